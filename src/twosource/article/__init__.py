"""Pages -> articles: which lines are the report, and what the page says about itself.

``find`` lays a page out as text once, gives every line that is not blank a role, and reads title, outlet, language,
authors, date, dateline and credits, each with its place. What is furniture is labelled so, never thrown away.
``through`` and ``compared_through`` read articles as they were meant where their text was decoded wrongly, and tell what
is found there of the text as it is printed.
"""

from twosource.article.agencies import house
from twosource.article.contributors import agencies_of
from twosource.article.finding import find
from twosource.article.relaying import told_in
from twosource.article.repaired import compared_through, through

__all__ = ["agencies_of", "compared_through", "find", "house", "through", "told_in"]
