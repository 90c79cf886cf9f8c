"""Figures: quantities with what they count, unit, period and hedge, read from the article's lines.

The grammar lies in the files beside this one, one idea each: numerals, ranges, hedges, units, counted, rates, votes,
ordinals; datewords and traps say which digits are none. This file puts the parts of one figure together.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matter.counted import Counted, counted_after, priced_before
from twosource.matter.datewords import not_figures
from twosource.matter.fates import fate_of
from twosource.matter.hedges import bounds, hedge_after, hedge_before
from twosource.matter.numerals import START, Number, number_at
from twosource.matter.ordinals import ordinals
from twosource.matter.ranges import Range, range_at
from twosource.matter.rates import rate_after
from twosource.matter.traps import glued, idiom, in_name, zones
from twosource.matter.units import SIGN, Unit, currency, measure, singular, unit_of
from twosource.matter.votes import votes
from twosource.records import Article, Figure, FigureKind, Hedge, Line, Statement
from twosource.spans import Span, name_of, total
from twosource.words import sentences

_UNIT = re.compile(r"(?: ?(?P<sign>%)|[ -]?(?P<word>[A-Za-z°][\w./²]*(?:[ -][A-Za-z]+)?))")
_OLD = re.compile(r"[- ]years?[- ]olds?\b", re.I)
_AGO = re.compile(r" (?:ago|prior)\b")
_DURING = re.compile(r"over (?:the |a |an |those |these )?(?=\S)", re.I)
_LASTING = re.compile(r"\b(?:for|after|of|just|well|lasted|lasting|took|taken|spent|been|is|was|were)\s$", re.I)
_MAGNITUDE = re.compile(r"\bmagnitude (?:of )?$", re.I)
_AGED = re.compile(r"\b(?:aged|age|ages) $", re.I)
_NAME_COMMA = re.compile(r"[A-Z][\w'’.-]+, $")
_MONEY_OF = re.compile(r" (?:in|of|for|worth of)(?: (?:the|its|his|her|their|a|an))?(?= )")
_HYPHEN_NOUN = re.compile(r"-(?P<noun>[^\W\d_]{3,}(?:-[^\W\d_]+)?)")
_HYPHEN_FILL = frozenset("star odd plus fold strong to and in on up old way one some something man".split())


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
    found = [f for line in article.body() for f in _of_line(article.text.content, line)]
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


def _of_line(text: str, line: Line) -> list[_Found]:
    out = [
        _Found(v.span, float(min(v.ayes, v.noes)), float(max(v.ayes, v.noes)), "exact", "vote", None, "votes", "vote")
        for v in votes(text, line.span)
    ]
    taken = {i for f in out for i in range(f.span.start, f.span.end)}
    closed = {
        i for z in (*not_figures(text, line.span), *zones(text, line.span)) for i in range(z.start, z.end)
    } | taken
    for sentence in sentences(text, line.span):
        at = sentence.start
        place = _Place(text, line, sentence.start, sentence.end)
        while (m := START.search(text, at, sentence.end)) is not None:
            at = m.end()
            if m.start() in closed:
                continue
            number = number_at(text, m.start(), sentence.end)
            if number is None:
                while at < sentence.end and text[at].isdigit():
                    at += 1
                continue
            found = _figure(place, number)
            at = max(at, number.end)
            if found is not None and not taken.intersection(range(found.span.start, found.span.end)):
                out.append(found)
                taken.update(range(found.span.start, found.span.end))
                at = max(at, found.span.end)
    closed |= taken
    for o in ordinals(text, line.span):
        if not closed.intersection(range(o.span.start, o.span.end)):
            counted = text[o.counted.start : o.counted.end] if o.counted else ""
            rank = float(o.rank)
            out.append(_Found(o.span, rank, rank, "exact", singular(counted) or None, None, counted, "ordinal"))
    return sorted(out, key=lambda f: f.span)


def _figure(place: _Place, first: Number) -> _Found | None:
    text = place.text
    if glued(text, first.start, first.end) or idiom(text, first.start, first.end):
        return None
    number: Number | Range = range_at(text, place.start, first, place.stop) or first
    age = _age(place, number)
    if age is not None:
        return age
    sign = SIGN.search(text[max(place.start, first.start - 4) : first.start])
    begin = min(number.start, first.start - len(sign.group())) if sign else number.start
    after, end = hedge_after(text, number.end, place.stop)
    what = _what(place, number, end, sign.group() if sign else "")
    if what is None:
        return None
    bare = what.kind == "count" and not what.counted
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
        and _DURING.match(text, hedged, begin)
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
    elif kind == "money" and not counted:
        counted = priced_before(text, place.start, begin)
    return _Found(span, low, high, hedge, unit, rate.per if rate else None, counted, kind)


def _age(place: _Place, number: Number | Range) -> _Found | None:
    text, low, high = place.text, number.low, number.high
    if number.form not in ("digits", "words") or number.scaled or not 0 < low < 125 or low != int(low):
        return None
    begin, end = number.start, number.end
    old = _OLD.match(text, end, place.stop)
    aged = _AGED.search(text[max(place.start, begin - 6) : begin])
    comma = _NAME_COMMA.search(text[max(place.start, begin - 24) : begin])
    follows = text[end : end + 1]
    if old is not None:
        end = old.end()
    elif aged is not None:
        begin = max(place.start, begin - 6) + aged.start()
    elif (
        comma is None
        or number.form != "digits"
        or follows not in (",", ".", ")", ";")
        or text[end : end + 2].strip(",.); \n")
    ):
        return None
    hedge, begin = hedge_before(text, place.start, begin)
    after, end = hedge_after(text, end, place.stop)
    hedge = after or hedge
    bound_low, bound_high = bounds(hedge, low, high)
    return _Found(Span(begin, end), bound_low, bound_high, hedge, "year", None, "", "age")


def _what(place: _Place, number: Number | Range, end: int, sign: str) -> _What | None:
    text, stop = place.text, place.stop
    if sign:
        return _money(place, currency(sign), end)
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
    if _MAGNITUDE.search(text[max(place.start, number.start - 14) : number.start]):
        return _What("magnitude", "rate", "", end)
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
    joined = text[at : at + 1] not in (" ", "-")
    first = re.split(r"[ -]", m["word"])[0]
    for words, end in ((m["word"], m.end()), (first, m.start("word") + len(first))):
        unit = measure(words.replace("-", " ").rstrip("."))
        if unit is not None and not (joined and len(words) > 3):
            return unit, end - (words.endswith("."))
    return None, at


def _money(place: _Place, code: str | None, end: int) -> _What:
    phrase = _of_phrase(place.text, end, place.stop)
    return _What(code, "money", phrase[0] if phrase else "", end)


def _of_phrase(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """The words after "of" or "in": what a sum or share is of."""
    m = _MONEY_OF.match(text, at, stop)
    phrase = counted_after(text, m.end(), stop, one=True) if m else None
    return (text[phrase.words.start : phrase.words.end], phrase.end) if phrase and phrase.head else None


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
