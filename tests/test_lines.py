"""Which lines of a page are the report: the forests, what they are given, and what must hold of what they say."""

from __future__ import annotations

import hashlib
import io
import math
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from twosource.article import find
from twosource.article.blocks import with_blocks
from twosource.article.judging import (
    LIKELY,
    Judge,
    Judges,
    Markup,
    chances,
    columns,
    features,
    judge,
    second_look,
)
from twosource.article.labelling import shown_by_words
from twosource.article.layout import laid_out
from twosource.article.lines import Seen, seen
from twosource.article.loose import with_loose
from twosource.article.parsing import parsed
from twosource.errors import WeightsDamaged
from twosource.records import Article, Page
from twosource.spans import lines_of
from twosource.weights import forest as forests
from twosource.weights.forest import DECIDED, FIRST, Forest, forest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("lines-html-1", "lines-html-2", "lines-text-1")

PARAGRAPHS = (
    "The harbour of Ostrel will stay closed until Friday, because a crane fell into the fairway on Monday night, the port authority said.",
    "Nobody was hurt when the crane came down, but two fishing boats were badly damaged and one of them has since sunk at its mooring.",
    "“We heard a noise like thunder and ran out of the canteen,” said Ines Tarvo, who has mended nets on the quay for thirty years.",
    "Divers from the naval school in Caldera are to look at the wreck on Tuesday, and the authority hopes to lift it by Thursday evening.",
    "The company that owns the crane, Dolin Freight, said in a statement that it had been inspected in March and that no fault was found.",
    "Fishermen in Ostrel have asked the regional government for help, since the season for herring ends in less than three weeks.",
)
TITLE = "Crane falls into the harbour of Ostrel"
FURNITURE = (
    "\n\nRead more\n\nFive harbours to see before winter\n\nSubscribe to our newsletter\n\nShare on Facebook\n\nContact us",
    "\n\nRelated articles\n\nPrivacy policy | Terms of use | Cookies\n\n© 2031 The Ostrel Courier. All rights reserved.",
    "\n\nMost read\n\n1. Weather\n\n2. Sport\n\n3. Horoscope\n\nAdvertisement\n\nFollow us on Twitter",
)
MENU = "".join(f'<li><a href="/{n}">{n.title()}</a></li>' for n in ("home", "world", "sport", "weather", "culture"))


def html(body: str) -> str:
    return (
        f"<html><head><title>{TITLE}</title></head><body><nav><ul>{MENU}</ul></nav>"
        f'<main><article><h1>{TITLE}</h1><div class="story-body">{body}</div></article></main>'
        '<footer><p>© 2031 The Ostrel Courier. All rights reserved.</p><p><a href="/c">Contact</a></p></footer>'
        "</body></html>"
    )


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(content: str, media: str = "text", judges: Judges | None = None) -> Article:
    return find(Page(path="page", media=media, content=content, encoding="utf-8"), judges)  # type: ignore[arg-type]


def kept(article: Article) -> list[str]:
    return [article.text[line.span] for line in article.lines if line.article]


def looked(source: str) -> tuple[tuple[Seen, ...], Markup]:
    root, _ = parsed(source)
    assert root is not None
    laid = laid_out(root)
    return seen(laid.content, tuple(lines_of(laid.content)), laid.hints), Markup(laid.places)


def constant(names: tuple[str, ...], odds: float) -> Forest:
    """A forest of one leaf: the same log odds for every row."""
    out = io.BytesIO()
    nothing = np.zeros(1, dtype=np.uint16)
    held = dict.fromkeys(("feature", "left", "right"), nothing)
    floats = dict.fromkeys(("cut", "value"), np.zeros(1, dtype=np.float32))
    np.savez(
        out,
        **held,
        **floats,
        roots=nothing,
        depth=np.array(0),
        base=np.array(odds),
        names=np.array(names),
    )
    return Forest(out.getvalue())


