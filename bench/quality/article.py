"""How well the article room finds the report on a page.

    python bench/quality/article.py ../shared

Figures, all 0 to 1 except where said:

- ``founding_flags``: share of lines of the founding pair whose article flag is that of the careful reader;
  ``founding_roles``: whose role is.
- ``plain_f1``: mean over pages of the F1 of "this line is article" on labelled plain texts, title lines left out;
  ``plain_p10`` the tenth percentile page; ``plain_title`` the share of pages whose headline was found.
- ``html_f1``: mean over pages of 4-word shingle F1 against the article text; ``html_exact`` the share of pages over
  .98; ``html_f1_extractor`` the same for trafilatura's own text; ``html_p10`` the tenth percentile page.
- ``html_date``, ``html_title``, ``html_author``: share of pages whose day, headline and at least one author are right.
- ``credits_f1``: credits found with the right kind, by span overlap, one to one; ``credits_precision`` likewise.

Pages are drawn by the hash of their id, so that the same ones come every time.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from twosource.article import find
from twosource.intake import pages
from twosource.records import Article, Page

PLAIN, HTML = 150, 60
"""Pages of each kind: some 40 s together on one core."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")


def score(shared: Path) -> dict[str, float]:
    """All figures above for the data below ``shared``."""
    data = shared / "data"
    return {
        **_founding(data / "founding"),
        **_plain(data / "pages" / "plain.jsonl"),
        **_html(data / "pages"),
        **_credits(data / "lineage"),
    }


def sample(records: Iterable[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """``count`` records in the order of the hash of their ids."""
    return sorted(records, key=lambda r: hashlib.sha256(r["id"].encode()).hexdigest())[:count]


def shingle_f1(found: str, gold: str) -> float:
    """F1 over 4-word shingles as multisets, lower-cased, wide scripts by character."""
    a, b = _shingles(found), _shingles(gold)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if a and b else float(not a and not b)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    if 0 < len(words) < 4:
        return Counter([tuple(words)])
    return Counter(tuple(words[k : k + 4]) for k in range(len(words) - 3))


def _jsonl(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as source:
        for line in source:
            yield json.loads(line)


def _founding(folder: Path) -> dict[str, float]:
    flags: list[bool] = []
    roles: list[bool] = []
    for name in "ab":
        gold = json.loads((folder / f"article_{name}.json").read_text(encoding="utf-8"))["segments"]
        (page,) = pages([str(folder / f"{name}.txt")])
        assert isinstance(page, Page)
        for line, segment in zip(find(page).lines, gold, strict=True):
            flags.append(line.article == segment["in_article"] and line.span.start == segment["start"])
            roles.append(line.role == segment["role"])
    return {"founding_flags": _mean(flags), "founding_roles": _mean(roles)}


def _plain(path: Path) -> dict[str, float]:
    f1: list[float] = []
    titles: list[bool] = []
    for record in sample(_jsonl(path), PLAIN):
        article = find(Page(path=record["id"], media="text", content=record["page_text"], encoding="utf-8"))
        found = {line.span.start: line for line in article.lines}
        right = wrong = missed = 0
        for line in record["lines"]:
            own = found.get(line["start"])
            if own is None or line["label"] == "title" or line.get("kind") == "mixed":
                continue
            ours, gold = own.article and own.role != "title", line["label"] == "article"
            right, wrong, missed = right + (ours and gold), wrong + (ours and not gold), missed + (gold and not ours)
        f1.append(2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0)
        places = [line["start"] for line in record["lines"] if line["label"] == "title"]
        if places:
            span = article.title.span if article.title else None
            titles.append(span is not None and any(abs(span.start - at) <= 6 for at in places))
    return {"plain_f1": _mean(f1), "plain_p10": _tenth(f1), "plain_title": _mean(titles)}


def _html(folder: Path) -> dict[str, float]:
    from trafilatura import extract

    ours: list[float] = []
    theirs: list[float] = []
    dates: list[bool] = []
    titles: list[bool] = []
    authors: list[bool] = []
    for kind in ("news", "aeb"):
        for record in sample(_jsonl(folder / kind / "gold.jsonl"), HTML // 2):
            source = gzip.decompress((folder / kind / record["html"]).read_bytes()).decode("utf-8", "replace")
            article = find(
                Page(
                    path=record["id"],
                    media="html",
                    content=source.replace("\r\n", "\n").replace("\r", "\n"),
                    encoding="utf-8",
                )
            )
            ours.append(shingle_f1(body(article), record["text"]))
            theirs.append(shingle_f1(extract(source) or "", record["text"]))
            if record.get("date"):
                dates.append(article.published is not None and article.published.date == record["date"][:10])
            if record.get("title"):
                titles.append(article.title is not None and _key(article.title.text) == _key(record["title"]))
            if record.get("authors"):
                authors.append(bool({a.name for a in article.authors} & set(record["authors"])))
    return {
        "html_f1": _mean(ours),
        "html_p10": _tenth(ours),
        "html_exact": _mean([f > 0.98 for f in ours]),
        "html_f1_extractor": _mean(theirs),
        "html_exact_extractor": _mean([f > 0.98 for f in theirs]),
        "html_date": _mean(dates),
        "html_title": _mean(titles),
        "html_author": _mean(authors),
    }


def _credits(folder: Path) -> dict[str, float]:
    texts = {record["id"]: record for record in _jsonl(folder / "texts.jsonl")}
    right = found = gold = 0
    for record in _jsonl(folder / "credits.jsonl"):
        source = texts.get(record["report"])
        if source is None:
            continue
        page = Page(path="x", media="text", content=source["text"], encoding="utf-8", given_outlet=source.get("outlet"))
        free = list(find(page).credits)
        found, gold = found + len(free), gold + len(record["spans"])
        for span in record["spans"]:
            own = next((c for c in free if c.span.start < span["end"] and span["start"] < c.span.end), None)
            if own is not None:
                free.remove(own)
                right += own.kind == span["kind"]
    return {"credits_f1": round(2 * right / (found + gold), 4), "credits_precision": round(right / found, 4)}


def body(article: Article) -> str:
    """The article without its title."""
    return "\n".join(article.text[line.span] for line in article.lines if line.article and line.role != "title")


def _key(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _mean(values: list[float] | list[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def _tenth(values: list[float]) -> float:
    return round(sorted(values)[len(values) // 10], 4) if values else 0.0


if __name__ == "__main__":
    for figure, value in score(Path(sys.argv[1])).items():
        print(f"{figure:22} {value:.4f}")
