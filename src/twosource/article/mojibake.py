"""Stretches that were decoded wrongly before they came here ("â€œ", "Ã©"), and what they read.

UTF-8 that was taken for a one-byte encoding leaves sequences that no language writes. ftfy knows them and undoes the
mistake; here each of its readings is tied to the few characters that it stands for. The text itself is never changed,
and nothing else that ftfy can do is asked for: no quotation mark straightened, no letter composed, no entity read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from twosource.records import Repair
from twosource.spans import Span

_TAIL = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the second and later bytes of UTF-8 become in Latin-1 and Windows-1252."""
_TELLTALE = re.compile(
    r"[\x80-\x84\x86-\x9fÂ-ðĂĹĎРСвβā‚√Γ├]"  # first one set of characters, which the engine skips to
    rf"(?:(?<=[\x80-\x9f])|(?<=[Â-ÞĂĹĎ])[{_TAIL}]|(?<=[à-ï])[€-™\xa1-\xbf][{_TAIL}]|(?<=ð)[{_TAIL}]{{2}}|(?<=[ÃÂ]) "
    r"|(?<=[РС])[\u0402-\u040f\u0452-\u045f\xa0-\xbf€-™][РСВГ]|(?<=в)Ђ|(?<=[βāâ])€|(?<=‚)Ä|(?<=[√├])[^\s\w]|(?<=Γ)Ç)"
)
"""Pairs that nearly all mojibake has and hardly any sound text: where none stands, ftfy is not even loaded. A clean page
of 900 words costs 20 µs."""
_LOST = re.compile("(â€)(?:TM()|\ufffd|(?=[ \t.,;:!?)\\]]|$))|([ÂÃ]) ([\u0301\u0304\u0308\u0327])")
"""What later mistakes made of mojibake. A closing quotation mark whose last byte has no place in Windows-1252: decoders
put U+FFFD for it, or nothing. And signs that compatibility normalisation took apart: ™ to TM, ¨ to a space with dots."""
_SPACING = {"\u0301": "´", "\u0304": "¯", "\u0308": "¨", "\u0327": "¸"}
_LONGEST = 4_000
"""Code points looked at in one go; a longer line is read in pieces, cut at white space."""
_MOST_PASSES = 4
"""How often over a text may have been decoded wrongly; more than twice has hardly been seen."""
_NO_READING = frozenset({"Cc", "Cs", "Co", "Cn"})
"""Categories of characters that nobody wrote: control, surrogate, private, unassigned."""
_HARDLY = "\ufffdƒˆ˜"
"""Readings that say nothing, or that stand in Windows-1252 and in no report."""

_Cell = tuple[int, int, str]
"""Start and end of what stands in the text, and the one character that it reads."""


def repairs_in(content: str) -> tuple[Repair, ...]:
    """The wrongly decoded stretches of ``content`` in order, each as short as it can be: a character, or the letters
    of a word that stand together. Linear in the length.
    """
    if content.isascii() or _TELLTALE.search(content) is None:
        return ()
    found: list[Repair] = []
    for at, piece in _pieces(content):
        if _TELLTALE.search(piece):
            found.extend(_joined(at, piece, _cells(piece)))
    return tuple(found)


def _pieces(content: str) -> Iterator[tuple[int, str]]:
    """The lines with where they start, in pieces of _LONGEST at most."""
    at = 0
    for line in content.split("\n"):
        start = 0
        while len(line) - start > _LONGEST:
            cut = line.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
            yield at + start, line[start:cut]
            start = cut
        yield at + start, line[start:] if start else line
        at += len(line) + 1


def _cells(piece: str) -> list[_Cell]:
    """What every character reads after as many passes as it takes."""
    cells = _restored(piece)
    for _ in range(_MOST_PASSES):
        text = "".join(c for _, _, c in cells)
        step = _step(text)
        if step is None:
            break
        cells = [(cells[a][0], cells[b - 1][1], c) for a, b, c in step]
    return cells


def _restored(piece: str) -> list[_Cell]:
    """One cell a character, but for those that a later mistake changed or lost: there, what they were."""
    cells: list[_Cell] = []
    at = 0
    for lost in _LOST.finditer(piece):
        kept = lost.end(1) if lost.group(1) else lost.end(3)
        was = _SPACING[lost.group(4)] if lost.group(4) else "™" if lost.group(2) is not None else "\x9d"
        cells.extend((k, k + 1, piece[k]) for k in range(at, kept))
        cells.append((kept, lost.end(), was))
        at = lost.end()
    cells.extend((k, k + 1, piece[k]) for k in range(at, len(piece)))
    return cells


