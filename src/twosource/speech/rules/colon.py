"""Headlines that attribute without a verb: "Minister: we were not told", "Dam was unsafe - inspectors", "Dam was unsafe: inspectors"."""

from __future__ import annotations

import re

from twosource.spans import Span
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage

_FRONT = re.compile(r"^(?P<source>[^:“\"‘']{3,45}):\s+(?P<content>\S.{8,})$", re.DOTALL)
_BACK = re.compile(r"^(?P<content>\S.{12,}?)(?:\s+[-–—]|:)\s+(?P<source>[a-z][\w ]{3,30})$", re.DOTALL)
_NOT_SPEAKERS = re.compile(
    r"^(?:live|video|watch|breaking|update[sd]?|opinion|analysis|explainer|exclusive|review|photos?|pictures|in pictures|factbox|timeline|"
    r"interview|profile|editorial|q&a|podcast|report|news|timeline|fact check|obituary|coronavirus|covid-19|election \d+|read|listen)\b",
    re.IGNORECASE,
)


def colon_headline(content: str, passage: Passage) -> list[Found]:
    """Only in headlines, only where what is before the colon could speak and what is behind is a clause."""
    if not passage.headline:
        return []
    text = content[passage.span.start : passage.span.end]
    m = _FRONT.match(text)
    if m is None or _NOT_SPEAKERS.match(m["source"]) or not _speaks(m["source"]):
        m = _BACK.match(text)
    if m is None:
        return []
    at = passage.span.start
    return [
        Found(
            source=(Span(at + m.start("source"), at + m.end("source")),),
            cue=(),
            content=(Span(at + m.start("content"), at + m.end("content")),),
            lemma="say",
            stance="asserts",
            rule="headline-colon",
            confidence=CONFIDENCE["headline-colon"],
        )
    ]


def _speaks(source: str) -> bool:
    """A name of at most four words, or a role: not the name of a series or a place of an event."""
    from twosource.speech.clause import ROLE_WORDS

    words = source.split()
    if len(words) > 5:
        return False
    return words[-1].lower() in ROLE_WORDS or (len(words) <= 3 and all(w[0].isupper() for w in words))
