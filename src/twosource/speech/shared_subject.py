"""Whose a cue is that has no subject of its own: "…, and said that …", "…, calling for …", "In pressing for …, he said"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.spans import Span
from twosource.speech.clause import first_subject
from twosource.speech.cues import ACCUSING, ASKING, DENYING, DETERMINERS, OBJECT, PROMISING, PRONOUNS, SAYING, THINKING
from twosource.speech.found import Found
from twosource.weights import VerbForm, verb_form
from twosource.words import tokens

_ATTRIBUTING = (
    SAYING
    | THINKING
    | DENYING
    | ACCUSING
    | PROMISING
    | ASKING
    | {w.split()[0] for w in OBJECT}
    | {"press", "push", "lobby"}
)
LONGEST = 10
"""Words of a subject; a longer one was not told apart from what stands around it."""
_JOINED = re.compile(
    r"(?:\b(?:and|but|or|then)|,)(?:\s+(?:also|then|later|even|once|again|recently|repeatedly|most\s+recently))*\s*$"
)
_OPENING = re.compile(
    r"^(?:(?:but|and|then|later)\s+)?(?:in|by|after|before|while|when|on|without|besides)?\s*$", re.IGNORECASE
)


def shared_subject(content: str, f: Found, sentence: Span, before: Sequence[Found]) -> Span | None:
    """``before``: what was found in the sentence in front of ``f``, in order. None where no subject is plainly shared."""
    form = _verb(content, f)
    if form is None or form.kind not in ("ing", "past", "s"):
        return None
    lead = content[sentence.start : f.cue[0].start]
    if form.kind == "ing" and _OPENING.match(lead):
        return _behind(content, f, sentence)
    known = [g.source[0] for g in before if g.source]
    hangs_on = form.kind == "ing" and lead.endswith(("while ", "by ") if known else "while ")
    joined = _JOINED.search(lead.rstrip())
    if joined is None and not hangs_on:
        return None
    if joined is not None and joined.group().startswith(",") and form.kind != "ing":
        return None  # "the days before, known as …"
    ahead = Span(sentence.start, f.cue[0].start)
    subject = known[-1] if known else first_subject(content, ahead, tokens(content, ahead))
    if subject is None or any(subject.overlaps(p) for p in f.content):
        return None
    words = tokens(content, subject)
    if not words[0].text[0].isupper() and words[0].text not in DETERMINERS | PRONOUNS:
        return None
    if words[-1].text.lower() in PRONOUNS:  # "more recently he"
        return words[-1].span
    return subject if known or len(words) <= LONGEST else None


def _verb(content: str, f: Found) -> VerbForm | None:
    words = tokens(content, f.cue[-1])
    forms = [form for w in words if (form := verb_form(w.text.lower())) is not None]
    return next((form for form in reversed(forms) if form.lemma in _ATTRIBUTING), None)


def _behind(content: str, f: Found, sentence: Span) -> Span | None:
    """ "In pressing for more money, Tarvo said": the subject behind the comma."""
    comma = content.find(", ", f.content[-1].end - 1, min(sentence.end, f.content[-1].end + 3))
    if comma < 0:
        return None
    rest = Span(comma + 2, sentence.end)
    return first_subject(content, rest, tokens(content, rest))


__all__ = ["shared_subject"]
