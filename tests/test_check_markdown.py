"""Drafts in Markdown and .docx: laid out as their reader sees them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.check import read_draft
from twosource.check.markdown import laid_out, looks_marked
from twosource.intake import pages
from twosource.intake.docx import docx_pages
from twosource.records import Page, Problem

DRAFT = """---
layout: post
title: "Dam gate fails: 11 dead"
---

# The *gate*

Mayor **Gita Morlan** said: “We are counting
people in [boats](https://a.example), not in houses.”[^1]
<!-- check this: "nobody said so at all" -->

![A flooded street, "taken from a boat by us"](street.jpg)

```
"this is code and no quotation"
```

| fate | people |
|------|--------|
| dead | 11     |

> It was a choice.

* One `item`

[^1]: Told by telephone.
"""


def test_markup_code_comments_pictures_and_front_matter_are_no_text() -> None:
    assert [line for line in laid_out(DRAFT).text.split("\n") if line] == [
        "Dam gate fails: 11 dead",
        "The gate",
        "Mayor Gita Morlan said: “We are counting people in boats, not in houses.”",
        "fate",
        "people",
        "dead",
        "11",
        "It was a choice.",
        "One item",
        "Told by telephone.",
    ]


def test_lines_are_those_of_the_file_and_a_block_quote_is_known() -> None:
    page = Page(path="draft.md", media="text", content=DRAFT, encoding="utf-8")
    draft = read_draft(page)
    text = draft.report.text
    (block,) = draft.blocks
    assert text[block.start : block.end] == "It was a choice."
    assert DRAFT.split("\n")[draft.line(block) - 1] == "> It was a choice."
    line = next(line for line in draft.report.lines if text[line.span.start :].startswith("Mayor"))
    assert DRAFT.split("\n")[draft.line(line.span) - 1].startswith("Mayor **Gita")


@pytest.mark.parametrize(
    ("content", "marked"),
    [("# A title\n\nWords", True), ("So **bold**", True), ("Plain words.\n3 * 4 * 5", False), ("a_b and c_d", False)],
)
def test_without_a_name_markdown_is_told_by_its_marks(content: str, marked: bool) -> None:
    assert looks_marked(content) is marked


@given(st.text(alphabet='#>*_`[]()!|-+ \n"“”<a1~^:\\&;', max_size=200))
@settings(max_examples=150, deadline=None)
def test_whatever_the_marks_every_place_of_the_layout_fits(content: str) -> None:
    laid = laid_out(content)
    assert len(laid.numbers) >= laid.text.count("\n")
    for span in (*laid.headings, *laid.blocks):
        assert laid.text[span.start : span.end].strip()


# ---------------------------------------------------------------- .docx

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(body: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>")
        for name, words in parts.items():
            archive.writestr(f"word/{name}.xml", words)
    return out.getvalue()


def p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def read(raw: bytes, tmp_path: Path, max_bytes: int = 1_000_000) -> Page | Problem:
    file = tmp_path / "draft.docx"
    file.write_bytes(raw)
    found = list(pages([str(file)], max_bytes=max_bytes))
    return found[0]


def words_of(raw: bytes, tmp_path: Path) -> list[str]:
    page = read(raw, tmp_path)
    assert isinstance(page, Page), page
    return [line for line in page.content.split("\n") if line]


def test_a_document_reads_as_with_its_changes_accepted(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>The gate was </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>very </w:t></w:r></w:ins><w:r><w:t xml:space='preserve'>sound.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc>" + p("Dead") + "</w:tc><w:tc>" + p("11 people") + "</w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>"
    )
    notes = f"<w:footnotes {_W}><w:footnote w:type='separator'>{p('-----')}</w:footnote><w:footnote>{p('A note.')}</w:footnote></w:footnotes>"
    comments = f"<w:comments {_W}>{p('Who says so?')}</w:comments>"
    raw = document(body, footnotes=notes, comments=comments)
    assert words_of(raw, tmp_path) == ["The gate was very sound.", "Dead", "11 people", "One", "two", "A note."]


def test_documents_of_the_usual_library_are_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_heading("The gate", 1)
    made.add_paragraph("Ilsa Dremov said: “The gate was ").add_run("sound").bold = True
    made.add_table(1, 1).cell(0, 0).text = "At least 11 people"
    out = io.BytesIO()
    made.save(out)
    assert words_of(out.getvalue(), tmp_path) == [
        "The gate", "Ilsa Dremov said: “The gate was sound", "At least 11 people",
    ]  # fmt: skip


def test_no_entity_is_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the words of another file")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "yy"><!ENTITY z "&y;&y;&y;">]>'
            f"<w:document {_W}><w:body>{p('Before &x; &z; behind')}</w:body></w:document>",
        )
    (line,) = words_of(out.getvalue(), tmp_path)
    assert line.startswith("Before")
    assert "another file" not in line
    assert "yy" not in line


def test_a_document_that_unfolds_to_more_than_the_limit_is_refused_before_it_is_in_memory(tmp_path: Path) -> None:
    raw = document(p("a" * 30_000_000))
    assert len(raw) < 100_000
    found = read(raw, tmp_path, max_bytes=200_000)
    assert isinstance(found, Problem)
    assert found.code == "input-too-large"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (document(""), "input-empty"),
        (document(p("Words"))[:-60], "input-damaged"),
        (b"PK\x03\x04 and no more", "input-damaged"),
    ],
)
def test_what_is_no_document_is_one_problem(tmp_path: Path, raw: bytes, code: str) -> None:
    found = read(raw, tmp_path)
    assert isinstance(found, Problem)
    assert found.code == code


@given(st.integers(0, 5_000), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_a_document_with_a_changed_byte_is_read_or_refused(at: int, byte: int) -> None:
    raw = bytearray(document(p("The gate was sound.") * 20))
    raw[at % len(raw)] = byte
    from twosource.errors import InputError

    try:
        for found in docx_pages("draft.docx", bytes(raw), 100_000):
            assert isinstance(found, Page | InputError)
    except InputError:
        pass
