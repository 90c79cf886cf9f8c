"""One self-contained HTML page of a comparison: opens from disk, loads nothing, reads well with scripts off.

The reading room serves the same page; then it sends decisions to its server as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from twosource.records import Comparison
from twosource.report import wording
from twosource.report.decisions import Decision, settle
from twosource.report.foremost import TOPICS, foremost, words_of
from twosource.report.ledger import Row, ledger, rows_by_statement
from twosource.report.origins import counts, lineage_sentences, text_from
from twosource.report.page import tables
from twosource.report.page.accuracy import accuracy
from twosource.report.page.assets import content_security_policy, script, source, style
from twosource.report.page.columns import columns
from twosource.report.page.data import data_block, web_address
from twosource.report.page.drawing import drawing
from twosource.report.page.first_view import first_view, room_for_labels, terms_of
from twosource.report.page.lean import lean
from twosource.report.page.reasons import reason
from twosource.report.passages import Piece
from twosource.report.picking import alone, telling_things, things
from twosource.report.sources import counted, sources
from twosource.report.visible import one_line, visible

if TYPE_CHECKING:
    from jinja2 import Environment

    from twosource.report.sharing import Meter

__all__ = ["Served", "content_security_policy", "page", "style"]


_MOST_FOLDED = 8
"""Findings of one topic that are folded in the brief; the rest stands in its own table."""


_RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"))
"""Languages that are written from right to left. Elsewhere a paragraph's first strong letter decides."""


class Served(NamedTuple):
    """Where a served page belongs: the address of the room's first page, the one that takes decisions, and the key that
    is sent with each.
    """

    home: str
    save: str
    key: str


def page(
    comparison: Comparison,
    decisions: Iterable[Decision] = (),
    *,
    served: Served | None = None,
    share: tuple[Meter, ...] | None = None,
) -> str:
    """The page as HTML text, to be written as UTF-8, with ``decisions`` applied; those whose findings are not in this
    comparison are listed. Deterministic for one version of the program.

    ``share``: how much of each report is shown, where the comparison holds only what may be passed on (see
    :func:`twosource.report.share`); the whole texts are left out then, and places are told by their offsets.
    """
    groups = ledger(comparison)
    where = rows_by_statement(groups)
    rows = tuple(row for group in groups for row in group.rows)
    items = foremost(comparison, groups)
    settled = settle(comparison, decisions, groups)
    labelled = telling_things(comparison) or things(comparison)
    return lean(
        _environment()
        .get_template("page.html.j2")
        .render(
            accuracy=accuracy(),
            alone={report.letter: alone(comparison, report.letter or "") for report in comparison.reports},
            answers=tables.answer_rows(comparison, where),
            beside=_beside(comparison, rows),
            columns=columns(comparison, where),
            comparison=comparison,
            counts=counts(comparison, counted(comparison, sources(comparison))),
            css=style(),
            data=data_block(comparison, settled),
            dates=tables.date_rows(comparison),
            decided=settled.by_id(),
            drawing=drawing(comparison),
            edges=tables.edge_rows(comparison),
            figures=tables.figure_rows(comparison),
            files=wording.files_of(comparison.reports),
            first=first_view(items),
            groups=groups,
            js=script(),
            kinship=tables.KINSHIP,
            labels=tables.label_groups(comparison),
            letters=frozenset(report.letter for report in comparison.reports),
            lineage=lineage_sentences(comparison),
            lone_figures=tables.lone_rows(comparison),
            most_folded=_MOST_FOLDED,
            names=tables.name_rows(comparison),
            notes=tuple(decision for decision in settled.held if decision.note),
            outlets=wording.outlets_of(comparison.reports),
            policy=content_security_policy(served=served is not None),
            problems=tables.problem_rows(comparison),
            reason=reason,
            reports=comparison.reports,
            right_to_left=_RIGHT_TO_LEFT,
            rows=rows,
            served=served,
            share=share,
            settled=settled,
            spellings=tables.spelling_groups(comparison),
            tally={kind: sum(1 for row in rows if row.relation == kind) for kind in wording.RELATIONS},
            telling_figures=tables.telling_rows(comparison),
            terms_of=terms_of,
            text_from=text_from,
            things=labelled,
            things_beside=_labels_fit(comparison, len(labelled[:1]) + len(comparison.reports)),
            topic_words=TOPICS,
            version=_version(),
            web_address=web_address,
            where=where,
            words=wording,
            words_of=words_of,
        )
    )


_BESIDE = 4
"""Columns that stand side by side at first."""


def _beside(comparison: Comparison, rows: tuple[Row, ...]) -> frozenset[str]:
    """The reports with most in common with others; of equal ones the first."""
    held = Counter(letter for row in rows if row.matches for letter in row.letters())
    letters = (report.letter or "" for report in comparison.reports)
    return frozenset(sorted(letters, key=lambda letter: -held[letter])[:_BESIDE])


def _labels_fit(comparison: Comparison, lines: int) -> bool:
    told = tuple(
        (wording.title_of(r), f"{wording.outlet_of(r)} {wording.by_of(r)} {text_from(comparison, r.letter or '')}  ")
        for r in comparison.reports
    )
    return room_for_labels(told, lineage_sentences(comparison), lines)


@cache
def _version() -> str:
    from importlib import metadata

    return metadata.version("twosource")


def _in_core(pieces: tuple[Piece, ...]) -> list[tuple[bool, list[Piece]]]:
    """Pieces in turn inside and outside the core of their passage."""
    return [(core, list(held)) for core, held in groupby(pieces, key=lambda piece: "core" in piece.marks)]


def _marked(term: str) -> bool:
    """Whether a term brings quotation marks of its own."""
    return any(mark in term for mark in '“”„«»"‘') or term.startswith("'") or " '" in term


_MOSTLY = 0.6
"""Share of a passage from which marking the words that differ says no more than that it is in other words."""


def _mostly_other(pieces: tuple[Piece, ...]) -> bool:
    core = [piece for piece in pieces if "core" in piece.marks]
    other = sum(len(piece.text) for piece in core if "differ" in piece.marks)
    return other > _MOSTLY * sum(len(piece.text) for piece in core)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    def shown(value: Any) -> Any:
        """Every value on its way to the page: page text loses what would steer the reader's screen."""
        return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    environment = Environment(
        loader=FunctionLoader(lambda name: source(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["line"] = one_line
    environment.filters["marked"] = _marked
    environment.filters["in_core"] = _in_core
    environment.filters["mostly_other"] = _mostly_other
    environment.tests["little"] = wording.little_read
    # What is not escaped is the program's own style and script, named by hash in the page's policy, and its data block.
    environment.filters["own"] = Markup
    return environment
