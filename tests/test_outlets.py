"""Markdown, Web Annotations, CSV, notebook and data frames: the words are exact, nothing of a page becomes more."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from hypothesis import example as tried
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from invented import comparison, hostile, nothing_found
from twosource import report
from twosource.compare import compare
from twosource.errors import LibraryMissing
from twosource.records import Comparison, Page, Report
from twosource.report.decisions import Decision, findings, settle
from twosource.report.ledger import ledger
from twosource.report.markdown import escaped
from twosource.report.visible import one_line
from twosource.spans import Span

Made = Callable[[], Comparison]
ALL = pytest.mark.parametrize("made", [comparison, hostile, nothing_found])
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class _Tags(HTMLParser):
    """The elements of a piece of HTML, and its text."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


# ---------------------------------------------------------------- Markdown


@given(WORDS)
@tried("<script>alert(1)</script> <!-- x --> &amp; &#60;b&#62;")
@tried("[x](javascript:alert(1)) ![i](http://a.example/b.png) [r]: http://a.example")
@tried("**b** __c__ ~~d~~ `e` ``f`` $g$ ==h== ^i^ | j | \\| <http://k.example>")
@tried("# head #12 @ann ann@b.example https://c.example/d www.e.example :smile: GH-3")
@tried("- a\n- b\n\n1. c\n> d\n```\ne\n```\n---\n====")
@tried("\\*a\\* \\\\ \\")
def test_words_of_a_page_stay_words_in_markdown(words: str) -> None:
    """In the middle of a line, where they always stand."""
    drawn = _Tags(MARKDOWN.render(f"A: {escaped(words)}|"))
    assert [tag for tag, _ in drawn.tags] == ["p"]
    shown = f"A: {one_line(words)}|"
    assert drawn.text.replace("\u2060", "").rstrip("\n") == shown.replace("\u2060", "")


@pytest.mark.parametrize(
    "words", ["see https://a.example/b", "www.a.example", "ann@b.example", "@ann said", "as in #12", ":smile:", "x＠y"]
)
def test_nothing_is_left_for_a_site_to_link(words: str) -> None:
    live = re.compile(r"://|www\.|\w[@＠]\w|(?<!\S)[@＠]\w|#\d|:\w+:")
    assert live.search(words)
    assert not live.search(escaped(words))


@ALL
def test_markdown_holds_only_elements_of_ours(made: Made) -> None:
    told = report.as_markdown(made())
    drawn = _Tags(MARKDOWN.render(told))
    ours = set("h1 h2 h3 p ul li strong em code br table thead tbody tr th td".split())
    assert {tag for tag, _ in drawn.tags} <= ours
    assert all(not attributes for _, attributes in drawn.tags)
    assert report.as_markdown(made()) == told


def test_markdown_tells_ledger_and_decisions() -> None:
    c = comparison()
    row, gone = findings(c)[1], Decision(id="</code>`x", note="<b>*gone*</b>", finding="row 9")
    settled = settle(c, (Decision(id=row.id, decision="rejected", note="| not so"), gone))
    told = report.as_markdown(c, settled)
    text = _Tags(MARKDOWN.render(told)).text
    assert "Marek Dolin (rejected, note: | not so)" in text
    assert "row 9: note: <b>*gone*</b>" in text
    rows = [row for group in ledger(c) for row in group.rows]
    assert all(row.words(c.report(x)).replace("|", "") in text for row in rows for x in row.letters())


def test_the_ledger_of_many_reports_is_a_list(example: tuple[Report, ...]) -> None:
    c = compare([*example, *example])
    assert "| --- |" not in report.as_markdown(c)
    assert "  - F: " in report.as_markdown(c)


# ---------------------------------------------------------------- Web Annotation

