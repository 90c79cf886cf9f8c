"""Lines -> roles: one labeller for HTML and for plain text.

Which lines are the report is judged beforehand (judging.py); which role each has is told here. In three steps. Words:
lines that say by themselves what they are (recognising.py). Head: the title and what repeats it. Neighbours: captions above
picture credits, subheads between paragraphs, a signature below the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from twosource.article.judging import LIKELY
from twosource.article.lines import Seen, starts_of
from twosource.article.notices import OPENINGS, role_of_notice
from twosource.article.patterns import SIGNED
from twosource.article.recognising import recognised
from twosource.article.titles import headline
from twosource.records import ARTICLE_ROLES, Role

_SURE = 0.8
"""Chance from which a line of an HTML page is part of the report although its words show a role of furniture: there the place
of a line tells more than its words. By cross-validation over sites news pages rose from F1 .967 to .974."""
_TELLING: frozenset[Role] = frozenset(
    {"byline", "source-credit", "photo-credit", "translation-notice", "dateline", "date", "tags"}
)
"""Roles whose words leave no doubt: such a line is what it says, wherever it stands."""
_PLAINLY = 0.15
"""Chance under which a line of plain text is furniture whatever the rest of the text. By cross-validation over sites the rule
(``_clean``) lost a third fewer lines of clean texts, and pages had a few more without a wrong line."""
_CAPTION_LEAST, _CAPTION_MOST = 4, 60
_TOP = 4
"""Lines above a caption in which a paragraph shows that the text has begun."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?(?:[ap]\.?m\.?|uhr|h))?", re.IGNORECASE)
"""The time of an entry of a live blog."""
_SUBHEAD_WORDS = 16
_LINKED = 0.8
"""Share of link characters from which a line is a link."""


class Labelled(msgspec.Struct, frozen=True):
    """A role for each line, and the index of the title line, None where no line is one."""

    roles: tuple[Role, ...]
    title: int | None


def shown_by_words(lines: Sequence[Seen]) -> tuple[Role | None, ...]:
    """The role that each line shows by its own words, by its markup or by the picture credit below it."""
    shown = recognised(lines)
    _captions(lines, shown)
    return tuple(shown)


def labelled(
    lines: Sequence[Seen],
    shown: Sequence[Role | None],
    chances: Sequence[float],
    known_title: str = "",
    *,
    plain: bool = False,
) -> Labelled:
    """Roles for ``lines``. ``chances``: how likely each is part of the report, 0 to 1; ``known_title`` is the headline
    where the page tells it outside its lines; ``plain``: the page has no markup. Linear in the number of lines.
    """
    inside = [
        chance >= LIKELY if role is None else not plain and chance >= _SURE and role not in _TELLING
        for role, chance in zip(shown, chances, strict=True)
    ]
    first = next((n for n in range(len(lines)) if inside[n] and shown[n] is None and lines[n].prose), None)
    title = headline(lines, shown, first, known_title)
    if plain and first is not None and _clean(shown, chances, title):
        last = max(n for n in range(len(lines)) if inside[n])
        inside = [_kept(n, lines[n], shown[n], title, last) or inside[n] for n in range(len(lines))]
    key = None if title is None else lines[title].key
    begins = map(OPENINGS.__getitem__, starts_of(lines))
    roles: list[Role] = []
    for n, (line, begun) in enumerate(zip(lines, begins, strict=True)):
        if n == title:
            roles.append("title")
        elif line.key == key:
            roles.append("title-repeat")
        elif inside[n]:
            roles.append("paragraph")
        else:
            told = shown[n] or (role_of_notice(line.text) if begun else None)
            roles.append(_aside(line, told, above=title is None or n < title))
    _subheads(lines, roles)
    _lead(roles, title)
    _signature(lines, roles)
    return Labelled(tuple(roles), title)


def _clean(shown: Sequence[Role | None], chances: Sequence[float], title: int | None) -> bool:
    """True for a text that somebody cleaned before: nothing in it is plainly furniture but what says so by its words."""
    return all(c >= _PLAINLY for n, (s, c) in enumerate(zip(shown, chances, strict=True)) if s is None and n != title)


