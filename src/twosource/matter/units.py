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

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "people": "person", "lives": "life",
    "wives": "wife", "knives": "knife", "halves": "half", "shelves": "shelf", "leaves": "leaf", "thieves": "thief",
    "police": "police", "news": "news", "series": "series", "species": "species", "movies": "movie",
    "buses": "bus", "viruses": "virus", "crises": "crisis",
}  # fmt: skip


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
    return noun.isalpha() and (singular(noun) != noun.lower() or noun.lower() in ("police", "troops", "youths"))


def is_person(noun: str) -> bool:
    """True for a noun of the table of people, in either number."""
    return noun.lower() in _people() or singular(noun) in _people()


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
