"""Verbs that attribute: each cue of a sentence is looked at once, and the first shape that fits takes it.

Cues inside the content of another are left out (the outermost counts), unless they stand beside it.
"""

from __future__ import annotations

import re

import msgspec

from twosource.spans import Span
from twosource.speech.clause import subject_before
from twosource.speech.complement import PARTICIPLES
from twosource.speech.cues import SAYING
from twosource.speech.found import Found
from twosource.speech.passage import Passage, Sentence
from twosource.speech.rules.before import clause_before, clause_before_turned, quotation_before
from twosource.speech.rules.behind import content_behind, participle
from twosource.speech.verbs import Cue, cues_in, is_finite, is_progressive
from twosource.speech.view import View, view_of


def verb_cues(content: str, passage: Passage) -> list[Found]:
    """Found in all sentences of a passage, in order."""
    return [f for s in passage.sentences for f in _sentence(content, s, passage.headline)]


def _sentence(content: str, sentence: Sentence, headline: bool) -> list[Found]:
    found: list[Found] = []
    for cue in cues_in(content, sentence, headline):
        inside = any(p.start <= cue.span.start < p.end for f in found for p in f.content)
        view = view_of(content, sentence, cue, headline)
        if inside and not _stands_beside(content, cue, found, sentence):
            # "Families are asking for shelter, the mayor said": what stands last attributes all before it.
            outer = clause_before(view) if cue.lemma in SAYING else None
            if outer is not None and all(f.cue[0] in outer.content[0] for f in found):
                found = [outer]
            continue
        one = _shape(view, found)
        if one is not None:
            found = [*(_cut(content, f, one) for f in found), one]
    return found


def _shape(v: View, before: list[Found]) -> Found | None:
    words = v.sentence.narration
    if v.cue.kind == "ing" and not is_progressive(words, v.cue.index):
        return participle(v, before)
    if v.cue.lemma in SAYING and (turned := clause_before_turned(v)) is not None:
        return turned
    if v.source is not None and not v.headline and not is_finite(v.content, v.source, words, v.cue):
        return None
    if v.cue.speaks and (found := quotation_before(v) or clause_before(v)) is not None:
        return found
    return content_behind(v, before)


def _cut(content: str, earlier: Found, later: Found) -> Found:
    """The earlier content ends where the later attribution begins."""
    begin = min(s.start for s in (*later.source, *later.cue) if s not in earlier.source)
    if not any(p.start < begin < p.end for p in earlier.content) or begin <= earlier.cue[0].end:
        return earlier
    pieces = []
    for p in earlier.content:
        if p.start < begin < p.end:
            lead = re.sub(r"[\s,;]+(?:(?:and|but|while|whereas)\s*)?$", "", content[p.start : begin])
            p = Span(p.start, p.start + len(lead))
        if p.start < begin and len(p):
            pieces.append(p)
    return msgspec.structs.replace(earlier, content=tuple(pieces)) if pieces else earlier


def _stands_beside(content: str, cue: Cue, found: list[Found], sentence: Sentence) -> bool:
    """A cue behind ", and X", ", while X", " and" without a subject, or a participle goes beside the one before it."""
    if cue.kind == "ing":
        lead = content[sentence.span.start : cue.span.start].rstrip()
        return cue.lemma in PARTICIPLES and lead.endswith((",", ".", "”", '"'))
    bounds = Span(sentence.span.start, cue.span.start)
    source, start = subject_before(content, bounds, cue.span.start, sentence.narration)
    begin = source.start if source is not None else start
    lead = content[found[-1].cue[0].end : begin].rstrip()
    if source is None:
        return lead.endswith((" and", ", but", ", and"))
    if cue.lemma in SAYING and content[source.start].isupper() and lead.endswith(" and"):
        return True  # "X said the gate was sound and Ina Brell said it was rotten"
    return bool(re.search(r"[,;]\s*(?:and|but|while|whereas)$|;$", lead))
