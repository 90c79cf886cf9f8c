"""A page -> its article: lines with roles, and the facts that the page tells about itself."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from twosource.article.authors import authors_of
from twosource.article.credits import authors_in, credits_in
from twosource.article.damage import damage_in
from twosource.article.datelines import dateline_in, slug_in
from twosource.article.extraction import kept_by_extractor, too_much
from twosource.article.head import Head, head_of
from twosource.article.hints import Hint, Laid
from twosource.article.judging import Judges, Markup, chances
from twosource.article.labelling import labelled, shown_by_words
from twosource.article.language import SAMPLE, language_of, tally_of
from twosource.article.layout import laid_out
from twosource.article.lines import Seen, seen, words_of
from twosource.article.linked import documents_of
from twosource.article.mojibake import repairs_in
from twosource.article.notices import Wall, behind, notices_in, wall_of
from twosource.article.outlets import labelled_outlet
from twosource.article.parsing import parsed, stripped
from twosource.article.pen import MOST_LINES
from twosource.article.published import dates_of, guessed, names_day
from twosource.article.repaired import Repaired, as_printed
from twosource.article.supplied import joined, set_aside, supplied_credits, supplied_notices
from twosource.article.titles import title_of
from twosource.records import ARTICLE_ROLES, Article, Dateline, Line, Notice, Page, Problem, Published, Role
from twosource.spans import Span, Text, lines_of

_DATELINE_REACH = 3
"""Paragraphs at whose start a dateline is looked for: a standfirst may stand before the first."""

_DATELINE_TOP = 15


class _Read(msgspec.Struct, frozen=True):
    """A page as text, with what its markup tells."""

    laid: Laid
    head: Head = Head()
    wall: Wall = Wall()
    root: Any = None
    """The tree of the page, where it is one for an extractor."""
    marked: bool = False
    dated: Published | None = None
    problems: tuple[Problem, ...] = ()


def find(page: Page, judges: Judges | None = None) -> Article:
    """The article of ``page``: a role for every line that is not blank, in order, and title, outlet, language, section,
    authors, dates, dateline, credits and notices. A text that was decoded wrongly is read as it should be, and told by
    the places where it is printed. Always gives an Article: one in which no line is article has a problem
    ``no-article``. ``judges``: other forests than the shipped ones. Raises TextNotCanonical for a page that was not read
    through the intake room.
    """
    read = _html(page) if page.media == "html" else _Read(laid=Laid(page.content, ()))
    text = Text.of(read.laid.content)
    spans = tuple(lines_of(text.content))
    repairs = repairs_in(text.content)
    if repairs:
        way = Repaired(text.content, repairs)
        meant = _found(page, read, Text.of(way.content), tuple(map(way.read, spans)), judges)
        found = as_printed(meant, way, text, repairs)
    else:
        found = _found(page, read, text, spans, judges)
    damage = damage_in(text.content, found.lines, found.language, repairs)
    return msgspec.structs.replace(found, notices=(*found.notices, *damage))


def _found(page: Page, read: _Read, text: Text, spans: tuple[Span, ...], judges: Judges | None) -> Article:
    hints: tuple[Hint, ...] = read.laid.hints if len(read.laid.hints) == len(spans) else ()
    rows = seen(text.content, spans, hints)
    known = page.given_title or read.head.title
    shown = shown_by_words(rows)
    markup = _markup(page, read, rows)
    likely = chances(rows, shown, known, markup, judges.of(markup) if judges else None)
    found = labelled(rows, shown, likely, known, plain=markup is None)
    roles = found.roles if _reads_as_report(rows, found.roles) else tuple(map(_without, found.roles))
    lines = tuple(
        Line(span=span, role=role, article=role in ARTICLE_ROLES) for span, role in zip(spans, roles, strict=True)
    )
    lines = set_aside(text.content, lines, page.given_credits, page.given_notices)
    outlet = page.given_outlet or read.head.outlet or labelled_outlet(text.content, lines)
    dateline = _dateline(text.content, lines)
    credits = credits_in(text.content, lines, dateline, outlet, rows)
    credits = joined(credits, supplied_credits(text.content, lines, page.given_credits))
    dates = dates_of(
        text.content,
        lines,
        given=(page.given_published, page.given_modified),
        published=read.head.published,
        modified=read.head.modified,
        guess=read.dated,
        address=page.given_url or read.head.url,
        taken=page.capture.at if page.capture else None,
    )
    language = _language(text, rows, lines)
    notices, stub = _notices(page, read, text, rows, lines, language)
    lines = _with_notices(lines, notices)
    problems = (*page.problems, *read.problems, *stub, *_too_long(page, rows))
    if not any(line.role in ("lead", "paragraph") for line in lines):
        problems = (*problems, _no_article(page, rows))
    return Article(
        path=page.path,
        id=page.given_id or text.sha256[:16],
        text=text,
        lines=lines,
        title=title_of(rows, found.title, known, sure=bool(page.given_title) or read.head.title_sure),
        outlet=outlet,
        url=page.given_url or read.head.url or None,
        language=language,
        authors=authors_of(
            text.content,
            lines,
            given=page.given_authors,
            marked=read.head.authors,
            printed=authors_in(text.content, credits),
            house=read.head.house,
        ),
        published=dates.published,
        published_also=dates.also,
        modified=dates.modified,
        section=page.given_section or read.head.section or None,
        dateline=dateline,
        credits=credits,
        notices=notices,
        capture=page.capture,
        problems=problems,
    )


def _too_long(page: Page, rows: tuple[Seen, ...]) -> tuple[Problem, ...]:
    if len(rows) <= MOST_LINES:
        return ()
    message = f"{page.path}: the page has {len(rows):,} lines; the report was looked for in the first {MOST_LINES:,}"
    return (Problem(code="page-too-long", message=message, path=page.path),)


def _markup(page: Page, read: _Read, rows: tuple[Seen, ...]) -> Markup | None:
    """None for plain text, and for a page whose markup could not be read."""
    if not read.marked or not read.laid.places:
        return None
    ask = None
    if read.root is not None:
        ask = partial(kept_by_extractor, read.root, page.content, read.laid, rows)
    return Markup(read.laid.places, body=read.head.body, lead=read.head.lead, ask=ask)


def _with_notices(lines: tuple[Line, ...], notices: tuple[Notice, ...]) -> tuple[Line, ...]:
    """A line that speaks of the report as a whole line is a notice, not a part of it, as long as a paragraph is left: what
    a correction takes back is no figure of the report.
    """
    spoken = {notice.span for notice in notices if notice.kind in _ABOUT_ITSELF}
    if not spoken:
        return lines
    told = tuple(
        msgspec.structs.replace(line, role="notice", article=False)
        if line.span in spoken and line.role in ("lead", "paragraph", "subhead")
        else line
        for line in lines
    )
    return told if any(line.role in ("lead", "paragraph") for line in told) else lines


_ABOUT_ITSELF = frozenset({"update", "correction", "embargo", "kill", "paywall"})


def _notices(
    page: Page, read: _Read, text: Text, rows: tuple[Seen, ...], lines: tuple[Line, ...], language: str
) -> tuple[tuple[Notice, ...], tuple[Problem, ...]]:
    """What the file around the page, its markup and its words say about the report."""
    printed = notices_in(text.content, lines, language)
    walled = read.wall.declared or read.wall.classed or any(notice.kind == "paywall" for notice in printed)
    told = (row.words for row, line in zip(rows, lines, strict=True) if line.role in ("lead", "paragraph"))
    words = sum(told) if walled else 0
    added, stub = behind(page.path, read.wall, printed, words)
    live = (_LIVE,) if read.head.live else ()
    return (*supplied_notices(text.content, lines, page.given_notices), *added, *live, *printed), stub


_LIVE = Notice(kind="live", span=None, text="LiveBlogPosting", basis="JSON-LD of the page")


def _html(page: Page) -> _Read:
    root, fault = parsed(page.content)
    if root is None:
        problem = Problem(
            code="html-broken",
            message=f"{page.path}: the HTML could not be parsed ({fault}); its words were read without the markup",
            path=page.path,
        )
        return _Read(laid=stripped(page.content), problems=(problem,))
    documents = documents_of(root)
    laid, head, wall = laid_out(root), head_of(root, documents, page.given_url or ""), wall_of(root, documents)
    if why := too_much(laid.size):
        problem = Problem(
            code="html-too-large",
            message=f"{page.path}: the page has {why}; its article was found without the vote of an extractor",
            path=page.path,
        )
        return _Read(laid=laid, head=head, wall=wall, marked=True, problems=(problem,))
    dated = None if page.given_published or names_day(head.published) else guessed(root)
    return _Read(laid=laid, head=head, wall=wall, marked=True, root=root, dated=dated)


_FEW_WORDS = 6
"""Words under which a line that is no prose is a label or a link ("Home", "Read more about this")."""
_LINKED = 0.5
"""Share of a line inside links from which on it leads somewhere else and tells nothing itself."""


def _reads_as_report(rows: tuple[Seen, ...], roles: Sequence[Role]) -> bool:
    """At least one line taken for the article reads as a paragraph, or is plain text of some length, and is no link."""
    return any(
        (row.prose or row.ends or row.words >= _FEW_WORDS) and row.hint.link < _LINKED
        for row, role in zip(rows, roles, strict=True)
        if role in ("lead", "paragraph")
    )


def _without(role: Role) -> Role:
    return "related-link" if role in ("lead", "paragraph", "subhead") else role


def _no_article(page: Page, rows: tuple[Seen, ...]) -> Problem:
    why = "it holds no text" if not rows else f"none of its {len(rows)} lines reads as a paragraph"
    return Problem(code="no-article", message=f"{page.path}: no report found on this page: {why}", path=page.path)


def _dateline(content: str, lines: tuple[Line, ...]) -> Dateline | None:
    """Of the first paragraphs, or with its agency of the first lines, where other lines stand above the report."""
    for line in islice((line for line in lines if line.role in ("lead", "paragraph")), _DATELINE_REACH):
        if (found := dateline_in(content, line.span)) is not None:
            return found
    for line in islice((line for line in lines if line.role in _MAY_OPEN), _DATELINE_TOP):
        if (found := slug_in(content, line.span, alone=line.role == "dateline")) is not None:
            return found
    return None


_MAY_OPEN = frozenset({"dateline", "lead", "paragraph", "boilerplate"})


def _language(text: Text, rows: Sequence[Seen], lines: Sequence[Line]) -> str:
    """That of the article, or of everything where there is none."""
    told = [n for n, line in enumerate(lines) if line.article]
    if not told:
        return language_of(text.content)
    whole, body, left = [], [], SAMPLE
    cut = ""
    for n in told:
        span = lines[n].span
        line = text.content[span.start : span.end]
        body.append(line)
        if len(line) == len(rows[n].text) <= left:
            whole.append(n)
        else:
            cut = f"{cut}\n{line[:left]}"
        left -= len(line) + 1
        if left <= 0:
            break
    return language_of("\n".join(body), words_of(rows).tally(whole) + tally_of(cut))
