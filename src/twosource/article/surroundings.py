"""What the elements around a line say about it: tags, classes, the company it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from twosource.article.classes import GROUPS
from twosource.article.columns import shifted
from twosource.article.hints import Place
from twosource.article.lines import Seen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TAGS = ("p", "li", "div", "span", "td", "blockquote", "figcaption", "section", "article", "dd")
_AROUND = ("article", "main", "aside", "footer", "nav", "header", "form", "figure", "blockquote", "ul", "table", "section", "button",
           "time", "address", "label", "details")  # fmt: skip
_UP = 5
"""Elements outwards whose share of the prose is told."""
LEADS = ("link", "strong", "heading", "caption", "region", "depth", "told-body", "told-lead", "link-above", "link-below", "heading-above", "heading-below")  # fmt: skip
NAMES = (
    *LEADS,
    *(f"tag-{tag}" for tag in _TAGS),
    *(f"in-{tag}" for tag in _AROUND),
    *(f"near-{group}" for group in GROUPS),
    *(f"far-{group}" for group in GROUPS),
    *(f"share-{n}" for n in range(1, _UP + 1)),
    *(f"links-{n}" for n in range(1, _UP + 1)),
    *(f"rows-{n}" for n in range(1, _UP + 1)),
    "up-to-most", "kin", "kin-words", "kin-prose", "kin-links", "kin-first", "kin-last", "kin-copies",
    "siblings", "sibling-prose", "sibling-links",
)  # fmt: skip
_MOST = 0.6
"""Share of the page's prose that the element has which is called its main one."""


def table(
    lines: Sequence[Seen],
    places: Sequence[Place],
    kin: Sequence[int],
    groups: Sequence[int],
    *,
    body: Sequence[float],
    lead: Sequence[float],
) -> NDArray[np.float32]:
    """One row for each of ``lines``, as NAMES tells. ``kin``: of each, by ``kin_of``; ``groups``: of each place. ``body`` and ``lead``: how much of
    the line stands in the article text and in the description that the page gives in its head, 0 to 1, -1 where it gives
    none. Linear in lines times depth.
    """
    import numpy as np

    count = len(lines)
    at = [line.hint.place for line in lines]
    prose = [float(min(line.words, 200)) if line.prose and line.hint.link < 0.5 else 0.0 for line in lines]
    linked = [line.hint.link * line.words for line in lines]
    words = [float(line.words) for line in lines]
    sums = _sums(places, at, prose, linked, words)
    total = sum(prose) or 1.0
    leads = np.array(
        [
            (h.link, h.strong, h.heading, h.caption, h.region != "", places[h.place].depth if h.place >= 0 else -1)
            for h in (line.hint for line in lines)
        ],
        dtype=np.float32,
    ).reshape(count, 6)
    own = np.column_stack(
        [
            leads,
            body,
            lead,
            shifted(leads[:, 0], -1, -1.0),
            shifted(leads[:, 0], 1, -1.0),
            shifted(leads[:, 2], -1, -1.0),
            shifted(leads[:, 2], 1, -1.0),
        ]
    )
    around = _told(places, groups, sums, total, at)
    return np.column_stack([own, around, _company(lines, places, at, kin)]).astype(np.float32)


def _chain(places: Sequence[Place], place: int) -> tuple[int, ...]:
    out = []
    while place >= 0:
        out.append(place)
        place = places[place].parent
    return tuple(out)


def _sums(
    places: Sequence[Place], at: Sequence[int], prose: Sequence[float], linked: Sequence[float], words: Sequence[float]
) -> list[list[float]]:
    """For each place prose words, linked words, words and lines in it and below."""
    sums = [[0.0, 0.0, 0.0, 0.0] for _ in places]
    for place, own, links, size in zip(at, prose, linked, words, strict=True):
        if place >= 0:
            row = sums[place]
            row[0] += own
            row[1] += links
            row[2] += size
            row[3] += 1
    for place in range(len(places) - 1, -1, -1):  # parents come before their children
        parent = places[place].parent
        if parent >= 0:
            row, inner = sums[parent], sums[place]
            row[0] += inner[0]
            row[1] += inner[1]
            row[2] += inner[2]
            row[3] += inner[3]
    return sums


