"""The compared events and the founding pair as records, for what is measured without reading pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from twosource.records import ARTICLE_ROLES, Article, Figure, Line, Report, Speaker, Statement
from twosource.spans import Span, Text, lines_of

Gold = dict[str, Any]


def events(folder: Path) -> Iterator[tuple[Gold, dict[str, str]]]:
    """Each event's gold with the texts of its reports by name."""
    for path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield (
            gold,
            {r: (path.parent / about["file"]).read_text(encoding="utf-8") for r, about in gold["reports"].items()},
        )


def article_of(name: str, content: str) -> Article:
    """An article of a clean text: its first line is the title, the others are paragraphs."""
    text = Text.of(content)
    lines = tuple(
        Line(span=span, role="paragraph" if i else "title", article=True) for i, span in enumerate(lines_of(content))
    )
    return _article(name, text, lines)


def _article(name: str, text: Text, lines: tuple[Line, ...]) -> Article:
    return Article(
        path=name, id=text.sha256[:12], text=text, lines=lines, title=None, outlet=None, url=None, language="en",
        authors=(), published=None, dateline=None, credits=(), problems=(),
    )  # fmt: skip


def statements_of(gold: Gold, report: str) -> tuple[Statement, ...]:
    """The gold statements of one report as records."""
    out = []
    for s in gold["statements"]:
        if s["report"] == report:
            pieces = {
                k: tuple(Span(p["start"], p["end"]) for p in s.get(k) or ()) for k in ("source", "cue", "content")
            }
            out.append(
                Statement(
                    id=s["id"], source=pieces["source"], cue=pieces["cue"], content=pieces["content"], form=s["form"],
                    stance="asserts", speaker=Speaker(name=s.get("speaker") or "", kind="named"), addressee=(),
                    damaged=False, confidence=1.0, why="gold",
                )
            )  # fmt: skip
    return tuple(out)


def report_of(article: Article, letter: str, found: tuple[Figure, ...], statements: tuple[Statement, ...]) -> Report:
    """A report with figures and statements only."""
    return Report(
        letter=letter, id=article.id, path=article.path, sha256=article.text.sha256, text=article.text.content,
        lines=article.lines, title=None, outlet=None, language="en", authors=(), published=None, dateline=None,
        credits=(), statements=statements, figures=found, dates=(), names=(), labels=(), responses=(), problems=(),
    )  # fmt: skip


def founding_article(folder: Path, which: str) -> Article:
    """One page of the founding pair with the roles that its reader gave its lines."""
    about = json.loads((folder / f"article_{which}.json").read_text(encoding="utf-8"))
    text = Text.of((folder / f"{which}.txt").read_text(encoding="utf-8"))
    lines = tuple(
        Line(span=Span(s["start"], s["end"]), role=s["role"], article=s["role"] in ARTICLE_ROLES)
        for s in about["segments"]
    )
    return _article(which, text, lines)
