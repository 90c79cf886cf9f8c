"""Which content goes with which cue, and whose cue it is: tagged spans in, attributions out.

For each content the cues near it are scored, and none; for each cue that has a content, the sources near it, and none.
The score is a small network over what stands between the two; training/reader fits it on gold spans.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import msgspec

from twosource.spans import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TaggedRole = Literal["source", "cue", "content"]

NEAR = 6
"""Candidates to each side of a span. In the training articles 99.5% of the right cues and 99.9% of the right
sources are among them."""
LOOKED_AT = 80
"""Spans to each side that are looked at: more than stand in any paragraph of the training articles."""
GAPS = (0, 1, 2, 4, 8, 16, 32)
"""Lower ends of the steps in which distance in words is told."""
_QUOTE = "\"“”„«»‘’'"
_ANY_QUOTE = re.compile(f"[{_QUOTE}]")
_STOP = re.compile(r"[.!?…][\"”’»']?\s")
_POSSESSIVE = re.compile(r"[’']s?\s*$|\b(?:his|her|its|their|my|our|your|the|an?)\s*$", re.IGNORECASE)


class Tagged(msgspec.Struct, frozen=True, gc=False):
    """One span of a role. ``first``, ``last``: the words of its paragraph that it begins and ends with. ``confidence``:
    the mean over its words that they have this role; ``edge``: of its first and last word the lesser.
    """

    role: TaggedRole
    span: Span
    paragraph: int
    first: int
    last: int
    confidence: float = 1.0
    edge: float = 1.0


class Linked(msgspec.Struct, frozen=True, gc=False):
    """One attribution; ``source`` is None where the text names none. ``confidence``: of the links, the least."""

    source: Tagged | None
    cue: Tagged
    content: tuple[Tagged, ...]
    confidence: float


class Scorer(msgspec.Struct, frozen=True):
    """One hidden layer: inputs [features, hidden], bias [hidden], outputs [hidden]."""

    inputs: NDArray[np.float32]
    bias: NDArray[np.float32]
    outputs: NDArray[np.float32]

    def __call__(self, rows: Sequence[Sequence[float]]) -> NDArray[np.float32]:
        """A score for each row of features."""
        import numpy as np

        hidden = np.maximum(np.asarray(rows, np.float32) @ self.inputs + self.bias, 0)
        out: NDArray[np.float32] = hidden @ self.outputs
        return out


class Edges(msgspec.Struct, frozen=True, gc=False):
    """What is asked of the words of a span and of what stands beside it. ``first``, ``last``: words in small letters."""

    first: str
    last: str
    words: int
    capital: bool
    quoted: bool
    owned: bool
    """A possessive or an article stands before it."""


class Laid(msgspec.Struct, frozen=True):
    """The spans of an article in text order, and how many of each role stand before each."""

    content: str
    spans: tuple[Tagged, ...]
    edges: tuple[Edges, ...]
    before: tuple[tuple[int, int, int], ...]
    stops: tuple[int, ...]


_ORDER: tuple[TaggedRole, ...] = ("source", "cue", "content")


def laid(content: str, spans: Sequence[Tagged]) -> Laid:
    """``spans`` in text order. Linear in the text between the first and the last."""
    counts, before = [0, 0, 0], []
    for t in spans:
        before.append((counts[0], counts[1], counts[2]))
        counts[_ORDER.index(t.role)] += 1
    stops = tuple(m.start() for m in _STOP.finditer(content)) if spans else ()
    return Laid(content, tuple(spans), tuple(_edges(content, t.span) for t in spans), tuple(before), stops)


def _edges(content: str, span: Span) -> Edges:
    words = content[span.start : span.end].split()
    return Edges(
        first=words[0].lower() if words else "",
        last=words[-1].lower() if words else "",
        words=len(words),
        capital=bool(words) and words[0][0].isupper(),
        quoted=content[span.start : span.start + 1] in _QUOTE or content[span.end - 1 : span.end] in '"”»',
        owned=bool(_POSSESSIVE.search(content, max(0, span.start - 12), span.start)),
    )


def link(
    content: str, spans: Sequence[Tagged], content_cue: Scorer, cue_source: Scorer
) -> tuple[list[Linked], list[Tagged]]:
    """Attributions in the order of their cues, and the contents that no cue takes. Cues without content are left out."""
    text = laid(content, spans)
    held: dict[int, list[tuple[int, float]]] = {}
    loose = []
    for n, to, sure in _chosen(text, "content", "cue", content_cue):
        if to is None:
            loose.append(spans[n])
        else:
            held.setdefault(to, []).append((n, sure))
    sources = {n: (to, sure) for n, to, sure in _chosen(text, "cue", "source", cue_source, set(held))}
    out = []
    for cue in sorted(held):
        source, sure = sources[cue]
        out.append(
            Linked(
                None if source is None else spans[source],
                spans[cue],
                tuple(spans[n] for n, _ in sorted(held[cue])),
                min(sure, *(s for _, s in held[cue])),
            )
        )
    return out, loose


def _chosen(
    text: Laid, role: TaggedRole, other: TaggedRole, score: Scorer, only: set[int] | None = None
) -> list[tuple[int, int | None, float]]:
    """For each span of ``role`` the best of ``other`` or None, and the share that the choice has among all."""
    import numpy as np

    choices = [
        (n, candidates(text, n, other))
        for n, t in enumerate(text.spans)
        if t.role == role and (only is None or n in only)
    ]
    rows = [row for n, options in choices for row in features(text, n, (None, *options))]
    if not rows:
        return []
    scores = score(rows)
    out: list[tuple[int, int | None, float]] = []
    at = 0
    for n, options in choices:
        own = scores[at : at + len(options) + 1]
        at += len(options) + 1
        share = np.exp(own - own.max())
        best = int(share.argmax())
        out.append((n, None if best == 0 else options[best - 1], float(share[best] / share.sum())))
    return out


def candidates(text: Laid, n: int, other: TaggedRole) -> list[int]:
    """Places of the spans of role ``other`` around span ``n``: in its paragraph, or in the next or last one where the
    span is a quotation.
    """
    own = text.spans[n]
    reach = 1 if own.role == "content" and text.edges[n].quoted else 0
    out = []
    for steps in (range(n - 1, max(-1, n - LOOKED_AT), -1), range(n + 1, min(len(text.spans), n + LOOKED_AT))):
        found = 0
        for m in steps:
            t = text.spans[m]
            if abs(t.paragraph - own.paragraph) > reach or found == NEAR:
                break
            if t.role == other:
                out.append(m)
                found += 1
    return sorted(out)


def features(text: Laid, n: int, options: Sequence[int | None]) -> list[list[float]]:
    """What the scorer sees of span ``n`` with each candidate; None is the choice of no candidate."""
    own = _own(text, n)
    none = [1.0, *own, *[0.0] * BETWEEN]
    return [none if c is None else [0.0, *own, *_between(text, n, c)] for c in options]


def _own(text: Laid, n: int) -> list[float]:
    own, content, edges = text.spans[n], text.content, text.edges[n]
    before = content[max(0, own.span.start - 12) : own.span.start].rstrip()
    after = content[own.span.end : own.span.end + 2].strip()
    last = edges.last
    return [
        float(edges.quoted),
        float(own.first == 0),
        float(edges.first == "to"),
        float(edges.first == "that"),
        float(edges.capital),
        float(last.endswith("ing")),
        float(last == "to"),
        float(last == ":"),
        float(last in ("of", "for", "that", "on", "by", "with", "from")),
        float(edges.words == 1),
        float(edges.words > 6),
        float(before.endswith(",")),
        float(before.endswith((".", "!", "?", "”", '"', "’"))),
        float(edges.owned),
        float(after.startswith(",")),
        float(after.startswith((".", "!", "?"))),
        float(content[max(own.span.start, own.span.end - 4) : own.span.end].rstrip("”\"’'").endswith((",", "?", "!"))),
    ]


_JOINS = re.compile(r"\b(?:and|but|or)\b")
_RELATES = re.compile(r"\b(?:that|which|who)\b")
NEARBY = 60
"""Code points between two spans, in which a joining word joins them."""
BETWEEN = 2 * len(GAPS) + 3 + 3 + 3 + 2 + 12


def _between(text: Laid, n: int, c: int) -> list[float]:
    own, other, content = text.spans[n], text.spans[c], text.content
    ahead = c > n  # the candidate stands behind
    low, high = (own, other) if ahead else (other, own)
    inner = content[low.span.end : high.span.start]
    gap = high.first - low.last - 1 if low.paragraph == high.paragraph else len(inner.split()) + 3
    step = bisect_right(GAPS, max(0, gap)) - 1
    steps = [0.0] * (2 * len(GAPS))
    steps[step + (len(GAPS) if ahead else 0)] = 1.0
    a, b = min(n, c), max(n, c)
    counts = [text.before[b][i] - text.before[a][i] - (text.spans[a].role == _ORDER[i]) for i in range(3)]
    stops = bisect_left(text.stops, high.span.start) - bisect_left(text.stops, max(low.span.start, low.span.end - 2))
    edges = text.edges[c]
    last = edges.last
    stripped = inner.strip()
    return [
        *steps,
        *[float(k == 0) for k in counts],
        *[min(k, 3) / 3 for k in counts],
        float(stops == 0),
        min(stops, 4) / 4,
        float(other.paragraph != own.paragraph),
        float(other.paragraph > own.paragraph),
        float(not stripped),
        float(stripped == ","),
        float(stripped.startswith(",")),
        float(stripped.endswith(",")),
        float(len(inner) < NEARBY and _JOINS.search(inner) is not None),
        float(len(inner) < NEARBY and _RELATES.search(inner) is not None),
        float(_ANY_QUOTE.search(inner) is not None),
        float(edges.first == "according" or last == "to"),
        float(last.endswith("ing")),
        float(last == ":"),
        float(edges.owned),
        float(last.endswith(("’s", "'s", "’", "'"))),
        float(edges.words == 1),
    ]
