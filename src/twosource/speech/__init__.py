"""Who is quoted or cited as saying what, and who answered or kept silent: Article -> Statement, Response."""

from twosource.marks import Quotation, quotations
from twosource.speech.passage import Passage, Sentence, passage
from twosource.speech.people import TITLES
from twosource.speech.reading import Reader, RulesReader
from twosource.speech.responses import responses
from twosource.speech.trained import TrainedReader, reader

__all__ = [
    "TITLES",
    "Passage",
    "Quotation",
    "Reader",
    "RulesReader",
    "Sentence",
    "TrainedReader",
    "passage",
    "quotations",
    "reader",
    "responses",
]
