"""A draft against a pile of reports: where its quotations and figures stand, and what differs there.

Quotations are passages of three words or more in double quotation marks. Case, punctuation and the kind of mark
make no difference. Figures are held against those that seem to count the same thing: people of one fate, or one noun
in sentences alike. The result says what is found in the pile, not what was said or what is so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import inf
from typing import NamedTuple

from twosource.matching.figures.counted_things import Thing, things_of
from twosource.matching.figures.quantities import last_digit, point
from twosource.matching.figures.traits import ANYBODY
from twosource.matter import SAME_NAME, same_name
from twosource.records import Check, CheckItem, Figure, Report, Statement, Where
from twosource.spans import Span
from twosource.speech import quotations
from twosource.stories import content_words
from twosource.words import tokens

MIN_WORDS = 3
"""Shorter quotations are labels and scare quotes more often than speech."""

ALTERED_MIN = 75.0
"""Share of the letters, in percent, from which a passage is the same quotation with words changed. This, the next
and RENDERING_MIN were set on the quotations of the development comparisons, each report checked against the rest."""

ALTERED_WORDS_MIN = 0.5
"""Share of the words that must stand unchanged and in order as well: letters alone agree by chance in short ones."""

_SEED_MIN = 60.0
"""Where a passage of the quotation's own length must be this like it before its true length is looked for."""
_MOST_ROOM = 20

RENDERING_MIN = 0.4
"""Share of a quotation's telling words that a quotation of the same speaker must have to be another rendering."""
_RENDERING_WORDS = 2

_CONTEXT_WORDS = 2
"""Telling words that two sentences must share for their figures to be about one thing."""

_CONTEXT_WORDS_BARE = 4
"""The same where no noun is counted but a unit: any two sums, shares or lengths of time could be meant."""

_FAR = 10.0
"""Two tolls further apart than this, one divided by the other, count two things; at ten a digit may have slipped."""
_ROUNDING = 0.02
"""Share by which a plain round number may miss the finer one, as in matching; "about" may miss by more."""
_ABOUT = 0.1
_VAGUE = 10.0
"""How many times its value a vague word is said of at most: "dozens" up to 240."""

_SHOWN = 3


def check(draft: Report, pile: tuple[Report, ...]) -> Check:
    """One item for each quotation and each figure of the draft, in the order of the draft.

    ``where`` points into the reports of the pile by their ids. Two reports with one id cannot be told apart there.
    """
    read = tuple(_Words(r) for r in pile)
    counted = tuple(f for r in pile for f in _in_context(r))
    items = [_quotation(draft, inner, read) for inner in _quoted(draft)]
    items += [_figure(placed, counted) for placed in _in_context(draft)]
    return Check(items=tuple(sorted(items, key=lambda i: (i.span, i.kind))))


# ---------------------------------------------------------------- quotations


