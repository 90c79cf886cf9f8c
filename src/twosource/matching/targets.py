"""What a denial, an answer or a silence is aimed at: a statement that it fits, or nothing.

It fits when it is somebody else's, when it speaks of the one who answers, and when the words that point at it
("the allegations", "this", "Mr Adu's claims", "the charges against the mayor") do not speak against it. The nearest
one before the response wins; a wrong target is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

import msgspec

from twosource.matching.features import parts_of, shared
from twosource.matching.scorer import LEAST_PREDICATE, predicate
from twosource.matching.speakers import CLASH, OPEN, same_speaker
from twosource.matching.terms import terms_of
from twosource.matter.exonyms import power_key
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Report, Response, ResponseLink, Speaker, Statement, Target
from twosource.spans import Span
from twosource.speech import TITLES
from twosource.weights import spread, stem
from twosource.words import tokens

FAR = 1200
"""Code points between a bare "denies this" and what it can mean: about three paragraphs."""
_POINTING = re.compile(r"^(?:(?:the|these|those|any|such|all|his|her|their|its)\s+)?(?:\w+\s+)?"
                       r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|criticism|wrongdoing)\b|^(?:this|that|it)\b",
                       re.IGNORECASE)  # fmt: skip
BESIDE = 60
"""Code points between a statement and the "that criticism" that takes it up: the end of one sentence."""
_THAT = re.compile(
    r"\b(?:that|this|these|those)\s+(?:\w+\s+)?(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|"
    r"criticisms?|arguments?|characteri[sz]ations?|descriptions?|accounts?|remarks?|statements?|comments?)\b",
    re.IGNORECASE,
)
_ACCUSING = frozenset({"accuses"})
_PRONOUN_OBJECT = re.compile(r"(?:it|him|her|them)\b", re.IGNORECASE)
_GENERIC = frozenset(
    "allege allegation accuse accusation claim charge report suggest question request comment answer mr mrs ms dr the".split()
)
COMMON = 300
"""Of 1,000 reports: a word in more of them says nothing of what a response is about."""


_OWNER = re.compile(r"((?:[A-Z][\w.’'-]*\s+)*[A-Z][\w-]+)[’']s?\s+(?:\w+\s+)?\w+$")
_AGAINST = re.compile(r"\b(?:against|about|by|of|from)\s+(.+)$")


class _Said:
    """The statements of a report where responses look for them; made once a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        ends = [max(x.end for x in (*s.content, *s.source, *s.cue)) for s in report.statements]
        self.by_end = sorted((end, n) for n, end in enumerate(ends))
        self.denials = sorted((s.content[0].start, n) for n, s in enumerate(report.statements) if s.stance == "denies")
        open_ = [s for s in report.statements if s.stance not in ("denies", "declines")]
        self.open = _Row(open_)
        self.accusing = _Row([s for s in open_ if s.stance in _ACCUSING])

    def ending(self, start: int, end: int) -> list[Statement]:
        """Those that end between the two, both included, in the order of the report."""
        found = self.by_end[bisect_left(self.by_end, (start, -1)) : bisect_left(self.by_end, (end + 1, -1))]
        return [self.report.statements[n] for n in sorted(n for _, n in found)]

    def denial_in(self, span: Span) -> Statement | None:
        """The first statement that denies and lies within ``span``."""
        near = self.denials[bisect_left(self.denials, (span.start, -1)) : bisect_left(self.denials, (span.end + 1, -1))]
        statements = (self.report.statements[n] for n in sorted(n for _, n in near))
        return next((s for s in statements if s.content[0] in span), None)


class _Row:
    """Statements in text order that can be walked backwards from a place."""

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = statements
        # of two that begin at one place the first of the report is met first
        order = sorted((s.content[0].start, -n) for n, s in enumerate(statements))
        self._order = [statements[-n] for _, n in order]
        self._starts = [s.content[0].start for s in self._order]
        self._ends = list(accumulate((s.content[-1].end for s in self._order), max))

    def before(self, place: int, since: int) -> Iterator[Statement]:
        """Those that begin before ``place``, the nearest first, as long as one of the rest ends at ``since`` or later."""
        for n in range(bisect_left(self._starts, place) - 1, -1, -1):
            if self._ends[n] < since:
                return
            yield self._order[n]


