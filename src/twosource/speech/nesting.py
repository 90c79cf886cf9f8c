"""Statements around and inside those that the model saw: it learned to find one layer only, the outermost as a rule.

"The mayor denied the charge, the Courier reports": where the model has the mayor's statement alone, what the Courier
reports is added; where it has the Courier's alone, the mayor's is read inside it, by the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from twosource.marks import DOUBLE, SINGLE
from twosource.spans import Span, merged, total, touching
from twosource.speech.clause import has_verb
from twosource.speech.completing import by_passage
from twosource.speech.cues import ACCUSING, AUXILIARIES, DENYING, PROMISING, SAYING, WEAK_BARE
from twosource.speech.found import CONFIDENCE, Found
from twosource.speech.passage import Passage, passage
from twosource.speech.phrases import is_verb
from twosource.speech.rules import NOUN_FORMS, according_to, noun_cues, verb_cues
from twosource.speech.stance import stance
from twosource.weights import forms_with
from twosource.words import tokens, vocabulary

FURTHEST = 160
"""Code points in front of the end of a sentence in which a trailing attribution stands."""
_VERBS = r"sa(?:id|ys?)|reports?|reported|reporting|wrote|writes?|announced|told|tells|adds?|added|claims?|claimed|argues?|argued|explained|confirmed"
_TRAILING = re.compile(rf",\s[^,]*\b(?:according\s+to|{_VERBS})\b[^\n]*$")
_SAID = re.compile(rf"\b(?:{_VERBS})\b")
LEAST = 30
"""Code points of a content in which another statement is looked for: "X said he was ill" has none in it."""
SHORTEST = 12
"""Code points of the content of a statement inside another."""
SPOKEN = (
    (SAYING - WEAK_BARE)
    | DENYING
    | ACCUSING
    | PROMISING
    | frozenset("urge demand call refuse confirm reveal report ask praise".split())
)
"""Verbs of speech proper: what somebody is said to believe or to know is no statement of its own."""
_NEAR = frozenset("i we you it that which who what this these those one there".split())
"""Sources that name nobody, or the speaker himself."""
_OTHERS = frozenset("he she they".split())
"""In indirect speech these are most often the speaker himself; in a quotation they are somebody else."""
_NOT_SAID = ("would", "could", "should", "may", "might", "will", "can", "must", "to", "not", "never")
"""In front of a cue: then nothing has been said."""


def with_outer(content: str, found: Iterable[Found], passages: Sequence[Passage]) -> list[Found]:
    """Where a sentence ends in ", X reports" or ", according to X": what it attributes is all before, also where the model has
    a part of it, or a statement inside it, alone.
    """
    out = []
    for one, some in zip(passages, by_passage(found, passages), strict=True):
        for s in one.sentences if some else ():
            if _TRAILING.search(content, max(s.span.start, s.span.end - FURTHEST), s.span.end):
                some = [_whole(content, s.span, f) for f in some]
                for g in _attributed_last(content, Passage(s.span, (s,), one.quotations, one.headline)):
                    some = _around(content, some, g)
        out.extend(some)
    return out


def _whole(content: str, sentence: Span, f: Found) -> Found:
    """A content without its subject, in front of a cue that ends the sentence, taken back to where the sentence begins."""
    if not (f.source and f.cue and len(f.content) == 1 and sentence.start < f.content[0].start < sentence.end):
        return f
    last = min(f.source[0].start, f.cue[0].start)
    rest = content[max(f.source[0].end, f.cue[0].end) : sentence.end]
    lead = Span(sentence.start, f.content[0].start)
    if last < f.content[0].end or rest.strip(" .\u00a0") or has_verb(content, lead):
        return f
    return (
        msgspec.structs.replace(f, content=(Span(sentence.start, f.content[0].end),))
        if _begins_with_verb(content, f.content[0])
        else f
    )


def _attributed_last(content: str, sentence: Passage) -> list[Found]:
    """The attributions of a sentence whose whole content stands before the cue."""
    found = [g for g in verb_cues(content, sentence) if g.rule == "trailing"] + according_to(content, sentence)
    return [g for g in found if len(g.content) == 1 and g.content[0].end <= g.cue[0].start]


def _around(content: str, some: list[Found], g: Found) -> list[Found]:
    whole = g.content[0]
    same = [f for f in some if f.cue and f.cue[0].overlaps(g.cue[0])]
    if not same:
        held = any(f.source and f.cue and all(p in whole for p in (*f.source, *f.cue, *f.content)) for f in some)
        return [*some, g] if held else some
    f = same[0]
    if not f.content or not all(p in whole for p in f.content) or f.content == g.content:
        return some
    if not _SAID.search(content, f.content[-1].end, whole.end):
        return some
    return [msgspec.structs.replace(f, content=g.content) if x is f else x for x in some]


def _begins_with_verb(content: str, span: Span) -> bool:
    words = tokens(content, Span(span.start, min(span.end, span.start + FURTHEST)))
    return bool(words) and (words[0].text in AUXILIARIES or is_verb(words, 0))


def with_inner(content: str, found: Iterable[Found]) -> list[Found]:
    """The attributions, and those that the rules find inside a content with a source and a cue of their own.

    Of contents that overlap the first is looked through, so that no stretch is read twice: linear in the text.
    """
    out = list(found)
    cues = merged(c for f in out for c in f.cue)
    reached = 0
    for piece, n in sorted(
        ((p, n) for n, f in enumerate(out) for p in f.content), key=lambda x: (x[0].start, -x[0].end)
    ):
        if piece.start >= reached and len(piece) >= LEAST:
            for g in _inside(content, piece):
                if touching(cues, g.cue[0]):
                    continue
                if _goes_on(content, out[n], piece, g):
                    out[n], g = _parted(content, out[n], piece, g)
                out.append(g)
            reached = piece.end
    return out


_AND = re.compile(r"[\s,;]+(?:and|but)(?:\s+(?:also|then|later))?\s+$")
_TOLD = re.compile(
    rf"that\b|[{re.escape(DOUBLE)}]|(?:he|she|it|they|there|this|these|those|we|you|his|her|its|their)\b"
)
_PAST = re.compile(
    r"(?:said|told|added|warned|argued|claimed|insisted|noted|called|suggested|predicted|promised|urged)\b"
)


def _goes_on(content: str, f: Found, piece: Span, g: Found) -> bool:
    """ "Tarvo said that the port was sound and said that …": not the port says it, she does."""
    if not f.source or content[piece.start] in DOUBLE + SINGLE or f.content[-1] != piece:
        return False
    joined = _AND.search(content, piece.start, g.cue[0].start)
    said = content[f.cue[-1].start : f.cue[-1].end].split()
    return (
        joined is not None
        and joined.start() - piece.start >= SHORTEST
        and any(_PAST.match(w) for w in said)
        and _PAST.match(content, g.cue[0].start) is not None
        and g.source[0].start < joined.start()
        and _TOLD.match(content, g.content[0].start) is not None
    )


def _parted(content: str, f: Found, piece: Span, g: Found) -> tuple[Found, Found]:
    """``f`` up to where ``g`` begins, and ``g`` as said by the source of ``f``."""
    joined = _AND.search(content, piece.start, g.cue[0].start)
    end = joined.start() if joined else piece.end
    first = (*f.content[:-1], Span(piece.start, end))
    said = msgspec.structs.replace(g, source=f.source, rule="shared-source", confidence=CONFIDENCE["shared-source"])
    return msgspec.structs.replace(f, content=first, stance=stance(content, f.source, f.cue, first)), said


def _inside(content: str, piece: Span) -> list[Found]:
    quoted = content[piece.start] in DOUBLE + SINGLE
    end = piece.end - (content[piece.end - 1] in DOUBLE + SINGLE)
    words = Span(piece.start + 1, end) if quoted else piece
    if vocabulary(content, words).isdisjoint(_telling()) and content.find(":", words.start, words.end) < 0:
        return []
    if content.startswith("that ", words.start):
        words = Span(words.start + len("that "), words.end)
    here = passage(content, words, False)
    found = [*verb_cues(content, here), *according_to(content, here), *(g for g in noun_cues(content, here))]
    return [_nested(content, g) for g in found if _own(content, g)]


@cache
def _telling() -> frozenset[str]:
    """One of these stands in every content with a statement inside, unless a colon does: most have none, and are not read again."""
    return NOUN_FORMS | {form for lemma in SPOKEN for form in forms_with(lemma)} | {"according", "words", "view"}


def _nested(content: str, g: Found) -> Found:
    told = stance(content, g.source, g.cue, g.content)
    return msgspec.structs.replace(g, rule="nested", stance=told, confidence=CONFIDENCE["nested"])


def _own(content: str, f: Found) -> bool:
    """Said by somebody who is named there, in so many words."""
    if not f.source or not f.cue or total(f.content) < SHORTEST:
        return False
    source = content[f.source[0].start : f.source[0].end].lower()
    cue = content[f.cue[0].start : f.cue[0].end].lower().split()
    if source in _NEAR or cue[-1].endswith(
        "ing"
    ):  # "ignored three letters, claiming that …": who claims stands further out
        return False
    if content.startswith("to ", f.content[0].start) and f.lemma.startswith("write"):  # "wrote to the company"
        return False
    return f.lemma.split()[0] in SPOKEN | {"according"} and not any(
        w in _NOT_SAID or w.endswith(("n't", "n’t")) for w in cue
    )


__all__ = ["with_inner", "with_outer"]