def _told(
    places: Sequence[Place],
    groups: Sequence[int],
    sums: Sequence[Sequence[float]],
    total: float,
    at: Sequence[int],
) -> NDArray[np.float32]:
    """A row for each line at the places ``at``, of which -1 is none."""
    import numpy as np

    count = len(places)
    outer = [place.parent if place.parent >= 0 else count for place in places] + [count]
    parent = np.array(outer, dtype=np.intp)
    own = [*groups, 0]
    near, far, tags, most = [0] * (count + 1), [0] * (count + 1), [0] * (count + 1), [_NO_MOST] * (count + 1)
    least = _MOST * total
    for n, place in enumerate(places):  # parents come before their children
        above = outer[n]
        near[n] = own[n] | own[above]
        far[n] = far[above] | own[outer[above]]
        tags[n] = tags[above] | _TAG_BITS.get(place.tag, 0)
        most[n] = 0 if sums[n][0] >= least else min(_NO_MOST, most[above] + 1)
    held = np.array([*sums, [-1.0, -1.0, 1.0, -1.0]], dtype=np.float32)
    here = np.array(at, dtype=np.intp)
    out = np.empty((len(here), len(_TAGS) + len(_AROUND) + 2 * len(GROUPS) + 3 * _UP + 1), dtype=np.float32)
    kind = np.array([*(_OWN.get(place.tag, -1) for place in places), -1])[here]
    end = len(_TAGS)
    out[:, :end] = kind[:, None] == np.arange(len(_TAGS))
    for masks, size in ((tags, len(_AROUND)), (near, len(GROUPS)), (far, len(GROUPS))):
        out[:, end : end + size] = _bits([masks[place] for place in at], size)
        end += size
    for n in range(_UP):
        here = parent[here]
        row = held[here]
        out[:, end + n] = row[:, 0] / total
        out[:, end + _UP + n] = row[:, 1] / np.where(row[:, 2] == 0, 1.0, row[:, 2])
        out[:, end + 2 * _UP + n] = row[:, 3]
    out[:, -1] = [most[place] for place in at]
    return out


