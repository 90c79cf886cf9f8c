"""The vocabulary as frozen records: read this first.

Every record is immutable and every list a tuple. All offsets are code points into the text of the report
that a record belongs to (see spans.py). The field names are those of the JSON that commands print.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from twosource.spans import Span, Text

Role = Literal[
    "title", "title-repeat", "lead", "subhead", "paragraph", "caption", "photo-credit", "byline",
    "source-credit", "translation-notice", "dateline", "date", "related-link", "tags", "navigation",
    "notice", "boilerplate",
]  # fmt: skip
ARTICLE_ROLES: frozenset[Role] = frozenset({"title", "lead", "subhead", "paragraph"})
CreditKind = Literal["wire", "byline", "contributed", "source-credit", "photo", "translation-notice", "outlet-own"]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "accuses", "denies", "declines", "promises", "asks", "other"]
SpeakerKind = Literal["named", "role", "unnamed", "institution", "document", "unknown"]
Hedge = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than", "vague"]
FigureKind = Literal["count", "share", "money", "duration", "rate", "ordinal", "age", "vote"]
Grain = Literal["day", "month", "season", "year", "decade", "century", "range"]
NameKind = Literal["person", "organisation", "place", "other"]
Voice = Literal["outlet", "speaker", "scare"]
LabelDifference = Literal["wording", "spelling"]
ResponseState = Literal["denied", "answered-otherwise", "silence-reported"]
Silence = Literal["declined", "did-not-respond", "could-not-be-reached", "has-not-commented"]
MatchKind = Literal["same-words", "same-statement", "rendering", "narrower"]
Tier = Literal["same", "likely"]
DifferenceKind = Literal["wording", "label", "figure", "form", "extent", "name"]
FigureState = Literal["agree", "differ", "not-comparable"]
EdgeKind = Literal["credited", "copied", "translated", "asserted"]
RelationKind = Literal["copy", "derived", "common-origin", "shared-quotes-only", "independent"]
NoticeKind = Literal[
    "update", "correction", "embargo", "kill", "paywall", "translation", "machine-translation", "live", "damage"
]  # fmt: skip


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: frozen, keyword-only, compared by value."""


class Problem(Record, frozen=True, kw_only=True):
    """Something wrong with a text or an input; the work goes on. ``span`` is None where it is about the whole."""

    code: str
    message: str
    span: Span | None = None
    path: str | None = None
    """The report or input it is about, where that is not plain from the place."""


class Notice(Record, frozen=True, kw_only=True):
    """What a page or the file around it says about the report itself: updated, corrected, under embargo, killed,
    behind a paywall, translated; or that its text is damaged.
    """

    kind: NoticeKind
    span: Span | None
    """None where it stands beside the text: in a field of the file or in the markup."""
    text: str
    """The words, or the value of the field, as they stand."""
    basis: str
    """What it was read from, in words."""


# ---------------------------------------------------------------- what comes in


class Capture(Record, frozen=True, kw_only=True):
    """Where and when a page was taken, as its container (a web archive, a mail, a download) tells."""

    url: str | None
    at: str | None
    """ISO 8601 with zone, as recorded."""
    digest: str | None
    """Digest of the payload with its algorithm, "sha1:…", as recorded or as computed at download."""


class GivenCredit(Record, frozen=True, kw_only=True):
    """A supplier named by a field of the file that a page came in. ``role`` is the field's or its qcode's own word."""

    name: str
    role: str
    kind: CreditKind


class Page(Record, frozen=True, kw_only=True):
    """One page as it was handed over, decoded, line ends made LF. ``content`` is HTML or plain text by ``media``.

    ``given_*`` are facts that came with the page (a field of a JSON line) and not from its text.
    """

    path: str
    media: Literal["text", "html"]
    content: str
    encoding: str
    given_id: str | None = None
    given_url: str | None = None
    given_title: str | None = None
    given_published: str | None = None
    given_outlet: str | None = None
    given_authors: tuple[str, ...] = ()
    given_modified: str | None = None
    given_section: str | None = None
    given_language: str | None = None
    given_credits: tuple[GivenCredit, ...] = ()
    given_notices: tuple[Notice, ...] = ()
    """Their spans are None: a door does not know the text as it will be laid out."""
    capture: Capture | None = None
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- one report


class Line(Record, frozen=True, kw_only=True):
    """One line of the text that is not blank. ``article`` is true for title, lead, subhead and paragraph."""

    span: Span
    role: Role
    article: bool


class Title(Record, frozen=True, kw_only=True):
    text: str
    span: Span | None
    """None where the title was given beside the page and stands nowhere in its text."""


class Author(Record, frozen=True, kw_only=True):
    name: str
    span: Span | None
    """None where the name stands in the markup or beside the page only."""
    basis: str = ""
    """What it was read from, in words."""


