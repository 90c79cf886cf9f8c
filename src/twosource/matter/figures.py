"""Figures: quantities with what they count, unit, period and hedge, read from the article's lines.

The grammar lies in the files beside this one, one idea each: numerals, ranges, hedges, units, counted, rates, votes,
ages, spells, scales, ordinals, pointing; datewords and traps say which digits are none. This file puts the parts of one
figure together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from twosource.matter.ages import age_at, ages_by_decade
from twosource.matter.counted import Counted, counted_after, priced_before
from twosource.matter.datewords import MONTHS, not_figures
from twosource.matter.fates import fate_of
from twosource.matter.hedges import bounds, hedge_after, hedge_before
from twosource.matter.numerals import DIGIT, NUMBER_WORDS, START, Number, number_at
from twosource.matter.ordinals import RANKS, ordinals
from twosource.matter.pointing import of_people, points_back
from twosource.matter.ranges import Range, range_at
from twosource.matter.rates import rate_after
from twosource.matter.scales import calibre_at, magnitude_at
from twosource.matter.single import singles
from twosource.matter.spells import SPELLS, spells
from twosource.matter.traps import glued, half_of_result, idiom, in_group, in_name, lone_one, of_season, zones
from twosource.matter.units import LOST_SIGN, SIGN, Unit, currency, measure, unit_of
from twosource.matter.votes import votes
from twosource.records import Article, Figure, FigureKind, Hedge, Line, Statement
from twosource.spans import Span, name_of, total
from twosource.words import sentences, vocabulary

_UNIT = re.compile(r"(?: ?(?P<sign>%)|[ -]?(?P<word>[A-Za-z°][\w./²]*(?:[ -][A-Za-z]+)?))")
_METRES = re.compile(
    r"m(?= (?:above|away|below|deep|down|from|high|into|long|north|off|south|tall|through|up|when|while|wide)\b)"
)
"""A length, where the same letter behind a sum is a million: "fell 300m while climbing"."""
_AGO = re.compile(r" (?:ago|prior)\b")
_DURING = re.compile(r"over (?:the |a |an |those |these )?", re.I)
_LASTING = re.compile(r"\b(?:for|after|of|just|well|lasted|lasting|took|taken|spent|been|is|was|were)\s$", re.I)
_MONEY_OF = re.compile(r" (?:in|of|for|worth of)(?: (?:the|its|his|her|their|a|an))?(?= )")
_HYPHEN_NOUN = re.compile(r"-(?P<noun>[^\W\d_]{3,}(?:-[^\W\d_]+)?)")
_BRACKET = re.compile(r" ?[(\[]")
_HYPHEN_FILL = frozenset("star odd plus fold strong to and in on up old way one some something man".split())


_AROUND = 160
"""Characters on each side of a number in which words of its scale are looked for."""
_POINTS_BACK = 400
"""Characters between a number that points back and what it points at, at most."""


class _Found(NamedTuple):
    span: Span
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str | None
    per: str | None
    counted: str
    kind: FigureKind


class _Place(NamedTuple):
    """Where a number stands."""

    text: str
    line: Line
    start: int
    """Of the sentence."""
    stop: int
    """Of the sentence; a rate may read on to the end of the line."""


class _What(NamedTuple):
    """What follows a number: its unit, what it counts, and how far the words go."""

    unit: str | None
    kind: FigureKind
    counted: str
    end: int


def figures(article: Article, statements: tuple[Statement, ...]) -> tuple[Figure, ...]:
    """The figures on the article's lines, in text order, none overlapping another.

    ``claimed_by`` is the innermost statement whose content holds the figure. Linear in the length of the text. The
    grammar is English: a report in another language gets none rather than wrong ones.
    """
    if article.language not in ("en", "und"):
        return ()
    text = article.text.content
    found: list[_Found] = []
    where: list[Span] = []
    for line in article.body():
        on_line = _Line(text, line).read()
        found += on_line
        where += _sentence_of(on_line, sentences(text, line.span)) if on_line else []
    found = _with_carried_units(text, found, where)
    return tuple(
        Figure(
            id=name_of(article.text.sha256, f.span.start, f.span.end),
            span=f.span,
            low=f.low,
            high=f.high,
            hedge=f.hedge,
            unit=f.unit,
            per=f.per,
            counted=f.counted,
            kind=f.kind,
            claimed_by=claim,
        )
        for f, claim in zip(found, _claims(found, statements), strict=True)
    )


def _sentence_of(found: list[_Found], bounds_of: tuple[Span, ...]) -> list[Span]:
    """The sentence of each figure of a line, both in text order."""
    starts = [s.start for s in bounds_of]
    return [bounds_of[max(0, bisect_right(starts, f.span.start) - 1)] for f in found]


def _claims(found: list[_Found], statements: tuple[Statement, ...]) -> list[str | None]:
    """For each figure, in text order, the id of the statement with the least content that holds it."""
    pieces = sorted((piece, total(s.content), s.id) for s in statements for piece in s.content)
    out: list[str | None] = []
    open_: list[tuple[Span, int, str]] = []
    at = 0
    for figure in found:
        while at < len(pieces) and pieces[at][0].start < figure.span.end:
            open_.append(pieces[at])
            at += 1
        open_ = [p for p in open_ if p[0].end > figure.span.start]
        out.append(min(open_, key=lambda p: p[1:])[2] if open_ else None)
    return out


_TELLING = NUMBER_WORDS | RANKS | SPELLS
"""A line without a digit and without any of these tells no figure."""


class _Line:
    """The figures of one line, and which of its characters are spoken for."""

    def __init__(self, text: str, line: Line) -> None:
        self.text = text
        self.line = line
        self.found: list[_Found] = []
        self._taken: set[int] = set()

    def read(self) -> list[_Found]:
        """The figures in text order: what is told without a number first, so that no part of it is read alone."""
        text, span = self.text, self.line.span
        words, digits = vocabulary(text, span), DIGIT.search(text, span.start, span.end) is not None
        if not digits and words.isdisjoint(_TELLING):
            return []
        for v in votes(text, span) if digits else ():
            for place, many in ((v.first, v.ayes), (v.second, v.noes)):
                self._add(_Found(place, float(many), float(many), "exact", "vote", None, "", "vote"))
        for age in ages_by_decade(text, span) if digits else ():
            self._add(_Found(age.span, age.low, age.high, age.hedge, "year", None, "", "age"))
        dated = {i for z in (*not_figures(text, span), *zones(text, span)) for i in range(z.start, z.end)}
        for sentence in sentences(text, span):
            for s in spells(text, sentence):
                if not dated.intersection(range(s.span.start, s.span.end)):
                    self._add(_Found(s.span, s.low, s.high, s.hedge, s.unit, None, "", "duration"))
            for one, noun in singles(text, sentence):
                self._add(_Found(one, 1.0, 1.0, "exact", "person", None, text[noun.start : noun.end], "count"))
            before = len(self.found)
            if not (
                vocabulary(text, sentence).isdisjoint(NUMBER_WORDS)
                and DIGIT.search(text, sentence.start, sentence.end) is None
            ):
                self._sentence(sentence, dated)
            self.found[before:] = _alike_in_brackets(text, self.found[before:])
        for o in ordinals(text, span):
            if o.span.start not in dated:
                counted = text[o.counted.start : o.counted.end] if o.counted else ""
                self._add(_Found(o.span, float(o.rank), float(o.rank), "exact", None, None, counted, "ordinal"))
        return sorted(self.found, key=lambda f: f.span)

    def _add(self, found: _Found) -> bool:
        """Whether no character of it was spoken for; if so, it is kept."""
        if self._taken.intersection(range(found.span.start, found.span.end)):
            return False
        self.found.append(found)
        self._taken.update(range(found.span.start, found.span.end))
        return True

    def _sentence(self, sentence: Span, closed: set[int]) -> None:
        text, at = self.text, sentence.start
        place = _Place(text, self.line, sentence.start, sentence.end)
        while (m := START.search(text, at, sentence.end)) is not None:
            at = m.end()
            if m.start() in closed or m.start() in self._taken:
                continue
            number = number_at(text, m.start(), sentence.end)
            if number is None:
                while at < sentence.end and text[at].isdigit():
                    at += 1
                continue
            found = _figure(place, number)
            at = max(at, number.end)
            if found is not None and self._add(found):
                at = max(at, found.span.end)


def _alike_in_brackets(text: str, found: list[_Found]) -> list[_Found]:
    """The figures of a sentence; one in brackets behind another, of another unit, is that one converted and as open."""
    out = found[:1]
    for f in found[1:]:
        one = out[-1]
        if (
            f.low is not None
            and f.hedge == "exact" != one.hedge
            and f.unit != one.unit
            and (f.kind == one.kind or {f.kind, one.kind} <= {"count", "rate"})
            and _BRACKET.fullmatch(text, one.span.end, f.span.start)
        ):
            low, high = bounds(one.hedge, f.low, f.high)
            f = f._replace(hedge=one.hedge, low=low, high=high)
        out.append(f)
    return out


def _with_carried_units(text: str, found: list[_Found], ends: list[Span]) -> list[_Found]:
    """The figures of an article in text order; a bare one takes the unit of what it points back at (see pointing).

    ``ends``: the sentence of each.
    """
    out: list[_Found] = []
    last: tuple[_Found, Span] | None = None
    for n, (f, sentence) in enumerate(zip(found, ends, strict=True)):
        if f.kind == "count" and f.unit is None:
            whole = found[n + 1] if n + 1 < len(found) else None
            near = last is not None and f.span.start - last[0].span.end < _POINTS_BACK
            if last is not None and near and points_back(text, sentence, f.span):
                f = f._replace(unit=last[0].unit)
            elif of_people(text, sentence, f.span):
                f = f._replace(unit="person")
            elif whole is not None and whole.unit and text[f.span.end : whole.span.start] in (" of ", " of the "):
                f = f._replace(unit=whole.unit)
            elif last is not None and last[1] == sentence:
                f = f._replace(unit=last[0].unit)
        if f.kind == "count" and f.unit is not None and measure(f.unit) is None:
            last = f, sentence
        out.append(f)
    return out


def _figure(place: _Place, first: Number) -> _Found | None:
    text = place.text
    between = range_at(text, place.start, first, place.stop)
    if glued(text, first.start, first.end) or (between is None and idiom(text, first.start, first.end)):
        return None
    if between is None and half_of_result(text, first.start, first.end):
        return None
    number: Number | Range = between or first
    age = age_at(text, place.start, number, place.stop)
    if age is not None:
        return _Found(age.span, age.low, age.high, age.hedge, "year", None, "", "age")
    sign = _sign_before(text, place.start, first.start)
    begin = min(number.start, first.start - len(sign))
    after, end = hedge_after(text, number.end, place.stop)
    what = _what(place, number, end, sign)
    if what is None:
        return None
    if after is None and what.end > end:  # "eleven people or more"
        after, behind = hedge_after(text, what.end, place.stop)
        what = what._replace(end=behind)
    bare = what.kind == "count" and not what.counted
    if number.form == "words" and in_group(text, place.start, number.start):
        return None
    if number.form in ("digits", "words") and not sign:
        headline = place.line.role in ("title", "subhead")
        if number.form == "digits" and in_name(text, place.line.span.start, begin, headline, not bare):
            return None
        if bare and not _stands_alone(place, number, headline):
            return None
    if what.kind == "duration" and _AGO.match(text, what.end, place.stop):
        return None  # a date, not a figure
    before, hedged = hedge_before(text, place.start, begin)
    if (
        what.kind == "duration"
        and _DURING.fullmatch(text, hedged, begin)
        and not _LASTING.search(text[place.start : hedged])
    ):
        before, hedged = "exact", begin
    hedge, begin = after or before, hedged
    low, high = bounds(hedge, number.low, number.high)
    if number.form == "open":
        hedge, low, high = "vague", number.low, None
    rate = rate_after(text, what.end, place.line.span.end)
    kind = what.kind
    if rate is not None and kind in ("count", "share"):
        kind = "rate"
    span = Span(begin, rate.end if rate else what.end)
    unit, counted = what.unit, what.counted
    if bare and kind == "count":
        fate = fate_of(text, Span(place.start, place.stop), span, "")
        if fate is not None:
            unit, counted = "person", text[fate.words.start : fate.words.end]
        elif between is not None and between.dashed and of_season(text, between.start, between.end):
            return None
    elif kind == "money" and not counted:
        counted = priced_before(text, place.start, begin)
    elif (
        kind == "count"
        and number.form == "words"
        and number.low == number.high == 1
        and begin == number.start
        and lone_one(text, place.start, begin, span.end, place.stop)
    ):
        return None
    if rate is not None and (speed := measure(f"{unit} per {rate.per}")) is not None:
        return _Found(span, low, high, hedge, speed.name, None, counted, kind)
    return _Found(span, low, high, hedge, unit, rate.per if rate else None, counted, kind)


def _what(place: _Place, number: Number | Range, end: int, sign: str) -> _What | None:
    text, stop = place.text, place.stop
    if sign:
        return _money(place, currency(sign), end)
    around = Span(max(place.start, number.start - _AROUND), min(stop, end + _AROUND))
    if magnitude_at(text, around, Span(number.start, end), number.high or 0):
        return _What("magnitude", "rate", "", end)
    if calibre_at(text, Span(number.start, end), stop):
        return _What("calibre", "rate", "", end)
    unit, unit_end = _unit(text, end, stop)
    if unit is None:
        of_unit, of_end = _unit(text, end + 3, stop) if text.startswith(" of ", end) else (None, end)
        if number.form == "open" and of_unit is not None:
            unit, unit_end = of_unit, of_end
    if unit is not None and unit.kind is not None:
        if unit.kind == "money":
            return _money(place, unit.name, unit_end)
        counted = _of_phrase(text, unit_end, stop) if unit.kind == "share" else ""
        name = "percentage point" if unit.name == "percentage point" else unit.name
        return _What(name, unit.kind, counted[0] if counted else "", unit_end)
    if number.form == "fraction":
        phrase = counted_after(text, end, stop, one=True)
        words = text[phrase.words.start : phrase.words.end] if phrase else ""
        share_end = phrase.end if phrase and text.startswith(" of", end) else end
        return _What("percent", "share", words if share_end > end else "", share_end)
    hyphen = _HYPHEN_NOUN.match(text, end, stop)
    if hyphen is not None:
        noun = hyphen["noun"]
        if (
            noun.lower() in _HYPHEN_FILL
            or noun.split("-")[0].lower() in _HYPHEN_FILL
            or (noun[0].isupper() and place.line.role != "title")
        ):
            return None
        return _What(unit_of(noun), "rate" if unit_of(noun) == "magnitude" else "count", noun, hyphen.end())
    if text[end : end + 1].isalpha() or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()):
        return None  # "5G", "4x4"
    phrase = counted_after(text, end, stop, one=number.low == number.high == 1)
    if phrase is None:
        return _What(None, "count", "", end)
    return _counting(text, phrase)


def _counting(text: str, phrase: Counted) -> _What:
    words = text[phrase.words.start : phrase.words.end]
    kind: FigureKind = "vote" if phrase.head.lower() in ("vote", "votes") else "count"
    return _What(unit_of(phrase.head) if phrase.head else None, kind, words, phrase.end)


def _unit(text: str, at: int, stop: int) -> tuple[Unit | None, int]:
    m = _UNIT.match(text, at, stop)
    if m is None:
        return None, at
    if m["sign"]:
        return measure("%"), m.end()
    if text.startswith("-pound", at):
        return measure("lb"), at + len("-pound")
    if _METRES.match(text, at, stop):
        return measure("metre"), at + 1
    joined = text[at : at + 1] not in (" ", "-")
    first = re.split(r"[ -]", m["word"])[0]
    for words, end in ((m["word"], m.end()), (first, m.start("word") + len(first))):
        unit = measure(words.replace("-", " ").rstrip("."))
        if unit is not None and not (joined and len(words.rstrip(".")) > 4):
            return unit, end - (words.endswith("."))
    return None, at


def _sign_before(text: str, start: int, at: int) -> str:
    """The currency sign in front of a number. One that was lost on the way ("?700", "\ufffd18bn") is a sign of no
    known currency.
    """
    m = SIGN.search(text[max(start, at - 4) : at]) or LOST_SIGN.search(text[max(start, at - 6) : at])
    return m.group() if m else ""


def _money(place: _Place, code: str | None, end: int) -> _What:
    phrase = _of_phrase(place.text, end, place.stop)
    return _What(code, "money", phrase[0] if phrase else "", end)


def _of_phrase(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """The words after "of" or "in": what a sum or share is of."""
    m = _MONEY_OF.match(text, at, stop)
    phrase = counted_after(text, m.end(), stop, one=True) if m else None
    if phrase is None or not phrase.head or phrase.head.endswith("ly") or phrase.head.lower() in MONTHS:
        return None
    return text[phrase.words.start : phrase.words.end], phrase.end


def _stands_alone(place: _Place, number: Number | Range, headline: bool) -> bool:
    """Whether a number that nothing counted follows is a figure all the same."""
    text = place.text
    if number.form == "digits":
        return True
    if number.scaled:
        return True
    after = text[number.end : number.end + 2]
    capital = text[number.start].isupper()
    # "Nine Elms", "Three Rivers": a number word that opens a name
    if capital and not headline and after[:1] == " " and after[1:2].isupper():
        return False
    return number.low > 1
