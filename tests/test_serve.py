"""`twosource serve` as a person starts it: a link, a page behind a token, an end with Ctrl-C."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
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


def test_the_link_leads_to_the_page_and_ctrl_c_ends_it(files: list[str]) -> None:
    with serving(*files) as run:
        url = link(run)
        assert url.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(url, timeout=LIMIT) as reply:
            assert "2 reports compared" in reply.read().decode("utf-8")
            assert "default-src 'none'" in reply.headers["content-security-policy"]
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(url.partition("?")[0], timeout=LIMIT)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=LIMIT)
        assert (run.returncode, told.strip()) == (0, "")


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
    import socket

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
