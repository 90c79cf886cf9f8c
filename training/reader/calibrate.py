"""The weights as files, and how sure a finding is: fitted to whether findings on the development articles hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from examples import Gold, as_article
from export import export
from network import Reader
from numpy.typing import NDArray
from ship import hashed, small_weights, written_tokenizer

from twosource.speech import trained
from twosource.speech.linking import Linked, Scorer, link
from twosource.speech.people import people
from twosource.speech.reading import prepared
from twosource.speech.tagging import arrays, tagged
from twosource.weights import encoder, shipped

FOLDS = 5


def calibrated(
    reader: Reader, content_cue: Scorer, cue_source: Scorer, dev: list[Gold], base: Path, to: Path
) -> dict[str, float]:
    """Writes the files to ``to``, and says how the confidence held on articles that it was not fitted to."""
    export(reader, to / "reader.onnx")
    written_tokenizer(base, to)
    blank = np.zeros(8, np.float32)
    small_weights(reader, content_cue, cue_source, blank, to)
    hashed(to)
    _use(to)
    rows: list[list[float]] = []
    right: list[int] = []
    article: list[int] = []
    for n, gold in enumerate(dev):
        for one, held in _judged(gold):
            rows.append(trained.evidence(one))
            right.append(held)
            article.append(n)
    x, y, fold = np.array(rows), np.array(right), np.array(article) % FOLDS
    weights = fitted(x, y)
    small_weights(reader, content_cue, cue_source, weights.astype(np.float32), to)
    hashed(to)
    _use(to)
    apart = np.zeros(len(y))
    for k in range(FOLDS):
        apart[fold == k] = shares(fitted(x[fold != k], y[fold != k]), x[fold == k])
    return {"findings": float(len(y)), "hold": float(y.mean()), **reliability(apart, y)}


def _judged(gold: Gold) -> list[tuple[Linked, int]]:
    """The findings of one article and whether content and source are right."""
    from judge import holds

    article = as_article(gold)
    held = arrays()
    passages, _ = prepared(article)
    made, _ = link(
        gold.text, tagged(gold.text, passages, [p.name for p in people(article)]), held.content_cue, held.cue_source
    )
    return list(zip(made, holds(gold, made), strict=True))


def fitted(x: NDArray[np.float64], y: NDArray[np.int64]) -> NDArray[np.float64]:
    """Logistic regression, a little ridge, by Newton's method: bias first."""
    a = np.column_stack([np.ones(len(x)), x])
    w = np.zeros(a.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-(a @ w)))
        slope = a.T @ (y - p) - 0.5 * np.r_[0, w[1:]]
        curve = (a * (p * (1 - p))[:, None]).T @ a + np.diag(np.r_[1e-6, np.full(len(w) - 1, 0.5)])
        w = w + np.linalg.solve(curve, slope)
    return w


def shares(w: NDArray[np.float64], x: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-(w[0] + x @ w[1:])))


def reliability(p: NDArray[np.float64], y: NDArray[np.int64]) -> dict[str, float]:
    """How many of the findings in each band hold, and the mean distance of what is said from what holds."""
    out: dict[str, float] = {}
    error = 0.0
    for low in np.arange(0.0, 1.0, 0.1):
        here = (p >= low) & (p < low + 0.1 + (low > 0.85))
        if here.any():
            out[f"hold.{low:.1f}"] = float(y[here].mean())
            error += here.mean() * abs(float(y[here].mean()) - float(p[here].mean()))
    out["calibration-error"] = error
    return out


def _use(folder: Path) -> None:
    """Let the package read these weights in place of those it ships."""
    from twosource.weights import integrity as place

    place.FOLDER = folder
    encoder._session.cache_clear()
    arrays.cache_clear()
    assert shipped("reader.npz")


__all__ = ["calibrated"]
