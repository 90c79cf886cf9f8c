"""Pages fetched by address: what is asked, what is refused, what a server can do to a reader. Only this machine is asked."""

from __future__ import annotations

import gzip
import hashlib
import io
import ipaddress
import json
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

httpx = pytest.importorskip("httpx", reason="httpx is not installed (the extra 'web')")

from twosource.cli import main  # noqa: E402
from twosource.errors import FetchFailed, FetchRefused, InputEmpty, InputError, InputTooLarge  # noqa: E402
from twosource.intake import addresses, pages  # noqa: E402
from twosource.intake.addresses import Unfit, looked_up, parsed, standing  # noqa: E402
from twosource.intake.web import fetched  # noqa: E402
from twosource.records import Page, Problem  # noqa: E402

HTML = (
    "<!doctype html><title>Ferry halted in Vostrin</title><p>The ferry was halted on Monday, mayor Pello Adu said.</p>"
)
PUBLIC = "http://198.35.26.96"
"""Some public address: it is never asked, a transport of the test answers in its place."""


def one(url: str, **more: Any) -> Page:
    (found,) = fetched(url, **more)
    assert isinstance(found, Page), found
    return found


def fault(url: str, **more: Any) -> InputError:
    (found,) = fetched(url, **more)
    assert isinstance(found, InputError), found
    assert found.path == addresses.without_user(url)
    assert str(found).startswith(f"{found.path}: ")
    return found


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """What names lead to; all others lead nowhere, whatever network this machine has."""
    known: dict[str, list[str]] = {}

    def lookup(host: str) -> tuple[addresses.Address, ...]:
        if host not in known:
            raise OSError("unknown name")
        return tuple(map(ipaddress.ip_address, known[host]))

    monkeypatch.setattr(addresses, "lookup", lookup)
    return known


def answering(*answers: Any) -> Any:
    """A transport that gives these answers in turn, and keeps the requests in ``asked``."""
    left = list(answers)
    asked: list[Any] = []

    def answer(request: Any) -> Any:
        asked.append(request)
        given = left.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    transport = httpx.MockTransport(answer)
    transport.asked = asked
    return transport


def page_answer(body: bytes = HTML.encode(), kind: str = "text/html; charset=utf-8", **headers: str) -> Any:
    return httpx.Response(200, content=body, headers={"Content-Type": kind, **headers})


def moved(to: str, status: int = 302) -> Any:
    return httpx.Response(status, headers={"Location": to})


# ---------------------------------------------------------------- which addresses


