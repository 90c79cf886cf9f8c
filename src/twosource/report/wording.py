"""The words in which findings are told, one table a field: terminal and page say the same thing the same way."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

from twosource.article import agencies_of
from twosource.records import (
    Credit,
    CreditKind,
    Difference,
    Figure,
    FigureState,
    Form,
    Match,
    MatchKind,
    Notice,
    NoticeKind,
    Published,
    Report,
    ResponseState,
    Silence,
    Stance,
    Tier,
    Voice,
)
from twosource.report.visible import WITHHELD, one_line
from twosource.speech.stance import names_an_act

Relation = Literal["same", "likely", "rendering", "narrower", "only"]

SIGNS: dict[Relation, str] = {"same": "=", "likely": "≈", "rendering": "⇄", "narrower": "⊂", "only": "◦"}
"""One sign a relation, so that colour is never the only carrier."""

RELATIONS: dict[Relation, str] = {
    "same": "same",
    "likely": "likely the same, check",
    "rendering": "one quotation, different renderings",
    "narrower": "narrower in one report",
    "only": "in one report only",
}
SHORT: dict[Relation, str] = {
    "same": "same",
    "likely": "likely the same",
    "rendering": "different renderings",
    "narrower": "narrower in one",
    "only": "in one only",
}
KINDS: dict[MatchKind, str] = {
    "same-words": "same words",
    "same-statement": "same statement in other words",
    "rendering": "one quotation, different renderings",
    "narrower": "one report carries less of it",
}
TIERS: dict[Tier, str] = {"same": "same", "likely": "likely the same, check"}
FORMS: dict[Form, str] = {"direct": "direct", "indirect": "indirect", "mixed": "partly quoted"}
STANCES: dict[Stance, str] = {"denies": "denied", "declines": "declined"}
"""Where no words of the report say so: a content that stands alone would be taken for what was said."""
VOICES: dict[Voice, str] = {"outlet": "outlet's own words", "speaker": "quoted words", "scare": "at arm's length"}
FIGURE_STATES: dict[FigureState, str] = {"agree": "same", "differ": "differs", "not-comparable": "not comparable"}
SILENCES: dict[Silence, str] = {
    "declined": "declined to comment",
    "did-not-respond": "did not respond",
    "could-not-be-reached": "could not be reached",
    "has-not-commented": "has not commented",
}
RESPONSES: dict[ResponseState, str] = {
    "denied": "denied",
    "answered-otherwise": "answered otherwise",
    "silence-reported": "silence reported",
}
NOTICES: dict[NoticeKind, str] = {
    "update": "updated",
    "correction": "corrected",
    "embargo": "under embargo",
    "kill": "withdrawn by its supplier",
    "paywall": "not all of it is free to read",
    "translation": "translated",
    "machine-translation": "translated by machine",
    "live": "written while it happened",
    "damage": "text damaged",
}
DIFFERENCES: dict[str, str] = {
    "wording": "the wording differs",
    "label": "a label differs",
    "figure": "a figure differs",
    "form": "it is quoted to a different extent",
    "extent": "one carries more of it",
    "name": "a name is written differently",
}
_CUE = 80
"""Code points of a cue that stands before its content."""
NO_SOURCE = "No source named in the text"
NOT_FOUND = "not found in this text"
_HEDGES = {
    "exact": "",
    "about": "about ",
    "at-least": "at least ",
    "at-most": "at most ",
    "more-than": "more than ",
    "less-than": "less than ",
    "vague": "",
}


def relation(match: Match) -> Relation:
    """What a match's colour and sign say. A likely match keeps its kind where that is a rendering or narrower."""
    if match.kind == "rendering":
        return "rendering"
    if match.kind == "narrower":
        return "narrower"
    return "same" if match.tier == "same" else "likely"


