"""A page saved in one file with its pictures (.mht, .mhtml) -> the page.

Only the root part is read. Pictures, styles, scripts and the pages in frames stay where they are: nothing is drawn, run
or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from twosource.errors import InputDamaged, InputEmpty, InputError
from twosource.intake.kinds import header_names
from twosource.intake.onepage import HTML_TYPES, read_page, web_address
from twosource.records import Capture, Page

if TYPE_CHECKING:
    from email.message import Message

_ENDINGS = (".mht", ".mhtml")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^from:\s*<saved by ", re.IGNORECASE | re.MULTILINE)
_POSTED = frozenset({"to", "received", "message-id", "return-path", "delivered-to"})
"""Headers of a message that was sent: a mail with pictures is built as a saved page is."""
_TEXT_TYPES = frozenset({"text/plain"}) | HTML_TYPES


def is_mhtml(head: bytes, path: str) -> bool:
    names = header_names(head)
    if "snapshot-content-location" in names:
        return True
    if not names:
        return False
    if path.lower().endswith(_ENDINGS) or _SAVED.search(head):
        return "content-type" in names
    return "mime-version" in names and not names & _POSTED and _RELATED.search(head) is not None


def mhtml_pages(path: str, raw: bytes, max_bytes: int) -> Iterator[Page | InputError]:  # noqa: ARG001 (a door)
    """The page of the root part, with its address and when it was saved. ``raw`` is within the limit, so all that is
    in it is. Raises InputDamaged or InputEmpty where there is no root part, or what is wrong with its bytes.
    """
    from twosource.intake.mime import charset, damage, header, message_of, moment, payload

    message = message_of(path, raw)
    root = _root(message)
    if root is None:
        raise InputDamaged(path, "the saved page has no part of HTML or text")
    url = header(message, "snapshot-content-location") or header(root, "content-location") or None
    html = root.get_content_type() in HTML_TYPES
    content = payload(root)
    if not content.strip():
        raise InputEmpty(path, "the saved page")
    page = read_page(path, content, declared=charset(root), html=html, what="the saved page")
    capture = Capture(url=url, at=moment(header(message, "date")), digest=None)
    problems = (*page.problems, *damage(path, message))
    yield msgspec.structs.replace(page, given_url=web_address(url), capture=capture, problems=problems)


def _root(message: Message) -> Message | None:
    """The part that ``start`` names, else the first one of HTML or text (RFC 2387, 3.2)."""
    from twosource.intake.mime import NESTED, parts, root_of

    for _ in range(NESTED):
        inside = parts(message)
        if not inside:
            return message if message.get_content_type() in _TEXT_TYPES else None
        named = root_of(message, inside)
        readable = [part for part in inside if part.get_content_type() in _TEXT_TYPES]
        deeper = [part for part in inside if part.get_content_maintype() == "multipart"]
        message = named or (*readable, *deeper, inside[0])[0]
    return None
