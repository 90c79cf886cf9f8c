"""Who a source phrase means: a name of this report where the report tells, else the phrase as printed.

Resolution never leaves the report. Steps, first that answers wins: words inside another's statement that say "I"; a
pronoun, by the mention that fits and weighs most (scene.py); a full name in the phrase; the surname of one person
introduced; a definite role ("the minister"), by the person whose role has that word, or by the person the passage is
about; a body called by its last word ("the fund"); in headline and lead only, an unnamed role that a person named
further down carries out ("a senior official" … "Deputy Minister Ines Tarvo told reporters"), as news leads do.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from twosource.records import Article, Speaker, SpeakerKind
from twosource.speech.again import pair_before, unnamed_before
from twosource.speech.clause import ROLE_WORDS
from twosource.speech.found import Found
from twosource.speech.people import TITLES, Person
from twosource.speech.phrases import HE, SHE, SUBJECT, Mention, Sort, namesakes, of_family
from twosource.speech.relatives import whom
from twosource.speech.roles import BODY_WORDS, KIN, SOMEBODY, VARIED, is_role
from twosource.speech.scene import Scene, person_at, role_at, scene, thing_at
from twosource.speech.together import together

REMEMBERED = 40
"""Speakers back that "the official" may mean."""
NESTED = 8
"""Statements back inside which another may stand."""
BODIES_BACK = 200
"""Mentions back that "the fund" may mean."""
_ANY_BODY = frozenset(
    "organization organisation group union company firm agency bank outlet newspaper paper magazine network institute association alliance "
    "bloc fund foundation website charity institution".split()
)
"""What reports call a body in place of its name."""
_PHRASE = 40
"""Code points in front of a surname in which its titles stand."""
_MARKS = " ,-–—(\u00a0"
_ANSWER = re.compile(r"A ?[:.] ?(?=\S)")
_DEFINITE = ("the", "this", "that")
_ARTICLES = frozenset("a an one another top senior some".split())
_FIRST = frozenset("i me my mine myself".split())
_FIRST_PLURAL = frozenset("we us our ours ourselves".split())
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_RELATIVE = frozenset("who whom whose which that".split())
_PRINTED = frozenset("you your yours one another others some many this those these".split())
_SOME = frozenset("one another others some many".split())
PRONOUNS = HE | SHE | _FIRST | _FIRST_PLURAL | _THEY | _IT | _RELATIVE | _PRINTED
_ANYBODY = re.compile(
    r"(?:is|was|is being|was being|has been|had been|[’']s)(?: \w+ly| also| now| then)? (?:said|reported|believed|thought|understood|expected|"
    r"rumou?red|alleged|announced|revealed|claimed|feared|hoped|known|confirmed|stated|assumed|suggested|estimated|agreed|accepted)$"
)
"""Behind "it" such a cue tells that somebody says so, not who: "it was reported that"."""
_COMPLEMENT = re.compile(r"(?:^|\s)(?:of|for|with|about|against|to|as|by)\s+(?:[A-Z][\w.’'-]*\s+){0,5}$")
_CLAUSE = re.compile(r",?\s(?:who|whom|whose|which)\s")
_OFFICE_OF = re.compile(
    r"\b(?:Secretary|Minister|Director|Chief|Deputy|Commissioner) (?:of|for)(?: the)?(?: [A-Z][\w-]*| and){1,4}\s+$"
)
_BODY_OF = re.compile(
    r"\b(?:office|campaign|team|staff|family|government|administration|estate|lawyers|allies)\s+(?:of|for)\s+(?:\w+\s+){0,4}[A-Z]"
)
"""A body that belongs to a person is not the person."""
_DOCUMENTS = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|surveys?|polls?|documents?|letters?|statements?|filings?|lawsuits?|complaints?|indictments?|memos?|memorandum|"
    r"e-?mails?|data|figures|records|statistics|constitution|law|bill|transcripts?|affidavits?|rulings?|research|analys[ei]s|census|returns|website|"
    r"ads?|advertisements?|commercials?|videos?|tweets?|(?:blog |facebook )?posts?|articles?|editorials?|op-eds?|books?|projections?|estimates|"
    r"(?:news |press )?releases?|accounts?|headlines?|captions?|covers?|transcripts?|messages?|petitions?|declarations?|resolutions?)$",
    re.IGNORECASE,
)
_ISSUED = frozenset("statement letter release ad advertisement commercial tweet post email e-mail memo message".split())
"""What somebody has issued and not only written about."""
_OWNED = re.compile(r"(.{2,60}?)[’']s (\w+(?: \w+){0,2})")
_COMPLEMENTS = re.compile(
    r"\s(?:of|from|by|to|for|on|in|at|with|that|which|who|released|issued|published|obtained|filed|sent|posted|showing)\s"
)
"""What begins a complement: in front of it stands the word that says what it is."""
_UNNAMED = re.compile(
    r"^(?:an?|one|two|three|some|several|many|few|other|another|unnamed|anonymous|senior|western|top|local|various|both|most|others|sources?)\b|"
    r"\b(?:sources?|officials|people|critics|analysts|experts|witnesses|residents|supporters|allies|observers|diplomats|leaders|aides|"
    r"activists|lawmakers|voters|insiders|opponents|protesters|neighbou?rs)$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"^(?!others$|hers$|yours$|ours$|theirs$)[\w“”\"'’ -]*[^\Ws]s[”\"']?$")
"""Persons without a name: "strategists", "witnesses"."""
OFFICIAL = frozenset(
    "ambassador minister spokesman spokeswoman envoy diplomat president secretary commander chief general deputy director governor mayor "
    "head adviser advisor representative senator lawmaker officer aide".split()
)
"""Roles that an "official" may turn out to hold."""


class _Asked(msgspec.Struct):
    """What is known of an article, and what was answered so far."""

    made: Scene
    cast: Sequence[Person]
    family: dict[str, list[Person]]
    """The cast by surname."""
    lead: int
    """Where headline and lead end."""
    before: deque[Speaker]


def speakers(article: Article, found: Sequence[Found], cast: Sequence[Person]) -> tuple[Speaker, ...]:
    """The speaker of each attribution of an article; they come in text order. Linear, but for logarithms."""
    if not any(f.source for f in found):
        return tuple(Speaker(name="", kind="unknown") for _ in found)
    sources, contents = [s for f in found for s in f.source], [s for f in found for s in f.content]
    lead = next((line.span.end for line in article.lines if line.role == "lead"), 0)
    made = scene(article, cast, sources, contents)
    asked = _Asked(made, cast, namesakes(cast), lead, deque(maxlen=REMEMBERED))
    answers = [_speaker(asked, f) for f in found]
    said = sorted((s.start, s.end, n) for n, f in enumerate(found) for s in f.content)
    for n, f in enumerate(found):
        if answers[n].name.lower() in _FIRST | _FIRST_PLURAL:
            answers[n] = next((answers[m] for m in _around(said, f.source[0].start) if m != n), answers[n])
    return tuple(answers)


def _around(said: Sequence[tuple[int, int, int]], at: int) -> Iterator[int]:
    """The numbers of the statements inside whose content ``at`` stands, the innermost first."""
    last = bisect_right(said, (at, sys.maxsize))
    return (n for _, end, n in reversed(said[max(0, last - NESTED) : last]) if at < end)


def _speaker(asked: _Asked, f: Found) -> Speaker:
    phrase = " ".join(asked.made.content[s.start : s.end] for s in f.source)
    phrase = " ".join(re.sub(r"[’']s?$", "", phrase.strip(" ,\n")).split())
    if not phrase:
        return Speaker(name="", kind="unknown")
    at = f.source[0].start
    if phrase == "A" and _ANSWER.match(asked.made.content, at):
        answer = _interviewed(asked, phrase)
    elif phrase.lower() in PRONOUNS:
        answer = _pronoun(asked, phrase, f)
    else:
        answer = _described(asked, phrase, at)
    if f.rule != "what-one-calls":
        asked.before.append(answer)
    return answer


# ------------------------------------------------------------------ pronouns


def _pronoun(asked: _Asked, phrase: str, f: Found) -> Speaker:
    """Whom a pronoun means; the pronoun itself where that cannot be told."""
    low, at, made = phrase.lower(), f.source[0].start, asked.made
    if low in HE | SHE:
        name = person_at(made, at, "m" if low in HE else "f", barred=f.content)
        return _person_named(asked, name, at) if name else Speaker(name=phrase, kind="unknown")
    if low in _RELATIVE:
        return _relative(asked, phrase, at)
    if low in _FIRST | _FIRST_PLURAL and _ANSWER.match(made.content, made.content.rfind("\n", 0, at) + 1):
        return _interviewed(asked, phrase)
    if low in _IT and _ANYBODY.match(" ".join(made.content[s.start : s.end] for s in f.cue)):
        return Speaker(name=phrase, kind="unknown")
    if low in _THEY | _IT:
        m = thing_at(made, at, ("several", "body") if low in _THEY else ("body", "thing"), barred=f.content)
        if m is not None:
            return _thing(asked, m)
    return Speaker(name=phrase, kind="unnamed" if low in _SOME else "unknown")


def _interviewed(asked: _Asked, phrase: str) -> Speaker:
    """Whom an interview printed as Q and A is with: who is introduced first."""
    return Speaker(name=asked.cast[0].name, kind="named") if asked.cast else Speaker(name=phrase, kind="unknown")


def _thing(asked: _Asked, m: Mention) -> Speaker:
    several = m.name.split(" and ")
    if len(several) == 2 and all(name in asked.made.people for name in several):
        return Speaker(name=m.name, kind="named")
    return _described(asked, m.name, m.span.start)


def _person_named(asked: _Asked, name: str, at: int) -> Speaker:
    if name in asked.made.people:
        return Speaker(name=name, kind="named")
    return _described(asked, name, at)


def _relative(asked: _Asked, phrase: str, at: int) -> Speaker:
    """ "X, the mayor, who": the noun phrase that the clause is about."""
    m = whom(asked.made, phrase, at)
    if m is None:
        return Speaker(name=phrase, kind="unknown")
    person = m.sort == "person"
    return _person_named(asked, m.name, m.span.start) if person else _described(asked, m.name, m.span.start)


# ------------------------------------------------------------------ descriptions


def _described(asked: _Asked, phrase: str, at: int) -> Speaker:
    """Who a name or a description means."""
    head = re.split(r",\s", phrase, maxsplit=1)[0]
    joint = together(phrase, lambda element: _name_in(asked, element, at))
    if joint is not None:
        return Speaker(name=joint, kind="named" if any(name in joint for name in asked.made.people) else "unnamed")
    if _BODY_OF.search(head):
        return Speaker(name=head, kind="institution")
    named = _named(asked, _CLAUSE.split(head, maxsplit=1)[0], at) or _named(
        asked, _CLAUSE.split(phrase, maxsplit=1)[0], at
    )
    if named is not None:
        return Speaker(name=named.name, kind="named")
    words = [w.strip("“”\"'‘’.").lower() for w in head.split()]
    if _DOCUMENTS.search(_COMPLEMENTS.split(head, maxsplit=1)[0]) and not head.endswith("Post"):
        return _document(asked, phrase, words, at)
    same = unnamed_before(asked.made, words, at)
    if same is not None:
        return Speaker(name=same.name, kind="unnamed")
    two = pair_before(asked.made, head, at)
    if two is not None:
        return Speaker(name=two, kind="named")
    person = _by_description(asked, words, at)
    if person is not None:
        return Speaker(name=person, kind="role")
    body = _called_by_last_word(asked, words, at)
    if body is not None:
        return Speaker(name=body, kind="institution")
    role = next((w for w in reversed(words) if is_role(w)), None)
    if role is not None and words[0] in _DEFINITE:
        earlier = [s for s in asked.before if s.kind == "unnamed" and set(words[1:]) <= set(s.name.lower().split())]
        if earlier:  # "a senior official said … The official said": still unnamed, but the same
            return earlier[-1]
    owner = _owner(asked, words[0], at) if len(words) > 1 else None
    name = head if owner is None else f"{owner}’s {head.split(' ', 1)[1]}"
    kind = _kind(head, words)
    return Speaker(name=name, kind="role" if owner and kind == "unknown" else kind)


def _document(asked: _Asked, phrase: str, words: list[str], at: int) -> Speaker:
    """ "A statement", "the ad", of which the text does not say whose: of whom the sentences before are about."""
    if len(words) == 2 and words[0] in ("a", "an", "the") and words[1] in _ISSUED:
        sorts: tuple[Sort, ...] = ("body",) if words[1].startswith(("ad", "comm")) else ("body", "person")
        by = thing_at(asked.made, at, sorts, fits=lambda m: m.weight >= SUBJECT and _has_name(m))
        if by is not None:
            return Speaker(name=f"{by.name}’s {words[1]}", kind="document")
    owned = _OWNED.fullmatch(phrase)
    if owned:  # "the mayor’s letter"
        return Speaker(name=f"{_described(asked, owned[1], at).name}’s {owned[2]}", kind="document")
    return Speaker(name=phrase, kind="document")


def _name_in(asked: _Asked, element: str, at: int) -> str | None:
    person = _named(asked, element, at)
    return None if person is None else person.name


def _named(asked: _Asked, phrase: str, at: int) -> Person | None:
    """The last full name that is no mere complement ("the lawyer of X"); else the surname of one person."""
    family = asked.family
    words = re.findall(r"[\w’'-]+", phrase)
    people = {p.name: p for w in words for p in family.get(re.sub(r"[’']s?$", "", w), ()) if " " in p.name}
    found = [
        (m.end(), p.name)
        for p in people.values()
        if p.name in phrase
        for m in re.finditer(rf"\b{re.escape(p.name)}\b", phrase)
        if not _is_complement(phrase[: m.start()]) and not phrase.startswith(("’s", "'s"), m.end())
    ]
    if found:
        return people[max(found)[1]]
    titled = [w.rstrip(".") in TITLES for w in words[:-1]]
    if not words or (not all(titled) and (len(words) > 4 or not any(titled))):
        return None
    if _is_complement(phrase[: phrase.rfind(words[-1])]):
        return None  # "Reps for Tarvo"
    fits = family.get(re.sub(r"[’']s$", "", words[-1]), [])
    if len(fits) < 2:
        return fits[0] if fits else None
    meant = _mentioned(asked.made, at)  # of a family it was told in its sentence who is meant
    return next((p for p in fits if p.name == meant), None) or of_family(fits, words[:-1])


def _is_complement(ahead: str) -> bool:
    """ "The lawyer of", but not "Secretary of State"."""
    m = _COMPLEMENT.search(ahead)
    return m is not None and not _OFFICE_OF.search(ahead)


def _mentioned(made: Scene, at: int) -> str | None:
    """The name of the person mentioned at ``at``, or just behind."""
    first = bisect_left(made.starts, at)
    near = made.mentions[first] if first < len(made.mentions) else None
    return near.name if near is not None and near.sort == "person" and near.span.start - at <= _PHRASE else None


def _by_description(asked: _Asked, words: list[str], at: int) -> str | None:
    """The person whom a role means ("the mayor", "the Karvonian minister", in a lead "a senior official")."""
    if words[0] in ("the", "his", "her", "its", "their", "mr"):
        return role_at(asked.made, words, at)
    if len(words) < 4 and words[0] not in _ARTICLES and words[-1] in VARIED and at < asked.lead:  # "…; minister says"
        return role_at(asked.made, ["the", words[-1]], at)
    if words[0] in ("a", "an", "top", "senior", "one") and at < asked.lead and any(map(is_role, words)):
        person = _cataphora(words, at, asked.cast)
        return person.name if person else None
    return None


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


def _called_by_last_word(asked: _Asked, words: list[str], at: int) -> str | None:
    """ "The fund", of the Harbour Relief Fund: the last body named before whose name has that word. "The group", of a
    body that spoke or acted in the sentences before.
    """
    word = words[-1]
    if words[0] != "the" or not 2 <= len(words) <= 4 or (is_role(word) and word not in BODY_WORDS):
        return None
    first = bisect_left(asked.made.starts, at)
    near = [m for m in asked.made.mentions[max(0, first - BODIES_BACK) : first] if m.sort == "body"]
    named, called = _naming(word)
    for m in reversed(near) if len(words) == 2 else ():
        proper = _proper(m.name.removesuffix(f" {word}"))
        if proper and ((" " in m.name and named.search(m.name)) or called.match(asked.made.content, m.span.end, at)):
            return m.name
    if word in _ANY_BODY:
        spoke = thing_at(asked.made, at, ("body",), fits=lambda m: m.weight >= SUBJECT and _proper(m.name))
        return spoke.name if spoke else None
    return None


@lru_cache(maxsize=256)
def _naming(word: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How a name holds the common noun ``word``, and how it is said of a name right behind it."""
    named = re.compile(rf"\b(?:{re.escape(word.title())}\b|[A-Z][\w-]+ {re.escape(word)}$)")
    return named, re.compile(rf",\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}{re.escape(word)}\b")


