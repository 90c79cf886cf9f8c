"""Plain texts: pages saved as text with their lines labelled, and texts that hold nothing but a report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from article_html import body, jsonl
from measured import EXACT, counted_f1, mean, shingle_f1, tenth, words_of
from unseen import judges_of

from twosource.article import find
from twosource.article.judging import Judges
from twosource.article.labelling import shown_by_words
from twosource.article.lines import seen
from twosource.records import Article, Page
from twosource.spans import lines_of

_TITLE_REACH = 6
"""Characters that a headline found may start beside the labelled line: bullets and heading marks are left out."""


def plain(path: Path) -> dict[str, float]:
    """The figures of the labelled texts, all together and of each way in which they were made."""
    rows: dict[str, list[float]] = {}
    titles: list[bool] = []
    for record in jsonl(path):
        article = _read(record["id"], record["page_text"], judges_of(record["site"]))
        way = record["variant"].partition("-")[0]
        own = {line.span.start: line for line in article.lines}
        pairs = [
            (line["label"] == "article", mine.article and mine.role != "title", len(words_of(article.text[mine.span])))
            for line in record["lines"]
            if line["label"] != "title" and line.get("kind") != "mixed" and (mine := own.get(line["start"])) is not None
        ]
        for name, value in {
            "f1": _f1([(gold, ours, 1) for gold, ours, _ in pairs]),
            "lines_exact": all(gold == ours for gold, ours, _ in pairs),
            "exact": shingle_f1(body(article), record["gold_text"]) > EXACT,
            "words_f1": _f1(pairs),
            "words_f1_everything": _f1([(gold, True, words) for gold, _, words in pairs]),
        }.items():
            rows.setdefault(f"plain_{way}_{name}", []).append(value)
        places = [line["start"] for line in record["lines"] if line["label"] == "title"]
        if places:
            span = article.title.span if article.title else None
            titles.append(span is not None and any(abs(span.start - at) <= _TITLE_REACH for at in places))
    every = [f1 for way in ("main", "full", "recall") for f1 in rows.get(f"plain_{way}_f1", ())]
    return {
        "plain_f1": mean(every),
        "plain_p10": tenth(every),
        "plain_title": mean(titles),
        **{name: mean(values) for name, values in sorted(rows.items()) if "_words" not in name or "recall" in name},
    }


def clean(data: Path) -> dict[str, float]:
    """Of texts that are report from the first line to the last: the share of all lines that were kept or set aside for
    what their words show, and the share of texts that lose no other line.
    """
    kept: dict[str, list[bool]] = {}
    whole: dict[str, list[bool]] = {}
    for name, content, judges in _clean(data):
        own = _kept(_read(name, content, judges), content)
        for group in ("clean", f"clean_{name}"):
            kept.setdefault(f"{group}_kept", []).extend(own)
            whole.setdefault(f"{group}_whole", []).append(all(own))
    return {name: mean(values) for name, values in sorted({**kept, **whole}.items())}


def _clean(data: Path) -> Iterator[tuple[str, str, Judges | None]]:
    """The article texts of the pages, and articles that no forest was taught by, without their headlines."""
    for name in ("news", "aeb"):
        for record in jsonl(data / "pages" / name / "gold.jsonl"):
            yield name, record["text"], judges_of(record["site"])
    for record in jsonl(data / "statements" / "polnear_dev.jsonl"):
        yield "polnear", record["text"].lstrip().partition("\n")[2], None


def _kept(article: Article, content: str) -> list[bool]:
    shown = shown_by_words(seen(content, tuple(lines_of(content))))
    return [
        line.article or role is not None or line.role == "notice"
        for line, role in zip(article.lines, shown, strict=True)
    ]


def _read(name: str, content: str, judges: Judges | None) -> Article:
    return find(Page(path=name, media="text", content=content, encoding="utf-8"), judges)


def _f1(pairs: list[tuple[bool, bool, int]]) -> float:
    """Of (is article, taken for article, weight)."""
    right = sum(weight for gold, ours, weight in pairs if gold and ours)
    return counted_f1(right, sum(w for _, ours, w in pairs if ours), sum(w for gold, _, w in pairs if gold))
