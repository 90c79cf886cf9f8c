"""Party and state behind a name, as American reports print them: "Ines Tarvo (D-Calif.)", "Ines Tarvo, R-Maine,", "Carl Brask (I)"."""

from __future__ import annotations

import re

_PARTY = {"d": "democrat", "r": "republican", "i": "independent", "l": "libertarian"}
_BEHIND = re.compile(r",?\s*\(?(?P<party>[DRIL])(?:[-–](?P<state>[A-Z][A-Za-z. ]{0,14}?)\.?)?(?=[),;\s]|$)")
_STATES = (
    "ala alabama, alas alaska, ariz arizona, ark arkansas, calif california, colo colorado, conn connecticut, del delaware, fla florida,"
    " ga georgia, hawaii hawaii, ida idaho, ill illinois, ind indiana, iowa iowa, kan kansas, ky kentucky, la louisiana, maine maine,"
    " md maryland, mass massachusetts, mich michigan, minn minnesota, miss mississippi, mo missouri, mont montana, neb nebraska,"
    " nev nevada, nh hampshire, nj jersey, nm mexico, ny york, nc carolina, nd dakota, ohio ohio, okla oklahoma, ore oregon,"
    " pa pennsylvania, ri rhode, sc carolina, sd dakota, tenn tennessee, texas texas, tex texas, utah utah, vt vermont, va virginia,"
    " wash washington, wva virginia, wis wisconsin, wyo wyoming, az arizona, ca california, co colorado, ct connecticut, fl florida,"
    " il illinois, mi michigan, mn minnesota, oh ohio, tn tennessee, tx texas, wi wisconsin, ma massachusetts, wa washington, nv nevada"
)
_STATE = dict(pair.split() for pair in _STATES.split(","))


def party_behind(text: str, at: int) -> list[str]:
    """The words that party and state in text from ``at`` stand for, small letters; none where there is no such mark.

    >>> party_behind("Ines Tarvo (D-Calif.) said", 10), party_behind("Carl Brask, R-Maine, said", 10)
    (['democrat', 'california'], ['republican', 'maine'])
    """
    m = _BEHIND.match(text, at)
    if m is None or (not m["state"] and not text.startswith((" (", "("), at)):
        return []
    state = re.sub(r"[. ]", "", m["state"] or "").lower()
    return [_PARTY[m["party"].lower()], *([_STATE[state]] if state in _STATE else [])]


__all__ = ["party_behind"]
