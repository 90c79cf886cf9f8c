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

    Paragraphs go through together, the longest first, each as far as it reaches. Linear in words.
    """
    import numpy as np

    out: list[list[int]] = [[] for _ in scores]
    order = sorted((n for n, s in enumerate(scores) if len(s)), key=lambda n: -len(scores[n]))
    for at in range(0, len(order), TOGETHER):
        some = order[at : at + TOGETHER]
        lengths = [len(scores[n]) for n in some]
        padded = np.zeros((lengths[0], len(some), len(first)), np.float32)
        for row, n in enumerate(some):
            padded[: lengths[row], row] = scores[n]
        ends, back = _forward(padded, lengths, first, after)
        for row, (n, tag) in enumerate(zip(some, (ends + last).argmax(1).tolist(), strict=True)):
            out[n] = _path(back, row, lengths[row], tag)
    return out


TOGETHER = 32
"""Paragraphs in one go: enough to pay for a few numpy calls a word, few enough to waste little on the shorter ones."""


def _forward(
    scores: Floats, lengths: Sequence[int], first: Floats, after: Floats
) -> tuple[Floats, list[list[list[int]]]]:
    """What the best path to each last tag weighs [paragraphs, tags], and the tag before each [words, paragraphs, tags].

    ``scores`` [words, paragraphs, tags]; ``lengths``, of the paragraphs, fall.
    """
    import numpy as np

    into = np.ascontiguousarray(after.T)
    best = first + scores[0]
    back: list[list[list[int]]] = [[]]
    going = len(lengths)
    for n in range(1, len(scores)):
        while lengths[going - 1] <= n:
            going -= 1  # a paragraph that has ended keeps what it weighs
        paths = best[:going, None, :] + into
        back.append(paths.argmax(2).tolist())
        best[:going] = np.maximum.reduce(paths, 2)
        best[:going] += scores[n, :going]
    return best, back


def _path(back: list[list[list[int]]], row: int, length: int, tag: int) -> list[int]:
    """The tags of one paragraph, from its last."""
    out = [tag]
    for n in range(length - 1, 0, -1):
        tag = back[n][row][tag]
        out.append(tag)
    return out[::-1]
