"""People, organisations and places of one report, each with every place where the report names it.

Short forms join the fullest one: a surname the full name that was printed last with it, an acronym the long form whose
initials it holds. Two given names with one surname stay two people.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from twosource.matter.capitals import OF_PLACES, Run, organisation_words, runs, title_case
from twosource.matter.exonyms import is_place, place_key
from twosource.matter.folding import folded
from twosource.matter.likeness import SAME_NAME, is_given_name, same_name, surname_at
from twosource.matter.roles import bodies_beside, mentions_by_role, role_of
from twosource.matter.surroundings import (
    called_place,
    shown_body,
    shown_gear,
    shown_gender,
    shown_person,
    shown_place,
    shown_thing,
    spoken_for,
)
from twosource.matter.units import currency
from twosource.records import Article, Name, NameKind, Statement
from twosource.spans import Span, name_of

_PLACE_WORDS = frozenset(
    "city county island islands river sea ocean lake mount mountain mountains province region street avenue road "
    "square bay valley republic peninsula desert strait gulf airport district village township beach hill park state "
    "territory north south east west coast africa asia europe america".split()
)
_THE = re.compile(r"\b[Tt]he $")
_IS_RIVER = re.compile(r" (?:river|dam|lake|valley|island|district|province|region)\b")
_OFFICE = re.compile(r"\b(?:[Mm]inister|[Ss]ecretary|[Mm]inistry|[Dd]epartment) (?:of|for) (?:the )?$")
_BRACKET = re.compile(r" ?\((?P<short>[A-Z][A-Za-z.&]{1,9})\)")
_THINGS = frozenset(
    "day war act strategy treaty agreement accord award prize cup bill law plan deal games championship "
    "presidency".split()
)
_OTHER = frozenset("west east north south internet bible koran quran republican democratic cold war".split())


_ADDRESS = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}
_POLICE = re.compile(
    r"\b(?:[Rr]iot )?[Pp]olice\b(?! (?:officers?|officials?|chief|cars?|stations?|forces?|departments?|spokes\w+|sources?|precincts?|reports?|vans?))"
)
_KINDS: tuple[NameKind, ...] = ("other", "organisation", "place", "person")
_NAMESAKES = 40
"""People of one surname in one report that a name is held against; more are no report but a list."""


@dataclass
class _Referent:
    """A name under construction; mentions are added in text order."""

    words: tuple[str, ...]
    name: str
    """The fullest form as printed."""
    mentions: list[Span] = field(default_factory=list)
    kinds: Counter[NameKind] = field(default_factory=Counter)
    titled: bool = False
    """True where a title stands in front of a mention: a person, whatever the words."""
    roles: set[str] = field(default_factory=set)
    """What was said of it beside a mention: "president", "magazine"."""
    genders: Counter[str] = field(default_factory=Counter)
    """How often words around it show "m" or "f"."""


def names(article: Article, statements: tuple[Statement, ...]) -> tuple[Name, ...]:
    """The names on the article's lines, in the order of their first mention.

    ``statements`` help to tell people: a speaker by name is one. A headline in title case adds mentions and no names.
    Cost grows with the words of the article and with the number of different names.
    """
    text = article.text.content
    found = runs(article)
    seen = Counter(w for r in found if r.sure for w in r.words)
    speakers = {w for s in statements if s.speaker.kind == "named" for w in s.speaker.name.split()}
    kept = [
        r for r in found
        if (r.sure or seen[r.words[0]] or r.words[0] in speakers)
        and not (len(r.words) == 1 and (currency(r.words[0]) or _OFFICE.search(text[max(0, r.span.start - 24) : r.span.start])))
    ]  # fmt: skip
    referents = _long_forms(text, kept)
    people = {folded(s.speaker.name) for s in statements if s.speaker.kind == "named"}
    _surnames(kept, referents, people, _headline_words(article))
    _attach_short(text, kept, referents)
    _datelines(article, referents)
    _headlines(article, referents)
    _roles(article, referents)
    _institutions(article, referents)
    out = []
    for r in referents:
        mentions = tuple(sorted(set(r.mentions)))
        if mentions:
            name = r.name
            out.append(
                Name(
                    id=name_of(article.text.sha256, "name", name),
                    name=name,
                    kind=_kind(r, name),
                    mentions=mentions,
                )
            )
    return tuple(sorted(out, key=lambda n: (n.mentions, n.name)))


def _add(text: str, referent: _Referent, run: Run) -> None:
    """One more mention, and what its words and those around it say of the kind; a word for the kind counts most."""
    referent.mentions.append(run.span)
    referent.titled = referent.titled or bool(run.title)
    if run.title:
        referent.roles |= {role_of(run.title)} - {""}
        referent.genders.update(3 * [g for w in folded(run.title).split() if (g := _ADDRESS.get(w))])
    elif body := bodies_beside(text, run.span):
        referent.roles.add(body)
    if len(run.words) > 1 and (gender := shown_gender(text, run.span)):
        referent.genders[gender] += 1
    votes, words = referent.kinds, [w.lower() for w in run.words]
    the = bool(_THE.search(text[max(0, run.span.start - 4) : run.span.start]))
    if is_place(" ".join(run.words)) or (len(words) > 2 and words[1] == "of" and words[0] in OF_PLACES):
        votes["place"] += 8
    if run.title:
        votes["person"] += 4
    elif any(w in organisation_words() for w in words) or (
        len(words) == 1 and run.words[0].isupper() and len(words[0]) > 1
    ):
        votes["organisation"] += 4
    elif words[-1] in _PLACE_WORDS or words[0] in (
        "mount",
        "lake",
        "fort",
        "port",
        "san",
        "santa",
        "cape",
        "rue",
        "east",
        "west",
        "north",
        "south",
    ):
        votes["place"] += 4
    elif len(words) > 1 and (is_given_name(words[0]) or any(len(w.strip(".")) == 1 for w in words[1:-1])):
        votes["person"] += 3
    if shown_body(text, run.span):
        votes["organisation"] += 6
    elif spoken_for(text, run.span):
        votes["organisation"] += 1
    if not run.title and shown_gear(text, run.span):
        votes["other"] += 4
    if not the and not words[0].isdigit() and shown_person(text, run.span, whole=len(words) > 1):
        votes["person"] += 3
    if len(words) > 1 and shown_thing(text, run.span):
        votes["organisation"] += 1
    if called_place(text, run.span):
        votes["place"] += 4
    elif shown_place(text, run.span):
        votes["place"] += 1 if len(words) > 1 else 2


def _long_forms(text: str, found: list[Run]) -> list[_Referent]:
    """A referent for every different name of two words or more, variants of one name joined; fullest form kept."""
    by_key: dict[str, _Referent] = {}
    by_surname: dict[str, list[_Referent]] = {}
    out: list[_Referent] = []
    single: dict[str, list[Span]] = {}
    for run in found:
        if len(run.words) == 1:
            single.setdefault(run.words[0], []).append(run.span)
    for run in found:
        if len(run.words) < 2:
            continue
        name = text[run.span.start : run.span.end]
        key = place_key(name)
        referent = by_key.get(key)
        if referent is None:
            last = folded(surname_at(run.words))
            for known in by_surname.get(last, ())[:_NAMESAKES]:
                if same_name(" ".join(known.words), name) >= SAME_NAME:
                    referent = known
                    break
            else:
                referent = _Referent(run.words, name)
                out.append(referent)
                by_surname.setdefault(last, []).append(referent)
            by_key[key] = referent
        if len(name) > len(referent.name):
            referent.words, referent.name = run.words, name
        _add(text, referent, run)
        bracket = _BRACKET.match(text, run.span.end)
        if bracket:
            short = bracket["short"]
            by_key[place_key(short)] = referent
            referent.kinds["organisation"] += 3
            referent.mentions.extend(single.pop(short, ()))
    return out


def _surnames(found: list[Run], referents: list[_Referent], people: set[str], headlines: set[str]) -> None:
    """A name whose last word also stands alone, or that the report quotes as a speaker, is a person's."""
    alone = Counter(folded(r.words[0]) for r in found if len(r.words) == 1 and not is_place(r.words[0]))
    titled = {folded(r.words[0]) for r in found if len(r.words) == 1 and r.title}
    for r in referents:
        last = folded(surname_at(r.words))
        # "the Northern Front" and "the Front": what stands with "the" is no surname
        first = folded(r.words[0])
        if (
            last in titled
            or (alone[last] and r.words[-1].isalpha() and len(r.words) < 4)
            or (len(r.words) == 2 and last in headlines and first not in headlines)
        ):
            r.kinds["person"] += 2
        if folded(r.name) in people:
            r.kinds["person"] += 1


