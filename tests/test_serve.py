"""`twosource serve` as a person starts it: a link, a room behind a token, an end with Ctrl-C."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("uvicorn", reason="the extra 'serve' is not installed")

LIMIT = 30
"""Seconds for a start on a slow machine; it takes about two."""
SAID = "The bridge over the harbour at Caldera {} close on Monday, Mayor Ines Adu {} on Tuesday at the town hall.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two reports of one event."""
    out = []
    for name, words in (("a", ("will", "said")), ("b", ("would", "told reporters"))):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Caldera bridge to close\n\n{SAID.format(*words)}", "utf-8")
        out.append(str(path))
    return out


@contextmanager
def serving(*args: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "twosource", "serve", "--json", "--same-event", *args]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        yield run
    finally:
        run.kill()
        run.communicate(timeout=LIMIT)


def link(run: subprocess.Popen[str]) -> str:
    assert run.stdout is not None
    line = run.stdout.readline()
    assert line, run.stderr.read() if run.stderr else ""
    return str(json.loads(line)["url"])


def visited(url: str) -> tuple[urllib.request.OpenerDirector, str]:
    """A browser of sorts, and where the link led: a token in the address, then a cookie."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with browser.open(url, timeout=LIMIT) as reply:
        return browser, reply.url


def test_files_are_compared_and_ctrl_c_ends_it(files: list[str]) -> None:
    with serving(*files) as run:
        url = link(run)
        assert url.startswith("http://127.0.0.1:")
        browser, address = visited(url)
        assert "token" not in address
        until = time.monotonic() + LIMIT
        while True:
            with browser.open(address, timeout=LIMIT) as reply:
                page = reply.read().decode("utf-8")
                if "2 reports compared" in page:
                    break
            assert time.monotonic() < until, page
            time.sleep(0.2)
        assert "default-src 'none'" in reply.headers["content-security-policy"]
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(address, timeout=LIMIT)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=LIMIT)
        assert (run.returncode, told.strip()) == (0, "")


def test_ctrl_c_ends_it_while_pages_are_read_and_leaves_no_worker(tmp_path: Path) -> None:
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text(
            f"Caldera bridge to close {n}\n\n{SAID.format('will', 'said') * 30}", "utf-8"
        )
    with serving(str(tmp_path)) as run:
        visited(link(run))
        workers = children(run.pid)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=LIMIT)
        assert (run.returncode, told.strip()) == (0, "")
    assert workers
    assert [pid for pid in workers if Path(f"/proc/{pid}").exists()] == []


def children(pid: int) -> list[str]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    if not listed.exists():
        pytest.skip("needs /proc to see the workers")
    return listed.read_text().split()


def test_a_room_can_be_empty_and_a_slow_client_holds_up_nobody() -> None:
    with serving() as run:
        url = link(run)
        host, port = url.removeprefix("http://").partition("/")[0].split(":")
        with socket.create_connection((host, int(port))) as slow:
            slow.sendall(b"POST /files HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n")
            began = time.monotonic()
            browser, _ = visited(url)
            with browser.open(url, timeout=LIMIT) as reply:
                assert "There is nothing here yet" in reply.read().decode("utf-8")
            assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["no-such-folder"], "no such file or folder"),
        (["http://herald.example/a"], "add --fetch"),
        (["-"], "name a file or paste the text"),
        (["--db", "no-such.db"], "no-such.db"),
        (["--max-bytes", "0"], "max-bytes"),
    ],
)
def test_a_room_that_cannot_be_opened_is_one_line(args: list[str], told: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "twosource", "serve", *args],
        capture_output=True, text=True, encoding="utf-8", timeout=LIMIT, cwd=tmp_path,
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (2, "")
    assert told in run.stderr
    assert run.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_module_that_lies_in_the_folder_is_not_run(tmp_path: Path) -> None:
    """The workers are programs of their own, started in whatever folder the user is in."""
    for name in ("msgspec", "json", "twosource", "onnxruntime"):
        (tmp_path / f"{name}.py").write_text("open('ran', 'w').close()", "utf-8")
    (tmp_path / "a.txt").write_text(SAID.format("will", "said"), "utf-8")
    command = [sys.executable, "-P", "-m", "twosource", "serve", "--json", "."]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as run:
        browser, address = visited(link(run))
        until = time.monotonic() + LIMIT
        while (
            "a.txt" not in (page := browser.open(address, timeout=LIMIT).read().decode()) or 'data-busy="true"' in page
        ):
            assert time.monotonic() < until
            time.sleep(0.2)
        run.send_signal(signal.SIGINT)
    assert not (tmp_path / "ran").exists()


def test_each_run_has_a_token_of_its_own(files: list[str]) -> None:
    with serving(*files) as one, serving(*files) as other:
        assert link(one).partition("token=")[2] != link(other).partition("token=")[2]


def test_a_host_that_others_can_reach_is_told(files: list[str]) -> None:
    with serving("--host", "0.0.0.0", *files) as run:
        url = link(run)
        assert url.startswith("http://127.0.0.1:")
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=LIMIT)
        assert "0.0.0.0 may be reached from other machines" in told


def test_a_port_in_use_is_one_line(files: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, serving("--port", str(taken.getsockname()[1]), *files) as run:
        said, told = run.communicate(timeout=LIMIT)
    assert run.returncode == 2
    assert said == ""
    assert "choose another --port" in told
    assert told.count("\n") == 1


def test_without_the_extra_the_way_out_is_named(files: list[str]) -> None:
    program = (
        "import sys; sys.modules['uvicorn'] = None; from twosource.cli import main; main(['serve', *sys.argv[1:]])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, *files], capture_output=True, text=True, encoding="utf-8", timeout=LIMIT
    )
    assert run.returncode == 2
    assert 'pip install "twosource[serve]"' in run.stderr
    assert run.stderr.count("\n") == 1
