"""Runs of capitalised words: where names can be, sentence beginnings and headlines in title case set apart."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from twosource.matter.exonyms import is_adjective, is_place, rows_of
from twosource.matter.honorifics import is_title, titles_before
from twosource.matter.likeness import is_given_name
from twosource.records import Article, Line
from twosource.spans import Span
from twosource.weights import verb_form
from twosource.words import sentences

_WORD = re.compile(r"[^\W\d_](?:[\w]|[-'’](?=\w)|\.(?=[^\W\d_]\.|[^\W\d_]{2,}\b(?<!\s)))*\.?|\d+", re.UNICODE)
_COMPOUND = re.compile(r"^(?!al-|el-)[\w-]+-[a-z]{3,}$")
_PARTICLES = frozenset("de del della der den di da dos du la le van von bin ibn al el ben abu zu ter y bint ul".split())
OF_PLACES = frozenset("gulf bay strait straits sea island isle cape lake city province duchy port state".split())
"""Nouns that "of" joins to the rest of a place's name: "Gulf of Ossa"."""
_NO_NAME = re.compile(r"I['’](?:m|ve|ll|d)\b|[RDI]-[A-Z]|\d")
_SHORT = re.compile(
    r"(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Maj|Adm|Brig|Det|Cmdr|Pres)\."
)
_STARTERS = frozenset(
    "the a an this that these those it its he she they we you i his her their our my your there here what which who "
    "whom whose when where why how if as at by for from in into of on onto over to under up with without within about "
    "after against among around before behind below beneath beside besides between beyond but and or nor so yet also "
    "although because despite during even ever every few first last many more most much neither never no not nothing "
    "now once one only other others since some still such than then though through thus too two three four five six "
    "seven eight nine ten until unless unlike upon very was were is are am be been being has have had do does did can "
    "could may might must shall should will would while yes all another any both each either enough several today "
    "yesterday tomorrow meanwhile however later earlier according asked speaking instead indeed perhaps maybe just "
    "like let please thank thanks well oh hundreds thousands dozens millions tens police officials authorities "
    "witnesses critics supporters residents people men women children experts analysts investigators prosecutors "
    "lawmakers protesters troops soldiers rescuers sources state government military local western eastern northern "
    "southern former senior early late next second third photo image "
    "file video read via updated posted breaking exclusive opinion analysis everyone everybody someone nobody anyone "
    "nearly almost roughly given following including further furthermore moreover nevertheless nonetheless finally "
    "recently currently previously eventually ultimately clearly certainly certainty obviously reporters".split()
)
_GENERIC = frozenset(
    "police officials authorities state government military local western eastern northern southern children women men "
    "former senior photo image file video breaking early late".split()
)
_NEVER = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri "
    "sat sun i ok am pm gmt bst est edt utc tv god christmas easter".split()
)
_OFFICES = frozenset(
    "minister secretary ambassador president chancellor governor mayor senator commissioner spokesman spokeswoman "
    "spokesperson chairman chairwoman director".split()
)
_PARTICIPLE = 95
"""Of 100 uses of a form in "-ing", how many must be as a verb before it begins no name at the front of a sentence."""
_OWNERS = re.compile(
    r"(?:People|Women|Men|Children|Worker|Teacher|Veteran|Farmer|Nurse|Student|King|Queen|Bar)s?['’]s?$"
)
"""Possessives inside a name: "People's Party", "Teachers' Union"."""


class Run(NamedTuple):
    """A run of capitalised words that may be a name, titles in front cut off."""

    span: Span
    words: tuple[str, ...]
    title: str
    """The title words that stood in front, empty where none did."""
    royal: bool
    sure: bool
    """False where the run is one word that a sentence's beginning may have capitalised."""


@cache
def organisation_words() -> frozenset[str]:
    """Lower-case words that make a name an organisation's."""
    return frozenset(w for (words,) in rows_of("organisations.txt") for w in words)


