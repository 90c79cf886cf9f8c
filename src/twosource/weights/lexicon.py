"""What the shipped word tables say of one English word. Each table is read once, when it is first asked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

VerbKind = Literal["base", "s", "past", "ing"]


class VerbForm(msgspec.Struct, frozen=True, gc=False):
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


def forms_of(lemma: str) -> tuple[str, ...]:
    """The verb forms of the lower-case ``lemma``; none where it is no verb that the table knows."""
    return _by_lemma().get(lemma, ())


def acts_of(verb: str) -> tuple[str, ...]:
    """The nouns that name the same act as the lower-case ``verb``: allege, allegation."""
    return _by_verb().get(verb, ())


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


def related_to(word: str) -> dict[str, float]:
    """The lower-case lemmas whose ``relatedness`` to this one is 0.5 or more, and how much it is; not the word itself."""
    own_of, above_of = _by_sense()
    out: dict[str, float] = {}
    for own, above in _senses().get(word, ()):
        for sense in own:
            out.update(dict.fromkeys(own_of.get(sense, ()), 0.8))
            for other in above_of.get(sense, ()):
                out.setdefault(other, 0.5)
        for sense in above:
            for other in own_of.get(sense, ()):
                out.setdefault(other, 0.5)
    out.pop(word, None)
    return out


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
def _by_lemma() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for form, told in _forms().items():
        out.setdefault(told.lemma, []).append(form)
    return {lemma: tuple(forms) for lemma, forms in out.items()}


@cache
def _by_verb() -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for noun, verb in _families().items():
        out.setdefault(verb, []).append(noun)
    return {verb: tuple(nouns) for verb, nouns in out.items()}


@cache
def _senses() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    out: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for word, pos, own, above in _rows("senses_en"):
        key = "v" if pos == "v" else "n" if pos == "n" else pos
        entry = (frozenset(key + o for o in own.split()), frozenset(key + o for o in above.split()))
        out.setdefault(word, []).append(entry)
    return out


@cache
def _by_sense() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Synset to the words that have it as a sense of their own, and to those that have it right above one."""
    sides: tuple[dict[str, list[str]], dict[str, list[str]]] = ({}, {})
    for word, entries in _senses().items():
        for entry in entries:
            for side, senses in zip(sides, entry, strict=True):
                for sense in senses:
                    side.setdefault(sense, []).append(word)
    return sides


@cache
def _spread() -> dict[str, int]:
    return {stem: int(n) for stem, n in _rows("spread_en")}


@cache
def match_weights(*, meaning: bool = True) -> dict[str, float]:
    """Name of evidence to weight, with ``intercept``, of the statement matcher (training/match_scorer.py).

    ``meaning``: whether the encoder can be asked; the weights without it give it none.
    """
    return {name: float(weight) for name, weight in _rows("match_en" if meaning else "match_words_en")}


@cache
def label_weights() -> dict[str, float]:
    """Feature name to weight, with ``intercept``, of the scorer of noun phrases (training/label_scorer.py)."""
    return {name: float(weight) for name, weight in _rows("labels_en")}
