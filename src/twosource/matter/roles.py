"""Roles that stand for somebody named: "the president" after "President Ada Brill", "the magazine" after "Tide magazine"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from twosource.matter.exonyms import is_adjective
from twosource.matter.folding import folded
from twosource.matter.honorifics import is_title
from twosource.spans import Span

_FORMS_OF_ADDRESS = frozenset("mr mrs ms mx miss dr sir dame lord lady mme madame herr frau st sen rep gov gen".split())
_LONG = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "pres": "president",
    "prof": "professor",
}
_NOT_ROLES = frozenset("former ex then acting deputy house party state house white vice first senior the of".split())
_BODIES = frozenset(
    "company firm magazine newspaper paper bank airline university agency party union club team hospital broadcaster museum".split()
)
_THE = re.compile(r"\b[Tt]he (?:former |then-|ex-)?")
_GOES_ON = re.compile(r"['’]s? [A-Z]| (?:of|for|and|[A-Z])|-")
"""What makes another role of it ("the president of the club"), or the title in front of a name."""

Owners = dict[str, list[int]]
"""Role words to the numbers of the referents that they were said of."""


def role_of(title: str) -> str:
    """The role in the title words before a name, small: "Former Vice President" gives "vice president"; empty where none."""
    words = [
        _LONG.get(w, w)
        for w in folded(title).split()
        if not (w in ("former", "ex", "then", "house", "party") or (w in _FORMS_OF_ADDRESS and w not in _LONG))
    ]
    while words and (is_adjective(words[0].capitalize()) or not is_title(" ".join(words))):
        words = words[1:]
    return " ".join(words)


def bodies_beside(text: str, mention: Span) -> str:
    """The common noun that stands right behind a name and says what it is: "magazine" in "Tide magazine"; else empty."""
    m = re.match(r" ([a-z]+)\b", text[mention.end : mention.end + 24])
    return m[1] if m and m[1] in _BODIES else ""


def mentions_by_role(
    text: str, lines: Iterable[Span], owners: Owners, told: Sequence[tuple[int, int]]
) -> list[tuple[int, Span]]:
    """Places of "the <role>" with the referent that each means.

    ``told``: places where a referent is named, with its number, in text order. One that had the role and was named last before the place is meant; nobody where none was.
    """
    if not owners:
        return []
    roles = sorted(owners, key=lambda r: (-len(r), r))
    named = {role: [(at, n) for at, n in told if n in of] for role, of in ((r, set(o)) for r, o in owners.items())}
    out = []
    for line in lines:
        for m in _THE.finditer(text, line.start, line.end):
            role = _at(text, m.end(), line.end, roles)
            if not role or _GOES_ON.match(text, m.end() + len(role)):
                continue
            held = named[role]
            before = bisect_left(held, (m.start(), -1))
            if before:
                out.append((held[before - 1][1], Span(m.start(), m.end() + len(role))))
    return out


def _at(text: str, at: int, stop: int, roles: Sequence[str]) -> str:
    """Which of ``roles``, longest first, stands at ``at`` as whole words; empty where none does."""
    ahead = text[at : min(stop, at + len(roles[0]) + 1)].lower()
    return next((r for r in roles if ahead.startswith(r) and not ahead[len(r) : len(r) + 1].isalnum()), "")
