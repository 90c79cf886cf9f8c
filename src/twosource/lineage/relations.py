"""What the texts of two reports have to do with each other: five relations, told apart by shared prose and credits."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import msgspec

from twosource.lineage.anchors import in_one_order
from twosource.lineage.cuts import cuts
from twosource.lineage.direction import UNKNOWN, Found, by_credit, common, first_of, same_outlet
from twosource.lineage.passages import SHORTEST, Passage, passages
from twosource.lineage.sides import Side
from twosource.records import Relation, RelationKind
from twosource.spans import Span

ONE_PASSAGE, SEVERAL = 14, 20
"""Prose words, in one passage and in several, from which on two reports share prose. The development pairs that took
nothing from each other have no passage of SHORTEST words, those that did share 15 or more."""
MOSTLY = 0.8
"""Share of both articles' words, quotations too, from which on one is a copy of the other (the guide's "four fifths")."""
WHOLE_OF_IT = 0.7
"""Share of the words of one report from which on the whole of it stands in the other, cut or edited a little: without
a credit on its side it is a shortened or truncated print of one text, not a text of its own with passages from it."""
VERSIONS = 0.2
"""Share of the prose of the shorter from which on two texts of one agency or outlet are versions of one story."""
SPOKEN = 8
"""Words of one passage inside quotations from which on two reports share a quotation: a turn of five is nobody's."""

TOLD_ALIKE = 0.45
"""Share of the longer words of one report's prose, by their beginnings, that stand in the other's prose too, from which
on like quotations are a sign of a rewording: the reworded pairs have .53 to .62, two reports that share quotations only
about .4. Two reporters may quote one speech from end to end in its own order; what they say between is their own."""


class Pair(msgspec.Struct, frozen=True):
    """A relation with what it was read from. ``shared``: passages of prose; ``one`` is the side ``spans_one`` is of."""

    one: str
    two: str
    relation: RelationKind
    suspected: bool
    versions: bool
    shared: tuple[Passage, ...]
    spans_one: tuple[Span, ...]
    spans_two: tuple[Span, ...]
    words: int
    share_one: float
    share_two: float
    whole_one: float
    """Share of all words of one, quotations too, that stand in two."""
    whole_two: float
    first: str | None
    direction: str
    common: tuple[str, ...]
    why: str

    @property
    def copied(self) -> bool:
        """True where prose stands in both word for word."""
        return bool(self.shared)

    @property
    def whole(self) -> bool:
        """True where the articles coincide."""
        return self.whole_one >= MOSTLY and self.whole_two >= MOSTLY

    def spans(self, letter: str) -> tuple[Span, ...]:
        return self.spans_one if letter == self.one else self.spans_two


def pairs(sides: Sequence[Side]) -> tuple[Pair, ...]:
    """Every two sides once, in an order that their words decide. Cost: about linear in the words of each two."""
    return tuple(relate(x, y) for x, y in itertools.combinations(sorted(sides, key=lambda s: s.key), 2))


def relate(x: Side, y: Side) -> Pair:
    """The relation of two reports. Evidence is looked for in this order: shared prose; like choice and cut of
    quotations; names and figures in one order, in two languages; shared quotations.
    """
    found = passages(x.told, y.told)
    prose = tuple(p for p in found if p.prose >= SHORTEST)
    words = sum(p.prose for p in prose)
    if words < (ONE_PASSAGE if len(prose) == 1 else SEVERAL):
        return _without_prose(x, y, found)
    all_words = sum(p.words for p in found)
    shares = (_share(all_words, len(x.told.words)), _share(all_words, len(y.told.words)))
    relation = _kind(x, y, shares)
    first = first_of(x, y, relation)
    fewer = min(x.told.prose, y.told.prose)
    versions = bool(common(x, y) or same_outlet(x, y)) and _share(words, fewer) >= VERSIONS and relation != "copy"
    much = f"{words} words outside quotations stand in both word for word, in {_counted(len(prose), 'passage')}"
    return Pair(
        one=x.letter,
        two=y.letter,
        relation=relation,
        suspected=False,
        versions=versions,
        shared=prose,
        spans_one=tuple(p.one for p in prose),
        spans_two=tuple(p.two for p in prose),
        words=words,
        share_one=_share(words, x.told.prose),
        share_two=_share(words, y.told.prose),
        whole_one=shares[0],
        whole_two=shares[1],
        first=first[0],
        direction=first[1],
        common=common(x, y),
        why="; ".join(filter(None, (much, _because(x, y, relation), first[1]))),
    )


