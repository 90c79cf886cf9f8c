"""Mails, mailboxes and saved pages (MHTML) become pages; what is attached, too; damage is told."""

from __future__ import annotations

import gzip
import io
import time
import tracemalloc
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.intake import MAX_BYTES, pages
from twosource.intake.mail import is_mail, is_mbox, mail_pages, mbox_pages
from twosource.intake.mhtml import is_mhtml, mhtml_pages
from twosource.intake.senders import Sender, sender_of
from twosource.records import Capture, Page, Problem

PLAIN = "The mayor of Orland said on Tuesday that the\nbridge would stay closed until the spring.\n"
HTML = "<h1>Bridge stays closed</h1><p>The mayor of Orland said on Tuesday that the bridge would stay closed.</p>"


def mail(
    text: str | None = PLAIN, html: str | None = None, sender: str = "The Orland Courier <news@courier.example>"
) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = sender
    made["To"] = "desk@monitor.example"
    made["Subject"] = "Bridge stays closed – mayor"
    made["Date"] = "Fri, 02 May 2031 10:00:00 +0200"
    made["Message-ID"] = "<1@courier.example>"
    if text is not None:
        made.set_content(text)
    if html is not None and text is not None:
        made.add_alternative(html, subtype="html")
    elif html is not None:
        made.set_content(html, subtype="html")
    return made


def read(
    tmp_path: Path, made: EmailMessage | bytes, name: str = "press.eml", max_bytes: int = MAX_BYTES
) -> list[Page | Problem]:
    file = tmp_path / name
    file.write_bytes(made if isinstance(made, bytes) else made.as_bytes())
    return list(pages([str(file)], max_bytes=max_bytes))


def only(tmp_path: Path, made: EmailMessage | bytes, name: str = "press.eml") -> Page:
    (found,) = read(tmp_path, made, name)
    assert isinstance(found, Page), found
    return found


def test_a_mail_gives_its_words_and_the_facts_of_its_header(tmp_path: Path) -> None:
    found = only(tmp_path, mail())
    assert (found.path, found.media) == (str(tmp_path / "press.eml"), "text")
    assert found.content.split() == PLAIN.split()
    assert (found.given_title, found.given_outlet) == ("Bridge stays closed – mayor", "The Orland Courier")
    assert found.given_published == "2031-05-02T10:00:00+02:00"
    assert found.capture == Capture(url=None, at="2031-05-02T10:00:00+02:00", digest=None)
    assert found.given_authors == ()
    assert "\r" not in found.content


def test_the_time_of_delivery_is_that_of_the_capture(tmp_path: Path) -> None:
    made = mail()
    made["Received"] = "from a.example by b.example; Fri, 02 May 2031 08:00:09 -0000"
    made["Archived-At"] = "<https://lists.example/1>"
    found = only(tmp_path, made)
    assert found.capture is not None
    assert found.capture.at == "2031-05-02T08:00:09+00:00"
    assert found.given_published == "2031-05-02T10:00:00+02:00"
    assert found.given_url == "https://lists.example/1"


def test_of_two_forms_the_html_is_taken_where_it_holds_the_words(tmp_path: Path) -> None:
    assert only(tmp_path, mail(PLAIN, HTML)).content.strip() == HTML
    stub = "<style>" + "a " * 500 + "</style><p>Please use a newer program.</p>"
    assert only(tmp_path, mail(PLAIN * 5, stub)).media == "text"
    assert only(tmp_path, mail(None, HTML)).media == "html"


def test_words_and_html_that_lies_in_it_with_pictures(tmp_path: Path) -> None:
    made = mail(PLAIN, HTML)
    made.get_payload()[1].add_related(b"\x89PNG", "image", "png", cid="<logo>")  # type: ignore[union-attr, index]
    assert only(tmp_path, made).content.strip() == HTML


