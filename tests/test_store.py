"""The archive keeps what it is given and finds it again."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.errors import ArchiveError
from twosource.records import Figure, Line, Page, Problem, Published, Report, Speaker, Statement, Title
from twosource.spans import Span, Text, lines_of
from twosource.store import Archive, add_pages
from twosource.store.schema import VERSION
from twosource.stories import StoryInput, group

TEXT = (
    "Ferry aground off Tarn Point\n"
    "“The crossing was calm,” harbour master Ilse Vostrin said, “and nobody was hurt.”\n"
    "All 40 passengers were safe. The café on the pier stays shut.\n"
    "ALSO READ: council passes budget"
)


def report(text: str = TEXT, path: str = "a.txt", id: str | None = None) -> Report:
    sha256 = Text.of(text).sha256
    content = tuple(
        Span(text.index(w), text.index(w) + len(w))
        for w in ("The crossing was calm", "and nobody was hurt")
        if w in text
    )
    at = text.find("40 passengers")
    return Report(
        id=id or sha256[:12],
        path=path,
        sha256=sha256,
        text=text,
        lines=tuple(
            Line(span=s, role="related-link", article=False)
            if text[s.start :].startswith("ALSO")
            else Line(span=s, role="paragraph", article=True)
            for s in lines_of(text)
        ),
        title=Title(text="Ferry aground off Tarn Point", span=None),
        outlet="Tarn Herald",
        language="en",
        authors=(),
        published=Published(date="2024-03-01", basis="given", span=None),
        dateline=None,
        credits=(),
        statements=(
            Statement(
                id="s1",
                source=(),
                cue=(),
                content=content,
                form="direct",
                stance="asserts",
                speaker=Speaker(name="Ilse Vostrin", kind="named"),
                addressee=(),
                damaged=False,
                confidence=1.0,
                why="test",
            ),
        )
        if content
        else (),
        figures=(
            Figure(
                id="f1",
                span=Span(at, at + 2),
                low=40,
                high=40,
                hedge="exact",
                unit="person",
                per=None,
                counted="passengers",
                kind="count",
                claimed_by=None,
            ),
        )
        if at >= 0
        else (),
        dates=(),
        names=(),
        labels=(),
        responses=(),
        problems=(),
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(str(tmp_path / "desk.db")) as opened:
        yield opened


def test_a_report_comes_back_as_it_was(archive: Archive) -> None:
    assert archive.add([report()]) == (1, 0)
    assert list(archive.reports()) == [report()]
    assert archive.report(report().id) == report()
    assert archive.report("nobody") is None


def test_a_known_report_is_skipped_and_a_copy_under_another_id_is_kept(archive: Archive) -> None:
    assert archive.add([report(), report(path="moved.txt")]) == (1, 1)
    assert archive.add([report(id="wire-7")]) == (1, 0)
    assert len(archive) == 2


def test_what_was_added_before_an_interruption_stays(archive: Archive) -> None:
    def interrupted() -> Iterator[Report]:
        yield report()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add(interrupted())
    with Archive.open(archive.path) as again:
        assert again.add([report(), report("Another page.")]) == (1, 1)


def test_words_are_found_in_the_statement_and_the_article_with_their_spans(archive: Archive) -> None:
    archive.add([report()])
    found = archive.find("nobody calm")
    assert {hit.statement for hit in found} == {"s1", None}
    for hit in found:
        assert sorted(TEXT[s.start : s.end] for s in hit.spans) == ["calm", "nobody"]
    statement = next(hit for hit in found if hit.statement)
    assert statement.text == "The crossing was calm\nand nobody was hurt"


def test_case_and_accents_do_not_matter_and_furniture_is_not_searched(archive: Archive) -> None:
    archive.add([report()])
    (hit,) = archive.find("CAFE")
    assert [TEXT[s.start : s.end] for s in hit.spans] == ["café"]
    assert hit.text == "The café on the pier stays shut."
    assert archive.find("budget") == ()


def test_words_in_quotation_marks_stand_together(archive: Archive) -> None:
    archive.add([report()])
    assert archive.find('"master Ilse"')
    assert archive.find('"Ilse master"') == ()


def folded(words: str) -> str:
    """Without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))


@given(st.text(max_size=30) | st.lists(st.sampled_from(("calm", "CAFÉ", '"was hurt"', "-", "*", "OR")), max_size=4))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_searched_every_hit_holds_it(archive: Archive, words: str | list[str]) -> None:
    archive.add([report()])
    said = words if isinstance(words, str) else " ".join(words)
    for hit in archive.find(said):
        found = [TEXT[s.start : s.end] for s in hit.spans]
        assert found
        assert all(folded(word) in folded(said) for word in found)
        assert any(word in hit.text for word in found)


