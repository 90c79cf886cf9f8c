""" "what X calls Y": a name for a thing, laid at somebody's door. It may stand inside another statement."""

from __future__ import annotations

import re

from twosource.spans import Span, trimmed
from twosource.speech.complement import without_stop
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage

_CUE = re.compile(
    r"\bwhat\s+(?P<source>(?:(?!what\b)[\w’'.-]+\s+){1,8}?)"
    r"(?P<cue>(?:has |have |had )?(?:calls|call|called|described as|describes as|describe as|terms|term|termed|labels|labelled|labeled|dubbed))\s+"
)


def what_one_calls(content: str, passage: Passage) -> list[Found]:
    """Content runs to the next comma or the end of the sentence."""
    found = []
    for sentence in passage.sentences:
        for m in _CUE.finditer(content, sentence.span.start, sentence.span.end):
            source = trimmed(content, Span(m.start("source"), m.end("source")))
            comma = re.search(r"[,;]\s|\s[—–-]\s", content[m.end() : sentence.span.end])
            end = m.end() + comma.start() if comma else sentence.span.end
            span = without_stop(content, Span(m.end(), end))
            if len(span) > 2:
                found.append(
                    Found(
                        source=(source,),
                        cue=(Span(m.start("cue"), m.end("cue")),),
                        content=(span,),
                        lemma="call",
                        stance="other",
                        rule="what-one-calls",
                        confidence=CONFIDENCE["what-one-calls"],
                        damaged=sentence.damaged,
                    )
                )
    return found
