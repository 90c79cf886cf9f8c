"""People and bodies in a line of thanks: "Additional reporting by Tarn Wire", "Ina Roe in Dell contributed".

A house names its own people in such a line and the agencies whose text it used. Only the second are a place that text
came from, so the two are told apart by the shape of the name: a person has two names or more and no word for a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from twosource.article.agencies import MEDIUM
from twosource.records import Credit

_BODY = re.compile(
    r"\b(?:news(?:paper|room|wire)?|press|agenc(?:y|ies)|wires?|times|post|herald|courier|network|media|radio|tv|"
    r"television|services?|gazette|tribune|broadcasting|daily|bureau|journal|observer|chronicle|today|online|"
    r"project|centre|center|group|magazine|weekly|telegraph|review|business|desk|agence|agentur|agencia|agenzia|"
    r"presse|nachrichten|noticias)\b|\.(?:com|org|net)\b|wire$|press$",
    re.IGNORECASE,
)
_TASK = re.compile(
    r"\b(?:(?:additional|further|original)\s+)?(?:reporting|reported|writing|written|editing|edited|compiled|compiling|"
    r"translated|research|files?|inputs?|material|produced)\b(?:\s+(?:and|&)\s+(?:writing|editing|reporting))?"
    r"\s+(?:by|from)\b:?",
    re.IGNORECASE,
)
_HELPED = re.compile(r"\b(?:also\s+)?(?:contributed|reported)\b[^;.,]*", re.IGNORECASE)
_BREAK = re.compile(r"\s*[;,&•·|]\s*|\b(?:and|und|et|y|along with|with)\s+|(?<=[a-zß-ÿ]{2})\.\s+", re.IGNORECASE)
_PLACE = re.compile(r"(?:^|\s+)(?:in|at|for|from)\b.*$", re.IGNORECASE)
_OWNER = re.compile(r"^(?P<body>\S.{0,40}?)['’]s?\s+(?P<rest>[A-ZÀ-Þ].*)$")
_JOB = re.compile(
    r"^.*\b(?:staff|special|(?:writer|reporter|editor|correspondent|journalist|contributor|director|producer|intern|"
    r"researcher|bureau chief)s?)\s+(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_SIGNERS = re.compile(r"\s*[,;|&]\s*|\s+(?:and|-|–|—)\s+")
_LED = re.compile(r"^by\s+", re.IGNORECASE)
_NAMED = re.compile(
    r"[^\W\d_a-z][\w.'’&-]*(?:\s+(?:[^\W\d_a-z][\w.'’&-]*|d[aeiu]|de la|van|von|der|den|ten|bin|al|el|le|la|d['’]\w+))*"
)


def contributors(text: str) -> tuple[str, ...]:
    """The people and bodies that a line of thanks names, as printed and each once; places and jobs left out."""
    return tuple(dict.fromkeys(_named(text)))


def agencies_of(credit: Credit) -> tuple[str, ...]:
    """The bodies of a credit that the text came from: not its people, of a byline only the medium beside them. Pictures
    have none, nor has a medium that is named for one passage.
    """
    if credit.covers == "passage":
        return ()
    if credit.kind == "byline":
        return tuple(name for name in credit.names if MEDIUM.fullmatch(name))
    if credit.kind in ("wire", "source-credit"):
        return credit.names
    if credit.kind == "contributed":
        return tuple(name for name in credit.names if not _person(name))
    return ()


def with_medium(text: str) -> tuple[str, ...]:
    """A byline's name, and the medium that stands right behind it as one of its own: "Ina Roe Tarn Wire".

    >>> with_medium("By Ina Roe Associated Press")
    ('Ina Roe', 'Associated Press')
    """
    name = _LED.sub("", text).strip(" ,-–—|")
    behind = [m for m in MEDIUM.finditer(name) if m.end() == len(name) and m.start() > 0]
    if not behind:
        return (name,)
    person = name[: behind[0].start()].strip(" ,-–—|")
    return (person.removesuffix(" The"), behind[0].group()) if person else (name,)


def signers(text: str) -> tuple[str, ...]:
    """Everybody in a byline, people and media, in order.

    >>> signers("By Ina Roe and Tom Adu Associated Press")
    ('Ina Roe', 'Tom Adu', 'Associated Press')
    """
    parts = _SIGNERS.split(_LED.sub("", text).strip(" ,-–—|"))
    return tuple(dict.fromkeys(name for part in parts if part.strip() for name in with_medium(part)))


def _named(text: str) -> Iterator[str]:
    after_place = False
    for part in _BREAK.split(_TASK.sub("; ", _HELPED.sub("; ", text.strip("()[]•⦁–—- .")))):
        said = _PLACE.sub("", part).strip(" ()[].-–—•⦁").removeprefix("the ")
        owner = _OWNER.match(said)
        if owner:
            yield owner.group("body")
            said = owner.group("rest")
        wire = MEDIUM.match(said)
        if wire and wire.end() < len(said):
            yield wire.group()
            said = said[wire.end() :].strip()
        said = _JOB.sub("", said)
        found = _NAMED.match(said)
        # A single word after a place goes on with it: "in Dell, Orland" or "in Dell and Varn".
        if found and not (after_place and " " not in found.group() and not MEDIUM.fullmatch(found.group())):
            yield found.group().rstrip(".,")
        after_place = _PLACE.search(part) is not None or (after_place and not part.strip())


def _person(name: str) -> bool:
    return " " in name and MEDIUM.search(name) is None and _BODY.search(name) is None
