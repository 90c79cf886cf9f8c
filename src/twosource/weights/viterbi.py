"""The best path of tags through the words of each paragraph, under the rule that inside follows begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


def best_tags(scores: Sequence[Floats], first: Floats, last: Floats, after: Floats) -> list[list[int]]:
    """For each paragraph [words, tags] its tags. ``first``, ``last`` [tags], ``after`` [tags, tags]: what the chain adds.

    Paragraphs of like length go through together. Linear in words.
    """
    out: list[list[int]] = [[] for _ in scores]
    order = sorted((n for n, s in enumerate(scores) if len(s)), key=lambda n: len(scores[n]))
    for at in range(0, len(order), TOGETHER):
        some = order[at : at + TOGETHER]
        for n, tags in zip(some, _together([scores[n] for n in some], first, last, after), strict=True):
            out[n] = tags
    return out


TOGETHER = 32
"""Paragraphs in one go: enough to pay for a numpy call a word, few enough to waste little on the shorter ones."""


def _together(scores: Sequence[Floats], first: Floats, last: Floats, after: Floats) -> list[list[int]]:
    import numpy as np

    lengths = np.array([len(s) for s in scores])
    longest, tags = int(lengths[-1]), len(first)
    padded = np.zeros((longest, len(scores), tags), np.float32)
    for n, s in enumerate(scores):
        padded[: len(s), n] = s
    alpha = first + padded[0]
    back = np.zeros((longest, len(scores), tags), np.intp)
    end = np.zeros((len(scores), tags), np.float32)
    ending = {int(n) for n in lengths}
    for n in range(longest):
        if n:
            paths = alpha[:, :, None] + after
            paths.argmax(1, out=back[n])
            alpha = np.maximum.reduce(paths, 1)
            alpha += padded[n]
        if n + 1 in ending:
            done = lengths == n + 1
            end[done] = alpha[done]
    tag = (end + last).argmax(1)
    out = np.zeros((longest, len(scores)), np.int64)
    rows = np.arange(len(scores))
    begun = np.searchsorted(lengths, np.arange(longest), "right").tolist()
    for n in range(longest - 1, -1, -1):
        out[n] = tag
        # A shorter paragraph keeps its last tag until its own end is reached.
        long = begun[n]
        tag[long:] = back[n, rows[long:], tag[long:]]
    return [out[:length, n].tolist() for n, length in enumerate(lengths)]
