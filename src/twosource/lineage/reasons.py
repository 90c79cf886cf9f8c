"""The range of originators of one statement in words: who prints it with whom, who credits whom, who says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from twosource.lineage.count import Carrier, Known, carriers


def reason(
    letters: Sequence[str],
    bounds: tuple[int, int],
    known: Known,
    together: Iterable[frozenset[str]],
    relayed: Mapping[str, str],
) -> str:
    """One sentence of what the bounds were read from."""
    here = frozenset(letters)
    counting = [c for c in carriers(known, together, relayed) if c.letters & here]
    told = [_said(c, here, relayed) for c in sorted(counting, key=lambda c: min(c.letters & here))]
    low, high = bounds
    reach = f"{low}" if low == high else f"{low} at the least, {high} at the most"
    return f"{'; '.join(told)}: {reach}"


def _said(c: Carrier, here: frozenset[str], relayed: Mapping[str, str]) -> str:
    who = sorted(c.letters & here)
    one_text = f"{_listed(who)} print the same words" if len(who) > 1 else ""
    parts = []
    told = {relayed[x] for x in who if x in relayed} & c.named
    if c.named - told:
        parts.append(f"{'credits' if len(who) == 1 else 'credit'} {_listed(sorted(c.named - told))}")
    if told:
        parts.append(f"{'names' if len(who) == 1 else 'name'} {_listed(sorted(told))} for it")
    if c.via:
        parts.append(f"{'has' if len(who) == 1 else 'have'} it from {_listed(sorted(c.via))}")
    if c.own and parts:
        parts.append("may have reported itself" if len(who) == 1 else "may have reported themselves")
    if not parts:
        parts.append(f"{'does' if len(who) == 1 else 'do'} not say where it is from")
    whole = " and ".join(parts)
    return f"{one_text} and {whole}" if one_text else f"{who[0]} {whole}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
