"""One quotation of a draft: verbatim, altered, in another rendering, said by another, or not found; and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import msgspec

from twosource.check.chains import Chain, cut_negation, exact_chains, nearest_chains
from twosource.check.drafts import Draft
from twosource.check.keys import is_negation, words_of
from twosource.check.pile import Pile, Source, weight
from twosource.check.quoting import Part, Quoted, parts_of
from twosource.check.speakers import People, Said, said_by
from twosource.check.telling import changes_told, count, differences, listed
from twosource.matching.parts import Part as Passage
from twosource.matching.parts import parts_of as passages_of
from twosource.matching.parts import shared
from twosource.matching.scorer import score
from twosource.records import CheckItem, Near, Statement, Where
from twosource.spans import Span
from twosource.weights import verb_form
from twosource.words import sentences

MIN_WORDS = 3
"""Shorter quotations are labels and scare quotes more often than speech."""
RENDERING_MIN = 0.5
"""Likelihood, as the matcher has it, from which other words of the same speaker are the same statement."""
TURNED_MIN = 0.2
"""The same for one that is turned round: the matcher takes a negation on one side only as a sign of another statement."""
COMMON_MIN = 0.4
"""Share of the weight of its words that they must share at least."""
BOTH_MIN = 0.5
"""Share of the weight of both sides from which a negation on one of them turns the statement round."""
NEAR_MIN = 0.25
"""A passage that shares less of the quotation's words is not near it."""
_NEAR = 12
"""Reports in which a rendering is looked for: those that share most of the words."""
_SCARE = 4
"""So many words in marks, attributed to nobody and found nowhere, are a label of the draft's own."""
_TURNS = re.compile(
    r"\b(?:not|never|no|nobody|none|without|cannot|den(?:y|ies|ied)|reject(?:s|ed)?|refus(?:es?|ed))\b|n['’]t\b", re.I
)
_WORK = re.compile(
    r"\b(?:called|titled|entitled|named|song|album|film|movie|book|novel|poem|play|painting|series|show|essay)\W*$",
    re.I,
)
_CLOSING = '”»“"'
_SMALL = frozenset("a an and as at but by for from in into nor of off on or over per the to up via with vs".split())