def _headline_words(article: Article) -> set[str]:
    text = article.text.content
    lines = [text[line.span.start : line.span.end] for line in article.body() if title_case(text, line)]
    return {folded(w) for line in lines for w in re.findall(r"[^\W\d_][\w-]*", line)}


def _datelines(article: Article, referents: list[_Referent]) -> None:
    """What the dateline calls the place of the report is a place."""
    if article.dateline is not None:
        key = place_key(article.dateline.place.split(",")[0])
        for r in referents:
            if place_key(r.name) == key:
                r.kinds["place"] += 8


def _attach_short(text: str, found: list[Run], referents: list[_Referent]) -> None:
    """Give every one-word run to a referent: the long form whose surname it is and that was named last before it."""
    owner = {span: number for number, r in enumerate(referents) for span in r.mentions}
    last_named: dict[int, int] = {}
    by_word: dict[str, list[int]] = {}
    given: dict[str, list[int]] = {}
    bodies: dict[str, list[int]] = {}
    for number, r in enumerate(referents):
        if _is_person(r):
            by_word.setdefault(folded(surname_at(r.words)), []).append(number)
            given.setdefault(folded(r.words[0]), []).append(number)
        elif len(r.words) > 2 and not r.kinds["organisation"]:
            by_word.setdefault(folded("".join(w[0] for w in r.words if w[0].isupper())), []).append(number)
        elif r.kinds["organisation"]:
            by_word.setdefault(folded("".join(w[0] for w in r.words if w[0].isupper())), []).append(number)
            if r.words[0].lower() not in organisation_words() and not is_place(r.words[0]):
                by_word.setdefault(folded(r.words[0]), []).append(number)
            for word in r.words:
                if word.lower() in organisation_words():
                    bodies.setdefault(folded(word), []).append(number)
    alone: dict[str, _Referent] = {}
    for run in found:
        if run.span in owner:
            last_named[owner[run.span]] = run.span.start
            continue
        (word,) = run.words
        candidates = [] if is_place(word) and not run.title else by_word.get(folded(word), [])
        the = bool(_THE.search(text[max(0, run.span.start - 4) : run.span.start]))
        if the or _IS_RIVER.match(text, run.span.end):
            # "the Ossa" is a river, no short form of the company Ossa Gas
            candidates = [n for n in candidates if folded(referents[n].words[0]) != folded(word)]
        if the and not candidates and len(bodies.get(folded(word), ())) == 1:
            candidates = bodies[folded(word)]  # "the Post" after "the Ossa Post"
        elif not candidates and not the and not is_place(word) and len(given.get(folded(word), ())) == 1:
            candidates = given[folded(word)]
        if candidates:
            fits = [n for n in candidates if _called(referents[n], run)] or candidates
            last = max(fits[:_NAMESAKES], key=lambda number: (last_named.get(number, -1), -number))
            _add(text, referents[last], run)
            continue
        key = place_key(word)
        if key not in alone:
            alone[key] = _Referent(run.words, word)
            referents.append(alone[key])
        elif alone[key].words[0].isupper() and len(word) > 4 and not word.isupper():
            alone[key].words, alone[key].name = run.words, word  # a dateline in capitals gives way
        _add(text, alone[key], run)


