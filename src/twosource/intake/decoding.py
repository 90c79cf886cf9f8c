"""Bytes -> text and the name of the encoding that it was in.

Order: byte order mark; NULs that show UTF-16; what is declared, beside the page (by HTTP, by a mail) before inside
it; UTF-8 as it is valid; UTF-8 with a few broken bytes; a guess. A declared one-byte encoding gives way to valid
UTF-8, which does not come about by chance.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from twosource.errors import InputBinary, InputUndecodable
from twosource.intake.guessing import guessed_encoding
from twosource.intake.kinds import binary_data, binary_kind

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD = 8192
"""Bytes in which a declaration is looked for; browsers look at the first 1,024."""
_WIDER = {
    # Browsers read these names as the wider encoding (WHATWG Encoding Standard, names and labels).
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
_ON_PAGES = ("utf-8", "ascii", "iso8859", "cp", "koi8", "mac", "gb", "big5", "euc", "shift_jis", "iso2022", "tis", "hz")
"""How the names of encodings start that pages are in; Python knows others that are none (punycode, rot13)."""
_ONE_BYTE = ("iso8859", "cp12", "cp8", "koi8", "mac", "tis")
_BROKEN_SHARE = 0.02
"""Broken bytes per byte outside ASCII up to which a page is UTF-8 with damage: a page in another encoding has
nearly all of them broken, a cut or joined page one or two in thousands."""


class Decoded(msgspec.Struct, frozen=True):
    """``replaced`` counts the broken bytes that became U+FFFD."""

    content: str
    encoding: str
    replaced: int = 0


def decoded(path: str, raw: bytes, header: str | None = None) -> Decoded:
    """``raw`` as text. Raises InputBinary where it is none, InputUndecodable where no encoding fits. ``header`` is
    the encoding that came beside the page, as a server names it: it goes before what the page itself declares.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(path, raw[len(mark) :], encoding)
    if kind := binary_kind(raw):
        raise InputBinary(path, kind)
    if wide := _wide(raw):
        return _strict(path, raw, wide)
    if binary_data(raw):
        raise InputBinary(path, "binary data")
    declared = (_on_pages(header) if header else None) or _declared(raw)
    one_byte = declared is not None and declared.startswith(_ONE_BYTE)
    for encoding in filter(None, ("utf-8", declared) if one_byte else (declared, "utf-8")):
        text = _attempt(raw, encoding)
        if text is not None:
            return Decoded(text, encoding)
    return _damaged(raw) or _guessed(path, raw)


def _strict(path: str, raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as fault:
        raise InputUndecodable(path, encoding.upper(), fault.start) from None


def _attempt(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: text in it has a NUL in nearly every second byte, on one side."""
    sample = raw[:4096]
    half = len(sample) // 2
    if half < 2 or len(raw) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw, 0, _HEAD)
    if not found:
        return None
    name = (found.group(1) or found.group(2)).decode("ascii", "ignore")
    return _on_pages(name)


def _on_pages(name: str) -> str | None:
    """The encoding that a page under this name is in, None where no page is."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):  # ValueError: a name with a NUL
        return None
    if not known.startswith(_ON_PAGES) or _attempt(b"charset", known) != "charset":
        return None  # UTF-16 and EBCDIC: the declaration itself could be read, so it is not that
    return _WIDER.get(known, known)


def _damaged(raw: bytes) -> Decoded | None:
    """UTF-8 with some broken bytes, which become U+FFFD."""
    text = raw.decode("utf-8", "replace")
    outside = sum(1 for c in text if c > "\x7f")
    replaced = text.count("\ufffd")
    whole = outside - replaced
    if whole and replaced <= max(1, _BROKEN_SHARE * whole) and whole > replaced:
        return Decoded(text, "utf-8", replaced)
    return None


def _guessed(path: str, raw: bytes) -> Decoded:
    encoding = guessed_encoding(raw)
    if encoding is not None and (text := _attempt(raw, encoding)) is not None:
        return Decoded(text, encoding)
    raise InputUndecodable(path, "UTF-8", _first_broken(raw))


def _first_broken(raw: bytes) -> int:
    """The first byte that is not UTF-8; the length where all of it is."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start
    return len(raw)
