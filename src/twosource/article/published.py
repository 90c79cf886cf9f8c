"""When a report was published and last changed, and what each day was read from.

In this order: given beside the page; what the page says of itself (JSON-LD, meta elements, ``time`` elements); htmldate,
where the page says nothing; a dated line; the address of the page; the day that the first paragraphs name. The first
is ``published``; whatever names another day is kept beside it. A day is taken as the page writes it and never moved to
another time zone. Where a line lacks the year, another date on the page supplies it and the weekday, where one is
printed, must agree.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from twosource.article.days import Day, days_in
from twosource.article.head import Stamp
from twosource.records import Line, Published
from twosource.spans import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OPENING = 2
"""Paragraphs in which a day with its weekday is taken for the day of the report."""
_ABOVE, _BELOW = 8, 4
"""Lines above the headline and below the first paragraph in which a dated line is still this report's."""
_TOLD = frozenset({"lead", "paragraph"})
_DATED = frozenset({"date", "byline", "dateline"})
_MAYBE, _SHORT = frozenset({"boilerplate", "related-link", "notice", "subhead", "source-credit"}), 90
"""Roles of lines that may print the day beside something else ("6 May 2031, 3 min read"), up to so many characters."""
_FAR = 500
"""Characters of a line in which days are looked for: looking costs, and paragraphs are shorter."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_REACH = 40
"""Characters around a year in which its day is looked for."""
_ALSO = 4
"""Other days of publication that are kept."""
_FIRST_YEAR = 1990
"""A stamp of an earlier day is an empty field of a program (1970-01-01): pages of news are younger."""
_ISO = re.compile(
    r"\s*(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)"
    r"(?:[T\s]+(?P<H>\d\d):?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,]\d+)?)?\s*(?P<z>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\s*(?P<seconds>1\d{9})(?P<milli>\d{3})?\s*$")
_IN_ADDRESS = re.compile(
    r"/(20\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?=[/_-]|$)|[/_-](20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_CHANGED = re.compile(
    r"updated?\b|modified|last edited|aktualisier|geändert|zuletzt|mis(?:e)? à jour|modifié|màj|actualizad|actualizaci|"
    r"modificad|aggiornat|ultima modifica|atualizad|modificado|bijgewerkt|gewijzigd|laatste|uppdaterad|ändrad|oppdatert|endret|opdateret|"
    r"päivitetty|muokattu|aktualizac|aktualizow|aktualizov|zmodyfik|обновл|оновлен|изменен|güncelle|diperbarui|dikemaskini|"
    r"cập nhật|chỉnh sửa|actualizat|frissít|ενημέρωσ|تحديث|अपडेट|更新|업데이트|수정",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:until|till|expires?|available|bis|verfügbar|jusqu|disponible|hasta|fino al?|até|tot|до)\b", re.IGNORECASE
)
"""Words for the day up to which something can be seen or bought."""
_ISSUED = re.compile(
    r"publish|posted|created|first\s|veröffentlicht|erstellt|publié|paru|publicad|creado|pubblicat|gepubliceerd|geplaatst|"
    r"publicerad|publisert|publiceret|julkaistu|opublikowan|publikac|zveřejn|опублик|yayın|diterbitkan|dipublikasikan|"
    r"đăng|publicat|megjelen|δημοσ|نشر|प्रकाशित|公開|発行|配信|投稿|发布|發布|입력|등록",
    re.IGNORECASE,
)


class Dates(msgspec.Struct, frozen=True):
    """When a report was published, other days that the page gives for that, and when it was changed."""

    published: Published | None
    also: tuple[Published, ...]
    modified: Published | None


class _Moment(msgspec.Struct, frozen=True):
    day: dt.date
    instant: dt.datetime | None
    """In UTC, None where the zone is not told."""


def _told(moment: _Moment) -> str | None:
    """Midnight to the second is how a day without an hour is filled in."""
    at = moment.instant
    return None if at is None or not (at.hour or at.minute or at.second) else at.isoformat()


def dates_of(
    content: str,
    lines: Sequence[Line],
    *,
    given: tuple[str | None, str | None],
    published: Sequence[Stamp],
    modified: Sequence[Stamp],
    guess: Published | None,
    address: str,
    taken: str | None,
) -> Dates:
    """``given``: days of publication and change that came with the page; ``published`` and ``modified``: what its
    markup tells, best first; ``guess``: htmldate's; ``taken``: when the page was fetched, where that is known.
    """
    handed = [Stamp(value, "given with the page") for value in given[:1] if value]
    stamped = _moments([*handed, *published])
    own = list(_dated(content, lines, [moment.day for moment, _ in stamped]))
    issued = [one for one, changed in own if not changed]
    found = [
        _shown(Published(date=m.day.isoformat(), basis=basis, span=None, at=_told(m)), issued)
        for m, basis in _distinct(stamped)
    ]
    if guess is not None:
        found.append(_shown(guess, issued))
    found += issued
    if not found:
        found += _in_address(address)
    if not found:
        found += _opening(content, lines)
    found = _present(found, taken)
    unique = list({one.date: one for one in reversed(found)}.values())[::-1]
    unique.sort(key=lambda one: next(n for n, f in enumerate(found) if f.date == one.date))
    changed = [Stamp(value, "given with the page") for value in given[1:] if value]
    moved = [
        Published(date=m.day.isoformat(), basis=basis, span=None, at=_told(m))
        for m, basis in _moments([*changed, *modified])
    ]
    printed = [one for one, late in own if late]
    moved = [_shown(moved[0], printed)] if moved else printed[:1]
    return Dates(unique[0] if unique else None, tuple(unique[1 : _ALSO + 1]), moved[0] if moved else None)


def names_day(stamps: Sequence[Stamp]) -> bool:
    """True where one of ``stamps`` holds a day: fields are filled with "soon" and with the year 1 too."""
    return bool(_moments(stamps))


def guessed(root: HtmlElement) -> Published | None:
    """By htmldate, from the markup alone; ``root`` is not changed. Nothing is fetched."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        found = find_date(deepcopy(root), original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # a page that htmldate stumbles over simply has no date of its own
    return Published(date=str(found)[:10], basis="date in the page's markup (htmldate)", span=None) if found else None