@pytest.mark.parametrize(
    "url",
    [
        "ftp://198.35.26.96/a", "file:///etc/passwd", "gopher://198.35.26.96/", "javascript:alert(1)", "data:text/html,x",
        "http:///a", "http://", "https://?x", "//198.35.26.96/a", "198.35.26.96", "",
        "http://ann@198.35.26.96/", "http://ann:secret@198.35.26.96/", "http://198.35.26.96\\@127.0.0.1/",
        "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/", "http://127.0.1/",
        "http://0/", "http://00/", "http://0x/", "http://3232235777/", "http://198.35.26.96.0x7f/", "http://news.example.1/",
        "http://256.1.1.1/", "http://1.2.3.4.5/", "http://127.0.0.1./", "http://[::1", "http://[fe80::1%25eth0]/", "http://[v1.x]/",
        "http://127%2e0.0.1/", "http://a b/", "http://news..example/", "http://.example/", "http://-news.example/",
        "http://１２７.0.0.1/", "http://" + "a" * 64 + ".example/", "http://" + "a." * 200 + "example/", "http://x/" + "a" * 3000,
        "http://198.35.26.96:22/", "http://198.35.26.96:25/", "http://198.35.26.96:0/", "http://198.35.26.96:65536/",
        "http://198.35.26.96:99999999999/", "http://198.35.26.96:x/", "http://news.example\x00.evil.example/",
        "http://news.example\r\nHost: evil.example/",
    ],
)  # fmt: skip
def test_a_form_that_is_never_asked_is_refused_with_what_to_do(url: str) -> None:
    transport = answering()
    found = fault(url, private=True, transport=transport)
    assert isinstance(found, FetchRefused)
    assert "; " in str(found)
    assert transport.asked == []


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("198.35.26.96", "public"), ("8.8.8.8", "public"), ("2606:4700::1111", "public"), ("::ffff:8.8.8.8", "public"),
        ("64:ff9b::808:808", "public"),
        ("127.0.0.1", "private"), ("127.255.255.254", "private"), ("10.1.2.3", "private"), ("172.16.0.1", "private"),
        ("172.31.255.255", "private"), ("192.168.1.1", "private"), ("100.64.0.1", "private"), ("100.127.255.255", "private"),
        ("::1", "private"), ("fc00::1", "private"), ("fd12::1", "private"), ("::ffff:127.0.0.1", "private"),
        ("::ffff:7f00:1", "private"), ("64:ff9b::7f00:1", "private"), ("64:ff9b::a00:1", "private"), ("2002:7f00:1::", "private"),
        ("2002:c0a8:101::1", "private"), ("2001:0:808:808::f7f7:f7f7", "private"), ("2001:0:808:808::1", "never"), ("192.0.2.1", "private"), ("198.18.0.1", "private"),
        ("0.0.0.0", "never"), ("::", "never"), ("169.254.169.254", "never"), ("fe80::1", "never"), ("224.0.0.1", "never"),
        ("239.1.1.1", "never"), ("255.255.255.255", "never"), ("240.0.0.1", "never"), ("ff02::1", "never"), ("::7f00:1", "never"),
        ("::ffff:169.254.169.254", "never"), ("64:ff9b::a9fe:a9fe", "never"), ("2002:a9fe:a9fe::1", "never"),
    ],
)  # fmt: skip
def test_how_an_address_stands_decides(host: str, kind: str) -> None:
    assert standing(ipaddress.ip_address(host)) == kind
    url = parsed(f"http://[{host}]/" if ":" in host else f"http://{host}/")
    for private in (False, True):
        if kind == "public" or (kind == "private" and private):
            assert looked_up(url, private=private, seconds=1) == ((str(ipaddress.ip_address(host)),), kind)
        else:
            with pytest.raises(Unfit, match="--allow-private" if kind == "private" else "no pages are kept"):
                looked_up(url, private=private, seconds=1)


def test_the_net_behind_zero_is_not_asked() -> None:
    assert standing(ipaddress.ip_address("0.1.2.3")) != "public"


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_another_stands_no_better(inner: ipaddress.IPv4Address) -> None:
    number, rank = int(inner), ["public", "private", "never"]
    for outer in (0xFFFF << 32 | number, number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1):
        wrapped = ipaddress.IPv6Address(outer)
        assert rank.index(standing(wrapped)) >= rank.index(standing(inner)), wrapped


@given(st.ip_addresses(v=4), st.integers(0, 6))
def test_a_number_in_another_writing_is_refused(address: ipaddress.IPv4Address, way: int) -> None:
    a, b, c, d = address.packed
    host = (
        str(int(address)), hex(int(address)), f"{a}.{b}.{c * 256 + d}", f"{a}.{int(address) & 0xFFFFFF}",
        f"0{a:o}.{b}.{c}.{d}", f"{a:#x}.{b:#x}.{c:#x}.{d:#x}", f"{a}.{b}.{c}.{d:#o}".replace("0o", "0"),
    )[way]  # fmt: skip
    with pytest.raises(Unfit):
        looked_up(parsed(f"http://{host}/"), private=False, seconds=1)
    # what is left of them after the spelling was let through is judged by its address


