"""Bytes of a mail or a saved page -> its parts, with limits that keep hostile ones from taking for ever.

The standard library reads the parts under the policy ``compat32``: it leaves headers as they are, where ``default``
parses some while it reads, slowly on long ones and with exceptions on broken ones. What is needed is decoded here.
"""

from __future__ import annotations

import binascii
import datetime as dt
from email.message import Message
from email.policy import Compat32

from twosource.errors import InputDamaged
from twosource.intake.mending import mended
from twosource.records import Problem

_HEADER_CHARS = 4_000
"""Characters of a header that are kept; parsing parameters takes time with the square of this."""
_CHECKS = 30_000_000
"""Lines times multipart boundaries up to which a mail is read, about 3 s: each line is held against each boundary that
is open. A mail of 20 MB with ten boundaries has some 3 million.
"""
_SENDER_CHARS = 500
_LOOKED_AT = 200
"""Parts in which damage is looked for."""
_DEFECTS = {
    "CloseBoundaryNotFoundDefect": "its last part has no end: the file is cut short",
    "StartBoundaryNotFoundDefect": "its parts could not be told apart",
    "NoBoundaryInMultipartDefect": "its parts could not be told apart",
    "InvalidBase64CharactersDefect": "a part of it is not valid base64",
    "InvalidBase64LengthDefect": "a part of it is not valid base64",
}
NESTED = 20
"""Parts inside parts that are followed; a mail forwarded five times has about ten."""


class _Bounded(Compat32):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_HEADER_CHARS]


def message_of(path: str, raw: bytes) -> Message:
    """The message that ``raw`` is. Raises InputDamaged where its parts are nested too deep to follow."""
    from email.parser import BytesParser

    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if raw.lower().count(b"boundary") * raw.count(b"\n") > _CHECKS:
        raise InputDamaged(path, "it has so many parts that reading them would take minutes")
    try:
        return BytesParser(policy=_Bounded()).parsebytes(raw)
    except RecursionError:
        raise InputDamaged(path, "its parts are nested too deep to follow") from None


def header(message: Message, name: str) -> str:
    """The words of the first header of that name, decoded, on one line; empty where there is none."""
    return " ".join(mended("", decoded_words(raw_header(message, name)))[0].split())


def raw_header(message: Message, name: str) -> str:
    """The first header of that name as it stands; empty where there is none."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def decoded_words(raw: str) -> str:
    """A header as a person sees it: encoded words decoded, bytes outside ASCII read as UTF-8 or else as cp1252."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    if "=?" not in raw:
        return _read(raw.encode("utf-8", "surrogateescape"), None)
    try:
        pieces = decode_header(raw.encode("ascii", "replace").decode())
    except (HeaderParseError, ValueError, binascii.Error):
        return raw.encode("ascii", "replace").decode()
    return "".join(piece if isinstance(piece, str) else _read(piece, charset) for piece, charset in pieces)


def _read(raw: bytes, charset: str | None) -> str:
    for encoding in (charset or "utf-8", "utf-8"):
        try:
            return raw.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def moment(written: str) -> str | None:
    """A date of a mail as ISO 8601 with zone, None where it is none. A zone of -0000 is UTC (RFC 5322, 3.3)."""
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(written)
        return (found if found.tzinfo else found.replace(tzinfo=dt.UTC)).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def payload(part: Message) -> bytes:
    """The bytes of a part that holds no others, its transfer encoding undone."""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def charset(part: Message) -> str | None:
    """The encoding that a part declares."""
    return parameter(part, "charset") or None


def parameter(part: Message, name: str, of: str = "content-type") -> str:
    """A parameter of a header ("charset", "filename"), decoded; empty where there is none."""
    from email.utils import collapse_rfc2231_value

    try:
        found = part.get_param(name, "", header=of)
        return decoded_words(collapse_rfc2231_value(found)).strip() if found else ""
    except (LookupError, ValueError, TypeError, AttributeError):
        return ""


def file_name(part: Message) -> str:
    """The name of a file that is attached; empty where it has none."""
    found = parameter(part, "filename", "content-disposition") or parameter(part, "name")
    return " ".join(mended("", found)[0].split())[:200]


def sender(message: Message) -> tuple[str, str]:
    """The decoded display name and the address of the first sender; empty where there is none."""
    from email.utils import parseaddr

    try:
        name, address = parseaddr(raw_header(message, "from")[:_SENDER_CHARS])
    except RecursionError:  # comments in comments
        return "", ""
    return mended("", decoded_words(name))[0], mended("", address)[0]


def root_of(related: Message, inside: list[Message]) -> Message | None:
    """Of the parts inside a multipart/related the one that its ``start`` names (RFC 2387, 3.2)."""
    start = parameter(related, "start").strip("<> ")
    return next((part for part in inside if start and header(part, "content-id").strip("<> ") == start), None)


def damage(path: str, message: Message) -> tuple[Problem, ...]:
    """The problem that says what is broken in the parts of ``message``, as far as they have been read; none where
    nothing is.
    """
    waiting, seen = [message], 0
    while waiting and seen < _LOOKED_AT:
        part = waiting.pop(0)
        seen += 1
        found = next((said for defect in part.defects if (said := _DEFECTS.get(type(defect).__name__))), None)
        if found:
            said = f"{path}: {found}; words may be missing, get the file again if it matters"
            return (Problem(code="input-damaged", message=said, path=path),)
        waiting.extend(parts(part))
    return ()


def parts(message: Message) -> list[Message]:
    """The parts directly inside ``message``: none where it holds words or bytes."""
    inside = message.get_payload()
    return [part for part in inside if isinstance(part, Message)] if isinstance(inside, list) else []
