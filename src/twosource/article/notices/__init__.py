"""What a page says in its lines about the report itself: updated, corrected, embargoed, taken back, for subscribers
only, translated, live.

Only words in the shape of a notice count: a line or the start of one, short, in or beside the article; never a sentence
of the report about an embargo, a correction or a killing. Each kind stands in a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    first = next((n for n in range(len(lines)) if lines[n].role in _CORE), 0)
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].role in _CORE), len(lines) - 1)
    found: list[Notice] = []
    said: set[tuple[NoticeKind, str]] = set()
    for n in range(max(0, first - _ABOVE), min(len(lines), last + _BELOW + 1)):
        line = lines[n]
        text = content[line.span.start : line.span.end]
        begun = OPENINGS[start_of(text)]
        among = _among(begun, language) if begun else _NONE
        if not among and line.role != "translation-notice":
            continue
        near = first - _NEAR_ABOVE <= n <= last + _NEAR_BELOW
        notice = _in_line(content, line, text[:_LONGEST], among, near)
        if notice is not None and (notice.kind, notice.text) not in said:
            said.add((notice.kind, notice.text))
            found.append(notice)
    return tuple(found)


def role_of_notice(text: str) -> Role | None:
    """The role of a line that is a notice in whole, whatever its language; None where it is none, or where a notice only
    opens it (a bracket before the report, a mark before the headline).
    """
    begun = OPENINGS.of(text)
    if not begun or len(text) > _LONGEST:
        return None
    among = _among(begun, "und")
    for rule, m in _matches(text, among):
        if rule.place == "title" or (rule.place == "opening" and len(text) - m.end() > _REST):
            continue
        if rule is changes.DATED:
            return "date"
        return "translation-notice" if rule.kind in ("translation", "machine-translation") else "notice"
    return "notice" if _editors_kind(text, among) is not None else None


_NONE: dict[Rule, tuple[str, ...]] = {}
_REST = 2
"""Characters behind a bracket that fills its line: a stop and a space."""


_ALL: tuple[Rule, ...] = (*RULES, editors.NOTE)
_BEGINNINGS = tuple((rule, language) for rule in _ALL for language in rule.languages)
OPENINGS = Openings(*(rule.begins[language] for rule, language in _BEGINNINGS))
"""By the first letters of a line the rules that may hold for it, in the languages in which they may: none for nearly every
line.
"""
_SAME = {"nb": "no", "nn": "no", "ms": "id", "sk": "cs", "be": "ru"}


@lru_cache(maxsize=4096)
def _among(begun: int, language: str) -> dict[Rule, tuple[str, ...]]:
    """The rules that the openings of a line tell, each with the languages to try it in: those of a text in ``language``, which
    may be all, ``und``.
    """
    told = [pair for n, pair in enumerate(_BEGINNINGS) if begun >> n & 1]
    own = ("en", _SAME.get(language, language))
    found: dict[Rule, tuple[str, ...]] = {}
    for rule, each in told:
        if language == "und" or each in own:
            found[rule] = (*found.get(rule, ()), each)
    return found


def _matches(text: str, among: Mapping[Rule, tuple[str, ...]]) -> Iterator[tuple[Rule, re.Match[str]]]:
    for rule, languages in among.items():
        m = None if rule is editors.NOTE else rule.match(text, languages)
        if m is not None and (rule.place in ("opening", "title") or count_words(text) <= rule.most):
            yield rule, m


def _in_line(content: str, line: Line, text: str, among: Mapping[Rule, tuple[str, ...]], near: bool) -> Notice | None:
    title = line.role in _TITLES
    if line.role == "translation-notice":
        machine = BY_MACHINE.search(text) is not None
        kind: NoticeKind = "machine-translation" if machine else "translation"
        by = "a machine translated the report" if machine else "the report is a translation"
        return Notice(
            kind=kind, span=line.span, text=content[line.span.start : line.span.end], basis=f"a line that says {by}"
        )
    for rule, m in _matches(text, among):
        if title != (rule.place == "title") and not (title and rule.place == "opening"):
            continue
        if (rule.place == "near" and not near) or (line.role in _OTHERS and rule.place != "page"):
            continue
        part = rule.place in ("opening", "title") and m.end() < len(text)
        span = _part(content, line, m.end()) if part else line.span
        return Notice(kind=rule.kind, span=span, text=content[span.start : span.end], basis=rule.basis)
    note = None if title else _editors_kind(text, among)
    if note is None:
        return None
    return Notice(kind=note, span=line.span, text=content[line.span.start : line.span.end], basis=editors.NOTE.basis)


def _editors_kind(text: str, among: Mapping[Rule, tuple[str, ...]]) -> NoticeKind | None:
    if editors.NOTE.match(text, among.get(editors.NOTE, ())) is None:
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


__all__ = ["OPENINGS", "Wall", "behind", "notices_in", "role_of_notice", "wall_of"]
