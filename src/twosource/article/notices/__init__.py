"""What a page says in its lines about the report itself: updated, corrected, embargoed, taken back, for subscribers
only, translated, live.

Only words in the shape of a notice count: a line or the start of one, short, in or beside the article; never a sentence
of the report about an embargo, a correction or a killing. Each kind stands in a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from twosource.article.lines import count_words
from twosource.article.notices import changes, editors, embargo, kill, live, paywall, translation
from twosource.article.notices.rule import Rule
from twosource.article.notices.translation import BY_MACHINE
from twosource.article.notices.walls import Wall, behind, wall_of
from twosource.article.openings import Openings, start_of
from twosource.records import Line, Notice, NoticeKind, Role
from twosource.spans import Span

RULES: tuple[Rule, ...] = (
    *kill.RULES, *embargo.RULES, *translation.RULES, *changes.RULES, *paywall.RULES, *live.RULES,
)  # fmt: skip
"""In order: the first that holds tells the kind of a line."""
_ABOVE, _BELOW = 40, 25
"""Lines above the first and below the last line of the article that may speak of it; beyond stand other reports."""
_NEAR_ABOVE, _NEAR_BELOW = 12, 5
"""The same for words that teasers of other reports have too ("Updated 3 hours ago")."""
_LONGEST = 1_200
"""Characters of a line that are looked at."""
_CORE: frozenset[Role] = frozenset({"title", "lead", "paragraph"})
_TITLES: frozenset[Role] = frozenset({"title", "title-repeat"})
_OTHERS: frozenset[Role] = frozenset({"related-link", "navigation", "tags"})
"""Lines that lead to other reports, or say what the page is filed under."""


def notices_in(content: str, lines: Sequence[Line], language: str) -> tuple[Notice, ...]:
    """The notices that stand in ``lines``, in text order, at most one a line and one a kind and wording. Linear."""
    core = [n for n, line in enumerate(lines) if line.role in _CORE]
    first, last = (core[0], core[-1]) if core else (0, len(lines) - 1)
    found: list[Notice] = []
    said: set[tuple[NoticeKind, str]] = set()
    for n in range(max(0, first - _ABOVE), min(len(lines), last + _BELOW + 1)):
        near = first - _NEAR_ABOVE <= n <= last + _NEAR_BELOW
        notice = _in_line(content, lines[n], language, near)
        if notice is not None and (notice.kind, notice.text) not in said:
            said.add((notice.kind, notice.text))
            found.append(notice)
    return tuple(found)


def role_of_notice(text: str) -> Role | None:
    """The role of a line that is a notice in whole, whatever its language; None where it is none, or where a notice only
    opens it (a bracket before the report, a mark before the headline).
    """
    start = start_of(text)
    if len(text) > _LONGEST or not _begun(start):
        return None
    for rule, m in _matches(text, start, "und"):
        if rule.place == "title" or (rule.place == "opening" and len(text) - m.end() > _REST):
            continue
        if rule is changes.DATED:
            return "date"
        return "translation-notice" if rule.kind in ("translation", "machine-translation") else "notice"
    return "notice" if _editors_kind(text, start, "und") is not None else None


_REST = 2
"""Characters behind a bracket that fills its line: a stop and a space."""


_OPENINGS = Openings(" ".join(rule.begins for rule in (*RULES, editors.NOTE)))


@lru_cache(maxsize=4096)
def _begun(start: str) -> tuple[Rule, ...]:
    """The rules that may hold for a line that begins so: none for nearly every line."""
    if not _OPENINGS.hold(start):
        return ()
    return tuple(rule for rule in (*RULES, editors.NOTE) if rule.openings.hold(start))


def _matches(text: str, start: str, language: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    for rule in _begun(start):
        m = rule.match(text, language) if rule is not editors.NOTE else None
        if m is not None and (rule.place in ("opening", "title") or count_words(text) <= rule.most):
            yield rule, m


def _in_line(content: str, line: Line, language: str, near: bool) -> Notice | None:
    text = content[line.span.start : min(line.span.end, line.span.start + _LONGEST)]
    title = line.role in _TITLES
    if line.role == "translation-notice":
        machine = BY_MACHINE.search(text) is not None
        kind: NoticeKind = "machine-translation" if machine else "translation"
        by = "a machine translated the report" if machine else "the report is a translation"
        return Notice(
            kind=kind, span=line.span, text=content[line.span.start : line.span.end], basis=f"a line that says {by}"
        )
    start = start_of(text)
    if not _begun(start):
        return None
    for rule, m in _matches(text, start, language):
        if title != (rule.place == "title") and not (title and rule.place == "opening"):
            continue
        if (rule.place == "near" and not near) or (line.role in _OTHERS and rule.place != "page"):
            continue
        part = rule.place in ("opening", "title") and m.end() < len(text)
        span = _part(content, line, m.end()) if part else line.span
        return Notice(kind=rule.kind, span=span, text=content[span.start : span.end], basis=rule.basis)
    note = None if title else _editors_kind(text, start, language)
    if note is None:
        return None
    return Notice(kind=note, span=line.span, text=content[line.span.start : line.span.end], basis=editors.NOTE.basis)


def _editors_kind(text: str, start: str, language: str) -> NoticeKind | None:
    if editors.NOTE not in _begun(start) or editors.NOTE.match(text, language) is None:
        return None
    if count_words(text) > editors.NOTE.most:
        return None
    return editors.kind_of(text)


def _part(content: str, line: Line, size: int) -> Span:
    """The first ``size`` characters of the line, without the sign that parts them from the rest."""
    end = line.span.start + size
    while end > line.span.start + 1 and content[end - 1] in " \t\u00a0-–—:|":
        end -= 1
    return Span(line.span.start, end)


__all__ = ["Wall", "behind", "notices_in", "role_of_notice", "wall_of"]
