"""What the archive answers with: places found, what a person said, and what was made of the inputs."""

from __future__ import annotations

from typing import Literal

from twosource.records import Form, MatchKind, Record, Stance, Tier
from twosource.spans import Span

By = Literal["words", "meaning"]


class Failed(Record, frozen=True, kw_only=True):
    path: str
    message: str


class Added(Record, frozen=True, kw_only=True):
    """What became of the inputs: what `twosource add --json` prints."""

    added: int
    known: int
    failed: tuple[Failed, ...]
    versions: int = 0
    """Of the added: how many are a new version of a page that the archive holds."""


class Hit(Record, frozen=True, kw_only=True):
    """One place that was found: a statement, or (``statement`` None) a place in the article of a report."""

    report: str
    """The report's id."""
    statement: str | None
    spans: tuple[Span, ...]
    """By words: those that were looked for, in the report's text. By meaning: the statement's content."""
    score: float
    """Higher is better; comparable within one search and one ``by`` only."""
    text: str
    """The statement's content, or the first sentence of the article with one of the words."""
    by: By = "words"
    speaker: str | None = None
    stance: Stance | None = None
    cue: str = ""
    """The words that tell that it is said and how ("denied"); empty where there are none, and in the article."""
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    path: str = ""


class Said(Record, frozen=True, kw_only=True):
    """One statement as one report carries it."""

    report: str
    statement: str
    spans: tuple[Span, ...]
    text: str
    speaker: str
    form: Form
    stance: Stance
    cue: str
    """The words that tell that it is said and how ("denied"): the content alone may say the opposite."""
    outlet: str | None
    published: str | None
    title: str | None
    path: str


class Saying(Record, frozen=True, kw_only=True):
    """One statement, with every report that carries it. ``kind`` and ``tier`` are those of the loosest match that
    holds them together, None where one statement of one report is all.
    """

    text: str
    """As the earliest report has it."""
    kind: MatchKind | None
    tier: Tier | None
    first: str | None
    last: str | None
    members: tuple[Said, ...]


class Person(Record, frozen=True, kw_only=True):
    """All that somebody is reported to have said: what `twosource who --json` prints."""

    name: str
    """As it was asked for."""
    forms: tuple[str, ...]
    """The names under which reports print them, those with most statements first."""
    people: tuple[tuple[str, ...], ...]
    """``forms`` by person: several where the name asked for fits several people (a surname). Forms that fit more than one of
    them stand with the first."""
    reports: int
    statements: int
    sayings: tuple[Saying, ...]
    """Latest first."""


class Tally(Record, frozen=True, kw_only=True):
    """A speaker or an outlet, and how much of the archive is theirs."""

    name: str
    reports: int
    statements: int
