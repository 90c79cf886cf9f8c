"""One rule a file; each takes a text and a Passage and returns what it found, in text order.

``ALL`` is the order of preference: where two rules claim the same content, the earlier one keeps it.
"""

from __future__ import annotations

from collections.abc import Callable

from twosource.speech.found import Found
from twosource.speech.passage import Passage
from twosource.speech.rules.according import according_to
from twosource.speech.rules.colon import colon_headline
from twosource.speech.rules.naming import what_one_calls
from twosource.speech.rules.noun import NOUN_FORMS, noun_cues
from twosource.speech.rules.verb import verb_cues

Rule = Callable[[str, Passage], list[Found]]
ALL: tuple[Rule, ...] = (according_to, verb_cues, noun_cues, what_one_calls, colon_headline)

__all__ = ["ALL", "NOUN_FORMS", "Rule", "according_to", "colon_headline", "noun_cues", "verb_cues"]
