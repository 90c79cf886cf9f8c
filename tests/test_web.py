"""The reading room lets the reader in and nobody else, and does what its forms ask."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from twosource import report
from twosource.compare import read
from twosource.example import pages as example_pages
from twosource.intake import pages
from twosource.records import Page
from twosource.store import Archive
from twosource.web.comparison_pages import FORMS
from twosource.web.names import LONGEST, others, safe_name
from twosource.web.shelf import DECISIONS, Refused, Shelf

web = pytest.importorskip("twosource.web", reason="the extra 'serve' is not installed")
pytest.importorskip("python_multipart", reason="the extra 'serve' is not installed")
testclient = pytest.importorskip("starlette.testclient", reason="no HTTP client is installed")

TOKEN = "a-token-of-this-test"
HOST = "http://127.0.0.1:8123"
LIMIT = 60
"""Seconds for reading or comparing on a slow machine; it takes about two."""
JSON = {"Accept": "application/json"}
BEARER = {"Authorization": f"Bearer {TOKEN}", **JSON}
SAID = "The bridge over the harbour at Caldera will close on Monday, Mayor Ines Adu said on Tuesday at the town hall."


def opened(paths: tuple[str, ...] = (), **more: Any) -> Any:
    return testclient.TestClient(web.create(TOKEN, paths, **more), base_url=HOST, follow_redirects=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "case"
    case.mkdir()
    for path in example_pages():
        shutil.copy(path, case)
    return case


@pytest.fixture(scope="module")
def empty() -> Iterator[Any]:
    """A room on nothing, not logged in."""
    with opened() as client:
        yield client


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Path]]:
    """A room on a folder that no test changes: three reports of one event and a PDF."""
    folder = tmp_path_factory.mktemp("desk")
    for path in example_pages():
        shutil.copy(path, folder)
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    with opened((str(folder),)) as client:
        yield client, folder


@pytest.fixture
def client(empty: Any) -> Iterator[Any]:
    empty.cookies.clear()
    yield empty
    empty.cookies.clear()


def login(client: Any) -> str:
    """Comes in with the link; the key of the room's forms."""
    client.get("/", params={"token": TOKEN})
    found = re.search(r'name="key" value="(\w+)"', client.get("/").text)
    assert found
    return found.group(1)


def listing(client: Any) -> dict[str, Any]:
    """The list of the room, once everything in it was read."""
    until = time.monotonic() + LIMIT
    while (found := client.get("/", headers=BEARER).json())["busy"]:
        assert time.monotonic() < until, found
        time.sleep(0.1)
    return dict(found)


def compared(client: Any, data: dict[str, Any]) -> str:
    """The address of a comparison, once it is made or refused."""
    reply = client.post("/compare", data=data, headers=BEARER)
    assert reply.status_code == 202, reply.text
    address = str(reply.json()["comparison"])
    finished(client, address)
    return address


def finished(client: Any, address: str) -> dict[str, Any]:
    until = time.monotonic() + LIMIT
    while (state := client.get(f"{address}/state", headers=BEARER).json())["running"]:
        assert time.monotonic() < until, state
        time.sleep(0.1)
    return dict(state)


# ---------------------------------------------------------------- who is let in


def test_the_link_lets_in_and_the_token_leaves_the_address(client: Any) -> None:
    reply = client.get("/", params={"token": TOKEN})
    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    cookie = reply.headers["set-cookie"]
    assert cookie.startswith("twosource-8123=")
    assert "httponly" in cookie.lower()
    assert "samesite=strict" in cookie.lower()
    assert TOKEN not in cookie
    room = client.get("/")
    assert room.status_code == 200
    assert TOKEN not in room.text


def test_a_link_followed_from_another_site_leads_on_without_a_redirection(client: Any) -> None:
    """A strict cookie does not go along with a redirection that another site began."""
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    reply = client.get("/", params={"token": TOKEN}, headers=headers)
    assert reply.status_code == 200
    assert 'http-equiv="refresh"' in reply.text
    assert TOKEN not in reply.text


@pytest.mark.parametrize("path", ["//evil.example/", "/%2f/evil.example", "/\\evil.example"])
def test_the_way_in_leads_nowhere_else(client: Any, path: str) -> None:
    reply = client.get(f"{HOST}{path}?token={TOKEN}")
    assert reply.headers.get("location", "/").startswith("/")
    assert not reply.headers.get("location", "/").startswith(("//", "/\\"))


