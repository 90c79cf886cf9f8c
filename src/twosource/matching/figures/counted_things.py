"""What a report tells of one of its figures: the noun, the fate, the words and numbers around it, the time and place."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from twosource.matching.figures.quantities import measured, point
from twosource.matter.exonyms import place_key, power_key
from twosource.matter.fates import bare_noun, fate_of
from twosource.matter.pointing import points_back
from twosource.matter.units import is_person
from twosource.records import Figure, Report
from twosource.spans import Span
from twosource.weights.lexicon import lemma_of, spread
from twosource.weights.stems import stem
from twosource.words import sentences, tokens

_WINDOW = 160
"""Characters on each side of a figure from which words are taken, within its sentence."""
_CLOSE = 5
"""Words on each side of a figure that say most about what is counted."""
_BY_CHANCE = 12
"""Up to here two reports print one number by chance."""
_ROW = 6
"""Figures on each side of a figure in its sentence whose nouns are its row."""
_STOP = frozenset(
    "the a an and or but of in on at by to for from with without into over under after before since until during than "
    "then as if that this these those it its he she his her they their them we our you your i is are was were be been "
    "has have had do did does will would can could may might not no said say says told who which what when where also "
    "more most least about around some only just all other another one two three four five six seven eight nine ten "
    "percent million billion thousand hundred dollar year month week day people person mr mrs ms there here so up out "
    "including according s t".split()
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_RUNNING = re.compile(
    r"\b(?:so far|to date|cumulative(?:ly)?|(?:in|during|over) (?:the|its|his|her|their) (?:(?:past|last|previous) )?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|few) (?!seconds?\b|minutes?\b|hours?\b|days?\b|weeks?\b"
    r"|months?\b|years?\b))"
)
"""Words of a sentence that count over a longer time than that of the event."""
_ELSEWHEN = re.compile(
    r"[\"“'‘]?(?:(?:Back )?[Ii]n|Since|During|By) (?:early |mid-?|late )?(?:(?P<month>January|February|March|April|May|June|July|"
    r"August|September|October|November|December)(?: (?:of )?(?P<when>(?:19|20)\d\d))?|(?P<year>(?:19|20)\d\d))\b(?! \d)"
    r"|[\"“'‘]?(?:Last (?:year|month|summer|winter|spring|fall|autumn)|Earlier this (?:year|month)|[A-Z]\w+ (?:year|month)s? (?:ago|earlier))\b"
)
"""The opening of a sentence that turns to another time than that of the event: a month or year without a day."""
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_FOLK = {
    word: group.split()[0]
    for group in (
        "officer cop police policeman policewoman constable",
        "protester protestor demonstrator marcher",
        "robber thief thieve burglar raider",
        "teenager teen youth youngster adolescent",
        "child kid schoolchild",
        "fisherman fishermen trawlerman",
        "pirate brigand buccaneer",
        "sailor seaman crewman crewmen crew crewmember",
        "lawmaker legislator parliamentarian deputy",
        "lawyer attorney solicitor",
        "migrant refugee asylumseeker",
        "soldier troop serviceman trooper",
    )
    for word in group.split()
}
"""Nouns, as stems, that one report uses for those whom another calls otherwise."""
_REST = re.compile(
    r"\b(?:the )?(?:other|remaining|another|further|additional) (?:[\w,]+ )?[\w,]+|\d more\b|[a-z]+ more (?!than)[a-z]+s\b"
)
_NAME_BEFORE = re.compile(r"(?P<name>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}),? (?:who (?:is|was) |is |was )?$")
_NAME_AFTER = re.compile(r",? (?:[a-z]+ )?(?P<name>[A-Z][\w'’-]*(?: [A-Z][\w'’.-]*){0,3})")
_NOUN_AFTER = re.compile(
    r" (?P<noun>(?:(?!(?:and|or|of|in|on|at|to|for|from|with|by|as|that|which|who|was|were|is|are|has|had|will|but)\b)"
    r"[a-z]+(?:-[a-z]+)? ?){1,3})"
)
_SPREAD_OVER = 1000.0


class Thing(NamedTuple):
    letter: str
    report: str
    """Hash of the report's text: orders things without the letter."""
    figure: Figure
    bucket: str
    """Only figures of one bucket can be held side by side: a sum with a sum, a length with a length."""
    noun: str
    """The noun that is counted, as a stem; empty where the words give none."""
    beside: frozenset[str]
    """The other words of what is counted: female, boat."""
    people: bool
    fate: str
    """What befell those who are counted; empty where nothing is told."""
    part: bool
    """True where the words make it a part of a larger number: "eight of them"."""
    years: frozenset[str]
    """Years that the sentence names, without that of the report."""
    months: frozenset[str]
    days: frozenset[str]
    """Days of the week that the sentence names."""
    names: frozenset[str]
    context: frozenset[str]
    close: frozenset[str]
    verbs: frozenset[str]
    row: frozenset[str]
    """Nouns of the other figures of the sentence."""
    numbers: frozenset[float]
    """Values of the other figures of the sentence, those that come by chance left out."""
    running: bool
    """Whether the sentence counts over a longer time: "so far", "in its last five seasons"."""
    elsewhen: bool
    """Whether the sentence opens with another month or year than the report's own: "In February, ..."."""
    place: float
    """Where in the report it stands, 0 to 1; 0 in the headline."""
    who: frozenset[str]
    """For an age, the words of the name that stands beside it."""
    of: frozenset[str]
    """Words of the noun that a measure stands before, as stems: drive of "a 68-yard drive"."""
    rest: bool
    """True where the words make it what is left, or comes on top: "the other three", "another five", "20 more"."""
    pointed: bool
    sentence: Span


