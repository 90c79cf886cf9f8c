"""Who is quoted by whom: in "the Courier quotes Ines Tarvo as saying …" she speaks, and the Courier is where it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from twosource.spans import Span, covers, trimmed
from twosource.speech.addressee import addressee
from twosource.speech.clause import subject_before
from twosource.speech.complement import content_pieces
from twosource.speech.completing import by_passage
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage, Sentence
from twosource.speech.stance import stance
from twosource.words import vocabulary

_SAYING = (
    r"(?P<say>as\s+(?:having\s+)?(?:saying|said|telling|told|claiming|stating|adding|warning|arguing|declaring|insisting|writing|asking|"
    r"calling|denying|confirming|predicting|complaining|describing|promising|suggesting|explaining|admitting))\b"
)
_ACTIVE = re.compile(
    rf"\b(?P<verb>(?:quot|cit|report)(?:e|es|ed|s|ing)?)\s+(?P<who>(?!by\b|in\b|on\b|as\b|that\b)[^“”\"\n;:]{{2,160}}?),?\s+{_SAYING}"
)
_PASSIVE = re.compile(
    rf"\b(?P<verb>(?:was|is|were|are|been|being)\s+(?:[a-z]+\s+)?(?:quoted|cited|reported))\s+(?P<via>(?:by|in|on)\s+[^“”\"\n;:]{{2,80}}?,?\s+)?{_SAYING}"
    r"(?P<paper>\s+(?:by|in|on)\s+[^“”\"\n;:,]{2,60}?(?=\s+that\b|,|:|\s+[“\"]))?"
)
_QUOTING = frozenset(
    f"{stem}{ending}" for stem in ("quot", "cit", "report") for ending in ("", "e", "es", "ed", "s", "ing")
)
CHANNEL = 60
"""Code points between a quotation and "quoted", in which the name of the channel stands."""
_TO_THE_POINT = re.compile(r"[\s,:]*")


def with_quoted(content: str, found: Iterable[Found], passages: Sequence[Passage]) -> list[Found]:
    """``found`` with whoever is quoted as the source. Linear in the text."""
    out = []
    for one, some in zip(passages, by_passage(found, passages), strict=True):
        for s in one.sentences:
            words = vocabulary(content, s.span)
            if "as" not in words or words.isdisjoint(_QUOTING):
                continue
            for m in _ACTIVE.finditer(content, s.span.start, s.span.end):
                if not covers([q.span for q in s.quotations], m.start()):
                    some = _given_to(content, s, some, m)
            for m in _PASSIVE.finditer(content, s.span.start, s.span.end):
                some = [_to_subject(content, s, f, m) for f in some]
        out.extend(some)
    return out


def _given_to(content: str, s: Sentence, some: list[Found], m: re.Match[str]) -> list[Found]:
    """ "The Courier quoted X as saying Y": X says Y, whatever was found for "quoted"."""
    whole = Span(m.start("verb"), m.end("say"))
    mine = [f for f in some if any(c.overlaps(whole) for c in f.cue)]
    cue, source = Span(m.start("say"), m.end("say")), trimmed(content, Span(m.start("who"), m.end("who")), " \t\u00a0,")
    last = Span(content.rindex(" ", m.start("say"), m.end("say")) + 1, m.end("say"))
    to = addressee(content, s.span, (last,), ())
    behind = _TO_THE_POINT.match(content, to[0].end if to else m.end("say"), s.span.end)
    rest = Span(behind.end() if behind else m.end("say"), s.span.end)
    pieces = _behind(content, rest, mine) or _before(content, s, whole, mine)
    if not pieces:
        return some
    first = mine[0] if mine else None
    given = Found(
        source=(source,),
        cue=(cue,),
        content=pieces,
        lemma="say",
        stance=stance(content, (source,), (cue,), pieces),
        rule=first.rule if first else "quoted-as",
        confidence=first.confidence if first else CONFIDENCE["quoted-as"],
        addressee=to,
        damaged=s.damaged,
    )
    return [*(f for f in some if f not in mine), given]


def _behind(content: str, rest: Span, mine: Sequence[Found]) -> tuple[Span, ...]:
    """What stands behind "as saying": as far as it was found, else the rest of the sentence."""
    if not any(c.isalpha() for c in content[rest.start : rest.end]):
        return ()
    seen = sorted({p for f in mine for p in f.content if p.end > rest.start})
    if not seen:
        return content_pieces(content, rest)
    kept = (trimmed(content, Span(max(p.start, rest.start), p.end), " \t\n\u00a0,:") for p in seen)
    return tuple(p for p in kept if len(p))


def _before(content: str, s: Sentence, whole: Span, mine: Sequence[Found]) -> tuple[Span, ...]:
    """ "“…,” the Courier quoted X as saying": what was found in front, else the quotation there."""
    seen = tuple(sorted({p for f in mine for p in f.content if p.end <= whole.start or p.start >= s.span.end}))
    if seen:
        return seen
    ahead = [q.span for q in s.quotations if q.span.end <= whole.start]
    lead = content[ahead[-1].end : whole.start] if ahead else ""
    return (ahead[-1],) if ahead and len(lead) < CHANNEL else ()


def _to_subject(content: str, s: Sentence, f: Found, m: re.Match[str]) -> Found:
    """ "X was quoted as saying by local media": X."""
    if not any(c.overlaps(Span(m.start("verb"), m.end())) for c in f.cue):
        return f
    channels = [Span(*m.span(part)) for part in ("via", "paper") if m[part]]
    if f.source and not any(f.source[0].overlaps(c) for c in channels):
        return f
    subject, _ = subject_before(content, Span(s.span.start, m.start()), m.start(), s.narration)
    return f if subject is None else msgspec.structs.replace(f, source=(subject,), cue=(Span(m.start(), m.end("say")),))


__all__ = ["with_quoted"]
