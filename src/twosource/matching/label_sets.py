"""For one referent across reports, the terms of each: what they differ in is shown, never weighed.

A referent is a name of several reports with what describes it, or a thing without a name (``referents``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from twosource.matching.referents import Phrase, Thing, differing, gathered, salience
from twosource.matter.folding import folded
from twosource.matter.honorifics import titles_before
from twosource.matter.labels import described
from twosource.matter.likeness import respelled
from twosource.matter.nominals import nominals
from twosource.matter.voices import Voices
from twosource.records import Label, LabelSet, Match, NameSet, Report, Term
from twosource.spans import Span, name_of
from twosource.weights import noun_classes
from twosource.weights.nouns import PERSON

MOST_THINGS = 25
"""Things without a name that are shown, at most. On the development comparisons all that readers listed and are found
stand among the first 25, nine of ten among the first 20."""
NAMES_IN_COMMON = 2
"""Names that two reports have to share before words of one are held against words of the other."""
_LEADING = re.compile(r"^(?:the|an?|his|her|its|their|this|that|these|those) ", re.IGNORECASE)
_SHORT = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "dr": "doctor",
    "prof": "professor",
}
_MARKS = re.compile(r"[\"“”«»„]|(?<!\w)['‘]|['’](?!\w)")
_OPEN, _CLOSED = '"“‘«„', '"”’»“'
_SHOUTED = 4
"""Letters up to which capitals are an acronym's ("NATO") and not a headline's."""


def label_sets(
    reports: tuple[Report, ...], name_sets: tuple[NameSet, ...], matches: tuple[Match, ...] = ()
) -> tuple[LabelSet, ...]:
    """The label sets of the referents that two reports or more label, and not all in the same words.

    Terms stand in letter order, then text order; sets in the order of their names. Reports carry letters. Terms inside
    one quotation of ``matches`` that the reports render in different words are marked. Cost grows with the square
    of the noun phrases that share a head.
    """
    pages = {r.letter or "": _Page(r) for r in reports}
    named = {_id(g): (g, _labels(g, pages)) for g in name_sets}
    owner = {(t.report, t.span.start): id for id, (_, terms) in named.items() for t in terms}
    things = []
    phrases = [p for page in sorted(pages.values(), key=lambda x: x.report.sha256) for p in page.phrases()]
    told = {
        (t.report, at)
        for group, terms in named.values() if _is_described(group) and _several(terms)
        for t in terms for at in range(t.span.start, t.span.end)
    }  # fmt: skip
    phrases = [p for p in phrases if (p.letter, p.nominal.head.start) not in told]
    for thing in gathered(phrases, _together(name_sets)):
        whose = {owner[key] for p in thing if (key := (p.letter, p.nominal.span.start)) in owner}
        terms = tuple(pages[p.letter].term(p.nominal.span, p.nominal.head) for p in thing)
        if len(whose) == 1 and named[min(whose)][0].kind == "person" and _one_person(thing):
            group, known = named[min(whose)]
            named[min(whose)] = (group, (*known, *terms))
        elif differing(thing):
            things.append((salience(thing), thing, terms))
    things.sort(key=lambda t: (-t[0], sorted(p.order for p in t[1])))
    out = [_set(group.name, id, terms) for id, (group, terms) in named.items()]
    out += [_set(_description(terms), "", terms) for _, _, terms in things[:MOST_THINGS]]
    out += [
        _set(g.name, _id(g), forms, spelling=True)
        for g in name_sets
        if not _is_described(g) and (forms := _spellings(g, pages))
    ]
    quotations = _renderings(matches)
    kept = [_marked(s, quotations) for s in out if _several(s.terms) and not _alike(s)]
    return tuple(sorted(kept, key=lambda s: (s.name, s.differ, s.referent)))


class _Page:
    """A report with the voices of its words."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lines = tuple(sorted(line.span for line in report.lines if line.article))
        spoken = tuple(piece for s in report.statements if s.form == "direct" for piece in s.content)
        self._voices = Voices(report.text, self.lines, spoken)
        self._mentions = {n.id: n.mentions for n in report.names}
        self._labels: defaultdict[str, list[Label]] = defaultdict(list)
        for label in report.labels:
            self._labels[label.referent].append(label)

    def phrases(self) -> list[Phrase]:
        letter, text = self.report.letter or "", self.report.text
        return [Phrase(letter, (self.report.sha256, n.span.start), n) for n in nominals(text, self.lines)]

    def mentions(self, name: str) -> tuple[Term, ...]:
        return tuple(self.term(span, span) for span in self._mentions.get(name, ()))

    def labels(self, name: str) -> list[Term]:
        return [
            Term(report=self.report.letter or "", span=x.span, voice=x.voice, text=self.report.words(x.span))
            for x in self._labels[name]
        ]

    def term(self, span: Span, head: Span) -> Term:
        text = self.report.text
        opened = any(c in _OPEN for c in text[span.start : span.end])
        if opened and text[span.end : span.end + 1] in tuple(_CLOSED):
            span = Span(span.start, span.end + 1)  # the closing mark of words that stand in marks
        return Term(
            report=self.report.letter or "", span=span, voice=self._voices.of(span, head), text=self.report.words(span)
        )


def _id(group: NameSet) -> str:
    return name_of("referent", *sorted(m.name for m in group.members))


