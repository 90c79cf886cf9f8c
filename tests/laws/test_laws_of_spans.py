"""A span's words are the text's words. An id is a hash of what it names: two runs agree, notes survive."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from newsroom import pairs, report, reports, texts

from twosource.compare import compare, read
from twosource.records import Page, Report
from twosource.spans import Span


def spans_in(x: object) -> Iterator[Span]:
    """Every span anywhere inside a record."""
    if isinstance(x, Span):
        yield x
    elif isinstance(x, msgspec.Struct):
        for field in x.__struct_fields__:
            yield from spans_in(getattr(x, field))
    elif isinstance(x, tuple | list):
        for y in x:
            yield from spans_in(y)
    elif isinstance(x, dict):
        for y in x.values():
            yield from spans_in(y)


def assert_anchored(r: Report) -> None:
    for span in spans_in(r):
        assert 0 <= span.start <= span.end <= len(r.text)
    for line in r.lines:
        assert r.words(line.span).strip() == r.words(line.span) != ""
        assert "\n" not in r.words(line.span)
    if r.title and r.title.span:
        assert r.words(r.title.span) == r.title.text
    for author in r.authors:
        assert r.words(author.span) == author.name
    for s in r.statements:
        assert s.content or s.cue
        for piece in (*s.content, *s.cue, *s.source):
            assert r.words(piece).strip(), "an empty piece"
        assert list(s.content) == sorted(s.content)
        assert 0 <= s.confidence <= 1
        assert s.why
    for name in r.names:
        assert name.mentions


@given(texts())
def test_a_spans_words_are_the_texts_words(text: str) -> None:
    assert_anchored(report(text))


def test_in_the_example_too(example: tuple[Report, ...]) -> None:
    for r in example:
        assert_anchored(r)


@given(texts(), st.data())
def test_damaged_texts_are_read_and_stay_anchored(text: str, data: st.DataObject) -> None:
    """Marks lost, doubled or turned, stops and line breaks in the wrong place, letters of anywhere."""
    damage = st.sampled_from(
        ['"', "“", "”", "'", "’", "«", ". ", "\n", "\n\n", "\u200b", "\u00a0", "(", "…", "é", "漢"]
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(damage) + text[at + cut :]
    assert_anchored(report(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=300))
def test_any_text_is_read(text: str) -> None:
    if text.strip():
        assert_anchored(report(text))


@given(texts())
def test_two_readings_agree(text: str) -> None:
    page = Page(path="report.txt", media="text", content=text, encoding="utf-8")
    assert read(page) == read(page)


@given(texts())
def test_ids_name_one_thing_each(text: str) -> None:
    r = report(text)
    for ids in ([s.id for s in r.statements], [f.id for f in r.figures], [n.id for n in r.names]):
        assert len(ids) == len(set(ids))


@given(texts())
def test_ids_do_not_hang_on_the_path(text: str) -> None:
    one, other = report(text, "one.txt"), report(text, "folder/other.txt")
    assert [s.id for s in one.statements] == [s.id for s in other.statements]


@given(pairs)
def test_two_comparisons_agree(two: tuple[str, str]) -> None:
    assert compare(reports(two), same_event=True) == compare(reports(two), same_event=True)


@given(pairs)
def test_what_a_comparison_points_at_lies_in_its_reports(two: tuple[str, str]) -> None:
    c = compare(reports(two), same_event=True)
    for m in c.matches:
        assert len(m.members) >= 2
        assert len({x.report for x in m.members}) == len(m.members)
        for x in m.members:
            whole = c.report(x.report).statement(x.statement).content
            assert all(any(piece in part for part in whole) for piece in x.content)
        for d in m.differences:
            for letter, spans in d.spans.items():
                assert all(s.end <= len(c.report(letter).text) for s in spans)
    for labels in c.labels:
        for term in labels.terms:
            assert c.report(term.report).words(term.span) == term.text
