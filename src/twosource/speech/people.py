"""The people whom a report introduces: full name, and the words that say what they are.

A person is introduced by two or more capitalised words in a row; what stands before ("Deputy Mayor Ines Tarvo") and
behind a comma ("Ines Tarvo, the harbour master,") is the role.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from twosource.records import Article
from twosource.spans import Span
from twosource.speech.cues import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, WEEKDAYS
from twosource.speech.given_names import gender_of_given
from twosource.speech.name_fronts import surname_after_all, without_front
from twosource.speech.parties import party_behind
from twosource.weights import verb_form

_GIVEN = r"(?:(?:(?:al|ad|an|ar|as|ash|at|az|el|ul)-)?[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ][\w’'-]*|(?!U\.[SKN]\.|E\.U\.|D\.C\.|N\.[YJ]\.|L\.A\.|[AP]\.M\.)[A-Z]\.(?:[A-Z]\.){0,2})"
_PARTICLE = r"(?:al-|el-|[Dd]e|[Dd]el|[Dd]ella|[Dd]i|[Dd]a|[Dd]os|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Tt]er|[Bb]in|[Ii]bn|[Ll]a|[Ll]e|[Ss]t\.)"
_INITIAL = r"[B-HJ-Z](?=\s+[A-ZÀ-ÖØ-Þ][\w’'-]*[a-zà-öø-ÿ])"
_NAME = re.compile(rf"(?<![\w.]){_GIVEN}(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:{_GIVEN}|{_INITIAL})){{1,8}}")
_APPOSITIVE = re.compile(r",\s+(?:an?\s+|the\s+|who\s+(?:is|was)\s+)?([^,.;:“\"]{3,120}?)(?=[,.;]|$)")
_BEFORE = re.compile(r"((?:(?:(?:Rep|Sen|Gov|Lt|Gen|Col|Sgt|Capt|Det|Rev|Prof)\.|[\w’'/-]+)\s+){1,6})\Z")
_WORDS = 6
"""Of _BEFORE: what stands further in front need not be looked at."""
_RELATIVE = re.compile(r"\s(?:whose|which|that)\s")
_ROLE_COMMA = re.compile(r"(?:\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|[’']s)\s+([^,.;:“\"]{3,60}),\s+\Z")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s+(?:(?:local|nearby|nearest|new|whole|entire|former|old|big|small)\s+)?\Z")
_ROLE_BEHIND = re.compile(r"\s+(?!and\b|or\b|but\b)(?:[a-z-]+\s+)?([a-z-]+)\s+[A-Z][\w’'-]+\s+[A-Z]")
_NAME_THEN_PRONOUN = re.compile(
    r"\b([A-ZÀ-ÖØ-Þ][\w’'-]*(?: [A-ZÀ-ÖØ-Þ][\w’'-]*\.?){1,4})\b(?:(?! [A-ZÀ-ÖØ-Þ])[^.!?\n]){0,160}?\b(he|his|she|her)\b"
)
_BODY_FOR = re.compile(
    r"\b(?:Cent(?:er|re)s?|Institutes?|Committee|Council|Office|Commission|Board|Fund|Foundation|Association) (?:for|on) \Z"
)
_BEHIND_HEAD = frozenset("that which who of for in at on from with based whose".split())
_NEAR = 80
"""Code points in front of a name in which its role stands."""
_TWO_WORD_PLACES = frozenset(("New York", "Hong Kong", "Los Angeles", "San Francisco", "Wall Street"))
_PLACE_FRONTS = frozenset("San Santa Los Las".split())
"""First words of places, which are no given names."""
_SUFFIX = re.compile(r"^(?:Jr|Sr|I{2,3}|IV)\.?$")
_PEOPLES = re.compile(r"(?:icans|crats|ians|slims|tinos|tives|erals|lish|nese)$")
"""Last words of those who are many: "Orlish Conservatives"."""
_VERB = 60
"""Of 100 uses of a form, how many must be as a verb before a phrase behind a comma is none that says what somebody is."""
_PARTICIPLE = 95
"""The same for a form in "-ing" at the beginning of a sentence: "Banking" is a name's first word oftener than not."""
_OPENING = re.compile(r"(?:^|[.!?:;“\"]\s?|\n)\Z")
LONGEST_HEADLINE = 250
"""Code points."""
_CAPITALS = 0.7
"""Part of the words of a headline with a capital from which on capitals tell nothing about names. Set by hand."""

TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame President Prime Minister Chancellor Senator Sen Governor Gov Mayor King Queen "
    "Prince Princess Pope General Gen Colonel Col Captain Major Sergeant Lieutenant Admiral Judge Justice Secretary Chief Director "
    "Chairman Chairwoman Ambassador Ambassador-at-Large Congressman Congresswoman Rep Representative Speaker Vice Deputy Foreign Defence Defense "
    "Interior Finance Health Former Spokesman Spokeswoman Inspector Detective Officer Commissioner Sheriff Attorney Premier Archbishop "
    "Bishop Cardinal Imam Rabbi Rev Reverend Coach Father Sister Brother Presidents Representatives Secretaries Sens Chancellors Mayors Generals Premier Minister Republican Democrat Democratic Commander Envoy "
    "Leader Majority Minority Executive CEO Editor Councilman Councilwoman Alderman Superintendent Lawyer Analyst Economist Professor "
    "Justices Senators Reps Governors Ministers Police Fire Union Labour Labor Conservative Harbour Harbor Party State Federal National Opposition Acting Interim Senior "
    "Manager Clerk Coordinator Trustee Comptroller Treasurer Supervisor Administrator Registrar Solicitor Curator Councillor Councilor "
    "Magistrate Principal".split()
)
_NOT_NAMES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
    "November December The A An In On At But And For If When While After Before As It He She They We This That These Those His Her Its "
    "Their Our My According Meanwhile However Although Though Since Because With Without From To By Of Not No Yes There Here What Who Why "
    "Was Were Is Are Has Had Have Did Does Do Can Could Would Should Must Says Said Despite Whatever Whoever During Until Unless Under Over "
    "Candidate How Where Both Some Many Most All Each Every One Two Three Four Five Also Earlier Later Last Next New North South East West Northern "
    "Yet Then So Still Now Or Nor Once Even Only Instead Like Unlike Among Amid Against Given Asked Speaking Citing Today Yesterday Perhaps Indeed "
    "Just Few Several Such Another Other Others Any Neither Either Whether Meantime Nonetheless Nevertheless Moreover Thus Separately Continued Below Advertisement "
    "Southern Eastern Western Central United European Supreme High White Black Great International World Foreign".split()
)
_NO_NAMES = _NOT_NAMES | TITLES
_DAYS = frozenset(WEEKDAYS.split("|"))
_FUNCTION = (AUXILIARIES | DETERMINERS | PREPOSITIONS | SUBORDINATORS | PRONOUNS) - {"will", "may", "my"}
_BODIES = frozenset(
    "Ministry Department Council Court Party Party's University Bank Agency Office Union Union's Company Corporation Group Committee "
    "Commission House Parliament Senate Congress Republic Kingdom States City County Street Road Avenue Square Airport River Lake Sea "
    "Island Islands Bay Hospital School College Institute Institution Center Centre Foundation Association Federation League Club Army Navy "
    "Force Forces Guard Police Service Services Authority Board Bureau News Times Post Journal Press Herald Tribune Guardian Agency "
    "Network Radio Television TV Inc Ltd Corp Co Plc War Act Day Week Award Prize Church Cathedral Mosque Temple Park Bridge Dam Port "
    "Harbour Harbor Station Hotel Tower Mountain Mount Valley Province State District Region Territory Nations Organization "
    "Organisation Alliance Movement Front Coalition Assembly Administration Government Cup Championship Games Conference Summit "
    "Telecom Gulf Ocean Security Insurance Airlines Motors Systems Networks Hurricane "
    "Stores Amendment Pastors Churches Treaty Agreement Convention Deal Plan Fund Trust Museum Library Theatre Theater Watch International Global Missile "
    "Legislature Treasury Society Academy Orchestra Magazine Newspaper Reporter Courier Gazette Chronicle Advisors Associates Partners "
    "Holdings Industries Studios Pictures".split()
)


