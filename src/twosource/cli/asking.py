"""Options that the commands which ask an archive have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import click


class Day(click.ParamType[str]):
    """An ISO day, month or year, as it was typed."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value).strip())
        try:
            date(*(int(part or 1) for part in parts.groups())) if parts else date.fromisoformat("")
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2024-03-01, 2024-03 or 2024", param, ctx)
        return str(value).strip()


def archive_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--db", required=True, metavar="FILE", help="The archive.")(command)


def day_options(command: Callable[..., Any]) -> Callable[..., Any]:
    until = click.option("--until", type=Day(), help="Reports of this day, month or year and earlier.")
    since = click.option("--since", type=Day(), help="Reports of this day, month or year and later.")
    return since(until(command))
