"""What stands with a capital in front of a personal name and is no part of it: "Brenholt’s Ines Tarvo", "Arvik Courier Carl Brask"."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.speech.given_names import gender_of_given

OUTLET = 2
"""Words in front of a known given name that are together no name: with one alone it may be a given name as well."""
BOTH = frozenset("West North White Black May".split())
"""Surnames that are more often something else: behind a known given name they are surnames."""


def without_front(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands in front, and the name.

    >>> without_front(["Brenholt’s", "Ines", "Tarvo"]), without_front(["Arvik", "Courier", "Carl", "Brask"])
    ((['Brenholt’s'], ['Ines', 'Tarvo']), (['Arvik', 'Courier'], ['Carl', 'Brask']))
    """
    owner = max((i for i, w in enumerate(words[:-1]) if w.endswith(("’s", "'s"))), default=-1)
    given = next((i for i in range(owner + 1, len(words) - 1) if gender_of_given(words[i])), 0)
    particle = any(w[0].islower() for w in words[:given])  # "Adel bin Ahmed Tarvo"
    at = given if (given >= OUTLET and not particle) or owner >= 0 else 0
    return list(words[:at]), list(words[at:])


def surname_after_all(words: Sequence[str]) -> bool:
    """ "Carl West" and "Theresa May" are persons, "Upper West" is none."""
    return len(words) == 2 and words[1] in BOTH and bool(gender_of_given(words[0]))


__all__ = ["surname_after_all", "without_front"]
