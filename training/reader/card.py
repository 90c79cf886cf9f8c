"""The model card: what the weights were made from, how they score, what they cannot do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_CARD = """# The trained reader

`reader.onnx` ({size:.1f} MB: six layers, 384 wide, {heads} heads and {inner} inner units each, int8 a channel), `reader.npz` (the chain of
tags, two small networks that link contents to cues and cues to sources, the calibration) and `tokenizer.json` (word pieces of
the base model). Made by `training/reader`, whose `config.toml` holds every setting. `reader.sha256` is checked before they are used.

## What it does
Tags the words of English news as source, cue or content of an attribution, and keeps the sentence vectors of its base model
(cosine with the base model's {cosine:.3f} on sentences that it was not trained on).

## Made from
- **all-MiniLM-L6-v2** (Apache-2.0): the encoder that it starts from, and the tokenizer.
- **PolNeAR 1.0.0** (Newell, Margolin, Ruths 2018): 839 articles of seven US outlets on the election of 2016, tagged by six annotators. It
  states no licence; no text of it is shipped.
- Untagged news (stories of BASIL and AllSides, ECB+, MEANTIME): read by a first model, whose answers the shipped one learned to give;
  40,000 of their sentences hold the sentence vectors in place. No text of them is shipped.

## Scores
On PolNeAR's 84 development articles (the test articles were not looked at), `training/reader/scores.json`; from raw text through the
command line, `bench/quality`, whose floors are pinned. Confidence is fitted to the development findings (logistic regression over
seven numbers); told of articles that it was not fitted to, in five folds:

| said | findings that hold |
|---|---|
{bands}

## Limits
English only. All tags are of US politics; other fields, other Englishes and translated text are held by augmentation and by
`bench/quality/open`, and are read less well. Beliefs, intentions and decisions are tagged as well as speech, as in PolNeAR. Of
nested statements the outermost is found. Whether a statement is true is nothing that it knows.
"""


def card(to: Path, config: dict[str, Any], scores: dict[str, float]) -> None:
    """Writes ``READER.md`` and ``scores.json``."""
    bands = "\n".join(
        f"| {name[5:]} to {float(name[5:]) + 0.1:.1f} | {value:.2f} |"
        for name, value in scores.items()
        if name.startswith("hold.")
    )
    text = _CARD.format(
        size=(to / "reader.onnx").stat().st_size / 1e6,
        heads=config["student"]["heads"],
        inner=config["student"]["inner"],
        cosine=scores["sentence-cosine"],
        bands=bands,
    )
    (to / "READER.md").write_text(text, "utf-8")
    rounded = {k: round(v, 4) for k, v in scores.items()}
    (to / "scores.json").write_text(json.dumps(rounded, indent=1, sort_keys=True) + "\n", "utf-8")
