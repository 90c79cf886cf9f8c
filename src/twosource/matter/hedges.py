"""Words before and after a number that leave it open: about, at least, more than, "or more"."""

from __future__ import annotations

import re

from twosource.records import Hedge

_BEFORE: tuple[tuple[Hedge, str], ...] = (
    ("at-most", r"no more than|not more than|as (?:many|much|high|long|far) as|up to|at most|a maximum of"),
    ("at-least", r"at least|no (?:fewer|less) than|not less than|a minimum of|as few as|upwards? of"),
    ("more-than", r"(?:well |far |slightly |a little |just |significantly )?(?:more|greater|larger|higher|bigger|heavier|longer|older|further|farther) than|"
                  r"(?:well |just )?over|above|in excess of|upward of|"
                  r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|tops"),
    ("less-than", r"(?:slightly |a little |just |well )?(?:less|fewer|lower|smaller|lighter|shorter|younger) than|(?:well |just )?under|below|"
                  r"nearly|almost|not quite|just short of"),
    ("about", r"about|around|roughly|approximately|approx\.?|some|an estimated|estimated(?: to be worth| at| to cost| to be)?|close to|circa|perhaps|maybe|"
              r"barely|probably|in the region of"),
    ("exact", r"only|just|exactly|precisely|a total of|all|another|the other|as little as|these|those|both"),
)  # fmt: skip
_BEFORE_RE = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<h{i}>{p})" for i, (_, p) in enumerate(_BEFORE)) + r") (?:an? )?$", re.I
)
_AFTER_RE = re.compile(
    r" (?:(?P<least>or (?:more|older|over|above)|and (?:older|over|above|up|more)|plus)"
    r"|(?P<most>or (?:less|fewer|under|younger|below))|(?P<about>or so))\b(?! than\b)|(?P<plus>\+)(?!\w)",
    re.I,
)
_REACH = 34
"""Characters before a number in which its hedge must lie; the longest of the table with room to spare."""


def hedge_before(text: str, start: int, at: int) -> tuple[Hedge, int]:
    """The hedge that ends where the number at ``at`` begins, and where its words begin; ``exact, at`` where none does.

    ``start`` is where the sentence begins.
    """
    hedge: Hedge = "exact"
    begin = at
    for _ in range(2):  # "over nearly $100 million": the outer word is kept in the span, the inner one rules
        m = _BEFORE_RE.search(text[max(start, begin - _REACH) : begin])
        if m is None:
            break
        number = next(i for i in range(len(_BEFORE)) if m.group(f"h{i}"))
        if hedge == "exact":
            hedge = _BEFORE[number][0]
        begin = max(start, begin - _REACH) + m.start()
    return hedge, begin


def hedge_after(text: str, at: int, stop: int) -> tuple[Hedge | None, int]:
    """The hedge that begins at ``at`` ("or more", "+"), and where it ends; ``None, at`` where none does."""
    m = _AFTER_RE.match(text, at, stop)
    if m is None:
        return None, at
    hedge: Hedge = "at-most" if m["most"] else "about" if m["about"] else "at-least"
    return hedge, m.end()


def bounds(hedge: Hedge, low: float, high: float | None) -> tuple[float | None, float | None]:
    """The inclusive bounds that a hedge leaves of a number.

    >>> bounds("at-least", 3, 3), bounds("less-than", 14, 14), bounds("about", 20, 20)
    ((3, None), (None, 14), (20, 20))
    """
    if hedge in ("at-least", "more-than"):
        return low, None
    if hedge in ("at-most", "less-than"):
        return None, high
    return low, high