def test_a_program_sends_the_token_itself(client: Any) -> None:
    reply = client.get("/", headers=BEARER)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "application/json"


@pytest.mark.parametrize("path", ["/", "/given", "/c/abc", "/c/abc/decisions", "/files", "/elsewhere", "/find"])
@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN + "x", "ü"])
def test_a_wrong_token_is_refused_everywhere(client: Any, path: str, token: str | None) -> None:
    reply = client.get(path, params={} if token is None else {"token": token})
    assert reply.status_code == 403
    assert "token" in reply.text
    assert "set-cookie" not in reply.headers


def test_a_cookie_of_another_room_is_refused(client: Any) -> None:
    client.cookies.set("twosource-8123", "0" * 64)
    assert client.get("/").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example:8123", "", "[::1", "10.0.0.7:8123"]
)
def test_a_foreign_host_is_refused_even_with_the_token(client: Any, host: str) -> None:
    reply = client.get("/", params={"token": TOKEN}, headers={"host": host})
    assert reply.status_code == 403
    assert "127.0.0.1" in reply.text


@pytest.mark.parametrize("host", ["localhost:8123", "127.0.0.1:8123", "[::1]:8123", "LOCALHOST"])
def test_local_names_are_let_in(client: Any, host: str) -> None:
    assert client.get("/", headers={**BEARER, "host": host}).status_code == 200


def test_a_room_that_listens_everywhere_answers_to_addresses_and_to_no_names() -> None:
    client = opened(any_address=True)  # without its lifespan: nothing is read
    assert client.get("/nowhere", headers={**BEARER, "host": "10.0.0.7:8123"}).status_code == 404
    assert client.get("/nowhere", headers={**BEARER, "host": "rebound.example:8123"}).status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8123"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_origin_is_refused_even_with_the_token(client: Any, origin: str, method: str) -> None:
    reply = client.request(method, "/", headers={**BEARER, "origin": origin})
    assert reply.status_code == 403
    assert "another site" in reply.json()["error"]["message"]


def test_the_own_origin_is_let_in(client: Any) -> None:
    assert client.get("/", headers={**BEARER, "origin": HOST}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_page_loads_is_refused_though_the_cookie_came_along(client: Any, site: str) -> None:
    """Another server on this machine is the same site to a browser, and may embed or post; a visit it may lead to."""
    login(client)
    embedded = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "no-cors"}
    visit = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}
    assert client.get("/", headers=embedded).status_code == 403
    assert client.get("/", headers=visit).status_code == 200
    assert client.post("/paste", data={"text": SAID}, headers=visit).status_code == 403


@pytest.mark.parametrize("path", ["/files", "/paste", "/forget", "/compare"])
@pytest.mark.parametrize("key", [None, "", "wrong", "ü"])
def test_a_form_without_the_rooms_key_changes_nothing(client: Any, path: str, key: str | None) -> None:
    login(client)
    before = client.get("/", headers=JSON).json()
    data = {"text": SAID, "item": "x", "chosen": "a"} | ({} if key is None else {"key": key})
    files = {"files": ("a.txt", SAID.encode())} if path == "/files" else None
    reply = client.post(path, data=data, files=files)
    assert reply.status_code == 403
    assert "Load the page again" in reply.text
    assert client.get("/", headers=JSON).json() == before


def test_every_reply_carries_the_headers(client: Any) -> None:
    for reply in (client.get("/"), client.get("/", headers=BEARER), client.get("/nowhere", headers=BEARER)):
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        # "no-referrer" would make the origin of the room's own forms "null".
        assert reply.headers["referrer-policy"] == "same-origin"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in reply.headers


def test_an_empty_token_is_a_fault_in_the_call() -> None:
    with pytest.raises(ValueError, match="token is empty"):
        web.create("")


# ---------------------------------------------------------------- refusals in kind


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/c/000000000000", 404),
        ("GET", "/c/000000000000/save/comparison.json", 404),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404),
        ("POST", "/", 405),
        ("DELETE", "/files", 405),
        ("GET", "/files", 405),
    ],
)
def test_a_bad_request_is_answered_in_kind(client: Any, method: str, path: str, status: int) -> None:
    login(client)
    page = client.request(method, path, headers={"Accept": "text/html,*/*"})
    assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert 'href="/"' in page.text
    told = client.request(method, path, headers=JSON)
    assert (told.status_code, told.headers["content-type"]) == (status, "application/json")
    assert told.json()["error"]["status"] == status