def title_case(text: str, line: Line) -> bool:
    """True for a headline in which most words begin with a capital, so that capitals tell nothing."""
    if line.role not in ("title", "subhead"):
        return False
    words = re.findall(r"[^\W\d_]{4,}", text[line.span.start : line.span.end])
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def runs(article: Article) -> tuple[Run, ...]:
    """The runs of the article's lines in text order; headlines in title case are left out."""
    text = article.text.content
    body = [line for line in article.body() if not title_case(text, line)]
    small = {w for line in body for w in re.findall(r"\b[^\W\d_A-Z]\w+", text[line.span.start : line.span.end])}
    out: list[Run] = []
    for line in body:
        for sentence in sentences(text, line.span):
            out.extend(_of_sentence(text, sentence, small))
    return tuple(out)


def _of_sentence(text: str, sentence: Span, small: set[str]) -> list[Run]:
    out: list[Run] = []
    # "Orland-backed" and "NATO-led" describe; no name stands in them on its own
    words = list(_WORD.finditer(text, sentence.start, sentence.end))
    i = 0
    while i < len(words):
        if not _capital(words[i]) or _COMPOUND.search(words[i].group()):
            i += 1
            continue
        j = _run_end(text, words, i)
        out.extend(_cut(words[i:j], i == 0 or _after_opening(text, words[i].start()), small))
        i = j
    return out


def _after_opening(text: str, at: int) -> bool:
    return text[at - 1 : at] in tuple("\"“‘'«(") or text[max(0, at - 2) : at] in (": ", "- ", "— ", "– ", "… ")


def _capital(m: re.Match[str]) -> bool:
    word = m.group()
    return word[0].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


@lru_cache(maxsize=20_000)
def _clean(word: str) -> str:
    return re.sub(r"['’]s?$", "", word if _SHORT.fullmatch(word) else word.rstrip("."))


def _run_end(text: str, words: list[re.Match[str]], i: int) -> int:
    j = i + 1
    while j < len(words) and j - i < 12:
        gap = text[words[j - 1].end() : words[j].start()]
        last = words[j - 1].group()
        if (
            gap != " "
            or (last.endswith(("'s", "’s", "s'", "s’")) and not _owner(words, j))
            or (last.endswith(".") and not _SHORT.fullmatch(last))
        ):
            break
        if _COMPOUND.search(words[j].group()):
            break
        if _capital(words[j]):
            j += 1
            continue
        k = _bridge(text, words, i, j)
        if k == j:
            break
        j = k
    return j


def _owner(words: list[re.Match[str]], j: int) -> bool:
    return bool(_OWNERS.fullmatch(words[j - 1].group())) and _capital(words[j])


def _bridge(text: str, words: list[re.Match[str]], i: int, j: int) -> int:
    """Past small words inside a name: "bin", "of" after an organisation's word, "and" inside one; else ``j``."""
    word = words[j].group()
    k = j + 1
    if word == "of" and k < len(words) and words[k].group() == "the":
        k += 1
    while word in _PARTICLES and k < len(words) and words[k].group() in _PARTICLES:
        k += 1
    if k >= len(words) or not _capital(words[k]) or text[words[j].end() : words[k].start()].strip(" the") != "":
        return j
    before = [_clean(w.group()).lower() for w in words[i:j]]
    if word in _PARTICLES:
        return k + 1
    organisations = organisation_words()
    if word == "of" and (
        before[-1] in organisations
        or before[-1] in ("state", "secretary", "republic", "states")
        or before[-1] in OF_PLACES
    ):
        return k + 1
    if word in ("and", "for", "on") and len(before) >= 2 - (word == "and"):
        ahead = []
        for m in words[k : k + 4]:
            if not _capital(m):
                break
            ahead.append(_clean(m.group()).lower())
        inside = word != "and" or not any(is_place(w.group()) or w.group().isupper() for w in words[i:j])
        if word == "and" and inside and ahead and ahead[-1] in organisations and before[-1] not in organisations:
            return k + 1
        if word != "and" and before[-1] in organisations:
            return k + 1
    return j


