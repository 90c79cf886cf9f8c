"""The reading room lets the reader in and nobody else."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from invented import comparison
from twosource import report

web = pytest.importorskip("twosource.web", reason="the extra 'serve' is not installed")
httpx = pytest.importorskip("httpx", reason="httpx is not installed")

TOKEN = "a-token-of-this-test"


class Room:
    """A browser's view of the application, without a socket."""

    def __init__(self, app: Any) -> None:
        self._transport = httpx.ASGITransport(app=app)

    def get(self, path: str, **more: Any) -> Any:
        return self.ask("GET", path, **more)

    def ask(self, method: str, path: str, **more: Any) -> Any:
        async def once() -> Any:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://127.0.0.1:8123") as client:
                return await client.request(method, path, **more)

        return asyncio.run(once())


@pytest.fixture(scope="module")
def room() -> Room:
    return Room(web.create(comparison(), TOKEN))


def test_the_page_served_is_the_page_saved(room: Room) -> None:
    reply = room.get("/", params={"token": TOKEN})
    assert reply.status_code == 200
    assert reply.text == report.page(comparison())
    assert reply.headers["content-type"] == "text/html; charset=utf-8"


def test_the_json_served_is_the_json_printed(room: Room) -> None:
    reply = room.get("/comparison.json", params={"token": TOKEN})
    assert reply.status_code == 200
    assert reply.text == report.as_json(comparison())
    assert reply.headers["content-type"] == "application/json"


@pytest.mark.parametrize("path", ["/", "/comparison.json", "/elsewhere"])
@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN + "x", "ü"])
def test_a_wrong_token_is_refused_everywhere(room: Room, path: str, token: str | None) -> None:
    reply = room.get(path, params={} if token is None else {"token": token})
    assert reply.status_code == 403
    assert reply.headers["content-type"].startswith("text/plain")
    assert "token" in reply.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example:8123", "", "[::1"])
def test_a_foreign_host_is_refused_even_with_the_token(room: Room, host: str) -> None:
    reply = room.get("/", params={"token": TOKEN}, headers={"host": host})
    assert reply.status_code == 403
    assert "127.0.0.1" in reply.text


@pytest.mark.parametrize("host", ["localhost:8123", "127.0.0.1:8123", "[::1]:8123", "LOCALHOST"])
def test_local_names_are_let_in(room: Room, host: str) -> None:
    assert room.get("/", params={"token": TOKEN}, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8123"])
def test_a_foreign_origin_is_refused_even_with_the_token(room: Room, origin: str) -> None:
    reply = room.get("/comparison.json", params={"token": TOKEN}, headers={"origin": origin})
    assert reply.status_code == 403
    assert "another site" in reply.text


def test_the_own_origin_is_let_in(room: Room) -> None:
    reply = room.get("/comparison.json", params={"token": TOKEN}, headers={"origin": "http://127.0.0.1:8123"})
    assert reply.status_code == 200


@pytest.mark.parametrize("token", [TOKEN, "wrong"])
def test_every_reply_carries_the_headers(room: Room, token: str) -> None:
    headers = room.get("/", params={"token": token}).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


def test_only_reading_is_possible(room: Room) -> None:
    assert room.ask("POST", "/", params={"token": TOKEN}).status_code == 405


def test_an_empty_token_is_a_fault_in_the_call() -> None:
    with pytest.raises(ValueError, match="token is empty"):
        web.create(comparison(), "")
