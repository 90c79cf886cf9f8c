"""The JSON of the bundled example, as pinned in tests/gold (its README says how to renew it)."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from twosource.compare import compare
from twosource.records import Comparison, Record, Report

GOLD = Path(__file__).resolve().parent / "gold"


def as_json(record: Record) -> str:
    """The record as JSON for a person: indented, keys in the order of the fields, paths without their folders."""
    built = msgspec.to_builtins(record)
    for report in built.get("reports", [built]):
        report["path"] = Path(report["path"]).name
    return json.dumps(built, ensure_ascii=False, indent=1) + "\n"


def assert_gold(request: pytest.FixtureRequest, name: str, record: Record) -> None:
    path = GOLD / name
    now = as_json(record)
    if request.config.getoption("--update-gold"):
        path.write_text(now, "utf-8")
    assert path.exists(), f"{path.name} is missing; write it with --update-gold"
    assert now == path.read_text("utf-8"), f"{path.name} differs; if that is meant, renew it with --update-gold"


@pytest.mark.parametrize("n", [0, 1, 2])
def test_each_page(request: pytest.FixtureRequest, example: tuple[Report, ...], n: int) -> None:
    assert_gold(request, f"{Path(example[n].path).stem}.json", example[n])


@pytest.fixture(scope="module")
def comparison(example: tuple[Report, ...]) -> Comparison:
    return compare(list(example))


def test_the_comparison(request: pytest.FixtureRequest, comparison: Comparison) -> None:
    assert_gold(request, "comparison.json", comparison)


# ---------------------------------------------------------------- what the example is there to show


def matched(c: Comparison, *wanted: tuple[str, str]) -> list[str]:
    """The kinds of the matches that hold each (letter, words) of ``wanted`` inside a member."""
    return [
        m.kind
        for m in c.matches
        if all(
            any(x.report == letter and words in c.report(letter).words(x.content) for x in m.members)
            for letter, words in wanted
        )
    ]


def test_one_quotation_in_two_translations(comparison: Comparison) -> None:
    assert matched(comparison, ("B", "something nobody could have foreseen"), ("C", "a thing that no one was able"))
    assert "rendering" in matched(comparison, ("B", "was not an accident"), ("C", "not an accident but a decision"))


def test_direct_here_and_indirect_there(comparison: Comparison) -> None:
    assert matched(comparison, ("A", "had been sound in the spring"), ("B", "The gate was sound in the spring"))


def test_the_dead_differ_and_the_injured_agree(comparison: Comparison) -> None:
    def states(*wanted: tuple[str, str]) -> set[str]:
        out = set()
        for link in comparison.figures:
            have = {
                (m.report, comparison.report(m.report).words(f.span))
                for m in link.members
                for f in comparison.report(m.report).figures
                if f.id == m.figure
            }
            if all(any(r == letter and number in words for r, words in have) for letter, number in wanted):
                out.add(link.state)
        return out

    assert states(("B", "11"), ("C", "14")) == {"differ"}
    assert states(("A", "11"), ("B", "11")) == {"agree"}
    assert states(("A", "Fifty-eight"), ("B", "60")) == {"agree"}
    assert states(("B", "$40 million"), ("C", "85 million")) <= {"not-comparable"}


def test_denials_answer_what_they_deny(comparison: Comparison) -> None:
    for letter in "ABC":
        r = comparison.report(letter)
        for n, response in enumerate(r.responses):
            link = next((x for x in comparison.responses if (x.report, x.response) == (letter, n)), None)
            if response.by.startswith("Karvonia") and link and link.target:
                target = comparison.report(link.target.report).statement(link.target.statement)
                assert "Sandrel" not in target.speaker.name


def test_silence_is_reported_in_each_page(comparison: Comparison) -> None:
    kinds = {r.letter: {x.silence for x in r.responses if x.silence} for r in comparison.reports}
    assert kinds["A"] == {"did-not-respond", "could-not-be-reached"}
    assert kinds["B"] == {"declined"}
    assert "has-not-commented" in kinds["C"]


def test_the_agencys_own_sentences_are_found_again(comparison: Comparison) -> None:
    copied = [e for e in comparison.lineage.edges if e.kind == "copied"]
    assert [{e.from_, e.to} for e in copied] == [{"A", "B"}]
    assert copied[0].words is not None
    assert copied[0].words >= 40


def test_a_picture_is_no_source(comparison: Comparison) -> None:
    assert not [e for e in comparison.lineage.edges if e.from_ == "Glimfoto" or (e.from_, e.to) == ("Karvopress", "A")]


def test_related_stories_are_not_read(comparison: Comparison) -> None:
    r = comparison.report("A")
    assert "brakes were faulty" in r.text
    assert not [s for s in r.statements if "brakes" in r.words(s.content) or "fish dispute" in r.words(s.content)]
