"""The trained reader: what goes into the encoder, what comes out, and what happens where it cannot run."""

from __future__ import annotations

import itertools
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource import speech, weights
from twosource.compare import read
from twosource.errors import WeightsDamaged
from twosource.records import Page, Report
from twosource.spans import Span, lines_of
from twosource.speech.completing import past_false_stop, run_on, with_rules, with_sources
from twosource.speech.found import Found
from twosource.speech.linking import Linked, Scorer, Tagged, features, laid, link
from twosource.speech.nesting import with_inner, with_outer
from twosource.speech.paragraphs import with_paragraphs
from twosource.speech.sources import with_own_source
from twosource.speech.tagging import stand_ins
from twosource.speech.trained import FallbackReader
from twosource.weights import integrity
from twosource.weights.pieces import KINDS, SEP, Pieces, parts_of, pieces
from twosource.weights.viterbi import best_tags
from twosource.weights.windows import WINDOW, stream, windows

TEXT = """Ferry to stay in port, says harbour master

The ferry to Ostrel will not sail before Friday, harbour master Ines Tarvo told reporters on Monday.

"We have seen two cracks in the hull," she said. "Nobody should be asked to board it."

The company denied that the ship was unsafe. According to a letter seen by the Ostrel Courier, its own engineers had asked for repairs in May."""


def report(text: str = TEXT) -> Report:
    return read(Page(path="ferry.txt", media="text", content=text, encoding="utf-8"))


# ------------------------------------------------------------------ what goes in


@given(st.text(alphabet="aB3 .,“”'\n-éß中\u00a0", max_size=80))
def test_the_words_of_pieces_are_words_of_the_text_in_order(text: str) -> None:
    made = pieces(text, Span(0, len(text)))
    assert len(made.ids) == len(made.kinds)
    assert len(made.words) == len(made.firsts)
    assert list(made.firsts) == sorted(set(made.firsts))
    for before, after in itertools.pairwise(made.words):
        assert before.end <= after.start
    assert all(text[w.start : w.end].strip() for w in made.words)


def test_kinds_tell_marks_writing_and_place() -> None:
    text = "“Ice is NATO’s 2nd” worry"
    made = pieces(text, Span(0, len(text)), [(Span(0, 19), "double")])
    told = {text[w.start : w.end]: parts_of(made.kinds[f]) for w, f in zip(made.words, made.firsts, strict=True)}
    assert told["“"] == (1, 4, 1)  # in marks, a mark, first
    assert told["Ice"] == (1, 1, 0)
    assert told["NATO"] == (1, 2, 0)
    assert told["2nd"] == (1, 3, 0)
    assert told["worry"] == (0, 0, 0)
    assert max(made.kinds) < KINDS


def _paragraph(words: list[int]) -> Pieces:
    """A paragraph whose words have these numbers of pieces."""
    firsts = [sum(words[:n]) for n in range(len(words))]
    return Pieces((7,) * sum(words), (1,) * sum(words), tuple(Span(n, n + 1) for n in range(len(words))), tuple(firsts))


@given(st.lists(st.lists(st.integers(1, 100), max_size=12), min_size=1, max_size=30))
def test_every_piece_is_kept_from_one_window_and_none_is_too_long(paragraphs: list[list[int]]) -> None:
    laid = stream([_paragraph(p) for p in paragraphs])
    at = 0
    for w in windows(laid):
        assert w.start <= w.kept == at < w.end
        assert w.end - w.start < WINDOW
        at = w.end
    assert at == len(laid.ids)
    assert laid.ids.count(SEP) == len(paragraphs)


