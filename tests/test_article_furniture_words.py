"""Lines that say by their own words that they are no report, and sentences of reports in words that come close."""

from __future__ import annotations

import pytest

from twosource.article.labelling import shown_by_words
from twosource.article.lines import seen
from twosource.records import Role
from twosource.spans import lines_of


def shown(line: str) -> Role | None:
    (role,) = shown_by_words(seen(line, tuple(lines_of(line))))
    return role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("On OstrelCourier.com: Harbour dues to double in the spring", "related-link"),
        ("Also: The ferries that ran on time", "related-link"),
        ("Write to Ina Roe at ina.roe@ostrelcourier.example", "notice"),
        ("Email Ina Roe at ina@ostrelcourier.example or follow her work on the harbour pages.", "notice"),
        ("Schreiben Sie an leser@ostrelbote.example", "notice"),
        ("Get Harbour Monthly delivered to your letterbox twelve times a year. Six issues for £9.", "notice"),
        ("Our pages are free to read. Sign up for our newsletters here.", "notice"),
        ("Der Hafen-Newsletter informiert Sie jeden Freitag über alles, was in Ostrel anlegt.", "notice"),
        ("Ich bin einverstanden, dass hier externe Karten geladen werden.", "notice"),
        ("Hat Ihnen der Artikel gefallen? Unterstützen Sie uns.", "notice"),
        ("This copy is for personal, non-commercial use only.", "boilerplate"),
        ("[button link=”/tell-us/” size=”big”] Tell us about YOUR boat[/button]", "boilerplate"),
        ("Posted by Ina Roe - Category: Harbour - Tags: ferry crane", "byline"),
        ("sexta-feira, 2 de maio de 2032 às 20:13", "date"),
        ("mandag 5. august kl. 14:47", "date"),
    ],
)
def test_furniture_is_told_by_its_words(line: str, role: Role) -> None:
    assert shown(line) == role


@pytest.mark.parametrize(
    "line",
    [
        "On Friday: rain, the third day of it, kept the ferries in port and the fishermen at home.",
        "The captain wrote to the authority and asked that the crane be taken down before the storm season.",
        "Contact between the two crews was lost for an hour on Sunday night, the coast guard said.",
        "The union's newsletter said on Monday that 40 dockers had left since the spring.",
        "Newsletters of the port show that the commercial use of the old quay was agreed in May, she said.",
        "[The harbour master] never answered, the crew of the second boat told the inquiry on Tuesday.",
        "He had posted guards at the gate, and the tags on their coats were new.",
        "The goods were to be delivered to the island by noon, but the boat never came.",
    ],
)
def test_sentences_that_come_close_are_left_alone(line: str) -> None:
    assert shown(line) is None