_TITLED = re.compile(
    r"(?<![\w.])(Mr|Mrs|Ms|Miss|Dr|President|Senator|Sen|Representative|Rep|Governor|Gov|Mayor|Judge|Justice|General|Gen|Chancellor|Premier|"
    r"Minister|King|Queen|Pope|Prince|Princess|Secretary|Speaker)\.?[ \u00a0]((?:[DLO][’'])?[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ][\w’'-]*)(?![\w’'-]|[ \u00a0][A-Z])"
)
_PAIR = re.compile(r"(?<![\w.])(?=([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ][\w-]*) ([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ][\w’'-]*))")
_COUPLE = re.compile(r"(?<![\w.])([A-ZÀ-ÖØ-Þ][\w-]+) and ([A-ZÀ-ÖØ-Þ][\w-]+) ([A-ZÀ-ÖØ-Þ][\w-]+)")
_SENTENCE = re.compile(r"[^.!?\n]+")
_CAPITAL = re.compile(r"([A-ZÀ-ÖØ-Þ](?<![\w’'-].)[\w-]+)")
_GENDERED = re.compile(r"\b(he|his|him|she|her|it|its|they|their)\b")
_INSIDE = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-z,] .)[\w-]+")
"""Here and below what stands in front is looked at behind the capital: a search for a capital skips all else at once."""
ONE_NAME = 3
"""Pronouns that must go with a single name before it is a person's. Set by hand."""
SHORT_ROLES = {
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "gop": "republican", "pres": "president", "gen": "general",
}  # fmt: skip
_ADDRESS = frozenset("mr mrs ms miss dr".split())
_HELD = frozenset(
    "president senator sen governor gov mayor representative rep minister chancellor premier secretary judge justice king queen prince "
    "princess general gen pope".split()
)
"""Offices; who has one of them is seldom told another."""
_COMPANY = frozenset(
    "company firm agency group bank party operator maker ministry union club team paper newspaper magazine".split()
)
_ALONE = re.compile(
    r"([A-ZÀ-ÖØ-Þ](?:(?<=^.)|(?<=[a-z,;:.“\"] .)|(?<=Mr\. .)|(?<=Ms\. .)|(?<=Mrs\. .)|(?<=Dr\. .)|(?<=Mr .)|(?<=Ms .))"
    r"(?:(?<=[DLO])[’'][A-ZÀ-ÖØ-Þ])?[\w-]+)(?![\w-]|\s+[A-Z])"
)


class Person(msgspec.Struct, frozen=True, gc=False):
    """One named person. ``roles``: small words (lower case) that say what they are; ``first``: where first named."""

    name: str
    surname: str
    roles: frozenset[str]
    first: int
    titles: frozenset[str] = frozenset()
    """Those of ``roles`` that stand as a title in front of the name."""
    gender: Literal["f", "m", ""] = ""
    """By a form of address or a word of office ("Ms", "spokesman") only: given names are not asked."""


def people(article: Article) -> tuple[Person, ...]:
    """In the order in which they are introduced; one entry a full name. Linear in the article.

    A name counts with evidence only: a role beside it, or its last word standing alone elsewhere ("Tarvo said").
    Without any, two capitalised words may as well be a company.
    """
    found: dict[str, Person] = {}
    companies: set[str] = set()
    lines = [line for line in article.lines if line.article or line.role == "caption"]
    for line in lines:
        text = article.text[line.span]
        for m in _NAME.finditer(text) if line.role == "caption" or not all_capitals(text) else ():
            one = _person(text, m, line.span)
            if one is None:
                continue
            if _is_company(text, m.end()):
                companies.add(one.name)
            known = found.get(one.name)
            if known is not None:
                roles, titles = known.roles | one.roles, known.titles | one.titles
                one = msgspec.structs.replace(known, roles=roles, titles=titles, first=min(known.first, one.first))
            found[one.name] = one
    forms: dict[str, set[str]] = {}
    for m in _ADDRESSED.finditer(article.text.content):
        for word in m.group(2).split():
            forms.setdefault(word, set()).add(m.group(1).lower())
    shared = Counter(p.surname for p in found.values())
    next_pronoun = _by_pronouns({p.name for p in found.values() if shared[p.surname] > 1}, article.text.content)
    for k, p in found.items():
        told = forms.get(p.surname, set()) if shared[p.surname] == 1 else set()
        found[k] = msgspec.structs.replace(p, gender=_gender(p, told) or next_pronoun.get(p.name, ""))
    alone = Counter(w for line in lines for w in _ALONE.findall(article.text[line.span]))
    kept = [p for p in found.values() if p.name not in companies and _is_person(p, alone)]
    surnames = {p.surname for p in kept}
    kept = [p for p in kept if not _begins_with_another(p, surnames, alone)]
    kept = _with_titles(article, _with_couples(article, kept))
    kept += _of_headlines(article, {p.surname for p in kept}, alone)
    kept += _by_surname_only(article, {p.surname for p in kept})
    kept += _by_one_name(article, {w for p in kept for w in p.name.split()})
    return tuple(sorted(kept, key=lambda p: p.first))