def test_a_broken_form_is_a_bad_request(client: Any) -> None:
    login(client)
    kind = {"Content-Type": "multipart/form-data; boundary=x", "Accept": "text/html"}
    reply = client.post("/files", content=b"--y\r\nno form at all", headers=kind)
    assert reply.status_code in (400, 403)
    assert "<h1>" in reply.text


def test_too_much_is_refused_kindly_and_what_fits_is_kept() -> None:
    with opened(max_bytes=10_000) as client:
        key = login(client)
        files = [("files", ("large.txt", b"x" * 20_000)), ("files", ("small.txt", SAID.encode()))]
        reply = client.post("/files", data={"key": key}, files=files)
        assert reply.status_code == 303
        page = client.get(reply.headers["location"]).text
        assert "large.txt: it has more than 10,000 bytes" in page
        assert [row["facts"] for row in listing(client)["others"]] == [["small.txt"]]
        reply = client.post("/files", data={"key": key}, files={"files": ("huge.txt", b"x" * 2_000_000)})
        assert reply.status_code == 413
        assert "serve FOLDER" in reply.text


def test_a_body_that_tells_no_length_is_counted() -> None:
    with opened(max_bytes=10_000) as client:
        key = login(client)
        pieces = (b"x" * 100_000 for _ in range(20))
        reply = client.post("/files?name=a.txt", content=pieces, headers={"X-Twosource-Key": key, **JSON})
        assert reply.status_code == 413
        assert reply.json()["error"]["status"] == 413


# ---------------------------------------------------------------- what lies in the room


def test_a_folder_is_listed_by_story_and_compared(desk: tuple[Any, Path]) -> None:
    client, _ = desk
    found = listing(client)
    assert sorted(row["facts"][-1] for row in found["stories"][0]) == ["herald.html", "tarnwire.txt", "vostrin.txt"]
    assert [message for message, _ in found["unread"]] == [
        "notes.pdf: this is a PDF document, not a page; save the page as text or HTML"
    ]
    address = compared(client, {"together": " ".join(row["choice"] for row in found["stories"][0])})
    page = client.get(address, headers={**BEARER, "Accept": "text/html"})
    assert "3 reports compared" in page.text
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    assert address in client.get("/", headers={**BEARER, "Accept": "text/html"}).text
    made = client.get(f"{address}/save/comparison.json", headers=BEARER)
    assert made.json()["format"] == "twosource.comparison/1"
    for form in FORMS:
        reply = client.get(f"{address}/save/{form}", headers=BEARER)
        assert reply.headers["content-disposition"] == f'attachment; filename="{form}"'
        assert reply.text.strip()
    assert client.get(f"{address}/save/passwd", headers=BEARER).status_code == 404


def test_the_page_saved_is_the_page_that_compare_writes(desk: tuple[Any, Path]) -> None:
    from twosource.compare import compare, read
    from twosource.intake import pages
    from twosource.records import Page

    client, folder = desk
    paths = [str(folder / row["facts"][-1]) for row in listing(client)["stories"][0]]
    address = compared(client, {"chosen": [row["choice"] for row in listing(client)["stories"][0]]})
    saved = client.get(f"{address}/save/comparison.html", headers=BEARER).text
    assert saved == report.page(compare([read(item) for item in pages(paths) if isinstance(item, Page)]))


def test_files_named_are_compared_at_once_and_one_bad_input_is_told(folder: Path) -> None:
    bad = folder / "broken.jsonl"
    bad.write_text("{no json", "utf-8")
    paths = (*map(str, sorted(folder.glob("*.txt"))), str(bad))
    with opened(paths) as client:
        reply = client.get("/given", headers={**BEARER, "Accept": "text/html"})
        assert reply.status_code == 303
        address = reply.headers["location"]
        assert finished(client, address)["stage"] == "ready"
        problems = client.get(f"{address}/save/comparison.json", headers=BEARER).json()["problems"]
        assert [p["code"] for p in problems] == ["input-malformed"]


