"""A command line as a user calls it, and two invented reports of one flood that it can be called on."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import pytest

from twosource.cli import main

HERALD = """Flood in Orland kills 14

The flood in Orland killed 14 people on Monday, mayor Pello Adu said. "We will rebuild the bridge by spring," Adu said.
Harbour master Ilse Vostrin denied that the gates were left open.
"""
WIRE = """Orland flood leaves 11 dead

The flood in Orland left at least 11 people dead on Monday, mayor Pello Adu said.
"By the spring we shall build the bridge again," Adu told reporters.
"""


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


def runner(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *verb: str) -> Run:
    """A call of the program with ``verb`` in front of what it is given; ``stdin`` is what stands on standard input."""

    def called(*args: str, stdin: str = "") -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main([*verb, *args])
        said = capsys.readouterr()
        return Done(int(ended.value.code or 0), said.out, said.err)

    return called
