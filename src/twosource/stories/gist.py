"""What grouping keeps of a report: which terms stand in its title and opening, how often, and where. No text is kept."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from twosource.stories.terms import FUNCTION_WORDS, OPENING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PAIR, NAME, NUMBER, LEAD, ANCHOR = 1, 2, 4, 8, 16
"""Marks of a term: two neighbouring words; a name (a capital where no sentence begins); a number; it stands in the title
or among the first LEAD_TOKENS words and marks; the beginning of a name in Latin letters, for reports in other languages."""

LEAD_TOKENS = 30
TITLE_TIMES = 2
_PAIR_COUNTS = 0.5
"""A pair of neighbours counts half: its two words are counted already (0.35, 0.5, 1 tried on the dev streams)."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’]\w+)*|[.!?:;\"“”„«»…。！？\n]")
"""Words, numbers, and the marks behind which a capital says nothing."""
_WITHOUT_SPACES = re.compile(
    r"[\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002fa1f]{2,}"
)
"""Runs of scripts that put no spaces between words (Thai, Lao, Burmese, Khmer, Kana, Han): each two neighbours stand for
a word."""
_BEYOND_LATIN = re.compile(r"[^\x00-\u024f]")
_STEM = 7
"""Letters that stand for a longer word of ASCII letters, so that its endings do not part reports; 6 to 8 do the same."""
_ANCHOR = 5
"""Letters by which a name is known in another language: its spellings part at the end."""
_WIDE = frozenset({"CJK", "HIRAGANA", "KATAKANA"})
_SAMPLE = 300
"""Characters from which the script of a text is told."""
_CAPITAL, _DIGIT, _EMPTY, _MARK = 1 << 32, 1 << 33, 1 << 34, 1 << 35
_KEY = (1 << 32) - 1
_MOST_REMEMBERED = 200_000
_TONGUE = 20
"""Bytes for the tongue in the packed form."""


class Gist(msgspec.Struct, frozen=True):
    """Terms in rising order of ``keys`` (hashes of 32 bits), how often each counts, and its marks.

    ``tongue``: the script, and behind a blank the language where it is known.
    """

    tongue: str
    keys: NDArray[np.uint32]
    counts: NDArray[np.float32]
    marks: NDArray[np.uint8]


class _Remembered(dict[str, int]):
    """Token to a number; looked up at the speed of C, forgotten when there are too many."""

    def __init__(self, of: Callable[[str], int]) -> None:
        self._of = of

    def __missing__(self, token: str) -> int:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        number = self[token] = self._of(token)
        return number


def gist(title: str | None, text: str, language: str | None = None) -> Gist:
    """``text`` is the article with or without its title; the title is read once."""
    import numpy as np

    title = (title or "")[:OPENING]
    text = text[: OPENING + len(title)]
    if title and text.startswith(title):
        text = text[len(title) :].lstrip()
    tokens = _TOKEN.findall(_spaced(title))
    titled = len(tokens)
    tokens += ("\n", *_TOKEN.findall(_spaced(text[:OPENING])))
    found = np.fromiter(map(_bits_of.__getitem__, tokens), np.int64, len(tokens))
    key = found & _KEY
    said = (found & (_EMPTY | _MARK)) == 0
    inside = said.copy()
    inside[1:] &= (found[:-1] & _MARK) == 0
    inside[0] = False
    mark = np.where(inside & (found & _CAPITAL != 0), NAME, 0) | ((found & _DIGIT != 0) * NUMBER)
    mark[: titled + LEAD_TOKENS] |= LEAD
    counts = np.ones(len(found))
    counts[:titled] = TITLE_TIMES
    both = np.flatnonzero(said[:-1] & said[1:])
    pair = ((key[both] * 1_000_003) ^ key[both + 1]) & _KEY
    named = np.flatnonzero(mark & NAME)
    anchors = np.fromiter(map(_anchor_of.__getitem__, map(tokens.__getitem__, named.tolist())), np.int64, len(named))
    return _gathered(
        tongue_of(text, language),
        np.concatenate((key[said], pair, anchors)),
        np.concatenate((counts[said], counts[both] * _PAIR_COUNTS, counts[named])),
        np.concatenate((mark[said], mark[both] & LEAD | PAIR, mark[named] & LEAD | ANCHOR)),
    )


