"""XML from anywhere -> a tree, or the error that says why not.

No declaration of a document type reaches the parser, so no entity is ever expanded and nothing is fetched. What
sloppy writers leave in XML (entities of HTML, a bare ampersand, control characters) is mended first; what is still
broken is read as far as it goes, and said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from twosource.errors import InputDamaged, InputMalformed
from twosource.intake.decoding import decoded
from twosource.intake.mending import replaced
from twosource.records import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

    Element: TypeAlias = _Element

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,400}\?>")
_TAG = re.compile(r"<([\w.:-]{1,80})[^<>]*")
_TOKEN = re.compile(r"\"|'|<!--|\[|\]|>")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?:#(?P<ten>\d{1,8})|#[xX](?P<hex>[0-9a-fA-F]{1,7})|(?P<name>\w{1,40}));")
_OWN = frozenset({"lt", "gt", "amp", "quot", "apos"})
_ENTITY = re.compile(r"<!ENTITY\b")
_SAID = 80
"""Characters of the parser's own words that a message repeats: they may hold a piece of the file."""
_BLOCKS = frozenset("p div section header footer br li ul ol h1 h2 h3 h4 h5 h6 tr td th dt dd blockquote".split())
_NUL_SHARE = 0.3
"""Share of NULs in the first bytes from which they are UTF-16."""


class _NoElement(Exception):
    """Broken XML in which not even a first element could be read."""


class Tree(msgspec.Struct, frozen=True):
    """``problems`` says what was mended on the way, ``damage`` what of the file could not be read."""

    root: Element
    encoding: str
    problems: tuple[Problem, ...]
    damage: InputDamaged | None = None


def xml_tree(path: str, raw: bytes) -> Tree:
    """The tree of ``raw``. Raises InputMalformed where no element could be read, and InputBinary or InputUndecodable
    where it is no text. Elements inside each other are read down to libxml2's limit of 256.
    """
    from lxml import etree

    text = decoded(path, raw)
    content, controls = _UNFIT.subn("\ufffd", _DECLARATION.sub("", text.content.lstrip("\ufeff"), count=1))
    content, entities = without_doctype(content)
    problems = (replaced(path, controls + text.replaced),) if controls + text.replaced else ()
    if entities:
        problems = (*problems, _entities(path))
    try:
        return Tree(_parsed(content)[0], text.encoding, problems)
    except etree.XMLSyntaxError:
        content = _mended(content)
    try:
        return Tree(_parsed(content)[0], text.encoding, problems)
    except etree.XMLSyntaxError as fault:
        line = fault.lineno or 1
        what = (fault.msg or "not well-formed").partition("\n")[0].partition(", line")[0].rstrip(". ")[:_SAID]
    try:
        root, whole = _parsed(content, recover=True)
    except (etree.XMLSyntaxError, _NoElement):
        raise InputMalformed(path, f"not valid XML ({what})", f"line {line}") from None
    damage = None if whole else InputDamaged(path, f"the XML is broken or cut ({what}, line {line})")
    return Tree(root, text.encoding, problems, damage)


def start_tag(head: bytes) -> str:
    """The first start tag of XML, as far as ``head`` holds it and without its bracket; empty where it starts otherwise."""
    text = _decoded_head(head)
    while True:
        text = text.lstrip("\ufeff \t\r\n")
        if text.startswith("<?"):
            text = text.partition("?>")[2]
        elif text.startswith("<!--"):
            text = text.partition("-->")[2]
        elif text[:9].upper() == "<!DOCTYPE":
            text = without_doctype(text)[0]
        else:
            found = _TAG.match(text)
            return found.group() if found else ""


def local_name(element: Element) -> str:
    """The name of an element without its namespace, in small letters; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children with one of these local names, in small letters; all elements where no name is given."""
    for child in element if element is not None else ():
        if isinstance(child.tag, str) and (not names or local_name(child) in names):
            yield child