def test_the_foot_of_a_mailing_list_stays_with_the_words(tmp_path: Path) -> None:
    made = mail(PLAIN)
    made.make_mixed()
    foot = EmailMessage()
    foot.set_content("You get this & that from a list.")
    made.attach(foot)
    assert "from a list" in only(tmp_path, made).content
    made = mail(None, HTML)
    made.make_mixed()
    made.attach(foot)
    found = only(tmp_path, made)
    assert "<pre>You get this &amp; that from a list.\n</pre>" in found.content
    assert found.media == "html"


def test_what_is_attached_is_a_page_of_its_own_or_named(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment("Statement of the mayor.\n", filename="statement.txt")
    made.add_attachment(b"%PDF-1.7", "application", "pdf", filename="Überblick.pdf")
    made.add_attachment(b"<p>Read on", "application", "octet-stream", filename="page.HTML")
    made.add_attachment(mail("Inner words.\n", sender="Ada Brown <ada.brown@orland.example>"))
    found = read(tmp_path, made)
    at = str(tmp_path / "press.eml")
    assert [(p.path or "").removeprefix(at) for p in found] == ["", "#2", "#4", "#5", ""]
    statement, html, inner, rest = found[1:]
    assert isinstance(statement, Page)
    assert statement.content == "Statement of the mayor.\n"
    assert statement.given_title is None
    assert isinstance(html, Page)
    assert html.media == "html"
    assert isinstance(inner, Page)
    assert inner.given_authors == ("Ada Brown",)
    assert isinstance(rest, Problem)
    assert rest.code == "input-left-out"
    assert "1 attachment: Überblick.pdf (application/pdf)" in rest.message


def test_an_empty_mail_with_something_attached(tmp_path: Path) -> None:
    made = mail("\n")
    made.add_attachment("Statement.\n", filename="statement.txt")
    assert [(type(p), (p.path or "")[-2:]) for p in read(tmp_path, made)] == [(Page, "#2")]
    assert [p.code for p in read(tmp_path, mail("\n")) if isinstance(p, Problem)] == ["input-empty"]
    picture = mail("")
    picture.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    assert [p.code for p in read(tmp_path, picture) if isinstance(p, Problem)] == ["input-left-out"]


def test_an_attachment_that_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(b"\x00\x01\x02" * 9, "text", "plain", filename="a.txt")
    made.add_attachment("Words.\n", filename="b.txt")
    found = read(tmp_path, made)
    assert [p.code if isinstance(p, Problem) else p.content for p in found[1:]] == ["input-binary", "Words.\n"]
    assert (found[1].path or "").endswith("#2")


def test_folded_text_is_unfolded(tmp_path: Path) -> None:
    head = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    words = b"The mayor \nsaid so.\n\n> quoted \n> words\n>> deeper\nNext.\n-- \nThe desk\n"
    found = only(tmp_path, head + words)
    assert found.content == "The mayor said so.\n\n> quoted words\n> deeper\nNext.\n-- \nThe desk\n"
    squeezed = only(tmp_path, head.replace(b"flowed", b"flowed; delsp=yes") + "橋は \n閉鎖\n".encode())
    assert squeezed.content == "橋は閉鎖\n"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"=?utf-8?Q?Br=C3=BCcke_gesperrt?=", "Brücke gesperrt"),
        (b"=?iso-8859-1?Q?Br=FCcke?= =?utf-8?B?IGdlc3BlcnJ0?=", "Brücke gesperrt"),
        ("Brücke gesperrt".encode(), "Brücke gesperrt"),
        ("Brücke gesperrt".encode("cp1252"), "Brücke gesperrt"),
        (b"Fwd: RE: Bridge closed: mayor", "Bridge closed: mayor"),
        (b"Bridge\n closed", "Bridge closed"),
        (b"=?x-none?Q?Bridge?= closed", "Bridge closed"),
        (b"=?utf-8?B?!!?=", None),
    ],
)
def test_the_title_is_the_subject_as_a_person_sees_it(tmp_path: Path, subject: bytes, title: str | None) -> None:
    found = only(tmp_path, b"From: a@b.example\nMessage-ID: <1>\nSubject: " + subject + b"\n\nWords.\n")
    if title is not None:
        assert found.given_title == title


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Fri, 02 May 2031 10:00:00 +0200", "2031-05-02T10:00:00+02:00"),
        ("2 May 2031 10:00 -0000", "2031-05-02T10:00:00+00:00"),
        ("some day", None),
        ("Fri, 99 May 2031 10:00:00 +0200", None),
        ("Fri, 02 May 2031 10:00:00 +999999999", None),
    ],
)
def test_dates(tmp_path: Path, date: str, iso: str | None) -> None:
    found = only(tmp_path, f"From: a@b.example\nMessage-ID: <1>\nDate: {date}\n\nWords.\n".encode())
    assert found.given_published == iso


