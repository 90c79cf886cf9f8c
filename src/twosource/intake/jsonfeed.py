"""JSON Feed (version 1 and 1.1) -> a page an item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from twosource.errors import InputEmpty, InputError, InputMalformed
from twosource.intake.decoding import decoded
from twosource.intake.entries import is_teaser, line_of, summary_only
from twosource.intake.mending import mended, replaced
from twosource.records import Page, Problem

_VERSION = re.compile(rb'"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org')


def is_json_feed(head: bytes) -> bool:
    """True where ``head`` starts a JSON object that calls itself a JSON Feed."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and _VERSION.search(head) is not None


def json_feed_pages(path: str, raw: bytes) -> Iterator[Page | InputError]:
    """A page for each item in order, with ``path#n`` as its path, n from 1."""
    text = decoded(path, raw)
    feed = json_value(path, text.content)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not isinstance(feed, dict):
        raise InputMalformed(path, "no list of items", "the field items")
    problems = (replaced(path, text.replaced),) if text.replaced else ()
    for n, item in enumerate(items, 1):
        try:
            yield _page(f"{path}#{n}", item, feed, text.encoding, problems)
        except InputError as fault:
            yield fault
    if not items:
        yield InputEmpty(path, "the feed")


def json_value(path: str, content: str) -> Any:
    """``content`` as JSON. Raises InputMalformed with the place."""
    try:
        return json.loads(content)
    except json.JSONDecodeError as fault:
        raise InputMalformed(path, "not valid JSON", f"line {fault.lineno}, character {fault.colno}") from None
    except (RecursionError, ValueError):
        raise InputMalformed(path, "JSON nested too deep or with a number too long", "some place") from None


def _page(where: str, item: object, feed: dict[str, Any], encoding: str, problems: tuple[Problem, ...]) -> Page:
    if not isinstance(item, dict):
        raise InputMalformed(where, "no JSON object", "this item")
    name = next((n for n in ("content_html", "content_text", "summary") if line_of(item.get(n))), None)
    if name is None:
        raise InputEmpty(where, "the item")
    content, unfit = mended(where, item[name])
    problems = (*problems, *unfit)
    if name == "summary" and is_teaser(content):
        problems = (*problems, summary_only(where))
    people = item.get("authors") or [item.get("author")]
    tags = item.get("tags")
    return Page(
        path=where,
        media="html" if name == "content_html" else "text",
        content=content,
        encoding=encoding,
        problems=problems,
        given_id=line_of(item.get("id")),
        given_url=line_of(item.get("url")) or line_of(item.get("external_url")),
        given_title=line_of(item.get("title")),
        given_published=line_of(item.get("date_published")),
        given_modified=line_of(item.get("date_modified")),
        given_outlet=line_of(feed.get("title")),
        given_authors=_names(people) or _names(feed.get("authors") or [feed.get("author")]),
        given_section=line_of(tags[0]) if isinstance(tags, list) and len(tags) == 1 else None,
        given_language=line_of(item.get("language")) or line_of(feed.get("language")),
    )


def _names(people: object) -> tuple[str, ...]:
    found = [line_of(p.get("name")) for p in people if isinstance(p, dict)] if isinstance(people, list) else []
    return tuple(dict.fromkeys(name for name in found if name))
