"""Names under which one place, or one government, meets: Kiev and Kyiv; Moscow, Kremlin, Russia and Russian.

The tables are ``powers.txt`` and ``places.txt`` beside this file; both are meant to be edited. A city and its country
keep different place keys and share a power key, so a reader of the keys chooses how far two words may part.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from twosource.matter.folding import folded

_SUFFIXES = ("'s", "’s", "'", "’")


class _Tables(NamedTuple):
    places: dict[str, str]
    powers: dict[str, str]
    adjectives: dict[str, str]
    countries: dict[str, str]


def rows_of(table: str) -> list[list[list[str]]]:
    """The rows of a table beside this file: columns divided by ";", forms by "|"; "#" opens a comment line."""
    text = resources.files("twosource.matter").joinpath(table).read_text(encoding="utf-8")
    return [
        [[form.strip() for form in column.split("|") if form.strip()] for column in line.split(";")]
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    ]


@cache
def _tables() -> _Tables:
    tables = _Tables({}, {}, {}, {})
    for country, adjectives, capital, seats in rows_of("powers.txt"):
        key = folded(country[0])
        for group in (country, capital):
            tables.places.update((folded(form), folded(group[0])) for form in group)
        tables.powers.update((folded(form), key) for form in (*country, *adjectives, *capital, *seats))
        tables.adjectives.update((folded(form), key) for form in adjectives)
        tables.countries[key] = country[0]
    for (forms,) in rows_of("places.txt"):
        tables.places.update((folded(form), folded(forms[0])) for form in forms)
    return tables


@lru_cache(maxsize=50_000)  # the words of a report come again and again
def _bare(word: str) -> str:
    for suffix in _SUFFIXES:
        word = word.removesuffix(suffix)
    return folded(word)


def place_key(word: str) -> str:
    """The key of a place under any of its names; another word comes back folded. City and country stay apart.

    >>> place_key("Kiev") == place_key("KYIV's") == "kyiv", place_key("Ukraine"), place_key("Orland")
    (True, 'ukraine', 'orland')
    """
    low = _bare(word)
    return _tables().places.get(low) or _tables().places.get(low.removeprefix("the "), low)


def power_key(word: str) -> str | None:
    """The country that a word stands for as an actor: its name, adjective, capital or seat of government; else None.

    >>> {power_key(w) for w in ("Moscow", "the Kremlin", "Russian", "Russia's")}
    {'russia'}
    >>> power_key("Orland") is None
    True
    """
    low = _bare(word)
    if low in ("us", "pole", "turkey") and word[:1].islower():
        return None  # "us", "pole" and "turkey" are everyday words
    return _tables().powers.get(low) or _tables().powers.get(low.removeprefix("the "))


def is_adjective(word: str) -> bool:
    """True for the adjective or people of a country: "Russian", "Danes"."""
    return word[:1].isupper() and _bare(word) in _tables().adjectives


def is_place(word: str) -> bool:
    """True for a place that the tables know by name."""
    return word[:1].isupper() and _bare(word).removeprefix("the ") in _tables().places


def country_name(key: str) -> str | None:
    """The name of the country behind a power key, as the table writes it."""
    return _tables().countries.get(key)