_IRI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
_SOURCE = {
    "type": "object",
    "required": ["id", "type"],
    "properties": {"id": _IRI, "type": {"const": "Text"}, "via": _IRI, "format": {"const": "text/plain"}},
}
_POSITION = {
    "required": ["type", "start", "end"],
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
    "additionalProperties": False,
}
_QUOTE = {
    "required": ["type", "exact"],
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
    },
    "additionalProperties": False,
}
_TARGET = {
    "anyOf": [
        _SOURCE,
        {
            "required": ["type", "source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": _SOURCE,
                "selector": {"type": "array", "prefixItems": [_POSITION, _QUOTE], "items": False, "minItems": 2},
            },
            "additionalProperties": False,
        },
    ]
}
_MOTIVATIONS = "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating questioning replying tagging".split()
_BODY = {
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string", "minLength": 1},
        "format": {"const": "text/plain"},
        "language": {"const": "en"},
        "purpose": {"enum": _MOTIVATIONS},
    },
    "additionalProperties": False,
}
_ANNOTATION = {
    "required": ["id", "type", "target"],
    "properties": {
        "id": _IRI,
        "type": {"const": "Annotation"},
        "motivation": {"enum": _MOTIVATIONS},
        "creator": {"required": ["type", "name"], "properties": {"type": {"const": "Software"}}},
        "body": {"type": "array", "items": _BODY, "minItems": 1},
        "target": {"type": "array", "items": _TARGET, "minItems": 1},
    },
    "additionalProperties": False,
}
MODEL = {
    "required": ["@context", "id", "type", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": _IRI,
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "last": _IRI,
        "first": {
            "required": ["id", "type", "items", "partOf"],
            "properties": {
                "id": _IRI,
                "type": {"const": "AnnotationPage"},
                "partOf": _IRI,
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": _ANNOTATION, "minItems": 1},
            },
        },
    },
    "if": {"properties": {"total": {"minimum": 1}}},
    "then": {"required": ["first", "last"]},
}
"""What https://www.w3.org/TR/annotation-model/ says MUST be, and of what it leaves open the part that is used here."""


def annotated(c: Comparison, *more: Any) -> list[Any]:
    told = json.loads(report.as_annotations(c, *more))
    Draft202012Validator(MODEL).validate(told)
    items: list[Any] = told.get("first", {}).get("items", [])
    assert told["total"] == len(items)
    assert not items or told["last"] == told["first"]["id"]
    ids = [told["id"], *(told["first"]["id"] for _ in items[:1]), *(item["id"] for item in items)]
    assert len(set(ids)) == len(ids)
    return items


def texts_by_source(c: Comparison) -> dict[str, str]:
    from base64 import urlsafe_b64decode

    named = {r.sha256: r.text for r in c.reports}
    out = {}
    for item in annotated(c):
        for target in item["target"]:
            iri = target.get("source", target)["id"]
            digest = iri.removeprefix("ni:///sha-256;")
            out[iri] = named[urlsafe_b64decode(digest + "=" * (-len(digest) % 4)).hex()]
    return out


@ALL
def test_annotations_fulfil_the_model_and_select_the_very_words(made: Made) -> None:
    c = made()
    texts = texts_by_source(c)
    for item in annotated(c):
        for target in item["target"]:
            if "selector" not in target:
                continue
            text = texts[target["source"]["id"]]
            position, quote = target["selector"]
            start, end = position["start"], position["end"]
            assert start < end
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, start)


def test_one_annotation_a_finding_with_all_its_targets(example: tuple[Report, ...]) -> None:
    c = compare(example)
    items = annotated(c)
    rows = [row for group in ledger(c) for row in group.rows]
    for row, item in zip(rows, items, strict=False):
        assert len(item["target"]) == sum(len(row.spans(letter)) for letter in row.letters())
        assert item["body"][0]["value"].startswith(one_line(row.source.name, 80))
    bodies = [item["body"][0]["value"] for item in items]
    assert any("one quotation, different renderings" in body for body in bodies)
    assert any(": differs;" in body for body in bodies)
    assert any(": denied in " in body for body in bodies)
    assert any("to B: credited" in body for body in bodies)


