"""Figures against gold: how they are read, how those of different reports are linked, and how far the grammar reaches.

Run as a script with the folder that holds ``data/``: ``python bench/quality/figures.py ../shared [links]``; with ``links``
the scores of every event are printed.

The gold of the compared events gives a share as a fraction in some events and in percent in others, and an open word
("dozens") bounds in some and none in others: a share is held in percent, and of two vague figures the bounds are not asked.
Links are scored by pairs of gold figures in two different reports, each event by weights that were made without it.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import msgspec
from matter import Gold, article_of, events, founding_article, report_of, statements_of
from unseen import FOLDER, fold_of

from twosource.matching.figures import link_figures
from twosource.matching.figures.kinship import Tables, read
from twosource.matter import dates, figures
from twosource.matter.units import unit_of
from twosource.records import Figure, Published, Report
from twosource.spans import Span

FOLDED = str(FOLDER / "figures-{}.tsv")
"""The weights of each fold of events, made by training/figure_links.py."""
_NEAR = 1e-3
"""Share by which a value may miss the gold's: .667 and two thirds are one."""

Pair = frozenset[str]


def score(shared: Path) -> dict[str, float]:
    """All scores by name, each 0 to 1. ``shared`` is the folder that holds ``data``."""
    data = shared / "data"
    return {
        **_read(data / "comparisons"),
        **_linked(data / "comparisons"),
        **_founding(data / "founding"),
        **_specs(data / "figures"),
        **_days(data / "figures" / "DateTimeModel.jsonl"),
        **_revised(data / "matching" / "vitaminc_train_sample.jsonl"),
    }


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


# ---------------------------------------------------------------- reading


def aligned(found: Iterable[Figure], gold: list[Gold]) -> list[tuple[Figure, Gold]]:
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
    wanted = "percent" if gold["unit"] == "share" else gold["unit"]
    if wanted is None or figure.unit is None:
        return wanted == figure.unit
    return unit_of(wanted.split()[-1]) == unit_of(figure.unit.split()[-1])


def _same(a: float | None, b: float | None) -> bool:
    return a == b if a is None or b is None else abs(a - b) <= _NEAR * max(abs(a), abs(b))


def _same_value(figure: Figure, gold: Gold) -> bool:
    low, high = gold["low"], gold["high"]
    if gold["unit"] == "share":
        low, high = (None if v is None else 100 * v for v in (low, high))
    vague = gold["hedge"] == "vague" == figure.hedge
    return vague or (_same(figure.low, low) and _same(figure.high, high))


def _read(folder: Path) -> dict[str, float]:
    n: Counter[str] = Counter()
    for gold, texts in events(folder):
        for report, content in texts.items():
            ours = figures(article_of(report, content), ())
            theirs = [f for f in gold["figures"] if f["report"] == report]
            n["found"] += len(ours)
            n["gold"] += len(theirs)
            for f, g in aligned(ours, theirs):
                value, unit, hedge = _same_value(f, g), _same_unit(f, g), f.hedge == g["hedge"]
                n.update(met=1, value=value, unit=unit, hedge=hedge, kind=f.kind == g["kind"])
                n["whole"] += value and unit and hedge
    return {
        "read.precision": _ratio(n["met"], n["found"]),
        "read.recall": _ratio(n["met"], n["gold"]),
        "read.value-right": _ratio(n["value"], n["gold"]),
        "read.value-unit-hedge-right": _ratio(n["whole"], n["gold"]),
        **{f"read.met-{k}": _ratio(n[k], n["met"]) for k in ("kind", "hedge", "unit")},
    }


# ---------------------------------------------------------------- links


def pairs_of_gold(gold: Gold) -> dict[Pair, str]:
    where = {f["id"]: f["report"] for f in gold["figures"]}
    return {
        frozenset((a, b)): link["state"]
        for link in gold["figure_links"]
        for a, b in combinations(link["members"], 2)
        if where[a] != where[b]
    }


def compared(gold: Gold, texts: dict[str, str]) -> tuple[tuple[Report, ...], dict[tuple[str, str], str]]:
    """The reports of an event with our figures and the gold statements, and the gold figure of each of ours."""
    reports, names = [], {}
    for letter, (name, content) in zip("ABCDEFGH", texts.items(), strict=False):
        said = statements_of(gold, name)
        article = article_of(name, content)
        ours = figures(article, said)
        for f, g in aligned(ours, [f for f in gold["figures"] if f["report"] == name]):
            names[letter, f.id] = g["id"]
        reports.append(report_of(article, letter, ours, said))
    return tuple(reports), names


