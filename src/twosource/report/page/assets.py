"""The page's own style and script: small files joined in one order, and the policy that names them by hash."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources

_STYLES = ("base", "brief", "ledger", "texts", "tables", "decisions", "narrow", "print")
_SCRIPTS = ("start", "findings", "decisions", "citations", "ledger", "texts", "keys", "begin")
"""The order is that of use: a part may name what stands left of it at once, and anything once the page has begun."""


@cache
def style() -> str:
    """The style of every page."""
    lines = _lean("".join(source(f"css/{name}.css") for name in _STYLES))
    return _SPARE.sub(lambda found: found[1] or "", lines)


@cache
def script() -> str:
    """The script of the page, in a scope of its own."""
    parts = "".join(source(f"js/{name}.js") for name in _SCRIPTS)
    return f'"use strict";\n(() => {{\n{_lean(parts)}\n}})();\n'


@cache
def content_security_policy(*, served: bool = False) -> str:
    """What the page may do: show its own style and run its own script; where ``served``, also speak to its server."""
    connect = "connect-src 'self'; " if served else ""
    return (
        f"default-src 'none'; style-src '{_fingerprint(style())}'; script-src '{_fingerprint(script())}'; "
        f"{connect}img-src 'none'; base-uri 'none'; form-action 'none'"
    )


def source(name: str) -> str:
    """One file of this folder."""
    return resources.files(__package__ or "").joinpath(*name.split("/")).read_text(encoding="utf-8")


_SPARE = re.compile(r"\s*([{};])\s*|(?<=[:,])[ ]+")
"""White space that says nothing in a style sheet. No string in ours holds any of these signs."""


def _lean(text: str) -> str:
    """Without indentation, blank lines and lines of comment. No string of ours runs over the end of a line."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _fingerprint(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
