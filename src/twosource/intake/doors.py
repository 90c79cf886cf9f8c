"""The doors: the kinds of file that hold pages, in the order in which they are tried.

A door is told by a sniff on the first bytes of a file and its name, and opened on a stream. What no door takes is one
page. To add a kind of file, add a line to ``DOORS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from twosource.errors import InputError, InputTooLarge
from twosource.intake.docx import docx_pages, is_docx
from twosource.intake.feeds import feed_pages, is_feed
from twosource.intake.jsonlines import SUFFIXES, json_lines
from twosource.intake.limits import bounded
from twosource.intake.mail import is_mail, is_mbox, mail_pages, mbox_pages
from twosource.intake.mhtml import is_mhtml, mhtml_pages
from twosource.intake.newsml import is_newsml, newsml_pages
from twosource.intake.ninjs import is_ninjs, ninjs_pages
from twosource.intake.warc import is_warc, warc_pages
from twosource.records import Page

HEAD = 65_536
"""Bytes at the start of a file that a sniff is shown."""

Sniff = Callable[[bytes, str], bool]
"""Of the first bytes and the name: is it this kind? Bytes tell before the name does, and it never raises."""
Opener = Callable[[str, BinaryIO, int], Iterator[Page | InputError]]
"""Of a path, a stream at its start and the limit in bytes for one page: its pages, and an error in place of each that
could not be read.
"""


class Door(NamedTuple):
    name: str
    sniff: Sniff
    opener: Opener


def whole(opener: Callable[[str, bytes, int], Iterator[Page | InputError]]) -> Opener:
    """The door of a kind of file that is read in one piece, which is then no larger than a page may be."""

    def opened(path: str, source: BinaryIO, max_bytes: int) -> Iterator[Page | InputError]:
        yield from opener(path, all_of(path, source, max_bytes), max_bytes)

    return opened


def all_of(path: str, source: BinaryIO, max_bytes: int) -> bytes:
    """All bytes of ``source``, which is at its start; InputTooLarge before anything is read where its size is known."""
    try:
        size = source.seek(0, 2)
    except (OSError, ValueError):
        size = 0  # packed: its size shows in reading
    source.seek(0)
    if size > max_bytes:
        raise InputTooLarge(path, size, max_bytes)
    return bounded(path, source, max_bytes)


def _is_json_lines(_head: bytes, path: str) -> bool:
    return path.lower().endswith(SUFFIXES)


DOORS: tuple[Door, ...] = (
    Door("web archive", is_warc, warc_pages),
    Door("feed", is_feed, whole(feed_pages)),
    Door("NewsML or NITF", is_newsml, whole(newsml_pages)),
    Door("ninjs", is_ninjs, whole(ninjs_pages)),
    Door("JSON Lines", _is_json_lines, json_lines),
    Door("saved page (MHTML)", is_mhtml, whole(mhtml_pages)),
    Door("mailbox", is_mbox, mbox_pages),
    Door("mail", is_mail, whole(mail_pages)),
    Door("text document (.docx)", is_docx, whole(docx_pages)),
)


def door_of(head: bytes, path: str) -> Door | None:
    """The first door that takes a file of these first bytes and this name."""
    return next((door for door in DOORS if door.sniff(head, path)), None)
