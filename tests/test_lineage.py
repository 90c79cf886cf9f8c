"""Which report came from which, and how many stand behind: relations, passages, directions, the range of originators."""

from __future__ import annotations

import itertools
import time
from typing import Any

import msgspec
import pytest

from twosource import speech
from twosource.compare import compare, read
from twosource.lineage import trace
from twosource.records import Counts, Lineage, Match, Member, Page, Relation, Report

LEAD = "The harbour wall of Dell gave way on Tuesday night and let the sea into forty streets of the old town, officials said."
BOATS = (
    "Rescue teams in small boats took more than two hundred people from the roofs of their houses before dawn and "
    "brought them to a school on the hill."
)
CRACKS = (
    "The wall had been inspected in March by engineers of the county, who found three cracks near the northern gate and "
    "asked for money to mend them."
)
PUMPS = "Fishermen said that the pumps at the gate had been silent since the weekend because a part was missing."
CLAIMS = "Insurers expect claims of more than forty million crowns, most of them from shops along the quay."
WIRE = "\n\n".join((f"DELL, May 3 (Tarnwire) - {LEAD}", BOATS, CRACKS, PUMPS, CLAIMS))
TITLED = f"Harbour wall of Dell gives way\n\n{WIRE}"

RUST = "Divers who had worked on the gate told of rust as thick as a thumb and of bolts that came off in their hands."
DIARY = "One of them kept a diary with drawings of every crack that he had seen in eleven winters below the quay."
DRAWER = "He sent copies of the pages to the harbour office, whose clerks put them into a drawer without a word."

SPEECH = (
    "We will build the harbour wall before the winter storms arrive in the north",
    "No family in this valley will pay a single crown for the water that it drinks",
    "The ferries have run on the old engines for thirty years and that is long enough",
    "I ask the council to come together and to vote for the plan on Thursday evening",
    "Our grandchildren will thank us for what we decide in this hall tonight",
)


def page(content: str, **facts: Any) -> Page:
    return Page(path=f"{len(content)}.txt", media="text", content=content, encoding="utf-8", **facts)


def report(content: str, **facts: Any) -> Report:
    return read(page(content, **facts), speech.RulesReader())


def lineage(*reports: Report, **asserted: str) -> Lineage:
    lettered = tuple(msgspec.structs.replace(r, letter=x) for r, x in zip(reports, "ABCDEFGHIJ", strict=False))
    return trace(lettered, (), asserted)[0]


def relation(a: Report, b: Report) -> Relation:
    (found,) = lineage(a, b).relations
    return found


def told(quotes: tuple[str, ...], cues: tuple[str, ...], lead: str) -> Report:
    return report("\n\n".join([lead, *(f'{c}: "{q}."' for c, q in zip(cues, quotes, strict=True))]))


# ---------------------------------------------------------------- relations


def test_a_copy_coincides_on_both_sides() -> None:
    found = relation(report(TITLED), report(f"The sea breaks in\n\n{WIRE}\n\nSandbags are handed out at the pier."))
    assert (found.relation, found.suspected) == ("copy", False)
    assert found.common == ("Tarnwire",)
    assert found.first is None


def test_a_wire_story_cut_to_its_first_third_is_of_common_origin() -> None:
    short = "\n\n".join(("Sea in the streets of Dell", *WIRE.split("\n\n")[:2]))
    found = relation(report(TITLED), report(short))
    assert (found.relation, found.versions) == ("common-origin", True)
    uncredited = relation(report(TITLED), report(short.replace("DELL, May 3 (Tarnwire) - ", "")))
    assert uncredited.relation == "common-origin"


def test_prose_of_an_agency_in_a_text_that_credits_nobody_is_derived_from_where_it_is_credited() -> None:
    own = "\n\n".join(("Dell under water", RUST, CRACKS, DIARY, BOATS, DRAWER))
    found = relation(report(own), report(TITLED))
    assert (found.relation, found.first) == ("derived", "B")
    assert "B credits Tarnwire" in found.why


def test_passages_stand_side_by_side_and_read_the_same() -> None:
    a = report("\n\n".join(("Dell under water", RUST, CRACKS, DIARY, BOATS)))
    b = report(TITLED)
    found = relation(a, b)
    words = [(a.words(x), b.words(y)) for x, y in zip(found.spans["A"], found.spans["B"], strict=True)]
    assert words == [(CRACKS.rstrip("."),) * 2, (BOATS.rstrip("."),) * 2]
    assert found.words == len(CRACKS.split()) + len(BOATS.split())


def test_a_changed_figure_parts_no_passage() -> None:
    a, b = report(f"One\n\n{LEAD} {BOATS}"), report(f"Two\n\n{LEAD} {BOATS.replace('two', 'three')}")
    assert len(relation(a, b).spans["A"]) == 1