class _Words:
    """The words of a report, folded, as one string to search, with the way back to the text."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._tokens = tokens(report.text)
        folded = [t.text.casefold() for t in self._tokens]
        self.known = frozenset(folded)
        self.joined = f" {' '.join(folded)} "
        self._folded = folded

    @cached_property
    def _starts(self) -> list[int]:
        """Where each word begins in ``joined``."""
        starts, at = [], 1
        for word in self._folded:
            starts.append(at)
            at += len(word) + 1
        return starts

    def verbatim(self, needle: str) -> tuple[Span, ...]:
        """Every place where the words stand in this order, without overlap."""
        found = []
        at = self.joined.find(f" {needle} ")
        while at >= 0:
            found.append(self._span(*self._words_at(at + 1, at + 1 + len(needle))))
            at = self.joined.find(f" {needle} ", at + len(needle) + 1)
        return tuple(found)

    def closest(self, needle: str) -> tuple[float, Span, list[str]] | None:
        """The passage most like ``needle``: likeness in percent, its span and its words; None under ALTERED_MIN."""
        from rapidfuzz import fuzz

        words = needle.split()
        # Whether words agree is cheap to tell, and aligning is not.
        if 2 * sum(w in self.known for w in words) < len(words):
            return None
        best = fuzz.partial_ratio_alignment(needle, self.joined, score_cutoff=_SEED_MIN)
        if best is None or not self._tokens:
            return None
        # The alignment is as long as the needle; where words were left out or put in, the passage is not.
        first, last = self._words_at(best.dest_start, best.dest_end)
        room = min(len(words) // 2 + 1, _MOST_ROOM)
        last = max(
            range(max(first, last - room), min(last + room + 1, len(self._folded))),
            key=lambda end: (fuzz.ratio(needle, self._passage(first, end)), -end),
        )
        first = max(
            range(max(0, first - room), min(first + room, last) + 1),
            key=lambda start: (fuzz.ratio(needle, self._passage(start, last)), start),
        )
        passage = self._folded[first : last + 1]
        score = fuzz.ratio(needle, self._passage(first, last))
        enough = score >= ALTERED_MIN and _kept(words, passage) >= ALTERED_WORDS_MIN
        return (score, self._span(first, last), passage) if enough else None

    def _words_at(self, start: int, end: int) -> tuple[int, int]:
        """First and last word that lie in ``joined[start:end]``; one cut by an end only if its greater part does."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if self._middle(first) < start and first + 1 < len(self._starts):
            first += 1
        last = max(first, bisect_right(self._starts, end - 1) - 1)
        if last > first and self._middle(last) > end:
            last -= 1
        return first, last

    def _span(self, first: int, last: int) -> Span:
        return self._tokens[first].span.cover(self._tokens[last].span)

    def _passage(self, first: int, last: int) -> str:
        return " ".join(self._folded[first : last + 1])

    def _middle(self, word: int) -> float:
        return self._starts[word] + len(self._folded[word]) / 2


def _quoted(draft: Report) -> Iterator[Span]:
    """The quotations of the draft without their marks; only its article lines where any are marked as such."""
    lines = [line.span for line in draft.lines if line.article] or [line.span for line in draft.lines]
    for line in lines:
        for quotation in quotations(draft.text, line):
            if quotation.kind == "double" and len(tokens(draft.text, quotation.inner)) >= MIN_WORDS:
                yield quotation.inner


def _quotation(draft: Report, inner: Span, pile: tuple[_Words, ...]) -> CheckItem:
    words = [t.text.casefold() for t in tokens(draft.text, inner)]
    needle = " ".join(words)
    speaker = _speaker(draft, inner)

    def item(state: str, where: Iterable[tuple[Report, tuple[Span, ...]]], why: str) -> CheckItem:
        places = tuple(Where(report=r.id, spans=spans) for r, spans in where)
        return CheckItem(span=inner, kind="quotation", state=state, where=places, why=why)  # type: ignore[arg-type]

    exact = [(p.report, spans) for p in pile if (spans := p.verbatim(needle))]
    if exact:
        others = _others(speaker, exact)
        if others:
            return item("said-by-another", exact, f"the draft gives these words to {speaker}, {_list(others)}")
        return item("verbatim", exact, f"the same words stand in {_count(len(exact))}")
    near = [(p, close) for p in pile if (close := p.closest(needle))]
    if near:
        near.sort(key=lambda n: -n[1][0])
        where = [(p.report, (close[1],)) for p, close in near]
        others = _others(speaker, where)
        whose = f"; the draft gives them to {speaker}, {_list(others)}" if others else ""
        score, _, passage = near[0][1]
        return item("altered", where, f"{_changes(words, passage)} (letters alike: {score:.0f}%){whose}")
    other = [(p.report, spans) for p in pile if (spans := _renderings(draft, inner, speaker, p.report))]
    if other:
        return item("rendering", other, f"{speaker} is quoted in other words that share the telling ones with these")
    return item("not-found", (), "no passage of the pile has these words or nearly these")


def _speaker(report: Report, span: Span) -> str | None:
    """Who the words at ``span`` are attributed to, None where the report does not say or names nobody."""
    return next((s.speaker.name for s in _statements(report, span) if s.speaker.kind in ("named", "institution")), None)


def _statements(report: Report, span: Span) -> list[Statement]:
    """The statements whose content overlaps ``span``, the shortest content first."""
    found = [s for s in report.statements if any(c.overlaps(span) for c in s.content)]
    return sorted(found, key=lambda s: (sum(len(c) for c in s.content), s.id))