@lru_cache(maxsize=512)  # asked of the same lines again and again
def all_capitals(text: str) -> bool:
    """A headline In Which All Words Have a Capital."""
    if len(text) >= LONGEST_HEADLINE:
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 2]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > _CAPITALS * len(words)


def _begins_with_another(p: Person, surnames: set[str], alone: Counter[str]) -> bool:
    """ "Tarvo Tower" where there is a Tarvo: no person, unless the last word stands alone as often."""
    first = p.name.split()[0]
    return first in surnames and first != p.surname and alone[first] > alone[p.surname]


def _with_titles(article: Article, known: Sequence[Person]) -> list[Person]:
    """Also what stands in front of a surname alone: "Ines Tarvo … Senator Tarvo". Not where there are two of the name, or
    another office is told.
    """
    found = {p.surname: p for p in known}
    shared = Counter(p.surname for p in known)
    for line in article.lines:
        if not line.article or all_capitals(article.text[line.span]):
            continue
        for m in _TITLED.finditer(article.text.content, line.span.start, line.span.end):
            one = found.get(re.sub(r"[’']s?$", "", m.group(2)))
            title = SHORT_ROLES.get(m.group(1).lower(), m.group(1).lower())
            if (
                one is None
                or shared[one.surname] > 1
                or title in _ADDRESS
                or (one.roles & _HELD and title not in one.roles)
            ):
                continue
            found[one.surname] = msgspec.structs.replace(one, roles=one.roles | {title}, titles=one.titles | {title})
    return [found[p.surname] if shared[p.surname] == 1 else p for p in known]


def _with_couples(article: Article, known: Sequence[Person]) -> list[Person]:
    """Also the first of "Ines and Olem Tarvo", where the second is known and the first is a given name."""
    found = {p.name: p for p in known}
    for line in article.lines:
        for m in _COUPLE.finditer(article.text.content, line.span.start, line.span.end) if line.article else ():
            given, other, surname = m.groups()
            name = f"{given} {surname}"
            if f"{other} {surname}" in found and gender_of_given(given):
                one = found.get(name, Person(name, surname, frozenset(), m.start()))
                found[name] = msgspec.structs.replace(one, first=min(one.first, m.start()))
    return list(found.values())


def _of_headlines(article: Article, known: set[str], alone: Counter[str]) -> list[Person]:
    """From headlines with capitals all over: two words of which the second stands alone in the text below."""
    found: dict[str, Person] = {}
    for line in article.lines:
        text = article.text[line.span]
        for m in _PAIR.finditer(text) if line.article and all_capitals(text) else ():
            given, surname = m.group(1), re.sub(r"[’']s?$", "", m.group(2))
            if (
                alone[surname] > 1
                and not alone[given]
                and given.lower() not in _FUNCTION
                and all({given, surname}.isdisjoint(words) for words in (known, _BODIES, _NO_NAMES))
            ):
                one = Person(f"{given} {surname}", surname, frozenset(), line.span.start + m.start())
                found.setdefault(surname, one)
    return list(found.values())


def _by_one_name(article: Article, known: set[str]) -> list[Person]:
    """ "Melna", of whom the report says he or she in sentences that name nobody else."""
    votes: dict[str, Counter[str]] = {}
    first: dict[str, int] = {}
    for line in article.lines:
        if not line.article or all_capitals(article.text[line.span]):
            continue
        for sentence in _SENTENCE.finditer(article.text.content, line.span.start, line.span.end):
            names = {m.group(1): m.start(1) for m in _CAPITAL.finditer(sentence.group())}
            names = {n: at for n, at in names.items() if n not in _NO_NAMES and n.lower() not in _FUNCTION}
            if len(names) != 1 or not known.isdisjoint(names) or not _BODIES.isdisjoint(names):
                continue
            name, at = names.popitem()
            first.setdefault(name, sentence.start() + at)
            for w in _GENDERED.findall(sentence.group(), at):
                votes.setdefault(name, Counter())[
                    "m" if w in ("he", "his", "him") else "f" if w in ("she", "her") else "-"
                ] += 1
    inside = set(_INSIDE.findall(article.text.content)) if votes else set()
    out = []
    for name, count in votes.items():
        best, most = count.most_common(1)[0]
        if (
            name in inside
            and best != "-"
            and not name.isupper()
            and most >= ONE_NAME
            and most > 0.8 * count.total()
            and not _PEOPLES.search(name)
        ):
            out.append(Person(name, name, frozenset(), first[name], gender="m" if best == "m" else "f"))
    return out


