"""Folders and feeds watched: what is new is added once, what is half-written waits, and no host is asked against its wish."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.cli import main
from twosource.errors import FetchRefused, InputError
from twosource.intake.arrivals import Arrivals
from twosource.intake.polling import LEAST, Away, Feed, Poller
from twosource.intake.robots import Robots, robots_of
from twosource.records import Page
from twosource.store import Archive

TEXT = "The gate of the dam failed on Monday and killed 11 people, mayor Gita Morlan said. " * 12


def item(n: int, words: str = TEXT) -> str:
    return f"<item><title>Gate fails {n}</title><link>{{base}}/report{n}</link><description>{words} {n}</description></item>"


class Site:
    """A server on this machine; ``answers``: path to status, headers and body."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, tuple[int, dict[str, str], str]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                status, headers, body = site.answers.get(self.path, (404, {}, "none"))
                if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                    status, body = 304, ""
                raw = body.replace("{base}", site.base).encode()
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def feed(self, *items: str, **headers: str) -> None:
        body = f"<rss version='2.0'><channel><title>News</title>{''.join(items)}</channel></rss>"
        self.answers["/feed"] = (200, {"Content-Type": "application/rss+xml", **headers}, body)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    pytest.importorskip("httpx", reason="httpx is not installed (the extra 'web')")
    found = Site()
    yield found
    found.close()


class Clock:
    def __init__(self) -> None:
        self.at = 1_000_000.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


def poller(feeds: dict[str, Feed], clock: Clock, every: float = 600.0) -> Poller:
    return Poller(feeds, every=every, private=True, now=clock.now, sleep=clock.sleep)


def test_a_feed_gives_each_entry_once_and_is_asked_with_its_marks(site: Site) -> None:
    clock, feeds = Clock(), dict[str, Feed]()
    url = f"{site.base}/feed"
    site.feed(item(1), item(2), ETag='"one"')
    poll = poller(feeds, clock)
    assert len([x for x in poll.look(url) if isinstance(x, Page)]) == 2
    assert list(poll.look(url)) == []
    assert site.paths() == ["/robots.txt", "/feed"], "asked before it was time"
    clock.at += 601
    assert list(poll.look(url)) == []
    assert site.asked[-1][1]["if-none-match"] == '"one"'
    site.feed(item(3), item(1), item(2), ETag='"two"')
    clock.at += 601
    (page,) = poll.look(url)
    assert isinstance(page, Page)
    assert page.given_title == "Gate fails 3"
    again = poller(json_round(feeds), clock)
    clock.at += 601
    assert list(again.look(url)) == [], "a later run knows what an earlier one had"
    assert clock.slept[0] >= 4.9, "no pause between two requests to one host"


def json_round(feeds: dict[str, Feed]) -> dict[str, Feed]:
    import msgspec

    return msgspec.json.decode(msgspec.json.encode(feeds), type=dict[str, Feed])


def test_a_summary_is_followed_to_its_page_unless_robots_are_asked_to_stay_away(site: Site) -> None:
    clock, feeds = Clock(), dict[str, Feed]()
    site.feed(item(1, "Read on"), item(2, "Read on"))
    site.answers["/robots.txt"] = (
        200,
        {"Content-Type": "text/plain"},
        "User-agent: *\nDisallow: /report2\nCrawl-delay: 9",
    )
    site.answers["/report1"] = (200, {}, f"<html><body><h1>Gate fails</h1><p>{TEXT}</p></body></html>")
    found = list(poller(feeds, clock).look(f"{site.base}/feed"))
    assert [p.given_url for p in found if isinstance(p, Page)] == [f"{site.base}/report1"]
    assert [isinstance(e, FetchRefused) for e in found if isinstance(e, InputError)] == [True]
    assert "/report2" not in site.paths()
    assert max(clock.slept) > 8.9


def test_the_robots_of_a_site_that_a_feed_leads_on_to_are_held_to(site: Site) -> None:
    other = Site()
    try:
        other.feed(item(1))
        other.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, "User-agent: *\nDisallow: /feed")
        site.answers["/feed"] = (301, {"Location": f"{other.base}/feed"}, "")
        clock, feeds = Clock(), dict[str, Feed]()
        (away,) = poller(feeds, clock).look(f"{site.base}/feed")
        assert isinstance(away, Away)
        assert f"leads on to {other.base}/feed: the robots.txt" in str(away.fault)
        assert other.paths() == ["/robots.txt"]
        other.answers["/robots.txt"] = (404, {}, "none")
        clock.at += 100_000
        pages = [x for x in poller(feeds, clock).look(f"{site.base}/feed") if isinstance(x, Page)]
        assert len(pages) == 1
    finally:
        other.close()


