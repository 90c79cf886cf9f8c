"""Numbers as printed: digits with separators, words, scales, fractions, and words like "dozens" that leave them open.

A number is read at one place of a line and tells where it ends; every reading looks at a bounded stretch, so a line of
digits costs no more than its length.
"""

from __future__ import annotations

import re
from typing import NamedTuple

DIGIT = re.compile(r"\d")
ONES = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
    "bn": 1e9, "tn": 1e12, "mn": 1e6, "mln": 1e6, "bln": 1e9, "dozen": 12.0,
}  # fmt: skip
_OPEN = {"dozens": 24.0, "scores": 40.0, "tens": 20.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6,
         "billions": 2e9, "trillions": 2e12}  # fmt: skip
ORDINALS = {
    w: n
    for n, w in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split(), 2
    )
}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_MOST_DIGITS = 15
"""A longer run of digits is the number of an account or a telephone, and no float holds it exactly."""

_SMALL = "|".join(sorted((*ONES, *TENS), key=len, reverse=True))
_SCALE_WORDS = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
START = re.compile(
    r"(?<![\w.,])(?:\d|\.\d)|"
    rf"\b(?:{_SMALL}|{'|'.join(_OPEN)}|half|(?:an?|several|a few) (?:{_SCALE_WORDS})|"
    rf"an? (?:third|quarter|(?:fifth|sixth|eighth|tenth)(?= of\b))|a half|twice)\b|(?<=[$€£¥₽₹₴₩₫₪₺])\d|(?<=Rs\.)\d|(?<=USD|EUR|GBP|CHF|RMB)\d",
    re.IGNORECASE,
)
"""Where a number can begin."""
NUMBER_WORDS = frozenset((*ONES, *TENS, *SCALES, *_OPEN, *_PARTS, "twice"))
"""Without a digit a number begins only where one of these stands."""
_DIGITS = re.compile(
    r"\d{1,3}(?:[\u00a0\u2009\u202f'’]\d{3})+(?!\d)|[1-9]\d{0,2}(?: \d{3}){1,3}(?= [^\W\d_]{3}|\s?%)|\d{1,3},\d{1,2}(?=\s?%|\s(?:per\s?cent|million|billion|trillion)\b)|\d{1,3}(?:,\d{2,3})+(?:\.\d{1,6})?(?!\d)|\d{1,15}(?:\.\d{1,6})?(?!\d)|\.\d{1,6}(?!\d)"
)
_GROUPING = re.compile(r"[,'’ \u00a0\u2009\u202f]")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
"""Of a house style that has the comma where English has the point: no group of digits is that short."""
_PLAIN = re.compile(r"\d+")
_NAMED = re.compile(r"[-–/]$|[a-z,;] [A-Z][\w.]*[ -]$")
"""In front of a number that belongs to a name, so that the digits behind it are another number: "at Gate 5 120 people"."""
_NAME = 30
"""Characters of such a name that are looked at."""
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_BROKEN = re.compile(r"[ -]?(?P<sign>[½¼¾⅓⅔])|[ -](?P<a>[1-9])/(?P<b>[2-9])(?![\d/])")
"""The part of one behind a whole number: "10 1/2", "3½"."""
_SCALE = re.compile(rf"[ -]?(?P<word>{_SCALE_WORDS})s?\b|[ ]?(?P<short>bn|tn|mn|mln|bln)\b|(?P<letter>[kKmM])\b", re.I)
_FRACTION = re.compile(
    rf"(?P<many>{_SMALL}|an?)[ -](?P<part>{'|'.join(_PARTS)})\b(?! (?:of (?:a|the|one) )?(?:million|billion))"
    r"|half\b(?! an? (?!percent|per cent))",
    re.IGNORECASE,
)
_RANKED = re.compile(
    r" (?:straight|consecutive|successive|such|separate|person|man|woman|suspect|victim|time|night|day|week|month|year|"
    r"term|party|round|attempt|blast|explosion|attack|quake|option|way|country|group)\b",
    re.I,
)
"""After a part like "a third" these make it a rank, not a share: "a third straight night"."""
_THIRD_OF = re.compile(
    r"-(?!of-)[^\W\d_]|\s(?!(?:of|in|on|at|to|from|by|with|for|as|than|and|or|but|so|if|when|while|who|which|that|this|these|those|the|an?|"
    r"each|every|his|her|its|their|our|my|it|he|she|they|we|is|are|was|were|has|have|had|do|does|did|will|would|could|can|may|"
    r"might|should|must|now|not|only|also|still|never|more|less|fewer|higher|lower|larger|smaller|bigger|greater|longer|"
    r"shorter|faster|slower|cheaper|closer|down|up|off|over|under|above|below|said|say|think|thought|want|live|work|"
    r"believe|support|feel|oppose|back|know|percent|per)\b)(?![^\W\d_]+(?:ed|ing|ly)\b)[^\W\d_]"
)
"""After "a third" any other word does: "a third upper manager", "a third party"."""
_OF_ONE = re.compile(r" (?:of )?(?:an?|one|1)(?= (?:percent|per cent|percentage))", re.I)
"""Of one percent, so that half of it is half a percent."""
_ONE_IN = re.compile(
    rf"(?P<a>{_SMALL}|\d{{1,3}}) (?:in|out of)(?: every)? (?P<b>{_SMALL}|\d{{1,4}})\b(?![,.]\d|[-–]|\s?%)", re.I
)
_WORD = re.compile(rf"(?:(?P<link>[ -](?:and[ -])?|)(?P<word>{_SMALL}|{_SCALE_WORDS})\b)", re.IGNORECASE)
_AND_REST = re.compile(rf" and (?={_SMALL})", re.I)
"""Between "a hundred" and what is added to it: "a hundred and forty"."""
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -](?P<part>half|quarter)\b", re.I)
_OPEN_WORDS = re.compile(rf"(?P<first>{'|'.join(_OPEN)})(?: of (?P<then>thousands|millions|billions))?\b", re.I)
_A_SCALE = re.compile(
    rf"(?P<art>an?|several|a few|half an?|half|a quarter(?: of an?)?) (?P<word>{_SCALE_WORDS})\b", re.I
)


