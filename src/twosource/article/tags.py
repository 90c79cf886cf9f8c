"""Which HTML elements break a line, and which show nothing."""

from __future__ import annotations

HIDDEN = frozenset(
    "head script style template noscript svg canvas iframe object embed audio video select datalist textarea "
    "input meta link title param source track map area".split()
)
"""Nothing in them is read on the page as words."""
SPACED = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl table figure pre article section header footer nav aside main form "
    "fieldset details".split()
)
"""Blocks with a margin: a blank line stands before and after."""
BLOCKS = SPACED | frozenset(
    "html body div li dt dd tr caption thead tbody tfoot figcaption address hr center legend summary dialog "
    "hgroup menu dir option optgroup noframes frameset marquee search".split()
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
REGIONS = frozenset({"nav", "footer", "aside", "form"})
"""Parts of a page that are seldom the report."""
TYPE = frozenset({"b", "strong", "i", "em"})
"""Type that makes words stand out; with links and other inline marks no place of their own."""
INLINE = TYPE | frozenset(
    "a u s small big font sup sub mark abbr cite q code kbd var ins del bdi bdo wbr br img".split()
)
