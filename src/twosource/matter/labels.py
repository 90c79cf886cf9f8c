"""Labels: the words that a report chooses for a government, an armed force or conflict, a protest, and for what it names.

What is described and has no proper name becomes a Name of its own with a plain description: "government of Ostia".
Across reports descriptions meet by class and owner (``described``).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple, cast

from twosource.matter.exonyms import country_name, is_adjective, place_key, power_key, rows_of
from twosource.matter.honorifics import is_title
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.matter.portraits import portraits
from twosource.matter.ties import powers
from twosource.matter.voices import Voices
from twosource.records import Article, Label, Name, NameKind, Statement
from twosource.spans import Span, name_of
from twosource.words import vocabulary

_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w.'’-]*)(?P<gap>[ ]?[\"“'‘]?)$")
_AFTER = re.compile(
    r"[\"”'’]?(?P<link> \(?(?:in|of|against|to attack|to \W?\w+\W?|on) (?:the )?)"
    r"(?P<place>(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*)(?: [A-Z][\w'’-]*){0,4})\)?"
)
_COMPOUND = re.compile(
    r"[ -](?:crimes?|criminals?|zones?|hero(?:es)?|veterans?|chest|room|correspondents?|reporters?|officials?|sources?|"
    r"spending|trail|finance|ads?|manager|workers?|buildings?|shutdown|spokes\w+)\b",
    re.I,
)
"""Nouns that make the word before them part of another thing: "war crimes", "government buildings"."""
_VERB = re.compile(
    r"\b(?:continue|keep|kept|keeps|stop|stopped|start|started|been|was|were|is|are|be|died|while|after|by|for|of|who|"
    r"men|them|go on|and) $"
)
_PREPOSITIONS = {"armed conflict": "in"}
_DETERMINERS = frozenset("the a an this its his her their our these those what".split())
_MODIFIERS = frozenset(
    "current present new old former so-called self-styled self-proclaimed special military interim transitional "
    "caretaker illegal legitimate elected unelected democratic civil bloody brutal long large-scale full-scale "
    "ongoing unprovoked armed local central federal foreign occupying coalition allied ruling corrupt massive "
    "violent peaceful mass anti-government pro-government islamist muslim separatist enemy regular bombing air ground "
    "two three suspected alleged heavily entire whole puppet".split()
)
_WIDE = frozenset("europe asia africa west east middle east north america".split())


class _Term(NamedTuple):
    line: Span
    span: Span
    head: Span
    group: str
    owner: str
    """The words that say whose or where it is, empty where none do."""
    weak: bool


class _Class(NamedTuple):
    name: str
    kind: NameKind
    weak: bool


@cache
def _classes() -> tuple[dict[str, _Class], frozenset[str], re.Pattern[str]]:
    """What each term says, the first words of all terms, and the pattern of them all."""
    words: dict[str, _Class] = {}
    for (name,), (kind,), forms in rows_of("terms.txt"):
        words.update((f.rstrip("?"), _Class(name, cast(NameKind, kind), f.endswith("?"))) for f in forms)
    longest_first = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    begins = frozenset(re.split(r"[\W\d_]", w)[0] for w in words)
    return words, begins, re.compile(rf"(?<![\w-])(?:{longest_first})(?![\w]|-\w)", re.IGNORECASE)


def labels(
    article: Article, statements: tuple[Statement, ...], names: tuple[Name, ...]
) -> tuple[tuple[Name, ...], tuple[Label, ...]]:
    """The described referents that ``names`` does not hold, and the labels in text order.

    A term is kept where its referent can be told: from a nationality, place or person beside it, or because the
    report speaks of one thing of that class only.
    """
    text = article.text.content
    terms = [t for line in article.body() for t in _terms_of(text, line.span)]
    owners = _owners(text, terms, names)
    spoken = tuple(piece for s in statements if s.form == "direct" for piece in s.content)
    voices = Voices(text, tuple(sorted(line.span for line in article.body())), spoken)
    found: dict[str, list[Span]] = {}
    kinds: dict[str, NameKind] = {}
    out: list[Label] = []
    for term, owner in zip(terms, owners, strict=True):
        if owner is None:
            continue
        name = _description(term.group, owner)
        found.setdefault(name, []).append(term.span)
        kinds[name] = next(c.kind for c in _classes()[0].values() if c.name == term.group)
        out.append(Label(referent=_id(article, name), span=term.span, voice=voices.of(term.span, term.head)))
    extra = tuple(
        Name(id=_id(article, name), name=name, kind=kinds[name], mentions=tuple(sorted(set(spans))))
        for name, spans in found.items()
    )
    out.extend(
        Label(referent=name.id, span=span, voice=voices.of(span, span))
        for span, name in portraits(article, statements, names)
    )
    kept = {(x.referent, x.span): x for x in out}
    return tuple(sorted(extra, key=lambda n: (n.mentions, n.name))), tuple(
        sorted(kept.values(), key=lambda x: (x.span, x.referent))
    )


def _id(article: Article, name: str) -> str:
    return name_of(article.text.sha256, "described", name)


def label_class(word: str) -> str | None:
    """The class of things that a word of the table is a choice for ("regime": government); None for other words."""
    found = _classes()[0].get(word.lower())
    return found.name if found is not None else None


def described(name: str) -> tuple[str, str] | None:
    """Class and owner of a description made here ("government of Ostia"); None for a proper name."""
    for group in {c.name for c in _classes()[0].values()}:
        if name == group:
            return group, ""
        lead = _description(group, " ").removesuffix(" ")
        if name.startswith(lead):
            return group, name.removeprefix(lead)
    return None


def _description(group: str, owner: str) -> str:
    return f"{group} {_PREPOSITIONS.get(group, 'of')} {owner}" if owner else group


def _terms_of(text: str, line: Span) -> list[_Term]:
    words, begins, pattern = _classes()
    out: list[_Term] = []
    if vocabulary(text, line).isdisjoint(begins):
        return out
    for m in pattern.finditer(text, line.start, line.end):
        low = m.group().lower()
        if (
            m.group()[0].isupper()
            and not m.group().isupper()
            and m.start() > line.start
            and text[m.start() - 2 : m.start() - 1] not in ("", ".", "?", "!")
        ):
            continue  # "Cold War", "Foreign Legion Forces": part of a name, or a headline in title case
        known = words[low]
        if _COMPOUND.match(text, m.end(), line.end) or (
            low == "fighting" and _VERB.search(text[max(line.start, m.start() - 14) : m.start()])
        ):
            continue
        start, owner = _back(text, line.start, m.start())
        end, place = _forward(text, m.end(), line.end)
        if place and known.name == "armed forces":
            end, place = m.end(), ""
        if not owner and place and power_key(place) is None and known.name != "government":
            owner, end = "", (end if place_key(place) in _WIDE else m.end())
        else:
            owner = owner or place
        if known.name == "armed forces" and not owner:
            continue
        if (
            end == m.end()
            and text[end : end + 1] in tuple("\"”’'»")
            and text[m.start() - 1 : m.start()] in tuple("\"“‘'«")
        ):
            end += 1  # the closing mark of a word that stands in marks
        out.append(_Term(line, Span(start, end), Span(m.start(), m.end()), known.name, owner, known.weak))
    return out


def _back(text: str, floor: int, at: int) -> tuple[int, str]:
    """Where the noun phrase that ends at ``at`` begins, and the name in it."""
    owner = ""
    start = at
    while start > floor and text[start - 1] in "\"“'‘":
        start -= 1
    for _ in range(6):
        m = _BEFORE.search(text[max(floor, start - 40) : start])
        if m is None or not m["gap"]:
            break
        word = m["word"]
        low = word.lower()
        begin = max(floor, start - 40) + m.start("word")
        if low in _DETERMINERS:
            return (begin if low != "what" else start), owner
        capital = word[0].isupper()
        possessive = word.endswith(("'s", "’s", "s'", "s’"))
        if possessive and capital:
            return begin, owner or re.sub(r"['’]s?$", "", word)
        if capital and not is_title(word):
            owner = f"{word} {owner}".strip() if not is_adjective(word) else owner or word
            start = begin
        elif low in _MODIFIERS or low.endswith(("-backed", "-led", "-run", "-controlled")) or (capital and owner):
            start = begin
        else:
            break
    return _trim(text, start, at), owner


def _trim(text: str, start: int, at: int) -> int:
    while start < at and text[start] in " ":
        start += 1
    return start


def _forward(text: str, at: int, stop: int) -> tuple[int, str]:
    m = _AFTER.match(text, at, stop)
    if m is None:
        return at, ""
    place = re.sub(r"['’]s?$", "", m["place"])
    words = place.split()
    while len(words) > 1 and is_title(words[0]):
        words = words[1:]
    end = m.start("place") + len(place)
    if text[end : end + 1] == ")" and "(" in m["link"]:
        end += 1
    return end, " ".join(words)


def _owners(text: str, terms: list[_Term], names: tuple[Name, ...]) -> list[str | None]:
    """For each term the country or person that it belongs to; "" for a thing without one; None where it is left out."""
    tied = powers(text, names)
    people = [n.name for n in names if n.kind == "person"]
    first = [_owner(t.owner, people, tied) for t in terms]
    strong = {t.group for t in terms if not t.weak}
    counts: dict[str, Counter[str]] = {}
    for term, owner in zip(terms, first, strict=True):
        if owner:
            counts.setdefault(term.group, Counter())[owner] += 1
    out: list[str | None] = []
    for term, owner in zip(terms, first, strict=True):
        top = counts.get(term.group, Counter()).most_common(2)
        if term.weak and not owner and term.group not in strong:
            out.append(None)
        elif term.group in ("government", "armed forces"):
            out.append(owner)
        elif term.group == "armed conflict":
            # an aggressor's name or a wide region names the same war as the place it is fought in
            out.append(top[0][0] if top else None if term.weak else "")
        else:
            out.append("")
    return out


def _owner(words: str, people: list[str], tied: dict[str, str]) -> str | None:
    if not words:
        return None
    power = power_key(words) or next((power_key(w) for w in reversed(words.split()) if power_key(w)), None)
    if power is not None:
        return country_name(power)
    for person in people:
        if same_name(words, person) >= SAME_NAME:
            return country_name(tied[person]) if person in tied else person
    return None
