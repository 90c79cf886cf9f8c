"""The public names, pinned: a name that goes or comes is a decision, not an accident."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "twosource"

PINNED = Path(__file__).resolve().parent / "gold" / "public_names.json"
"""Module to its ``__all__``, sorted; renewed with --update-gold."""

ROOMS = sorted(f"twosource.{p.parent.name}" for p in PACKAGE.glob("*/__init__.py") if not p.parent.name.startswith("_"))


def test_public_names_are_the_pinned_ones(request: pytest.FixtureRequest) -> None:
    now = {m: sorted(importlib.import_module(m).__all__) for m in ("twosource", *ROOMS)}
    if request.config.getoption("--update-gold"):
        PINNED.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    assert now == json.loads(PINNED.read_text("utf-8"))


@pytest.mark.parametrize("module", ["twosource", *ROOMS])
def test_public_names_exist(module: str) -> None:
    loaded = importlib.import_module(module)
    assert [name for name in loaded.__all__ if not hasattr(loaded, name)] == []


# ---------------------------------------------------------------- what no file of the project may hold

SKIP = {".git", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".venv", "__pycache__", "dist", "build"}
# The hosts are put together here, so that this file does not hold what it looks for.
HOSTS = ["py" + r"pi\.(?:org|python)", "python" + "hosted", "npm" + "js", "crates" + r"\.io"]
FORBIDDEN = re.compile(
    r"(?<![\w.])/(?:home|root|Users|mnt|workspace|work|tmp)/\w"  # paths of a machine
    rf"|\b(?:{'|'.join(HOSTS)})\b|\b(?:index|extra-index)-url\b",
    re.IGNORECASE,
)
"""Machine paths and hosts of package registries: a file that names one works on one machine only."""
DEMO = ROOT / "twosource-demo.html"  # what the README's first command writes; not in the repository
THIS = Path(__file__).resolve()


def text_files() -> list[Path]:
    found = []
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and path not in (THIS, DEMO) and not SKIP.intersection(parts):
            if any(p.startswith((".venv", "venv")) or p.endswith(".egg-info") for p in parts):
                continue
            if b"\x00" not in path.read_bytes()[:4096]:
                found.append(path)
    return found


def faults(text: str) -> list[str]:
    return [f"line {n}: {line.strip()[:100]}" for n, line in enumerate(text.split("\n"), 1) if FORBIDDEN.search(line)]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = {
        str(p.relative_to(ROOT)): lines
        for p in text_files()
        if (lines := faults(p.read_bytes().decode("utf-8", "replace")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    ["see /home/ines/pages", "cd /tmp/case", "--index-url x", "https://" + "py" + "pi.org/simple", "/Users/ines/a"],
)
def test_the_checker_catches(line: str) -> None:
    assert faults(line)


@pytest.mark.parametrize("line", ["../shared/data", "src/twosource/home/x", "https://quillmere-herald.example/world/a"])
def test_the_checker_lets_pass(line: str) -> None:
    assert not faults(line)
