"""RSS, Atom and JSON Feed become a page an entry, whatever is wrong with them."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Sequence
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article import find
from twosource.errors import InputDamaged, InputEmpty, InputError, InputMalformed, InputTooLarge
from twosource.intake.feeds import feed_pages, is_feed
from twosource.records import Page

TEXT = (
    "<p>The harbour bridge in Vostrin will close on Monday for repairs that may last until autumn, the city said.</p>"
    "<p>&ldquo;We have no choice,&rdquo; Mayor Lena Adu told reporters. &ldquo;The pillars are cracked &amp; old.&rdquo;</p>"
)
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(*items: str, channel: str = "<title>Vostrin Herald</title><language>en-GB</language>") -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {CONTENT}><channel>{channel}{inner}</channel></rss>'.encode()


def atom(*entries: str) -> bytes:
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Dell Post</title>{inner}</feed>'.encode()


def read(raw: bytes, limit: int = 20_000_000) -> list[Page | InputError]:
    return list(feed_pages("feed.xml", raw, limit))


def page(raw: bytes) -> Page:
    (found,) = read(raw)
    assert isinstance(found, Page), found
    return found


def kinds(found: Sequence[Page | InputError]) -> list[str]:
    return ["page" if isinstance(each, Page) else each.slug for each in found]


def codes(found: Page) -> list[str]:
    return [problem.code for problem in found.problems]


# ------------------------------------------------------------------ what an entry tells


def test_an_entry_of_rss_with_all_its_fields() -> None:
    found = page(
        rss(
            "<title>Bridge &amp;amp; road &lt;b&gt;closed&lt;/b&gt;</title><link>https://herald.example/bridge</link>"
            '<guid isPermaLink="false">vh-17</guid><pubDate>Tue, 03 May 2033 23:30:00 -0500</pubDate>'
            "<dc:creator>Ina Roe</dc:creator><category>City</category>"
            f"<description>Short.</description><content:encoded><![CDATA[{TEXT}]]></content:encoded>"
        )
    )
    assert (found.path, found.media, found.content, found.encoding) == ("feed.xml#1", "html", TEXT, "utf-8")
    assert (found.given_id, found.given_url) == ("vh-17", "https://herald.example/bridge")
    assert (found.given_title, found.given_outlet) == ("Bridge & road closed", "Vostrin Herald")
    assert found.given_published == "2033-05-03T23:30:00-05:00", "the day where it was written, not in London"
    assert (found.given_authors, found.given_section, found.given_language) == (("Ina Roe",), "City", "en-GB")
    assert codes(found) == []


def test_an_entry_of_atom_with_markup_as_elements() -> None:
    found = page(
        atom(
            "<id>urn:1</id><title>Bridge</title><link href='https://post.example/1'/><published>2033-05-03T10:00:00Z"
            "</published><updated>2033-05-04T10:00:00Z</updated><author><name>Ina Roe</name></author><author><name>Tom "
            "Hale</name></author><summary>Short.</summary><content type='xhtml'><div "
            "xmlns='http://www.w3.org/1999/xhtml'><p>3 &lt; 4 &amp;amp; <b>more</b> words</p></div></content>"
        )
    )
    assert (found.media, found.content) == ("html", "<p>3 &lt; 4 &amp;amp; <b>more</b> words</p>")
    assert (found.given_published, found.given_modified) == ("2033-05-03T10:00:00Z", "2033-05-04T10:00:00Z")
    assert found.given_authors == ("Ina Roe", "Tom Hale")


def test_the_date_of_a_change_is_not_that_of_publication() -> None:
    found = page(atom("<updated>2033-05-04T10:00:00Z</updated><content>Words.</content>"))
    assert (found.given_published, found.given_modified) == (None, "2033-05-04T10:00:00Z")


def test_a_plain_text_is_no_markup() -> None:
    found = page(atom("<content type='text'>a &lt; b &amp;lt; c</content>"))
    assert (found.media, found.content) == ("text", "a < b &lt; c")


def test_where_an_entry_was_taken_from_is_its_outlet() -> None:
    found = page(rss(f"<source url='https://x.example'>Dell Post</source><description>{escape(TEXT)}</description>"))
    assert found.given_outlet == "Dell Post"


@pytest.mark.parametrize(
    "raw",
    [
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>C</title></channel><item rdf:about="u">'
        b"<title>T</title><link>https://a.example</link><description>Words.</description>"
        b"<dc:date>2033-05-03</dc:date></item></rdf:RDF>",
        b'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>C</title><entry><title>T</title><issued>2033-05-03'
        b'</issued><content type="text/html" mode="escaped">Words.</content></entry></feed>',
        b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss.dtd">'
        b'<rss version="0.91"><channel><title>C</title><item><title>T</title><description>Words.</description>'
        b"<pubDate>3 May 2033 10:00 GMT</pubDate></item></channel></rss>",
        b'{"version": "https://jsonfeed.org/version/1", "title": "C", "items": [{"id": "1", "title": "T", '
        b'"content_text": "Words.", "date_published": "2033-05-03"}]}',
    ],
    ids=["RSS 1.0", "Atom 0.3", "RSS 0.91", "JSON Feed"],
)
def test_dialects(raw: bytes) -> None:
    assert is_feed(raw, "anything")
    found = page(raw)
    assert (found.content, found.given_title, found.given_outlet) == ("Words.", "T", "C")
    assert str(found.given_published)[:10] == "2033-05-03"


def test_a_json_feed_with_all_its_fields() -> None:
    item = {
        "id": 7, "url": "https://a.example", "title": "T", "content_html": TEXT, "date_modified": "2033-05-04",
        "authors": [{"name": "Ina Roe"}], "tags": ["City"], "language": "de",
    }  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [item, {"id": "8"}, 9]}
    first, *rest = read(json.dumps(feed).encode())
    assert isinstance(first, Page)
    assert (first.media, first.content, first.given_id, first.given_language) == ("html", TEXT, "7", "de")
    assert (first.given_authors, first.given_section, first.given_modified) == (("Ina Roe",), "City", "2033-05-04")
    assert kinds(rest) == ["input-empty", "input-malformed"]


def test_the_article_of_an_entry_has_its_headline_from_beside() -> None:
    found = find(page(rss(f"<title>Bridge closed</title><content:encoded>{escape(TEXT)}</content:encoded>")))
    assert found.title is not None
    assert (found.title.text, found.title.span) == ("Bridge closed", None)
    assert [found.text[line.span][:11] for line in found.body()] == ["The harbour", "“We have no"]


# ------------------------------------------------------------------ teasers


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("<description>The bridge in Vostrin closes on Monday.</description>", ["feed-summary-only"]),
        (f"<description>{'The bridge in Vostrin closes. ' * 40}</description>", []),
        (f"<description>{'The bridge in Vostrin closes. ' * 40}[&amp;#8230;]</description>", ["feed-summary-only"]),
        ("<content:encoded>The bridge in Vostrin closes on Monday.</content:encoded>", []),
    ],
)
def test_a_summary_without_a_text_is_told(item: str, expected: list[str]) -> None:
    assert codes(page(rss(item))) == expected


# ------------------------------------------------------------------ what is wrong with feeds


def test_an_entry_without_words_leaves_the_rest() -> None:
    found = read(rss("<title>One</title>", "<description>Words.</description>"))
    assert kinds(found) == ["input-empty", "page"]
    assert [each.path for each in found] == ["feed.xml#1", "feed.xml#2"]


def test_a_feed_without_entries() -> None:
    assert kinds(read(rss())) == ["input-empty"]


def test_a_cut_feed_gives_what_is_there_and_says_so() -> None:
    whole = rss("<description>Words one.</description>", "<description>Words two.</description>")
    found = read(whole[: whole.index(b" two") + 2])
    assert kinds(found) == ["page", "page", "input-damaged"]
    assert isinstance(found[-1], InputDamaged)
    assert "cut" in str(found[-1])


def test_what_sloppy_writers_leave_loses_no_word() -> None:
    raw = b"<rss version='2.0'><channel><title>C</title><item><title>Oak & Ash&nbsp;Ltd &made;</title>"
    raw += b"<content:encoded><![CDATA[<p>A &amp; B &nbsp; C</p>]]></content:encoded></item></channel></rss>"
    found = page(raw)
    assert found.given_title == "Oak & Ash\u00a0Ltd &made;"
    assert found.content == "<p>A &amp; B &nbsp; C</p>"


def test_control_characters_are_told() -> None:
    found = page(rss("<description>A \x0b word &#0; more</description>"))
    assert found.content == "A \ufffd word \ufffd more"
    assert "text-mended" in codes(found)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    text = rss("<description>Café à Vérone, « oui » dit-il là-bas.</description>").decode()
    raw = text.replace('version="1.0"', f'version="1.0" encoding="{encoding}"', 1).encode(encoding)
    assert is_feed(raw[:400], "feed")
    assert page(raw).content == "Café à Vérone, « oui » dit-il là-bas."


def test_an_input_over_the_limit_is_refused() -> None:
    with pytest.raises(InputTooLarge):
        read(rss("<description>Words.</description>"), 100)


def test_what_is_no_xml() -> None:
    with pytest.raises(InputMalformed):
        read(b"RSS without a tag")


def test_nothing_is_expanded_or_opened() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "file:///etc/hostname">{laughs}]>'
    body = "<description>A &l9; &x; word</description><guid>&l9;</guid>"
    raw = rss(body).replace(b"?>", b"?>" + doctype.encode(), 1)
    found = page(raw)
    assert found.content == "A &l9; &x; word"
    assert found.given_id == "&l9;"
    assert "xml-entities" in codes(found)


@pytest.mark.parametrize(
    "hostile",
    [
        rss("<author>" + "a" * 400_000 + "</author><description>w</description>"),
        rss("<author>" + "a@" * 200_000 + "</author><description>w</description>"),
        b"<rss " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b"/>",
        b"<rss><channel>" + b"<item>" * 100_000,
        b"<rss>" + b"<![CDATA[" * 100_000,
        b"<rss>" + b"&" * 300_000,
        b"<!DOCTYPE " + b"[" * 300_000,
        b"<!DOCTYPE rss [" + b"<!--" * 100_000,
        rss("".join(f"<category>c{n}</category>" for n in range(20_000)) + "<description>w</description>"),
        rss("<pubDate>" + "1 " * 200_000 + "</pubDate><description>w</description>"),
        rss("<description>" + "&lt;" * 100_000 + "</description>"),
        rss("<description>w " + "&lt;/b&gt;" * 60_000 + "…</description>"),
        rss("<title>" + "&lt;" * 100_000 + "</title><description>w</description>"),
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": ' + b"9" * 100_000 + b"}]}",
    ],
    ids=[
        "author", "addresses", "attributes", "nesting", "cdata", "ampersands", "doctype", "comments", "categories", "date",
        "escaped", "closed", "title", "json nesting", "json number",
    ],
)  # fmt: skip
def test_hostile_feeds_end_soon(hostile: bytes) -> None:
    begun = time.process_time()
    with contextlib.suppress(InputError):
        read(hostile)
    assert time.process_time() - begun < 5


# ------------------------------------------------------------------ which files are feeds


@pytest.mark.parametrize(
    "head",
    [
        b"<html><body><rss>",
        b"<feed><entry>",
        b'<x:feed xmlns:x="http://example.org/other">',
        b"RSS is old",
        b'{"text": "A page about https://jsonfeed.org/version/1"}',
        b'{"text": "\\"version\\": \\"https://jsonfeed.org/version/1\\""}',
        b"",
        b"<",
        b"<!-- " * 1000,
        b"<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'>",
    ],
)
def test_other_files_are_no_feeds(head: bytes) -> None:
    assert not is_feed(head, "feed.xml")


@pytest.mark.parametrize("front", [b"\xef\xbb\xbf", b"\n<!-- by <rss> -->\n", b"<?xml-stylesheet href='a'?>"])
def test_what_may_stand_before_a_feed(front: bytes) -> None:
    assert is_feed(front + rss()[len('<?xml version="1.0"?>') :], "page.html")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_feed_or_not(head: bytes) -> None:
    assert isinstance(is_feed(head, "x"), bool)


WORDS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=8), min_size=1
)


@given(WORDS)
def test_the_words_of_an_entry_come_through(words: list[str]) -> None:
    said = " ".join(words)
    html = f"<p>{escape(said)}</p>"
    for raw in (
        rss(f"<content:encoded>{escape(html)}</content:encoded>"),
        rss(f"<content:encoded><![CDATA[{html}]]></content:encoded>"),
        atom(f"<content type='html'>{escape(html)}</content>"),
        atom(f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{html}</div></content>"),
    ):
        assert find(page(raw)).text.content == said
    plain = page(atom(f"<content type='text'>{escape(said)}</content>"))
    assert plain.content == said


@given(st.binary(max_size=60), st.integers(0, 400))
def test_damage_gives_pages_and_errors_and_nothing_else(noise: bytes, at: int) -> None:
    whole = rss("<title>T</title><description>Words one.</description>", "<description>Words two.</description>")
    try:
        found = read(whole[:at] + noise + whole[at:])
    except InputError:
        return
    assert all(isinstance(each, (Page, InputError)) for each in found)
    assert any(isinstance(each, (Page, InputEmpty, InputDamaged)) for each in found)
