"""Who is cited across the reports: the speakers of one comparison, each counted once."""

from __future__ import annotations

import msgspec

from twosource.matter import power_key
from twosource.records import Comparison, Record, Report, Speaker, SpeakerKind, Statement
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

    Two speakers are one where the comparison's names say so, where a match of theirs counts one source, or where
    both are bodies under names of one power ("Orland" and its capital). A source goes by the name that most reports
    print; reports that are translations count last.
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

    powers: dict[str, Key] = {}
    for node, speaker in label.items():
        power = power_key(speaker.name) if speaker.kind == "institution" else None
        if power is not None:
            join(powers.setdefault(power, node), node)

    translated = _translations(comparison)
    members: dict[Key, list[Key]] = {}
    for node in root:
        members.setdefault(find(node), []).append(node)
    made: dict[Key, Source] = {}
    for top, nodes in members.items():
        best = _printed_most([(node[0], label[node]) for node in nodes], translated)
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


def _translations(comparison: Comparison) -> frozenset[str]:
    """The letters of the reports that are translations, as far as they say."""
    told = {edge.to for edge in comparison.lineage.edges if edge.kind == "translated"}
    noted = (r.letter or "" for r in comparison.reports if any(c.kind == "translation-notice" for c in r.credits))
    return frozenset((*told, *noted))


def _printed_most(said: list[tuple[str, Speaker]], translated: frozenset[str]) -> Speaker:
    """Of the speakers that are one, by letter, the one to show: the surest kind, then the name in most reports.

    Of names in equally many the fullest is taken; of descriptions the shortest, more words there only describe.
    """
    letters: dict[str, set[str]] = {}
    for letter, speaker in said:
        letters.setdefault(speaker.name, set()).add(letter)

    def standing(speaker: Speaker) -> tuple[int, int, int, int, str]:
        own = letters[speaker.name]
        long = len(speaker.name)
        last = -long if speaker.kind in ("named", "institution") else long
        return (_FULLEST_FIRST.index(speaker.kind), -len(own - translated), -len(own), last, speaker.name)

    return min((speaker for _, speaker in said), key=standing)


def counted(comparison: Comparison, found: dict[Key, Source]) -> tuple[Source, ...]:
    """The different sources that are cited for something, in order of first citation, with the names that they go by
    there. Statements that name none make none; nor do reports of a silence, nor an answer that only points back
    ("denies this").
    """
    by_key = {(r.letter or "", s.id): (r, s) for r in comparison.reports for s in r.statements}
    unique: dict[int, Source] = {}
    letters: dict[int, set[str]] = {}
    for key, source in found.items():
        if source.kind != "unknown" and _tells(*by_key[key]):
            unique[id(source)] = source
            letters.setdefault(id(source), set()).add(key[0])
    return tuple(
        msgspec.structs.replace(source, forms=tuple(form for form in source.forms if form[0] in letters[known]))
        for known, source in unique.items()
    )


def _tells(report: Report, statement: Statement) -> bool:
    if statement.stance == "declines":
        return False
    pointing = [response.target_span for response in report.responses if response.target_span]
    return not statement.content or any(all(piece not in span for span in pointing) for piece in statement.content)
