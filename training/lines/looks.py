"""Samples -> the forests of one medium."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from grown import grown
from numpy.typing import NDArray
from samples import Sample, fold_of

from twosource.article.judging import columns, first_look, second_look
from twosource.weights.forest import Forest


def looks(samples: Sequence[Sample], medium: str, config: dict[str, Any], inner: int) -> dict[str, bytes]:
    """The forests of ``medium`` by the name they are shipped under.

    The second look is taught by what a first one says of pages that it was not taught by: ``inner`` folds over sites.
    """
    first, second = columns(medium)
    out = {f"lines-{medium}-1": _grown(samples, [s.rows for s in samples], first, medium, config)}
    if not second:
        return out
    rows: dict[str, NDArray[np.float32]] = {}
    for fold in range(inner):
        there = [s for s in samples if fold_of(s.site + "/inner", inner) != fold]
        forest = Forest(_grown(there, [s.rows for s in there], first, medium, config))
        for s in samples:
            if fold_of(s.site + "/inner", inner) == fold and s.markup is not None:
                rows[s.id] = second_look(s.rows, first_look(s.rows, forest), s.lines, s.markup)
    own = config | config["second"]
    out[f"lines-{medium}-2"] = _grown(samples, [rows[s.id] for s in samples], second, medium, own)
    return out


def _grown(
    samples: Sequence[Sample],
    rows: Sequence[NDArray[np.float32]],
    names: tuple[str, ...],
    medium: str,
    config: dict[str, Any],
) -> bytes:
    weights = [_weights(s, medium, config) for s in samples]
    labels = np.concatenate([s.labels for s in samples])
    return grown(np.vstack(rows), labels, np.concatenate(weights), names, config)


def _weights(sample: Sample, medium: str, config: dict[str, Any]) -> NDArray[np.float64]:
    """Every page weighs the same; in HTML a long line more than a short one, since what counts there is the words."""
    weights = sample.used.astype(np.float64)
    if medium == "html":
        weights *= np.sqrt(np.minimum(sample.rows[:, 0], config["longest"]) + 1.0)
    total = float(weights.sum()) or 1.0
    share = config["short-weight"] if sample.kind in ("excerpt", "short", "fragment") else 1.0
    found: NDArray[np.float64] = weights / total * config["page-weight"] * share
    return found