class Number(NamedTuple):
    """``low`` and ``high`` are equal but for an open word ("dozens": 24 and None)."""

    start: int
    end: int
    low: float
    high: float | None
    form: str
    """digits, words, fraction or open."""
    scaled: bool
    """True where a scale word or letter is part of it: 3 million, 20k."""


def number_at(text: str, at: int, stop: int) -> Number | None:
    """The longest number that begins at ``at`` and ends by ``stop``; None where none does."""
    return (
        _one_in(text, at, stop) or _open(text, at, stop) or _article(text, at, stop) or _fraction(text, at, stop)
        or (_digits(text, at, stop) if text[at].isdigit() or text[at] == "." else _words(text, at, stop))
    )  # fmt: skip


def _small(word: str) -> float:
    low = word.lower()
    return float(ONES.get(low, TENS.get(low, 0))) if not low.isdigit() else float(low)


def _one_in(text: str, at: int, stop: int) -> Number | None:
    m = _ONE_IN.match(text, at, stop)
    if m is None:
        return None
    a, b = _small(m["a"]), _small(m["b"])
    # "two in ten" is a share; "20 in 5 towns" and "six in 2019" are not
    if not 0 < a < b <= 1000 or (b > 20 and b % 10):
        return None
    return Number(at, m.end(), round(100 * a / b, 6), round(100 * a / b, 6), "fraction", False)


def _open(text: str, at: int, stop: int) -> Number | None:
    m = _OPEN_WORDS.match(text, at, stop)
    if m is None:
        return None
    low = _OPEN[m["first"].lower()]
    if m["then"]:
        low *= _OPEN[m["then"].lower()] / 2
    return Number(at, m.end(), low, None, "open", True)


def _fraction(text: str, at: int, stop: int) -> Number | None:
    m = _FRACTION.match(text, at, stop)
    if m is None or _RANKED.match(text, m.end(), stop):
        return None
    if (m["part"] or "").lower() == "third" and _THIRD_OF.match(text, m.end(), stop):
        return None
    many = 1.0 if m["part"] is None or m["many"].lower() in ("a", "an") else _small(m["many"])
    part = _PARTS[(m["part"] or "half").lower()]
    if many >= part or not many:
        return None
    small = _OF_ONE.match(text, m.end(), stop)
    if small is not None:
        return Number(at, small.end(), round(many / part, 6), round(many / part, 6), "digits", False)
    share = round(100 * many / part, 6)
    return Number(at, m.end(), share, share, "fraction", False)


