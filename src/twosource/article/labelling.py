"""Lines -> roles: one labeller for HTML and for plain text.

In four steps. Words: lines that say by themselves what they are (patterns.py). Body: the stretch of lines with the
most prose and the least else, or, for HTML, the lines that an extractor kept. Head: the title and what repeats it.
Neighbours: captions above picture credits, subheads between paragraphs, lists of links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from twosource.article.lines import Seen
from twosource.article.patterns import SIGNED, recognised
from twosource.article.titles import headline
from twosource.records import ARTICLE_ROLES, Role

_PROSE_VALUE = 40
"""Words beyond which a longer paragraph is no more a sign of the body."""
_LOSS = 8
"""What a line that is no prose takes from the body: two menus of ten entries weigh as much as three paragraphs.
Set on the plain development pages, where 4 to 10 give the same within 0.3 points of line F1."""
_SHORT_VALUE = 3
"""What a short line with a sentence end adds."""
_DOUBTFUL = 3
"""A long line in a list or without a sentence end counts for so much less: teasers and names of sections look so."""
_LINK_LOSS = 12
_REGION_LOSS = 15
_BARRIER = 120
"""What the head of another part of the page ("Comments") takes: more than one paragraph can win back."""
_CAPTION_LEAST, _CAPTION_MOST = 4, 60
_TOP = 4
"""Lines above a caption in which a paragraph shows that the text has begun."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SUBHEAD_WORDS = 16
_LINKED = 0.8
"""Share of link characters from which a line is a link."""


class Labelled(msgspec.Struct, frozen=True):
    """A role for each line, and the index of the title line, None where no line is one."""

    roles: tuple[Role, ...]
    title: int | None


def labelled(lines: Sequence[Seen], *, kept: frozenset[int] | None = None, known_title: str = "") -> Labelled:
    """Roles for ``lines``. ``kept`` holds the indices that an extractor took for article, None where none was
    asked; ``known_title`` is the headline where the page tells it outside its lines. Linear in the number of lines.
    """
    shown = [recognised(line) for line in lines]
    _captions(lines, shown)
    inside = _kept_body(lines, kept) if kept else _body(lines, shown)
    first = next((n for n in range(len(lines)) if inside[n] and shown[n] is None and lines[n].prose), None)
    title = headline(lines, shown, first, known_title)
    roles = [_role(n, lines, shown, inside, title) for n in range(len(lines))]
    _subheads(lines, roles, lists=bool(kept))
    _lead(roles, title)
    _signature(lines, roles)
    return Labelled(tuple(roles), title)


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


def _body(lines: Sequence[Seen], shown: Sequence[Role | None]) -> list[bool]:
    """Which lines stand in the stretch whose values add up to most (Kadane's maximum subarray)."""
    best = total = 0
    begin = end = start = 0
    for n, line in enumerate(lines):
        total += _value(line, shown[n])
        if total <= 0:
            total, start = 0, n + 1
        elif total > best:
            best, begin, end = total, start, n + 1
    return [begin <= n < end for n in range(len(lines))]


def _value(line: Seen, shown: Role | None) -> int:
    if line.text.lower().startswith(_OTHER_PARTS) and line.words <= 6:
        return -_BARRIER
    if line.earlier is not None:
        return -1
    if line.hint.region:
        return -_REGION_LOSS
    if line.hint.link >= _LINKED and not line.prose:
        return -_LINK_LOSS
    if shown in ("photo-credit", "caption", "byline", "date", "source-credit"):
        return -1
    if shown is not None:
        return -_LOSS
    if line.prose:
        return min(line.words, _PROSE_VALUE) // (1 if line.ends and not line.bullet else _DOUBTFUL)
    if line.ends and line.words >= 3:
        return 0 if line.text.endswith("?") else _SHORT_VALUE  # a short question may be a teaser: neither
    return -_LOSS


_OTHER_PARTS = (
    "comments", "leave a comment", "leave a reply", "join the conversation", "view comments", "show comments",
    "related articles", "related stories", "more stories", "most popular", "most read", "about the author",
    "kommentare", "commentaires", "comentarios",
)  # fmt: skip


def _kept_body(lines: Sequence[Seen], kept: frozenset[int]) -> list[bool]:
    return [n in kept for n in range(len(lines))]


def _role(
    n: int, lines: Sequence[Seen], shown: Sequence[Role | None], inside: Sequence[bool], title: int | None
) -> Role:
    line = lines[n]
    role = shown[n]
    if n == title:
        return "title"
    if title is not None and line.key == lines[title].key:
        return "title-repeat"
    if role is not None:
        return role
    if not inside[n] or (title is not None and n < title):
        if title is None or n < title:
            return "navigation" if line.hint.region == "nav" else "boilerplate"
        return "related-link" if line.hint.link >= _LINKED and line.words >= 4 else "boilerplate"
    if line.earlier is not None and inside[line.earlier]:
        return "boilerplate"
    return "paragraph"


def _subheads(lines: Sequence[Seen], roles: list[Role], *, lists: bool) -> None:
    """A short line without a sentence end between paragraphs is a subhead; several running are a list, which stays
    in the article only where ``lists`` says that an extractor kept it.
    """
    n = 0
    while n < len(lines):
        if not _short(lines[n], roles[n]):
            n += 1
            continue
        end = n
        while end < len(lines) and _short(lines[end], roles[end]):
            end += 1
        after = next((r for r in roles[end : end + 3] if r in ARTICLE_ROLES), None)
        for k in range(n, end):
            line = lines[k]
            if lists and not line.hint.heading:
                roles[k] = "subhead" if k == end - 1 == n and after and line.words <= _SUBHEAD_WORDS else "paragraph"
            elif line.bullet:
                roles[k] = "paragraph" if line.hint.link < _LINKED and line.words >= 5 else "related-link"
            elif (line.hint.link >= _LINKED and not line.hint.heading) or (
                line.text.isupper() and line.words >= _SHOUTED
            ):
                roles[k] = "related-link"
            elif k == end - 1 and after and line.words <= _SUBHEAD_WORDS:
                roles[k] = "subhead"
            elif end - n >= _LIST_RUN and not line.hint.heading:
                roles[k] = "boilerplate"
            elif line.hint.heading and after:
                roles[k] = "subhead"
        n = end


_SHOUTED = 6
"""Words from which a line in capitals between paragraphs is a link to another report and no subhead."""
_LIST_RUN = 3
"""Short lines running from which they are a list of links or a table and no article."""


def _short(line: Seen, role: Role) -> bool:
    return role == "paragraph" and not line.ends and not line.prose


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
    last = max((n for n, role in enumerate(roles) if role in ("lead", "paragraph") and lines[n].prose), default=None)
    if last is None or last + 1 == len(lines):
        return
    below = lines[last + 1]
    plain = roles[last + 1] in ("paragraph", "subhead", "boilerplate", "photo-credit", "related-link")
    if plain and SIGNED.match(below.text) and below.text.strip("()[].").casefold() not in _NO_NAME:
        roles[last + 1] = "source-credit"
