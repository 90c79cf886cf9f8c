"""Files, folders, JSON Lines and standard input become pages, or problems that say why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import InputMissing
from twosource.intake import MAX_BYTES, pages, problem_of
from twosource.records import Page, Problem

FRENCH = "Le maire de Véronne a déclaré que l’été serait très chaud.\n« Ça suffit », a-t-il ajouté.\n"
RUSSIAN = "Мэр города заявил, что мост будет закрыт на ремонт до конца лета.\n" * 4
CZECH = "Starosta řekl, že most bude uzavřen. Žádné změny se nechystají, příští týden začnou práce.\n" * 3
JAPANESE = "市長は橋を閉鎖すると述べた。\n" * 4


def page(path: Path | str, **options: int) -> Page:
    (found,) = pages([str(path)], **options)
    assert isinstance(found, Page), found
    return found


def problem(path: Path | str, **options: int) -> Problem:
    (found,) = pages([str(path)], **options)
    assert isinstance(found, Problem), found
    return found


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1"),
        (RUSSIAN, "cp1251"),
        (CZECH, "cp1250"),
        (JAPANESE, "cp932"),
    ],
)
def test_encodings_without_a_declaration(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(text.encode(encoding))
    assert page(file).content == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ('<?xml version="1.0" encoding="shift_jis"?>', "cp932"),
        ("<meta charset=gb2312>", "gb18030"),
    ],
)
def test_a_declared_encoding_is_used(tmp_path: Path, head: str, encoding: str) -> None:
    words = {"cp1252": "Café fermé", "cp1251": "Мост закрыт", "cp932": "橋を閉鎖", "gb18030": "大桥关闭"}[encoding]
    file = tmp_path / "page.html"
    file.write_bytes(f"{head}<p>{words}</p>".encode(encoding))
    found = page(file)
    assert words in found.content
    assert found.encoding == encoding
    assert found.media == "html"


def test_a_wrong_one_byte_declaration_gives_way_to_utf8(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes('<meta charset="iso-8859-1"><p>Café</p>'.encode())
    assert "Café" in page(file).content


def test_a_few_broken_bytes_do_not_spoil_the_page(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes((FRENCH * 20).encode() + b"fin \xff\n")
    found = page(file)
    assert found.content == FRENCH * 20 + "fin \ufffd\n"
    assert [p.code for p in found.problems] == ["text-mended"]


def test_line_ends_become_lf(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"one\r\ntwo\rthree\n")
    assert page(file).content == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        (b"", "input-empty", "holds no text"),
        (b" \r\n\t ", "input-empty", "holds no text"),
        ("\ufeff \u00a0".encode(), "input-empty", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "input-binary", "a PNG image"),
        (b"%PDF-1.7 \n%\xe2\xe3", "input-binary", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "input-binary", "a ZIP archive"),
        (b"PK\x03\x04\x14\x00 word/document.xml", "input-damaged", "the document is cut short"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "input-binary", "a JPEG image"),
        (b"\x1f\x8b\x08\x00", "input-binary", "a gzip archive"),
        (b"words\x00and more", "input-binary", "binary data"),
        (b"\x81\x81\xff\xfe" * 400, "input-undecodable", "is not UTF-8"),
    ],
)
def test_what_is_no_page_is_a_problem(tmp_path: Path, raw: bytes, code: str, words: str) -> None:
    file = tmp_path / "page"
    file.write_bytes(raw)
    found = problem(file)
    assert (found.code, found.path) == (code, str(file))
    assert words in found.message


def test_letters_that_are_magic_too_may_open_a_text(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("BM Motors said it would close a plant.")
    assert page(file).media == "text"


def test_the_size_is_looked_at_before_reading(tmp_path: Path) -> None:
    file = tmp_path / "big.txt"
    with file.open("wb") as sparse:
        sparse.truncate(MAX_BYTES + 1)
    assert problem(file).code == "input-too-large"
    assert next(pages(["-"], stdin=b"12345", max_bytes=4)).code == "input-too-large"  # type: ignore[union-attr]


def test_missing_and_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem(tmp_path / "none.txt") == problem_of(InputMissing(str(tmp_path / "none.txt")))
    assert problem("a\x00b").code == "input-missing"
    file = tmp_path / "page.txt"
    file.write_text("words")

    def forbidden(path: str) -> os.stat_result:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "stat", forbidden)
    found = next(pages([str(file)]))
    monkeypatch.undo()
    assert isinstance(found, Problem)
    assert found.code == "input"
    assert "permission denied" in found.message


def test_a_folder_gives_its_files_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.txt", ".hidden.txt", ".git/x.txt", "a_files/style.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<p>words of {name}")
    assert [Path(p.path or "").name for p in pages([str(tmp_path)])] == ["a.html", "b.txt", "c.txt"]


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("words")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [Path(p.path or "").name for p in pages([str(tmp_path)])] == ["page.txt"]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    found = problem(tmp_path)
    assert found.code == "input-empty"
    assert "the folder" in found.message


def test_json_lines_go_on_after_a_bad_one(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text(
        '{"text": "one\\r\\ntwo", "id": 7, "url": "https://example.org", "title": "T", "published": "2031-05-02",'
        ' "outlet": "The Courier", "more": [1]}\n'
        "\n{broken\n[1]\n"
        '{"html": "<p>three"}\n{"title": "no text"}\n{"text": 5}\n{"text": " "}\n{"text": "four \\ud800"}\n'
    )
    found = list(pages([str(file)]))
    first = found[0]
    assert isinstance(first, Page)
    assert (first.content, first.given_id, first.given_outlet) == ("one\ntwo", "7", "The Courier")
    assert (first.given_url, first.given_title, first.given_published) == ("https://example.org", "T", "2031-05-02")
    got = [(p.media if isinstance(p, Page) else p.code, (p.path or "").rpartition(":")[2]) for p in found]
    assert got == [
        ("text", "1"),
        ("input-malformed", "3"),
        ("input-malformed", "4"),
        ("html", "5"),
        ("input-malformed", "6"),
        ("input-malformed", "7"),
        ("input-empty", "8"),
        ("text", "9"),
    ]
    last = found[-1]
    assert isinstance(last, Page)
    assert last.content == "four \ufffd"
    assert last.problems


def test_the_limit_holds_for_each_json_line(tmp_path: Path) -> None:
    file = tmp_path / "pages.jsonl"
    file.write_text('{"text": "' + "long " * 100 + '"}\n{"text": "short"}\n')
    found = list(pages([str(file)], max_bytes=200))
    assert [p.code if isinstance(p, Problem) else p.content for p in found] == ["input-too-large", "short"]


def test_json_lines_are_known_by_their_content() -> None:
    found = list(pages(["-"], stdin=b'{"text": "one"}\n{"text": "two"}\n'))
    assert [p.content for p in found if isinstance(p, Page)] == ["one", "two"]


@pytest.mark.parametrize(
    ("content", "media"),
    [
        ("<!DOCTYPE html><p>Words", "html"),
        ("\n<!-- saved -->\n<html><body>Words", "html"),
        ("<p>Words</p>", "html"),
        ("Words about <p> tags", "text"),
        ("<3 is a heart", "text"),
    ],
)
def test_html_is_known_by_its_start(content: str, media: str) -> None:
    (found,) = pages(["-"], stdin=content.encode())
    assert isinstance(found, Page)
    assert found.media == media


def test_pages_are_read_when_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text("words")
    found = pages([str(file), str(tmp_path / "later.txt")])
    assert isinstance(next(found), Page)
    (tmp_path / "later.txt").write_text("written in between")
    assert isinstance(next(found), Page)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_page_or_a_problem(raw: bytes) -> None:
    for found in pages(["-"], stdin=raw):
        if isinstance(found, Page):
            assert "\r" not in found.content
            assert "\x00" not in found.content
            found.content.encode("utf-8")
        else:
            assert found.code.startswith("input")


@given(st.text(max_size=200))
def test_valid_utf8_comes_back_as_it_is(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    for found in pages(["-"], stdin=b"Words first: " + raw):
        if isinstance(found, Page) and found.encoding == "utf-8" and not found.problems:
            expected = ("Words first: " + raw.decode()).replace("\r\n", "\n").replace("\r", "\n")
            assert found.content == expected
