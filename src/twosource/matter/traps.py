"""Digits and number words that are no figure: in names, codes, addresses, telephone numbers, set phrases."""

from __future__ import annotations

import re

from twosource.matter.numerals import DIGIT
from twosource.spans import Span
from twosource.words import vocabulary

_ZONES = re.compile(
    r"(?:www\.|https?:)\S*|@\w+|(?<!\d)\+\d{1,4}(?:[ -]\(?\d{2,4}\)?){2,5}|(?<!\d)\d{3}[-.]\d{3,4}[-.]\d{4}(?!\d)|"
    r"(?<![\d.,])\(?0\d{2,5}\)?[ -]\d{3,8}(?:[ -]\d{3,4})?(?![\d%,.]\d|\d)|(?<!\d)\(\d{3}\) ?\d{3}-\d{4}(?!\d)|"
    r"(?<![\d.,$€£-])\d{3}-\d{4}(?![\d-])|\b(?:911|999)\b(?! [a-z]+s\b)|\b\d{1,5} (?:[NSEW]\.|North|South|East|West)(?= \d+(?:st|nd|rd|th)\b| [A-Z])|\bN[o°]\.? ?\d+[-–]\d+|\b\d{1,3}(?:\.\d{1,3}){2,3}\b|\bN[o°]\.? ?10\b(?! )"
)
_WEB = frozenset(("www", "http", "https"))
_NUMBERED = frozenset(
    "article section chapter page phase resolution highway route channel flight title group type level room district "
    "precinct version apollo boeing airbus act clause paragraph amendment division unit brigade battalion regiment "
    "ward zone gate platform line block figure table appendix item part volume series season episode model mark area "
    "class category tier size formula world number no nos step grade ps exit lot pier interstate i big agenda vision "
    "covid iphone windows playstation radio studio building bldg suite apartment apt platform game week day".split()
)
_SEVERAL_NUMBERED = frozenset(
    "versions articles sections chapters pages resolutions paragraphs clauses amendments".split()
)
_LIST_GOES_ON = re.compile(
    rf"\b(?:{'|'.join(sorted(_SEVERAL_NUMBERED))}) \d[\d.]*(?:, \d[\d.]*)*(?:,? (?:and|or|to|through)|,) $",
    re.IGNORECASE,
)
"""What stands in front of a further number of a list: "versions 6, 7 and 8"."""
_ONE = re.compile(
    r"one(?: (?:of|another|day|night|morning|more|thing|way|side|hand|time|point|such|that|who|which|is|was|can|could|"
    r"would|might|may|must|should|has|had|in|for|and|or|as|to|at|on|reason|last|final|final|step|word|else)\b|"
    r"['’]s\b|[-–]|[.,;:!?\"”)]|$)",
    re.I,
)
_PERIOD = re.compile(r"\b(?:first|second|opening|closing|latter|final)[ -]$|\b(?:at|before|by|until) (?:the )?$", re.I)
"""What stands in front of a "half" that is a time, of a game or a year: "the second half", "led at the half"."""
_NO_ONE = re.compile(r"\b(?:no|any|every|some|this|the|which|each|another|not|first|last|ever) $", re.I)


def zones(text: str, within: Span) -> tuple[Span, ...]:
    """Where no digit of ``text`` is a figure: web addresses, telephone numbers, numbers with two points."""
    bare = DIGIT.search(text, within.start, within.end) is None
    if bare and text.find("@", within.start, within.end) < 0 and vocabulary(text, within).isdisjoint(_WEB):
        return ()
    return tuple(Span(m.start(), m.end()) for m in _ZONES.finditer(text, within.start, within.end))


def glued(text: str, start: int, end: int) -> bool:
    """True where the number is part of a code: a letter or a hyphenated letter before it ("AK-47"), a slash."""
    before = text[start - 1 : start]
    if before in ("#", "/", "_", "\\", "&", "№") or (before in ("-", "–") and text[start - 2 : start - 1].isalpha()):
        return text[max(0, start - 10) : start].lower() != "magnitude-"
    return text[end : end + 1] in ("/", "_", "\\", "@") or bool(re.match(r"[.:]\d", text[end : end + 2]))