def _kept(n: int, line: Seen, shown: Role | None, title: int | None, last: int) -> bool:
    """Of a clean text every line below the headline is kept but one that is left hanging below the ``last`` likely one."""
    return shown is None and (title is None or n > title) and (n < last or line.ends or line.prose)


def _captions(lines: Sequence[Seen], shown: list[Role | None]) -> None:
    """A line right above a picture credit is its caption. With a blank line between, it is one only above the first
    paragraphs, where pictures stand before the text, or where it names a day with its year as captions do.
    """
    for n, line in enumerate(lines):
        if line.hint.caption and shown[n] is None:
            shown[n] = "caption"
        if shown[n] == "photo-credit" and n and shown[n - 1] is None:
            above = lines[n - 1]
            gap = line.span.start - above.span.end
            prose_before = any(lines[k].prose for k in range(max(0, n - 1 - _TOP), n - 1))
            pictured = gap == 1 or (gap == 2 and (not prose_before or _YEAR.search(above.text) is not None))
            if pictured and _CAPTION_LEAST <= above.words <= _CAPTION_MOST and not line.bullet:
                shown[n - 1] = "caption"


def _aside(line: Seen, role: Role | None, *, above: bool) -> Role:
    """The role of a line that is no part of the report; ``role``: what its words tell, ``above``: there is no headline
    above it.
    """
    if role is not None:
        return "date" if role == "boilerplate" and _CLOCK.fullmatch(line.text) else role
    if above:
        return "navigation" if line.hint.region == "nav" else "boilerplate"
    return "related-link" if line.hint.link >= _LINKED and line.words >= 4 else "boilerplate"


def _subheads(lines: Sequence[Seen], roles: list[Role]) -> None:
    """A short line of the report without a sentence end, with more of the report below it, is a subhead; in a run of
    such lines, which is a list, only the headings of the markup are.
    """
    short = [role == "paragraph" and not line.ends and not line.prose for line, role in zip(lines, roles, strict=True)]
    if True not in short:
        return
    short.append(False)
    n = 0
    while n < len(lines):
        if not short[n]:
            n += 1
            continue
        end = short.index(False, n)
        after = next((r for r in roles[end : end + 3] if r in ARTICLE_ROLES), None)
        for k in range(n, end):
            line = lines[k]
            single = k == end - 1 == n or (k == end - 1 and not line.bullet and not lines[k - 1].hint.heading)
            open_ended = line.text.endswith((",", ":", ";")) or (k + 1 < len(lines) and lines[k + 1].text[:1].islower())
            heading = line.hint.heading or (single and not line.bullet and not open_ended)
            if after and line.words <= _SUBHEAD_WORDS and heading:
                roles[k] = "subhead"
        n = end


def _lead(roles: list[Role], title: int | None) -> None:
    """The first paragraph after the title is the lead."""
    start = 0 if title is None else title + 1
    for n in range(start, len(roles)):
        if roles[n] == "paragraph":
            roles[n] = "lead"
            return


_NO_NAME = frozenset(
    "applause laughter laughs cheers ends end more updates updated update correction corrected".split()
)
"""Words that stand in brackets below a text and sign nothing."""


def _signature(lines: Sequence[Seen], roles: list[Role]) -> None:
    """A name in brackets that closes the article, or stands right below it, signs it."""
    own = (n for n in range(len(lines) - 1, -1, -1) if roles[n] in ("lead", "paragraph") and lines[n].prose)
    last = next(own, None)
    if last is None or last + 1 == len(lines):
        return
    below = lines[last + 1]
    plain = roles[last + 1] in ("paragraph", "subhead", "boilerplate", "photo-credit", "related-link")
    if plain and SIGNED.match(below.text) and below.text.strip("()[].").casefold() not in _NO_NAME:
        roles[last + 1] = "source-credit"
