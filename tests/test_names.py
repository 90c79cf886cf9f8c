"""Names: likeness of two names, names of one report, names gathered across reports; all invented but for the places."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invented import article
from twosource.matter import SAME_NAME, gather, names, place_key, power_key, same_name
from twosource.matter.labels import labels
from twosource.records import Report, Role


def report(content: str, letter: str) -> Report:
    page = article(content)
    found = names(page, ())
    extra, terms = labels(page, (), found)
    return Report(
        letter=letter, id=page.id, path="invented", sha256=page.text.sha256, text=content, lines=page.lines, title=None,
        outlet=None, language="en", authors=(), published=None, dateline=None, credits=(), statements=(), figures=(),
        dates=(), names=(*found, *extra), labels=terms, responses=(), problems=(),
    )  # fmt: skip


def read(content: str, *roles: Role) -> dict[str, tuple[str, list[str]]]:
    page = article(content, *roles)
    return {n.name: (n.kind, [page.text[m] for m in n.mentions]) for n in names(page, ())}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Brezny", "Brezniy"), ("Брезный", "Ana Brezny"), ("Mr. Adu", "Kofi Adu"), ("Kofi Adu", "Adu Kofi"),
        ("President Kofi Adu", "Adu"), ("Bill Torvald", "William B. Torvald"), ("Qahtar Deeb", "Kahtar Dib"),
        ("Hassan al-Qorini", "Hasan Korini"), ("Ossel Harbour Board", "OHB"), ("Kiev", "Kyiv"), ("NATO", "Nato"),
        ("Kim Sun-ja", "Kim Sun Ja"), ("Dr. Ana Brezny", "Ana S. Brezny"), ("Karol Adu", "Carol Adu"),
        ("US Harbour Survey", "United States Harbour Survey"), ("Vorkhamazin", "Vorkhimazin"),
    ],
)  # fmt: skip
def test_one_name(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a) >= SAME_NAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ana Brezny", "Olga Brezny"), ("Kofi Adu", "Kofi Adu Jr."), ("Kofi B. Adu", "Kofi T. Adu"),
        ("Brezny", "Bresky"), ("Kofi Adu", "Kofi Aku"), ("Kiev", "Ukraine"), ("Iran", "Iraq"),
        ("King Olo", "Ana Olo"), ("Tor Valden", "Valdis Tor"), ("", "Adu"),
    ],
)  # fmt: skip
def test_two_names(a: str, b: str) -> None:
    assert same_name(a, b) == same_name(b, a) < SAME_NAME


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert 0 <= same_name(a, b) == same_name(b, a) <= 1
    assert same_name(a, a) == 1
    place_key(a)
    power_key(b)


def test_city_and_country_stay_apart_and_share_a_power() -> None:
    assert place_key("Peking") == place_key("Beijing") != place_key("China")
    assert power_key("Chinese") == power_key("Beijing") == power_key("China")
    assert power_key("us") is None
    assert power_key("US") == power_key("White House")


def test_short_forms_join_the_fullest() -> None:
    found = read(
        "Ostian President Kofi Adu spoke in Osselburg on Monday. Mr. Adu’s aides of the Northern Harbour Council (NHC) "
        "were there. The Adu government and the NHC agreed."
    )
    assert found["Kofi Adu"] == ("person", ["Kofi Adu", "Adu", "Adu"])
    assert found["Northern Harbour Council"] == ("organisation", ["Northern Harbour Council", "NHC", "NHC"])
    assert "Monday" not in found


def kinds(content: str) -> dict[str, str]:
    return {name: kind for name, (kind, _) in read(content).items()}


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        ("The company Ostra Gas denied it.", "Ostra Gas", "organisation"),
        ("They blamed state-owned Ostra Gas for it.", "Ostra Gas", "organisation"),
        ("“No,” said a spokeswoman for Ostra Gas.", "Ostra Gas", "organisation"),
        ("They blamed Ostra Gas, the state company that runs the wells.", "Ostra Gas", "organisation"),
        ("They fired a Winter Lance at the port.", "Winter Lance", "other"),
        ("They fired two WLM missiles at the port.", "WLM", "other"),
        ("The port of Ossel Varr is shut.", "Ossel Varr", "place"),
        ("They met in the capital, Ossel.", "Ossel", "place"),
        ("The town of Ossel is dry.", "Ossel", "place"),
        ("“No,” said spokeswoman Tavi Orlun.", "Tavi Orlun", "person"),
        ("The dam’s chief engineer, Tavi Orlun, left.", "Tavi Orlun", "person"),
        ("The head of the miners’ union, Tavi Orlun, left.", "Tavi Orlun", "person"),
        ("They met Tavi Orlun, 61, at the port.", "Tavi Orlun", "person"),
        ("They met Tavi Orlun at the port. Orlun was glad.", "Tavi Orlun", "person"),
        ("They met Tavi Orlun at the port. Ms. Orlun was glad.", "Tavi Orlun", "person"),
        ("They met Tavi Orlun before she left.", "Tavi Orlun", "person"),
        ("They saw Tavi Orlun at the port.", "Tavi Orlun", "other"),
    ],
)
def test_what_a_name_is_the_words_around_it_show(content: str, name: str, kind: str) -> None:
    assert kinds(content)[name] == kind


def test_a_surname_alone_joins_its_person() -> None:
    found = read(
        "Deputy Energy Minister Tavi Orlun spoke first. “It was cheap,” Orlun said. According to Orlun, it broke."
    )
    assert found == {"Tavi Orlun": ("person", ["Tavi Orlun", "Orlun", "Orlun"])}


def test_a_river_is_no_short_form_of_a_company() -> None:
    found = read("The company Ostra Gas denied it. The level of the Ostra river rose, and the Ostra froze.")
    assert found["Ostra Gas"][1] == ["Ostra Gas"]
    assert found["Ostra"] == ("place", ["Ostra", "Ostra"])


def test_codes_of_currencies_and_offices_name_nobody() -> None:
    assert read("The Osselian Energy Minister put it at 40 million USD.") == {}


def test_one_name_in_two_spellings_across_reports() -> None:
    found = _sets(
        (
            "Energy Minister Ada Dremov spoke at the Halmor dam in Velisk. Joric Sandrel left.",
            "Ms. Ada Dremow spoke at the Khalmor dam in Velysk. Mr. Joric Sandrell left.",
        )
    )
    assert {members for _, _, members in found} == {
        frozenset({"Ada Dremov", "Ada Dremow"}), frozenset({"Halmor", "Khalmor"}), frozenset({"Velisk", "Velysk"}),
        frozenset({"Joric Sandrel", "Joric Sandrell"}),
    }  # fmt: skip


def test_a_family_stays_apart() -> None:
    found = read("Kofi Adu met Ana Brezny. Later Maria Adu came. Adu said she was late. Kofi Adu agreed, and Adu left.")
    assert found["Maria Adu"][1] == ["Maria Adu", "Adu"]
    assert found["Kofi Adu"][1] == ["Kofi Adu", "Kofi Adu", "Adu"]


def test_sentence_beginnings_are_no_names() -> None:
    assert set(read("Residents fled. However, the boats came. Boats from France sank. But Torvald stayed, said Torvald.")) == {
        "France", "Torvald"
    }  # fmt: skip


def test_a_participle_that_opens_a_sentence_is_part_of_no_name() -> None:
    found = read(
        "Considering Ana Brezny, the board met. Brezny left. The Housing Board of Ossel sat. Housing Board Ossel stood."
    )
    assert "Ana Brezny" in found
    assert not any(name.startswith("Considering") for name in found)


def test_titles_and_places_inside_a_run_are_told() -> None:
    found = read("He met Texas Governor Ana Brezny and House Speaker Kofi Adu.")
    assert {k: v[0] for k, v in found.items()} == {"Texas": "place", "Ana Brezny": "person", "Kofi Adu": "person"}


def test_a_headline_in_title_case_gives_mentions_only() -> None:
    found = read("Angry Crowds Meet Brezny At Port\nAna Brezny came to the port.", "title", "paragraph")
    assert found == {"Ana Brezny": ("person", ["Brezny", "Ana Brezny"])}


def test_furniture_names_nobody() -> None:
    assert read("Photo: Ana Brezny\nThe port is shut.", "photo-credit", "paragraph") == {}


TEXTS = (
    "President Kofi Adu of Ostia met Ana Brezniy in Kiev. Adu left.",
    "Kofi Adu and Ana Brezny met in Kyiv, aides said. Mr Adu was glad.",
    "Maria Adu said that Brezny had come to Ukraine.",
)


def _sets(texts: tuple[str, ...]) -> set[tuple[str, str, frozenset[str]]]:
    reports = tuple(report(t, x) for t, x in zip(texts, "ABC", strict=False))
    by = {(r.letter, n.id): n.name for r in reports for n in r.names}
    out = set()
    for s in gather(reports):
        assert s.why
        out.add((s.name, s.kind, frozenset(by[m.report, m.name] for m in s.members)))
    return out


def test_gathered_names() -> None:
    found = _sets(TEXTS)
    assert ("Kofi Adu", "person", frozenset({"Kofi Adu"})) in found
    assert ("Ana Brezniy", "person", frozenset({"Ana Brezny", "Ana Brezniy", "Brezny"})) in found
    assert any(members == {"Kiev", "Kyiv"} for _, _, members in found)
    assert not any("Maria Adu" in members for _, _, members in found)


def test_the_order_of_reports_changes_no_set() -> None:
    assert len({frozenset(_sets(order)) for order in itertools.permutations(TEXTS)}) == 1


def test_each_name_is_in_one_set_at_most() -> None:
    reports = tuple(report(t, x) for t, x in zip(TEXTS, "ABC", strict=True))
    members = [(m.report, m.name) for s in gather(reports) for m in s.members]
    assert len(members) == len(set(members))


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Ana Brezny Mr. Adu al-Qorini of the Council (NHC) and . , ’s van Russian President “ ” \n I'm X U.S. NATO's - Kofi".split()
        ),
        max_size=30,
    ).map(" ".join)
    | st.text(max_size=100)
)
def test_spans_hold_on_any_text(content: str) -> None:
    content = content.replace("\r", "").encode("utf-8", "ignore").decode("utf-8")
    page = article(content)
    found = names(page, ())
    ids = [n.id for n in found]
    assert len(ids) == len(set(ids))
    for n in found:
        assert n.mentions == tuple(sorted(set(n.mentions)))
        assert all(page.text[m].strip() for m in n.mentions)
    msgspec.json.encode(found)


def test_a_role_stands_for_who_had_it() -> None:
    found = read("President Kofi Adu met Ana Brezny. Later the president slept. The president of the club did not.")
    assert found["Kofi Adu"][1] == ["Kofi Adu", "the president"]


def test_a_role_that_two_had_means_the_one_named_last() -> None:
    found = read("Governor Kofi Adu came. Governor Ana Brezny spoke. The governor left. Adu wept. The governor sang.")
    assert found["Ana Brezny"][1] == ["Ana Brezny", "The governor"]
    assert found["Kofi Adu"][1] == ["Kofi Adu", "Adu", "The governor"]


def test_a_role_that_nobody_had_is_no_mention() -> None:
    assert read("Kofi Adu came. The governor left.")["Kofi Adu"][1] == ["Kofi Adu"]


def test_a_body_by_its_last_word() -> None:
    found = read("The Ossel Harbour Board met. The Board was late, and so was Tide magazine. The magazine said no.")
    assert found["Ossel Harbour Board"][1] == ["Ossel Harbour Board", "Board"]
    assert found["Tide"][1] == ["Tide", "The magazine"]


def test_a_given_name_alone_joins_the_one_who_has_it() -> None:
    assert read("Kofi Adu, 61, left. Nobody saw Kofi again.")["Kofi Adu"][1] == ["Kofi Adu", "Kofi"]


def test_forms_of_address_keep_a_couple_apart() -> None:
    found = read("Her husband, Kofi Adu, came. Ana Adu said that she slept. Mr. Adu left. Mrs. Adu did not.")
    assert found["Kofi Adu"][1] == ["Kofi Adu", "Adu"]
    assert found["Ana Adu"][1] == ["Ana Adu", "Adu"]
    assert [m for m in found if m not in ("Kofi Adu", "Ana Adu")] == []


def test_the_police_are_named_by_a_noun() -> None:
    found = read("On Friday police came. Two police cars burned. Peruvian police left.")
    assert found["police"] == ("organisation", ["police", "police"])


def test_the_generation_is_no_surname() -> None:
    assert read("Judge Kofi Adu Jr. spoke. Judge Adu left.")["Kofi Adu Jr."][1] == ["Kofi Adu Jr.", "Adu"]


def test_a_bay_is_one_name() -> None:
    assert read("The ship left the Gulf of Ossa on Friday.")["Gulf of Ossa"][0] == "place"
