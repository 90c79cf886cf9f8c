"""Makes the table of word vectors in src/twosource/weights/data: what the archive's search by meaning adds up.

    python training/word_vectors.py

``words_en.npz`` holds, sorted by word, ``words``, one string, one word a line, and ``vectors``: the shipped encoder's vector of
the word alone, the mean of all taken off, turned on the first WIDTH principal axes, length 1, one signed byte an axis. Words
are those that the encoder's own vocabulary has whole, of three letters and more. Deterministic; two minutes.
"""

from __future__ import annotations

import json
import pathlib
import re

import numpy as np

from twosource.stories.terms import FUNCTION_WORDS
from twosource.weights import vectors

WIDTH = 96
"""48 axes found a paraphrase that shares no word with what it renders half as often, 192 little more often than 96."""
DATA = pathlib.Path("src/twosource/weights/data")


def main() -> None:
    vocabulary = json.loads((DATA / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    words = sorted(w for w in vocabulary if re.fullmatch("[a-z]{3,}", w) and w not in FUNCTION_WORDS)
    full = vectors(words).astype(np.float64)
    full -= full.mean(0)
    _, _, axes = np.linalg.svd(full[:: max(1, len(full) // 6000)], full_matrices=False)
    small = full @ axes[:WIDTH].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    packed = np.clip(np.round(small * 127 / np.abs(small).max()), -127, 127).astype(np.int8)
    np.savez_compressed(DATA / "words_en.npz", words=np.array("\n".join(words)), vectors=packed)
    print(len(words), "words,", (DATA / "words_en.npz").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