@pytest.mark.parametrize(
    ("words", "statements", "places"),
    [
        *((nothing, 0, set()) for nothing in ('"', '""', "-", "\x00", "\ud800", "(((")),
        *(
            (nowhere, 0, set())
            for nowhere in ("calm AND ferries", "NEAR(calm", "content:calm", "'; DROP", "calm OR ferry")
        ),
        *((plain, 1, {"calm"}) for plain in ("calm*", "^calm", "-calm", "(calm", "{calm}")),
    ],
)
def test_signs_have_no_meaning_in_a_search(archive: Archive, words: str, statements: int, places: set[str]) -> None:
    archive.add([report()])
    hits = archive.find(words)
    assert len([hit for hit in hits if hit.statement]) == statements
    assert {TEXT[s.start : s.end] for hit in hits for s in hit.spans} == places


def test_stored_spans_name_their_text(archive: Archive) -> None:
    archive.add([report()])
    with sqlite3.connect(archive.path) as raw:
        rows = raw.execute("SELECT content, start, end FROM statement_spans JOIN texts USING (sha256)").fetchall()
        figures = raw.execute("SELECT content, start, end FROM figures JOIN texts USING (sha256)").fetchall()
    raw.close()
    assert [t[s:e] for t, s, e in rows] == ["The crossing was calm", "and nobody was hurt"]
    assert [t[s:e] for t, s, e in figures] == ["40"]


def test_stories_come_back_as_saved_and_grow_old_with_a_new_report(archive: Archive) -> None:
    archive.add(
        [report(), report(id="wire-7", path="b.txt"), report("Council of Orland passes a budget.", path="c.txt")]
    )
    assert not archive.stories_are_current()
    stories = group(StoryInput.of(r) for r in archive.reports())
    archive.save_stories(stories)
    archive.save_stories(stories)
    assert archive.stories() == stories
    assert archive.stories_are_current()
    archive.add([report("A third event altogether.")])
    assert not archive.stories_are_current()


def test_pages_are_read_once_and_a_failed_input_is_tried_again(archive: Archive) -> None:
    reads = []

    def read_all(pages: Iterator[Page]) -> Iterator[Report | Problem]:
        for page in list(pages):  # draws ahead, as an engine does
            reads.append(page.path)
            failed = page.content == "torn"
            yield Problem(code="read-failed", message="torn") if failed else report(page.content, page.path)

    def page(path: str, content: str) -> Page:
        return Page(path=path, media="text", content=content, encoding="utf-8")

    missing = Problem(code="input-missing", message="no such file", path="gone.txt")
    inputs = [page("a", TEXT), page("b", "torn"), missing, page("c", "Another.")]
    first = add_pages(archive, inputs, read_all)
    assert (first.added, first.known, [f.path for f in first.failed]) == (2, 0, ["gone.txt", "b"])
    assert [p.path for p in archive.problems()] == ["b", "gone.txt"]
    second = add_pages(archive, [*inputs, page("moved", TEXT)], read_all)
    assert (second.added, second.known) == (0, 3)
    assert reads == ["a", "b", "c", "b"]
    add_pages(archive, [page("b", "Mended.")], read_all)
    assert [p.path for p in archive.problems()] == ["gone.txt"]


def test_a_missing_archive_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"none\.db: no such archive"):
        Archive.open(str(tmp_path / "none.db"), create=False)


@pytest.mark.parametrize("content", [b"not a database at all, though long enough to be one" * 40, b"\x00" * 2000])
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.db"
    file.write_bytes(content)
    with pytest.raises(ArchiveError, match=r"x\.db"):
        Archive.open(str(file))
    assert file.read_bytes() == content


def test_a_database_of_another_program_and_a_newer_archive_are_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(ArchiveError, match="another program"):
        Archive.open(str(tmp_path / "other.db"))
    newer = str(tmp_path / "newer.db")
    Archive.open(newer).close()
    raw = sqlite3.connect(newer)
    raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.close()
    with pytest.raises(ArchiveError, match=f"version {VERSION + 1}"):
        Archive.open(newer)


def test_a_fault_of_the_file_names_the_file(archive: Archive) -> None:
    archive.close()
    with pytest.raises(ArchiveError, match=r"desk\.db"):
        archive.add([report()])
