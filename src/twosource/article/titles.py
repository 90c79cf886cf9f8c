"""Which line is the headline.

A known headline is looked for first. Otherwise each line at the head of the text gets marks: what it shares with the
body, repetition, a heading, its length and form, what stands around it. The marks are weighed and the best line is
taken if it weighs enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

import msgspec

from twosource.article.glyphs import PAIRED, WORDS
from twosource.article.lines import Seen, glyphs_of, key_of, words_of
from twosource.records import Role, Title
from twosource.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FEWEST, _MOST = 2, 40
"""Words of a headline; of 730 development pages all but three lie in this range."""
_WITHIN = 0.75
"""Share of the longer key that the shorter must cover for two forms of a headline to be one (a site name added)."""
_REACH = 40
"""Lines above the first prose in which a headline is looked for."""
_PAST = 6
"""Lines below the first prose in which one is looked for: a notice or the words of a picture may stand above it."""
_BELOW = 3
"""Lines of prose that may stand above a known headline: a standfirst, a notice."""
_BODY = 12
"""Paragraphs whose words a headline is compared with."""
_FAR = 1_000
"""Characters of a paragraph whose words are compared."""
_PARAGRAPH = 25
"""Words of a line that is taken for the first of the body where none was found."""
_SHORT = 3
"""Letters of a word that tells nothing."""
_PAIR = re.compile(r"[\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_LABELLED = re.compile(r"(?:published|updated|posted)\b|https?:", re.IGNORECASE)
_MOMENT = re.compile(r"\d(?:(?<=\b\d)(?:(?<=1)9|(?<=2)0)\d\d\b.*\d{1,2}[:.]\d\d|\d?[:.]\d\d.*\b(?:19|20)\d\d\b)")
"""A year and a time of day."""
_TRAIL = re.compile(r"\S\s*[»›>]\s*\S")
"""The way to a page: "Home » Society » …"."""
_NO_ENDS = frozenset(".。।:;,")
"""Signs with which no headline ends."""
_QUOTED_ELSEWHERE = 12
"""Letters from which a line that stands inside another one tells something."""
_AROUND = (120, 20)
"""Lines above and below the first prose in which others may repeat the headline ("Share this story: …")."""

_SHARED, _TERMS, _MANY = 1.7, 1.8, 6
_WEIGHTS = {
    "copied": 1.0, "quoted": 1.0, "heading": 2.9, "lower heading": 0.4, "past": -2.6, "first prose": -0.3, "far": 0.6,
    "one or two words": -1.4, "few words": -0.7, "many words": -1.7, "top": 2.4, "question": 0.5, "colon": 0.6,
    "shouted": -0.8, "caption": -0.8, "dated below": 1.3, "gap above": 1.4, "gap below": 1.5, "label above": 0.9,
    "standfirst": -1.1,
}  # fmt: skip
_ENOUGH = 3.8
"""Weights by maximum likelihood, with a ridge of 1, that the marked line of a page is its headline, over the 1,007
plain development pages; with those of one half of the sites .84 to .90 of the headlines of the other half are found
and .79 to .86 of its pages without one get none. ``_SHARED`` is for the share of the line's longer words that come
back in the body, ``_TERMS`` for their number, up to ``_MANY``."""


class _Body:
    """The longer words of the first paragraphs, told by their first letters; in scripts without spaces also each two
    letters.
    """

    def __init__(self, lines: Sequence[Seen], paragraphs: Iterable[int]) -> None:
        import numpy as np

        self._lines, self._words = lines, words_of(lines)
        self._starts: list[int] = self._words.starts.tolist()
        self._paired = bool((glyphs_of(lines).held & PAIRED).any())
        found = [self._terms(n) for n in paragraphs]
        held = np.concatenate([np.zeros(1, dtype=np.int64), *(stems for stems, _ in found)])
        size = int(max(self._words.stem.max(initial=0), held.max())) + 1
        self._held: NDArray[np.bool_] = np.zeros(size, dtype=bool)
        self._held[held] = True
        self._held[0] = False
        self._pairs = frozenset(chain.from_iterable(pairs for _, pairs in found))

    def shared(self, n: int) -> tuple[int, int]:
        """How many words of the line ``n`` come back in the body, and how many it has."""
        import numpy as np

        stems, pairs = self._terms(n)
        common = int(np.count_nonzero(self._held[stems])) + sum(map(self._pairs.__contains__, pairs))
        return common, int(np.count_nonzero(stems)) + len(pairs)

    def _terms(self, n: int) -> tuple[NDArray[np.int64], Sequence[str]]:
        """The numbers of the words by their first letters, 0 for those that tell nothing; and the pairs of letters."""
        import numpy as np

        line = self._lines[n]
        pairs: Sequence[str] = _PAIR.findall(line.text[:_FAR]) if self._paired else ()
        if len(line.text) > _FAR:
            return np.array(
                sorted(self._words.stems_of(WORDS.findall(line.text[:_FAR].lower()))), dtype=np.int64
            ), pairs
        start = self._starts[n]
        return self._words.stem[start : start + len(line.small)], pairs


class _Place(msgspec.Struct, frozen=True):
    """What the lines of one page are held against."""

    first: int
    body: _Body
    copies: Counter[str]
    around: str


def headline(lines: Sequence[Seen], shown: Sequence[Role | None], first: int | None, known: str) -> int | None:
    """The index of the title line, the first of them where it is printed several times.

    ``first`` is the first line of prose in the body, ``known`` the headline as the page tells it elsewhere. Linear in
    the number of lines.
    """
    if known and (found := _known(lines, known, first)) is not None:
        return found
    start = first if first is not None else next((n for n, row in enumerate(lines) if row.words >= _PARAGRAPH), None)
    if start is None:
        return None
    place = _Place(
        first=start,
        body=_Body(lines, islice(_paragraphs(lines, start), _BODY)),
        copies=Counter(line.key for line in lines),
        around="\n".join(
            line.key for line in lines[max(0, start - _AROUND[0]) : start + _AROUND[1]] if line.words <= 2 * _MOST
        ),
    )
    best = max(_ranked(lines, shown, place), key=lambda found: found[0], default=None)
    if best is not None and best[0] >= _ENOUGH:
        return best[1]
    return _alone(lines, shown, first) if first is not None else None


_STANDFIRST, _GOOD, _KICKER = 4, 0.5, 4
"""A line up to so many lines below one of more than ``_KICKER`` words of which such a share comes back in the body
is rather its standfirst."""


def _ranked(lines: Sequence[Seen], shown: Sequence[Role | None], place: _Place) -> Iterator[tuple[float, int]]:
    """The lines that may be the headline, each with its weight; first the heaviest, and none that cannot be heavier
    than those before it.
    """
    weighed: list[tuple[float, int]] = []
    good: list[int] = []
    seen: set[str] = set()
    for n in range(max(0, place.first - _REACH), min(len(lines), place.first + _PAST)):
        line = lines[n]
        if line.key in seen or (shown[n] is not None and not _level(line)) or not _shaped(line):
            continue
        seen.add(line.key)
        share, weight = _weighed(n, lines, shown, place)
        weighed.append((weight + (_WEIGHTS["standfirst"] if good and n - good[-1] <= _STANDFIRST else 0.0), n))
        if line.words > _KICKER and share >= _GOOD:
            good.append(n)
    best = float("-inf")
    for weight, n in sorted(weighed, key=lambda w: (-w[0], w[1])):
        if weight + _WEIGHTS["quoted"] < max(best, _ENOUGH):
            return
        key = lines[n].key
        quoted = len(key) > _QUOTED_ELSEWHERE and place.around.count(key) > place.copies[key]
        weight += quoted * _WEIGHTS["quoted"]
        best = max(best, weight)
        yield weight, n


def _weighed(n: int, lines: Sequence[Seen], shown: Sequence[Role | None], place: _Place) -> tuple[float, float]:
    """The share of the line's words that come back in the body, and its weight without regard to the lines above."""
    common, count = place.body.shared(n)
    share = common / count if count else 0.0
    weight = sum(map(_WEIGHTS.__getitem__, _marks(n, lines, shown, place)))
    return share, weight + _SHARED * share + _TERMS * min(common, _MANY) / _MANY


