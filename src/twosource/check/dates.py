"""A day, month, year or hour of a draft that is another in the pile, in the sentence that tells the same: told only there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from twosource.check.drafts import Draft
from twosource.check.keys import Word, words_of
from twosource.check.likeness import Like, alike
from twosource.check.pile import Pile, Source, weight
from twosource.check.telling import listed
from twosource.matching.parts import Part, parts_of
from twosource.records import CheckItem, Report, Where
from twosource.spans import Span
from twosource.weights import lemma_of, relatedness
from twosource.words import sentences

ALIKE_MIN = 0.5
"""Share of the weight of a draft's sentence that one of the pile must have, dates aside, for their dates to be of one thing.
This and the next were set by hand, measured on drafts made from the development comparisons, with dates changed by program."""
_ALSO = 0.3
"""A sentence as much alike as this vouches for the draft's date."""
_SHARED_MIN = 3
_WHOLE, _SMALL_MIN = 0.9, 1.2
"""Of a sentence of two telling words the pile must have both, and they must be no names and tell this much."""
_MEANS_THE_SAME = 0.8
"""Nearness by WordNet of two words of one sense ("shut", "close")."""
_REPORTS = 12

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "(?P<{0}>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in _MONTHS if m != "september") + r"|sept?(?:ember)?)\.?"
_DATE = re.compile(
    r"\b(?:"
    r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?"
    rf"|{_MONTH.format('m1')}\s(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)"
    rf"|(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format('m2')}\b"
    r"|(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?P<year>(?:18|19|20)\d\d)"
    r"|(?P<hour>[01]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b"
    r")\b",
    re.IGNORECASE,
)


class _When(NamedTuple):
    kind: str
    value: str
    span: Span


class _Sentence(NamedTuple):
    source: Source
    span: Span
    when: tuple[_When, ...]
    alike: float


def date_items(draft: Draft, pile: Pile, quoted: Sequence[CheckItem]) -> list[CheckItem]:
    report = draft.report
    stated = [ways[0] for ways in parts_of(report, "draft")]
    out = []
    for line in report.lines:
        if not line.article:
            continue
        for sentence in sentences(report.text, line.span):
            when = [
                w
                for w in _whens(report, sentence)
                if not _written(report, w) and not any(i.span.overlaps(w.span) for i in quoted)
            ]
            if when:
                parts = [p for p in stated if any(c.overlaps(w.span) for c in p.statement.content for w in when)]
                out += _of_sentence(draft, sentence, when, parts, pile)
    return out


def _of_sentence(draft: Draft, sentence: Span, when: list[_When], parts: Sequence[Part], pile: Pile) -> list[CheckItem]:
    words = words_of(draft.report.text, sentence)
    ours = _telling(words, when)
    small = {w.key for w in words if draft.report.text[w.span.start].islower()}
    found = _alike(ours, {k: v for k, v in ours.items() if k in small}, pile)
    if not any(s.alike >= ALIKE_MIN for s in found):
        found += [_Sentence(like.source, span, when, 1.0) for like, span, when in _stated(draft, parts, pile)]
    told = [s for s in found if s.alike >= ALIKE_MIN]
    out = []
    for w in when:
        there = [
            (s, other)
            for s in told
            for other in s.when
            if other.kind == w.kind
            and not _written(s.source.report, other)
            and not any(x.value == other.value and x is not w for x in when)
        ]
        if not there and w.kind == "day":
            there = _slipped(w, words, pile)
        if not there and w.kind == "weekday":
            there = _another_night(draft.report, w, words, pile)
        if not there or any(other.value == w.value for s in found for other in s.when if other.kind == w.kind):
            continue
        if any(_one_day(draft.report, w.span, s.source.report, other.span) for s in found for other in s.when):
            continue
        told_there = [f"“{s.source.report.words(o.span)}” in {s.source.report.path}" for s, o in there]
        where: dict[str, tuple[Source, list[Span]]] = {}
        for s, other in there:
            where.setdefault(s.source.report.id, (s.source, []))[1].append(other.span)
        out.append(
            CheckItem(
                span=w.span,
                kind="date",
                state="figure-differs",
                where=tuple(
                    Where(
                        report=id, spans=tuple(spans), path=source.report.path, words=source.report.words(tuple(spans))
                    )
                    for id, (source, spans) in where.items()
                ),
                why=f"in a sentence that tells the same the pile has {listed(list(dict.fromkeys(told_there)))}",
                line=draft.line(w.span),
            )
        )
    return out


def _alike(ours: dict[str, float], small: dict[str, float], pile: Pile) -> list[_Sentence]:
    """The sentences of the pile that have dates and share enough of our words; or, of few, all. ``small``: those of our words
    that are no names.
    """
    total = sum(ours.values())
    out = []
    for source in islice(pile.nearest(ours), _REPORTS):
        for span, keys, when in _dated(source):
            common = keys & ours.keys()
            share = sum(ours[k] for k in common) / total if total else 0.0
            if (len(common) >= _SHARED_MIN and share >= _ALSO) or (
                share >= _WHOLE and sum(small.get(k, 0.0) for k in common) >= _SMALL_MIN
            ):
                out.append(_Sentence(source, span, when, share))
    return out


def _stated(draft: Draft, parts: Sequence[Part], pile: Pile) -> list[tuple[Like, Span, tuple[_When, ...]]]:
    """The statements of the pile that seem to be those of the sentence, as far as they have dates: short ones have too few words
    in common with a whole sentence.
    """
    return [
        (like, content, tuple(when))
        for part in parts
        for like in alike(draft, part, pile)
        for content in like.statement.content
        if (when := _whens(like.source.report, content))
    ]