class Published(Record, frozen=True, kw_only=True):
    date: str
    """ISO 8601 day, 2023-11-21."""
    basis: str
    """What it was read from, in words."""
    span: Span | None
    at: str | None = None
    """The moment in UTC, ISO 8601, where the page tells hour and zone."""


class Repair(Record, frozen=True, kw_only=True):
    """A stretch of the text that was decoded wrongly before it came here, and what it reads. The text stays as it is."""

    span: Span
    reads: str


class Dateline(Record, frozen=True, kw_only=True):
    place: str
    agency: str | None
    span: Span
    """Covers place and agency, without the dash that follows."""


class Credit(Record, frozen=True, kw_only=True):
    """A line or part of one that says who supplied text or picture.

    Only kinds other than ``photo`` are evidence of where the text came from.
    """

    span: Span
    names: tuple[str, ...]
    kind: CreditKind
    covers: Literal["text", "passage"] = "text"
    """``passage``: words inside the report that give another medium as the place one passage is from ("the Courier
    reported"). They say nothing of where the rest of the text came from."""


class Article(Record, frozen=True, kw_only=True):
    """A page laid out as text, with a role for every line and the facts that the page tells about itself."""

    path: str
    id: str
    text: Text
    lines: tuple[Line, ...]
    title: Title | None
    outlet: str | None
    url: str | None
    language: str
    """ISO 639-1, ``und`` where it could not be told."""
    authors: tuple[Author, ...]
    published: Published | None
    published_also: tuple[Published, ...] = ()
    """Other days of publication that the page gives, each with its basis, where they disagree with ``published``."""
    modified: Published | None = None
    section: str | None = None
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    notices: tuple[Notice, ...] = ()
    repairs: tuple[Repair, ...] = ()
    capture: Capture | None = None
    problems: tuple[Problem, ...]

    def body(self) -> tuple[Line, ...]:
        """The lines of the article in order, title included."""
        return tuple(line for line in self.lines if line.article)


class Speaker(Record, frozen=True, kw_only=True):
    """Who a statement is attributed to. ``name`` is the fullest form that this report prints (never another
    report's), or the describing words where no name is given; ``kind`` says what the source words are.
    """

    name: str
    kind: SpeakerKind


class Statement(Record, frozen=True, kw_only=True):
    """Content attributed to a source. Pieces are in text order; ``source`` and ``cue`` may be empty."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    stance: Stance
    speaker: Speaker
    addressee: tuple[Span, ...]
    damaged: bool
    """True where the passage is broken: a quotation never closed, a full stop inside a clause."""
    confidence: float
    """0 to 1: how often findings of this rule held on articles read by hand (see docs/limits.md)."""
    why: str


class Figure(Record, frozen=True, kw_only=True):
    """A quantity. ``low`` and ``high`` are inclusive bounds; None where the words give none."""

    id: str
    span: Span
    low: float | None
    high: float | None
    hedge: Hedge
    unit: str | None
    """What one is: person, percent, USD, month; singular, as far as the words tell."""
    per: str | None
    """The period or base of a rate: day, week, 1000 people."""
    counted: str
    """The words that say what is counted, as printed; empty where none do."""
    kind: FigureKind
    claimed_by: str | None
    """Id of the statement that it stands in; None in the outlet's voice."""


class Date(Record, frozen=True, kw_only=True):
    """A date made absolute. ``from`` and ``to`` are ISO days, both inclusive."""

    span: Span
    first: str = msgspec.field(name="from")
    last: str = msgspec.field(name="to")
    grain: Grain
    basis: str


class Name(Record, frozen=True, kw_only=True):
    """One referent of a report: its fullest form, and every place where the report names it."""

    id: str
    name: str
    kind: NameKind
    mentions: tuple[Span, ...]


class Label(Record, frozen=True, kw_only=True):
    """The words that a report chooses for a thing. ``scare``: in marks that hold the words at arm's length."""

    referent: str
    """Id of a name of this report. A thing that has no proper name ("the Orland government", "the fighting") gets
    a Name too, whose ``name`` is a plain description."""
    span: Span
    voice: Voice


class Response(Record, frozen=True, kw_only=True):
    span: Span
    state: ResponseState
    silence: Silence | None
    by: str
    target: str | None
    """Id of the statement of the same report that it answers."""
    target_span: Span | None
    """The words that point at what is answered, where there are any."""