def things_of(report: Report) -> list[Thing]:
    """The figures of the report's article lines with what is told of them, in text order."""
    lines = sorted(line.span for line in report.lines if line.article)
    placed = [(f, line) for f in report.figures if (line := _line_of(lines, f.span)) is not None]
    cut = {line: list(sentences(report.text, line)) for line in {line for _, line in placed}}
    by_sentence: dict[Span, list[Figure]] = {}
    where: list[tuple[Figure, Span, int]] = []
    for figure, line in placed:
        sentence = _line_of(cut[line], figure.span) or line
        beside = by_sentence.setdefault(sentence, [])
        where.append((figure, sentence, len(beside)))
        beside.append(figure)
    last = max((line.end for line in lines), default=1)
    words = {s: _Words(report, s) for s in by_sentence}
    own = _own_time(report)
    return [
        _thing(report, f, s, by_sentence[s][max(0, n - _ROW) : n + _ROW + 1], words[s], last, own) for f, s, n in where
    ]


def _own_time(report: Report) -> tuple[str, str]:
    """Year and month of the report's own day, where it is known: the time that goes without saying."""
    if report.published is None or len(report.published.date) < len("2021-03"):
        return "", ""
    month = report.published.date[5:7]
    return report.published.date[:4], _MONTHS[int(month) - 1] if month.isdigit() and 1 <= int(month) <= 12 else ""


def weight(word: str) -> float:
    """How much a word tells: 1 for one that few reports use, near 0 for one that all use. The table is fixed, so that no
    other report changes it.
    """
    return math.log(_SPREAD_OVER / (1 + min(spread(word), _SPREAD_OVER - 1))) / math.log(_SPREAD_OVER)


def _line_of(lines: list[Span], span: Span) -> Span | None:
    at = bisect_right(lines, span.start, key=lambda line: line.start) - 1
    return lines[at] if at >= 0 and span.overlaps(lines[at]) else None


class _Words:
    """The words of a sentence, folded, with their places."""

    def __init__(self, report: Report, sentence: Span) -> None:
        found = tokens(report.text, sentence)
        self.starts = [t.span.start for t in found]
        self.ends = [t.span.end for t in found]
        self.folded = [_folded(t.text) for t in found]
        self.verbs = [lemma_of(t.text.lower()) or "" for t in found]
        self.names = [_name(t.text) if i else "" for i, t in enumerate(found)]
        self.running = bool(_RUNNING.search(report.text, sentence.start, sentence.end))
        self.opening = _ELSEWHEN.match(report.text, sentence.start, sentence.end)
        self.days = frozenset(m.group() for m in _WEEKDAY.finditer(report.text, sentence.start, sentence.end))
        self.years = frozenset(m.group() for m in _YEAR.finditer(report.text, sentence.start, sentence.end))
        self.months = frozenset(m.group()[:3] for m in _MONTH.finditer(report.text, sentence.start, sentence.end))


