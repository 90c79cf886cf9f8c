"""The shipped weights, and what they say: word tables (training/word_tables.py) and the trained encoder
(training/reader). data/CARD.md and data/READER.md tell what they were made from.
"""

from twosource.weights.encoder import available, tag_scores, vectors
from twosource.weights.integrity import shipped
from twosource.weights.lexicon import (
    VerbForm,
    label_weights,
    lemma_of,
    match_weights,
    related_to,
    relatedness,
    spread,
    verb_form,
    verb_of,
)
from twosource.weights.nouns import nearness, noun_classes
from twosource.weights.pieces import Pieces, piece_of, pieces
from twosource.weights.stems import forms_with, stem
from twosource.weights.viterbi import best_tags
from twosource.weights.words import word_rows, word_vectors

__all__ = [
    "Pieces",
    "VerbForm",
    "available",
    "best_tags",
    "forms_with",
    "label_weights",
    "lemma_of",
    "match_weights",
    "nearness",
    "noun_classes",
    "piece_of",
    "pieces",
    "related_to",
    "relatedness",
    "shipped",
    "spread",
    "stem",
    "tag_scores",
    "vectors",
    "verb_form",
    "verb_of",
    "word_rows",
    "word_vectors",
]
