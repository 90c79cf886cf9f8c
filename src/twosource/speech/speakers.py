"""Who a source phrase means: a name of this report where the report tells, else the phrase as printed.

Resolution never leaves the report. Steps, first that answers wins: a full name in the phrase; the surname of one
person introduced; a pronoun, by the last speaker that it fits; a definite role ("the minister"), by the last person
introduced whose role has that word; in headline and lead only, an unnamed role that a person named further down
carries out ("a senior official" … "Deputy Minister Ines Tarvo told reporters"), as news leads do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from twosource.records import Speaker, SpeakerKind
from twosource.speech.clause import ROLE_WORDS
from twosource.speech.people import TITLES, Person

_SHE = frozenset("she her hers herself".split())
_HE = frozenset("he him his himself".split())
_SHE_HE = _SHE | _HE | {"i", "who"}
_PLURAL = re.compile(
    r"s$|\b(?:people|many|some|others|men|women|police|two|three|several|few|most|both)\b", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:^|\n|[.!?][”\"’]?\s+)(?:(?:But|And|Yet|Still|Meanwhile|Also),?\s+)?((?:[A-Z][\w.’'-]*\s+){0,4}?[A-Z][\w’'-]+)(?=,?\s+[a-z(])"
)
"""The capitalised words that open a sentence and are followed by small ones."""
_COMPLEMENT = re.compile(r"(?:^|\s)(?:of|for|with|about|against|to|as|by)\s+(?:[A-Z][\w.’'-]*\s+){0,5}$")
_BODY_OF = re.compile(
    r"\b(?:office|campaign|team|staff|family|government|administration|estate|lawyers|allies)\s+(?:of|for)\s+(?:\w+\s+){0,4}[A-Z]"
)
"""A body that belongs to a person is not the person."""
_DOCUMENTS = re.compile(
    r"\b(?:report|study|survey|poll|document|documents|letter|statement|filing|lawsuit|complaint|indictment|memo|memorandum|email|e-mail|"
    r"emails|data|figures|records|statistics|constitution|law|bill|transcript|affidavit|ruling|research|analysis|census|returns|website)$",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"^(?:an?|one|two|three|some|several|many|few|other|another|unnamed|anonymous|senior|western|top|local|various|both|most|others)\b|"
    r"\b(?:sources?|officials|people|critics|analysts|experts|witnesses|residents|supporters|allies|observers|diplomats|leaders|aides|"
    r"activists|lawmakers|voters|insiders|opponents|protesters|neighbou?rs)$",
    re.IGNORECASE,
)
OFFICIAL = frozenset(
    "ambassador minister spokesman spokeswoman envoy diplomat president secretary commander chief general deputy director governor mayor "
    "head adviser advisor representative senator lawmaker officer aide".split()
)
"""Roles that an "official" may turn out to hold."""


def speaker_of(
    phrase: str,
    at: int,
    *,
    first_mention: bool,
    people: Sequence[Person],
    before: Sequence[Speaker],
    context: Context,
) -> Speaker:
    """The speaker that ``phrase`` (the source as printed, at offset ``at``) means.

    ``before``: the speakers of earlier statements in text order. ``first_mention``: the phrase stands in headline or lead.
    """
    phrase = re.sub(r"[’']s?$", "", phrase.strip(" ,\n"))
    phrase = re.sub(r"\s+", " ", phrase)
    if not phrase:
        return Speaker(name="", kind="unknown")
    low = phrase.lower()
    if low in _SHE_HE or low in ("they", "it", "we", "them"):
        return _pronoun(low, before, people, context)
    head = re.split(r",\s", phrase, maxsplit=1)[0]
    if _BODY_OF.search(head):
        return Speaker(name=head, kind="institution")
    named = _named(head, people) or _named(phrase, people)
    if named is not None:
        return Speaker(name=named.name, kind="named")
    if _DOCUMENTS.search(head):
        return Speaker(name=phrase, kind="document")
    words = [w.strip("“”\"'‘’.").lower() for w in head.split()]
    role = next((w for w in reversed(words) if w in ROLE_WORDS or w.title() in TITLES), None)
    if role is not None and words[0] in ("the", "his", "her", "its", "their", "mr", "mr."):
        person = _by_role(words, at, people)
        if person is not None:
            return Speaker(name=person.name, kind="role")
    if role is not None and first_mention and words[0] in ("a", "an", "top", "senior", "one"):
        person = _cataphora(words, at, people)
        if person is not None:
            return Speaker(name=person.name, kind="role")
    if role is not None and words[0] in ("the", "this", "that"):
        earlier = [s for s in before if s.kind == "unnamed" and s.name.lower().split()[-1] == role]
        if earlier:  # "a senior official said … The official said": still unnamed, but the same
            return earlier[-1]
    return Speaker(name=head, kind=_kind(head, words))


class Context(msgspec.Struct, frozen=True):
    """What stands before a source: its paragraph so far, the text before it, and how far back the last speaker stands."""

    paragraph: str = ""
    text: str = ""
    since_last: int = 0
    """Code points from the last source to this one; a person who opened a sentence since then comes first."""


def _pronoun(low: str, before: Sequence[Speaker], people: Sequence[Person], context: Context) -> Speaker:
    """ "she": the one person whom the paragraph has named so far, else the last who opened a sentence, else the last
    speaker who can be one.
    """
    if low not in _SHE_HE:
        bodies = (s for s in reversed(before) if s.kind in ("institution", "unnamed", "document"))
        return next(bodies, Speaker(name=low, kind="unknown"))
    other = "m" if low in _SHE else "f" if low in _HE else "-"
    fitting = [p for p in people if p.gender != other]
    words = {re.sub(r"[’']s$", "", w) for w in re.findall(r"[\w’'-]+", context.paragraph)}
    here = {p.name for p in fitting if p.surname in words}
    if len(here) == 1:
        return Speaker(name=here.pop(), kind="named")
    if other != "-" and (opener := _opener(context, fitting)) is not None:
        return Speaker(name=opener.name, kind="named")
    barred = {p.name for p in people if p.gender == other}
    for s in reversed(before):
        one = s.kind in ("named", "role") or (s.kind == "unnamed" and not _PLURAL.search(s.name))
        if one and s.name not in barred:
            return s
    return Speaker(name=low, kind="unknown")


def _opener(context: Context, people: Sequence[Person]) -> Person | None:
    """The last person who is the subject that opens a sentence, if later than the last speaker."""
    by_surname = {p.surname: p for p in people}
    for m in reversed(list(_OPENING.finditer(context.text))):
        words = re.findall(r"[\w’'-]+", m.group(1))
        if words and words[-1] in by_surname:
            return by_surname[words[-1]] if len(context.text) - m.start(1) < context.since_last else None
    return None


def _named(phrase: str, people: Sequence[Person]) -> Person | None:
    """The last full name that is no mere complement ("the lawyer of X"); else the surname of one person."""
    found = [
        (m.end(), p)
        for p in people
        if p.name in phrase
        for m in re.finditer(rf"\b{re.escape(p.name)}\b", phrase)
        if not _COMPLEMENT.search(phrase[: m.start()])
    ]
    if found:
        return max(found, key=lambda f: f[0])[1]
    words = re.findall(r"[\w’'-]+", phrase)
    titled = [w.rstrip(".") in TITLES for w in words[:-1]]
    if not all(titled) and (len(words) > 4 or not any(titled)):
        return None
    last = re.sub(r"[’']s$", "", words[-1]) if words else ""
    fits = [p for p in people if p.surname == last]
    return fits[0] if len(fits) == 1 else None


def _by_role(words: list[str], at: int, people: Sequence[Person]) -> Person | None:
    """The nearest person introduced before ``at`` whose role has the head word and the adjectives; else the first after."""
    wanted = [w for w in words[1:] if w not in ("former", "senior", "country", "country's", "of", "for", "the")]
    if not wanted:
        return None
    fits = [p for p in people if _covers(p, wanted)]
    earlier = [p for p in fits if p.first < at]
    if earlier:
        return earlier[-1] if len(earlier) == 1 or len(wanted) > 1 else None
    return fits[0] if len(fits) == 1 else None


def _covers(person: Person, wanted: list[str]) -> bool:
    parts = set(person.roles)
    for r in person.roles:
        parts.update(r.split("-"))
    return all(w in parts or any(_same_root(w, r) for r in parts) for w in wanted)


def _same_root(adjective: str, role: str) -> bool:
    """ "Karvonian" and "Karvonia": one starts with the other but for its last letter, five letters at least."""
    return len(role) >= 5 and adjective.startswith(role[: max(5, len(role) - 1)])


def _cataphora(words: list[str], at: int, people: Sequence[Person]) -> Person | None:
    """The only person named later whose role fits every word of the description ("official" fits any office)."""
    wanted = [w for w in words[1:] if w not in ("senior", "top", "high-ranking", "leading", "former", "of", "the")]
    if len(wanted) < 2:
        return None

    def fits(p: Person) -> bool:
        parts = set(p.roles).union(*(r.split("-") for r in p.roles)) if p.roles else set()
        return all(w in parts or (w == "official" and parts & OFFICIAL) for w in wanted)

    later = [p for p in people if p.first > at and fits(p)]
    return later[0] if len(later) == 1 else None


def _kind(head: str, words: list[str]) -> SpeakerKind:
    if _UNNAMED.search(head):
        return "unnamed"
    capital = [w for w in head.split() if w[:1].isupper()]
    if len(words) >= 1 and words[-1] in ROLE_WORDS and words[-1] not in (
        "government", "ministry", "company", "agency", "department", "court", "police", "campaign", "firm", "union", "group", "rebels",
        "military", "army", "office", "team", "authorities", "administration", "regime", "leadership",
    ):  # fmt: skip
        return "role"
    if capital or words[0] in ("the", "its") or words[-1] in ROLE_WORDS:
        return "institution"
    return "unknown"
