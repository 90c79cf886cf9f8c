"""``read --show-removed``, and the facts that a reading, the brief and the page tell about a report."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from invented import HOSTILE, comparison, find, hostile, nothing_found
from invented import report as made
from twosource import report
from twosource.cli import main
from twosource.records import Author, Capture, Notice, Published, Repair, Report
from twosource.report.visible import one_line
from twosource.spans import Span, lines_of


def flat(text: str) -> str:
    return " ".join(text.split())


def drawn_lines(text: str) -> list[tuple[str, str, str]]:
    """Sign, role and words of each line as it was printed, wrapped words joined again."""
    out: list[tuple[str, str, str]] = []
    for line in text.split("\nEVERY LINE\n")[1].split("\n\nHOW MANY\n")[0].split("\n")[1:]:
        sign, role, words = line[:1].strip(), line[2:20].strip(), line[21:]
        if role:
            out.append((sign, role, words))
        else:
            out[-1] = (*out[-1][:2], f"{out[-1][2]} {words}")
    return out


def test_every_line_of_the_page_is_shown_in_order_with_its_role() -> None:
    one = comparison().reports[0]
    drawn = drawn_lines(report.removed(one, width=100))
    assert [words for _, _, words in drawn] == [one_line(one.words(line.span)) for line in one.lines]
    assert [role for _, role, _ in drawn] == [line.role for line in one.lines]


def test_what_is_set_aside_is_marked_without_colour_and_the_title_too() -> None:
    one = comparison().reports[0]
    for (sign, role, _), line in zip(drawn_lines(report.removed(one, width=80)), one.lines, strict=True):
        assert sign == ("»" if role == "title" else "" if line.article else "−")


def test_with_colour_the_words_are_the_same_and_what_is_set_aside_is_dim() -> None:
    one = comparison().reports[0]
    coloured = report.removed(one, width=80, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured).split() == report.removed(one, width=80).split()
    (navigation,) = (line for line in coloured.split("\n") if "Home | World" in line)
    assert navigation.startswith("\x1b[2m− navigation")
    (plain,) = (line for line in coloured.split("\n") if "The shelling killed" in line)
    assert "\x1b" not in plain


def test_counts_say_how_many_lines_there_are_of_each_role() -> None:
    text = report.removed(comparison().reports[0], width=100)
    assert "12 lines · 4 set aside" in text
    assert "article: 8 lines (6 paragraph, 1 lead, 1 title)" in text
    assert "set aside: 4 lines (1 navigation, 1 photo-credit, 1 related-link, 1 title-repeat)" in text


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (nothing_found().reports[1], "This text holds no line"),
        (made("A", "One line\nAnd one more\n", "paragraph paragraph"), "Nothing was set aside"),
        (made("A", "Home\nNews\n", "navigation navigation"), "No line of this page was read as an article"),
    ],
)
def test_what_is_empty_is_explained(one: Report, said: str) -> None:
    assert said in report.removed(one, width=100)


@pytest.mark.parametrize("width", [40, 80, 132])
def test_a_page_cannot_steer_the_terminal_nor_widen_it(width: int) -> None:
    text = report.removed(hostile().reports[0], width=width)
    assert [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")] == []
    assert not any(c in text for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert max(map(len, text.split("\n"))) <= width
    assert "x" * 50_000 in "".join(text.split())


@given(st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), min_size=1), max_size=6))
def test_no_word_is_lost_whatever_the_lines_hold(lines: list[str]) -> None:
    text = "\n".join(lines)
    one = made("A", text, " ".join(["navigation"] * len(list(lines_of(text)))))
    printed = "".join(report.removed(one, width=60).split())
    for line in one.lines:
        assert "".join(one_line(one.words(line.span)).split()) in printed


# ---------------------------------------------------------------- facts about the report


def facts() -> Report:
    one = comparison().reports[0]
    return msgspec.structs.replace(
        one,
        section="World",
        authors=(
            Author(name="Ines Quay", span=Span(0, 4)),
            Author(name="Olu Fenn", span=None, basis="the markup names an author"),
        ),
        published_also=(Published(date="2031-03-04", basis="the address of the page", span=None),),
        modified=Published(date="2031-03-06", basis="the markup", span=None),
        notices=(
            Notice(kind="correction", span=find(one.text, "PHOTO: Meridian file"), text="PHOTO", basis="a line"),
            Notice(kind="embargo", span=None, text="until noon \x1b[2J", basis="field embargoed of the file"),
        ),
        repairs=(Repair(span=find(one.text, "‘clique’"), reads="'clique'"),),
        capture=Capture(url="https://vell.example/a", at="2031-03-07T10:00:00Z", digest="sha256:00ff"),
    )


def test_a_reading_tells_all_facts_with_what_they_were_read_from() -> None:
    text = flat(report.reading(facts(), width=110))
    assert "section World · by Ines Quay, Olu Fenn (not in the text, the markup names an author)" in text
    assert "The page also gives 2031-03-04, by the address of the page" in text
    assert "changed 2031-03-06 (the markup)" in text
    assert "corrected: “PHOTO: Meridian file”" in text
    assert "under embargo: “until noon ␛[2J” (field embargoed of the file)" in text
    assert "taken from https://vell.example/a at 2031-03-07T10:00:00Z, sha256:00ff" in text
    assert (
        "1 place in this text was decoded wrongly before it came here and left as printed: “‘clique’” for “'clique'”"
        in text
    )


def test_damage_says_what_it_is_and_many_places_are_counted() -> None:
    one = comparison().reports[0]
    places = tuple(Notice(kind="damage", span=Span(n, n + 4), text="", basis=f"broken, {n}") for n in range(7))
    odd = msgspec.structs.replace(one, notices=places)
    told = flat(report.reading(odd, width=110))
    assert [n for n in range(7) if f"(broken, {n})" in told] == [0, 1, 2, 3, 4]
    assert "text damaged in 2 more places" in told
    both = msgspec.structs.replace(comparison(), reports=(odd, *comparison().reports[1:]))
    assert "(broken, 0) · text damaged in 6 more places" in flat(report.brief(both, width=160, colour=False))
    assert "text damaged in 6 more places" in report.page(both)


def test_a_title_that_no_line_shows_is_said_to_be_beside_the_text() -> None:
    one = comparison().reports[0]
    assert one.title is not None
    assert "no line of the text shows it" not in report.removed(one, width=100)
    beside = msgspec.structs.replace(one, title=msgspec.structs.replace(one.title, span=None))
    assert "no line of the text shows it" in report.removed(beside, width=100)


def test_facts_that_are_not_there_are_not_spoken_of() -> None:
    text = report.reading(comparison().reports[0])
    assert not any(word in text for word in ("section", "also gives", "changed", "taken", "decoded wrongly"))


def test_the_brief_and_the_page_tell_other_dates_and_notices() -> None:
    both = msgspec.structs.replace(comparison(), reports=(facts(), *comparison().reports[1:]))
    told = flat(report.brief(both, width=100, colour=False))
    assert "the page also gives 2031-03-04, by the address of the page" in told
    assert "corrected: “PHOTO: Meridian file”" in told
    page = report.page(both)
    told_there = flat(html.document_fromstring(page).text_content())
    assert "the page also gives 2031-03-04, by the address of the page" in told_there
    assert "corrected: “PHOTO: Meridian file”" in page
    assert "\x1b" not in page


def test_hostile_facts_are_shown_harmless_everywhere() -> None:
    one = hostile().reports[0]
    odd = msgspec.structs.replace(
        one,
        section=HOSTILE,
        published_also=(Published(date=HOSTILE, basis=HOSTILE, span=None),),
        modified=Published(date=HOSTILE, basis=HOSTILE, span=None),
        notices=(Notice(kind="kill", span=None, text=HOSTILE, basis=HOSTILE),),
        repairs=(Repair(span=Span(0, 40), reads=HOSTILE),),
        capture=Capture(url=HOSTILE, at=HOSTILE, digest=HOSTILE),
        authors=(Author(name=HOSTILE, span=None, basis=HOSTILE),),
    )
    both = msgspec.structs.replace(hostile(), reports=(odd, hostile().reports[1]))
    for text in (report.reading(odd), report.brief(both, width=80, colour=False)):
        assert [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")] == []
        assert "\u202e" not in text
    shown = html.document_fromstring(report.page(both))
    assert [script.get("type") for script in shown.xpath("//script")] == ["application/json", None], "its data, its own"


# ---------------------------------------------------------------- the command


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(comparison().reports[0].text, encoding="utf-8")

    def called(*args: str) -> Done:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main(list(args))
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return called


def test_the_command_shows_every_line(run: Any) -> None:
    done = run("read", "a.txt", "a.txt", "--show-removed")
    assert (done.code, done.err) == (0, "")
    assert done.out.count("EVERY LINE") == 2
    assert "ALSO READ: Five harbours to see before winter" in done.out


def test_json_holds_every_line_already(run: Any) -> None:
    done = run("read", "a.txt", "--show-removed", "--json")
    assert done.code == 0
    assert done.out == run("read", "a.txt", "--json").out
    found = json.loads(done.out)
    assert len(found["lines"]) == len([line for line in found["text"].split("\n") if line.strip()])
    assert "With --json" in flat(run("read", "--help").out)
