"""Inputs built to be slow. Reading is linear, so each takes well under a second; if not, the limit ends it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec
import pytest

from twosource.compare import compare, read
from twosource.matching import link_figures
from twosource.records import Page, Report

LIMIT_S = 4.0
"""Processor seconds for one input of SIZE code points. Reading takes well under one; the rest is for slow machines."""
SIZE = 30_000
"""Some six times a long article: quadratic work shows, and the suite stays quick."""


@contextmanager
def limited(seconds: float = LIMIT_S) -> Iterator[None]:
    """Fails where the processor time runs out, and does not wait for the end."""

    def stop(*_: object) -> None:
        pytest.fail(f"not done after {seconds} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


NAMES = 1_000
"""People who say one thing each: twenty times those of a long article."""

BOMBS = {
    "opening marks only": '"',
    "opening curly marks": "“a ",
    "apostrophes": "'a' ",
    "opening apostrophes": "'a ",
    "one word": "a",
    "no white space": "word-",
    "capitals": "Ines Tarvo ",
    "cues only": "said ",
    "according to": "according to ",
    "nested attribution": "Ines Tarvo said that ",
    "commas": "a, ",
    "full stops": ". ",
    "abbreviations": "Mr. ",
    "initials": "A. ",
    "digits": "1",
    "digits and commas": "1,000,",
    "ranges": "20-30-",
    "brackets": "(",
    "brackets with credits": "(According to Tarnwire, ",
    "dashes": "— ",
    "blank lines": "a\n\n",
    "short lines": "By Ines Tarvo\n",
    "white space": " \u00a0\t",
    "zero width": "\u200b",
    "combining marks": "e\u0301",
    "surrogate pairs elsewhere": "\U0001f30a",
    "right to left": "\u202eabc ",
    "months": "October ",
    "money": "$",
    "hedges": "more than about nearly ",
    "denials": "denied the accusation. ",
    "denials of what was said": "The council denied that. ",
    "accusations and denials": "Ines Tarvo accused the council of delay. The council denied the accusation. ",
    "short sentences": '"No," she said. ',
}


@pytest.mark.parametrize("name", BOMBS)
def test_reading_stays_quick(name: str) -> None:
    unit = BOMBS[name]
    text = "Water in Tamrin\n\n" + (unit * (SIZE // len(unit) + 1))[:SIZE]
    with limited():
        read(Page(path="bomb.txt", media="text", content=text, encoding="utf-8"))


def _word(n: int) -> str:
    """A made-up word for a number, another one for each up to 20,000."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    return "".join(syllables[(n // 70**k + 13 * k * n) % 70] for k in range(3)).capitalize()


def test_many_different_names_stay_quick() -> None:
    said = (f"Minister {_word(n)} {_word(7 * n + 1)} said the gates were shut. " for n in range(NAMES))
    with limited():
        read(Page(path="names.txt", media="text", content="Water in Tamrin\n\n" + "".join(said), encoding="utf-8"))


def test_many_figures_in_many_reports_stay_quick() -> None:
    def told(letter: int) -> Report:
        lines = "\n\n".join(f"{101 + 7 * n + letter} {_word(n).lower()}s were counted." for n in range(150))
        return read(Page(path=f"{letter}.txt", media="text", content=f"Water\n\n{lines}", encoding="utf-8"))

    reports = [msgspec.structs.replace(told(n), letter=x) for n, x in enumerate("ABCDEFGHIJ")]
    with limited():
        link_figures(tuple(reports))


@pytest.mark.parametrize(
    "markup",
    ["<div>", "<p>“a", "<b><i>", "<!--", "<table><tr><td>a", "<a href='x'>Read more</a>", "&amp;", "<script>", "<li>a"],
)
def test_laying_out_html_stays_quick(markup: str) -> None:
    content = "<html><body><p>Water in Tamrin</p>" + markup * (SIZE // 2 // len(markup))
    with limited():
        read(Page(path="bomb.html", media="html", content=content, encoding="utf-8"))


def test_comparing_long_reports_stays_quick() -> None:
    def long(words: str) -> Report:
        said = "".join(f'"Number {n} of the gates {words}," Ines Tarvo said.\n\n' for n in range(150))
        return read(Page(path=f"{words}.txt", media="text", content=f"Water\n\n{said}", encoding="utf-8"))

    with limited():
        compare([long("held"), long("broke")], same_event=True)
