"""Titles before a name: how many of the words in front are no part of it.

The table is ``titles.txt`` beside this file.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from twosource.matter.exonyms import is_adjective, rows_of
from twosource.matter.folding import folded


class Split(NamedTuple):
    """How many words in front are title, and whether the title goes with a given name alone ("King")."""

    words: int
    royal: bool


@cache
def _titles() -> tuple[dict[str, str], int]:
    """Titles with their mark ("*", "~" or none), and the words of the longest."""
    titles = {}
    for ((row,),) in rows_of("titles.txt"):
        titles[folded(row)] = row[-1] if row[-1] in "*~" else ""
    return titles, max(len(t.split()) for t in titles)


def is_title(words: str) -> bool:
    """True for a title of the table, in any case: "Mr.", "Prime Minister"."""
    return folded(words) in _titles()[0]


def titles_before(words: list[str] | tuple[str, ...]) -> Split:
    """How many of ``words`` (a name with what stands before it) are title; at least one word is left over.

    >>> titles_before(["Prime", "Minister", "Ada", "Brill"]), titles_before(["King", "Olo"])
    (Split(words=2, royal=False), Split(words=1, royal=True))
    >>> titles_before(["French", "President", "Ada", "Brill"]).words, titles_before(["French", "Harbour"]).words
    (2, 0)
    """
    titles, longest = _titles()
    at, marks, adjectives = 0, set(), 0
    while at < len(words) - 1:
        for n in range(min(longest, len(words) - 1 - at), 0, -1):
            key = folded(" ".join(words[at : at + n]))
            if key in titles:
                marks.add(titles[key])
                at += n
                break
        else:
            if at == adjectives and is_adjective(words[at]):
                at, adjectives = at + 1, at + 1
            elif words[at] in ("of", "for", "the") and at > adjectives:
                at += 1
            else:
                break
    # "French Fry" holds an adjective and no title, "First Harbour" no more than a word that could help one
    return Split(at, "*" in marks) if marks - {"~"} else Split(0, False)