def _by_surname_only(article: Article, known: set[str]) -> list[Person]:
    """ "Ms Tarvo", "President Tarvo", of whom the report gives no other name."""
    found: dict[str, tuple[int, set[str]]] = {}
    for line in article.lines:
        if not line.article or all_capitals(article.text[line.span]):
            continue
        for m in _TITLED.finditer(article.text.content, line.span.start, line.span.end):
            name = re.sub(r"[’']s?$", "", m.group(2))
            if name in known or name in _BODIES or name in _NO_NAMES or _PEOPLES.search(name):
                continue
            found.setdefault(name, (m.start(2), set()))[1].add(m.group(1).lower())
    return [
        Person(
            name,
            name,
            frozenset(roles),
            first,
            frozenset(roles),
            _gender(Person(name, name, frozenset(roles), first), set()),
        )
        for name, (first, roles) in found.items()
    ]


def _is_person(p: Person, alone: Counter[str]) -> bool:
    parts = set(p.roles).union(*(r.split("-") for r in p.roles)) if p.roles else set()
    if not parts.isdisjoint(_OFFICES):
        return True
    return not parts & _COMPANY and alone[p.surname] > 0


def _by_pronouns(names: set[str], content: str) -> dict[str, Literal["f", "m", ""]]:
    """Of the members of one family, by the next pronoun in the sentences that have the full name."""
    count: dict[str, Counter[str]] = {}
    for m in _NAME_THEN_PRONOUN.finditer(content) if names else ():
        words = m.group(1).split()
        for n in range(len(words) - 1):
            if (name := " ".join(words[n:])) in names:
                count.setdefault(name, Counter())["m" if m.group(2) in ("he", "his") else "f"] += 1
    return {n: "f" if c["f"] > 2 * c["m"] else "m" if c["m"] > 2 * c["f"] else "" for n, c in count.items()}


def _is_company(text: str, end: int) -> bool:
    """ "Orl Hydro, the state company that runs the dam"."""
    behind = _APPOSITIVE.match(text, end)
    what = re.findall(r"[\w’'-]+", behind.group(1).lower()) if behind else []
    head = next((n for n, w in enumerate(what) if w in _BEHIND_HEAD), len(what))
    return head > 0 and what[head - 1] in _COMPANY


def _person(text: str, m: re.Match[str], line: Span) -> Person | None:
    words = m.group().split()
    if _OPENING.search(text, max(0, m.start() - 3), m.start()) and opens_clause(words[0]):
        words.pop(0)
    roles: list[str] = []
    last_title = max((i for i, w in enumerate(words[:-1]) if w.rstrip(".") in TITLES), default=-1)
    if last_title >= 0:  # "Deputy Energy Minister Tomas Hrell": all up to the last title is role
        roles, words = [w.lower().rstrip(".") for w in words[: last_title + 1]], words[last_title + 1 :]
    while words and (words[0] in _NOT_NAMES or words[0].lower() in _FUNCTION or _adjective(words)):
        roles.append(words.pop(0).lower())
    titles = frozenset(SHORT_ROLES.get(r, r) for r in roles)
    front, words = without_front(words)
    roles += (re.sub(r"[’']s$", "", w).lower() for w in front)
    words = [re.sub(r"[’']s?$", "", w) for w in words]
    while len(words) > 2 and (_SUFFIX.match(words[-1]) or words[-1] in _DAYS):
        words.pop()
    if (
        len(words) < 2
        or _PEOPLES.search(words[-1])
        or (words[-1] in TITLES and not gender_of_given(words[0]))
        or (any(w in _BODIES or w in _NOT_NAMES for w in words) and not surname_after_all(words))
    ):
        return None
    if " ".join(words[:2]) in _TWO_WORD_PLACES or words[0] in _PLACE_FRONTS:
        return None
    other = _ROLE_BEHIND.match(text, m.end())
    if other and other.group(1) in ROLE_HEADS:
        return None  # "Orl Media moderator Ivo Brand"
    if not roles and _ARTICLE.search(text, max(0, m.start() - 16), m.start()):
        return None  # a personal name takes no article
    if text.endswith(("for ", "on "), 0, m.start()) and _BODY_FOR.search(text, max(0, m.start() - _NEAR), m.start()):
        return None  # "the Centre for Harbour Safety"
    ahead = text[max(0, m.start() - _NEAR) : m.start()]
    near = m.start() - len(ahead)
    last = ahead.rsplit(None, _WORDS)
    before = _BEFORE.search(text, near + (len(last[0]) if len(last) > _WORDS else 0), m.start())
    if before:
        for w in reversed(before.group(1).split()):
            if not w[0].isupper() and w.lower() not in ROLE_HEADS:
                break
            roles.append(w.lower().rstrip("."))
    apart = _ROLE_COMMA.search(text, near, m.start()) if ahead.rstrip().endswith(",") else None
    if apart:
        roles.extend(re.findall(r"[\w’'-]+", apart.group(1).lower()))
    behind = _APPOSITIVE.match(text, m.end())
    if behind and not _is_verb(behind.group(1)):
        own = _RELATIVE.split(behind.group(1).lower(), maxsplit=1)[0]
        roles.extend(re.findall(r"[\w’'-]+", own))
    roles += party_behind(text, m.end())
    name = " ".join(words)
    kept = frozenset(roles) - {"the", "a", "an", "of", "and", "for", "in", "on"}
    return Person(name, words[-1], kept, line.start + m.start(), titles)


