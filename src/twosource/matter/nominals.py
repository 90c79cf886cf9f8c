"""The noun phrases and acts of a report: what each says of its thing, and among which words it stands.

No parse is made: a phrase runs from its determiner, numeral or first modifier to its last noun, and takes "of …" along.
What is noun, modifier or verb is told by the word tables and by what stands before it.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from twosource.matter.exonyms import place_key, power_key
from twosource.spans import Span
from twosource.speech.cues import AUXILIARIES, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from twosource.weights import VerbForm, lemma_of, noun_classes, spread, stem, verb_form
from twosource.words import Token, sentences, tokens

_ARTICLES = frozenset("the a an this that these those".split())
_OWNERS = frozenset("his her its their our my your whose".split())
_QUANTIFIERS = frozenset(
    "some any no many few several both each every another all other others such more most less own same various".split()
)
_NUMBERS = {
    w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
_DETERMINERS = _ARTICLES | _OWNERS | _QUANTIFIERS
_STOPS = (
    AUXILIARIES
    | PREPOSITIONS
    | SUBORDINATORS
    | PRONOUNS
    | frozenset(
        "and or nor but not there here then also now just even still too very so as than if while when where who which whom "
        "what how why him us me them himself herself itself themselves nothing something everything anything nobody "
        "somebody everybody anybody everyone someone anyone never always often already yet again ever only soon once "
        "almost nearly about perhaps maybe rather quite ago later today yesterday tomorrow tonight however though "
        "although because until since unless whether yes please instead meanwhile off out up down away back worth due "
        "much little".split()
    )
) - frozenset("like following asked late early last earlier past given".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december day week month year hour minute second night morning afternoon evening today weekend "
    "decade century time moment fall autumn winter spring summer noon midnight".split()
)
_VAGUE = frozenset(
    "thing way lot kind sort number part bit piece one other end side fact case point rest set front back top bottom "
    "example reason result mr mrs ms dr percent cent euro dollar pound million billion thousand hundred dozen home "
    "everything nothing much set per better worse easier".split()
)
"""Heads that name nothing on their own."""
_SAID = frozenset(("said", "says", "told", "asked", "added"))
"""Verbs also right behind a determiner: '"It must be like that," said Brask'."""
_VERB_FROM = {"past": 55, "s": 62, "base": 85, "ing": 80}
"""Of 100 uses of a form, how many must be as a verb for it to end a phrase."""
_ACT_FROM = 30
"""The same, for a word outside a phrase to be an act."""
_LONGEST = 9
"""Words of a phrase; a longer one is a list or damage."""
_AROUND = 11
"""Words on either side that a phrase is said to stand among."""
_LONGEST_HEADLINE = 200
"""Code points from which on a line is no headline."""
TELLING = 1.2
"""Weight (``weight_of``) from which a word around tells something: fewer than 300 of 1,000 reports use it."""
_LENT = frozenset("of on in for against about over to at near with".split())
_CLOSE = frozenset("for on against about over".split())
"""Prepositions whose phrase belongs to a noun of what happens: "the vote on the bridge"."""
_JOINS = re.compile(r"""^(?:[ ]|\ ?[-/]\ ?|[ ]["“'‘]|["”'’][ ]|\.[ ])$""", re.VERBOSE)
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "thieves": "thief", "wives": "wife",
    "lives": "life", "knives": "knife", "leaves": "leaf", "wolves": "wolf", "feet": "foot", "teeth": "tooth",
    "shelves": "shelf", "media": "media", "data": "data", "crises": "crisis", "analyses": "analysis",
}  # fmt: skip


class Nominal(msgspec.Struct, frozen=True, gc=False):
    """One noun phrase, or one verb; keys are stems (weights.stem), names meet by place or power."""

    span: Span
    head: Span
    word: str
    """The head, small and singular; of a verb the base form."""
    key: str
    """What phrases of one head share: the word, or of what happens the verb, after "to "."""
    modifiers: frozenset[str]
    names: frozenset[str]
    number: str
    """The numeral in front, as digits; empty where none stands."""
    given: str
    """How it is introduced: "the", "a", "own" (somebody's), "this", "" for none."""
    plural: bool
    sentence: int
    """Its number on the lines read."""
    line: Span
    act: bool
    """True for a verb; subject and object are not in its span."""
    proper: bool
    """True where the head is part of a name."""
    around: frozenset[str]
    """Stems of the telling words near it in its sentence, its own left out."""
    before: str
    after: str
    """The nearest telling word on each side, as a stem."""


@lru_cache(maxsize=50_000)
def weight_of(key: str) -> float:
    """How much a stem or key tells, 0 to 6: the logarithm of 1,000 by the news reports that use it; names and unknown words 6."""
    n = spread(key.removeprefix("to ")) or spread(stem(key))
    return min(6.0, math.log(1000 / n)) if n else 6.0


@lru_cache(maxsize=64)  # asked for again and again when a report is compared with others
def nominals(text: str, lines: tuple[Span, ...]) -> tuple[Nominal, ...]:
    """The noun phrases and full verbs on ``lines``, in text order. Linear in the text."""
    each = enumerate(_sentences(text, lines))
    return tuple(n for number, (line, _, words) in each for n in _of_sentence(text, line, words, number, near=_near))


def phrases_beside(text: str, lines: Sequence[Span], places: Sequence[int]) -> list[Nominal]:
    """The noun phrases of the sentences on ``lines`` that hold one of ``places`` (in order), without modifiers and
    names, what stands around them, and number of sentence. Linear in those sentences.
    """
    out: list[Nominal] = []
    for line, sentence, words in _sentences(text, lines):
        at = bisect_left(places, sentence.start)
        if at < len(places) and places[at] < sentence.end:
            out.extend(p for p in _of_sentence(text, line, words, 0, near=_alone) if not p.act)
    return out


def _sentences(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, Span, Sequence[Token]]]:
    """Each sentence: its line, its place, its words."""
    for line in lines:
        words = _unbroken(tokens(text, line))
        starts = [t.span.start for t in words]
        for sentence in sentences(text, line):
            yield line, sentence, words[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _unbroken(words: Sequence[Token]) -> list[Token]:
    """The words of a line; what stands right behind digits goes with them: "27th"."""
    out: list[Token] = []
    for t in words:
        if out and out[-1].span.end == t.span.start and out[-1].text[-1].isdigit():
            out[-1] = Token(out[-1].span.cover(t.span), out[-1].text + t.text)
        else:
            out.append(t)
    return out


@lru_cache(maxsize=512)  # asked for each sentence of a line
def _title_case(text: str, line: Span) -> bool:
    if len(line) >= _LONGEST_HEADLINE:
        return False
    words = re.findall(r"[^\W\d_]{4,}", text[line.start : line.end])
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.6 * len(words)


class _Word(NamedTuple):
    """What the tables say of one word, wherever it stands."""

    low: str
    stem: str
    tells: bool
    stop: bool
    starts: bool
    """An article, or a word for an owner."""
    capital: bool
    form: VerbForm | None
    """As a verb; None for words that are none, and for those of time."""


@lru_cache(maxsize=50_000)
def _known(word: str) -> _Word:
    low = word.lower()
    starts = low in _ARTICLES or low in _OWNERS
    form = None if low in _TIMES else verb_form(low)
    return _Word(low, stem(word), _tells(word), low in _STOPS, starts, word[0].isupper(), form)


_Near = tuple[frozenset[str], str, str]
"""``around``, ``before`` and ``after`` of a Nominal."""
_NONE: frozenset[str] = frozenset()


def _of_sentence(
    text: str,
    line: Span,
    words: Sequence[Token],
    number: int,
    near: Callable[[Sequence[_Word], Sequence[int], int, int], _Near | None],
) -> list[Nominal]:
    headline = _title_case(text, line)
    known = [_known(t.text) for t in words]
    told = [n for n, word in enumerate(known) if word.tells]
    out: list[Nominal] = []
    i = 0
    while i < len(known):
        word = known[i]
        if word.stop or (not word.starts and _is_verb(known, i, False)):
            j = i + 1
            if not word.stop and (made := _act(line, words[i], known[i], number, near(known, told, i, j))) is not None:
                out.append(made)
        else:
            j = max(_phrase_end(text, words, known, i), i + 1)
            phrase = words[i:j]
            here = near(known, told, i, j)
            made = _nominal(line, phrase, number, headline, here)
            out.extend(_inside(text, line, phrase, number, headline, made, here))
            if made is not None:
                out.append(made)
        i = j
    return _with_of(text, out)


def _near(known: Sequence[_Word], told: Sequence[int], i: int, j: int) -> _Near:
    """The telling words around words ``i`` to ``j``; ``told``: the places of all telling words."""
    first, here, behind, last = (bisect_left(told, n) for n in (i - _AROUND, i, j, j + _AROUND))
    stems = [known[n].stem for n in (*told[first:here], *told[behind:last])]
    left = here - first
    return frozenset(stems), stems[left - 1] if left else "", stems[left] if left < len(stems) else ""


def _alone(*_: object) -> None:
    """As ``_near``, for phrases that are not compared."""


@lru_cache(maxsize=50_000)
def _tells(word: str) -> bool:
    key = stem(word)
    return len(key) > 2 and word.lower() not in _STOPS and weight_of(key) >= TELLING


def _phrase_end(text: str, words: Sequence[Token], known: Sequence[_Word], i: int) -> int:
    """Where the phrase that begins at word ``i`` ends, exclusive."""
    j, marks = i, False
    while j < len(words) and j - i < _LONGEST:
        if j > i:
            gap = text[words[j - 1].span.end : words[j].span.start]
            if gap != " ":
                if not _JOINS.match(gap) or (gap == ". " and len(words[j - 1].text) > 3):
                    break
                marks = True
        if known[j].stop or (known[j].starts and j > i) or _is_verb(known, j, j > i):
            break
        j += 1
    return _before_open_mark(text, words, i, j) if marks else j


_OPENING = re.compile(r"[\s(]([\"“‘'«„])$")
_CLOSES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“”"}


def _before_open_mark(text: str, words: Sequence[Token], i: int, j: int) -> int:
    """``j``, or the word before a quotation mark that opens inside the phrase and closes behind it: a quotation that
    goes on is no part of a label.
    """
    for n in range(i + 1, j):
        opened = _OPENING.search(text[words[n - 1].span.end : words[n].span.start])
        if opened and not any(
            mark in text[words[n].span.end : words[j - 1].span.end + 1] for mark in _CLOSES[opened[1]]
        ):
            return n
    return j


def _is_verb(known: Sequence[_Word], j: int, inside: bool) -> bool:
    """True where word ``j`` of a sentence is the verb of a clause and no noun or modifier."""
    word = known[j]
    form = word.form
    if form is None or (word.capital and j > 0):
        return False
    before = known[j - 1].low if j else ""
    if before in ("to", "not") or before in AUXILIARIES:
        return form.kind in ("base", "past", "ing")
    if before in _DETERMINERS or before in _NUMBERS or before[:1].isdigit() or before.endswith(("'s", "’s")):
        return word.low in _SAID
    if before in PREPOSITIONS:
        return form.kind == "ing" and form.share >= _VERB_FROM["ing"]
    if form.kind == "past" and not inside:
        return form.share >= _VERB_FROM["past"]
    if inside and form.kind in ("past", "ing") and j + 1 < len(known) and before.endswith("ly"):
        return False  # "the newly released memo"
    return form.share >= _VERB_FROM[form.kind]


def _nominal(line: Span, words: Sequence[Token], sentence: int, headline: bool, near: _Near | None) -> Nominal | None:
    given, start = "", 0
    first = words[0].text.lower()
    if first in _ARTICLES or first in _OWNERS:
        given = "the" if first == "the" else "a" if first in ("a", "an") else "own" if first in _OWNERS else "this"
        start = 1
    end = len(words)
    while end > start and not _names_something(_bare(words[end - 1].text)):
        end -= 1
    if end == start:
        return None
    body = words[start:end]
    low = body[0].text.lower()
    number = _NUMBERS.get(low, low.replace(",", "") if low[0].isdigit() else "")
    head = body[-1]
    low = _bare(head.text)
    word = _singular(low)
    modifiers, names = (_NONE, _NONE) if near is None else _in_front(line, body[:-1], headline)
    around, before, after = near or (_NONE, "", "")
    if given == "" and body[0].text.endswith(("'s", "’s")):
        given = "own"
    return Nominal(
        span=Span(words[0].span.start, head.span.end), head=head.span, word=word, key=_key(word),
        modifiers=modifiers, names=names, number=number, given=given, plural=word != low,
        sentence=sentence, line=line, act=False, proper=_proper(head, words, headline),
        around=around, before=before, after=after,
    )  # fmt: skip


def _in_front(line: Span, words: Sequence[Token], headline: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The modifiers and the names that the words in front of a head tell."""
    modifiers, names = set(), set()
    for t in words:
        key = _bare(t.text)
        if t.text[0].isupper() and t.span.start > line.start and not headline:
            names.add(power_key(t.text) or place_key(t.text))
        if len(key) > 1 and key not in _QUANTIFIERS and key not in _NUMBERS and not key[0].isdigit():
            modifiers.add(stem(t.text))
    return frozenset(modifiers), frozenset(names)


def _owner(
    text: str, line: Span, words: Sequence[Token], sentence: int, headline: bool, near: _Near | None
) -> Nominal | None:
    """The phrase in front of a possessive: "the old mayor" in "the old mayor's cousin"."""
    for n, t in enumerate(words[:-1]):
        plural = text[t.span.end : t.span.end + 1] in ("'", "’") and t.text.endswith("s")
        if (t.text.endswith(("'s", "’s")) or plural) and (n or t.text[0].islower()):
            made = _nominal(line, words[: n + 1], sentence, headline, near)
            if made is None:
                return None
            last = made.head.end - (0 if plural else 2)
            return msgspec.structs.replace(made, span=Span(made.span.start, last), head=Span(made.head.start, last))
    return None


COMPOUND_FROM = 3.0
"""Weight from which the first noun of a compound is a thing of its own ("strategy of the birthers"): fewer than 50 of
1,000 reports use it."""


_NOUN_BELOW = 50
"""Of 100 uses, below how many as a verb a word before the head is taken for a noun."""


def _inside(
    text: str,
    line: Span,
    words: Sequence[Token],
    sentence: int,
    headline: bool,
    whole: Nominal | None,
    near: _Near | None,
) -> list[Nominal]:
    """The phrases inside a phrase: its owner, and nouns that stand before its head and name something rare."""
    owner = _owner(text, line, words, sentence, headline, near)
    out = [owner] if owner is not None else []
    if whole is None:
        return out
    for t in words:
        low = _bare(t.text)
        if (
            t.span.end >= whole.head.start
            or (t.text[0].isupper() and not headline)
            or (owner and t.span.overlaps(owner.head))
        ):
            continue
        word = _singular(low)
        form = verb_form(low)
        if (
            (form is None or form.share < _NOUN_BELOW)
            and _names_something(low)
            and weight_of(_key(word)) >= COMPOUND_FROM
        ):
            out.append(
                msgspec.structs.replace(
                    whole, head=t.span, word=word, key=_key(word), plural=word != low,
                    modifiers=(whole.modifiers | {stem(whole.word)}) - {stem(low)},
                )
            )  # fmt: skip
    return out


def _proper(head: Token, words: Sequence[Token], headline: bool) -> bool:
    if not head.text[0].isupper():
        return False
    known = spread(stem(head.text)) > 0
    return not known or not (headline or (len(words) == 1))


@lru_cache(maxsize=50_000)
def _names_something(low: str) -> bool:
    """True for a word that can be the head of a phrase that is worth telling."""
    word = _singular(low)
    if len(low) < 2 or low[0].isdigit() or low in _NUMBERS or low in _QUANTIFIERS or low in _STOPS:
        return False
    if word in _TIMES or word in _VAGUE:
        return False
    return bool(noun_classes(word)) or (len(low) > 2 and spread(stem(low)) == 0 and not low.endswith(("ly", "est")))


def _act(line: Span, word: Token, known: _Word, sentence: int, near: _Near | None) -> Nominal | None:
    form = known.form
    if form is None or form.share < _ACT_FROM or weight_of(stem(known.low)) < TELLING:
        return None
    around, before, after = near or (_NONE, "", "")
    return Nominal(
        span=word.span, head=word.span, word=form.lemma, key=f"to {stem(known.low)}", modifiers=frozenset(),
        names=frozenset(), number="", given="", plural=False, sentence=sentence, line=line, act=True, proper=False,
        around=around, before=before, after=after,
    )  # fmt: skip


def _with_of(text: str, found: list[Nominal]) -> list[Nominal]:
    """Phrases that a preposition joins lend their words to the one before; "of …" becomes part of its span."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        one, two = out[n], out[n + 1]
        between = text[one.span.end : two.span.start].strip()
        if one.act or two.act or one.span.overlaps(two.span) or between not in _LENT:
            continue
        names = two.names
        if two.proper:
            word = text[two.head.start : two.head.end]
            names = names | {power_key(word) or place_key(word)}
        out[n] = msgspec.structs.replace(
            one,
            modifiers=one.modifiers | two.modifiers | {stem(two.word)},
            names=one.names | names,
            span=one.span.cover(two.span)
            if between == "of" or (between in _CLOSE and one.key.startswith("to "))
            else one.span,
        )
    return out


_HAPPENINGS = frozenset((4, 9, 10, 11, 12, 22, 26))
"""WordNet's classes act, cognition, communication, event, feeling, process, state: nouns that a verb may stand for."""


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """The stem under which a noun meets the verb of its act; who does it ("robber") meets no verb."""
    return f"to {stem(word)}" if _HAPPENINGS.intersection(noun_classes(word)[:1]) else word


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    low = word.lower().replace("’", "'")
    return low.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=20_000)
def _singular(low: str) -> str:
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    key = stem(low)
    if low.startswith(key) and low[len(key) :] in ("s", "es") and lemma_of(low) is None:
        return key
    for end, new in (("ies", "y"), ("es", ""), ("s", "")):
        if low.endswith(end) and noun_classes(low.removesuffix(end) + new) and not low.endswith(("ss", "us", "is")):
            return low.removesuffix(end) + new
    return low
