"""The verbs of a sentence that can attribute: found in the narration, nouns and passives left out."""

from __future__ import annotations

import msgspec

from twosource.spans import Span
from twosource.speech.cues import AUXILIARIES, DETERMINERS, OBJECT, PARTICLES, SAYING, THINKING
from twosource.speech.passage import Sentence
from twosource.weights import verb_form
from twosource.words import Token

NOUN_LIKE = frozenset("state report document query remark".split())
"""Verbs whose present forms are nouns or names far more often ("the state", "reports")."""
_BE = frozenset("is was are were be been being isn't wasn't gets got ’s 's".split())
_QUANTIFIERS = frozenset("all both many some several few others that this those".split())
_PLURALS = frozenset("they we i you people police many some others who men women".split())


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A verb in place: its index in the narration, its span with a particle, lemma with particle, kind of form."""

    index: int
    span: Span
    lemma: str
    kind: str

    @property
    def speaks(self) -> bool:
        """True where it can take a clause, and not only an object."""
        return self.lemma in SAYING or self.lemma in THINKING


def cues_in(content: str, sentence: Sentence, headline: bool) -> list[Cue]:
    """In text order. In a headline, where most words have a capital, capitals mean nothing."""
    words = sentence.narration
    out = []
    for i, t in enumerate(words):
        low = t.text.lower()
        form = verb_form(low) or (verb_form(low.rstrip("s")) if headline else None)
        if form is None or (t.text[0].isupper() and not headline and t.span.start != sentence.span.start):
            continue
        lemma, end = form.lemma, t.span.end
        for particle in PARTICLES.get(lemma, ()):
            follow = content[t.span.end : t.span.end + len(particle) + 1]
            if follow.lower() == f" {particle}":
                lemma, end = f"{lemma} {particle.split()[0]}", t.span.end + len(particle) + 1
        if lemma not in SAYING and lemma not in THINKING and lemma not in OBJECT:
            continue
        if _is_noun(words, i, form.share) or _is_passive(words, i, form.kind):
            continue
        last = i + 1 == len(words) and form.kind == "s"  # "…, the Courier reports."
        if lemma in NOUN_LIKE and form.kind in ("base", "s") and not headline and not last:
            continue
        out.append(Cue(i, Span(t.span.start, end), lemma, form.kind))
    return out


def _is_noun(words: tuple[Token, ...], i: int, share: int) -> bool:
    if i == 0:
        return False
    before = words[i - 1].text.lower()
    if before in DETERMINERS and before not in _QUANTIFIERS:
        return True
    if before.endswith(("'s", "’s", "s’", "s'")) and share < 90:
        return True
    return before in ("of", "for", "from", "with", "by", "in", "on", "about") and share < 97


def _is_passive(words: tuple[Token, ...], i: int, kind: str) -> bool:
    """ "was told", "is expected", "to say": no source of its own in front, or none that we could name."""
    low = [w.text.lower() for w in words[max(0, i - 3) : i]]
    if not low:
        return False
    if kind == "past":
        back = [w for w in low if not w.endswith("ly") and w not in ("also", "not", "been", "being", "now", "widely")]
        return low[-1] in ("been", "being") or bool(back and back[-1] in _BE)
    return kind == "base" and low[-1] == "to"


def is_progressive(words: tuple[Token, ...], i: int) -> bool:
    """ "is saying", "was also arguing": a finite verb in spite of its ending."""
    back = [w.text.lower() for w in words[max(0, i - 3) : i]]
    return bool(back) and back[-1] in _BE | {"also", "now", "still", "not"} and any(w in _BE for w in back)


def is_finite(content: str, source: Span, words: tuple[Token, ...], cue: Cue) -> bool:
    """A base form needs a plural subject or an auxiliary; else it is a noun, or a past that was misread."""
    before = words[cue.index - 1].text.lower() if cue.index else ""
    if cue.kind != "base" or before in AUXILIARIES or before in ("also", "still", "now", "not", "never"):
        return True
    text = content[source.start : source.end].lower()
    last = text.split()[-1]
    return last.endswith("s") or " and " in text or last in _PLURALS