# ---------------------------------------------------------------- stamps


def _moments(stamps: Iterable[Stamp]) -> list[tuple[_Moment, str]]:
    """The stamps that name a day. One that may be read two ways is read as another one of the page confirms."""
    sure = [(_moment(stamp.value), stamp) for stamp in stamps]
    days = {moment.day for moment, _ in sure if moment is not None}
    out = []
    for moment, stamp in sure:
        found = moment or _loose(stamp.value, days)
        if found is not None and found.day.year >= _FIRST_YEAR:
            out.append((found, stamp.basis))
    return out


def _moment(value: str) -> _Moment | None:
    epoch = _EPOCH.match(value)
    if epoch:
        instant = dt.datetime.fromtimestamp(int(epoch.group("seconds")), tz=dt.UTC)
        return _Moment(instant.date(), instant)
    m = _ISO.match(value)
    if m is None:
        days = [day for day in days_in(value, Span(0, min(len(value), 80))) if day.year and not day.open]
        date = next((d for day in days if (d := _bare(day).date()) is not None), None)
        return _Moment(date, None) if date else None
    try:
        date = dt.date(int(m["y"]), int(m["m"]), int(m["d"]))
    except ValueError:
        return None
    return _Moment(date, _instant(date, m))


def _bare(day: Day) -> Day:
    return msgspec.structs.replace(day, weekday=None)


def _instant(date: dt.date, m: re.Match[str]) -> dt.datetime | None:
    zone = m["z"]
    if not zone:
        return None
    try:
        time = dt.datetime(date.year, date.month, date.day, int(m["H"]), int(m["M"]), int(m["S"] or 0))
        shift = dt.timedelta()
        if zone[0] in "+-":
            digits = zone[1:].replace(":", "")
            shift = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (1 if zone[0] == "+" else -1)
        return (time - shift).replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return None


