"""``twosource serve``: the reading room in the browser, on this machine only."""

from __future__ import annotations

import os
import socket

import click

from twosource.cli.inputs import Inputs, input_options


@click.command(
    "serve",
    help="""\b
    Example:  twosource serve saved-pages/

    Opens a reading room in the browser of this machine: drop pages in, paste a text, choose which to compare, read
    the page, decide. Of a FOLDER it lists the files, writes what is dropped in beside them, and keeps decisions in
    FOLDER/decisions.jsonl; FILEs are compared at once. With neither it starts empty.

    The link that is printed holds a token that is made anew each time; without it nothing is shown. Ctrl-C ends it.
    """,
)
@click.argument("files", nargs=-1, metavar="FILE FILE… | FOLDER")
@click.option("--db", metavar="FILE", help="An archive to search and browse: stories, people, outlets.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=0,
    metavar="N",
    type=click.IntRange(0, 65535),
    help="The port to listen on; a free one where none is named.",
)
@click.option("--json", "as_json", is_flag=True, help='Print the link as JSON: {"url": …}.')
@click.option("--same-event", is_flag=True, help="Compare the FILEs even if they seem to tell different events.")
@input_options
def command(
    files: tuple[str, ...], db: str | None, host: str, port: int, as_json: bool, same_event: bool, inputs: Inputs
) -> None:
    import json
    import secrets

    try:
        import python_multipart  # noqa: F401 (Starlette reads forms with it, and says so only when one comes)
        import uvicorn

        from twosource.web import create
    except ImportError as error:
        raise click.ClickException(
            f"serve needs the extra 'serve' ({error.name} is not installed): pip install \"twosource[serve]\""
        ) from None

    paths = _readable(files, inputs)
    if db is not None:
        _check(db)
    token = secrets.token_urlsafe()
    app = create(
        token,
        paths,
        also_known_as=() if _wildcard(host) else (host,),
        any_address=_wildcard(host),
        max_bytes=inputs.max_bytes,
        fetch=inputs.fetch,
        private=inputs.allow_private,
        same_event=same_event,
        db=db,
    )
    config = uvicorn.Config(
        app, log_level="critical", access_log=False, lifespan="on", server_header=False, timeout_graceful_shutdown=2
    )
    with _listening(host, port) as listening:
        url = f"http://{_address(host, listening)}/{_start(paths, db)}?token={token}"
        if not _loopback(listening):
            click.echo(
                f"twosource: {host} may be reached from other machines; the token is the only lock, and it and the pages "
                "go over the network as plain text",
                err=True,
            )
        told = json.dumps({"url": url}) if as_json else f"{url}\nOpen this link in a browser. Ctrl-C ends it."
        click.echo(told)  # echo flushes: a program that reads our output has the link before it asks
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            click.echo(err=True)  # the shell prints ^C: Ctrl-C is the way to end it, so no fault is told


def _start(paths: tuple[str, ...], db: str | None) -> str:
    """What the link opens: files are compared, a folder is listed, an archive alone shows its stories."""
    if len(paths) > 1 and not any(map(os.path.isdir, paths)):
        return "given"
    return "stories" if db is not None and not paths else ""


def _readable(files: tuple[str, ...], inputs: Inputs) -> tuple[str, ...]:
    """What the room is opened on. A name that nothing goes by is a slip of the pen: it ends the run where it is the only
    one or ``--strict`` was given, and is told else. With ``--strict`` every page is looked at.
    """
    from twosource.cli.inputs import Unreadable, noted
    from twosource.cli.output import tell
    from twosource.errors import FetchRefused, InputError, InputMissing
    from twosource.intake import problem_of

    found: list[str] = []
    missing: list[InputError] = []
    for path in files:
        if path == "-":
            missing.append(InputError(path, "a reading room takes no standard input; name a file or paste the text"))
        elif path.lower().startswith(("http://", "https://")):
            if inputs.fetch:
                found.append(path)
            else:
                missing.append(FetchRefused(path, "nothing is requested unless you say so; add --fetch"))
        elif os.path.exists(path):
            found.append(path)
        else:
            missing.append(InputMissing(path))
    if missing and (inputs.strict or not found):
        raise Unreadable(problem_of(missing[0]))
    for fault in missing:
        tell(problem_of(fault))
    if inputs.strict:
        for _ in noted(inputs.pages(tuple(found)), [], strict=True):
            pass
    return tuple(found)


def _check(db: str) -> None:
    """Raises ArchiveError where ``db`` is no archive."""
    from twosource.store import Archive

    Archive.open(db, create=False).close()


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one. A ClickException where it cannot."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(f"{host}:{port}: cannot listen there ({reason}); choose another --port") from None


def _address(host: str, listening: socket.socket) -> str:
    """What a browser of this machine asks for."""
    port = listening.getsockname()[1]
    if _wildcard(host):
        return f"127.0.0.1:{port}"
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _wildcard(host: str) -> bool:
    return host in ("", "0.0.0.0", "::")  # noqa: S104 (asked about, not listened on)


def _loopback(listening: socket.socket) -> bool:
    from ipaddress import ip_address

    return ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback
