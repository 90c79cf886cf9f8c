"""Damaged text: told with its place, read through where it was decoded wrongly, and never changed. All wording is invented."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource import speech
from twosource.article.damage import damage_in
from twosource.article.mojibake import repairs_in
from twosource.article.repaired import Repaired, as_printed, as_read, compared_through, moved, through
from twosource.compare import compare, read
from twosource.records import Article, Comparison, Line, Page, Repair, Report, Role, Statement, Title
from twosource.spans import Span, Text, lines_of


def misread(text: str, encoding: str = "cp1252") -> str:
    """``text`` in UTF-8, decoded as something else as browsers do it: bytes without a place become control characters."""
    return "".join(bytes([b]).decode(encoding, "ignore") or chr(b) for b in text.encode())


def read_as_meant(text: str) -> str:
    return Repaired(text, repairs_in(text)).content


def article(text: str, language: str = "en") -> Article:
    spans = tuple(lines_of(text))
    roles: list[Role] = ["title", *["paragraph"] * (len(spans) - 1)]
    made = Text.of(text)
    return Article(
        path="a.txt",
        id=made.sha256[:16],
        text=made,
        lines=tuple(Line(span=s, role=r, article=True) for s, r in zip(spans, roles, strict=True)),
        title=Title(text=made[spans[0]], span=spans[0]),
        outlet=None,
        url=None,
        language=language,
        authors=(),
        published=None,
        dateline=None,
        credits=(),
        repairs=repairs_in(text),
        problems=(),
    )


# ---------------------------------------------------------------- what was decoded wrongly


@pytest.mark.parametrize(
    ("printed", "reads"),
    [
        ("â€œNo,â€\x9d she said", "“No,” she said"),
        ("â€œNo,â€ she said", "“No,” she said"),
        ("â€œNo,â€\ufffd she said", "“No,” she said"),
        ("It isnâ€™t soâ€”yet", "It isn’t so—yet"),
        ("It isnâ€TMt so", "It isn’t so"),
        ("JosÃ© MuÃ±oz", "José Muñoz"),
        ("a naÃ ̄ve SÃ©golÃ ̈ne", "a naïve Ségolène"),
        ("voilÃ le mot", "voilà le mot"),
        ("Ð¡Ð°Ð¼ ÑˆÑƒÐ¼", "Сам шум"),
        ("РџСЂРёРІРµС‚", "Привет"),
        ("\x93Yes\x94, it\x92s", "“Yes”, it’s"),
        ("VodÃ¡Ã¢â‚¬â„¢s gate", "Vodá’s gate"),
        ("tháº¿ giá»›i", "thế giới"),
    ],
)
def test_what_a_wrongly_decoded_stretch_reads(printed: str, reads: str) -> None:
    assert read_as_meant(printed) == reads


SOUND = [
    "São Paulo, NÃO, AMANHÃ DE MANHÃ, CORAÇÃO, Â",
    "À LA CARTE, DÉJÀ, ÊTRE, « été » : «ça», L’ÉTÉ… à côté",
    "TRƯỜNG ĐẠI HỌC, NGÂN HÀNG, ÂU Á, Ã Ễ Õ",
    "În România, PÂNĂ, ÂN, Țară",
    "Å gjøre, ÆØÅ, blåbærsyltetøy, Århus – Ærø",
    "Spaß“, Größe”, STRASSE ÄÖÜ… ÜBER–UNTER",
    "ŁÓDŹ, żółć, „Gęś”, Šárka, ČR",
    "Мир, Съезд, Республика. РСФСР, Вђ",
    "Ελλάδα, Γ€ 5, İstanbul’da, ÇĞŞ",
    "5×² m², 3 × 4, ±2 °C, § 5, © 2031, ½, 20 €, £5",
    "عربي עברית 日本語 中文 한국어 ไทย",
    "a\x85b",
    "½–¾ “a” ‘b’ ‚c‘ „d“ …",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_has_no_repairs(text: str) -> None:
    assert repairs_in(text) == ()


@pytest.mark.parametrize("text", SOUND[:8])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_whole_text_decoded_wrongly_reads_as_it_was(text: str, encoding: str) -> None:
    assert read_as_meant(misread(text, encoding)) == text


def test_repairs_are_short_and_leave_the_rest_alone() -> None:
    text = "The mayor, JosÃ© Tarvo, said: â€œWe didnâ€™t know.â€\x9d"
    assert [(text[r.span.start : r.span.end], r.reads) for r in repairs_in(text)] == [
        ("Ã©", "é"),
        ("â€œ", "“"),
        ("â€™", "’"),
        ("â€\x9d", "”"),
    ]


def test_straight_marks_ligatures_and_entities_stay() -> None:
    text = 'He said "no" &amp; left the ﬁeld – JosÃ© e\u0301 ＡＢ'
    assert read_as_meant(text) == 'He said "no" &amp; left the ﬁeld – José e\u0301 ＡＢ'


def test_clean_text_does_not_load_the_library() -> None:
    code = (
        "import sys; from twosource.article.mojibake import repairs_in; "
        "assert repairs_in('“It isn’t so,” Müller said — déjà vu.') == (); assert 'ftfy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=200))
def test_repairs_of_any_text_fit_it(text: str) -> None:
    at = 0
    for r in repairs_in(text):
        assert at <= r.span.start < r.span.end <= len(text)
        assert r.reads
        assert r.reads != text[r.span.start : r.span.end]
        assert "\n" not in text[r.span.start : r.span.end] + r.reads
        at = r.span.end
    Text.of(read_as_meant(text))


@pytest.mark.parametrize("unit", ["Ã©", "â€", "Ã ", "\x93", "Ð¡", "Ã© “x” ", "РС", "√©", "é\u00a0»", "\ufffd"])
def test_a_giant_line_takes_linear_time(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    began = time.process_time()
    found = repairs_in(text)
    damage_in(text, (Line(span=Span(0, len(text)), role="paragraph", article=True),), "en", found)
    assert time.process_time() - began < 6


# ---------------------------------------------------------------- reading through repairs


@st.composite
def repaired(draw: st.DrawFn) -> tuple[str, tuple[Repair, ...]]:
    """A text of sound pieces and of pieces with a reading, longer or shorter than themselves."""
    text, repairs = draw(st.text("ab ", max_size=5)), []
    for _ in range(draw(st.integers(0, 6))):
        piece = draw(st.text("ÃÂ", min_size=1, max_size=4))
        repairs.append(
            Repair(span=Span(len(text), len(text) + len(piece)), reads=draw(st.text("xy", min_size=1, max_size=6)))
        )
        text += piece + draw(st.text("ab ", max_size=5))
    return text, tuple(repairs)


def spans_of(size: int) -> Iterator[Span]:
    return (Span(a, b) for a in range(size + 1) for b in range(a, size + 1))


@given(repaired())
def test_there_and_back_never_leaves_the_text(made: tuple[str, tuple[Repair, ...]]) -> None:
    text, repairs = made
    way = Repaired(text, repairs)
    for span in spans_of(len(text)):
        there = way.read(span)
        back = way.printed(there)
        assert there.end <= len(way.content)
        assert back.end <= len(text)
        assert bool(len(span)) == bool(len(there)) == bool(len(back))
        assert len(span) == 0 or span in back, "what was asked for is lost on the way"
        assert len(span) == 0 or way.read(back) == there
    for span in spans_of(len(way.content)):
        printed = way.printed(span)
        assert printed.end <= len(text)
        assert bool(len(span)) == bool(len(printed))
        assert len(span) == 0 or span in way.read(printed)


@given(repaired())
def test_spans_stay_in_order(made: tuple[str, tuple[Repair, ...]]) -> None:
    text, repairs = made
    way = Repaired(text, repairs)
    for move, size in ((way.read, len(text)), (way.printed, len(way.content))):
        ones = [move(Span(n, n + 1)) for n in range(size)]
        assert ones == sorted(ones)
        assert all(a.end <= b.end for a, b in pairwise(ones))


@given(repaired())
def test_untouched_stretches_have_the_same_words(made: tuple[str, tuple[Repair, ...]]) -> None:
    text, repairs = made
    way = Repaired(text, repairs)
    for span in spans_of(len(text)):
        if len(span) and not any(span.overlaps(r.span) for r in repairs):
            there = way.read(span)
            assert way.content[there.start : there.end] == text[span.start : span.end]
            assert way.printed(there) == span


SAID = (
    "“The company ignored three written warnings — all of them,” José Sandrel said on Tuesday.",
    "Energy Minister Inés Tarvo said that repairs wouldn’t start before the summer.",
    "“We didn’t know,” said Zoë Kolvart, the operator’s chief engineer. “Nobody told us.”",
    "Olem Vasht denied the claim, calling it “naïve”.",
    "At least 11 people were killed in Tamrin, the mayor’s office said.",
    "The façade of the café on the Müllerplatz fell at 4 a.m., residents said.",
)


@st.composite
def reports(draw: st.DrawFn) -> tuple[str, str]:
    """A report, and the same with some of its stretches decoded wrongly."""
    paragraphs = draw(st.lists(st.sampled_from(SAID), min_size=1, max_size=4, unique=True))
    whole = "\n\n".join(["Dam gate fails above Tamrin", *paragraphs])
    encoding = draw(st.sampled_from(["cp1252", "latin-1"]))
    pieces = re.split(r"(\s+)", whole) if draw(st.booleans()) else re.split(r"(\n\n)", whole)
    return whole, "".join(misread(p, encoding) if draw(st.booleans()) else p for p in pieces)


def words_of(content: str, s: Statement) -> list[list[str]]:
    return [[content[p.start : p.end] for p in part] for part in (s.source, s.cue, s.content, s.addressee)]


@given(reports())
def test_a_damaged_report_is_read_as_the_sound_one(made: tuple[str, str]) -> None:
    sound, damaged = made
    printed = article(damaged)
    way = Repaired(damaged, printed.repairs)
    assert way.content == sound
    reader = speech.RulesReader()
    wanted, _ = reader.read(article(sound))
    found, problems = through(printed, reader.read)
    assert len(found) == len(wanted)
    for f, w in zip(found, wanted, strict=True):
        back = moved(f, way.read)
        assert words_of(way.content, back) == words_of(sound, w)
        assert msgspec.structs.replace(
            f, id="", source=(), cue=(), content=(), addressee=()
        ) == msgspec.structs.replace(w, id="", source=(), cue=(), content=(), addressee=())
        for span in (*f.source, *f.cue, *f.content):
            assert printed.text[span].strip()
    assert all(p.span is None or p.span.end <= len(damaged) for p in problems)


def test_without_repairs_nothing_is_moved() -> None:
    one = article("A dam breaks\n\nThe mayor said no.")
    seen: list[Article] = []
    assert through(one, lambda a: (seen.append(a), Span(0, 1))) == (None, Span(0, 1))
    assert seen[0] is one


def test_an_article_there_and_back() -> None:
    printed = article("Josés dam\n\nInés Tarvo said: “No.”".replace("é", "Ã©"))
    there, way = as_read(printed)
    assert there.title is not None
    assert there.title.text == "Josés dam"
    assert there.repairs == ()
    assert there.text.content == way.content
    assert (
        as_printed(msgspec.structs.replace(there, id=there.text.sha256[:16]), way, printed.text, printed.repairs)
        == printed
    )


def test_spans_are_moved_wherever_they_stand() -> None:
    def move(s: Span) -> Span:
        return Span(s.start + 1, s.end + 1)

    record = {"A": ((Span(0, 1), "x"), [Span(2, 3)], None, 5)}
    assert moved(record, move) == {"A": ((Span(1, 2), "x"), [Span(3, 4)], None, 5)}
    line = Line(span=Span(0, 1), role="title", article=True)
    assert moved(line, lambda s: s) is line


# ---------------------------------------------------------------- what else is damaged


def damaged(*paragraphs: str, language: str = "en") -> list[tuple[str, str]]:
    content = "\n\n".join(paragraphs)
    lines = tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(content))
    found = damage_in(content, lines, language, repairs_in(content))
    assert list(found) == sorted(found, key=lambda n: n.span or Span(0, 0))
    for n in found:
        assert n.kind == "damage"
        assert n.span is not None
        assert content[n.span.start : n.span.end] == n.text
    return [(n.text, n.basis) for n in found]


STOP = "a full stop stands inside a clause"


@pytest.mark.parametrize(
    ("language", "text", "where"),
    [
        ("en", "The mayor said. that the gate was sound in the spring.", "said. that"),
        ("en", "The water reached Tamrin. , where people slept.", "Tamrin. ,"),
        ("de", "Die Ministerin sagte. dass die Sperre sicher sei.", "sagte. dass"),
        ("fr", "La maire a dit. que la vanne était sûre.", "dit. que"),
        ("ru", "Министр сказал. что плотина была исправна.", "сказал. что"),
        ("es", "La alcaldesa dijo. que la presa era segura.", "dijo. que"),
    ],
)
def test_a_full_stop_inside_a_clause(language: str, text: str, where: str) -> None:
    assert damaged(text, language=language) == [(where, STOP)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mr. Adu of Tarn Inc. said that Sen. Vasht and Gen. van Dijk left at 3 p.m. on Nov. 3."),
        ("en", "J. R. R. Kolvart wrote to halmet.com and tamrin. org about it."),
        ("en", "It was late... and nobody came. iPhones rang. eBay closed. al-Tarn fell. van der Berg spoke."),
        ("en", "See halmet. example.org/page for more. https://example.org has it."),
        ("en", "i was there. nobody came. it was dark. we went home."),
        ("en", "Mix 2 tbsp. olive oil with the flour."),
        (
            "de",
            "Das kostet 3 Mio. euro bzw. mehr, sagte Dr. von Tarn am 3. mai, d. h. ca. zwei Mrd. insgesamt, im Jahr 44 v. Chr. schon.",
        ),
        ("fr", "M. de Tarn et Mme. la maire ont parlé vers 3 h. du matin."),
        ("pl", "To 3 tys. osób i 5 mln. złotych, tzw. ulgi."),
        ("ru", "Это 3 тыс. человек и 5 млн. рублей, т.е. много, в 2031 г. после паводка."),
        ("cs", "Je to 5 tis. lidí a např. děti."),
    ],
)
def test_a_full_stop_that_is_none_of_it(language: str, text: str) -> None:
    assert damaged(text, language=language) == []


def test_a_quotation_that_never_closes() -> None:
    text = "The mayor said: “The gate was sound and nobody could have foreseen this."
    basis = "a quotation is opened and not closed in its paragraph"
    assert damaged(text, "Water stood in the streets.") == [(text[16:], basis)]
    assert damaged(text, "“It was a used part.”") == [], "the next paragraph goes on with it"
    assert damaged("The gate is 5' 3\" wide, and the dogs' cage 2' high.") == []
    assert damaged("“It was sound,’’ she said.") == []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The mayor of Tamrin said on Tuesday that the company had ignored the", "the"),
        ("The mayor of Tamrin said on Tuesday that she was sorry,", "sorry,"),
        ("The mayor of Tamrin said on Tuesday that all…", "all…"),
        ("All...", "All..."),
        ("Only the gate and [...]", "and [...]"),
    ],
)
def test_a_text_that_breaks_off(text: str, where: str) -> None:
    first = "A gate of the Halmet dam gave way."
    assert [found for found, _ in damaged(first, text)] == [where]
    assert damaged(text + " of it was lost.", first) == []


def test_a_text_that_ends() -> None:
    for last in (
        "She left.",
        "“We know.”",
        "Joric Sandrel",
        "(Tarnwire)",
        "What was it for?",
        "It is over!”",
        "Who did she come with?",
    ):
        assert damaged("A gate of the Halmet dam gave way.", last) == []


def test_lost_characters() -> None:
    assert damaged("The caf\ufffd in T\ufffdmr\ufffdn is open.") == [
        ("caf\ufffd", "1 character could not be read when the page was made or saved"),
        ("T\ufffdmr\ufffdn", "2 characters could not be read when the page was made or saved"),
    ]


def test_wrongly_decoded_lines_are_told_once_a_line_and_their_marks_count() -> None:
    found = damaged("The mayor, JosÃ© Tarvo, said: â€œWe knew.â€\x9d", "All is well at the cafÃ©.")
    assert [basis.partition(" decoded")[0] for _, basis in found] == ["3 stretches were", "a stretch was"]


def test_only_the_article_is_looked_at() -> None:
    text = "Read. more about\n\nThe mayor said. that it was sound."
    spans = tuple(lines_of(text))
    lines = (
        Line(span=spans[0], role="related-link", article=False),
        Line(span=spans[1], role="paragraph", article=True),
    )
    assert [n.text for n in damage_in(text, lines, "en")] == ["said. that"]
    assert damage_in("", (), "en") == ()


@pytest.mark.parametrize("unit", ["said. that ", "“a ", "\ufffd", "a.", "word. ", ", ", "…", "’’", "“"])
def test_giant_damage_takes_linear_time(unit: str) -> None:
    text = (unit * (200_000 // len(unit))).strip()
    lines = (Line(span=Span(0, len(text)), role="paragraph", article=True),)
    began = time.process_time()
    damage_in(text, lines, "en")
    assert time.process_time() - began < 3


# ---------------------------------------------------------------- reports and comparisons


def spans_in(x: object) -> Iterator[Span]:
    if isinstance(x, Span):
        yield x
    elif isinstance(x, msgspec.Struct):
        yield from spans_in([getattr(x, f) for f in x.__struct_fields__])
    elif isinstance(x, tuple | list):
        for y in x:
            yield from spans_in(y)
    elif isinstance(x, dict):
        yield from spans_in(list(x.values()))


def report(monkeypatch: pytest.MonkeyPatch, text: str) -> Report:
    """Read by the rules, with every line after the first a paragraph."""
    monkeypatch.setattr("twosource.article.find", lambda page: article(page.content))
    return read(Page(path="a.txt", media="text", content=text, encoding="utf-8"), speech.RulesReader())


TOLD = "\n\n".join(["Dam gate fails above Tamrin", *SAID])


def test_a_report_is_printed_as_it_stands_and_read_as_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    sound, damaged = report(monkeypatch, TOLD), report(monkeypatch, misread(TOLD))
    assert damaged.text == misread(TOLD)
    assert damaged.sha256 == Text.of(misread(TOLD)).sha256
    assert [damaged.text[line.span.start : line.span.end] for line in damaged.lines] == misread(TOLD).split("\n\n")
    assert damaged.title is not None
    assert damaged.title.text == damaged.text[: damaged.title.span.end if damaged.title.span else 0]
    assert [r.reads for r in damaged.repairs if r.reads.isalpha()] == ["é", "é", "ë", "ï", "ç", "é", "ü"]
    assert [s.speaker for s in damaged.statements] == [s.speaker for s in sound.statements]
    assert [n.name for n in damaged.names] == [n.name for n in sound.names]
    assert [damaged.text[f.span.start : f.span.end] for f in damaged.figures] == [
        "three written warnings",
        "At least 11 people",
    ]
    assert all(span.end <= len(damaged.text) for span in spans_in(damaged))


def test_a_damaged_report_compares_as_the_sound_one(monkeypatch: pytest.MonkeyPatch) -> None:
    other = TOLD.replace("repairs wouldn’t start before the summer", "repairs could not start until autumn")
    a, sound, damaged = (report(monkeypatch, t) for t in (other, TOLD, misread(TOLD)))
    wanted, found = compare([a, sound]), compare([a, damaged])
    assert [(m.kind, m.tier, len(m.members), [d.kind for d in m.differences]) for m in found.matches] == [
        (m.kind, m.tier, len(m.members), [d.kind for d in m.differences]) for m in wanted.matches
    ]
    assert [(e.kind, e.words) for e in found.lineage.edges] == [(e.kind, e.words) for e in wanted.lineage.edges]
    assert found.report("B").text == damaged.text
    assert found.report("B").repairs == damaged.repairs
    way = Repaired(damaged.text, damaged.repairs)
    for f, w in zip(found.matches, wanted.matches, strict=True):
        for mine, theirs in zip(f.members, w.members, strict=True):
            if mine.report == "B":
                assert tuple(map(way.read, mine.content)) == theirs.content
        for mine_d, theirs_d in zip(f.differences, w.differences, strict=True):
            assert tuple(map(way.read, mine_d.spans.get("B", ()))) == theirs_d.spans.get("B", ())
            assert mine_d.spans.get("A") == theirs_d.spans.get("A")
    for labels in found.labels:
        for term in labels.terms:
            assert found.report(term.report).words(term.span) == term.text


def test_comparing_sound_reports_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = tuple(msgspec.structs.replace(report(monkeypatch, TOLD), letter=x) for x in "AB")
    seen: list[object] = []

    def work(given: tuple[Report, ...]) -> Comparison:
        seen.append(given)
        return compare(given)

    compared_through(reports, work)
    assert seen[0] is reports
