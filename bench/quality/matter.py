"""Scores of the matter room against gold: names, figures, their links across reports, the founding pair.

Run as a script with the folder that holds ``data/``: ``python bench/quality/matter.py ../shared``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from twosource.matching.label_sets import label_sets
from twosource.matter import SAME_NAME, dates, figures, gather, labels, names, same_name
from twosource.matter.units import unit_of
from twosource.records import ARTICLE_ROLES, Article, Figure, Line, Report, Speaker, Statement
from twosource.spans import Span, Text, lines_of

Gold = dict[str, Any]


def score(shared: Path) -> dict[str, float]:
    """All scores by name, each 0 to 1. ``shared`` is the folder that holds ``data``."""
    data = shared / "data"
    return {
        **_names(data / "names" / "pairs.jsonl"),
        **_figures(data / "comparisons"),
        **_links(data / "comparisons"),
        **_referents(data / "comparisons"),
        **_founding(data / "founding"),
    }


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _f1(hits: int, found: int, gold: int) -> float:
    return _ratio(2 * hits, found + gold)


def _names(path: Path) -> dict[str, float]:
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    said = [same_name(p["a"], p["b"]) >= SAME_NAME for p in pairs]
    hits = sum(s and p["label"] == 1 for s, p in zip(said, pairs, strict=True))
    right = sum(s == bool(p["label"]) for s, p in zip(said, pairs, strict=True))
    return {
        "names.accuracy": _ratio(right, len(pairs)),
        "names.f1": _f1(hits, sum(said), sum(p["label"] for p in pairs)),
    }


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


def _aligned(found: tuple[Figure, ...], gold: list[Gold]) -> list[tuple[Figure, Gold]]:
    """One to one, a gold figure with the found one that overlaps it most."""
    pairs = []
    free = list(found)
    for g in gold:
        span = Span(g["span"]["start"], g["span"]["end"])
        best = max(
            (f for f in free if f.span.overlaps(span)),
            key=lambda f: min(f.span.end, span.end) - max(f.span.start, span.start),
            default=None,
        )
        if best is not None:
            free.remove(best)
            pairs.append((best, g))
    return pairs


def _same_unit(figure: Figure, gold: Gold) -> bool:
    if gold["unit"] is None or figure.unit is None:
        return gold["unit"] == figure.unit
    return unit_of(gold["unit"].split()[-1]) == unit_of(figure.unit.split()[-1])


def _same_value(figure: Figure, gold: Gold) -> bool:
    low, high = gold["low"], gold["high"]
    if gold["unit"] == "share":
        low, high = (None if v is None else round(100 * v, 6) for v in (low, high))
    vague = gold["hedge"] == "vague" == figure.hedge
    return vague or (figure.low == low and figure.high == high)


def _figures(folder: Path) -> dict[str, float]:
    hits = found = wanted = kind = hedge = value = unit = 0
    for gold, texts in events(folder):
        for report, content in texts.items():
            ours = figures(article_of(report, content), ())
            theirs = [f for f in gold["figures"] if f["report"] == report]
            pairs = _aligned(ours, theirs)
            hits, found, wanted = hits + len(pairs), found + len(ours), wanted + len(theirs)
            kind += sum(f.kind == g["kind"] for f, g in pairs)
            hedge += sum(f.hedge == g["hedge"] for f, g in pairs)
            value += sum(_same_value(f, g) for f, g in pairs)
            unit += sum(_same_unit(f, g) for f, g in pairs)
    return {
        "figures.precision": _ratio(hits, found),
        "figures.recall": _ratio(hits, wanted),
        "figures.f1": _f1(hits, found, wanted),
        "figures.kind": _ratio(kind, hits),
        "figures.hedge": _ratio(hedge, hits),
        "figures.value": _ratio(value, hits),
        "figures.unit": _ratio(unit, hits),
    }


def report_of(article: Article, letter: str, found: tuple[Figure, ...], statements: tuple[Statement, ...]) -> Report:
    """A report with figures and statements only."""
    return Report(
        letter=letter, id=article.id, path=article.path, sha256=article.text.sha256, text=article.text.content,
        lines=article.lines, title=None, outlet=None, language="en", authors=(), published=None, dateline=None,
        credits=(), statements=statements, figures=found, dates=(), names=(), labels=(), responses=(), problems=(),
    )  # fmt: skip


def _links(folder: Path) -> dict[str, float]:
    try:
        from twosource.matching.figure_links import link_figures
    except ImportError:
        return {}
    hits = found = wanted = states = same = 0
    for gold, texts in events(folder):
        reports, aligned = [], {}
        for letter, (report, content) in zip("ABCDEFGH", texts.items(), strict=False):
            article = article_of(report, content)
            ours = figures(article, statements_of(gold, report))
            for f, g in _aligned(ours, [f for f in gold["figures"] if f["report"] == report]):
                aligned[letter, f.id] = g["id"]
            reports.append(report_of(article, letter, ours, statements_of(gold, report)))
        where = {f["id"]: f["report"] for f in gold["figures"]}
        wished = {}
        for link in gold["figure_links"]:
            for a in link["members"]:
                for b in link["members"]:
                    if where[a] < where[b]:
                        wished[frozenset((a, b))] = link["state"]
        claimed = {}
        for link_found in link_figures(tuple(reports)):
            members = [aligned.get((m.report, m.figure), f"?{m.report}{m.figure}") for m in link_found.members]
            letters = [m.report for m in link_found.members]
            for i, a in enumerate(members):
                for j in range(i):
                    if letters[i] != letters[j]:
                        claimed[frozenset((a, members[j]))] = link_found.state
        # "not comparable" pairs are a reader's warnings, not links that have to be found
        due = {p for p, s in wished.items() if s != "not-comparable"}
        ours_due = {p for p, s in claimed.items() if s != "not-comparable"}
        hits += len(ours_due & due)
        found += len(ours_due)
        wanted += len(due)
        states += len(ours_due & due)
        same += sum(claimed[p] == wished[p] for p in ours_due & due)
    return {
        "links.precision": _ratio(hits, found),
        "links.recall": _ratio(hits, wanted),
        "links.f1": _f1(hits, found, wanted),
        "links.state": _ratio(same, states),
    }


def _referents(folder: Path) -> dict[str, float]:
    """B cubed over the gold mentions of people and bodies across the reports of an event, and labelled referents found.

    A mention of the gold that no name of ours overlaps stands alone. A referent of the gold counts as found where one
    label set holds terms of it from two reports.
    """
    precision = recall = count = covered = found = referents = 0.0
    for gold, texts in events(folder):
        reports = []
        letters = dict(zip(texts, "ABCDEFGH", strict=False))
        for name, content in texts.items():
            article, said = article_of(name, content), statements_of(gold, name)
            ours = names(article, said)
            extra, terms = labels(article, said, ours)
            blank = report_of(article, letters[name], (), said)
            reports.append(msgspec.structs.replace(blank, names=(*ours, *extra), labels=terms))
        sets = gather(tuple(reports))
        cluster = {(m.report, m.name): n for n, group in enumerate(sets) for m in group.members}
        mentions: list[tuple[int, object]] = []
        for n, person in enumerate(gold["people"]):
            for report, spans in person["mentions"].items():
                for at in spans:
                    span = Span(at["start"], at["end"])
                    ours_id = _covering(reports[list(texts).index(report)], span)
                    covered += ours_id is not None
                    key = (letters[report], ours_id)
                    mentions.append((n, cluster.get(key, key) if ours_id else object()))
        for n, ours_key in mentions:
            same_gold = [k for g, k in mentions if g == n]
            same_ours = [g for g, k in mentions if k == ours_key]
            both = sum(k == ours_key for k in same_gold)
            precision += both / len(same_ours)
            recall += both / len(same_gold)
            count += 1
        for referent in gold["labels"]:
            spans = [(letters[t["report"]], Span(t["span"]["start"], t["span"]["end"])) for t in referent["terms"]]
            if len({letter for letter, _ in spans}) < 2:
                continue
            referents += 1
            found += any(
                len({t.report for t in group.terms if any(t.report == x and t.span.overlaps(y) for x, y in spans)}) > 1
                for group in label_sets(tuple(reports), sets)
            )
    p, r = _ratio(precision, count), _ratio(recall, count)
    return {
        "names.covered": _ratio(covered, count),
        "names.b3.precision": p,
        "names.b3.recall": r,
        "names.b3": _ratio(2 * p * r, p + r),
        "labels.referents": _ratio(found, referents),
    }


def _covering(report: Report, span: Span) -> str | None:
    """The name of ours whose mention shares most with ``span``."""
    best = max(
        ((min(m.end, span.end) - max(m.start, span.start), n.id) for n in report.names for m in n.mentions),
        default=(0, ""),
    )
    return best[1] if best[0] > 0 else None


def founding_article(folder: Path, which: str) -> Article:
    """One page of the founding pair with the roles that its reader gave its lines."""
    about = json.loads((folder / f"article_{which}.json").read_text(encoding="utf-8"))
    text = Text.of((folder / f"{which}.txt").read_text(encoding="utf-8"))
    lines = tuple(
        Line(span=Span(s["start"], s["end"]), role=s["role"], article=s["role"] in ARTICLE_ROLES)
        for s in about["segments"]
    )
    return _article(which, text, lines)


def _founding(folder: Path) -> dict[str, float]:
    import datetime

    gold = json.loads((folder / "compare.json").read_text(encoding="utf-8"))
    pages = {"A": founding_article(folder, "a"), "B": founding_article(folder, "b")}
    hits = wanted = found = days = due = 0
    for letter, page in pages.items():
        ours = figures(page, ())
        theirs = [
            f for f in gold["figures"]
            if f["span"]["file"] == letter and f["norm"]["kind"] != "none" and not f.get("in_furniture")
        ]  # fmt: skip
        found, wanted = found + len(ours), wanted + len(theirs)
        for f, g in _aligned(ours, theirs):
            norm = g["norm"]
            hits += (f.kind, f.low, f.unit, f.per) == (norm["kind"], norm["low"], norm["unit"], norm.get("per"))
        read = dates(page, datetime.date(2023, 11, 21) if letter == "A" else None)
        for g in gold["dates"]:
            in_article = any(
                line.article and Span(g["span"]["start"], g["span"]["end"]) in line.span for line in page.lines
            )
            if g["span"]["file"] == letter and g.get("iso") and ".." not in g["iso"] and in_article:
                due += 1
                days += any(
                    d.span.overlaps(Span(g["span"]["start"], g["span"]["end"])) and d.first.startswith(g["iso"])
                    for d in read
                )
    return {"founding.figures": _f1(hits, found, wanted), "founding.dates": _ratio(days, due)}


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{name:20} {value:.3f}")