@pytest.mark.parametrize(("headers", "least"), [({}, 1_200.0), ({"Retry-After": "5000"}, 5_000.0)])
def test_a_feed_that_fails_is_told_once_and_asked_more_seldom(
    site: Site, headers: dict[str, str], least: float
) -> None:
    clock, feeds = Clock(), dict[str, Feed]()
    url = f"{site.base}/feed"
    site.answers["/feed"] = (503, headers, "")
    poll = poller(feeds, clock)
    (away,) = poll.look(url)
    assert isinstance(away, Away)
    assert away.fault is not None
    assert least - 6 <= poll.due(url) <= least
    clock.at += poll.due(url)
    assert list(poll.look(url)) == []
    assert poll.due(url) >= 2_394
    site.feed(item(1))
    clock.at += poll.due(url)
    back, page = poll.look(url)
    assert isinstance(back, Away)
    assert back.fault is None
    assert isinstance(page, Page)


def test_a_retry_after_may_be_a_date_and_a_look_is_never_sooner_than_the_least(site: Site) -> None:
    clock = Clock()
    url = f"{site.base}/feed"
    site.answers["/feed"] = (429, {"Retry-After": formatdate(time.time() + 9_000, usegmt=True)}, "")
    poll = poller({}, clock, every=1.0)
    list(poll.look(url))
    assert 8_900 < poll.due(url) <= 9_000
    site.feed(item(1))
    clock.at += 9_001
    list(poll.look(url))
    assert poll.due(url) >= LEAST - 6


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_whose_robots_cannot_be_had_is_not_asked(site: Site, status: int) -> None:
    site.feed(item(1))
    site.answers["/robots.txt"] = (status, {}, "")
    (away,) = poller({}, Clock()).look(f"{site.base}/feed")
    assert isinstance(away, Away)
    assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /public", "/public/a", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z=1", True),
        ("User-agent: *\nDisallow: /*print", "/a/print/b", False),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: twosource\nDisallow: /private", "/a", True),
        ("User-agent: a\nUser-agent: twosource\nDisallow: /x # no\n", "/x", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café/b", False),
    ],
)
def test_robots(rules: str, path: str, allowed: bool) -> None:
    assert robots_of(rules).allows(f"https://news.example{path}") is allowed


@given(st.text(alphabet="User-agent:*Disallow/$ \n#aA%0", max_size=300), st.text(alphabet="/a*$%", max_size=40))
@settings(max_examples=100, deadline=None)
def test_whatever_stands_in_robots_it_is_read(rules: str, path: str) -> None:
    found = robots_of(rules)
    assert isinstance(found, Robots)
    assert found.allows(f"https://news.example/{path}") in (True, False)


# ---------------------------------------------------------------- folders


def settle(path: Path, seconds: float = 60.0) -> None:
    then = time.time() - seconds
    os.utime(path, (then, then))


def test_a_file_is_taken_once_when_it_is_whole_and_again_when_it_changes(tmp_path: Path) -> None:
    file, half, download = (tmp_path / name for name in ("a.txt", "b.txt", "c.html.crdownload"))
    for path in (file, half, download):
        path.write_text("words")
    settle(file)
    settle(download)
    arrivals = Arrivals({})
    assert list(arrivals.look(str(tmp_path))) == [str(file)]
    waited = [arrivals.waiting]
    settle(half)
    assert list(arrivals.look(str(tmp_path))) == [str(half)]
    assert [*waited, arrivals.waiting] == [True, False]
    assert list(arrivals.look(str(tmp_path))) == []
    file.write_text("words, more of them")
    settle(file, 30)
    assert list(arrivals.look(str(tmp_path))) == [str(file)]


def test_an_empty_file_waits_and_one_from_the_future_is_taken_at_the_second_look(tmp_path: Path) -> None:
    empty, late = tmp_path / "a.txt", tmp_path / "b.txt"
    empty.write_text("")
    late.write_text("words")
    settle(empty)
    settle(late, -5_000)
    arrivals = Arrivals({})
    assert list(arrivals.look(str(tmp_path))) == []
    assert list(arrivals.look(str(tmp_path))) == [str(late)]


