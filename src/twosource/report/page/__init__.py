"""One self-contained HTML page of a comparison: opens from disk, loads nothing, reads well with scripts off."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from twosource.records import Comparison
from twosource.report import wording
from twosource.report.foremost import TOPICS, Topic, foremost
from twosource.report.ledger import Row, ledger, rows_by_statement
from twosource.report.origins import counts, lineage_sentences, text_from
from twosource.report.page.columns import columns
from twosource.report.page.drawing import drawing
from twosource.report.page.tables import (
    answer_rows,
    date_rows,
    figure_rows,
    label_rows,
    lone_figures,
    name_rows,
    problem_rows,
)
from twosource.report.picking import telling, things
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
        alone=_alone(comparison, rows),
        answers=answer_rows(comparison, where),
        columns=columns(comparison, where),
        comparison=comparison,
        counts=counts(comparison, counted(sources(comparison))),
        css=_asset("page.css"),
        dates=date_rows(comparison),
        drawing=drawing(comparison),
        figures=figure_rows(comparison),
        groups=groups,
        js=_asset("page.js"),
        labels=label_rows(comparison),
        letters=frozenset(report.letter for report in comparison.reports),
        lineage=lineage_sentences(comparison),
        lone_figures=lone_figures(comparison),
        names=name_rows(comparison),
        policy=content_security_policy(),
        problems=problem_rows(comparison),
        reports=comparison.reports,
        rows=rows,
        shown=_SHOWN,
        tally={kind: sum(1 for row in rows if row.relation == kind) for kind in wording.RELATIONS},
        text_from=text_from,
        things=things(comparison),
        topics={topic: tuple(item for item in items if item.topic == topic) for topic in TOPICS},
        topic_words=TOPICS,
        version=_version(),
        words=wording,
    )


def _alone(comparison: Comparison, rows: tuple[Row, ...]) -> dict[str | None, list[Row]]:
    """By letter, the rows of one report whose statement tells something by itself."""
    out: dict[str | None, list[Row]] = {report.letter: [] for report in comparison.reports}
    for row in rows:
        letters = row.letters()
        statement = row.cell(letters[0]).statement
        if len(letters) == 1 and statement and telling(comparison.report(letters[0]), statement):
            out[letters[0]].append(row)
    return out


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
