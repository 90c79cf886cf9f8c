"""A draft in Markdown, laid out as the text that a reader sees: emphasis, links, code and front matter are no text.

One line a paragraph, heading, list item or cell. CommonMark with tables, by markdown-it-py; notes ``[^1]`` as most
publishing tools have them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from twosource.spans import Span

if TYPE_CHECKING:
    from markdown_it.token import Token

ENDINGS = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")

_FRONT = re.compile(r"\ufeff?(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?\n)?(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(?P<title>.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\](?::[ \t]*)?")
_TELLS = re.compile(
    r"^(?:#{1,6} \S|> ?\S|```|\[[^\]\n]{1,80}\]: \S)|\]\((?:https?:|/|#)|\*\*\S|(?<![\w*])\*\w[^*\n]{0,80}\*(?![\w*])"
    r"|(?<!\w)__?\w[^_\n]{0,80}__?(?!\w)",
    re.MULTILINE,
)
_TELLING = 20_000
"""Characters at the start in which the marks of Markdown are looked for."""


class LaidOut(NamedTuple):
    """``text`` as a reader sees it; ``numbers`` is the line of the file, from 1, on which each line of it begins."""

    text: str
    numbers: tuple[int, ...]
    headings: tuple[Span, ...]
    blocks: tuple[Span, ...]
    """Paragraphs set as block quotes: quotations without marks."""


def looks_marked(content: str) -> bool:
    """Whether a text without a telling name is Markdown."""
    return bool(_FRONT.match(content) or _TELLS.search(content, 0, _TELLING))


def laid_out(content: str) -> LaidOut:
    """The text of a draft in Markdown. Linear but for what nests (markdown-it stops at twenty levels)."""
    from markdown_it import MarkdownIt

    pen = _Pen()
    skipped = 0
    front = _FRONT.match(content)
    if front:
        body = front["body"] or ""
        title = _FRONT_TITLE.search(body)
        if title:
            pen.write(title["title"].strip("\"'"), 2 + body[: title.start()].count("\n"), heading=True)
        skipped = content[: front.end()].count("\n")
        content = content[front.end() :]
    quoted = heading = 0
    for token in MarkdownIt("commonmark").enable("table").parse(content):
        if token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading += token.nesting
        elif token.type == "html_block":
            first = _first(token) + skipped
            pen.write(" ".join(_without_tags(token.content).split()), first, heading=False, block=quoted > 0)
        elif token.type == "inline":
            for n, line in enumerate(_shown(token).split("\n")):
                pen.write(line, _first(token) + skipped + n, heading=heading > 0, block=quoted > 0)
    return pen.done()


class _Pen:
    def __init__(self) -> None:
        self._lines: list[str] = []
        self._numbers: list[int] = []
        self._at = 0
        self._headings: list[Span] = []
        self._blocks: list[Span] = []

    def write(self, line: str, number: int, *, heading: bool, block: bool = False) -> None:
        line = line.strip()
        if not line:
            return
        span = Span(self._at, self._at + len(line))
        if heading:
            self._headings.append(span)
        if block:
            self._blocks.append(span)
        self._lines += [line, ""]
        self._numbers += [number, number]
        self._at += len(line) + 2

    def done(self) -> LaidOut:
        return LaidOut("\n".join(self._lines), tuple(self._numbers), tuple(self._headings), tuple(self._blocks))


def _first(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _shown(token: Token) -> str:
    """The words of a paragraph; a line break that the author asked for stays one. An image and its words are left out."""
    out = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            out.append(child.content)
        elif child.type == "softbreak":
            out.append(" ")
        elif child.type == "hardbreak":
            out.append("\n")
    return _NOTE_MARK.sub("", "".join(out))


def _without_tags(html: str) -> str:
    from lxml.html import fragment_fromstring

    try:
        root = fragment_fromstring(html, create_parent="div")
    except (ValueError, AssertionError):  # lxml's parser refuses what has no element
        return ""
    for hidden in root.xpath(".//script|.//style|.//comment()"):
        hidden.drop_tree()
    return str(root.text_content())