# ---------------------------------------------------------------- the command

Watch = Callable[..., int]


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watch:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in box").mkdir()

    def run(*args: str) -> int:
        with pytest.raises(SystemExit) as ended:
            main(["watch", *args])
        return int(ended.value.code or 0)

    return run


def save(folder: Path, name: str, words: str) -> None:
    path = folder / name
    path.write_text(f"Gate fails\n\n{words} {TEXT}")
    settle(path)


def test_pages_of_a_folder_are_added_once(watch: Watch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save(tmp_path / "in box", "a.txt", "First.")
    save(tmp_path / "in box", "copy of a.txt", "First.")
    assert watch("in box", "--db", "in box/desk.db", "--once", "--json") == 0
    added = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert added == [{"path": "in box/a.txt", "added": True}]
    save(tmp_path / "in box", "b.txt", "Second.")
    assert watch("in box", "--db", "in box/desk.db", "--once") == 0
    assert capsys.readouterr().out == "added in box/b.txt\n"
    Path("in box/desk.db.watch.json").write_text("{broken")
    assert watch("in box", "--db", "in box/desk.db", "--once") == 0
    assert capsys.readouterr().out == ""
    with Archive.open("in box/desk.db", create=False) as archive:
        assert len(archive) == 2


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    watch: Watch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in box" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    settle(tmp_path / "in box" / "a.png")
    save(tmp_path / "in box", "b.txt", "Words.")
    assert watch("in box", "--db", "desk.db", "--once") == 0
    said = capsys.readouterr()
    assert said.out == "added in box/b.txt\n"
    assert "[input-binary]" in said.err


@pytest.mark.parametrize(
    ("args", "slug"),
    [
        (("gone", "--db", "desk.db", "--once"), "[input-missing]"),
        (("https://news.example/feed", "--db", "desk.db", "--once"), "[fetch-refused]"),
        (("in box", "--db", "desk.db", "--every", "soon"), "no length of time"),
    ],
)
def test_what_cannot_be_watched_is_one_line(
    watch: Watch, args: tuple[str, ...], slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert watch(*args) == 2
    said = capsys.readouterr()
    assert slug in said.err
    assert said.err.count("\n") == 1
    assert not Path("desk.db").exists()


def test_a_feed_is_added_when_it_was_asked_for(
    watch: Watch, site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.intake.polling.PAUSE", 0.0)
    site.answers["/robots.txt"] = (404, {}, "")
    site.feed(item(1))
    args = (f"{site.base}/feed", "--db", "desk.db", "--once", "--fetch", "--allow-private")
    assert watch(*args) == 0
    assert capsys.readouterr().out.startswith("added http://127.0.0.1")
    assert watch(*args) == 0
    again = capsys.readouterr()
    assert again.out == ""
    assert "asked lately; it is asked again in 10 min" in again.err
    assert site.paths().count("/feed") == 1, "a second run asks no sooner than the first would have"


def test_it_ends_cleanly_when_it_is_told_to(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    save(tmp_path / "in", "a.txt", "First.")
    command = [sys.executable, "-m", "twosource", "watch", "in", "--db", "desk.db", "--every", "1s"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "added in/a.txt\n"
    save(tmp_path / "in", "b.txt", "Second.")
    assert process.stdout.readline() == "added in/b.txt\n"
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, "", "twosource: interrupted")
    assert json.loads((tmp_path / "desk.db.watch.json").read_text())["files"].keys() >= {"in/a.txt"}


def test_a_page_is_no_feed(site: Site) -> None:
    site.answers["/robots.txt"] = (404, {}, "")
    site.answers["/feed"] = (200, {}, f"<html><body><article><h1>Gate</h1><p>{TEXT}</p></article></body></html>")
    (told,) = poller({}, Clock()).look(site.base + "/feed")
    assert isinstance(told, Away)
    assert "a page and no feed" in str(told.fault)


def test_a_feed_that_may_not_be_asked_is_not_held_for_a_troubled_one(site: Site) -> None:
    feeds: dict[str, Feed] = {}
    clock = Clock()
    (told,) = Poller(feeds, every=600.0, now=clock.now, sleep=clock.sleep).look(site.base + "/feed")
    assert isinstance(told, Away)
    (feed,) = feeds.values()
    assert (feed.failures, feed.next - clock.now()) == (0, LEAST)
    assert site.asked == []
