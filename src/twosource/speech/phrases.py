"""The noun phrases of an article outside quotation marks, and how prominent each is in its sentence.

Who stands as the subject, the object or the owner is told by the words around, without a parse. The order of weights
is that of Lappin and Leass, "An algorithm for pronominal anaphora resolution" (1994).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from twosource.records import Article, Line
from twosource.spans import Span, covers
from twosource.speech.cues import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, WEEKDAYS
from twosource.speech.given_names import gender_of_given
from twosource.speech.passage import passage
from twosource.speech.people import SHORT_ROLES, TITLES, Person, all_capitals
from twosource.speech.roles import BODY_WORDS, Gender
from twosource.weights import verb_form
from twosource.words import Token

Sort = Literal["person", "several", "body", "thing"]

SPEAKING, SUBJECT, OBJECT, OWNER, OBLIQUE, MODIFIER = 1.2, 1.0, 0.6, 0.5, 0.45, 0.3
"""Weights: source of a statement, subject, object, "X's", behind a preposition, in front of a noun. These and the
factors below were set on the tuning sources of bench/quality/speakers.jsonl; a tenth more or less changes little."""
OPENING_OWNER = 0.7
"""Of "Ines Tarvo’s letter said …": who owns what a sentence opens with. Set as those above."""
JOINED = 0.75
"""Factor for a person who is the last of several joined by "and"."""
QUOTED, TOLD = 0.4, 0.9
"""Factors for a mention inside what somebody is quoted as saying, and inside what somebody is said to have said."""
BARE = 0.6
"""Factor for a noun phrase without article or capital."""
SENTENCE, PARAGRAPH, BREAK = 0.6, 0.75, 0.3
"""Factors for each sentence, each new paragraph and each line without words in between."""
CLOSE_BY = 3
"""Sentences in which a surname alone means him whose full name stood there. Set by hand."""
NAMESAKES = 12
"""Persons of one surname that are told apart; a report has one or two."""

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
_GENDERED = HE | SHE
_PERSONAL = _GENDERED | {"they"}
ADDRESS: dict[str, Gender] = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f"}
_ARTICLES = frozenset("the a an his her its their my our your no each every this".split())
_STOPS = (
    AUXILIARIES | PREPOSITIONS | SUBORDINATORS | PRONOUNS | HE | SHE | (ADVERBS - {"all", "both"}) | frozenset("and or not there them us me then also".split())
) - frozenset("late early last earlier following asked like".split())  # fmt: skip
_EITHER = frozenset("first long even early just".split())
"""Adverbs that are adjectives as well."""
_LY = frozenset(
    "elderly family friendly weekly monthly lonely deadly costly orderly scholarly assembly supply anomaly monopoly likely".split()
)
"""Words in -ly that are no adverbs."""
_SEVERAL = frozenset(
    "people men women police children others many some few several both critics voters media two three four majority all "
    "most those these".split()
)
_BARE_DETERMINERS = DETERMINERS - _SEVERAL
"""Alone these stand for nothing that is told apart."""
_NO_PLURAL = re.compile(r"(?:ss|us|is|ness|[’']s|news|series|politics|congress)$")
_GOES_ON = frozenset("two three four other more".split())
_DRAWN = re.compile(r"^(he|she|it|they|we|i|you|who|that|there)[’'](?:s|d|ll|re|ve|m)$")
_OWNED = ("’s", "'s", "’", "'")
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV)\b")
_NO_SURNAME = re.compile(rf"{_SUFFIX.pattern}|(?:{WEEKDAYS})\b")
"""What may stand behind a surname with a capital of its own."""
_INSIDE = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-z,] .)[\w-]+")
_BEFORE_BARE = frozenset(
    "will would could should may might must can shall did does do didn't didn’t doesn't doesn’t don't don’t can't can’t cannot couldn't "
    "couldn’t won't won’t wouldn't wouldn’t shouldn't shouldn’t".split()
)
"""In front of these words a bare form is a verb: "didn’t sway lawmakers"."""
_VERB_FROM = {"past": 55, "s": 60, "base": 92}
"""Of 100 uses of a form, how many must be as a verb. Set by hand."""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One noun phrase. ``name``: of a person the full name, of a pronoun nothing yet, else the words; ``sentence``: its
    number in the article.
    """

    span: Span
    name: str
    sort: Sort
    sentence: int
    weight: float


