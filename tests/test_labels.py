"""Labels of invented reports: what is labelled, in whose voice, and the sets across reports."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from test_names import article, report
from twosource.matching.label_sets import label_sets
from twosource.matter import gather, labels, names
from twosource.records import Counts, Match, Member, Speaker, Statement
from twosource.spans import Span


def read(content: str, statements: tuple[Statement, ...] = ()) -> list[tuple[str, str, str]]:
    page = article(content)
    found = names(page, statements)
    extra, terms = labels(page, statements, found)
    by = {n.id: n.name for n in (*found, *extra)}
    return [(page.text[x.span], x.voice, by[x.referent]) for x in terms]


def statement(content: str, source: str, said: str, form: str, name: str) -> Statement:
    def span(words: str) -> tuple[Span, ...]:
        start = content.index(words)
        return (Span(start, start + len(words)),)

    return Statement(
        id="s", source=span(source), cue=(), content=span(said), form="direct" if form == "direct" else "indirect",
        stance="asserts", speaker=Speaker(name=name, kind="named"), addressee=(), damaged=False, confidence=1.0,
        why="invented",
    )  # fmt: skip


def test_a_government_under_several_words() -> None:
    assert read('Norway has broken with the present "regime" in Ottawa. The Canadian government shrugged.') == [
        ('the present "regime" in Ottawa', "scare", "government of Canada"),
        ("The Canadian government", "outlet", "government of Canada"),
    ]


def test_a_ruler_stands_for_the_country_that_is_named_with_him() -> None:
    found = read("The Adu administration fell silent. Kenyan President Kofi Adu was away.")
    assert found == [
        ("The Adu administration", "outlet", "government of Kenya"),
        ("Kenyan President", "outlet", "Kofi Adu"),
    ]


def test_words_in_a_quotation_are_the_speakers() -> None:
    assert read("“The fighting in Peru has cost us much and the Lima regime pays for none of it,” she said.") == [
        ("The fighting in Peru", "speaker", "armed conflict in Peru"),
        ("the Lima regime", "speaker", "government of Peru"),
    ]


def test_a_term_that_is_given_to_somebody_is_in_his_voice() -> None:
    found = read("It is part of what Ana Brezny calls a special military operation in Peru. The war goes on.")
    assert found == [
        ("a special military operation in Peru", "speaker", "armed conflict in Peru"),
        ("The war", "outlet", "armed conflict in Peru"),
    ]


def test_other_things_are_no_labels() -> None:
    assert read("The campaign for mayor cost little. War crimes were the theme. It will continue fighting.") == []


def test_an_army_and_a_crowd() -> None:
    assert read("Peruvian forces met rebels. The Peruvian army left after the riot.") == [
        ("Peruvian forces", "outlet", "armed forces of Peru"),
        ("rebels", "outlet", "armed group"),
        ("The Peruvian army", "outlet", "armed forces of Peru"),
        ("the riot", "outlet", "protest"),
    ]


def test_descriptions_of_a_speaker() -> None:
    content = "Ana Brezny came. A senior Peruvian official said the port is shut."
    found = read(
        content, (statement(content, "A senior Peruvian official", "the port is shut", "indirect", "Ana Brezny"),)
    )
    assert ("A senior Peruvian official", "outlet", "Ana Brezny") in found


def test_words_round_a_speakers_name() -> None:
    content = "Harbour master Ana Brezny, a former judge, said the port is shut."
    said = statement(content, "Harbour master Ana Brezny, a former judge", "the port is shut", "indirect", "Ana Brezny")
    assert [x for x, _, _ in read(content, (said,))] == ["Harbour master", "a former judge"]


def test_people_are_described_where_nobody_speaks() -> None:
    content = "House Speaker Ana Brezny met Kofi Adu, a former judge of Ossel, on a pier. With Adu, the mayor was late."
    assert read(content) == [
        ("House Speaker", "outlet", "Ana Brezny"),
        ("a former judge of Ossel", "outlet", "Kofi Adu"),
    ]


def test_sets_across_reports() -> None:
    a = report("The Brill government of ours met. Norway spoke of the government in Ottawa.", "A")
    b = report('Norway spoke of the "regime" in Ottawa.', "B")
    (found,) = label_sets((a, b), gather((a, b)))
    assert found.name == "government of Canada"
    assert [(t.report, t.text, t.voice) for t in found.terms] == [
        ("A", "the government in Ottawa", "outlet"),
        ("B", 'the "regime" in Ottawa', "scare"),
    ]


def test_the_same_words_everywhere_make_no_set() -> None:
    a, b = report("The Peruvian army left Lima.", "A"), report("On Friday the Peruvian army came.", "B")
    assert label_sets((a, b), gather((a, b))) == ()


def test_a_ruler_named_in_one_report_meets_the_country_of_another() -> None:
    a = report("The Adu regime is silent.\nKofi Adu left.", "A")
    b = report("Kenyan President Kofi Adu left. The Kenyan government is silent.", "B")
    (found,) = label_sets((a, b), gather((a, b)))
    assert {t.text for t in found.terms} == {"The Adu regime", "The Kenyan government"}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the The “ ” \" ' ’ regime war in of Peru Peru’s government Adu rebels current (in Lima) . forces riot to attack".split()
        ),
        max_size=30,
    ).map(" ".join)
    | st.text(max_size=80)
)
def test_spans_hold_on_any_text(content: str) -> None:
    content = content.replace("\r", "").encode("utf-8", "ignore").decode("utf-8")
    page = article(content)
    found = names(page, ())
    extra, terms = labels(page, (), found)
    known = {n.id for n in (*found, *extra)}
    for x in terms:
        assert x.referent in known
        assert page.text[x.span].strip() == page.text[x.span] != ""


def sets(*contents: str) -> dict[str, list[tuple[str, str, str]]]:
    reports = tuple(report(content, letter) for content, letter in zip(contents, "ABC", strict=False))
    return {s.name: [(t.report, t.text, t.voice) for t in s.terms] for s in label_sets(reports, gather(reports))}


HEIST = "Kofi Adu and Ana Brezny spoke in Lima. Thieves drove a car into the old jewellery shop."
ROBBERY = "Kofi Adu and Ana Brezny spoke in Lima. Four robbers drove a vehicle into a luxury jewellery shop."


def test_a_thing_without_a_name_under_several_words() -> None:
    found = sets(HEIST, ROBBERY)
    assert found["old jewellery shop"] == [
        ("A", "the old jewellery shop", "outlet"),
        ("B", "a luxury jewellery shop", "outlet"),
    ]
    assert found["car"] == [("A", "a car", "outlet"), ("B", "a vehicle", "outlet")]


def test_strangers_have_no_thing_in_common() -> None:
    other = "Joric Vasht left Oslo. Robbers drove a vehicle into a luxury jewellery shop."
    assert sets(HEIST, other) == {}


def test_a_report_has_no_labels_of_its_own_against_itself() -> None:
    assert sets(HEIST, HEIST) == {}


def test_a_thing_in_a_quotation_is_in_the_speakers_voice() -> None:
    quoted = "Kofi Adu and Ana Brezny spoke in Lima. “They broke into a tiny jewellery shop in our street,” she said."
    assert ("B", "a tiny jewellery shop", "speaker") in sets(HEIST, quoted)["old jewellery shop"]


def test_marks_around_a_word_are_its_own() -> None:
    kissing = "Kofi Adu and Ana Brezny spoke in Lima. A silly “jewellery shop” was hit by a car."
    assert ("B", "A silly “jewellery shop”", "scare") in sets(HEIST, kissing)["old jewellery shop"]


def test_a_name_that_is_spelled_in_two_ways_stands_apart() -> None:
    a = report("Ana Brezny met Kofi Adu. Brezny left.", "A")
    b = report("Kofi Adu met Ana Brezniy. Brezniy left.", "B")
    (found,) = (s for s in label_sets((a, b), gather((a, b))) if s.differ == "spelling")
    assert {t.text for t in found.terms} == {"Ana Brezny", "Brezny", "Ana Brezniy", "Brezniy"}


def test_terms_inside_two_renderings_of_one_quotation_are_marked() -> None:
    a = report("Ana Brezny met Kofi Adu in Lima. “The old regime in Peru is rotten,” Adu said.", "A")
    b = report("Ana Brezny met Kofi Adu in Lima. “The old government in Peru is foul,” Adu said.", "B")
    pieces = {r.letter or "": (Span(r.text.index("“"), r.text.index("”")),) for r in (a, b)}
    match = Match(
        id="m", tier="same", kind="rendering", differences=(), confidence=1.0, why="",
        counts=Counts(reports=2, originators=(1, 2), sources=1),
        members=tuple(Member(report=letter, statement="s", content=content) for letter, content in pieces.items()),
    )  # fmt: skip
    (plain,) = (s for s in label_sets((a, b), gather((a, b))) if s.name == "government of Peru")
    (marked,) = (s for s in label_sets((a, b), gather((a, b)), (match,)) if s.name == "government of Peru")
    assert [t.rendering for t in plain.terms] == [False, False]
    assert [t.rendering for t in marked.terms] == [True, True]


def test_descriptions_beside_a_name() -> None:
    assert ("a popular ferry port", "outlet", "Lima") in read("Lima is a popular ferry port. Its leader left.")
    assert ("her partner", "outlet", "Ana Brezny") in read("She came with her partner, Ana Brezny, on Friday.")
    assert ("lawyer", "outlet", "Kofi Adu") in read("The case is that of lawyer Kofi Adu.")
