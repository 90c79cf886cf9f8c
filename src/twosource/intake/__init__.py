"""Files, folders, web archives, mails and standard input -> pages: the one room that touches the outside.

``pages`` reads what was named, in the order named, and yields a Page for each page and a Problem for each input
that is none. Nothing here looks at what a page says. The kinds of file that hold pages are the doors of ``doors.py``.
"""

from twosource.intake.limits import MAX_BYTES
from twosource.intake.reading import pages, pages_in, problem_of

__all__ = ["MAX_BYTES", "pages", "pages_in", "problem_of"]
