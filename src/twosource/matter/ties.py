"""Which country a person stands for, where a report says it: "Ostian President Ada Brill"."""

from __future__ import annotations

from twosource.matter.exonyms import power_key
from twosource.matter.honorifics import is_title
from twosource.records import Name
from twosource.spans import Span

_HEADS = frozenset("president premier chancellor king queen emir minister leader ruler dictator".split())
_REACH = 60


def power_before(text: str, mention: Span) -> str | None:
    """The power of the words before a person's name: a nationality or "Ostia's", then the title of a head."""
    words = text[max(0, mention.start - _REACH) : mention.start].split("\n")[-1].split()
    seen = False
    for n in range(1, min(5, len(words)) + 1):
        word = words[-n].strip(",")
        low = word.lower()
        if low in _HEADS:
            seen = True
        elif seen and power_key(word) and word[:1].isupper():
            return power_key(word)
        elif not is_title(word) and low not in ("and", "of", "the"):
            return None
    return None


def powers(text: str, names: tuple[Name, ...]) -> dict[str, str]:
    """Power by the name of every person for whom the text gives one."""
    out: dict[str, str] = {}
    for name in names:
        if name.kind == "person":
            for mention in name.mentions:
                power = power_before(text, mention)
                if power is not None:
                    out[name.name] = power
                    break
    return out
