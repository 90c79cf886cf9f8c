"""What the markup of a page tells about a line. Plain text has no hints."""

from __future__ import annotations

import msgspec


class Hint(msgspec.Struct, frozen=True):
    """``heading`` is 1 to 6, or 0; ``link`` the share of the line's characters inside links, 0 to 1."""

    heading: int = 0
    caption: bool = False
    region: str = ""
    """nav, footer, aside or form, where the line stands in one of these; the innermost."""
    link: float = 0.0


NO_HINT = Hint()


class Laid(msgspec.Struct, frozen=True):
    """A page as text. ``hints`` has one entry for each line of ``content`` that is not blank, in order."""

    content: str
    hints: tuple[Hint, ...]
