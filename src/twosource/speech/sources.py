"""Whose a cue is where the model looked no further than the next noun: three shapes that tell it by themselves.

"Ines Tarvo criticised by her deputy over …": the deputy. "She released a letter showing that …": the letter. "He took aim at
the council, claiming …": he.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from twosource.spans import Span, trimmed
from twosource.speech.clause import first_subject, subject_before
from twosource.speech.complement import PARTICIPLES
from twosource.speech.cues import DETERMINERS, PREPOSITIONS, PRONOUNS
from twosource.speech.found import Found
from twosource.weights import verb_form
from twosource.words import tokens

_PAPERS = r"(?:reports?|stud(?:y|ies)|surveys?|polls?|documents?|records|figures|returns|videos?|lists?|articles?|lawsuits?|signs?|banners?)"
_PAPER = re.compile(
    rf"\b(?:an?|the|his|her|its|their)\s+(?:(?!an?\b|the\b|his\b|her\b|its\b|their\b)[\w’'-]+\s+){{0,6}}?{_PAPERS}"
    r"(?:\s+(?:from|by|of)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+)?(?=,?\s+\Z)"
)
"""What somebody issues in his own words, a statement or a letter, is not among them: there he speaks."""
_BY = re.compile(r"\bby\s+")
LONGEST = 5
"""Words of a source behind "by"."""
OPENING = 5
"""Words in front of the first comma of a sentence that may be its subject, with all that is told of him behind the comma."""
NEAR = 140
"""Code points in front of a participle in which the noun that it goes with stands."""
_APPOSED = ("one of ", "a ", "an ", "who ", "which ")
_GOVERNING = frozenset("as of in at since with for from on after during being named".split())
"""Words behind which a noun phrase is the subject of nothing."""
_SHOWING = frozenset("show reveal indicate detail".split())
"""What papers do and people do not."""


def with_own_source(content: str, f: Found, sentence: Callable[[Span], Span]) -> Found:
    """``f`` with the source that the words around its cue tell; as it is where they tell none."""
    if not f.source or len(f.source) > 1 or not f.cue:
        return f
    cue, source = f.cue[-1], f.source[0]
    agent = _agent(content, f, source, cue) or _in_front(content, source, cue, sentence(cue))
    if agent is not None:
        return msgspec.structs.replace(f, source=(agent,))
    last = tokens(content, cue)[-1:]
    form = verb_form(last[0].text.lower()) if last else None
    if (
        form is None
        or form.kind != "ing"
        or form.lemma not in PARTICIPLES | _SHOWING
        or last[0].span.start < source.end
    ):
        return f
    around = sentence(cue)
    paper = _paper(content, Span(max(around.start, last[0].span.start - NEAR), last[0].span.start), form.lemma)
    if paper is not None and not source.overlaps(paper):
        return msgspec.structs.replace(f, source=(paper,), cue=(last[0].span,))
    subject = _subject(content, around, source, cue.start)
    return f if subject is None else msgspec.structs.replace(f, source=(subject,))


def _agent(content: str, f: Found, source: Span, cue: Span) -> Span | None:
    """ "Tarvo criticised by older colleague over …": whoever stands between "by" and the content."""
    by = _BY.search(content, cue.start, f.content[0].start)
    if by is None or source.end > cue.start or content[source.end : cue.start].strip():
        return None
    agent = trimmed(content, Span(by.end(), f.content[0].start))
    return agent if agent.end > cue.end and 0 < len(content[agent.start : agent.end].split()) <= LONGEST else None


def _in_front(content: str, source: Span, cue: Span, around: Span) -> Span | None:
    """ "Tarvo, in her first speech as head of the port, said", "Tarvo (D), one of nine judges, said": the subject is further in
    front.
    """
    ahead = content[around.start : source.start]
    if "," not in ahead or cue.start <= source.start:
        return None
    behind_comma = ahead.rstrip().endswith(",") and content.startswith(_APPOSED, source.start)
    if not behind_comma and ahead.split()[-1].lower() not in _GOVERNING:
        return None
    if content[source.start : cue.start].rstrip()[-1:] != ",":
        return None
    near = behind_comma and (":" in ahead or len(ahead.split(",")[0].split()) > OPENING)
    lead = trimmed(content, Span(around.start, source.start), " ,\n\u00a0") if near else Span(around.start, cue.start)
    subject, _ = subject_before(content, lead, lead.end, tokens(content, lead))
    if subject is None or subject.start >= source.start:
        return None
    first = content[subject.start : subject.end].split()[0]
    return subject if first[0].isupper() or first in DETERMINERS | PRONOUNS else None


def _paper(content: str, ahead: Span, verb: str) -> Span | None:
    """ "Records showing", "on a report claiming"; not "issued a report claiming"."""
    m = _PAPER.search(content, ahead.start, ahead.end)
    if m is None:
        return None
    governed = content[ahead.start : m.start()].split()[-1:]
    if verb not in _SHOWING and (content[m.end()] == "," or not governed or governed[0] not in PREPOSITIONS):
        return None
    return Span(m.start(), m.end())


def _subject(content: str, around: Span, source: Span, cue: int) -> Span | None:
    """ "X took aim at Y, claiming …": X."""
    ahead = content[around.start : source.start].split()[-1:]
    if not ahead or ahead[0] not in PREPOSITIONS - {"to", "by"} or content[source.end : cue].strip() != ",":
        return None
    lead = Span(around.start, source.start)
    return first_subject(content, lead, tokens(content, lead))


__all__ = ["with_own_source"]