def _slipped(day: _When, words: list[Word], pile: Pile) -> list[tuple[_Sentence, _When]]:
    """The days of the pile that share day or month with one that it does not have, in sentences about a like thing."""
    ours = [w.key for w in words]
    there = _all_others(day, ours, pile)
    month, number = day.value.split()
    return [
        (sentence, other)
        for sentence, other in there
        if (month in other.value.split() or number in other.value.split())
        and _touch(ours, {w.key for w in words_of(sentence.source.report.text, sentence.span)})
    ]


def _all_others(day: _When, ours: Sequence[str], pile: Pile) -> list[tuple[_Sentence, _When]]:
    """All of the kind that the nearest reports have; none where they have the draft's own."""
    there = [
        (_Sentence(source, span, when, 0.0), other)
        for source in islice(pile.nearest(ours), _REPORTS)
        for span, _, when in _dated(source)
        for other in when
        if other.kind == day.kind
    ]
    return [] if any(other.value == day.value for _, other in there) else there


def _another_night(report: Report, day: _When, words: list[Word], pile: Pile) -> list[tuple[_Sentence, _When]]:
    """The weekdays of the pile, which does not have the draft's at all, that go with the same part of the day ("Monday night") in
    sentences about a like thing.
    """
    part = _PART.match(report.text, day.span.end)
    if part is None:
        return []
    ours = [w.key for w in words]
    there = _all_others(day, ours, pile)
    return [
        (sentence, other)
        for sentence, other in there
        if sentence.source.report.text.startswith(part[0], other.span.end)
        and _touch(ours, {w.key for w in words_of(sentence.source.report.text, sentence.span)})
    ]


_HEAD = 80
"""Characters that a dateline takes at most."""
_DATELINE = re.compile(
    r"(?=[A-Z])(?:[A-Z][\w.’'/-]*,? |\d[\d.]*(?:st|nd|rd|th)?,? |\([^()\n]{1,40}\),? ){2,10}[-–—]{1,2} "
)
"""Words with capitals, days and what stands in brackets, up to a dash: a dateline of whatever style."""
_PART = re.compile(r" (?:night|morning|afternoon|evening)\b")


def _touch(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether the second of two sentences has a telling word of the first, or one that means the same."""
    one, other = ({lemma_of(k) or k for k in keys if weight(k) > _EMPTY and not k.isdigit()} for keys in (ours, theirs))
    one, other = one - _MONTHS_SET, other - _MONTHS_SET
    return any(relatedness(a, b) >= _MEANS_THE_SAME for a in sorted(one) for b in sorted(other))


def _dated(source: Source) -> list[tuple[Span, frozenset[str], tuple[_When, ...]]]:
    if source.dated is None:
        source.dated = [
            (span, frozenset(_telling(words_of(source.report.text, span), when)), tuple(when))
            for span in source.sentences
            if (when := _whens(source.report, span))
        ]
    return source.dated


def _telling(words: list[Word], when: Sequence[_When]) -> dict[str, float]:
    """The words of a sentence that tell something, but for its dates."""
    dated = sorted(d.span for d in when)
    kept, n = [], 0
    for w in words:
        while n < len(dated) and dated[n].end <= w.span.start:
            n += 1
        if n == len(dated) or not dated[n].overlaps(w.span):
            kept.append(w.key)
    return {k: value for k in kept if (value := weight(k)) > _COMMON}


_MONTHS_SET = frozenset(_MONTHS)
_EMPTY = 0.1
"""Weight under which a word says nothing at all."""
_COMMON = 0.2
"""Weight under which a word stands in every other sentence."""


def _whens(report: Report, area: Span) -> list[_When]:
    out = []
    for m in _DATE.finditer(report.text, area.start, area.end):
        span = Span(m.start(), m.end())
        if m["weekday"]:
            out.append(_When("weekday", m["weekday"].lower(), span))
        elif m["m1"] or m["m2"]:
            out.append(_When("day", f"{(m['m1'] or m['m2']).lower()[:3]} {int(m['d1'] or m['d2'])}", span))
        elif m["month"]:
            if m["month"][0].isupper():
                out.append(_When("month", m["month"].lower()[:3], span))
        elif m["year"]:
            out.append(_When("year", m["year"], span))
        else:
            out.append(_When("hour", f"{int(m['hour'])}:{m['minute'] or '00'}{m['half'].lower()}", span))
    return out


def _written(report: Report, when: _When) -> bool:
    """Whether it is the day of the dateline, on which a text was written: it vouches for a day and tells against none."""
    if report.dateline is not None and when.span.overlaps(report.dateline.span):
        return True
    told = (line.span for line in report.lines if line.article and line.role in ("lead", "paragraph"))
    first = next((s for s in told if any(c.isalpha() for c in report.words(s))), None)
    if first is None or not first.start <= when.span.start < first.start + _HEAD:
        return False
    head = _DATELINE.match(report.text, first.start, first.end)
    return head is not None and when.span.end <= head.end()


def _one_day(ours: Report, a: Span, theirs: Report, b: Span) -> bool:
    """Whether both were read as days, and these overlap: "Monday night" and "the night of October 13"."""
    one = [d for d in ours.dates if d.span.overlaps(a)]
    other = [d for d in theirs.dates if d.span.overlaps(b)]
    return any(x.first <= y.last and y.first <= x.last for x in one for y in other)
