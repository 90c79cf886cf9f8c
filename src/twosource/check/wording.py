"""The draft's own sentences, word by word: told where a sentence of the pile that tells the same has another word of a kind that
leaves no doubt (its opposite, a negation, "may" for "will", another person), and where a name is misspelt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.check.abreast import Other, Row, Sentences, told
from twosource.check.contrasts import contrasts
from twosource.check.drafts import Draft
from twosource.check.misspelt import Misspelt, misspelt
from twosource.check.modality import modalities
from twosource.check.negation import negations
from twosource.check.pile import Pile
from twosource.check.renamed import Names, renamed
from twosource.records import CheckDifference, CheckItem, Where
from twosource.spans import Span

_AROUND = 4
"""Words to either side of one that differs that are shown with it."""


def wording_items(
    draft: Draft, pile: Pile, quotations: Sequence[Span], told_already: Sequence[CheckItem]
) -> list[CheckItem]:
    """An item for each word that differs, in order. ``quotations`` are looked up as such; of what is ``told_already`` no more is
    said.
    """
    text = draft.report.text
    turned = [i.span for i in told_already if i.kind == "statement" and i.state == "altered"]
    taken = [i.span for i in told_already if i.kind in ("figure", "date") or i.state != "verbatim"]
    out = []
    for m in misspelt(draft, pile, quotations):
        taken.append(m.span)
        out.append(_misspelt(draft, m))
    sentences, names = Sentences(pile), Names()
    for span in told(draft.report):
        row = Row(text, span, quotations)
        beside = sentences.beside(row) if any(row.free) else []
        if not beside:
            continue
        found = [*contrasts(row, beside), *modalities(row, beside), *negations(row, beside)]
        found += renamed(row, beside, draft.report, names)
        for other in _each_once(found):
            if other.negation and any(t.overlaps(row.span) for t in turned):
                continue  # told of the statement already
            item = _item(draft, row, other)
            if not any(t.overlaps(_of_it(row, other)) for t in taken):
                taken.append(_of_it(row, other))
                out.append(item)
    return out


def _each_once(found: Sequence[Other]) -> Iterator[Other]:
    """A word that differs in two ways once, as what tells most: the first."""
    seen: set[int] = set()
    for other in found:
        if other.ours not in seen:
            seen.add(other.ours)
            yield other


def _of_it(row: Row, other: Other) -> Span:
    return row.words[other.ours].span


def _item(draft: Draft, row: Row, other: Other) -> CheckItem:
    report, theirs = other.stood.source.report, other.stood.row
    ours = None if other.left_out else _of_it(row, other)
    there = () if other.theirs is None else (theirs.words[other.theirs].span,)
    what = "the negation " if other.negation else ""
    if ours and there:
        why = f"the draft has “{draft.report.words(ours)}” where {report.path} has “{report.words(there)}”"
    elif ours:
        why = f"the draft adds {what}“{draft.report.words(ours)}”, which {report.path} does not have"
    else:
        why = f"the draft leaves out {what}“{report.words(there)}” of {report.path}"
    span = _shown(row, other)
    return CheckItem(
        span=span,
        kind="wording",
        state="altered",
        where=(Where(report=report.id, spans=(theirs.span,), path=report.path, words=report.words(theirs.span)),),
        why=f"in a sentence that tells the same {why}",
        differences=(
            CheckDifference(
                kind="left-out" if ours is None else "replaced" if there else "added",
                draft=ours,
                report=report.id,
                spans=there,
                negation=other.negation,
            ),
        ),
        line=draft.line(span),
    )


def _shown(row: Row, other: Other) -> Span:
    """The word with those around it, as far as they stand outside quotations that are looked up as such."""
    first = last = other.ours
    while first > max(0, other.ours - _AROUND) and row.free[first - 1]:
        first -= 1
    while last < min(len(row.words) - 1, other.ours + _AROUND) and row.free[last + 1]:
        last += 1
    return row.words[first].span.cover(row.words[last].span)


def _misspelt(draft: Draft, found: Misspelt) -> CheckItem:
    report = found.source.report
    where = Where(report=report.id, spans=found.theirs, path=report.path, words=report.words(found.theirs))
    why = f"the pile has no “{draft.report.words(found.span)}”; {report.path} has “{report.words(found.theirs[:1])}”"
    return CheckItem(
        span=found.span, kind="name", state="altered", where=(where,), why=why, line=draft.line(found.span),
    )  # fmt: skip
