"""One referent across reports: names of several reports that are one person's, body's or place's.

Each name joins at most one set. A set holds one name a report; only descriptions ("government of Ostia") may bring
several. Pairs are taken by likeness, then by how often they are named, then by their words, so the order of the reports
changes nothing.
"""

from __future__ import annotations

import re
from itertools import combinations

from twosource.matter.exonyms import country_name, place_key, power_key
from twosource.matter.folding import folded
from twosource.matter.labels import described
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.matter.ties import powers
from twosource.records import Name, NameMember, NameSet, Report

_Key = tuple[str, str]
"""Letter of the report and id of the name."""


def gather(reports: tuple[Report, ...]) -> tuple[NameSet, ...]:
    """The names that two reports or more have in common, in the order of their names; reports carry letters.

    A set takes a name only where it is like every member already in it, so two namesakes never meet through a surname
    that a third report prints alone. Cost grows with the square of the number of different names that share a word.
    """
    entries = {(r.letter or "", n.id): n for r in reports for n in r.names}
    keys = _description_keys(reports)
    alike = _alike({k: n for k, n in entries.items() if k not in keys})
    group: dict[_Key, frozenset[_Key]] = {
        k: frozenset(o for o in keys if keys[o] == keys[k]) if k in keys else frozenset((k,)) for k in entries
    }
    likeness = {frozenset(pair): score for score, pair in alike}
    for _, (a, b) in sorted(
        alike,
        key=lambda x: (
            -x[0],
            -sum(len(entries[k].mentions) for k in x[1]),
            sorted((_sort(entries, x[1][0]), _sort(entries, x[1][1]))),
        ),
    ):
        one, two = group[a], group[b]
        if one is two or {k[0] for k in one} & {k[0] for k in two}:
            continue
        if all(frozenset((x, y)) in likeness for x in one for y in two):
            joined = one | two
            for k in joined:
                group[k] = joined
    sets = {g for g in group.values() if len({letter for letter, _ in g}) > 1}
    return tuple(
        sorted(
            (_set(entries, g, keys) for g in sets),
            key=lambda s: (s.name, s.kind, [(m.report, m.name) for m in s.members]),
        )
    )


def _sort(entries: dict[_Key, Name], key: _Key) -> tuple[str, str]:
    # by the words and the id, which is made of the report's text: never by the letter, which the caller chooses
    return entries[key].name, entries[key].id


def _description_keys(reports: tuple[Report, ...]) -> dict[_Key, tuple[str, str]]:
    """For every described referent the key under which it meets others; a ruler stands for the country that some
    report names beside his title.
    """
    tied: dict[str, str] = {}
    for r in sorted(reports, key=lambda r: r.sha256):
        for person, of in powers(r.text, r.names).items():
            tied.setdefault(person, of)
    out: dict[_Key, tuple[str, str]] = {}
    for r in reports:
        for n in r.names:
            parts = described(n.name)
            if parts is None:
                continue
            group, owner = parts
            power = power_key(owner) if owner else None
            if owner and power is None:
                fits = [p for person, p in sorted(tied.items()) if same_name(person, owner) >= SAME_NAME]
                power = fits[0] if fits else None
            out[r.letter or "", n.id] = (group, power or folded(owner))
    return out


def _alike(entries: dict[_Key, Name]) -> list[tuple[float, tuple[_Key, _Key]]]:
    buckets: dict[str, set[_Key]] = {}
    for key, name in entries.items():
        for word in handles(name.name):
            buckets.setdefault(word, set()).add(key)
    pairs = {
        tuple(sorted((a, b))) for bucket in buckets.values() for a, b in combinations(sorted(bucket), 2) if a[0] != b[0]
    }
    out = []
    for a, b in sorted(pairs):
        score = _likeness(entries[a], entries[b])
        if score >= SAME_NAME:
            out.append((score, (a, b)))
    return out


def handles(name: str) -> tuple[str, ...]:
    """Words under which two like names meet: consonants of their words, places by key, initials of long names. Names that
    are ``same_name`` share one, so that a few of many can be asked.
    """
    words = folded(name).split()
    found = {"p:" + place_key(name), "j:" + "".join(words)}
    for w in words:
        if len(w) > 2:
            found.add("c:" + _skeleton(w))
    if len(words) > 1:
        found.add("j:" + "".join(w[0] for w in words if w not in ("of", "the", "and", "for")))
    return tuple(sorted(found))


def _skeleton(word: str) -> str:
    bare = (
        re.sub(r"^kh(?=[aeiou])", "", word)
        .replace("ph", "f")
        .replace("ch", "s")
        .replace("sh", "s")
        .replace("q", "k")
        .replace("g", "k")
        .replace("c", "k")
    )
    consonants = [c for c in bare if c not in "aeiouyhwj"]
    return "".join(c for i, c in enumerate(consonants) if i == 0 or c != consonants[i - 1])[:4]


def _likeness(a: Name, b: Name) -> float:
    if {a.kind, b.kind} == {"person", "place"} and (" " not in a.name or folded(a.name) != folded(b.name)):
        return 0.0
    if {a.kind, b.kind} == {"person", "organisation"} and folded(a.name) != folded(b.name):
        return 0.0
    return same_name(a.name, b.name)


def _set(entries: dict[_Key, Name], group: frozenset[_Key], keys: dict[_Key, tuple[str, str]]) -> NameSet:
    members = sorted(group)
    names = sorted({entries[k].name for k in members}, key=lambda n: (-len(n.split()), -len(n), n))
    kinds = sorted(entries[k].kind for k in members)
    kind = max(sorted(set(kinds)), key=lambda k: (k != "other", kinds.count(k)))
    described_as = next((keys[k] for k in members if k in keys), None)
    name = names[0]
    if described_as is not None:
        # the country's description where one report gives it, not the ruler's
        power = country_name(described_as[1])
        name = next((n for n in names if power and n.endswith(f" {power}")), name)
    if len(names) == 1 and described_as is None:
        why = "printed alike in all reports"
    elif described_as is not None:
        why = f"descriptions of one thing: {'; '.join(names)}"
    elif len({place_key(n) for n in names}) == 1 and kind == "place":
        why = f"names of one place: {', '.join(names)}"
    else:
        why = f"forms of one name: {', '.join(names)}"
    return NameSet(
        name=name, kind=kind, members=tuple(NameMember(report=letter, name=id) for letter, id in members), why=why
    )
