"""How far two names can be one name: spelling, script, short forms, name order; family members stay apart.

A name is taken apart into words. Two words meet when they are equal, when a romanisation key makes them equal
(``strict``), when they are forms of one given name, when one is the other's initial, or, where the rest of the name
agrees, when only vowels part them (``loose``). bench/quality/matter.py measures on labelled pairs how often that holds.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from twosource.matter.exonyms import is_place, place_key, rows_of
from twosource.matter.folding import folded
from twosource.matter.honorifics import titles_before

SAME_NAME = 0.7
"""From here on two names are taken for one. Scores lie at .4 and below or at .8 and above, so it is no fine choice."""

_EXACT, _STRICT, _GIVEN, _INITIAL, _LOOSE, _NONE = 1.0, 0.96, 0.93, 0.9, 0.85, 0.0
_BY_SURNAME = 0.8
_GIVEN_ONLY = 0.4

_ARTICLES = frozenset("al el ad as at ar an ul the".split())
_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_KEY_RULES = tuple(
    (re.compile(a), b)
    for a, b in (
        (r"shch|shtch|sch", "sh"),
        (r"tsch", "ch"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"is(?=e[ds]?$|ing$|ation)", "iz"),
        (r"c(?=[aoulrt])", "k"),
        (r"dh|zh(?=b)", "d"),
        (r"^kh(?=[aeiou].{3})", "h"),
        (r"ou", "u"),
        (r"oo", "u"),
        (r"(?:iy|yy|yi|ij|ii|ey|ei)$", "i"),
        (r"^(?:ye|je|ie)", "e"),
        (r"(?<=[aeiou])y(?=[aeiou])", ""),
        (r"eh$", "e"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"ii+", "i"),
    )
)
_VOWEL = re.compile(r"[aeiou]")
_BACK = re.compile(r"[gqk]")
_LONG = 7
"""Letters from which on a word may lose one vowel and still be the same; shorter ones are too easily another name."""
_WHOLE = 9
"""Letters from which on a word alone may differ in its vowels and still be one name."""


class _Parts(NamedTuple):
    words: tuple[str, ...]
    generation: str
    royal: bool
    abjad: bool
    """Written in a script that leaves vowels out."""


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, (forms,) in enumerate(rows_of("given.txt")):
        for form in forms:
            groups.setdefault(folded(form), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def surname_at(words: tuple[str, ...]) -> str:
    """The last word of a name that is no generation: "Brill" of "Ada Brill Jr."."""
    kept = [w for w in words if folded(w) not in _GENERATIONS] or list(words)
    return kept[-1]


def is_given_name(word: str) -> bool:
    """True for a given name of the table, in any case and script."""
    return folded(word) in _groups()


@lru_cache(maxsize=20_000)
def _parts(name: str) -> _Parts:
    abjad = any("\u0590" <= c <= "\u07bf" for c in name)
    words = name.replace("’s", "").replace("'s", "").split()
    split = titles_before(words) if words else None
    rest = folded(" ".join(words[split.words if split else 0 :])).split()
    if len(rest) > 2 and rest[0] == "us":
        rest = ["united", "states", *rest[1:]]
    generation = ""
    while len(rest) > 1 and rest[-1] in _GENERATIONS:
        generation = _GENERATIONS[rest.pop()]
    if abjad:
        rest = [w.removeprefix("al") if len(w) > 4 else w for w in rest]
    kept = [w for w in rest if w not in _ARTICLES] or rest
    return _Parts(tuple(kept), generation, bool(split and split.royal), abjad)


@lru_cache(maxsize=20_000)
def _keys(word: str) -> frozenset[str]:
    keys = set()
    for q in ("k", "g") if "q" in word else ("",):
        key = word.replace("q", q) if q else word
        for pattern, new in _KEY_RULES:
            key = pattern.sub(new, key)
        keys.add(key)
    return frozenset(keys)


@lru_cache(maxsize=20_000)
def _loose(key: str) -> str:
    """The consonants in place, every vowel a dot: Arabic, Korean and Slavic names differ in little else."""
    key = key.replace("ch", "sh").replace("kh", "k").replace("gh", "k")
    return _VOWEL.sub(".", _BACK.sub("k", key))


@lru_cache(maxsize=50_000)
def _word_likeness(a: str, b: str, abjad: bool) -> float:
    if a == b:
        return _EXACT
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if a[:1] == b[:1] else _NONE
    if _keys(a) & _keys(b):
        return _STRICT
    groups = _groups()
    if groups.get(a, frozenset()) & groups.get(b, frozenset()):
        return _GIVEN
    for x in _keys(a):
        for y in _keys(b):
            one, two = _loose(x), _loose(y)
            if one == two or (abjad and one.replace(".", "") == two.replace(".", "")):
                return _LOOSE
            if min(len(one), len(two)) >= _LONG and abs(len(one) - len(two)) == 1 and _one_vowel_more(one, two):
                return _LOOSE
    return _NONE


def _one_vowel_more(one: str, two: str) -> bool:
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return any(longer[:i] + longer[i + 1 :] == shorter for i, c in enumerate(longer) if c == ".")


def respelled(a: str, b: str) -> bool:
    """True for two forms that differ in spelling or script only, word for word, or are spellings of one place.

    >>> respelled("Ana Brezny", "Ana Brezniy"), respelled("Kiev", "Kyiv"), respelled("Ana Brezny", "Brezny")
    (True, True, False)
    """
    if is_place(a) and is_place(b):
        return place_key(a) == place_key(b) and a[:1].lower() == b[:1].lower()
    one, two = _parts(a).words, _parts(b).words
    return len(one) == len(two) > 0 and all(
        _word_likeness(x, y, False) in (_EXACT, _STRICT, _LOOSE) for x, y in zip(one, two, strict=True)
    )


def _in_order(short: tuple[str, ...], long: tuple[str, ...], abjad: bool) -> float:
    """The weakest link when every word of ``short`` finds its own in ``long``, in order; 0 where one finds none."""
    at, weakest = 0, _EXACT
    for word in short:
        while at < len(long):
            score = _word_likeness(word, long[at], abjad)
            at += 1
            if score:
                weakest = min(weakest, score)
                break
        else:
            return _NONE
    return weakest


def _initials_clash(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    one = [w for w in a[1:-1] if w]
    two = [w for w in b[1:-1] if w]
    if not one or not two or not (any(len(w) <= 2 for w in one) or any(len(w) <= 2 for w in two)):
        return False
    return one[0][0] != two[0][0]


def _acronym(short: _Parts, name: str, full: str) -> bool:
    if len(short.words) != 1:
        return False
    letters = re.sub(r"[^A-Z]", "", name)
    if len(letters) < 2 or len(letters) < len(short.words[0]):
        return False
    initials = "".join(w[0] for w in re.findall(r"[^\W\d_]+", full) if w[0].isupper())
    return len(initials) > 1 and letters == initials


def same_name(a: str, b: str) -> float:
    """How surely two names can be one referent's, 0 to 1; symmetric; at SAME_NAME and over they can.

    Spelling, script, titles, short forms and name order are seen through; two given names with one family name are
    two people. A place or country under two names is the same; a city and its country are not.

    >>> [same_name("Mr. Brezny", n) >= SAME_NAME for n in ("Ana Brezniy", "Брезный", "Ana Brezni", "Bresky")]
    [True, True, True, False]
    >>> same_name("Ana Brezny", "Olga Brezny") >= SAME_NAME
    False
    """
    if a == b:
        return _EXACT
    if is_place(a) or is_place(b):
        if place_key(a) == place_key(b):
            return _EXACT
        if is_place(a) and is_place(b):
            return _NONE
    one, two = _parts(a), _parts(b)
    if not one.words or not two.words:
        return _NONE
    if _acronym(one, a, b) or _acronym(two, b, a):
        return _INITIAL
    short, long = sorted((one, two), key=lambda p: (len(p.words), p.words))
    abjad = one.abjad or two.abjad
    score = _one_word(short, long, abjad) if len(short.words) == 1 else _several(short, long, abjad)
    if score >= SAME_NAME and one.generation != two.generation:
        plain = one if not one.generation else two
        formal = two if plain is one else one
        if plain.generation or plain.words == formal.words:
            return _GIVEN_ONLY  # father and son
    return score


def _one_word(short: _Parts, long: _Parts, abjad: bool) -> float:
    (word,) = short.words
    joined = "".join(long.words)
    if len(long.words) == 1 or word == joined:
        score = _word_likeness(word, joined, abjad)
        whole = score and min(len(word), len(joined)) >= _WHOLE and word[0] == joined[0]
        return score if score in (_EXACT, _STRICT) or (abjad and score) or whole else min(score, _GIVEN_ONLY)
    if short.royal and not long.royal:
        return min(_word_likeness(word, long.words[0], abjad), _GIVEN_ONLY)
    if len(word) > 1 and any(_word_likeness(word, w, abjad) >= _STRICT for w in long.words[1:] if len(w) > 1):
        return _BY_SURNAME
    if _word_likeness(word, long.words[0], abjad) >= _STRICT:
        return _BY_SURNAME if short.royal or _family_first(long.words) else _GIVEN_ONLY
    return _NONE


def _family_first(words: tuple[str, ...]) -> bool:
    return len(words) == 3 and all(len(w) <= 5 for w in words) and words[0] in _FAMILY_FIRST


_FAMILY_FIRST = frozenset(
    "kim lee yi park pak choi choe moon roh noh no chung jung kang cho yoon han shin oh seo ri chen wang li zhang liu "
    "yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo mao deng xi tsai ma chiang jiang nguyen tran le pham "
    "phan vu vo dang bui do ngo".split()
)


def _weakest(one: tuple[str, ...], two: tuple[str, ...], abjad: bool) -> float:
    """The least likeness of two words in the same place."""
    weakest = _EXACT
    for x, y in zip(one, two, strict=True):
        weakest = min(weakest, _word_likeness(x, y, abjad))
        if not weakest:
            break
    return weakest


def _several(short: _Parts, long: _Parts, abjad: bool) -> float:
    if "".join(short.words) == "".join(long.words):
        return _EXACT
    if _initials_clash(short.words, long.words):
        return _NONE
    if len(short.words) == len(long.words):
        turned = (*long.words[1:], long.words[0])
        best = max(_weakest(short.words, w, abjad) for w in (long.words, turned, (long.words[-1], *long.words[:-1])))
        if best:
            return best
        if len(short.words) > 3 and sorted(short.words) == sorted(long.words):
            return _STRICT
        return _NONE
    family = _word_likeness(short.words[-1], long.words[-1], abjad)
    inside = _in_order(short.words, long.words, abjad)
    if family and inside:
        return inside
    if _weakest(short.words, long.words[: len(short.words)], abjad) >= _LOOSE:
        return _LOOSE if len(long.words) - len(short.words) <= 2 else _GIVEN_ONLY
    return _NONE
