"""Words made one across house styles: case, marks, accents, hyphens, British and American spelling, numbers in letters.

What an editor may change inside quotation marks without a word, a key does not see; everything else it does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from twosource.matter.numerals import ONES, TENS
from twosource.spans import Span

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|[%$€£¥]|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
    r"|[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+"
    r"(?:['’][^\W\d_\u3040-\u30ff\u3400-\u9fff]+)*"
)
"""A number, a sign of a currency, a character of a script without spaces, or a word; a hyphen parts two words."""
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(?=(?:e|es|ed|er|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ite|hood|ly)?$)"), "or"),
    (re.compile(r"(?<=\w{3})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=\w{3})ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (re.compile(r"(?<=\w{2})ence$"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"^grey"), "gray"),
)
"""Applied to both sides, so that an odd result ("detor") does no harm."""
_SAME = {
    "percent": "%",
    "okay": "ok",
    "programme": "program",
    "programmes": "programs",
    "mn": "million",
    "bn": "billion",
}
_NUMBERS = {**{w: str(n) for w, n in ONES.items()}, **{w: str(n) for w, n in TENS.items()}}


_NEGATIONS = frozenset(
    "not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely unable "
    "nicht kein keine keinen niemand nie nichts ne jamais rien aucun aucune nunca nadie nada ningun ninguna".split()
)


class Word(NamedTuple):
    key: str
    span: Span


def words_of(text: str, within: Span | None = None) -> list[Word]:
    """The words of ``text[within]`` in order. "Twenty-six" is one word; "per cent" and "%" are the same."""
    area = within or Span(0, len(text))
    out: list[Word] = []
    for m in _TOKEN.finditer(text, area.start, area.end):
        key, span = _key(m.group()), Span(m.start(), m.end())
        before = out[-1] if out else None
        if before is not None and key == "cent" and before.key == "per":
            out[-1] = Word("%", before.span.cover(span))
        elif before is not None and _goes_on(text, before, key, m):
            out[-1] = Word(str(int(before.key) + int(key)), before.span.cover(span))
        else:
            out.append(Word(key, span))
    return out


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    if word[0].isdigit():
        return word.replace(",", "").rstrip(".")
    low = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    low = low.replace("’", "'")
    if low in _NUMBERS:
        return _NUMBERS[low]
    for pattern, other in _SPELLINGS:
        low = pattern.sub(other, low)
    return _SAME.get(low, low)


def _goes_on(text: str, before: Word, key: str, m: re.Match[str]) -> bool:
    """ "six" behind "twenty": both in letters, with a hyphen or a space between."""
    if not (key.isdigit() and len(key) == 1 and key != "0" and before.key in _TENS) or m.group()[0].isdigit():
        return False
    return not text[before.span.start].isdigit() and text[before.span.end : m.start()] in ("-", "‑", " ")


_TENS = frozenset(str(n) for n in TENS.values())


def is_negation(key: str) -> bool:
    return key in _NEGATIONS or key.endswith("n't")
