"""Which of the laid-out lines an extractor takes for article: one trait of many that the lines are judged by (judging.py).

The extractor is trafilatura. It hands back text of its own making, so its words are aligned with the lines of the
page by runs of four words, in order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from twosource.article.hints import Laid, Size
from twosource.article.lines import Seen
from twosource.article.mojibake import repairs_in
from twosource.article.repaired import Repaired
from twosource.article.runs import fours, words_in, words_of

if TYPE_CHECKING:
    from lxml.etree import XPath
    from lxml.html import HtmlElement

_COVERED = 0.6
"""Share of a line's runs of words that must stand in the extracted text: inline marks and dropped links break some."""
_MOST_ELEMENTS = 12_000
"""Elements from which a page is not handed to the extractor, some of whose steps are quadratic (20,000 links: 9 s).
The largest of 344 development pages has 3,138."""
_DEEPEST = 200
"""Elements inside each other likewise: 1,500 take 15 s. Real pages stay below 60."""
_MOST_TABLES = 40
"""Tables inside tables likewise: 500 take 2 s."""
_PLAUSIBLE = 0.02
"""Chance from which a line may be article. With .01 and .02 the same of 344 development pages are practically exact; with .03 one of
181 aeb pages less."""
_LIKELY = 0.5
"""Chance from which it likely is."""
_LITTLE = 0.3
"""Share of the words of such lines under which the precise setting has lost the report."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")


def too_much(size: Size) -> str:
    """Why a page of this size is not for the extractor; empty where it is."""
    if size.elements > _MOST_ELEMENTS:
        return f"more than {_MOST_ELEMENTS:,} elements"
    if size.deepest > _DEEPEST:
        return f"more than {_DEEPEST} elements inside each other"
    if size.tables > _MOST_TABLES:
        return f"more than {_MOST_TABLES} tables inside each other"
    return ""


def kept_by_extractor(
    root: HtmlElement, source: str, laid: Laid, lines: Sequence[Seen], chances: Sequence[float]
) -> frozenset[int]:
    """The indices of the ``lines`` of ``laid`` that trafilatura keeps, none for a page that is not for it. ``chances``, 0
    to 1: what holds none of the lines that may be article is not shown to it, which halves its time and changes two lines
    in a thousand. ``root``, the tree of ``source``, is used up. Costs some 6 ms a page, more where the second setting
    is asked.
    """
    if too_much(laid.size):
        return frozenset()
    _without_furniture(laid, lines, chances)
    _without_refused(root)
    _without_empty(root)
    likely = sum(line.words for line, chance in zip(lines, chances, strict=True) if chance >= _LIKELY)
    voted = _extracted(root, source, likely)
    shown = [n for n, chance in enumerate(chances) if chance >= _PLAUSIBLE]
    kept = kept_lines([lines[n] for n in shown], Repaired(voted, repairs_in(voted)).content)
    return frozenset(shown[n] for n in kept)


def _without_furniture(laid: Laid, lines: Sequence[Seen], chances: Sequence[float]) -> None:
    for element in laid.hidden:
        if element.tag == "head":  # its data say whether comments are the report (a forum); the rest is for other ends
            element[:] = [child for child in element if "ld+json" in (child.get("type") or "")]
        elif element.getparent() is not None:
            element.drop_tree()
    best = [0.0] * len(laid.places)
    for line, chance in zip(lines, chances, strict=True):
        if line.hint.place >= 0:
            best[line.hint.place] = max(best[line.hint.place], chance)
    for n in range(len(best) - 1, -1, -1):  # parents come before their children
        if (above := laid.places[n].parent) >= 0:
            best[above] = max(best[above], best[n])
    for n, (place, element) in enumerate(zip(laid.places, laid.elements, strict=True)):
        outermost = place.parent < 0 or best[place.parent] >= _PLAUSIBLE
        if best[n] < _PLAUSIBLE and outermost and place.tag not in ("html", "body") and element.getparent() is not None:
            element.drop_tree()


def _without_empty(root: HtmlElement) -> None:
    """Buttons and boxes that hold no word: a quarter of the elements that are left, and of the extractor's time."""
    for element in _empty_in(root):
        while element.tag not in _KEPT and not len(element) and not (element.text and element.text.strip()):
            around = element.getparent()
            if around is None:
                break
            element.drop_tree()
            element = around