# ------------------------------------------------------------------ tags and links


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_best_path_is_the_best_of_all_paths(words: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    tags = 3
    scores, after = (
        draw.normal(size=(words, tags)).astype(np.float32),
        draw.normal(size=(tags, tags)).astype(np.float32),
    )
    first, last = draw.normal(size=tags).astype(np.float32), draw.normal(size=tags).astype(np.float32)

    def value(path: tuple[int, ...]) -> float:
        steps = sum(after[a, b] for a, b in itertools.pairwise(path))
        return float(first[path[0]] + last[path[-1]] + steps + sum(s[t] for s, t in zip(scores, path, strict=True)))

    other = draw.normal(size=(words + 2, tags)).astype(np.float32)  # one of another length goes through with it
    found, _ = best_tags([scores, other], first, last, after)
    best = max(itertools.product(range(tags), repeat=words), key=value)
    assert value(tuple(found)) == pytest.approx(value(best), abs=1e-4)


def test_a_content_that_no_cue_takes_is_no_statement() -> None:
    text = "Tarvo said it leaks"
    spans = [
        Tagged("source", Span(0, 5), 0, 0, 0),
        Tagged("cue", Span(6, 10), 0, 1, 1),
        Tagged("content", Span(11, 19), 0, 2, 3),
    ]
    width = len(features(laid(text, spans), 2, (1,))[0])
    nobody = Scorer(np.zeros((width, 1), np.float32), np.zeros(1, np.float32), np.zeros(1, np.float32))
    assert link(text, spans, nobody, nobody) == ([], [spans[2]])  # all scores equal: none comes first


# ------------------------------------------------------------------ the whole


def test_it_reads_a_page() -> None:
    r = report()
    assert isinstance(speech.reader(), speech.TrainedReader)
    told = {(s.speaker.name, r.text[s.content[0].start : s.content[-1].end][:22]) for s in r.statements}
    assert ("Ines Tarvo", '"We have seen two crac') in told
    assert ("Ines Tarvo", "The ferry to Ostrel wi") in told
    assert all(0 < s.confidence < 1 and s.why.startswith(("trained reader", "rule nested")) for s in r.statements)


def test_the_same_bytes_whoever_asks_and_however_many() -> None:
    once = report()
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda _: report(), range(8)))
    assert all(r == once for r in again)


def test_a_paragraph_longer_than_a_window_is_read_to_its_end() -> None:
    long = " ".join(f"The inspector said that valve {n} was closed." for n in range(120))
    r = report("Valves of the Ostrel dam\n\n" + long)
    assert max(s.content[-1].end for s in r.statements) > len(r.text) - 60


def test_vectors_put_like_sentences_nearer() -> None:
    a, b, c = weights.vectors(
        ["The bridge was closed after the flood.", "High water shut the bridge.", "Shares of the brewery rose."]
    )
    assert np.linalg.norm(a) == pytest.approx(1, abs=1e-3)
    assert a @ b > a @ c + 0.2


def test_where_the_runtime_is_missing_rules_read_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.speech.trained.available", lambda: False)
    reader = speech.reader()
    assert isinstance(reader, FallbackReader)
    r = read(Page(path="ferry.txt", media="text", content=TEXT, encoding="utf-8"), reader)
    assert any(s.speaker.name == "Ines Tarvo" for s in r.statements)
    assert [p.code for p in r.problems if p.code == "rules-only"] == ["rules-only"]


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_damaged_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    folder = Path(str(integrity.FOLDER))
    for name in ("reader.sha256", "reader.npz"):
        shutil.copy(folder / name, tmp_path / name)
    monkeypatch.setattr(integrity, "FOLDER", tmp_path)
    assert weights.shipped("reader.npz")
    if damage == "missing":
        (tmp_path / "reader.npz").unlink()
    else:
        (tmp_path / "reader.npz").write_bytes(b"something else")
    with pytest.raises(WeightsDamaged, match=r"reader\.npz.*install twosource again"):
        weights.shipped("reader.npz")


# ------------------------------------------------------------------ what rules add


def _linked(text: str, source: str, cue: str, content: str, paragraph: int) -> Linked:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    who, said, what = (
        Tagged(r, span(w), paragraph, 0, 0) for r, w in (("source", source), ("cue", cue), ("content", content))
    )  # type: ignore[arg-type]
    return Linked(who, said, (what,), 1.0)


