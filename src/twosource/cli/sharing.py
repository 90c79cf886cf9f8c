"""``--share`` and its limits."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import isnan
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from twosource.cli.outlets import Outgoing

if TYPE_CHECKING:
    from twosource.records import Comparison
    from twosource.report import Decision, Meter

AROUND, WORDS, PERCENT = 25, 300, 10.0
"""The limits of twosource.report.sharing, which is imported where it is used only; a test holds them to be the same."""


class Sharing(NamedTuple):
    """What the user said about passing on."""

    around: int
    words: int
    percent: float

    def of(self, found: Comparison, decisions: tuple[Decision, ...] | None) -> Outgoing:
        """What may be passed on of a comparison."""
        from twosource.report import Limits, share

        limits = Limits(around=self.around, words=self.words, part=self.percent / 100)
        shared = share(found, decisions or (), limits)
        return Outgoing(shared.comparison, None if decisions is None else shared.decisions, shared.meters)


def told(meters: tuple[Meter, ...]) -> str:
    """The meters, a line a report."""
    return "\n".join(f"{m.letter}: {m.shown} of {m.of} words shown, {m.limit} at the most" for m in meters)


def sharing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--share`` and its limits; the command is given them together as ``sharing``, None without ``--share``."""

    @wraps(command)
    def called(
        *args: Any,
        share: bool,
        share_around: int | None,
        share_words: int | None,
        share_percent: float | None,
        **others: Any,
    ) -> Any:
        given = (share_around, share_words, share_percent)
        if not share and any(limit is not None for limit in given):
            raise click.UsageError("the limits say what --share may show; add --share, or leave them out")
        if share_percent is not None and isnan(share_percent):
            raise click.BadParameter("name a percentage from 0 to 100", param_hint="--share-percent")
        limits = (
            limit if limit is not None else usual for limit, usual in zip(given, (AROUND, WORDS, PERCENT), strict=True)
        )
        return command(*args, sharing=Sharing(*limits) if share else None, **others)  # type: ignore[arg-type]

    for option in (
        click.option(
            "--share-around",
            type=click.IntRange(0),
            metavar="N",
            help=f"With --share: words around those of a finding, and of a long finding itself ({AROUND}).",
        ),
        click.option(
            "--share-percent",
            type=click.FloatRange(0, 100),
            metavar="N",
            help=f"With --share: percent of a report's words that are shown at the most ({PERCENT:.0f}).",
        ),
        click.option(
            "--share-words",
            type=click.IntRange(0),
            metavar="N",
            help=f"With --share: words of a report that are shown at the most ({WORDS}).",
        ),
        click.option(
            "--share",
            is_flag=True,
            help="Write what may be passed on: the passages that findings need, within limits, hashes and links for the rest.",
        ),
    ):
        called = option(called)
    return called
