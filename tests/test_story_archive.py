"""Stories in an archive: grouped as reports come, the same whatever comes when, and as people decide."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

import invented
from twosource.cli import cli
from twosource.errors import ArchiveError
from twosource.records import Published, Report
from twosource.spans import lines_of
from twosource.store import Archive
from twosource.store import stories as kept
from twosource.store.copies import copies_of, find_copies
from twosource.store.stories import decide, group_archive, numbers_of, stories_of, story_with, undo
from twosource.stories import StoryDecision, StoryInput, commonness, group, steps

PLACES = "Tarn Orland Vostrin Keld Marrow Ostrel Brindle Halm Querin Dovel Sarn Ilmar".split()
THINGS = "ferry bridge council harbour school market railway hospital forest museum reservoir stadium".split()
DEEDS = "burned flooded reopened closed collapsed sold rebuilt evacuated".split()


def report(text: str, id: str, day: str | None = None, language: str = "en") -> Report:
    import msgspec

    made = invented.report("A", text, "paragraph " * len(list(lines_of(text))), language=language)
    published = Published(date=day, basis="given", span=None) if day else None
    return msgspec.structs.replace(made, id=id, path=f"{id}.txt", published=published, letter=None)


def stream(events: int, seed: int = 1, undated: float = 0.0) -> list[Report]:
    """So many events over a year, told by one to four reports each."""
    rnd = random.Random(seed)
    out = []
    for event in range(events):
        day = date(2031, 1, 1) + timedelta(days=rnd.randrange(360))
        place, other, thing, deed = rnd.choice(PLACES), rnd.choice(PLACES), rnd.choice(THINGS), rnd.choice(DEEDS)
        name = "".join(rnd.choice(("ba", "ko", "mir", "ten", "sul", "vor")) for _ in range(3)).title()
        number = rnd.randrange(12, 900)
        for n in range(rnd.choice((1, 2, 3, 4))):
            tellings = [
                f"The {thing} of {place} was {deed} when {name} and {number} others were there.",
                f"{name} of {other} said that the {thing} of {place} had been {deed}.",
                f"Officials in {place} counted {number} people at the {thing}, {name} among them.",
                f"It is not known why the {thing} was {deed}, a clerk of {other} said.",
            ]
            rnd.shuffle(tellings)
            when = (day + timedelta(days=rnd.randrange(3))).isoformat()
            out.append(report("\n".join(tellings[:3]), f"event{event}-{n}", None if rnd.random() < undated else when))
    return out


def ids(archive: Archive) -> set[frozenset[str]]:
    return {frozenset(r.id for r in story.reports) for story in stories_of(archive)}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(str(tmp_path / "desk.db")) as opened:
        yield opened


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a stream of some hundred reports closes days and goes on from kept states."""
    monkeypatch.setattr(steps, "WINDOW", 40)
    monkeypatch.setattr(commonness, "WINDOW", 40)
    monkeypatch.setattr(steps, "_REPORTS", 10)
    monkeypatch.setattr(kept, "_STATE_EVERY", 30)


def grouped_in(path: Path, reports: Sequence[Report], batch: int) -> set[frozenset[str]]:
    with Archive.open(str(path)) as archive:
        for begin in range(0, len(reports), batch):
            archive.add(reports[begin : begin + batch])
            group_archive(archive)
        return ids(archive)


@pytest.mark.parametrize("undated", [0.0, 0.15])
@pytest.mark.usefixtures("small_steps")
def test_neither_order_nor_batch_decides_what_is_grouped(tmp_path: Path, undated: float) -> None:
    reports = stream(70, undated=undated)
    whole = grouped_in(tmp_path / "whole.db", reports, len(reports))
    assert any(len(story) > 1 for story in whole)
    for n, batch in enumerate((1000, 61, 17)):
        shuffled = random.Random(n).sample(reports, len(reports))
        assert grouped_in(tmp_path / f"{n}.db", shuffled, batch) == whole
    by_day = sorted(reports, key=lambda r: r.published.date if r.published else "")
    assert grouped_in(tmp_path / "by_day.db", by_day, 7) == whole
    assert whole == {frozenset(r.id for r in s.reports) for s in group(StoryInput.of(r) for r in reports)}


class CutOffError(Exception):
    pass


class CutOff:
    """A connection that is cut off at its n-th write."""

    def __init__(self, real: sqlite3.Connection, writes: int) -> None:
        self._real, self._left = real, writes

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    def execute(self, sql: str, *values: object) -> object:
        self._left -= sql.startswith(("UPDATE", "INSERT", "COMMIT"))
        if self._left == 0:
            raise CutOffError
        return self._real.execute(sql, *values)