def _loose(value: str, days: Iterable[dt.date]) -> _Moment | None:
    """A day such as 05/06/2023, which others of the page must settle."""
    for day in days_in(value, Span(0, min(len(value), 80))):
        if day.year and (date := _settled(day, days)) is not None:
            return _Moment(date, None)
    return None


def _settled(day: Day, days: Iterable[dt.date]) -> dt.date | None:
    """The reading of a printed day that may be read two ways, and which of ``days`` agrees with."""
    if not day.open:
        return day.date()
    ways = [date for way in (day, day.other_way()) if (date := way.date()) is not None]
    known = set(days)
    agreed = [date for date in ways if date in known]
    if agreed:
        return agreed[0]
    near = [date for date in ways if any(abs((date - other).days) <= _NEAR for other in known)]
    return near[0] if len(near) == 1 else None


_DUE = re.compile(r"\b(?:by|until|till|before|since|after|through)\s$", re.IGNORECASE)
"""In front of a day these make it a term: "Board must decide by May 9" below a headline."""
_NEAR = 20
"""Days that a printed day may lie from one that is sure and still be settled by it: the other reading is a month off."""


def _distinct(stamped: Sequence[tuple[_Moment, str]]) -> list[tuple[_Moment, str]]:
    """Without those that name the same moment in another zone."""
    out: list[tuple[_Moment, str]] = []
    for moment, basis in stamped:
        if not any(
            other.day == moment.day or (moment.instant and other.instant and _same(moment.instant, other.instant))
            for other, _ in out
        ):
            out.append((moment, basis))
    return out


def _same(one: dt.datetime, other: dt.datetime) -> bool:
    return abs(one - other) < dt.timedelta(minutes=1)


def _present(found: Sequence[Published], taken: str | None) -> list[Published]:
    """With the days that were still to come when the page was taken (or, where nobody says when, now) behind those
    that were not. Where all were to come the order stays: a report under embargo tells its day beforehand.
    """
    moment = _moment(taken) if taken else None
    last = (moment.day if moment else dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=1)
    late = [one for one in found if dt.date.fromisoformat(one.date) > last]
    if not late or len(late) == len(found):
        return list(found)
    note = "after the page was taken" if moment else "still to come"
    moved = [msgspec.structs.replace(one, basis=f"{one.basis}; a day {note}") for one in late]
    return [one for one in found if one not in late] + moved


# ---------------------------------------------------------------- words of the page


def _shown(one: Published, printed: Iterable[Published]) -> Published:
    """With the place where a dated line prints the same day."""
    if one.span is not None:
        return one
    span = next((other.span for other in printed if other.date == one.date), None)
    return msgspec.structs.replace(one, span=span) if span is not None else one


def _dated(content: str, lines: Sequence[Line], days: Sequence[dt.date]) -> Iterator[tuple[Published, bool]]:
    """The days with a year of the dated lines at the head of the report, and whether each is one of change."""
    head, foot, above = _around(lines)
    printed: list[tuple[Line, Day]] = []
    # The top of a page shows today's date and its foot those of other reports: only where nothing else tells.
    for shown in (head,) if days else (head, foot, above):
        printed = printed or [
            (line, day)
            for line in shown
            for day in days_in(content, _start(line))
            if line.role in _DATED or not _DUE.search(_before(content, line, day))
        ]
    sure = [*days, *(date for _, day in printed if day.year and not day.open and (date := day.date()))]
    unsettled = [(line, day) for line, day in printed if day.year is None]
    for line, day in printed:
        if day.year and (date := _settled(day, sure)) is not None and date.year >= _FIRST_YEAR:
            changed = _is_change(content, line, day)
            stray = (bool(days) and date not in days and not changed) or _ENDS.search(_before(content, line, day))
            if line.role not in _DATED and stray:
                continue  # such a line confirms a day or gives one where none is told, and never speaks against one
            basis = "line of the page that says when it was changed" if changed else "dated line of the page"
            yield Published(date=date.isoformat(), basis=basis, span=day.span), changed
    if unsettled and len(unsettled) == len(printed) and not days:
        others = _with_year(content, lines)
        for line, day in unsettled:
            if (found := _completed(content, day, others, "dated line of the page")) is not None:
                yield found, _is_change(content, line, day)