def test_a_quotation_runs_on_over_paragraphs_of_its_own() -> None:
    text = "Tarvo said: “It leaks.\n“It is old.\n“We shut it.”\nSandrel denied it.\n“Never.”"
    one, other = _linked(text, "Tarvo", "said", "“It leaks.", 0), _linked(text, "Sandrel", "denied", "it.\n", 3)
    loose = [
        Tagged("content", Span(text.index(w), text.index(w) + len(w)), n, 0, 0)
        for w, n in (("“It is old.", 1), ("“We shut it.”", 2), ("“Never.”", 4))
    ]
    first, second = run_on(text, [one, other], loose)
    assert [text[t.span.start : t.span.end] for t in first.content] == ["“It leaks.", "“It is old.", "“We shut it.”"]
    assert second.content == other.content  # what stands before "Never" is no quotation


def _passages(text: str) -> list[speech.Passage]:
    return [speech.passage(text, line, not n) for n, line in enumerate(lines_of(text))]


def _found(text: str, source: str, cue: str, content: str) -> Found:
    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return Found(
        source=spans(source), cue=spans(cue), content=spans(content), lemma="", stance="asserts", rule="trained",
        confidence=0.5,
    )  # fmt: skip


def test_a_cue_without_a_source_gets_the_subject_that_the_rules_see() -> None:
    text = "Notes\nThe baker, Theo Wills, thinks that a spark did it."
    blind = _found(text, "", "thinks", "that a spark did it")
    (seen,) = with_sources(text, [blind], _passages(text))
    assert text[seen.source[0].start : seen.source[0].end].startswith("The baker")
    named = _found(text, "Theo Wills", "thinks", "that a spark did it")
    assert with_sources(text, [named], _passages(text)) == [named]


def test_according_to_is_added_where_the_model_has_nobody() -> None:
    text = "Notes\nAccording to the harbour office, the ferry was overloaded."
    (added,) = with_rules(text, [], _passages(text))
    assert text[added.source[0].start : added.source[0].end] == "the harbour office"
    assert with_rules(text, [added], _passages(text)) == [added]


def test_a_content_goes_on_behind_a_full_stop_that_broke_its_sentence() -> None:
    text = "Notes\nTarvo accused the firm of 20 raids in the north. Ishra land every day, killing 60 sheep a week. It rained."
    start, stop, whole = (
        text.index("the firm"),
        text.index(". Ishra"),
        Span(text.index("Tarvo"), text.index(" It rained")),
    )
    cue = Span(text.index("accused"), text.index(" the firm"))
    (piece,) = past_false_stop(text, [Span(start, stop)], cue, [whole])
    assert text[piece.start : piece.end].endswith("60 sheep a week")
    assert past_false_stop(text, [Span(start, stop)], cue, []) == (Span(start, stop),)


def test_a_headline_may_name_its_source_behind_a_colon() -> None:
    text = "Dam was unsafe for years: inspectors\nThe gate was shut at noon."
    (added,) = with_rules(text, [], _passages(text))
    assert (text[added.source[0].start : added.source[0].end], text[: added.content[0].end]) == (
        "inspectors",
        "Dam was unsafe for years",
    )


def _said(text: str, found: list[Found]) -> list[tuple[str, list[str]]]:
    return [(text[f.source[0].start : f.source[0].end], [text[c.start : c.end] for c in f.content]) for f in found]


def test_inside_a_content_another_may_speak() -> None:
    text = "Notes\nThe Courier reported that Ines Tarvo denied the charge of theft at once."
    outer = _found(text, "The Courier", "reported", "that Ines Tarvo denied the charge of theft at once")
    assert _said(text, with_inner(text, [outer]))[1:] == [("Ines Tarvo", ["the charge of theft at once"])]
    text = "Notes\nSandrel said that he would say the dam is safe, and that nobody said it was not."
    alone = _found(text, "Sandrel", "said", text[text.index("that he") : -1])
    assert [f for f in with_inner(text, [alone]) if text[f.source[0].start : f.source[0].end] == "he"] == []


def test_what_ends_in_a_paper_that_reports_it_is_reported_whole() -> None:
    text = "Notes\nInes Tarvo, the mayor, denied the charge of theft at once, the Courier reports."
    inner = _found(text, "Ines Tarvo, the mayor,", "denied", "the charge of theft at once")
    assert _said(text, with_outer(text, [inner], _passages(text))) == [
        ("Ines Tarvo, the mayor,", ["the charge of theft at once"]),
        ("the Courier", ["Ines Tarvo, the mayor, denied the charge of theft at once"]),
    ]
    headless = _found(text, "the Courier", "reports", "denied the charge of theft at once")
    ((_, content),) = _said(text, with_outer(text, [headless], _passages(text)))
    assert content == ["Ines Tarvo, the mayor, denied the charge of theft at once"]