@given(st.text(st.sampled_from("htp:/@.[]%#?\\ \t0x127af١２。ⓛ-_"), max_size=30))
def test_no_writing_of_an_address_brings_it_down_or_past(tail: str) -> None:
    asked: list[Any] = []
    transport = httpx.MockTransport(lambda request: asked.append(request) or httpx.Response(404))
    for url in (tail, f"http:{tail}", f"http://{tail}", f"https://198.35.26.96{tail}", f"http://[{tail}]/"):
        for found in fetched(url, transport=transport):
            assert isinstance(found, InputError)
        for request in asked:
            assert standing(ipaddress.ip_address(request.url.host)) == "public"


def test_a_name_is_refused_for_any_of_its_addresses(names: dict[str, list[str]]) -> None:
    names["news.example"] = ["198.35.26.96", "10.0.0.5"]
    found = fault("http://news.example/a", transport=answering())
    assert isinstance(found, FetchRefused)
    assert "news.example leads to 10.0.0.5" in str(found)
    names["news.example"] = ["198.35.26.96", "169.254.169.254"]
    assert isinstance(fault("http://news.example/a", private=True, transport=answering()), FetchRefused)


def test_a_name_that_leads_nowhere_is_told() -> None:
    found = fault("http://gone.example/")
    assert isinstance(found, FetchFailed)
    assert "no machine is known by the name gone.example" in str(found)


def test_a_resolver_that_hangs_does_not_hold_up_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(addresses, "lookup", lambda host: (done.wait(5), ())[1])
    began = time.monotonic()
    assert "was not looked up in time" in str(fault("http://slow.example/", seconds=0.2))
    assert time.monotonic() - began < 2
    done.set()


def test_no_password_is_repeated() -> None:
    assert "secret" not in str(fault("http://ann:secret@198.35.26.96/"))


# ---------------------------------------------------------------- what comes back


def test_a_page_carries_where_and_when_it_was_taken() -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    found = one(f"{PUBLIC}/a?b=1#c", transport=answering(page_answer()))
    assert (found.path, found.media, found.content) == (f"{PUBLIC}/a?b=1#c", "html", HTML)
    assert found.given_url == f"{PUBLIC}/a?b=1"
    assert found.capture
    assert found.capture.url == f"{PUBLIC}/a?b=1"
    assert found.capture.digest == "sha256:" + hashlib.sha256(HTML.encode()).hexdigest()
    assert before <= datetime.fromisoformat(found.capture.at or "") <= datetime.now(UTC)


def test_the_request_says_who_asks_and_carries_nothing_else() -> None:
    transport = answering(page_answer())
    one(f"{PUBLIC}/a", transport=transport)
    (request,) = transport.asked
    assert request.method == "GET"
    assert {name.lower() for name in request.headers} == {
        "host",
        "user-agent",
        "accept",
        "accept-encoding",
        "connection",
    }
    assert re.fullmatch(r"twosource/\S+", request.headers["user-agent"])


@pytest.mark.parametrize(
    ("kind", "body", "media", "content"),
    [
        ("text/html; charset=windows-1251", "<p>Паром</p>".encode("cp1251"), "html", "<p>Паром</p>"),
        ("text/html; charset=koi8-r", '<meta charset="windows-1251"><p>Паром</p>'.encode("koi8-r"), "html", "Паром"),
        ("text/html; charset=no-such", '<meta charset="windows-1251"><p>Паром</p>'.encode("cp1251"), "html", "Паром"),
        ("text/html; charset=cp037", b"<p>Ferry halted</p>", "html", "<p>Ferry halted</p>"),
        ("text/html; charset=utf-16", "<p>Паром</p>".encode(), "html", "<p>Паром</p>"),
        ("application/xhtml+xml", b"<html><p>Ferry</p></html>", "html", "Ferry"),
        ("text/plain", b"Ferry halted\r\nin Vostrin", "text", "Ferry halted\nin Vostrin"),
        ("text/plain", HTML.encode(), "html", HTML),
        ("TEXT/HTML;charset=UTF-8", HTML.encode(), "html", HTML),
        ("", HTML.encode(), "html", HTML),
        ("application/xml", b'<?xml version="1.0"?><html><p>Ferry</p></html>', "html", "Ferry"),
    ],
)
def test_kind_and_encoding_are_what_the_server_says(kind: str, body: bytes, media: str, content: str) -> None:
    found = one(PUBLIC, transport=answering(page_answer(body, kind)))
    assert found.media == media
    assert content in found.content


