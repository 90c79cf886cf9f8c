"""The open days as bytes and back, so that grouping goes on where it stood; the terms of the reports are kept elsewhere."""

from __future__ import annotations

import io
from collections.abc import Sequence

from twosource.stories.deciding import Near
from twosource.stories.gist import ANCHOR, NUMBER, Gist
from twosource.stories.open_days import OpenDays
from twosource.stories.pairing import segment


def kept(days: OpenDays) -> bytes:
    """All but the terms of the open reports."""
    import numpy as np

    out = io.BytesIO()
    np.savez(
        out,
        base=np.array([days.base]),
        sizes=np.array([part.size for part in days.segments], np.int64),
        weights=np.concatenate([np.zeros(0, np.float32), *days.weights]),
        day=days.day,
        cluster=days.cluster,
        terms=days.terms,
        near_id=days.near.id,
        near=days.near.value,
        kin_id=days.kin.id,
        kin=days.kin.value,
        pairs=days.pairs,
        odds=days.odds,
    )
    return out.getvalue()


def taken_up(data: bytes, gists: Sequence[Gist], threshold: float) -> OpenDays:
    """The open days as they were. ``gists``: of the open reports, in the order taken."""
    import numpy as np

    held = np.load(io.BytesIO(data), allow_pickle=False)
    days = OpenDays(threshold)
    days.base = int(held["base"][0])
    days.day, days.cluster, days.terms = held["day"], held["cluster"], held["terms"]
    days.near, days.kin = Near(held["near_id"], held["near"]), Near(held["kin_id"], held["kin"])
    days.pairs, days.odds = held["pairs"], held["odds"]
    days.tongue = [one.tongue for one in gists]
    days.weights = np.split(held["weights"], np.cumsum(_terms_of(gists, held["sizes"].tolist()))[:-1])
    begin = 0
    for size, whole in zip(held["sizes"].tolist(), days.weights, strict=True):
        part = gists[begin : begin + size]
        days.segments.append(segment(part, whole))
        days.anchors.append(segment(part, whole, ANCHOR | NUMBER))
        begin += size
    return days


def _terms_of(gists: Sequence[Gist], sizes: Sequence[int]) -> list[int]:
    """How many terms the reports of each segment have together."""
    out, begin = [], 0
    for size in sizes:
        out.append(sum(len(one.keys) for one in gists[begin : begin + size]))
        begin += size
    return out


def open_in(data: bytes) -> int:
    """How many reports are open."""
    import numpy as np

    return int(np.load(io.BytesIO(data), allow_pickle=False)["sizes"].sum())
