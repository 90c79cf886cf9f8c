"""The page: complete, self-contained, well-formed, readable, and deaf to what page text would like it to do."""

from __future__ import annotations

import importlib
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html

import invented
from crowded import crowded
from invented import A, alike, comparison, find, hostile, nothing_found
from twosource import report
from twosource.records import Comparison, Counts, FigureMember, Match, Member, Notice, Problem
from twosource.report.decisions import Decision
from twosource.report.foremost import foremost
from twosource.report.ledger import ledger, rows_by_statement
from twosource.report.page import Served, content_security_policy
from twosource.report.page.drawing import drawing
from twosource.report.page.first_view import first_view
from twosource.report.page.lean import lean
from twosource.report.page.margin import margin
from twosource.report.passages import pieces
from twosource.report.sources import counted, sources
from twosource.report.visible import visible
from twosource.report.wording import NOTICES, reading_of
from twosource.spans import Span, lines_of

ROOT = Path(__file__).parents[1]
MADE = [comparison, hostile, nothing_found, lambda: alike(4)]


@pytest.fixture(scope="module")
def page() -> str:
    return report.page(comparison())


@pytest.fixture(scope="module")
def tree(page: str) -> Any:
    return html.fromstring(page)


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.xpath(path)]


def test_the_page_is_the_same_in_every_run(page: str) -> None:
    assert report.page(comparison()) == page


def test_many_notes_of_a_line_stand_beside_it_in_text_order() -> None:
    text = " ".join(f"Correction {n}." for n in range(300)) + "\nCorrection last."
    notices = tuple(
        Notice(kind="correction", span=Span(m.start(), m.end()), text=m.group(), basis=m.group())
        for m in re.finditer(r"Correction \w+\.", text)
    )
    read = invented.report("A", text, "lead paragraph", notices=notices[::-1])
    second = text.index("\n") + 1
    found = margin(nothing_found(), read, {})
    assert list(found) == [0, second]
    assert [(note.kind, note.told) for note in found[0]] == [
        ("notice", f"{NOTICES['correction']} (Correction {n}.)") for n in range(300)
    ]
    assert [note.told for note in found[second]] == [f"{NOTICES['correction']} (Correction last.)"]


@pytest.mark.parametrize("made", MADE)
def test_nothing_is_loaded_and_nothing_stands_inline_but_one_style_one_script_and_data(made: Any) -> None:
    tree = html.fromstring(report.page(made()))
    inline = tree.xpath("//style | //script")
    assert [(node.tag, node.get("type")) for node in inline] == [
        ("style", None),
        ("script", "application/json"),
        ("script", None),
    ]
    assert tree.xpath("//link | //img | //iframe | //object | //embed | //base | //form | //video | //audio") == []
    assert tree.xpath("//@src | //@srcset | //@style | //@*[starts-with(name(), 'on')]") == []
    assert [h for h in tree.xpath("//@href") if not h.startswith("#")] == []
    assert tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [content_security_policy()]


@pytest.mark.parametrize("made", MADE)
def test_ids_are_unique_and_every_link_leads_somewhere(made: Any) -> None:
    tree = html.fromstring(report.page(made()))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in tree.xpath("//@href")} <= set(ids)
    assert {i for held in tree.xpath("//@aria-labelledby") for i in held.split()} <= set(ids)


@pytest.mark.parametrize("made", MADE)
def test_side_by_side_holds_every_line_of_every_text_in_order(made: Any) -> None:
    compared = made()
    tree = html.fromstring(report.page(compared))
    for column, read in zip(tree.xpath("//section[@id='texts']//article"), compared.reports, strict=True):
        for number in column.xpath(".//u/a"):
            number.text = ""
        drawn = [p.text_content() for p in column.xpath(".//p[not(@class='empty')]")]
        assert drawn == [visible(read.text[s.start : s.end]) for s in lines_of(read.text)]