def both(odds: float) -> Judges:
    first, second = columns("html")
    return Judges(
        html=Judge(constant(first, odds), constant(second, odds)), text=Judge(constant(columns("text")[0], odds), None)
    )


# ---------------------------------------------------------------- what holds of every page

_pieces = st.sampled_from(
    [*PARAGRAPHS, TITLE, *(line for f in FURNITURE for line in f.split("\n\n") if line), "Ö", "…", "日本語の行"]
)
_pages = st.lists(_pieces, max_size=12)


@given(_pages)
def test_every_line_of_a_text_has_one_role(lines: list[str]) -> None:
    article = read("\n\n".join(lines))
    assert [line.span for line in article.lines] == list(lines_of(article.text.content))
    assert all(isinstance(line.role, str) and line.role for line in article.lines)


@given(_pages)
def test_every_line_of_a_page_has_one_role(lines: list[str]) -> None:
    article = read(html(paragraphs(*lines)), "html")
    assert [line.span for line in article.lines] == list(lines_of(article.text.content))


@given(_pages)
def test_chances_of_a_text_are_one_a_line_and_between_nothing_and_one(lines: list[str]) -> None:
    content = "\n".join(lines)
    rows = seen(content, tuple(lines_of(content)))
    found = chances(rows, shown_by_words(rows), "", None)
    assert len(found) == len(rows)
    assert all(0.0 <= chance <= 1.0 for chance in found)


@given(_pages)
def test_chances_of_a_page_are_one_a_line_and_between_nothing_and_one(lines: list[str]) -> None:
    rows, markup = looked(html(paragraphs(*lines)))
    found = chances(rows, shown_by_words(rows), TITLE, markup)
    assert len(found) == len(rows)
    assert all(0.0 <= chance <= 1.0 for chance in found)


# ---------------------------------------------------------------- what a reader expects


def test_the_paragraphs_of_a_page_are_its_report() -> None:
    assert kept(read(html(paragraphs(*PARAGRAPHS)), "html")) == [TITLE, *PARAGRAPHS]


ITEMS = (
    "A new crane for the northern quay",
    "Money for the owners of both boats",
    "Deeper water at the mole",
    "A lamp on the outer wall",
)
LIST = f"<p>The council wants four things from the port:</p><ul>{''.join(f'<li>{i}</li>' for i in ITEMS)}</ul>"
LISTED = html(paragraphs(*PARAGRAPHS[:3]) + LIST + paragraphs(*PARAGRAPHS[3:]))
LINKS = {"Home", "World", "Sport", "Weather", "Culture"}


def test_a_list_in_the_report_is_kept_whole_and_a_menu_is_not() -> None:
    found = [line.lstrip("•*- ") for line in kept(read(LISTED, "html"))]
    assert [line for line in found if line in ITEMS] == list(ITEMS)
    assert not LINKS & set(found)


def test_a_list_that_is_in_doubt_line_by_line_is_judged_whole() -> None:
    lines, markup = looked(LISTED)
    told = [0.9 if line.prose else 0.9 if line.text == ITEMS[1] else 0.2 for line in lines]
    whole = with_blocks(told, lines, markup.places, LIKELY)
    raised = {line.text for line, before, after in zip(lines, told, whole, strict=True) if after > before}
    assert raised == set(ITEMS) - {ITEMS[1]}
    assert all(after >= before for before, after in zip(told, whole, strict=True)), "no line loses by it"
    assert with_blocks([0.2] * len(lines), lines, markup.places, LIKELY) == (0.2,) * len(lines), (
        "no report, no list in it"
    )


SAID = (
    "I have sailed past that crane for twenty years and always thought that it would come down one day, honestly.",
    "The authority should have listened to the fishermen, who warned about this in the spring and were laughed at.",
    "My uncle lost one of the boats and nobody has called him yet, which tells you everything about this port.",
)
TALKED = html(paragraphs(*PARAGRAPHS)).replace(
    "</article>",
    f'</article><section id="comments">{"".join(f"<div><p>{words}</p></div>" for words in SAID)}</section>',
)


