"""What a denial, an answer or a silence is aimed at: a statement that it fits, or nothing.

It fits when it is somebody else's, when it speaks of the one who answers, and when the words that point at it
("the allegations", "this", "Mr Adu's claims", "the charges against the mayor") do not speak against it. The nearest
one before the response wins; a wrong target is worse than none.
"""

from __future__ import annotations

import re

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


def with_targets(report: Report) -> tuple[Response, ...]:
    """The responses of a report with the statements of the same report that they answer."""
    out = []
    for r in report.responses:
        found = _target(r, report, report, near=True)
        out.append(msgspec.structs.replace(r, target=found.id if found else None))
    return tuple(out)


def link_responses(reports: tuple[Report, ...]) -> tuple[ResponseLink, ...]:
    """Every response of every report with its target: in its own report, else the best fit of another report."""
    out = []
    for report in reports:
        for n, r in enumerate(report.responses):
            target, why = _where(r, report, reports)
            out.append(ResponseLink(report=report.letter or "", response=n, target=target, state=r.state, why=why))
    return tuple(out)


def _where(r: Response, report: Report, reports: tuple[Report, ...]) -> tuple[Target | None, str]:
    if r.target is not None:
        return Target(
            report=report.letter or "", statement=r.target
        ), "the nearest statement in the same report that it fits"
    fits = [
        (_strength(r, report, found, other), other.sha256, other, found)
        for other in reports
        if other.letter != report.letter and (found := _target(r, report, other, near=False)) is not None
    ]
    if fits:
        _, _, other, found = max(fits, key=lambda f: (f[0], f[1]))
        return Target(
            report=other.letter or "", statement=found.id
        ), "no statement of its own report fits; this one of another does"
    return None, "no statement in these reports that it clearly answers"


def _target(r: Response, report: Report, other: Report, *, near: bool) -> Statement | None:
    """``near``: the same report, where a bare pointer is enough; else the words must name speaker or matter."""
    if near and (one := _just_said(r, report)) is not None:
        return one
    fitting = [s for s in other.statements if _fits(r, report, s, other, near=near)]
    if not fitting:
        return None
    if near:
        before = [s for s in fitting if s.content[0].start < r.span.start]
        accusing = [s for s in before if s.stance in _ACCUSING] or before
        return max(accusing, key=lambda s: s.content[0].start) if accusing else None
    return max(fitting, key=lambda s: (_strength(r, report, s, other), s.id))


def _just_said(r: Response, report: Report) -> Statement | None:
    """ "X said … Y dismissed that criticism": what somebody else said in the sentence right before."""
    if not _THAT.search(report.words(r.span)):
        return None
    answerer = Speaker(name=r.by, kind="institution")
    near = []
    for s in report.statements:
        end = max(x.end for x in (*s.content, *s.source, *s.cue))
        gap = report.text[end : r.span.start]
        if (
            not 0 <= r.span.start - end <= BESIDE
            or sum(gap.count(c) for c in ".!?") > 1
            or s.stance in ("denies", "declines")
        ):
            continue
        if not s.speaker.name or same_speaker(s.speaker, answerer, report.words(s.source), r.by) <= OPEN:
            near.append(s)
    return max(near, key=lambda s: s.content[0].start) if near else None


def _fits(r: Response, report: Report, s: Statement, other: Report, *, near: bool) -> bool:
    if (near and s.content[0].overlaps(r.span)) or s.stance in ("denies", "declines"):
        return False
    answerer = Speaker(name=r.by, kind="institution")
    kinship = same_speaker(s.speaker, answerer, other.words(s.source), r.by)
    if s.speaker.name and kinship > OPEN:
        return False
    pointer = report.words(r.target_span) if r.target_span else ""
    if not _about(r.by, s, other):
        return False
    owner = re.search(r"((?:[A-Z][\w.’'-]*\s+)*[A-Z][\w-]+)[’']s?\s+(?:\w+\s+)?\w+$", pointer)
    if owner is not None:
        return (
            same_speaker(s.speaker, Speaker(name=_bare(owner.group(1)), kind="named"), other.words(s.source), "") > OPEN
        )
    against = re.search(r"\b(?:against|about|by|of|from)\s+(.+)$", report.words(r.span)[len(r.by) :])
    if against is not None and not _same_matter(against.group(1), s, other):
        return False
    if not near:
        return s.stance in _ACCUSING and against is not None and kinship == CLASH
    matter = _matter(r, report)
    if matter is None or _POINTING.match(matter):
        return s.stance in _ACCUSING and r.span.start - s.content[-1].end <= FAR
    return _common(matter, s, other) >= LEAST_PREDICATE


def _bare(name: str) -> str:
    return re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.?\s+", "", name)


def _matter(r: Response, report: Report) -> str | None:
    """The words of the response that say what it is about, without its verb; None for a bare silence."""
    if r.state == "silence-reported":
        return report.words(r.target_span) if r.target_span else None
    if r.target_span is not None:
        return report.words(Span(r.target_span.start, r.span.end))
    for s in report.statements:
        if s.stance == "denies" and s.content[0] in r.span:
            return report.words(s.content)
    return report.words(r.span)


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


def _strength(r: Response, report: Report, s: Statement, other: Report) -> float:
    matter = _matter(r, report)
    return _common(matter, s, other) if matter else 0.0