class Quotations:
    """Looks up the quotations of one draft in a pile."""

    def __init__(self, draft: Draft, pile: Pile, people: People) -> None:
        self._draft = draft
        self._report = draft.report
        self._pile = pile
        self._people = people

    def item(self, quoted: Quoted) -> CheckItem | None:
        """None for what is no quotation of anybody: a title, a label, a word held at arm's length."""
        parts = parts_of(self._report.text, quoted.inner)
        size = sum(_length(p) for p in parts)
        if size < MIN_WORDS:
            return None
        statement = self._statement(quoted.inner)
        said = said_by(self._report, statement) if statement and self._stands_by(quoted, statement) else None
        keys = [w.key for p in parts for w in p.words]
        found = [c for s in self._pile.sources for c in exact_chains(parts, s)]
        near = (
            [c for s in self._pile.nearest(keys) for c in nearest_chains(parts, s)]
            if not any(c.exact and c.quoted for c in found)
            else []
        )
        exact = [c for c in found if c.exact and c.quoted]
        if exact:
            return self._standing(quoted, exact, said)
        every = sorted((*found, *near), key=lambda c: (-c.kept, len(c.changes), not c.quoted))
        altered = [c for c in every if c.quoted and c.alike]
        bare = [c for c in every if not c.quoted and c.alike]
        best = altered[0].kept if altered else 0.0
        if bare and bare[0].kept > best and (bare[0].exact or not altered):
            return self._bare(quoted, bare, said)
        if altered:
            return self._altered(quoted, altered, said)
        others = self._renderings(quoted, statement, said) if statement and said else []
        if others:
            return self._rendered(quoted, others, said, every)
        if quoted.how == "single" and statement is None:
            return None
        if self._is_work(quoted) or (said is None and size <= _SCARE and not self._is_sentence(quoted)):
            return None
        return self._item(
            quoted, "not-found", (), "no passage of the pile has these words or nearly these", said, every
        )

    # ------------------------------------------------------------ the states

    def _standing(self, quoted: Quoted, chains: list[Chain], said: Said | None) -> CheckItem:
        fair = [c for c in chains if not self._cut(quoted, c)]
        if not fair:
            negation = self._cut(quoted, chains[0])
            word = chains[0].source.report.words(negation) if negation else ""
            why = f"a negation is cut off: “{word}” stands just before these words in {chains[0].source.report.path}"
            return self._item(quoted, "altered", chains, why, said)
        others = self._others(quoted.inner, said, fair)
        if others:
            assert said is not None
            why = f"the draft gives these words to {said.name}, {listed(others)}"
            return self._item(quoted, "said-by-another", fair, why, said)
        number = len({c.source.report.sha256 for c in fair})
        why = f"the same words stand in {count(number)}"
        if said is None or not said.known:
            names = [t.name for c in fair if (t := _said(c)) is not None and t.known]
            if names:
                why += f"; the draft names nobody for them, the pile {listed(list(dict.fromkeys(names))[:2])}"
        return self._item(quoted, "verbatim", fair, why, said)

    def _altered(self, quoted: Quoted, chains: list[Chain], said: Said | None) -> CheckItem:
        best = chains[0]
        others = self._others(quoted.inner, said, chains)
        whose = f"; the draft gives them to {said.name}, {listed(others)}" if others and said else ""
        told = [*best.flaws, *changes_told(self._report, best)]
        return self._item(quoted, "altered", chains, f"{'; '.join(told)}{whose}", said)

    def _bare(self, quoted: Quoted, chains: list[Chain], said: Said | None) -> CheckItem:
        """Words that stand in the pile, but not as a quotation."""
        best = chains[0]
        exact = [c for c in chains if c.exact]
        if exact and self._quotes_a_report(quoted, said):
            return self._item(
                quoted, "verbatim", exact, f"the same words stand in {count(len(exact))}, in its own voice", said
            )
        theirs = _said(best)
        whose = f"what {theirs.name} is reported to have said" if theirs and theirs.known else "the report's own words"
        nearly = "these words stand" if best.exact else "nearly these words stand"
        why = f"nobody is quoted with these words: {nearly} in {best.source.report.path} without quotation marks, as {whose}"
        return self._item(quoted, "not-found", (), why, said, chains)

    def _rendered(
        self, quoted: Quoted, others: list[tuple[Source, Statement, bool]], said: Said | None, every: list[Chain]
    ) -> CheckItem:
        turned = [(source, s) for source, s, turned in others if turned]
        where = [(source, s) for source, s, turned in others if not turned] or turned
        state = "altered" if len(turned) == len(others) else "rendering"
        name = said.name if said else ""
        if state == "altered":
            why = f"one of the two has a negation that the other does not have: {name} is quoted otherwise"
        else:
            why = f"{name} is quoted in other words that tell the same"
        places: dict[str, list[Span]] = {}
        for source, s in where:
            places.setdefault(source.report.id, []).extend(s.content)
        item = self._item(quoted, state, (), why, said, every)
        return msgspec.structs.replace(
            item, where=tuple(self._where(r, tuple(sorted(set(spans)))) for r, spans in places.items())
        )

    # ------------------------------------------------------------ what they rest on

    def _statement(self, inner: Span) -> Statement | None:
        """The statement that the quotation is the content of, or a part of it."""
        held = []
        for s in self._report.statements:
            common = sum(max(0, min(c.end, inner.end) - max(c.start, inner.start)) for c in s.content)
            if common:
                held.append((s.form == "indirect", -common, sum(len(c) for c in s.content), s.id, s))
        return min(held, key=lambda h: h[:4])[4] if held else None

    def _stands_by(self, quoted: Quoted, statement: Statement) -> bool:
        """Whether the words that attribute the quotation stand in its own paragraph. What is read from another is unsure where
        paragraphs stand apart, as a block or as a quotation that was closed before.
        """
        if not statement.source and not statement.cue:
            return not any(b.overlaps(quoted.inner) for b in self._draft.blocks)
        text, at = self._report.text, quoted.inner.start
        start = text.rfind("\n", 0, at) + 1
        if self._goes_on_behind(quoted.inner, statement, Span(start, at)):
            return False
        if any(start <= s.start and "\n" not in text[at : s.start] for s in (*statement.source, *statement.cue)):
            return True
        before = text[:start].rstrip()
        before = before[before.rfind("\n") + 1 :]
        return quoted.how != "block" and (before.count("“") > before.count("”") or before.count('"') % 2 == 1)

    def _goes_on_behind(self, inner: Span, statement: Statement, before: Span) -> bool:
        """Whether the words that seem to attribute a second quotation, which closes with a full stop, begin the next sentence:
        “Yes,” he said. “At noon.” The ministry said that …
        """
        text = self._report.text
        first = min((s.start for s in (*statement.source, *statement.cue)), default=0)
        closed = any(c in _CLOSING for c in text[before.start : before.end].rstrip()[:-1])
        return closed and first >= inner.end and text[inner.end - 1] == "."

    def _others(self, inner: Span, said: Said | None, chains: Iterable[Chain]) -> list[str]:
        """Who else has the words, each with the report's path; empty where one place agrees, or nobody is named."""
        if said is None or not said.known or self._is_outlet(said):
            return []  # an outlet passes on what others have said
        theirs = [(c.source.report.path, t) for c in chains if (t := _said(c)) is not None and t.known]
        named = [(path, t) for path, t in theirs if self._people.named(t) is not None]
        theirs = named or theirs  # "a statement" is no witness against the one who is named for it
        if not all(self._people.apart(said, t) for _, t in theirs):
            return []
        if said.may_be_anybody(self._report, inner):
            return []
        if any(said.may_be(self._report, inner, t) or self._people.may_mean(said, t) for _, t in theirs):
            return []
        if any(t.may_be(c.source.report, c.spans[-1], said) for c in chains if (t := _said(c)) is not None and t.known):
            return []
        return list(dict.fromkeys(f"{path} to {t.name}" for path, t in theirs))

    def _cut(self, quoted: Quoted, chain: Chain) -> Span | None:
        """The negation in front of the words that the draft has cut off; None where it has one of its own."""
        negation = cut_negation(chain)
        if negation is None or _is_object(chain, negation):
            return None
        text = self._report.text
        start = text.rfind("\n", 0, quoted.inner.start) + 1
        before = next(
            (s for s in sentences(text, Span(start, quoted.inner.end)) if s.start <= quoted.inner.start < s.end),
            quoted.inner,
        )
        return None if _TURNS.search(text, before.start, quoted.inner.start) else negation

    def _quotes_a_report(self, quoted: Quoted, said: Said | None) -> bool:
        """Whether the draft quotes a report and not a person: it names the outlet, or nobody."""
        if said is not None and said.known:
            return said.speaker.kind == "document" or self._is_outlet(said)
        line = self._report.text.rfind("\n", 0, quoted.inner.start) + 1
        before = self._report.text[line : quoted.inner.start].casefold()
        return any(outlet in before for outlet in self._outlets) or bool(
            re.search(r"\b(?:wrote|headline|report(?:ed)?|article)\b", before)
        )

    @cached_property
    def _outlets(self) -> frozenset[str]:
        return frozenset(s.report.outlet.casefold() for s in self._pile.sources if s.report.outlet)

    def _is_outlet(self, said: Said) -> bool:
        """Whether the draft gives the words to an outlet of the pile, by its name or a part of it ("the Herald")."""
        name = said.name.casefold().removeprefix("the ")
        return any(f" {name} " in f" {outlet} " or f" {outlet} " in f" {name} " for outlet in self._outlets)

    def _renderings(self, quoted: Quoted, statement: Statement, said: Said) -> list[tuple[Source, Statement, bool]]:
        """Quotations of the same speaker that tell the same in other words, best first; true where one is negated and the
        other is not.
        """
        if not said.known:
            return []
        own = msgspec.structs.replace(statement, content=(quoted.inner,))
        ours = passages_of(msgspec.structs.replace(self._report, statements=(own,)), "draft")[0][0]
        found = []
        keys = [w.key for w in words_of(self._report.text, quoted.inner)]
        for source in islice(self._pile.nearest(keys), _NEAR):
            for ways in source.passages:
                theirs = ways[0].statement
                if theirs.form == "indirect" or self._people.apart(said, said_by(source.report, theirs)):
                    continue
                told = max((t for way in ways if (t := _told(ours, way)) is not None), default=None)
                if told is not None and said_by(source.report, theirs).known:
                    found.append((-told.likely, source, theirs, told.turned))
        return [(source, s, turned) for _, source, s, turned in sorted(found, key=lambda f: (f[0], f[2].id))]

    def _is_sentence(self, quoted: Quoted) -> bool:
        """Whether the marks close behind a stop or a comma, as they do around speech."""
        return self._report.text[quoted.inner.end - 1] in ".,!?…"

    def _is_work(self, quoted: Quoted) -> bool:
        """ "The Long Water": the title of a work, or a name that somebody goes by."""
        text = self._report.text
        words = re.findall(r"[^\W\d_][\w’'-]*", text[quoted.inner.start : quoted.inner.end])
        title = all(w[0].isupper() or w in _SMALL for w in words) and sum(w[0].isupper() for w in words) > 1
        return title or _WORK.search(text, max(0, quoted.inner.start - 30), quoted.inner.start - 1) is not None

    def _item(
        self,
        quoted: Quoted,
        state: str,
        chains: Sequence[Chain],
        why: str,
        said: Said | None,
        near: Sequence[Chain] = (),
    ) -> CheckItem:
        places: dict[str, list[Span]] = {}
        for chain in chains:
            places.setdefault(chain.source.report.id, []).extend(chain.spans)
        best = max(near, key=lambda c: c.kept, default=None)
        return CheckItem(
            span=quoted.inner,
            kind="quotation",
            state=state,  # type: ignore[arg-type]
            where=tuple(self._where(r, tuple(sorted(set(spans)))) for r, spans in places.items()),
            why=why,
            differences=differences(chains[0]) if chains and state == "altered" else (),
            near=self._near(best) if best is not None and best.kept >= NEAR_MIN else None,
            speaker=said.name if said is not None and said.known else None,
            line=self._draft.line(quoted.inner),
        )

    def _where(self, id: str, spans: tuple[Span, ...]) -> Where:
        source = next(s for s in self._pile.sources if s.report.id == id)
        statements = source.statements(spans, quoted=True)
        name = statements[0].speaker.name if statements else ""
        return Where(
            report=id, spans=spans, path=source.report.path, words=source.report.words(spans), speaker=name or None
        )

    def _near(self, chain: Chain) -> Near:
        where = self._where(chain.source.report.id, chain.spans)
        return Near(
            report=where.report, spans=where.spans, path=where.path, words=where.words, speaker=where.speaker,
            quoted=chain.quoted, nearness=round(min(1.0, chain.kept), 2), differences=differences(chain),
        )  # fmt: skip


