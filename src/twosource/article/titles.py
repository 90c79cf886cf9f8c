"""Which line is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.article.lines import Seen, key_of
from twosource.records import Role

_FEWEST, _MOST = 3, 35
"""Words of a headline; of 344 development pages all but two lie in this range."""
_WITHIN = 0.75
"""Share of the longer key that the shorter must cover for two forms of a headline to be one (a site name added)."""
_REACH = 40
"""Lines above the first prose in which a headline is looked for."""
_BELOW = 3
"""Lines of prose that may stand above a known headline: a standfirst, a notice."""
_BODY = 12
"""Paragraphs whose words a headline is compared with."""
_ENOUGH = 0.45
"""Score from which a line is a headline: a third of its longer words come back in the body and it stands near, or it
is printed twice. Set on one half of the plain development pages, by site."""
_LONGER = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b.*\d{1,2}[:.]\d\d|\d{1,2}[:.]\d\d.*\b(?:19|20)\d\d\b|^(?:published|updated|posted)\b",
    re.IGNORECASE,
)


def headline(lines: Sequence[Seen], shown: Sequence[Role | None], first: int | None, known: str) -> int | None:
    """The index of the title line, the first of them where it is printed several times.

    ``first`` is the first line of prose in the body, ``known`` the headline as the page tells it elsewhere. A known
    one is looked for first; then each line above the body is scored by how many of its words come back in the body,
    by repetition, heading marks and nearness.
    """
    if known and (found := _known(lines, known, first)) is not None:
        return found
    if first is None:
        return None
    body = _body_words(lines, first)
    last = first if _unstopped(lines, first) else first - 1
    scored: dict[str, tuple[float, int]] = {}
    for n in range(max(0, first - _REACH), last + 1):
        line = lines[n]
        if shown[n] is not None or not _shaped(line):
            continue
        before = scored.get(line.key)
        if before is not None:
            scored[line.key] = (before[0] + 0.5, before[1])
            continue
        scored[line.key] = (_score(line, first - n, body), n)
    best = max(scored.values(), key=lambda s: (s[0], -s[1]), default=None)
    if best is not None and best[0] >= _ENOUGH:
        return best[1]
    return _alone(lines, shown, first)


def _alone(lines: Sequence[Seen], shown: Sequence[Role | None], first: int) -> int | None:
    """The one line above the body that is nothing else, whatever its words: a clean text begins with its headline."""
    above = [n for n in range(first) if shown[n] is None]
    return above[0] if len(above) == 1 and _shaped(lines[above[0]]) else None


def _score(line: Seen, distance: int, body: frozenset[str]) -> float:
    words = _content_words(line.text)
    shared = sum(w in body for w in words) / len(words) if words else 0.0
    head = 0.5 if line.hint.heading == 1 else 0.2 if line.hint.heading else 0.0
    near = 0.3 if distance <= 3 else 0.15 if distance <= 8 else 0.0
    few = -0.2 if line.words <= _FEWEST else 0.0
    return shared + head + near + few


def _body_words(lines: Sequence[Seen], first: int) -> frozenset[str]:
    words: set[str] = set()
    count = 0
    for line in lines[first:]:
        if line.prose and (line.text.endswith((".", "。")) or line.words >= _MOST):
            words.update(_content_words(line.text[:2000]))
            count += 1
            if count == _BODY:
                break
    return frozenset(words)


def _content_words(text: str) -> list[str]:
    return [w.lower()[:6] for w in _LONGER.findall(text)] + _WIDE.findall(text)


def _unstopped(lines: Sequence[Seen], n: int) -> bool:
    """True where the first line of prose may itself be a headline: a question or quotation above a longer line."""
    line = lines[n]
    below = lines[n + 1] if n + 1 < len(lines) else None
    return (
        not line.text.rstrip("\"”’'»").endswith(".")
        and line.words <= _MOST
        and below is not None
        and below.prose
        and below.words > line.words
    )


def _known(lines: Sequence[Seen], known: str, first: int | None) -> int | None:
    wanted = key_of(known)
    best: tuple[float, int] | None = None
    for n, line in enumerate(lines):
        if first is not None and n > first + _BELOW:
            break  # a headline further down is a link to this page or to another
        score = _alike(line.key, wanted) + (0.05 if line.hint.heading == 1 else 0.0)
        if score >= _WITHIN and (best is None or score > best[0]):
            best = (score, n)
    return best[1] if best else None


def _alike(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) / len(longer) if shorter in longer else 0.0


def _shaped(line: Seen) -> bool:
    return (
        _FEWEST <= line.words <= _MOST
        and not line.bullet
        and not line.hint.region
        and not line.text.endswith((".", ":", ";", ","))
        and not _DATED.search(line.text)
    )