def _bits(masks: Sequence[int], count: int) -> NDArray[np.uint8]:
    """A row for each of ``masks``, its lowest ``count`` bits from below."""
    import numpy as np

    each = np.array(masks, dtype="<u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(each, axis=1, count=count, bitorder="little")


_TAG_BITS = {tag: 1 << n for n, tag in enumerate(_AROUND)}
_OWN = {tag: n for n, tag in enumerate(_TAGS)}
_NO_MOST = 30
"""Told as the distance to the main element where no element around is one."""


def _company(
    lines: Sequence[Seen], places: Sequence[Place], at: Sequence[int], kinds: Sequence[int]
) -> NDArray[np.float32]:
    """Of the lines in elements of the same names (its kin) and of those in the same element as its own (siblings): how
    many there are, how long, how much of them prose and links, and where the first and last stand.
    """
    import numpy as np

    words = np.array([line.words for line in lines], dtype=np.float64)
    link = np.array([line.hint.link for line in lines])
    prose = np.array([line.prose for line in lines], dtype=bool) & (link < 0.5)
    copied = np.array([line.earlier is not None for line in lines], dtype=bool)
    kin, siblings = np.array(kinds), np.array(siblings_of(places, at)) + 1
    here = np.arange(len(lines))
    first, last = np.zeros(len(lines), dtype=np.intp), np.zeros(len(lines), dtype=np.intp)
    first[kin[::-1]], last[kin] = here[::-1], here
    return np.column_stack(
        [
            np.bincount(kin)[kin],
            *_means(kin, words, prose, link),
            here - first[kin],
            last[kin] - here,
            *_means(kin, copied),
            np.bincount(siblings)[siblings],
            *_means(siblings, prose, link),
        ]
    ).astype(np.float32)


def _means(of: NDArray[np.intp], *columns: NDArray[Any]) -> list[NDArray[np.float64]]:
    """For each line the means of ``columns`` over all lines with its number in ``of``."""
    import numpy as np

    sizes = np.maximum(np.bincount(of), 1)
    return [(np.bincount(of, column) / sizes)[of] for column in columns]


def kin_of(places: Sequence[Place], at: Sequence[int]) -> list[int]:
    """For lines at the places ``at`` a number that those of one kind share: elements of the same names, those around it
    and those around them too. From 0 on.
    """
    names: dict[tuple[str, str], int] = {}
    own = [names.setdefault((place.tag, place.words[:_NAME]), len(names)) for place in places] + [-1]
    parent = [place.parent for place in places] + [-1]
    kinds: dict[tuple[int, int, int], int] = {}
    return [kinds.setdefault((own[place], own[parent[place]], own[parent[parent[place]]]), len(kinds)) for place in at]


_NAME = 60
"""Characters of the names of an element that are compared."""


def siblings_of(places: Sequence[Place], at: Sequence[int]) -> list[int]:
    """For lines at the places ``at`` the element around their own, -1 for none."""
    return [places[place].parent if place >= 0 else -1 for place in at]


MAIN = ("in-main", "above-main", "to-company", "company-share")
"""The columns of ``main``."""


def main(
    at: Sequence[int], places: Sequence[Place], first: NDArray[np.float32], words: NDArray[np.float32]
) -> NDArray[np.float32]:
    """One row for each line at the places ``at``, as MAIN tells, by first judgements: whether it stands in the smallest
    element that holds most of what is likely article and how far inside; how far out the next element is that holds
    any other likely line, and the share of these in it.
    """
    import numpy as np

    weight = np.where(first > _LIKELY, np.minimum(words, _LONG), 0.0)
    total = float(weight.sum())
    if total <= 0:
        return np.full((len(at), len(MAIN)), -1, dtype=np.float32)
    held = [0.0] * len(places)
    standing = list(zip(at, weight.tolist(), strict=True))
    for place, own in standing:
        if place >= 0:
            held[place] += own
    for place in range(len(places) - 1, -1, -1):
        if places[place].parent >= 0:
            held[places[place].parent] += held[place]
    most = max((p for p in range(len(places)) if held[p] >= _MOST * total), key=lambda p: places[p].depth, default=-2)
    steps, inside = _outwards(places, held, most)
    out = np.empty((len(at), len(MAIN)), dtype=np.float32)
    for n, (place, own) in enumerate(standing):
        if own:  # a likely line is not its own company
            chain = _chain(places, place)
            step = next((k for k, outer in enumerate(chain) if held[outer] - own > 0), _NONE)
            company = held[chain[step]] - own if step < len(chain) else 0.0
        else:
            step, company = steps[place]
        out[n] = (inside[place] >= 0, inside[place], step, company / total)
    return out


def _outwards(places: Sequence[Place], held: Sequence[float], most: int) -> tuple[list[tuple[int, float]], list[int]]:
    """For each place, and behind them for none: how far out the first element is that holds anything, and how much; and
    how far out ``most`` is, -1 where it is not around.
    """
    steps, inside = [(_NONE, 0.0)] * (len(places) + 1), [-1] * (len(places) + 1)
    for n, place in enumerate(places):  # parents come before their children
        far, company = steps[place.parent]
        steps[n] = (0, held[n]) if held[n] > 0 else (far if far == _NONE else far + 1, company)
        outer = inside[place.parent]
        inside[n] = 0 if n == most else outer + 1 if outer >= 0 else -1
    return steps, inside


_LIKELY = 0.5
_LONG = 100
"""Words beyond which a longer line weighs no more."""
_NONE = 20
"""Told as the distance where there is none."""
