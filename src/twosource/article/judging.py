"""Lines -> how likely each is part of the report.

A forest weighs each line with its neighbours and its place on the page (traits.py, surroundings.py); for HTML a second
one also weighs what the first said of the others (company.py) and, where that leaves a page in doubt, what an extractor
keeps of it (extraction.py). Plain text has no places and gained nothing from a second look. The forests are made by
training/lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from twosource.article import company, surroundings, traits, votes
from twosource.article.blocks import inside, with_blocks, with_kin, with_posts
from twosource.article.classes import GROUPS, groups_of
from twosource.article.hints import Place
from twosource.article.lines import Seen
from twosource.article.loose import with_loose
from twosource.article.pen import MOST_LINES
from twosource.article.runs import covered
from twosource.errors import WeightsDamaged
from twosource.records import Role
from twosource.weights.forest import Forest, forest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DISCUSSION = 1 << GROUPS.index("discussion")
LIKELY = 0.5
"""Chance from which a line is part of the report."""
_BELOW = 0.49
"""Chance at most of a line below the end of a report."""
_SENTENCE = 4
"""Words of the shortest sentence that may be a whole report: a flash."""
_LEAST = 0.005
"""Chance under which the most likely line of a page is none either: menus and lists of links stay below."""
_LONG = 100
"""Words beyond which a longer line weighs no more."""
_ASKED = 64
"""Lines that are asked about at a time from the end of a text: in five of six texts the report ends among the last, and a forest
answers up to 64 rows for little more than one."""
_DOUBT = 0.04
"""Share of doubtful words from which an extractor is asked. Of 344 development pages, judged by forests that have not seen
their sites, .721 are practically exact; at .03, where it is asked more often and a page costs a twentieth more, .718. Over three
teachings .06 had one page in a hundred fewer. Never asked, F1 is .016 to .026 lower."""


class Markup(msgspec.Struct, frozen=True):
    """What an HTML page tells beside its lines. ``body`` and ``lead``: its own article text and description where its
    head or its data hold them, empty where not; ``ask`` gives, for the chances of its lines at a first look, the lines that
    an extractor keeps: it costs as much as all else about a page.
    """

    places: tuple[Place, ...]
    body: str = ""
    lead: str = ""
    ask: Callable[[Sequence[float]], frozenset[int]] | None = None


class Judge(msgspec.Struct, frozen=True):
    """The forests of one medium; plain text has no second."""

    first: Forest
    second: Forest | None


class Judges(msgspec.Struct, frozen=True):
    """The forests of both media."""

    html: Judge
    text: Judge

    def of(self, markup: Markup | None) -> Judge:
        """Those for a page with that markup; None stands for plain text."""
        return self.text if markup is None else self.html


def judge(medium: str) -> Judge:
    """The shipped forests for ``html`` or ``text``. Raises WeightsDamaged where they are missing or do not fit."""
    return Judge(forest(f"lines-{medium}-1"), forest(f"lines-{medium}-2") if medium == "html" else None)


@lru_cache(maxsize=2)
def columns(medium: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns of both looks; none where there is no second."""
    if medium == "text":
        return traits.NAMES, ()
    own = (*traits.NAMES, *surroundings.NAMES)
    return own, (*own, *company.names(("kin", "siblings")), *surroundings.MAIN, *votes.NAMES)


def chances(
    lines: Sequence[Seen],
    shown: Sequence[Role | None],
    known_title: str,
    markup: Markup | None,
    by: Judge | None = None,
) -> tuple[float, ...]:
    """For each of ``lines`` the chance, 0 to 1, that it is part of the report. ``shown``: the roles that lines show by
    their own words; ``markup`` is None for plain text. Lines beyond MOST_LINES are none. Cost: some 3 ms for 200 lines.
    """
    if not lines:
        return ()
    if len(lines) > MOST_LINES:
        rest = (0.0,) * (len(lines) - MOST_LINES)
        return (*chances(lines[:MOST_LINES], shown[:MOST_LINES], known_title, markup, by), *rest)
    medium = "text" if markup is None else "html"
    both = by or judge(medium)
    if (both.first.names, both.second.names if both.second else ()) != columns(medium):
        raise WeightsDamaged(f"lines-{medium}", "was made for other traits of lines")
    if markup is None or both.second is None:
        return with_loose(_without_end(lines, shown, known_title, both.first), lines, shown, LIKELY)
    kin = _kin(lines, markup)
    groups = _groups(markup)
    own = features(lines, shown, known_title, markup, kin, groups)
    again = second_look(own, first_look(own, both.first), lines, markup, kin)
    found = both.second.probabilities(again)
    marked = _by_markup(found.tolist(), lines, markup, groups)
    whole = with_blocks(with_kin(marked, lines, shown, kin, LIKELY), lines, markup.places, LIKELY)
    return with_posts(whole, lines, markup.places, groups, LIKELY)


