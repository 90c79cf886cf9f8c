"""Who a mail is from -> an outlet, or an author, where the line says so clearly enough.

"The Orland Courier <news@…>" is an outlet; "Jane Roe <jane.roe@…>" an author. A name of two capitalised words may be
either, so it is a person only where the mailbox is named after it, and an outlet only where a word or the domain says so.
Where neither does, nothing is said.
"""

from __future__ import annotations

import re

import msgspec

_BODIES = frozenset(
    "agency agence agencia agentur alert alerts association briefing bulletin bureau centre center chronicle club "
    "commission committee company council courier daily department digest dispatch echo editors express foundation "
    "gazette government group guardian herald inc institute institut journal journalen kurier limited ltd magazin "
    "magazine mail media ministry ministère ministerio ministerium monitor morning news newsletter newsroom newspaper "
    "notizie noticias observer office online party police post press presse prensa pressestelle radio redaction "
    "redaktion redaccion report reporter reports review service society star sun support team telegraph television "
    "times today tribune tv union university update updates weekly world zeitung".split()
)
"""Words that name a body or a mailing, not a person."""
_SMALL = frozenset("de del della di da dos du van von der den la le al bin ibn y e".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_BESIDE = re.compile(r"\s+(?:from|at|of|via|von|chez)\s+|\s*[|•·–—@/]\s*|,\s+|\s*\((?=[^()]+\)$)")
"""What stands between a person and an outlet in one name: "Jane Roe | The Courier"."""
_LEAST = 3
"""Letters of a name that must stand in the mailbox for it to be named after that person."""


class Sender(msgspec.Struct, frozen=True):
    author: str | None = None
    outlet: str | None = None


def sender_of(name: str, address: str) -> Sender:
    """``name`` is the decoded display name, ``address`` what stands in angle brackets."""
    name = name.strip(" \t\"'").strip()
    if not name or "@" in name:
        return Sender()
    mailbox, _, domain = address.rpartition("@")
    pieces = [piece.strip(" ()") for piece in _BESIDE.split(name, maxsplit=1)]
    if len(pieces) == 2 and all(pieces):
        turned = f"{pieces[1]} {pieces[0]}"
        if ", " in name and len(_words(turned)) <= 3 and _person(turned, mailbox):
            return Sender(author=turned)  # "Roe, Jane"
        if _person(pieces[0], mailbox):
            return Sender(author=pieces[0], outlet=pieces[1] if _outlet(pieces[1], domain) else None)
        if _outlet(pieces[1], domain) and not _outlet(pieces[0], domain):
            return Sender(outlet=pieces[1])
    if _person(name, mailbox):
        return Sender(author=name)
    return Sender(outlet=name) if _outlet(name, domain) else Sender()


def _person(name: str, mailbox: str) -> bool:
    words = _words(name)
    if not 2 <= len(words) <= 5 or any(w.casefold() in _BODIES or (len(w) > 3 and w.isupper()) for w in words):
        return False
    if " ".join(words) != " ".join(name.split()) or words[0].casefold() == "the":
        return False
    named = [w for w in words if w.casefold() not in _SMALL]
    if len(named) < 2 or not all(w[0].isupper() or not w[0].islower() for w in named):
        return False
    return any(len(part) >= _LEAST and part in _plain(mailbox) for part in map(_plain, named))


def _outlet(name: str, domain: str) -> bool:
    words = _words(name)
    if not words:
        return False
    host = _plain(domain.rpartition(".")[0])
    return (
        any(w.casefold() in _BODIES for w in words)
        or words[0].casefold() == "the"
        or any(len(part) > _LEAST and part in host for part in map(_plain, words))
        or (len(words) == 1 and words[0].isupper() and len(words[0]) >= _LEAST)
    )


def _words(name: str) -> list[str]:
    return _WORD.findall(name)


def _plain(words: str) -> str:
    """Small Latin letters only, so that "José Brän" and "jose.braen" can be held against each other."""
    from anyascii import anyascii

    return re.sub(r"[^a-z]", "", anyascii(words).lower())