@pytest.mark.parametrize(
    "kind",
    ["image/png", "application/pdf", "application/octet-stream", "video/mp4", "image/svg+xml", "text/css", "x" * 900],
)
def test_what_is_no_page_is_refused(kind: str) -> None:
    found = fault(PUBLIC, transport=answering(page_answer(kind=kind)))
    assert isinstance(found, FetchFailed)
    assert kind[:20] in str(found)
    assert len(str(found)) < 400


def test_data_of_a_kind_that_is_not_read_is_said_to_be_so() -> None:
    found = fault(PUBLIC, transport=answering(page_answer(b'{"menu": [1, 2]}', "application/json")))
    assert isinstance(found, FetchFailed)
    assert "application/json" in str(found)


def test_a_file_of_several_reports_gives_each() -> None:
    lines = (
        b'{"text": "Ferry halted.", "url": "https://vell.example/1"}\n{"nothing": 1}\n{"text": "Ferry runs again."}\n'
    )
    first, second, third = fetched(f"{PUBLIC}/feed", transport=answering(page_answer(lines, "application/x-ndjson")))
    assert isinstance(first, Page)
    assert isinstance(second, InputError)
    assert isinstance(third, Page)
    assert (first.path, first.given_url) == (f"{PUBLIC}/feed:1", "https://vell.example/1")
    assert third.given_url is None
    assert first.capture == third.capture
    assert first.capture
    assert first.capture.url == f"{PUBLIC}/feed"


@given(st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=40))
def test_no_content_type_brings_it_down(kind: str) -> None:
    for told in (kind, f"text/html;{kind}", f"text/html; charset={kind}", f"text/html; charset*={kind}''"):
        answer = httpx.Response(200, content=HTML.encode(), headers=[(b"Content-Type", told.encode("latin-1"))])
        (found,) = fetched(PUBLIC, transport=answering(answer))
        assert isinstance(found, Page | FetchFailed)


@pytest.mark.parametrize("body", [b"", b"  \n ", b"\xef\xbb\xbf"])
def test_an_empty_answer_is_told(body: bytes) -> None:
    assert isinstance(fault(PUBLIC, transport=answering(page_answer(body))), InputEmpty)


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7", b"\x00" * 500, bytes(range(256)) * 20])
def test_bytes_that_are_no_text_are_told(body: bytes) -> None:
    assert fault(PUBLIC, transport=answering(page_answer(body))).slug in ("input-binary", "input-undecodable")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (400, "400 (Bad Request)"), (401, "login"), (403, "turns programs away"), (404, "no page there"), (410, "no page there"),
        (429, "try later"), (451, "legal reasons"), (500, "try later"), (503, "try later"), (999, "999;"), (304, "304"), (301, "301"),
    ],
)  # fmt: skip
def test_an_answer_that_is_no_page_says_what_to_do(status: int, said: str) -> None:
    found = fault(f"{PUBLIC}/a", transport=answering(httpx.Response(status, content=b"no")))
    assert isinstance(found, FetchFailed)
    assert "198.35.26.96 answered" in str(found)
    assert said in str(found)


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (httpx.ConnectTimeout("x"), "could not be reached in time"),
        (httpx.ReadTimeout("x"), "took too long"),
        (httpx.ConnectError("x"), "could not be reached"),
        (httpx.ReadError("x"), "broke off"),
        (httpx.RemoteProtocolError("x"), "did not answer as a web server does"),
    ],
)
def test_what_goes_wrong_on_the_way_is_told(raised: Exception, said: str) -> None:
    found = fault(PUBLIC, transport=answering(raised))
    assert isinstance(found, FetchFailed)
    assert said in str(found)