@pytest.mark.parametrize(
    ("name", "address", "author", "outlet"),
    [
        ("The Orland Courier", "news@courier.example", None, "The Orland Courier"),
        ("Ministry of Works", "press@works.example", None, "Ministry of Works"),
        ("Orland Zeitung", "abo@verlag.example", None, "Orland Zeitung"),
        ("ONA", "wire@mail.example", None, "ONA"),
        ("Jane Roe", "jane.roe@mail.example", "Jane Roe", None),
        ("Jane Q. Roe", "jroe@mail.example", "Jane Q. Roe", None),
        ("José Bränd", "brand.j@mail.example", "José Bränd", None),
        ("Ludo van der Berg", "l.vanderberg@mail.example", "Ludo van der Berg", None),
        ("Roe, Jane", "jane.roe@mail.example", "Jane Roe", None),
        ("Jane Roe | The Courier", "jane@courier.example", "Jane Roe", "The Courier"),
        ("Jane Roe at Orland Courier", "newsletters@courier.example", None, "Orland Courier"),
        ("Morning Briefing | The Courier", "newsletters@mail.example", None, "Morning Briefing | The Courier"),
        ("Jane Roe", "press@works.example", None, None),
        ("Jane", "jane@mail.example", None, None),
        ("jane@mail.example", "jane@mail.example", None, None),
        ("", "jane@mail.example", None, None),
        ("Daily News", "daily.news@mail.example", None, "Daily News"),
    ],
)
def test_who_a_mail_is_from(name: str, address: str, author: str | None, outlet: str | None) -> None:
    assert sender_of(name, address) == Sender(author=author, outlet=outlet)


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_sender_is_read(name: str, address: str) -> None:
    sender_of(name, address)


# ---------------------------------------------------------------- what is a mail


def test_a_text_that_starts_like_a_letter_is_a_text(tmp_path: Path) -> None:
    letter = b"From: the mayor\nTo: the press\nSubject: the bridge\n\nThe bridge stays closed.\n"
    assert only(tmp_path, letter, "letter.txt").content == letter.decode()
    assert only(tmp_path, letter, "letter.eml").given_title == "the bridge"
    assert only(tmp_path, b"<html><p>Words of a page.</p>", "page.eml").media == "html"
    assert not is_mail(b"Note: words", "a.txt")
    assert is_mail(mail().as_bytes(), "no-ending")


def test_a_mail_with_a_long_header_is_a_mail(tmp_path: Path) -> None:
    far = b"Received: from a.example\r\n" + b"\tby b.example\r\n" * 200
    for more in (far * 40, b"X-Way: there\r\n" * 390 + b"X-Long: " + b"y" * 90_000 + b"\r\n", b"X-Way: a\r\n" * 9_000):
        assert only(tmp_path, more + mail().as_bytes()).given_title == "Bridge stays closed – mayor"


def test_a_text_that_starts_with_from_is_no_mailbox() -> None:
    assert not is_mbox(b"From Orland at 10:30 in 2031\nwe hear that the bridge stays closed.\n", "a.txt")
    assert is_mbox(b"From a@b.example Fri May  2 10:00:00 2031\nFrom: a@b.example\n\nWords.\n", "box")


