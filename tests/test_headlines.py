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
        ("Minister says mill wall was sound as toll reaches 11", "mill wall was sound"),
        ("Union says council knew of cracks as rescuers search old yard", "council knew of cracks"),
        ("Council Says Mill Wall Was Sound as Toll Rises", "Mill Wall Was Sound"),
        ("Minister says wall failed as a result of neglect", "wall failed as a result of neglect"),
        ("Minister says he acted as soon as he knew", "he acted as soon as he knew"),
        ("Police say man held as suspect in mill fire", "man held as suspect in mill fire"),
        ("'We heard a crack like thunder': mill workers", "'We heard a crack like thunder'"),
    ],
)
def test_a_headline_goes_on_without_its_speaker(headline: str, content: str) -> None:
    assert said(headline) == [content]


def test_who_says_it_may_stand_last() -> None:
    content = f'Mill wall: "We lost everything," says baker\n\n{BODY}'
    r = read(Page(path="invented", media="text", content=content, encoding="utf-8"))
    assert [s.speaker.name for s in r.statements if s.content[0].start < 60] == ["baker"]


def test_who_says_it_ends_before_what_happens_meanwhile() -> None:
    r = read(
        Page(
            path="invented",
            media="text",
            content=f"'We lost it all', says baker as flood recedes\n\n{BODY}",
            encoding="utf-8",
        )
    )
    assert [r.words(s.source) for s in r.statements if s.cue and s.cue[0].start < 40] == ["baker"]
