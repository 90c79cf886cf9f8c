"""The documentation keeps up: every error is explained, every link leads somewhere, every example runs."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from twosource import errors

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("tests/*/README.md")])


def test_every_slug_has_a_section_in_the_messages() -> None:
    slugs = {c.slug for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.TwosourceError)}
    sections = set(re.findall(r"^## `([a-z-]+)`", (ROOT / "docs" / "messages.md").read_text("utf-8"), re.MULTILINE))
    sources = [p.read_text("utf-8") for p in (ROOT / "src").rglob("*.py")]
    codes = {c for text in sources for c in re.findall(r"code=\"([a-z-]+)\"", text)}
    assert codes, "no problem record is made anywhere: the pattern is out of date"
    assert (slugs | codes) - sections == set(), "without a section"
    assert sections - slugs - codes == set(), "a section of no error and no problem"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)\s#]+)", page.read_text("utf-8"))
    assert [t for t in targets if "://" not in t and not (page.parent / t).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_examples_run(page: Path) -> None:
    # A fence that closes an example is no part of its output.
    text = re.sub(r"^```.*$", "", page.read_text("utf-8"), flags=re.MULTILINE)
    case = doctest.DocTestParser().get_doctest(text, {}, page.name, str(page), 0)
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(case).failed == 0


def test_every_dependency_is_accounted_for() -> None:
    listed = re.findall(r"^  \"([A-Za-z0-9_.-]+)>=", (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8").lower()
    assert [name for name in listed if name.lower() not in told and not name.startswith(("types-", "lxml-"))] == []