# ---------------------------------------------------------------- mailboxes


def box(mails: list[bytes]) -> bytes:
    return b"".join(b"From a@b.example Fri May  2 10:00:00 2031\n" + m + b"\n" for m in mails)


def test_a_mailbox_gives_each_mail(tmp_path: Path) -> None:
    made = mail("Words.\n")
    made.add_attachment("Statement.\n", filename="a.txt")
    third = b"From: a@b.example\nMessage-ID: <3>\n\n>From here on\n\nFrom there at 10:00\nall is well\n"
    found = read(tmp_path, box([mail("First.\n").as_bytes(), made.as_bytes(), third]), "news.mbox")
    at = str(tmp_path / "news.mbox")
    assert [(p.path or "").removeprefix(at) for p in found] == ["#1", "#2", "#2.2", "#3"]
    last = found[-1]
    assert isinstance(last, Page)
    assert last.content.strip() == "From here on\n\nFrom there at 10:00\nall is well"


def test_the_limit_holds_for_each_mail_of_a_mailbox(tmp_path: Path) -> None:
    raw = box([b"From: a@b.example\n\n" + b"long " * 1_000 + b"\n", b"From: a@b.example\n\nShort.\n"])
    found = read(tmp_path, raw, "news.mbox", max_bytes=500)
    assert [p.code if isinstance(p, Problem) else p.content.strip() for p in found] == ["input-too-large", "Short."]


