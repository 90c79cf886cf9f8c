"""What the archive answers: by words, by meaning, by who said it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.records import Line, Published, Report, Speaker, Statement, Title
from twosource.spans import Span, Text, lines_of
from twosource.store import Archive, Hit
from twosource.store.finding import MANY, placed
from twosource.store.saying import _close, _Row
from twosource.weights import available

SAID = (
    ("Tarn Herald", "2024-03-01", "Ilse Vostrin", "The ferry between Tarn and Orland will not sail before spring"),
    ("Orland Wire", "2024-03-02", "Vostrin", "ferries to Orland stay in port until the spring"),
    ("Orland Wire", "2024-03-02", "Marek Dolin", "Taxes on fuel will rise by a tenth next year"),
    ("Port Vell Times", "2023-11-21", "Ilse Vostrin", "The harbour needs a new crane, and soon"),
    ("Port Vell Times", None, "Karl Vostrin", "Nobody from my family was on that boat"),
    ("Port Vell Times", "2024-03-05", "an aide of Ilse Vostrin", "She is on leave this week"),
    ("Tarn Herald", "2024-03-05", "Ilse Vostrin", "The harbour needs a new crane, and soon"),
)


def made(number: int, outlet: str, day: str | None, speaker: str, words: str) -> Report:
    text = f"Tarn notebook, part {number}\n“{words},” {speaker} said."
    sha256, at = Text.of(text).sha256, text.index(words)
    return Report(
        id=f"r{number}", path=f"{number}.txt", sha256=sha256, text=text,
        lines=tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(text)),
        title=Title(text=f"Tarn notebook, part {number}", span=None), outlet=outlet, language="en", authors=(),
        published=Published(date=day, basis="given", span=None) if day else None, dateline=None, credits=(),
        statements=(
            Statement(
                id="s", source=(), cue=(), content=(Span(at, at + len(words)),), form="direct", stance="asserts",
                speaker=Speaker(name=speaker, kind="named"), addressee=(), damaged=False, confidence=1.0, why="test",
            ),
        ),
        figures=(), dates=(), names=(), labels=(), responses=(), problems=(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = str(tmp_path_factory.mktemp("asking") / "desk.db")
    with Archive.open(path) as writing:
        writing.add(made(n, *facts) for n, facts in enumerate(SAID))
    with Archive.open(path, create=False, read_only=True) as opened:
        yield opened


def told(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.report for hit in hits if hit.statement]


def test_a_hit_tells_who_said_it_where_and_when(archive: Archive) -> None:
    hit = next(hit for hit in archive.find("crane", since="2024") if hit.statement)
    assert (hit.speaker, hit.outlet, hit.published, hit.path, hit.by) == (
        "Ilse Vostrin", "Tarn Herald", "2024-03-05", "6.txt", "words",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"speaker": "Vostrin"}, {"r0", "r1", "r3", "r4", "r6"}),
        ({"speaker": "ilse vostrin"}, {"r0", "r1", "r3", "r6"}),
        ({"speaker": "Илзе Вострин"}, {"r0", "r1", "r3", "r6"}),
        ({"speaker": "Nobody Known"}, set()),
        ({"outlet": "orland wire"}, {"r1", "r2"}),
        ({"outlet": "wire"}, {"r1", "r2"}),
        ({"outlet": "wir"}, set()),
        ({"since": "2024-03-02"}, {"r1", "r2", "r5", "r6"}),
        ({"until": "2024-03"}, {"r0", "r1", "r2", "r3", "r5", "r6"}),
        ({"since": "2024", "until": "2024-03-01"}, {"r0"}),
        ({"speaker": "Vostrin", "outlet": "Port Vell Times", "until": "2023"}, {"r3"}),
    ],
)
def test_filters_leave_what_was_asked_for(archive: Archive, filters: dict[str, str], found: set[str]) -> None:
    everything = archive.find("Tarn notebook", 100, **filters)  # type: ignore[arg-type]
    articles = {hit.report for hit in everything if not hit.statement}
    assert articles == (set() if "speaker" in filters else found)
    by_meaning = {
        hit.report for words in ("ferry", "tax", "crane", "family boat", "week leave spring port harbour")
        for hit in archive.find(words, 100, by="meaning", **filters)  # type: ignore[arg-type]
    }  # fmt: skip
    assert by_meaning <= found


def test_a_statement_is_found_in_other_words(archive: Archive) -> None:
    assert archive.find("boats do not leave for Orland until the winter is over") == ()
    hits = archive.find("boats do not leave for Orland until the winter is over", by="meaning")
    assert set(told(hits)[:2]) == {"r0", "r1"}
    assert all(hit.by == "meaning" and hit.statement for hit in hits)
    report = archive.report("r1")
    assert report is not None
    assert [report.words(hit.spans) for hit in hits if hit.report == "r1"] == [SAID[1][3]]
    assert told(archive.find("petrol duty goes up", by="meaning"))[:1] == ["r2"]


def test_both_is_words_first_then_meaning_and_nothing_twice(archive: Archive) -> None:
    hits = archive.find("ferry spring", by="both")
    kinds = [hit.by for hit in hits]
    assert kinds == sorted(kinds, reverse=True)
    assert kinds[0] == "words"
    assert "meaning" in kinds
    places = [(hit.report, hit.statement) for hit in hits]
    assert len(set(places)) == len(places)
    assert len(archive.find("ferry spring", 2, by="both")) == 2


@pytest.mark.skipif(not available(), reason="needs onnxruntime and tokenizers")
def test_what_nothing_is_like_is_not_answered(archive: Archive) -> None:
    assert archive.find("zebra quantum bagpipe", by="both") == ()
    assert archive.find("", by="both") == ()


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_can_be_asked(archive: Archive, words: str) -> None:
    for hit in archive.find(words, by="both", speaker=words[:3] or None, outlet=words[3:6] or None):
        assert hit.statement


def test_of_words_that_stand_everywhere_the_last_are_weighed(tmp_path: Path) -> None:
    with Archive.open(str(tmp_path / "many.db")) as archive:
        archive.add([made(-1, "Herald", None, "Ada Brill", "The mill is open")])
        last = archive.connection.execute("SELECT max(number) FROM statements").fetchone()[0]
        with archive.writing():
            archive.connection.executemany(
                "INSERT INTO statements SELECT ?, report, speaker, 'The mill is open', speaker_kind, form, stance, confidence, "
                "damaged, ? FROM statements WHERE number = 1",
                [(last + n, f"x{n}") for n in range(1, MANY + 50)],
            )
        hits = archive.find("mill open", 5_000)
        assert len([hit for hit in hits if hit.statement]) == MANY


def test_places_of_joined_pieces_lead_back() -> None:
    pieces = (Span(10, 14), Span(20, 23), Span(30, 36))  # joined: 0-4, 5-8, 9-15
    assert placed((Span(1, 3), Span(3, 6), Span(9, 15)), pieces) == (
        Span(11, 13), Span(13, 14), Span(20, 21), Span(30, 36),
    )  # fmt: skip
    assert placed((), pieces) == ()


def test_all_that_somebody_said_stands_together(archive: Archive) -> None:
    person = archive.who("Ilse Vostrin")
    assert (person.statements, person.reports) == (4, 4)
    assert set(person.forms) == {"Ilse Vostrin", "Vostrin"}
    assert len(person.people) == 1
    together = {tuple(sorted(said.report for said in saying.members)): saying for saying in person.sayings}
    assert set(together) == {("r0", "r1"), ("r3", "r6")}
    assert together["r3", "r6"].kind == "same-words"
    assert (together["r3", "r6"].first, together["r3", "r6"].last) == ("2023-11-21", "2024-03-05")
    assert together["r0", "r1"].text == SAID[0][3], "as the earliest report has it"
    for saying in person.sayings:
        for said in saying.members:
            report = archive.report(said.report)
            assert report is not None
            assert report.words(said.spans) == said.text


def test_a_surname_that_two_people_bear_says_so(archive: Archive) -> None:
    person = archive.who("Vostrin")
    assert person.statements == 5
    assert {forms[0] for forms in person.people} == {"Ilse Vostrin", "Karl Vostrin"}
    assert archive.who("Vostrin", since="2024-03-02").statements == 2
    assert archive.who("an aide of Ilse Vostrin").statements == 1


def test_nobody_said_nothing(archive: Archive) -> None:
    for name in ("Ada Nobody", "", "—", "%"):
        assert archive.who(name).sayings == ()


def test_speakers_and_outlets_are_counted(archive: Archive) -> None:
    assert next((t.name, t.reports, t.statements) for t in archive.speakers()) == ("Ilse Vostrin", 3, 3)
    assert {t.name for t in archive.speakers("vostrin")} == {
        "Ilse Vostrin", "Vostrin", "Karl Vostrin", "an aide of Ilse Vostrin",
    }  # fmt: skip
    assert next((t.name, t.reports, t.statements) for t in archive.outlets()) == ("Port Vell Times", 3, 3)


def test_a_chain_of_likenesses_is_no_likeness() -> None:
    def row(number: int) -> _Row:
        return _Row(number, number, None)  # type: ignore[arg-type]

    rows = [row(n) for n in range(4)]
    tied = {(0, 1), (1, 0), (1, 2), (2, 1)}
    assert _close([0], [1], tied, rows)
    assert not _close([0, 1], [2], tied, rows), "only one of two is matched"
    assert _close([0, 1], [2], tied | {(0, 2)}, rows)


def test_a_denial_and_the_claim_in_the_same_words_are_two_sayings(tmp_path: Path) -> None:
    words = "that the ferry office in Tarn had sold the same cabin twice to several families"
    cues = ("said", "has denied", "stated", "did not say", "refused")

    def under(number: int, cue: str) -> Report:
        text = f"Ilse Vostrin {cue} {words}."
        report = made(number, "Tarn Herald", f"2024-05-0{number + 1}", "Ilse Vostrin", "x")
        (first,) = report.statements
        at = len("Ilse Vostrin ")
        said = msgspec.structs.replace(
            first,
            cue=(Span(at, at + len(cue)),),
            content=(Span(text.index(words), text.index(words) + len(words)),),
            stance={"has denied": "denies", "refused": "denies"}.get(cue, "asserts"),
        )
        lines = tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(text))
        return msgspec.structs.replace(
            report, text=text, sha256=Text.of(text).sha256, lines=lines, title=None, statements=(said,)
        )

    with Archive.open(str(tmp_path / "desk.db")) as archive:
        archive.add(under(n, cue) for n, cue in enumerate(cues))
        sayings = archive.who("Ilse Vostrin").sayings
        assert {tuple(sorted(said.cue for said in saying.members)) for saying in sayings} == {
            ("said", "stated"),
            ("did not say", "has denied", "refused"),
        }
        hits = {hit.report: (hit.stance, hit.cue) for hit in archive.find("cabin twice") if hit.statement}
        assert hits["r0"] == ("asserts", "said")
        assert hits["r1"] == ("denies", "has denied")
        assert {hit.stance for hit in archive.find("cabin twice") if not hit.statement} <= {None}
