"""One plain form of a name for looking it up: Latin letters, lower case, no marks.

Folding is for comparing only; nothing that carries a span is ever folded.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile(r"[^a-z0-9&]+")
_INITIALS = re.compile(r"\b((?:[a-z]\.){2,}(?:[a-z]\b)?)")


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """``name`` in Latin letters and lower case, words divided by one space.

    >>> folded("Türkiye"), folded("U.S."), folded("Kim Jong-un"), folded("Зеленский")
    ('turkiye', 'us', 'kim jong un', 'zelenskiy')
    """
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name)
    low = _INITIALS.sub(lambda m: m.group(1).replace(".", ""), name.lower())
    return _MARKS.sub(" ", low.replace("'", "").replace("’", "").replace("`", "")).strip()