class _Answer(NamedTuple):
    """A response with what its words say of its target."""

    response: Response
    words: str
    owner: str
    """Whose claims it answers ("Mr Adu's claims"); empty where the words do not say."""
    against: str
    """What they are about, against or from; empty where the words do not say."""
    matter: str | None
    bare: bool
    """True where the words only point: nothing but nearness tells the target."""


def _answer(r: Response, said: _Said) -> _Answer:
    report = said.report
    owner = _OWNER.search(report.words(r.target_span)) if r.target_span else None
    against = _AGAINST.search(report.words(r.span)[len(r.by) :])
    matter = _matter(r, said)
    return _Answer(
        r,
        report.words(r.span),
        owner.group(1) if owner else "",
        against.group(1) if against else "",
        matter,
        matter is None or bool(_POINTING.match(matter)),
    )


def with_targets(report: Report) -> tuple[Response, ...]:
    """The responses of a report with the statements of the same report that they answer.

    A bare denial looks back FAR code points; one that names its matter looks back until a statement fits.
    """
    out, said = [], _Said(report)
    for r in report.responses:
        found = _near(_answer(r, said), said)
        out.append(msgspec.structs.replace(r, target=found.id if found else None))
    return tuple(out)


def link_responses(reports: tuple[Report, ...]) -> tuple[ResponseLink, ...]:
    """Every response of every report with its target: in its own report, else the best fit of another report."""
    out, said = [], [_Said(r) for r in reports]
    for own in said:
        for n, r in enumerate(own.report.responses):
            letter = own.report.letter or ""
            target, why = _where(r, own, said)
            out.append(ResponseLink(report=letter, response=n, target=target, state=r.state, why=why))
    return tuple(out)


def _where(r: Response, own: _Said, said: list[_Said]) -> tuple[Target | None, str]:
    if r.target is not None:
        return Target(
            report=own.report.letter or "", statement=r.target
        ), "the nearest statement in the same report that it fits"
    answer = _answer(r, own)
    fits = [
        (_strength(answer, found, other.report), other.report.sha256, other.report, found)
        for other in said
        if other.report.letter != own.report.letter and (found := _elsewhere(answer, other)) is not None
    ]
    if fits:
        _, _, report, found = max(fits, key=lambda f: (f[0], f[1]))
        return Target(
            report=report.letter or "", statement=found.id
        ), "no statement of its own report fits; this one of another does"
    return None, "no statement in these reports that it clearly answers"


def _near(answer: _Answer, said: _Said) -> Statement | None:
    """The target in the same report, where a bare pointer is enough; an accusation goes before all else."""
    one = _just_said(answer, said)
    if one is not None:
        return one
    r = answer.response
    pointing = answer.bare and not answer.owner
    since = r.span.start - FAR if pointing else 0
    for row in (said.accusing,) if pointing else (said.accusing, said.open):
        for s in row.before(r.span.start, since):
            if not s.content[0].overlaps(r.span) and _fits(answer, s, said.report, near=True):
                return s
    return None


def _elsewhere(answer: _Answer, other: _Said) -> Statement | None:
    """The target in another report: the words must name speaker or matter."""
    if answer.owner:
        row = other.open
    elif answer.against:
        row = other.accusing
    else:
        return None
    fitting = [s for s in row.statements if _fits(answer, s, other.report, near=False)]
    return max(fitting, key=lambda s: (_strength(answer, s, other.report), s.id)) if fitting else None


def _just_said(answer: _Answer, said: _Said) -> Statement | None:
    """ "X said … Y dismissed that criticism": what somebody else said in the sentence right before."""
    if not _THAT.search(answer.words):
        return None
    r, report = answer.response, said.report
    answerer = Speaker(name=r.by, kind="institution")
    near = []
    for s in said.ending(r.span.start - BESIDE, r.span.start):
        end = max(x.end for x in (*s.content, *s.source, *s.cue))
        gap = report.text[end : r.span.start]
        if sum(gap.count(c) for c in ".!?") > 1 or s.stance in ("denies", "declines"):
            continue
        if not s.speaker.name or same_speaker(s.speaker, answerer, report.words(s.source), r.by) <= OPEN:
            near.append(s)
    return max(near, key=lambda s: s.content[0].start) if near else None


