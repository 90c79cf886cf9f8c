"""What a page says about the report is no part of the report."""

from __future__ import annotations

from twosource.compare import compare, read
from twosource.records import GivenCredit, Page

REPORT = """Bridge in Caldera to close for the summer

The harbour bridge will close on Monday for three months, the mayor of Caldera said.

"We have no other choice, the steel is thirty years old," Mayor Ines Adu told the Courier on Thursday.

CORRECTION: An earlier version of this article said the bridge would close for 40 months.

Shop owners on the north bank fear that they will lose a third of their customers, their association said."""


OTHER = """Caldera shuts its bridge

The harbour bridge will close on Monday for three months, the mayor of Caldera said in a letter.

Fishermen welcomed the work on the old steel, as no boat had been hit since 2019."""


def page(content: str, **facts: object) -> Page:
    return Page(path="a.txt", media="text", content=content, encoding="utf-8", **facts)  # type: ignore[arg-type]


def test_a_correction_between_paragraphs_is_a_notice_and_its_figure_none_of_the_report() -> None:
    report = read(page(REPORT))
    (line,) = [line for line in report.lines if report.words(line.span).startswith("CORRECTION")]
    assert (line.role, line.article) == ("notice", False)
    assert [n.kind for n in report.notices] == ["correction"]
    assert not [f for f in report.figures if line.span.start <= f.span.start < line.span.end]
    assert sum(line.article for line in report.lines) == 4


def test_a_page_that_is_only_a_correction_keeps_its_words() -> None:
    report = read(
        page("Correction: An earlier version of this article said that the bridge in Caldera closes for 40 months.")
    )
    assert any(line.article for line in report.lines)


def test_an_agency_and_its_own_outlet_are_one_originator() -> None:
    told = REPORT.replace("The harbour bridge will", "CALDERA (Reuters) - The harbour bridge will")
    provider = GivenCredit(name="Reuters", role="provider", kind="outlet-own")
    item = read(page(f"{told}\n\nReuters", given_outlet="Reuters", given_credits=(provider,)))
    assert {c.kind for c in item.credits} == {"wire", "outlet-own"}
    other = read(page(OTHER, given_outlet="Caldera Courier"))
    assert compare([item, other]).lineage.originators == (1, 2)
