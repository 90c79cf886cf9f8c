"""Who is quoted or cited as saying what, and who answered or kept silent: Article -> Statement, Response."""

from twosource.speech.reading import Reader, RulesReader
from twosource.speech.responses import responses

__all__ = ["Reader", "RulesReader", "responses"]
