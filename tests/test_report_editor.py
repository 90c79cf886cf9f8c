"""What an editor trips over: false leads, numbers nobody printed, one thing told twice, names and paths not their own."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from lxml import html

from invented import comparison, figure, find, statement
from invented import report as read
from twosource import report
from twosource.records import (
    Comparison,
    Credit,
    Edge,
    Figure,
    FigureLink,
    FigureMember,
    Lineage,
    Match,
    Published,
    Report,
    Response,
)
from twosource.report.foremost import differing_links, foremost, words_of
from twosource.report.ledger import ledger
from twosource.report.origins import lineage_sentences, text_from
from twosource.report.picking import alone, telling_figures
from twosource.report.sources import counted, sources
from twosource.report.wording import DIFFERENCES, KINDS, RELATIONS, SHORT, days_of, files_of, reading_of, subject_of
from twosource.spans import Span

changed = msgspec.structs.replace


def brief(made: Comparison) -> str:
    return report.brief(made, width=120, colour=False)


def of(*reports: Report, figures: tuple[FigureLink, ...] = ()) -> Comparison:
    """Reports with nothing in common but these links."""
    return Comparison(
        reports=reports,
        matches=(),
        only={r.letter or "": tuple(s.id for s in r.statements) for r in reports},
        figures=figures,
        responses=(),
        labels=(),
        names=(),
        lineage=Lineage(originators=(1, len(reports)), edges=(), unknown=()),
        problems=(),
    )


def says(letter: str, *said: tuple[str, str, str, dict[str, Any]], **more: Any) -> Report:
    """A report of one line for each statement: name, kind, content and what else is known of it."""
    text = "".join(f"{name} {(also.get('cue') or ['said'])[0]} {content}.\n" for name, _, content, also in said)
    held = tuple(statement(text, name, kind, content, **also) for name, kind, content, also in said)
    return read(letter, text, " ".join(["paragraph"] * len(said)), statements=held, **more)


def cited(made: Comparison) -> list[str]:
    return [source.name for source in counted(made, sources(made))]


# ---------------------------------------------------------------- answers and silences


def test_a_silence_answers_nothing_and_a_denial_does() -> None:
    text = brief(comparison())
    silence = text[text.index("Silence reported") : text.index("In several reports")]
    assert "about what The coast guard said: " in silence
    assert "answering" not in silence
    assert "answering Marek Dolin: " in text[text.index("Denials") : text.index("Silence reported")]
    heads = [
        " ".join(n.text_content().split())
        for n in html.fromstring(report.page(comparison())).xpath("//p[@class='head']")
    ]
    assert "about what The coast guard said" in heads
    assert "answering Marek Dolin" in heads


def test_the_object_of_a_cue_is_shown_with_its_cue() -> None:
    made = comparison()
    a = made.reports[0]
    whole = (find(a.text, "the Orland army of firing 40 to 50 rockets at fishing towns every day"),)
    held = tuple(changed(s, content=whole) if s.stance == "accuses" else s for s in a.statements)
    text = brief(changed(made, reports=(changed(a, statements=held), *made.reports[1:])))
    assert "answering Marek Dolin: accused the Orland army of firing" in text
    one = says("A", ("Dolin", "named", "it of leaving the quay", {"stance": "accuses", "cue": ["accused"]}))
    assert words_of(one, one.statements[0]) == "accused it of leaving the quay"
    plain = says("A", ("Dolin", "named", "the quay was left", {"cue": ["said"]}))
    assert words_of(plain, plain.statements[0]) == "the quay was left"


# ---------------------------------------------------------------- figures


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(200, None, "200 or more people (vague)"), (None, 90, "90 or fewer people (vague)"), (20, 90, "20 to 90 people (vague)"),
     (None, None, "no bound given people")],
)  # fmt: skip
def test_a_vague_figure_is_called_vague_and_not_about_a_number(low: Any, high: Any, told: str) -> None:
    vague = changed(comparison().reports[0].figures[0], low=low, high=high, unit="person", per=None, hedge="vague")
    assert reading_of(vague) == told


def tolls(year: str = "") -> tuple[Report, Report, Report]:
    text = {
        "A": f"{year} Toll reaches 11\nThe gate killed at least 11 people.\n",
        "B": f"{year} Fourteen: 14 dead\nThe flood killed 14 people.\n",
        "C": f"{year} The flood killed 15 people.\n",
    }
    a = (
        figure(text["A"], "11", "Toll", 11, 11),
        figure(text["A"], "at least 11 people", "people", 11, 11, hedge="at-least"),
    )
    b = (figure(text["B"], "14 dead", "dead", 14, 14), figure(text["B"], "14 people", "people", 14, 14))
    c = (figure(text["C"], "15 people", "people", 15, 15),)
    return (
        read("A", text["A"], "title paragraph", figures=a),
        read("B", text["B"], "title paragraph", figures=b),
        read("C", text["C"], "paragraph", figures=c),
    )


def differ(id: str, why: str, *members: tuple[Report, Figure], state: Any = "differ") -> FigureLink:
    held = tuple(FigureMember(report=r.letter or "", figure=f.id) for r, f in members)
    return FigureLink(id=id, state=state, why=why, members=held)


def test_one_fate_with_one_number_is_told_once_and_by_its_name() -> None:
    a, b, c = tolls()
    one = differ("1", "both count the dead", (a, a.figures[0]), (b, b.figures[0]))
    two = differ("2", "both count the dead; printed as open upwards", (a, a.figures[1]), (b, b.figures[1]))
    text = brief(of(a, b, c, figures=(one, two)))
    assert "Figures that differ (1)" in text
    assert "the dead: at least 11 people in A, 14 people in B" in text
    rows = html.fromstring(report.page(of(a, b, c, figures=(one, two)))).xpath("//tbody[@class='finding differ']")
    assert [[bool(line.xpath(".//small[.='×2']")) for line in row.xpath("./tr")] for row in rows] == [
        [False, False, True]
    ]


def test_links_joined_by_figures_that_agree_are_one_thing_and_others_are_not() -> None:
    a, b, c = tolls()
    one = differ("1", "one thing counted", (a, a.figures[0]), (b, b.figures[0]))
    two = differ("2", "one thing counted", (a, a.figures[1]), (c, c.figures[0]))
    agree = differ("3", "equal", (a, a.figures[0]), (a, a.figures[1]), state="agree")
    assert [len(g) for g in differing_links(of(a, b, c, figures=(one, two)))] == [1, 1]
    assert differing_links(of(a, b, c, figures=(one, two, agree))) == [[one, two]]
    other = differ("4", "both count the injured", (b, b.figures[1]), (c, c.figures[0]))
    assert [len(g) for g in differing_links(of(a, b, c, figures=(one, other)))] == [1, 1]


def test_figures_of_one_report_lead_with_the_attributed_and_leave_small_counts_out() -> None:
    text = "Two boats sank and 400 homes fell dark.\nLind said 30 tonnes a day were lost.\n"
    said = statement(text, "Lind", "named", "30 tonnes a day were lost")
    figures = (
        figure(text, "Two boats", "boats", 2, 2),
        figure(text, "400 homes", "homes", 400, 400),
        figure(text, "30 tonnes a day", "tonnes", 30, 30, kind="rate", per="day", claimed_by=said.id),
    )
    made = of(read("A", text, "paragraph paragraph", statements=(said,), figures=figures), tolls()[2])
    told = [r.words(f.span) for r, f in telling_figures(made)]
    assert told == ["30 tonnes a day", "400 homes", "15 people"]
    shown = brief(made)
    assert "Figures in one report only (3)" in shown
    assert "Lind: Lind said [30 tonnes a day] were" in shown
    lone = html.fromstring(report.page(made)).xpath("//section[@id='brief']//ul[@class='lone']/li")
    assert [li.xpath("string(.//mark)") for li in lone] == told


# ---------------------------------------------------------------- one report only


def test_statements_of_one_report_lead_with_what_tells_most_and_one_picker_serves_both() -> None:
    a = says(
        "A",
        ("Orland", "institution", "this", {"stance": "denies", "cue": ["denies"]}),
        ("Lind", "named", "the quay would stay shut", {}),
        ("Brun", "named", "“We count people in boats”", {"form": "direct", "damaged": True}),
        ("Fenn", "named", "“We count people in towns”", {"form": "direct"}),
        ("Quay", "named", "Orland of taking all boats", {"stance": "accuses", "cue": ["accused"]}),
    )
    made = of(a, says("B", ("Orm", "named", "nothing much had changed", {})))
    assert [s.speaker.name for s in alone(made, "A")] == ["Quay", "Fenn", "Lind", "Brun"]
    shown = brief(made)
    assert shown.index("Quay: accused Orland of taking") < shown.index("Fenn: “We count people in towns”")
    assert "Lind: the quay" not in shown
    first = html.fromstring(report.page(made)).xpath("//ul[@class='alone']/li[1]//p[@class='say']")
    assert " ".join(first[0].text_content().split()).startswith("Quay: accused Orland of taking all boats")


# ---------------------------------------------------------------- sources


def joined(*reports: Report) -> Comparison:
    """The first statements of the reports, matched as one of one source."""
    whole = comparison().matches[0]
    members = tuple(
        changed(whole.members[0], report=r.letter or "", statement=r.statements[0].id, content=r.statements[0].content)
        for r in reports
    )
    match: Match = changed(whole, members=members, differences=(), counts=changed(whole.counts, sources=1))
    return changed(of(*reports), matches=(match,), only={r.letter or "": () for r in reports})


def test_a_source_goes_by_the_name_most_reports_print_translations_last() -> None:
    a, b = (says(x, ("Joric Sandel", "named", "the gate was old", {})) for x in "AB")
    c = says("C", ("Joric Sandell-Maur", "named", "the gate was old", {}))
    assert cited(joined(a, b, c)) == ["Joric Sandel"]
    two = joined(a, c)
    assert cited(two) == ["Joric Sandell-Maur"]
    notice = Credit(span=Span(0, 5), names=(), kind="translation-notice")
    assert cited(joined(a, changed(c, credits=(notice,)))) == ["Joric Sandel"]
    assert cited(joined(c, a, b)) == ["Joric Sandel"]


def answering(one: Report) -> Report:
    """The report with a response whose pointing words are the content of its last statement."""
    content = one.statements[-1].content[0]
    response = Response(
        span=content, state="denied", silence=None, by=one.statements[-1].speaker.name, target=None, target_span=content
    )
    return changed(one, responses=(response,))


def test_silence_and_bare_denials_make_no_source() -> None:
    said = ("Lind", "named", "the quay would stay shut", {})
    silent = ("Vell Council", "institution", "to comment on it", {"stance": "declines", "cue": ["declined"]})
    bare = ("Harbour Trust", "institution", "the accusation", {"stance": "denies", "cue": ["denied"]})
    a = answering(says("A", said, silent, bare))
    assert cited(of(a)) == ["Lind"]
    assert cited(of(changed(a, responses=()))) == ["Lind", "Harbour Trust"]


def test_names_of_one_power_count_once_where_both_are_bodies() -> None:
    held = [
        says("A", ("France", "institution", "it would stay in", {})),
        says("B", ("Paris", "institution", "it may go", {})),
    ]
    assert cited(of(*held)) == ["France"] or cited(of(*held)) == ["Paris"]
    person = says("B", ("Paris", "named", "it may go", {}))
    assert sorted(cited(of(held[0], person))) == ["France", "Paris"]


# ---------------------------------------------------------------- where the text comes from


def credit(one: Report, kind: Any) -> Report:
    return changed(one, credits=(Credit(span=Span(0, 4), names=("Meridian",), kind=kind),))


def test_contributions_are_no_origin_of_the_text() -> None:
    plain = says("A", ("Lind", "named", "the quay would stay shut", {}))
    edge = Edge(from_="Meridian", to="A", kind="credited", words=None, spans={}, why="credit in the text")
    lineage = Lineage(originators=(1, 1), edges=(edge,), unknown=())
    helped = changed(of(credit(plain, "contributed")), lineage=lineage)
    assert text_from(helped, "A") == "with contributions from Meridian"
    assert lineage_sentences(helped) == ("A: with contributions from Meridian.",)
    supplied = changed(of(credit(plain, "wire")), lineage=lineage)
    assert text_from(supplied, "A") == "text from: Meridian"
    assert lineage_sentences(supplied) == ("A credits Meridian for text.",)
    assert text_from(of(plain), "A") == "text from: not said in this text"


def test_shared_words_are_told_as_their_edge_says() -> None:
    edge = Edge(
        from_="B", to="A", kind="copied", words=40, spans={}, why="40 words stand in both; the second credits the first"
    )
    made = of(*tolls()[:2])
    told = lineage_sentences(changed(made, lineage=changed(made.lineage, edges=(edge,))))
    assert told == ("B and A: 40 words stand in both; A credits B.",)


# ---------------------------------------------------------------- forms and renderings


def formed(kind: str, *forms: str) -> list[Any]:
    """The first findings of a comparison whose first match of this kind has members of these forms."""
    one = comparison()
    match = next(m for m in one.matches if m.kind == kind)
    reports = list(one.reports)
    for member, form in zip(match.members, forms, strict=True):
        at = next(i for i, r in enumerate(reports) if r.letter == member.report)
        held = tuple(changed(s, form=form) if s.id == member.statement else s for s in reports[at].statements)
        reports[at] = changed(reports[at], statements=held)
    made = changed(one, reports=tuple(reports), matches=(match,))
    return list(foremost(made, ledger(made)))


def test_only_direct_against_indirect_is_called_so() -> None:
    assert any(item.topic == "form" for item in formed("narrower", "direct", "indirect"))
    assert not any(item.topic == "form" for item in formed("narrower", "indirect", "mixed"))
    assert "direct" not in DIFFERENCES["form"]


def test_an_indirect_member_of_a_rendering_is_marked() -> None:
    item = next(item for item in formed("rendering", "direct", "indirect") if item.topic == "rendering")
    assert [passage.note for passage in item.clauses[0]] == ["", "indirect"]


def test_a_rendering_has_one_name() -> None:
    assert RELATIONS["rendering"] == KINDS["rendering"] == "one quotation, different renderings"
    assert SHORT["rendering"] in RELATIONS["rendering"]


# ---------------------------------------------------------------- heading and paths


def test_the_heading_says_what_is_compared() -> None:
    tree = html.fromstring(report.page(comparison()))
    assert tree.xpath("string(//h1)") == subject_of(comparison().reports)
    assert subject_of(comparison().reports).startswith("5 March 2031: Talsen says it cannot live")
    assert tree.xpath("string(//ul[@class='counts']/li[1]/p[2])") == "compared"
    assert brief(comparison()).startswith("3 reports compared · 5 March 2031\n")
    assert subject_of(tolls()[2:]) == "1 report"


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ((), ""),
        (("2031-03-05", "2031-03-05"), "5 March 2031"),
        (("2031-03-07", "2031-03-05", "2031-03-06"), "5 to 7 March 2031"),
        (("2031-02-28", "2031-03-01"), "28 February 2031 to 1 March 2031"),
        (("2031-03-05", "in spring"), "5 March 2031 to in spring"),
    ],
)
def test_the_days_of_the_reports(days: tuple[str, ...], told: str) -> None:
    one = comparison().reports[0]
    held = tuple(msgspec.structs.replace(one, published=Published(date=day, basis="", span=None)) for day in days)
    assert days_of(held) == told


def test_no_path_of_the_machine_is_shown_but_in_the_json() -> None:
    a, b, c = (changed(r, outlet=None) for r in comparison().reports)
    held = (
        changed(a, path="/srv/ann/one/a.txt"),
        changed(b, path="/srv/ann/two/a.txt"),
        changed(c, path="/srv/ann/c.txt"),
    )
    problem = changed(comparison().problems[0], path="/srv/ann/c.txt")
    made = changed(comparison(), reports=held, problems=(problem,))
    assert list(files_of(held).values()) == ["one/a.txt", "two/a.txt", "c.txt"]
    for text in (brief(made), report.page(made)):
        assert "/srv/ann" not in text
        assert "one/a.txt" in text
        assert "two/a.txt" in text
    assert "/srv/ann/one/a.txt" in report.as_json(made)
