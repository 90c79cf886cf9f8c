"""The encoding of bytes that do not say it, by the letters of one language at a time.

Read in a wrong one-byte encoding, a text shows letters that no one language uses together. So each encoding is tried
with the alphabets written in it, the commonest first, and taken where one alphabet explains nearly every letter
outside ASCII. East Asian encodings are told by kana or by the commonest characters. What is left goes to
charset-normalizer, which is weaker on short texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SAMPLE = 16_384
"""Bytes that are looked at: enough for every language, and charset-normalizer takes about 1 s a 100 kB."""
_ONE_LANGUAGE = 0.95
"""Share of the letters outside ASCII that one language must explain; a wrong reading of Czech, Hungarian or Turkish
stays under 0.8."""
_DENSE = 3
"""Letters outside ASCII for each one inside above which a text is in no Latin script ("été" has two)."""
_WESTERN = (
    "àâæçéèêëîïôœùûüÿ", "äöüßé", "áéíñóúüªº", "ãâáàçéêíõóôúüªº", "àèéìíîòóùú", "ëïéèöüó", "æøåéèüöä", "åäöéü",
    "áéíóúýþæöð", "àçèéíïòóúü",
)  # fmt: skip
_CENTRAL = ("áčďéěíňóřšťúůýž", "ąćęłńóśźż", "áéíóöőúüű", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "ăâîşţ", "äöüßé")
_TURKISH = ("çğıöşüâîûi\u0307İ",)
_BALTIC = ("ąčęėįšųūž", "āčēģīķļņšūž", "äöüõšž")
_LATIN = (
    ("cp1252", _WESTERN), ("cp1250", _CENTRAL), ("iso8859-2", _CENTRAL), ("cp1254", _TURKISH), ("cp1257", _BALTIC),
)  # fmt: skip
_SIGNS = frozenset("“”‘’‚„«»‹›–—…€£§©®°·•¡¿´™†×\u00a0\u00ad")
"""Signs that texts in any of these encodings hold."""
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_KANA_SHARE = 0.3
"""Share of kana in Japanese is about half; other texts read as Japanese have hardly any."""
_COMMON_HAN = frozenset("的一是在不了有和人中大为國国这這我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年")
_HAN_SHARE = 0.06
"""Share that these make of Chinese running text is about 0.2."""
_COMMON_HANGUL = frozenset("이다는의에가을고로한지하사은기서도인대자를시정")
_HANGUL_SHARE = 0.15
_EAST: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("cp932", lambda text: _share(text, _KANA.findall(text)) > _KANA_SHARE),
    ("euc_jp", lambda text: _share(text, _KANA.findall(text)) > _KANA_SHARE),
    ("gb18030", lambda text: _share(text, [c for c in text if c in _COMMON_HAN]) > _HAN_SHARE),
    ("big5", lambda text: _share(text, [c for c in text if c in _COMMON_HAN]) > _HAN_SHARE),
    ("cp949", lambda text: _share(text, [c for c in text if c in _COMMON_HANGUL]) > _HANGUL_SHARE),
)


def guessed_encoding(raw: bytes) -> str | None:
    """The encoding that ``raw`` is most likely in, None where none fits. Looks at a sample only."""
    sample = _telling(raw)
    if _english_with_accents(sample):
        return "cp1252"
    for encoding, alphabets in _LATIN:
        text = sample.decode(encoding, "replace")
        if "\ufffd" not in text and _in_one_language(text, alphabets):
            return encoding
    for encoding, speaks in _EAST:
        text = sample.decode(encoding, "ignore")  # the sample may end inside a character
        if speaks(text):
            return encoding
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else None


_SPARSE = 0.08
"""Share of letters outside ASCII that borrowed names give an English text at most."""
_WESTERN_ALL = frozenset("".join(_WESTERN))
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|said|was|for|on|with|by|as|is)\b")
_ENGLISH_SHARE = 0.15
"""Share of words that these are in English news: about 0.3."""


def _english_with_accents(sample: bytes) -> bool:
    """ "the naïve José Brän": letters of no one language, all of them Western, in a text whose small words are English."""
    text = sample.decode("cp1252", "replace").lower()
    letters = [c for c in text if c > "\x7f" and c.isalpha()]
    plain = sum(1 for c in text if c.isascii() and c.isalpha())
    if "\ufffd" in text or len(letters) > _SPARSE * plain or not all(c in _WESTERN_ALL for c in letters):
        return False
    return len(_ENGLISH.findall(text)) >= _ENGLISH_SHARE * len(text.split())


def _telling(raw: bytes) -> bytes:
    """The first lines that hold bytes outside ASCII: only these tell encodings apart. A line too long for the sample is
    taken from just before the first such byte. Linear, also where all of a page is one line.
    """
    if len(raw) <= _SAMPLE:
        return raw
    lines = []
    size = 0
    for line in raw.split(b"\n"):
        first = _OUTSIDE.search(line)
        if first is None:
            continue
        room = _SAMPLE - size
        start = max(0, first.start() - _BEFORE) if len(line) > room else 0
        lines.append(line[start : start + room])
        size += len(lines[-1])
        if size >= _SAMPLE:
            break
    return b"\n".join(lines) or raw[:_SAMPLE]


_OUTSIDE = re.compile(rb"[\x80-\xff]")
_BEFORE = 1_000
"""Bytes before the first byte outside ASCII that are kept of such a line: its plain letters count too."""


def _in_one_language(text: str, alphabets: tuple[str, ...]) -> bool:
    letters = [c for c in text.lower() if c > "\x7f" and c not in _SIGNS]
    plain = sum(1 for c in text if c.isascii() and c.isalpha())
    if len(letters) > _DENSE * plain:
        return False
    return any(sum(c in alphabet for c in letters) >= _ONE_LANGUAGE * len(letters) for alphabet in alphabets)


def _share(text: str, found: list[str]) -> float:
    outside = sum(1 for c in text if c > "\x7f")
    return len(found) / outside if outside else 0.0
