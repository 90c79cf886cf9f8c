"""Words that exclude each other: a sentence with one of them tells another thing than the same sentence with the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from twosource.check.abreast import Other, Row, Stood, near
from twosource.check.keys import is_negation, words_of
from twosource.weights import stem, verb_form

_GROUPS = """
north northern northward northwards | south southern southward southwards | east eastern eastward | west western westward
upstream | downstream
uphill | downhill
inside indoors | outside outdoors
inner | outer
upper | lower
above | below beneath
before | after
early* | late*
first | second* | third* | fourth | fifth | sixth | last* final*
last* previous | next* coming* following*
yesterday | today | tomorrow
dawn morning daybreak | noon midday afternoon | evening dusk night overnight midnight
spring | summer | autumn | winter
hourly | daily | weekly | monthly quarterly | yearly annual annually
hour | day | week | month | year | decade | century
rise increase grow climb up widen soar jump surge swell | fall drop decline decrease shrink down sink plunge narrow lessen recede ebb
more* | fewer less
most* | least fewest
better improve | worse worsen
best | worst
higher | lower
highest | lowest
larger bigger greater | smaller
largest biggest greatest | smallest
longer | shorter
longest | shortest
older elder | younger
oldest eldest | youngest
faster quicker | slower
stronger | weaker
heavier | lighter
cheaper | dearer costlier
cheap cheapest inexpensive | expensive dear costly dearest costliest
high | low
large big huge | small tiny
long | short
heavy | light*
strong | weak
rich wealthy | poor
full | empty
wet rainy | dry*
hot warm | cold
deep | shallow
wide | narrow
new | old used* secondhand
always | often frequently | sometimes occasionally | rarely seldom | never
all every each entire whole | most* majority | half | many several numerous dozens | few | none
everybody everyone | nobody
open reopen | close shut closed
begin start launch commence | stop end halt finish cease suspend
continue keep | stop halt end cease suspend
accept approve endorse welcome | reject refuse dismiss turn decline
accept | appeal contest challenge
approve pass adopt ratify | reject veto
support back favour favor | oppose resist
agree | disagree refuse
admit acknowledge concede confirm | deny
confirm | deny dispute
praise commend applaud | criticize criticise condemn blame
allow permit let authorise authorize | ban forbid prohibit bar
lift ease relax | impose tighten
win | lose
survive | lose
semi* | quarter*
woman women | man men | child children
buy purchase acquire | sell
hire employ recruit | fire dismiss sack
arrive | leave depart
enter | leave exit
arrest detain jail imprison | release free
guilty convict | innocent acquit
kill die dead death fatality | injure wound hurt injury | missing* | arrest detain
survive | die
succeed | fail
safe sound | unsafe dangerous faulty defective cracked
legal lawful | illegal unlawful
possible | impossible
peaceful calm | violent
true | false
public | private
alive | dead
send | receive
borrow | lend
build construct | demolish
major | minor
temporary interim | permanent
partial partly | full fully complete* completely total*
domestic | foreign
urban | rural
civilian | military
male | female
man boy | woman girl
men boys | women girls
boy | girl
son | daughter
brother | sister
father | mother
husband | wife
uncle | aunt
nephew | niece
child children | adult
government* cabinet* | opposition*
buyer | seller
landlord | tenant
employer management* | employee* worker* staff* union*
police* | army* soldier* soldiers* troops* | firefighters* firefighter* | coastguard*
ministry* minister* | court* judge* judges* | parliament*
red | blue | green | yellow | black | white | orange | purple | pink | brown | grey gray
steel | wooden | concrete | brick
majority* | minority*
import | export
profit | loss
sunday | monday | tuesday | wednesday | thursday | friday | saturday
january | february | march* | april | may* | june | july | august | september | october | november | december
income revenue | spending expenditure
surplus | deficit
victory | defeat
north-western northwestern | south-western southwestern | north-eastern northeastern | south-eastern southeastern
"""
"""One group a line; between bars words that are alike here. A word may be in several groups. A word with a star is meant as
printed, the others by their stems.
"""
_DAYS = ("sunday", "january", "hour", "dawn")
"""The first words of the groups of days, months, lengths and parts of time: of one thing much is told, on many days."""
ALIKE_MIN, ALIKE_DAYS_MIN = 0.4, 0.5
"""Share of the draft's sentence that the pile's must have at least, and where only a day or the like is another."""
NEAR_DAYS_MIN = 0.75
"""Share of what stands near the day that will do instead: it is of one clause."""
_GOVERNED = 3
"""Words in front of one in which a negation turns it round."""


class Pole(NamedTuple):
    """The ``side`` of a ``group`` that a word is on."""

    group: int
    side: int


@cache
def _poles() -> dict[str, tuple[Pole, ...]]:
    out: dict[str, dict[Pole, None]] = {}
    for n, line in enumerate(_GROUPS.strip().splitlines()):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                key = words_of(word)[0].key
                for form in (key,) if word.endswith("*") else (key, f"~{stem(key)}"):
                    out.setdefault(form, {})[Pole(n, side)] = None
    return {word: tuple(poles) for word, poles in out.items()}


@cache
def _of_days() -> frozenset[int]:
    return frozenset(n for n, line in enumerate(_GROUPS.strip().splitlines()) if line.startswith(_DAYS))


def poles(row: Row, n: int) -> tuple[Pole, ...]:
    """Where a word stands in the groups, by its form or by its stem; nowhere where it is in none."""
    table = _poles()
    return table.get(row.words[n].key) or table.get(f"~{row.stems[n]}") or ()


def contrasts(row: Row, beside: Sequence[Stood]) -> Iterator[Other]:
    """The words of the draft's sentence for which those of the pile that tell of the same have one that excludes it."""
    for n in range(len(row.words)):
        if row.free[n] and not _negated(row, n) and not _is_particle(row, n):
            for pole in poles(row, n):
                found = _against(row, n, pole, beside)
                if found is not None:
                    yield found
                    break


