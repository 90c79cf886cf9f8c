"""What a file is, told from its first bytes and not from its name."""

from __future__ import annotations

import re
import zlib

_MAGIC: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "a PNG image"),
    (b"\xff\xd8\xff", 0, "a JPEG image"),
    (b"GIF87a", 0, "a GIF image"),
    (b"GIF89a", 0, "a GIF image"),
    (b"WEBP", 8, "a WebP image"),
    (b"ftypavif", 4, "an AVIF image"),
    (b"ftypheic", 4, "a HEIC image"),
    (b"BM", 0, "a BMP image"),
    (b"II*\x00", 0, "a TIFF image"),
    (b"MM\x00*", 0, "a TIFF image"),
    (b"\x00\x00\x01\x00", 0, "an icon image"),
    (b"%PDF-", 0, "a PDF document"),
    (b"{\\rtf", 0, "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an old Office document"),
    (b"PK\x03\x04", 0, "a ZIP archive"),
    (b"PK\x05\x06", 0, "a ZIP archive"),
    (b"\x1f\x8b", 0, "a gzip archive"),
    (b"BZh", 0, "a bzip2 archive"),
    (b"\xfd7zXZ\x00", 0, "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip archive"),
    (b"Rar!\x1a\x07", 0, "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", 0, "a Zstandard archive"),
    (b"ustar", 257, "a tar archive"),
    (b"SQLite format 3\x00", 0, "an SQLite database"),
    (b"\x7fELF", 0, "a program"),
    (b"MZ", 0, "a program"),
    (b"ID3", 0, "an MP3 recording"),
    (b"OggS", 0, "an Ogg recording"),
    (b"fLaC", 0, "a FLAC recording"),
    (b"WAVE", 8, "a WAV recording"),
    (b"ftyp", 4, "an MP4 recording"),
    (b"\x1aE\xdf\xa3", 0, "a Matroska recording"),
    (b"wOFF", 0, "a font"),
    (b"wOF2", 0, "a font"),
)
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an EPUB book"),
)
_SHORT_MAGIC = 3
"""Magic of so few letters stands at the start of plain texts too ("BMW", "MZ"): it counts only beside bytes that no
text has."""
_ODD_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ODD_SHARE = 0.05
"""Share of control bytes from which a file without NUL is no text; texts have none, compressed data about 0.1."""
_SAMPLE = 65_536
_STEP = 64

_HTML_START = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def binary_kind(raw: bytes) -> str | None:
    """What ``raw`` looks like when it is no text ("a PNG image"), None when it may be text."""
    odd = _ODD_CONTROL.search(raw, 0, _SAMPLE) is not None
    for magic, at, name in _MAGIC:
        if raw.startswith(magic, at) and (odd or len(magic) > _SHORT_MAGIC):
            if name == "a ZIP archive":
                return next((zipped for sign, zipped in _ZIPPED if sign in raw[:_SAMPLE]), name)
            return name
    return None


def binary_data(raw: bytes) -> bool:
    """True where ``raw``, which is no UTF-16 or UTF-32, holds what no text holds."""
    sample = raw[:_SAMPLE]
    return b"\x00" in raw or len(_ODD_CONTROL.findall(sample)) > _ODD_SHARE * len(sample)


def packed_opening(head: bytes) -> bytes:
    """The first bytes of the text that a file packed with gzip holds; empty where it is no such file or holds none."""
    if not head.startswith(b"\x1f\x8b"):
        return b""
    machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    opening = b""
    for at in range(0, len(head), _STEP):  # a damage farther on does not hide what stands before it
        try:
            opening += machine.decompress(head[at : at + _STEP], _SAMPLE)
        except zlib.error:
            break
        if len(opening) >= _SAMPLE or machine.eof:
            break
    return b"" if binary_kind(opening) else opening


_HEADER_LINES = 400
"""Lines of a header that are looked at to tell a mail; mails that went far have about a hundred."""
_HEADER = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")


def header_names(head: bytes) -> frozenset[str]:
    """The names, in small letters, of the header lines that a file starts with, as a mail does up to its first blank
    line; none where a line among them is no header line.
    """
    names: set[str] = set()
    lines = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").split(b"\n", _HEADER_LINES)
    cut = len(head) >= _SAMPLE
    for line in lines[: -1 if cut and len(lines) <= _HEADER_LINES else _HEADER_LINES]:
        if not line.strip():
            break
        if line[:1] in b" \t" and names:
            continue
        named = _HEADER.match(line)
        if named is None:
            return frozenset()
        names.add(named.group(1).decode("ascii").lower())
    return frozenset(names)


def is_html(content: str) -> bool:
    """True where a text starts as an HTML page does."""
    return _HTML_START.match(content[:8000].lstrip("\ufeff")) is not None