def test_the_ledger_has_a_row_for_each_match_of_statements_and_each_lone_statement(tree: Any) -> None:
    compared = comparison()
    together = {tuple((m.report, m.statement) for m in match.members) for match in compared.matches}
    assert len(tree.xpath("//tr[starts-with(@class, 'row ')]")) == len(together) + sum(map(len, compared.only.values()))


def test_matched_rows_come_first_and_two_matches_of_one_pair_are_one_row() -> None:
    groups = ledger(comparison())
    assert [group.source.name for group in groups][:2] == ["Marek Dolin", "Talsen's coast guard"]
    first = groups[0].rows
    assert [len(row.matches) for row in first] == [1, 2, 1, 1]
    assert [row.relation for row in first] == ["narrower", "rendering", "same", "likely"]
    assert [row.number for group in groups for row in group.rows] == list(range(1, 9))


def test_rows_on_one_statement_stand_in_the_order_of_its_words() -> None:
    early, late = find(A, "The present clique in Orland"), find(A, "we see no way at all")
    groups = ledger(paired([("A", "B", late, late), ("A", "C", early, early)]))
    rows = [row for group in groups for row in group.rows if row.matches]
    assert [row.letters() for row in rows] == [("A", "C"), ("A", "B")]


def test_every_statement_stands_in_the_ledger() -> None:
    compared = comparison()
    where = rows_by_statement(ledger(compared))
    assert set(where) == {(r.letter, s.id) for r in compared.reports for s in r.statements}


def test_a_source_under_several_names_is_one() -> None:
    cited = counted(comparison(), sources(comparison()))
    assert {s.name for s in cited} == {
        "Marek Dolin", "Talsen's coast guard", "an aide who asked not to be named", "Ada Brun", "Tove Lind",
    }  # fmt: skip
    dolin = next(s for s in cited if s.name == "Marek Dolin")
    assert dolin.forms == (("A", ("Marek Dolin",)), ("B", ("Dolin",)))


def test_a_verbatim_copy_adds_no_source() -> None:
    two, five = alike(2), alike(5)
    assert len(counted(two, sources(two))) == len(counted(five, sources(five)))


def test_cells_say_form_extent_and_what_is_not_found(tree: Any) -> None:
    row = texts(tree, "//tr[@id='row-4']/td")
    assert row[0].startswith("direct, 7 of 12 words, damaged passage")
    assert "The West will tire of this war," in row[0]
    assert row[2] == "not found in this text"
    assert texts(tree, "//tr[@id='row-3']/td[1]")[0].endswith("Orland: denied")
    assert texts(tree, "//tr[@id='row-5']/td")[3:] == ["3", "1–2", "1"]
    assert [(td.get("data-l"), td.get("colspan")) for td in tree.xpath("//tr[@id='row-8']/td")][:2] == [
        ("A B", "2"),
        ("C", None),
    ]


def paired(held: list[tuple[str, str, Span, Span]]) -> Comparison:
    """Matches between the first statements of equal reports: letters, then the words matched in each."""
    base = alike(3)
    first = base.reports[0].statements[1].id
    counts = Counts(reports=2, originators=(1, 2), sources=1)
    matches = tuple(
        Match(
            id=f"{x}{y}", tier="same", kind="narrower", differences=(), counts=counts, confidence=0.9, why="by hand",
            members=(
                Member(report=x, statement=first, content=(a,)),
                Member(report=y, statement=first, content=(b,)),
            ),
        )
        for x, y, a, b in held
    )  # fmt: skip
    lineage = msgspec.structs.replace(base.lineage, originators=(1, 3), edges=())
    return msgspec.structs.replace(base, matches=matches, lineage=lineage)


def test_pairs_that_share_words_are_one_row_and_pairs_on_other_words_are_two() -> None:
    one, other = find(A, "The present clique in Orland"), find(A, "we see no way at all")
    rows = [row for g in ledger(paired([("A", "B", one, one), ("A", "C", one, one)])) for row in g.rows if row.matches]
    assert [row.letters() for row in rows] == [("A", "B", "C")]
    assert rows[0].counts == Counts(reports=3, originators=(1, 3), sources=1)
    rows = [
        row for g in ledger(paired([("A", "B", one, one), ("A", "C", other, one)])) for row in g.rows if row.matches
    ]
    assert [row.letters() for row in rows] == [("A", "B"), ("A", "C")]


