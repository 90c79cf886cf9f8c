"""What the markup of a page says of its lines: what is hidden, posts that a report shows, elements that hold no word."""

from __future__ import annotations

from twosource.article.blocks import with_posts
from twosource.article.classes import groups_of
from twosource.article.extraction import kept_by_extractor
from twosource.article.hints import Laid
from twosource.article.layout import laid_out
from twosource.article.lines import Seen, seen
from twosource.article.parsing import parsed
from twosource.article.runs import covered, words_in, words_of
from twosource.spans import lines_of

SAID = (
    "The harbour authority closed the northern quay on Monday after the old crane fell into the water.",
    "Two boats were lost, and divers looked for the missing mate until the light went, the coast guard said.",
    "The port stays shut while the wreck is being raised, which may take some weeks yet.",
)
POST = '<blockquote class="twitter-tweet"><p>Nobody told us that the crane was coming down</p>— Ina Roe (@inaroe)</blockquote>'


def looked(body: str) -> tuple[Laid, tuple[Seen, ...]]:
    root, _ = parsed(f"<html><body>{body}</body></html>")
    assert root is not None
    laid = laid_out(root)
    return laid, seen(laid.content, tuple(lines_of(laid.content)), laid.hints)


def posts_kept(body: str, report: tuple[str, ...]) -> list[str]:
    laid, lines = looked(body)
    told = [0.9 if line.text in report else 0.1 for line in lines]
    found = with_posts(told, lines, laid.places, [groups_of(place.words) for place in laid.places], 0.5)
    return [line.text for line, before, after in zip(lines, told, found, strict=True) if after > before]


def test_a_post_between_or_right_below_lines_of_the_report_is_quoted() -> None:
    whole = ["Nobody told us that the crane was coming down", "— Ina Roe (@inaroe)"]
    told = [line.removeprefix("— ") for line in whole]
    assert posts_kept(f"<p>{SAID[0]}</p>{POST}<p>{SAID[1]}</p>", SAID) == told
    assert posts_kept(f"<p>{SAID[0]}</p>{POST}", SAID) == told
    assert posts_kept(f"<p>{SAID[0]}</p><p>Share</p>{POST}<p>{SAID[1]}</p>", SAID) == told
    assert posts_kept(f"<p>{SAID[0]}</p><p>Share</p>{POST}", SAID) == []
    assert posts_kept(f"{POST}<p>{SAID[0]}</p>", SAID) == []
    assert posts_kept(POST, SAID) == []


def test_what_a_page_hides_is_not_shown() -> None:
    laid, _ = looked(
        "<dialog>Closed</dialog><dialog open>Open</dialog><p hidden>Gone</p><p hidden=until-found>Found</p>"
        '<span class="Visually-Hidden">For ears</span><span class="hidden-gem">Shown</span><p style="display: none">Away</p>'
    )
    assert laid.content.split() == ["Open", "Found", "Shown"]


def test_words_about_a_picture_are_told_by_the_class_around_them() -> None:
    laid, lines = looked(
        '<div class="Photo-Credit">Ina Roe</div><figcaption>The <b>crane</b></figcaption><p class="credits">All of them</p>'
    )
    assert [line.text for line in lines if line.hint.caption] == ["Ina Roe", "The crane"]
    assert laid.size.elements == 6


def test_the_places_of_lines_hold_each_other_as_the_page_does() -> None:
    laid, lines = looked('<div id="a"><p>One</p><section class="B"><p>Two <i>more</i></p></section></div>tail')
    assert [laid.path(line.hint.place) for line in lines] == [
        "html/body/div.a/p",
        "html/body/div.a/section.b/p",
        "html/body",
    ]
    assert all(place.parent < n for n, place in enumerate(laid.places))
    assert all(place.depth == laid.places[place.parent].depth + 1 for place in laid.places if place.parent >= 0)
    assert [element.tag for element in laid.elements] == [place.tag for place in laid.places]


def test_elements_without_words_change_nothing_that_the_extractor_keeps() -> None:
    paragraphs = "".join(f"<p>{said}</p>" for said in SAID)
    boxes = "".join(f"<p>{said}</p><div><span></span><i class='icon'> </i></div>" for said in SAID)
    found = []
    for inner in (paragraphs, boxes):
        source = f"<html><body><article>{inner}</article></body></html>"
        root, _ = parsed(source)
        assert root is not None
        laid = laid_out(root)
        lines = seen(laid.content, tuple(lines_of(laid.content)), laid.hints)
        found.append(kept_by_extractor(root, source, laid, lines, [0.9] * len(lines)))
    assert found == [frozenset(range(len(SAID)))] * 2


def test_words_of_a_line_and_of_a_text_are_the_same() -> None:
    text = "The 2 boats, 31 miles off — Überfahrt\n港で船が2隻沈んだ\nТри лодки"
    lines = seen(text, tuple(lines_of(text)))
    assert [word for line in lines for word in words_in(line)] == words_of(text)
    assert words_of("港で abc") == ["港", "で", "abc"]


def test_a_line_is_covered_by_a_text_that_has_its_runs() -> None:
    text = "\n".join(SAID)
    lines = seen(text, tuple(lines_of(text)))
    first, nothing, none = covered(lines, SAID[0].upper(), "A boat and a crane", "")
    assert first[0] == 1.0
    assert max(first[1:]) < 0.2
    assert nothing == [0.0, 0.0, 0.0]
    assert none == [-1.0, -1.0, -1.0]
