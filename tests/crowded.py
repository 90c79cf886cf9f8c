"""Ten invented reports of one event with 200 statements: as much as a page has to carry without becoming slow or large."""

from __future__ import annotations

from random import Random

from invented import report, statement
from twosource.records import (
    Comparison,
    Counts,
    Difference,
    Lineage,
    Match,
    Member,
    Published,
    Report,
    Statement,
    Title,
)
from twosource.spans import Span, name_of

LETTERS = "ABCDEFGHIJ"
_PEOPLE = ("Ada Brun", "Tove Lind", "Marek Dolin", "Ines Quay", "Oskar Fenn", "Lena Hast", "Joric Sand", "Vera Moll")
_NOUNS = "harbour gate council ferry storm engineer budget school bridge flood mayor inquiry letter motor quay village boat road pump archive".split()
_VERBS = "closed opened warned promised repaired counted moved promised blamed measured delayed inspected".split()
_OTHERS = "early quietly again twice before winter after the hearing without notice in public for months despite the rain".split()
_SHARED = 16
"""Statements that stand in every second report, each in its own words."""
_OWN = 12
"""Statements of each report alone; with eight shared ones it has twenty."""


def crowded() -> Comparison:
    """The same in every run. About 700 words a report."""
    reports = [_report(at) for at in range(len(LETTERS))]
    matches = tuple(_match(reports, topic) for topic in range(_SHARED))
    held = {(m.report, m.statement) for match in matches for m in match.members}
    only = {r.letter or "": tuple(s.id for s in r.statements if (r.letter or "", s.id) not in held) for r in reports}
    return Comparison(
        reports=tuple(reports), matches=matches, only=only, figures=(), responses=(), labels=(), names=(),
        lineage=Lineage(originators=(1, 10), edges=(), unknown=tuple(LETTERS)), problems=(),
    )  # fmt: skip


def _sentence(random: Random, words: int) -> str:
    said = [random.choice((_NOUNS, _VERBS, _OTHERS)[at % 3]) for at in range(words)]
    return " ".join(("the", *said))


def _report(at: int) -> Report:
    letter, random = LETTERS[at], Random(at)
    topics = [topic for topic in range(_SHARED) if topic % 2 == at % 2]
    title = f"Harbour gate report number {at + 1} of the Gull Coast"
    lines = [title]
    said: list[tuple[str, str]] = []
    for number in range(_OWN + len(topics)):
        shared = number < len(topics)
        who = _PEOPLE[topics[number] % len(_PEOPLE)] if shared else random.choice(_PEOPLE)
        told = (
            f"{_sentence(Random(1000 + topics[number]), 8)} {_sentence(random, 5)}" if shared else _sentence(random, 13)
        )
        content = f"{told} {letter}{number}"
        lines.append(f"{who} said {content}. Nobody in the {random.choice(_NOUNS)} knew {_sentence(random, 12)}.")
        said.append((who, content))
    text = "\n".join(lines) + "\n"
    statements: tuple[Statement, ...] = tuple(
        statement(text, who, "named", content, source=[who], cue=["said"]) for who, content in said
    )
    return report(
        letter, text, "title " + " ".join(["paragraph"] * len(said)), statements=statements,
        title=Title(text=title, span=Span(0, len(title))), outlet=f"The {letter} Courier",
        url=f"https://courier-{letter.lower()}.example/gull-coast/harbour-gate",
        published=Published(date="2031-03-05", basis="given with the page", span=None),
    )  # fmt: skip


def _match(reports: list[Report], topic: int) -> Match:
    members, differ = [], {}
    for at, one in enumerate(reports):
        if topic % 2 == at % 2:
            held = one.statements[topic // 2]
            members.append(Member(report=one.letter or "", statement=held.id, content=held.content))
            whole = held.content[0]
            differ[one.letter or ""] = (Span(whole.end - 12, whole.end),)
    return Match(
        id=name_of("match", topic), tier="same" if topic % 3 else "likely", kind="same-statement", members=tuple(members),
        differences=(Difference(kind="wording", spans=differ),), counts=Counts(reports=5, originators=(1, 5), sources=1),
        confidence=0.8, why="said by one; in common: harbour, gate",
    )  # fmt: skip
