"""One self-contained HTML page of a comparison: opens from disk, loads nothing, reads well with scripts off."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from twosource.records import Comparison
from twosource.report import wording
from twosource.report.foremost import TOPICS, Topic, foremost, words_of
from twosource.report.ledger import ledger, rows_by_statement
from twosource.report.origins import counts, lineage_sentences, text_from
from twosource.report.page.columns import columns
from twosource.report.page.drawing import drawing
from twosource.report.page.tables import (
    answer_rows,
    date_rows,
    figure_rows,
    label_rows,
    lone_rows,
    name_rows,
    problem_rows,
    telling_rows,
)
from twosource.report.picking import alone, things
from twosource.report.sources import counted, sources
from twosource.report.visible import one_line, visible

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = ["content_security_policy", "page"]

# Findings of each topic that stand open in the brief; the rest is folded, so that it fits a laptop screen.
_SHOWN: dict[Topic, int] = {"rendering": 2, "figure": 2, "denial": 1, "silence": 1, "form": 1, "source": 1}


def page(comparison: Comparison) -> str:
    """The page as HTML text, to be written as UTF-8. Deterministic for one version of the program."""
    groups = ledger(comparison)
    where = rows_by_statement(groups)
    rows = tuple(row for group in groups for row in group.rows)
    items = foremost(comparison, groups)
    return _template().render(
        alone={report.letter: alone(comparison, report.letter or "") for report in comparison.reports},
        answers=answer_rows(comparison, where),
        columns=columns(comparison, where),
        comparison=comparison,
        counts=counts(comparison, counted(comparison, sources(comparison))),
        css=_asset("page.css"),
        dates=date_rows(comparison),
        drawing=drawing(comparison),
        figures=figure_rows(comparison),
        files=wording.files_of(comparison.reports),
        groups=groups,
        js=_asset("page.js"),
        labels=label_rows(comparison),
        letters=frozenset(report.letter for report in comparison.reports),
        lineage=lineage_sentences(comparison),
        lone_figures=lone_rows(comparison),
        names=name_rows(comparison),
        outlets=wording.outlets_of(comparison.reports),
        policy=content_security_policy(),
        problems=problem_rows(comparison),
        reports=comparison.reports,
        rows=rows,
        shown=_SHOWN,
        tally={kind: sum(1 for row in rows if row.relation == kind) for kind in wording.RELATIONS},
        telling_figures=telling_rows(comparison),
        text_from=text_from,
        things=things(comparison),
        topics={topic: tuple(item for item in items if item.topic == topic) for topic in TOPICS},
        topic_words=TOPICS,
        version=_version(),
        where=where,
        words=wording,
        words_of=words_of,
    )


@cache
def content_security_policy() -> str:
    """What the page may do: show its own style, run its own script, nothing else."""
    style, script = _fingerprint(_asset("page.css")), _fingerprint(_asset("page.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; img-src 'none'; "
        "base-uri 'none'; form-action 'none'"
    )


def _fingerprint(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _version() -> str:
    from importlib import metadata

    return metadata.version("twosource")


@cache
def _asset(name: str) -> str:
    from importlib import resources

    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        """Every value on its way to the page: page text loses what would steer the reader's screen."""
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=shown, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["line"] = one_line
    environment.filters["zip"] = zip
    # The two parts that are not escaped are the program's own files, named by hash in the page's policy.
    environment.filters["own"] = Markup
    return environment.from_string(_asset("page.html.j2"))