def test_a_mailbox_of_many_mails_does_not_fill_the_memory() -> None:
    def peak(count: int) -> int:
        source = io.BytesIO(box([mail(PLAIN * 40).as_bytes()] * count))
        tracemalloc.start()
        try:
            assert sum(isinstance(p, Page) for p in mbox_pages("box", source, 100_000)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(3)
    assert peak(300) < peak(20) * 1.3 + 50_000


# ---------------------------------------------------------------- saved pages


def saved(html: str = HTML, head: str = "From: <Saved by Blink>", start: str = "", coding: str = "utf-8") -> bytes:
    import quopri

    body = quopri.encodestring(html.encode(coding)).decode("ascii")
    return (
        f"{head}\r\nSnapshot-Content-Location: https://courier.example/a\r\nSubject: Bridge\r\n"
        "Date: Fri, 2 May 2031 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        f'Content-Type: multipart/related;\r\n\ttype="text/html";{start}\r\n\tboundary="----B----"\r\n\r\n\r\n'
        "------B----\r\nContent-Type: text/css\r\nContent-Location: https://courier.example/a.css\r\n\r\np {}\r\n"
        f"------B----\r\nContent-Type: text/html; charset={coding}\r\nContent-ID: <root@x>\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://courier.example/a\r\n\r\n{body}\r\n"
        "------B----\r\nContent-Type: text/html\r\nContent-ID: <frame@x>\r\n\r\n<p>An advertisement.</p>\r\n"
        "------B----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
        "------B------\r\n"
    ).encode()


def test_a_saved_page_is_its_root_part(tmp_path: Path) -> None:
    for name in ("page.mhtml", "page.mht", "named-otherwise"):
        found = only(tmp_path, saved(), name)
        assert found.content.strip() == HTML
        assert (found.media, found.given_url) == ("html", "https://courier.example/a")
        assert found.capture == Capture(url="https://courier.example/a", at="2031-05-02T08:00:00+00:00", digest=None)
        assert found.given_title is None


def test_a_page_saved_from_a_file_has_no_address_of_its_own(tmp_path: Path) -> None:
    raw = saved().replace(b"https://courier.example/a\r\nSubject", b"file:///pages/a.html\r\nSubject")
    found = only(tmp_path, raw, "page.mht")
    assert found.given_url is None
    assert found.capture is not None
    assert found.capture.url == "file:///pages/a.html"


def test_the_root_part_may_be_named(tmp_path: Path) -> None:
    assert "advertisement" in only(tmp_path, saved(start=' start="<frame@x>";'), "page.mhtml").content


def test_the_encoding_of_the_part_is_used(tmp_path: Path) -> None:
    found = only(tmp_path, saved("<p>Мост закрыт до конца лета.</p>", coding="windows-1251"), "page.mht")
    assert (found.content.strip(), found.encoding) == ("<p>Мост закрыт до конца лета.</p>", "cp1251")


def test_a_saved_page_of_one_part(tmp_path: Path) -> None:
    raw = b"From: <Saved by Windows Internet Explorer 8>\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Words.</p>"
    assert only(tmp_path, raw, "page.mht").content == "<p>Words.</p>"


def test_a_mail_with_pictures_is_no_saved_page() -> None:
    assert is_mhtml(saved(), "a")
    assert not is_mhtml(
        b"From: a\r\nMessage-ID: <1>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", "a"
    )
    assert not is_mhtml(b"<html>", "a.mhtml")


def test_a_saved_page_without_a_root_is_a_problem(tmp_path: Path) -> None:
    raw = b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nwords"
    assert [p.code for p in read(tmp_path, raw, "page.mht") if isinstance(p, Problem)] == ["input-damaged"]


def test_a_file_that_is_cut_short_is_told(tmp_path: Path) -> None:
    raw = saved()
    found = only(tmp_path, raw[: raw.index(b"advertisement")], "page.mht")
    assert found.content.strip() == HTML
    assert [p.code for p in found.problems] == ["input-damaged"]
    assert only(tmp_path, saved(), "page.mht").problems == ()
    made = mail(PLAIN, HTML)
    raw = made.as_bytes()
    assert [p.code for p in only(tmp_path, raw[: raw.rindex(b"Orland")]).problems] == ["input-damaged"]
    assert only(tmp_path, made).problems == ()


# ---------------------------------------------------------------- hostile and damaged


def nested(depth: int, kind: str = "multipart/mixed") -> bytes:
    out = b"From: a@b.example\nMessage-ID: <1>\n"
    for n in range(depth):
        if kind == "message/rfc822":
            out += b"Content-Type: message/rfc822\n\n"
        else:
            out += f'Content-Type: {kind}; boundary="b{n}"\n\n--b{n}\n'.encode()
    return out + b"Content-Type: text/plain\n\nThe innermost words.\n"


@pytest.mark.parametrize("depth", [5, 40, 400, 20_000])
@pytest.mark.parametrize("kind", ["multipart/mixed", "multipart/alternative", "message/rfc822"])
def test_parts_inside_parts(tmp_path: Path, kind: str, depth: int) -> None:
    start = time.process_time()
    found = read(tmp_path, nested(depth, kind))
    assert time.process_time() - start < 5
    assert found
    if depth == 5:
        assert isinstance(found[-1], Page)
        assert "innermost" in found[-1].content
    else:
        assert all(isinstance(p, Problem) for p in found)


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a@b.example\nMessage-ID: <1>\nContent-Type: text/plain" + b"; a=b" * 400_000 + b"\n\nWords.\n",
        b"From: " + b"(" * 1_000_000 + b"\nMessage-ID: <1>\n\nWords.\n",
        b"From: a@b.example\nMessage-ID: <1>\nSubject: " + b"=?utf-8?Q?a?= " * 100_000 + b"\n\nWords.\n",
        b"From: a@b.example\nMessage-ID: <1>\nDate: " + b"1 " * 500_000 + b"\n\nWords.\n",
        b"From: a@b.example\nMessage-ID: <1>\n" + b"X: y\n" * 200_000 + b"\nWords.\n",
        b"From: a@b.example\nMessage-ID: <1>\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: text/html\n\n<style>\n" * 20_000,
        b"From: a@b.example\nMessage-ID: <1>\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=c\n\n" * 3_000
        + b"words\n" * 500_000,
        b"From: a@b.example\nMessage-ID: <1>\nContent-Type: text/html\n\n" + b"<" * 2_000_000,
    ],
    ids=["parameters", "comments", "encoded words", "date", "headers", "parts", "boundaries", "brackets"],
)
def test_hostile_mails_end_soon(tmp_path: Path, raw: bytes) -> None:
    start = time.process_time()
    assert read(tmp_path, raw)
    assert time.process_time() - start < 5


