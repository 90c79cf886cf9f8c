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
"""

__all__: list[str] = []
