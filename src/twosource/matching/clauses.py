"""The parts of a statement that can match by themselves: its sentences, and clauses that could be sentences.

A part match tells the reader more than a whole match ("his second sentence stands in B"), and a long quotation in one
report often meets several short ones in another.
"""

from __future__ import annotations

import re

from twosource.spans import Span, trimmed
from twosource.speech import passage
from twosource.weights import verb_form
from twosource.words import sentences, tokens

FEWEST_WORDS = 4
"""A part needs that many words; shorter ones match anything."""

_MODALS = "will|would|can|could|cannot|must|shall|should|may|might|has|have|had|is|are|was|were|does|did|do"
_BREAK = re.compile(
    r",\s+(?=(?:and|but|so|yet)\s)"  # ", and …"
    rf"|\s+(?=(?:and|but)\s+(?:that\s|also\s)?(?:{_MODALS})\b)"  # " and will …"
    r"|,?\s+(?=(?:and|but)\s+that\s)"  # " and that …"
    r"|,\s+(?=(?:we|they|he|she|it|i|you|there|this|that|these|those|the|our|their|his|her|no|nobody|nothing)\b)"
    r"|;\s+|:\s+|,\s+(?=meaning\b)|\s[–—-]\s|\s*[.!?]\s*,\s*",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s(?P<dash>--?|[–—])\s[^–—\n.!?]{3,200}?\s(?P=dash)\s|(?<=\w)—[^–—\n.!?]{3,200}?—(?=\w)|\s\([^()\n]{3,200}\)(?=\s)"
    r"|,\s(?:who|which|whose)\s[^,;:–—\n.!?]{3,200},\s"
)
_LEAD = re.compile(r"^(?:and|but|so|yet|that|meaning|because|,|\s)+(?=\s|$)", re.IGNORECASE)
_MARKS = " \t\n\u00a0,.;:\"“”„«»‘’'–—-"


def parts(content: str, pieces: tuple[Span, ...]) -> tuple[tuple[Span, ...], ...]:
    """Ways to take the content: first the whole, then each part, where there is more than one. In text order."""
    found: list[Span] = []
    for piece in pieces:
        for sentence in passage(content, piece, False).sentences:
            for stretch in sentences(content, sentence.span) if not sentence.damaged else (sentence.span,):
                found.extend(_clauses(content, stretch))
    kept = [p for p in found if len(tokens(content, p)) >= FEWEST_WORDS]
    ways = [_without_aside(content, p) for p in (kept if len(kept) > 1 else pieces[:1])]
    return (pieces, *(w for w in ways if len(kept) > 1 or (w != pieces and len(pieces) == 1)))


def _without_aside(content: str, part: Span) -> tuple[Span, ...]:
    """The part, or what stands around its first aside: "the gate – a new one – had failed" says that the gate had failed."""
    m = _ASIDE.search(content, part.start, part.end)
    if m is None:
        return (part,)
    around = (trimmed(content, Span(part.start, m.start())), trimmed(content, Span(m.end(), part.end)))
    if len(tokens(content, around[1])) < 2 or sum(len(tokens(content, s)) for s in around) < FEWEST_WORDS:
        return (part,)
    return around


def _clauses(content: str, sentence: Span) -> list[Span]:
    cuts = [sentence.start]
    for m in _BREAK.finditer(content, sentence.start, sentence.end):
        if _could_stand(content, Span(cuts[-1], m.start())) and _could_stand(content, Span(m.end(), sentence.end)):
            cuts.append(m.end())
    spans = (Span(a, b) for a, b in zip(cuts, [*cuts[1:], sentence.end], strict=True))
    return [_bare(content, s) for s in spans]


def _could_stand(content: str, span: Span) -> bool:
    """A verb in its first twelve words that is not only an infinitive or participle, and enough words around it."""
    words = tokens(content, span)
    if len(words) < FEWEST_WORDS:
        return False
    for i, t in enumerate(words[:12]):
        low = t.text.lower()
        if re.fullmatch(_MODALS, low) or low == "meaning":
            return True
        form = verb_form(low)
        before = words[i - 1].text.lower() if i else ""
        if (
            form
            and i
            and form.kind != "ing"
            and form.share >= 50
            and before not in ("to", "the", "a", "an", "of", "for")
        ):
            return True
    return False


def _bare(content: str, span: Span) -> Span:
    span = trimmed(content, span, _MARKS)
    m = _LEAD.match(content[span.start : span.end])
    return trimmed(content, Span(span.start + (m.end() if m else 0), span.end), _MARKS)
