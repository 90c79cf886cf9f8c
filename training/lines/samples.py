"""Labelled pages -> samples: the lines of a page, what the program sees of them, and which are article."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from twosource.article.extraction import kept_by_extractor, kept_lines
from twosource.article.head import head_of
from twosource.article.judging import Markup, features
from twosource.article.labelling import shown_by_words
from twosource.article.layout import laid_out
from twosource.article.lines import Seen, seen
from twosource.article.linked import documents_of
from twosource.article.parsing import parsed
from twosource.records import Role
from twosource.spans import lines_of

_SENTENCE = re.compile(r"[^\W\d_a-zß-ÿ][^.!?\n]{30,200}[.!?]")


class Sample(NamedTuple):
    """One page. ``labels`` tells the lines that are article; ``used`` leaves out lines of which nobody can say."""

    id: str
    site: str
    kind: str
    lines: tuple[Seen, ...]
    shown: tuple[Role | None, ...]
    title: str
    markup: Markup | None
    rows: NDArray[np.float32]
    labels: NDArray[np.bool_]
    used: NDArray[np.bool_]
    heads: NDArray[np.bool_]
    """The lines that are a headline."""
    gold: str


def html(pages: Path) -> Iterator[Sample]:
    """The HTML pages below ``pages``, in the order of their files."""
    for kind in ("news", "aeb"):
        for record in jsonl(pages / kind / "gold.jsonl"):
            source = gzip.decompress((pages / kind / record["html"]).read_bytes()).decode("utf-8", "replace")
            source = source.replace("\r\n", "\n").replace("\r", "\n")
            sample = _of_html(record, kind, source)
            if sample is not None:
                yield sample


def _of_html(record: dict[str, Any], kind: str, source: str) -> Sample | None:
    root, _ = parsed(source)
    if root is None:
        return None
    laid, head = laid_out(root), head_of(root, documents_of(root))
    lines = seen(laid.content, tuple(lines_of(laid.content)), laid.hints)
    markup = Markup(laid.places, body=head.body, lead=head.lead, ask=_Asked(source, lines))
    gold = kept_lines(lines, record["text"])
    labels = np.array([n in gold for n in range(len(lines))])
    return _sample(record, kind, lines, head.title, markup, labels, record["text"])


class _Asked:
    """The extractor, to be asked again and again: each time it uses up a tree of ``source``."""

    def __init__(self, source: str, lines: tuple[Seen, ...]) -> None:
        self._source, self._lines = source, lines

    def __call__(self, chances: Sequence[float]) -> frozenset[int]:
        root, _ = parsed(self._source)
        assert root is not None
        return kept_by_extractor(root, self._source, laid_out(root), self._lines, chances)


_WRAPS = (
    ("", "<p>{}</p>", ""),
    ("<article><h1>{}</h1>", "<p>{}</p>", "</article><footer><p>{}</p></footer>"),
    ("<h1>{}</h1><div class='content'>", "<p>{}</p>", "</div>"),
    ("<div>", "{}<br><br>", "</div>"),
    ("<html><body><h2>{}</h2>", "<div>{}</div>", "<p><a href='/'>{}</a></p></body></html>"),
    ("<table><tr><td>", "<p>{}</p>", "</td></tr></table>"),
)


def fragments(pages: Path) -> Iterator[Sample]:
    """Short HTML with little around it, as feeds, wire items and letters are: two of every page."""
    for kind in ("news", "aeb"):
        for record in jsonl(pages / kind / "gold.jsonl"):
            for n in range(2):
                drawn = hashlib.sha256(f"{record['id']}/{n}".encode()).digest()
                paragraphs = [p for p in record["text"].split("\n") if p.strip()]
                start = drawn[0] % len(paragraphs) if n else 0
                few = paragraphs[start : start + 1 + drawn[1] % 6]
                head, one, foot = _WRAPS[drawn[2] % len(_WRAPS)]
                title, below = record.get("title") or record["site"], record["site"]
                body = "\n".join(one.format(escape(p)) for p in few)
                source = f"{head.format(escape(title))}\n{body}\n{foot.format(escape(below))}"
                part = {"id": f"{record['id']}/{n}", "site": record["site"], "text": "\n\n".join(few)}
                sample = _of_html(part, "fragment", source)
                if sample is not None:
                    yield sample


def plain(file: Path) -> Iterator[Sample]:
    """The labelled plain texts of ``file``."""
    for record in jsonl(file):
        content = record["page_text"]
        lines = seen(content, tuple(lines_of(content)))
        gold = {line["start"]: line for line in record["lines"]}
        found = [gold.get(line.span.start, {"label": "", "kind": "mixed"}) for line in lines]
        sample = _sample(
            record,
            record["variant"].partition("-")[0],
            lines,
            "",
            None,
            np.array([line["label"] == "article" for line in found]),
            record["gold_text"],
        )
        yield sample._replace(
            used=np.array([line.get("kind") != "mixed" for line in found]),
            heads=np.array([line["label"] == "title" for line in found]),
        )


def shortened(file: Path) -> Iterator[Sample]:
    """Short texts with furniture: of every text of ``file`` the first lines of the report, with some lines of what stands
    above and some of what stands below. Pages are long; what people paste is often not.
    """
    for record in jsonl(file):
        content, lines = record["page_text"], record["lines"]
        told = [n for n, line in enumerate(lines) if line["label"] == "article"]
        if not told or record["variant"].startswith("recall"):
            continue
        drawn = hashlib.sha256(record["id"].encode()).digest()
        last = told[min(len(told) - 1, 1 + drawn[0] % 6)]
        above = range(max(0, told[0] - drawn[1] % 10), told[0])
        below = range(told[-1] + 1, min(len(lines), told[-1] + 1 + drawn[2] % 12))
        chosen = [*above, *range(told[0], last + 1), *below]
        parts = ["", *(content[lines[n]["start"] : lines[n]["end"]] for n in chosen)]
        gaps = [
            content[lines[a]["end"] : lines[b]["start"]] if b == a + 1 else "\n\n"
            for a, b in itertools.pairwise(chosen)
        ]
        text = "".join(part + gap for part, gap in zip(parts, ["", *gaps, ""], strict=True))
        found = seen(text, tuple(lines_of(text)))
        if len(found) != len(chosen):
            continue
        own = [lines[n] for n in chosen]
        labels = np.array([line["label"] == "article" for line in own])
        sample = _sample(record, "short", found, "", None, labels, "")
        yield sample._replace(
            id=f"{record['id']}/short",
            used=np.array([line.get("kind") != "mixed" for line in own]),
            heads=np.array([line["label"] == "title" for line in own]),
        )


def clean(pages: Path, articles: Path, count: int) -> Iterator[Sample]:
    """Texts that are report from the first line to the last: what was read by hand from the pages, with its title, and
    ``count`` articles.
    """
    for record in jsonl(pages / "news" / "gold.jsonl"):
        yield _clean(record, f"{record['title']}\n\n{record['text']}", 1)
    for record in jsonl(pages / "aeb" / "gold.jsonl"):
        yield _clean(record, record["text"], 0)
    chosen = sorted(jsonl(articles), key=lambda r: hashlib.sha256(r["text"].encode()).hexdigest())[:count]
    for n, record in enumerate(chosen):
        yield _clean({"id": f"clean-{n}", "site": f"clean-{n}"}, record["text"], 0)


def excerpts(pages: Path) -> Iterator[Sample]:
    """Short texts, as people paste them: a sentence, a paragraph, some paragraphs with a headline or without; three of
    every page, all of them report.
    """
    for kind in ("news", "aeb"):
        for record in jsonl(pages / kind / "gold.jsonl"):
            drawn = hashlib.sha256(record["id"].encode()).digest()
            paragraphs = [p for p in record["text"].split("\n") if p.strip()]
            start = drawn[0] % len(paragraphs)
            few = paragraphs[start : start + 2 + drawn[1] % 4]
            sentence = _SENTENCE.search(record["text"])
            head = record.get("title", "") if drawn[2] % 2 else ""
            texts = [paragraphs[0], "\n\n".join([head, *few] if head else few), sentence.group() if sentence else ""]
            for n, text in enumerate(texts):
                if text.strip():
                    sample = _clean(record, text.strip(), int(n == 1 and bool(head)))
                    yield sample._replace(id=f"{record['id']}/{n}", kind="excerpt")


def _clean(record: dict[str, Any], content: str, heads: int) -> Sample:
    lines = seen(content, tuple(lines_of(content)))
    at = np.arange(len(lines))
    sample = _sample(record, "clean", lines, "", None, at >= heads, content)
    return sample._replace(heads=at < heads)


def _sample(
    record: dict[str, Any],
    kind: str,
    lines: tuple[Seen, ...],
    title: str,
    markup: Markup | None,
    labels: NDArray[np.bool_],
    gold: str,
) -> Sample:
    shown = shown_by_words(lines)
    return Sample(
        id=record["id"],
        site=record["site"],
        kind=kind,
        lines=lines,
        shown=shown,
        title=title,
        markup=markup,
        rows=features(lines, shown, title, markup),
        labels=labels,
        used=np.ones(len(lines), dtype=bool),
        heads=np.zeros(len(lines), dtype=bool),
        gold=gold,
    )


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as source:
        for line in source:
            yield json.loads(line)


def fold_of(site: str, folds: int) -> int:
    """The fold of a site: the same in every run and for every set."""
    return int(hashlib.sha256(site.encode()).hexdigest(), 16) % folds
