"""Where the tests find the bundled example and the shared data, and how many examples the laws are tried on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from browsing import browser, opened  # noqa: F401 (fixtures for all of tests/browser; a second conftest would clash with this one)
from twosource.records import Page, Report

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# Few examples and no deadline: the laws run in every test run, on small machines too. In CI always the same ones.
settings.register_profile(
    "laws",
    max_examples=int(os.environ.get("LAW_EXAMPLES", "20")),
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-gold", action="store_true", help="write what the program prints now into tests/gold and pass"
    )


def _shared(part: str) -> Path:
    folder = SHARED / "data" / part
    if not folder.exists():
        pytest.skip(f"needs ../shared/data/{part} beside the checkout, which is not here")
    return folder


@pytest.fixture(scope="session")
def shared() -> Callable[[str], Path]:
    """The folder ../shared/data/<part>; skips the test where it is absent."""
    return _shared


@pytest.fixture(scope="session")
def example() -> tuple[Report, ...]:
    """The three pages of the bundled example, read."""
    from twosource import example as bundled
    from twosource import intake
    from twosource.compare import read

    found = list(intake.pages([str(path) for path in bundled.pages()]))
    assert all(isinstance(item, Page) for item in found), found
    return tuple(read(item) for item in found if isinstance(item, Page))
