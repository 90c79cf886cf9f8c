"""What may be passed on: the page text in every output put together again stays within the limits."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import comparison, hostile, nothing_found
from twosource import report
from twosource.compare import compare, read
from twosource.records import Comparison, Page, Problem, Report, Title
from twosource.report import Limits, Shared, share
from twosource.report.allowance import FREE_RUN, Allowance, key, units
from twosource.report.decisions import Decision, findings, settle
from twosource.report.visible import NOT_SHOWN, WITHHELD, one_line

LIMITS = (
    Limits(),
    Limits(part=0.5),
    Limits(part=1.0, words=10**6),
    Limits(around=0, part=0.3),
    Limits(around=60, part=0.4),
    Limits(words=17, part=1.0),
    Limits(words=0),
)
OUTLETS: dict[str, Callable[[Shared], str]] = {
    "page": lambda s: _shown_of(report.page(s.comparison, s.decisions, share=s.meters)),
    "json": lambda s: _strings(report.as_json(s.comparison, settle(s.comparison, s.decisions), s.meters)),
    "md": lambda s: html.unescape(report.as_markdown(s.comparison, settle(s.comparison, s.decisions), s.meters)).replace("\\", ""),
    "csv": lambda s: report.as_csv(s.comparison, settle(s.comparison, s.decisions)),
    "jsonld": lambda s: _strings(report.as_annotations(s.comparison, settle(s.comparison, s.decisions))),
    "notebook": lambda s: _shown_of(report.notebook(s.comparison)),
}  # fmt: skip


def _strings(told: str) -> str:
    """Every string of a JSON document, apart from one another."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from walk(item)

    return "\n ‖ \n".join(walk(json.loads(told)))


def _shown_of(page: str) -> str:
    """The text of an HTML page and every attribute, script and style in it. Inline elements part no words."""
    attributes = re.findall(r"=\"([^\"]*)\"", page)
    apart = re.sub(r"</?(?:p|li|td|th|tr|h\d|div|ul|ol|dd|dt|section|summary|option)\b[^>]*>", " ‖ ", page)
    return html.unescape(" ‖ ".join((re.sub(r"<[^>]*>", "", apart), *attributes)))


def _words(text: str) -> list[str]:
    """Words without punctuation and capitals; "‖" where words stand apart."""
    return [k or "‖" for u in units(text) if (k := key(text[u.start : u.end])) or text[u.start : u.end] == "‖"]


def reassembled(told: str, original: Report) -> tuple[int, int]:
    """Of the words of a report's article, how many the output tells in stretches longer than a name, and the longest such
    stretch. Its words are looked up by themselves: nothing is asked of the program that made the output.
    """
    inside = [original.words(line.span) for line in original.lines if line.article]
    said = _words("\n".join(inside))
    long = FREE_RUN + 1
    # A colon stands where a sentence of ours joins a name and what is told of it.
    output = _words(re.sub(f"{WITHHELD}+|{re.escape(NOT_SHOWN)}|: ", " ‖ ", told))
    grams = {tuple(output[n : n + long]) for n in range(len(output) - long + 1)}
    held = [False] * len(said)
    longest = run = 0
    for n in range(len(said) - long + 1):
        if tuple(said[n : n + long]) in grams:
            held[n : n + long] = [True] * long
            run = run + 1 if run else long
            longest = max(longest, run)
        else:
            run = 0
    return sum(held), longest


def words_of_article(r: Report) -> int:
    return sum(len(r.words(line.span).split()) for line in r.lines if line.article)


@pytest.fixture(scope="module")
def made(example: tuple[Report, ...]) -> dict[str, Comparison]:
    doubled = tuple(msgspec.structs.replace(r, path=f"again/{r.path}") for r in example)
    return {
        "invented": comparison(),
        "hostile": hostile(),
        "nothing": nothing_found(),
        "example": compare(example),
        "copies": compare([*example, *doubled[:1]]),
        "ten": compare([*example, *doubled, *example, doubled[1]]),
    }


