"""A response with what its words say of its target: whose claim it answers, about whom, in what matter."""

from __future__ import annotations

import re
from typing import NamedTuple

from twosource.matching.said import Said
from twosource.matching.speakers import OPEN, same_speaker
from twosource.matching.terms import likeness, terms_of
from twosource.matter.exonyms import power_key
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Report, Response, Speaker, Statement
from twosource.spans import Span
from twosource.speech import TITLES
from twosource.weights import spread, stem
from twosource.words import tokens

FAR = 1200
"""Code points between a bare "denies this" and what it can mean: about three paragraphs."""
REACH = 8000
"""Code points between a response and a statement whose speaker it names: a long article."""
IN_FRONT = 260
"""Code points between a statement and what replies to it: the rest of its sentence, and a lead."""
BESIDE = 60
"""Code points between a statement and the "that criticism" that takes it up: the end of one sentence."""
KEPT = 400
"""Code points from one denial to the next of the same side that still answers the same."""
_POINTING = re.compile(r"^(?:(?:the|these|those|any|such|all|his|her|their|its)\s+)?(?:\w+\s+)?"
                       r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|criticism|wrongdoing)\b|^(?:this|that|it)(?=\W*$|[,.;])",
                       re.IGNORECASE)  # fmt: skip
_GENERIC_DENIAL = re.compile(
    r"\b(?:nothing (?:wrong|improper|illegal|to hide)|wrongdoing|innocent|not guilty|misconduct|impropriety|(?:not|n['’]t) true|untrue|false|baseless|unfounded|groundless|a lie|lies|nonsense)\b",
    re.IGNORECASE,
)
"""What denies whatever was said."""
_REQUESTED = re.compile(
    r"^(?:(?:an?|the|our|two|three|several|repeated|multiple|numerous|many|any|his|her|their)\s+)*(?:\w+\s+)?(?:requests?|e-?mails?|messages?|calls|phone\s+calls?|inquiries|inquiry|"
    r"enquir\w+|quer(?:y|ies)|questions?|comments?|letters?)\b(?!\s+(?:about|on|regarding|for\s+h))",
    re.IGNORECASE,
)
"""How the silent were asked says nothing of what they were asked."""
_PRONOUN_OBJECT = re.compile(r"(?:it|him|her|them)\b", re.IGNORECASE)
_GENERIC = frozenset(
    "allege allegation accuse accusation claim charge report suggest question request comment answer mr mrs ms dr the".split()
)
COMMON = 300
"""Of 1,000 reports: a word in more of them says nothing of what a response is about."""
_OWNER = re.compile(r"((?:[A-Z][\w.’'-]*\s+)*[A-Z][\w-]+)[’']s?\s+(?:\w+\s+)?\w+$")
_AGAINST = re.compile(r"\b(?:against|about|by|of|from)\s+(.+)$")


class Answer(NamedTuple):
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


def answer_of(r: Response, said: Said) -> Answer:
    """``r`` of the report of ``said`` with what its words say."""
    report = said.report
    owner = _OWNER.search(report.words(r.target_span)) if r.target_span else None
    against = _AGAINST.search(report.words(r.span)[len(r.by) :])
    matter = _matter(r, said)
    return Answer(
        r,
        report.words(r.span),
        owner.group(1) if owner else "",
        against.group(1) if against else "",
        matter,
        matter is None or bool(_POINTING.match(matter) or (len(matter) < BESIDE and _GENERIC_DENIAL.search(matter))),
    )


def _matter(r: Response, said: Said) -> str | None:
    """The words of the response that say what it is about, without its verb; None for a bare silence."""
    report = said.report
    if r.state == "silence-reported":
        about = report.words(r.target_span) if r.target_span else None
        return None if about is None or _REQUESTED.match(about) else about
    if r.target_span is not None:
        return report.words(Span(r.target_span.start, r.span.end))
    denial = said.denial_in(r.span)
    return report.words(denial.content if denial else r.span)


def by_another(answer: Answer, s: Statement, report: Report) -> bool:
    """Whether somebody else says it, as far as the names tell."""
    r = answer.response
    answerer = Speaker(name=r.by, kind="institution")
    return not s.speaker.name or same_speaker(s.speaker, answerer, report.words(s.source), r.by) <= OPEN


def described(answer: Answer, said: Said) -> str:
    """The name of who answers, and the words of its source where they hold no name ("the weir keeper")."""
    return f"{answer.response.by} {said.source_in(answer.response.span)}"


def about(by: str, s: Statement, other: Report) -> bool:
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


def same_matter(words: str, s: Statement, other: Report) -> bool:
    """A name in ``words`` must be named by the statement too; without names a word that says what it is about."""
    text = other.words(s.content) + " " + other.words(s.source)
    names = _names_in(words)
    if names:
        return any(_named(n, text) for n in names)
    telling = {stem(t.text) for t in tokens(words) if spread(stem(t.text)) < COMMON} - _GENERIC
    return not telling or bool(telling & {stem(t.text) for t in tokens(text)})


def weights(matter: str, s: Statement, other: Report) -> tuple[float, float]:
    """Weight of the words, no names, that both have; and its share of all such words of the side with fewer."""
    ours = [t for t in terms_of(matter, (Span(0, len(matter)),)) if not t.name]
    theirs = [t for t in terms_of(other.text, s.content) if not t.name]
    left, common = list(theirs), 0.0
    for t in ours:
        best = max(left, key=lambda o: likeness(t, o), default=None)
        if best is not None and likeness(t, best) > 0:
            common += min(t.weight, best.weight) * likeness(t, best)
            left.remove(best)
    least = min(sum(t.weight for t in ours), sum(t.weight for t in theirs))
    return common, common / least if least else 0.0


def bare_name(name: str) -> str:
    """Without "Mr" or "Ms" in front."""
    return re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.?\s+", "", name)
