"""twosource: several reports of one event, compared, every finding tied to the characters it was read from.

    from twosource.compare import compare, read
    from twosource.intake import pages
    from twosource.records import Page

    reports = [read(page) for page in pages(["a.txt", "b.html"]) if isinstance(page, Page)]
    comparison = compare(reports)
    for match in comparison.matches:
        print(match.kind, match.why)

Nothing is re-exported here: the rooms are the public interface, each with its names in ``__all__``. ``pages`` yields
a Problem for an input that is no page.

In a notebook a comparison draws itself. That is hung on here, above the rooms: records know nothing of the room that
draws them.
"""

from twosource.records import Comparison

__all__: list[str] = []


def _drawn(comparison: Comparison) -> str:
    from twosource.report import notebook

    return notebook(comparison)


Comparison._repr_html_ = _drawn  # type: ignore[attr-defined]  # what IPython looks for
