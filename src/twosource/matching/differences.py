"""Where the members of a match part: the words, names, figures and labels that differ, the form, the extent."""

from __future__ import annotations

import itertools

from rapidfuzz.distance import Levenshtein

from twosource.matching.kinds import NARROWER, word_overlap
from twosource.matching.parts import Part
from twosource.matter.exonyms import place_key, power_key
from twosource.matter.labels import label_class
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Difference, DifferenceKind, Report
from twosource.spans import Span
from twosource.words import Token, tokens

ALIGNABLE = 0.3
"""Share of all words in common from which on words can be laid side by side; below, only what is not shared is marked."""


def differences(parts: list[Part], known: dict[str, Report]) -> tuple[Difference, ...]:
    """For two members that share enough words stretch by stretch in text order; else the words that not all have."""
    out: list[Difference] = []
    forms = {p.statement.form for p in parts}
    if len(forms) > 1:
        out.append(Difference(kind="form", spans={p.letter: p.spans for p in parts}))
    weights = [p.weight for p in parts]
    if min(weights) > 0 and max(weights) / min(weights) >= NARROWER:
        out.append(Difference(kind="extent", spans={p.letter: p.spans for p in parts}))
    words = {p.letter: [t for s in p.spans for t in tokens(known[p.letter].text, s)] for p in parts}
    if len(parts) == 2 and word_overlap(parts[0], parts[1], known) >= ALIGNABLE:
        out.extend(_pairwise(parts, words))
    else:
        loose = {k: _unshared(k, words) for k in words}
        if any(loose.values()):
            out.append(Difference(kind="wording", spans=loose))
    return tuple(out)


def _key(t: Token) -> str:
    return t.text.lower().replace("’", "'")


def _unshared(letter: str, words: dict[str, list[Token]]) -> tuple[Span, ...]:
    others = [{_key(t) for t in ws} for k, ws in words.items() if k != letter]
    return _stretches([t for t in words[letter] if not all(_key(t) in o for o in others)], words[letter])


def _stretches(chosen: list[Token], all_words: list[Token]) -> tuple[Span, ...]:
    """Neighbouring words as one span."""
    order = {t.span: i for i, t in enumerate(all_words)}
    out: list[Span] = []
    last = -2
    for t in chosen:
        if order[t.span] == last + 1:
            out[-1] = out[-1].cover(t.span)
        else:
            out.append(t.span)
        last = order[t.span]
    return tuple(out)


def _pairwise(parts: list[Part], words: dict[str, list[Token]]) -> list[Difference]:
    # In one fixed direction, by the words themselves: an alignment need not be its own mirror image.
    first, second = sorted(parts, key=lambda p: ([_key(t) for t in words[p.letter]], p.spans))
    a, b = words[first.letter], words[second.letter]
    out = []
    for here, there in _stretches_apart(a, b):
        one, two = a[slice(*here)], b[slice(*there)]
        spans: dict[str, tuple[Span, ...]] = {}
        if one:
            spans[first.letter] = (one[0].span.cover(one[-1].span),)
        if two:
            spans[second.letter] = (two[0].span.cover(two[-1].span),)
        out.append(Difference(kind=_kind(one, two), spans=spans))
    return sorted(out, key=lambda d: min(s[0] for s in d.spans.values()))


def _stretches_apart(a: list[Token], b: list[Token]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Index ranges of both sides that an alignment of the words leaves apart, neighbouring ones as one."""
    out: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for op in Levenshtein.opcodes([_key(t) for t in a], [_key(t) for t in b]):
        if op.tag == "equal":
            continue
        here, there = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if out and out[-1][0][1] == here[0] and out[-1][1][1] == there[0]:
            here, there = (out[-1][0][0], here[1]), (out[-1][1][0], there[1])
            out.pop()
        out.append((here, there))
    return out


def _kind(one: list[Token], two: list[Token]) -> DifferenceKind:
    if any(t.text[0].isdigit() for t in (*one, *two)):
        return "figure"
    for s, t in itertools.product(one, two):
        if s.text[:1].isupper() and t.text[:1].isupper() and _same_referent(s.text, t.text):
            return "name"
        group = label_class(s.text)
        if group is not None and group == label_class(t.text) and s.text.lower() != t.text.lower():
            return "label"
    return "wording"


def _same_referent(a: str, b: str) -> bool:
    if a.lower() == b.lower() or place_key(a) == place_key(b):
        return True
    power = power_key(a)
    return (power is not None and power == power_key(b)) or same_name(a, b) >= SAME_NAME