# ---------------------------------------------------------------- how much of it


def test_what_is_announced_too_large_is_not_taken() -> None:
    found = fault(PUBLIC, max_bytes=100, transport=answering(page_answer(b"x" * 101)))
    assert isinstance(found, InputTooLarge)


def test_what_is_not_announced_is_stopped_at_the_limit() -> None:
    sent = []

    def endless() -> Iterator[bytes]:
        while True:
            sent.append(1)
            yield b"x" * 1000

    answer = httpx.Response(200, content=endless(), headers={"Content-Type": "text/html"})
    assert isinstance(fault(PUBLIC, max_bytes=10_000, transport=answering(answer)), InputTooLarge)
    assert len(sent) <= 11


@pytest.mark.parametrize("packed", ["gzip", "deflate", "x-gzip", "GZIP", "raw", "identity", ""])
def test_what_was_packed_is_unpacked(packed: str) -> None:
    body = HTML.encode()
    bare = zlib.compressobj(wbits=-15)
    sent = {"gzip": gzip.compress(body), "deflate": zlib.compress(body), "raw": bare.compress(body) + bare.flush()}.get(
        packed.lower().removeprefix("x-"), body
    )
    encoding = {"Content-Encoding": "deflate" if packed == "raw" else packed} if packed else {}
    answer = httpx.Response(200, content=iter([sent[:7], sent[7:]]), headers={"Content-Type": "text/html", **encoding})
    found = one(PUBLIC, transport=answering(answer))
    assert found.content == HTML
    assert found.capture
    assert found.capture.digest == "sha256:" + hashlib.sha256(body).hexdigest()


@pytest.mark.parametrize("packed", ["gzip", "deflate"])
def test_a_bomb_stops_at_the_limit(packed: str) -> None:
    import tracemalloc

    body = (gzip if packed == "gzip" else zlib).compress(bytes(60_000_000), 9)
    answer = httpx.Response(
        200, content=iter([body]), headers={"Content-Type": "text/html", "Content-Encoding": packed}
    )
    tracemalloc.start()
    found = fault(PUBLIC, max_bytes=1_000_000, transport=answering(answer))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, InputTooLarge)
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("packed", "body", "said"),
    [
        ("compress", b"x", "'compress'"),
        (", ".join(["gzip"] * 50), b"x", "50 times"),
        ("br", b"x", "'br', unasked"),
        ("zstd", b"x", "'zstd', unasked"),
        ("gzip", gzip.compress(HTML.encode())[:-9], "broke off"),
        ("gzip", b"\x1f\x8bnonsense", "cannot be unpacked"),
        ("deflate", b"\xff\xff\xff\x00" * 9, "cannot be unpacked"),
    ],
)
def test_what_cannot_be_unpacked_is_told(packed: str, body: bytes, said: str) -> None:
    answer = httpx.Response(
        200, content=iter([body]), headers={"Content-Type": "text/html", "Content-Encoding": packed}
    )
    assert said in str(fault(PUBLIC, transport=answering(answer)))


@given(st.binary(max_size=3000), st.sampled_from(["gzip", "deflate"]), st.integers(1, 500))
def test_unpacking_gives_back_what_was_packed_in_whatever_pieces(body: bytes, packed: str, size: int) -> None:
    from twosource.intake.payloads import received

    sent = (gzip if packed == "gzip" else zlib).compress(body)
    pieces = [sent[n : n + size] for n in range(0, len(sent), size)]
    assert received("x", packed, pieces, 10_000) == body


# ---------------------------------------------------------------- where it leads on


def test_redirections_are_followed_and_the_last_address_is_kept() -> None:
    transport = answering(
        moved("/b", 301),
        moved("//198.35.26.97/c", 307),
        moved("https://198.35.26.97/d", 308),
        moved("e", 303),
        page_answer(),
    )
    found = one(f"{PUBLIC}/a", transport=transport)
    assert found.path == f"{PUBLIC}/a"
    assert found.given_url == "https://198.35.26.97/e"
    assert [str(r.url) for r in transport.asked] == [
        f"{PUBLIC}/a", f"{PUBLIC}/b", "http://198.35.26.97/c", "https://198.35.26.97/d", "https://198.35.26.97/e",
    ]  # fmt: skip