def _length(part: Part) -> float:
    """In words; two characters of a script without spaces count as one."""
    return sum(0.5 if len(w.key) == 1 and w.key >= "\u0e00" else 1.0 for w in part.words)


def _said(chain: Chain) -> Said | None:
    statements = chain.source.statements(chain.spans, quoted=chain.quoted)
    return said_by(chain.source.report, statements[0]) if statements else None


def _is_object(chain: Chain, negation: Span) -> bool:
    """Whether few words without a verb are quoted, and the negation in front of them is that of a verb between: of "I will not resign
    over someone else's computer" the last three words.
    """
    words, places = chain.source.words, [i for p in chain.passages for i in p.places]
    first = min(places)
    between = [w.key for w in words[max(0, first - _BETWEEN) : first] if w.span.start >= negation.end]
    return (
        len(places) <= _FEW and not any(map(_is_verb, (words[i].key for i in places))) and any(map(_is_verb, between))
    )


_FEW, _BETWEEN = 4, 4
_VERB_SHARE = 60


def _is_verb(key: str) -> bool:
    form = verb_form(key)
    return form is not None and form.share >= _VERB_SHARE and form.lemma not in ("be", "have", "do")


class _Told(NamedTuple):
    """How a passage of the pile tells what the draft has: ``common``, the weight of the words that both have."""

    common: float
    likely: float
    turned: bool


