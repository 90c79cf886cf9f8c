"""What the outlet adds behind "minister says" in a headline is not the minister's: every headline is invented."""

from __future__ import annotations

import pytest

from twosource.compare import read
from twosource.records import Page

BODY = "The mill wall in Orland fell on Monday and at least 11 people died.\n\nWater ran through the yard until noon.\n"


def said(headline: str) -> list[str]:
    r = read(Page(path="invented", media="text", content=f"{headline}\n\n{BODY}", encoding="utf-8"))
    return [
        " … ".join(r.text[p.start : p.end] for p in s.content)
        for s in r.statements
        if s.content[0].start < len(headline)
    ]


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        ("Mill wall ‘was sound’, minister says, as toll reaches 11", "Mill wall ‘was sound’"),
        ("Orland army fired rockets, envoy says, as talks end", "Orland army fired rockets"),
        ("Mill wall was sound, minister says, after 11 die", "Mill wall was sound"),
        ("Mill wall was sound, minister says, because it was new", "Mill wall was sound … because it was new"),
        ("Mill wall was sound, minister says", "Mill wall was sound"),
    ],
)
def test_a_headline_goes_on_without_its_speaker(headline: str, content: str) -> None:
    assert said(headline) == [content]
