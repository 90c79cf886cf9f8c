"""A name of the draft that the pile does not have, and has nearly: a letter changed, put in or left out, or another given name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.check.abreast import TELLING
from twosource.check.drafts import Draft
from twosource.check.keys import Word, words_of
from twosource.check.offices import beside
from twosource.check.pile import Pile, Source, weight
from twosource.matter import SAME_NAME, same_name
from twosource.matter.exonyms import is_place
from twosource.spans import Span
from twosource.weights import spread, stem

_SHORTEST, _ALONE, _LONG = 4, 5, 7
"""Letters of a name that is compared at all; of one that stands alone; and from which on two letters of such a one may be others."""
_MOST = 500
"""Names of a draft that the pile does not have that are looked for."""
_ENDINGS = frozenset("n an ian ean ns ans ians ish ese s es i ic er a ia".split())
"""What is put to a name to make another word of it: "Karvonian"."""


class Misspelt(NamedTuple):
    span: Span
    source: Source
    theirs: tuple[Span, ...]
    """All places where the source has the name that it seems to be."""


class _Proper(NamedTuple):
    """A word with a capital: the word before and behind, where these have one too and no mark stands between."""

    word: Word
    before: str
    behind: str
    office: frozenset[str]
    """Stems of the words beside the name."""


def misspelt(draft: Draft, pile: Pile, taken: Sequence[Span]) -> Iterator[Misspelt]:
    """Each once, where it first stands. ``taken``: quotations, which are told as a whole."""
    known = {k for s in pile.sources for k in s.everything.where}
    known |= {_bare(k) for k in known}
    theirs = {s.report.id: _propers(s.report.text, s.words) for s in pile.sources}
    by_key: dict[str, list[tuple[Source, _Proper]]] = defaultdict(list)
    for source in pile.sources:
        for p in theirs[source.report.id]:
            by_key[_bare(p.word.key)].append((source, p))
    done: set[str] = set()
    tries = 0
    text = draft.report.text
    lines = [line.span for line in draft.report.lines if line.article]
    used = Counter(_bare(w.key) for w in words_of(text))
    for line in lines:
        for ours in _propers(text, words_of(text, line)):
            key = _bare(ours.word.key)
            if (
                tries >= _MOST
                or key in done
                or key in known
                or any(t.overlaps(ours.word.span) for t in taken)
                or not _is_name(key)
            ):
                continue
            tries += 1
            found = _meant(ours, key, by_key)
            if found and not _other_spelling(key, _bare(found[0][1].word.key), used):
                done.add(key)
                yield Misspelt(ours.word.span, found[0][0], tuple(p.word.span for s, p in found if s is found[0][0]))


def _other_spelling(ours: str, theirs: str, used: Counter[str]) -> bool:
    """Whether the draft writes a name of another script in its own way throughout: "Kharkov", "Harkow"."""
    return used[ours] > 1 and not used[theirs] and _as_heard(ours) == _as_heard(theirs)


def _as_heard(key: str) -> str:
    for letters, sound in _SOUNDS:
        key = letters.sub(sound, key)
    return key


_SOUNDS = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("kh|gh", "h"), ("ph|ff", "f"), ("tsch|tch|ch|sch|sh|cz|c(?=[eiy])", "s"), ("ck|c|q", "k"), ("x", "ks"), ("w", "v"),
        ("[yj]", "i"), ("ou|oo", "u"), ("(?<=.)h", ""), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
"""Letters for which different houses write different ones when they put a name into Latin letters; applied to both sides."""


def _meant(ours: _Proper, key: str, by_key: dict[str, list[tuple[Source, _Proper]]]) -> list[tuple[Source, _Proper]]:
    """The places of the name that is meant, the likeliest."""
    from rapidfuzz.distance import OSA

    best: tuple[tuple[bool, bool, int, str], list[tuple[Source, _Proper]]] | None = None
    for other, places in by_key.items():
        if abs(len(other) - len(key)) > 2:
            continue
        joined = [(s, p) for s, p in places if _same_beside(ours, p)]
        if not _is_name(other) and not (joined and len(other) >= _ALONE):  # "Sheila Banks"
            continue
        letters = int(OSA.distance(key, other, score_cutoff=2))
        near = _near(key, other, letters, beside=bool(joined))
        meant = (joined or places) if near else [(s, p) for s, p in joined if _other_given(ours, p)]
        if meant:
            rank = (not near, not joined, letters, other)
            if best is None or rank < best[0]:
                best = rank, meant
    return best[1] if best else []


def _near(key: str, other: str, letters: int, *, beside: bool) -> bool:
    low, high = sorted((key, other), key=len)
    if _one_word(low, high):
        return False
    if beside:
        return letters in (1, 2)
    return key[0] == other[0] and ((letters == 1 and len(low) >= _ALONE) or (letters == 2 and len(low) >= _LONG))


def _one_word(low: str, high: str) -> bool:
    """Whether two words are made of one name: "Karvonian", "Karvonia"."""
    stem_of = next((n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    return stem_of >= _SHORTEST and {low[stem_of:], high[stem_of:]} <= _ENDINGS | {""}


def _same_beside(ours: _Proper, theirs: _Proper) -> bool:
    return bool((ours.before and ours.before == theirs.before) or (ours.behind and ours.behind == theirs.behind))


def _other_given(ours: _Proper, theirs: _Proper) -> bool:
    """ "Elsa Dremov" for "Ilsa Dremov": one surname, one office, and two given names of which neither is a form of the other."""
    if not ours.behind or ours.behind != theirs.behind:
        return False
    one, other = (_bare(p.word.key) for p in (ours, theirs))
    same = same_name(f"{one} {ours.behind}", f"{other} {ours.behind}")
    return bool(ours.office & theirs.office) and same < SAME_NAME


def _propers(text: str, words: Sequence[Word]) -> list[_Proper]:
    out = []
    for n, word in enumerate(words):
        if not text[word.span.start].isupper() or not word.key.replace("'", "").isalpha():
            continue
        sides = []
        for m in (n - 1, n + 1):
            other = words[m] if 0 <= m < len(words) else None
            between = (
                ""
                if other is None
                else text[min(word.span.end, other.span.end) : max(word.span.start, other.span.start)]
            )
            joined = other is not None and between == " " and text[other.span.start].isupper()
            sides.append(_bare(other.key) if joined and other is not None and _is_name(_bare(other.key)) else "")
        office = frozenset(_office(text, word.span, words[n + 1].span)) if sides[1] else frozenset()
        out.append(_Proper(word, sides[0], sides[1], office))
    return out


def _office(text: str, first: Span, last: Span) -> Iterator[str]:
    for span in beside(text, first.start, last.end):
        for word in words_of(text, span):
            if weight(word.key) >= TELLING:
                yield stem(word.key)


def _bare(key: str) -> str:
    return key.removesuffix("'s").removesuffix("'")


def _is_name(key: str) -> bool:
    """Whether a word is none that reports use as such."""
    return len(key) >= _SHORTEST and spread(stem(key)) == 0 and key not in _DAYS and not is_place(key)


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march april june july august september october november december".split()
)