def _kind(x: Side, y: Side, shares: tuple[float, float]) -> RelationKind:
    if min(shares) >= MOSTLY:
        return "copy"
    shared = common(x, y)
    if same_outlet(x, y) or (not shared and by_credit(x, y)):
        return "derived"
    if shared or max(shares) >= WHOLE_OF_IT:
        return "common-origin"
    return "derived"


def _because(x: Side, y: Side, relation: RelationKind) -> str:
    if relation == "copy":
        return "the articles coincide for four fifths and more"
    if relation == "derived":
        return "both are one outlet's" if same_outlet(x, y) else "the rest of each is its own"
    return "" if common(x, y) else "nearly all of the one stands in the other"


def _without_prose(x: Side, y: Side, found: tuple[Passage, ...]) -> Pair:
    met = cuts(x.quotes, y.quotes)
    if met.reworded and _share(len(x.stems & y.stems), min(len(x.stems), len(y.stems))) >= TOLD_ALIKE:
        first = first_of(x, y, "derived", suspected=True)
        why = (
            f"no prose in common, but {met.in_order} quotations in the same order, {met.alike} of them cut at the same "
            f"words and {_counted(met.joins, 'time')} the same two side by side: one may be a rewording of the other; {first[1]}"
        )
        return _bare(x, y, "derived", met.pairs, why, suspected=True, first=first)
    named = in_one_order(x.report, y.report)
    if named:
        first = first_of(x, y, "derived", suspected=True)
        why = (
            f"two languages, and {len(named)} names and figures in one order: one may be a translation of the other or "
            f"both of a third; {first[1]}"
        )
        return _bare(x, y, "derived", named, why, suspected=True, first=first)
    spoken = tuple(p for p in found if p.words - p.prose >= SPOKEN)
    spans = tuple((p.one, p.two) for p in spoken)
    if spoken:
        much = _counted(sum(p.words - p.prose for p in spoken), "word")
        return _bare(x, y, "shared-quotes-only", spans, f"{much} of quotations or posts stand in both, and no prose")
    return _bare(x, y, "independent", (), "no passage that stands in both was found")


def _bare(
    x: Side,
    y: Side,
    relation: RelationKind,
    spans: tuple[tuple[Span, Span], ...],
    why: str,
    *,
    suspected: bool = False,
    first: Found = UNKNOWN,
) -> Pair:
    return Pair(
        one=x.letter,
        two=y.letter,
        relation=relation,
        suspected=suspected,
        versions=False,
        shared=(),
        spans_one=tuple(a for a, _ in spans),
        spans_two=tuple(b for _, b in spans),
        words=0,
        share_one=0.0,
        share_two=0.0,
        whole_one=0.0,
        whole_two=0.0,
        first=first[0],
        direction=first[1],
        common=common(x, y),
        why=why,
    )


def as_record(pair: Pair) -> Relation:
    """With its sides in letter order, the passages in the order of the first."""
    a, b = sorted((pair.one, pair.two), key=lambda letter: (len(letter), letter))
    both = sorted(zip(pair.spans(a), pair.spans(b), strict=True))
    shares = {pair.one: round(pair.share_one, 4), pair.two: round(pair.share_two, 4)}
    return Relation(
        a=a,
        b=b,
        relation=pair.relation,
        suspected=pair.suspected,
        versions=pair.versions,
        words=pair.words,
        shares={a: shares[a], b: shares[b]} if pair.words else {},
        spans={a: tuple(s for s, _ in both), b: tuple(s for _, s in both)} if both else {},
        first=pair.first,
        common=pair.common,
        why=_with_letters(pair),
    )


def _with_letters(pair: Pair) -> str:
    """The reason with the letters of the two in place of "the first" and "the second"."""
    if pair.first is None:
        return pair.why
    other = pair.two if pair.first == pair.one else pair.one
    return pair.why.replace("the first", pair.first).replace("the second", other)


def _share(words: int, of: int) -> float:
    return words / of if of else 0.0


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
