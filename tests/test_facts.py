"""What a page says of itself: title, authors, outlet, section, days; from JSON-LD, other markup and plain lines."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article import find
from twosource.article.authors import people
from twosource.article.days import days_in
from twosource.records import Article, Capture, Page
from twosource.spans import Span

BODY = """<p>The harbour bridge will close on Monday for three months, the city's mayor said in a letter to residents.</p>
<p>"We have no other choice, the steel is thirty years old," Mayor Ines Adu told reporters at the town hall.</p>
<p>Shop owners on the north bank fear that they will lose a third of their customers, their association said.</p>"""
TEXT = """The harbour bridge will close on Monday for three months, the city's mayor said in a letter.

"We have no other choice, the steel is thirty years old," Mayor Ines Adu told reporters at the town hall.

Shop owners on the north bank fear that they will lose a third of their customers, their association said."""


def page(
    head: str = "", *, ld: Any = None, top: str = "<h1>Harbour bridge to close</h1>", below: str = "", **given: Any
) -> Article:
    script = (
        f'<script type="application/ld+json">{ld if isinstance(ld, str) else json.dumps(ld)}</script>' if ld else ""
    )
    source = f"<html><head>{head}{script}</head><body><article>{top}{BODY}</article>{below}</body></html>"
    return read(source, "html", **given)


def read(content: str, media: str = "text", **given: Any) -> Article:
    capture = given.pop("capture", None)
    facts = {f"given_{name}": value for name, value in given.items()}
    return find(Page(path="page", media=media, content=content, encoding="utf-8", capture=capture, **facts))  # type: ignore[arg-type]


def names(article: Article) -> list[str]:
    return [author.name for author in article.authors]


def fits(article: Article) -> bool:
    """Every span holds exactly the words of its fact."""
    text = article.text
    title = article.title is None or article.title.span is None or text[article.title.span] == article.title.text
    shown = all(a.span is None or text[a.span].casefold() == a.name.casefold() for a in article.authors)
    return title and shown


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


REPORT = {"@type": "NewsArticle", "headline": "Harbour bridge to close", "datePublished": "2031-05-03T07:00:00Z"}


# ---------------------------------------------------------------- JSON-LD


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Ina Roe", ["Ina Roe"]),
        ("By Ina Roe", ["Ina Roe"]),
        ("Von Ina Roe und Tom Adu", ["Ina Roe", "Tom Adu"]),
        ("Ina Roe, Tom Adu and Ulla Brandt", ["Ina Roe", "Tom Adu", "Ulla Brandt"]),
        ("Ina Roe/Tom Adu", ["Ina Roe", "Tom Adu"]),
        ("abc/ir", ["abc/ir"]),
        ("José Ortuño y Gassol", ["José Ortuño y Gassol"]),
        ("José Ortuño y Ana Roe", ["José Ortuño", "Ana Roe"]),
        ("Ein Kommentar von Ina Roe", ["Ina Roe"]),
        ("Von der Au, Tom", ["Von der Au", "Tom"]),
        ("Ina Roe, Chief Political Correspondent", ["Ina Roe"]),
        ("Ina Roe (Special Envoy)", ["Ina Roe"]),
        (["Ina Roe", "Tom Adu"], ["Ina Roe", "Tom Adu"]),
        ([{"@type": "Person", "name": "Ina Roe"}, {"@type": "Person", "name": "Tom Adu "}], ["Ina Roe", "Tom Adu"]),
        ({"@type": "Person", "name": ["Ina Roe", "Tom Adu"]}, ["Ina Roe", "Tom Adu"]),
        ({"@list": [{"name": "Ina Roe"}]}, ["Ina Roe"]),
        ({"@type": "Person", "givenName": "Ina", "familyName": "Roe"}, ["Ina Roe"]),
        ({"@type": "Organization", "name": "AFP"}, ["AFP"]),
        ({"@type": "Person", "name": "Ina de la Roe"}, ["Ina de la Roe"]),
        ("Ина Ро и Том Аду", ["Ина Ро", "Том Аду"]),
        ("市川 花、東 太郎", ["市川 花", "東 太郎"]),
        ("https://courier.example/authors/ina-roe", []),
        ("ina.roe@courier.example", []),
        ("admin", []),
        ({"@type": "Person"}, []),
        (None, []),
        (17, []),
    ],
)
def test_the_ways_to_write_an_author(author: object, expected: list[str]) -> None:
    assert names(page(ld={**REPORT, "author": author})) == expected


def test_an_author_that_is_a_reference() -> None:
    graph = [
        {**REPORT, "author": {"@id": "#ina"}, "publisher": {"@id": "#house"}},
        {"@type": "Person", "@id": "#ina", "name": "Ina Roe"},
        {"@type": "NewsMediaOrganization", "@id": "#house", "name": "The Caldera Courier"},
    ]
    article = page(ld={"@graph": graph})
    assert names(article) == ["Ina Roe"]
    assert article.outlet == "The Caldera Courier"


def test_the_object_of_this_page_tells_and_not_one_it_links_to() -> None:
    other = {
        "@type": "NewsArticle", "headline": "Ferry line to run all night", "url": "https://courier.example/ferry",
        "datePublished": "2031-01-09", "author": "Someone Else",
    }  # fmt: skip
    video = {
        "@type": "VideoObject",
        "name": "Harbour bridge to close",
        "datePublished": "2031-01-08",
        "author": "Film Crew",
    }
    mine = {**REPORT, "mainEntityOfPage": {"@id": "https://m.courier.example/bridge/?x=1"}, "author": "Ina Roe"}
    canonical = '<link rel="canonical" href="https://courier.example/bridge">'
    article = page(canonical, ld=[other, video, mine])
    assert names(article) == ["Ina Roe"]
    assert article.published is not None
    assert (article.published.date, article.published_also) == ("2031-05-03", ())
    alone = page(canonical, ld=[other], top="<h1>Harbour bridge to close</h1>")
    assert names(alone) == []
    assert alone.published is None


@pytest.mark.parametrize(
    "wrapped",
    [
        "<!-- {} -->",
        "//<![CDATA[\n{}\n//]]>",
        "{};",
        '{{"@graph": [{},]}}',
        "\ufeff\n  {}\n",
    ],
)
def test_json_that_is_slightly_wrong_is_read(wrapped: str) -> None:
    assert names(page(ld=wrapped.format(json.dumps({**REPORT, "author": "Ina Roe"})))) == ["Ina Roe"]


def test_json_with_a_line_break_in_a_word_is_read() -> None:
    source = json.dumps({**REPORT, "author": "Ina Roe"}).replace("Harbour bridge", "Harbour\nbridge")
    assert names(page(ld=source)) == ["Ina Roe"]


@pytest.mark.parametrize(
    "ld",
    [
        "[" * 100_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        '{"@type": "NewsArticle", "author": ' + "[" * 2_000 + '"A B"' + "]" * 2_000 + "}",
        json.dumps([{"@type": "NewsArticle", "headline": "x" * 1_000}] * 3_000),
        json.dumps({"@type": "NewsArticle", "headline": "\ud800", "author": "\ud800"}),
        '{"@type": "NewsArticle", "datePublished": 1' + "0" * 9_000 + "}",
        json.dumps(
            {"@type": ["NewsArticle", None, 5], "@id": ["a"], "url": {}, "publisher": [[]], "articleSection": {"a": 1}}
        ),
        " " * 300_000 + "{" + " " * 300_000,
        json.dumps({"@type": "BreadcrumbList", "itemListElement": "none"}),
    ],
    ids=["open", "deep", "deep-author", "many", "surrogate", "number", "wrong-kinds", "space", "crumbs"],
)
def test_hostile_json_neither_crashes_nor_hangs(ld: str) -> None:
    start = time.process_time()
    article = page(ld=ld)
    assert time.process_time() - start < 3
    assert article.title is not None
    assert article.title.text == "Harbour bridge to close"


# ---------------------------------------------------------------- other markup


@pytest.mark.parametrize(
    ("head", "top", "expected", "basis"),
    [
        ('<meta name="author" content="Ina Roe">', "", ["Ina Roe"], "meta element author"),
        ('<meta name="dc.creator" content="Roe, Ina"><meta name="dc.creator" content="Adu, Tom">', "", ["Ina Roe", "Tom Adu"],
         "meta element dc.creator"),
        (meta("article:author", "https://social.example/courier"), "<p>By Ina Roe</p>", ["Ina Roe"], "byline"),
        ('<meta name="mrf:authors" content="Ina Roe">', "", ["Ina Roe"], "meta element mrf:authors"),
        ("", '<a rel="author" href="/ina">Ina Roe</a>', ["Ina Roe"], "byline in the markup"),
        ("", '<span itemprop="author"><span itemprop="name">Ina Roe</span>, Chief Editor</span>', ["Ina Roe"],
         "byline in the markup"),
        ("", '<div class="c-byline">By Ina Roe and Tom Adu</div>', ["Ina Roe", "Tom Adu"], "byline in the markup"),
        ("", "<p>Ina Roe</p><p>3 May 2031</p>", ["Ina Roe"], "line of names below the headline"),
        ('<meta name="twitter:creator" content="@courier">', '<div class="byline">Published today</div>', [], ""),
        ("", "<div>Local News</div><p>May 3, 2031</p>", [], ""),
    ],
)  # fmt: skip
def test_authors_outside_json(head: str, top: str, expected: list[str], basis: str) -> None:
    article = page(head, top=f"<h1>Harbour bridge to close</h1>{top}")
    assert names(article) == expected
    assert {a.basis for a in article.authors} <= {basis}
    assert fits(article)


def test_the_outlet_is_author_only_where_nobody_else_is_named() -> None:
    house = {"@type": "Organization", "name": "The Caldera Courier"}
    ld = {**REPORT, "author": house, "publisher": house}
    assert names(page(ld=ld)) == ["The Caldera Courier"]
    assert names(page('<meta name="author" content="Ina Roe">', ld=ld)) == ["Ina Roe"]
    assert names(page(ld=ld, top="<h1>Harbour bridge to close</h1><p>By Ina Roe</p>")) == ["Ina Roe"]


def test_bylines_of_comments_and_linked_reports_are_not_this_reports() -> None:
    comment = "<h2>2 comments</h2><p>Log in</p><p>Newest first</p><div class='comment-author'>By Nils Nobody</div>"
    linked = "<aside><h2>Read more</h2><p>Ferry to run all night</p><a rel='author'>Olga Other</a></aside>"
    assert names(page(below=linked + comment)) == []


def test_an_author_points_at_the_byline_and_not_at_the_text() -> None:
    top = "<h1>Harbour bridge to close</h1><p>Ina Roe told it first to our readers in a long letter from the harbour.</p><p>BY INA ROE</p>"
    article = page(ld={**REPORT, "author": "Ina Roe"}, top=top)
    (author,) = article.authors
    assert author.span is not None
    assert article.text[author.span] == "INA ROE"


def test_an_author_written_with_other_code_points_is_found() -> None:
    article = page(
        ld={**REPORT, "author": "Zoe\u0301 Roe"}, top="<h1>Harbour bridge to close</h1><p>By Zo\u00e9 Roe</p>"
    )
    (author,) = article.authors
    assert author.span is not None
    assert article.text[author.span] == "Zo\u00e9 Roe"


def test_names_that_are_given_come_first() -> None:
    article = page(ld={**REPORT, "author": "Ina Roe"}, authors=("Tom Adu",), section="Harbour")
    assert [(a.name, a.span, a.basis) for a in article.authors] == [("Tom Adu", None, "given with the page")]
    assert article.section == "Harbour"


# ---------------------------------------------------------------- title, outlet, section


@pytest.mark.parametrize(
    ("og", "ld", "h1", "expected", "printed"),
    [
        (
            "Harbour bridge to close | The Courier",
            "Harbour bridge to close",
            "Harbour bridge to close",
            "Harbour bridge to close",
            True,
        ),
        ("Bridge shut: what it means - Courier", "", "Harbour bridge to close", "Harbour bridge to close", True),
        ("Old bridge shuts for good", "Old bridge shuts for good", "Caldera", "Old bridge shuts for good", False),
        (
            "Why the bridge had to go",
            "Harbour bridge to close",
            "Harbour bridge to close",
            "Harbour bridge to close",
            True,
        ),
        (
            "Harbour bridge to close",
            "Harbour bridge to close",
            "CITY LIFE Harbour bridge to close",
            "Harbour bridge to close",
            True,
        ),
    ],
)
def test_the_title_is_what_two_places_say(og: str, ld: str, h1: str, expected: str, printed: bool) -> None:
    article = page(meta("og:title", og), ld={**REPORT, "headline": ld}, top=f"<h1>{h1}</h1>")
    assert article.title is not None
    assert article.title.text == expected
    assert (article.title.span is not None) == printed
    assert fits(article)


@pytest.mark.parametrize(
    ("head", "ld", "expected"),
    [
        (meta("og:site_name", "The Courier"), {"publisher": {"name": "Courier Media Ltd"}}, "The Courier"),
        (meta("og:site_name", "calderacourier"), {"publisher": {"name": "Caldera Courier"}}, "Caldera Courier"),
        ("", {"publisher": "Orland Post"}, "Orland Post"),
        ('<title>Harbour bridge to close - Ländchen-Bote</title><link rel="canonical" href="https://www.laendchen-bote.example/b">', {},
         "Ländchen-Bote"),
        ("<title>Harbour bridge to close - City</title>", {}, None),
        (meta("og:site_name", "https://www.courier.example"), {"publisher": "Orland Post"}, "Orland Post"),
    ],
)  # fmt: skip
def test_the_outlet(head: str, ld: dict[str, Any], expected: str | None) -> None:
    assert page(head, ld={**REPORT, **ld}).outlet == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Publication: The Caldera Courier", "The Caldera Courier"),
        ("Erschienen in: Orländer Bote", "Orländer Bote"),
        ("© 2031 Orland Media Ltd", None),
        ("Published by: Reuters", None),
    ],
)
def test_the_outlet_of_a_text_only_where_a_line_says_so(line: str, expected: str | None) -> None:
    assert read(f"Harbour bridge to close\n\n{TEXT}\n\n{line}").outlet == expected


CRUMBS = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"@type": "ListItem", "name": "Home"},
        {"@type": "ListItem", "item": {"@id": "/city", "name": "City"}},
        {"@type": "ListItem", "name": "Harbour bridge to close"},
    ],
}


@pytest.mark.parametrize(
    ("head", "ld", "expected"),
    [
        ("", [{**REPORT, "articleSection": "Politics"}, CRUMBS], "Politics"),
        ("", [{**REPORT, "articleSection": ["Harbour", "City"]}], "Harbour"),
        (meta("article:section", "World"), [REPORT, CRUMBS], "World"),
        ("", [REPORT, CRUMBS], "City"),
        ("", [REPORT], None),
    ],
)
def test_the_section(head: str, ld: list[Any], expected: str | None) -> None:
    assert page(head, ld=ld).section == expected


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-03T23:30:00-05:00", "2031-05-03"),
        ("2031-05-03T00:10:00+09:00", "2031-05-03"),
        ("20310503", "2031-05-03"),
        ("2031/05/03 10:00", "2031-05-03"),
        ("Sat, 03 May 2031 10:00:00 GMT", "2031-05-03"),
        ("1935539200", "2031-05-03"),
        (1935539200000, "2031-05-03"),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01", None),
        ("2031-13-45", None),
        ("soon", None),
    ],
)
def test_a_stamp_names_the_day_it_writes(value: object, expected: str | None) -> None:
    found = page(ld={**REPORT, "datePublished": value}).published
    assert (found.date if found else None) == expected


def test_an_empty_stamp_keeps_nothing_from_telling_the_day() -> None:
    article = page(
        meta("article:published_time", "0001-01-01"), top="<h1>Harbour bridge to close</h1><p>3 May 2031</p>"
    )
    assert article.published is not None
    assert article.published.date == "2031-05-03"


def test_days_that_disagree_are_all_kept() -> None:
    article = page(
        meta("article:published_time", "2031-05-02") + meta("article:modified_time", "2031-05-06T08:00:00Z"),
        ld=REPORT,
        top="<h1>Harbour bridge to close</h1><p>Published May 1, 2031</p><p>Updated: May 7, 2031</p>",
    )
    assert article.published is not None
    assert (article.published.date, article.published.basis, article.published.span) == (
        "2031-05-03",
        "JSON-LD datePublished",
        None,
    )
    assert [(p.date, p.basis, p.span and article.text[p.span]) for p in article.published_also] == [
        ("2031-05-02", "meta element article:published_time", None),
        ("2031-05-01", "dated line of the page", "May 1, 2031"),
    ]
    assert article.modified is not None
    assert (article.modified.date, article.modified.basis) == ("2031-05-06", "meta element article:modified_time")


def test_one_moment_in_two_zones_is_no_disagreement() -> None:
    article = page(
        meta("article:published_time", "2031-05-04T01:30:00+02:00"),
        ld={**REPORT, "datePublished": "2031-05-03T23:30:00Z"},
    )
    assert article.published is not None
    assert (article.published.date, article.published_also) == ("2031-05-03", ())


def test_a_day_after_the_page_was_taken_comes_last() -> None:
    capture = Capture(url=None, at="2031-05-10T00:00:00Z", digest=None)
    article = page(
        meta("article:published_time", "2031-05-03"), ld={**REPORT, "datePublished": "2031-09-09"}, capture=capture
    )
    assert article.published is not None
    assert article.published.date == "2031-05-03"
    assert [(p.date, p.basis) for p in article.published_also] == [
        ("2031-09-09", "JSON-LD datePublished; a day after the page was taken")
    ]


def test_a_stamp_shows_where_the_page_prints_its_day() -> None:
    article = page(ld=REPORT, top="<h1>Harbour bridge to close</h1><p>Posted 03/05/2031, 9:14</p>")
    assert article.published is not None
    assert article.published.span is not None
    assert article.text[article.published.span] == "03/05/2031"


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published 3 May 2031", "2031-05-03", None),
        ("Published 3 May 2031, updated 4 May 2031", "2031-05-03", "2031-05-04"),
        ("Veröffentlicht am 3. Mai 2031 – aktualisiert am 4. Mai 2031", "2031-05-03", "2031-05-04"),
        ("Publié le 3 mai 2031, mis à jour le 4 mai 2031", "2031-05-03", "2031-05-04"),
        ("Publicado el 3 de mayo de 2031. Actualizado el 4 de mayo de 2031", "2031-05-03", "2031-05-04"),
        ("Pubblicato il 3 maggio 2031 - Aggiornato il 4 maggio 2031", "2031-05-03", "2031-05-04"),
        ("Опубликовано 3 мая 2031, обновлено 4 мая 2031", "2031-05-03", "2031-05-04"),
        ("2031年5月3日 公開 更新 2031年5月4日", "2031-05-03", "2031-05-04"),
        ("Updated 4 May 2031", None, "2031-05-04"),
        ("13/05/2031 10:22", "2031-05-13", None),
        ("03/05/2031 10:22", None, None),
    ],
)
def test_lines_that_tell_days(line: str, published: str | None, modified: str | None) -> None:
    article = read(f"Harbour bridge to close\n\n{line}\n\n{TEXT}")
    assert (article.published.date if article.published else None) == published
    assert (article.modified.date if article.modified else None) == modified


def test_the_address_tells_the_day_where_no_line_does() -> None:
    article = read(f"Harbour bridge to close\n\n{TEXT}", url="https://courier.example/2031/05/03/bridge.html")
    assert article.published is not None
    assert (article.published.date, article.published.basis) == ("2031-05-03", "day in the address of the page")


def test_given_days_come_first_and_others_are_kept() -> None:
    article = page(ld=REPORT, published="2031-05-01", modified="2031-05-08")
    assert article.published is not None
    assert article.modified is not None
    assert (article.published.date, article.published.basis) == ("2031-05-01", "given with the page")
    assert [p.date for p in article.published_also] == ["2031-05-03"]
    assert (article.modified.date, article.modified.basis) == ("2031-05-08", "given with the page")


@pytest.mark.parametrize(
    "words",
    ["21 killed", "Room 21", "it may 6 times fail", "version 1.2.3", "call 12 34 56", "31.02.", "99/99/2031"],
)
def test_numbers_that_are_no_days(words: str) -> None:
    assert all(day.date(2031) is None for day in days_in(words, Span(0, len(words))))


@given(st.text(max_size=80))
def test_days_lie_in_the_words_and_in_order(words: str) -> None:
    days = days_in(words, Span(0, len(words)))
    assert all(day.span in Span(0, len(words)) for day in days)
    assert all(a.span.end <= b.span.end and a.span.start < b.span.start for a, b in pairwise(days))


@given(st.text(max_size=120))
def test_names_are_words_of_the_field(field: str) -> None:
    for name in people(field):
        assert name
        assert name in " ".join(field.split())
        assert "\n" not in name


# ---------------------------------------------------------------- headlines of plain texts


@pytest.mark.parametrize(
    "content",
    [
        f"Harbour bridge to close\n\nThe steel is old and the ferry will run every ten minutes\n\n{TEXT}",
        f"Home\nNews\nSport\n\nCity\n\nHarbour bridge to close for three months\n\nBy Ina Roe\n\nMay 3, 2031\n\n{TEXT}",
        f"* Home\n* News\n\n# Harbour bridge to close\n\nThe mayor's letter to residents\n\n{TEXT}",
        f"Share this story: Harbour bridge to close\n\nWeather\n\nHarbour bridge to close\n\nAna Brandt / The Courier\n\n{TEXT}",
    ],
)
def test_the_headline_of_a_text(content: str) -> None:
    title = read(content).title
    assert title is not None
    assert title.text.startswith("Harbour bridge to close")
    assert title.span is not None


@pytest.mark.parametrize("content", [TEXT, f"The Courier >> City >> Bridges\n\n{TEXT}"])
def test_a_text_without_a_headline_gets_none(content: str) -> None:
    assert read(content).title is None
