"""Reports that may share long passages, found among many without holding every two side by side.

Of the runs of GRAM words of a report some are kept, the same ones wherever they stand, as their hash decides; reports that
keep a run in common meet in an inverted index. A text that stands whole in a much longer one is found too, which a comparison
of whole texts (MinHash) misses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from twosource.lineage.passages import GRAM, passages, told
from twosource.lineage.prose import words_of
from twosource.records import Report
from twosource.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT_OF = 6
"""One run of so many is kept. A report that comes is looked up by all its runs, so that of two reports that share n runs
one pair in (6/5)**n is missed: of 24 runs one in 80, of 48 one in 6,000."""
FEWEST = 24
"""Of a short report so many are kept at least, those with the lowest hashes, or all."""
COMMON = 100
"""A run that more reports keep than this is furniture of an outlet or a formula, and brings no two together."""
ENOUGH = 0.15
"""Share of the runs of the shorter report, as estimated from those kept, from which on two are held side by side. The
estimate strays; set so low that none of one half is missed for it."""

_WORD = re.compile(r"[^\W_]+")
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_MIX = 0x9E3779B97F4A7C15


class Runs(NamedTuple):
    """``all`` and ``kept``: hashes, rising, each below 2**63."""

    all: tuple[int, ...]
    kept: tuple[int, ...]


def runs_of(text: str) -> Runs:
    """Linear in the text."""
    import numpy as np

    runs = np.unique(_runs(text) >> np.uint64(1))
    order = _mixed(runs)
    kept = runs[order % KEPT_OF == 0]
    if len(kept) < FEWEST:
        kept = np.sort(runs[np.argsort(order, kind="stable")[:FEWEST]])
    return Runs(tuple(runs.tolist()), tuple(kept.tolist()))


def containment(one: str, two: str) -> float:
    """Share of the different runs of the text that has fewer which stand in the other too; 0 where one is too short."""
    import numpy as np

    a, b = np.unique(_runs(one)), np.unique(_runs(two))
    fewer = min(len(a), len(b))
    return len(np.intersect1d(a, b, assume_unique=True)) / fewer if fewer else 0.0


def candidates(runs: int, met: Mapping[int, int], sizes: Mapping[int, tuple[int, int]]) -> list[int]:
    """The reports that may share enough with one that has so many ``runs``. ``met``: of each other report how many of those
    it keeps stand in that one; ``sizes``: how many it has and how many of them it keeps.
    """
    out = []
    for other, hits in met.items():
        whole, kept = sizes[other]
        if hits * whole / kept >= ENOUGH * min(runs, whole):
            out.append(other)
    return sorted(out)


def near_pairs(texts: Iterable[str]) -> list[tuple[int, int]]:
    """Of so many texts the pairs, by place, that may share a good part of the shorter one's words."""
    carried: dict[int, list[int]] = {}
    sizes: dict[int, tuple[int, int]] = {}
    found = []
    for number, text in enumerate(texts):
        runs = runs_of(text)
        lists = (carried[run] for run in runs.all if run in carried)
        met = Counter(chain.from_iterable(reports for reports in lists if len(reports) <= COMMON))
        found += [(other, number) for other in candidates(len(runs.all), met, sizes)]
        sizes[number] = len(runs.all), len(runs.kept)
        for run in runs.kept:
            carried.setdefault(run, []).append(number)
    return found


class Aligned(msgspec.Struct, frozen=True):
    """``passages`` of two reports, side by side, in the order of the first. ``words`` of them are equal; ``shares``: the part
    of each report's words that these are.
    """

    words: int
    shares: tuple[float, float]
    passages: tuple[tuple[Span, Span], ...]


def aligned(one: Report, two: Report) -> Aligned:
    """What two reports have word for word, quotations too. About linear."""
    a, b = told(words_of(one)), told(words_of(two))
    found = passages(a, b)
    words = sum(p.words for p in found)
    return Aligned(
        words=words,
        shares=(words / max(1, len(a.words)), words / max(1, len(b.words))),
        passages=tuple((p.one, p.two) for p in found),
    )


def _runs(text: str) -> NDArray[np.uint64]:
    """A hash of every run of GRAM words; of scripts without spaces each character is a word."""
    import zlib

    import numpy as np

    text = _WITHOUT_SPACES.sub(r" \g<0> ", text.casefold())
    words = np.array([zlib.crc32(w.encode()) for w in _WORD.findall(text)], dtype=np.uint64)
    if len(words) < GRAM:
        return np.zeros(0, np.uint64)
    total = np.zeros(len(words) - GRAM + 1, np.uint64)
    for k in range(GRAM):
        total = _mixed(total ^ words[k : len(words) - GRAM + 1 + k])
    return total


def _mixed(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    import numpy as np

    out = hashes * np.uint64(_MIX)
    return np.asarray(out ^ (out >> np.uint64(29)))