def _is_now(opening: re.Match[str], own: tuple[str, str]) -> bool:
    """Whether the month or year that opens a sentence is that of the report's own day."""
    year, month = opening["when"] or opening["year"], opening["month"]
    if not year and not month:
        return False
    return (not year or year == own[0]) and (not month or month[:3] == own[1])


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    if text[0].isdigit() or len(text) < 3 or text.lower() in _STOP:
        return ""
    power = power_key(text) if text[0].isupper() else None
    if power is not None:
        return power if place_key(text) in (text.lower(), power) else place_key(text)
    low = stem(text)
    return "" if low in _STOP else low


def _name(text: str) -> str:
    return _folded(text) if text[:1].isupper() and len(text) > 2 else ""


def _thing(
    report: Report, figure: Figure, sentence: Span, beside: list[Figure], words: _Words, last: int, own: tuple[str, str]
) -> Thing:
    span = figure.span
    begin = bisect_right(words.ends, span.start - _WINDOW)
    stop = bisect_right(words.starts, span.end + _WINDOW)
    first = bisect_right(words.ends, span.start)
    after = bisect_right(words.starts, span.end - 1)
    near = range(max(begin, first - _CLOSE), min(stop, after + _CLOSE))
    noun = _noun(figure.counted) or (stem(figure.unit) if _carried(figure) else "")
    people = figure.unit is not None and (figure.unit == "person" or is_person(figure.unit))
    fate = None
    if figure.kind == "count" and (figure.unit is None or people):
        fate = fate_of(report.text, sentence, span, figure.counted)
    return Thing(
        letter=report.letter or "",
        report=report.sha256,
        figure=figure,
        bucket=_bucket(figure),
        noun=noun,
        beside=frozenset(w for t in tokens(figure.counted) if (w := _folded(t.text)) and w != noun),
        people=people,
        fate=fate.name if fate else "",
        part=bool(fate and fate.part),
        years=words.years - {own[0]},
        months=words.months - {own[1]},
        days=words.days,
        names=frozenset(w for w in words.names[begin:stop] if w),
        context=frozenset(w for w in words.folded[begin:stop] if w),
        close=frozenset(w for i in near if (w := words.folded[i])),
        verbs=frozenset(w for i in near if (w := words.verbs[i]) and words.folded[i]),
        row=frozenset(_noun(f.counted) for f in beside if f is not figure and f.counted),
        numbers=frozenset(point(f) for f in beside if f is not figure and point(f) > _BY_CHANCE),
        running=words.running,
        elsewhen=words.opening is not None and not _is_now(words.opening, own),
        place=span.start / last,
        who=_who(report.text, sentence, span) if figure.kind == "age" else frozenset(),
        of=_measured(report.text, sentence, span),
        rest=bool(_REST.search(report.text[max(sentence.start, span.start - 16) : min(span.end + 6, sentence.end)])),
        pointed=points_back(report.text, sentence, span),
        sentence=sentence,
    )


def _noun(counted: str) -> str:
    """The counted noun as a stem, one for the many that name the same folk."""
    noun = stem(bare_noun(counted))
    return _FOLK.get(noun, noun)


def _who(text: str, sentence: Span, span: Span) -> frozenset[str]:
    """The words of the name in front of an age ("Ada Brill, 61") or behind it ("the 61-year-old Ada Brill")."""
    before = _NAME_BEFORE.search(text[max(sentence.start, span.start - 60) : span.start])
    after = _NAME_AFTER.match(text, span.end, sentence.end)
    found = before or after
    return frozenset(found["name"].lower().split()) if found else frozenset()


def _measured(text: str, sentence: Span, span: Span) -> frozenset[str]:
    if "-" not in text[span.start : span.end]:
        return frozenset()
    found = _NOUN_AFTER.match(text, span.end, sentence.end)
    return frozenset(stem(word) for word in found["noun"].split()) if found else frozenset()


def _carried(figure: Figure) -> bool:
    """Whether the unit was carried over from a figure told before and is a noun that is counted."""
    return (
        figure.kind == "count"
        and not figure.counted
        and figure.unit not in (None, "person")
        and not measured(figure.unit)
    )


def _bucket(figure: Figure) -> str:
    dimension = measured(figure.unit)
    if figure.kind == "age":
        return "age"
    if dimension:
        return dimension
    if figure.kind in ("count", "rate") and figure.unit in ("magnitude", "calibre"):
        return figure.unit
    if figure.kind == "share" or figure.unit in ("percent", "percentage point"):
        return "share"
    if figure.kind == "rate":
        return "count"
    return figure.kind


def size(thing: Thing) -> float:
    """The number that stands for it."""
    return point(thing.figure)
