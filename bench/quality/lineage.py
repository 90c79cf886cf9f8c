"""How well the texts' dependence on each other and their credits are told.

    python bench/quality/lineage.py ../shared

Figures, 0 to 1, over the 80 pairs of reports labelled by hand and the credit lines of 32 reports:

- ``dependence_macro-f1``: mean of the F1 of "one takes prose from the other or both from a third" (copy, derived,
  common-origin) and of "nothing but quotations, or nothing at all". ``…_masked`` beside it is the obvious program: word
  5-grams outside quotation marks, contained in the shorter report's, from .10 on; ``…_unmasked`` the same with the
  quotations, from .27 on. Both cuts are the best on these very pairs. ``dependence_clear`` leaves the borderline pairs out.
- ``relation_macro-f1``: mean F1 of the five labels; ``relation_copy`` and so on each label's.
- ``direction_precision``: of the directions claimed, those that the reader gives too; ``direction_recall`` of those he
  gives. The days that came with these pages are days of crawling and are not handed over.
- ``credits_f1``: credits of the right kind, by span overlap, one to one, over all kinds; ``credits_macro-f1`` the mean
  over kinds. ``photos-taken-for-one``: of the picture credits, those taken for a credit of text;
  ``mentions-taken-for-one``: of the media named otherwise ("told the Courier", polls, itself), those taken for any.
- ``relays_f1``: media that the reports of the compared events name as where a passage is from,
  "told the Courier" too.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from article_html import jsonl
from measured import counted_f1

from twosource.article import find
from twosource.lineage import trace
from twosource.marks import quotations
from twosource.records import Article, Credit, Page, Relation, Report
from twosource.words import tokens

LABELS = ("copy", "derived", "common-origin", "shared-quotes-only", "independent")
DEPENDENT = frozenset(LABELS[:3])
MASKED_CUT, UNMASKED_CUT = 0.095, 0.27

OUTLETS = {"fox": "Fox News", "hpo": "HuffPost", "nyt": "The New York Times"}
"""Whose the reports of the three-report events are, by the names of their files."""

Told = Counter[tuple[Any, Any]]
"""How often (gold, ours)."""


def score(shared: Path) -> dict[str, float]:
    """All figures above for the data below ``shared``."""
    folder = shared / "data" / "lineage"
    articles = {row["id"]: _article(row["id"], row["text"], row.get("outlet")) for row in jsonl(folder / "texts.jsonl")}
    return {
        **_pairs(list(jsonl(folder / "pairs.jsonl")), articles),
        **_credits(list(jsonl(folder / "credits.jsonl")), articles),
        "relays_f1": _relays(shared / "data" / "comparisons"),
    }


def _article(name: str, text: str, outlet: str | None) -> Article:
    return find(Page(path=name, media="text", content=text, encoding="utf-8", given_outlet=outlet))


def report_of(article: Article, letter: str) -> Report:
    """The article as a report in which nothing was read: lineage needs its words and credits only."""
    facts = {f: getattr(article, f) for f in Article.__struct_fields__ if f != "text"}
    nothing: Mapping[str, tuple[()]] = dict.fromkeys(
        ("statements", "figures", "dates", "names", "labels", "responses"), ()
    )
    return Report(**facts, **nothing, text=article.text.content, sha256=article.text.sha256, letter=letter)  # type: ignore[arg-type]


def _relation(a: Article, b: Article) -> Relation:
    found, _ = trace((report_of(a, "A"), report_of(b, "B")), (), {})
    return found.relations[0]


# ---------------------------------------------------------------- pairs


def _pairs(rows: list[dict[str, Any]], articles: Mapping[str, Article]) -> dict[str, float]:
    ours = {row["id"]: _relation(articles[row["a"]], articles[row["b"]]) for row in rows}
    relations: Told = Counter((row["relation"], ours[row["id"]].relation) for row in rows)
    clear = [row for row in rows if not row["borderline"]]
    grams = {masked: {name: _grams(a, masked) for name, a in articles.items()} for masked in (True, False)}
    return {
        "dependence_macro-f1": _both_ways((r["relation"], ours[r["id"]].relation) for r in rows),
        "dependence_macro-f1_masked": _both_ways(
            (r["relation"], "copy" if _contained(r, grams[True]) >= MASKED_CUT else "independent") for r in rows
        ),
        "dependence_macro-f1_unmasked": _both_ways(
            (r["relation"], "copy" if _contained(r, grams[False]) >= UNMASKED_CUT else "independent") for r in rows
        ),
        "dependence_clear": _both_ways((r["relation"], ours[r["id"]].relation) for r in clear),
        "relation_macro-f1": sum(_f1(relations, label) for label in LABELS) / len(LABELS),
        **{f"relation_{label}": _f1(relations, label) for label in LABELS},
        **_direction(rows, ours),
    }


def _both_ways(told: Iterable[tuple[str, str]]) -> float:
    counted: Told = Counter((gold in DEPENDENT, found in DEPENDENT) for gold, found in told)
    return (_f1(counted, True) + _f1(counted, False)) / 2


def _f1(told: Told, label: object) -> float:
    gold = sum(n for (g, _), n in told.items() if g == label)
    found = sum(n for (_, f), n in told.items() if f == label)
    return counted_f1(told[label, label], found, gold)


def _direction(rows: list[dict[str, Any]], ours: Mapping[str, Relation]) -> dict[str, float]:
    way = {"A": "b-from-a", "B": "a-from-b", None: None}
    claimed = [(row["direction"], way[ours[row["id"]].first]) for row in rows if ours[row["id"]].first]
    given = [row for row in rows if row["direction"] in ("a-from-b", "b-from-a")]
    right = sum(gold == found for gold, found in claimed)
    return {"direction_precision": right / max(1, len(claimed)), "direction_recall": right / max(1, len(given))}


def _grams(article: Article, masked: bool) -> frozenset[tuple[str, ...]]:
    """The obvious program: word 5-grams of the article, without those that touch a quotation."""
    words: list[tuple[str, bool]] = []
    for line in article.lines:
        if line.article and line.role != "title":
            marks = [q.span for q in quotations(article.text.content, line.span) if q.kind == "double"]
            words += [
                (t.text.lower(), any(q.start <= t.span.start < q.end for q in marks))
                for t in tokens(article.text.content, line.span)
            ]
    runs = (words[n : n + 5] for n in range(len(words) - 4))
    return frozenset(tuple(w for w, _ in run) for run in runs if not (masked and any(quoted for _, quoted in run)))


def _contained(row: dict[str, Any], grams: Mapping[str, frozenset[tuple[str, ...]]]) -> float:
    a, b = grams[row["a"]], grams[row["b"]]
    return len(a & b) / max(1, min(len(a), len(b)))


# ---------------------------------------------------------------- credits


def _credits(rows: list[dict[str, Any]], articles: Mapping[str, Article]) -> dict[str, float]:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    photos = mentions = mistaken_photos = mistaken_mentions = 0
    for row in (row for row in rows if row["report"] in articles):
        credits = articles[row["report"]].credits
        found.update(c.kind for c in credits)
        gold.update(s["kind"] for s in row["spans"])
        right.update(_right(row["spans"], credits))
        others = [c for c in credits if c.kind != "photo"]
        pictures = [s for s in row["spans"] if s["kind"] == "photo"]
        photos, mentions = photos + len(pictures), mentions + len(row["not_credits"])
        mistaken_photos += sum(any(_overlap(c, s) for c in others) for s in pictures)
        mistaken_mentions += sum(any(_overlap(c, s) for c in credits) for s in row["not_credits"])
    kinds = sorted(gold | found)
    return {
        "credits_f1": counted_f1(right.total(), found.total(), gold.total()),
        "credits_macro-f1": sum(counted_f1(right[k], found[k], gold[k]) for k in kinds) / len(kinds),
        **{f"credits_{k}": counted_f1(right[k], found[k], gold[k]) for k in kinds},
        "photos-taken-for-one": mistaken_photos / max(1, photos),
        "mentions-taken-for-one": mistaken_mentions / max(1, mentions),
    }


def _right(spans: list[dict[str, Any]], credits: tuple[Credit, ...]) -> Counter[str]:
    free = list(credits)
    right: Counter[str] = Counter()
    for span in spans:
        own = [c for c in free if _overlap(c, span)]
        best = next((c for c in own if c.kind == span["kind"]), own[0] if own else None)
        if best is not None:
            free.remove(best)
            right[best.kind] += best.kind == span["kind"]
    return right


def _overlap(credit: Credit, span: Mapping[str, Any]) -> bool:
    return bool(credit.span.start < span["end"] and span["start"] < credit.span.end)


def _relays(folder: Path) -> float:
    right = found = gold = 0
    for event in sorted(p for p in folder.iterdir() if p.is_dir()):
        for name, known in json.loads((event / "gold.json").read_text("utf-8"))["reports"].items():
            article = _article(
                name, (event / known["file"]).read_text("utf-8"), known.get("outlet") or OUTLETS.get(name.lower())
            )
            told, _ = trace((report_of(article, "A"),), (), {})
            ours = [relay.span for relay in told.relays]
            wanted = [r["span"] for r in known.get("relays", ())]
            right += sum(any(o.start < s["end"] and s["start"] < o.end for o in ours) for s in wanted)
            found, gold = found + len(ours), gold + len(wanted)
    return counted_f1(right, found, gold)


if __name__ == "__main__":
    for figure, value in score(Path(sys.argv[1])).items():
        print(f"{figure:32} {value:.4f}")
