"""What is nothing, nearly nothing or built to do harm: it is read, it is shown as text, and the work goes on."""

from __future__ import annotations

import pytest

from twosource.compare import compare, read
from twosource.records import Page, Report

FINDS = {
    1: ".",
    2: "“",
    3: '"""',
    4: "said",
    5: "According to",
    6: "a\n\n\n\n\nb",
    7: "\ufeffWater in Tamrin\n\n“The gate,” Ines Tarvo said.",
    8: "“The gate will hold,” said",
    9: "said Ines Tarvo",
    10: "(According to",
    11: "VELISK, October 14 (",
    12: "By ",
    13: "1,2,3,4 to -5 to 6-7-8 percent %% $",
    14: "Feb 31, 2025 and 99/99/9999 and the 0th of May",
    15: "9" * 400 + " people",
    16: "Ines Tarvo said Ines Tarvo said Ines Tarvo said",
    17: "\u2028\u2029\x0b\x0c\x1c",
    18: "denied denies denying, it denied it",
    19: "<script>alert(1)</script> Ines Tarvo said: “<b>no</b>”",
}


def plain(text: str, path: str = "find.txt") -> Report:
    return read(Page(path=path, media="text", content=text, encoding="utf-8"))


@pytest.mark.parametrize("number", FINDS)
def test_it_is_read(number: int) -> None:
    r = plain(FINDS[number])
    assert r.sha256
    for s in r.statements:
        assert r.words(s.content).strip() or r.words(s.cue).strip()


@pytest.mark.parametrize("number", FINDS)
def test_it_is_compared(number: int) -> None:
    other = plain("Water in Tamrin\n\n“The gate will hold,” Ines Tarvo said.\n", "other.txt")
    c = compare([plain(FINDS[number]), other], same_event=True)
    assert len(c.reports) == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<p>",
        "<html><head><title>Water</title></head><body></body></html>",
        "<html><body><script>document.write('Ines Tarvo said no')</script><p>Water</p></body></html>",
        '<html><head><script type="application/ld+json">{"datePublished": [[[</script></head><body><p>Water</p></body>',
        '<html><head><meta property="article:published_time" content="not a day"></head><body><p>Water</p></body>',
        "<html><body>" + "<div>" * 3000 + "Water" + "</div>" * 3000 + "</body></html>",
    ],
)
def test_html_is_read(markup: str) -> None:
    r = read(Page(path="find.html", media="html", content=markup, encoding="utf-8"))
    assert "document.write" not in r.text
    assert r.published is None or r.published.date[:2] == "20"
