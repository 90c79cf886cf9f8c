"""Credits for pictures: lines of their own, the end of a caption, brackets inside the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.article.agencies import MEDIUM, MEDIUM_WORDS, SUPPLIER_NAME, SUPPLIER_WORDS, may_name
from twosource.article.patterns import CREDITED
from twosource.article.vocabulary import PICTURES, SUPPLIES
from twosource.records import Credit, Line
from twosource.spans import Span

_LABEL = re.compile(
    r"^[(\[\s]*(?:(?:file |handout |press )?(?:photo(?:graph)?s?|images?|pictures?|pic|foto|bild|imagen|credit|"
    r"video|media|illustration|graphic|crédit photo|фото|ảnh)\s*"
    r"(?:credits?(?: should read)?|source|by|courtesy(?: of)?|von|de|par)?\s*[:/|©.…]*\s*)+",
    re.IGNORECASE,
)
_IN_CAPTION = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:AP|AFP|Reuters|REUTERS|EPA|EFE|PA|Getty|Photo|photo|Image|Picture|Foto|"
    r"via)\b[^()\[\]]{0,80}[)\]]"
    r"|\bphoto(?:graph)?s?\s+(?:by|credit should read)\s+[^()\[\].:]{2,80}(?=[)\]])"
    r"|\b(?:file |handout )?(?:photo|image|picture|pic|foto|bild|credit|ảnh|фото)s?\s*(?:credit|by|"
    r"courtesy(?: of)?)?\s*[:/|]\s*[^.:()]{2,80}$"
    r"|\b(?:photo|image|picture) (?:by|courtesy of)\s+[^.()]{2,80}$",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    r"[(\[](?:AP|AFP|Reuters|EPA|EFE|PA) (?:Photo|Images?|PHOTO)\b[^()\[\]]{0,80}[)\]]|[(\[](?:Photo|Image|"
    r"Picture)s?(?: by|:) [^()\[\]]{2,80}[)\]]"
)
_AT_END = re.compile(
    rf"[(\[](?:[\w.'’ -]{{2,40}}\s*[/|,]\s*){{0,3}}(?:[\w.'’ -]{{2,40}}\s+)?(?:via )?{SUPPLIER_NAME}[)\]]\s*$"
    rf"|\|\s*{SUPPLIER_NAME} (?:Photo|Images?|PHOTO)\s*$"
)
"""A supplier in brackets that ends a line: a dateline's stands before a dash, and a picture's behind its words."""
_SPLIT = re.compile(r"(?<=[)\]])\s*(?=[(\[])|(?<=[\w.])[)\]]\s*(?=[(\[])")
_NAME_SPLIT = re.compile(r"\s*[,;/|•·&]\s*|\s+(?:and|und|et|y|via|with)\s+|\s+[–—-]\s+")
_FILE = re.compile(r"\s+(?:file(?: photo| picture| pic)?|pool|handout|archive|via)$", re.IGNORECASE)
_PHOTO = re.compile(r"\s+(?:Photo|PHOTO|Image|pic)$")
_DASH = re.compile(r"\s*[-–—]{1,2}\s")
"""Behind a bracket: that is the slug of a dateline."""
_ALONE = re.compile(rf"^(?:the )?(?:{SUPPLIER_NAME}|{MEDIUM.pattern})(\s+(?:video|photos?|images?|file))?$".lower())
"""For a line in small letters: so most are refused at their first one."""
_NAMES = SUPPLIER_WORDS | MEDIUM_WORDS
_LONGEST_ALONE = 60
"""Characters of the longest such line."""


def of_picture_line(content: str, line: Line) -> Iterator[Credit]:
    """The credits of a line that is nothing else: one, or several in brackets of their own."""
    start = line.span.start
    text = content[start : line.span.end]
    at = 0
    for cut in [*_SPLIT.finditer(text), None]:
        end = cut.start() if cut else len(text)
        if text[at:end].strip("()[] "):
            yield _photo(content, Span(start + at, start + end))
        at = cut.end() if cut else end


def in_caption(content: str, line: Line) -> Iterator[Credit]:
    """The credits inside or at the end of the words under a picture."""
    if _credited(content[line.span.start : line.span.end].lower()):
        yield from _found(content, line, _IN_CAPTION)


def in_article(content: str, line: Line, text: str, told: int) -> Iterator[Credit]:
    """The credits in a paragraph: only what cannot be the words of a sentence. ``told``: the flags of its words."""
    if told & PICTURES and ("(" in text or "[" in text):
        found = list(_found(content, line, _IN_TEXT))
        yield from found
        if found:
            return
    if told & SUPPLIES and _may_end(text):
        yield from _found(content, line, _AT_END)


def _may_end(text: str) -> bool:
    """False where no supplier stands behind a bracket or a bar at the end."""
    return text[-1] in ")]" or "|" in text


def _credited(small: str) -> bool:
    """False where nothing in ``small``, a line in small letters, can be a credit of _IN_CAPTION."""
    return "(" in small or "[" in small or CREDITED.search(small) is not None


def set_aside(content: str, line: Line, text: str, told: int, above: Line | None) -> Iterator[Credit]:
    """The credits of a line that is no part of the article and has no role that tells: of the words under a picture, or
    a supplier alone below them. ``told``: the flags of its words.
    """
    small = text.lower()
    alone = _ALONE.match(small) if len(text) <= _LONGEST_ALONE and may_name(text, _NAMES) else None
    if alone is not None:
        if alone.group(1) or under_picture(content, above):
            yield _photo(content, line.span)
        return
    found = list(_found(content, line, _IN_CAPTION)) if _credited(small) else []
    if not found and told & SUPPLIES and _may_end(text):
        found = list(_found(content, line, _AT_END))
    yield from (credit for credit in found if not _DASH.match(content, credit.span.end, line.span.end))


def names_of(text: str) -> tuple[str, ...]:
    """The names of a picture credit: "Reuters file" names Reuters."""
    parts = (
        _FILE.sub("", _LABEL.sub("", _FILE.sub("", part))).strip(" .©")
        for part in _NAME_SPLIT.split(_LABEL.sub("", text).strip(" ()[]."))
    )
    cleaned = (_PHOTO.sub("", part) for part in parts)
    return tuple(dict.fromkeys(part for part in cleaned if part))


def under_picture(content: str, above: Line | None) -> bool:
    """True below a caption, or below a sentence that was set aside: what stands there is a credit for the picture."""
    if above is None:
        return False
    return above.role == "caption" or (
        not above.article and content[above.span.start : above.span.end].rstrip(" ([").endswith(".")
    )


def _found(content: str, line: Line, pattern: re.Pattern[str]) -> Iterator[Credit]:
    for m in pattern.finditer(content, line.span.start, line.span.end):
        yield _photo(content, Span(m.start(), m.end()))


def _photo(content: str, span: Span) -> Credit:
    return Credit(span=span, names=names_of(content[span.start : span.end]), kind="photo")
