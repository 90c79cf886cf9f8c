"""Headlines: "Wall ‘was sound’, minister says, as toll reaches 11" tells two things, and only one of them is the minister's."""

from __future__ import annotations

import re

import msgspec

from twosource.records import Article
from twosource.spans import covers
from twosource.speech.found import Found
from twosource.speech.stance import stance

_ASIDE = re.compile(
    r"(?:(?:hours|days|weeks|months|just|even|shortly)\s+)?"
    r"(?:as|after|while|amid(?:st)?|following|despite|but|with|ahead\s+of|before)\s",
    re.IGNORECASE,
)
"""How the desk goes on behind who said it. "Because", "if" and "unless" go on with what was said."""
_BETWEEN = re.compile(r"\s*[,;–—-]\s*")


def without_asides(article: Article, found: list[Found]) -> list[Found]:
    """Statements of headlines without what the outlet adds behind the words that attribute."""
    heads = [line.span for line in article.lines if line.role in ("title", "title-repeat")]
    content = article.text.content
    return [_without(content, f) if f.cue and covers(heads, f.cue[0].start) else f for f in found]


def _without(content: str, f: Found) -> Found:
    told = max(p.end for p in (*f.source, *f.cue))
    front = tuple(p for p in f.content if p.end <= told)
    behind = tuple(p for p in f.content if p.start >= told)
    if not front or not behind or len(front) + len(behind) < len(f.content):
        return f
    if not _BETWEEN.fullmatch(content, told, behind[0].start) or not _ASIDE.match(content, behind[0].start):
        return f
    return msgspec.structs.replace(f, content=front, stance=stance(content, f.source, f.cue, front))