def under(stance: Stance | None, cue: str) -> str:
    """What stands before a content that is shown without the sentence around it: the words of its cue, where these tell
    more than that it was said; else nothing.

    >>> under("denies", "has denied"), under("asks", "urged"), under("denies", ""), under("asserts", "said")
    ('has denied: ', 'urged: ', 'denied: ', '')
    """
    if cue and WITHHELD not in cue:
        return f"{one_line(cue, _CUE).rstrip(': ')}: " if names_an_act(cue) else ""
    word = STANCES.get(stance) if stance else None
    return f"{word}: " if word else ""


def range_of(low: int, high: int) -> str:
    """A range in words.

    >>> range_of(1, 3), range_of(2, 2)
    ('1 to 3', '2')
    """
    return str(low) if low == high else f"{low} to {high}"


def number(n: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> number(1, "report"), number(2, "report")
    ('1 report', '2 reports')
    """
    return f"{n} {one if n == 1 else many or one + 's'}"


def listed(items: tuple[str, ...]) -> str:
    """Items as a list in a sentence.

    >>> listed(("A", "B", "C"))
    'A, B and C'
    """
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""


def file_of(path: str, parts: int = 1) -> str:
    """The last parts of a path: a page or brief that is handed on says nothing of the machine it was made on.

    >>> file_of("/srv/ann/pages/a.txt"), file_of("pages/a.txt", 2)
    ('a.txt', 'pages/a.txt')
    """
    return "/".join(path.replace("\\", "/").rstrip("/").split("/")[-parts:]) or path


def files_of(reports: tuple[Report, ...]) -> dict[str, str]:
    """By path, the base name of each report's file; two equal ones get their parent folder."""
    paths = tuple(dict.fromkeys(report.path for report in reports))
    often = Counter(file_of(path) for path in paths)
    return {path: file_of(path, 1 if often[file_of(path)] == 1 else 2) for path in paths}


def outlet_of(report: Report) -> str:
    """The outlet, or the base name of the file where the page does not name one."""
    return report.outlet or file_of(report.path)


def outlets_of(reports: tuple[Report, ...]) -> dict[str, str]:
    """``outlet_of`` by letter, files with one base name told apart."""
    files = files_of(reports)
    return {report.letter or "": report.outlet or files[report.path] for report in reports}


def days_of(reports: tuple[Report, ...]) -> str:
    """The day or days of publication, as far as the reports say, in words; empty where none does.

    ISO days sort as text; a date that is none is shown as it is.
    """
    days = sorted({report.published.date for report in reports if report.published})
    ends = tuple(dict.fromkeys(days[:1] + days[-1:]))
    read = tuple(day for end in ends if isinstance(day := _day(end), date))
    if len(read) == 2 and (read[0].year, read[0].month) == (read[1].year, read[1].month):
        return f"{read[0].day} to {_told(read[1])}"
    return " to ".join(_told(_day(end)) for end in ends)


def _day(day: str) -> date | str:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return one_line(day, 20)


def _told(day: date | str) -> str:
    return day if isinstance(day, str) else f"{day.day} {day:%B %Y}"


def subject_of(reports: tuple[Report, ...]) -> str:
    """What is compared, in a line: the days and the first headline."""
    first = next((title.text for report in reports if (title := report.title)), "")
    return ": ".join(part for part in (days_of(reports), first) if part) or number(len(reports), "report")


def title_of(report: Report) -> str:
    return report.title.text if report.title else "(no title found)"


def day_of(published: Published | None) -> str:
    return published.date if published else "no date found"


def also_of(report: Report) -> tuple[str, ...]:
    """The other days of publication that the page gives, each with what it was read from."""
    return tuple(f"the page also gives {one_line(p.date, 40)}, by {one_line(p.basis)}" for p in report.published_also)


def notice_of(report: Report, notice: Notice, limit: int) -> str:
    """What a notice says and its words, cut after ``limit`` characters; those beside the text with where they stood, and
    damage with what it is, as its words do not say so.
    """
    words = report.words(notice.span) if notice.span else notice.text
    said = f"{NOTICES[notice.kind]}: “{one_line(words, limit)}”"
    return said if notice.span and notice.kind != "damage" else f"{said} ({one_line(notice.basis, limit)})"


def notices_told(report: Report, limit: int, *, damaged: int = 1) -> tuple[str, ...]:
    """Every notice as ``notice_of`` tells it; of places of damage the first ``damaged``, and how many more there are."""
    broken = [notice for notice in report.notices if notice.kind == "damage"]
    told = [*(notice for notice in report.notices if notice.kind != "damage"), *broken[:damaged]]
    more = len(broken) - damaged
    rest = (f"{NOTICES['damage']} in {number(more, 'more place')}",) if more > 0 else ()
    return (*(notice_of(report, notice, limit) for notice in told), *rest)


def little_read(report: Report) -> str:
    """Why little could be read from it, where that is known; else empty."""
    return next((p.message for p in report.problems if p.code == "language-without-rules"), "")


def by_of(report: Report) -> str:
    """The people of the byline after "by", empty where the page names none."""
    return f"by {listed(tuple(author.name for author in report.authors))}" if report.authors else ""


_TELLING: tuple[CreditKind, ...] = ("wire", "source-credit", "contributed", "outlet-own", "translation-notice")


def text_credits(report: Report) -> tuple[Credit, ...]:
    """The credits that are evidence of where the text came from, the most telling kind first. Pictures are not, nor
    is a line that names the house's own people and nobody else, nor a medium that is named for one passage.
    """
    whole = (c for c in report.credits if c.kind in _TELLING and c.covers == "text")
    telling = (c for c in whole if c.kind != "contributed" or agencies_of(c))
    return tuple(sorted(telling, key=lambda c: _TELLING.index(c.kind)))


def reading_of(figure: Figure) -> str:
    """What a figure's words were read as: bounds, unit, period.

    >>> from twosource.spans import Span
    >>> reading_of(Figure(id="x", span=Span(0, 1), low=200, high=300, hedge="about", unit="attack", per="day",
    ...                   counted="attacks", kind="rate", claimed_by=None))
    'about 200 to 300 attacks per day'

    What a vague word is read as is no number of the report's, so it is called vague.
    """
    low, high = (None if bound is None else _plain(bound) for bound in (figure.low, figure.high))
    if low is None and high is None:
        size = "no bound given"
    elif low == high or high is None:
        size = low or ""
    elif low is None:
        size = high
    else:
        size = f"{low} to {high}"
    vague = figure.hedge == "vague" and size != "no bound given"
    if vague and (low is None or high is None):
        size += " or more" if high is None else " or fewer"
    hedge = _HEDGES[figure.hedge] if size != "no bound given" else ""
    one = low in (None, "1") and high in (None, "1") and figure.hedge != "vague"
    unit = f" {figure.unit if one else _several(figure.unit)}" if figure.unit else ""
    per = f" per {figure.per}" if figure.per else ""
    return one_line(f"{hedge}{size}{unit}{per}{' (vague)' if vague else ''}")


_PLURALS = {"person": "people", "percent": "percent", "half": "halves", "foot": "feet", "man": "men", "woman": "women"}


def _several(unit: str) -> str:
    """The plural of a unit. Codes of currencies and signs have none."""
    if unit in _PLURALS:
        return _PLURALS[unit]
    if not unit.isalpha() or not unit.islower() or unit.endswith("s"):
        return unit
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    return unit + ("es" if unit.endswith(("x", "ch", "sh")) else "s")


def difference_of(difference: Difference) -> str:
    return f"{DIFFERENCES[difference.kind]}: {listed(tuple(sorted(difference.spans)))}"


def _plain(bound: float) -> str:
    return f"{int(bound):,}" if bound == int(bound) else f"{bound:,}"
