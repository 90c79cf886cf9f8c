"""A quotation whose speaker the sentence before tells: 'Ines Tarvo was blunt. "Nobody looked at the wall."'"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from twosource.spans import Span
from twosource.speech.clause import ROLE_WORDS, first_subject
from twosource.speech.completing import by_passage
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage, Sentence
from twosource.speech.people import Person

SHORTEST = 4
"""Words of a quotation that is somebody's words and no title or sign."""
_GROUPS = frozenset("he she they".split())


def with_following(
    content: str, found: Iterable[Found], passages: Sequence[Passage], cast: Sequence[Person]
) -> list[Found]:
    """Also the sentences that are one quotation which nobody has, right behind a sentence about a person in which nobody
    is quoted. Linear in the text.
    """
    names = {word for p in cast for word in (p.surname, p.name.split()[0])}
    out = []
    for one, some in zip(passages, by_passage(found, passages), strict=True):
        out.extend(some)
        if not one.headline:
            out.extend(_following(content, one.sentences, some, names))
    return out


def _following(content: str, sentences: Sequence[Sentence], some: list[Found], names: set[str]) -> Iterable[Found]:
    for before, here in pairwise(sentences):
        if before.quotations or not _is_quotation(content, here):
            continue
        if any(p.overlaps(s.span) for f in some for p in (*f.content, *f.cue) for s in (before, here)):
            continue
        source = first_subject(content, before.span, before.narration)
        if source is not None and _is_person(content, source, names):
            yield Found(
                source=(source,),
                cue=(),
                content=tuple(q.span for q in here.quotations),
                lemma="",
                stance="asserts",
                rule="follow-on",
                confidence=CONFIDENCE["follow-on"],
                damaged=here.damaged,
            )


def _is_quotation(content: str, s: Sentence) -> bool:
    words = sum(
        len(content[q.inner.start : q.inner.end].split()) for q in s.quotations if q.kind == "double" and q.closed
    )
    return words >= SHORTEST and not s.narration


def _is_person(content: str, source: Span, names: set[str]) -> bool:
    words = content[source.start : source.end].split(",")[0].split()
    low = words[-1].lower().rstrip(".")
    return bool(words) and (
        words[-1] in names
        or low in _GROUPS
        or (low in ROLE_WORDS and words[0].lower() in ("the", "his", "her", "one", "a", "an"))
    )


__all__ = ["with_following"]