def _marks(n: int, lines: Sequence[Seen], shown: Sequence[Role | None], place: _Place) -> Iterator[str]:
    """What is told of the line by its form and by what stands around it."""
    line, text = lines[n], lines[n].text
    if place.copies[line.key] > 1:
        yield "copied"
    level = line.hint.heading or _level(line)
    if level:
        yield "heading" if level == 1 else "lower heading"
    if n >= place.first:
        yield "past" if n > place.first else "first prose"
    elif place.first - n > _DISTANT:
        yield "far"
    if line.words <= 4:
        yield "one or two words" if line.words <= 2 else "few words"
    elif line.words > 22:
        yield "many words"
    if not n:
        yield "top"
    if text[-1] in "?!？！":
        yield "question"
    if ":" in text[2:-2]:
        yield "colon"
    if text.isupper() and len(line.key) > 6:
        yield "shouted"
    if not _DATED.isdisjoint(shown[n + 1 : n + 5]):
        yield "dated below"
    if n and line.span.start - lines[n - 1].span.end > 1:
        yield "gap above"
    if n + 1 < len(lines) and lines[n + 1].span.start - line.span.end > 1:
        yield "gap below"
    if n and (shown[n - 1] is not None or lines[n - 1].words <= 3):
        yield "label above"
    if text[-1] == ")":
        yield "caption"