@pytest.mark.usefixtures("small_steps")
def test_grouping_cut_off_anywhere_is_done_again_from_where_it_stood(tmp_path: Path) -> None:
    reports = stream(70)
    whole = grouped_in(tmp_path / "whole.db", reports, len(reports))
    for seed in range(6):
        with Archive.open(str(tmp_path / f"{seed}.db")) as archive:
            real = archive.connection
            for n, part in enumerate((reports[:100], reports[100:])):
                archive.add(part)
                archive.connection = CutOff(real, 1 + seed * 9 + n)  # type: ignore[assignment]
                with suppress(CutOffError):
                    group_archive(archive)
                archive.connection = real
                if real.in_transaction:
                    real.execute("ROLLBACK")
            group_archive(archive)
            assert archive.stories_are_current()
            assert ids(archive) == whole


@pytest.mark.usefixtures("small_steps")
def test_a_report_taken_out_was_never_there(tmp_path: Path) -> None:
    reports = stream(60, undated=0.1)
    rest = [r for n, r in enumerate(reports) if n % 9]
    with Archive.open(str(tmp_path / "a.db")) as archive:
        archive.add(reports)
        group_archive(archive)
        for gone in reports[::9]:
            archive.remove(archive.named(gone.id)[0][0])
        assert not archive.stories_are_current()
        group_archive(archive)
        assert ids(archive) == grouped_in(tmp_path / "b.db", rest, len(rest))


def test_stories_grow_old_with_a_new_report_and_carry_their_days(archive: Archive) -> None:
    archive.add([report("Ferry aground off Tarn.", "a", "2031-01-02"), report("A council met in Keld.", "b")])
    assert not archive.stories_are_current()
    group_archive(archive)
    assert archive.stories_are_current()
    assert [(s.first, len(s.reports)) for s in archive.stories()] == [(None, 1), ("2031-01-02", 1)]
    archive.add([report("A third event altogether.", "c")])
    assert not archive.stories_are_current()


FERRY = (
    "The ferry Marlin ran aground off Tarn Point with 40 passengers aboard, harbour master Ilse Vostrin said.",
    "Harbour master Ilse Vostrin said 40 passengers were taken off the ferry Marlin, aground at Tarn Point.",
    "Passengers of the Marlin were rescued at Tarn Point when the ferry ran aground, according to Vostrin.",
    "The owner of the ferry Marlin, aground at Tarn Point, thanked harbour master Vostrin, as 40 passengers did.",
)
BUDGET = (
    "Orland's council passed a budget that cuts school meals, mayor Pello Adu told reporters in the town hall.",
    "Mayor Pello Adu defended cuts to school meals after the council of Orland passed the budget in the town hall.",
)


def desk(archive: Archive) -> None:
    archive.add([report(t, f"ferry{n}", f"2031-03-0{n + 1}") for n, t in enumerate(FERRY[:3])])
    archive.add([report(t, f"budget{n}", "2031-03-02") for n, t in enumerate(BUDGET)])
    group_archive(archive)


def story_of(archive: Archive, id: str) -> tuple[int, ...]:
    found = story_with(archive, archive.named(id)[0][0])
    assert found is not None
    return numbers_of(archive, found)


def test_a_split_holds_when_more_comes_and_is_taken_back(archive: Archive) -> None:
    desk(archive)
    before = ids(archive)
    assert frozenset({"ferry0", "ferry1", "ferry2"}) in before
    one, two, three = story_of(archive, "ferry0")
    decide(archive, StoryDecision(kind="split", reports=(three,), others=(one, two)))
    group_archive(archive)
    assert {frozenset({"ferry0", "ferry1"}), frozenset({"ferry2"})} <= ids(archive)
    archive.add([report(FERRY[3], "ferry3", "2031-03-04"), report(FERRY[2] + " Twice.", "ferry2b", "2031-03-03")])
    group_archive(archive)
    apart = next(story for story in ids(archive) if "ferry2" in story)
    assert "ferry0" not in apart
    assert "ferry2b" in apart
    assert undo(archive) is not None
    group_archive(archive)
    assert any({"ferry0", "ferry2", "ferry3", "ferry2b"} <= story for story in ids(archive))
    assert undo(archive) is None


