"""How many of a report's words may be shown, and which have been: the counting behind ``--share``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from twosource.records import Report
from twosource.report.visible import WITHHELD
from twosource.spans import Span, touching

FREE_RUN = 6
"""Words in a row that are taken for a name or a fixed phrase, and may stand in a sentence of ours uncounted. Anything
longer is somebody's wording."""
_LONG = 40
"""Characters from which what stands between two blanks counts as several words: nothing slips through without blanks."""

# Thai, Lao, Burmese, Khmer, kana and Chinese characters: their words stand without blanks, so each sign counts.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNIT = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_NO_WORD = re.compile(r"[\W_]+")

Gram = tuple[str, ...]


def units(text: str) -> tuple[Span, ...]:
    """What counts as a word, in order: what stands between blanks, or one sign of a script without them. Linear."""
    return tuple(Span(m.start(), m.end()) for m in _UNIT.finditer(text))


def key(unit: str) -> str:
    """A word without its punctuation and capitals; empty where it is punctuation alone."""
    return _NO_WORD.sub("", unit.casefold())


class Sheet:
    """One report's words: how many there are, how many may be shown, which are."""

    def __init__(self, report: Report, most: int, part: float) -> None:
        self.report = report
        self.units = units(report.text)
        self.keys = tuple(key(report.text[u.start : u.end]) for u in self.units)
        self.shown = bytearray(len(self.units))
        article = tuple(line.span for line in report.lines if line.article)
        self.article = bytearray(bool(touching(article, unit)) for unit in self.units)
        self.weights = tuple(map(self._weight, self.units, self.keys))
        self.of = sum(1 for key, own in zip(self.keys, self.article, strict=True) if key and own)
        self.limit = min(most, int(part * self.of))
        self.spent = 0
        self._starts = tuple(unit.start for unit in self.units)

    def _weight(self, unit: Span, key: str) -> int:
        """Words that it costs to show a unit: never less than anybody would count, "war-time/after" as two or three. The
        length of the report is counted the other way, a unit a word.
        """
        split = len(re.findall(r"\w+", self.report.text[unit.start : unit.end]))
        return max(-(-len(unit) // _LONG), split) if key else 0

    def indices(self, span: Span) -> range:
        """The units that a span touches."""
        held = touching(self.units, span)
        if not held:
            return range(0)
        first = bisect_left(self._starts, held[0].start)
        return range(first, first + len(held))

    def run(self, index: int, added: set[int]) -> range:
        """The shown units around one that is shown, once ``added`` are shown too."""
        low = high = index
        while low and (self.shown[low - 1] or low - 1 in added):
            low -= 1
        while high + 1 < len(self.units) and (self.shown[high + 1] or high + 1 in added):
            high += 1
        return range(low, high + 1)

    def cost(self, indices: Iterable[int]) -> int:
        return sum(self.weights[i] for i in indices if not self.shown[i])

    def masked(self) -> str:
        """The text at its full length, each character of a word that may not be shown as ``WITHHELD``."""
        out, at = [], 0
        for unit, shown in zip(self.units, self.shown, strict=True):
            out.append(self.report.text[at : unit.start])
            out.append(self.report.text[unit.start : unit.end] if shown else WITHHELD * len(unit))
            at = unit.end
        return "".join((*out, self.report.text[at:]))


class Allowance:
    """The sheets of all reports. Words that stand in two of them are shown in both, whichever they were taken from."""

    def __init__(self, reports: Sequence[Report], most: int, part: float, longest: int) -> None:
        self.sheets: Mapping[str, Sheet] = {r.letter or "": Sheet(r, most, part) for r in reports}
        self.longest = longest
        """Words in a row that are shown at the most."""
        self._most = max((sheet.limit for sheet in self.sheets.values()), default=0)
        self._places: dict[Gram, list[tuple[str, int]]] = {}
        for letter, sheet in self.sheets.items():
            for at, gram in _grams(sheet.keys):
                if sheet.article[at] and sheet.article[at + FREE_RUN]:
                    self._places.setdefault(gram, []).append((letter, at))

    def grant(self, letter: str, indices: Iterable[int]) -> bool:
        """Shows these words of a report, all or none: True where every limit of every report still holds."""
        sheet = self.sheets[letter]
        wanted = {i for i in indices if not sheet.shown[i]}
        if not wanted:
            return True
        if sheet.spent + sheet.cost(wanted) > sheet.limit:
            return False
        exposed = self._exposed(letter, wanted)
        if exposed is None:
            return False
        for other, added in exposed.items():
            held = self.sheets[other]
            if held.spent + held.cost(added) > held.limit:
                return False
            if any(self._words(held, held.run(i, added)) > self.longest for i in added):
                return False
        for other, added in exposed.items():
            held = self.sheets[other]
            held.spent += held.cost(added)
            for i in added:
                held.shown[i] = 1
        return True

    def spend(self, letter: str, words: int) -> bool:
        """Counts words that are shown and stand beside the text: True where the limit still holds."""
        sheet = self.sheets[letter]
        if sheet.spent + words > sheet.limit:
            return False
        sheet.spent += words
        return True

    def withheld(self) -> frozenset[Gram]:
        """Every ``FREE_RUN`` + 1 words in a row that may not be shown anywhere."""
        kept: set[Gram] = set()
        shown: set[Gram] = set()
        for sheet in self.sheets.values():
            for at, gram in _grams(sheet.keys):
                (shown if all(sheet.shown[at : at + FREE_RUN + 1]) else kept).add(gram)
        return frozenset(kept - shown)

    def _exposed(self, letter: str, wanted: set[int]) -> dict[str, set[int]] | None:
        """What is shown of each report once ``wanted`` of one is; None where that is more than anything allows."""
        exposed: dict[str, set[int]] = {}
        pending: list[tuple[str, set[int]]] = [(letter, wanted)]
        while pending:
            other, indices = pending.pop()
            held = exposed.setdefault(other, set())
            new = {i for i in indices if not self.sheets[other].shown[i]} - held
            held |= new
            if len(held) > self._most:
                return None
            for gram in self._windows(self.sheets[other], new, held):
                places = self._places.get(gram, ())
                if len(places) > self._most:
                    return None
                pending += [(place, set(range(at, at + FREE_RUN + 1))) for place, at in places]
        return exposed

    def _windows(self, sheet: Sheet, new: set[int], added: set[int]) -> set[Gram]:
        """The words in a row that show once ``new``, a part of ``added``, does."""
        out = set()
        for index in new:
            run = sheet.run(index, added)
            for at in range(max(run.start, index - FREE_RUN), min(index + 1, run.stop - FREE_RUN)):
                out.add(sheet.keys[at : at + FREE_RUN + 1])
        return out

    def _words(self, sheet: Sheet, run: range) -> int:
        return sum(sheet.weights[i] for i in run)


def _grams(keys: Sequence[str]) -> Iterable[tuple[int, Gram]]:
    for at in range(len(keys) - FREE_RUN):
        yield at, tuple(keys[at : at + FREE_RUN + 1])
