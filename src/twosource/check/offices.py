"""What a person is called beside the name: the words in front of it, and those set behind it between commas."""

from __future__ import annotations

import re

from twosource.spans import Span

_BEFORE = re.compile(r"(?:[\w’'-]+ ){1,5}$")
_BEHIND = re.compile(r", (?:(?:the|a|an|its|his|her|their|who) )?(?P<role>[^,.;:“”\"\n]{3,80}),?")
_REACH = 60
_CUT = re.compile(r"[.,;:“”\"()]")


def beside(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Where the words before and behind a name stand that may be its office; either may be missing."""
    out = []
    line = text.rfind("\n", 0, start) + 1
    before = _BEFORE.search(text, max(line, start - _REACH), start)
    if before:
        first = before.start()
        for cut in _CUT.finditer(text, first, start):
            first = cut.end()
        if text[first:start].strip():
            out.append(Span(first, start - 1))
    behind = _BEHIND.match(text, end, end + 2 * _REACH)
    if behind:
        out.append(Span(behind.start("role"), behind.end("role")))
    return tuple(out)