def test_cookies_are_not_carried_on() -> None:
    first = moved("/b")
    first.headers["Set-Cookie"] = "who=ann"
    transport = answering(first, page_answer())
    one(f"{PUBLIC}/a", transport=transport)
    assert all("cookie" not in request.headers for request in transport.asked)


def test_a_ring_of_redirections_ends() -> None:
    transport = answering(*(moved("/a") for _ in range(20)))
    found = fault(f"{PUBLIC}/a", transport=transport)
    assert isinstance(found, FetchFailed)
    assert "more than 5 times" in str(found)
    assert len(transport.asked) == 6


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.1/", "http://[::1]:8080/", "http://169.254.169.254/latest/meta-data/", "http://2130706433/",
        "http://ann:secret@198.35.26.97/", "file:///etc/passwd", "http://192.168.0.1/", "//10.0.0.1/x", "http://[::ffff:10.0.0.1]/",
        "http://inside.example/", "http://198.35.26.96:25/", "javascript:alert(1)", "http://[",
    ],
)  # fmt: skip
@pytest.mark.parametrize("private", [False, True])
def test_a_public_page_does_not_lead_into_the_house(to: str, private: bool, names: dict[str, list[str]]) -> None:
    names["inside.example"] = ["198.35.26.96", "10.0.0.1"]
    transport = answering(moved(to))
    found = fault(f"{PUBLIC}/a", transport=transport, private=private)
    assert isinstance(found, FetchRefused)
    assert "it leads on to " in str(found)
    assert "secret" not in str(found)
    assert len(transport.asked) == 1


def test_a_page_of_the_house_may_lead_on_inside_and_out_but_not_back_in() -> None:
    inside, out = "http://10.0.0.1/a", f"{PUBLIC}/b"
    assert (
        one(inside, private=True, transport=answering(moved("http://10.0.0.2/"), moved(out), page_answer())).given_url
        == out
    )
    found = fault(inside, private=True, transport=answering(moved(out), moved("http://10.0.0.2/")))
    assert isinstance(found, FetchRefused)


def test_a_safe_connection_is_not_given_up() -> None:
    found = fault("https://198.35.26.96/a", transport=answering(moved("http://198.35.26.96/a")))
    assert isinstance(found, FetchRefused)
    assert "https" in str(found)


# ---------------------------------------------------------------- a server on this machine


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.seen.append(dict(self.headers))  # type: ignore[attr-defined]
        if self.path == "/moved":
            self._send(302, b"", {"Location": "/page", "Set-Cookie": "who=ann"})
        elif self.path == "/chunks":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for piece in (HTML[:30].encode(), HTML[30:].encode(), b""):
                self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        else:
            self._send(200, HTML.encode(), {"Content-Type": "text/html; charset=utf-8"})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Any]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as serving:
        serving.seen = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=serving.serve_forever, args=(0.05,))
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()


def at(serving: Any, path: str = "/page", host: str = "127.0.0.1") -> str:
    return f"http://{host}:{serving.server_address[1]}{path}"


@pytest.mark.parametrize("path", ["/page", "/chunks", "/moved"])
def test_a_page_is_fetched_over_a_real_connection(server: Any, path: str) -> None:
    found = one(at(server, path), private=True)
    assert found.content == HTML
    assert found.given_url == at(server, path.replace("moved", "page"))
    assert all("Cookie" not in headers for headers in server.seen)


def test_this_machine_is_not_asked_without_leave(server: Any) -> None:
    assert "--allow-private" in str(fault(at(server)))
    assert server.seen == []


