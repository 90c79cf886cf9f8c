"""HTML pages with their article text, judged by forests that have not seen their sites."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from measured import mean, over_pages, shingle_f1
from peers import others, trafilatura_modes
from unseen import judges_of

from twosource.article import find
from twosource.records import Article, Page

SETS = ("news", "aeb")
_SPACE = re.compile(r"\s+")


def html(folder: Path) -> dict[str, float]:
    """The figures of both sets below ``folder``, ours and the peers', and the facts of the news pages."""
    found: dict[str, float] = {}
    every: list[float] = []
    for name in SETS:
        records = list(jsonl(folder / name / "gold.jsonl"))
        sources = [_source(folder / name, record) for record in records]
        articles = [_read(*of) for of in zip(records, sources, strict=True)]
        golds = [record["text"] for record in records]
        own = [shingle_f1(body(article), gold) for article, gold in zip(articles, golds, strict=True)]
        every += own
        found |= over_pages(f"html_{name}", "", own)
        found |= _peers(name, sources, golds)
        found |= _facts(records, articles)
    return {**over_pages("html", "", every), **found}


def body(article: Article) -> str:
    """The article without its title."""
    return "\n".join(article.text[line.span] for line in article.lines if line.article and line.role != "title")


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as source:
        for line in source:
            yield json.loads(line)


def _source(folder: Path, record: Mapping[str, Any]) -> str:
    source = gzip.decompress((folder / record["html"]).read_bytes()).decode("utf-8", "replace")
    return source.replace("\r\n", "\n").replace("\r", "\n")


def _read(record: Mapping[str, Any], source: str) -> Article:
    page = Page(path=record["id"], media="html", content=source, encoding="utf-8")
    return find(page, judges_of(record["site"]))


def _peers(name: str, sources: list[str], golds: list[str]) -> dict[str, float]:
    """The scores of trafilatura, in the mode that does best on this set, and the others."""
    modes = {
        mode: [shingle_f1(read(source), gold) for source, gold in zip(sources, golds, strict=True)]
        for mode, read in trafilatura_modes().items()
    }
    best = max(modes, key=lambda mode: sum(modes[mode]))
    print(f"trafilatura does best on {name} in the mode: {best}", file=sys.stderr)
    found = over_pages(f"html_{name}", "_trafilatura", modes[best])
    for peer, read in others().items():
        f1 = [shingle_f1(read(source), gold) for source, gold in zip(sources, golds, strict=True)]
        found |= over_pages(f"html_{name}", f"_{peer}", f1)
    return found


def _facts(records: list[dict[str, Any]], articles: list[Article]) -> dict[str, float]:
    """Title, authors and day, over the pages whose gold tells them; nothing where none does."""
    rights: dict[str, list[bool]] = {}
    for record, article in zip(records, articles, strict=True):
        if record.get("title"):
            title = article.title.text if article.title else ""
            rights.setdefault("html_title", []).append(_letters(title) == _letters(record["title"]))
            rights.setdefault("html_title_literal", []).append(_spaced(title) == _spaced(record["title"]))
        if record.get("authors"):
            ours, gold = (
                {_spaced(n) for n in names} for names in ([a.name for a in article.authors], record["authors"])
            )
            rights.setdefault("html_authors", []).append(ours == gold)
            rights.setdefault("html_author", []).append(bool(ours & gold))
        if record.get("date"):
            day = article.published.date if article.published else ""
            rights.setdefault("html_date", []).append(day == record["date"][:10])
    return {name: mean(values) for name, values in rights.items()}


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
