"""Prose about nothing, laid behind a text that is shorter than what the encoder was trained on.

It learned on windows of 128 to 256 pieces out of long articles. Alone, a passage of two sentences is read much worse: of
the statements of the open set (bench/quality/open) it found .77 without these lines and .89 with them, more of them right.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from twosource.spans import lines_of
from twosource.weights.pieces import Pieces, pieces

FULL = 224
"""Pieces from which on nothing is added."""

FILLING = """Snow lay on the upper slopes of the valley until late in the spring, and the road to the mill stayed closed. Sheep grazed below the wall from the first thaw to the first frost of the year.
The old bridge was built in 1911 and carried carts and later buses across the river. A second one opened further down in 1987, after four years of work and two floods. The market moved to the square beside it.
Most of the houses along the bank have two floors and a cellar of stone. Their roofs are steep, because of the snow, and their gardens run down to the water in narrow strips.
In summer the ferry crosses every half hour. In winter it lies in the small dock behind the warehouses, where it is painted and its engine is taken apart and cleaned.
"""


def filled(paragraphs: Sequence[Pieces]) -> list[Pieces]:
    """The paragraphs, with as many of FILLING behind them as make them FULL."""
    out = list(paragraphs)
    size = sum(len(p.ids) + 1 for p in out)
    for extra in _filling():
        if size >= FULL:
            break
        out.append(extra)
        size += len(extra.ids) + 1
    return out


@cache
def _filling() -> tuple[Pieces, ...]:
    return tuple(pieces(FILLING, line) for line in lines_of(FILLING))