def test_damaged_transfer_encodings(tmp_path: Path) -> None:
    head = b"From: a@b.example\nMessage-ID: <1>\nContent-Type: text/plain; charset=x-none\nContent-Transfer-Encoding: "
    for coding, body in (
        (b"base64", b"V29y*ZHM="),
        (b"quoted-printable", b"Words=ZZ="),
        (b"uuencode", b"begin\nWords"),
        (b"none", b"Words"),
    ):
        found = read(tmp_path, head + coding + b"\n\n" + body + b"\n")
        assert len(found) == 1


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_mail_with_any_bytes_changed_is_read_to_an_end(data: st.DataObject) -> None:
    made = mail(PLAIN, HTML)
    made.add_attachment("Statement.\n", filename="a.txt")
    made.add_attachment(mail("Inner.\n"))
    raw = bytearray(data.draw(st.sampled_from([made.as_bytes(), saved(), box([mail().as_bytes()] * 2)])))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    del raw[data.draw(st.integers(1, len(raw))) :]
    for found in pages(["-"], stdin=bytes(raw)):
        if isinstance(found, Page):
            found.content.encode("utf-8")
            assert "\r" not in found.content


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from(["text/plain", "text/html", "multipart/mixed; boundary=b", "message/rfc822"]),
)
def test_any_bytes_are_a_mail_or_a_problem(raw: bytes, kind: str) -> None:
    from twosource.errors import InputError

    whole = b"From: a@b.example\nContent-Type: " + kind.encode() + b"\n\n" + raw
    assert message_from_bytes(whole)
    for door in (mail_pages, mhtml_pages):
        try:
            list(door("x", whole, 1_000))
        except InputError:
            continue


# ---------------------------------------------------------------- packed pages and addresses


def test_a_packed_page_is_read(tmp_path: Path) -> None:
    assert only(tmp_path, gzip.compress(HTML.encode()), "page.html.gz").content == HTML
    assert only(tmp_path, gzip.compress(b"words"), "page.html.gz").media == "html"
    assert only(tmp_path, gzip.compress(saved()), "page.mht.gz").given_url == "https://courier.example/a"
    lines = gzip.compress(b'{"text": "one"}\n{"text": "two"}\n')
    assert len([p for p in read(tmp_path, lines, "pages.jsonl.gz") if isinstance(p, Page)]) == 2


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (gzip.compress(b"a" * 10_000_000), "input-too-large"),
        (gzip.compress(b"words " * 9_000 + bytes(range(32, 127)) * 90)[:-20], "input-damaged"),
        (gzip.compress(b"\x89PNG\r\n\x1a\n\x00"), "input-binary"),
        (gzip.compress(gzip.compress(b"words")), "input-binary"),
        (gzip.compress(b""), "input-binary"),
    ],
)
def test_a_packed_file_that_is_no_page(tmp_path: Path, raw: bytes, code: str) -> None:
    assert [p.code for p in read(tmp_path, raw, "a.gz", max_bytes=1_000_000) if isinstance(p, Problem)] == [code]


def test_an_address_is_fetched_only_where_that_is_allowed() -> None:
    (refused,) = pages(["https://courier.example/a"])
    assert isinstance(refused, Problem)
    assert "--fetch" in refused.message
    made = Page(path="https://courier.example/a", media="text", content="words", encoding="utf-8")
    asked: list[str] = []

    def fetch(url: str):  # type: ignore[no-untyped-def]
        asked.append(url)
        yield made

    assert list(pages(["https://courier.example/a"], fetch=fetch)) == [made]
    assert asked == ["https://courier.example/a"]
