"""Who comes again without a name: "the man" of "a young man", "the two ministers" of "Ines Tarvo and Carl Brask"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.speech.phrases import Mention
from twosource.speech.roles import is_somebody
from twosource.speech.scene import Scene, back, thing_at

REACH = 8
"""Sentences back in which "a man" stands that "the man" takes up. Set by hand."""
_SOME = frozenset("a an one another".split())
_PLAIN = frozenset("man woman boy girl".split())
_NAMED = re.compile(
    r"\s*,?\s*(?:named|called|identified\s+as|who\s+gave\s+(?:his|her)\s+name\s+as)\b|,\s+[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)+(?=[,.;])"
)
_PAIR = re.compile(
    r"(?:the\s+two|both|the\s+pair\s+of)(?:\s+[a-z-]+)?\s+"
    r"(?:men|women|leaders|ministers|presidents|senators|lawmakers|candidates|officials|diplomats|lawyers|brothers|sisters|congressmen)",
    re.IGNORECASE,
)


def unnamed_before(made: Scene, words: Sequence[str], at: int) -> Mention | None:
    """The last mention of somebody without a name whom a definite description at ``at`` takes up; None where a person
    with a name was described so.
    """
    last = words[-1]
    if words[0] not in ("the", "this", "that") or not (last in _PLAIN or is_somebody(last)):
        return None
    for m in back(made, at, REACH):
        said = made.content[m.span.start : m.span.end].lower().split()
        if not said or said[0] not in _SOME or said[-1] != last or not set(words[1:-1]) <= set(said):
            continue
        if made.content[max(0, m.span.start - 2) : m.span.start] == ", " or _NAMED.match(made.content, m.span.end):
            return None
        return m
    return None


def pair_before(made: Scene, phrase: str, at: int) -> str | None:
    """ "The two men": the names of two persons that were told together in the sentences before."""
    if not _PAIR.fullmatch(phrase):
        return None

    def two(m: Mention) -> bool:
        if made.content[max(0, m.span.start - 2) : m.span.start] == ", ":
            return False  # the last two of three
        names = m.name.split(" and ")
        return len(names) == 2 and all(name in made.people for name in names)

    m = thing_at(made, at, ("several",), fits=two)
    return None if m is None else m.name


__all__ = ["pair_before", "unnamed_before"]