def test_a_quotation_cut_into_paragraphs_is_one_speakers() -> None:
    text = 'Notes\n"The gate leaked in spring.\nNobody came to look.\nSo it broke," Ines Tarvo said.\nIt rained.'
    last = _found(text, "Ines Tarvo", "said", 'So it broke,"')
    assert _said(text, with_paragraphs(text, [last], _passages(text))) == [
        ("Ines Tarvo", ['"The gate leaked in spring.', "Nobody came to look.", 'So it broke,"'])
    ]


def test_what_is_urged_inside_a_quotation_that_goes_on_is_part_of_it() -> None:
    text = 'Notes\nInes Tarvo said: "The gate leaked.\nIt is vital that it be shut."\nIt rained.'
    first = _found(text, "Ines Tarvo", "said:", '"The gate leaked.')
    inner = _found(text, "", "It is vital", 'that it be shut."')
    assert _said(text, with_paragraphs(text, [first, inner], _passages(text))) == [
        ("Ines Tarvo", ['"The gate leaked.', 'It is vital that it be shut."'])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The unanimously-praised Brask is also obliged to play in the second film, the long-planned sequel.",
        "The studio went on with the planned talks, the already promised raise and the widely reported deal.",
    ],
)
def test_a_participle_inside_a_phrase_says_nothing(text: str) -> None:
    r = read(Page(path="film.txt", media="text", content=text, encoding="utf-8"))
    assert [r.text[s.source[0].start : s.source[0].end] for s in r.statements if s.source] == []


def test_a_paragraph_of_quotation_goes_on_with_who_spoke_last() -> None:
    text = 'Notes\nOlem Vasht condemned the deal, saying it was late.\n"We stand at the edge of ruin."\nInes Tarvo said it was fair.'
    vasht = _found(text, "Olem Vasht", "saying", "it was late")
    tarvo = msgspec.structs.replace(
        _found(text, "Ines Tarvo", "said", "it was fair"),
        content=(
            _found(text, "", "", '"We stand at the edge of ruin."').content[0],
            _found(text, "", "", "it was fair").content[0],
        ),
    )
    assert _said(text, with_paragraphs(text, [vasht, tarvo], _passages(text))) == [
        ("Olem Vasht", ["it was late"]),
        ("Olem Vasht", ['"We stand at the edge of ruin."']),
        ("Ines Tarvo", ["it was fair"]),
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "right"),
    [
        ("Ines Tarvo criticised by older colleague over the dam", "Ines Tarvo", "criticised by", "over the dam", "older colleague"),
        ("She gave out her last returns, showing that she paid", "She", "showing", "that she paid", "her last returns"),
        ("The firm hit back at a report claiming it was sold", "The firm", "hit back at a report claiming", "it was sold", "a report"),
        ("Tarvo issued a report claiming it was sold", "Tarvo", "issued a report claiming", "it was sold", "Tarvo"),
        ("Tarvo took aim at the council, claiming it slept", "the council", "claiming", "it slept", "Tarvo"),
    ],
)  # fmt: skip
def test_the_words_around_a_cue_tell_whose_it_is(text: str, source: str, cue: str, content: str, right: str) -> None:
    one = with_own_source(text, _found(text, source, cue, content), lambda _: Span(0, len(text)))
    assert text[one.source[0].start : one.source[0].end] == right


def test_names_that_stand_in_are_given_by_order_of_appearance() -> None:
    one, other = stand_ins(["Ines Tarvo", "Joric Sandrel"]), stand_ins(["Joric Sandrel", "Ines Tarvo"])
    assert (one["Ines"], one["Tarvo"]) == (other["Joric"], other["Sandrel"])
    text = "Tarvo met Sandrel."
    made = pieces(text, Span(0, len(text)), stand_ins=one)
    assert len(made.ids) == len(made.words) == 4
    assert made.ids[0] == one["Tarvo"]
