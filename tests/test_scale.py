"""The read stage over many pages: a plain loop and the engine give the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator

import pytest

from twosource.records import Page, Problem, Report
from twosource.scale import read_all
from twosource.spans import Text


def read(page: Page) -> Report:
    if "torn" in page.content:
        raise RuntimeError("the page is\ntorn")
    return Report(
        id=page.path, path=page.path, sha256=Text.of(page.content).sha256, text=page.content, lines=(), title=None,
        outlet=None, language="en", authors=(), published=None, dateline=None, credits=(), statements=(), figures=(),
        dates=(), names=(), labels=(), responses=(), problems=(),
    )  # fmt: skip


def pages(count: int = 12) -> list[Page]:
    return [
        Page(path=str(i), media="text", content="torn" if i == 3 else f"Page {i}.", encoding="utf-8")
        for i in range(count)
    ]


def test_a_page_that_fails_is_a_problem_and_the_rest_goes_on() -> None:
    results = list(read_all(pages(), read))
    assert [r.path for r in results] == [str(i) for i in range(12)]
    assert [r.path for r in results if isinstance(r, Problem)] == ["3"]
    assert results[3] == Problem(
        code="read-failed", message="could not be read (RuntimeError: the page is torn)", path="3"
    )


def test_pages_are_drawn_as_results_are_taken() -> None:
    drawn = []

    def source() -> Iterator[Page]:
        for page in pages():
            drawn.append(page.path)
            yield page

    next(iter(read_all(source(), read)))
    assert drawn == ["0"]


def test_no_workers_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        read_all(pages(), read, workers=0)


def test_the_engine_gives_what_the_loop_gives_in_the_same_order() -> None:
    distributed = pytest.importorskip("distributed", reason="needs the extra 'scale'")
    drawn = []

    def source() -> Iterator[Page]:
        for page in pages(30):
            drawn.append(page.path)
            yield page

    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        results = read_all(source(), read, client=client, workers=2)
        first = next(results)
        assert len(drawn) == 8, "pages under way are bounded"
        assert [first, *results] == list(read_all(pages(30), read))


def dying(page: Page) -> Report:
    """Brings its process down on one page."""
    if "torn" in page.content:
        os.kill(os.getpid(), signal.SIGKILL)
    return read(page)


def test_cores_give_what_the_loop_gives_in_the_same_order() -> None:
    assert list(read_all(pages(40), read, workers=2)) == list(read_all(pages(40), read))


def test_few_pages_start_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: pytest.fail("a worker was started"))
    assert len(list(read_all(pages(8), read, workers=2))) == 8


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no kill -9 here")
def test_a_worker_that_dies_is_told_and_the_rest_goes_on() -> None:
    """One page is read by whoever has it when it dies; the pages of the others come in their order."""
    several = [
        Page(path=str(i), media="text", content="torn" if i in (12, 13, 25) else f"Page {i}.", encoding="utf-8")
        for i in range(30)
    ]
    results = list(read_all(several, dying, workers=2))
    assert [r.path for r in results] == [str(i) for i in range(30)]
    failed = [r for r in results if isinstance(r, Problem)]
    assert [(r.path, r.code) for r in failed] == [(n, "read-failed") for n in ("12", "13", "25")]
    assert "signal SIGKILL" in failed[0].message


def test_pages_wait_for_workers_and_not_in_memory() -> None:
    drawn = []

    def source() -> Iterator[Page]:
        for page in pages(400):
            drawn.append(page.path)
            yield page

    results = read_all(source(), read, workers=2)
    for _ in range(20):
        next(results)
    assert len(drawn) <= 20 + 2 * 16 + 2
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