def _around(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines that may print the day: between the headline and the first paragraphs, below these, above it."""
    title = next((n for n, line in enumerate(lines) if line.role == "title"), None)
    first = next((n for n, line in enumerate(lines) if line.role in _TOLD), None)
    start = min((n for n in (title, first) if n is not None), default=0)
    end = max(start, first or 0) + _BELOW + 1
    head = [
        line for line in lines[start:end] if line.role in _DATED or (line.role in _MAYBE and len(line.span) <= _SHORT)
    ]
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].role in _TOLD), len(lines))
    foot = [line for line in lines[end : last + _ABOVE] if line.role in _DATED]
    return head, foot, [line for line in lines[max(0, start - _ABOVE) : start] if line.role in _DATED]


def _is_change(content: str, line: Line, day: Day) -> bool:
    """True where the last word before the day that says what it is the day of speaks of a change."""
    before = _before(content, line, day)
    changed = max((m.start() for m in _CHANGED.finditer(before)), default=-1)
    issued = max((m.start() for m in _ISSUED.finditer(before)), default=-1)
    return changed > issued


def _before(content: str, line: Line, day: Day) -> str:
    return content[max(line.span.start, day.span.start - 60) : day.span.start]


def _start(line: Line) -> Span:
    start, end = line.span.start, line.span.end
    return line.span if end - start <= _FAR else Span(start, start + _FAR)


def _opening(content: str, lines: Sequence[Line]) -> list[Published]:
    """The day that the first paragraphs name, with its weekday or at their very start."""
    opening = islice((line for line in lines if line.role in _TOLD), _OPENING)
    named = [
        day
        for line in opening
        for day in days_in(content, _start(line))
        if not day.open and (day.weekday is not None or day.span.start < line.span.start + 40)
    ]
    if not named:
        return []
    others = () if all(day.year for day in named) else _with_year(content, lines)
    found = (_completed(content, day, others, "day named in the first paragraphs") for day in named)
    return [one for one in found if one is not None][:1]


def _with_year(content: str, lines: Sequence[Line]) -> list[Day]:
    """The days of the page that have a year, the latest first; not the end of an embargo or an offer, which may lie far ahead."""
    days: list[Day] = []
    n = 0
    for m in _YEAR.finditer(content):
        while n < len(lines) and lines[n].span.end <= m.start():
            n += 1
        if n < len(lines) and m.start() < lines[n].span.start + _FAR:
            line = lines[n].span
            near = Span(max(line.start, m.start() - _YEAR_REACH), max(line.start, min(line.end, m.end() + _YEAR_REACH)))
            found = (day for day in days_in(content, near) if day.year and not day.open and day not in days[-3:])
            days += (day for day in found if not _ENDS.search(_before(content, lines[n], day)))
    return sorted((day for day in days if day.date()), key=lambda day: day.date() or dt.date.min, reverse=True)


def _completed(content: str, day: Day, others: Sequence[Day], where: str) -> Published | None:
    if day.year:
        date = day.date()
        return Published(date=date.isoformat(), basis=where, span=day.span) if date else None
    for other in others:
        date = day.date(other.year)
        if date is not None:
            words = content[other.span.start : other.span.end]
            agrees = "; the weekday agrees" if day.weekday is not None else ""
            return Published(
                date=date.isoformat(), basis=f"{where}; year from “{words}” on the page{agrees}", span=day.span
            )
    return None


def _in_address(address: str) -> list[Published]:
    m = _IN_ADDRESS.search(address.partition("?")[0].partition("#")[0])
    if m is None:
        return []
    try:
        day = dt.date(*(int(part) for part in m.groups() if part))
    except ValueError:
        return []
    return [Published(date=day.isoformat(), basis="day in the address of the page", span=None)]
