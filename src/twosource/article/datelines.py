"""The place and agency that a report opens with: "CALDERA, May 3 (Reuters) - "."""

from __future__ import annotations

import re

from twosource.article.agencies import MEDIUM
from twosource.records import Dateline
from twosource.spans import Span

_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ.'’]*){0,4}"
_TITLE = r"[A-ZÀ-Þ][\w.'’-]+(?:[ -](?:[A-ZÀ-Þ][\w.'’-]*|de|del|la|am|upon|of)){0,3}"
_REGION = r"(?:,\s*(?:[A-Z][\w.’']+\s?){1,3})?"
_DAY = (
    r"(?:,?\s*\(?(?:\d{1,2}\.?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|"
    r"April|June|July|August|"
    r"September|October|November|December)\.?(?:\s+\d{1,2})?(?:,?\s+\d{4})?\)?)?"
)
_DASH = r"\s*(?:[-–—―]{1,2}|:)(?=\s)|\s+[-–—―]{1,2}(?=\S)"
_AGENCY = r"\s*[,/]?\s*[(\[]\s*(?P<agency>[A-Z][\w.&’' /-]{1,40}?)\s*[)\]]"

_FORMS = (
    # CALDERA, Orland, May 3 (Reuters) -   and   Caldera (CNN) -
    re.compile(
        rf"(?P<place>(?:{_UPPER}|{_TITLE})(?:\s*/\s*(?:{_UPPER}|{_TITLE}))?{_REGION}){_DAY}{_AGENCY}(?:{_DASH}|"
        rf"\s+(?=[A-Z\"“‘]))"
    ),
    # CALDERA, May 3 -   and   CALDERA -
    re.compile(rf"(?P<place>{_UPPER}(?:\s*/\s*{_UPPER})?{_REGION}){_DAY}(?P<agency>)(?:{_DASH})"),
    # (Reuters) -
    re.compile(rf"(?P<place>){_AGENCY}(?:{_DASH}|\s+(?=[A-Z\"“‘]))"),
    # Caldera, May 3 -
    re.compile(rf"(?P<place>{_TITLE}),\s*(?=\w+\.?\s+\d|\d){_DAY}(?P<agency>)\s*[-–—]{{1,2}}\s"),
)
_NO_PLACE = frozenset(
    "UPDATE BREAKING EXCLUSIVE WATCH OPINION ANALYSIS LIVE VIDEO NOTE ALSO READ PHOTO CORRECTION TAGS UPDATED Q A "
    "FACTBOX EXPLAINER TIMELINE".split()
)
_BRACKETED = re.compile(_AGENCY)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]")
_DIGIT = re.compile(r"\d")
_OPENING = 160
"""Characters of a paragraph in which its dateline stands."""
_ALONE = 80
"""Characters up to which a line can be a dateline alone."""


def dateline_in(content: str, paragraph: Span, *, alone: bool = False) -> Dateline | None:
    """The dateline at the start of ``paragraph``, None where it has none. A place in small letters needs an agency or
    a day beside it: "Caldera - the capital" is a sentence. ``alone`` is for a line on which no report follows.
    """
    text = content[paragraph.start : min(paragraph.end, paragraph.start + _OPENING)]
    if not _may_open(text):
        return None
    if alone:
        text += " -  "
    for form in _FORMS:
        found = form.match(text)
        if found is None:
            continue
        agency = (found.group("agency") or "").strip() or None
        place = found.group("place").strip(" ,")
        if place.split(" ")[0].rstrip(":") in _NO_PLACE or (not place and agency and not MEDIUM.fullmatch(agency)):
            continue
        if agency and not _agency(agency, place):
            continue
        end = len(found.group().rstrip(" -–—―:\t"))
        return Dateline(place=place, agency=agency, span=Span(paragraph.start, paragraph.start + end))
    return None


def slug_in(content: str, line: Span, *, alone: bool = False) -> Dateline | None:
    """The dateline at the start of ``line`` that has a place and, in brackets, its agency; None where there is none."""
    start = content[line.start : min(line.end, line.start + _OPENING)]
    found = dateline_in(content, line, alone=alone) if "(" in start or "[" in start else None
    return found if found is not None and found.agency and found.place else None


def _may_open(text: str) -> bool:
    """False for what nearly every line begins with: no agency in brackets, no place in capitals and no day behind a comma."""
    if ("(" in text or "[" in text) and _BRACKETED.search(text) is not None:
        return True
    return _CAPITALS.match(text) is not None or ("," in text and _DIGIT.search(text) is not None)


def is_dateline(line: str) -> bool:
    """True for a line that is nothing but a dateline with its agency."""
    if len(line) > _ALONE or not line.endswith((")", "]", "-", "–", "—")):
        return False
    found = dateline_in(line, Span(0, len(line)), alone=True)
    return found is not None and found.agency is not None and not line[found.span.end :].strip(" -–—:")


def _agency(agency: str, place: str) -> bool:
    """True for a medium: "Caldera (AFP)" is a dateline, "Anna Roe (Greens)" a person with her party."""
    return MEDIUM.search(agency) is not None or place.isupper()