def _cut(words: list[re.Match[str]], first: bool, small: set[str]) -> list[Run]:
    """The name in a run: a sentence's first word, titles, and stray words at the ends cut away."""
    started = first
    while words and (_no_name_begins(words[0].group(), first, len(words)) or (first and _opens_clause(words))):
        words, first = words[1:], False
    while words and (_clean(words[-1].group()).lower() in _NEVER or not _capital(words[-1])):
        words = words[:-1]
    if not words:
        return []
    printed = [w.group() for w in words]
    inner = _inner_title(printed)
    out = []
    if inner and is_place(" ".join(printed[:inner])):
        # "Orland Governor Ada Brill": the place is a name of its own
        place = words[:inner]
        out.append(Run(Span(place[0].start(), place[-1].end()), tuple(printed[:inner]), "", False, True))
    split = titles_before(printed[inner:])
    title = " ".join(printed[: inner + split.words])
    rest = words[inner + split.words :]
    if len(rest) == 1 and is_title(_clean(rest[0].group())):
        return out
    names = tuple(_clean(w.group()) for w in rest)
    if not any(len(n) > 1 for n in names) or (len(names) == 1 and names[0].lower() in _STARTERS):
        return out
    if all(is_adjective(n) for n in names) and not is_place(" ".join(names)):
        return []
    if is_adjective(names[0]) and all(is_title(n) for n in names[1:]):
        return out  # "Russian Ambassador" names nobody
    if not split.words and len(names) > 1 and names[-1].lower() in _OFFICES:
        return out  # nor does "Ostian Energy Minister", with an adjective that no table knows
    if len(names) > 2 and not split.words and names[0].lower() in organisation_words() and is_given_name(names[1]):
        rest, names = rest[1:], names[1:]  # "Speaker of the House Ada Brill"
    span = Span(rest[0].start(), rest[-1].start() + len(_clean(rest[-1].group())))
    lone = len(names) == 1 and started and first and not title and not is_place(names[0])
    unsure = lone and not names[0].isupper()
    if unsure and names[0].lower() in small:
        return []
    if len(names) > 1 and first and started and names[0].lower() in small and not title and not names[0].isupper():
        rest, names = rest[1:], names[1:]
        span = Span(rest[0].start(), span.end)
    return [*out, Run(span, names, title, split.royal, not unsure)]


def _opens_clause(words: list[re.Match[str]]) -> bool:
    """Whether a run begins with a participle that the sentence's beginning has capitalised: "Citing Ada Brill"."""
    word = _clean(words[0].group())
    if len(words) < 2 or not word.endswith("ing") or is_given_name(word):
        return False
    form = verb_form(word.lower())
    body = _clean(words[-1].group()).lower() in organisation_words()
    return form is not None and form.kind == "ing" and form.share >= _PARTICIPLE and not body


def _no_name_begins(word: str, first: bool, length: int) -> bool:
    """True for a word at the front of a run that is no part of a name; ``first``: it opens a sentence."""
    low = _clean(word).lower()
    if low in _NEVER or word in _PARTICLES or _NO_NAME.match(word):
        return True
    if low not in _STARTERS or is_place(word):
        return False
    # "Western officials" is no name and "Western Harbour Board" is one
    return (first and not (length > 1 and low in _GENERIC)) or low in ("the", "a", "an")


def _inner_title(words: list[str]) -> int:
    """Where a title begins inside a run that goes on to a name ("House Speaker Ada Brill"); 0 where none does."""
    if words[-1].lower() in organisation_words():
        return 0
    for i in range(len(words) - 2, 0, -1):
        if is_title(_clean(words[i])) and words[i - 1] not in ("of", "the") and not words[i].isupper():
            while i > 1 and is_title(_clean(words[i - 1])):
                i -= 1
            return i
    return 0
