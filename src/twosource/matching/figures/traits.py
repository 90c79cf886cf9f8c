"""What two figures have in common besides their values: the traits by which they may count one thing."""

from __future__ import annotations

import math
from functools import lru_cache

from twosource.matching.figures.counted_things import Thing, size, weight
from twosource.matching.figures.quantities import Standing
from twosource.weights.lexicon import relatedness

ANYBODY = frozenset(("", "person", "resident", "civilian", "victim", "life", "other", "man", "casualty"))
"""Nouns, as stems, that say no more than that people are counted."""
_FEMALE = frozenset("woman girl actress waitress widow mother sister daughter wife nun policewoman".split())
_MALE = frozenset("man boy father brother son husband monk policeman".split())
_NEAR_WORDS = 0.5
"""From this nearness by WordNet on, two nouns may name one thing."""


def traits(a: Thing, b: Thing, standing: Standing) -> dict[str, float]:
    """The traits by name, each 0 to 1 or thereabouts. The same for ``b, a``."""
    f, g = a.figure, b.figure
    out = {
        "context": overlap(a.context, b.context),
        "close": overlap(a.close - {a.noun, b.noun}, b.close - {a.noun, b.noun}),
        "names": shared(a.names, b.names),
        "names-apart": float(apart(a.names, b.names)),
        "close-names-apart": float(apart(a.names & a.close, b.names & b.close)),
        "verbs": shared(a.verbs, b.verbs),
        "row": shared(a.row, b.row),
        "beside": shared(a.beside, b.beside),
        "beside-apart": float(apart(a.beside, b.beside)),
        "times-apart": float(apart(a.years, b.years) or apart(a.months, b.months)),
        "time-on-one": float(bool(a.years | a.months) != bool(b.years | b.months)),
        "year-on-one": float(bool(a.years) != bool(b.years)),
        "days-apart": float(apart(a.days, b.days)),
        "running-apart": float(a.running != b.running),
        "place": 1 - abs(a.place - b.place),
        "late": min(a.place, b.place),
        "hedged-alike": float(f.hedge == g.hedge),
        "per-apart": float(f.per != g.per),
        "pointed": float(a.pointed or b.pointed),
        "digits": min(telling(a), telling(b), 4) / 4,
        "far": math.log(max(size(a), size(b), 1e-9) / max(min(size(a), size(b)), 1e-9)) if standing == "apart" else 0.0,
        "small": float(max(size(a), size(b)) <= 3 and f.kind == "count"),
        "kind-apart": float(f.kind != g.kind),
        "holds": float(standing == "holds"),
    }
    out.update(_nouns(a, b))
    out.update(_fates(a, b))
    plain = float(telling(a) < 2 and telling(b) < 2)
    out["noun-apart-plain"] = out["noun-apart"] * plain
    out["people-apart-plain"] = out["people-apart"] * plain
    out["far"] = min(out["far"], 5.0)
    return out


def _nouns(a: Thing, b: Thing) -> dict[str, float]:
    one, two = sorted((a.noun, b.noun))
    return {
        "noun": float(bool(one) and one == two),
        "noun-near": float(bool(one) and one != two and relatedness(one, two) >= _NEAR_WORDS),
        "noun-on-one": float(bool(one) != bool(two)),
        "noun-on-none": float(not one and not two),
        "noun-apart": float(bool(one) and one != two and not (a.people and b.people)),
        "people-apart": float(a.people and b.people and one != two and one not in ANYBODY and two not in ANYBODY),
        "sexes-apart": float(bool(_sex(one) and _sex(two)) and _sex(one) != _sex(two)),
        "people": float(a.people and b.people),
        "people-on-one": float(a.people != b.people and bool(a.figure.unit) and bool(b.figure.unit)),
    }


def _sex(noun: str) -> str:
    return "f" if noun in _FEMALE else "m" if noun in _MALE else ""


def _fates(a: Thing, b: Thing) -> dict[str, float]:
    return {
        "fate": float(bool(a.fate) and a.fate == b.fate and a.part == b.part),
        "fate-apart": float(bool(a.fate) and bool(b.fate) and a.fate != b.fate),
        "fate-on-one": float(bool(a.fate) != bool(b.fate)),
        "part-apart": float(a.part != b.part),
    }


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Words in common, rare ones weighing more: cosine of the two sets."""
    if not a or not b:
        return 0.0
    size_of = math.sqrt(_total(a) * _total(b))
    return _total(a & b) / size_of if size_of else 0.0


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that lies in the other."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both say something, and nothing in common."""
    return bool(a) and bool(b) and not a & b


@lru_cache(maxsize=50_000)
def _total(words: frozenset[str]) -> float:
    return sum(weight(w) for w in sorted(words))


def telling(thing: Thing) -> int:
    """How many digits of the value matter: two reports seldom print "143.6" by chance, and often "20"."""
    value = size(thing)
    digits = len(f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "").lstrip("0"))
    if value == int(value):
        digits = len(str(int(value)).rstrip("0"))
    return max(digits, 2) if thing.figure.kind == "money" and value >= 1000 else digits
