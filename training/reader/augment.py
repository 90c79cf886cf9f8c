"""An article in another dress: other quotation marks, other names, damage. Its attributions stay what they are."""

from __future__ import annotations

import random
import re
from collections import Counter

import msgspec
from examples import Gold

STYLES = (
    ("“", "”", "‘", "’"),
    ("‘", "’", "“", "”"),
    ("«", "»", "“", "”"),
    ("„", "“", "‚", "‘"),
    ('"', '"', "'", "'"),
    ("'", "'", '"', '"'),
    (" ", " ", " ", " "),
)
_APART = re.compile(r"(?<![\w])‘|’(?!\w)|[“”]")

SURNAMES = (
    "Okafor Lindqvist Marchetti Duarte Petrov Nakamura Haddad Sorensen Kowalski Mbeki Iyer Castellanos Novak Fairweather"
    " Tanaka Osei Brandt Moreau Silva Rahman Eriksen Yilmaz Vasquez Banerjee Hollis Zhang Kiplagat Dimitrov Ferrari Costa"
    " Whitlock Abubakar Lestari Nguyen Park Jovanovic Santos Keller Ashworth Mensah Varga Rossi Patel Hussein Laurent"
).split()
PLACES = (
    "Velmark Ostrava Lisbon Karachi Nairobi Quito Manila Jakarta Warsaw Ankara Dakar Lima Osaka Bergen Accra Tirana Seoul"
    " Odessa Tunis Hanoi Riga Cork Leeds Perth Dhaka"
).split()
_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?=\b)")
_COMMON = frozenset(
    "The This That These Those There Then They Their What When Where Which While Who Why How His Her Its And But For Not"
    " You She From With After Before Mr Mrs Ms Dr Sen Gov Rep President Senator Governor Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday January February March April May June July August September October November"
    " December Republican Republicans Democrat Democrats Democratic House Senate Court State Department Party One Two In"
    " On At If As It We He So No Yes All Some Many Most Our My Your Now Just Even Still Also Both Secretary Justice United"
    " States White American Americans National University".split()
)


def dressed(gold: Gold, rates: dict[str, float], draw: random.Random) -> tuple[Gold, bool]:
    """The article changed as ``rates`` say, and whether its title is to be read as a plain paragraph."""
    if draw.random() < rates["names"]:
        gold = renamed(gold, draw)
    if draw.random() < rates["marks"]:
        gold = restyled(gold, draw)
    if draw.random() < rates["damage"]:
        gold = damaged(gold, draw)
    plain = draw.random() < rates["headline"]
    if draw.random() < rates["headline"]:
        end = gold.text.find("\n")
        upper = gold.text[:end].upper()
        if len(upper) == end:
            gold = msgspec.structs.replace(gold, text=upper + gold.text[end:])
    return gold, plain


def restyled(gold: Gold, draw: random.Random) -> Gold:
    """Double and single marks replaced by those of another style, one character by one."""
    straight = gold.text
    if '"' in straight and "“" not in straight:
        straight = re.sub(r'(?<![^\s(\[—–-])"', "“", straight).replace('"', "”")
    style = draw.choice(STYLES)
    table = dict(zip("“”‘’", style, strict=True))
    return msgspec.structs.replace(gold, text=_APART.sub(lambda m: table[m.group()], straight))


def damaged(gold: Gold, draw: random.Random) -> Gold:
    """Some commas become full stops, some closing marks are lost."""
    out = list(gold.text)
    for n, c in enumerate(out):
        if c == "," and draw.random() < 0.03 and out[n + 1 : n + 2] == [" "]:
            out[n] = "."
        elif c == "”" and draw.random() < 0.05:
            out[n] = " "
    return msgspec.structs.replace(gold, text="".join(out))


def renamed(gold: Gold, draw: random.Random) -> Gold:
    """The names that the article uses most get others, the same throughout."""
    counts = Counter(m.group() for m in _NAME.finditer(gold.text) if m.group() not in _COMMON)
    new = draw.sample(SURNAMES + PLACES, 12)
    table = {old: new[n] for n, (old, times) in enumerate(counts.most_common(12)) if times > 1}
    pieces, moved, at, shift = [], [], 0, 0
    for m in _NAME.finditer(gold.text):
        if m.group() in table:
            pieces += [gold.text[at : m.start()], table[m.group()]]
            at = m.end()
            shift += len(table[m.group()]) - len(m.group())
            moved.append((m.start(), m.end(), shift))
    pieces.append(gold.text[at:])
    spans = []
    n = before = 0
    for start, end, role in gold.spans:  # sorted by start
        while n < len(moved) and moved[n][0] < start:
            before = moved[n][2]
            n += 1
        after, k = before, n
        while k < len(moved) and moved[k][0] < end:
            after = moved[k][2]
            k += 1
        spans.append((start + before, end + after, role))
    return msgspec.structs.replace(
        gold, text="".join(pieces), spans=tuple(spans), title=_swap(gold.title, table), attributions=()
    )


def _swap(text: str, table: dict[str, str]) -> str:
    return _NAME.sub(lambda m: table.get(m.group(), m.group()), text)
