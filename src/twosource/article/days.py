"""Days printed in a text: "Nov 21, 2023", "21. November 2023", "2023-11-21", "Tuesday (Nov 21)".

Only what is needed to date a page; the dates that a report talks about are read in the matter room.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from twosource.spans import Span

_MONTH_NAMES = (
    "january jan januar janvier enero gennaio janeiro januari",
    "february feb februar février févr febrero febbraio fevereiro fev februari",
    "march mar märz mars marzo março maart",
    "april apr avril avr abril aprile abr",
    "may mai mayo maggio maio mei maj",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet juil julio luglio julho",
    "august aug août agosto ago augustus augusti",
    "september sep sept septembre septiembre settembre setembro set",
    "october oct oktober okt octobre octubre ottobre outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
_WEEKDAY_NAMES = (
    "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
    "sunday sun",
)  # fmt: skip
_MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAYS = {name: n for n, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_DIGIT = re.compile(r"\d")
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_PRINTED = re.compile(
    rf"\b(?:(?P<weekday>{_WEEKDAY})\.?,?\s*\(?\s*)?(?:"
    rf"(?P<m1>{_MONTH})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<y1>{_YEAR})\b)?"
    rf"|(?P<d2>\d{{1,2}})(?:\.|st|nd|rd|th|er|"
    rf"º)?\s+(?:de\s+)?(?P<m2>{_MONTH})\b\.?(?:,?\s+(?:de\s+)?(?P<y2>{_YEAR})\b)?"
    rf"|(?P<y3>{_YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    rf"|(?P<d4>\d{{1,2}})\.\s?(?P<m4>\d{{1,2}})\.\s?(?P<y4>{_YEAR})\b"
    rf"|(?P<y5>{_YEAR})\s?年\s?(?P<m5>\d{{1,2}})\s?月\s?(?P<d5>\d{{1,2}})\s?日)",
    re.IGNORECASE,
)


class Day(msgspec.Struct, frozen=True):
    """A day as printed. ``year`` and ``weekday`` (Monday is 0) are None where the words lack them."""

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None

    def date(self, year: int | None = None) -> dt.date | None:
        """The day in ``year``, or its own; None where there is no such day or its weekday does not agree."""
        try:
            found = dt.date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None


def days_in(content: str, within: Span) -> tuple[Day, ...]:
    """The days printed in ``content[within]``, in order."""
    if _DIGIT.search(content, within.start, within.end) is None:
        return ()
    out = []
    for m in _PRINTED.finditer(content, within.start, within.end):
        form = next(n for n in "12345" if m.group(f"d{n}"))
        month = m.group(f"m{form}")
        year = m.group(f"y{form}")
        weekday = m.group("weekday")
        out.append(
            Day(
                span=Span(m.start(), m.end()),
                year=int(year) if year else None,
                month=int(month) if month.isdigit() else _MONTHS[month.lower()],
                day=int(m.group(f"d{form}")),
                weekday=_WEEKDAYS[weekday.lower()] if weekday else None,
            )
        )
    return tuple(out)