def _others(speaker: str | None, where: Iterable[tuple[Report, tuple[Span, ...]]]) -> list[str]:
    """Who else has the words, each with the report's path; empty where one place agrees or nobody is named."""
    if speaker is None:
        return []
    found = []
    for report, spans in where:
        for span in spans:
            name = _speaker(report, span)
            if name is None:
                continue
            if same_name(speaker, name) >= SAME_NAME:
                return []
            found.append(f"{report.path} to {name}")
    return list(dict.fromkeys(found))


def _renderings(draft: Report, inner: Span, speaker: str | None, report: Report) -> tuple[Span, ...]:
    """The content of the report's quotations by the same speaker that share enough telling words."""
    wanted = set(content_words(draft.words(inner)))
    if speaker is None or not wanted:
        return ()
    found: list[Span] = []
    for s in report.statements:
        if s.form == "indirect" or s.speaker.kind not in ("named", "institution"):
            continue
        shared = wanted & set(content_words(report.words(s.content)))
        enough = len(shared) >= _RENDERING_WORDS and len(shared) >= RENDERING_MIN * len(wanted)
        if enough and same_name(speaker, s.speaker.name) >= SAME_NAME:
            found += s.content
    return tuple(sorted(set(found)))


def _kept(words: list[str], passage: list[str]) -> float:
    from rapidfuzz.distance import LCSseq

    return LCSseq.normalized_similarity(words, passage)


def _changes(words: list[str], passage: list[str]) -> str:
    """What the draft has where the passage has something else, in words."""
    from rapidfuzz.distance import Levenshtein

    changes = []
    for step in Levenshtein.opcodes(words, passage):
        ours = " ".join(words[step.src_start : step.src_end])
        theirs = " ".join(passage[step.dest_start : step.dest_end])
        if step.tag == "replace":
            changes.append(f"the draft has “{ours}” for “{theirs}”")
        elif step.tag == "insert":
            changes.append(f"the draft lacks “{theirs}”")
        elif step.tag == "delete":
            changes.append(f"the draft adds “{ours}”")
    more = f" and {len(changes) - _SHOWN} more changes" if len(changes) > _SHOWN else ""
    return ", ".join(changes[:_SHOWN]) + more


# ---------------------------------------------------------------- figures


class _Placed(NamedTuple):
    """A figure with what its report tells of it."""

    report: Report
    figure: Figure
    thing: Thing
    around: frozenset[str]
    """The telling words near it, without those that say what is counted."""


def _in_context(report: Report) -> tuple[_Placed, ...]:
    return tuple(_Placed(report, t.figure, t, t.context - t.beside - {t.noun}) for t in things_of(report))


def _figure(ours: _Placed, pile: tuple[_Placed, ...]) -> CheckItem:
    figure = ours.figure
    alike = [p for p in pile if _comparable(figure, p.figure)]
    same = [p for p in alike if _same_number(figure, p.figure)]
    kin = [p for p in alike if _same_thing(ours, p)]
    agreeing = [p for p in same if _same_thing(ours, p) or _same_words(ours, p)]
    other = [p for p in kin if not _same_number(figure, p.figure)]
    rounder = [p for p in other if _one_rounded(figure, p.figure)]
    differing = [p for p in other if not _one_rounded(figure, p.figure)]

    def item(state: str, where: list[_Placed], why: str) -> CheckItem:
        places: dict[str, list[Span]] = {}
        for p in where:
            places.setdefault(p.report.id, []).append(p.figure.span)
        return CheckItem(
            span=figure.span,
            kind="figure",
            state=state,  # type: ignore[arg-type]
            where=tuple(Where(report=r, spans=tuple(s)) for r, s in places.items()),
            why=why,
        )

    besides = f"; the pile has other figures too: {_told(figure, differing)}" if differing else ""
    if agreeing:
        number = len({p.report.sha256 for p in agreeing})
        return item("verbatim", agreeing, f"the same figure of what seems the same thing in {_count(number)}{besides}")
    if rounder:
        why = f"rounder or finer, of what seems the same thing: {_told(figure, rounder)}{besides}"
        return item("verbatim", rounder, why)
    if differing:
        return item(
            "figure-differs", differing, f"of what seems the same thing the pile has {_told(figure, differing)}"
        )
    if same:
        return item("not-found", [], "the number stands in the pile, but not clearly of this")
    return item("not-found", [], "no figure found that clearly counts this")


