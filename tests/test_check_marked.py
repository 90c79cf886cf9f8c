"""Drafts as a desk writes them, with faults between ⟦ and ⟧: each is told, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from twosource import compare, example
from twosource.check import check, read_draft
from twosource.intake import pages
from twosource.records import Page, Report

MARKED = Path(__file__).resolve().parent / "marked"
REPORTS = {"courier", "nordpost"}
DRAFTS = sorted(p for p in MARKED.rglob("*.*") if p.stem not in REPORTS)
_MARK = re.compile(r"⟦([^⟦⟧]*)⟧")
_MARKUP = re.compile(r"<[^>]+>|\*\*|(?<!\w)\*|\*(?!\w)|\]\([^)]*\)|\[(?=\w+\]\()")


def pile_of(folder: Path) -> tuple[Report, ...]:
    own = sorted(p for p in folder.iterdir() if p.stem in REPORTS)
    return tuple(compare.read(p) for p in pages([str(p) for p in own or example.pages()]) if isinstance(p, Page))


@pytest.mark.parametrize("path", DRAFTS, ids=lambda p: str(p.name))
def test_what_is_marked_is_told_and_nothing_else(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    draft = tmp_path / path.name
    draft.write_text(_MARK.sub(r"\1", text), "utf-8")
    (page,) = pages([str(draft)])
    assert isinstance(page, Page)
    result = check(read_draft(page), pile_of(path.parent))
    left = [i for i in result.items if i.state != "verbatim"]
    assert len(left) < len(result.items)
    for words in _MARK.findall(text):
        plain = _MARKUP.sub("", words)
        start = result.text.index(plain)
        told = [i for i in left if i.span.start < start + len(plain) and start < i.span.end]
        assert told, plain
        left = [i for i in left if i not in told]
    assert [(result.text[i.span.start : i.span.end], i.state, i.why) for i in left] == []
