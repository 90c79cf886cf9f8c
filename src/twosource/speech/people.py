"""The people whom a report introduces: full name, and the words that say what they are.

A person is introduced by two or more capitalised words in a row; what stands before ("Deputy Mayor Ines Tarvo") and
behind a comma ("Ines Tarvo, the harbour master,") is the role.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

import msgspec

from twosource.records import Article
from twosource.spans import Span

_GIVEN = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ][\w’'-]*|[A-Z]\.)"
_PARTICLE = r"(?:al-|el-|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Tt]er|[Bb]in|[Ii]bn|[Ll]a|[Ll]e|[Ss]t\.)"
_NAME = re.compile(rf"{_GIVEN}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_GIVEN}){{1,5}}")
_APPOSITIVE = re.compile(r",\s+(?:an?\s+|the\s+|who\s+(?:is|was)\s+)?([^,.;:“\"]{3,120}?)(?=[,.;]|$)")
_BEFORE = re.compile(r"((?:[\w’'/-]+\s+){1,6})\Z")
_ROLE_COMMA = re.compile(r"\b[Tt]he\s+([^,.;:“\"]{3,60}),\s+\Z")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+\Z")
_NEAR = 80
"""Code points in front of a name in which its role stands."""
_TWO_WORD_PLACES = frozenset(("New York", "Hong Kong", "Los Angeles", "San Francisco", "Wall Street"))

TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame President Prime Minister Chancellor Senator Sen Governor Gov Mayor King Queen "
    "Prince Princess Pope General Gen Colonel Col Captain Major Sergeant Lieutenant Admiral Judge Justice Secretary Chief Director "
    "Chairman Chairwoman Ambassador Ambassador-at-Large Congressman Congresswoman Rep Representative Speaker Vice Deputy Foreign Defence Defense "
    "Interior Finance Health Former Spokesman Spokeswoman Inspector Detective Officer Commissioner Sheriff Attorney Premier Archbishop "
    "Bishop Cardinal Imam Rabbi Rev Reverend Coach Father Sister Brother Premier Minister Republican Democrat Democratic Commander Envoy "
    "Leader Majority Minority Executive CEO Editor Councilman Councilwoman Alderman Superintendent Lawyer Analyst Economist Professor "
    "Police Fire Union Labour Labor Conservative Harbour Harbor Party State Federal National Opposition Acting Interim Senior".split()
)
_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December The A An In On At But And For If When While After Before As It He She They We This That These Those His Her Its "
    "Their Our My According Meanwhile However Although Though Since Because With Without From To By Of Not No Yes There Here What Who Why "
    "How Where Both Some Many Most All Each Every One Two Three Four Five Also Earlier Later Last Next New North South East West Northern "
    "Southern Eastern Western Central United European Supreme High White Black Great International World Foreign".split()
)
_BODIES = frozenset(
    "Ministry Department Council Court Party Party's University Bank Agency Office Union Union's Company Corporation Group Committee "
    "Commission House Parliament Senate Congress Republic Kingdom States City County Street Road Avenue Square Airport River Lake Sea "
    "Island Islands Bay Hospital School College Institute Institution Center Centre Foundation Association Federation League Club Army Navy "
    "Force Forces Guard Police Service Services Authority Board Bureau News Times Post Journal Press Herald Tribune Guardian Agency "
    "Network Radio Television TV Inc Ltd Corp Co Plc War Act Day Week Award Prize Church Cathedral Mosque Temple Park Bridge Dam Port "
    "Harbour Harbor Station Hotel Tower Mountain Mount Valley Province State District Region Territory Nations Organization "
    "Organisation Alliance Movement Front Coalition Assembly Administration Government Cup Championship Games Conference Summit "
    "Telecom Gulf Ocean Security Insurance Airlines Motors Systems Networks Hurricane "
    "Treaty Agreement Convention Deal Plan Fund Trust Museum Library Theatre Theater Watch International Global Missile".split()
)


_COMPANY = frozenset(
    "company firm agency group bank party operator maker ministry union club team paper newspaper magazine".split()
)
_ALONE = re.compile(
    r"(?:(?<=^)|(?<=[a-z,;:.“\"] )|(?<=Mr\. )|(?<=Ms\. )|(?<=Mrs\. )|(?<=Dr\. )|(?<=Mr )|(?<=Ms ))([A-ZÀ-ÖØ-Þ][\w-]+)(?![\w-]|\s+[A-Z])"
)


class Person(msgspec.Struct, frozen=True):
    """One named person. ``roles``: small words (lower case) that say what they are; ``first``: where first named."""

    name: str
    surname: str
    roles: frozenset[str]
    first: int
    gender: Literal["f", "m", ""] = ""
    """By a form of address or a word of office ("Ms", "spokesman") only: given names are not asked."""


def people(article: Article) -> tuple[Person, ...]:
    """In the order in which they are introduced; one entry a full name. Linear in the article.

    A name counts with evidence only: a role beside it, or its last word standing alone elsewhere ("Tarvo said").
    Without any, two capitalised words may as well be a company.
    """
    found: dict[str, Person] = {}
    lines = [line for line in article.lines if line.article or line.role == "caption"]
    for line in lines:
        text = article.text[line.span]
        for m in _NAME.finditer(text):
            one = _person(text, m, line.span)
            if one is None:
                continue
            known = found.get(one.name)
            if known is not None:
                one = msgspec.structs.replace(known, roles=known.roles | one.roles, first=min(known.first, one.first))
            found[one.name] = one
    forms: dict[str, set[str]] = {}
    for m in _ADDRESSED.finditer(article.text.content):
        for word in m.group(2).split():
            forms.setdefault(word, set()).add(m.group(1).lower())
    found = {k: msgspec.structs.replace(p, gender=_gender(p, forms.get(p.surname, set()))) for k, p in found.items()}
    alone = Counter(w for line in lines for w in _ALONE.findall(article.text[line.span]))
    kept = [p for p in found.values() if _is_person(p, alone)]
    return tuple(sorted(kept, key=lambda p: p.first))


def _is_person(p: Person, alone: Counter[str]) -> bool:
    parts = set(p.roles).union(*(r.split("-") for r in p.roles)) if p.roles else set()
    titles = {t.lower() for t in TITLES}
    if parts & (ROLE_HEADS | titles):
        return True
    return not parts & _COMPANY and alone[p.surname] > 0


def _person(text: str, m: re.Match[str], line: Span) -> Person | None:
    words = m.group().split()
    roles: list[str] = []
    last_title = max((i for i, w in enumerate(words[:-1]) if w.rstrip(".") in TITLES), default=-1)
    if last_title >= 0:  # "Deputy Energy Minister Tomas Hrell": all up to the last title is role
        roles, words = [w.lower().rstrip(".") for w in words[: last_title + 1]], words[last_title + 1 :]
    while words and (words[0] in _NOT_NAMES or _adjective(words)):
        roles.append(words.pop(0).lower())
    words = [re.sub(r"[’']s?$", "", w) for w in words]
    if len(words) < 2 or words[-1] in TITLES or any(w in _BODIES or w in _NOT_NAMES for w in words):
        return None
    if " ".join(words[:2]) in _TWO_WORD_PLACES:
        return None
    if not roles and _ARTICLE.search(text, max(0, m.start() - 6), m.start()):
        return None  # a personal name takes no article
    before = _BEFORE.search(text, max(0, m.start() - _NEAR), m.start())
    if before:
        for w in reversed(before.group(1).split()):
            if not w[0].isupper() and w.lower() not in ROLE_HEADS:
                break
            roles.append(w.lower())
    apart = _ROLE_COMMA.search(text, max(0, m.start() - _NEAR), m.start())
    if apart:
        roles.extend(re.findall(r"[\w’'-]+", apart.group(1).lower()))
    behind = _APPOSITIVE.match(text, m.end())
    if behind:
        roles.extend(re.findall(r"[\w’'-]+", behind.group(1).lower()))
    name = " ".join(words)
    kept = frozenset(roles) - {"the", "a", "an", "of", "and", "for", "in", "on"}
    return Person(name, words[-1], kept, line.start + m.start())


def _adjective(words: list[str]) -> bool:
    """A nationality or party in front of a title or name: "Russian Ambassador …", "Orlish Prime Minister …"."""
    return (len(words) > 2 and (words[1].rstrip(".") in TITLES)) or (
        len(words) > 2
        and re.search(r"(?:ian|ish|ese|ean|can|ist|ench|utch|erman|reek|wiss|raqi|aeli|stani|ghan|sian|ani)$", words[0])
        is not None
    )


ROLE_HEADS = frozenset(
    "president minister ambassador spokesman spokeswoman spokesperson leader chief head director mayor governor senator official officer "
    "chairman chairwoman secretary general analyst expert lawyer attorney judge resident professor economist envoy commander captain "
    "colonel major engineer doctor owner manager founder candidate lawmaker deputy foreign prime vice defence defense interior finance "
    "state union opposition party police fire chief executive former senior acting king prince coach historian author activist "
    "campaigner organiser organizer pollster strategist adviser advisor aide diplomat inspector harbour harbor master witness".split()
)

_WOMAN = re.compile(r"woman$|^(?:actress|mother|sister|daughter|widow|wife|queen|princess|ms|mrs|miss|lady|dame)$")
_MAN = re.compile(r"(?<!wo)man$|^(?:actor|father|brother|son|widower|husband|king|prince|mr|lord|sir)$")


_ADDRESSED = re.compile(r"\b(Mrs|Ms|Miss|Mr)\.? ([\w-]+(?: [A-Z][\w-]+)?)")


def _gender(p: Person, forms: set[str]) -> Literal["f", "m", ""]:
    """``forms``: the forms of address in front of the surname, anywhere in the report, lower case."""
    words = p.roles | forms
    woman, man = any(map(_WOMAN.search, words)), any(map(_MAN.search, words))
    if woman == man:
        return ""
    return "f" if woman else "m"