def _told(ours: Passage, theirs: Passage) -> _Told | None:
    """None where it tells another thing. Of the ways to cut a statement, the one that has most of the words says whether it is
    turned round.
    """
    common = shared(ours, theirs).weight
    if common < COMMON_MIN * ours.weight:
        return None
    likely = score(ours, theirs)
    turned = 2 * common >= BOTH_MIN * (ours.weight + theirs.weight) and _turned(ours, theirs)
    return _Told(common, likely, turned) if likely >= (TURNED_MIN if turned else RENDERING_MIN) else None


def _turned(ours: Passage, theirs: Passage) -> bool:
    """Whether one side has an odd number of negations and the other an even one, or they deny each what the other says."""
    one, other = ([n for n, w in enumerate(side.words) if is_negation(w)] for side in (ours, theirs))
    if (len(one) - len(other)) % 2 == 1:
        return True
    if not len(one) == len(other) == 1:
        return False
    denied, there = _denied(ours.words, one[0]), _denied(theirs.words, other[0])
    return denied != there and denied in theirs.words and there in ours.words


def _denied(words: Sequence[str], at: int) -> str:
    """The word that a negation turns round: the first behind it that tells something."""
    return next((w for w in words[at + 1 : at + 1 + _BETWEEN] if weight(w) >= _TELLING), "")


_TELLING = 0.15
