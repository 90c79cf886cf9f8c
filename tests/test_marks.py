"""What stands in quotation marks, in the marks of many presses; all of it is invented."""

from __future__ import annotations

import time

import pytest

from twosource.marks import quotations
from twosource.spans import Span


def marked(text: str) -> list[str]:
    """The quotations of one paragraph without their marks."""
    found = quotations(text, Span(0, len(text)))
    assert all(q.span.start < q.inner.start <= q.inner.end <= q.span.end for q in found)
    return [text[q.inner.start : q.inner.end] for q in found]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Brask said « the wall held » on Monday.", ["the wall held"]),
        ("Brask : «\u202fthe wall held\u202f», then «\u2009no\u2009».", ["the wall held", "no"]),
        ("«\u00a0The wall held\u00a0», said Brask.", ["The wall held"]),
        ("« The wall held », said Brask. « It did. »", ["The wall held", "It did."]),
        ("„The wall held,“ said Brask.", ["The wall held,"]),
        ("»The wall held,« said Brask, »and the road.«", ["The wall held,", "and the road."]),
        ("He said ``the wall held'' on Monday.", ["the wall held"]),
        ("He said ''the wall held'' on Monday.", ["the wall held"]),
        ("'It wasn't the council's wall,' he said.", ["It wasn't the council's wall,"]),
        ("A < b << c and « d or e.", []),  # nothing closes it
        ("He is 5'10'' tall, and the board 2'' thick.", []),
        ("\"He is 5'10'' tall,\" she said.", ["He is 5'10'' tall,"]),
    ],
)
def test_marks_of_many_presses(text: str, inner: list[str]) -> None:
    assert marked(text) == inner


@pytest.mark.parametrize("piece", ["« ", "''", "`` ", "» « ", "« a ''b "])
def test_marks_without_partners_take_no_time(piece: str) -> None:
    text = piece * 20_000
    began = time.process_time()
    marked(text)
    assert time.process_time() - began < 2
