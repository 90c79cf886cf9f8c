"""How a report describes the people and bodies it names: title before the name, apposition after it, source words without a name."""

from __future__ import annotations

import re
from bisect import bisect_right

from twosource.matter.exonyms import is_adjective
from twosource.matter.folding import folded
from twosource.matter.honorifics import is_title
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Article, Name, Statement
from twosource.spans import Span

_PLAIN = frozenset("mr mrs ms mx miss dr sir dame lord lady mme madame herr frau".split())
_APPOSITION = re.compile(r", (?P<words>(?:an? |the |former |one of )[^,.;:()“”\"\n]{4,80}?)(?=,| who |[.](?:\s|$))")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|told|went|came|"
    r"took|made|got|began|became|gave|left|saw|\w{2,}ed)\b"
)
"""A verb: what follows the comma is a clause of its own and describes nobody."""
_WORD = re.compile(r"(?P<word>[^\W\d_][\w.'’-]*),? $")
_REACH = 48
_WORDS = 6

_Found = tuple[Span, Span, Name]
"""The line, the words that describe, and who is described."""


def portraits(article: Article, statements: tuple[Statement, ...], names: tuple[Name, ...]) -> list[_Found]:
    """The descriptions of the people and bodies of ``names``, with the line that each stands on."""
    text = article.text.content
    people = [n for n in names if n.kind in ("person", "organisation")]
    lines = sorted(line.span for line in article.body())
    found = [(span, n) for n in people for m in n.mentions for span in _round(text, m)]
    found.extend(_sources(text, statements, people))
    out = []
    for span, name in found:
        at = bisect_right(lines, Span(span.start, len(text))) - 1
        if at >= 0 and span in lines[at]:
            out.append((lines[at], span, name))
    return out


def _round(text: str, mention: Span) -> list[Span]:
    out = []
    start, strong = mention.start, False
    for _ in range(_WORDS):
        m = _WORD.search(text[max(0, start - _REACH) : start])
        if m is None or "," in m.group():
            break
        word = re.sub(r"['’]s?$", "", m["word"])
        titled = is_title(word) and folded(word) not in _PLAIN
        if not (titled or is_adjective(word) or word[0].isupper()) or (word[0].isupper() and folded(word) in _PLAIN):
            break
        strong = strong or titled
        start = max(0, start - _REACH) + m.start("word")
    words = text[start : mention.start].rstrip()
    if strong and len(words.split()) > 1:
        out.append(Span(start, start + len(words)))
    m = _APPOSITION.match(text, mention.end, min(len(text), mention.end + 100))
    if m is not None and not _CLAUSE.search(m["words"]):
        out.append(Span(*m.span("words")))
    return out


def _sources(text: str, statements: tuple[Statement, ...], people: list[Name]) -> list[tuple[Span, Name]]:
    """Source words of statements by named people: a source that does not name them describes them."""
    by_name = {n.name: n for n in people}
    resolved: dict[str, Name | None] = {}
    out: list[tuple[Span, Name]] = []
    for statement in statements:
        speaker = statement.speaker.name
        if speaker not in resolved:
            resolved[speaker] = by_name.get(speaker) or next(
                (n for n in people if same_name(n.name, speaker) >= SAME_NAME), None
            )
        name = resolved[speaker]
        if name is not None:
            out.extend((span, name) for source in statement.source for span in _of_source(text, source, name))
    return out


def _of_source(text: str, source: Span, name: Name) -> list[Span]:
    inside = [m for m in name.mentions if m in source]
    words = text[source.start : source.end].split()
    if not inside:
        return [source] if len(words) > 1 and words[0].lower() not in ("he", "she", "they", "it") else []
    out = []
    before = text[source.start : inside[0].start].rstrip(" ,")
    if len(before.split()) > 1:
        out.append(Span(source.start, source.start + len(before)))
    after = text[inside[-1].end : source.end].rstrip(" ,")
    if after.startswith(", ") and len(after.split()) > 1:
        out.append(Span(inside[-1].end + 2, inside[-1].end + len(after)))
    return out