def child(element: Element | None, *path: str) -> Element | None:
    """The first child along ``path``, None where there is none."""
    for name in path:
        element = next(children(element, name), None)
    return element


def words_of(element: Element | None) -> str:
    """All text below an element on one line, with a space where a paragraph or an entry of a list ends; empty for None."""
    from lxml import etree

    pieces: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")) if element is not None else ():
        if local_name(each) in _BLOCKS:
            pieces.append(" ")
        words = each.text if event == "start" else each.tail if each is not element else None
        pieces.append(words or "")
    return one_line("".join(pieces))


def one_line(text: str) -> str:
    """``text`` with its white space as a page shows it: a run of it is one space, none at the ends."""
    return re.sub(r"[ \t\n\r\f\x0b]+", " ", text).strip(" ")


def without_doctype(content: str) -> tuple[str, bool]:
    """``content`` without a declaration of its type before the first element, and whether that declared entities."""
    at = _doctype(content)
    if at is None:
        return content, False
    depth, n = 0, at + 2
    while (token := _TOKEN.search(content, n)) is not None:
        n = token.end()
        sign = token.group()
        if sign in "\"'" or sign == "<!--":
            close = "-->" if sign == "<!--" else sign
            end = content.find(close, n)
            if end < 0:
                break
            n = end + len(close)
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
        elif depth <= 0:
            return content[:at] + content[n:], _ENTITY.search(content, at, n) is not None
    return content[:at], True


def _doctype(content: str) -> int | None:
    at = 0
    while True:
        start = content.find("<", at)
        if start < 0:
            return None
        if content.startswith("<?", start):
            end = content.find("?>", start)
        elif content.startswith("<!--", start):
            end = content.find("-->", start)
        else:
            return start if content[start : start + 9].upper() == "<!DOCTYPE" else None
        if end < 0:
            return None
        at = end + 2


def _parsed(content: str, *, recover: bool = False) -> tuple[Element, bool]:
    """The root, and whether nothing was lost: a prefix that is declared nowhere is a fault and loses nothing."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
        encoding="utf-8",
    )
    root = etree.fromstring(content.encode("utf-8"), parser=parser)
    if root is None:
        raise _NoElement
    return root, all(entry.level_name != "FATAL" for entry in parser.error_log)


def _mended(content: str) -> str:
    """``content`` with the entities of HTML as characters, and every other ampersand that names nothing as one."""
    pieces = []
    at = 0
    while True:
        opened = content.find("<![CDATA[", at)
        pieces.append(_references(content[at:] if opened < 0 else content[at:opened]))
        if opened < 0:
            return "".join(pieces)
        closed = content.find("]]>", opened)
        at = len(content) if closed < 0 else closed + 3
        pieces.append(content[opened:at])


def _references(content: str) -> str:
    from html.entities import html5

    def meant(found: re.Match[str]) -> str:
        name = found.group("name")
        if name is not None:
            return found.group() if name in _OWN else html5.get(f"{name};", f"&amp;{name};")
        code = int(found.group("ten") or found.group("hex"), 10 if found.group("ten") else 16)
        fits = code <= 0x10FFFF and (code in (9, 10, 13) or code >= 32) and not _UNFIT.match(chr(code))
        return f"&#{code};" if fits else "\ufffd"

    parts = content.split("&")
    return parts[0] + "".join(
        _REFERENCE.sub(meant, f"&{part}", count=1) if _REFERENCE.match(f"&{part}") else f"&amp;{part}"
        for part in parts[1:]
    )


def _decoded_head(head: bytes) -> str:
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head.decode(name, "ignore")
    if head[:200].count(0) > _NUL_SHARE * len(head[:200]):
        return head.decode("utf-16-le" if head[1:2] == b"\x00" else "utf-16-be", "ignore")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _entities(path: str) -> Problem:
    return Problem(
        code="xml-entities",
        message=f"{path}: the file declares entities of its own, which are never expanded; where they are used, their "
        "names stand in the text",
        path=path,
    )
