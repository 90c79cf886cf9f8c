"""Which statements are one: what decides, what stretch is shown, and what is held back."""

from __future__ import annotations

import itertools

import msgspec
import pytest

from twosource.compare import compare, read
from twosource.matching.clauses import parts
from twosource.matching.evidence import NAMES, OF_MEANING, evidence
from twosource.matching.general import general_accusations, one_is_general
from twosource.matching.match import BY_PART, ENTERS, PIECES, _groups, match
from twosource.matching.meaning import knows_meaning, meaning
from twosource.matching.pairs import Pair
from twosource.matching.parts import parts_of
from twosource.matching.scorer import score
from twosource.matching.speakers import SAME as SAME_SPEAKER
from twosource.matching.speakers import behind, same_speaker
from twosource.matching.topic import lines_with, weighed
from twosource.matching.verbatim import verbatim
from twosource.records import Comparison, Page, Report, Speaker
from twosource.spans import Span
from twosource.weights import match_weights

QUOTED = '"The gate was tested in March and held back the river for four months," Ines Tarvo said.'


def report(*paragraphs: str, title: str = "Water in Tamrin") -> Report:
    text = "\n\n".join((title, *paragraphs)) + "\n"
    return read(Page(path=f"{len(text)}.txt", media="text", content=text, encoding="utf-8"))


def contents(c: Comparison) -> list[tuple[str, ...]]:
    """What each match shows of each report."""
    return [tuple(c.report(x.report).words(x.content) for x in m.members) for m in c.matches]


def test_the_same_quotation_in_two_wordings_is_one() -> None:
    other = '"In March the gate was tested, and for four months it held back the river," said Ms. Ines Tarvo.'
    (found,) = compare([report(QUOTED), report(other)], same_event=True).matches
    assert found.kind == "rendering"


def test_two_statements_of_one_speaker_on_one_matter_are_two() -> None:
    other = '"Nobody has paid for the new gate, and the council will not be asked," Ines Tarvo said.'
    assert compare([report(QUOTED), report(other)], same_event=True).matches == ()


def test_names_alone_are_never_sure() -> None:
    one = report("Ines Tarvo said that Olem Vasht had left Tamrin for Ostrel on a ferry with his brother.")
    two = report("Ines Tarvo said that Tamrin would sue Olem Vasht and the harbour of Ostrel.")
    assert all(m.tier == "likely" for m in compare([one, two], same_event=True).matches)
    few = report("Ines Tarvo said that Tamrin would buy a second pump for the old harbour.")
    assert compare([one, few], same_event=True).matches == ()


def test_a_quotation_told_in_pieces_meets_each_of_them() -> None:
    whole = report(
        '"The gate was tested in March. Nobody had warned the council about the old motor," Ines Tarvo said on Tuesday.'
    )
    pieces = report(
        '"The gate was tested in March," Ines Tarvo said.',
        "Two hundred people stood on the square.",
        '"Nobody had warned the council about the old motor," she said later.',
    )
    c = compare([whole, pieces], same_event=True)
    told = {part.strip('".,') for parts in contents(c) for part in parts}
    assert {"The gate was tested in March", "Nobody had warned the council about the old motor"} <= told


def test_a_statement_inside_a_longer_one_shows_the_stretch_that_meets() -> None:
    long = report(
        "Ines Tarvo said that the gate was tested in March, and that the harbour would have to pay for a new pump, two motors "
        "and the repair of the southern wall before the winter."
    )
    c = compare([long, report("Ines Tarvo said that the gate was tested in March.")], same_event=True)
    assert c.matches
    assert all("southern wall" not in shown[0] for shown in contents(c))


def test_what_both_print_word_for_word_is_told_once() -> None:
    again = "Ines Tarvo said the gate had been tested in March and had held back the river."
    c = compare([report(QUOTED, again), report(QUOTED, again)], same_event=True)
    assert all(m.kind == "same-words" and not m.differences for m in c.matches)
    assert len(c.matches) == 2


def test_repeats_meet_those_that_stand_closest() -> None:
    one, two = report(QUOTED, "A bell rang.", QUOTED), report(QUOTED, "A bell rang twice.", QUOTED)
    a, b = ([w[0] for w in parts_of(r, x)] for r, x in ((one, "A"), (two, "B")))
    there, back = verbatim(a, b)
    assert [there[p.statement.id] for p in a] == [q.statement.id for q in b]
    assert {v: k for k, v in there.items()} == back


