"""Mails (.eml) and mailboxes (mbox) -> newsletters and press releases.

The words of a mail are one page, each attachment that is text, HTML or a mail another; attachments of other kinds are
named in a problem. Where a mail has its words twice, the HTML is taken: it keeps paragraphs, headlines and links
apart, where the plain form is wrapped at some 70 characters, so that its lines are not the paragraphs. Only where
the HTML holds far fewer words ("this mail needs a newer program") is the plain form taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from twosource.errors import InputDamaged, InputEmpty, InputError, InputLeftOut, InputTooLarge
from twosource.intake.kinds import header_names
from twosource.intake.onepage import HTML_ENDINGS, HTML_TYPES, read_page
from twosource.records import Capture, Page, Problem

if TYPE_CHECKING:
    from email.message import Message

_ENDING = ".eml"
_TEXT_ENDINGS = (".txt", ".text", *HTML_ENDINGS)
_POSTED = frozenset({"received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature"})
"""Headers that programs write. A text may well start with "From:", "Date:" and "Subject:"."""
_PARTS = 1_000
"""Attachments of one mail that are looked at."""
_FORWARDED = 10
"""Mails inside mails that are followed."""
_SHOWN = 10
"""Attachments that are named in one problem."""
_FROM = re.compile(rb"From \S{1,300} .{0,100}\d\d:\d\d.{0,60}\d{4}\b")
_QUOTED_FROM = re.compile(rb">+From ")
_ANSWERED = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs)\s{0,3}:\s{0,3})+", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_UNSEEN = ("style", "script", "title")
_LEAST_OF_PLAIN = 0.5
"""Share of the words of the plain form from which on the HTML form is taken."""
_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})


class _Piece(msgspec.Struct, frozen=True):
    """A stretch of the words of a mail."""

    html: bool
    content: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def is_mail(head: bytes, path: str) -> bool:
    names = header_names(head)
    if path.lower().endswith(_ENDING):
        return bool(names)
    return "from" in names and bool(names & _POSTED)


def is_mbox(head: bytes, path: str) -> bool:
    first, _, rest = head.partition(b"\n")
    return _FROM.match(first) is not None and bool(header_names(rest)) and not path.lower().endswith(_ENDING)


def mail_pages(path: str, raw: bytes, max_bytes: int) -> Iterator[Page | InputError]:  # noqa: ARG001 (a door)
    """The pages of one mail: its words at ``path``, what is attached at ``path#2``, ``path#3``, … ``raw`` is within the
    limit, so all that is in it is.
    """
    yield from _mail(path, "#", raw)


def mbox_pages(path: str, source: BinaryIO, max_bytes: int) -> Iterator[Page | InputError]:
    """The pages of many mails, one after the other: at ``path#1``, what is attached to it at ``path#1.2``, … A mail over
    the limit gives InputTooLarge in its place.
    """
    for number, (raw, size) in enumerate(_split(source, max_bytes), 1):
        where = f"{path}#{number}"
        if size > max_bytes:
            yield InputTooLarge(where, size, max_bytes)
            continue
        try:
            yield from _mail(where, ".", raw)
        except InputError as fault:
            yield fault


def _split(source: BinaryIO, max_bytes: int) -> Iterator[tuple[bytes, int]]:
    """Each mail of a mailbox, cut off behind ``max_bytes``, with its size. A line "From … 2031" behind a blank one starts
    a mail; ">From " at the start of a line was "From ".
    """
    mail, size, blank, whole_line = bytearray(), 0, True, True
    started = False
    while line := source.readline(max_bytes + 1):
        if blank and whole_line and _FROM.match(line):
            if started:
                yield bytes(mail), size
            mail, size, blank, started = bytearray(), 0, False, True
            continue
        if whole_line and _QUOTED_FROM.match(line):
            line = line[1:]
        size += len(line)
        if len(mail) <= max_bytes:
            mail += line
        blank = whole_line and not line.strip()
        whole_line = line.endswith(b"\n")
    if started:
        yield bytes(mail), size


def _mail(where: str, joint: str, raw: bytes) -> Iterator[Page | InputError]:
    from twosource.intake.mime import message_of

    if not raw.strip():
        raise InputEmpty(where, "the mail")
    yield from _message(where, joint, message_of(where, raw), 0)


def _message(where: str, joint: str, message: Message, depth: int) -> Iterator[Page | InputError]:
    from twosource.intake.mime import file_name

    pieces, attached = _sorted(where, message, 0)
    page = _page(where, message, pieces)
    if page is not None:
        yield page
    found = page is not None
    unread: list[str] = []
    for number, part in enumerate(attached[:_PARTS], 2):
        at = f"{where}{joint}{number}"
        try:
            pages = _attachment(at, part, message, depth)
            if pages is None:
                unread.append(f"{file_name(part) or 'no name'} ({part.get_content_type()})")
                continue
            found = True
            yield from pages
        except InputError as fault:
            found = True
            yield fault
    if not found and not unread:
        yield InputEmpty(where, "the mail")
    if len(attached) > _PARTS:
        unread.append(f"all behind the first {_PARTS:,}")
    if unread:
        more = f" and {len(unread) - _SHOWN} more" if len(unread) > _SHOWN else ""
        noun = "attachment" if len(unread) == 1 else "attachments"
        yield InputLeftOut(where, f"{len(unread)} {noun}: {', '.join(unread[:_SHOWN])}{more}")


def _page(where: str, message: Message, pieces: list[_Piece]) -> Page | None:
    """The words of a mail with the facts of its header; None where it has none."""
    from twosource.intake.mime import damage, header, moment
    from twosource.intake.mime import sender as sender_in
    from twosource.intake.senders import sender_of

    if not any(piece.content.strip() for piece in pieces):
        return None
    sender = sender_of(*sender_in(message))
    sent = moment(header(message, "date"))
    received = moment(header(message, "received").rpartition(";")[2].strip())
    return Page(
        path=where,
        media="html" if _html(pieces) else "text",
        content=_joined(pieces),
        encoding=pieces[0].encoding,
        problems=(*(p for piece in pieces for p in piece.problems), *damage(where, message)),
        given_url=header(message, "archived-at").strip("<> ") or None,
        given_title=_ANSWERED.sub("", header(message, "subject"), count=1).strip() or None,
        given_published=sent,
        given_outlet=sender.outlet,
        given_authors=(sender.author,) if sender.author else (),
        capture=_capture(received or sent),
    )


def _capture(at: str | None) -> Capture | None:
    return Capture(url=None, at=at, digest=None) if at else None


def _joined(pieces: list[_Piece]) -> str:
    """The pieces as one page. Plain words beside HTML, such as the foot that a mailing list adds, keep their lines."""
    from html import escape

    if not _html(pieces):
        return "\n\n".join(piece.content.strip("\n") for piece in pieces) + "\n"
    return "\n".join(p.content if p.html else f"<pre>{escape(p.content, quote=False)}</pre>" for p in pieces)


def _attachment(at: str, part: Message, mail: Message, depth: int) -> Iterator[Page | InputError] | None:
    """The pages of something attached, None where it is of a kind that is not read. Raises an InputError for what is
    of such a kind and cannot be read.
    """
    from twosource.intake.mime import charset, file_name, header, message_of, moment, parts, payload

    media, name = part.get_content_type(), file_name(part).lower()
    forwarded = media == "message/rfc822"
    if forwarded or name.endswith(_ENDING):
        if depth + 1 >= _FORWARDED:
            raise InputDamaged(at, f"more than {_FORWARDED} mails inside one another")
        inner = next(iter(parts(part)), None) if forwarded else message_of(at, payload(part))
        if inner is None:
            raise InputDamaged(at, "the attached mail cannot be taken apart")
        return _message(at, ".", inner, depth + 1)
    if media not in HTML_TYPES and media != "text/plain" and not _named_text(media, name):
        return None
    html = media in HTML_TYPES or name.endswith(HTML_ENDINGS)
    page = read_page(at, payload(part), declared=charset(part), html=html, what="the attachment")
    return iter([msgspec.structs.replace(page, capture=_capture(moment(header(mail, "date"))))])


def _named_text(media: str, name: str) -> bool:
    return media == "application/octet-stream" and name.endswith(_TEXT_ENDINGS)


def _sorted(where: str, part: Message, depth: int) -> tuple[list[_Piece], list[Message]]:
    """The words of ``part``, and what is attached to them, both in order."""
    from twosource.intake.mime import NESTED, parts

    media = part.get_content_type()
    inside = parts(part)
    if not inside or media == "message/rfc822":
        piece = None if depth and _set_beside(part) else _piece(where, part)
        return ([piece], []) if piece else ([], [part])
    if depth >= NESTED:
        return [], [part]
    if media == "multipart/alternative":
        return _alternative([_sorted(where, p, depth + 1) for p in inside])
    if media == "multipart/related":
        return _related(where, part, inside, depth)
    pieces: list[_Piece] = []
    attached: list[Message] = []
    for p in inside:
        if p.get_content_type() not in _SIGNATURES:
            words, beside = _sorted(where, p, depth + 1)
            pieces.extend(words)
            attached.extend(beside)
    return pieces, attached


def _alternative(forms: list[tuple[list[_Piece], list[Message]]]) -> tuple[list[_Piece], list[Message]]:
    """The best form of the same words, and what is attached to any."""
    attached = [part for _, beside in forms for part in beside]
    worded = [words for words, _ in forms if words]
    plain = max((_count(words) for words in worded if not _html(words)), default=0)
    html = [words for words in worded if _html(words) and _count(words) >= max(1, _LEAST_OF_PLAIN * plain)]
    best = html or [words for words in worded if not _html(words)] or worded
    return (best[-1] if best else []), attached


def _related(where: str, part: Message, inside: list[Message], depth: int) -> tuple[list[_Piece], list[Message]]:
    """The part that the others belong to, and of the others what is more than a picture in the text."""
    from twosource.intake.mime import header, root_of

    root = root_of(part, inside) or inside[0]
    words, attached = _sorted(where, root, depth + 1)
    others = [p for p in inside if p is not root and not header(p, "content-id")]
    return words, [*attached, *others]


def _set_beside(part: Message) -> bool:
    from twosource.intake.mime import file_name

    return part.get_content_disposition() == "attachment" or bool(file_name(part))


def _piece(where: str, part: Message) -> _Piece | None:
    """The words of a part; None where it holds none, or none that can be read."""
    from twosource.intake.mime import charset, parameter, payload

    media = part.get_content_type()
    html = media in HTML_TYPES
    if not html and media != "text/plain":
        return None
    raw = payload(part)
    if not raw.strip():
        return _Piece(html=html, content="", encoding="utf-8")
    try:
        page = read_page(where, raw, declared=charset(part), html=html)
    except InputError:
        return None
    content = page.content
    if not html and parameter(part, "format").lower() == "flowed":
        content = _unfolded(content, delete_space=parameter(part, "delsp").lower() == "yes")
    return _Piece(html=html, content=content, encoding=page.encoding, problems=page.problems)


def _unfolded(content: str, *, delete_space: bool) -> str:
    """Text that was folded to be sent, a line that ends in a space going on in the next, as one line a paragraph
    (RFC 3676, 4.1).
    """
    out: list[str] = []
    depth, open_ = 0, False
    for line in content.split("\n"):
        words = line.lstrip(">")
        quoted = len(line) - len(words)
        words = words.removeprefix(" ")
        goes_on = words.endswith(" ") and words != "-- "
        kept = words[:-1] if goes_on and delete_space else words
        if open_ and quoted == depth and words != "-- ":
            out.append(kept)
        else:
            out.append(("\n" if out else "") + ("> " if quoted else "") + kept)
        depth, open_ = quoted, goes_on
    return "".join(out)


def _html(pieces: list[_Piece]) -> bool:
    return any(piece.html for piece in pieces)


def _count(pieces: list[_Piece]) -> int:
    """Words that are seen, roughly: outside tags, styles and scripts."""
    return sum(_seen(piece.content) if piece.html else len(piece.content.split()) for piece in pieces)


def _seen(html: str) -> int:
    count, at, hidden = 0, 0, ""
    for tag in _TAG.finditer(html):
        if not hidden:
            count += len(html[at : tag.start()].split())
        name = tag.group()[1:-1].lower()
        if hidden and name.startswith("/" + hidden):
            hidden = ""
        elif not hidden:
            hidden = next((unseen for unseen in _UNSEEN if name.startswith(unseen) and not name.endswith("/")), "")
        at = tag.end()
    return count + (0 if hidden else len(html[at:].split()))
