"""The lines that an extractor keeps -> columns of the second look (judging.py)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from twosource.article.columns import shifted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMES = ("vote", "vote-above", "vote-below", "vote-share", "kin-vote")


def table(kept: frozenset[int] | None, kin: Sequence[Hashable]) -> NDArray[np.float32]:
    """One row for each line, as NAMES tells; -1 throughout where no extractor was asked. ``kin``: a name for every line
    that lines of one kind share.
    """
    import numpy as np

    if kept is None:
        return np.full((len(kin), len(NAMES)), -1.0, dtype=np.float32)
    vote = np.zeros(len(kin), dtype=np.float32)
    vote[sorted(kept)] = 1.0
    numbers: dict[Hashable, int] = {}
    of = np.array([numbers.setdefault(name, len(numbers)) for name in kin], dtype=np.intp)
    shares = np.bincount(of, vote) / np.bincount(of)
    share = np.full(len(kin), vote.mean())
    return np.column_stack([vote, shifted(vote, -1, -1.0), shifted(vote, 1, -1.0), share, shares[of]]).astype(
        np.float32
    )