@pytest.mark.parametrize("limits", LIMITS, ids=str)
@pytest.mark.parametrize("name", ["invented", "hostile", "nothing", "example", "copies", "ten"])
def test_the_text_holds_no_more_than_the_limits_allow(made: dict[str, Comparison], name: str, limits: Limits) -> None:
    c = made[name]
    shared = share(c, limits=limits)
    for before, after, meter in zip(c.reports, shared.comparison.reports, shared.meters, strict=True):
        assert len(after.text) == len(before.text)
        assert all(a in (b, WITHHELD) for a, b in zip(after.text, before.text, strict=True))
        assert after.sha256 == before.sha256
        article = [w for line in after.lines if line.article for w in after.words(line.span).split()]
        shown = [WITHHELD not in w for w in article]
        assert sum(shown) <= meter.shown <= meter.limit <= limits.words
        assert meter.limit <= limits.part * words_of_article(before)
        runs = "".join("x" if s else " " for s in shown).split()
        # Lines stand beside each other here; a run goes over the end of one only where both ends were asked for.
        assert max(map(len, runs), default=0) <= 2 * limits.around * (2 if len(runs) > 1 else 1)


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("name", ["invented", "hostile", "example", "ten"])
def test_every_output_put_together_again_is_within_the_limits(
    made: dict[str, Comparison], name: str, outlet: str
) -> None:
    c = made[name]
    notes = tuple(
        Decision(id=f.id, note=one_line(c.reports[0].text), finding=c.reports[1].text) for f in findings(c)[:3]
    )
    for limits in (Limits(), Limits(part=0.5)) if name != "ten" else (Limits(),):
        told = OUTLETS[outlet](share(c, notes, limits))
        for r in c.reports:
            limit = min(limits.words, int(limits.part * words_of_article(r)))
            held, longest = reassembled(told, r)
            assert held <= limit
            assert longest <= 2 * limits.around


def test_the_reassembling_would_see_what_is_over_the_limits(made: dict[str, Comparison]) -> None:
    """Of the whole comparison every output tells too much: the test above can fail."""
    c = made["example"]
    whole = Shared(comparison=c, decisions=(), meters=())
    for name, outlet in OUTLETS.items():
        if name == "page":
            continue  # share=() is no page of --share
        held = [reassembled(outlet(whole), r)[0] for r in c.reports]
        assert any(n > 0.1 * words_of_article(r) for n, r in zip(held, c.reports, strict=True)), name


@pytest.mark.parametrize("name", ["invented", "example", "ten"])
def test_findings_ids_offsets_and_counts_stay(made: dict[str, Comparison], name: str) -> None:
    c = made[name]
    shared = share(c).comparison
    assert {f.id for f in findings(shared)} == {f.id for f in findings(c)}
    assert [m.members for m in shared.matches] == [m.members for m in c.matches]
    assert [m.counts.originators for m in shared.matches] == [m.counts.originators for m in c.matches]
    for before, after in zip(c.reports, shared.reports, strict=True):
        assert [s.content for s in after.statements] == [s.content for s in before.statements]
        assert (after.url, after.outlet, after.published) == (before.url, before.outlet, before.published)


def test_the_room_that_there_is_is_used(made: dict[str, Comparison]) -> None:
    for meter in share(made["example"]).meters:
        assert meter.shown >= meter.limit - 2
    everything = share(made["example"], limits=Limits(words=10**6, part=1.0))
    assert [m.shown > 0.5 * m.of for m in everything.meters] == [True] * 3


def test_where_the_room_is_spent_the_finding_stays_with_its_offsets(made: dict[str, Comparison]) -> None:
    told = report.as_markdown(share(made["example"], limits=Limits(words=0)).comparison)
    assert re.search(r"\\\[not shown\\\] \(characters \d+–\d+\)", told)
    whole = report.as_markdown(made["example"])
    rows = re.compile(r"^\| \d+ .*$", re.MULTILINE)
    assert len(rows.findall(told)) == len(rows.findall(whole)) > 20


def test_a_headline_counts_and_comes_first() -> None:
    c = comparison()
    shared = share(c, limits=Limits(words=10, part=1.0))
    a = shared.comparison.reports[0]
    assert a.title is not None
    assert a.title.text == "Talsen says it cannot live beside the ‘clique’ in Orland"
    assert shared.meters[0].shown == 10
    assert [w for w in a.text.split() if WITHHELD not in w] == a.title.text.split()


def test_a_headline_from_the_markup_counts_too() -> None:
    c = comparison()
    words = " ".join(f"word{n}" for n in range(10_000))
    first = msgspec.structs.replace(c.reports[0], title=Title(text=words, span=None))
    c = msgspec.structs.replace(c, reports=(first, *c.reports[1:]))
    wide = share(c, limits=Limits(words=100, part=1.0)).comparison.reports[0].title
    assert wide is not None
    assert wide.text == f"{' '.join(words.split()[:25])} {NOT_SHOWN}"
    narrow = share(c, limits=Limits(words=20, part=1.0)).comparison.reports[0].title
    assert narrow is not None
    assert narrow.text == NOT_SHOWN