def _set(name: str, id: str, terms: Iterable[Term], *, spelling: bool = False) -> LabelSet:
    unique = {(t.report, t.span): t for t in terms}
    ordered = tuple(unique[k] for k in sorted(unique))
    id = id or name_of("thing", *sorted(t.text for t in ordered))
    return LabelSet(referent=id, name=name, terms=ordered, differ="spelling" if spelling else "wording")


def _together(name_sets: tuple[NameSet, ...]) -> frozenset[tuple[str, str]]:
    """The pairs of reports that have names in common: what strangers say in one word is no thing of both."""
    count: defaultdict[tuple[str, str], int] = defaultdict(int)
    for g in name_sets:
        for pair in combinations(sorted({m.report for m in g.members}), 2):
            count[pair] += 1
    return frozenset(pair for pair, n in count.items() if n >= NAMES_IN_COMMON)


# ------------------------------------------------------------------ names


def _labels(group: NameSet, pages: dict[str, _Page]) -> tuple[Term, ...]:
    """What the reports call a name, and the forms of the name itself where they are no spellings or short forms of one."""
    terms: list[Term] = []
    forms: list[Term] = []
    for member in group.members:
        page = pages[member.report]
        terms += page.labels(member.name)
        forms += page.mentions(member.name) if not _is_described(group) else ()
    return (*terms, *forms) if _other_names(forms) else tuple(terms)


def _is_described(group: NameSet) -> bool:
    """True for what has no name of its own: "government of Ostia"."""
    return described(group.name) is not None


def _several(terms: Iterable[Term]) -> bool:
    return len({t.report for t in terms}) > 1


def _other_names(forms: Sequence[Term]) -> bool:
    """True where a report prints a name in a form that is no part of any form of another report, nor has one as its part."""
    by_report: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
    for f in forms:
        if _is_printed_name(f):
            by_report[f.report].add(_plain(f.text))
    return any(
        all(not (_within(x, y) or _within(y, x)) for y in by_report[b])
        for a in by_report for b in by_report if a != b for x in by_report[a]
    )  # fmt: skip


def _within(short: frozenset[str], long: frozenset[str]) -> bool:
    """True where every word of ``short`` stands in ``long``, in whatever spelling."""
    return all(w in long or any(respelled(w, other) for other in long) for w in short)


def _is_printed_name(term: Term) -> bool:
    """False for a mention by a role: "the president"."""
    return term.text.split()[-1][:1].isupper() or "-" in term.text


def _plain(name: str) -> frozenset[str]:
    words = name.split()
    rest = folded(" ".join(words[titles_before(words).words :])).split()
    return frozenset(w for w in rest if len(w) > 1) - {"the", "of", "jr"}


def _spellings(group: NameSet, pages: dict[str, _Page]) -> tuple[Term, ...]:
    """The mentions of a name of which two reports spell one word each in its own way: Brezny, Brezniy; NATO, Nato."""
    terms = [t for m in group.members for t in pages[m.report].mentions(m.name) if _is_printed_name(t)]
    words: defaultdict[str, dict[str, Term]] = defaultdict(dict)
    for t in terms:
        for w in t.text.removesuffix("’s").removesuffix("'s").split():
            if not (w.isupper() and len(w) > _SHOUTED):
                words[t.report].setdefault(w, t)
    for a, b in combinations(sorted(words), 2):
        for one in words[a].keys() - words[b].keys():
            if any(respelled(one, two) for two in words[b].keys() - words[a].keys()):
                return tuple(terms)
    return ()


def _one_person(thing: Thing) -> bool:
    """True for roles of a person, one at a time: who some report describes so is meant by the others too."""
    nouns = [p.nominal for p in thing if not p.nominal.act]
    return all(PERSON in noun_classes(n.word) and not n.plural for n in nouns)


# ------------------------------------------------------------------ what is shown


def _description(terms: tuple[Term, ...]) -> str:
    """A plain name for a thing: the words chosen most often, without article, the shortest of these."""
    count: defaultdict[str, int] = defaultdict(int)
    for t in terms:
        count[_bare(t.text)] += 1
    return min(count, key=lambda words: (-count[words], len(words), words))


def _bare(text: str) -> str:
    return _LEADING.sub("", _MARKS.sub("", " ".join(text.split()))).casefold()


def _alike(labels: LabelSet) -> bool:
    if labels.differ == "spelling":
        return False
    return (
        len({" ".join(_SHORT.get(w.rstrip("."), w.rstrip(".")) for w in _bare(t.text).split()) for t in labels.terms})
        < 2
    )


def _renderings(matches: tuple[Match, ...]) -> list[dict[str, tuple[Span, ...]]]:
    """The quotations that reports print in different words: letter to content."""
    return [{m.report: m.content for m in x.members} for x in matches if x.kind == "rendering"]


def _marked(labels: LabelSet, quotations: list[dict[str, tuple[Span, ...]]]) -> LabelSet:
    """The set, its terms marked that stand in one quotation with a term of another report."""
    inside: set[int] = set()
    for q in quotations:
        held = [n for n, t in enumerate(labels.terms) if any(t.span.overlaps(s) for s in q.get(t.report, ()))]
        if len({labels.terms[n].report for n in held}) > 1:
            inside.update(held)
    if not inside:
        return labels
    terms = tuple(msgspec.structs.replace(t, rendering=n in inside) for n, t in enumerate(labels.terms))
    return msgspec.structs.replace(labels, terms=terms)
