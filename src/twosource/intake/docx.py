"""A text document of an office program (.docx) -> a page of plain text, a line a paragraph.

Read are the words that the document shows once all its tracked changes are accepted: what was inserted, not what was deleted;
tables cell by cell; notes behind the text. Left out are comments, hidden text, field codes, pictures and whatever is
embedded. The parts are unpacked one by one and never over the limit, and no document type or entity reaches the parser.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.errors import InputBinary, InputDamaged, InputError, InputTooLarge
from twosource.intake.decoding import Decoded
from twosource.intake.onepage import page_of_text
from twosource.records import Page

if TYPE_CHECKING:
    from twosource.intake.xmltrees import Element

ENDINGS = (".docx", ".docm", ".dotx")
_MAGIC = b"PK\x03\x04"
_TEXT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_MOST_PARTS = 10_000
"""Parts of a document; a book with pictures has a few hundred."""
_GONE = frozenset(
    ("del", "movefrom", "fallback", "comment", "annotation", "instrtext", "deltext", "pict", "math", "omath")
)
"""Elements whose words the document does not show; ``fallback`` shows again what stands beside it."""
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-"}
_OFF = frozenset(("0", "false", "off", "none"))


def is_docx(head: bytes, path: str) -> bool:
    """By its first bytes, and the name of its part of text, which stands among the first, or its own."""
    return head.startswith(_MAGIC) and (_TEXT.encode() in head or path.lower().endswith(ENDINGS))


def docx_pages(path: str, raw: bytes, max_bytes: int) -> Iterator[Page | InputError]:
    """The document as one page. Raises InputBinary where it is no document of text or is locked by a password, InputDamaged where it
    is broken, InputTooLarge where it unfolds to more than ``max_bytes``, InputEmpty where it shows no words.
    """
    from twosource.intake.xmltrees import xml_tree

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            if len(names) > _MOST_PARTS:
                raise InputTooLarge(path, len(names), _MOST_PARTS)
            if _TEXT not in names:
                raise InputBinary(path, "a ZIP archive without a text document")
            parts = []
            left = max_bytes
            for name in (_TEXT, *(n for n in _NOTES if n in names)):
                parts.append(_unfolded(path, archive, name, left, max_bytes))
                left -= len(parts[-1])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise InputDamaged(path, "the document is cut short or broken") from None
    except RuntimeError:
        raise InputBinary(path, "a document locked by a password") from None
    trees = [xml_tree(path, part) for part in parts]
    lines = [line for tree in trees for line in _lines(tree.root)]
    yield page_of_text(path, Decoded("\n\n".join(lines), "utf-8"), what="the document")
    for tree in trees:
        if tree.damage is not None:
            yield tree.damage


def _unfolded(path: str, archive: zipfile.ZipFile, name: str, left: int, max_bytes: int) -> bytes:
    """One part, read no further than what is ``left`` of the limit, whatever size it says it has."""
    with archive.open(name) as part:
        raw = part.read(left + 1)
    if len(raw) > left:
        raise InputTooLarge(path, max_bytes + len(raw) - left, max_bytes)
    return raw


def _lines(root: Element) -> Iterator[str]:
    """The paragraphs that hold words, in the order in which they begin. One pass without recursion."""
    from lxml import etree

    from twosource.intake.xmltrees import local_name

    open_: list[list[str]] = []  # paragraphs inside each other: a text box stands in one
    done: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if (
                name in _GONE
                or (name == "r" and _hidden(element))
                or (name in ("footnote", "endnote") and _apparatus(element))
            ):
                walk.skip_subtree()
            elif name == "p":
                open_.append([])
            elif name == "t" and open_:
                open_[-1].append(element.text or "")
            elif name in _BREAKS and open_ and not _of_page(element):
                open_[-1].append(_BREAKS[name])
        elif name == "p" and open_:
            done.append("".join(open_.pop()))
    for paragraph in done:
        yield from (line for part in paragraph.split("\n") if (line := " ".join(part.split())))


def _hidden(run: Element) -> bool:
    """Whether the words of a run are set as hidden."""
    from twosource.intake.xmltrees import children

    marks = [m for properties in children(run, "rpr") for m in children(properties, "vanish", "webhidden")]
    return any(_value(m, "val").lower() not in _OFF for m in marks)


def _apparatus(note: Element) -> bool:
    """The lines between text and notes are notes too, of a type of their own."""
    return _value(note, "type") not in ("", "normal")


def _of_page(mark: Element) -> bool:
    """A tab stop of the layout, or the end of a page, which is no end of a line."""
    parent = mark.getparent()
    return (parent is not None and str(parent.tag).endswith("}tabs")) or _value(mark, "type") in ("page", "column")


def _value(element: Element, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name), "")