def test_decisions_are_bodies_of_their_own() -> None:
    c = comparison()
    finding = findings(c)[1]
    items = annotated(c, settle(c, (Decision(id=finding.id, decision="confirmed", note="heard it"),)))
    (decided,) = (item for item in items if len(item["body"]) > 1)
    assert [(b["purpose"], b["value"]) for b in decided["body"][1:]] == [
        ("assessing", "confirmed"),
        ("commenting", "heard it"),
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/b c", "https://a.example/<x>", "data:x", ""])
def test_an_address_that_is_none_names_nothing(url: str) -> None:
    c = comparison()
    first = msgspec.structs.replace(c.reports[0], url=url)
    told = report.as_annotations(msgspec.structs.replace(c, reports=(first, *c.reports[1:])))
    assert '"via"' not in told


# ---------------------------------------------------------------- CSV


def rows_of(c: Comparison, *more: Any) -> list[dict[str, str]]:
    told = report.as_csv(c, *more)
    assert told.startswith("\ufeff")
    assert told.count("\n") == told.count("\r\n")
    read = csv.reader(io.StringIO(told.removeprefix("\ufeff"), newline=""), strict=True)
    names, *rows = list(read)
    assert all(len(row) == len(names) for row in rows)
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_csv_has_a_row_a_statement() -> None:
    c = comparison()
    rows = [row for group in ledger(c) for row in group.rows]
    decided = settle(c, (Decision(id=rows[1].id, decision="confirmed", note="=1+1"),))
    told = rows_of(c, decided)
    assert [row["id"] for row in told] == [f"#{row.id}" for row in rows]
    assert (told[1]["decision"], told[1]["note"]) == ("confirmed", "'=1+1")
    for row, cells in zip(rows, told, strict=True):
        for r in c.reports:
            spans = json.loads(cells[f"{r.letter}_spans"] or "[]")
            assert " ".join(one_line(r.text[start:end]) for start, end in spans) == cells[f"{r.letter}_words"]
            assert bool(spans) == (r.letter in row.letters())


def test_a_denial_is_seen_as_one_wherever_the_ledger_is_drawn() -> None:
    c = comparison()
    told = rows_of(c)
    for row, cells in zip((row for group in ledger(c) for row in group.rows), told, strict=True):
        for r in c.reports:
            said = row.cell(r.letter or "").statement
            assert cells[f"{r.letter}_stance"] == (said.stance if said else "")
    r = c.reports[0]
    first = next(s for s in r.statements if s.content)
    at = r.text.index("denies")
    for cue, word in (((), "denied: "), ((Span(at, at + 6),), "denies: ")):
        changed = msgspec.structs.replace(first, stance="denies", cue=cue)
        statements = tuple(changed if s is first else s for s in r.statements)
        other = msgspec.structs.replace(c, reports=(msgspec.structs.replace(r, statements=statements), *c.reports[1:]))
        for draw in (report.as_markdown, report.notebook):
            assert word in draw(other)
            assert draw(c).count(word) < draw(other).count(word)


@given(st.text(st.sampled_from("=+-@;\t\r\n '\"ab,＝−|!"), max_size=12))
@tried("=cmd|' /C calc'!A0")
@tried("a;=1")
@tried('";=1')
def test_no_cell_begins_like_a_formula(words: str) -> None:
    """Neither the cell nor, where semicolons part cells, anything behind one."""
    c = hostile()
    spoken = msgspec.structs.replace(c.reports[0].statements[0].speaker, name=words)
    statements = (msgspec.structs.replace(c.reports[0].statements[0], speaker=spoken), *c.reports[0].statements[1:])
    first = msgspec.structs.replace(c.reports[0], statements=statements, outlet=words or None)
    told = report.as_csv(msgspec.structs.replace(c, reports=(first, *c.reports[1:])))
    for row in csv.reader(io.StringIO(told.removeprefix("\ufeff"), newline="")):
        for cell in row:
            assert "\n" not in cell
            for part in cell.split(";"):
                assert (
                    part.lstrip(" \t\"'")[:1] not in tuple("=+-@＝−")
                    or "'" in part[: len(part) - len(part.lstrip(" \t\"'"))]
                )


def test_a_cell_is_never_longer_than_excel_holds() -> None:
    c = comparison()
    decided = settle(c, (Decision(id=findings(c)[0].id, note="n" * 20_000),))
    long = msgspec.structs.replace(c.reports[0], outlet="x" * 100_000)
    c = msgspec.structs.replace(c, reports=(long, *c.reports[1:]))
    assert max(len(cell) for row in rows_of(c, decided) for cell in row.values()) < 32_767


# ---------------------------------------------------------------- notebooks and frames


@ALL
def test_a_comparison_draws_itself_in_a_notebook(made: Made) -> None:
    c = made()
    drawn = c._repr_html_()  # type: ignore[attr-defined]
    assert drawn == report.notebook(c)
    tags = _Tags(drawn)
    assert {tag for tag, _ in tags.tags} <= set("div p strong ul li b bdi em br table thead tbody tr th td".split())
    assert {name for _, attributes in tags.tags for name in attributes} <= {"class", "style", "scope", "dir", "lang"}
    for row in (row for group in ledger(c) for row in group.rows):
        assert one_line(row.source.name, 60) in tags.text


def test_a_long_ledger_is_cut_in_a_notebook() -> None:
    c = comparison()
    lone = c.reports[2].statements[1]
    many = tuple(msgspec.structs.replace(lone, id=f"s{n}") for n in range(200))
    third = msgspec.structs.replace(c.reports[2], statements=(*c.reports[2].statements, *many))
    drawn = report.notebook(msgspec.structs.replace(c, reports=(*c.reports[:2], third)))
    assert "and 148 more rows" in drawn
    assert drawn.count("<tr>") == 61


@pytest.mark.parametrize("library", ["pandas", "polars"])
@ALL
def test_a_frame_holds_the_ledger(made: Made, library: Any) -> None:
    pytest.importorskip(library)
    c = made()
    frame = report.to_frame(c, library)
    table = report.ledger_table(c)
    assert type(frame).__module__.startswith(library)
    assert list(frame.columns) == [column.name for column in table.columns]
    assert len(frame) == len(table.rows)
    for n, column in enumerate(table.columns):
        # pandas has a missing value of its own
        held = [None if value is None or str(value) in ("<NA>", "nan") else value for value in frame[column.name]]
        assert held == [row[n] for row in table.rows]


def test_frames_say_what_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="'pandas' or 'polars'"):
        report.to_frame(comparison(), "spreadsheet")  # type: ignore[arg-type]
    monkeypatch.setattr("twosource.report.frame.find_spec", lambda name: None)
    with pytest.raises(LibraryMissing, match="pandas or polars, which is not installed: pip install pandas"):
        report.to_frame(comparison())
    with pytest.raises(LibraryMissing, match=r"needs polars, .* pip install polars"):
        report.to_frame(comparison(), "polars")


