"""Lines of plain text that a forest alone gets wrong: subheads, what looks like one below the report, and a paragraph in
the middle of it that speaks like furniture ("Write to your councillors," she said), and posts with who posted them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.article.lines import Seen
from twosource.records import Role

_SUBHEAD_WORDS = 12
_MAYBE = 0.2
"""Chance from which a short line between a finished paragraph and the next is its subhead."""
_SURELY = 0.96
"""Chance under which a short line without a sentence end, or a short question, with nothing of the report below it is a
teaser and no subhead. With both rules plain pages had one in a hundred more without a wrong line, and the same F1 within .002,
by cross-validation over sites; .1 to .3 and .8 to .96 are alike."""


_NAME = 3
"""Words up to which a line without a sentence end at the end of a text is the name of a section, whatever its chance."""
_BETWEEN = 0.1
"""Chance from which a whole paragraph with a paragraph of the report right above and below it is one too. With it one
plain page in a hundred more had no wrong line, by cross-validation over sites."""
_WHOLE = 12
"""Words of a whole paragraph."""
_POSTED = re.compile(r"\S.{0,60}\(@\w{1,20}\)")
"""Who posted what stands in the line above, behind a dash. Below a line of the report both are the report in 19 of 23 cases on
the labelled pages."""


def with_loose(
    chances: Sequence[float], lines: Sequence[Seen], shown: Sequence[Role | None], likely: float
) -> tuple[float, ...]:
    """``chances`` with those of such lines put right. Linear in the number of lines."""
    inside = [role is None and chance >= likely for role, chance in zip(shown, chances, strict=True)]
    out = list(chances)
    last = _last(out, lines, inside)
    for n in range(last + 1, len(lines)):
        if inside[n]:
            out[n] = 0.0
    for n in range(1, last):
        if inside[n] or shown[n] is not None or not (inside[n - 1] and inside[n + 1]):
            continue
        above, line = lines[n - 1], lines[n]
        if above.ends and lines[n + 1].prose:
            subhead = out[n] >= _MAYBE and line.words <= _SUBHEAD_WORDS and not line.bullet
            if subhead or (out[n] >= _BETWEEN and _paragraph(line) and above.prose):
                out[n] = likely
    for n in range(2, len(lines)):
        below = lines[n].bullet and out[n - 2] >= likely and shown[n] is None and shown[n - 1] is None
        if below and _POSTED.match(lines[n].text):
            out[n - 1 : n + 1] = max(out[n - 1], likely), max(out[n], likely)
    return tuple(out)


def _paragraph(line: Seen) -> bool:
    return line.prose and line.ends and line.words >= _WHOLE and not line.bullet


def _last(chances: Sequence[float], lines: Sequence[Seen], inside: Sequence[bool]) -> int:
    """The last line of the report; where all of its lines are short, the last of them."""
    mine = [n for n in range(len(lines)) if inside[n]]
    for n in reversed(mine):
        line = lines[n]
        open_ended = not line.ends or line.text.rstrip('"”').endswith("?")
        if line.prose or not open_ended or (chances[n] >= _SURELY and line.words > _NAME):
            return n
    return mine[-1] if mine else len(lines) - 1
