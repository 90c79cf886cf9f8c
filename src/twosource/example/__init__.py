"""Three saved pages that tell one invented event: what `twosource demo` reads and the tests share.

The country, its people, the outlets and the agencies do not exist. ``herald.html`` is a web page with all its
furniture, ``tarnwire.txt`` an agency's text as it was sent, ``vostrin.txt`` a page of an aggregator that translates,
with the damage that comes of it.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["pages"]

_PAGES = ("herald.html", "tarnwire.txt", "vostrin.txt")


def pages() -> tuple[Path, ...]:
    """The paths of the three pages, in the order in which the documentation letters them: A, B, C."""
    folder = Path(str(resources.files(__name__)))
    return tuple(folder / name for name in _PAGES)
