"""Several named speakers of one statement: "Ines Tarvo and Carl Brask", "three senators — Tarvo, Brask and Olem Dahl —"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

TOLD_BY_NAME = 3
"""Names that are told one by one; of more the words in front tell who they are, where there are such words."""
_JOINT = re.compile(r"\s*([,;]\s+and\b|[,;]|\band\b|[–—]|\s-+\s)\s*")
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_LED = re.compile(r"^(?:and|as well as|together with|along with|both)\s+")
_COMPLEMENT = re.compile(r"\b(?:of|for|with|to|by|from|at|in|on|who|whose|which|that)\s|[’']s?\s(?![a-z])")
_HOME = re.compile(r"\s+(?:of|from)\s+(?:[A-Z][\w.-]*\s?){1,3}$")
_STATE = re.compile(r"\b(?:Secretary|Minister|Director|Department|Office)\s+(?:of|for)\s")
_MANY = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|both|other)\b|s$", re.IGNORECASE)


def together(phrase: str, named: Callable[[str], str | None]) -> str | None:
    """The names in one, where ``phrase`` is a list of persons and of nothing else; ``named`` gives the full name of whom an
    element names, None where it names nobody. What is told of each behind a comma is passed over.
    """
    if " and " not in phrase:
        return None
    head = ""
    names: list[tuple[str, str]] = []
    told_of = False
    for joint, element in _elements(phrase):
        if told_of and joint == "and":
            continue  # "Ines Tarvo, head of ports and harbours"
        name = _person(element, named)
        if name is not None:
            names.append((joint, name))
            told_of = False
        elif "and" in joint:
            return None  # "Tarvo and her lawyers"
        elif not names:
            if head or not _MANY.search(element):
                return None
            head = element
        else:
            told_of = True
    if len({name for _, name in names}) < 2 or not any("and" in joint for joint, _ in names[1:]):
        return None
    return _told(head, [name for _, name in names])


def _elements(phrase: str) -> list[tuple[str, str]]:
    """What stands between commas, dashes and "and", each with what stands in front of it."""
    parts = ["", *_JOINT.split(phrase)]
    return [(joint.strip(), text.strip()) for joint, text in zip(parts[::2], parts[1::2], strict=True) if text.strip()]


def _person(element: str, named: Callable[[str], str | None]) -> str | None:
    bare = _HOME.sub("", _LED.sub("", _BRACKET.sub("", element)))
    name = named(bare)
    if name is None:
        return None
    last = name.split()[-1]
    ahead = bare[: bare.rfind(last)]
    if not bare.endswith(last) or _COMPLEMENT.search(_STATE.sub("", ahead)):
        return None
    return name


def _told(head: str, names: Sequence[str]) -> str:
    if head and len(names) > TOLD_BY_NAME:
        return head
    return f"{', '.join(names[:-1])} and {names[-1]}"


__all__ = ["together"]