def _comparable(a: Figure, b: Figure) -> bool:
    bounded = (a.low, a.high) != (None, None) and (b.low, b.high) != (None, None)
    return bounded and a.kind == b.kind and (a.unit or "") == (b.unit or "") and (a.per or "") == (b.per or "")


def _same_thing(a: _Placed, b: _Placed) -> bool:
    """Whether two figures that can be compared count one thing: people of one fate at one time, or what one noun
    names in sentences that share telling words.
    """
    one, other = a.thing, b.thing
    if one.fate or other.fate:
        nouns = one.noun == other.noun or one.noun in ANYBODY or other.noun in ANYBODY
        at_once = one.fate == other.fate and one.years == other.years and one.part == other.part
        return at_once and nouns and _near(a.figure, b.figure)
    bare = one.noun in ("", a.figure.unit)
    return one.noun == other.noun and len(a.around & b.around) >= (_CONTEXT_WORDS_BARE if bare else _CONTEXT_WORDS)


def _near(a: Figure, b: Figure) -> bool:
    low, high = sorted((point(a), point(b)))
    return high <= _FAR * low


def _same_words(a: _Placed, b: _Placed) -> bool:
    """Enough to take two equal numbers for one figure: the same telling noun, or telling words around."""
    noun = a.thing.noun == b.thing.noun and a.thing.noun not in ANYBODY
    return a.thing.fate == b.thing.fate and (noun or len(a.around & b.around) >= _CONTEXT_WORDS)


def _same_number(a: Figure, b: Figure) -> bool:
    return (a.low, a.high, a.hedge) == (b.low, b.high, b.hedge)


def _one_rounded(a: Figure, b: Figure) -> bool:
    return _rounds(a, b) or _rounds(b, a)


def _rounds(rounder: Figure, finer: Figure) -> bool:
    """Whether one is the other told in fewer digits: "about 60" for 58, "more than 4,000" for 4,312, "dozens" for 40.

    "At least 12" is told to the last digit, so it is no rounder form of 14, though it leaves room for it.
    """
    if finer.hedge not in ("exact", "about") or finer.low is None or finer.low != finer.high:
        return False
    said, value = point(rounder), finer.low
    unit = last_digit(said)
    if rounder.hedge == "vague":
        return said <= value <= min(_VAGUE * said, inf if rounder.high is None else rounder.high)
    if rounder.hedge == "about":
        return abs(value - said) <= min(unit / 2, _ABOUT * said)
    if rounder.hedge == "exact" and said % 1 == 0 and 0 < abs(value - said) < 0.5:
        return True  # 14 for 14.3
    if unit < 10:
        return False
    if rounder.hedge == "exact":
        return rounder.low == rounder.high and 0 < abs(value - said) <= min(unit / 2, _ROUNDING * said)
    return 0 < (value - said if rounder.high is None else said - value) < unit


def _holds(a: Figure, b: Figure) -> bool:
    """Whether every quantity that ``b`` allows is one that ``a`` allows too: "at least 12" holds 14."""
    low, high = (-inf if a.low is None else a.low), (inf if a.high is None else a.high)
    return low <= (-inf if b.low is None else b.low) and (inf if b.high is None else b.high) <= high


def _told(figure: Figure, places: list[_Placed]) -> str:
    """The figures of the pile as printed, each with its report and how it stands to the draft's figure."""
    told = dict.fromkeys(
        f"“{p.report.words(p.figure.span)}” in {p.report.path}{_standing(figure, p.figure)}" for p in places
    )
    return _list(list(told)[:_SHOWN])


def _standing(ours: Figure, theirs: Figure) -> str:
    if point(ours) == point(theirs) and ours.hedge != theirs.hedge:
        return " (the same number, hedged otherwise)"
    if _one_rounded(ours, theirs):
        return ""
    if _holds(ours, theirs):
        return " (the draft's words leave room for it)"
    return " (which leaves room for the draft's)" if _holds(theirs, ours) else ""


def _count(reports: int) -> str:
    return "1 report" if reports == 1 else f"{reports} reports"


def _list(parts: list[str]) -> str:
    return ", ".join(parts)
