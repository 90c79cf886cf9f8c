"""The terms that stand for a report: its words without function words, and pairs of neighbours among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from twosource.records import Report
from twosource.words import tokens

OPENING = 1_500
"""Code points of a report that are read: news tells the event first; further down comes what led to it."""

_TITLE_TWICE = 2
_PAIR = 0.5
"""A pair of neighbours counts half: its two words are counted already (0.35, 0.5, 1 tried on the dev streams)."""

FUNCTION_WORDS = frozenset(
    "a an the and or but of in on at to for from by with as is are was were be been has have had he she it its his "
    "her they their them this that these those not no will would who which what when where after before about into "
    "over than then also said says say we you i our there up out new more one two his all can could may might do "
    "does did if so".split()
)
"""Words that tell nothing about an event and part the words around them. English; other languages lean on the
stream to find theirs."""

COMMON_ELSEWHERE = frozenset(
    # Vietnamese
    "và của là có được trong cho với các những một này đã không người khi ở từ đến ra về để tại trên vào theo cũng "
    "như đó ông bà năm ngày sẽ bị lại nhiều sau hơn rằng nhưng còn do nên thì mà đang việc nước cùng hai tới qua "
    "biết giờ phải cả lên".split()
)
"""The like of other languages, needed only where there is no stream that would show how common they are."""

_HAN_OR_KANA = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2,}")


def content_words(text: str) -> list[str]:
    """The words of ``text`` in order, case folded, without function words.

    >>> content_words("The ferry's crew said that 40 were safe.")
    ['ferry', 'crew', '40', 'safe']
    """
    return [word for word in _words(text) if word]


def term_counts(title: str | None, text: str) -> dict[str, float]:
    """How often each term stands in the title (counted twice) and in the opening of the text."""
    counts: dict[str, float] = {}
    for part, weight in ((title or "", _TITLE_TWICE), (text[:OPENING], 1)):
        before: str | None = None
        for word in _words(part):
            if not word:
                before = None
                continue
            counts[word] = counts.get(word, 0) + weight
            if before is not None:
                pair = f"{before} {word}"
                counts[pair] = counts.get(pair, 0) + weight * _PAIR
            before = word
    return counts


def story_text(report: Report) -> str:
    """The article's own lines without the title; the whole text where no line is marked as article."""
    lines = [report.words(line.span) for line in report.lines if line.article and line.role != "title"]
    return "\n".join(lines) if lines else report.text


def _words(text: str) -> Iterator[str]:
    """The words, case folded; an empty one for each function word. A run of Chinese or Japanese characters,
    which has no spaces, gives each two neighbours in it.
    """
    for token in tokens(unicodedata.normalize("NFKC", text)):
        word = token.text.casefold().removesuffix("'s").removesuffix("’s")
        if _HAN_OR_KANA.fullmatch(word):
            yield from (word[i : i + 2] for i in range(len(word) - 1))
        else:
            yield "" if word in FUNCTION_WORDS else word
