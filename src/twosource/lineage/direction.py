"""Which of two reports had it first, where the pages say so: by a credit, by naming the other, by a note of its
version, by the hour or day of publication. Without such evidence there is no direction: a longer text may be the later
or the earlier one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from twosource.lineage.origins import goes_as, same_house
from twosource.lineage.sides import Side
from twosource.records import RelationKind

Found = tuple[str | None, str]
"""The letter of the one that had it first, None without evidence; and the reason in words."""
UNKNOWN: Found = (None, "which of the two had it first the pages do not say")


def common(x: Side, y: Side) -> tuple[str, ...]:
    """The agencies that both credit for their text, neither being that agency itself."""
    own = (*goes_as(x.report), *goes_as(y.report))
    both = (a for a in x.origin.suppliers if a in y.origin.suppliers)
    return tuple(a for a in both if not any(same_house(a, o) for o in own))


def by_credit(x: Side, y: Side) -> Found | None:
    """Where one credits the other itself."""
    return _one_way(x, y, _credits)


def same_outlet(x: Side, y: Side) -> bool:
    return any(same_house(a, b) for a in goes_as(x.report) for b in goes_as(y.report))


def first_of(x: Side, y: Side, relation: RelationKind, *, suspected: bool = False) -> Found:
    """Rules of credits come first. Words of an agency which only one side credits came to the other from it or from that
    agency, where the other has a text of its own. The hour of publication tells nothing of two texts that both have from
    a third.
    """
    rules = (_credits, _names, _uncredited) if relation == "derived" and not suspected else (_credits, _names)
    for rule in rules:
        if found := _one_way(x, y, rule):
            return found
    shared = common(x, y)
    if shared and not same_outlet(x, y):
        return None, f"both credit {' and '.join(shared)}: either may have it from there"
    revised = _one_way(x, y, _revised) if same_outlet(x, y) else None
    earlier = None if relation == "common-origin" else _earlier(x, y)
    return revised or earlier or UNKNOWN


def _one_way(x: Side, y: Side, rule: Callable[[Side, Side], str]) -> Found | None:
    """The rule's reason where it holds one way round and not the other."""
    there, back = rule(x, y), rule(y, x)
    if bool(there) == bool(back):
        return None
    return (x.letter, there) if there else (y.letter, back)


def _credits(first: Side, second: Side) -> str:
    """The second credits the outlet of the first; or it credits an agency for a part, whose slug the first carries."""
    if any(same_house(n, o) for n in goes_as(first.report) for o in second.origin.credited):
        return "the second credits the first"
    slug = first.report.dateline.agency if first.report.dateline else None
    if slug and any(same_house(slug, o) for o in second.origin.helped):
        return f"the second credits {slug} for a part, whose text the first carries"
    return ""


def _names(first: Side, second: Side) -> str:
    named = (n for c in second.report.credits if c.covers == "passage" for n in c.names)
    if any(same_house(n, o) for n in named for o in goes_as(first.report)):
        return "the second names the first as the place that it has this from"
    return ""


def _uncredited(first: Side, second: Side) -> str:
    suppliers = first.origin.suppliers
    if suppliers and not second.origin.agencies:
        return f"the first credits {' and '.join(suppliers)} for its text, the second names nobody for these words"
    return ""


def _revised(first: Side, second: Side) -> str:
    if _updated(second) and not _updated(first):
        return "the second says that it was updated"
    return ""


def _updated(x: Side) -> bool:
    return any(n.kind == "update" for n in x.report.notices)


def _earlier(x: Side, y: Side) -> Found | None:
    one, two = x.report.published, y.report.published
    if one is None or two is None:
        return None
    if one.at and two.at and one.at != two.at:
        a, b = dt.datetime.fromisoformat(one.at), dt.datetime.fromisoformat(two.at)
        return (x.letter if a < b else y.letter), f"the first was published {_apart(abs(b - a))} earlier"
    if one.date != two.date:
        return (x.letter if one.date < two.date else y.letter), "the first is dated earlier"
    return None


def _apart(time: dt.timedelta) -> str:
    """The largest unit of the time between, rounded down.

    >>> _apart(dt.timedelta(minutes=95)), _apart(dt.timedelta(minutes=1))
    ('1 hour', '1 minute')
    """
    minutes = int(time.total_seconds() // 60)
    n, unit = (
        (minutes // 1440, "day")
        if minutes >= 1440
        else (minutes // 60, "hour")
        if minutes >= 60
        else (minutes, "minute")
    )
    return f"{n} {unit}{'' if n == 1 else 's'}"
