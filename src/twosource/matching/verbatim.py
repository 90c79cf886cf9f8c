"""Statements that two reports print word for word: told first, and not told again of anything else that is as well.

A report says its main matter two or three times, in the headline, the lead and a quotation. A copy of it does the same:
each of these is its own copy there, and that it is also like the others is nothing that the two reports differ in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from twosource.matching.parts import Part


def verbatim(a: Sequence[Part], b: Sequence[Part]) -> tuple[dict[str, str], dict[str, str]]:
    """Each statement that has its copy, to the id of that, from both sides. Linear but for repeats.

    What one denies and the other admits is no copy. Where words stand twice, those attributed alike and closest in place are taken first.
    """
    by_words: dict[tuple[bool, tuple[str, ...]], list[Part]] = defaultdict(list)
    for q in b:
        by_words[q.negated, q.words].append(q)
    found = sorted(
        (p.source != q.source, p.statement.form != q.statement.form, abs(p.at - q.at), p.statement.id, q.statement.id)
        for p in a
        for q in by_words.get((p.negated, p.words), ())
    )
    there: dict[str, str] = {}
    back: dict[str, str] = {}
    for *_, one, two in found:
        if one not in there and two not in back:
            there[one], back[two] = two, one
    return there, back