def _against(row: Row, n: int, pole: Pole, beside: Sequence[Stood]) -> Other | None:
    best: Other | None = None
    least = ALIKE_DAYS_MIN if pole.group in _of_days() else ALIKE_MIN
    for stood in beside:
        theirs = {j: there for j in range(len(stood.row.words)) if (there := _of(stood.row, j, pole.group))}
        same = [j for j, there in theirs.items() if pole in there]
        if any(near(row, n, stood.row, j).vouches for j in same):
            return None
        for j in theirs:
            if same or stood.row.stems[j] in row.places or _negated(stood.row, j) or _both_turned(row, n, stood.row, j):
                continue
            found = near(row, n, stood.row, j)
            if stood.share < least and (least < ALIKE_DAYS_MIN or found.alike < NEAR_DAYS_MIN):
                continue
            if found.enough(stood.share) and (best is None or found.alike > best.alike):
                best = Other(n, stood, j, found.alike)
    return best


def _is_particle(row: Row, n: int) -> bool:
    """Whether "up" or "down" is part of a verb that is none of moving: "broke down", "signed up"."""
    if row.words[n].key not in ("up", "down") or not n:
        return False
    verb = verb_form(row.words[n - 1].key)
    return verb is not None and verb.share >= _SURELY and verb.lemma not in _MOVING


_SURELY = 60
"""Percent of a word's uses in which it is a verb, from which on it is taken for one."""
_MOVING = frozenset("be go come move rise fall climb drop walk run turn drive fly send bring take look head".split())


def _both_turned(row: Row, n: int, theirs: Row, j: int) -> bool:
    """Whether the words behind the two are opposites as well: "all of them outside", "none of them inside"."""
    ours = {p for i in range(n + 1, min(n + _GOVERNED + 2, len(row.words))) for p in poles(row, i)}
    there = {p for i in range(j + 1, min(j + _GOVERNED + 2, len(theirs.words))) for p in poles(theirs, i)}
    return any(p.group == q.group and p.side != q.side for p in ours - there for q in there - ours)


def _of(row: Row, n: int, group: int) -> tuple[Pole, ...]:
    return tuple(p for p in poles(row, n) if p.group == group)


def _negated(row: Row, n: int) -> bool:
    return any(is_negation(w.key) for w in row.words[max(0, n - _GOVERNED) : n])
