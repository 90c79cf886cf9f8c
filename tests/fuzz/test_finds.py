"""What is nothing, nearly nothing or built to do harm: it is read, it is shown as text, and the work goes on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from twosource.compare import compare, letters, read
from twosource.intake import pages
from twosource.intake.decoding import decoded
from twosource.intake.folders import files_in
from twosource.matching.parts import parts_of, shared
from twosource.matching.scorer import score
from twosource.records import Page, Report

FINDS = {
    1: ".",
    2: "“",
    3: '"""',
    4: "said",
    5: "According to",
    6: "a\n\n\n\n\nb",
    7: "\ufeffWater in Tamrin\n\n“The gate,” Ines Tarvo said.",
    8: "“The gate will hold,” said",
    9: "said Ines Tarvo",
    10: "(According to",
    11: "VELISK, October 14 (",
    12: "By ",
    13: "1,2,3,4 to -5 to 6-7-8 percent %% $",
    14: "Feb 31, 2025 and 99/99/9999 and the 0th of May",
    15: "9" * 400 + " people",
    16: "Ines Tarvo said Ines Tarvo said Ines Tarvo said",
    17: "\u2028\u2029\x0b\x0c\x1c",
    18: "denied denies denying, it denied it",
    19: "<script>alert(1)</script> Ines Tarvo said: “<b>no</b>”",
}


def plain(text: str, path: str = "find.txt") -> Report:
    return read(Page(path=path, media="text", content=text, encoding="utf-8"))


@pytest.mark.parametrize("number", FINDS)
def test_it_is_read(number: int) -> None:
    r = plain(FINDS[number])
    assert r.sha256
    for s in r.statements:
        assert r.words(s.content).strip() or r.words(s.cue).strip()


@pytest.mark.parametrize("number", FINDS)
def test_it_is_compared(number: int) -> None:
    other = plain("Water in Tamrin\n\n“The gate will hold,” Ines Tarvo said.\n", "other.txt")
    c = compare([plain(FINDS[number]), other], same_event=True)
    assert len(c.reports) == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<p>",
        "<html><head><title>Water</title></head><body></body></html>",
        "<html><body><script>document.write('Ines Tarvo said no')</script><p>Water</p></body></html>",
        '<html><head><script type="application/ld+json">{"datePublished": [[[</script></head><body><p>Water</p></body>',
        '<html><head><meta property="article:published_time" content="not a day"></head><body><p>Water</p></body>',
        "<html><body>" + "<div>" * 3000 + "Water" + "</div>" * 3000 + "</body></html>",
    ],
)
def test_html_is_read(markup: str) -> None:
    r = read(Page(path="find.html", media="html", content=markup, encoding="utf-8"))
    assert "document.write" not in r.text
    assert r.published is None or r.published.date[:2] == "20"


# ------------------------------------------------------------------ finds in the command and around it


def run(*arguments: str | bytes, **streams: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "twosource", *arguments]
    return subprocess.run(command, capture_output=not streams, timeout=60, check=False, **streams)


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for n, path in enumerate(paths):
        path.write_text(f"Water in Tamrin\n\n“The gate will hold for {n} days,” Ines Tarvo said.\n", encoding="utf-8")
    return [str(path) for path in paths]