def test_words_without_blanks_between_them_are_counted() -> None:
    text = "海岸警备队星期日说渔港遭到火箭袭击十二人死亡" * 20
    one, two = (
        read(Page(path=f"{n}.txt", media="text", content=f"{title}\n\n{text}\n", encoding="utf-8"))
        for n, title in enumerate(("渔港遭袭", "火箭落在渔港"))
    )
    shared = share(compare([one, two], same_event=True))
    for r, meter in zip(shared.comparison.reports, shared.meters, strict=True):
        assert sum(c != WITHHELD and not c.isspace() for c in r.text) <= meter.limit <= 0.1 * len(text) + 10


# ---------------------------------------------------------------- the counting

_FEW = st.lists(st.sampled_from("ab cd ef gh ij kl — x-y/z".split()), min_size=1, max_size=60).map(" ".join)


def _plain(letter: str, text: str) -> Report:
    from invented import report as made_of

    return made_of(letter, text, "paragraph")


@given(
    st.lists(_FEW, min_size=1, max_size=3),
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 59), st.integers(1, 12)), max_size=25),
    st.integers(0, 40),
    st.integers(1, 15),
)
def test_whatever_is_asked_for_the_limits_hold(
    texts: list[str], asked: list[tuple[int, int, int]], most: int, longest: int
) -> None:
    """Texts of few words repeat themselves and each other: what is shown of one is shown of all that hold it."""
    reports = [_plain(letter, text) for letter, text in zip("ABC", texts, strict=False)]
    allowance = Allowance(reports, most, 0.7, longest)
    for which, start, length in asked:
        sheet = allowance.sheets["ABC"[which % len(texts)]]
        wanted = range(min(start, len(sheet.units)), min(start + length, len(sheet.units)))
        before = bytes(sheet.shown)
        granted = allowance.grant("ABC"[which % len(texts)], wanted)
        assert granted == all(sheet.shown[i] for i in wanted)
        assert granted or bytes(sheet.shown) == before
    shown_anywhere = set()
    for sheet in allowance.sheets.values():
        assert sheet.spent == sum(w for w, shown in zip(sheet.weights, sheet.shown, strict=True) if shown)
        assert sheet.spent <= sheet.limit == min(most, int(0.7 * sheet.of))
        edges = [-1, *(i for i, shown in enumerate(sheet.shown) if not shown), len(sheet.units)]
        runs = [range(a + 1, b) for a, b in pairwise(edges) if b > a + 1]
        assert all(sum(sheet.weights[i] for i in run) <= longest for run in runs)
        for run in runs:
            shown_anywhere |= {sheet.keys[i : i + FREE_RUN + 1] for i in run[: max(0, len(run) - FREE_RUN)]}
    for sheet in allowance.sheets.values():
        for at in range(len(sheet.units) - FREE_RUN):
            if sheet.keys[at : at + FREE_RUN + 1] in shown_anywhere:
                assert all(sheet.shown[at : at + FREE_RUN + 1])


@pytest.mark.parametrize(
    "wrong", [{"around": -1}, {"words": -1}, {"part": -0.1}, {"part": 1.1}, {"part": float("nan")}]
)
def test_limits_that_are_none_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="counted from 0"):
        Limits(**wrong)


def test_nothing_is_said_of_the_machine_that_the_pages_lie_on() -> None:
    c = comparison()
    placed = tuple(msgspec.structs.replace(r, path=f"/srv/ann/{r.letter}/a.txt") for r in c.reports)
    problem = Problem(code="input-missing", message="/srv/ann/x.txt: no such file", path="/srv/ann/x.txt")
    shared = share(msgspec.structs.replace(c, reports=placed, problems=(problem,)))
    assert [r.path for r in shared.comparison.reports] == ["A/a.txt", "B/a.txt", "C/a.txt"]
    assert "srv/ann" not in report.as_json(shared.comparison)
    assert "srv/ann" not in report.page(shared.comparison, share=shared.meters)


def test_the_command_line_has_the_limits_of_the_library() -> None:
    from twosource.cli.sharing import AROUND, PERCENT, WORDS

    assert Limits() == Limits(around=AROUND, words=WORDS, part=PERCENT / 100)
