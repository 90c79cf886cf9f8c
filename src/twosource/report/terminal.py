"""Drawing on a terminal: one place where page text meets it, so one place where it is made harmless."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from twosource.report.ledger import Passage
from twosource.report.visible import one_line, visible
from twosource.report.wording import Relation

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text as Styled

NARROWEST = 40
"""Columns below which lines are no longer made to fit."""

STYLES: dict[Relation, str] = {
    "same": "green",
    "likely": "yellow",
    "rendering": "magenta",
    "narrower": "cyan",
    "only": "dim",
}


class Sheet:
    """A sheet of terminal text. Everything put on it is shown with control characters made visible."""

    def __init__(self, width: int, colour: bool) -> None:
        from rich.console import Console

        self.colour = colour
        self.width = max(width, NARROWEST)
        self._out = StringIO()
        self._console = Console(
            file=self._out,
            width=self.width,
            force_terminal=colour,
            no_color=not colour,
            color_system="standard" if colour else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )

    def text(self) -> str:
        """What was put down, lines without trailing blanks."""
        lines = self._out.getvalue().split("\n")
        return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"

    def heading(self, words: str) -> None:
        self._console.print()
        self.line(words.upper(), style="bold")

    def line(self, words: str, *, indent: int = 0, style: str = "", limit: int | None = None) -> None:
        """One paragraph, wrapped and indented."""
        from rich.text import Text as Styled

        self.put(Styled(one_line(words, limit), style=style), indent)

    def put(self, what: RenderableType, indent: int = 0) -> None:
        from rich.padding import Padding

        self._console.print(Padding(what, (0, 0, 0, indent)))

    def passage(self, passage: Passage, *, indent: int = 2, lead: str = "", limit: int = 420) -> None:
        """The letter and, after ``lead``, the words; differing ones underlined in colour, in square brackets without."""
        from rich.text import Text as Styled

        before = f"({passage.note}) {lead}" if passage.note else lead
        self._beside(passage.letter, Styled(before, style="dim") + self._pieces(passage, limit), indent)

    def entry(self, letter: str, words: str, *, indent: int = 0, style: str = "", limit: int | None = None) -> None:
        """A paragraph beside the letter of its report."""
        from rich.text import Text as Styled

        self._beside(letter, Styled(one_line(words, limit), style=style), indent)

    def signed(self, sign: str, words: str, *, beside: int, style: str = "") -> None:
        """All of ``words``, wrapped, ``beside`` columns and a blank off the margin, where ``sign`` stands."""
        from rich.text import Text as Styled

        room = self.width - beside - 1
        wrapped = Styled(one_line(words), style=style).wrap(self._console, room, overflow="fold") or [Styled()]
        margin = visible(sign).ljust(beside)[:beside] + " "
        for n, part in enumerate(wrapped):
            self._console.print(Styled(margin if n == 0 else " " * len(margin), style=style) + part, soft_wrap=True)

    def _beside(self, letter: str, what: Styled, indent: int) -> None:
        from rich.table import Table
        from rich.text import Text as Styled

        grid = Table.grid(padding=(0, 1))
        grid.add_column(min_width=2, overflow="fold")
        grid.add_column(overflow="fold")
        grid.add_row(Styled(one_line(letter), style="bold"), what)
        self.put(grid, indent)

    def _pieces(self, passage: Passage, limit: int) -> Styled:
        from rich.text import Text as Styled

        out = Styled("…" if passage.cut_before else "")
        left = limit
        for piece in passage.pieces:
            if left <= 0:
                break
            words = _flat(piece.text[:left])
            if len(piece.text) > left:
                words, left = words.rpartition(" ")[0] or words, 0
            left -= len(words)
            if "differ" in piece.marks:
                out.append(words if self.colour else f"[{words}]", style="bold underline")
            else:
                out.append(words)
        return out.append("…" if passage.cut_after or left <= 0 else "")


def _flat(words: str) -> str:
    """``one_line`` that keeps a blank at either end, where the next piece goes on."""
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and words.strip() else ""
    return f"{before}{one_line(words)}{after}"
