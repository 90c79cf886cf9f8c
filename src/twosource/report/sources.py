"""Who is cited across the reports: the speakers of one comparison, each counted once."""

from __future__ import annotations

from twosource.records import Comparison, Record, SpeakerKind
from twosource.report.register import Key, register
from twosource.report.wording import NO_SOURCE

_FULLEST_FIRST: tuple[SpeakerKind, ...] = ("named", "institution", "document", "role", "unnamed", "unknown")


class Source(Record, frozen=True, kw_only=True):
    """One person, body or document cited. ``forms`` has the names that the reports print, by letter."""

    name: str
    kind: SpeakerKind
    forms: tuple[tuple[str, tuple[str, ...]], ...]


def sources(comparison: Comparison) -> dict[Key, Source]:
    """The source of every statement, by letter and statement id; equal sources are one object.

    Two speakers are one where the comparison's names say so, or where a match of theirs counts one source.
    Statements without a source stay apart unless a match gives them one. Order of reports decides nothing
    but the order in the result.
    """
    node_of, label, root = {}, {}, dict[Key, Key]()

    def find(node: Key) -> Key:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    def join(a: Key, b: Key) -> None:
        low, high = sorted((find(a), find(b)))
        root[high] = low

    for report in comparison.reports:
        letter = report.letter or ""
        for statement in report.statements:
            known = statement.speaker.kind != "unknown"
            node = (letter, ("n:" + statement.speaker.name) if known else ("s:" + statement.id))
            node_of[letter, statement.id] = node
            label[node] = statement.speaker
            root.setdefault(node, node)
    names = register(comparison).names
    for named in comparison.names:
        nodes = [(m.report, "n:" + names[m.report, m.name].name) for m in named.members]
        present = [node for node in nodes if node in root]
        for other in present[1:]:
            join(present[0], other)
    for match in comparison.matches:
        if match.counts.sources == 1:
            held = [node_of[m.report, m.statement] for m in match.members if (m.report, m.statement) in node_of]
            for other in held[1:]:
                join(held[0], other)

    members: dict[Key, list[Key]] = {}
    for node in root:
        members.setdefault(find(node), []).append(node)
    made: dict[Key, Source] = {}
    for top, nodes in members.items():
        best = min((label[node] for node in nodes), key=lambda s: (_FULLEST_FIRST.index(s.kind), -len(s.name), s.name))
        forms: dict[str, set[str]] = {}
        for node in nodes:
            if label[node].kind != "unknown" and label[node].name:
                forms.setdefault(node[0], set()).add(label[node].name)
        made[top] = Source(
            name=best.name if best.kind != "unknown" and best.name else NO_SOURCE,
            kind=best.kind,
            forms=tuple((letter, tuple(sorted(names))) for letter, names in sorted(forms.items())),
        )
    return {key: made[find(node)] for key, node in node_of.items()}


def counted(found: dict[Key, Source]) -> tuple[Source, ...]:
    """The different sources in order of first citation, without statements that name none."""
    unique = {id(source): source for source in found.values() if source.kind != "unknown"}
    return tuple(unique.values())
