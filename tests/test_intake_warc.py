"""Web archives become the pages that were captured; what is damaged or no page is told and the rest is read."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.intake import MAX_BYTES, pages
from twosource.intake.responses import response_of, unchunked, unpacked
from twosource.intake.warc import warc_pages
from twosource.records import Capture, Page, Problem

WORDS = "<p>The mayor of Orland, Ada Brown, said on Tuesday that the bridge would stay closed until the spring.</p>"
DATE = "2031-05-02T10:00:00Z"


def record(
    url: str, body: bytes, kind: str = "response", media: str = "application/http; msgtype=response", **more: str
) -> bytes:
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000000>",
        "WARC-Date": DATE,
        "WARC-Target-URI": url,
        "Content-Type": media,
        "Content-Length": str(len(body)),
    } | {name.replace("_", "-"): value for name, value in more.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return b"WARC/1.1\r\n" + head.encode() + b"\r\n" + body + b"\r\n\r\n"


def answer(body: bytes | str, status: str = "200 OK", media: str = "text/html; charset=utf-8", **more: str) -> bytes:
    raw = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": media} | {name.replace("_", "-"): value for name, value in more.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + raw


def page(n: int) -> bytes:
    return record(f"https://courier.example/{n}", answer(f"{WORDS}<p>Page {n}."))


def read(tmp_path: Path, raw: bytes, name: str = "crawl.warc", max_bytes: int = MAX_BYTES) -> list[Page | Problem]:
    file = tmp_path / name
    file.write_bytes(raw)
    found = list(pages([str(file)], max_bytes=max_bytes))
    assert all((p.path or "").startswith(str(file)) for p in found)
    return found


def only(tmp_path: Path, raw: bytes) -> Page:
    (found,) = read(tmp_path, raw)
    assert isinstance(found, Page), found
    return found


def told(found: list[Page | Problem]) -> list[str]:
    """What each is: the last words of a page, the code of a problem."""
    return [p.content.rpartition("<p>")[2] if isinstance(p, Page) else p.code for p in found]


def packed_each(records: list[bytes]) -> bytes:
    return b"".join(map(gzip.compress, records))


def zstandard(records: list[bytes]) -> bytes:
    return b"".join(coded(ZstdWriter, r) for r in records)


def coded(writer: Callable[[io.BytesIO], ZstdWriter | BrotliWriter], raw: bytes) -> bytes:
    class Kept(io.BytesIO):
        def close(self) -> None:
            """The writer closes what it writes to."""

    target = Kept()
    with writer(target) as out:
        out.write(raw)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("crawl.warc", b"".join),
        ("crawl.warc.gz", packed_each),
        ("crawl.warc.gz", lambda records: gzip.compress(b"".join(records))),
        ("crawl.warc.zst", zstandard),
        ("named-otherwise", b"".join),
        ("named-otherwise", packed_each),
    ],
)
def test_pages_keep_their_number_address_time_and_digest(
    tmp_path: Path, name: str, pack: Callable[[list[bytes]], bytes]
) -> None:
    body = answer(WORDS)
    digest = "sha1:" + base64.b32encode(hashlib.sha1(WORDS.encode()).digest()).decode()
    first = record("https://courier.example/a", body, WARC_Payload_Digest=digest)
    found = read(tmp_path, pack([first, page(2), page(3)]), name)
    assert [p.path for p in found] == [f"{tmp_path / name}#{n}" for n in (1, 2, 3)]
    one = found[0]
    assert isinstance(one, Page)
    assert (one.content, one.media, one.problems) == (WORDS, "html", ())
    assert one.given_url == "https://courier.example/a"
    assert one.capture == Capture(url="https://courier.example/a", at=DATE, digest=digest)


def test_standard_input_may_be_an_archive() -> None:
    found = list(pages(["-"], stdin=packed_each([page(1), page(2)])))
    assert [p.path for p in found] == ["-#1", "-#2"]


def test_resources_and_conversions_are_pages(tmp_path: Path) -> None:
    raw = record("https://courier.example/a", WORDS.encode(), "resource", "text/html") + record(
        "https://courier.example/b", b"Plain words.", "conversion", "text/plain"
    )
    assert [(p.media, p.content) for p in read(tmp_path, raw) if isinstance(p, Page)] == [
        ("html", WORDS),
        ("text", "Plain words."),
    ]


def test_what_is_no_page_is_counted_and_what_goes_with_a_page_is_not(tmp_path: Path) -> None:
    url = "https://courier.example/a"
    raw = b"".join(
        [
            record("", b"software: none", "warcinfo", "application/warc-fields"),
            record("dns:courier.example", b"20310502 A 192.0.2.1", media="text/dns"),
            record(url, b"GET / HTTP/1.1\r\n\r\n", "request"),
            page(1),
            record(url, b"via: x", "metadata", "application/warc-fields"),
            record(url, answer(""), "revisit"),
            record(url, answer("", "301 Moved", Location="/b")),
            record(url, answer("", "301 Moved", Location="/c")),
            record(url, answer("not here", "404 Not Found")),
            record(url, answer(b"\x89PNG", media="image/png")),
            record("https://courier.example/robots.txt", answer("User-agent: *", media="text/plain")),
            record("urn:text:" + url, b"words", "resource", "text/plain"),
            record(url, b"more", "continuation"),
        ]
    )
    one, rest = read(tmp_path, raw)
    assert isinstance(one, Page)
    assert isinstance(rest, Problem)
    assert one.path.endswith("#4")
    assert rest.code == "input-left-out"
    assert "7 records: 2 with status 301 (redirect)" in rest.message
    for words in ("1 with status 404 (error)", "1 of the type image/png", "1 robots.txt", "1 of the type continuation"):
        assert words in rest.message


def test_without_the_library_a_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (found,) = read(tmp_path, page(1))
    assert isinstance(found, Problem)
    assert "pip install FastWARC" in found.message


def test_an_archive_without_a_page_is_told(tmp_path: Path) -> None:
    raw = record("https://courier.example/a", b"GET / HTTP/1.1\r\n\r\n", "request")
    assert told(read(tmp_path, raw)) == ["input-empty"]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda raw: zlib.compress(raw, wbits=-15)),
        ("br", lambda raw: coded(BrotliWriter, raw)),
        ("zstd", lambda raw: coded(ZstdWriter, raw)),
        ("identity", bytes),
        ("gzip", bytes),  # undone by whoever saved it, the header left as it was
        ("br", bytes),
        ("zstd", bytes),
        ("deflate", bytes),
    ],
)
def test_packing_and_chunks_are_undone(tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]) -> None:
    packed = pack(WORDS.encode())
    chunks = b"".join(
        b"%x;x=y\r\n%s\r\n" % (len(packed[i : i + 9]), packed[i : i + 9]) for i in range(0, len(packed), 9)
    )
    more = {"Content_Encoding": coding, "Transfer_Encoding": "chunked"}
    for sent in (chunks + b"0\r\n\r\n", packed):
        digest = "sha1:" + hashlib.sha1(packed).hexdigest()
        found = only(tmp_path, record("https://a.example/", answer(sent, **more), WARC_Payload_Digest=digest))
        assert (found.content, found.problems) == (WORDS, ())


def test_a_digest_that_does_not_fit_is_told(tmp_path: Path) -> None:
    wrong = "sha1:" + base64.b32encode(hashlib.sha1(b"other words").digest()).decode()
    found = only(tmp_path, record("https://a.example/", answer(WORDS), WARC_Payload_Digest=wrong))
    assert found.content == WORDS
    assert [p.code for p in found.problems] == ["digest-differs"]
    assert found.capture is not None
    assert found.capture.digest == wrong
    unknown = only(tmp_path, record("https://a.example/", answer(WORDS), WARC_Payload_Digest="blake9:00"))
    assert unknown.problems == ()


def test_a_capture_that_was_cut_short_is_told(tmp_path: Path) -> None:
    cut = gzip.compress(("".join(f"<p>Line {n}.</p>" for n in range(500))).encode())[:-600]
    for raw in (
        record("https://a.example/", answer(WORDS), WARC_Truncated="length"),
        record("https://a.example/", answer(cut, Content_Encoding="gzip")),
        record("https://a.example/", answer(b"ff\r\n" + WORDS.encode(), Transfer_Encoding="chunked")),
    ):
        found = only(tmp_path, raw)
        assert found.content.startswith("<p>")
        assert [p.code for p in found.problems] == ["capture-truncated"]


@pytest.mark.parametrize(
    ("media", "head", "encoding"),
    [
        ("text/html; charset=windows-1251", "", "cp1251"),
        ('text/html; charset="koi8-r"', '<meta charset="windows-1251">', "koi8-r"),
        ("text/html", '<meta charset="windows-1251">', "cp1251"),
        ("text/html; charset=iso-8859-1", "", "utf-8"),
        ("text/html; charset=nonsense", "", "utf-8"),
    ],
)
def test_the_encoding_of_the_response_comes_before_that_of_the_page(
    tmp_path: Path, media: str, head: str, encoding: str
) -> None:
    body = f"{head}<p>Мост закрыт на ремонт до конца лета.</p>".encode(encoding)
    found = only(tmp_path, record("https://a.example/", answer(body, media=media)))
    assert "Мост закрыт" in found.content


def test_a_response_without_a_type_is_read_where_it_is_html(tmp_path: Path) -> None:
    raw = record("https://a.example/", answer(WORDS, media="")) + record(
        "https://a.example/x", answer("var x", media="")
    )
    assert [type(p) for p in read(tmp_path, raw)] == [Page, Problem]


def broken_member(raw: bytes) -> bytes:
    return raw[:-40] + bytes(b ^ 0xFF for b in raw[-40:-20]) + raw[-20:]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([page(1), page(2)[:-30]], ["Page 1.", "input-damaged"]),
        ([page(1), b"rubbish\r\n" * 40, page(3)], ["Page 1.", "input-damaged", "Page 3."]),
        ([page(1), page(2).replace(b"Content-Length: ", b"Content-Length: 9999"), page(3)], None),
        ([page(1), page(2).replace(b"Content-Length: ", b"Content-Length: x"), page(3)], None),
        ([page(1), page(2).replace(b"HTTP/1.1", b"nothing"), page(3)], ["Page 1.", "input-damaged", "Page 3."]),
        ([gzip.compress(page(1)), gzip.compress(page(2))[:-30]], ["Page 1.", "input-damaged"]),
        ([gzip.compress(page(1)), gzip.compress(page(2))[:-60], gzip.compress(page(3))], None),
        ([gzip.compress(page(1)), broken_member(gzip.compress(page(2))), gzip.compress(page(3))], None),
        ([broken_member(gzip.compress(page(1))), gzip.compress(page(3))], ["input-damaged", "Page 3."]),
        ([gzip.compress(page(1)), b"rubbish" * 40, gzip.compress(page(3))], ["Page 1.", "input-damaged", "Page 3."]),
    ],
)
def test_a_damaged_record_is_told_with_its_place_and_the_next_is_read(
    tmp_path: Path, pieces: list[bytes], expected: list[str] | None
) -> None:
    found = read(tmp_path, b"".join(pieces))
    got = told(found)
    if expected is None:
        assert (got[0], got[-1], len([g for g in got if g == "input-damaged"]) >= 1) == ("Page 1.", "Page 3.", True)
    else:
        assert got == expected
    for p in found:
        if isinstance(p, Problem):
            assert "byte" in p.message or "HTTP" in p.message


def test_behind_a_damage_in_an_archive_packed_in_one_piece_nothing_is_lost_silently(tmp_path: Path) -> None:
    raw = gzip.compress(b"".join(page(n) for n in range(400)), 0)
    cut = raw[: len(raw) // 2]
    found = read(tmp_path, cut)
    assert len(found) > 50
    assert told(found)[-1] == "input-damaged"


def test_the_limit_holds_for_each_page(tmp_path: Path) -> None:
    long = record("https://a.example/long", answer(WORDS * 100))
    bomb = record("https://a.example/bomb", answer(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"))
    brotli = record("https://a.example/br", answer(coded(BrotliWriter, b" " * 5_000_000), Content_Encoding="br"))
    found = read(tmp_path, packed_each([long, bomb, brotli, page(4)]), max_bytes=60_000 // 6)
    assert told(found)[:1] + told(found)[-2:] == ["input-too-large", "input-too-large", "Page 4."]
    assert len(found) == 4


def test_a_bomb_does_not_fill_the_memory(tmp_path: Path) -> None:
    bomb = record("https://a.example/bomb", answer(gzip.compress(b" " * 50_000_000), Content_Encoding="gzip"))
    file = tmp_path / "bomb.warc.gz"
    file.write_bytes(gzip.compress(bomb) + gzip.compress(page(2)))
    del bomb
    tracemalloc.start()
    try:
        found = told(list(pages([str(file)], max_bytes=1_000_000)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found == ["input-too-large", "Page 2."]
    assert peak < 6_000_000


def test_too_many_damaged_records_end_the_reading(tmp_path: Path) -> None:
    found = read(tmp_path, b"WARC/1.0\r\nrubbish\r\n" * 5_000)
    assert len(found) <= 1_001
    last = found[-1]
    assert isinstance(last, Problem)
    assert "was not read" in last.message


class Endless(io.RawIOBase):
    """A web archive that is made while it is read, so that it takes no place itself."""

    def __init__(self, count: int) -> None:
        self.left, self.buffer = iter(range(count)), b""

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return offset

    def tell(self) -> int:
        return 0

    def read(self, size: int = -1) -> bytes:
        while len(self.buffer) < size and (n := next(self.left, None)) is not None:
            self.buffer += gzip.compress(record(f"https://a.example/{n}", answer(WORDS * 40)), 1)
        out, self.buffer = self.buffer[:size], self.buffer[size:]
        return out


def peak_of(count: int) -> int:
    tracemalloc.start()
    try:
        read = sum(isinstance(p, Page) for p in warc_pages("made.warc.gz", Endless(count), 100_000))  # type: ignore[arg-type]
        assert read == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_number_of_pages() -> None:
    peak_of(10)  # what is imported and kept
    few, many = peak_of(100), peak_of(2_000)
    assert many < few * 1.2 + 50_000


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_archive_with_any_bytes_changed_is_read_to_an_end(data: st.DataObject) -> None:
    plain = data.draw(st.booleans())
    raw = bytearray(b"".join(map(page, range(3))) if plain else packed_each([page(n) for n in range(3)]))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    del raw[data.draw(st.integers(10, len(raw))) :]
    for found in warc_pages("x.warc", io.BytesIO(bytes(raw)), 10_000):
        if isinstance(found, Page):
            found.content.encode("utf-8")


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, gzip", ""]))
def test_any_body_is_unpacked_or_refused(raw: bytes, coding: str) -> None:
    body, _ = unchunked(raw)
    assert len(body) <= len(raw)
    response_of(raw)
    try:
        out, _ = unpacked(raw, coding, 1_000)
    except ValueError:
        return
    assert len(out) <= max(1_001, len(raw))