def _called(r: _Referent, run: Run) -> bool:
    """True where the title before a surname was said of this namesake, or no other form of address."""
    if not run.title:
        return True
    role = role_of(run.title)
    asked = {g for w in folded(run.title).split() if (g := _ADDRESS.get(w))}
    known = max(r.genders, key=lambda g: (r.genders[g], g), default="")
    return role in r.roles if role else not (asked and known) or known in asked


def _roles(article: Article, referents: list[_Referent]) -> None:
    """Mentions by a role that was said of somebody named before."""
    owners: dict[str, list[int]] = {}
    for n, r in enumerate(referents):
        for role in r.roles:
            owners.setdefault(role, []).append(n)
    told = sorted((m.start, n) for n, r in enumerate(referents) if r.roles for m in r.mentions)
    lines = [line.span for line in article.body()]
    for n, span in mentions_by_role(article.text.content, lines, owners, told):
        referents[n].mentions.append(span)


def _institutions(article: Article, referents: list[_Referent]) -> None:
    """The police, which reports name by a common noun."""
    text = article.text.content
    taken = {m.start for r in referents for m in r.mentions}
    found = [
        Span(m.start(), m.end())
        for line in article.body()
        for m in _POLICE.finditer(text, line.span.start, line.span.end)
        if m.start() not in taken and m.end() - 6 not in taken
    ]
    if found:
        kinds: Counter[NameKind] = Counter({"organisation": 1})
        referents.append(_Referent(("Police",), "police", found, kinds))


def _is_person(r: _Referent) -> bool:
    return _top(r) == "person"


def _kind(r: _Referent, name: str) -> NameKind:
    if is_place(name):
        return "place"
    if len(r.words) == 1 and r.words[0].lower() in _OTHER:
        return "other"
    if r.words[-1].lower() in _THINGS:
        return "other"
    if any(w.lower() in organisation_words() for w in r.words) and not r.titled:
        return "organisation"
    return _top(r)


def _top(r: _Referent) -> NameKind:
    """The kind that most speaks for; where two kinds weigh the same the one that says less of anybody."""
    return max(_KINDS, key=lambda kind: r.kinds[kind])


def _headlines(article: Article, referents: list[_Referent]) -> None:
    """Mentions in headlines in title case, of names that the body knows."""
    text = article.text.content
    lines = [line for line in article.body() if title_case(text, line)]
    if not lines:
        return
    forms: dict[str, _Referent] = {}
    for r in referents:
        for form in (" ".join(r.words), r.words[-1] if _is_person(r) or len(r.words) == 1 else " ".join(r.words)):
            forms.setdefault(form.lower(), r)
    for line in lines:
        words = list(re.finditer(r"[^\W\d_][\w-]*", text[line.span.start : line.span.end]))
        i = 0
        while i < len(words):
            for n in range(min(5, len(words) - i), 0, -1):
                piece = Span(line.span.start + words[i].start(), line.span.start + words[i + n - 1].end())
                referent = forms.get(text[piece.start : piece.end].lower())
                if referent is not None:
                    referent.mentions.append(piece)
                    i += n - 1
                    break
            i += 1