def _proper(name: str) -> bool:
    """A name and no description: capitals all over."""
    words = [w for w in name.split() if w not in ("of", "the", "and", "for", "The")]
    return bool(words) and all(w[0].isupper() for w in words)


def _has_name(m: Mention) -> bool:
    """A name is among its words, as in "the Tarvo campaign"."""
    return any(w[0].isupper() for w in m.name.split()[m.name.startswith(("The ", "A ")) :])


def _owner(asked: _Asked, word: str, at: int) -> str | None:
    """ "his lawyer": whose."""
    if word not in ("his", "her"):
        return None
    return person_at(asked.made, at, "m" if word == "his" else "f")


def _kind(head: str, words: list[str]) -> SpeakerKind:
    plain = _COMPLEMENTS.split(head, maxsplit=1)[0].lower()
    if _UNNAMED.search(head) or _UNNAMED.search(plain) or words[0] in ("every", "any", "each"):
        return "unnamed"
    if plain.endswith("s") and is_role(plain.split()[-1][:-1]) and plain.split()[-1] not in BODY_WORDS:
        return "unnamed"  # "the mayors of Arvik and Brenholt"
    capital = [w for w in head.split() if w[:1].isupper()]
    if words and words[-1] in ROLE_WORDS | VARIED | SOMEBODY | KIN and words[-1] not in BODY_WORDS:
        return "role"
    if capital or words[0] in ("the", "its") or words[-1] in ROLE_WORDS:
        return "institution"
    if words[-1] in ("media", "press"):
        return "institution"
    return "unnamed" if _SEVERAL.search(plain) else "unknown"