def test_comments_of_readers_are_furniture() -> None:
    article = read(TALKED, "html")
    assert kept(article) == [TITLE, *PARAGRAPHS]
    assert set(SAID) <= {article.text[line.span] for line in article.lines}, "set aside, not lost"


def test_comments_are_furniture_however_likely_their_words_are() -> None:
    found = kept(read(TALKED, "html", both(9.0)))
    assert set(PARAGRAPHS) <= set(found)
    assert set(SAID).isdisjoint(found)


def test_a_page_with_one_paragraph_is_found() -> None:
    page = html(paragraphs(PARAGRAPHS[0]))
    article = read(page, "html")
    assert PARAGRAPHS[0] in kept(article)
    assert not [p for p in article.problems if p.code == "no-article"]
    assert PARAGRAPHS[0] in kept(read(page, "html", both(-4.0))), "the likeliest of a page where nothing is likely"
    assert kept(read(page, "html", both(-9.0))) in ([], [TITLE]), "but not where nothing is at all"


def test_menus_alone_are_no_report() -> None:
    article = read(f"<html><body><nav><ul>{MENU}</ul></nav></body></html>", "html")
    assert kept(article) == []
    assert [p.code for p in article.problems] == ["no-article"]


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("titled", [True, False])
def test_a_clean_text_loses_only_lines_that_say_what_they_are(count: int, titled: bool) -> None:
    lines = [*([TITLE] if titled else []), "By Marek Sorin", *PARAGRAPHS[:count], "PHOTO: Ostrel Courier file"]
    content = "\n\n".join(lines)
    article = read(content)
    shown = shown_by_words(seen(content, tuple(lines_of(content))))
    lost = [n for n, line in enumerate(article.lines) if not line.article]
    assert all(shown[n] is not None for n in lost), [lines[n] for n in lost if shown[n] is None]
    assert len(lines) - 1 in lost, "the credit of the picture is none of the report"


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("count", [4, 5, 6])
def test_furniture_below_a_text_changes_no_line_of_the_report(count: int, furniture: str) -> None:
    content = "\n\n".join([TITLE, *PARAGRAPHS[:count]])
    assert kept(read(content + furniture)) == kept(read(content))


@pytest.mark.parametrize("furniture", FURNITURE)
def test_furniture_below_a_page_changes_no_line_of_the_report(furniture: str) -> None:
    page = html(paragraphs(*PARAGRAPHS))
    links = "".join(f'<li><a href="#">{line}</a></li>' for line in furniture.split("\n\n") if line)
    dressed = page.replace("<footer>", f'<aside class="related"><ul>{links}</ul></aside><footer>')
    assert dressed != page
    assert kept(read(dressed, "html")) == kept(read(page, "html"))


# ---------------------------------------------------------------- forests


