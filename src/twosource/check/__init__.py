"""A draft against a pile of reports: where its quotations and figures stand there, and what differs.

``read_draft`` reads a page as a draft; ``check`` looks up every quotation (three words or more in quotation marks, or set as a
block) and every figure, and tells reported statements and dates that stand otherwise in the pile. ``needles`` are the words by
which an archive finds the reports to hold a draft against. The result says what is found in the pile, not what was said or
what is so.
"""

from __future__ import annotations

from twosource.check.dates import date_items
from twosource.check.drafts import Draft, read_draft
from twosource.check.figures import figure_items
from twosource.check.needles import Needle, needles
from twosource.check.pile import Pile
from twosource.check.quotations import MIN_WORDS, Quotations
from twosource.check.quoting import quoted_in
from twosource.check.speakers import People
from twosource.check.statements import statement_items
from twosource.check.wording import wording_items
from twosource.records import Check, CheckItem, Report

__all__ = ["MIN_WORDS", "Draft", "Needle", "check", "needles", "read_draft"]


def check(draft: Draft | Report, pile: tuple[Report, ...]) -> Check:
    """One item for each quotation and each figure of the draft, in the order of the draft, and one for each reported
    statement and date that stands otherwise in the pile.

    ``where`` points into the reports of the pile by their ids. Two reports with one id cannot be told apart there.
    """
    if isinstance(draft, Report):
        draft = Draft(draft)
    known = Pile(pile)
    people = People(draft.report, pile)
    look = Quotations(draft, known, people)
    quotations = quoted_in(draft.report, draft.blocks)
    quoted = [item for q in quotations if (item := look.item(q)) is not None]
    items: list[CheckItem] = [
        *quoted,
        *figure_items(draft, known, quoted),
        *statement_items(draft, known, people, quoted),
        *date_items(draft, known, quoted),
    ]
    items += wording_items(draft, known, [q.inner for q in quotations], items)
    return Check(
        items=tuple(sorted(items, key=lambda i: (i.span, i.kind))),
        path=draft.report.path,
        sha256=draft.report.sha256,
        text=draft.report.text,
    )
