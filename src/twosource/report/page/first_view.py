"""What of the findings stands open in the brief, so that it fits one laptop screen; everything else is folded there."""

from __future__ import annotations

from math import ceil

from twosource.records import LabelSet, Record, Term, Voice
from twosource.report.foremost import TOPICS, Item, Topic
from twosource.report.ledger import Passage

_LINES = 25
"""Lines of print beside what is compared: 1366 x 768 less the head of the window, of the page and of the brief."""
_COLUMN = 88
"""Characters of such a line."""
_CLAMP = 2
"""Lines of a passage after which it is cut on the screen; the ledger has all of it."""
_MOST: dict[Topic, int] = {"rendering": 2, "figure": 3, "denial": 1, "silence": 1, "form": 1, "source": 1}
_ROOMY = 4
"""Findings of a topic that stand open where every topic had its turn and there is room left."""


class Shown(Record, frozen=True, kw_only=True):
    """One topic: the findings that stand open, each by its first clause only, and those that are folded. ``open`` says
    whether the passages are shown: not those of a row that another topic shows.
    """

    topic: Topic
    count: int
    open: tuple[tuple[Item, bool], ...]
    folded: tuple[Item, ...]


def first_view(items: tuple[Item, ...], lines: int = _LINES) -> tuple[Shown, ...]:
    """The topics in order. Each gets a line; then the first finding of each, then second ones, as far as they fit; then
    one more of each in turn while there is room.
    """
    held = {topic: [item for item in items if item.topic == topic] for topic in TOPICS}
    held = {topic: found for topic, found in held.items() if found}
    left = lines - _TOPIC * len(held)
    opened: dict[Topic, list[tuple[Item, bool]]] = {topic: [] for topic in held}
    rows: set[int] = set()
    turns = [(turn, topic) for turn in range(max(_MOST.values())) for topic in held if turn < _MOST[topic]]
    for turn, topic in (*turns, *((turn, topic) for turn in range(_ROOMY) for topic in held)):
        found = held[topic]
        if len(opened[topic]) == turn < len(found):
            item = found[turn]
            whole = item.topic != "figure" and item.row not in rows
            if (cost := _height(item, whole)) <= left:
                opened[topic].append((item, whole))
                left -= cost
                rows.update((item.row,) if item.row and item.topic not in _ANSWERS else ())
    return tuple(
        Shown(topic=topic, count=len(found), open=tuple(opened[topic]), folded=tuple(found[len(opened[topic]) :]))
        for topic, found in held.items()
    )


_TOPIC = 1.35
"""Lines that the heading of a topic takes."""
_ANSWERS: tuple[Topic, ...] = ("denial", "silence")
"""Their row is that of what is answered, and their passages are their own."""


def terms_of(labels: LabelSet, letter: str) -> tuple[Term, ...]:
    """The terms of one report, each once, those at arm's length first and the outlet's own last."""
    unique: dict[tuple[str, Voice], Term] = {}
    for term in labels.terms:
        if term.report == letter:
            unique.setdefault((term.text.casefold(), term.voice), term)
    return tuple(sorted(unique.values(), key=lambda term: _VOICES.index(term.voice)))


_VOICES: tuple[Voice, ...] = ("scare", "speaker", "outlet")


def room_for_labels(told: tuple[tuple[str, ...], ...], sentences: tuple[str, ...], labels: int) -> bool:
    """Whether ``labels`` lines fit below what is compared. ``told``: title, facts and notices of each report;
    ``sentences``: who got it from whom.
    """
    lines = sum(ceil(len(part) / _HALF) for parts in told for part in parts if part)
    lines += sum(ceil(len(sentence) / _HALF) for sentence in sentences)
    return lines + labels + _HEADINGS <= _LINES


_HALF = 72
"""Characters of a line of that column."""
_HEADINGS = 8
"""Lines that its headings, the space around them and the tally of statements take."""


def _height(item: Item, whole: bool) -> float:
    """Lines of print that a finding takes in the brief."""
    head = ceil(len(item.head) / _COLUMN)
    if not whole:
        return head
    passages = sum(min(_CLAMP, ceil(_length(passage) / _COLUMN)) for passage in item.clauses[0][:4])
    return head + passages + (1 if item.target else 0)


def _length(passage: Passage) -> int:
    return sum(len(piece.text) for piece in passage.pieces)
