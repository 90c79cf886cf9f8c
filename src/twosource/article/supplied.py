"""Facts that came beside the page (fields of a wire item, a feed) -> their places in its text.

What a field says and what a line says are two tellings of one fact. The field says better what kind of fact it is, the
line where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twosource.records import Credit, CreditKind, GivenCredit, Line, Notice, Role
from twosource.spans import Span

_SET_ASIDE: dict[CreditKind, Role] = {
    "wire": "source-credit",
    "source-credit": "source-credit",
    "contributed": "source-credit",
    "outlet-own": "source-credit",
    "byline": "byline",
    "photo": "photo-credit",
    "translation-notice": "translation-notice",
}
_FEW = 4
"""Words from which a notice is looked for inside a line too: a value like "2" stands in many."""
_SLUG = 120
"""Characters at the start of a paragraph in which a name in brackets is that of a dateline."""
_NAMED = 300
"""Characters up to which a line names suppliers; longer ones tell something."""


def supplied_credits(content: str, lines: Sequence[Line], given: Sequence[GivenCredit]) -> tuple[Credit, ...]:
    """A credit for each of ``given`` whose name stands on a line that is no part of the article (a whole line before a
    part of one), or in the brackets of a dateline or signature. A name that stands nowhere, or only inside the told
    story, gives none.
    """
    found = []
    for fact in given:
        span = _place(content, lines, fact)
        if span is not None:
            found.append(Credit(span=span, names=(fact.name,), kind=fact.kind))
    return tuple(sorted(dict.fromkeys(found), key=lambda c: (c.span, c.kind)))


def supplied_notices(content: str, lines: Sequence[Line], given: Sequence[Notice]) -> tuple[Notice, ...]:
    """``given`` with the places of those whose words are a line of the page, or stand in one that is no part of the
    article.
    """
    if not given:
        return ()
    whole = {content[line.span.start : line.span.end]: line.span for line in reversed(lines)}
    return tuple(_placed(content, lines, whole, notice) for notice in given)


def set_aside(
    content: str, lines: Sequence[Line], credits: Sequence[GivenCredit], notices: Sequence[Notice]
) -> tuple[Line, ...]:
    """``lines`` with those that are, word for word, a notice or the name of a supplier that came beside the page in the
    role of such a line, and out of the article. A title stays one.
    """
    roles: dict[str, Role] = {credit.name: _SET_ASIDE[credit.kind] for credit in reversed(credits)}
    roles.update({notice.text: "notice" for notice in notices if notice.text})
    if not roles:
        return tuple(lines)
    return tuple(
        Line(span=line.span, role=role, article=False)
        if (role := roles.get(content[line.span.start : line.span.end])) is not None
        and line.role not in ("title", "title-repeat")
        else line
        for line in lines
    )


def joined(found: Sequence[Credit], supplied: Sequence[Credit]) -> tuple[Credit, ...]:
    """The credits read from the lines and those that came beside the page, in order, without doubles. Where both speak
    of one place, a line that names the same and more of the same kind stays as read, and else the field decides.
    """
    extra = [s for s in supplied if not any(_holds(f, s) for f in found)]
    kept = [f for f in found if not any(s.span.overlaps(f.span) and _names(f) <= _names(s) for s in extra)]
    return tuple(sorted([*kept, *extra], key=lambda c: (c.span, c.kind)))


def _holds(found: Credit, supplied: Credit) -> bool:
    same = found.kind == supplied.kind and found.span.overlaps(supplied.span)
    return same and _names(supplied) <= _names(found)


def _names(credit: Credit) -> frozenset[str]:
    return frozenset(name.casefold() for name in credit.names)


def _place(content: str, lines: Sequence[Line], fact: GivenCredit) -> Span | None:
    apart = [line.span for line in lines if not line.article]
    whole = next((s for s in apart if content[s.start : s.end].casefold() == fact.name.casefold()), None)
    if whole is not None:
        return whole
    named = re.compile(rf"(?<!\w){re.escape(fact.name)}(?!\w)", re.IGNORECASE)
    for span in apart:
        inside = named.search(content, span.start, span.end) if len(span) <= _NAMED else None
        if inside is not None:
            return Span(inside.start(), inside.end())
    bracketed = re.compile(rf"[(\[](?P<name>{re.escape(fact.name)})[)\]]", re.IGNORECASE)
    for start, end in _brackets(lines):
        inside = bracketed.search(content, start, end)
        if inside is not None:
            return Span(inside.start("name"), inside.end("name"))
    return None


def _brackets(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where agencies sign: at the start of the first paragraph and at the end of the last."""
    told = [line.span for line in lines if line.role in ("lead", "paragraph")]
    if told:
        yield told[0].start, min(told[0].end, told[0].start + _SLUG)
        yield max(told[-1].start, told[-1].end - _SLUG), told[-1].end


def _placed(content: str, lines: Sequence[Line], whole: dict[str, Span], notice: Notice) -> Notice:
    span = whole.get(notice.text)
    if span is None and len(notice.text.split()) >= _FEW:
        for line in lines:
            at = -1 if line.article else content.find(notice.text, line.span.start, line.span.end)
            if at >= 0:
                span = Span(at, at + len(notice.text))
                break
    return notice if span is None else Notice(kind=notice.kind, span=span, text=notice.text, basis=notice.basis)
