"""Pages -> articles: which lines are the report, and what the page says about itself.

``find`` lays a page out as text once, gives every line that is not blank a role, and reads title, outlet, language,
authors, date, dateline and credits, each with its place. What is furniture is labelled so, never thrown away.
"""

from twosource.article.contributors import agencies_of
from twosource.article.finding import find

__all__ = ["agencies_of", "find"]
