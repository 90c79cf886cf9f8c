"""Records of a comparison by letter and id, so that drawing stays linear in the number of findings."""

from __future__ import annotations

from twosource.records import Comparison, Figure, Name, Record, Statement

Key = tuple[str, str]
"""A report's letter and the id of one of its records."""


class Register(Record, frozen=True, kw_only=True):
    statements: dict[Key, Statement]
    figures: dict[Key, Figure]
    names: dict[Key, Name]

    def voice(self, letter: str, figure: Figure) -> Statement | None:
        """The statement that a figure stands in; None in the outlet's voice."""
        return self.statements[letter, figure.claimed_by] if figure.claimed_by else None


def register(comparison: Comparison) -> Register:
    """All statements, figures and names of the reports."""
    lettered = [(report.letter or "", report) for report in comparison.reports]
    return Register(
        statements={(letter, s.id): s for letter, report in lettered for s in report.statements},
        figures={(letter, f.id): f for letter, report in lettered for f in report.figures},
        names={(letter, n.id): n for letter, report in lettered for n in report.names},
    )