def test_20_a_limit_beyond_every_index_is_refused(two: list[str]) -> None:
    done = run("read", two[0], "--max-bytes", "9" * 30)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_21_a_file_name_that_is_no_utf_8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/a\xff.txt"
    try:
        Path(os.fsdecode(path)).write_text("“The gate will hold,” Ines Tarvo said.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    done = run("read", "--json", path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["path"].endswith("a\ufffd.txt")


def test_22_a_pipe_in_a_folder_is_passed_over(two: list[str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(files_in(str(tmp_path))) == two


def test_23_the_output_is_one_of_the_inputs(two: list[str]) -> None:
    page = Path(two[0]).rename(Path(two[0]).with_suffix(".html"))
    before = page.read_bytes()
    done = run(str(page), two[1], "--same-event", "-o", str(page))
    assert done.returncode == 2
    assert b"one of the inputs" in done.stderr
    assert page.read_bytes() == before


def test_24_two_origins_of_one_report(two: list[str]) -> None:
    assert run(*two, "--origin", "A=Tarnwire", "--origin", "a=Velnews").returncode == 2


def test_25_a_full_disk_behind_standard_output(two: list[str]) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = run("read", "--json", two[0], stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)


def test_26_the_reader_of_the_output_goes_away(two: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run("read", "--json", *two, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_27_an_output_encoding_that_is_not_utf_8(two: list[str]) -> None:
    done = run(
        "read",
        two[0],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert done.returncode == 0
    assert "“The gate".encode() in done.stdout


def test_28_letters_of_a_thousand_reports() -> None:
    names = letters(20_000)
    assert len(set(names)) == 20_000


def test_29_a_declared_encoding_that_the_declaration_itself_is_not_in() -> None:
    raw = '<meta charset="cp037"><p>“The gate will hold,” Ines Tarvo said.'.encode()
    assert decoded("find.html", raw).encoding == "utf-8"


def test_30_an_archive_of_direction_overrides_is_shown_as_text(tmp_path: Path) -> None:
    page, archive = tmp_path / "a.txt", str(tmp_path / "a.db")
    page.write_text("Water\n\n“The \u202egate will hold,” Ines Tarvo said.\n", encoding="utf-8")
    run("add", str(page), "--db", archive)
    outputs = [run("find", "hold", "--db", archive), run("stories", "--db", archive)]
    outputs.append(run("check", str(page), "--against", str(page)))
    for done in outputs:
        assert done.stdout
        assert "\u202e".encode() not in done.stdout


def test_31_an_unreadable_input_is_a_problem_of_the_comparison(two: list[str], tmp_path: Path) -> None:
    done = run(*two, str(tmp_path / "none.txt"), "--json", "--same-event")
    assert [p["code"] for p in json.loads(done.stdout)["problems"]] == ["input-missing"]


def test_32_a_copy_compared_with_its_original_matches_across_reports_only() -> None:
    said = (
        "“We were at the gate for nine days, nine days of an hour or so of work,” Ines Tarvo said. “And whenever the pump "
        "stopped, on the way from, say, Velisk to Oren to Melk to Tamrin, the crews made friends. They spoke about "
        "the river, about where the water might go. And in the end, well, they were using one boat.”"
    )
    one = plain(f"Water in Tamrin\n\n{said}\n")
    for match in compare([one, one], same_event=True).matches:
        assert len(match.members) == 2


def test_33_who_comes_first_decides_no_match() -> None:
    one = plain("Water\n\nThe Defence Secretary Tarvo will leave his post in January, Ines Melk said.\n", "a.txt")
    two = plain("Water\n\nTarvo, the defence secretary, is to retire in February, Ines Melk said.\n", "b.txt")
    found = [compare(pair, same_event=True).matches for pair in ([one, two], [two, one])]
    assert [m.confidence for m in found[0]] == [m.confidence for m in found[1]]


def test_34_terms_that_meet_are_the_same_from_both_sides() -> None:
    texts = ("gate river gate bridge Gate", "bridge gate gate river Tarvo gate River")
    reports = [plain(f"Water\n\n“The {t} held,” Ines Tarvo said.\n") for t in texts]
    (p, *_), (q, *_) = (parts_of(r, x)[0] for r, x in zip(reports, "AB", strict=True))
    assert shared(p, q).pairs == tuple(sorted((i, j) for j, i in shared(q, p).pairs))
    assert score(p, q) == score(q, p)


def test_35_a_page_of_one_line_is_guessed_in_no_time() -> None:
    began = time.process_time()
    told = ("<i>a</i>" * 40_000 + "<p>Вода в реке поднялась, сказал мэр города Тамрин.").encode("cp1251")
    assert decoded("find.html", told).encoding == "cp1251"
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "inside",
    ["<urn:uuid:1>x</urn:uuid:1>", "<urn:uuid:1>x", "<:a>x</:a>", "<a::b/>", "<dc:1/>", "<dc:>x</dc:>"],
)
@pytest.mark.parametrize(
    "xml",
    [
        "<rss version='2.0'><channel><item><title>Water</title><description>The gate holds.</description>{}</item>",
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet><inlineXML><html><body><p>The gate holds.</p>"
        "{}</body></html></inlineXML></contentSet></newsItem>",
    ],
)
def test_36_names_of_elements_that_are_none(xml: str, inside: str) -> None:
    found = list(pages(["-"], stdin=xml.format(inside).encode()))
    assert isinstance(found[0], Page)
    assert "The gate holds." in found[0].content


def test_37_the_links_at_the_foot_of_a_short_page_wrote_nothing() -> None:
    report = "The gate of Tamrin broke on Monday after nine days of rain, and 400 people left, the mayor said."
    foot = "<footer><p>© 2024 Tamrin Herald</p><p><a href=p>Privacy</a> <a href=c>Contact</a></p></footer>"
    markup = f"<html><body><article><h1>Gate of Tamrin breaks</h1><p>{report}</p></article>{foot}</body></html>"
    assert read(Page(path="find.html", media="html", content=markup, encoding="utf-8")).authors == ()