class Report(Record, frozen=True, kw_only=True):
    """One published article in one version, read: what `twosource read --json` prints, a line a report."""

    format: Literal["twosource.report/1"] = "twosource.report/1"
    letter: str | None = None
    """A, B, C … inside a comparison, null elsewhere."""
    id: str
    path: str
    sha256: str
    text: str
    lines: tuple[Line, ...]
    title: Title | None
    outlet: str | None
    url: str | None = None
    language: str
    authors: tuple[Author, ...]
    published: Published | None
    published_also: tuple[Published, ...] = ()
    modified: Published | None = None
    section: str | None = None
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    notices: tuple[Notice, ...] = ()
    repairs: tuple[Repair, ...] = ()
    capture: Capture | None = None
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    labels: tuple[Label, ...]
    responses: tuple[Response, ...]
    problems: tuple[Problem, ...]

    def as_article(self) -> Article:
        """The article that this was made from, as far as its text and facts go."""
        return Article(
            path=self.path,
            id=self.id,
            text=Text(self.text, self.sha256),
            lines=self.lines,
            title=self.title,
            outlet=self.outlet,
            url=self.url,
            language=self.language,
            authors=self.authors,
            published=self.published,
            published_also=self.published_also,
            modified=self.modified,
            section=self.section,
            dateline=self.dateline,
            credits=self.credits,
            notices=self.notices,
            repairs=self.repairs,
            capture=self.capture,
            problems=(),
        )

    def words(self, spans: Span | tuple[Span, ...]) -> str:
        """The words at one span, or at several joined by one space."""
        pieces = (spans,) if isinstance(spans, Span) else spans
        return " ".join(self.text[s.start : s.end] for s in pieces)

    def statement(self, id: str) -> Statement:
        """The statement of that id; KeyError where there is none."""
        for s in self.statements:
            if s.id == id:
                return s
        raise KeyError(id)


# ---------------------------------------------------------------- several reports


class Member(Record, frozen=True, kw_only=True):
    """One side of a match. ``content`` is the part that matches, inside the statement's content."""

    report: str
    statement: str
    content: tuple[Span, ...]


class Difference(Record, frozen=True, kw_only=True):
    """Where the members part. ``spans``: letter to the words that differ there."""

    kind: DifferenceKind
    spans: dict[str, tuple[Span, ...]]


class Counts(Record, frozen=True, kw_only=True):
    """Three counts that are never merged into one."""

    reports: int
    originators: tuple[int, int]
    """Low and high: how many got it first-hand, as far as the pages say."""
    sources: int
    why: str = ""
    """What the range of originators was read from, in words."""


class Match(Record, frozen=True, kw_only=True):
    """One statement carried by several reports. Members are in letter order, at most one a report."""

    id: str
    tier: Tier
    kind: MatchKind
    members: tuple[Member, ...]
    differences: tuple[Difference, ...]
    counts: Counts
    confidence: float
    why: str


class FigureMember(Record, frozen=True, kw_only=True):
    report: str
    figure: str


class FigureLink(Record, frozen=True, kw_only=True):
    """Figures of two or more reports that count the same thing (or seem to); a report may have several in it."""

    id: str
    members: tuple[FigureMember, ...]
    state: FigureState
    why: str


class Target(Record, frozen=True, kw_only=True):
    report: str
    statement: str


class ResponseLink(Record, frozen=True, kw_only=True):
    """A response and what it answers: ``response`` is an index into the report's responses."""

    report: str
    response: int
    target: Target | None
    state: ResponseState
    why: str


class Term(Record, frozen=True, kw_only=True):
    report: str
    span: Span
    voice: Voice
    text: str
    rendering: bool = False
    """True inside a quotation that another report prints in other words: whoever rendered it chose the term."""


class LabelSet(Record, frozen=True, kw_only=True):
    """For one referent, the terms of the reports."""

    referent: str
    name: str
    terms: tuple[Term, ...]
    differ: LabelDifference = "wording"
    """``spelling``: the terms are one name, spelled in several ways."""


class NameMember(Record, frozen=True, kw_only=True):
    report: str
    name: str


class NameSet(Record, frozen=True, kw_only=True):
    """One referent across reports."""

    name: str
    kind: NameKind
    members: tuple[NameMember, ...]
    why: str


class Edge(Record, frozen=True, kw_only=True):
    """Evidence that the text of ``to`` came from ``from_`` (a letter, or the name of an agency)."""

    from_: str = msgspec.field(name="from")
    to: str
    kind: EdgeKind
    words: int | None
    """Words copied, for kind ``copied``."""
    spans: dict[str, tuple[Span, ...]]
    why: str


