"""Real pages, whole and damaged at random: none stops the work, each takes seconds at most, every span stands.

The draw is seeded, so a page that fails is drawn again by its number. ``DAMAGED_PAGES`` says how many (1,000 take some
three minutes); ``DAMAGED_FIRST`` where to begin: ``DAMAGED_FIRST=413 DAMAGED_PAGES=1`` is page 413 alone.
"""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from article_laws import assert_article, assert_problems, assert_report
from damaging import damaged
from test_slow_inputs import limited

from twosource import intake
from twosource.article import find
from twosource.compare import read
from twosource.records import Page

FIRST = int(os.environ.get("DAMAGED_FIRST", "0"))
PAGES = int(os.environ.get("DAMAGED_PAGES", "150"))
READ_TOO = 25
"""Every so many pages one is read to the end: who says what, figures, names."""
LIMIT_S = 5.0
"""Processor seconds for the article of one page."""
READING_S = 20.0
"""The same for a page that is read to the end; a damaged one may be all article, of 100,000 characters."""
_LARGEST = 300_000
_MOST_ARTICLE = 100_000
_ENDINGS = ("html", "txt", "dat")
_SAMPLE = 9
"""Of the plain texts, which are made from the same pages, every ninth."""

Shared = Callable[[str], Path]


@pytest.fixture(scope="module")
def sources(shared: Shared) -> tuple[list[Path], list[str]]:
    """The HTML pages of both sets, and plain texts made of them."""
    folder = shared("pages")
    with (folder / "plain.jsonl").open(encoding="utf-8") as lines:
        return sorted(folder.glob("*/html/*.html.gz")), [json.loads(line)["page_text"] for line in lines]


def drawn(number: int, sources: tuple[list[Path], list[str]]) -> tuple[str, str, bytes]:
    """The ways of damage, the ending of the file and the bytes of one page."""
    dice = random.Random(number)
    pages, texts = sources

    def one() -> tuple[bytes, str]:
        if dice.random() < 0.25:
            return dice.choice(texts).encode(), "txt"
        return gzip.decompress(dice.choice(pages).read_bytes()), "html"

    (raw, ending), (other, _) = one(), one()
    ways, raw = damaged(raw[:_LARGEST], dice, other)
    return ways, dice.choice((ending, ending, ending, *_ENDINGS)), raw


def checked(path: Path, *, to_the_end: bool) -> Iterator[Page]:
    with limited(LIMIT_S):
        found = list(intake.pages([str(path)]))
        for item in found:
            if not isinstance(item, Page):
                assert_problems([item])
                continue
            assert_problems(item.problems)
            article = find(item)
            assert_article(article)
            if to_the_end and sum(len(line.span) for line in article.body()) < _MOST_ARTICLE:
                yield item


def test_a_damaged_page_is_read(sources: tuple[list[Path], list[str]], tmp_path: Path) -> None:
    for number in range(FIRST, FIRST + PAGES):
        ways, ending, raw = drawn(number, sources)
        path = tmp_path / f"page.{ending}"
        path.write_bytes(raw)
        try:
            for page in list(checked(path, to_the_end=number % READ_TOO == 0)):
                with limited(READING_S):
                    assert_report(read(page))
        except BaseException as fault:
            fault.add_note(f"page {number}, {ways}, .{ending}: DAMAGED_FIRST={number} DAMAGED_PAGES=1 draws it again")
            raise


def test_the_laws_hold_on_every_whole_page(sources: tuple[list[Path], list[str]]) -> None:
    pages, texts = sources
    contents = [(str(path), "html", gzip.decompress(path.read_bytes()).decode("utf-8", "replace")) for path in pages]
    contents += [(f"plain text {n}", "text", text) for n, text in enumerate(texts) if n % _SAMPLE == 0]
    for path, media, content in contents:
        content = content.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
        page = Page(path=path, media="html" if media == "html" else "text", content=content, encoding="utf-8")
        with limited(LIMIT_S):
            try:
                assert_article(find(page))
            except AssertionError as fault:
                fault.add_note(path)
                raise
