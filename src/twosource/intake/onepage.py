"""The bytes of one HTML or text page -> a Page."""

from __future__ import annotations

from twosource.errors import InputEmpty
from twosource.intake.decoding import Decoded, decoded
from twosource.intake.kinds import is_html
from twosource.intake.mending import mended, replaced
from twosource.records import Page

HTML_ENDINGS = (".html", ".htm", ".xhtml")
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})


def read_page(
    path: str, raw: bytes, *, declared: str | None = None, html: bool = False, what: str = "the file"
) -> Page:
    """The page that ``raw`` is. ``declared`` is the encoding, and ``html`` the media type, that came beside it; without
    them both are found out. Raises InputEmpty (which says that ``what`` holds no text), InputBinary or InputUndecodable.
    """
    if not raw.strip():
        raise InputEmpty(path, what)
    return page_of_text(path, decoded(path, raw, declared), html=html, what=what)


def page_of_text(path: str, text: Decoded, *, html: bool = False, what: str = "the file") -> Page:
    """The page of a text that is decoded already, mended. Raises InputEmpty."""
    content, problems = mended(path, text.content)
    if not content.strip():
        raise InputEmpty(path, what)
    if text.replaced:
        problems = (*problems, replaced(path, text.replaced))
    return Page(
        path=path,
        media="html" if html or is_html(content) else "text",
        content=content,
        encoding=text.encoding,
        problems=problems,
    )


def web_address(recorded: str | None) -> str | None:
    """The address of a page as its container recorded it; None where it is none that a report could have, such as the
    name of a file on the machine that saved it.
    """
    return recorded if recorded and recorded.lower().startswith(("http://", "https://")) else None
