""" "According to X, …", "…, according to X": the source is the phrase behind, the content the rest of the sentence."""

from __future__ import annotations

import re

from twosource.spans import Span, trimmed
from twosource.speech.clause import has_verb
from twosource.speech.complement import content_pieces, participle_cut
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage, Sentence
from twosource.words import vocabulary

_CUE = re.compile(r"\b(?:According to|according to|In the words of|in the words of|In the view of|in the view of)\s+")
_WORDS = frozenset(("according", "words", "view"))
"""Of these each cue holds one."""
_APPOSITIVE = re.compile(
    r",\s+(?:(?:an?|the|who|which|his|her|its)\s[^,]{3,90}|[a-z][\w-]+(?:\s[\w-]+){0,2}\s(?:of|for|at|in|from)\s[^,]{2,80}),\s"
)


def according_to(content: str, passage: Passage) -> list[Found]:
    """At most one a sentence: the first."""
    found = []
    for sentence in passage.sentences:
        if vocabulary(content, sentence.span).isdisjoint(_WORDS):
            continue
        m = _CUE.search(content, sentence.span.start, sentence.span.end)
        if m is None or any(q.span.start < m.start() < q.span.end for q in sentence.quotations):
            continue
        one = _read(content, sentence, m)
        if one is not None:
            found.append(one)
    return found


def _read(content: str, sentence: Sentence, m: re.Match[str]) -> Found | None:
    cue = Span(m.start(), m.start() + len(m.group().rstrip()))
    stop = _source_end(content, m.end(), sentence)
    source = trimmed(content, Span(m.end(), stop), " \t\n\u00a0,.;:—–-")
    if not len(source) or len(source) > 250:
        return None
    before = trimmed(content, Span(sentence.span.start, m.start()), " \t\n\u00a0,;—–-")
    after = trimmed(content, Span(stop, sentence.span.end), " \t\n\u00a0,;—–-")
    after = Span(after.start, participle_cut(content, after, sentence))
    pieces = [p for s in (before, after) if len(s) > 2 for p in content_pieces(content, s)]
    if not pieces:
        return None
    return Found(
        source=(source,),
        cue=(cue,),
        content=tuple(pieces),
        lemma="according to",
        stance="asserts",
        rule="according-to",
        confidence=CONFIDENCE["according-to"],
        damaged=sentence.damaged,
    )


def _source_end(content: str, start: int, sentence: Sentence) -> int:
    """A comma that ends the phrase (one behind an appositive where a name comes first), or the sentence end."""
    end = sentence.span.end
    depth = 0
    for at in range(start, end):
        c = content[at]
        depth += c in "(["
        depth -= c in ")]" and depth > 0
        if depth:
            continue
        if c in ';:—–"“' or (c == "-" and content[at - 1] == " "):
            return at
        if c == ",":
            m = _APPOSITIVE.match(content, at, end)
            return m.end() - 2 if m and not has_verb(content, Span(at, m.end())) else at
    return end