def test_a_merge_holds_when_more_comes(archive: Archive) -> None:
    desk(archive)
    decide(
        archive, StoryDecision(kind="merge", reports=story_of(archive, "ferry0"), others=story_of(archive, "budget0"))
    )
    archive.add([report(FERRY[3], "ferry3", "2031-03-04")])
    group_archive(archive)
    assert ids(archive) == {frozenset({"ferry0", "ferry1", "ferry2", "ferry3", "budget0", "budget1"})}


def test_near_copies_are_found_with_their_passages(archive: Archive) -> None:
    words = [f"{p.lower()}{n} {t}" for n in range(3) for p, t in zip(PLACES, THINGS, strict=True)]
    whole = "The desk says. " + " ".join(words) + "."
    part = "Seen elsewhere, by another hand. " + " ".join(words[8:24]) + ". Nothing else is known so far here."
    archive.add([report(whole, "whole"), report(FERRY[0], "other"), report(part, "part")])
    find_copies(archive)
    find_copies(archive)
    (copy,) = copies_of(archive, range(1, 10))
    texts = {n: found.text for n in (copy.one, copy.two) if (found := archive.report_numbered(n))}
    assert sorted(texts) == [1, 3]
    assert copy.share_one < 0.6 < copy.share_two
    for one, two in copy.passages:
        assert texts[1][one.start : one.end].split()[:5] == texts[3][two.start : two.end].split()[:5]
    archive.remove(3)
    assert copies_of(archive, range(1, 10)) == ()


def test_two_that_group_at_once_harm_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    desk(archive)
    archive.add([report(FERRY[3], "ferry3", "2031-03-04")])
    with Archive.open(archive.path) as other:

        def meanwhile(*_: object, **__: object) -> None:
            monkeypatch.undo()
            group_archive(other)

        from twosource.stories import open_days

        real = open_days.OpenDays.take

        def take(*given: object) -> object:
            meanwhile()
            return real(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(open_days.OpenDays, "take", take)
        with pytest.raises(ArchiveError, match="another program"):
            group_archive(archive)
    group_archive(archive)
    assert frozenset({"ferry0", "ferry1", "ferry2", "ferry3"}) in ids(archive)


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, arguments)
    return result.exit_code, result.output


def test_the_command_lists_shows_splits_merges_and_takes_back(archive: Archive, tmp_path: Path) -> None:
    db = ("stories", "--db", archive.path)
    desk(archive)
    code, out = run(*db)
    assert code == 0
    assert "3 reports" in out and "2 reports" in out  # noqa: PT018
    code, out = run(*db, "--story", "ferry0", "-o", str(tmp_path / "story.html"))
    assert code == 0
    assert "Who carried what first" in out
    assert "<html" in (tmp_path / "story.html").read_text("utf-8")
    code, out = run(*db, "--story", "ferry0", "--json")
    assert '"timeline":[' in out
    assert '"near_copies":[' in out
    assert run(*db, "--split", "ferry0", "ferry2")[0] == 0
    assert "1 report stands alone" in run(*db)[1]
    assert "taken back: a split of 3 reports" in run(*db, "--undo")[1]
    assert run(*db, "--merge", "ferry0", "budget0")[0] == 0
    assert run(*db, "--json")[1].count("\n") == 1


@pytest.mark.parametrize(
    "asked",
    [
        ("--story", "nowhere"),
        ("--story", ""),
        ("--split", "ferry0"),
        ("--split", "ferry0", "budget0"),
        ("--split", "ferry0", "ferry0", "ferry1", "ferry2"),
        ("--merge", "ferry0", "ferry1"),
        ("--undo",),
        ("ferry0",),
        ("-o", "x.html"),
        ("--story", "ferry0", "--undo"),
    ],
)
def test_what_cannot_be_done_is_said(archive: Archive, asked: tuple[str, ...]) -> None:
    desk(archive)
    code, _ = run("stories", "--db", archive.path, *asked)
    assert code == 2
    assert not archive.connection.execute("SELECT count(*) FROM story_decisions").fetchone()[0]


def test_other_settings_group_anew(archive: Archive) -> None:
    desk(archive)
    archive.connection.execute("UPDATE story_states SET settings = 'older' WHERE week = -2")
    archive.connection.execute("UPDATE story_groups SET cluster = report")
    archive.add([report(FERRY[3], "ferry3", "2031-03-04")])
    group_archive(archive)
    assert frozenset({"ferry0", "ferry1", "ferry2", "ferry3"}) in ids(archive)
