"""Content behind its cue: X said that …, X said …, X said: "…", X accused Y of …, X denied …"""

from __future__ import annotations

import re

from twosource.spans import Span
from twosource.speech.clause import first_subject, skip_asides, subject_after
from twosource.speech.complement import PARTICIPLES, content_pieces, new_clause
from twosource.speech.cues import AUXILIARIES, OBJECT, PRONOUNS, WEAK_BARE
from twosource.speech.found import Found
from twosource.speech.passage import Passage
from twosource.speech.rules.according import according_to
from twosource.speech.view import View, quotation_at
from twosource.weights import verb_form
from twosource.words import tokens

SHORTEST = 3
"""Code points of a content; "it" is none."""
_LINK = re.compile(r"^(?:that|whether|if|how|why|what|where|who|when)\b")
_NEGATABLE = frozenset("say believe think know expect".split())
"""Verbs that attribute their clause also when they are negated."""
_CARRIED = re.compile(r"(?:\s+(?:has|have|had|also|then|later|repeatedly|not|did|does|do|again|is|was|will|would))+$")


def content_behind(v: View, before: list[Found]) -> Found | None:
    """With the subject in front; else the one shared with the verb before; else, in "Said X: …", the one behind."""
    if v.empty:
        return None
    source, at, shared = v.source, v.at, False
    if source is None:
        source = _shared(v, before)
        shared = source is not None
    if source is None and v.cue.span.start == v.sentence.span.start:
        source = subject_after(v.content, v.cue.span.end, v.end)
        at = skip_asides(v.content, source.end, v.end) if source else at
    if source is None or _is_relative(v, source) or _is_contact(v, source):
        return None
    return _complement(v, source, at, shared)


def participle(v: View, before: list[Found]) -> Found | None:
    """ ", adding that …": goes on with the source before it, or with the subject of the sentence."""
    lead = v.content[v.sentence.span.start : v.cue.span.start].rstrip(" \u00a0")
    quoting = v.cue.speaks and quotation_at(v.content, v.at, v.sentence) is not None
    if not quoting and (v.cue.lemma not in PARTICIPLES or not lead.endswith((",", ".", "”", '"', "while", "and"))):
        return None
    source = before[-1].source[0] if before and before[-1].source else _according_source(v)
    if source is None:
        source = first_subject(v.content, Span(v.sentence.span.start, v.cue.span.start), v.sentence.narration)
    return _complement(v, source, v.at, True, v.cue.span) if source is not None else None


def _complement(v: View, source: Span, at: int, shared: bool, verb: Span | None = None) -> Found | None:
    while at < v.end and v.content[at] in " \t\n\u00a0,:–—-":
        at += 1
    rest = Span(at, v.end)
    if not len(rest):
        return None
    shape, pieces = _clause(v, rest) or _object(v, rest) or ("", ())
    if sum(len(p) for p in pieces) < SHORTEST:
        return None
    return v.found("shared-source" if shared else shape, source, pieces, verb)


def _clause(v: View, rest: Span) -> tuple[str, tuple[Span, ...]] | None:
    """A quotation, a that-clause or a clause without "that"."""
    if not v.cue.speaks or (v.negated and v.cue.lemma not in _NEGATABLE):
        return None
    quoted = quotation_at(v.content, rest.start, v.sentence)
    if quoted is not None:
        whole = quoted.span.end >= v.end - 2
        return "quotation", (quoted.span,) if whole else content_pieces(v.content, rest)
    if _LINK.match(v.content[rest.start : rest.end]):
        return "that-clause", content_pieces(v.content, rest)
    if v.cue.lemma not in WEAK_BARE and (v.headline or _is_clause(v.content, rest)):
        return "bare-clause", content_pieces(v.content, rest)
    return None


def _object(v: View, rest: Span) -> tuple[str, tuple[Span, ...]] | None:
    """The object of a verb that takes one, where what must follow it follows."""
    wanted = OBJECT.get(v.cue.lemma)
    if wanted is None or not re.search(wanted, v.content[rest.start : rest.end]):
        return None
    if v.cue.lemma == "comment on" and not v.negated:
        return None
    return "object", content_pieces(v.content, Span(rest.start, new_clause(v.content, rest)))


def _is_clause(content: str, rest: Span) -> bool:
    """A finite verb near its start, or a pronoun that opens it: a clause and not an object."""
    for t in tokens(content, Span(rest.start, min(rest.end, rest.start + 200))):
        low = t.text.lower()
        if low in AUXILIARIES:
            return True
        form = verb_form(low)
        if form is not None and form.kind != "ing" and form.share >= 50 and t.span.start > rest.start:
            return True
    first = content[rest.start : rest.start + 20].split()
    return bool(first) and (first[0].lower() in PRONOUNS or first[0][0] in "‘'")


def _shared(v: View, before: list[Found]) -> Span | None:
    """The subject of a verb that follows "and" or "but" without one of its own."""
    lead = _CARRIED.sub("", v.content[v.sentence.span.start : v.cue.span.start].rstrip())
    if not lead.endswith((" and", " but", ",")):
        return None
    if before and before[-1].source:
        return before[-1].source[0]
    return first_subject(v.content, Span(v.sentence.span.start, v.cue.span.start), v.sentence.narration)


def _according_source(v: View) -> Span | None:
    here = Passage(v.sentence.span, (v.sentence,), v.sentence.quotations, v.headline)
    found = [f.source[0] for f in according_to(v.content, here) if f.cue[0].start < v.cue.span.start]
    return found[0] if found else None


def _is_contact(v: View, source: Span) -> bool:
    """ "the recovery he promised has …": a pronoun behind a noun phrase opens a relative clause without "that"."""
    words = tokens(v.content, source)
    return (
        len(words) > 1
        and words[-1].text in ("he", "she", "they", "I", "we")
        and words[-2].text.lower() not in ("or", "and")
    )


def _is_relative(v: View, source: Span) -> bool:
    """ "the streets that Velisk says …": the writer's aside inside a noun phrase, no statement of its own."""
    before = [w for w in v.sentence.narration if w.span.end <= source.start]
    if not before:
        return False
    touching = not v.content[before[-1].span.end : source.start].strip(" \u00a0")
    return touching and before[-1].text.lower() in ("which", "whom", "what", "that", "who")
