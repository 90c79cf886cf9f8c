"""Numbers on a scale that no unit behind them names: magnitudes of earthquakes, calibres of guns."""

from __future__ import annotations

import re

from twosource.spans import Span

_RICHTER = re.compile(r"[- ](?:on (?:the )?(?:open-ended )?Richter|strength\b|degrees? (?:earth)?quake|Richter)", re.I)
_MAGNITUDE = re.compile(
    r"\b(?:magnitude|magnitudes|Richter scale)(?: (?:of|at|was|is|as|to|from|about|around|a|the|preliminary|initial|"
    r"estimated|put|measured)){0,4} $",
    re.I,
)
_QUAKE = re.compile(r"\b(?:magnitudes?|(?:earth)?quakes?|aftershocks?|tremors?|temblors?|Richter)\b", re.I)
_PLAIN = re.compile(r"\d\.\d")
_UNIT = re.compile(r"[ -]?[\w%°]")
_GREATEST = 10.0
_GUN = re.compile(r"[- ]?(?:caliber|calibre|magnum|revolver|pistol|handgun|rifle|gun|semi-?automatic)s?\b", re.I)
_BORE = re.compile(r"\.\d\d\d?")


def magnitude_at(text: str, sentence: Span, number: Span, value: float) -> bool:
    """Whether the number is a magnitude: the words before or behind it say so, or it is a decimal up to ten with no
    unit in a sentence about an earthquake.
    """
    if not 0 < value < _GREATEST:
        return False
    if _RICHTER.match(text, number.end, sentence.end):
        return True
    if _MAGNITUDE.search(text[max(sentence.start, number.start - 60) : number.start]):
        return True
    plain = _PLAIN.fullmatch(text, number.start, number.end) and not _UNIT.match(text, number.end, sentence.end)
    return bool(plain) and bool(_QUAKE.search(text, sentence.start, sentence.end))


def calibre_at(text: str, number: Span, stop: int) -> bool:
    """Whether the number is the bore of a gun in inches: ".45 revolver"."""
    return bool(_BORE.fullmatch(text, number.start, number.end) and _GUN.match(text, number.end, stop))
