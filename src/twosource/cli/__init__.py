"""The command line: one file a command, each a thin call of the library.

``twosource FILE FILE`` is ``twosource compare FILE FILE``. Commands are imported when they are called, so that help
stays quick. Exit codes: 0 ran, 1 ran and --fail-on was met, 2 could not run, 130 interrupted.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from typing import Any

import click

from twosource.errors import TwosourceError

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "compare": "Compare reports of one event (the default verb).",
    "read": "Read reports one by one: article, statements, figures, credits.",
    "check": "Check the quotations and figures of a draft against a pile of reports.",
    "add": "Add reports to an archive.",
    "stories": "List the stories of an archive.",
    "find": "Find words, or what is said in other words, in an archive.",
    "who": "List all that somebody is reported to have said.",
    "remove": "Take reports out of an archive.",
    "export": "Write an archive as JSON Lines or Parquet.",
    "doctor": "Look an archive through, and mend it.",
    "watch": "Add new pages of folders and feeds to an archive as they come.",
    "serve": "Open a reading room in the browser of this machine: drop pages in, compare, read, decide.",
    "schema": "Print the JSON Schema of what the commands print.",
    "demo": "Compare the bundled example and write its page.",
}


_NEAR = 0.75
"""How much of a command's name a word shares that is told as a slip of the keys: two letters changed places, one is
missing or another. Set by hand: "comapre" and "chek" are, "help" and "list" are not."""


class _NobodyReads(Exception):
    """Whoever read our output went away (``| head``): no fault."""


class _Lazy(click.Group):
    """Knows the commands by name, imports the one that is called, and takes ``compare`` for granted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in COMMANDS:
            return None
        command = importlib.import_module(f"twosource.cli.{name}").command
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = args[0] if args else ""
        if first and first not in COMMANDS and first not in ("--help", "--version", "-h"):
            if not ctx.resilient_parsing and (near := _meant(first)):
                raise click.UsageError(f"no file named {first}; did you mean the command {near}?")
            args = ["compare", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. Click would end with 1 where the reader of our output went away, and 1 means --fail-on."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _NobodyReads from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _meant(name: str) -> str | None:
    """The command that somebody who typed ``name`` may have meant; None where a file has this name."""
    if not name.isalpha() or os.path.lexists(name):
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(name.lower(), COMMANDS, n=1, cutoff=_NEAR)), None)


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="""\b
    Example:  twosource a.txt b.html -o report.html

    Reads several reports of one event and shows who is quoted as saying what, what is the same statement in other
    words, what differs, who denied what, and where each report comes from. Nothing leaves this machine,
    and nothing is requested but the addresses named with --fetch.
    """,
    epilog="Every command has --help, and --json for programs.  Try:  twosource demo",
)
@click.version_option(package_name="twosource", prog_name="twosource")
def cli() -> None:
    pass


def main(args: list[str] | None = None) -> Any:
    """Entry point: runs a command and turns what can go wrong into one line and an exit code."""
    _prepare_streams()
    try:
        code = cli.main(args=args, prog_name="twosource", standalone_mode=False)
    except TwosourceError as error:
        _say(f"{error} [{error.slug}]")
        sys.exit(2)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        sys.exit(2)
    except click.ClickException as error:
        _say(error.format_message())
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted")
        sys.exit(130)
    except (BrokenPipeError, _NobodyReads):
        _forget_output()
        sys.exit(0)
    except OSError as error:
        _forget_output()
        _say(
            f"{error.filename or 'standard output'}: {(error.strerror or str(error)).lower()}; make room or choose another place"
        )
        sys.exit(2)
    sys.exit(code if isinstance(code, int) else 0)


def _prepare_streams() -> None:
    """Output is UTF-8 wherever it goes, and a stream that was closed (``>&-``) is an empty one."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 (stays open)
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _forget_output() -> None:
    """What is still to be written goes nowhere, or Python would complain again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    from twosource.cli.output import one_line

    click.echo(f"twosource: {one_line(message)}", err=True)
