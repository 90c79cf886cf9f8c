"""Scores of names and labels: which names are one's, and what reports call one thing.

Run as a script with the folder that holds ``data/`` for the scores, with ``--show`` behind it for what was missed.
The weights that were fitted on the comparisons (training/label_scorer.py) are those of the folds that the event measured is not in.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from unittest.mock import patch

import msgspec
from matter import Gold, article_of, events, report_of, statements_of

from twosource.compare import compare, read
from twosource.matching import label_sets, things
from twosource.matter import SAME_NAME, gather, labels, names, same_name
from twosource.records import LabelSet, Page, Report
from twosource.spans import Span

FOLDS = Path(__file__).resolve().parent / "folds"
Place = tuple[str, Span]
"""Letter of a report and a place in it."""
_MIXED = re.compile(r"(?:-I|-Misc|Misc_ACTOR)(?:_|$)|_ACTOR-I$")
"""Codes of NewsWCL50 that gather everybody of a country who has no code of their own."""


def score(shared: Path) -> dict[str, float]:
    """All scores by name, each 0 to 1. ``shared`` is the folder that holds ``data``."""
    data = shared / "data"
    return {
        **_pairs(data / "names" / "pairs.jsonl"),
        **_events(data / "comparisons"),
        **_newswcl(data / "matching"),
        **_founding(data / "founding"),
    }


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _pairs(path: Path) -> dict[str, float]:
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    said = [same_name(p["a"], p["b"]) >= SAME_NAME for p in pairs]
    hits = sum(s and p["label"] == 1 for s, p in zip(said, pairs, strict=True))
    right = sum(s == bool(p["label"]) for s, p in zip(said, pairs, strict=True))
    return {
        "names.accuracy": _ratio(right, len(pairs)),
        "names.f1": _ratio(2 * hits, sum(said) + sum(p["label"] for p in pairs)),
    }


def given(gold: Gold, texts: dict[str, str]) -> tuple[Report, ...]:
    """The reports of an event with their names and labels, the gold statements handed over."""
    out = []
    for letter, (name, content) in zip("ABCDEFGH", texts.items(), strict=False):
        article, said = article_of(name, content), statements_of(gold, name)
        ours = names(article, said)
        extra, terms = labels(article, said, ours)
        out.append(msgspec.structs.replace(report_of(article, letter, (), said), names=(*ours, *extra), labels=terms))
    return tuple(out)


def _events(folder: Path) -> dict[str, float]:
    """Names by B cubed over the gold mentions of people and bodies across the reports of an event; labels by referents.

    A mention of the gold that no name of ours overlaps stands alone. Of label sets that touch a gold referent, those
    are pure that touch one only.
    """
    cubed, counts, through, spread = [0.0, 0.0, 0.0, 0.0], [0, 0, 0, 0], [0, 0, 0, 0], []
    for number, (gold, texts) in enumerate(events(folder)):
        reports = given(gold, texts)
        for n, value in enumerate(_cubed(gold, reports)):
            cubed[n] += value
        whole = tuple(read(Page(path=n, media="text", content=t, encoding="utf-8")) for n, t in texts.items())
        letters = dict(zip(texts, "ABCDEFGH", strict=False))
        with patch.object(things, "_weights", partial(_left_out, number)):
            found = _labelled(gold, label_sets(reports, gather(reports)), letters)
            sets = compare(whole, same_event=True).labels
        counts = [a + b for a, b in zip(counts, found, strict=True)]
        spread.append(_ratio(found[0], found[1]))
        end = _labelled(gold, sets, letters)
        through = [a + b for a, b in zip(through, end, strict=True)]
    count, covered, p, r = cubed
    p, r = _ratio(p, count), _ratio(r, count)
    return {
        "names.covered": _ratio(covered, count),
        "names.b3.precision": p,
        "names.b3.recall": r,
        "names.b3": _ratio(2 * p * r, p + r),
        "labels.referents": _ratio(counts[0], counts[1]),
        "labels.referents-median-event": statistics.median(spread),
        "labels.pure": _ratio(counts[2], counts[3]),
        "labels.end-to-end.referents": _ratio(through[0], through[1]),
        "labels.end-to-end.pure": _ratio(through[2], through[3]),
    }


def _left_out(number: int) -> tuple[float, ...]:
    """The weights that were fitted without the event of that number."""
    rows = [line.split("\t") for line in (FOLDS / f"labels-{number % 5}.tsv").read_text("utf-8").splitlines()]
    return tuple(float(weight) for _, weight in rows)


def _cubed(gold: Gold, reports: tuple[Report, ...]) -> tuple[float, float, float, float]:
    """Mentions, those that a name of ours covers, and the sums of their precision and recall."""
    cluster = {(m.report, m.name): n for n, group in enumerate(gather(reports)) for m in group.members}
    by_path = {r.path: r for r in reports}
    mentions: list[tuple[int, object]] = []
    covered = 0
    for n, person in enumerate(gold["people"]):
        for report, spans in person["mentions"].items():
            for at in spans:
                ours = covering(by_path[report], Span(at["start"], at["end"]))
                covered += ours is not None
                key = (by_path[report].letter or "", ours)
                mentions.append((n, cluster.get(key, key) if ours else object()))  # type: ignore[arg-type]
    precision = recall = 0.0
    for n, key in mentions:
        both = sum(g == n and k == key for g, k in mentions)
        precision += both / sum(k == key for _, k in mentions)
        recall += both / sum(g == n for g, _ in mentions)
    return len(mentions), covered, precision, recall


def covering(report: Report, span: Span) -> str | None:
    """The name of ours whose mention shares most with ``span``."""
    best = max(
        ((min(m.end, span.end) - max(m.start, span.start), n.id) for n in report.names for m in n.mentions),
        default=(0, ""),
    )
    return best[1] if best[0] > 0 else None


def referents(gold: Gold, letters: dict[str, str]) -> Iterator[tuple[str, list[Place]]]:
    """The labelled referents of an event that two reports have terms for."""
    for referent in gold["labels"]:
        places = [(letters[t["report"]], Span(t["span"]["start"], t["span"]["end"])) for t in referent["terms"]]
        if len({letter for letter, _ in places}) > 1:
            yield referent["referent"], places


def met(sets: Iterable[LabelSet], places: list[Place]) -> bool:
    """True where one set holds terms of two reports that overlap ``places``."""
    return any(
        len({t.report for t in s.terms if any(t.report == x and t.span.overlaps(y) for x, y in places)}) > 1
        for s in sets
    )


def _labelled(gold: Gold, sets: tuple[LabelSet, ...], letters: dict[str, str]) -> list[int]:
    """Referents found, referents, sets that touch one referent only, sets that touch any."""
    due = list(referents(gold, letters))
    touched = [
        sum(any(t.report == x and t.span.overlaps(y) for t in s.terms for x, y in places) for _, places in due)
        for s in sets
    ]
    return [sum(met(sets, places) for _, places in due), len(due), touched.count(1), len(touched) - touched.count(0)]


def _newswcl(folder: Path) -> dict[str, float]:
    """Referents of NewsWCL50 found: a term of theirs is every place where its words stand."""
    pages = [json.loads(line) for line in (folder / "newswcl50_dev.jsonl").read_text("utf-8").splitlines()]
    groups = [json.loads(line) for line in (folder / "newswcl50_dev_labels.jsonl").read_text("utf-8").splitlines()]
    by_event: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for page in pages:
        event, _, name = page["id"].split("/")
        by_event[event][name.split("_")[-1]] = page["text"]
    hits = due = 0
    for event, texts in sorted(by_event.items()):
        letters = dict(zip(texts, "ABCDEFGH", strict=False))
        read_ = tuple(read(Page(path=n, media="text", content=t, encoding="utf-8")) for n, t in texts.items())
        sets = compare(read_, same_event=True).labels
        for group in groups:
            if group["event"] == event and not _MIXED.search(group["referent"]):
                places = [
                    (letters[outlet], Span(m.start(), m.end()))
                    for outlet, terms in group["outlets"].items()
                    for term in terms
                    for m in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", texts[outlet])
                ]
                if len({letter for letter, _ in places}) > 1:
                    due += 1
                    hits += met(sets, places)
    return {"labels.newswcl50": _ratio(hits, due)}


def _founding(folder: Path) -> dict[str, float]:
    """Label pairs of the founding pair whose two terms stand in one set, of labels or, for spellings, of names."""
    gold = json.loads((folder / "compare.json").read_text(encoding="utf-8"))
    c = compare(
        [
            read(
                Page(path=f, media="text", content=(folder / f"{f}.txt").read_text(encoding="utf-8"), encoding="utf-8")
            )
            for f in "ab"
        ],
        same_event=True,
    )
    spelled = [
        [(m.report, span) for m in s.members for n in c.report(m.report).names if n.id == m.name for span in n.mentions]
        for s in c.names
    ]
    chosen = [[(t.report, t.span) for t in s.terms] for s in c.labels]
    found = 0
    for pair in gold["labels"]:
        sides = [(pair[k]["file"], Span(pair[k]["start"], pair[k]["end"])) for k in ("a", "b")]
        found += any(
            all(any(x == letter and y.overlaps(span) for x, y in held) for letter, span in sides)
            for held in (*chosen, *spelled)
        )
    return {"labels.founding": _ratio(found, len(gold["labels"]))}


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if "--show" in sys.argv:
        for gold, texts in events(shared / "data" / "comparisons"):
            letters = dict(zip(texts, "ABCDEFGH", strict=False))
            reports = given(gold, texts)
            sets = label_sets(reports, gather(reports))
            print("==", gold["id"], len(sets), "sets")
            by_letter = dict(zip(letters.values(), texts.values(), strict=True))
            for name, places in referents(gold, letters):
                if not met(sets, places):
                    print("  missed:", name, [f"{x}: {by_letter[x][y.start : y.end]}" for x, y in places])
            for s in sets:
                over = [
                    n
                    for n, places in referents(gold, letters)
                    if any(t.report == x and t.span.overlaps(y) for t in s.terms for x, y in places)
                ]
                print("  set:", s.name, "|", [f"{t.report}: {t.text}" for t in s.terms][:14], over)
        return
    for name, value in score(shared).items():
        print(f"{name:36} {value:.3f}")


if __name__ == "__main__":
    main()
