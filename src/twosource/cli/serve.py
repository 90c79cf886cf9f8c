"""``twosource serve``: a comparison in the browser, on this machine only."""

from __future__ import annotations

import socket

import click

from twosource.cli.inputs import Inputs, input_options


@click.command(
    "serve",
    help="""\b
    Example:  twosource serve a.txt b.html

    Compares reports of one event and serves the page to the browser of this machine. The link that is printed holds
    a token that is made anew each time; without it nothing is shown. Ctrl-C ends it.
    """,
)
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE…")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=0,
    metavar="N",
    type=click.IntRange(0, 65535),
    help="The port to listen on; a free one where none is named.",
)
@click.option("--json", "as_json", is_flag=True, help='Print the link as JSON: {"url": …}.')
@click.option("--same-event", is_flag=True, help="Compare even if the reports seem to tell different events.")
@input_options
def command(files: tuple[str, ...], host: str, port: int, as_json: bool, same_event: bool, inputs: Inputs) -> None:
    import json
    import secrets

    try:
        import uvicorn

        from twosource.web import create
    except ImportError as error:
        raise click.ClickException(
            f"serve needs the extra 'serve' ({error.name} is not installed): pip install \"twosource[serve]\""
        ) from None
    from twosource.cli.inputs import reports
    from twosource.compare import compare

    found = compare(tuple(reports(files, inputs)), same_event=same_event)
    token = secrets.token_urlsafe()
    app = create(found, token, also_known_as=() if _wildcard(host) else (host,))
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
    with _listening(host, port) as listening:
        url = f"http://{_address(host, listening)}/?token={token}"
        if not _loopback(listening):
            click.echo(f"twosource: {host} may be reached from other machines; the token is the only lock", err=True)
        told = json.dumps({"url": url}) if as_json else f"{url}\nOpen this link in a browser. Ctrl-C ends it."
        click.echo(told)  # echo flushes: a program that reads our output has the link before it asks
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            click.echo(err=True)  # the shell prints ^C: Ctrl-C is the way to end it, so no fault is told


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
