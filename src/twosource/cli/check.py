"""`twosource check`: a draft against a pile of reports."""

from __future__ import annotations

import click


@click.command(
    "check",
    help="""\b
    twosource check draft.txt --against saved-pages/

    Look up every quotation and figure of a draft in a pile of reports: the same words, words changed, another
    rendering, another speaker, another figure, or not found. It says what the pile has, not what is true.
    """,
)
@click.argument("draft", metavar="DRAFT")
@click.option("--against", "pile", multiple=True, required=True, metavar="PATH", help="A file or folder; repeatable.")
@click.argument("more", nargs=-1, metavar="[PATH...]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--strict", is_flag=True, help="Exit with 2 where an input could not be read.")
def command(draft: str, pile: tuple[str, ...], more: tuple[str, ...], as_json: bool, strict: bool) -> None:
    import msgspec

    from twosource.check import check
    from twosource.compare import read
    from twosource.errors import InputError, NoReports
    from twosource.intake import pages
    from twosource.records import Problem, Report
    from twosource.scale import read_all

    def reports(paths: tuple[str, ...]) -> tuple[list[Report], list[Problem]]:
        found: list[Report] = []
        failed: list[Problem] = []
        for item in pages(paths):
            for result in (item,) if isinstance(item, Problem) else read_all((item,), read):
                if isinstance(result, Problem):
                    failed.append(result)
                else:
                    found.append(result)
        return found, failed

    drafts, refused = reports((draft,))
    if refused:
        raise InputError(draft, refused[0].message)
    if len(drafts) != 1:
        raise InputError(draft, f"a draft is one report and this holds {len(drafts)}; name one file")
    against, failed = reports(pile + more)
    if not against:
        raise NoReports(", ".join(pile + more))
    result = msgspec.structs.replace(check(drafts[0], tuple(against)), problems=tuple(failed))
    for problem in failed:
        click.echo(f"{problem.path}: {problem.message}", err=True)
    if as_json:
        click.echo(msgspec.json.encode(result).decode())
    else:
        paths = {report.id: report.path for report in against}
        for item in result.items:
            words = " ".join(drafts[0].words(item.span).split())
            where = ", ".join(dict.fromkeys(paths[w.report] for w in item.where))
            click.echo(f"{item.state}: {words}\n    {item.why}" + (f"\n    in {where}" if where else ""))
    if strict and failed:
        click.get_current_context().exit(2)
