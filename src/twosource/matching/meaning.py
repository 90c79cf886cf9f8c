"""How alike two passages are in meaning, by the vectors of the shipped encoder: what other words say alike.

Names are left out: who is spoken of is for the names themselves to say, and a name changed for another throughout must change
nothing. A vector costs some 2 ms, the dearest thing that is asked of a pair; so it is asked last, where it can make a difference, and kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from twosource.matching.parts import Part
from twosource.weights import available, vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_KEPT = 4_000
"""Vectors that are kept (6 MB): those of some hundred reports."""


def knows_meaning() -> bool:
    """Whether this machine has what the encoder needs; without it passages are matched by their words alone."""
    return available()


def meaning(a: Part, b: Part) -> float:
    """Cosine of the two passages, each read alone and without its names, about 0 to 1. Symmetric; 0 where one is all names."""
    if not a.nameless or not b.nameless:
        return 0.0
    if a.nameless == b.nameless:
        return 1.0
    return float(_vector(a.nameless) @ _vector(b.nameless))


@lru_cache(maxsize=_KEPT)
def _vector(words: str) -> NDArray[np.float32]:
    made: NDArray[np.float32] = vectors((words,))[0]
    return made