def test_without_pandas_polars_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars")
    monkeypatch.setattr("twosource.report.frame.find_spec", lambda name: name == "polars" or None)
    assert type(report.to_frame(comparison())).__module__.startswith("polars")


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize(
    "draw", [report.as_markdown, report.as_csv, report.as_annotations, report.notebook, report.as_json]
)
def test_right_to_left_texts_and_reports_of_one_speaker(draw: Callable[[Comparison], str]) -> None:
    from twosource.compare import read

    texts = (
        'غرق القارب\n\nقال الوزير سامي حداد: "غرق القارب في الليل ولم ينج أحد" يوم الاثنين.\n',
        'הסירה טבעה\n\n"הסירה טבעה בלילה ואיש לא ניצל", אמר השר סמי חדאד ביום שני.\n',
        'Boat sinks\n\n"The boat sank at night and nobody lived," minister Sami Haddad said on Monday.\n',
    )
    read_ = [read(Page(path=f"{n}.txt", media="text", content=text, encoding="utf-8")) for n, text in enumerate(texts)]
    c = compare(read_, same_event=True)
    told = draw(c)
    assert told == draw(c)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", told)


@pytest.mark.parametrize("draw", [report.as_markdown, report.as_csv, report.as_annotations, report.notebook])
def test_nothing_found_is_said_and_no_fault(draw: Callable[[Comparison], str]) -> None:
    assert draw(nothing_found())