def _step(text: str) -> list[_Cell] | None:
    """One mistake undone; None where ftfy sees none, or where its reading cannot be tied to the characters."""
    from ftfy import TextFixerConfig, fix_encoding_and_explain

    config = TextFixerConfig(replace_lossy_sequences=False)  # would read U+FFFD, which says less than what stands there
    plan = fix_encoding_and_explain(text, config).explanation
    if not plan:
        return None
    action, name = plan[0]
    if action == "encode":
        last = next(n for n, step in enumerate(plan) if step[0] == "decode")
        cells = _decoded(text, name, plan[: last + 1])
    elif name == "decode_inconsistent_utf8":
        cells = _embedded(text)
    else:
        cells = _controls(text)
    if cells is None:
        return None
    return cells if any(c != text[a:b] for a, b, c in cells) else None


def _decoded(text: str, encoding: str, plan: Sequence[tuple[str, str]]) -> list[_Cell] | None:
    """The whole of ``text`` went through ``encoding``: each character of the reading takes as many as it has bytes."""
    from ftfy import apply_plan

    after = apply_plan(text, list(plan))
    if plan[-1][1] == "windows-1252":
        return _one_to_one(text, after)
    cells: list[_Cell] = []
    at = 0
    for n, c in enumerate(after):
        size = _taken(text, at, c, after[n + 1 : n + 2], encoding)
        if size is None:
            return None
        cells.append((at, at + size, c))
        at += size
    return cells if at == len(text) else None


def _taken(text: str, at: int, c: str, following: str, encoding: str) -> int | None:
    """How many characters of ``text`` at ``at`` read ``c``; None where they do not."""
    raw = c.encode("utf-8", "replace")
    if len(raw) == 1:
        return 1 if text[at : at + 1] == c else None
    if c == "à" and following == " " and text[at + 1 : at + 2] == " " != text[at + 2 : at + 3]:
        return 1  # "voilÃ le": the second byte was taken for the space between the words
    try:
        held = text[at : at + len(raw)].encode(encoding)
    except UnicodeEncodeError:
        return None
    same = len(held) == len(raw) and all(x == y or (x, y) == (0x20, 0xA0) for x, y in zip(held, raw, strict=True))
    return len(raw) if same else None


def _embedded(text: str) -> list[_Cell]:
    """Sound and damaged stretches stand side by side: each damaged one is read by itself."""
    from ftfy.chardata import UTF8_DETECTOR_RE

    cells: list[_Cell] = []
    at = 0
    for m in UTF8_DETECTOR_RE.finditer(text):
        step = _step(m.group()) if len(m.group()) < len(text) else None
        if step is not None:
            cells.extend((k, k + 1, text[k]) for k in range(at, m.start()))
            cells.extend((m.start() + a, m.start() + b, c) for a, b, c in step)
            at = m.end()
    cells.extend((k, k + 1, text[k]) for k in range(at, len(text)))
    return cells


def _controls(text: str) -> list[_Cell] | None:
    from ftfy.fixes import fix_c1_controls

    return _one_to_one(text, fix_c1_controls(text))


def _one_to_one(text: str, after: str) -> list[_Cell] | None:
    if len(text) != len(after):
        return None
    return [(n, n + 1, c) for n, c in enumerate(after)]


def _sound(piece: str, cell: _Cell) -> bool:
    """False where the reading is nothing that anybody writes. U+0085 is a line end of some systems, and "5×²" is no
    Hebrew.
    """
    a, b, c = cell
    if a == b:  # put back, and no part of anything after all
        return False
    times = piece[a] == "×" and (a == 0 or not piece[a - 1].isalpha())
    return not (times or c in _HARDLY or unicodedata.category(c) in _NO_READING or piece[a:b] == "\x85")


def _joined(at: int, piece: str, cells: list[_Cell]) -> Iterator[Repair]:
    """The cells that read otherwise than they stand; letters of one word together, so that a text in Cyrillic has a
    repair a word and not one a letter.
    """
    start = end = 0
    reads = ""
    for a, b, c in cells:
        if c == piece[a:b] or not _sound(piece, (a, b, c)):
            continue
        if reads and a == end and reads[-1].isalpha() and c.isalpha():
            end, reads = b, reads + c
            continue
        if reads:
            yield Repair(span=Span(at + start, at + end), reads=reads)
        start, end, reads = a, b, c
    if reads:
        yield Repair(span=Span(at + start, at + end), reads=reads)


__all__ = ["repairs_in"]