@pytest.mark.parametrize("bare", [True, False])
def test_a_post_in_both_is_a_shared_quotation_and_no_copy(bare: bool) -> None:
    post = "The wall was sound in spring and anybody who says that we were warned should show me the letter today"
    signature = "— Ina Roe (@inaroe) May 3, 2031"
    a = "\n\n".join(("Mayor answers", RUST, post, signature, DIARY))
    b = "\n\n".join(("Row in Dell", PUMPS, post if bare else f'"{post}," Roe wrote.', signature if bare else CLAIMS))
    found = relation(report(a), report(b))
    assert (found.relation, found.words) == ("shared-quotes-only", 0)


def test_a_copyright_formula_is_nobodys_prose() -> None:
    formula = (
        "Copyright 2031 Tarnwire. All rights reserved. This material may not be published, broadcast or rewritten."
    )
    found = relation(report(f"A\n\n{RUST}\n\n{DIARY} {formula}"), report(f"B\n\n{PUMPS}\n\n{CLAIMS} {formula}"))
    assert found.relation == "independent"


def test_two_reporters_at_one_long_speech_share_its_words_only() -> None:
    a = told(
        SPEECH, ("To applause", "After a sip", "On money", "Loudly", "Then"), "The mayor of Dell spoke for an hour."
    )
    b = told(
        SPEECH, ("First", "Next", "On boats", "On votes", "At last"), "In a crowded hall Ina Roe set out her plans."
    )
    found = relation(a, b)
    assert (found.relation, found.suspected) == ("shared-quotes-only", False)


def test_a_reworded_report_is_suspected_and_no_copy_edge_is_drawn() -> None:
    own = (
        ("Mayor Ina Roe promised a new wall to the fishing town of Dell on Monday before a full council", SPEECH[0]),
        ("Turning to the water bills that have doubled since spring, Roe ruled out any charge", SPEECH[1]),
        ("Passengers have complained about delays of the island ferries all summer, and Roe agreed", SPEECH[2]),
        ("The council will decide about the budget this week and Roe wants a large majority", SPEECH[3]),
    )
    other = (
        (
            "A new wall for the fishing town of Dell was promised to a full council by mayor Ina Roe on Monday",
            SPEECH[0],
        ),
        ("Roe ruled out charges when turning to water bills, which have doubled since spring", SPEECH[1]),
        ("Roe agreed with passengers who all summer have complained about delays of island ferries", SPEECH[2]),
        ("A large majority is what Roe wants when the council this week decides about the budget", SPEECH[3]),
    )
    a, b = (report("Plans\n\n" + "\n\n".join(f'{lead}. "{q}," she said.' for lead, q in rows)) for rows in (own, other))
    found = lineage(a, b)
    assert [(r.relation, r.suspected, r.words) for r in found.relations] == [("derived", True, 0)]
    assert found.edges == ()
    assert len(found.relations[0].spans["A"]) == len(found.relations[0].spans["B"]) == 4


def test_two_rewrites_of_one_press_release_share_its_quotations() -> None:
    quotes = (
        '"This is the largest order in the history of our county"',
        '"We are proud that the county trusts us again"',
    )
    a = f"Ferries\n\nThe county of Varn has ordered three new ships. {quotes[0]}, governor Adu said.\n\n{quotes[1]}, the yard said."
    b = f"Ships\n\nVarn buys boats for its northern line. {quotes[0]}, said Tom Adu.\n\nEighty jobs will come. {quotes[1]}, Brun said."
    assert relation(report(a), report(b)).relation == "shared-quotes-only"


def test_a_translation_is_suspected_by_names_and_figures_in_one_order() -> None:
    english = (
        "Dell wall\n\nOn Tuesday the wall of Dell broke and 214 people fled, said Ina Roe. In Varn 37 boats were lost, said "
        "Tom Adu of Orland.\n\nThe minister Ola Brun promised 90 million crowns for Dell and 12 million for Varn by 2033. "
        "At the school of Halm, which has 460 places, Ina Roe spoke to Ulla Lind and to 28 fishermen from Kessel."
    )
    german = (
        "Mauer gebrochen\n\nAm Dienstag brach die Mauer von Dell und 214 Menschen flohen, sagte Ina Roe. In Varn gingen 37 Boote "
        "verloren, sagte Tom Adu aus Orland.\n\nDer Minister Ola Brun versprach 90 Millionen Kronen für Dell und 12 Millionen "
        "für Varn bis 2033. In der Schule von Halm, die 460 Plätze hat, sprach Ina Roe mit Ulla Lind und mit 28 Fischern aus Kessel."
    )
    a, b = report(english), report(german)
    assert (a.language, b.language) == ("en", "de")
    found = relation(a, b)
    assert (found.relation, found.suspected) == ("derived", True)
    assert "two languages" in found.why
    assert all(a.words(x)[:3] == b.words(y)[:3] for x, y in zip(found.spans["A"], found.spans["B"], strict=True))


