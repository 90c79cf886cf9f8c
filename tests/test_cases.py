"""The cases in prose (tests/cases/README.md says how they are written), each one a test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from twosource.compare import read
from twosource.records import Page, Report, Statement
from twosource.spans import Span
from twosource.speech import Reader, RulesReader, TrainedReader

CASES = Path(__file__).resolve().parent / "cases"
HEADLINE = "Notes from the Ishra valley"
"""Set above a passage that brings no headline, so that its first line is not taken for one. Holds nothing to find."""
REST = """The valley is narrow there, and the road follows the river past the orchards before it climbs to the old mill.

Snow lies on the upper slopes until spring. Sheep graze below the wall of the dam from the thaw to the first frost.
"""
"""Set below a passage, so that it stands in a report of some length. Holds no statement and no figure to find."""
PUBLISHED = "2025-10-14"
RULES: Reader = RulesReader()
"""The cases hold the rules to the letter; the trained reader finds most of them, and elsewhere more."""


@dataclass(frozen=True)
class Case:
    file: str
    title: str
    passage: str
    expected: tuple[str, ...]
    limit: str


def cases(file: str) -> list[Case]:
    found = []
    for block in re.split(r"^## ", (CASES / file).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        passage, arrow, expected = rest.partition("\n=>")
        assert arrow, f"{file}: no line '=>' in the case {title!r}"
        lines = tuple(line.strip() for line in expected.split("\n") if line.strip())
        name, _, limit = title.rstrip("]").partition("[")
        assert limit in ("", "limit", "limit of responses"), f"{file}: {title!r}"
        found.append(Case(file, name.strip(), passage.strip("\n"), lines, limit))
    return found


def params(file: str, limit: str = "limit") -> list[object]:
    mark = pytest.mark.xfail(strict=True, reason="a known limit; remove [limit] from the title once it passes")
    return [
        pytest.param(c, id=re.sub(r"\W+", "-", c.title), marks=[mark] if c.limit == limit else []) for c in cases(file)
    ]


@cache
def report(passage: str, reader: Reader = RULES) -> tuple[Report, Span]:
    """The passage read as a report, and the place of the passage in its text."""
    headline, _, body = passage.partition("\n") if passage.startswith("# ") else (HEADLINE, "", passage)
    content = f"{headline.removeprefix('# ')}\n\n{body}\n\n{REST}"
    page = Page(path="case.txt", media="text", content=content, encoding="utf-8", given_published=PUBLISHED)
    found = read(page, reader)
    start = 0 if passage.startswith("# ") else found.text.index(body)
    return found, Span(start, found.text.index(body) + len(body))


def plain(words: str) -> str:
    """Words without what careful readers differ on: outer commas and stops, a leading "that", white space."""
    return re.sub(r"^that\s+", "", re.sub(r"\s+", " ", words).strip(" .,;")).strip()


def source_of(words: str) -> str:
    """A source without the ending of a possessive."""
    return re.sub(r"['’]s?$", "", plain(words))


def cue_of(words: str) -> str:
    """A cue without the preposition after it, which some count to the cue and some to the content."""
    return re.sub(r"\s+(?:on|to|of|by|for|comment|for comment)$", "", plain(words))


def fields_of(line: str) -> tuple[tuple[str, str, str, str], dict[str, str]]:
    parts = [part.strip() for part in line.lstrip("?").split("|")]
    assert len(parts) in (4, 5), f"four or five fields, not {len(parts)}: {line}"
    more = dict(item.strip().split("=", 1) for item in parts[4].split(",")) if len(parts) == 5 else {}
    return (source_of(parts[0]), cue_of(parts[1]), parts[2], plain(parts[3].replace(" ... ", " "))), more


def found_fields(r: Report, s: Statement) -> tuple[str, str, str, str]:
    return source_of(r.words(s.source)), cue_of(r.words(s.cue)), s.form, plain(r.words(s.content))


@pytest.mark.parametrize("case", params("speech.md"))
def test_statements(case: Case) -> None:
    r, place = report(case.passage)
    found = {found_fields(r, s): s for s in r.statements if all(c in place for c in (*s.content, *s.cue))}
    wanted = {k: v for line in case.expected if line[0] not in "?r" for k, v in [fields_of(line)]}
    allowed = {fields_of(line)[0] for line in case.expected if line.startswith("?")}
    assert set(found) - allowed == set(wanted)
    for key, more in wanted.items():
        speaker = found[key].speaker
        has = {"name": speaker.name, "kind": speaker.kind, "stance": found[key].stance}
        assert {k: has[k] for k in more} == more


TRAINED_FLOOR = 0.93
"""Of the statements of all cases; 65 of 68 were found when this was set."""


def test_the_trained_reader_finds_most_of_them() -> None:
    met = wanted = 0
    for case in cases("speech.md"):
        r, place = report(case.passage, TrainedReader())
        found = [found_fields(r, s) for s in r.statements if all(c in place for c in (*s.content, *s.cue))]
        for line in case.expected:
            if line[0] not in "?r":
                source, _, _, content = fields_of(line)[0]
                wanted += 1
                met += any(alike(content, f[3]) and (words(source) & words(f[0]) or source == f[0]) for f in found)
    assert met / wanted >= TRAINED_FLOOR


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def alike(a: str, b: str) -> bool:
    return len(words(a) & words(b)) >= 0.5 * len(words(a) | words(b))


@pytest.mark.parametrize("case", params("speech.md", "limit of responses"))
def test_responses(case: Case) -> None:
    r, place = report(case.passage)
    found = [(x.state, x.silence or "", x.by) for x in r.responses if x.span in place]
    wanted = []
    for line in case.expected:
        if line.startswith("response:"):
            kind, _, by = line.removeprefix("response:").partition("|")
            state, _, silence = kind.strip().partition(",")
            wanted.append((state.strip(), silence.strip(), by.strip()))
    assert [f[:2] for f in found] == [w[:2] for w in wanted]
    for has, want in zip(found, wanted, strict=True):
        assert want[2].lower() in has[2].lower()


def bounds(field: str) -> tuple[float | None, float | None]:
    low, _, high = field.partition("..")
    return float(low) if low else None, float(high) if high else None


@pytest.mark.parametrize("case", params("figures.md"))
def test_figures(case: Case) -> None:
    r, place = report(case.passage)
    found = [f for f in r.figures if f.span in place]
    assert len(found) == len(case.expected), [r.words(f.span) for f in found]
    for figure, line in zip(found, case.expected, strict=True):
        words, value, hedge, unit, per = (part.strip() for part in line.split("|"))
        at = case.passage.index(words) + place.start
        assert figure.span.overlaps(Span(at, at + len(words))), r.words(figure.span)
        has = {"bounds": (figure.low, figure.high), "hedge": figure.hedge, "unit": figure.unit, "per": figure.per}
        wants: dict[str, object] = {"hedge": hedge, "unit": unit, "per": per}
        if value != "-":
            wants["bounds"] = bounds(value)
        assert {k: has[k] for k, v in wants.items() if v != "-"} == {k: v for k, v in wants.items() if v != "-"}


@pytest.mark.parametrize("case", params("dates.md"))
def test_dates(case: Case) -> None:
    r, place = report(case.passage)
    found = [d for d in r.dates if d.span in place]
    wanted = [[part.strip() for part in line.split("|")] for line in case.expected]
    assert [f"{d.first}..{d.last}" for d in found] == [value for _, value in wanted]
    for date, (words, _) in zip(found, wanted, strict=True):
        at = case.passage.index(words) + place.start
        assert date.span.overlaps(Span(at, at + len(words))), r.words(date.span)


def test_no_two_cases_of_a_file_share_a_title() -> None:
    for file in ("speech.md", "figures.md", "dates.md"):
        titles = [c.title for c in cases(file)]
        assert len(titles) == len(set(titles)), file
