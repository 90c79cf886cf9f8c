"""Makes the table of nouns in src/twosource/weights/data: what each can name, and how near two of them are.

    python training/noun_table.py /usr/share/wordnet

WordNet is Debian's package ``wordnet-base``. ``nouns_en.npz`` holds, sorted by word: ``words``, one string, one word a
line; ``classes``, the lexicographer file (person, act, artifact …) of the commonest sense, of the second, 0 for
none, for words that WordNet has as nouns; ``vectors``, the shipped encoder's vector of the word alone, its mean taken
off, turned on its first WIDTH principal axes, length 1, one signed byte an axis. Verbs are in it for their vectors. Words are those
that the news table, SemCor or the encoder's own vocabulary know, in the singular or the plural,
nouns that mean the same as such a noun, nouns of who does what a verb says, and words of the news table that WordNet has not. The vector is that of the
word and its plural together; a word that the encoder knows only in pieces is read with WordNet's gloss beside it.
"""

from __future__ import annotations

import json
import pathlib
import sys

import numpy as np
from numpy.typing import NDArray
from word_tables import counts, index

from twosource.weights import vectors
from twosource.weights.lexicon import _families, _forms, _spread
from twosource.weights.nouns import UNLISTED

WIDTH = 48
DATA = pathlib.Path("src/twosource/weights/data")


def lexicographer_files(wordnet: pathlib.Path) -> dict[str, int]:
    rows = (wordnet / "data.noun").read_text("latin-1").splitlines()
    return {row.split()[0]: int(row.split()[1]) for row in rows if not row.startswith(" ")}


def glosses(wordnet: pathlib.Path) -> dict[str, str]:
    """Synset offset to what WordNet says that it means, without examples."""
    rows = (wordnet / "data.noun").read_text("latin-1").splitlines()
    return {r.split()[0]: r.split(" | ")[1].split('; "')[0].strip() for r in rows if not r.startswith(" ")}


def plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def read_alone(words: list[str], vocabulary: set[str], explained: dict[str, str]) -> NDArray[np.float64]:
    """[words, 384]: of each word, length 1."""
    forms = [[f for f in (w, plural(w)) if f in vocabulary] for w in words]
    texts = [f or [f"{w}, {explained.get(w, w)}"] for w, f in zip(words, forms, strict=True)]
    flat = sorted({t for held in texts for t in held})
    found = {}
    for n in range(0, len(flat), 500):
        found.update(zip(flat[n : n + 500], vectors(flat[n : n + 500]).astype(np.float64), strict=True))
    out = np.stack([sum(found[t] for t in held) for held in texts])
    return out / np.linalg.norm(out, axis=1, keepdims=True)


def main(wordnet: pathlib.Path) -> None:
    vocabulary = set(json.loads((DATA / "tokenizer.json").read_text("utf-8"))["model"]["vocab"])
    used = counts(wordnet)
    known = vocabulary | set(_spread()) | set(_families()) | {lemma for lemma, _ in used}
    senses, files = index(wordnet, "noun"), lexicographer_files(wordnet)
    plain = [w for w in senses if w.isascii() and w.isalpha() and len(w) > 1]
    nouns = {w for w in plain if w in known or plural(w) in known}
    meant = {senses[w][0] for w in nouns}
    verbs = {form.lemma for form in _forms().values() if form.lemma.isalpha()}
    doers = {end for v in verbs for end in (v + "er", v + "r", v + v[-1] + "er", v + "or")}
    nouns |= {w for w in plain if senses[w][0] in meant or w in doers}
    elsewhere = set().union(*(index(wordnet, kind) for kind in ("noun", "verb", "adj", "adv")))
    words = sorted(nouns | verbs | {w for w in _spread() if w.isalpha() and w not in elsewhere})
    classes = np.zeros((len(words), 2), np.uint8)
    for n, word in enumerate(words):
        for k, offset in enumerate(senses.get(word, [])[:2] if word in nouns else []):
            classes[n, k] = files[offset]
        if word not in elsewhere:
            classes[n, 0] = UNLISTED
    meaning = glosses(wordnet)
    full = read_alone(words, vocabulary, {w: meaning[senses[w][0]] for w in nouns})
    full -= full.mean(0)
    _, _, axes = np.linalg.svd(full[:: max(1, len(full) // 6000)], full_matrices=False)
    small = full @ axes[:WIDTH].T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    packed = np.clip(np.round(small * 127 / np.abs(small).max()), -127, 127).astype(np.int8)
    np.savez_compressed(DATA / "nouns_en.npz", words=np.array("\n".join(words)), classes=classes, vectors=packed)
    print(len(words), "words,", len(nouns), "nouns,", (DATA / "nouns_en.npz").stat().st_size, "bytes")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