def half_of_result(text: str, start: int, end: int) -> bool:
    """True for either number of a result that is no range and no vote: "won 88-72", "a 50-50 chance"."""
    return bool(_BEFORE_RESULT.search(text[max(0, start - 4) : start]) or _AFTER_RESULT.match(text, end))


def of_season(text: str, start: int, end: int) -> bool:
    """True for what looks like a range and is won and lost: "the Otters (4-11, 1-6 at home)", "a 4-11 season"."""
    in_brackets = _IN_BRACKETS.search(text, max(0, start - 40), start)
    return bool(in_brackets and text[end : end + 1] in (",", ")", ";", " ")) or bool(_WON_AND_LOST.match(text, end))


def in_name(text: str, line_start: int, start: int, headline: bool, noun: bool) -> bool:
    """True for the digits of a numbered name: "Boeing 737", "Article 5". ``noun``: a counted noun or unit follows."""
    if not noun and _LIST_GOES_ON.search(text, max(line_start, start - 60), start):
        return True
    m = re.search(
        r"(?P<before>[\w.'’-]*[^\w\s]?) ?(?P<word>[^\W\d_][\w.-]*) $", text[max(line_start, start - 40) : start]
    )
    if m is None:
        return False
    word = m["word"]
    if word.lower().rstrip(".") in _NUMBERED and word.lower() not in ("week", "day"):
        return not (noun and word[0].islower())
    if not noun and word.lower() in _SEVERAL_NUMBERED:
        return True
    if len(word) in (2, 3) and word.isupper() and not headline and word not in ("AND", "OR", "OF", "IN", "THE", "BY"):
        return True  # "AK 47"
    if noun or headline or not word[0].isupper():
        return False
    before = text[max(line_start, start - 40) : start][: m.start("word")].rstrip()
    return bool(before) and before[-1] not in '.!?:"“”—–-•'


_IN_BRACKETS = re.compile(r"\((?:\d{1,3}-\d{1,3}[^()\d]{1,20})?$")
_WON_AND_LOST = re.compile(r" (?:season|record|win|loss|lead|victory|defeat|draw|tie|run|start)\b")
_BEFORE_RESULT = re.compile(r"\d[-–]$")
_AFTER_RESULT = re.compile(r"[-–]\d{1,3}(?![\d%]|[.,]\d)")
_ACTED_ON = re.compile(
    r" (?:(?:was|were|is|are|has|had|have|been|being|believed|reported|feared|said|also|later|to|be) )*"
    r"(?:was|were|been|died|killed|dead|injured|wounded|missing|arrested)\b",
    re.I,
)
_BESIDE_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:[\w'’-]+ ){1,2}(?:and|or) $"
)
_AND_NUMBER = re.compile(r"(?:,| and| or|, and) (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\b", re.I)


def lone_one(text: str, start: int, begin: int, end: int, stop: int) -> bool:
    """True where "one" and its noun at ``text[begin:end]`` tell which, not how many: "one woman said". It counts where
    it stands beside another number ("two women and one man") or tells whom something befell ("one person was held").
    ``start`` and ``stop`` bound the sentence.
    """
    if _ACTED_ON.match(text, end, stop) or _AND_NUMBER.match(text, end, stop):
        return False
    return not _BESIDE_NUMBER.search(text[max(start, begin - 40) : begin])


def in_group(text: str, line_start: int, start: int) -> bool:
    """True for a number word in capitals behind "of" in a name: "the Group of Nine"."""
    return text[start].isupper() and bool(re.search(r"\b[A-Z]\w+ of $", text[max(line_start, start - 24) : start]))


def idiom(text: str, start: int, end: int) -> bool:
    """True for a "one" (and the like) that counts nothing: "one of", "no one", "this one"."""
    word = text[start:end].lower()
    if word == "one":
        return bool(_ONE.match(text, start)) or bool(_NO_ONE.search(text[max(0, start - 10) : start]))
    if word == "half" and _PERIOD.search(text, max(0, start - 12), start):
        return True
    if word in ("zero", "half", "a half", "twice"):
        return word != "half" or bool(
            re.match(r"half[- ](?:hearted|brother|sister|way|dozen|past|an)\b|halfway", text[start : start + 14], re.I)
        )
    return False
