"""The words of lines that print a day: months, weekdays and what stands beside them, in the main news languages."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = (
    "jan(?:uary|vier|uar|eiro|ner)?|feb(?:ruary|ruar|rero|braio)?|fev(?:ereiro)?|févr?(?:ier)?|mar(?:ch|zo|ço|s|et)?|märz|mrz|apr(?:il|ile)?|avr(?:il)?|"
    "abr(?:il)?|ma[iyj]o?|mai|mei|jun[ei]?o?|juin|juni|jul[iy]?o?|juil(?:let)?|juli|aug(?:ust|ustus)?|ago(?:sto)?|août|sep(?:t|tember|tembre|tiembre)?|"
    "set(?:embro|tembre)?|oct(?:ober|obre|ubre)?|okt(?:ober)?|out(?:ubro)?|ott(?:obre)?|nov(?:ember|embre|iembre|embro)?|de[czs](?:ember|embre|iembre|embro)?|déc(?:embre)?|dic(?:iembre|embre)?|dez(?:ember|embro)?"
)
_DAYS = (
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|"
    "samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|feira|lunedì|martedì|"
    "mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mandag|måndag|tirsdag|tisdag|"
    "onsdag|torsdag|fredag|lørdag|lördag|søndag|söndag"
)
_DATE_WORDS = (
    "published|updated|update|posted|modified|last|first|created|issued|on|at|am|pm|a\\.m|p\\.m|gmt|utc|est|edt|et|pst|pdt|bst|cet|cest|ist|sgt|uhr|à|le|"
    "la|el|the|of|de|um|am|den|vom|stand|publié|mis|jour|actualizado|publicado|veröffentlicht|aktualisiert|modifié|ago|hours?|minutes?|mins?|days?|weeks?|"
    "months?|years?|vor|stunden?|minuten|tagen?|hace|il y "
    "a|heures?|horas?|às|alle|ore|kl|klokken|st|nd|rd|th|h|date|time|datum|today|yesterday|heute|gestern|hrs|m|z|t"
)
DATE_LINE = re.compile(rf"^(?:[\d\W_]|(?:{_MONTHS}|{_DAYS}|{_DATE_WORDS})\b){{2,60}}$", re.IGNORECASE)
"""A line of these and nothing else, numbers and signs aside."""
_ODD = "a|p|il|y"


def may_date(run: str) -> bool:
    """Whether a run of letters, in small ones, or of digits may stand in such a line."""
    return run in _runs() or run.isdecimal()


@lru_cache(maxsize=1)
def _runs() -> frozenset[str]:
    return frozenset(_spelt(f"{_MONTHS}|{_DAYS}|{_DATE_WORDS}|{_ODD}")[0])


def _spelt(pattern: str, at: int = 0) -> tuple[set[str], int]:
    """All that a pattern of letters, sets and groups, each there or optional, finds from ``at`` to the bracket that closes it;
    and where that stands.
    """
    found: set[str] = set()
    ways = {""}
    while at < len(pattern) and pattern[at] != ")":
        sign = pattern[at]
        if sign == "|":
            found, ways, at = found | ways, {""}, at + 1
            continue
        if sign == "(":
            own, at = _spelt(pattern, at + len("(?:"))
        elif sign == "[":
            end = pattern.index("]", at)
            own, at = set(pattern[at + 1 : end]), end
        else:
            at += sign == "\\"
            own = {pattern[at]}
        at += 1
        if pattern[at : at + 1] == "?":
            own, at = own | {""}, at + 1
        ways = {way + part for way in ways for part in own}
    return found | ways, at
