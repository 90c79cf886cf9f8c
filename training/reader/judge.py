"""Which findings of an article hold: content paired at token Jaccard .5 and the source right, as bench/quality counts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from examples import Gold

from twosource.speech.linking import Linked

sys.path.insert(0, str(Path(__file__).parents[2] / "bench" / "quality"))
from overlap import paired, spans_of, words


def holds(gold: Gold, made: Sequence[Linked]) -> list[int]:
    """1 or 0 for each finding."""
    ours = [words(gold.text, [t.span for t in one.content]) for one in made]
    sources = [words(gold.text, [one.source.span] if one.source else []) for one in made]
    wanted = [words(gold.text, spans_of(a["content"])) for a in gold.attributions]
    theirs = [words(gold.text, spans_of(a["source"])) for a in gold.attributions]
    out = [0] * len(made)
    for n, m in paired(ours, wanted):
        out[n] = int(bool(sources[n] & theirs[m]) or not (sources[n] or theirs[m]))
    return out