def test_different_events_are_refused_with_a_way_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Caldera bridge to close\n\n{SAID}\n", "utf-8")
    (tmp_path / "b.txt").write_text(
        "Ferry wins the cup\n\nOrla Finn won the sailing cup at Quillmere, coach Tam Brody said.\n", "utf-8"
    )
    with opened((str(tmp_path),)) as client:
        chosen = [row["choice"] for row in listing(client)["others"]]
        address = compared(client, {"chosen": chosen})
        page = client.get(address, headers={**BEARER, "Accept": "text/html"})
        assert page.status_code == 422
        assert "The reports seem to tell different events" in page.text
        assert "--same-event" not in page.text
        reply = client.post(f"{address}/again", data={"same_event": "1"}, headers=BEARER)
        assert finished(client, reply.json()["comparison"])["stage"] == "ready"


def test_one_report_is_too_few(client: Any) -> None:
    key = login(client)
    reply = client.post("/compare", data={"key": key})
    assert reply.status_code == 303
    assert "Choose two or more" in client.get(reply.headers["location"]).text
    assert client.post("/compare", data={"chosen": ["no-such-thing"]}, headers=BEARER).status_code == 422


def test_dropped_pages_lie_in_memory_and_can_be_taken_out(client: Any) -> None:
    key = login(client)
    assert client.post("/files?name=../../a.txt", content=SAID, headers={"X-Twosource-Key": key, **JSON}).json()[
        "kept"
    ] == ["a.txt"]
    client.post(
        "/paste",
        data={
            "key": key,
            "text": SAID,
            "outlet": "Caldera Herald",
            "published": "2025-03-04",
            "url": "https://herald.example/a",
        },
    )
    rows = {tuple(row["facts"]): row["forget"] for row in rows_of(listing(client))}
    assert sorted(rows) == [("Caldera Herald", "2025-03-04", "pasted Caldera Herald.jsonl"), ("a.txt",)]
    for item in rows.values():
        assert client.post("/forget", data={"key": key, "item": item}).status_code == 303
    assert listing(client)["total"] == 0


def rows_of(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [*found["others"], *(row for story in found["stories"] for row in story)]


def test_dropped_pages_go_into_the_folder_and_nowhere_else(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    outside = set(folder.parent.iterdir())
    with opened((str(folder),)) as client:
        login(client)
        for name in (
            "../up.txt",
            "herald.html",
            "..\\..\\win.txt",
            "/etc/abs.txt",
            ".hidden",
            DECISIONS,
            "\u202etxt.exe",
        ):
            client.post("/files", params={"name": name}, content=SAID, headers=BEARER)
    assert set(folder.parent.iterdir()) == outside
    assert {name: (folder / name).read_bytes() for name in before} == before
    new = {path.name for path in folder.iterdir()} - set(before)
    assert new == {"up.txt", "herald (2).html", "win.txt", "abs.txt", "hidden", "decisions (2).jsonl", "txt.exe"}


def test_a_folder_that_cannot_be_written_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Refused, match="no space left on device"):
        Shelf((str(folder),)).keep("a.txt", b"words")
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    "name", ["", ".", "..", "/", "a" * 400 + ".html", "😀" * 90 + ".txt", "nul.txt", "a\x00b\n.txt", "  .. ", "x" * 300]
)
def test_any_name_becomes_one_that_a_folder_takes(tmp_path: Path, name: str) -> None:
    safe = safe_name(name)
    assert safe == safe_name(safe)
    assert 0 < len(safe.encode()) <= LONGEST
    assert not safe.startswith(".")
    (tmp_path / safe).write_bytes(b"")
    assert [path.name for path in tmp_path.iterdir()] == [safe]
    assert len({next(iter(others(safe))), *(n for n, _ in zip(others(safe), range(3), strict=False))}) == 3


def test_what_pages_hold_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    (tmp_path / "a<b>&'.txt").write_text(f"{nasty}\n\n{SAID}\n", "utf-8")
    (tmp_path / "b.html").write_text(
        f"<html><title>{nasty.replace('<', '&lt;')}</title><body><h1>x \u202e y</h1><p>{SAID}</p></body></html>",
        "utf-8",
    )
    (tmp_path / "<img src=x>.pdf").write_bytes(b"%PDF-1.7\n\x00\x01")
    with opened((str(tmp_path),)) as client:
        listing(client)
        page = client.get("/", headers={**BEARER, "Accept": "text/html"}).text
    body = re.sub(r"(?s)<(script|style)>.*?</\1>", "", page)
    assert "<script" not in body
    assert "<img" not in body
    assert "&lt;img src=x&gt;.pdf" in body
    assert "\u202e" not in body


