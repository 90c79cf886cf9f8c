"""The arrow of the house: a room imports only from what stands left of it. Read from the source, never by importing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "twosource"

ORDER: tuple[frozenset[str], ...] = (
    frozenset({"errors"}),
    frozenset({"spans", "words"}),
    frozenset({"marks"}),
    frozenset({"records"}),
    frozenset({"weights"}),
    frozenset({"intake"}),
    frozenset({"article"}),
    frozenset({"speech"}),
    frozenset({"matter"}),
    frozenset({"matching"}),
    frozenset({"lineage"}),
    frozenset({"stories"}),
    frozenset({"compare"}),
    frozenset({"check"}),
    frozenset({"store", "scale", "report"}),
    frozenset({"web"}),
    frozenset({"cli"}),
)
"""Left to right. Inside one set a room may import itself only, but for spans and words, the ground floor."""
GROUND = frozenset({"errors", "spans", "words", "records"})
FREE = frozenset({"example", "__init__", "__main__"})
"""The package itself, what runs it as a module, and the example: any of them may be named by web and cli."""


def rank(room: str) -> int:
    for n, rooms in enumerate(ORDER):
        if room in rooms:
            return n
    raise AssertionError(f"twosource/{room} has no place in the order of rooms: give it one in ORDER")


def imported(tree: ast.Module, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and room of every import from this project, wherever in the file it stands. A bare import of the
    package is the room ``__init__``. ``package`` is the dotted package that the file lies in.
    """
    for node in ast.walk(tree):
        targets: list[str] = []
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            targets = [f"{module}.{alias.name}" for alias in node.names] if module == "twosource" else [module]
        for target in targets:
            parts = target.split(".")
            if parts[0] == "twosource":
                yield node.lineno, parts[1] if len(parts) > 1 else "__init__"


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def violations(source: str, room: str, package: tuple[str, ...] = ("twosource",)) -> list[str]:
    """What a module of ``room`` imports and must not, as lines for a person."""
    if room in FREE:
        return []
    found = []
    for line, target in imported(ast.parse(source), package):
        if target == room or target == "__version__":
            continue
        if target in FREE:
            allowed = room in ("cli", "web")
        elif target in GROUND and room in GROUND:
            allowed = rank(target) < rank(room) or {target, room} == {"spans", "words"}
        else:
            allowed = rank(target) < rank(room)
        if not allowed:
            found.append(f"line {line}: {room} imports {target}")
    return found


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_from_what_stands_left_of_it(path: Path) -> None:
    folder = path.parent.relative_to(PACKAGE).parts
    assert violations(path.read_text("utf-8"), room_of(path), ("twosource", *folder)) == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("speech", "from twosource.matching import match"),
        ("speech", "from twosource import compare"),
        ("article", "def f():\n    import twosource.store.schema"),
        ("spans", "from twosource.records import Page"),
        ("matter", "if TYPE_CHECKING:\n    from twosource.report import html"),
        ("store", "from twosource.report import terminal"),
        ("report", "from twosource.web import routes"),
        ("lineage", "from twosource import example"),
        ("records", "import twosource"),
        ("web", "from twosource.cli import main"),
    ],
)
def test_the_checker_catches(room: str, source: str) -> None:
    assert violations(source, room)


def test_the_checker_reads_relative_imports() -> None:
    assert violations("from ..matching import match", "speech", ("twosource", "speech"))
    assert not violations("from .cues import VERBS", "speech", ("twosource", "speech"))
    assert not violations("from ..article import find", "speech", ("twosource", "speech"))


def test_a_new_room_must_be_given_a_place() -> None:
    with pytest.raises(AssertionError, match="has no place"):
        violations("from twosource.errors import CallError", "helpers")


def test_every_module_says_what_it_is() -> None:
    silent = [str(p.relative_to(PACKAGE)) for p in MODULES if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_a_room_that_only_draws_or_prints_holds_no_sql() -> None:
    """SQL stands in the store alone."""
    guilty = []
    for path in MODULES:
        if room_of(path) == "store":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if "sqlite3" in names:
                guilty.append(str(path.relative_to(PACKAGE)))
    assert guilty == []