class Clause(msgspec.Struct, frozen=True, gc=False):
    """One sentence. ``factor``: how much less counts what was mentioned before it; ``pronouns``: "he", "her" …"""

    span: Span
    factor: float
    mentions: tuple[Mention, ...]
    pronouns: frozenset[str]


def plain(word: Token) -> str:
    """In small letters, without what is drawn together with it ("she’s" → "she")."""
    return _plain(word.text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return _DRAWN.sub(r"\1", text.lower())


def _unowned(text: str) -> str:
    """Without the ending of an owner."""
    return text[: -2 if text[-1] == "s" else -1] if text.endswith(_OWNED) else text


def is_verb(words: Sequence[Token], i: int) -> bool:
    """Word ``i`` is more likely a finite verb than a noun."""
    text = words[i].text
    form = verb_form(text.lower()) if not text[0].isupper() else None
    ahead = words[i - 1].text.lower() if i else ""
    if ahead in (_ARTICLES if text.endswith("ed") else DETERMINERS) or ahead.endswith(("’s", "'s", "’", "'")):
        return False
    if ahead in ("not", "never", "also") and i > 1:
        ahead = words[i - 2].text.lower()  # "did not sway"
    if ahead in _BEFORE_BARE and form is not None and form.kind == "base":
        return True
    if form is None:
        return text.endswith("ed") and text[0].islower() and len(text) > 4 and "-" not in text
    return form.kind != "ing" and form.share >= _VERB_FROM[form.kind]


def of_family(fits: Sequence[Person], ahead: Sequence[str], last: Person | None = None) -> Person:
    """Of those with one surname: whom the titles and the form of address in front of it (``ahead``) fit; of several
    ``last``, the one whose full name stood close by; else the first.
    """
    gender = next((ADDRESS[w] for w in ahead if w in ADDRESS), "")
    titled = {SHORT_ROLES.get(w, w) for w in map(str.lower, ahead)}
    by_title = [p for p in fits if titled & p.titles]
    by_gender = [p for p in fits if gender and _gender(p) == gender] or [
        p for p in fits if not gender or not _gender(p)
    ]
    left = by_title or by_gender or fits
    return last if last is not None and last in left else left[0]


def _gender(person: Person) -> Gender:
    return person.gender or gender_of_given(person.name.split()[0])


def namesakes(people: Sequence[Person]) -> dict[str, list[Person]]:
    """By surname, and by a given name that only one has."""
    out: dict[str, list[Person]] = {}
    for p in people:
        if len(same := out.setdefault(p.surname, [])) < NAMESAKES:
            same.append(p)
    given = Counter(p.name.split()[0] for p in people)
    for p in people:
        first = p.name.split()[0]
        if given[first] == 1 and first not in out and len(first) > 2:
            out[first] = [p]
    return out


def _opens(word: Token) -> bool:
    """A participle or a small word that has its capital from the sentence only: "Calling Tarvo a liar, …"."""
    low = word.text.lower()
    form = verb_form(low)
    return low in _STOPS or (form is not None and form.kind == "ing")


class Phrases:
    """The noun phrases of one article. ``sources``, ``contents`` of its statements: in order, none overlapping another."""

    def __init__(self, article: Article, people: Sequence[Person], sources: Sequence[Span], contents: Sequence[Span]):
        self.article, self.content = article, article.text.content
        self.sources, self.contents = sources, contents
        prose = (self.content[line.span.start : line.span.end] for line in article.lines)
        self.proper = frozenset(w for text in prose if not all_capitals(text) for w in _INSIDE.findall(text))
        self.people = namesakes(people)
        self.number = 0
        self.named: dict[str, tuple[Person, int]] = {}
        """By surname whose full name stood last, and in which sentence."""

    def clauses(self) -> Iterator[Clause]:
        """Every sentence of the article. Linear, but for logarithms."""
        factor = 1.0
        for line in self.article.lines:
            if not line.article:
                continue
            if not re.search(r"[^\W\d_]{4}", self.content[line.span.start : line.span.end]):
                factor *= BREAK
                continue
            factor *= PARAGRAPH
            for clause in self._of_line(line, factor):
                yield clause
                factor = 1.0

    def _of_line(self, line: Line, factor: float) -> Iterator[Clause]:
        capitals = all_capitals(self.content[line.span.start : line.span.end])
        for s in passage(self.content, line.span, line.role in ("title", "subhead")).sentences:
            words = s.narration
            self.number += 1
            taken: set[int] = set()
            lows = [plain(w) for w in words]
            persons = list(self._persons(words, lows, capitals, taken))
            found = [*persons, *self._others(words, self._runs(words, lows, taken))]
            pronouns = _GENDERED.intersection(lows)
            yield Clause(
                s.span, factor * SENTENCE, tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))), pronouns
            )
            factor = 1.0

    # ---------------------------------------------------------------- persons

    def _persons(
        self, words: Sequence[Token], lows: Sequence[str], capitals: bool, taken: set[int]
    ) -> Iterator[Mention]:
        """Persons and pronouns; ``lows``: the words as ``plain`` has them; ``taken`` gets the numbers of the words of names."""
        last: tuple[int, int, str] | None = None
        for i, word in enumerate(words):
            low = lows[i]
            if low in _PERSONAL:
                yield self._mention(words, i, i, "", "several" if low == "they" else "person")
            elif word.text[:1].isupper():
                person, first = self._person(words, i, capitals)
                if person is None:
                    continue
                taken.update(range(first, i + 1))
                end = i + 1 if self._joined(words, i + 1) and _SUFFIX.match(words[i + 1].text) else i
                yield self._mention(words, first, end, person.name, "person")
                if last is not None and self._gap(words, last[1] + 1, first) == " and ":
                    yield self._mention(words, last[0], i, f"{last[2]} and {person.name}", "several")
                last = (first, i, person.name)

    def _person(self, words: Sequence[Token], i: int, capitals: bool) -> tuple[Person | None, int]:
        """The person whose surname word ``i`` is, and with which word the name begins."""
        fits = self.people.get(_unowned(words[i].text), [])
        if not fits:
            return None, i
        if capitals:  # what stands beside it tells nothing
            full = next((p for p in fits if i and p.name.split()[0] == words[i - 1].text), None)
            return full or fits[0], i - 1 if full else i
        behind = words[i + 1].text if self._joined(words, i + 1) else ""
        if behind[:1].isupper() and not _NO_SURNAME.match(behind) and not words[i].text.endswith(("’s", "'s")):
            return None, i
        first = i
        while (
            self._joined(words, first)
            and words[first - 1].text[:1].isupper()
            and i - first < 5
            and not (first == 1 and _opens(words[0]))
        ):
            first -= 1
        ahead = [_unowned(w.text) for w in words[first:i]]
        for p in fits:
            if p.name.split()[0] in (*ahead, words[i].text):
                if not words[i].text.endswith(_OWNED):
                    self.named[p.surname] = (p, self.number)
                return p, first
        if ahead and words[i - 1].text not in TITLES and first > 0:
            return None, i  # somebody else of that name
        last, number = self.named.get(fits[0].surname, (None, 0))
        return of_family(fits, ahead, last if self.number - number <= CLOSE_BY else None), first

    def _joined(self, words: Sequence[Token], i: int) -> bool:
        """Nothing but a space, or the stop of an abbreviation and a space, between word ``i`` and the one before."""
        if not 0 < i < len(words):
            return False
        gap, ahead = self._gap(words, i, i), words[i - 1].text
        return gap in (" ", "\u00a0", "-") or (gap == ". " and (ahead in TITLES or len(ahead) == 1))

    def _gap(self, words: Sequence[Token], behind: int, ahead: int) -> str:
        """What stands between word ``behind`` - 1 and word ``ahead``."""
        return self.content[words[behind - 1].span.end : words[ahead].span.start]

    # ---------------------------------------------------------------- other phrases

    def _others(self, words: Sequence[Token], runs: Sequence[tuple[int, int]]) -> Iterator[Mention]:
        """What the runs say: "the head of the union" is one."""
        for n, (first, last) in enumerate(runs):
            low = words[first].text.lower()
            if (first == last and low in _BARE_DETERMINERS) or low == "no":
                continue  # "no injuries" are nobody's
            for owner in range(first, last):
                if words[owner].text.endswith(("’s", "'s")):
                    yield self._mention(words, first, owner, None, self._sort(words, first, owner))
            behind = runs[n + 1] if n + 1 < len(runs) and runs[n + 1][0] == last + 2 else None
            link = words[last + 1].text.lower() if behind else ""
            end = behind[1] if behind and link in ("of", "for") else last
            yield self._mention(words, first, end, None, self._sort(words, first, last), head=last)
            if behind and link == "and":
                yield self._mention(words, first, behind[1], None, "several")

    def _runs(self, words: Sequence[Token], lows: Sequence[str], taken: set[int]) -> list[tuple[int, int]]:
        """First and last word of each run of words with no verb, preposition, mark or person among them."""
        out: list[tuple[int, int]] = []
        for i, low in enumerate(lows):
            if i in taken or self._stops(words, i, low):
                continue
            if out and out[-1][1] == i - 1 and self._goes_on(words, i):
                out[-1] = (out[-1][0], i)
            else:
                out.append((i, i))
        return out

    def _stops(self, words: Sequence[Token], i: int, low: str) -> bool:
        if low in _EITHER:  # "the president first stepped", "the first step"
            return i + 1 < len(words) and is_verb(words, i + 1)
        return low in _STOPS or (low.endswith("ly") and len(low) > 5 and low not in _LY) or is_verb(words, i)

    def _goes_on(self, words: Sequence[Token], i: int) -> bool:
        """Word ``i`` goes on with the run that holds the word before it."""
        low, ahead, gap = words[i].text.lower(), words[i - 1].text, self._gap(words, i, i)
        near = gap in (" ", "\u00a0", "-", "/") or (gap == ". " and len(ahead) < 4) or gap.startswith(("’", "'"))
        return near and (low not in DETERMINERS or low in _GOES_ON)

    def _sort(self, words: Sequence[Token], first: int, last: int) -> Sort:
        low = words[last].text.lower()
        if low in _SEVERAL or words[first].text.lower() in _SEVERAL:
            return "several"
        capital = words[last].text[0].isupper()
        name = capital and last > first and words[first].text[0].isupper()
        if low.endswith("s") and not name and not _NO_PLURAL.search(low) and len(low) > 3:
            return "several"
        proper = capital and (last > 0 or words[0].text in self.proper)
        return "body" if low in BODY_WORDS or proper else "thing"

    # ---------------------------------------------------------------- weights

    def _mention(
        self, words: Sequence[Token], first: int, last: int, name: str | None, sort: Sort, head: int | None = None
    ) -> Mention:
        """From word ``first`` to ``last``; ``head``: the word that says what it is; ``name`` None: the words."""
        span = Span(words[first].span.start, words[last].span.end)
        weight = self._part(words, first, last if head is None else head, last)
        if covers(self.sources, span.start):
            start = self._around(self.sources, span.start).start
            if weight not in (OWNER, MODIFIER) and not re.search(
                r"\b(?:of|for|to)\b|,", self.content[start : span.start]
            ):
                weight = SPEAKING
        elif covers(self.contents, span.start):
            weight *= QUOTED if self.content[self._around(self.contents, span.start).start] in "\"“'‘" else TOLD
        if name is None:
            name = _unowned(" ".join(self.content[span.start : span.end].split()))
            if words[first].text[0].islower() and words[first].text not in DETERMINERS:
                weight *= BARE
        return Mention(span, name, sort, 0, weight)

    def _around(self, spans: Sequence[Span], at: int) -> Span:
        return spans[bisect_right(spans, at, key=lambda s: s.start) - 1]

    def _part(self, words: Sequence[Token], first: int, head: int, last: int) -> float:
        """Its part in the sentence, by the words around it."""
        low = plain(words[head])
        if low in _PERSONAL:
            owner = low in ("his", "hers") or (low == "her" and self._joined(words, last + 1))
            return OWNER if owner else SUBJECT if low in ("he", "she", "they") else OBJECT
        if words[last].text.endswith(_OWNED):
            return OPENING_OWNER if first == 0 else OWNER
        ahead = words[first - 1].text.lower() if first and not self._gap(words, first, first).strip() else ""
        after = words[last + 1] if last + 1 < len(words) else None
        if after is not None and after.text.lower() == "who" and not self._gap(words, last + 1, last + 1).strip(", "):
            return SUBJECT  # of the clause that follows
        if ahead in PREPOSITIONS:
            infinitive = ahead == "for" and after is not None and after.text.lower() == "to"
            return SUBJECT * 0.8 if infinitive else OBLIQUE
        if after is None:
            return OBJECT
        adverb = after.text.lower().endswith("ly") and last + 2 < len(words) and is_verb(words, last + 2)
        if after.text.lower() in AUXILIARIES or is_verb(words, last + 1):
            return SUBJECT * (JOINED if ahead in ("and", "or") and words[last].text[0].isupper() else 1.0)
        gap = self._gap(words, last + 1, last + 1)
        if adverb or (first == 0 and "," in gap):
            return SUBJECT
        return MODIFIER if gap in (" ", "\u00a0") and after.text.lower() not in _STOPS else OBJECT
