"""The shipped weights, and what they say: word tables made by training/word_tables.py (see data/CARD.md)."""

from twosource.weights.lexicon import VerbForm, lemma_of, match_weights, relatedness, spread, verb_form, verb_of
from twosource.weights.stems import stem

__all__ = ["VerbForm", "lemma_of", "match_weights", "relatedness", "spread", "stem", "verb_form", "verb_of"]
