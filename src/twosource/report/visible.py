"""Words of a page made safe to show: characters that would steer the screen instead are shown by name.

Page text may hold escape sequences that repaint a terminal and direction overrides that swap what is read.
They are replaced here, at the moment of showing and nowhere else: spans and JSON keep the text as it is.
"""

from __future__ import annotations

import re

WITHHELD = "\ufdd0"
"""Stands for each character of a text that may not be passed on (see sharing.py). Unicode keeps it for a program's own use,
so that no page holds it.
"""
NOT_SHOWN = "[not shown]"
_KEPT_BACK = re.compile(f"{WITHHELD}+(?:\\s+{WITHHELD}+)*")

_CONTROL_PICTURES = 0x2400
# Embeddings, overrides and isolates: they reorder what follows. The plain marks (U+200E, U+200F, U+061C) are
# ordinary in Arabic and Hebrew copy and reorder nothing beyond themselves, so they stay.
_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))


def _named(code: int) -> str:
    return f"⟨U+{code:04X}⟩"


_SHOWN: dict[int, str] = {
    **{code: chr(_CONTROL_PICTURES + code) for code in range(0x20)},
    0x7F: "\u2421",
    **{code: _named(code) for code in range(0x80, 0xA0)},
    **{code: _named(code) for code in _REORDERING},
    **dict.fromkeys(range(55296, 57344), "�"),
    ord("\n"): "\n",
    ord("\t"): " ",
    0x85: " ",
    0x2028: " ",
    0x2029: " ",
}


def visible(text: str) -> str:
    r"""``text`` with control characters, direction overrides and lone surrogates shown as signs; line feeds stay. What is
    withheld is said to be.

    >>> visible("a\x1b[2Jb"), visible("paid \u202e001")
    ('a␛[2Jb', 'paid ⟨U+202E⟩001')
    """
    if WITHHELD in text:
        text = _KEPT_BACK.sub(NOT_SHOWN, text)
    return text.translate(_SHOWN)


def one_line(text: str, limit: int | None = None) -> str:
    r"""``visible`` on one line, runs of white space as one space, cut after ``limit`` characters with "…".

    >>> one_line("no  such\nthing", 8)
    'no such…'
    """
    head = text if limit is None else text[: 4 * limit + 64]
    flat = " ".join(visible(head).split())
    if limit is None or (len(flat) <= limit and len(head) == len(text)):
        return flat
    if WITHHELD in head:  # the sign is not cut
        sign = flat.find(NOT_SHOWN, max(0, limit - len(NOT_SHOWN) + 1), limit + len(NOT_SHOWN))
        limit = sign + len(NOT_SHOWN) if 0 <= sign < limit else limit
    return flat[:limit].rstrip(" ,;:—–-") + "…"