def test_evidence_is_the_same_from_both_sides() -> None:
    one = report(QUOTED, "Olem Vasht denied that the motor was old.", "The council asked for a report of 40 pages.")
    two = report("Ines Tarvo said the gate held.", "The mayor said the motor was 40 years old.", QUOTED)
    lines = lines_with(one) + lines_with(two)
    sides = [[weighed(w[0], lines) for w in parts_of(r, x)] for r, x in ((one, "A"), (two, "B"))]
    assert all(sides)
    for a, b in itertools.product(*sides):
        assert evidence(a, b) == pytest.approx(evidence(b, a))
        assert len(evidence(a, b)) == len(NAMES) - OF_MEANING
        assert meaning(a, b) == pytest.approx(meaning(b, a))
        assert score(a, b) == pytest.approx(score(b, a))


@pytest.mark.parametrize(("less", "shown"), [(0.0, 1), (1.5, 0)])
def test_a_stretch_of_two_direct_quotations_needs_more_to_be_one(less: float, shown: int) -> None:
    one, two = (
        report(f'"{before} {cellar}," Olem Vasht said.')
        for before, cellar in (
            (
                "The council had been warned for years about the timbers, and each spring the inspectors wrote down that nothing "
                "could be done. My brother and his three sons were asleep upstairs.",
                "The pumps stopped and the cellar filled",
            ),
            (
                "Nobody from the ministry has called us since Tuesday, and the insurance will not pay for a roof that stood for a "
                "century. My wife wants to leave for the coast before the winter.",
                "The cellar filled long before the firemen came with pumps",
            ),
        )
    )
    weights = match_weights(meaning=knows_meaning())
    weights = {**weights, "intercept": weights["intercept"] - less}
    lettered = tuple(msgspec.structs.replace(r, letter=x) for r, x in ((one, "A"), (two, "B")))
    a, b = (parts_of(r, r.letter or "")[0] for r in lettered)
    lines = lines_with(one) + lines_with(two)
    best = max(score(weighed(p, lines), weighed(q, lines), weights) for p in a for q in b)
    assert best >= BY_PART
    assert len(match(lettered, weights)) == shown


def test_what_the_cue_says_is_part_of_the_meaning_and_no_name_is() -> None:
    called, demanded, mocked = (
        parts_of(report(f"Ines Tarvo {cue} the resignation of Olem Vasht."), "A")[0][0]
        for cue in ("called for", "demanded", "mocked")
    )
    assert called.nameless == "called for the resignation of"
    assert called.words == demanded.words == mocked.words
    if knows_meaning():
        assert meaning(called, demanded) > meaning(called, mocked)


def test_what_a_report_goes_on_about_has_a_few_counterparts_only() -> None:
    def many(words: str) -> Report:
        return report(*(f'"Pump number {n} of the old harbour {words}," Ines Tarvo said.' for n in range(30)))

    c = compare([many("was broken"), many("stood still")], same_event=True)
    assert len(c.matches) <= 2 * 30 * PIECES


def test_no_order_of_three_reports_changes_what_is_found() -> None:
    reports = [
        report(QUOTED),
        report(QUOTED.replace("Ines Tarvo said", "said Ines Tarvo")),
        report("Ines Tarvo said the gate was tested in March."),
    ]
    found = {
        frozenset(m.id for m in compare(list(order), same_event=True).matches)
        for order in itertools.permutations(reports)
    }
    assert len(found) == 1


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("a Tarvo Rail spokeswoman", "Tarvo Rail"),
        ("Obrin’s resignation letter", "Obrin"),
        ("a statement from Mayor Brill's office", "Mayor Brill"),
        ("a spokesman for the Ishra council", "the Ishra council"),
        ("the spokesman", None),
        ("Ada Brill", None),
    ],
)
def test_whom_a_mouthpiece_speaks_for(name: str, whom: str | None) -> None:
    assert behind(name) == whom


def test_a_body_and_its_mouthpiece_are_one_speaker() -> None:
    body = Speaker(name="Tarvo Rail", kind="institution")
    assert same_speaker(body, Speaker(name="a Tarvo Rail spokeswoman", kind="unnamed")) == SAME_SPEAKER
    assert same_speaker(body, Speaker(name="an Ishra Rail spokeswoman", kind="unnamed")) != SAME_SPEAKER


def test_what_stands_around_an_aside_is_a_part() -> None:
    text = "The gate -- the second to be built there -- had failed in the night"
    whole, around = parts(text, (Span(0, len(text)),))
    assert [text[s.start : s.end] for s in whole] == [text]
    assert [text[s.start : s.end] for s in around] == ["The gate", "had failed in the night"]


