"""Paywalls, as the markup of a page tells them, and whether what was found is only the part before one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from twosource.records import Notice, Problem

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = 150
"""Words (lines.count_words) under which an article behind a paywall is taken for the part before it. On 344 development
pages, 55 with a sign of a paywall, the two that the publisher cut off have 67 and 88 words; of the whole ones one has 64,
the next 263."""
_NODES = 2_000
_ARTICLE = re.compile(r"article|posting|report|webpage|creativework", re.IGNORECASE)
_TIERS = frozenset({"locked", "metered", "premium", "paid", "subscriber", "subscribers", "paywall"})
_TIER_NAMES = frozenset({"article:content_tier", "article:tier", "content_tier", "cxenseparse:content_tier"})
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:paywall|regwall|reg-wall|pay-wall|piano-(?:paywall|offer|container|inline|template)|tp-container|"
    r"subscriber-only|subscription-required|premium-barrier|article-barrier|metered-content|meteringcontent)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OFF = re.compile(r"\b(?:no|not|without|is-free|free|hidden|disabled|inactive|off)\b", re.IGNORECASE)


class Wall(msgspec.Struct, frozen=True):
    """``declared``: the publisher says in so many words that the report is not free. ``classed``: an element is named
    after a paywall, which many free pages have too.
    """

    declared: Notice | None = None
    classed: Notice | None = None


def wall_of(root: HtmlElement, documents: Sequence[Any]) -> Wall:
    """The signs of one page; ``documents``: its JSON-LD. Linear. To be asked before the tree is handed to an extractor
    that uses it up.
    """
    return Wall(_tier(root) or _not_free(documents), _classed(root))


def behind(
    path: str, wall: Wall, notices: Sequence[Notice], words: int
) -> tuple[tuple[Notice, ...], tuple[Problem, ...]]:
    """What ``wall`` adds to the ``notices`` of a page whose article has ``words`` words, and the problem ``paywalled-stub``
    where it is short and page or words say that the rest is for subscribers.
    """
    short = words < SHORT
    added = tuple(filter(None, (wall.declared, wall.classed if short else None)))
    said = [n for n in (*added, *notices) if n.kind == "paywall"]
    if not said or not short:
        return added, ()
    message = (
        f"{path}: only {words} words of this report were found, and the rest seems to be for subscribers "
        f"({said[0].basis}); open it with a subscription and save the page again"
    )
    return added, (Problem(code="paywalled-stub", message=message, span=said[0].span, path=path),)


def _tier(root: HtmlElement) -> Notice | None:
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        value = (element.get("content") or "").strip()
        if name in _TIER_NAMES and value.lower() in _TIERS:
            return Notice(kind="paywall", span=None, text=value, basis=f"meta element {name}")
    return None


def _not_free(documents: Sequence[Any]) -> Notice | None:
    for data in documents:
        for node in _nodes(data):
            value = node.get("isAccessibleForFree")
            if value is False or (
                isinstance(value, str) and value.rpartition("/")[2].strip().lower() in ("false", "no")
            ):
                return Notice(
                    kind="paywall", span=None, text=str(value).lower()[:60], basis="JSON-LD isAccessibleForFree"
                )
    return None


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The article objects of one block of JSON-LD: not the parts of an article, of which one is often not free."""
    waiting: list[object] = [data]
    for count, item in enumerate(waiting):
        if count >= _NODES:
            return
        if isinstance(item, list):
            waiting.extend(item[:_NODES])
        elif isinstance(item, dict):
            if _ARTICLE.search(str(item.get("@type"))[:200]):
                yield item
            waiting.extend(v for k, v in item.items() if k in ("@graph", "mainEntity"))


def _classed(root: HtmlElement) -> Notice | None:
    for element in root.iter("div", "section", "aside", "article", "p", "main"):
        name = element.get("class")
        if name and (named := _named(name[:300])):
            return Notice(kind="paywall", span=None, text=named, basis="the class of an element")
    return None


@lru_cache(maxsize=4096)
def _named(name: str) -> str:
    """The part of a class that names a paywall; empty where none does."""
    found = _CLASS.search(name)
    return found.group().strip(" -_") if found and not _OFF.search(name) else ""


__all__ = ["SHORT", "Wall", "behind", "wall_of"]