_DISTANT = 8
"""Lines above the first prose from which on a line is far off."""
_DATED: frozenset[Role] = frozenset({"byline", "date", "dateline"})


def _level(line: Seen) -> int:
    """The level of a heading that is marked in plain text, "## Words"; 0 for none."""
    marks = line.span.end - line.span.start - len(line.text) - 1
    return marks if 1 <= marks <= 6 and not line.bullet else 0


def _alone(lines: Sequence[Seen], shown: Sequence[Role | None], first: int) -> int | None:
    """The one line above the body that is nothing else, whatever its words: a clean text begins with its headline."""
    above = [n for n in range(first) if shown[n] is None]
    return above[0] if len(above) == 1 and lines[above[0]].words > 2 and _shaped(lines[above[0]]) else None


def _paragraphs(lines: Sequence[Seen], first: int) -> Iterator[int]:
    """The paragraphs that end as such, from the line ``first`` on."""
    for n in range(first, len(lines)):
        line = lines[n]
        if line.prose and (line.words >= _MOST or line.text[-1] in ".。।"):
            yield n


def _known(lines: Sequence[Seen], known: str, first: int | None) -> int | None:
    wanted = key_of(known)
    best: tuple[float, int] | None = None
    for n, line in enumerate(lines):
        if first is not None and n > first + _BELOW:
            break  # a headline further down is a link to this page or to another
        score = _alike(line.key, wanted) + (0.05 if line.hint.heading == 1 else 0.0)
        if score >= _WITHIN and (best is None or score > best[0]):
            best = (score, n)
    return best[1] if best else None


def _alike(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) / len(longer) if shorter in longer else 0.0


def _shaped(line: Seen) -> bool:
    text = line.text
    return (
        _FEWEST <= line.words <= _MOST
        and not line.bullet
        and not line.hint.region
        and text[-1] not in _NO_ENDS
        and _LABELLED.match(text) is None
        and _MOMENT.search(text) is None
        and not (("»" in text or "›" in text or ">" in text) and _TRAIL.search(text))
    )


def title_of(lines: Sequence[Seen], n: int | None, told: str, *, sure: bool) -> Title | None:
    """The title: as printed in line ``n``, or as ``told`` beside the text where that line says something else and
    ``sure`` says that the page gives the told one in two places or that it was given with the page.
    """
    if n is None:
        return Title(text=told, span=None) if told else None
    row = lines[n]
    start = row.span.end - len(row.text)
    key = key_of(told) if sure else ""
    if key and key != row.key:
        inside = re.search(r"\s+".join(map(re.escape, told.split())), row.text, re.IGNORECASE)
        if inside is not None:  # with a kicker before it or a name behind it on the same line
            return Title(text=inside.group(), span=Span(start + inside.start(), start + inside.end()))
        if _alike(row.key, key) < _WITHIN:
            return Title(text=told, span=None)
    return Title(text=row.text, span=Span(start, row.span.end))
