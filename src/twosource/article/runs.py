"""The words of lines and of texts that they are looked for in, by runs of a few.

Numbers of one digit are no words here, and scripts without spaces go by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from twosource.article.lines import Seen

_WIDE = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]"
_WIDELY = re.compile(_WIDE)
_WORD = re.compile(_WIDE + r"|[^\W\d_]+|\d{2,}")


def words_of(text: str) -> list[str]:
    """The words of ``text`` in small letters."""
    return _WORD.findall(text.lower())


def words_in(line: Seen) -> Sequence[str]:
    """The same of ``line``, most of which are known."""
    text = line.text
    return line.small if text.isascii() or _WIDELY.search(text) is None else words_of(text)


def threes(words: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """The runs of three words."""
    return zip(words, words[1:], words[2:], strict=False)


def fours(words: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """The runs of four."""
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def covered(lines: Sequence[Seen], *texts: str) -> list[list[float]]:
    """For each of ``texts`` and each of ``lines`` the share of the line's runs of three words that the text has, -1 where
    there is no text.
    """
    runs = [frozenset(threes(words_of(text))) for text in texts]
    out = [[0.0 if text else -1.0] * len(lines) for text in texts]
    known = frozenset(run[0] for own in runs for run in own)
    for n, line in enumerate(lines) if known else ():
        own = words_in(line)
        if len(own) < _LEAST or known.isdisjoint(own):
            continue
        mine = list(threes(own[:_READ]))
        for column, there in zip(out, runs, strict=True):
            if there:
                column[n] = sum(map(there.__contains__, mine)) / len(mine)
    return out


_LEAST, _READ = 3, 500
"""Words of a line that is looked for, and those at its start that are."""
