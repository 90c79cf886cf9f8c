"""Another medium named inside the report as the place that one passage is from: "the Courier reported", "according to
the Courier". It says nothing of where the rest of the text came from; a medium that somebody spoke to ("told the
Courier"), its poll or its programme is none, nor is the outlet itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from twosource.article.agencies import MEDIUM, MEDIUM_BEGINS, MEDIUM_WORDS, house
from twosource.records import Credit, Line
from twosource.spans import Span

_LAST = (
    "Times|Post|Herald|Journal|Tribune|Courier|Gazette|Chronicle|Observer|Telegraph|Guardian|Mail|News|Press|Review|Standard|"
    "Examiner|Star|Sun|Globe|Inquirer|Dispatch|Reporter|Monitor|Ledger"
)
_NAMED = (
    rf"(?=[{MEDIUM_BEGINS}A-ZÀ-Þt])(?:{MEDIUM.pattern}|(?:[Tt]he )?(?:\b[A-ZÀ-Þ][\w.&'’-]{{0,30}} ){{1,3}}(?:{_LAST})\b"
    r"|[Tt]he (?:Times|Post|Herald|Journal|Tribune|Courier|Gazette|Chronicle|Guardian|Telegraph|Independent|Observer|Hill)\b)"
)
_BY = r"(?:a|an|the)?\s*(?:new |earlier |recent )?(?:reports?|story|article|account|investigation|analysis)"
_RELAY = re.compile(
    rf"(?:(?:first|originally|previously|earlier)\s+)?reported (?:(?:first|earlier|\w+day) )?by (?P<by>{_NAMED})"
    rf"|[Aa]ccording to (?:{_BY} (?:in|by|from|on)\s+)?(?P<to>{_NAMED})"
    rf"|(?P<is>{_NAMED})(?:['’]s? [A-Z][\w.’'-]{{1,30}}(?: [A-Z][\w.’'-]{{1,30}})?)? (?:and [A-ZÀ-Þ]\w{{1,20}} )?(?:(?:first|also|later|exclusively|previously|had|has|have|is|are|was) ){{0,2}}"
    r"(?:reported|reports|reporting|notes|noted|wrote|writes|revealed|reveals)\b"
)
_TOLD = re.compile(
    rf"\b(?:tell|tells|telling|told|quoted by|cited by|interview (?:with|on|for)|(?:speaking|spoke|said|statement) (?:to|on|in)|"
    rf"appear(?:ed|ing|ance) on)\s+(?:(?:the|state|local|public|national|broadcaster|radio|television|news agency|"
    rf"newspaper|daily)\s+){{0,3}}(?P<to>{_NAMED})|(?P<by>{_NAMED})(?: news agency)? (?:has |had )?(?:quoted|quotes|cited|cites)\b"
)
_RELAYS = ("report", "ccording to", "note", "write", "wrote", "reveal")
_TELLS = ("tell", "told", "quote", "cite", "interview", "speaking", "spoke", "said", "statement", "appear")
"""What stands in every passage that such a pattern finds: most paragraphs hold none of it."""
_SURVEY = re.compile(
    r"^['’]?s?\s*(?:/|-|and\b|–)|^['’]?s?\s+(?:\w+\s+){0,3}(?:poll|survey|tracker|index|average|rankings?)\b",
    re.IGNORECASE,
)
"""What behind a name makes it a poll's: "according to a Courier poll", "according to Courier/Dell figures"."""


def relays_in(content: str, lines: Sequence[Line], own: Sequence[str]) -> list[Credit]:
    """The media that paragraphs name as where they have something from. ``lines``: those that hold one of RELAYS
    (vocabulary.py) and may name a medium; ``own``: names of the outlet and of the agencies whose text it is; what they say
    of themselves is no relay.
    """
    return [
        credit
        for line in lines
        for start, end in _around(content, line.span)
        for credit in _found(content, Span(start, end), own, _RELAY, ("by", "to", "is"))
    ]


def may_name(words: Iterable[str]) -> bool:
    """False where ``words``, in small letters, name no medium."""
    return not _NAMES.isdisjoint(words)


def _around(content: str, line: Span) -> list[tuple[int, int]]:
    """The parts of a line in which all passages stand that hold a verb: trying a name at every letter costs."""
    out: list[tuple[int, int]] = []
    for verb in _VERB.finditer(content, line.start, line.end):
        start, end = max(line.start, verb.start() - _LONGEST), min(line.end, verb.end() + _LONGEST)
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], end
        else:
            out.append((start, end))
    return out


_VERB = re.compile("|".join(_RELAYS))
_LONGEST = 260
"""Characters before and behind its verb that such a passage has at most, and a quarter more."""


def told_in(content: str, line: Line, own: Sequence[str]) -> Iterator[Credit]:
    """The media to which the words of a paragraph were spoken, or that are quoted for them: "told the Courier". They are
    where the passage comes from, and credits of nothing.
    """
    text = content[line.span.start : line.span.end]
    if any(map(text.__contains__, _TELLS)) and may_name(_WORD.findall(text.lower())):
        yield from _found(content, line.span, own, _TOLD, ("to", "by"))


_WORD = re.compile(r"[^\W\d_]+")
_NAMES = MEDIUM_WORDS | frozenset(f"{_LAST}|Independent|Hill".lower().split("|"))
"""One of these, in small letters, stands in every name of a medium."""


def _found(
    content: str, within: Span, own: Sequence[str], pattern: re.Pattern[str], groups: Sequence[str]
) -> Iterator[Credit]:
    keys = frozenset(house(name) for name in own)
    for m in pattern.finditer(content, within.start, within.end):
        name = next(m.group(g) for g in groups if m.group(g))
        if _is_own(name, keys) or (m.group("to") and _SURVEY.match(content[m.end() : m.end() + 60])):
            continue
        yield Credit(
            span=Span(m.start(), m.end()), names=(re.sub(r"^[Tt]he (?=[A-Z])", "", name),), kind="source-credit",
            covers="passage",
        )  # fmt: skip


def _is_own(name: str, keys: frozenset[str]) -> bool:
    """The outlet in full, or by the last word of its name: "the Herald" in The Dell Herald."""
    key = house(name)
    return key in keys or (
        " " not in name.removeprefix("the ").removeprefix("The ") and any(k.endswith(key) for k in keys)
    )


def in_full(relays: Sequence[Credit]) -> list[Credit]:
    """With the fuller name under which the report names the same medium earlier: "the Times" after "The Orland Times"."""
    out: list[Credit] = []
    for relay in relays:
        (name,) = relay.names
        longer = (n for known in out for n in known.names if n.endswith(f" {name}"))
        out.append(msgspec.structs.replace(relay, names=(next(longer, name),)))
    return out