def test_other_names_have_the_same_meaning() -> None:
    one, two = (
        report("Ines Tarvo said Tarvo had closed the old bridge."),
        report("Olem Vasht said Vasht had closed the old bridge."),
    )
    (a, *_), (b, *_) = parts_of(one, "A")[0], parts_of(two, "B")[0]
    assert a.words != b.words
    assert meaning(a, b) == 1


def test_meaning_tells_what_no_word_tells() -> None:
    one = report("Ines Tarvo said the firm will shut its plant.")
    near, far = (
        report(f"Ines Tarvo said {x}.")
        for x in ("the company is going to close the factory", "a red bird sang in trees")
    )
    a, b, c = (parts_of(r, "A")[0][0] for r in (one, near, far))
    assert meaning(a, b) > meaning(a, c) + 0.2


@pytest.mark.parametrize(
    ("other", "holds"),
    [
        ("Ines Tarvo accused the guards of Ostrel of committing crimes against prisoners in the old fort.", True),
        ("Ines Tarvo accused the guards of Ostrel of beating 40 prisoners in the old fort.", False),
        ("Ines Tarvo accused the guards of Ostrel of crimes against animals in the zoo.", False),
        ("Ines Tarvo accused the fishermen of crimes against prisoners in the old fort.", False),
        ("Olem Vasht accused the guards of Ostrel of committing crimes against prisoners in the old fort.", False),
        ("Ines Tarvo said the guards of Ostrel had met the families of prisoners in the old fort.", False),
    ],
)
def test_an_accusation_in_general_holds_a_particular_one(other: str, holds: bool) -> None:
    one = report(
        "Ines Tarvo accused the guards of Ostrel of starving 14 prisoners for nine days, beating six and leaving one, a baker of 70, out in the snow."
    )
    two = report(other)
    (a, *_), (b, *_) = parts_of(one, "A")[0], parts_of(two, "B")[0]
    assert one_is_general(a, b, {"A": one, "B": two}) is one_is_general(b, a, {"A": one, "B": two}) is holds


def test_accusations_that_words_have_not_paired_are_paired() -> None:
    one = report("Ines Tarvo accused the guards of Ostrel of leaving 14 prisoners out in the snow for nine days.")
    two = report(
        "Ines Tarvo accused the guards of committing crimes against prisoners in the forts and camps of the north."
    )
    a, b = parts_of(one, "A"), parts_of(two, "B")
    (pair,) = general_accusations([], a, b, {"A": one, "B": two})
    assert (pair.a, pair.b) == (a[0][0], b[0][0])
    assert general_accusations([pair], a, b, {"A": one, "B": two}) == []
    (found,) = compare([one, two], same_event=True).matches
    assert found.kind == "narrower"


@pytest.mark.parametrize(("score", "together"), [(ENTERS - 0.01, False), (ENTERS, True)])
def test_what_is_hardly_likely_does_not_make_a_sure_group_unsure(score: float, together: bool) -> None:
    reports = {k: report(f"Ines Tarvo said that pump {n} had been sold to Ostrel.") for n, k in enumerate("ABC", 3)}
    a, b, c = (parts_of(reports[k], k)[0][0] for k in "ABC")
    pairs = [Pair(a, b, 0.9, "words"), Pair(a, c, score, "words"), Pair(b, c, score - 0.01, "words")]
    alike = {
        frozenset((k, m)): 1.0 for k, m in itertools.combinations([(x.letter, x.statement.id) for x in (a, b, c)], 2)
    }
    found = [sorted(g.parts) for g in _groups(pairs, reports, alike)]
    assert found == ([["A", "B", "C"]] if together else [["A", "B"], ["A", "C"]])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ines Tarvo denied that the council had been slow to open a shelter.", "Ines Tarvo admitted that the council had been slow to open a shelter."),
        ('"We will pay for the new gate in the spring," Ines Tarvo said.', '"We will not pay for the new gate in the spring," Ines Tarvo said.'),
        ("Ines Tarvo refused to resign over the levy on water.", "Ines Tarvo said she would resign over the levy on water."),
    ],
)  # fmt: skip
def test_what_one_denies_and_the_other_says_is_never_surely_the_same(one: str, two: str) -> None:
    found = compare([report(one), report(two)], same_event=True).matches
    assert [(m.tier, "one of them is negated" in m.why) for m in found] == [("likely", True)]
    assert found[0].kind not in ("same-words", "rendering")