def _article(text: str, at: int, stop: int) -> Number | None:
    m = _A_SCALE.match(text, at, stop)
    if m is None:
        return None
    article, value = m["art"].lower(), SCALES[m["word"].lower()]
    if article.startswith(("half", "a quarter")):
        value /= 2 if article.startswith("half") else 4
        return Number(at, m.end(), value, value, "words", True)
    if article in ("several", "a few"):
        return Number(at, m.end(), 2 * value, None, "open", True)
    rest = _AND_REST.match(text, m.end(), stop) if article in ("a", "an") and value >= 100.0 else None
    small = _words(text, rest.end(), stop) if rest is not None else None
    if small is not None and small.low is not None and small.low < 100 and not small.scaled:
        return Number(at, small.end, value + small.low, value + small.low, "words", True)
    more = _SCALE.match(text, m.end(), stop)
    if more is not None and more["word"]:
        return Number(
            at, more.end(), value * SCALES[more["word"].lower()], value * SCALES[more["word"].lower()], "words", True
        )
    return Number(at, m.end(), value, value, "words", True)


def _digits(text: str, at: int, stop: int) -> Number | None:
    m = _DIGITS.match(text, at, stop)
    if m is not None and " " in m.group() and _NAMED.search(text, max(0, at - _NAME), at):
        m = _PLAIN.match(text, at, stop)
    if m is None or sum(c.isdigit() for c in m.group()) > _MOST_DIGITS:
        return None
    printed = m.group().replace(",", ".") if _DECIMAL_COMMA.fullmatch(m.group()) else _GROUPING.sub("", m.group())
    value, end, scaled = float(printed), m.end(), False
    broken = _BROKEN.match(text, end, stop) if value == int(value) else None
    if broken is not None:
        value += _SIGNS[broken["sign"]] if broken["sign"] else int(broken["a"]) / int(broken["b"])
        end = broken.end()
    for _ in range(2):
        s = _SCALE.match(text, end, stop)
        if s is None:
            break
        if s["letter"]:
            if s["letter"] in "mM" and not _money_before(text, at):
                break  # "5m" is metres but after a currency
            value *= 1e3 if s["letter"] in "kK" else 1e6
        else:
            value *= SCALES[(s["word"] or s["short"]).lower()]
        end, scaled = s.end(), True
    half = _AND_A_HALF.match(text, end, stop)
    if half is not None:
        value, end = value + (0.5 if half["part"].lower() == "half" else 0.25), half.end()
    value = round(value, 6)
    return Number(at, end, value, value, "digits", scaled)


def _money_before(text: str, at: int) -> bool:
    return text[at - 1 : at] in tuple("$€£¥₽₹₴₩₫₪₺")


def _words(text: str, at: int, stop: int) -> Number | None:
    total = group = 0.0
    end, seen, last, scaled = at, 0, "", False
    for _ in range(12):
        m = _WORD.match(text, end, stop)
        if m is None or (seen == 0) != (m["link"] == ""):
            break
        word, linked = m["word"].lower(), "and" in m["link"].lower()
        if word in SCALES:
            if not seen:
                break
            if SCALES[word] in (100.0, 12.0):
                group *= SCALES[word]
            else:
                total, group = total + group * SCALES[word], 0.0
            scaled = True
        elif not _goes_on(last, word, linked):
            break
        else:
            group += _small(word)
        end, seen, last = m.end(), seen + 1, word
    if not seen:
        return None
    value = total + group
    half = _AND_A_HALF.match(text, end, stop)
    if half is not None:
        value, end = value + (0.5 if half["part"].lower() == "half" else 0.25), half.end()
        scale = _SCALE.match(text, end, stop)
        if scale is not None and scale["word"]:
            value, end, scaled = value * SCALES[scale["word"].lower()], scale.end(), True
    return Number(at, end, value, value, "words", scaled)


def _goes_on(last: str, word: str, linked: bool) -> bool:
    if not last:
        return True
    if last in SCALES:
        return True
    return last in TENS and word in ONES and 0 < ONES[word] < 10 and not linked
