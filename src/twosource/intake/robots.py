"""What a site asks of programs in its robots.txt (RFC 9309): the longest rule that fits decides, ``allow`` before ``disallow``.

The standard library's parser takes the first rule that fits and knows no wildcards, so it refuses what sites allow and
the other way round.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

NAME = "twosource"
_LARGEST = 500_000
"""Characters that are read, as the standard has it."""
_MOST_RULES = 5_000
_LONGEST_RULE = 500
_LONGEST_DELAY = 3_600.0


class Rule(NamedTuple):
    allow: bool
    path: str


class Robots(NamedTuple):
    rules: tuple[Rule, ...] = ()
    delay: float = 0.0
    """Seconds between two requests that the site wants."""

    def allows(self, url: str) -> bool:
        """Whether ``url`` may be asked for; what no rule speaks of may."""
        parts = urlsplit(url)
        path = unquote(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}")
        fitting = [r for r in self.rules if _fits(r.path, path)]
        return max(fitting, key=lambda r: (len(r.path), r.allow)).allow if fitting else True


def robots_of(text: str) -> Robots:
    """The rules for this program, or else those for all. Anything may be in ``text``; what is no rule is passed over."""
    groups: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    own: set[bool] = set()  # of the group that is being read: for this program, for all
    naming = False
    for line in text[:_LARGEST].splitlines():
        field, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        field = field.lower()
        if field == "user-agent":
            own = own if naming else set()
            naming = True
            if value == "*":
                own.add(False)
            elif value.lower().partition("/")[0] == NAME:
                own.add(True)
        elif field in ("allow", "disallow", "crawl-delay"):
            naming = False
            for mine in own:
                groups[mine].append((field, value))
    named = re.search(rf"^\s*user-agent\s*:\s*{NAME}\b", text[:_LARGEST], re.IGNORECASE | re.MULTILINE) is not None
    return _read(groups[named])


def _read(lines: list[tuple[str, str]]) -> Robots:
    rules, delay = [], 0.0
    for field, value in lines[:_MOST_RULES]:
        if field == "crawl-delay":
            if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
                delay = min(_LONGEST_DELAY, float(value))
        elif value:
            rules.append(Rule(field == "allow", unquote(value[:_LONGEST_RULE])))
    return Robots(tuple(rules), delay)


def _fits(rule: str, path: str) -> bool:
    """Whether ``path`` begins as ``rule`` says; ``*`` is any run of characters, ``$`` at its end the end of the path. Linear in
    the path for each ``*``.
    """
    ends = rule.endswith("$")
    pieces = rule.removesuffix("$").split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for n, piece in enumerate(pieces[1:], 1):
        if ends and n == len(pieces) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        at = path.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return not ends or at == len(path)
