"""The forms in which a comparison goes out, by the ending of ``-o`` or by ``--format``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

import click

from twosource.cli.output import place, write
from twosource.errors import OutputRefused
from twosource.records import Comparison

if TYPE_CHECKING:
    from twosource.report import Decision, Meter
    from twosource.store.comparison_tables import KeptDecision, KeptRow

Format = Literal["html", "json", "md", "jsonld", "csv", "sqlite"]
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "md",
    ".markdown": "md",
    ".jsonld": "jsonld",
    ".csv": "csv",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
}
NAMES: dict[Format, str] = {
    "html": "Page",
    "json": "JSON",
    "md": "Markdown",
    "jsonld": "Web Annotations",
    "csv": "CSV",
    "sqlite": "SQLite file",
}


class Outgoing(NamedTuple):
    """A comparison on its way out. ``decisions`` is None where none were handed in, ``share`` where all is shown."""

    comparison: Comparison
    decisions: tuple[Decision, ...] | None = None
    share: tuple[Meter, ...] | None = None


def known_ending(ctx: click.Context, option: click.Parameter, path: str | None) -> str | None:  # noqa: ARG001
    """A click callback for ``-o``: what is written follows from the ending, so an unknown one is refused. ``--format``
    (which is eager, and so read before) makes any ending good.
    """
    if path is not None and not ctx.params.get("form") and Path(path).suffix.lower() not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise click.BadParameter(f"{path} does not tell what to write; end it with one of {known}, or add --format")
    return path


def form_of(path: str) -> Format:
    """The form that an ending stands for: one that :func:`known_ending` let pass."""
    return ENDINGS[Path(path).suffix.lower()]


def as_text(out: Outgoing, form: Format) -> str:
    """The comparison in a form that is text, with a line feed at its end."""
    from twosource import report

    settled = None if out.decisions is None else report.settle(out.comparison, out.decisions)
    if form == "html":
        return report.page(out.comparison, out.decisions or (), share=out.share)
    if form == "md":
        return report.as_markdown(out.comparison, settled, out.share)
    if form == "jsonld":
        return report.as_annotations(out.comparison, settled) + "\n"
    if form == "csv":
        return report.as_csv(out.comparison, settled)
    return report.as_json(out.comparison, settled, out.share) + "\n"


def write_comparison(path: str, out: Outgoing, form: Format | None = None) -> str:
    """Writes the comparison in ``form``, else in that of the ending, and returns what it is called. Raises OutputRefused."""
    form = form or form_of(path)
    if form == "sqlite":
        from twosource.store.comparison_file import may_be_replaced, write_comparison_file

        if not may_be_replaced(path):
            raise OutputRefused(path, "it is a database that is no comparison, perhaps an archive")
        place(path, lambda part: write_comparison_file(part, out.comparison, _rows(out), _decisions(out)))
    else:
        write(path, as_text(out, form))
    return NAMES[form]


def asked(form: str | None) -> Format | None:
    """What click let pass for ``--format``."""
    return cast("Format | None", form)


def _rows(out: Outgoing) -> list[KeptRow]:
    from twosource.report.ledger import ledger
    from twosource.store.comparison_tables import KeptCell, KeptRow

    return [
        KeptRow(
            number=row.number,
            finding=row.id,
            source=row.source.name,
            relation=row.relation,
            tier=row.tier,
            originators=row.counts.originators if row.counts else None,
            sources=row.counts.sources if row.counts else int(row.source.kind != "unknown"),
            why="; ".join(row.why),
            cells=tuple(
                KeptCell(letter=c.letter, statement=c.statement.id, words=row.words(out.comparison.report(c.letter)))
                for c in row.cells
                if c.statement
            ),
        )
        for group in ledger(out.comparison)
        for row in group.rows
    ]


def _decisions(out: Outgoing) -> list[KeptDecision]:
    from twosource.report import settle
    from twosource.store.comparison_tables import KeptDecision

    settled = settle(out.comparison, out.decisions or ())
    return [
        KeptDecision(finding=d.id, decision=d.decision, note=d.note, at=d.at, told=d.finding, held=held)
        for held, decisions in ((True, settled.held), (False, settled.vanished))
        for d in decisions
    ]
