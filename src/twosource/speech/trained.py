"""The trained reader: an encoder tags sources, cues and contents, a small network links them, rules say what they are.

English only, as its training articles. Where onnxruntime has no wheel, ``reader()`` gives the rules reader instead,
which says so in a problem record.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import msgspec

from twosource.records import Article, Problem, Statement
from twosource.spans import Span, touching
from twosource.speech.addressee import addressee, told_passively
from twosource.speech.completing import one_sentence, past_false_stop, run_on, with_left_over, with_rules, with_sources
from twosource.speech.finishing import statements
from twosource.speech.following import with_following
from twosource.speech.found import Found
from twosource.speech.linking import Linked, link
from twosource.speech.matrix import with_noun_claims
from twosource.speech.nesting import with_inner, with_outer
from twosource.speech.paragraphs import with_paragraphs
from twosource.speech.passage import Passage
from twosource.speech.people import Person, people
from twosource.speech.quoted import with_quoted
from twosource.speech.reading import Reader, RulesReader, marks_only, prepared, readable
from twosource.speech.sources import with_own_source
from twosource.speech.stance import stance
from twosource.speech.tagging import arrays, tagged
from twosource.weights import available


class TrainedReader:
    """Statements by the shipped model; safe to share between threads. Same bytes in, same statements out."""

    def read(self, article: Article) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
        """Statements in text order. Linear in the text; about a tenth of a CPU second for 900 words."""
        passages, problems = prepared(article)
        if not readable(article):
            return statements(article, marks_only(article, passages), ()), problems
        cast = people(article)
        return statements(article, found(article, passages, cast), cast), problems


class FallbackReader(RulesReader):
    """The rules, and a problem record that says why."""

    def read(self, article: Article) -> tuple[tuple[Statement, ...], tuple[Problem, ...]]:
        """As RulesReader."""
        found, problems = super().read(article)
        message = "onnxruntime or tokenizers is not installed here: statements were read by rules, which find about half as many"
        return found, (*problems, Problem(code="rules-only", message=message))


def reader() -> Reader:
    """The best reader that this machine can run. The model itself is loaded when it is first used."""
    return TrainedReader() if available() else FallbackReader()


def found(article: Article, passages: Sequence[Passage], cast: Sequence[Person]) -> list[Found]:
    """Attributions as the model sees them and rules complete them. The people of ``cast`` go in under other names."""
    content = article.text.content
    held = arrays()
    all_sentences = tuple(s for p in passages for s in p.sentences)
    within = Within(tuple(s.span for s in all_sentences), tuple(s.span for s in all_sentences if s.damaged))
    linked, loose = link(content, tagged(content, passages, [p.name for p in cast]), held.content_cue, held.cue_source)
    seen = [t.span for t in loose] + [t.span for one in linked for t in one.content]
    linked = [one_sentence(content, one, within.sentence) for one in run_on(content, linked, loose)]
    linked = [one for one in linked if confidence(one) >= LEAST]
    told = (with_own_source(content, _found(content, one, within), within.sentence) for one in linked)
    made = with_sources(content, told, passages)
    whole = with_left_over(content, with_rules(content, made, passages), seen, passages)
    whole = with_noun_claims(content, with_quoted(content, whole, passages), passages)
    whole = with_paragraphs(content, with_outer(content, whole, passages), passages)
    whole = [f for f in with_following(content, whole, passages, cast) if not _inside_phrase(content, f)]
    return with_inner(content, whole)


LEAST = 0.2
"""Findings that hold less often than this are left out. On the development articles, with the calibration of other articles,
relation F1 is highest from .25 to .35; the content words found fall from .15 on."""


_PHRASE_BEGINS = re.compile(r"[Tt]he|[Aa]n|a|.*\w-")
"""A "source" like this (but "A" of a transcript) is the beginning of the phrase in which its "cue" describes a noun: "the planned vote", "the much-praised Tarvo"."""


def _inside_phrase(content: str, f: Found) -> bool:
    return len(f.source) == 1 and _PHRASE_BEGINS.fullmatch(content, f.source[0].start, f.source[0].end) is not None


class Within(msgspec.Struct, frozen=True):
    """The sentences of an article in order, and those that are damaged."""

    sentences: tuple[Span, ...]
    damaged: tuple[Span, ...]

    def sentence(self, span: Span) -> Span:
        """The one in which ``span`` begins; the span itself where it begins in none."""
        at = touching(self.sentences, Span(span.start, span.start + 1))
        return at[0] if at else span


def _found(content: str, one: Linked, within: Within) -> Found:
    source = () if one.source is None else (one.source.span,)
    pieces = past_false_stop(content, [t.span for t in one.content], one.cue.span, within.damaged)
    pieces, told = told_passively(content, one.cue.span, pieces)
    cue = (one.cue.span,)
    return Found(
        source=source,
        cue=cue,
        content=pieces,
        lemma="",
        stance=stance(content, source, cue, pieces),
        rule="trained",
        confidence=confidence(one),
        addressee=told or addressee(content, within.sentence(one.cue.span), cue, pieces),
        damaged=any(touching(within.damaged, p) for p in pieces),
    )


def confidence(one: Linked) -> float:
    """How often findings that look like this one held on the development articles: content and source."""
    weights = arrays().calibration.tolist()
    row = evidence(one)
    value = weights[0] + sum(w * x for w, x in zip(weights[1:], row, strict=True))
    return round(1 / (1 + math.exp(-value)), 3)


def evidence(one: Linked) -> list[float]:
    """What calibration looks at, each in nats of doubt or 0/1."""

    def doubt(share: float) -> float:
        return -math.log(max(share, 1e-4))

    parts = one.content
    return [
        doubt(min(t.confidence for t in parts)),
        doubt(min(t.edge for t in parts)),
        doubt(one.cue.confidence),
        0.0 if one.source is None else doubt(one.source.confidence),
        float(one.source is None),
        doubt(one.confidence),
        math.log1p(sum(t.last - t.first + 1 for t in parts)),
    ]


__all__ = ["FallbackReader", "TrainedReader", "reader"]
