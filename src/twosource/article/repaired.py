"""A text with its repairs read in, and the way back: what is found in the repaired text is told of the printed one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec

from twosource.records import Article, Comparison, Repair, Report, Term, Title
from twosource.spans import Span, Text, lines_of

Found = TypeVar("Found")


class Repaired:
    """``content`` is the text as it reads. ``read`` takes a span of the printed text to it, ``printed`` back.

    A span that ends inside a repair takes in all of it, in both ways: half a character means nothing. Else both are
    exact, and the one undoes the other. Logarithmic in the number of repairs.
    """

    def __init__(self, printed: str, repairs: Sequence[Repair]) -> None:
        """``repairs``: in order, none overlapping another, none empty, with no empty reading."""
        pieces: list[str] = []
        self._there: list[Span] = [r.span for r in repairs]
        self._here: list[Span] = []
        at = size = 0
        for r in repairs:
            pieces += (printed[at : r.span.start], r.reads)
            start = size + r.span.start - at
            size = start + len(r.reads)
            self._here.append(Span(start, size))
            at = r.span.end
        pieces.append(printed[at:])
        self.content = "".join(pieces)

    def read(self, span: Span) -> Span:
        """Where the words of ``span`` stand in ``content``."""
        return _moved(span, self._there, self._here)

    def printed(self, span: Span) -> Span:
        """Where the words of ``span``, a span of ``content``, are printed."""
        return _moved(span, self._here, self._there)


def _moved(span: Span, old: Sequence[Span], new: Sequence[Span]) -> Span:
    start = _start(span.start, old, new)
    return Span(start, _end(span.end, old, new) if len(span) else start)


def _start(at: int, old: Sequence[Span], new: Sequence[Span]) -> int:
    n = bisect_right(old, at, key=lambda s: s.end) - 1  # the last that ends at or before it
    if n + 1 < len(old) and old[n + 1].start <= at:
        return new[n + 1].start
    return at + (new[n].end - old[n].end if n >= 0 else 0)


def _end(at: int, old: Sequence[Span], new: Sequence[Span]) -> int:
    n = bisect_left(old, at, key=lambda s: s.start) - 1  # the last that starts before it
    if n >= 0 and at < old[n].end:
        return new[n].end
    return at + (new[n].end - old[n].end if n >= 0 else 0)


def moved(record: Found, move: Callable[[Span], Span]) -> Found:
    """``record`` with every span in it, at any depth of records, tuples and dicts, put through ``move``."""
    return cast(Found, _each(record, move))


def _each(x: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(x, Span):
        return move(x)
    if isinstance(x, msgspec.Struct):
        fields = {f: getattr(x, f) for f in x.__struct_fields__}
        changed = {f: new for f, old in fields.items() if (new := _each(old, move)) is not old}
        return msgspec.structs.replace(x, **changed) if changed else x
    if isinstance(x, tuple | list):
        new = [_each(y, move) for y in x]
        return type(x)(new) if any(a is not b for a, b in zip(x, new, strict=True)) else x
    if isinstance(x, dict):
        return {k: _each(v, move) for k, v in x.items()}
    return x


def as_read(article: Article) -> tuple[Article, Repaired]:
    """The article on its repaired text, with no repairs left to make, and the way back. Linear."""
    way = Repaired(article.text.content, article.repairs)
    plain = msgspec.structs.replace(article, repairs=())
    return _on(Text.of(way.content), moved(plain, way.read)), way


def as_printed(article: Article, way: Repaired, text: Text, repairs: tuple[Repair, ...]) -> Article:
    """An article that was found in ``way.content``, told of ``text``, the page as printed. Its lines must be the lines of
    ``text`` that are not blank, put through ``way.read``.
    """
    spans = tuple(lines_of(text.content))
    there = _on(text, moved(article, way.printed))
    lines = tuple(msgspec.structs.replace(line, span=s) for line, s in zip(there.lines, spans, strict=True))
    own = article.id == article.text.sha256[:16]
    id = text.sha256[:16] if own else article.id
    return msgspec.structs.replace(there, id=id, lines=lines, repairs=repairs)


def _on(text: Text, article: Article) -> Article:
    """``article``, whose spans are of ``text`` already, with that text and with the words of its title."""
    return msgspec.structs.replace(article, text=text, title=_titled(text, article.title))


def _titled(text: Text, title: Title | None) -> Title | None:
    if title is None or title.span is None:
        return title
    return msgspec.structs.replace(title, text=text[title.span])


def through(article: Article, work: Callable[[Article], Found]) -> Found:
    """What ``work`` finds in the article as it reads, with every span told of the text as it is printed. Ids stay as
    ``work`` made them. Without repairs it is ``work(article)`` and costs nothing.
    """
    if not article.repairs:
        return work(article)
    there, way = as_read(article)
    return moved(work(there), way.printed)


def compared_through(reports: tuple[Report, ...], work: Callable[[tuple[Report, ...]], Comparison]) -> Comparison:
    """What ``work`` finds in the reports as they read, told of the texts as they are printed; of the reports themselves
    it may change the dates. Their letters must be set. Where no report has repairs it is ``work(reports)``.
    """
    if not any(r.repairs for r in reports):
        return work(reports)
    ways = {r.letter or "": Repaired(r.text, r.repairs) for r in reports if r.repairs}
    found = work(tuple(_report_as_read(r, ways[r.letter or ""]) if r.repairs else r for r in reports))
    moves = {letter: way.printed for letter, way in ways.items()}
    told = tuple(
        msgspec.structs.replace(printed, dates=moved(there.dates, ways[printed.letter or ""].printed))
        if printed.repairs
        else there
        for printed, there in zip(reports, found.reports, strict=True)
    )
    rest = cast(
        Comparison,
        _by_letter(msgspec.structs.replace(found, reports=()), moves, {r.letter or "": r for r in reports}, ""),
    )
    return msgspec.structs.replace(rest, reports=told)


def _report_as_read(report: Report, way: Repaired) -> Report:
    text = Text.of(way.content)
    there = moved(msgspec.structs.replace(report, repairs=()), way.read)
    return msgspec.structs.replace(there, text=text.content, sha256=text.sha256, title=_titled(text, there.title))


def _by_letter(x: Any, moves: Mapping[str, Callable[[Span], Span]], printed: Mapping[str, Report], letter: str) -> Any:
    """Every span in ``x`` moved as its report asks: the one that the record names, or the key that it stands under."""
    if isinstance(x, Span):
        return moves[letter](x) if letter in moves else x
    if isinstance(x, msgspec.Struct):
        letter = getattr(x, "report", letter)
        fields = {f: _by_letter(getattr(x, f), moves, printed, letter) for f in x.__struct_fields__}
        if isinstance(x, Term) and letter in moves:
            fields["text"] = printed[letter].words(fields["span"])
        return type(x)(**fields)
    if isinstance(x, tuple):
        return tuple(_by_letter(y, moves, printed, letter) for y in x)
    if isinstance(x, dict):
        return {k: _by_letter(v, moves, printed, k if k in printed else letter) for k, v in x.items()}
    return x


__all__ = ["Repaired", "as_printed", "as_read", "compared_through", "moved", "through"]