def claimed(
    reports: tuple[Report, ...], names: dict[tuple[str, str], str], tables: Tables | None = None
) -> dict[Pair, str]:
    """The state that our links give each pair of figures, by gold id, else by an id that no gold figure has."""
    out = {}
    for link in link_figures(reports, tables):
        for a, b in combinations(link.members, 2):
            if a.report != b.report:
                ids = [names.get((m.report, m.figure), f"?{m.report}{m.figure}") for m in (a, b)]
                out[frozenset(ids)] = link.state
    return out


def baseline(reports: tuple[Report, ...], names: dict[tuple[str, str], str]) -> dict[Pair, str]:
    """What an obvious program says: one unit and one counted noun make two figures one; equal values agree."""
    out = {}
    for one, other in combinations(reports, 2):
        for f in one.figures:
            for g in other.figures:
                nouns = [x.counted.split()[-1].lower() if x.counted else "" for x in (f, g)]
                if f.kind == g.kind and f.unit == g.unit and nouns[0] == nouns[1]:
                    ids = [names.get((r.letter or "", x.id), f"?{r.letter}{x.id}") for r, x in ((one, f), (other, g))]
                    out[frozenset(ids)] = "agree" if (f.low, f.high) == (g.low, g.high) else "differ"
    return out


def tally(wished: dict[Pair, str], claimed: dict[Pair, str]) -> Counter[str]:
    """Pairs by state of the gold and by what was claimed: "gold agree", "claimed agree", "agree as agree"."""
    n: Counter[str] = Counter(f"gold {state}" for state in wished.values())
    for pair, state in claimed.items():
        n[f"claimed {state}"] += 1
        n[f"{wished.get(pair, 'nothing')} as {state}"] += 1
    return n


def told(n: Counter[str], what: str) -> dict[str, float]:
    agree, differ = n["agree as agree"], n["differ as differ"]
    wrong = n["agree as differ"] + n["not-comparable as differ"]
    return {
        f"{what}.agree-recall": _ratio(agree, n["gold agree"]),
        f"{what}.agree-precision": _ratio(agree, n["claimed agree"]),
        f"{what}.differ-recall": _ratio(differ, n["gold differ"]),
        f"{what}.differ-precision": _ratio(differ, n["claimed differ"]),
        f"{what}.differ-where-not-taken-for-one": _ratio(wrong, n["claimed differ"]),
        f"{what}.not-comparable-recall": _ratio(n["not-comparable as not-comparable"], n["gold not-comparable"]),
        f"{what}.not-comparable-precision": _ratio(n["not-comparable as not-comparable"], n["claimed not-comparable"]),
    }


def _unseen(event: str) -> Tables:
    """The weights of the fold that was made without this event."""
    return read(Path(FOLDED.format(fold_of(event))).read_text(encoding="utf-8"))


def by_event(folder: Path) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """Each event with the tally of our links and that of the baseline."""
    for gold, texts in events(folder):
        reports, names = compared(gold, texts)
        wished = pairs_of_gold(gold)
        yield (
            str(gold["id"]),
            tally(wished, claimed(reports, names, _unseen(str(gold["id"])))),
            tally(wished, baseline(reports, names)),
        )


