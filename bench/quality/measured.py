"""Measures over pages: runs of words that two texts share, means, and the tenth percentile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
EXACT = 0.98
"""Shingle F1 over which a page is practically exact."""


def shingle_f1(found: str, gold: str) -> float:
    """F1 over 4-word shingles as multisets, lower-cased, wide scripts by character."""
    a, b = _shingles(found), _shingles(gold)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if a and b else float(not a and not b)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = words_of(text)
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(tuple(words[k : k + 4]) for k in range(len(words) - 3))


def words_of(text: str) -> list[str]:
    """The words of ``text``, small letters, wide scripts by character."""
    return _WORD.findall(text.lower())


def counted_f1(right: int, found: int, gold: int) -> float:
    """F1 of counts; 1 where there is nothing to find and nothing was found."""
    return 2 * right / (found + gold) if found + gold else 1.0


def mean(values: Sequence[float] | Sequence[bool]) -> float:
    """The mean; 0 of nothing."""
    return round(sum(values) / len(values), 4) if values else 0.0


def tenth(values: Sequence[float]) -> float:
    """The value that a tenth of ``values`` lie below."""
    return round(sorted(values)[len(values) // 10], 4) if values else 0.0


def over_pages(name: str, whose: str, f1: Sequence[float]) -> dict[str, float]:
    """Mean, tenth percentile and share of practically exact pages as ``name_f1``, ``name_p10`` and ``name_exact``,
    ``whose`` at the end.
    """
    return {
        f"{name}_f1{whose}": mean(f1),
        f"{name}_p10{whose}": tenth(f1),
        f"{name}_exact{whose}": mean([value > EXACT for value in f1]),
    }
