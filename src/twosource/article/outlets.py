"""Who published a report, where a line of the text says so by a label: "Publication: The Caldera Courier".

The holder of a copyright is not taken for the outlet: it is as often its owner, an agency or the maker of the site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.article.agencies import SUPPLIER
from twosource.records import Line

_LABELLED = re.compile(
    r"(?:publication(?: name)?|newspaper|outlet|publisher|published (?:by|in)|zeitung|medium|erschienen (?:in|bei)|"
    r"journal|publié (?:par|dans)|publicación|publicado (?:en|por|em)|periódico|testata|pubblicato (?:su|da)|jornal|"
    r"krant|tidning|avis|издание|gazeta)\s*[:：]\s*(?P<name>[^\s\d].{1,60}?)[\s.]*$",
    re.IGNORECASE,
)
_EDGE = 15
"""Lines at the top and at the bottom of a text that are looked at."""


def labelled_outlet(content: str, lines: Sequence[Line]) -> str | None:
    """The name behind the first such label at the top or the bottom of the text, None where there is none."""
    for line in (*lines[:_EDGE], *lines[_EDGE:][-_EDGE:]):
        found = _LABELLED.match(content, line.span.start, line.span.end)
        if found is not None and "://" not in found["name"] and not SUPPLIER.fullmatch(found["name"]):
            return found["name"]
    return None
