"""How likely two figures count one thing, from their traits.

Two weightings of the traits, each a logistic regression made by ``training/figure_links.py`` on the pairs of figures of
compared events, each event weighing by the root of its pairs and each trait bound to the direction that it has by its
meaning: one for values that agree, which vouch for each other, one for values apart.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from typing import NamedTuple

AGREE_MIN = 0.45
"""From here on two equal figures are one. This and the next were set on the compared events by weights made from the other
events, for recall of differences at the fewest that are none."""
DIFFER_MIN = 0.15

Weights = dict[str, float]
"""Trait to weight, with ``intercept``."""


class Tables(NamedTuple):
    agree: Weights
    differ: Weights


@cache
def shipped() -> Tables:
    """The tables that come with the program."""
    return read(files("twosource.weights").joinpath("data", "figures_en.tsv").read_text(encoding="utf-8"))


def read(text: str) -> Tables:
    """The tables as training/figure_links.py writes them."""
    out: dict[str, Weights] = {"agree": {}, "differ": {}}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            which, trait, weight = line.split("\t")
            out[which][trait] = float(weight)
    return Tables(out["agree"], out["differ"])


def likelihood(table: Weights, traits: dict[str, float]) -> float:
    """0 to 1."""
    total = table["intercept"] + sum(weight * traits.get(trait, 0.0) for trait, weight in table.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