def foreign(one: str, two: str) -> bool:
    """Whether two tongues are two languages for certain; a language that is not known may be any of its script."""
    script, _, language = one.partition(" ")
    other, _, another = two.partition(" ")
    return script != other or bool(language and another and language != another)


def tongue_of(text: str, language: str | None) -> str:
    """The script that most letters of the beginning are in, and the language."""
    sample = text[:_SAMPLE]
    script = "LATIN" if sample.isascii() else _script(sample)
    return f"{script} {language if language and language != 'und' else ''}"


def _script(sample: str) -> str:
    """Letters of Japanese and Chinese count as one script; a text without letters as Latin."""
    if not any(map(str.isalpha, _BEYOND_LATIN.findall(sample))):
        return "LATIN"
    names = [unicodedata.name(c, "LATIN").split()[0] if ord(c) > 0x24F else "LATIN" for c in sample if c.isalpha()]
    if _WIDE.intersection(names):
        return "HAN"
    return max(sorted(set(names)), key=names.count, default="LATIN")


def _gathered(tongue: str, keys: NDArray[np.int64], counts: NDArray[np.float64], marks: NDArray[np.int64]) -> Gist:
    import numpy as np

    if not len(keys):
        return Gist(tongue, np.zeros(0, np.uint32), np.zeros(0, np.float32), np.zeros(0, np.uint8))
    order = np.argsort(keys)
    keys, counts, marks = keys[order], counts[order], marks[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return Gist(
        tongue,
        keys[starts].astype(np.uint32),
        np.add.reduceat(counts, starts).astype(np.float32),
        np.bitwise_or.reduceat(marks, starts).astype(np.uint8),
    )


def packed(one: Gist) -> bytes:
    """The gist as bytes, about 6 a term. Counts are kept up to 127 and a half."""
    import numpy as np

    counts = np.minimum(one.counts * 2, 255).astype(np.uint8)
    tongue = one.tongue.encode()[:_TONGUE].ljust(_TONGUE)
    return tongue + one.keys.astype("<u4").tobytes() + counts.tobytes() + one.marks.tobytes()


def unpacked(data: bytes) -> Gist:
    import numpy as np

    n = (len(data) - _TONGUE) // 6
    keys = np.frombuffer(data, "<u4", n, _TONGUE).astype(np.uint32)
    counts = np.asarray(np.frombuffer(data, np.uint8, n, _TONGUE + 4 * n) / 2, np.float32)
    marks = np.frombuffer(data, np.uint8, n, _TONGUE + 5 * n).copy()
    return Gist(
        data[:_TONGUE].decode().rstrip() + ("" if b" " in data[:_TONGUE].rstrip() else " "), keys, counts, marks
    )


def _spaced(part: str) -> str:
    if part.isascii():
        return part
    part = unicodedata.normalize("NFKC", part)
    return _WITHOUT_SPACES.sub(
        lambda m: " " + " ".join(a + b for a, b in zip(m[0], m[0][1:], strict=False)) + " ", part
    )


def _bits(token: str) -> int:
    if not token[0].isalnum() and token[0] != "_":
        return _MARK
    word = token.casefold()
    if word[-2:] in ("'s", "’s"):
        word = word[:-2]
    if word in FUNCTION_WORDS:
        return _EMPTY
    bits = 0
    if word[0].isdigit():
        bits = _DIGIT
        word = word.replace(",", ".")
    elif token[0].isupper():
        bits = _CAPITAL
    if word.isascii():
        word = word[:_STEM]
    return bits | zlib.crc32(word.encode())


def _anchor(token: str) -> int:
    if not token.isascii():
        from anyascii import anyascii

        token = anyascii(token)
    return zlib.crc32(b"@" + token.casefold()[:_ANCHOR].encode())


_bits_of = _Remembered(_bits)
_anchor_of = _Remembered(_anchor)
