"""Nouns that attribute: "allegations by X that …", "X's claim that …", "the report's finding that …"."""

from __future__ import annotations

import re

from twosource.spans import Span, trimmed
from twosource.speech.complement import content_pieces
from twosource.speech.cues import NOUNS, stance_of
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage
from twosource.weights import stem
from twosource.words import vocabulary

_NOUN = "|".join(sorted(rf"{n[:-1]}(?:y|ies)" if n.endswith("y") else rf"{n}s?" for n in NOUNS))
NOUN_FORMS = frozenset(re.split(r"\W", form)[-1] for n in NOUNS for form in (n, f"{n}s", f"{n[:-1]}ies"))
"""One of these stands wherever a noun attributes with "that"."""
_BY = re.compile(
    rf"\b(?P<cue>(?:{_NOUN})\s+(?:(?:made|raised|voiced|levell?ed|put\s+forward)\s+)?(?:by|from|of))\s+(?P<source>[^,;:.\"“”]{{2,90}}?)\s+(?P<that>that)\s",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"(?P<source>(?:[A-Z][\w.-]*\s+){{0,4}}[A-Z][\w-]*|\b(?:his|her|its|their|my|our|the\s+(?:\w+\s+){{0,2}}\w+))"
    rf"(?:['’]s?)?\s+(?:\w+\s+)?(?P<cue>{_NOUN})\s+(?P<that>that)\s"
)
_REPLY = re.compile(
    r"(?P<source>(?:[A-Z][\w.-]*\s+){0,4}[A-Z][\w-]*(?=['’]s)|\b(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he\s+(?:\w+\s+){0,2}\w+(?=['’]s)))"
    r"(?:['’]s?)?\s+(?:\w+\s+)?(?P<cue>response|answer|reply|message|verdict|explanation|comment|conclusion|motto|slogan):\s*(?P<that>)(?=[“\"„«])"
)


def noun_cues(content: str, passage: Passage) -> list[Found]:
    """Content starts with "that" and runs to the end of the sentence."""
    found: list[Found] = []
    for sentence in passage.sentences:
        held = vocabulary(content, sentence.span)
        named = "that" in held and not held.isdisjoint(NOUN_FORMS)
        replied = content.find(":", sentence.span.start, sentence.span.end) >= 0
        for rule in (*((_BY, _OWN) if named else ()), *((_REPLY,) if replied else ())):
            for m in rule.finditer(content, sentence.span.start, sentence.span.end):
                if any(q.span.start < m.start("cue") < q.span.end for q in sentence.quotations):
                    continue
                source = trimmed(content, Span(m.start("source"), m.end("source")))
                words = content[source.start : source.end]
                possessive = content[source.end : source.end + 1] in "'’" and rule is _OWN
                if (
                    rule is _OWN
                    and not possessive
                    and words.split()[0].lower() not in ("his", "her", "its", "their", "my", "our")
                ):
                    continue
                if any(m.start() < f.content[-1].end for f in found):
                    continue
                head = stem(re.split(r"\s", m.group("cue"))[0])
                found.append(
                    Found(
                        source=(source,),
                        cue=(Span(m.start("cue"), m.end("cue")),),
                        content=content_pieces(content, Span(m.start("that"), sentence.span.end)),
                        lemma=head,
                        stance=stance_of(head),
                        rule="noun-cue",
                        confidence=CONFIDENCE["noun-cue"],
                        damaged=sentence.damaged,
                    )
                )
    return found
