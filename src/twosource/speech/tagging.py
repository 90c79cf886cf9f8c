"""The spans of sources, cues and contents that the trained encoder sees in an article."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from twosource.spans import Span
from twosource.speech.linking import Scorer, Tagged, TaggedRole
from twosource.speech.passage import Passage
from twosource.weights import Pieces, best_tags, piece_of, pieces, shipped, tag_scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ARRAYS = "reader.npz"
_ROLES: tuple[TaggedRole, ...] = ("source", "cue", "content")


class Arrays(msgspec.Struct, frozen=True):
    """The small weights: the chain of tags, and the two scorers of links."""

    first: Floats
    last: Floats
    after: Floats
    content_cue: Scorer
    cue_source: Scorer
    calibration: Floats


@cache
def arrays() -> Arrays:
    """Read once."""
    import numpy as np

    with np.load(BytesIO(shipped(ARRAYS)), allow_pickle=False) as held:
        scorers = {
            name: Scorer(*(held[f"{name}.{part}"] for part in ("inputs", "bias", "outputs")))
            for name in ("content_cue", "cue_source")
        }
        return Arrays(held["first"], held["last"], held["after"], calibration=held["calibration"], **scorers)


def tagged(content: str, passages: Sequence[Passage], names: Sequence[str] = ()) -> list[Tagged]:
    """In text order; none overlaps another. ``names``: of the people in the article, in order of appearance; they go in as
    those of STAND_INS, so that who is who decides nothing. Linear in the article: about a tenth of a CPU second for 900 words.
    """
    made = laid_out(content, passages, names)
    scores = tag_scores(made)
    held = arrays()
    chosen = best_tags(scores, held.first, held.last, held.after)
    out: list[Tagged] = []
    for n, (p, tags, share) in enumerate(zip(made, chosen, shares(scores), strict=True)):
        out.extend(_spans(n, p.words, tags, share))
    return out


def shares(scores: Sequence[Floats]) -> Sequence[Floats]:
    """Of each word, how likely each tag is; all paragraphs in one go."""
    import numpy as np

    if not scores:
        return []
    whole = np.concatenate([s for s in scores if s.size] or [np.zeros((0, 1), np.float32)])
    whole = np.exp(whole - np.maximum.reduce(whole, 1, keepdims=True))
    whole /= np.add.reduce(whole, 1, keepdims=True)
    ends = np.cumsum([len(s) for s in scores])
    return np.split(whole, ends[:-1])


def laid_out(content: str, passages: Sequence[Passage], names: Sequence[str]) -> list[Pieces]:
    """The passages as the encoder takes them in, the people of ``names`` under those of STAND_INS."""
    other = stand_ins(names)
    return [
        pieces(content, p.span, [(q.span, q.kind) for q in p.quotations], headline=p.headline, stand_ins=other)
        for p in passages
    ]


STAND_INS = (
    "james brown, john smith, robert jones, david williams, paul davis, mark miller, peter wilson, thomas moore, richard taylor,"
    " michael anderson, george jackson, charles white, joseph harris, william martin, henry thompson, daniel garcia, frank robinson,"
    " edward clark, simon lewis, philip walker, martin hall, andrew allen, patrick young, stephen king, alan wright, anthony scott,"
    " samuel green, ben baker, jack adams, luke nelson, adam hill, joe campbell, tim mitchell, sam roberts, chris carter,"
    " matt phillips, steve evans, tony turner, eric parker, kevin collins"
)


def stand_ins(names: Sequence[str]) -> dict[str, int]:
    """For the first and last word of each name the id of the one that stands in for it; names beyond those of STAND_INS stay.

    It costs .1 points of relation F1 and .4 of content words on the development articles, and is worth it: swapping two people
    throughout a report changes nothing but their names.
    """
    out: dict[str, int] = {}
    for (*before, last), other in zip(map(str.split, names), STAND_INS.split(", "), strict=False):
        given, surname = map(piece_of, other.split())
        for word in before[:1]:
            out.setdefault(word, given)
        out.setdefault(last, surname)
    return out


def _spans(paragraph: int, words: Sequence[Span], tags: Sequence[int], share: Floats) -> list[Tagged]:
    import numpy as np

    out: list[Tagged] = []
    at = 0
    while at < len(tags):
        if not tags[at]:
            at += 1
            continue
        role = (tags[at] - 1) // 2
        end = at + 1
        while end < len(tags) and tags[end] == 2 + 2 * role:
            end += 1
        inside = share[at:end, 1 + 2 * role : 3 + 2 * role].sum(1)
        edge = min(float(inside[0]), float(inside[-1]))
        sure = float(np.exp(np.log(inside).mean()))
        span = Span(words[at].start, words[end - 1].end)
        out.append(Tagged(_ROLES[role], span, paragraph, at, end - 1, sure, edge))
        at = end
    return out
