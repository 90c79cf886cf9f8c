"""Text, Span and all arithmetic on offsets.

A span is a half-open pair of offsets, counted in Unicode code points, into one exact text.
The text is named by the SHA-256 of its UTF-8 form, so a span can be refused where it does not belong.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import msgspec

from twosource.errors import SpanOutsideText, TextChanged, TextNotCanonical


class Span(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """A place in a text: ``start`` and ``end`` in code points, 0-based, end exclusive.

    In JSON it is the pair ``[start, end]``. Spans order by start, then end.

    >>> Span(2, 5) in Span(0, 9), Span(0, 3).overlaps(Span(3, 5))
    (True, False)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanOutsideText(self.start, self.end, None)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point; touching ends do not overlap."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The shortest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def minus(self, other: Span) -> tuple[Span, ...]:
        """What is left of this span without ``other``: none, one or two spans in order."""
        if not self.overlaps(other):
            return (self,) if len(self) else ()
        pieces = ((self.start, other.start), (other.end, self.end))
        return tuple(Span(a, b) for a, b in pieces if a < b)


class Text(msgspec.Struct, frozen=True):
    """One exact text and the SHA-256 of its UTF-8 form. Make it with :meth:`of`.

    >>> t = Text.of("Mayor Adu said no.")
    >>> t[Span(0, 9)], t.sha256[:8]
    ('Mayor Adu', '0f56b766')
    """

    content: str
    sha256: str

    @classmethod
    def of(cls, content: str) -> Text:
        """Text with its hash. Raises TextNotCanonical on a carriage return or a lone surrogate:
        both are mended where a page is read, never later.
        """
        if "\r" in content:
            raise TextNotCanonical("a carriage return", content.index("\r"))
        try:
            raw = content.encode("utf-8")
        except UnicodeEncodeError as fault:
            raise TextNotCanonical("a lone surrogate", fault.start) from None
        return cls(content, hashlib.sha256(raw).hexdigest())

    def __len__(self) -> int:
        return len(self.content)

    def __getitem__(self, span: Span) -> str:
        """The words at ``span``; raises SpanOutsideText where it does not fit."""
        if span.end > len(self.content):
            raise SpanOutsideText(span.start, span.end, len(self.content))
        return self.content[span.start : span.end]

    def require(self, sha256: str) -> None:
        """Raises TextChanged where a span was made on another text than this: nothing is ever moved to fit.

        >>> Text.of("one").require(Text.of("two").sha256)
        Traceback (most recent call last):
        twosource.errors.TextChanged: the span was made on text 3fc4ccfe7458 and this is text 7692c3ad3540; read the page again
        """
        if sha256 != self.sha256:
            raise TextChanged(sha256, self.sha256)

    def words(self, spans: Iterable[Span]) -> str:
        """The words at several spans in the order given, joined by one space."""
        return " ".join(self[s] for s in spans)


_START, _END = attrgetter("start"), attrgetter("end")


def trimmed(content: str, span: Span, strip: str = " \t\n\u00a0") -> Span:
    """``span`` without the characters of ``strip`` at its ends; empty (at its start) when nothing is left."""
    start, end = span.start, span.end
    while start < end and content[start] in strip:
        start += 1
    while end > start and content[end - 1] in strip:
        end -= 1
    return Span(start, end)


_BLANK = r"\s\u200b\ufeff"
"""All white space of Unicode, and two marks of no width that stand at the ends of lines."""
_LINE = re.compile(rf"[^{_BLANK}](?:[^\n]*[^{_BLANK}])?")


def lines_of(content: str) -> Iterator[Span]:
    """Every line that is not blank, without the white space at its ends, in order. Linear in the length."""
    for line in _LINE.finditer(content):
        start, end = line.span()
        yield Span(start, end)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same code points as few spans in order; overlapping and touching ones become one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = out[-1].cover(span)
        elif len(span):
            out.append(span)
    return tuple(out)


def covers(spans: Sequence[Span], at: int) -> bool:
    """True where one of ``spans`` (in order, none overlapping another) holds the code point ``at``. Logarithmic."""
    i = bisect_right(spans, at, key=_START)
    return i > 0 and at < spans[i - 1].end


def touching(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Those of ``spans`` (in order, none overlapping another) that overlap ``span``. Logarithmic, but for the answer."""
    first = bisect_right(spans, span.start, key=_END)
    last = first
    while last < len(spans) and spans[last].start < span.end:
        last += 1
    return spans[first:last]


def total(spans: Iterable[Span]) -> int:
    """Code points covered, each counted once."""
    return sum(len(s) for s in merged(spans))


def name_of(*parts: object) -> str:
    """An id made of what it names: 12 hex digits of a SHA-256 over ``parts``, the same in every run."""
    raw = "\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(raw).hexdigest()[:12]
