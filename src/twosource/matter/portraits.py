"""How a report describes what it names: title or role before the name, apposition beside it, "is a …" after it, and source
words that describe a speaker without the name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from twosource.matter.exonyms import is_adjective
from twosource.matter.folding import folded
from twosource.matter.honorifics import is_title
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.matter.nominals import Nominal, phrases_beside
from twosource.records import Article, Name, Statement
from twosource.spans import Span
from twosource.weights import noun_classes

_PLAIN = frozenset("mr mrs ms mx miss dr sir dame lord lady mme madame herr frau".split())
_APPOSITION = re.compile(r", (?P<words>(?:an? |the |former |one of )[^,.;:()“”\"\n]{4,80}?)(?=,| who |[.](?:\s|$))")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|said|says|told|went|came|"
    r"took|made|got|began|became|gave|left|saw|\w{2,}ed)\b"
)
"""A verb: what follows the comma is a clause of its own and describes nobody."""
_WORD = re.compile(r"(?P<word>[^\W\d_][\w.'’-]*),? $")
_IS = re.compile(r"(?:, [^,.;\n]{1,60},)? (?:is|was|are|were|remains|became|has become|has been) ")
_ENDS = re.compile(r"[,.;)]|\s(?:who|which|that|of|for|in|at|from|and)\b|$", re.MULTILINE)
_REACH = 48
_WORDS = 6
_PERSON, _GROUP = 18, 14
"""WordNet's classes of nouns for persons and for groups of them."""
_FITTING = {
    "person": (_PERSON,),
    "organisation": (_GROUP, _PERSON, 4, 6),
    "place": (15, 17, 14, 6),
    "other": (4, 6, 10, 14),
}
"""Classes of nouns that describe a name of a kind: act 4, artifact 6, communication 10, location 15, object 17."""

_Found = tuple[Span, Name]
"""The words that describe, and who is described."""


def portraits(article: Article, statements: tuple[Statement, ...], names: tuple[Name, ...]) -> list[_Found]:
    """The descriptions of what ``names`` names."""
    text = article.text.content
    people = [n for n in names if n.kind in ("person", "organisation")]
    lines = sorted(line.span for line in article.body())
    phrases = phrases_beside(text, lines, sorted(m.start for n in names for m in n.mentions))
    found = [(span, n) for n in people for m in n.mentions for span in _round(text, m)]
    found.extend((span, n) for n in names for m in n.mentions for span in _by_phrases(text, m, n, phrases))
    found.extend(_sources(text, statements, people))
    out = []
    for span, name in dict.fromkeys(found):
        at = bisect_right(lines, Span(span.start, len(text))) - 1
        if at >= 0 and span in lines[at]:
            out.append((span, name))
    return out


def _round(text: str, mention: Span) -> list[Span]:
    """Titles in front, apposition behind."""
    out = []
    start, strong = mention.start, False
    for _ in range(_WORDS):
        if text[start - 1 : start] != " ":
            break
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
    if strong and words:
        out.append(Span(start, start + len(words)))
    m = _APPOSITION.match(text, mention.end, min(len(text), mention.end + 100))
    if m is not None and not _CLAUSE.search(m["words"]):
        out.append(Span(*m.span("words")))
    return out


def _by_phrases(text: str, mention: Span, name: Name, phrases: Sequence[Nominal]) -> Iterator[Span]:
    """What the noun phrases around a mention say of it; phrases in text order."""
    at = bisect_left(phrases, mention.start, key=lambda p: p.span.start)
    for p in phrases[max(0, at - 2) : at + 1]:
        if p.span.start < mention.start and mention.start <= p.head.start < mention.end:
            yield from _in_front(text, mention, p, name)
        if (
            p.span.end <= mention.start
            and text[p.span.end : mention.start] == ", "
            and _stands_for(text, mention, p, name)
        ):
            yield p.span
    is_ = _IS.match(text, mention.end, min(len(text), mention.end + 90))
    for p in phrases[at : at + 4]:
        if not p.given and p.head.start < mention.end:
            continue
        if p.span.start == mention.end + 2 and text[mention.end : p.span.start] == ", " and _fits(p, name):
            if _ENDS.match(text, p.span.end):
                yield p.span
        elif is_ is not None and p.span.start == is_.end() and p.given in ("a", "the") and _fits(p, name):
            yield p.span


def _stands_for(text: str, mention: Span, phrase: Nominal, name: Name) -> bool:
    """True for "its leader, Ada Brill,": one who is known by a comma on the other side, too."""
    return (
        phrase.given in ("own", "the")
        and not phrase.plural
        and _fits(phrase, name)
        and bool(_ENDS.match(text, mention.end))
    )


def _in_front(text: str, mention: Span, phrase: Nominal, name: Name) -> Iterator[Span]:
    words = text[phrase.span.start : mention.start].rstrip()
    lows = [w.lower().strip("“”\"'‘’.,") for w in words.split()]
    telling = [w for w in lows if w not in ("the", "a", "an", "his", "her", "their", "its") and w not in _PLAIN]
    if not telling or "," in words:
        return
    last = telling[-1]
    fitting = set(noun_classes(last)) & set(_FITTING[name.kind])
    if is_title(last) or (fitting and words.split()[-1].islower()) or (name.kind == "person" and fitting):
        yield Span(phrase.span.start, phrase.span.start + len(words))
    elif any(w.islower() and not w.endswith(("'s", "’s")) for w in words.split() if w.lower() in telling):
        yield Span(phrase.span.start, mention.end)


def _fits(phrase: Nominal, name: Name) -> bool:
    return bool(set(noun_classes(phrase.word)) & set(_FITTING[name.kind]))


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
    joint = before.rfind(" and ")
    begin = joint + len(" and ") if joint >= 0 and any(w[0].isupper() for w in before[:joint].split()) else 0
    if before != "and" and not before.endswith(" and") and len(before[begin:].split()) > 1:
        out.append(Span(source.start + begin, source.start + len(before)))
    after = text[inside[-1].end : source.end].rstrip(" ,")
    if after.startswith(", ") and len(after.split()) > 1:
        out.append(Span(inside[-1].end + 2, inside[-1].end + len(after)))
    return out