def _linked(folder: Path) -> dict[str, float]:
    ours: Counter[str] = Counter()
    obvious: Counter[str] = Counter()
    spread: dict[str, list[float]] = {"agree": [], "differ": []}
    for _, n, b in by_event(folder):
        ours += n
        obvious += b
        for state, recalls in spread.items():
            if n[f"gold {state}"]:
                recalls.append(_ratio(n[f"{state} as {state}"], n[f"gold {state}"]))
    return {
        **told(ours, "links"),
        **{f"links.{s}-recall-median-event": sorted(r)[len(r) // 2] if r else 0.0 for s, r in spread.items()},
        **{f"{name}_baseline": value for name, value in told(obvious, "links").items()},
    }


# ---------------------------------------------------------------- the founding pair


def _founding(folder: Path) -> dict[str, float]:
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
        for f, g in aligned(ours, theirs):
            norm = g["norm"]
            hits += (f.kind, f.low, f.unit, f.per) == (norm["kind"], norm["low"], norm["unit"], norm.get("per"))
        read = dates(page, datetime.date(2023, 11, 21) if letter == "A" else None)
        for g in gold["dates"]:
            span = Span(g["span"]["start"], g["span"]["end"])
            in_article = any(line.article and span in line.span for line in page.lines)
            if g["span"]["file"] == letter and g.get("iso") and ".." not in g["iso"] and in_article:
                due += 1
                days += any(d.span.overlaps(span) and d.first.startswith(g["iso"]) for d in read)
    return {"founding.figures": _ratio(2 * hits, found + wanted), "founding.dates": _ratio(days, due)}


# ---------------------------------------------------------------- breadth

_MODELS = ("CurrencyModel", "DimensionModel", "DurationExtractor", "NumberModel", "NumberRangeModel", "PercentModel")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def _rows(path: Path) -> list[Gold]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _specs(folder: Path) -> dict[str, float]:
    """For each model of the Recognizers cases: how many of the quantities a figure of the same value overlaps (for
    lengths of time, of which the cases give no value: a figure overlaps).
    """
    out = {}
    for model in _MODELS:
        due = right = 0
        for row in _rows(folder / f"{model}.jsonl"):
            text = row["text"]
            if "\r" in text or not text.strip():
                continue
            ours = figures(article_of("spec", text), ())
            for result in row["results"]:
                start = result["Start"]
                end = start + result["Length"] if "Length" in result else result["End"] + 1
                value = (result.get("Resolution") or {}).get("value")
                met = [f for f in ours if f.span.overlaps(Span(start, end))]
                due += 1
                right += any(value is None or _has_value(f, str(value)) for f in met)
        out[f"breadth.{model}"] = _ratio(right, due)
    return out


def _has_value(figure: Figure, value: str) -> bool:
    if value[:1] in "([":
        low, high = (None if not v.strip() else float(v) for v in value[1:-1].split(","))
        return _same(figure.low, low) and _same(figure.high, high)
    number = float(value.rstrip("%")) if value.rstrip("%") not in ("null", "None") else None
    return number is None or any(
        _same(v, x) for v in (figure.low, figure.high) for x in (number, 100 * number) if v is not None
    )


def _days(path: Path) -> dict[str, float]:
    """Of the days and spans of days of the cases that name a reference: how many a date overlaps, and how many with
    the right first day.
    """
    due = met = right = 0
    for row in _rows(path):
        reference = ((row.get("context") or {}).get("ReferenceDateTime") or "")[:10]
        if not reference or "\r" in row["text"] or not row["text"].strip():
            continue
        day = Published(date=reference, basis="given", span=None)
        ours = dates(msgspec.structs.replace(article_of("spec", row["text"]), published=day))
        for result in row["results"]:
            if result.get("TypeName") not in ("datetimeV2.date", "datetimeV2.daterange"):
                continue
            values = (result.get("Resolution") or {}).get("values") or []
            firsts = {v.get("value") or v.get("start") for v in values}
            over = [d for d in ours if d.span.overlaps(Span(result["Start"], result["End"] + 1))]
            due, met = due + 1, met + bool(over)
            right += any(d.first in firsts for d in over)
    return {"breadth.days-met": _ratio(met, due), "breadth.days-right": _ratio(right, due)}


def _revised(path: Path) -> dict[str, float]:
    """Claims with a figure and the evidence beside them, as two reports: where the evidence supports the claim, no
    difference may be told; where it refutes it and both carry a figure of one kind, the figures should differ.
    """
    n: Counter[str] = Counter()
    for row in _rows(path):
        sides = [figures(article_of(row["id"], row[k]), ()) for k in ("claim", "evidence")]
        kinds = {(f.kind, f.unit) for f in sides[0]} & {(f.kind, f.unit) for f in sides[1]}
        if not kinds or row["label"] not in ("supports", "refutes"):
            continue
        reports = tuple(
            report_of(article_of(row["id"] + letter, row[k]), letter, f, ())
            for letter, k, f in zip("AB", ("claim", "evidence"), sides, strict=True)
        )
        states = {link.state for link in link_figures(reports)}
        n[row["label"]] += 1
        n[f"{row['label']} differ"] += "differ" in states
        n[f"{row['label']} agree"] += "agree" in states
    return {
        "revised.supported-agree": _ratio(n["supports agree"], n["supports"]),
        "revised.refuted-differ": _ratio(n["refutes differ"], n["refutes"]),
        "revised.supported-told-as-differing-taken-for-one": _ratio(n["supports differ"], n["supports"]),
        "revised.pairs": float(n["supports"] + n["refutes"]),
    }


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if "links" in sys.argv[2:]:
        for event, ours, obvious in by_event(shared / "data" / "comparisons"):
            print(event, dict(sorted(ours.items())), "baseline", dict(sorted(obvious.items())), sep="\n  ")
        return
    for name, value in score(shared).items():
        print(f"{name:55} {value:.3f}")


if __name__ == "__main__":
    main()