def test_a_changed_file_is_read_again(folder: Path) -> None:
    with opened((str(folder),)) as client:
        before = {row["facts"][-1]: row["choice"] for row in rows_of(listing(client))}
        (folder / "vostrin.txt").write_text(f"Caldera bridge to close\n\n{SAID}\n", "utf-8")
        after = {row["facts"][-1]: row["choice"] for row in rows_of(listing(client))}
        assert before["herald.html"] == after["herald.html"]
        assert before["vostrin.txt"] != after["vostrin.txt"]
        gone = client.post("/compare", data={"chosen": list(before.values())}, headers=BEARER)
        assert finished(client, gone.json()["comparison"])["stage"] == "ready"  # the two that are left


# ---------------------------------------------------------------- waiting and leaving


def test_a_comparison_that_nobody_waits_for_is_stopped(desk: tuple[Any, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    from twosource.web import comparisons

    client, _ = desk
    rows = [row["choice"] for row in listing(client)["stories"][0]]
    with monkeypatch.context() as hasty:
        hasty.setattr(comparisons, "GRACE", -1.0)
        key = login(client)
        address = client.post("/compare", data={"chosen": rows[1:]}, headers=BEARER).json()["comparison"]
        assert client.post(f"{address}/leave").status_code == 403
        assert client.post(f"{address}/leave?key={key}").status_code == 204
        job = client.app.state.room.comparisons.get(address.removeprefix("/c/"))
        until = time.monotonic() + LIMIT
        while job.running:
            assert time.monotonic() < until
            time.sleep(0.05)
    assert job.stage in ("cancelled", "ready")
    if job.stage == "cancelled":
        assert "stopped before" in client.get(address).text
        reply = client.post(f"{address}/again", headers=BEARER)
        assert finished(client, reply.json()["comparison"])["stage"] == "ready"


def test_a_comparison_is_stopped_by_its_button(desk: tuple[Any, Path]) -> None:
    client, _ = desk
    key = login(client)
    rows = [row["choice"] for row in listing(client)["stories"][0]]
    address = client.post("/compare", data={"chosen": rows[:2]}, headers=BEARER).json()["comparison"]
    assert client.post(f"{address}/cancel").status_code == 403
    assert client.post(f"{address}/cancel", data={"key": key}).headers["location"] == "/"
    assert not client.get(f"{address}/state", headers=BEARER).json()["running"]


def test_a_worker_that_dies_is_told_and_started_again(desk: tuple[Any, Path]) -> None:
    client, _ = desk
    rows = [row["choice"] for row in listing(client)["stories"][0]]
    asked = client.post("/compare", data={"chosen": rows[::-1]}, headers=BEARER).json()["comparison"]
    job = client.app.state.room.comparisons.get(asked.removeprefix("/c/"))
    while job.stage in ("waiting", "reading"):
        time.sleep(0.001)
    process = client.app.state.room.comparisons._workshop._process
    if process is not None and process.returncode is None:
        process.kill()
    told = finished(client, asked)
    assert told["stage"] == "ready" or "given up" in told["told"]
    again = client.post(f"{asked}/again", headers=BEARER).json()["comparison"]
    assert finished(client, again)["stage"] == "ready"


def test_comparisons_asked_for_at_once_are_all_made(desk: tuple[Any, Path]) -> None:
    client, _ = desk
    rows = [row["choice"] for row in listing(client)["stories"][0]]
    asked = [
        client.post("/compare", data={"chosen": chosen}, headers=BEARER).json()["comparison"]
        for chosen in ([rows[2], rows[0]], [rows[2], rows[1]], [rows[2], rows[0]])
    ]
    assert asked[0] == asked[2] != asked[1]
    assert [finished(client, address)["stage"] for address in asked] == ["ready"] * 3


# ---------------------------------------------------------------- decisions


def test_decisions_are_kept_beside_the_input_and_applied_again(folder: Path) -> None:
    line = '{"format":"twosource.decision/1","id":"%s","decision":"rejected","note":"a <b>note</b>","from":"elsewhere"}'
    with opened((str(folder),)) as client:
        address = compared(client, {"together": " ".join(r["choice"] for r in listing(client)["stories"][0])})
        found = re.findall(
            r'name="finding" value="(\w+)"',
            client.get(f"{address}/decisions", headers={**BEARER, "Accept": "text/html"}).text,
        )
        assert len(found) > 5
        key = login(client)
        told = client.post(f"{address}/decisions", content=line % found[0], headers={"X-Twosource-Key": key})
        assert told.json() == {"saved": 1, "in": str(folder / DECISIONS)}
        form = {"key": key, "finding": found[1], "decision": "confirmed", "note": "two\r\nlines"}
        assert client.post(f"{address}/decide", data=form).headers["location"] == f"{address}/decisions#f-{found[1]}"
        again = client.get(f"{address}/decisions", headers={**BEARER, "Accept": "text/html"}).text
        assert ">\ntwo\nlines</textarea>" in again
        assert client.post(f"{address}/decisions", content=line % found[2]).status_code == 403
        assert client.post(f"{address}/decisions", content="no json", headers=BEARER).status_code == 400
        assert client.post(f"{address}/decide", data={**form, "finding": "nothing"}).status_code == 422
    lines = [json.loads(line) for line in (folder / DECISIONS).read_text("utf-8").splitlines()]
    assert [(line["id"], line["decision"]) for line in lines] == [(found[0], "rejected"), (found[1], "confirmed")]
    assert [line["note"] for line in lines] == ["a <b>note</b>", "two\nlines"]
    assert all(line["at"] for line in lines)
    with opened((str(folder),)) as client:  # another day
        rows = listing(client)
        assert rows["unread"] == []
        address = compared(client, {"together": " ".join(r["choice"] for r in rows["stories"][0])})
        settled = client.get(f"{address}/decisions", headers=BEARER).json()
        assert {d["id"] for d in settled["held"]} == set(found[:2])
        page = client.get(address, headers={**BEARER, "Accept": "text/html"}).text
        assert found[0] in page
        assert "<b>note</b>" not in page


def test_an_archive_shows_a_denial_as_one(tmp_path: Path) -> None:
    page, db = tmp_path / "shelter.txt", str(tmp_path / "desk.db")
    said = "Mayor Lena Farrow denied that the council had been slow to open a shelter on Quay Street."
    page.write_text(f"Shelter opened late\nTARN, 4 March 2024\n\n{said}\n", "utf-8")
    with Archive.open(db) as archive:
        archive.add(read(found) for found in pages([str(page)]) if isinstance(found, Page))
    with opened(db=db) as client:
        for address in ("/who?name=Farrow", "/find?words=council+slow"):
            shown = client.get(address, headers={**BEARER, "Accept": "text/html"}).text
            assert "<bdi>denied: that the council had been slow" in shown


def test_decisions_of_a_room_on_an_archive_lie_beside_it(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"")
    beside = Shelf((), hidden=(str(tmp_path / "desk.db"),))
    assert (beside.decisions, beside.folder) == (str(tmp_path / DECISIONS), None)
    assert Shelf().decisions is None


def test_a_file_of_another_kind_is_never_added_to(folder: Path) -> None:
    from twosource.report.decisions import Decision
    from twosource.web.keeping import Keeping, NotKept

    other = folder / DECISIONS
    other.write_text('{"text": "a report"}\n', "utf-8")
    with pytest.raises(NotKept, match="move it away"):
        Keeping(str(other)).add((Decision(id="a", decision="confirmed"),))
    assert other.read_text("utf-8") == '{"text": "a report"}\n'
    assert DECISIONS in {item.name for item in Shelf((str(folder),)).listing().items}


def test_decisions_of_many_threads_are_whole_lines(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from twosource.report.decisions import Decision
    from twosource.web.keeping import Keeping

    path = tmp_path / DECISIONS
    path.write_bytes(b'{"id":"whole","decision":null}')
    kept = Keeping(str(path))
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda n: kept.add((Decision(id=f"d{n}", note="é" * 500),)), range(40)))
    found, problems = kept.all()
    assert problems == ()
    assert {d.id for d in found} == {"whole", *(f"d{n}" for n in range(40))}
