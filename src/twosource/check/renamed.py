"""A person, body or place of a draft's sentence in whose stead the pile names another, in a sentence that tells the same."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from twosource.check.abreast import NEAR, Other, Row, Stood
from twosource.matter import SAME_NAME, same_name
from twosource.records import Name, Report
from twosource.spans import Span

ALIKE_MIN = 0.55
"""Share of the weight of the words near a name, other names aside, that must stand near the other one."""
SHARE_MIN = 0.5
"""Share of the draft's sentence that the pile's must have."""
_SHARED_MIN = 3
_PLACE_ALIKE_MIN, _PLACE_SHARE_MIN = 0.8, 0.7
"""The same for places, of which many have to do with one thing."""
_ALL_BUT_THE_SAME, _GOES_ON = 0.7, 3
"""Share of a sentence that is the draft's but for a name, and words behind the name that must be the same."""
_KINDS = ("person", "place")


class Named(NamedTuple):
    """A name in a sentence: the words ``first`` to ``last``, by number."""

    name: str
    kind: str
    first: int
    last: int


class Names:
    """The names of each report, by the sentence they stand in, and who speaks there."""

    def __init__(self) -> None:
        self._mentions: dict[int, tuple[Report, list[tuple[Span, Name]]]] = {}

    def of(self, report: Report, row: Row) -> list[Named]:
        if id(report) not in self._mentions:
            found = sorted(((m, n) for n in report.names for m in n.mentions), key=lambda f: f[0])
            self._mentions[id(report)] = (report, found)
        out = []
        mentions = self._mentions[id(report)][1]
        first = bisect_left(mentions, row.span.start, key=lambda m: m[0].start)
        for span, name in takewhile(lambda m: m[0].start < row.span.end, islice(mentions, first, None)):
            if name.kind in _KINDS and span in row.span:
                at = [n for n, w in enumerate(row.words) if w.span.overlaps(span)]
                if at:
                    out.append(Named(name.name, name.kind, at[0], at[-1]))
        return out


def renamed(row: Row, beside: Sequence[Stood], report: Report, names: Names) -> Iterator[Other]:
    """The names for which the sentences of the pile that tell the same have others, where none of them has the draft's."""
    ours = names.of(report, row)
    for name in ours:
        if row.free[name.first]:
            found = _instead(row, name, [n.name for n in ours], beside, names)
            if found is not None:
                yield found


def _instead(row: Row, name: Named, ours: Sequence[str], beside: Sequence[Stood], names: Names) -> Other | None:
    there = [(stood, names.of(stood.source.report, stood.row)) for stood in beside]
    return _in_its_place(row, name, ours, there) or _in_its_sentence(row, name, ours, there)


def _in_its_place(row: Row, name: Named, ours: Sequence[str], there: _There) -> Other | None:
    """Another name in front of the very words that the draft's stands in front of, in a sentence that is all but the same."""
    goes_on = _behind(row, name)
    if len(goes_on) < _GOES_ON:
        return None
    found = [
        (s, n)
        for s, mentions in there
        if s.share >= _ALL_BUT_THE_SAME
        for n in mentions
        if _behind(s.row, n) == goes_on
    ]
    if not found or any(_one(name.name, n.name) for _, n in found):
        return None
    stood, other = found[0]
    if (
        other.kind != name.kind
        or any(_one(other.name, n) for n in ours)
        or not _printed_apart(row, name, stood.row, other)
    ):
        return None
    return Other(name.first, stood, other.first, 1.0)


def _printed_apart(row: Row, name: Named, theirs: Row, other: Named) -> bool:
    """Whether both are printed as names, without a word in common: what a name refers to may have been read wrongly."""
    one, two = (
        {r.stems[i] for i in range(n.first, n.last + 1) if r.printed(i)[0].isupper()}
        for r, n in ((row, name), (theirs, other))
    )
    ordinary = any(r.printed(n.last)[0].islower() for r, n in ((row, name), (theirs, other)))
    return bool(one) and bool(two) and not one & two and not ordinary


def _behind(row: Row, name: Named) -> tuple[str, ...]:
    return tuple(w.key for w in row.words[name.last + 1 : name.last + 1 + _GOES_ON])


_There = Sequence[tuple[Stood, list[Named]]]


def _in_its_sentence(row: Row, name: Named, ours: Sequence[str], there: _There) -> Other | None:
    """Another name in like words near, where no sentence that tells the like has the draft's."""
    best: Other | None = None
    for stood, mentions in there:
        if any(_one(name.name, other) for other in (*(t.name for t in mentions), *_speaking(stood))):
            return None
        if stood.share < (_PLACE_SHARE_MIN if name.kind == "place" else SHARE_MIN):
            continue
        for other in mentions:
            if other.kind != name.kind or any(_one(other.name, n) for n in ours) or _meet(row, name, stood.row, other):
                continue
            alike, shared = _near(row, name, stood.row, other)
            least = _PLACE_ALIKE_MIN if name.kind == "place" else ALIKE_MIN
            if alike >= least and shared >= _SHARED_MIN and (best is None or alike > best.alike):
                best = Other(name.first, stood, other.first, alike)
    return best


def _near(row: Row, name: Named, theirs: Row, other: Named) -> tuple[float, int]:
    """How much of what stands near the name, but for its own words, stands near the other one."""
    one = {s: w for s, w in row.around(name.first).items() if s not in row.stems[name.first : name.last + 1]}
    total = sum(one.values())
    common = one.keys() & theirs.around(other.first, NEAR + 2).keys()
    return (sum(one[s] for s in common) / total if total else 0.0), len(common)


def _meet(row: Row, name: Named, theirs: Row, other: Named) -> bool:
    """Whether words of the one name stand in the other's sentence: it may be the same, told longer."""
    ours, there = row.stems[name.first : name.last + 1], theirs.stems[other.first : other.last + 1]
    return any(s in theirs.places for s in ours) or any(s in row.places for s in there)


def _speaking(stood: Stood) -> Iterator[str]:
    for s in stood.source.report.statements:
        if s.speaker.name and any(c.overlaps(stood.row.span) for c in (*s.content, *s.source)):
            yield s.speaker.name


@lru_cache(maxsize=20_000)
def _one(a: str, b: str) -> bool:
    return same_name(a, b) >= SAME_NAME