_KEPT = frozenset({"html", "body", "head", "br", "td", "th", "img"})
"""Without its picture a caption is taken for a paragraph; the others tell where words end."""


def _empty_in(root: HtmlElement) -> list[HtmlElement]:
    found: list[HtmlElement] = _holding_nothing()(root)  # type: ignore[assignment]
    return found


@lru_cache(maxsize=1)
def _holding_nothing() -> XPath:
    from lxml import etree

    return etree.XPath("//*[not(*) and not(self::img) and not(self::br) and not(normalize-space())]")


def _without_refused(root: HtmlElement) -> None:
    """Half of the elements that are left: those that the extractor takes out itself, but behind two copies of the tree and
    three searches of all of it.
    """
    from lxml import etree
    from trafilatura.settings import MANUALLY_CLEANED

    etree.strip_elements(root, *frozenset(MANUALLY_CLEANED) - _LOOKED_AT, with_tail=False)


_LOOKED_AT = frozenset({"head", "form", "math", "figure", "script"})
"""Elements that it looks into before it takes them out."""


def _extracted(root: HtmlElement, source: str, likely: int) -> str:
    """The article text by trafilatura in its precise and quick setting, or in its default one where that finds little of
    the ``likely`` words of the report.
    """
    from trafilatura import extract

    precise: str = extract(root, options=_setting(precise=True)) or ""
    if precise and len(_WORD.findall(precise)) >= _LITTLE * likely:
        return precise
    default: str = extract(source, options=_setting(precise=False)) or ""
    return max(precise, default, key=len)


@lru_cache(maxsize=2)
def _setting(*, precise: bool) -> Any:
    """Made once: it reads a file of options for half a millisecond, and is not written to."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="txt", fast=True, precision=precise, comments=False)


def kept_lines(lines: Sequence[Seen], article: str) -> frozenset[int]:
    """The indices of the lines whose words stand in ``article``, each at its place in the order of both.

    A line that stands twice on the page is kept once: the weighted longest chain of lines with rising places in
    ``article`` wins. n log n in the number of lines.
    """
    spoken = [words_of(line) for line in article.split("\n")]
    runs = list(fours(list(chain.from_iterable(spoken))))
    places: dict[tuple[str, ...], int] = dict(zip(reversed(runs), range(len(runs) - 1, -1, -1), strict=True))
    whole = _by_words(spoken)
    found: list[tuple[int, int, int]] = []
    for n, line in enumerate(lines):
        own = words_in(line)
        place = _place(own, places, whole)
        if place is not None:
            found.append((n, place, len(own)))
    return frozenset(_chain(found))


def _by_words(spoken: Sequence[Sequence[str]]) -> dict[tuple[str, ...], int]:
    """Where each line first begins, by its words."""
    at = 0
    whole: dict[tuple[str, ...], int] = {}
    for own in spoken:
        if own:
            whole.setdefault(tuple(own), at)
        at += len(own)
    return whole


def _place(own: Sequence[str], places: dict[tuple[str, ...], int], whole: dict[tuple[str, ...], int]) -> int | None:
    if not own:
        return None
    if (at := whole.get(tuple(own))) is not None:
        return at
    hits = list(map(places.get, fours(own)))
    good = [(k, at) for k, at in enumerate(hits) if at is not None]
    if not good or len(good) < _COVERED * len(hits):
        return None
    return max(0, good[0][1] - good[0][0])


def _chain(found: list[tuple[int, int, int]]) -> list[int]:
    """The indices of the heaviest chain of (index, place, weight) with places rising. A Fenwick tree of best sums."""
    ranks = sorted({place for _, place, _ in found})
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    sums: list[tuple[int, int]] = []
    for k, (_, place, weight) in enumerate(found):
        rank = bisect_left(ranks, place)
        best = (0, -1)
        i = rank
        while i > 0:
            best = max(best, tree[i])
            i -= i & -i
        sums.append((best[0] + weight, best[1]))
        i = rank + 1
        while i <= len(ranks):
            tree[i] = max(tree[i], (sums[k][0], k))
            i += i & -i
    if not sums:
        return []
    k = max(range(len(sums)), key=lambda j: sums[j][0])
    out = []
    while k >= 0:
        out.append(found[k][0])
        k = sums[k][1]
    return out