# ---------------------------------------------------------------- direction


def test_without_evidence_there_is_no_direction() -> None:
    found = relation(report(f"One\n\n{LEAD}\n\n{BOATS}"), report(f"Two\n\n{LEAD}\n\n{BOATS}\n\n{RUST}\n\n{DIARY}"))
    assert found.first is None
    assert "do not say" in found.why


@pytest.mark.parametrize(
    ("one", "two", "first"),
    [
        ("2031-05-03T08:00:00Z", "2031-05-03T09:30:00Z", "A"),
        ("2031-05-03T09:30:00+02:00", "2031-05-03T07:00:00Z", "B"),
        ("2031-05-03T00:00:00Z", "2031-05-03T07:00:00Z", None),
        ("2031-05-03", "2031-05-03", None),
        ("2031-05-04", "2031-05-03", "B"),
    ],
)
def test_the_hour_of_publication_tells_where_both_pages_give_it(one: str, two: str, first: str | None) -> None:
    text = f"{LEAD}\n\n{BOATS}\n\n{CRACKS}"
    found = relation(report(f"One\n\n{text}", given_published=one), report(f"Two\n\n{text}", given_published=two))
    assert (found.relation, found.first) == ("copy", first)


def test_who_credits_the_other_had_it_later() -> None:
    a = report(f"Wall\n\n{LEAD}\n\n{BOATS}\n\n(According to The Dell Courier)")
    b = report(f"Wall of Dell\n\n{LEAD}\n\n{BOATS}\n\n{RUST}\n\n{DIARY}", given_outlet="Dell Courier")
    assert (relation(a, b).relation, relation(a, b).first) == ("derived", "B")


def test_who_names_the_other_for_it_had_it_later() -> None:
    a = report(f"Wall\n\n{LEAD}\n\n{BOATS}\n\nThe gate was first reported by The Dell Courier to be rusty.")
    b = report(f"Wall of Dell\n\n{LEAD}\n\n{BOATS}\n\n{RUST}\n\n{DIARY}\n\n{DRAWER}", given_outlet="Dell Courier")
    found = lineage(a, b)
    assert found.relations[0].first == "B"
    assert [(r.report, r.name, r.how, r.to) for r in found.relays] == [("A", "Dell Courier", "reported", "B")]
    assert "A" in found.unknown, "a medium named for one passage is no credit of the text"
    assert not [e for e in found.edges if e.kind == "credited"]


def test_of_two_by_one_outlet_the_one_that_says_it_was_updated_is_later() -> None:
    a = report(
        f"Wall\n\nUPDATE: Adds details of the rescue\n\n{LEAD}\n\n{BOATS}\n\n{CRACKS}", given_outlet="Dell Courier"
    )
    b = report(f"Wall\n\n{LEAD}\n\n{BOATS}\n\n{PUMPS}", given_outlet="Dell Courier")
    found = relation(a, b)
    assert (found.relation, found.versions, found.first) == ("derived", True, "B")


# ---------------------------------------------------------------- originators


def test_a_report_that_takes_from_an_agency_and_from_a_newspaper_makes_the_two_not_one() -> None:
    mixed = report("\n\n".join(("Wall breaks", LEAD, BOATS, CRACKS, RUST, DIARY, "(According to Tarnwire)")))
    agency, paper = report(TITLED), report("\n\n".join(("Divers warned", RUST, DIARY, DRAWER)))
    found = lineage(mixed, agency, paper)
    assert {frozenset((e.from_, e.to)) for e in found.edges if e.kind == "copied"} == {frozenset("AB"), frozenset("AC")}
    assert found.originators == (1, 2)


def test_a_cut_copy_of_a_report_that_it_credits_is_no_originator() -> None:
    text = f"{RUST}\n\n{DIARY}\n\n{DRAWER}"
    paper = report(f"Divers\n\n{text}\n\n{PUMPS}", given_outlet="Dell Courier")
    other = report(f"Sea\n\n{CLAIMS}\n\nThe quay was closed.", given_outlet="Varn Post")
    cut = report(f"Rust\n\n{RUST}\n\n{DIARY}\n\n(According to Dell Courier)")
    assert lineage(paper, other, cut).originators == lineage(paper, other).originators == (1, 2)


