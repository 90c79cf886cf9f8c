"""What is sure in one text and only possible in the other, or what one must and the other may: told by the verb that both have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from twosource.check.abreast import Other, Row, Stood, near

_SIDES = {
    "will": "sure", "would": "sure", "shall": "sure",
    "may": "possible", "might": "possible", "could": "possible", "can": "possible",
    "must": "due", "should": "due",
}  # fmt: skip
"""Reported speech makes "would" of "will" and "could" of "can": these are one."""
_PERHAPS = frozenset(
    "perhaps maybe possibly likely potentially probably apparently presumably expect fear risk threaten able suspect allege "
    "chance danger seem appear if whether unclear suggest believe think estimate would will should must plan hope".split()
)
"""Words, as stems, that leave open in another way whether it is so."""
_BETWEEN = frozenset(
    "be been being have has had not also still only then even soon yet never ever again now eventually well n't".split()
)
_ABLE = frozenset("i you we he she they who".split())
"""Behind these "could" tells more often what somebody was able to do, and did."""
_REACH = 4
"""Words behind a modal within which its verb stands."""
SHARE_MIN = 0.4
"""Share of the draft's sentence that the pile's must have."""
_SURE_MIN = 0.5
"""What stands near must be so much alike for a modal that is only on one side to count."""


def modalities(row: Row, beside: Sequence[Stood]) -> Iterator[Other]:
    """The modals of the draft's sentence that the pile has otherwise, and those that one of the two sides leaves out."""
    for n in range(len(row.words)):
        side = _side(row, n)
        if side is None or not row.free[n]:
            continue
        verb = _verb(row, n)
        if verb is not None:
            found = _other(row, n, verb, side, beside)
            if found is not None:
                yield found
    for verb in range(len(row.words)):
        if row.free[verb] and row.weights[verb] > 0:
            found = _dropped(row, verb, beside)
            if found is not None:
                yield found


def _other(row: Row, n: int, verb: int, side: str, beside: Sequence[Stood]) -> Other | None:
    best: Other | None = None
    for stood in beside:
        for j in stood.row.places.get(row.stems[verb], ()):
            common = near(row, verb, stood.row, j)
            modal = _modal(stood.row, j)
            theirs = None if modal is None else _side(stood.row, modal)
            if theirs == side and common.vouches:
                return None
            enough = stood.share >= SHARE_MIN and common.enough(stood.share)
            enough = enough and (theirs is not None or (side == "possible" and common.alike >= _SURE_MIN))
            if enough and theirs is None and (_open(stood.row) or not _finite(stood.row, j)):
                return None
            if enough and (best is None or common.alike > best.alike):
                best = Other(n, stood, modal, common.alike)
    return best


def _dropped(row: Row, verb: int, beside: Sequence[Stood]) -> Other | None:
    """Where the draft has as a fact what the pile has as possible."""
    if _modal(row, verb) is not None or _open(row) or not _finite(row, verb):
        return None
    best: Other | None = None
    for stood in beside:
        for j in stood.row.places.get(row.stems[verb], ()):
            common = near(row, verb, stood.row, j)
            modal = _modal(stood.row, j)
            if modal is None and common.vouches:
                return None
            if modal is None or _side(stood.row, modal) != "possible" or not common.enough(stood.share):
                continue
            if stood.row.words[modal].key == "could" and modal and stood.row.words[modal - 1].key in _ABLE:
                continue
            if min(common.alike, stood.share) >= _SURE_MIN and (best is None or common.alike > best.alike):
                best = Other(verb, stood, modal, common.alike, left_out=True)
    return best


def _side(row: Row, n: int) -> str | None:
    word = row.printed(n)
    return None if word == "May" else _SIDES.get(row.words[n].key)


def _verb(row: Row, modal: int) -> int | None:
    """The verb that a modal goes with: the first word behind it that is neither an auxiliary nor an adverb."""
    for n in range(modal + 1, min(len(row.words), modal + 1 + _REACH)):
        if row.parted(modal, n):
            return None
        key = row.words[n].key
        if key not in _BETWEEN and not key.endswith("ly"):
            return n
    return None


def _modal(row: Row, verb: int) -> int | None:
    for n in range(verb - 1, max(-1, verb - 1 - _REACH), -1):
        if _side(row, n) is not None and not row.parted(n, verb):
            return n if _verb(row, n) == verb else None
    return None


def _open(row: Row) -> bool:
    return not _PERHAPS.isdisjoint(row.stems)


def _finite(row: Row, n: int) -> bool:
    """Whether a verb says that something is or was so, and is not "to reach" or "reaching"."""
    from twosource.weights import verb_form

    form = verb_form(row.words[n].key)
    before = row.words[n - 1].key if n else ""
    return (
        form is not None and form.share >= _SURELY and form.kind in ("s", "past") and before not in ("to", "a", "the")
    )


_SURELY = 60