def test_a_name_is_looked_up_once_and_that_address_is_asked(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def turncoat(host: str) -> tuple[addresses.Address, ...]:
        looked.append(host)
        return (ipaddress.ip_address("127.0.0.1" if len(looked) == 1 else "127.0.0.9"),)

    monkeypatch.setattr(addresses, "lookup", turncoat)
    monkeypatch.setattr(socket, "gethostbyname", lambda host: pytest.fail(f"{host} was looked up again"))
    assert one(at(server, host="desk.example"), private=True).content == HTML
    assert looked == ["desk.example"]
    assert server.seen[0]["Host"] == f"desk.example:{server.server_address[1]}"


def test_another_address_of_a_host_is_tried_where_the_first_is_shut(server: Any, names: dict[str, list[str]]) -> None:
    names["desk.example"] = ["::1", "127.0.0.1"]
    assert one(at(server, host="desk.example"), private=True).content == HTML


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_no_proxy_of_the_environment_is_used(server: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    assert one(at(server), private=True).content == HTML


@pytest.fixture
def raw_server() -> Iterator[Callable[[Callable[[socket.socket], None]], int]]:
    """Starts a server that does as it is told with its one connection, and gives its port."""
    threads: list[threading.Thread] = []
    listeners: list[socket.socket] = []

    def start(act: Callable[[socket.socket], None]) -> int:
        listening = socket.create_server(("127.0.0.1", 0))
        listening.settimeout(10)
        listeners.append(listening)

        def serve() -> None:
            try:
                connection, _ = listening.accept()
                with connection:
                    connection.settimeout(10)
                    act(connection)
            except OSError:
                return  # the reader went away, which is what some of these are about

        threads.append(threading.Thread(target=serve))
        threads[-1].start()
        return int(listening.getsockname()[1])

    yield start
    for thread in threads:
        thread.join(10)
    for listening in listeners:
        listening.close()


def _drip(start: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    def act(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(start)
        for _ in range(200):
            connection.sendall(piece)
            time.sleep(0.05)

    return act


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"", b""),
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"", b"HTTP/1.1 103 Early\r\n\r\n"),
    ],
    ids=["silence", "status", "headers", "body", "chunks", "hints"],
)
def test_a_server_that_drips_is_left_in_time(raw_server: Any, start: bytes, piece: bytes) -> None:
    port = raw_server(_drip(start, piece))
    began = time.monotonic()
    found = fault(f"http://127.0.0.1:{port}/", private=True, seconds=0.4)
    assert time.monotonic() - began < 2
    assert isinstance(found, FetchFailed)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"SSH-2.0-OpenSSH_9.0\r\n", "did not answer as a web server does"),
        (b"", "did not answer as a web server does"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\nContent-Type: text/html\r\n\r\n<p>cut", "did not answer"),
        (b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"a" * 300_000, "did not answer as a web server does"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef", "did not answer"),
    ],
    ids=["ssh", "nothing", "cut", "long header", "two lengths"],
)
def test_what_is_no_answer_is_told(raw_server: Any, answer: bytes, said: str) -> None:
    def act(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(answer)

    assert said in str(fault(f"http://127.0.0.1:{raw_server(act)}/", private=True, seconds=5))


def test_a_machine_that_does_not_listen_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    assert "could not be reached" in str(fault(f"http://127.0.0.1:{port}/", private=True, seconds=5))


def test_the_name_is_what_a_safe_connection_goes_by(raw_server: Any, names: dict[str, list[str]]) -> None:
    names["desk.example"] = ["127.0.0.1"]
    hello: list[bytes] = []
    port = raw_server(lambda connection: hello.append(connection.recv(4096)))
    found = fault(f"https://desk.example:{port}/", private=True, seconds=5)
    assert b"desk.example" in hello[0]
    assert isinstance(found, FetchFailed)


def test_a_server_without_tls_is_told(raw_server: Any) -> None:
    port = raw_server(_drip(b"HTTP/1.1 400 Bad Request\r\n\r\n", b"x"))
    assert "no safe connection" in str(fault(f"https://127.0.0.1:{port}/", private=True, seconds=5))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A certificate for desk.example that nobody vouches for, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("needs the program openssl to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    cert, key = str(folder / "cert.pem"), str(folder / "key.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=desk.example", "-addext", "subjectAltName=DNS:desk.example", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    return cert, key


def _secure(certificate: tuple[str, str]) -> Callable[[socket.socket], None]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)

    def act(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as safe:
            safe.recv(4096)
            body = HTML.encode()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
            safe.sendall(head.encode() + body)

    return act


def test_a_certificate_that_nobody_vouches_for_is_refused(
    raw_server: Any, certificate: tuple[str, str], names: dict[str, list[str]]
) -> None:
    names["desk.example"] = ["127.0.0.1"]
    found = fault(f"https://desk.example:{raw_server(_secure(certificate))}/", private=True, seconds=5)
    assert "the certificate of desk.example is not to be trusted (self" in str(found)


@pytest.mark.parametrize(("host", "good"), [("desk.example", True), ("other.example", False)])
def test_a_certificate_is_checked_by_name_and_not_by_address(
    raw_server: Any, certificate: tuple[str, str], names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch,
    host: str, good: bool,
) -> None:  # fmt: skip
    monkeypatch.setenv("SSL_CERT_FILE", certificate[0])  # an authority that this machine trusts, as houses add theirs
    names[host] = ["127.0.0.1"]
    (found,) = fetched(f"https://{host}:{raw_server(_secure(certificate))}/", private=True, seconds=5)
    if good:
        assert isinstance(found, Page)
        assert found.content == HTML
    else:
        assert "the certificate of other.example is not to be trusted (Hostname mismatch" in str(found)


# ---------------------------------------------------------------- through the room and the commands


def test_without_httpx_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "twosource.intake.connecting", raising=False)
    monkeypatch.setitem(sys.modules, "httpx", None)
    (found,) = fetched(PUBLIC)
    assert 'pip install "twosource[web]"' in str(found)


def test_the_room_asks_for_nothing_unless_it_is_given_the_means(server: Any) -> None:
    (refused,) = pages([at(server)])
    assert isinstance(refused, Problem)
    assert server.seen == []
    (found,) = pages([at(server)], fetch=lambda url: fetched(url, private=True))
    assert isinstance(found, Page)


def test_reading_does_not_load_httpx_before_it_is_needed() -> None:
    code = "import sys, twosource.cli, twosource.cli.read, twosource.intake; print('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(
        "Ferry halted\n\nThe ferry was halted on Monday, mayor Pello Adu said.\n", encoding="utf-8"
    )

    def called(*args: str) -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return called


@pytest.mark.parametrize(
    "args",
    [
        ("read", "URL"), ("a.txt", "URL", "--same-event"), ("check", "a.txt", "--against", "URL"),
        ("check", "URL", "--against", "a.txt"), ("add", "URL", "--db", "desk.db"),
    ],
)  # fmt: skip
def test_every_command_fetches_when_it_is_told_to_and_only_then(run: Any, server: Any, args: tuple[str, ...]) -> None:
    named = [at(server) if arg == "URL" else arg for arg in args]
    assert at(server) in run(*named).err
    assert run(*named, "--fetch").err.count("--allow-private")
    assert server.seen == []
    done = run(*named, "--fetch", "--allow-private")
    assert (done.code, done.err) == (0, "")
    assert len(server.seen) == 1


def test_what_was_fetched_is_in_the_json(run: Any, server: Any) -> None:
    found = json.loads(run("read", at(server), "--fetch", "--allow-private", "--json").out)
    assert found["path"] == found["url"] == at(server)


def test_allow_private_alone_is_a_slip_and_is_said_to_be(run: Any) -> None:
    done = run("read", "a.txt", "--allow-private")
    assert (done.code, done.out) == (2, "")
    assert "add --fetch" in done.err