def _without_end(
    lines: Sequence[Seen], shown: Sequence[Role | None], known_title: str, forest: Forest
) -> tuple[float, ...]:
    """Plain text is judged once more without the furniture at its end, so that what stands below a report changes nothing
    in it. By cross-validation this alone found a few more of the lines.
    """
    own = traits.Traits(lines, shown, known_title)
    open_ = max((n for n, role in enumerate(shown, 1) if role is None), default=0)
    rows = own.table(open_)
    at, end = open_, 0
    told: list[float] = []
    while at and not end:
        stop, at = at, max(0, at - _ASKED)
        told[:0] = forest.probabilities(rows[at:stop]).tolist()
        near = zip(told, shown[at:stop], strict=False)
        end = max((n for n, (chance, role) in enumerate(near, at + 1) if chance >= LIKELY and role is None), default=0)
    rest = (0.0,) * (len(lines) - open_)
    if end in (0, open_):
        above = forest.probabilities(rows[:at]).tolist() if at else []
        return (*above, *told, *rest)
    again = forest.probabilities(own.table(end)).tolist()
    below = zip(told[end - at :], shown[end:open_], strict=True)
    return (*again, *(min(chance, _BELOW) if role is None else chance for chance, role in below), *rest)


def features(
    lines: Sequence[Seen],
    shown: Sequence[Role | None],
    known_title: str,
    markup: Markup | None,
    kin: Sequence[int] | None = None,
    groups: Sequence[int] | None = None,
) -> NDArray[np.float32]:
    """The rows of the first look. ``kin``: of the lines of HTML, by ``surroundings.kin_of``, and ``groups`` of its places,
    where they are known.
    """
    import numpy as np

    own = traits.Traits(lines, shown, known_title).table()
    if markup is None:
        return own
    body, lead = covered(lines, markup.body, markup.lead)
    own_kin, own_groups = kin or _kin(lines, markup), groups or _groups(markup)
    around = surroundings.table(lines, markup.places, own_kin, own_groups, body=body, lead=lead)
    return np.column_stack([own, around])


def _groups(markup: Markup) -> list[int]:
    return [groups_of(place.words) for place in markup.places]


def _kin(lines: Sequence[Seen], markup: Markup) -> list[int]:
    return surroundings.kin_of(markup.places, [line.hint.place for line in lines])


def first_look(own: NDArray[np.float32], forest: Forest) -> NDArray[np.float32]:
    """The chances of the lines of HTML before the second look, which was taught with menus left early."""
    return forest.probabilities(own, whole=False)


def second_look(
    own: NDArray[np.float32],
    first: NDArray[np.float32],
    lines: Sequence[Seen],
    markup: Markup,
    kin: Sequence[int] | None = None,
) -> NDArray[np.float32]:
    """The rows of the second look: those of the first, what it said, and what an extractor says where it left doubt."""
    import numpy as np

    words = own[:, 0]
    at = [line.hint.place for line in lines]
    kin = kin or _kin(lines, markup)
    siblings = surroundings.siblings_of(markup.places, at)
    kept = markup.ask(first.tolist()) if markup.ask is not None and _doubt(first, words) >= _DOUBT else None
    main = surroundings.main(at, markup.places, first, words)
    return np.column_stack([own, company.table(first, words, (kin, siblings)), main, votes.table(kept, kin)])


def _doubt(first: NDArray[np.float32], words: NDArray[np.float32]) -> float:
    """How many of the words of the report a first look may have got wrong, as a share; infinite where it found none."""
    import numpy as np

    weight = np.minimum(words, _LONG)
    found = float(weight[first >= LIKELY].sum())
    return float((weight * np.minimum(first, 1 - first)).sum()) / found if found else float("inf")


def _by_markup(found: list[float], lines: Sequence[Seen], markup: Markup, groups: Sequence[int]) -> tuple[float, ...]:
    """``found``, but nothing that stands among the readers' comments, as far as that leaves anything; and where nothing
    is likely, the most likely of the longer lines: a page with one paragraph. ``groups``: those of each place.
    """
    left = found
    if any(own & _DISCUSSION for own in groups):
        talk = inside(markup.places, groups, _DISCUSSION)
        left = [0.0 if talk[line.hint.place] else chance for chance, line in zip(found, lines, strict=True)]
    if max(left) >= LIKELY:
        return tuple(left)
    told = [line.prose or (line.ends and line.words >= _SENTENCE and not line.hint.link) for line in lines]
    best = max((c for c, whole in zip(left, told, strict=True) if whole), default=0.0)
    if best < _LEAST:
        return tuple(found)
    return tuple(c / best if whole else c for c, whole in zip(left, told, strict=True))
