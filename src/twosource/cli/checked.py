"""What ``twosource check`` prints for a person: what differs first and in full, what stands word for word as a count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from twosource.records import Check, CheckDifference, CheckItem, Where
from twosource.report.visible import one_line
from twosource.spans import Span

_OURS, _THEIRS = ("[-", "-]"), ("{+", "+}")
_LONGEST = 400
_PLACES = 3


def printed(result: Check, *, everything: bool) -> str:
    """The items of a draft as lines; ``everything``: what is verbatim too. Differing words stand between ``[-`` and ``-]``
    in the draft's words, between ``{+`` and ``+}`` in the report's.
    """
    shown = [i for i in result.items if everything or i.state != "verbatim"]
    lines = [line for item in shown for line in (*_item(result, item), "")]
    return "\n".join([*lines, _summary(result)])


def _item(result: Check, item: CheckItem) -> list[str]:
    ours = [d.draft for d in _differences(item) if d.draft is not None]
    head = f"{one_line(result.path)}:{item.line}: {click.style(item.state, bold=True)} {item.kind}"
    lines = [head, f"    {_marked(result.text, item.span, ours, _OURS)}", f"    {one_line(item.why)}"]
    told = item.kind in ("figure", "date", "name") and item.state != "verbatim"  # in the reason already
    for n, where in enumerate(() if told else item.where[:_PLACES]):
        differing = [s for d in item.differences if d.report == where.report for s in d.spans] if n == 0 else []
        lines.append(f"    in {_place(where, differing)}")
    more = 0 if told else len(item.where) - _PLACES
    if more > 0:
        lines.append(f"    and in {more} more")
    if item.near is not None:
        share = f"{100 * item.near.nearness:.0f}% of the words"
        lines.append(f"    near: {_place(item.near, [s for d in item.near.differences for s in d.spans])} ({share})")
    return lines


def _differences(item: CheckItem) -> Sequence[CheckDifference]:
    if item.differences or item.near is None or item.near.nearness < 0.5:
        return item.differences
    return item.near.differences


def _place(where: Where, differing: Sequence[Span]) -> str:
    """The words with those that the draft has otherwise between marks, as far as they stand inside a piece."""
    who = f", {one_line(where.speaker)}" if where.speaker else ""
    words, at = [], 0
    for span in where.spans:
        piece = where.words[at : at + len(span)]
        inside = [Span(d.start - span.start, d.end - span.start) for d in differing if d in span]
        words.append(_marked(piece, Span(0, len(piece)), inside, _THEIRS))
        at += len(span) + 1
    return f"{one_line(where.path)}{who}: {' … '.join(words)}"


def _marked(text: str, whole: Span, differing: Sequence[Span], marks: tuple[str, str]) -> str:
    out, at = [], whole.start
    for span in sorted(differing):
        if span in whole and span.start >= at:
            out += [text[at : span.start], marks[0], text[span.start : span.end], marks[1]]
            at = span.end
    words = one_line("".join([*out, text[at : whole.end]]).replace("\n", " "))
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}”"


def _summary(result: Check) -> str:
    """How many items stand how: an empty draft is told as such."""
    if not result.items:
        return f"{one_line(result.path)}: no quotation of three words or more and no figure found in this draft"
    counts = Counter(item.state for item in result.items)
    told = ", ".join(f"{n} {state}" for state, n in sorted(counts.items(), key=lambda c: (c[0] != "verbatim", c[0])))
    return f"{one_line(result.path)}: {told}"
