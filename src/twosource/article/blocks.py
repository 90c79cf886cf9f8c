"""What the elements of a page say of lines that stand or fall together.

Lines of lists and tables are short and unlike prose, one by one they look like menus: a list or table that stands beside the
paragraphs of the report, links to nowhere and is not named after furniture belongs to it, all of it. A paragraph in elements
of the same names as one of the report, or right between two of its lines, is one too: entries of a live blog, a quotation
that speaks like furniture, what follows a block quotation.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.article.classes import GROUPS, groups_of
from twosource.article.hints import Place
from twosource.article.lines import Seen
from twosource.records import Role

_TAGS = frozenset({"ul", "ol", "dl", "table"})
_FURNITURE = sum(
    1 << GROUPS.index(group)
    for group in ("related", "ads", "social", "sign", "menu", "foot", "author", "tags", "button", "comments")
)
_ROWS = 2
_BESIDE = 2
"""Elements out from a list within which the paragraphs beside it must stand."""
_SHARE = 0.3
"""Share of the words of the report that must stand there."""
_LINKED = 0.15
"""Share of its words in links up to which a list tells something itself."""
_DOUBT = 0.1
"""Mean chance of its lines under which a list is left out all the same. With these four aeb pages rose from F1 .959 to .966
and news pages stayed, by cross-validation over sites; .05 to .15 are the same."""


_KIN, _BETWEEN = 0.1, 0.1
"""Chances from which a paragraph of the same kin, and a line right between two of the report, belong to it. Neutral on real
pages by cross-validation over sites (.3 to .05 change F1 by .0003 at most); short pages need them."""
_FEW, _MANY = 4, 8
_LEADS_AWAY = 0.2
"""Share of links from which a line leads away."""


def with_kin(
    chances: Sequence[float],
    lines: Sequence[Seen],
    shown: Sequence[Role | None],
    kin: Sequence[int],
    likely: float,
) -> tuple[float, ...]:
    """``chances`` with those of such paragraphs at least ``likely``. ``kin``: of each line, by ``surroundings.kin_of``. Linear
    in the number of lines.
    """
    out = list(chances)
    inside = [role is None and chance >= likely for role, chance in zip(shown, chances, strict=True)]
    good = {kin[n] for n, line in enumerate(lines) if inside[n] and line.prose}
    for n, line in enumerate(lines):
        told = shown[n] is None and line.ends and line.hint.link < _LEADS_AWAY and line.earlier is None
        if not inside[n] and told and line.words >= _MANY and kin[n] in good and chances[n] >= _KIN:
            inside[n], out[n] = True, likely
    for n in range(1, len(lines) - 1):
        line = lines[n]
        told = shown[n] is None and line.ends and line.hint.link < _LEADS_AWAY and line.earlier is None
        if not inside[n] and told and line.words >= _FEW and inside[n - 1] and inside[n + 1] and chances[n] >= _BETWEEN:
            inside[n], out[n] = True, likely
    return tuple(out)


def with_blocks(
    chances: Sequence[float], lines: Sequence[Seen], places: Sequence[Place], likely: float
) -> tuple[float, ...]:
    """``chances`` with those of the lines of such lists and tables at least ``likely``. Linear in lines times depth."""
    held = [0.0] * len(places)
    for line, chance in zip(lines, chances, strict=True):
        if chance >= likely and line.hint.place >= 0:
            held[line.hint.place] += min(line.words, 100)
    for n in range(len(places) - 1, -1, -1):  # parents come before their children
        if places[n].parent >= 0:
            held[places[n].parent] += held[n]
    total = max(held, default=0.0)
    out = list(chances)
    if not total:
        return tuple(out)
    first = next(n for n, chance in enumerate(chances) if chance >= likely)
    for block, rows in _blocks(lines, places).items():
        if len(rows) < _ROWS or rows[0] < first or not _beside(block, places, held, total):
            continue
        words = sum(lines[n].words for n in rows) or 1
        linked = sum(lines[n].words * lines[n].hint.link for n in rows) / words
        mean = sum(lines[n].words * chances[n] for n in rows) / words
        if linked < _LINKED and mean >= _DOUBT:
            for n in rows:
                out[n] = max(out[n], likely)
    return tuple(out)


def with_posts(
    chances: Sequence[float], lines: Sequence[Seen], places: Sequence[Place], groups: Sequence[int], likely: float
) -> tuple[float, ...]:
    """``chances`` with those of posts that are shown between lines of the report or right below one at least ``likely``: it
    quotes them. ``groups``: those of each place. Linear in the number of lines and places.
    """
    if not any(own & _POST for own in groups):
        return tuple(chances)
    post, out = inside(places, groups, _POST), list(chances)
    own = [n for n, line in enumerate(lines) if out[n] >= likely and not post[line.hint.place]]
    for n in range(own[0] + 1 if own else len(lines), len(lines)):
        if post[lines[n].hint.place] and (n < own[-1] or out[n - 1] >= likely):
            out[n] = max(out[n], likely)
    return tuple(out)


def inside(places: Sequence[Place], groups: Sequence[int], group: int) -> list[bool]:
    """Of each place whether it or one around it falls in ``group``; the last is for lines outside all."""
    found = [False] * (len(places) + 1)
    for n, place in enumerate(places):  # parents come before their children
        found[n] = found[place.parent] or bool(groups[n] & group)
    return found


_POST = 1 << GROUPS.index("post")
"""Of 14 development pages with such posts in or below the report ten have them in their article text, all nine of aeb; aeb pages
gained three that are practically exact in 181 and news pages lost two in 163.
"""


def _blocks(lines: Sequence[Seen], places: Sequence[Place]) -> dict[int, list[int]]:
    """The lines of each outermost list or table."""
    outermost: dict[int, int | None] = {-1: None}
    for n, place in enumerate(places):
        above = outermost[place.parent]
        outermost[n] = above if above is not None else n if place.tag in _TAGS else None
    found: dict[int, list[int]] = {}
    for n, line in enumerate(lines):
        block = outermost[line.hint.place]
        if block is not None:
            found.setdefault(block, []).append(n)
    return found


def _beside(block: int, places: Sequence[Place], held: Sequence[float], total: float) -> bool:
    """True where the report stands around ``block`` and nothing on the way is named after furniture."""
    if groups_of(places[block].words) & _FURNITURE:
        return False
    at = places[block].parent
    for _ in range(_BESIDE + 1):
        if at < 0:
            return False
        if held[at] - held[block] > _SHARE * total:
            return True
        if groups_of(places[at].words) & _FURNITURE:
            return False
        at = places[at].parent
    return False