def opens_clause(word: str) -> bool:
    """ "Citing Ines Tarvo, …": a participle that a sentence's beginning has capitalised."""
    form = verb_form(word.lower()) if word.endswith("ing") else None
    return form is not None and form.kind == "ing" and form.share >= _PARTICIPLE and not gender_of_given(word)


def _is_verb(phrase: str) -> bool:
    """ ", told reporters that his brother …" goes on with the sentence and says nothing of what the person is."""
    form = verb_form(phrase.split(maxsplit=1)[0].lower())
    return form is not None and form.kind in ("past", "s") and form.share >= _VERB


def _adjective(words: list[str]) -> bool:
    """A nationality or party in front of a title or name: "Russian Ambassador …", "Orlish Prime Minister …"."""
    return (len(words) > 2 and (words[1].rstrip(".") in TITLES or re.search(r"-[a-z]", words[0]) is not None)) or (
        len(words) > 2
        and re.search(r"(?:ian|ish|ese|ean|can|ist|ench|utch|erman|reek|wiss|raqi|aeli|stani|ghan|sian|ani)$", words[0])
        is not None
    )


ROLE_HEADS = frozenset(
    "president minister ambassador spokesman spokeswoman spokesperson leader chief head director mayor governor senator official officer "
    "chairman chairwoman secretary general analyst expert lawyer attorney judge resident professor economist envoy commander captain "
    "colonel major engineer doctor owner manager founder candidate lawmaker deputy foreign prime vice defence defense interior finance "
    "state union opposition party police fire chief executive former senior acting king prince coach historian author activist "
    "campaigner organiser organizer pollster strategist adviser advisor aide diplomat inspector harbour harbor master witness nominee "
    "businessman businesswoman billionaire developer investor entrepreneur banker scientist researcher fellow physician surgeon nurse farmer "
    "driver veteran student teacher worker pastor priest bishop archbishop rabbi imam sheriff detective sergeant lieutenant admiral actor actress "
    "singer comedian musician player star host anchor moderator reporter journalist correspondent columnist commentator congressman "
    "congresswoman representative senator delegate voter supporter colleague friend rival opponent husband wife son daughter brother "
    "sister mother father widow widower uncle aunt consultant neighbor neighbour".split()
)

_OFFICES = ROLE_HEADS | {title.lower() for title in TITLES}
_WOMAN = re.compile(r"woman$|^(?:actress|mother|sister|daughter|widow|wife|queen|princess|ms|mrs|miss|lady|dame)$")
_MAN = re.compile(
    r"(?<!wo)(?<!^ger)(?<!^ro)(?<!^hu)(?<!^nor)(?<!^ot)man$|^(?:actor|father|brother|son|widower|husband|king|prince|mr|lord|sir)$"
)


_ADDRESSED = re.compile(r"\b(Mrs|Ms|Miss|Mr)\.? ([\w-]+(?: [A-Z][\w-]+)?)")


def _gender(p: Person, forms: set[str]) -> Literal["f", "m", ""]:
    """``forms``: the forms of address in front of the surname, anywhere in the report, lower case."""
    words = p.roles | forms
    woman, man = any(map(_WOMAN.search, words)), any(map(_MAN.search, words))
    if woman == man:
        return ""
    return "f" if woman else "m"
