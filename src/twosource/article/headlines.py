"""The headline of a page as its markup gives it, in several places that often differ.

A page names its headline in JSON-LD, in a meta element for those who link to it, in its first heading and in its title
element, sometimes with the name of the site behind it and sometimes in another wording. What two of them say is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.article.authors import is_house
from twosource.article.lines import key_of

_ENDING = re.compile(r"\s*[|｜]\s*|\s+(?:[–—·•»«-]|::)\s+|\s*：")
"""What stands between a headline and the name of the site behind it."""
_ENDINGS = 2
"""Names behind a headline: the section and the site."""
_LEAST = 4
"""Letters that must be left of a headline without its ending."""


def agreed(linked: str, named: str, headings: Sequence[str], full: str, house: frozenset[str]) -> tuple[str, bool]:
    """The headline, and whether two places agree on it.

    ``linked``: of JSON-LD; ``named``: of a meta element; ``headings``: the first-level headings in order; ``full``: the
    title element; ``house``: keys of the names of the site. Any may be empty.
    """
    heading = {key_of(text): text for text in reversed(headings)}
    other = {key_of(text): text for text in reversed(_forms(named))}
    own = {key_of(text): text for text in reversed(_forms(linked))}
    element = {key_of(text): text for text in reversed(_forms(full))}
    pairs = ((own, heading), (own, other), (heading, other), (own, element), (heading, element))
    for a, b in pairs:
        shared = [key for key in a if key in b and len(key) >= _LEAST]
        if shared:
            best = max(shared, key=len)
            return a[best], True
    alone = linked or (headings[0] if headings and not is_house(headings[0], house) else "") or named or full
    return without_site(alone, house)[0], False


def _forms(title: str) -> list[str]:
    """As it stands, and without one and two endings; the endings may be parts of the headline itself."""
    forms = [title] if title else []
    ends = [m.start() for m in _ENDING.finditer(title)]
    bare = (title[:at].rstrip() for at in ends[: -_ENDINGS - 1 : -1])
    return [*forms, *(form for form in bare if len(key_of(form)) >= _LEAST)]


def without_site(title: str, house: frozenset[str]) -> tuple[str, str]:
    """A title and the name of the site that stands behind it, empty where nothing behind it is a name of the site.

    >>> without_site("Bridge to close - Harbour | The Caldera Courier", frozenset({"thecalderacourier"}))
    ('Bridge to close - Harbour', 'The Caldera Courier')
    """
    for m in reversed(list(_ENDING.finditer(title))):
        before, behind = title[: m.start()].rstrip(), title[m.end() :].strip()
        if len(key_of(before)) >= _LEAST and is_house(behind, house):
            return before, behind
    return title, ""
