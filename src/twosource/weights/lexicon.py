"""What the shipped word tables say of one English word. Each table is read once, when it is first asked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

VerbKind = Literal["base", "s", "past", "ing"]


class VerbForm(msgspec.Struct, frozen=True):
    """A form of a verb, and in how many of 100 uses of the form it is a verb at all."""

    lemma: str
    kind: VerbKind
    share: int


def verb_form(word: str) -> VerbForm | None:
    """What the lower-case ``word`` is as a verb; None where it is none, as far as the table knows."""
    return _forms().get(word)


def lemma_of(word: str) -> str | None:
    """The base form of the lower-case verb form ``word``."""
    form = _forms().get(word)
    return form.lemma if form else None


def verb_of(noun: str) -> str | None:
    """The verb that names the same act as the lower-case ``noun``: allegation, allege."""
    return _families().get(noun)


def relatedness(a: str, b: str) -> float:
    """How near two lower-case lemmas are by WordNet: 1 same word, 0.8 a shared synset, 0.5 one is the other's
    direct hypernym, 0.35 both under one, else 0.
    """
    if a == b:
        return 1.0
    table = _senses()
    best = 0.0
    for own_a, above_a in table.get(a, ()):
        for own_b, above_b in table.get(b, ()):
            if own_a & own_b:
                return 0.8
            if own_a & above_b or own_b & above_a:
                best = max(best, 0.5)
            elif above_a & above_b:
                best = max(best, 0.35)
    return best


def spread(stem: str) -> int:
    """In how many of 1,000 news reports the stem is used; 0 where it is not in the table (names are not)."""
    return _spread().get(stem, 0)


def _rows(name: str) -> list[list[str]]:
    raw = files("twosource.weights").joinpath("data", f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in raw.splitlines()]


@cache
def _forms() -> dict[str, VerbForm]:
    return {form: VerbForm(lemma, kind, int(share)) for form, lemma, kind, share in _rows("forms_en")}  # type: ignore[arg-type]


@cache
def _families() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("families_en")}


@cache
def _senses() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    out: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for word, pos, own, above in _rows("senses_en"):
        key = "v" if pos == "v" else "n" if pos == "n" else pos
        entry = (frozenset(key + o for o in own.split()), frozenset(key + o for o in above.split()))
        out.setdefault(word, []).append(entry)
    return out


@cache
def _spread() -> dict[str, int]:
    return {stem: int(n) for stem, n in _rows("spread_en")}


@cache
def match_weights() -> dict[str, float]:
    """Name of evidence to weight, with ``intercept``, of the statement matcher (training/match_scorer.py)."""
    return {name: float(weight) for name, weight in _rows("match_en")}


@cache
def label_weights() -> dict[str, float]:
    """Feature name to weight, with ``intercept``, of the scorer of noun phrases (training/label_scorer.py)."""
    return {name: float(weight) for name, weight in _rows("labels_en")}
