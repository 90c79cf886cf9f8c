"""What the markup of a page tells about a line. Plain text has no hints."""

from __future__ import annotations

from typing import Any

import msgspec


class Place(msgspec.Struct, frozen=True, gc=False):
    """An element that lines stand in. ``parent`` is the index of the one around it, -1 for the outermost."""

    parent: int
    tag: str
    words: str
    """Its class, id, itemprop and role in one string, small letters; empty where it has none."""
    depth: int


class Hint(msgspec.Struct, frozen=True, gc=False):
    """``heading`` is 1 to 6, or 0; ``link`` and ``strong`` the shares of the line's characters inside links and in
    bold or italic type, 0 to 1.
    """

    heading: int = 0
    caption: bool = False
    region: str = ""
    """nav, footer, aside or form, where the line stands in one of these; the innermost."""
    link: float = 0.0
    strong: float = 0.0
    place: int = -1
    """Index into the places of the page: the innermost element around the line's first letter that is more than
    type (a link, bold, italic)."""


NO_HINT = Hint()


class Size(msgspec.Struct, frozen=True):
    """How many elements a page shows, how many of them stand inside each other, and how many tables do."""

    elements: int = 0
    deepest: int = 0
    tables: int = 0


class Laid(msgspec.Struct, frozen=True):
    """A page as text. ``hints`` has one entry for each line of ``content`` that is not blank, in order."""

    content: str
    hints: tuple[Hint, ...]
    places: tuple[Place, ...] = ()
    elements: tuple[Any, ...] = ()
    """The elements of the tree at these places."""
    hidden: tuple[Any, ...] = ()
    """The outermost elements of which nothing is shown."""
    size: Size = Size()

    def path(self, place: int) -> str:
        """The elements around a line, outermost first, with their first class: "body/article/div.story/p"."""
        steps: list[str] = []
        while place >= 0:
            at = self.places[place]
            first = at.words.split(" ", 1)[0]
            steps.append(f"{at.tag}.{first}" if first else at.tag)
            place = at.parent
        return "/".join(reversed(steps))
