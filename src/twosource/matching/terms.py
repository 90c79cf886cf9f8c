"""The words of a passage that carry its matter, made one across spellings, with their weights."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from twosource.matter.exonyms import place_key, power_key
from twosource.spans import Span
from twosource.weights import lemma_of, related_to, spread, stem
from twosource.words import Token, tokens

NAME_WEIGHT = 3.5
"""Weight of any word of a name: one constant, so that swapping two names changes nothing. As much as a word that
33 of 1,000 reports use."""
HIGHEST = 6.0
"""Cap of a word's weight; words rarer than 1 report in 400 say no more than each other."""
LOWEST = 0.6
"""Words lighter than this (in more than 55 of 100 reports) are left out: they bind sentences, not matters."""
SAME_POWER = 0.75
"""Credit where two names stand for one government but are not one name: Kyiv and Ukrainian."""

RELATED_WORDS = 0.8
"""Credit of words that WordNet relates, on top of how near it has them. This and SAME_POWER are set by hand; the scorer
is fitted to what they give."""

_NEGATIONS = frozenset("no not never none impossible unable nobody nothing neither nor without cannot cant wont didnt doesnt isnt wasnt "
                       "deny denies denied refuse refused reject rejected rule ruled doubt doubts doubted dispute disputed disputes".split())  # fmt: skip
_SMALL_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())


class Term(msgspec.Struct, frozen=True):
    """One word that counts: its key, the lemma for the word tables, its weight, the power it stands for, its place."""

    key: str
    lemma: str
    weight: float
    power: str | None
    span: Span
    name: bool


def terms_of(content: str, pieces: tuple[Span, ...], own_power: str | None = None) -> tuple[Term, ...]:
    """The terms of a passage in order, one a token that carries matter.

    ``own_power``: the country that the speaker speaks for; "we" and "the country" then mean it.
    """
    out: list[Term] = []
    for piece in pieces:
        words = tokens(content, piece)
        titled = _titled(words)
        for i, t in enumerate(words):
            low = t.text.lower()
            if own_power is not None and (
                low in _OWN or (low == "country" and i and words[i - 1].text.lower() in ("the", "our"))
            ):
                out.append(Term(own_power, low, NAME_WEIGHT, own_power, t.span, True))
                continue
            key, lemma, weight, power, name = _known(t.text, titled or i == 0)
            if weight >= LOWEST:
                out.append(Term(key, lemma, weight, power, t.span, name))
    return tuple(out)


TITLED = 0.75
"""Share of the longer words known from news that begin with capitals from which on it is the style of a headline, and capitals
tell no names."""
_LONGER = 4


def _titled(words: tuple[Token, ...]) -> bool:
    large = [t.text[0].isupper() for t in words[1:] if len(t.text) >= _LONGER and spread(stem(t.text))]
    return len(large) > 1 and sum(large) >= TITLED * len(large)


_OWN = frozenset("we us our ours ourselves".split())


@lru_cache(maxsize=50_000)
def _known(word: str, initial: bool) -> tuple[str, str, float, str | None, bool]:
    low = word.lower().replace("’", "'").removesuffix("'s")
    key = stem(word)
    n = spread(key)
    capital = word[:1].isupper() and not (initial and n)
    if word[0].isdigit() or low in _SMALL_NUMBERS:
        return re.sub(r"[^\d]", "", low) or low, low, 2.0, None, False
    if capital:
        power = power_key(word)
        return place_key(low), low, NAME_WEIGHT, power, True
    weight = min(HIGHEST, math.log(1000 / max(1, n))) if n else HIGHEST
    return key, lemma_of(low.replace("-", "")) or low.replace("-", "").rstrip("s"), weight, None, False


def negated(content: str, pieces: tuple[Span, ...]) -> bool:
    """True for an odd number of negations."""
    count = 0
    for piece in pieces:
        for t in tokens(content, piece):
            low = t.text.lower().replace("’", "'")
            count += low in _NEGATIONS or low.endswith("n't") or low == "cannot"
    return count % 2 == 1


def likeness(a: Term, b: Term) -> float:
    """1 for one word or name, less for words that WordNet relates and names of one power, else 0."""
    if a.key == b.key:
        return 1.0
    if a.name != b.name:
        return 0.0
    if a.name:
        return SAME_POWER if a.power is not None and a.power == b.power else 0.0
    return RELATED_WORDS if a.lemma == b.lemma else RELATED_WORDS * _related(a.lemma).get(b.lemma, 0.0)


def likenesses(a: Sequence[Term], b: Sequence[Term]) -> Iterator[tuple[int, int, float]]:
    """Which terms of the two are alike at all, by index, and how much; as ``likeness`` has it, without asking every pair."""
    keys, lemmas, powers = (defaultdict[str, list[int]](list) for _ in range(3))
    for j, t in enumerate(b):
        keys[t.key].append(j)
        if not t.name:
            lemmas[t.lemma].append(j)
        elif t.power is not None:
            powers[t.power].append(j)
    for i, s in enumerate(a):
        found = set(keys.get(s.key, ()))
        if not s.name:
            found.update(*(lemmas[w] for w in _related(s.lemma).keys() & lemmas.keys()), lemmas.get(s.lemma, ()))
        elif s.power is not None:
            found.update(powers.get(s.power, ()))
        for j in found:
            yield i, j, likeness(s, b[j])


@lru_cache(maxsize=20_000)
def _related(lemma: str) -> dict[str, float]:
    return related_to(lemma)
