"""What one of a figure is: units of measure, currencies, persons, and the singular of any other noun.

The tables are ``units.txt`` and ``people.txt`` beside this file.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple, cast

from twosource.matter.exonyms import rows_of
from twosource.records import FigureKind

_SIGNS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₹": "INR", "₴": "UAH", "₩": "KRW",
    "₫": "VND", "₪": "ILS", "₺": "TRY", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "CHF": "CHF", "RMB": "CNY",
    "Rs": "INR", "AUD": "AUD", "CAD": "CAD", "JPY": "JPY",
}  # fmt: skip
SIGN = re.compile(
    r"(?:(?<![A-Za-z])(?:US|AU?|CA?|NZ|HK|S|R)\$|[$€£¥₽₹₴₩₫₪₺]|(?<![A-Za-z])(?:USD|EUR|GBP|CHF|RMB|AUD|CAD|JPY|Rs\.?))"
    r" ?$"
)
"""A currency before a number; to be searched in the few characters in front of it."""

LOST_SIGN = re.compile(r"(?:(?<![\w?.!\"”’')])\?|\ufffd{1,4}|¤)$")
"""What is left of a currency sign in a text that was decoded wrongly, before a number."""

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "people": "person", "lives": "life",
    "wives": "wife", "knives": "knife", "halves": "half", "shelves": "shelf", "leaves": "leaf", "thieves": "thief",
    "police": "police", "news": "news", "series": "series", "species": "species", "movies": "movie",
    "buses": "bus", "viruses": "virus", "crises": "crisis",
}  # fmt: skip


_NO_PLURAL = frozenset(
    "besides plainclothes overseas always perhaps sometimes afterwards upwards downwards towards nowadays indoors "
    "outdoors unless across indeed headquarters sports politics economics mathematics yes thus whereas others".split()
)
_COLLECTIVE = frozenset(
    "crew staff personnel police troops cattle livestock sheep deer fish poultry aircraft spacecraft hovercraft "
    "warcraft clergy infantry cavalry folk".split()
)
_FOLK = re.compile(r"[A-Z][a-z]+(?:ans|is|ese|ers|ists|crats|publicans)|[a-z]{3,}(?:ists|ians|goers|seekers|holders)")
"""Plurals that only people have: demonyms and parties in capitals, -ists, -ians, churchgoers."""


class Unit(NamedTuple):
    """``kind`` is None for an ordinary noun."""

    name: str
    kind: FigureKind | None


@cache
def _units() -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for (kind,), (name,), forms in rows_of("units.txt"):
        units.update((form.lower(), Unit(name, cast(FigureKind, kind))) for form in forms)
    return units


@cache
def _people() -> frozenset[str]:
    return frozenset(form for (forms,) in rows_of("people.txt") for form in forms)


@lru_cache(maxsize=10_000)
def singular(noun: str) -> str:
    """The singular of a plain English plural, in lower case; another word as it is.

    >>> [singular(w) for w in ("Attacks", "countries", "boxes", "women", "glass")]
    ['attack', 'country', 'box', 'woman', 'glass']
    """
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    if low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def is_plural(noun: str) -> bool:
    """True where the form of the word is a plural's."""
    low = noun.lower()
    return (
        noun.replace("-", "").isalpha()
        and low not in _NO_PLURAL
        and (singular(noun) != low or low in ("police", "troops", "youths"))
    )


def is_collective(noun: str) -> bool:
    """True for a noun that counts many without an "s": crew, aircraft, cattle."""
    return noun.lower() in _COLLECTIVE


def is_person(noun: str) -> bool:
    """True for a noun of the table of people, in either number, and for a plural with an ending that people have."""
    low = noun.lower()
    head = low.rsplit("-", 1)[-1]
    return low in _people() or singular(noun) in _people() or singular(head) in _people() or bool(_FOLK.fullmatch(noun))


def measure(words: str) -> Unit | None:
    """The unit of measure that ``words`` print, in either number; None for any other noun."""
    units, low = _units(), words.lower().rstrip(".")
    if low in units:
        return units[low]
    head, _, last = low.rpartition(" ")
    return units.get(f"{head} {singular(last)}".strip())


def currency(sign: str) -> str | None:
    """The code of a currency sign that stands before a number."""
    return _SIGNS.get(sign.strip().rstrip("."))


def unit_of(head: str) -> str:
    """The unit of a counted noun: ``person`` for people, else its singular."""
    found = measure(head)
    if found is not None:
        return found.name
    return "person" if is_person(head) else singular(head)
