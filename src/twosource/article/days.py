"""Days printed in a text: "Nov 21, 2023", "21. November 2023", "2023-11-21", "21/11/2023", "Tuesday (Nov 21)".

Only what is needed to date a page; the dates that a report talks about are read in the matter room.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from twosource.spans import Span

_MONTH_NAMES = (
    "january jan jän jänner januar janvier janv enero ene gennaio gen janeiro januari januar sty stycznia leden ledna "
    "января янв січня ocak oca ianuarie tammikuuta tammikuu január ιανουαρίου ιαν janvāris sausio يناير जनवरी",
    "february feb febr februar février fevrier févr fév febrero febbraio febb fevereiro fev februari luty lutego únor února "
    "февраля фев лютого şubat şub februarie helmikuuta február φεβρουαρίου φεβ فبراير फरवरी फ़रवरी",
    "march mar märz maerz mrz mars marzo março maart maret mac marzec marca březen března марта мар березня mart "
    "martie maaliskuuta március március μαρτίου μαρ مارس मार्च",
    "april apr avril avr abril abr aprile kwietnia kwiecień duben dubna апреля апр квітня nisan nis aprilie huhtikuuta "
    "április απριλίου απρ أبريل ابريل अप्रैल",
    "may mai mayo maggio mag maio mei maj maja květen května мая май травня mayıs toukokuuta május μαΐου μαΐ مايو मई",
    "june jun juni juin junio giugno giu junho czerwca czerwiec červen června июня июн червня haziran haz iunie "
    "kesäkuuta június ιουνίου ιουν يونيو जून",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec červenec července июля июл липня temmuz tem iulie "
    "heinäkuuta július ιουλίου ιουλ يوليو जुलाई",
    "august aug août aout agosto ago augustus augusti agustus ogos sierpnia sierpień srpen srpna августа авг серпня "
    "ağustos ağu elokuuta augusztus αυγούστου αυγ أغسطس अगस्त",
    "september sep sept septembre septiembre settembre setembro set września wrzesień září сентября сен сент вересня "
    "eylül eyl septembrie syyskuuta szeptember σεπτεμβρίου σεπ سبتمبر सितंबर सितम्बर",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik říjen října октября окт "
    "жовтня ekim eki octombrie lokakuuta október oktobar οκτωβρίου οκτ أكتوبر अक्टूबर अक्तूबर",
    "november nov novembre noviembre novembro listopada listopad listopadu ноября ноя листопада kasım kas noiembrie "
    "marraskuuta νοεμβρίου νοε نوفمبر नवंबर नवम्बर",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember des desembre grudnia grudzień prosinec "
    "prosince декабря дек грудня aralık ara decembrie joulukuuta december δεκεμβρίου δεκ disember ديسمبر दिसंबर दिसम्बर",
)
_WEEKDAY_NAMES = (
    "monday mon montag lundi lunes lunedì maandag segunda-feira måndag mandag poniedziałek понедельник pazartesi",
    "tuesday tue tues dienstag mardi martes martedì dinsdag terça-feira tisdag tirsdag wtorek вторник salı",
    "wednesday wed mittwoch mercredi miércoles mercoledì woensdag quarta-feira onsdag środa среда çarşamba",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì donderdag quinta-feira torsdag czwartek четверг perşembe",
    "friday fri freitag vendredi viernes venerdì vrijdag sexta-feira fredag piątek пятница cuma",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag sobota суббота cumartesi",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag niedziela воскресенье pazar",
)
_MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAYS = {name: n for n, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_NUMBER = re.compile(r"\d+")
_BEFORE, _BEHIND = 17, 48
"""Characters around a number that the day it belongs to reaches over."""
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_WORD = r"[^\s\d.,;:()/\-–—]{2,14}"
_PRINTED = re.compile(
    rf"(?<![0-9A-Za-z.])(?:"
    rf"(?P<y3>{_YEAR})(?P<s3>[-/.])(?P<m3>\d\d?)(?P=s3)(?P<d3>\d\d?)(?![\d])"
    rf"|(?P<y5>{_YEAR})\s?[年년]\s?(?P<m5>\d{{1,2}})\s?[月월]\s?(?P<d5>\d{{1,2}})\s?[日일]"
    rf"|(?P<d4>\d{{1,2}})(?P<s4>[./-])\s?(?P<m4>\d{{1,2}})(?P=s4)\s?(?P<y4>{_YEAR})(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?:\\?\.|st|nd|rd|th|er|º|ª)?(?:\s+|-)(?:(?:de|tháng)\s+)?(?P<m2>{_WORD})\.?"
    rf"(?:(?:,?\s+|-)(?:(?:de|del|năm)\s+)?(?P<y2>{_YEAR})\b)?"
    rf"|(?<![^\W\d_])(?P<m1>{_WORD})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\d.:])(?:,?\s+(?P<y1>{_YEAR})\b)?)",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(rf"(?<!\w)(?P<d>\d{{1,2}})\s+tháng\s+(?P<m>\d{{1,2}})(?:,?\s+(?:năm\s+)?(?P<y>{_YEAR})\b)?")
_WEEKDAY = re.compile(r"(?<!\w)(?P<name>[^\W\d_]{2,12}(?:-feira)?)\.?,?\s*\(?\s*$")
_WEEKDAY_REACH = 20
"""Characters before a day in which its weekday is looked for."""


class Day(msgspec.Struct, frozen=True):
    """A day as printed. ``year`` and ``weekday`` (Monday is 0) are None where the words lack them; ``open`` is true
    where day and month may stand the other way round: 05/06/2023.
    """

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None
    open: bool = False

    def date(self, year: int | None = None) -> dt.date | None:
        """The day in ``year``, or its own; None where there is no such day or its weekday does not agree."""
        try:
            found = dt.date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in (None, found.weekday()) else None

    def other_way(self) -> Day:
        """With day and month changed."""
        return msgspec.structs.replace(self, month=self.day, day=self.month)


def days_in(content: str, within: Span) -> tuple[Day, ...]:
    """The days printed in ``content[within]``, in order."""
    out: list[Day] = []
    at = within.start
    while (number := _NUMBER.search(content, at, within.end)) is not None:
        before, behind = max(at, number.start() - _BEFORE), min(within.end, number.end() + _BEHIND)
        m = _PRINTED.search(content, before, behind)
        if m is None or m.start() > number.start():
            at = number.end()
            continue
        day = _read(content, m, within.start) or _vietnamese(content, m.start(), within.end)
        if day is not None:
            out.append(day)
            at = max(m.end(), day.span.end)
        else:  # a word and a number that are no day: the number may begin one
            at = number.start() if m.start() < number.start() else number.end()
    return tuple(out)


def _read(content: str, m: re.Match[str], floor: int) -> Day | None:
    form = next(n for n in "12345" if m.group(f"d{n}"))
    written, year = m.group(f"m{form}"), m.group(f"y{form}")
    month = int(written) if written.isdecimal() else _MONTHS.get(written.lower(), 0)
    day = int(m.group(f"d{form}"))
    loose = form == "4" and m.group("s4") != "."
    if loose and month > 12 >= day:
        month, day = day, month
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if form == "1" and year is None and written[0].islower():
        return None  # "it may 6 weeks later", "set 21 records"
    before = _WEEKDAY.search(content, max(floor, m.start() - _WEEKDAY_REACH), m.start())
    weekday = _WEEKDAYS.get(before.group("name").lower()) if before else None
    start = before.start("name") if before is not None and weekday is not None else m.start()
    return Day(
        span=Span(start, m.end()),
        year=int(year) if year else None,
        month=month,
        day=day,
        weekday=weekday,
        open=loose and month <= 12 and day <= 12 and day != month and m.group("m4") == written,
    )


def _vietnamese(content: str, start: int, end: int) -> Day | None:
    m = _VIETNAMESE.match(content, start, end)
    if m is None or not 1 <= int(m.group("m")) <= 12 or not 1 <= int(m.group("d")) <= 31:
        return None
    year = int(m.group("y")) if m.group("y") else None
    return Day(span=Span(start, m.end()), year=year, month=int(m.group("m")), day=int(m.group("d")), weekday=None)