class Relation(Record, frozen=True, kw_only=True):
    """What the texts of two reports have to do with each other, as far as their words tell."""

    a: str
    b: str
    """Letters, in letter order."""
    relation: RelationKind
    suspected: bool
    """True where the words differ and only the choice, order and cut of the quotations (or of names and figures,
    across languages) are alike: a sign to look into, no finding of copied words."""
    versions: bool
    """True where both seem to be versions of one story of one agency or outlet."""
    words: int
    """Words outside quotations, posts and formulas that stand in both, in the passages of ``spans``."""
    shares: dict[str, float]
    """Letter to the share of that report's words outside quotations that these are."""
    spans: dict[str, tuple[Span, ...]]
    """Letter to the passages that stand in both, or to the quotations where only those do; the n-th of one side is the
    n-th of the other, in the order of ``a``."""
    first: str | None = msgspec.field(name="from")
    """Letter of the report whose text, or whose agency's text, the other took; None without evidence."""
    common: tuple[str, ...]
    """Agencies that both credit."""
    why: str


class Relay(Record, frozen=True, kw_only=True):
    """Words of a report that name another medium as the place a passage is from. ``how``: *reported* by that medium, or
    *told* to it or quoted from it.
    """

    report: str
    name: str
    span: Span
    how: Literal["reported", "told"]
    to: str | None
    """Letter of the report of that medium, where it is among those compared."""


class Lineage(Record, frozen=True, kw_only=True):
    originators: tuple[int, int]
    edges: tuple[Edge, ...]
    unknown: tuple[str, ...]
    """Letters of the reports that do not say where their text comes from."""
    relations: tuple[Relation, ...] = ()
    """Every two reports once, in letter order."""
    relays: tuple[Relay, ...] = ()


class Comparison(Record, frozen=True, kw_only=True):
    """Several reports of one event, compared: what `twosource compare --json` prints."""

    format: Literal["twosource.comparison/1"] = "twosource.comparison/1"
    reports: tuple[Report, ...]
    matches: tuple[Match, ...]
    only: dict[str, tuple[str, ...]]
    figures: tuple[FigureLink, ...]
    responses: tuple[ResponseLink, ...]
    labels: tuple[LabelSet, ...]
    names: tuple[NameSet, ...]
    lineage: Lineage
    problems: tuple[Problem, ...]

    def report(self, letter: str) -> Report:
        """The report of that letter; KeyError where there is none."""
        for r in self.reports:
            if r.letter == letter:
                return r
        raise KeyError(letter)


# ---------------------------------------------------------------- many reports


class StoryReport(Record, frozen=True, kw_only=True):
    id: str
    sha256: str
    outlet: str | None
    published: str | None
    path: str


class Story(Record, frozen=True, kw_only=True):
    """The reports of one event. ``from`` and ``to`` are ISO days of the first and last dated report."""

    id: str
    title: str
    first: str | None = msgspec.field(name="from")
    last: str | None = msgspec.field(name="to")
    reports: tuple[StoryReport, ...]


class Where(Record, frozen=True, kw_only=True):
    """A place in a pile. ``report`` is the report's id."""

    report: str
    spans: tuple[Span, ...]
    path: str = ""
    words: str = ""
    """What stands there, pieces joined by a space."""
    speaker: str | None = None
    """Who has these words there, where the report says so."""


class CheckDifference(Record, frozen=True, kw_only=True):
    """One place where a quotation of a draft and a passage of the pile differ."""

    kind: Literal["replaced", "added", "left-out"]
    draft: Span | None
    """Into the draft's text; None where the draft has nothing."""
    report: str
    spans: tuple[Span, ...]
    """Into the report's text; empty where it has nothing."""
    negation: bool = False
    """Whether the change turns a negation in or out."""


class Near(Where, frozen=True, kw_only=True):
    """The passage of the pile that is nearest to words that do not stand there."""

    quoted: bool
    """Whether it stands in quotation marks there."""
    nearness: float
    """Share of the draft's words, by weight, that stand in it in order: 0 to 1."""
    differences: tuple[CheckDifference, ...] = ()


class CheckItem(Record, frozen=True, kw_only=True):
    """One quotation or figure of a draft, and where it stands in the pile; or a reported statement, a date, a name or a word of
    the draft that stands otherwise there (these are given only where they do).
    """

    span: Span
    kind: Literal["quotation", "figure", "statement", "date", "name", "wording"]
    state: Literal["verbatim", "altered", "rendering", "said-by-another", "figure-differs", "not-found"]
    where: tuple[Where, ...]
    why: str
    differences: tuple[CheckDifference, ...] = ()
    """Of an altered quotation or wording, against the first place of ``where``."""
    near: Near | None = None
    """Where the words do not stand in the pile: what comes nearest."""
    speaker: str | None = None
    """Who has the words in the draft, where it says so."""
    line: int | None = None
    """Line of the draft's file, from 1."""


class Check(Record, frozen=True, kw_only=True):
    items: tuple[CheckItem, ...]
    problems: tuple[Problem, ...] = ()
    path: str = ""
    """The draft."""
    sha256: str = ""
    text: str = ""
    """The draft as laid out: all its spans are into it. Of Markdown it is the text without the markup."""
