"""Items of news agencies (ninjs, NewsML-G2, NITF) become pages, and what their fields say stands beside them."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.article import find
from twosource.article.supplied import joined, set_aside, supplied_credits, supplied_notices
from twosource.errors import InputDamaged, InputError, InputMalformed, InputTooLarge
from twosource.intake.newsml import is_newsml, newsml_pages
from twosource.intake.ninjs import is_ninjs, ninjs_pages
from twosource.intake.wire import note_kind, people_of, source_credit
from twosource.records import Credit, CreditKind, GivenCredit, Line, Notice, Page, Problem, Role
from twosource.spans import Span, lines_of

FIRST = "The harbour bridge in Vostrin will close on Monday for repairs that may last until autumn, the city said."
SECOND = "“We have no choice,” Mayor Lena Adu told reporters at the town hall. “The pillars are cracked.”"
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
HEADLINE = "Harbour bridge in Vostrin to close until autumn"
NOTE = "Corrects the name of the mayor in the second paragraph."


def item(**fields: Any) -> dict[str, Any]:
    return {"uri": "urn:tarn:1", "type": "text", "headline": HEADLINE, "body_xhtml": BODY, **fields}


def later(**fields: Any) -> dict[str, Any]:
    """An item of the third generation."""
    bodies = [{"role": "main", "contentType": "text/html", "value": BODY}]
    heads = [{"role": "sub", "value": "By autumn"}, {"role": "main", "value": HEADLINE}]
    return {"uri": "urn:tarn:1", "type": "text", "headlines": heads, "bodies": bodies, **fields}


def newsml(
    meta: str = "", content: str = "", inline: str = "", rights: str = "", kind: str = "text", attributes: str = ""
) -> str:
    inline = inline or f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html></inlineXML>'
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:tarn:1" {attributes}>'
        f"<rightsInfo>{rights}</rightsInfo>"
        f'<itemMeta><itemClass qcode="ninat:{kind}"/><provider><name>Tarn Wire</name></provider>{meta}</itemMeta>'
        f"<contentMeta><headline>{HEADLINE}</headline>{content}</contentMeta><contentSet>{inline}</contentSet></newsItem>"
    )


def nitf(head: str = "", body_head: str = "", end: str = "") -> str:
    return (
        f"<nitf><head>{head}</head><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline>{body_head}</body.head>"
        f"<body.content>{BODY}</body.content><body.end>{end}</body.end></body></nitf>"
    )


def read_json(value: object) -> list[Page | InputError]:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(ninjs_pages("n.json", raw, 20_000_000))


def read_xml(text: str | bytes) -> list[Page | InputError]:
    raw = text if isinstance(text, bytes) else text.encode()
    return list(newsml_pages("n.xml", raw, 20_000_000))


def only(found: Sequence[Page | InputError]) -> Page:
    (page,) = found
    assert isinstance(page, Page), page
    return page


def slugs(found: Sequence[Page | InputError]) -> list[str]:
    return ["page" if isinstance(each, Page) else each.slug for each in found]


def laid(page: Page) -> list[str]:
    text = find(page).text
    return [text[span] for span in lines_of(text.content)]


def told(page: Page) -> list[tuple[str, str, str]]:
    return [(notice.kind, notice.text, notice.basis) for notice in page.given_notices]


# ------------------------------------------------------------------ the layout


def test_an_item_is_laid_out_in_the_words_of_its_fields() -> None:
    page = only(
        read_json(
            item(
                byline="By Ina Roe", located="Vostrin", ednote=NOTE, copyrightholder="Tarn Wire",
                copyrightnotice="Copyright 2033 Tarn Wire", usageterms="Not for use in Dell.",
                infosource=[{"name": "Dell Press"}],
            )
        )
    )  # fmt: skip
    assert page.media == "html"
    assert laid(page) == [
        HEADLINE, "By Ina Roe", FIRST, SECOND, NOTE, "Dell Press", "Copyright 2033 Tarn Wire", "Not for use in Dell.",
    ]  # fmt: skip


def test_the_same_item_in_three_formats_is_the_same_page() -> None:
    notes = {"ednote": NOTE, "by": "By Ina Roe"}
    pages = [
        only(read_json(item(**notes))),
        only(read_json(later(edNote=NOTE, by="By Ina Roe"))),
        only(read_xml(newsml(meta=f"<edNote>{NOTE}</edNote>", content="<by>By Ina Roe</by>"))),
        only(
            read_xml(nitf(head=f'<docdata><ed-msg info="{NOTE}"/></docdata>', body_head="<byline>By Ina Roe</byline>"))
        ),
    ]
    assert [laid(page) for page in pages] == [[HEADLINE, "By Ina Roe", FIRST, SECOND, NOTE]] * 4
    assert [page.given_authors for page in pages] == [("Ina Roe",)] * 4
    assert [page.given_title for page in pages] == [HEADLINE] * 4


def test_what_the_body_says_itself_is_not_said_twice() -> None:
    body = f"<h1>{HEADLINE}</h1><p>By Ina Roe</p><p>VOSTRIN (Tarn Wire) - {FIRST}</p>"
    page = only(read_json(item(byline="By Ina Roe", dateline="VOSTRIN (Tarn Wire) -", body_xhtml=body)))
    assert laid(page) == [HEADLINE, "By Ina Roe", f"VOSTRIN (Tarn Wire) - {FIRST}"]


def test_a_dateline_stands_where_it_is_printed() -> None:
    run_in = only(read_xml(newsml(content="<dateline>VOSTRIN (Tarn Wire) - </dateline>")))
    assert laid(run_in) == [HEADLINE, f"VOSTRIN (Tarn Wire) - {FIRST}", SECOND]
    alone = only(read_xml(newsml(content="<located><name>Caldera</name></located>")))
    assert laid(alone) == [HEADLINE, "Caldera", FIRST, SECOND]


def test_the_article_of_an_item() -> None:
    content = (
        "<by>By Ina Roe</by><dateline>VOSTRIN (Reuters) - </dateline><infoSource><name>Dell Press</name></infoSource>"
    )
    rights = "<usageTerms>Not for use in Dell before six in the evening without consent.</usageTerms>"
    article = find(only(read_xml(newsml(f"<edNote>{NOTE}</edNote>", content, rights=rights))))
    assert article.title is not None
    assert article.title.text == HEADLINE
    assert article.title.span is not None
    assert [article.text[line.span] for line in article.body()] == [HEADLINE, f"VOSTRIN (Reuters) - {FIRST}", SECOND]
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.agency) == ("VOSTRIN", "Reuters")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        (f"{FIRST[:60]}\n{FIRST[60:]}\n\nLast.", [f"{FIRST[:60]} {FIRST[60:]}".replace("  ", " "), "Last."]),
        ("A < B & C", ["A < B & C"]),
    ],
)
def test_plain_bodies(text: str, expected: list[str]) -> None:
    fields = {"uri": "u", "versioncreated": "2033-05-03", "headline": HEADLINE, "body_text": text}
    assert laid(only(read_json(fields))) == [HEADLINE, *expected]
    inline = f'<inlineData contenttype="text/plain">{escape(text)}</inlineData>'
    assert laid(only(read_xml(newsml(inline=inline)))) == [HEADLINE, *expected]


def test_markup_goes_before_plain_text_and_the_whole_before_a_caption() -> None:
    bodies = [
        {"role": "caption", "value": "A bridge. " * 90},
        {"contenttype": "text/plain", "value": "Plain. " * 90},
        {"contenttype": "application/xhtml+xml", "value": BODY},
    ]
    assert laid(only(read_json({**item(bodies=bodies), "body_xhtml": None}))) == [HEADLINE, FIRST, SECOND]


def test_nitf_inside_the_others() -> None:
    inline = f"<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'>{nitf()[6:]}</inlineXML>"
    assert laid(only(read_xml(newsml(inline=inline)))) == [HEADLINE, FIRST, SECOND]
    assert laid(only(read_json({"uri": "u", "headline": HEADLINE, "body_nitf": nitf()}))) == [HEADLINE, FIRST, SECOND]


def test_a_body_that_leaves_elements_open_swallows_nothing() -> None:
    for trap in ("<div style='display:none'>", "<script>", "<!--", "<textarea>", "</article></body></html>", "<p><b"):
        page = only(read_json(item(ednote=NOTE, body_xhtml=BODY + trap)))
        assert laid(page)[:3] == [HEADLINE, FIRST, SECOND]
        assert laid(page)[-1] == NOTE


def test_a_note_of_several_paragraphs_is_one_line() -> None:
    note = "<edNote><div><p>Hold the <b>sto</b>ry.</p><ul><li>One</li><li>Two</li></ul></div></edNote>"
    assert laid(only(read_xml(newsml(note))))[-1] == "Hold the story. One Two"


def test_fields_are_words_and_never_markup() -> None:
    bad = "<script>alert(1)</script> & <b>"
    page = only(read_json(item(ednote=bad, by=bad, language='"><script>', infosource=[{"name": bad}])))
    assert "<script" not in page.content
    assert laid(page).count(bad) == 3


# ------------------------------------------------------------------ what stands beside the page


def test_dates() -> None:
    first, second = "2033-05-03T10:00:00Z", "2033-05-04T08:00:00Z"

    def dates(**fields: str) -> tuple[str | None, str | None]:
        page = only(read_json(item(**fields)))
        return page.given_published, page.given_modified

    assert dates(versioncreated=first) == (first, None)
    assert dates(versioncreated=second, firstcreated=first) == (first, second)
    assert dates(versioncreated=second, version="3") == (None, second), "a third version was not published that day"
    meta = f"<versionCreated>{second}</versionCreated><firstCreated>{first}</firstCreated>"
    page = only(read_xml(newsml(meta)))
    assert (page.given_published, page.given_modified) == (first, second)
    page = only(read_xml(nitf(head='<docdata><date.issue norm="20330503T100000Z"/></docdata>')))
    assert page.given_published == "2033-05-03T100000Z"


def test_who_an_item_is_from() -> None:
    page = only(read_xml(newsml('<language tag="de"/>', attributes='xml:lang="de-CH" version="1"')))
    assert (page.given_outlet, page.given_language, page.given_id) == ("Tarn Wire", "de-CH", "urn:tarn:1")
    page = only(read_xml(newsml().replace("<provider><name>Tarn Wire</name></provider>", '<provider qcode="p:TARN"/>')))
    assert page.given_outlet == "TARN"
    assert only(read_json(item(copyrightholder="Tarn Wire"))).given_outlet == "Tarn Wire"


def test_suppliers_by_their_roles() -> None:
    sources = "".join(
        f'<infoSource role="{role}"><name>{name}</name></infoSource>'
        for role, name in (
            ("isrol:originfo", "Dell Press"), ("cpprole:origcont", "Caldera Radio"), ("cpprole:imgSupplier", "Lens"),
            ("cpprole:interviewee", "Lena Adu"), ("own:desk", "Mill Post"),
        )
    )  # fmt: skip
    people = "<contributor><name>roe.ina</name></contributor><contributor><name>Sam Poole</name></contributor>"
    content = f"<infoSource><name>Tarn Wire</name></infoSource>{sources}{people}<creditline>Ferry News</creditline>"
    page = only(read_xml(newsml(content=content)))
    assert {(c.name, c.role, c.kind) for c in page.given_credits} == {
        ("Tarn Wire", "infoSource", "outlet-own"),
        ("Dell Press", "isrol:originfo", "source-credit"),
        ("Caldera Radio", "cpprole:origcont", "wire"),
        ("Lens", "cpprole:imgSupplier", "photo"),
        ("Mill Post", "own:desk", "source-credit"),
        ("Sam Poole", "contributor", "contributed"),
        ("Ferry News", "creditline", "wire"),
    }
    page = only(read_json(later(infoSources=[{"literal": "Dell Press", "role": "http://cv.example/role/distributor"}])))
    assert page.given_credits == (
        GivenCredit(name="Dell Press", role="http://cv.example/role/distributor", kind="wire"),
    )


def test_a_role_that_supplies_nothing_gives_no_credit() -> None:
    assert source_credit("Lena Adu", "cpprole:spokesperson", "", "infoSource") is None
    assert source_credit("", "cpprole:origcont", "", "infoSource") is None


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Ina Roe", ("Ina Roe",)),
        ("Von Jürgen Ács, tarn", ("Jürgen Ács",)),
        ("Ina Roe and Tom Hale, Tarn Wire", ("Ina Roe", "Tom Hale")),
        ("Por Ana de la Vega y Luis Sol", ("Ana de la Vega", "Luis Sol")),
        ("STAFF", ()),
        ("", ()),
    ],
)
def test_the_people_of_a_byline(byline: str, people: tuple[str, ...]) -> None:
    assert people_of(byline, "Tarn Wire") == people


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"pubstatus": "usable"}, []),
        ({"pubstatus": "canceled"}, [("kill", "canceled", "field pubstatus")]),
        ({"pubStatus": "withheld"}, [("kill", "withheld", "field pubstatus")]),
        ({"embargoed": "2033-05-04T06:00Z"}, [("embargo", "2033-05-04T06:00Z", "field embargoed")]),
        ({"embargoedUntil": "2033-05-04T06:00Z"}, [("embargo", "2033-05-04T06:00Z", "field embargoeduntil")]),
        ({"version": "1"}, []),
        ({"version": 4}, [("update", "4", "field version")]),
        ({"ednote": NOTE}, [("correction", NOTE, "note to editors")]),
        ({"ednote": "Pictures will follow."}, []),
    ],
)
def test_notices_of_ninjs(fields: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert told(only(read_json(item(**fields)))) == expected


def test_notices_of_newsml_and_nitf() -> None:
    meta = (
        '<pubStatus qcode="stat:canceled"/><embargoed>2033-05-04T06:00:00Z</embargoed><signal qcode="sig:correction"/>'
        '<signal qcode="sig:atomic"/><edNote role="own:embargo">Please wait.</edNote>'
    )
    assert told(only(read_xml(newsml(meta, attributes='version="2"')))) == [
        ("kill", "stat:canceled", "field pubStatus"),
        ("embargo", "2033-05-04T06:00:00Z", "field embargoed"),
        ("update", "2", "field version"),
        ("embargo", "Please wait.", "note to editors"),
        ("correction", "sig:correction", "field signal"),
    ]
    head = f'<docdata management-status="embargoed"><date.release norm="20330504T060000Z"/><correction info="{NOTE}"/></docdata>'
    assert told(only(read_xml(nitf(head)))) == [
        ("embargo", "20330504T060000Z", "field date.release"),
        ("correction", NOTE, "note to editors"),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("MANDATORY KILL: the story was sent in error", "kill"),
        ("Editors: please kill this story", "kill"),
        ("The bomb that killed the mayor is described in the third paragraph", None),
        ("The report has been withdrawn by the agency", "kill"),
        ("Embargo: hold until Monday", "embargo"),
        ("Sperrfrist Montag 6 Uhr", "embargo"),
        ("Not for publication before 6 p.m.", "embargo"),
        ("Berichtigt wird der Name", "correction"),
        ("UPDATES with quotes from the mayor", "update"),
        ("Adds byline", "update"),
        ("Contact: desk@tarn.example", None),
        ("", None),
    ],
)
def test_notes_to_editors(words: str, kind: str | None) -> None:
    assert note_kind(words) == kind


# ------------------------------------------------------------------ several items, and what is wrong with them


def test_a_list_of_items_and_lines_of_items() -> None:
    others = [{"uri": "u", "type": "picture", "renditions": {}}, 5, item(body_xhtml=" "), item(uri="urn:tarn:2")]
    found = read_json([item(), *others])
    assert slugs(found) == ["page", "input-empty", "input-malformed", "input-empty", "page"]
    assert [each.path for each in found] == [f"n.json#{n}" for n in range(1, 6)]
    assert "picture" in str(found[1])
    lines = [json.dumps(item()), "", '{"uri": ', json.dumps(item(uri="urn:tarn:2"))]
    found = read_json("\n".join(lines).encode())
    assert slugs(found) == ["page", "input-malformed", "page"]
    assert [each.path for each in found] == ["n.json:1", "n.json:3", "n.json:4"]


def test_a_message_with_several_items() -> None:
    remote = newsml(kind="picture", inline='<remoteContent href="https://tarn.example/1.jpg"/>')
    only_remote = newsml(inline='<remoteContent href="https://tarn.example/1.xml"/>')
    inner = f"<packageItem/>{newsml()}{remote}{only_remote}{newsml()}"
    text = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>{inner}</itemSet></newsMessage>'
    found = read_xml(text)
    assert slugs(found) == ["page", "input-empty", "input-empty", "page"]
    assert [each.path for each in found] == [f"n.xml#{n}" for n in range(1, 5)]
    cut = read_xml(text[: text.rindex(SECOND)])
    assert slugs(cut) == ["page", "input-empty", "input-empty", "page", "input-damaged"]
    assert isinstance(cut[-1], InputDamaged)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<NewsML><NewsItem/></NewsML>", "NewsML 1"),
        ('<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "concept"),
        ("newsItem", "not valid XML"),
    ],
)
def test_what_is_not_read_says_why(text: str, says: str) -> None:
    with pytest.raises(InputMalformed, match=says):
        read_xml(text)


def test_a_package_that_only_refers() -> None:
    assert slugs(read_xml('<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><groupSet/></packageItem>')) == [
        "input-empty"
    ]


def test_limits() -> None:
    with pytest.raises(InputTooLarge):
        list(ninjs_pages("n", b"{}" * 100, 10))
    with pytest.raises(InputTooLarge):
        list(newsml_pages("n", b"<a/>" * 100, 10))


def test_nothing_is_expanded_or_opened() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE newsItem [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "file:///etc/hostname">{laughs}]>'
    page = only(read_xml(doctype + newsml("<edNote>&l9; &x;</edNote>", attributes='version="&l9;"')))
    assert laid(page)[-1] == "&l9; &x;"
    assert [problem.code for problem in page.problems] == ["xml-entities"]


def test_entities_of_a_type_that_is_not_loaded() -> None:
    text = '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">' + nitf(end="<tagline>Ina Roe &mdash; Vostrin &eacute;</tagline>")
    assert laid(only(read_xml(text)))[-1] == "Ina Roe — Vostrin é"


@pytest.mark.parametrize(
    ("reader", "raw"),
    [
        (newsml_pages, b"<newsItem>" + b"<itemMeta>" * 100_000),
        (newsml_pages, b"<newsItem " + b" ".join(b'a%d="1"' % n for n in range(20_000)) + b"/>"),
        (newsml_pages, newsml(content="<infoSource><name>N</name></infoSource>" * 30_000).encode()),
        (newsml_pages, newsml(meta="<edNote>kill </edNote>" * 30_000).encode()),
        (newsml_pages, newsml(inline="<inlineXML><p>" + "<b>a</b>" * 100_000 + "</p></inlineXML>").encode()),
        (newsml_pages, nitf(end="<media-reference/>x" * 100_000).encode()),
        (ninjs_pages, json.dumps(item(infosource=[{"name": f"N{n}"} for n in range(50_000)])).encode()),
        (ninjs_pages, json.dumps(item(by="By " + "A b and " * 100_000)).encode()),
        (ninjs_pages, json.dumps(item(ednote="correct " * 100_000)).encode()),
        (ninjs_pages, json.dumps(item(body_xhtml="<b>" * 100_000)).encode()),
        (ninjs_pages, json.dumps(item(body_xhtml="<" * 200_000)).encode()),
        (ninjs_pages, json.dumps(item(body_xhtml=None, body_text="\n \n" * 200_000 + "a")).encode()),
        (ninjs_pages, json.dumps(item(headline="<" * 200_000)).encode()),
        (ninjs_pages, b"[" * 200_000),
        (ninjs_pages, b'{"uri": ' + b"9" * 100_000 + b"}"),
        (ninjs_pages, b'{"uri":1}\n' * 50_000),
    ],
    ids=[
        "nesting", "attributes", "sources", "notes", "elements", "silent elements", "many suppliers", "byline", "note",
        "html nesting", "brackets", "blank lines", "headline", "json nesting", "json number", "json lines",
    ],
)  # fmt: skip
def test_hostile_items_end_soon(reader: Callable[[str, bytes, int], Iterator[Page | InputError]], raw: bytes) -> None:
    begun = time.process_time()
    with contextlib.suppress(InputError):
        for each in reader("n", raw, 20_000_000):
            assert isinstance(each, (Page, InputError))
    assert time.process_time() - begun < 5


@given(st.binary(max_size=60), st.integers(0, 900))
def test_damage_gives_pages_and_errors_and_nothing_else(noise: bytes, at: int) -> None:
    for reader, whole in (
        (newsml_pages, newsml().encode()),
        (newsml_pages, nitf().encode()),
        (ninjs_pages, json.dumps([item(), later()]).encode()),
    ):
        with contextlib.suppress(InputError):
            for each in reader("n", whole[:at] + noise + whole[at:], 20_000_000):
                assert isinstance(each, (Page, InputError))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["uri", "type", "headline", "headlines", "body_text", "body_xhtml", "bodies", "infosource", "infoSources", "role",
         "name", "value", "contenttype", "ednote", "version", "pubstatus", "by", "language", "provider"]), inner, max_size=9),
    max_leaves=30,
)  # fmt: skip


@given(JSON)
def test_fields_of_any_shape_give_pages_and_errors_and_nothing_else(value: object) -> None:
    with contextlib.suppress(InputError):
        for each in read_json(value):
            assert isinstance(each, (Page, InputError))
            if isinstance(each, Page):
                find(each)


# ------------------------------------------------------------------ which files are which


@pytest.mark.parametrize(
    "value",
    [
        item(),
        item(versioncreated="2033-05-03"),
        later(),
        [later()],
        {"guid": "x", "pubstatus": "usable", "body_html": "w"},
    ],
)
def test_ninjs_is_told_by_its_fields(value: object) -> None:
    assert is_ninjs(json.dumps(value).encode(), "x")
    assert is_ninjs(b"\xef\xbb\xbf\n" + json.dumps(value, indent=1).encode()[:400], "x.jsonl")


@pytest.mark.parametrize(
    "value",
    [
        {"text": "Words.", "uri": "u", "versioncreated": "2033"},
        {"html": '"uri": 1, "bodies": []', "id": "1"},
        {"text": '{"uri": "u", "body_xhtml": "x"}'},
        {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "H", "copyrightHolder": {"name": "T"}},
        {"version": "https://jsonfeed.org/version/1", "items": []},
        {},
        [],
        ["uri"],
    ],
)
def test_other_json_is_none(value: object) -> None:
    assert not is_ninjs(json.dumps(value).encode(), "n.json")


def test_newsml_is_told_by_its_first_element() -> None:
    for text in (
        newsml(),
        nitf(),
        "<NewsML>",
        "<!DOCTYPE nitf SYSTEM 'n.dtd'>\n<nitf>",
        "<nar:newsMessage xmlns:nar='x'>",
    ):
        assert is_newsml(text.encode(), "x")
        assert is_newsml(text.encode("utf-16"), "x")
    for other in ("<html><newsItem/>", "<newsItems>", "newsItem", "", "<rss>", "<planning>"):
        assert not is_newsml(other.encode(), "n.xml")


@given(st.binary(max_size=400))
def test_any_bytes_are_one_or_not(head: bytes) -> None:
    assert isinstance(is_newsml(head, "x"), bool)
    assert isinstance(is_ninjs(head, "x"), bool)


# ------------------------------------------------------------------ the places of what was given


def lines(*rows: tuple[Role, str]) -> tuple[str, tuple[Line, ...]]:
    content, out = "", []
    for role, words in rows:
        out.append(
            Line(
                span=Span(len(content), len(content) + len(words)),
                role=role,
                article=role in ("lead", "paragraph", "title"),
            )
        )
        content += words + "\n"
    return content, tuple(out)


def fact(name: str, kind: CreditKind = "wire") -> GivenCredit:
    return GivenCredit(name=name, role="infosource", kind=kind)


def test_a_supplier_is_found_on_its_own_line_first() -> None:
    content, rows = lines(
        ("title", "Dell Press"), ("byline", "By Ina Roe, Dell Press"), ("lead", "He told Dell Press so."),
        ("boilerplate", "Dell Press"),
    )  # fmt: skip
    (credit,) = supplied_credits(content, rows, [fact("Dell Press")])
    assert (credit.span, credit.names, credit.kind) == (rows[3].span, ("Dell Press",), "wire")
    (credit,) = supplied_credits(content, rows[:3], [fact("Dell Press")])
    assert content[credit.span.start : credit.span.end] == "Dell Press"
    assert credit.span in rows[1].span
    assert supplied_credits(content, rows[2:3], [fact("Dell Press")]) == ()
    assert supplied_credits(content, rows, [fact("Dell Pres")]) == ()


def test_a_supplier_is_found_where_agencies_sign() -> None:
    content, rows = lines(("lead", "VOSTRIN (Dell Press) - The bridge."), ("paragraph", "It closed. (Tarn)"))
    found = supplied_credits(content, rows, [fact("Tarn"), fact("Dell Press")])
    assert [content[c.span.start : c.span.end] for c in found] == ["Dell Press", "Tarn"]


def test_notices_get_the_place_of_their_words() -> None:
    content, rows = lines(("lead", f"Story. {NOTE}"), ("boilerplate", f"Note: {NOTE}"), ("boilerplate", "2"))
    given_notices = [
        Notice(kind="correction", span=None, text=NOTE, basis="note to editors"),
        Notice(kind="update", span=None, text="2", basis="field version"),
        Notice(kind="kill", span=None, text="withheld", basis="field pubstatus"),
    ]
    found = supplied_notices(content, rows, given_notices)
    assert [n.span and content[n.span.start : n.span.end] for n in found] == [NOTE, "2", None]
    assert found[0].span is not None
    assert found[0].span in rows[1].span, "never inside the story"


def test_lines_that_came_from_fields_are_no_paragraphs() -> None:
    content, rows = lines(("title", "Tarn"), ("paragraph", NOTE), ("paragraph", "Dell Press"), ("paragraph", "Tarn"))
    note = Notice(kind="correction", span=None, text=NOTE, basis="note to editors")
    found = set_aside(content, rows, [fact("Dell Press"), fact("Tarn", "photo")], [note])
    assert [line.role for line in found] == ["title", "notice", "source-credit", "photo-credit"]
    assert [line.article for line in found] == [True, False, False, False]
    assert set_aside(content, rows, [], []) == rows


def test_credits_of_lines_and_of_fields_are_joined_without_doubles() -> None:
    by = Credit(span=Span(0, 22), names=("Ina Roe", "Tom Hale"), kind="byline")
    wire = Credit(span=Span(30, 40), names=("Dell Press",), kind="wire")
    photo = Credit(span=Span(50, 60), names=("Lens",), kind="photo")
    extra = (
        Credit(span=Span(3, 10), names=("Ina Roe",), kind="byline"),
        Credit(span=Span(30, 40), names=("Dell Press",), kind="source-credit"),
        Credit(span=Span(70, 75), names=("Caldera",), kind="wire"),
    )
    assert joined([by, wire, photo], extra) == (by, extra[1], photo, extra[2])
    assert joined([by], ()) == (by,)


def test_every_given_fact_of_an_item_has_a_place() -> None:
    content = (
        "<by>By Ina Roe</by><infoSource><name>Dell Press</name></infoSource><creditline>Caldera Radio</creditline>"
    )
    page = only(read_xml(newsml(f"<edNote>{NOTE}</edNote>", content)))
    article = find(page)
    rows = set_aside(article.text.content, article.lines, page.given_credits, page.given_notices)
    found = supplied_credits(article.text.content, rows, page.given_credits)
    assert {(c.names, article.text[c.span], c.kind) for c in found} == {
        (("Ina Roe",), "Ina Roe", "byline"),
        (("Dell Press",), "Dell Press", "source-credit"),
        (("Caldera Radio",), "Caldera Radio", "wire"),
    }
    assert [
        article.text[n.span] for n in supplied_notices(article.text.content, rows, page.given_notices) if n.span
    ] == [NOTE]
    assert all(isinstance(problem, Problem) for problem in page.problems)
