"""Names of files that came from outside, made fit to be written into a folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 120
"""Bytes of a name in UTF-8. File systems take 255; the rest is room for a number and for paths."""
_UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff<>:"/\\|?*]+')
"""What some system forbids in a name, and what turns round or hides a part of it on the screen."""
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
_NAMELESS = "page"


def safe_name(name: str) -> str:
    r"""``name`` as one harmless file name: no folder, no hidden file, no device, nothing that steers a screen.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\pages\\a.html"), safe_name(".profile"), safe_name("con.txt")
    ('passwd', 'a.html', 'profile', '_con.txt')
    >>> safe_name("a\u202elmth.exe"), safe_name(".."), safe_name("")
    ('a lmth.exe', 'page', 'page')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name).rstrip("/\\"))[-1]
    clean = " ".join(_UNFIT.sub(" ", last).split()).lstrip(". ").rstrip(". ")
    if _DEVICES.match(clean):
        clean = f"_{clean}"
    return _cut(clean) or _NAMELESS


def others(name: str) -> Iterator[str]:
    """``name``, then names for where it is taken: ``a.html``, ``a (2).html``, ``a (3).html`` …"""
    yield name
    stem, dot, ending = name.rpartition(".") if "." in name[1:] else (name, "", "")
    number = 2
    while True:
        yield f"{stem} ({number}){dot}{ending}"
        number += 1


def _cut(name: str) -> str:
    """``name`` within LONGEST bytes, its ending kept where it has a short one."""
    if len(name.encode()) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > 12:
        stem, dot, ending = name, "", ""
    room = LONGEST - len(f"{dot}{ending}".encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(". ") + dot + ending
