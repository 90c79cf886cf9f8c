"""The forests that have not seen a site.

Those that are shipped were taught by all development pages and would flatter themselves on them. ``folds`` holds the
forests of five folds over sites, each taught without the sites of its fold by the same recipe (training/lines).
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from twosource.article.judging import Judge, Judges
from twosource.weights.forest import Forest

FOLDER = Path(__file__).resolve().parent / "folds"
HASHES = "folds.sha256"
FOLDS = 5


def fold_of(site: str) -> int:
    """The fold in which no forest was taught by ``site``; as training/lines draws it."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS


def judges_of(site: str) -> Judges:
    """The forests that have not seen ``site``."""
    return _judges(fold_of(site))


@lru_cache(maxsize=FOLDS)
def _judges(fold: int) -> Judges:
    return Judges(
        html=Judge(_forest(f"lines-html-1-fold{fold}"), _forest(f"lines-html-2-fold{fold}")),
        text=Judge(_forest(f"lines-text-1-fold{fold}"), None),
    )


def _forest(name: str) -> Forest:
    file = f"{name}.npz"
    data = (FOLDER / file).read_bytes()
    lines = (FOLDER / HASHES).read_text("ascii").splitlines()
    wanted = {of: digest for digest, of in (line.split() for line in lines)}
    if hashlib.sha256(data).hexdigest() != wanted.get(file):
        raise SystemExit(f"{FOLDER / file} is not the file of {HASHES}; make both with training/lines --ship")
    return Forest(data)
