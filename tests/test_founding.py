"""The founding pair, against what a careful reader found in it by hand.

The pages belong to their publishers and are no part of the project: they are read from ../shared/data/founding, and
every passage is named by its id or offsets in the gold beside them. Where that folder is absent, these tests skip.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from twosource.compare import compare, read
from twosource.records import Comparison, Match, Page, Report
from twosource.spans import Span

Gold = dict[str, Any]
STATEMENTS_WANTED = 24
"""Of the 32 core statements."""
PAIRS_WANTED = 8
"""Of the 11 pairs that are the same statement, the same quotation translated, or one narrower than the other."""
SAME = {"same-quote-different-translation", "same-claim", "narrower"}
ONLY_IN_A = ("A5", "A10", "A11", "A13", "A14", "A15", "A16")


@pytest.fixture(scope="module")
def folder(shared: Callable[[str], Path]) -> Path:
    return shared("founding")


@pytest.fixture(scope="module")
def gold(folder: Path) -> Gold:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def load(folder: Path, letter: str, **given: str) -> Report:
    path = folder / f"{letter.lower()}.txt"
    return read(Page(path=path.name, media="text", content=path.read_text("utf-8"), encoding="utf-8", **given))


@pytest.fixture(scope="module")
def reports(folder: Path) -> dict[str, Report]:
    return {letter: load(folder, letter) for letter in "AB"}


@pytest.fixture(scope="module")
def comparison(reports: dict[str, Report]) -> Comparison:
    return compare([reports["A"], reports["B"]])


def place(x: Gold) -> Span:
    return Span(x["start"], x["end"])


def words(text: str, spans: Iterable[Span]) -> set[int]:
    """The offsets at which the words inside ``spans`` begin."""
    return {s.start + m.start() for s in spans for m in re.finditer(r"\w+", text[s.start : s.end])}


def jaccard(text: str, one: Iterable[Span], other: Iterable[Span]) -> float:
    a, b = words(text, one), words(text, other)
    return len(a & b) / len(a | b) if a | b else 0.0


def statement(gold: Gold, id: str) -> Gold:
    found: Gold = next(s for s in gold[f"statements_{id[0].lower()}"]["statements"] if s["id"] == id)
    return found


def contents(gold: Gold, id: str) -> list[Span]:
    return [place(x) for x in statement(gold, id)["content"]]


def named(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.lower()) if len(w) > 1 and w not in {"the", "of", "and", "its"}}


def meets(r: Report, spans: list[Span], m: Match, letter: str) -> bool:
    """True where the match has a member in that report whose words are those of ``spans``, for the better half."""
    return any(x.report == letter and jaccard(r.text, x.content, spans) >= 0.5 for x in m.members)


# ---------------------------------------------------------------- read


@pytest.mark.parametrize("letter", ["A", "B"])
def test_every_line_is_told_from_furniture(reports: dict[str, Report], gold: Gold, letter: str) -> None:
    have = {line.span: line.article for line in reports[letter].lines}
    want = {place(s): s["in_article"] for s in gold[f"article_{letter.lower()}"]["segments"]}
    assert have == want


@pytest.mark.parametrize("letter", ["A", "B"])
def test_title(reports: dict[str, Report], gold: Gold, letter: str) -> None:
    title = reports[letter].title
    assert title is not None
    assert title.span == place(gold[f"article_{letter.lower()}"]["metadata"]["title"])


def test_dateline(reports: dict[str, Report], gold: Gold) -> None:
    dateline, want = reports["B"].dateline, gold["article_b"]["metadata"]["dateline"]
    assert reports["A"].dateline is None
    assert dateline is not None
    assert dateline.span == place(want)
    assert dateline.place.casefold() == want["value"].casefold()


@pytest.mark.parametrize("letter", ["A", "B"])
def test_credits_of_text_and_picture_are_kept_apart(reports: dict[str, Report], gold: Gold, letter: str) -> None:
    meta = gold[f"article_{letter.lower()}"]["metadata"]
    found = reports[letter].credits
    text = {n for c in found if c.kind in ("wire", "source-credit", "contributed") for n in c.names}
    assert text == {s["value"] for s in meta.get("sources", ())}
    photo = [c for c in found if c.kind == "photo"]
    assert len(photo) == 1
    assert photo[0].span.overlaps(place(meta["photo_credit"]))


def test_translation_notice_and_byline(reports: dict[str, Report], gold: Gold) -> None:
    meta = gold["article_a"]["metadata"]
    notices = [c for c in reports["A"].credits if c.kind == "translation-notice"]
    assert len(notices) == 1
    assert place(meta["original_language"]) in notices[0].span
    assert [a.name for a in reports["A"].authors] == [meta["byline"]["value"]]
    assert reports["B"].authors == ()


def test_dates(reports: dict[str, Report], folder: Path, gold: Gold) -> None:
    """B tells its year itself; A tells none, so its day of publication is given as it would be with a feed."""
    days = [d for d in gold["compare"]["dates"] if len(d["iso"] or "") == 10]
    told = {"A": load(folder, "A", given_published=days[0]["iso"]), "B": reports["B"]}
    for day in days:
        r, span = told[day["span"]["file"]], place(day["span"])
        if not any(line.article and span in line.span for line in r.lines):
            continue
        assert day["iso"] in {d.first for d in r.dates if d.span.overlaps(span) and d.first == d.last}


@pytest.mark.parametrize("letter", ["A", "B"])
def test_what_is_no_statement_is_none(reports: dict[str, Report], gold: Gold, letter: str) -> None:
    r = reports[letter]
    for forbidden in gold[f"statements_{letter.lower()}"]["must_not_extract"]:
        span = place(forbidden)
        for s in r.statements:
            inside = bool(s.content) and all(piece in span for piece in s.content)
            assert not inside, f"{r.words(s.content)!r}: {forbidden['why']}"
            assert jaccard(r.text, s.content, [span]) < 0.5, forbidden["why"]


def test_core_statements_are_found_with_their_speakers(reports: dict[str, Report], gold: Gold) -> None:
    found, missed = [], []
    for letter, r in reports.items():
        for want in gold[f"statements_{letter.lower()}"]["statements"]:
            if not want["core"]:
                continue
            spans = [place(x) for x in want["content"]]
            source = " ".join(x["text"] for x in want["source"])
            speakers = named(f"{want['speaker']} {source}")
            hits = [
                s
                for s in r.statements
                if jaccard(r.text, s.content, spans) >= 0.5
                and speakers & named(f"{s.speaker.name} {r.words(s.source)}")
            ]
            (found if hits else missed).append(want["id"])
    assert len(found) + len(missed) == 32
    assert len(found) >= STATEMENTS_WANTED, f"missed {missed}"


# ---------------------------------------------------------------- compare


def quotation(comparison: Comparison, gold: Gold) -> Match:
    """The match of the one quotation that both carry, in two translations."""
    a, b = comparison.reports
    found = [
        m
        for m in comparison.matches
        if meets(a, contents(gold, "A4"), m, "A") and meets(b, contents(gold, "B5"), m, "B")
    ]
    assert len(found) == 1
    return found[0]


def test_one_quotation_in_two_renderings(comparison: Comparison, gold: Gold) -> None:
    assert quotation(comparison, gold).kind == "rendering"


def test_its_counts(comparison: Comparison, gold: Gold) -> None:
    counts = quotation(comparison, gold).counts
    assert counts.reports == 2
    assert counts.originators == (1, 3)
    assert counts.sources == 1
    assert comparison.lineage.originators == (1, 3)
    assert comparison.lineage.unknown == ("B",)


def test_its_counts_when_the_reader_knows_where_b_is_from(reports: dict[str, Report], gold: Gold) -> None:
    agency = gold["article_a"]["metadata"]["sources"][0]["value"]
    told = compare([reports["A"], reports["B"]], origins={"B": agency})
    assert told.lineage.originators == (1, 2)
    assert quotation(told, gold).counts.originators == (1, 2)
    assert [(e.from_, e.to) for e in told.lineage.edges if e.kind == "asserted"] == [(agency, "B")]


def test_aligned_pairs(comparison: Comparison, gold: Gold) -> None:
    a, b = comparison.reports
    pairs = [p for p in gold["compare"]["pairs"] if p["relation"] in SAME]
    assert len(pairs) == 11
    missed = [
        p["id"]
        for p in pairs
        if not any(meets(a, [place(p["a"])], m, "A") and meets(b, [place(p["b"])], m, "B") for m in comparison.matches)
    ]
    assert len(pairs) - len(missed) >= PAIRS_WANTED, f"missed {missed}"


def test_what_stands_in_a_only_is_matched_with_nothing(comparison: Comparison, gold: Gold) -> None:
    r = comparison.report("A")
    alone = {id: contents(gold, id) for id in ONLY_IN_A} | {"A7, first part": contents(gold, "A7")[:1]}
    for id, spans in alone.items():
        assert not [m for m in comparison.matches if meets(r, spans, m, "A")], id


def test_denials_of_other_allegations_stay_with_those(comparison: Comparison, gold: Gold) -> None:
    """B carries two denials; what they deny was said by others than the speaker whom both reports quote."""
    b = comparison.report("B")
    own = statement(gold, "B5")["speaker"]
    for id in ("B10", "B15"):
        cue = place(statement(gold, id)["cue"][0])
        denials = [n for n, x in enumerate(b.responses) if x.span.overlaps(cue)]
        assert denials, f"{id}: the denial itself was not found"
        links = [x for x in comparison.responses if x.report == "B" and x.response in denials and x.target]
        for link in links:
            assert link.target is not None
            target = comparison.report(link.target.report).statement(link.target.statement)
            assert not named(target.speaker.name) & named(own), f"{id} is linked to what {target.speaker.name} said"


def test_silence_is_reported_with_its_target(reports: dict[str, Report], gold: Gold) -> None:
    r, span = reports["A"], place(statement(gold, "A11")["cue"][0])
    silent = [x for x in r.responses if x.state == "silence-reported" and x.span.overlaps(span)]
    assert len(silent) == 1
    assert silent[0].silence == "has-not-commented"
    assert silent[0].target is not None
    target = r.statement(silent[0].target)
    meant = statement(gold, "A11")["refers_to"]
    assert any(jaccard(r.text, target.content, contents(gold, id)) >= 0.5 for id in meant)


def test_no_figures_are_paired(comparison: Comparison) -> None:
    assert comparison.figures == ()
