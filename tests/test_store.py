"""The archive keeps what it is given and finds it again."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invented import comparison
from twosource.errors import ArchiveError
from twosource.records import Figure, Line, Page, Problem, Published, Report, Speaker, Statement, Title
from twosource.spans import Span, Text, lines_of
from twosource.store import Archive, add_pages
from twosource.store.schema import SCHEMA

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
                low=40.0,
                high=40.0,
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
        texts = "JOIN reports ON reports.number = report JOIN texts USING (sha256)"
        rows = raw.execute(
            f'SELECT texts.content, start, "end" FROM spans JOIN statements ON statement = statements.number {texts}'
        ).fetchall()
        figures = raw.execute(f'SELECT texts.content, start, "end" FROM figures {texts}').fetchall()
    raw.close()
    assert [t[s:e] for t, s, e in rows] == ["The crossing was calm", "and nobody was hurt"]
    assert [t[s:e] for t, s, e in figures] == ["40"]


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
    changed = add_pages(archive, [page("b", "Mended.")], read_all)
    assert (changed.added, changed.versions) == (1, 0), "it failed before, so there is no earlier version"
    assert [p.path for p in archive.problems()] == ["gone.txt"]


def test_a_fault_of_the_file_names_the_file(archive: Archive) -> None:
    archive.close()
    with pytest.raises(ArchiveError, match=r"desk\.db"):
        archive.add([report()])


def test_a_page_that_changed_is_a_new_version_beside_the_old_one(archive: Archive) -> None:
    def read_all(pages: Iterator[Page]) -> Iterator[Report | Problem]:
        return (report(page.content, page.path, page.given_id) for page in pages)

    def page(path: str, content: str, given_id: str | None = None) -> Page:
        return Page(path=path, media="text", content=content, encoding="utf-8", given_id=given_id)

    texts = ("The dam holds.", "The dam holds, the mayor said.", "The dam broke.")
    for n, text in enumerate(texts):
        added = add_pages(
            archive, [page("dam.html", text), page("feed.jsonl:1", f"One {n}"), page("-", f"Two {n}")], read_all
        )
        assert (added.added, added.versions) == (3, int(n > 0)), (
            "a line of a file and standard input are no page of their own"
        )
    assert add_pages(archive, [page("dam.html", texts[0])], read_all).known == 1
    chain = archive.versions(archive.named("dam.html")[-1][0])
    assert [r.text for n in chain if (r := archive.report_numbered(n))] == list(texts)
    archive.remove(chain[1])
    rows = archive.connection.execute("SELECT report, earlier FROM versions").fetchall()
    assert rows == [(chain[2], chain[0])], "the chain closes over what was taken out"
    first = add_pages(archive, [page("feed.jsonl:1", "Old words.", "n1")], read_all)
    again = add_pages(archive, [page("feed.jsonl:7", "New words.", "n1")], read_all)
    assert (first.versions, again.versions) == (0, 1), (
        "the id that a file gives tells its pages, wherever their line is"
    )


def test_removing_takes_all_of_a_report_and_nothing_else(archive: Archive) -> None:
    def rows() -> dict[str, list[tuple[object, ...]]]:
        tables = archive.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return {t: archive.connection.execute(f"SELECT * FROM {t}").fetchall() for (t,) in tables}

    other = TEXT.replace("Ilse Vostrin", "Marek Dolin").replace("ferry", "boat").replace("café", "kiosk")
    archive.add([report(other, "b.txt")])
    before = rows()
    archive.add([report()])
    number, path = archive.named("a.txt")[0]
    assert (archive.named(report().sha256[:10]), archive.named(report().id)) == ([(number, path)], [(number, path)])
    archive.remove(number)
    assert rows() == before
    assert archive.find("café") == ()
    assert archive.named("a.txt") == []
    assert archive.add([report()]) == (1, 0)


def test_a_removed_folder_is_every_report_of_it_and_no_other(archive: Archive) -> None:
    archive.add([report(f"Text {n}.", path) for n, path in enumerate(("in/a.txt", "in/sub/b.jsonl:3", "inn/c.txt"))])
    assert [path for _, path in archive.named("in/")] == ["in/a.txt", "in/sub/b.jsonl:3"]
    assert [path for _, path in archive.named("in/sub/b.jsonl")] == ["in/sub/b.jsonl:3"]
    assert archive.named("%") == []


def test_an_export_is_what_was_added(archive: Archive, tmp_path: Path) -> None:
    archive.add([report(), report("Another page.", "b.txt")])
    assert [msgspec.json.decode(line, type=Report) for line in archive.export()] == list(archive.reports())
    (statement,) = (msgspec.json.decode(line) for line in archive.export("statements"))
    pieces = [TEXT[s:e] for s, e in statement["spans"]]
    assert (statement["speaker"], "\n".join(pieces)) == ("Ilse Vostrin", statement["content"])
    (figure,) = (msgspec.json.decode(line) for line in archive.export("figures"))
    assert TEXT[figure["start"] : figure["end"]] == figure["words"] == "40"
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet is written with pyarrow")
    for what, rows in (("reports", 2), ("statements", 1), ("figures", 1)):
        file = str(tmp_path / f"{what}.parquet")
        assert archive.export_parquet(what, file) == rows
        told = parquet.read_table(file).to_pylist()
        assert len(told) == rows
        if what == "reports":
            assert [row["text"] for row in told] == [r.text for r in archive.reports()]


COMPARED = comparison()


def test_a_comparison_stands_in_the_views(archive: Archive) -> None:
    archive.add(COMPARED.reports)
    archive.save_comparison(COMPARED, "Talsen and Orland")
    archive.save_comparison(COMPARED, "Talsen and Orland")

    def rows(sql: str) -> list[tuple[object, ...]]:
        return archive.connection.execute(sql).fetchall()

    members = sum(len(m.members) for m in COMPARED.matches)
    assert rows("SELECT count(*) FROM ledger") == [(members,)]
    assert {(letter, words) for letter, words in rows("SELECT letter, words FROM ledger")} == {
        (m.report, COMPARED.report(m.report).words(m.content)) for match in COMPARED.matches for m in match.members
    }
    matched = {(m.report, m.statement) for match in COMPARED.matches for m in match.members}
    single = sum((r.letter, s.id) not in matched for r in COMPARED.reports for s in r.statements)
    assert rows("SELECT count(*) FROM alone") == [(single,)]
    differing = sum(len(link.members) for link in COMPARED.figures if link.state == "differ")
    assert rows("SELECT count(*) FROM figures_that_differ") == [(differing,)]
    assert rows("SELECT count(*) FROM edges") == [(len(COMPARED.lineage.edges),)]
    number = rows("SELECT number FROM reports LIMIT 1")[0][0]
    assert isinstance(number, int)
    archive.remove(number)
    assert rows("SELECT count(*) FROM comparisons") == [(0,)]
    assert rows("PRAGMA foreign_key_check") == []


def test_the_schema_in_the_docs_is_the_schema(request: pytest.FixtureRequest) -> None:
    """Renewed with --update-gold."""
    page = Path(__file__).parent.parent / "docs" / "archive.md"
    before, fence, _ = page.read_text("utf-8").rpartition("```sql\n")
    assert fence, "the page shows no schema"
    now = f"{before}{fence}{SCHEMA.strip()}\n```\n"
    if request.config.getoption("--update-gold"):
        page.write_text(now, "utf-8")
    assert page.read_text("utf-8") == now
