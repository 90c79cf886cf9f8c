"""Rows with labels -> a forest as arrays, by scikit-learn's histogram gradient boosting."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

Rows = NDArray[np.float32]


def grown(
    rows: Rows,
    labels: NDArray[np.bool_],
    weights: NDArray[np.float64],
    names: tuple[str, ...],
    config: dict[str, Any],
) -> bytes:
    """The .npz of a forest over columns of these names, the first of which counts words. ``rows`` (lines, columns),
    ``labels`` and ``weights`` one a line; settings as in config.toml. Lines of few words that are furniture are mostly
    menus: of these a part is drawn and weighs for all, which halves the time.
    """
    draw = np.random.default_rng(config["seed"])
    easy = (rows[:, 0] <= config["easy-words"]) & ~labels
    kept = ~easy | (draw.random(len(labels)) < config["easy-share"])
    weights = np.where(easy, weights / config["easy-share"], weights)
    model = HistGradientBoostingClassifier(
        max_iter=config["trees"],
        learning_rate=config["rate"],
        max_leaf_nodes=config["leaves"],
        max_depth=config["depth"],
        min_samples_leaf=config["least-in-leaf"],
        l2_regularization=config["ridge"],
        max_features=config["features"],
        early_stopping=False,
        random_state=config["seed"],
    )
    model.fit(rows[kept], labels[kept], sample_weight=weights[kept])
    return _arrays(model, names)


def _arrays(model: HistGradientBoostingClassifier, names: tuple[str, ...]) -> bytes:
    columns: dict[str, list[NDArray[Any]]] = {key: [] for key in ("feature", "cut", "left", "right", "value")}
    roots, size, depth = [], 0, 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        leaf = nodes["is_leaf"].astype(bool)
        own = np.arange(len(nodes))
        columns["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        columns["cut"].append(np.where(leaf, 0.0, nodes["num_threshold"]))
        columns["left"].append(np.where(leaf, own, nodes["left"]) + size)
        columns["right"].append(np.where(leaf, own, nodes["right"]) + size)
        columns["value"].append(np.where(leaf, nodes["value"], 0.0))
        roots.append(size)
        size += len(nodes)
        depth = max(depth, int(nodes["depth"].max()))
    kinds = {"feature": np.uint16, "cut": np.float32, "left": np.uint16, "right": np.uint16, "value": np.float32}
    if size > np.iinfo(np.uint16).max:
        kinds |= {"left": np.uint32, "right": np.uint32}
    held = {key: np.concatenate(parts).astype(kinds[key]) for key, parts in columns.items()}
    out = io.BytesIO()
    np.savez_compressed(
        out,
        **held,
        roots=np.array(roots, dtype=np.uint32),
        depth=np.array(depth),
        base=np.array(float(model._baseline_prediction.ravel()[0])),
        names=np.array(names),
    )
    return out.getvalue()


def written(folder: Path, forests: dict[str, bytes], hashes: str) -> None:
    """Each forest as ``name.npz``, and their hashes in the file ``hashes``."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, data in sorted(forests.items()):
        (folder / f"{name}.npz").write_bytes(data)
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}.npz\n")
    (folder / hashes).write_text("".join(lines), "ascii")