def arrays(name: str) -> tuple[dict[str, Any], bytes]:
    data = forests.FOLDER.joinpath(f"{name}.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        return {key: held[key] for key in held.files}, data


def walked(held: dict[str, Any], row: NDArray[np.float32], trees: slice) -> float:
    """The log odds that the trees add for one row, node by node."""
    total = 0.0
    for root in held["roots"][trees]:
        node = int(root)
        for _ in range(int(held["depth"])):
            lower = row[held["feature"][node]] <= held["cut"][node]
            node = int(held["left"][node] if lower else held["right"][node])
        total += float(held["value"][node])
    return total


def assert_scored_as_walked(held: dict[str, Any], own: Forest, rows: NDArray[np.float32]) -> int:
    """Checks every row against a walk of the whole forest, or of as many trees as decide it. Gives the number of those
    that the first trees decide.
    """
    trees = len(held["roots"])
    left = 0
    for whole in (True, False):
        stops = [trees] if whole else [*range(FIRST, trees, FIRST)[:1], trees]
        for row, chance in zip(rows, own.probabilities(rows, whole=whole), strict=True):
            odds, close = float(held["base"]), False
            for start, stop in zip([0, *stops], stops, strict=False):
                odds += walked(held, row, slice(start, stop))
                close |= abs(odds - DECIDED) <= CLOSE
                if odds < DECIDED and stop < trees:
                    left += 1
                    assert chance <= sigmoid(DECIDED) + CLOSE
                    break
            assert close or chance == pytest.approx(sigmoid(odds), abs=CLOSE)
    return left


CLOSE = 1e-4


def sigmoid(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def some_rows(name: str) -> NDArray[np.float32]:
    """Rows like those of pages, and stranger ones: values drawn around the cuts of the forest."""
    held, _ = arrays(name)
    draw = np.random.default_rng(7)
    width = len(held["names"])
    rows = draw.normal(0, 1, (40, width)).astype(np.float32)
    for column in range(width):
        cuts = np.append(held["cut"][held["feature"] == column], np.float32(0))
        rows[:, column] = draw.choice(cuts, 40) + draw.choice(np.array([-0.01, 0.0, 0.01], dtype=np.float32), 40)
    if name != "lines-html-2":
        lines, markup = looked(html(paragraphs(*PARAGRAPHS)))
        own = features(lines, shown_by_words(lines), TITLE, markup if "html" in name else None)
        rows = np.vstack([rows, own]).astype(np.float32)
    return rows


@pytest.mark.parametrize("name", SHIPPED)
def test_a_forest_scores_as_a_walk_through_its_trees(name: str) -> None:
    held, data = arrays(name)
    assert_scored_as_walked(held, Forest(data), some_rows(name))


def test_rows_that_the_first_trees_decide_are_left() -> None:
    """Trees of one cut: rows below it are furniture to the first trees and article to all together."""
    trees = 2 * FIRST
    root = np.arange(0, 3 * trees, 3)
    held: dict[str, Any] = {
        "feature": np.zeros(3 * trees, dtype=np.uint16),
        "cut": np.tile(np.array([0.5, 0, 0], dtype=np.float32), trees),
        "left": np.repeat(root, 3) + np.tile([1, 1, 2], trees),
        "right": np.repeat(root, 3) + np.tile([2, 1, 2], trees),
        "value": np.concatenate([np.tile([0, -0.2, 0.1], FIRST), np.tile([0, 0.9, 0.1], FIRST)]).astype(np.float32),
        "roots": root,
        "depth": np.array(1),
        "base": np.array(0.0),
        "names": np.array(["one"]),
    }
    out = io.BytesIO()
    np.savez(out, **held)
    rows = np.array([[0.0], [1.0], [0.5], [0.6]], dtype=np.float32)
    assert assert_scored_as_walked(held, Forest(out.getvalue()), rows) == 2


def test_a_row_that_was_left_is_no_report() -> None:
    assert sigmoid(DECIDED) < LIKELY


def test_the_order_of_rows_and_their_company_change_no_score() -> None:
    rows = some_rows("lines-text-1")
    own = forest("lines-text-1")
    whole = own.probabilities(rows)
    assert np.allclose(own.probabilities(rows[::-1]), whole[::-1], atol=1e-6)
    assert np.allclose(np.concatenate([own.probabilities(row[None]) for row in rows]), whole, atol=1e-6)
    assert own.probabilities(rows[:0]).shape == (0,)


# ---------------------------------------------------------------- forests that are damaged, or others


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped forests in the place of the real ones."""
    for name in (*(f"{n}.npz" for n in SHIPPED), forests.HASHES):
        shutil.copy(str(forests.FOLDER.joinpath(name)), tmp_path / name)
    monkeypatch.setattr(forests, "FOLDER", tmp_path)
    forest.cache_clear()
    yield tmp_path
    forest.cache_clear()


def test_a_missing_forest_is_told(folder: Path) -> None:
    (folder / "lines-text-1.npz").unlink()
    with pytest.raises(WeightsDamaged, match=r"lines-text-1\.npz.*cannot be read; install twosource again"):
        read("\n\n".join(PARAGRAPHS))


def test_missing_hashes_are_told(folder: Path) -> None:
    (folder / forests.HASHES).unlink()
    with pytest.raises(WeightsDamaged, match="cannot be read; install twosource again"):
        read("\n\n".join(PARAGRAPHS))


@pytest.mark.parametrize("name", ["lines-html-1", "lines-html-2"])
def test_a_changed_forest_is_told(folder: Path, name: str) -> None:
    data = bytearray((folder / f"{name}.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / f"{name}.npz").write_bytes(bytes(data))
    with pytest.raises(WeightsDamaged, match=rf"{name}\.npz.*is not the file that was shipped"):
        read(html(paragraphs(*PARAGRAPHS)), "html")


def test_a_forest_cut_short_is_told(folder: Path) -> None:
    path = folder / "lines-text-1.npz"
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(WeightsDamaged, match="is not the file that was shipped"):
        read("\n\n".join(PARAGRAPHS))


def test_a_forest_without_its_hash_is_told(folder: Path) -> None:
    lines = (folder / forests.HASHES).read_text("ascii").splitlines(keepends=True)
    (folder / forests.HASHES).write_text("".join(line for line in lines if "lines-text-1" not in line), "ascii")
    with pytest.raises(WeightsDamaged, match="is not the file that was shipped"):
        read("\n\n".join(PARAGRAPHS))


def test_other_forests_judge_where_they_are_given() -> None:
    story = "\n\n".join([TITLE, *PARAGRAPHS])
    page = html(paragraphs(*PARAGRAPHS))
    assert kept(read(story)) == [TITLE, *PARAGRAPHS]
    assert set(PARAGRAPHS).isdisjoint(kept(read(story, judges=both(-9.0))))
    assert set(PARAGRAPHS).isdisjoint(kept(read(page, "html", both(-9.0))))
    assert set(PARAGRAPHS) <= set(kept(read(page, "html", both(9.0))))
    assert LINKS & set(kept(read(page, "html", both(9.0)))), "what the forests take for report is"


def test_a_forest_made_for_other_traits_is_refused() -> None:
    with pytest.raises(WeightsDamaged, match="other traits of lines"):
        read(TITLE, judges=Judges(html=both(0.0).html, text=Judge(constant(("words",), 0.0), None)))


@pytest.mark.parametrize("medium", ["html", "text"])
def test_the_shipped_forests_know_their_traits(medium: str) -> None:
    own = judge(medium)
    assert (own.first.names, own.second.names if own.second else ()) == columns(medium)


# ---------------------------------------------------------------- making and measuring them


@pytest.fixture
def recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "training" / "lines"))


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "bench" / "quality"))


@pytest.mark.usefixtures("recipe")
def test_a_forest_that_was_taught_scores_as_its_teacher() -> None:
    ensemble = pytest.importorskip("sklearn.ensemble", reason="scikit-learn comes with the extra dev")
    import grown

    draw = np.random.default_rng(3)
    rows = draw.normal(0, 5, (600, 6)).astype(np.float32)
    labels = (rows[:, 1] + rows[:, 2] * rows[:, 3] / 5 + draw.normal(0, 1, 600)) > 0
    names = tuple("abcdef")
    for trees in (FIRST // 2, FIRST * 2):
        model = ensemble.HistGradientBoostingClassifier(max_iter=trees, max_leaf_nodes=9, random_state=0)
        model.fit(rows, labels)
        taught = Forest(grown._arrays(model, names))
        wanted = model.predict_proba(rows)[:, 1]
        found = taught.probabilities(rows)
        assert taught.names == names
        done = found > sigmoid(DECIDED)
        assert done.sum() > 200
        assert np.abs(found[done] - wanted[done]).max() < 1e-4
        assert (wanted[~done] < LIKELY / 4).all()


@pytest.mark.usefixtures("recipe")
def test_teaching_is_the_same_every_time(tmp_path: Path) -> None:
    pytest.importorskip("sklearn.ensemble", reason="scikit-learn comes with the extra dev")
    import grown

    config = tomllib.loads((ROOT / "training" / "lines" / "config.toml").read_text("utf-8"))["text"] | {"trees": 5}
    draw = np.random.default_rng(5)
    rows = draw.normal(4, 3, (400, 5)).astype(np.float32)
    labels = rows[:, 0] + rows[:, 1] > 9
    made = [grown.grown(rows, labels, np.ones(400), tuple("abcde"), config) for _ in range(2)]
    first, second = (Forest(data).probabilities(rows) for data in made)
    assert np.array_equal(first, second)
    assert first[labels].mean() > first[~labels].mean() + 0.1
    grown.written(tmp_path, {"one": made[0]}, "all.sha256")
    digest, file = (tmp_path / "all.sha256").read_text("ascii").split()
    assert hashlib.sha256((tmp_path / file).read_bytes()).hexdigest() == digest


@pytest.mark.usefixtures("recipe", "bench")
@pytest.mark.parametrize("site", ["ostrel.example", "courier.example", "caldera.example", "日本.example", ""])
def test_pages_are_measured_by_the_fold_that_was_not_taught_by_them(site: str) -> None:
    import samples
    import unseen

    config = tomllib.loads((ROOT / "training" / "lines" / "config.toml").read_text("utf-8"))
    assert config["folds"] == unseen.FOLDS
    assert unseen.fold_of(site) == samples.fold_of(site, unseen.FOLDS)


@pytest.mark.usefixtures("bench")
def test_the_folds_are_whole_and_know_their_traits() -> None:
    import unseen

    for fold in range(unseen.FOLDS):
        judges = unseen._judges(fold)
        for own, medium in ((judges.html, "html"), (judges.text, "text")):
            assert (own.first.names, own.second.names if own.second else ()) == columns(medium)


def test_an_extractor_is_asked_only_where_a_first_look_leaves_doubt() -> None:
    lines, markup = looked(html(paragraphs(*PARAGRAPHS)))
    asked: list[list[float]] = []

    def ask(first: Any) -> frozenset[int]:
        asked.append(list(first))
        return frozenset({1})

    told = Markup(markup.places, ask=ask)
    own = features(lines, shown_by_words(lines), TITLE, told)
    vote = columns("html")[1].index("vote")
    sure = (own[:, 0] > 8).astype(np.float32)
    assert set(second_look(own, sure, lines, told)[:, vote].tolist()) == {-1.0}
    assert not asked
    unsure = np.full(len(lines), 0.5, dtype=np.float32)
    assert second_look(own, unsure, lines, told)[:, vote].tolist() == [float(n == 1) for n in range(len(lines))]
    assert asked == [unsure.tolist()]


def test_a_post_below_a_paragraph_is_the_report_with_who_posted_it() -> None:
    said = "Fishermen said that the pumps had run all night before the water came into the streets of Dell."
    text = "\n\n".join(
        ("Row in Dell", said, "Nobody was warned and anybody can see that", "— Ina Roe (@inaroe) May 3, 2031")
    )
    lines = seen(text, tuple(lines_of(text)))
    assert with_loose((0.0, 0.9, 0.1, 0.1), lines, (None,) * 4, 0.5) == (0.0, 0.9, 0.5, 0.5)
    assert with_loose((0.9, 0.0, 0.1, 0.1), lines, (None,) * 4, 0.5)[2:] == (0.1, 0.1)
