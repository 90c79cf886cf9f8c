"""Where the sentence goes on behind a clause that belongs to a noun: "the claim that nobody was hurt | was met with disbelief"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from twosource.spans import Span, total, trimmed
from twosource.speech.clause import has_verb
from twosource.speech.completing import by_passage
from twosource.speech.cues import AUXILIARIES, PREPOSITIONS, SUBORDINATORS
from twosource.speech.found import Found
from twosource.speech.passage import Passage
from twosource.speech.phrases import is_verb
from twosource.speech.rules import noun_cues
from twosource.speech.stance import stance
from twosource.words import Token, tokens

_OPENS = frozenset(
    "who which that whose because although though while when where if unless whether as after before than what how why and or but".split()
)
"""Words behind which one more finite verb belongs to the clause."""
SHARED = 0.5
"""Of the shorter of two contents, from which on they are one."""


def clause_end(content: str, clause: Span) -> int:
    """Where the verb of the sentence begins behind a clause with "that"; the end of ``clause`` where none is told apart.

    >>> text = "that nobody was hurt was met with disbelief"
    >>> text[: clause_end(text, Span(0, len(text)))]
    'that nobody was hurt'
    """
    words = tokens(content, clause)
    wanted, seen, i = 1, 0, 1
    while i < len(words):
        if words[i].text.lower() in _OPENS:
            wanted += 1
        elif _finite(words, i):
            seen += 1
            if seen > wanted:
                return trimmed(content, Span(clause.start, words[i].span.start), " \t\n\u00a0,").end
            while i + 1 < len(words) and _goes_on(words, i + 1):
                i += 1
        i += 1
    return clause.end


def _finite(words: Sequence[Token], i: int) -> bool:
    low = words[i].text.lower()
    if low in AUXILIARIES - {"be", "been", "being"}:
        return words[i - 1].text.lower() != "to"
    behind = words[i + 1].text.lower() if i + 1 < len(words) else ""
    return is_verb(words, i) and words[i - 1].text.lower() != "to" and behind not in PREPOSITIONS


def _goes_on(words: Sequence[Token], i: int) -> bool:
    """The rest of one group of verbs: "had never been inspected"."""
    low = words[i].text.lower()
    before = words[i - 1].text.lower()
    helped = before in AUXILIARIES or before in ("not", "never", "also", "been") or before.endswith("ly")
    return low in ("not", "never", "also", "be", "been", "being") or (
        helped and (is_verb(words, i) or low.endswith(("ed", "ly", "ing")) or low in AUXILIARIES)
    )


def with_noun_claims(content: str, found: Iterable[Found], passages: Sequence[Passage]) -> list[Found]:
    """Where a noun with "that" is the subject of its sentence, it attributes, to whom it names, and ends before the verb."""
    out = []
    for one, some in zip(passages, by_passage(found, passages), strict=True):
        for g in noun_cues(content, one) if " that " in content[one.span.start : one.span.end] else ():
            some = _with(content, one, some, g)
        out.extend(some)
    return out


def _with(content: str, p: Passage, some: list[Found], g: Found) -> list[Found]:
    sentence = next((s.span for s in p.sentences if g.cue[0] in s.span), p.span)
    first = min(g.cue[0].start, g.source[0].start)
    opening = content[sentence.start : first].split()[:1]
    if opening and opening[0].lower() in PREPOSITIONS | SUBORDINATORS | _OPENS:
        return some  # "Despite claims that the wall was sound, …"
    if has_verb(content, Span(sentence.start, first)) or not content.startswith("that ", g.content[0].start):
        return some
    end = clause_end(content, g.content[0].cover(g.content[-1]))
    if end == g.content[-1].end:
        return some
    claim = Span(g.content[0].start, end)
    out, taken = [], False
    for f in some:
        if not _same(f, claim) or (f.content[-1].end <= end and f.cue and f.cue[0].start < end):
            out.append(f)
        elif any(c.overlaps(d) for c in f.cue for d in g.cue) or (f.cue and f.cue[0].start >= end):
            if not taken:
                told = stance(content, g.source, g.cue, (claim,))
                out.append(msgspec.structs.replace(f, source=g.source, cue=g.cue, content=(claim,), stance=told))
            taken = True
        else:
            out.append(f)
    return out


def _same(f: Found, claim: Span) -> bool:
    shared = sum(min(p.end, claim.end) - max(p.start, claim.start) for p in f.content if p.overlaps(claim))
    return shared > SHARED * min(total(f.content), len(claim))


__all__ = ["clause_end", "with_noun_claims"]