def test_an_agency_in_a_byline_is_where_the_text_is_from_and_in_a_picture_it_is_not() -> None:
    signed = report(f"Wall\n\nBy Ina Roe, Reuters\n\n{LEAD}\n\n{BOATS}")
    pictured = report(f"Wall\n\nThe wall from the air. (Ina Roe/Reuters)\n\n{LEAD}\n\n{BOATS}")
    assert [(e.from_, e.kind) for e in lineage(signed, report(f"X\n\n{DIARY}")).edges] == [("Reuters", "credited")]
    assert lineage(pictured, report(f"X\n\n{DIARY}")).edges == ()


def test_order_changes_nothing() -> None:
    several = [report(TITLED), report("\n\n".join(("Dell", RUST, CRACKS, BOATS))), report(f"D\n\n{RUST}\n\n{DIARY}")]
    seen = set()
    for order in itertools.permutations(several):
        found = lineage(*order)
        letters = {x: r.sha256 for x, r in zip("ABC", order, strict=True)}
        seen.add(
            (
                found.originators,
                frozenset(
                    (e.kind, frozenset((letters[e.from_], letters[e.to])), e.words) for e in found.edges if e.words
                ),
                frozenset(
                    (r.relation, frozenset((letters[r.a], letters[r.b])), letters.get(r.first or ""))
                    for r in found.relations
                ),
            )
        )
    assert len(seen) == 1


def counts(c: Any, words: str) -> Counts:
    return next(m.counts for m in c.matches if any(words in c.report(x.report).words(x.content) for x in m.members))


def test_the_range_of_a_statement_has_its_reason() -> None:
    remark = '"The wall was sound in the spring and nobody warned us," Mayor Ina Roe said on Wednesday.'
    a, b, c = (
        report(f"Wall of Dell gives way\n\nDELL, May 3 (Tarnwire) - {LEAD}\n\n{remark}\n\n{BOATS}"),
        report(f"Wall breaks in Dell\n\n{RUST}\n\n{remark}\n\n(According to Tarnwire)"),
        report(f"Dell wall: what is known\n\n{DIARY}\n\n{remark}"),
    )
    found = counts(compare([a, b, c], same_event=True), "sound in the spring")
    assert (found.reports, found.originators, found.sources) == (3, (1, 2), 1)
    assert found.why == (
        "A credits Tarnwire; B credits Tarnwire; C does not say where it is from: 1 at the least, 2 at the most"
    )


def test_a_medium_named_for_a_passage_stands_for_the_report_of_that_medium() -> None:
    remark = '"The wall was sound in the spring and nobody warned us," Mayor Ina Roe'
    a = report(f"Wall breaks in Dell\n\n{RUST}\n\n{remark} told the Dell Courier.\n\n{PUMPS}")
    b = report(f"Dell wall: what is known\n\n{DIARY}\n\n{remark} said on Wednesday.", given_outlet="Dell Courier")
    found = compare([a, b], same_event=True)
    assert counts(found, "sound in the spring").originators == (1, 1)
    assert found.lineage.originators == (1, 2)


def test_hostile_texts_take_no_long_time() -> None:
    refrain = report("Song\n\n" + "the sea the wall " * 4000 + ".")
    began = time.process_time()
    found = lineage(refrain, msgspec.structs.replace(refrain, path="other.txt"))
    assert time.process_time() - began < 3
    assert found.relations[0].relation == "copy"


def test_nothing_is_said_of_reports_without_words() -> None:
    assert relation(report(""), report("")).relation == "independent"


def member(letter: str, r: Report, words: str) -> Member:
    s = next(s for s in r.statements if words in r.words(s.content))
    return Member(report=letter, statement=s.id, content=s.content)


def test_only_what_lies_in_a_copied_passage_came_with_it() -> None:
    remark = "Mayor Ina Roe said that the wall had been sound in the spring and that nobody had warned the town of it."
    a = msgspec.structs.replace(report(f"A\n\n{LEAD} {remark}\n\n{RUST}"), letter="A")
    b = msgspec.structs.replace(report(f"B\n\n{LEAD} {remark}\n\n{DIARY}"), letter="B")
    c = msgspec.structs.replace(
        report(f"C\n\n{LEAD}\n\n{DRAWER}\n\nRoe said the town was warned by nobody."), letter="C"
    )

    def match(*members: Member) -> Match:
        none = Counts(reports=0, originators=(0, 0), sources=0)
        return Match(
            id="m", tier="same", kind="same-words", members=members, differences=(), counts=none, confidence=1, why=""
        )

    here = member("A", a, "sound in the spring")
    copied = trace((a, b, c), (match(here, member("B", b, "sound in the spring")),), {})[1][0]
    told = trace((a, b, c), (match(here, member("C", c, "warned by nobody")),), {})[1][0]
    assert copied.counts.originators == (1, 1)
    assert told.counts.originators == (1, 2)