def test_words_that_differ_are_marked(tree: Any) -> None:
    marked = texts(tree, "//tr[@id='row-2']/td[1]//mark")
    assert marked == ["present clique", "thoroughly poisoned", "no way at all of living beside"]


def test_three_counts_are_shown_apart_each_with_why(tree: Any) -> None:
    counts = tree.xpath("//ul[@class='counts']/li")
    assert texts(tree, "//ul[@class='counts']/li/p[1]") == ["3 reports", "1 to 2 originators", "5 sources"]
    assert all(li.xpath("./details/summary[text()='why?']") and li.xpath("./details//li") for li in counts)


def test_passages_say_their_language_and_direction() -> None:
    one = comparison()
    read = (msgspec.structs.replace(one.reports[0], language="ar"), *one.reports[1:])
    tree = html.fromstring(report.page(msgspec.structs.replace(one, reports=read)))
    passages = tree.xpath("//p[@class='passage'][a='A']/bdi")
    assert passages
    assert {(p.get("lang"), p.get("dir")) for p in passages} == {("ar", "rtl")}
    cells = tree.xpath("//tr[starts-with(@class, 'row ')]/td[@data-l='A']/bdi")
    assert {p.get("lang") for p in cells} == {"ar"}
    assert tree.xpath("//article[@id='report-A']/@lang") == ["ar"]
    others = tree.xpath("//tr[starts-with(@class, 'row ')]/td[@data-l='B']/bdi")
    assert {p.get("lang") for p in others} == {None}
    assert tree.xpath("/html/@lang") == ["en"]


def test_a_served_page_speaks_to_its_server_and_a_file_to_nobody(page: str) -> None:
    served = Served(home="/?token=1", save="/c/1/decisions", key='k"><script>')
    text = report.page(comparison(), served=served)
    tree = html.fromstring(text)
    assert tree.xpath("//body/@data-save | //body/@data-key") == ["/c/1/decisions", 'k"><script>']
    assert tree.xpath("//header//a[@href='/?token=1']")
    assert "connect-src 'self'" in content_security_policy(served=True)
    assert tree.xpath("//meta/@content")[0] == content_security_policy(served=True)
    assert "connect-src" not in content_security_policy()
    assert "data-save" not in page.partition("<script")[0]


def test_a_shared_page_has_no_text_and_a_meter() -> None:
    shared = report.share(comparison())
    tree = html.fromstring(report.page(shared.comparison, shared.decisions, share=shared.meters))
    assert tree.xpath("//article | //a[starts-with(@href, '#report-') or starts-with(@href, '#t-')]") == []
    shown = texts(tree, "//section[@id='shared']//tbody/tr/td[1]")
    assert [told.split()[0] for told in shown] == [str(meter.shown) for meter in shared.meters]
    assert "characters" in texts(tree, "//tr[@id='row-2']/td[1]/small")[0]


def test_decisions_stand_in_the_page_and_vanished_ones_are_listed() -> None:
    first = ledger(comparison())[0].rows[0]
    gone = Decision(id="0123456789ab", decision="rejected", finding="row 9 <b>")
    decisions = (Decision(id=first.id, decision="confirmed", note="asked <i>twice</i>"), gone)
    text = report.page(comparison(), decisions)
    tree = html.fromstring(text)
    assert texts(tree, "//tr[@id='row-1']//span[starts-with(@class, 'decided')]") == ["✓ confirmed note 1"]
    assert texts(tree, "//ol[@id='note-list']/li") == ["asked <i>twice</i>"]
    assert texts(tree, "//div[@id='vanished']//li") == ["0123456789ab rejected: row 9 <b>"]
    held = json.loads(tree.xpath("//script[@id='data']/text()")[0])
    assert [d["id"] for d in held["decisions"]] == [first.id, gone.id]


