"""NITF (News Industry Text Format), alone or inside other formats -> HTML, and what it says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from twosource.intake.wire import distinct
from twosource.intake.xmltrees import child, children, local_name, words_of

if TYPE_CHECKING:
    from twosource.intake.xmltrees import Element

_HTML = {
    "hl1": "h1", "hl2": "h2", "hl3": "h3", "p": "p", "block": "div", "bq": "blockquote", "ol": "ol", "ul": "ul",
    "li": "li", "dl": "dl", "dt": "dt", "dd": "dd", "table": "table", "caption": "caption", "thead": "thead",
    "tbody": "tbody", "tr": "tr", "td": "td", "th": "th", "hr": "hr", "br": "br", "pre": "pre", "a": "a", "em": "em",
    "q": "q", "abstract": "div", "note": "aside", "media": "figure", "media-caption": "figcaption", "byline": "p",
    "dateline": "p", "tagline": "p", "bibliography": "p", "distributor": "p", "copyrite": "p", "credit": "p",
    "media-producer": "figcaption", "datasource": "p", "fn": "p", "hedline": "div", "body.head": "div",
    "body.content": "div", "body.end": "div", "body": "div", "sub": "sub", "sup": "sup",
}  # fmt: skip
_SILENT = frozenset({"media-reference", "media-metadata", "media-object", "head", "rights", "postaddr", "classifier"})
_CLASSES = frozenset({"abstract", "byline", "dateline", "tagline", "note", "distributor"})


class Nitf(msgspec.Struct, frozen=True, kw_only=True):
    """A document of NITF. ``html`` is its body; the other fields are as written and empty where it has none."""

    html: str
    headline: str = ""
    byline: str = ""
    dateline: str = ""
    distributor: str = ""
    authors: tuple[str, ...] = ()
    id: str = ""
    issued: str = ""
    status: str = ""
    release: str = ""
    notes: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    copyright: str = ""


def nitf_body(root: Element) -> Nitf:
    """What ``root``, a ``nitf`` element or a ``body``, says. Uses up the tree."""
    docdata = child(root, "head", "docdata")
    body = root if local_name(root) == "body" else child(root, "body")
    head = child(body, "body.head")
    byline = child(head, "byline")
    held = child(docdata, "doc.copyright")
    found = {
        "headline": words_of(child(head, "hedline", "hl1")) or words_of(child(root, "head", "title")),
        "byline": words_of(byline),
        "dateline": words_of(child(head, "dateline")),
        "distributor": words_of(child(head, "distributor")),
        "id": _attribute(docdata, "doc-id", "id-string"),
        "issued": _attribute(docdata, "date.issue", "norm"),
        "release": _attribute(docdata, "date.release", "norm"),
        "status": docdata.get("management-status", "") if docdata is not None else "",
        "copyright": " ".join(filter(None, (held.get("year"), held.get("holder")))) if held is not None else "",
    }
    return Nitf(
        **found,
        authors=distinct(words_of(person) for person in children(byline, "person")),
        notes=distinct(note.get("info", "") for note in children(docdata, "ed-msg")),
        corrections=distinct(c.get("info", "") for c in children(docdata, "correction")),
        html=html_of(body) if body is not None else "",
    )


def html_of(body: Element) -> str:
    """A body of NITF as HTML, its words in their order and no others."""
    from lxml import etree

    for element in list(body.iter("*")):
        name = local_name(element)
        if name in _SILENT and element is not body:
            element.text = None
            element[:] = []
        element.attrib.clear()
        if name in _CLASSES:
            element.set("class", name)
        element.tag = _HTML.get(name, "span")
    etree.cleanup_namespaces(body)
    return etree.tostring(body, method="html", encoding="unicode", with_tail=False)


def _attribute(parent: Element | None, name: str, attribute: str) -> str:
    element = child(parent, name)
    return element.get(attribute, "") if element is not None else ""
