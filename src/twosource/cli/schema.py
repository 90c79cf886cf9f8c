"""``twosource schema``: the JSON Schema of what the commands print."""

from __future__ import annotations

import click


@click.command(
    "schema",
    help="""\b
    Example:  twosource schema > twosource.schema.json

    Prints the JSON Schema (2020-12) of what read, compare, check, add, stories, find and who print with
    --json, made from the records.
    """,
)
@click.option("--json", is_flag=True, expose_value=False, help="The same: a schema is JSON.")
def command() -> None:
    import json

    from twosource.report import schema
    from twosource.store import Added, Hit, Person

    click.echo(json.dumps(schema(Added, Hit, Person), indent=1, ensure_ascii=False, sort_keys=True))