def test_leaving_out_what_html_can_do_without_changes_nothing_that_is_read() -> None:
    whole = '<table><tbody>\n<tr class="row only" id="r-1"><th scope="row">1</th><td lang="a b&#34;">&#34;x=&#34;y&#34; it&#39;s</td></tr>\n</tbody></table><svg><path d="M0"/></svg>'
    short = lean(f'<style>a[class="b"]</style>{whole}')
    assert short == (
        '<style>a[class="b"]</style><table><tbody><tr class="row only" id=r-1><th scope=row>1<td lang="a b&#34;">"x="y" it\'s</table>'
        '<svg><path d="M0"/></svg>'
    )
    before, after = html.fromstring(whole), html.fromstring(short.partition("</style>")[2])
    assert [n.tag for n in before.iter()] == [n.tag for n in after.iter()]
    assert "".join(before.itertext()).split() == "".join(after.itertext()).split()


def test_the_brief_opens_as_many_findings_as_fit_and_folds_the_rest() -> None:
    items = foremost(comparison(), ledger(comparison()))
    wide, tight = first_view(items, lines=60), first_view(items, lines=8)
    for shown in (wide, tight):
        assert [x.topic for x in shown] == list(dict.fromkeys(item.topic for item in items))
        assert [item for x in shown for item in (*(held for held, _ in x.open), *x.folded)] == list(items)
    assert sum(len(x.open) for x in wide) > sum(len(x.open) for x in tight)
    assert all(x.open for x in wide)


def test_tables_are_real_tables(tree: Any) -> None:
    assert tree.xpath("//table")
    assert tree.xpath("//th[not(@scope)]") == []
    assert tree.xpath("//table[not(thead)]") == []
    assert tree.xpath("//svg[not(@role='img' and @aria-label)]") == []


def test_headings_go_down_one_step_at_a_time(tree: Any) -> None:
    levels = [int(node.tag[1]) for node in tree.xpath("//main//*[self::h1 or self::h2 or self::h3]")]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_an_empty_result_is_explained() -> None:
    tree = html.fromstring(report.page(nothing_found()))
    told = " ".join(texts(tree, "//*[@class='empty']"))
    for words in ("Nothing was found that asks for a look first", "No statement with a source was found",
                  "No denial", "No credit", "No date", "This text holds no line"):  # fmt: skip
        assert words in told


def test_hostile_text_is_shown_and_does_nothing() -> None:
    text = report.page(hostile())
    assert "<img" not in text
    assert "<script>document" not in text
    assert text.count("</script") == 2
    assert "{{ 7*7 }}{% raise %}&amp;amp;" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    tree = html.fromstring(text)
    assert {node.tag for node in tree.xpath("//*[starts-with(@lang, 'en\"')]")} <= {"bdi", "article", "td"}
    text.encode("utf-8")


@pytest.mark.parametrize("made", [lambda: alike(10), crowded])
def test_ten_reports_stay_under_300_kilobytes_beside_their_texts(made: Any) -> None:
    compared = made()
    own = len(report.page(compared).encode()) - sum(len(r.text.encode()) for r in compared.reports)
    assert own < 300_000


def test_a_drawing_of_a_circle_ends() -> None:
    drawn = drawing(hostile())
    assert len(drawn.boxes) == 3
    assert len(drawn.arrows) == 3


def test_pieces_joined_are_the_words() -> None:
    marks = {"x": [Span(5, 40), Span(30, 60)], "y": [Span(0, 9), Span(100, 5000)], "z": [Span(7, 7)]}
    cut = pieces(A, Span(3, 200), marks)
    assert "".join(piece.text for piece in cut) == A[3:200]
    assert all(("x" in p.marks) == (5 <= p.start < 60) for p in cut)


# ---------------------------------------------------------------- colours


