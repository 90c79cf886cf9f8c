"""The room's own pages: templates in which everything that came from outside is escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from twosource.report.page import style
from twosource.report.visible import one_line, visible

if TYPE_CHECKING:
    from jinja2 import Environment

NO_SCRIPT_SECONDS = 2
"""Seconds after which a page that shows progress is loaded anew where scripts are off."""


def draw(template: str, **values: Any) -> str:
    """The page ``template`` with these values."""
    return (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(css=_style(), js=_asset("room.js"), seconds=NO_SCRIPT_SECONDS, **values)
    )


@cache
def content_security_policy() -> str:
    """What the room's own pages may do: show their style, run their script, ask and send to the room itself."""
    return (
        f"default-src 'none'; style-src '{_fingerprint(_style())}'; script-src '{_fingerprint(_asset('room.js'))}'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def _style() -> str:
    return style() + _asset("room.css")


def _fingerprint(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        """Every value on its way to the page: page text loses what would steer the reader's screen."""
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = one_line
    # The parts that are not escaped are the program's own files, named by hash in the policy.
    environment.filters["own"] = Markup
    return environment
