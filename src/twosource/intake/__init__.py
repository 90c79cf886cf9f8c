"""Files, folders, JSON Lines and standard input -> pages: the one room that touches the outside.

``pages`` reads what was named, in the order named, and yields a Page for each page and a Problem for each input
that is none. Nothing here looks at what a page says.
"""

from twosource.intake.limits import MAX_BYTES
from twosource.intake.reading import pages, problem_of

__all__ = ["MAX_BYTES", "pages", "problem_of"]