def palettes(page: str) -> list[dict[str, str]]:
    blocks = re.findall(r":root\s*\{([^}]*)\}", page)
    return [dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", block)) for block in blocks]


def luminance(colour: str) -> float:
    raw = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(raw[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
def test_every_text_colour_has_the_contrast_of_wcag_aa(page: str, scheme: int) -> None:
    palette = {**palettes(page)[0], **palettes(page)[scheme]}
    text = ("ink", "quiet", "same", "likely", "rendering", "narrower", "only", "accent")
    for ground in ("paper", "raised"):
        for name in text:
            assert contrast(palette[name], palette[ground]) >= 4.5, (name, ground)
    assert contrast(palette["differ-ink"], palette["differ"]) >= 4.5
    assert contrast(palette["focus"], palette["paper"]) >= 3


# ---------------------------------------------------------------- the first view, the drawing, the figures


def test_a_quotation_is_shown_clause_by_clause(tree: Any) -> None:
    topic = tree.xpath("//div[@class='topic'][1]")[0]
    opened, folded = topic.xpath("./ul/li")[0], topic.xpath("./details//li")[0]
    letters = [
        [[a.text for a in clause.xpath(".//a[@class='letter']")] for clause in item.xpath("./div")]
        for item in (opened, folded)
    ]
    assert letters == [[["A", "B"]], [["A", "B"], ["A", "B"]]]


def test_shared_words_are_drawn_without_a_direction() -> None:
    one = comparison()
    copied = msgspec.structs.replace(one.lineage.edges[0], from_="A", to="C", kind="copied", words=40)
    made = msgspec.structs.replace(one, lineage=msgspec.structs.replace(one.lineage, edges=(copied,)))
    assert len({box.x for box in drawing(made).boxes}) == 1
    lines = html.fromstring(report.page(made)).xpath("//path[starts-with(@class, 'arrow')]")
    assert [(line.get("class"), line.get("marker-end")) for line in lines] == [("arrow copied", None)]


def test_figures_that_differ_and_share_a_member_are_one_row() -> None:
    one = comparison()
    differ = [link for link in one.figures if link.state == "differ"]
    joined = msgspec.structs.replace(differ[0], id="joined", members=(differ[0].members[0], differ[1].members[1]))
    made = msgspec.structs.replace(one, figures=(*differ, joined))
    rows = html.fromstring(report.page(made)).xpath("//section[@id='figures']//tbody[@class='finding differ']")
    assert len(rows) < len(made.figures)
    held = {m for link in made.figures for m in (*link.members,)}
    assert sum(len(row.xpath("./tr")) for row in rows) == len(held)


def test_a_figure_that_a_report_has_several_times_is_told_once_with_how_often() -> None:
    one = comparison()
    b = one.reports[1]
    again = msgspec.structs.replace(b.figures[1], id="again", span=find(b.text, b.words(b.figures[0].span)))
    reports = (one.reports[0], msgspec.structs.replace(b, figures=(*b.figures, again)), *one.reports[2:])
    links = tuple(
        msgspec.structs.replace(link, members=(*link.members, FigureMember(report="B", figure="again")))
        for link in one.figures if link.state == "agree"
    )  # fmt: skip
    made = html.fromstring(report.page(msgspec.structs.replace(one, reports=reports, figures=links)))
    told = [" ".join(row.text_content().split()) for row in made.xpath("//tbody[@class='finding agree']/tr")]
    assert len(told) == 2
    assert [("×2" in line) for line in told] == [True, False]


def test_one_set_of_terms_may_be_labels_and_spellings_each_decided_on_by_itself_and_told_once() -> None:
    one = comparison()
    labels = one.labels[0]
    spelled = msgspec.structs.replace(labels, differ="spelling")
    twice = msgspec.structs.replace(labels, referent="another")
    made = html.fromstring(report.page(msgspec.structs.replace(one, labels=(labels, spelled, twice))))
    ids = made.xpath("//section[@id='labels']//tbody[@class='finding']/@data-id")
    assert len(ids) == len(set(ids)) == 2


def test_a_decision_on_one_of_several_matches_of_a_row_is_shown_at_the_row() -> None:
    one = comparison()
    row = next(row for group in ledger(one) for row in group.rows if row.parts())
    decided = Decision(id=row.parts()[-1], decision="confirmed")
    made = html.fromstring(report.page(one, (decided,)))
    assert texts(made, f"//tr[@id='row-{row.number}']//*[contains(@class, 'decided')]") == ["✓ confirmed"]
    assert decided.id in made.xpath(f"string(//tr[@id='row-{row.number}']/@data-parts)").split()


def test_room_that_is_left_in_the_brief_shows_more_of_each_topic() -> None:
    item = next(item for item in foremost(comparison(), ledger(comparison())) if item.topic == "denial")
    opened = {lines: len(first_view((item,) * 9, lines=lines)[0].open) for lines in (5, 12, 1000)}
    assert opened[5] == 1
    assert 1 < opened[12] <= opened[1000] == 4


@pytest.mark.parametrize("made", [lambda: alike(5), crowded])
def test_of_many_reports_every_cell_leads_to_its_words_without_scripts(made: Any) -> None:
    tree = html.fromstring(report.page(made()))
    cells = tree.xpath("//table[@class='ledger']//td[@data-at]")
    links = [cell.xpath(".//a[@class='there']/@href") for cell in cells]
    assert all(len(link) == 1 for link in links)
    assert {link[0].removeprefix("#") for link in links} <= set(tree.xpath("//u/a/@id"))


def test_of_many_reports_those_with_most_in_common_stand_side_by_side_at_first() -> None:
    one = alike(7)
    kept = tuple(
        msgspec.structs.replace(match, members=tuple(m for m in match.members if m.report in "CDFG"))
        for match in one.matches
    )
    only = {**one.only, **{letter: tuple(s.id for s in one.reports[0].statements) for letter in "ABE"}}
    tree = html.fromstring(report.page(msgspec.structs.replace(one, matches=kept, only=only)))
    assert tree.xpath("//input[@name='column'][@checked]/@value") == list("CDFG")


def test_a_report_of_which_little_could_be_read_says_so_where_it_is_named() -> None:
    one = nothing_found()
    unread = Problem(code="language-without-rules", message="no rules for language 'xx'", span=None, path=None)
    reports = (msgspec.structs.replace(one.reports[0], problems=(unread,)), *one.reports[1:])
    tree = html.fromstring(report.page(msgspec.structs.replace(one, reports=reports)))
    assert texts(tree, "//ol[@class='reports']//p[contains(@class, 'little')]") == ["no rules for language 'xx'"]
    assert texts(tree, "//div[@class='first']/p[@class='empty']")[0].startswith("Little could be read of A:")


def test_measured_accuracy_is_that_of_the_floors(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench" / "quality"))
    shown = importlib.import_module("shown")
    floors = json.loads((ROOT / "bench" / "quality" / "floors.json").read_text("utf-8"))["floors"]
    assert shown.ACCURACY.read_text("utf-8") == shown.accuracy(floors), "run python bench/quality/shown.py"
    rows = html.fromstring(page).xpath("//div[@aria-label='Measured accuracy']//tbody/tr")
    assert next(row.xpath("./td[1]")[0].text for row in rows) == str(round(100 * floors["speech.relation.recall"]))
    assert len(rows) == len(shown.SHOWN)


@pytest.mark.parametrize(
    ("low", "unit", "told"),
    [(1, "person", "1 person"), (12, "person", "12 people"), (3, "city", "3 cities"), (40, "USD", "40 USD"), (5, "percent", "5 percent")],
)  # fmt: skip
def test_units_are_counted_as_people_count(low: float, unit: str, told: str) -> None:
    figure = msgspec.structs.replace(
        comparison().reports[0].figures[0], low=low, high=low, unit=unit, per=None, hedge="exact"
    )
    assert reading_of(figure) == told