def _fits(answer: _Answer, s: Statement, other: Report, *, near: bool) -> bool:
    """Whether the statement, which denies nothing itself, fits; ``near``: it stands in the report of the response."""
    r = answer.response
    answerer = Speaker(name=r.by, kind="institution")
    kinship = same_speaker(s.speaker, answerer, other.words(s.source), r.by)
    if s.speaker.name and kinship > OPEN:
        return False
    if not _about(r.by, s, other):
        return False
    if answer.owner:
        return (
            same_speaker(s.speaker, Speaker(name=_bare(answer.owner), kind="named"), other.words(s.source), "") > OPEN
        )
    if answer.against and not _same_matter(answer.against, s, other):
        return False
    if not near:
        return s.stance in _ACCUSING and bool(answer.against) and kinship == CLASH
    if answer.matter is None or answer.bare:
        return s.stance in _ACCUSING and r.span.start - s.content[-1].end <= FAR
    return _common(answer.matter, s, other) >= LEAST_PREDICATE


def _bare(name: str) -> str:
    return re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.?\s+", "", name)


def _matter(r: Response, said: _Said) -> str | None:
    """The words of the response that say what it is about, without its verb; None for a bare silence."""
    report = said.report
    if r.state == "silence-reported":
        return report.words(r.target_span) if r.target_span else None
    if r.target_span is not None:
        return report.words(Span(r.target_span.start, r.span.end))
    denial = said.denial_in(r.span)
    return report.words(denial.content if denial else r.span)


def _common(matter: str, s: Statement, other: Report) -> float:
    ours = terms_of(matter, (Span(0, len(matter)),))
    theirs = parts_of(other, s, other.letter or "")[0]
    own = msgspec.structs.replace(theirs, terms=ours, weight=sum(t.weight for t in ours))
    return predicate(own, theirs, shared(own, theirs))


def _same_matter(words: str, s: Statement, other: Report) -> bool:
    """A name in ``words`` must be named by the statement too; without names a word that says what it is about."""
    text = other.words(s.content) + " " + other.words(s.source)
    names = _names_in(words)
    if names:
        return any(_named(n, text) for n in names)
    telling = {stem(t.text) for t in tokens(words) if spread(stem(t.text)) < COMMON} - _GENERIC
    return not telling or bool(telling & {stem(t.text) for t in tokens(text)})


def _about(by: str, s: Statement, other: Report) -> bool:
    """The statement names the one who answers, under any of its names; "it" and "them" by the paragraph so far."""
    text = other.words(s.content)
    if _PRONOUN_OBJECT.match(text):
        start = other.text.rfind("\n", 0, s.content[0].start) + 1
        text = f"{other.text[start : s.content[0].start]} {text}"
    names = _names_in(by)
    if not names:
        heads = {t.text.lower() for t in tokens(by)} - {"the", "a", "an", "its", "his", "her", "of"}
        return bool(heads & {t.text.lower() for t in tokens(text)})
    return any(_named(n, text) for n in names)


def _names_in(words: str) -> list[str]:
    """Words with a capital that are no articles, titles or names of offices."""
    found = [t.text for t in tokens(words) if t.text[0].isupper() and spread(stem(t.text)) == 0 and len(t.text) > 1]
    return [n for n in found if n.lower().rstrip(".") not in _GENERIC and n.rstrip(".") not in TITLES]


def _named(name: str, text: str) -> bool:
    power = power_key(name)
    for t in tokens(text):
        if t.text[0].isupper() and (
            (power is not None and power_key(t.text) == power)
            or same_name(re.sub(r"[’']s$", "", t.text), name) >= SAME_NAME
        ):
            return True
    return False


def _strength(answer: _Answer, s: Statement, other: Report) -> float:
    return _common(answer.matter, s, other) if answer.matter else 0.0
