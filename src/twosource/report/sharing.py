"""The variant that may be passed on: of each report only the passages that the findings need, within limits.

The limits hold for whatever is drawn from the result, because the words that may not be shown are no longer in it: in
``Report.text`` each of their characters is ``WITHHELD``, and offsets, hash and link stay, so that whoever has the report
finds every place. What counts:

- *counted*: every word of a page: headline, passages, labels, credits, evidence. A headline comes first.
- *not counted*: facts about a report (outlet, byline, day, link, language, file name), names of people, bodies and places,
  and numbers as they were read. A sentence of ours may hold up to six words in a row of a page, so that names stay whole.
- words that two reports share count in both, whichever they are shown in.

Where the limit is reached a finding stays, with its offsets and "[not shown]".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from twosource.records import Comparison, LabelSet, Notice, Problem, Record, Report, Title
from twosource.report.allowance import FREE_RUN, Allowance, Gram, key, units
from twosource.report.decisions import Decision
from twosource.report.foremost import foremost
from twosource.report.ledger import Passage, ledger
from twosource.report.visible import NOT_SHOWN
from twosource.report.wording import file_of, files_of
from twosource.spans import Span, merged

Claim = tuple[str, tuple[Span, ...]]
"""The words of a report, by letter, that a finding needs."""


class Limits(Record, frozen=True, kw_only=True):
    """Of each report at most ``words`` words and at most the share ``part`` of its article, whichever is less. ValueError
    on a number below 0 and on a part above 1.
    """

    around: int = 25
    """Words around those of a finding, before and after together; as many of the finding itself, if it is long."""
    words: int = 300
    part: float = 0.1

    def __post_init__(self) -> None:
        if self.around < 0 or self.words < 0 or not 0 <= self.part <= 1:
            raise ValueError(f"{self}: words are counted from 0, and a part is 0 to 1")


class Meter(Record, frozen=True, kw_only=True):
    """How much of a report is shown, in words."""

    letter: str
    shown: int
    of: int
    """Words of the article."""
    limit: int
    withheld: int
    """Passages that a finding needs and that are not shown, or not from their beginning to their end."""


class Shared(Record, frozen=True, kw_only=True):
    comparison: Comparison
    decisions: tuple[Decision, ...]
    meters: tuple[Meter, ...]
    """In the order of the reports."""


def share(comparison: Comparison, decisions: Sequence[Decision] = (), limits: Limits | None = None) -> Shared:
    """The comparison with what may be passed on, and how much that is. Deterministic; ids and offsets stay.

    Words are given to the headlines, then to what the brief puts first (figures before all), then down the ledger, then to
    the other figures, responses, labels and evidence; what is left goes into context, in the same order. n log n in the length of the texts.
    """
    limits = limits or Limits()
    allowance = Allowance(comparison.reports, limits.words, limits.part, 2 * limits.around)
    titles = {report.letter or "": _title(report, allowance, limits.around) for report in comparison.reports}
    wanted = list(dict.fromkeys(_claims(comparison)))
    for claim in wanted:
        _core(allowance, claim, limits.around)
    for claim in wanted:
        _context(allowance, claim, limits.around)
    withheld = allowance.withheld()
    texts = {letter: sheet.masked() for letter, sheet in allowance.sheets.items()}
    files = files_of(comparison.reports)
    reports = tuple(
        _report(r, files[r.path], texts[r.letter or ""], titles[r.letter or ""], allowance) for r in comparison.reports
    )
    labels = tuple(_labels(labels, texts) for labels in comparison.labels)
    problems = tuple(map(_without_place, comparison.problems))
    kept = msgspec.structs.replace(comparison, reports=reports, labels=labels, problems=problems)
    return Shared(
        comparison=_spared(kept, withheld),
        decisions=tuple(_spared(decision, withheld) for decision in decisions),
        meters=tuple(
            Meter(
                letter=letter,
                shown=sheet.spent,
                of=sheet.of,
                limit=sheet.limit,
                withheld=sum(x == letter and not _whole(allowance, (x, spans)) for x, spans in wanted),
            )
            for letter, sheet in allowance.sheets.items()
        ),
    )


def _claims(comparison: Comparison) -> Iterator[Claim]:
    """What the findings need, the most wanted first."""
    groups = ledger(comparison)
    # Figures that differ are a word or two each and say most of all.
    for item in sorted(foremost(comparison, groups), key=lambda item: item.topic != "figure"):
        passages = [passage for clause in item.clauses for passage in clause]
        yield from map(_marked, (*passages, item.target.passage) if item.target else passages)
    for row in (row for group in groups for row in group.rows):
        yield from ((letter, row.spans(letter)) for letter in row.letters())
    figures = {(r.letter or "", f.id): f for r in comparison.reports for f in r.figures}
    for link in comparison.figures:
        yield from ((m.report, (figures[m.report, m.figure].span,)) for m in link.members)
    for link_ in comparison.responses:
        yield link_.report, (comparison.report(link_.report).responses[link_.response].span,)
    for labels in comparison.labels:
        yield from ((term.report, (term.span,)) for term in labels.terms)
    for edge in comparison.lineage.edges:
        known = (r.letter or "" for r in comparison.reports)
        yield from ((letter, edge.spans[letter]) for letter in known if edge.spans.get(letter))


def _marked(passage: Passage) -> Claim:
    marks = {"match", "differ", "content"}
    held = [Span(p.start, p.start + len(p.text)) for p in passage.pieces if marks.intersection(p.marks)]
    return passage.letter, merged(held)


def _indices(allowance: Allowance, claim: Claim) -> list[int]:
    letter, spans = claim
    sheet = allowance.sheets[letter]
    return [i for span in merged(spans) for i in sheet.indices(span)]


def _core(allowance: Allowance, claim: Claim, most: int) -> None:
    """The words of the finding itself, the first ``most`` of them: all that fit under the limits, or none."""
    allowance.grant(claim[0], _indices(allowance, claim)[:most])


def _whole(allowance: Allowance, claim: Claim) -> bool:
    shown = allowance.sheets[claim[0]].shown
    return all(shown[i] for i in _indices(allowance, claim))


def _context(allowance: Allowance, claim: Claim, around: int) -> None:
    """Words before and after what is shown of a finding, in turns, up to the ends of its line."""
    sheet = allowance.sheets[claim[0]]
    held = [i for i in _indices(allowance, claim) if sheet.shown[i]]
    if not held:
        return
    low, high = min(held), max(held)
    text, given = sheet.report.text, 0
    open_before = open_after = True
    while given < around and (open_before or open_after):
        if open_after:
            open_after = (
                high + 1 < len(sheet.units) and "\n" not in text[sheet.units[high].end : sheet.units[high + 1].start]
            )
            open_after = open_after and allowance.grant(claim[0], (high + 1,))
            high += open_after
            given += open_after
        if open_before and given < around:
            open_before = low > 0 and "\n" not in text[sheet.units[low - 1].end : sheet.units[low].start]
            open_before = open_before and allowance.grant(claim[0], (low - 1,))
            low -= open_before
            given += open_before


def _title(report: Report, allowance: Allowance, most: int) -> Title | None:
    """The headline as far as it may be shown; its words in the text are given by the way."""
    letter, title = report.letter or "", report.title
    if title is None:
        return None
    if title.span:
        allowance.grant(letter, _indices(allowance, (letter, (title.span,)))[:most])
        return title
    words = units(title.text)
    told = title.text[: words[most - 1].end] if most and len(words) > most else title.text if most else ""
    cut = f"{told} {NOT_SHOWN}" if len(told) < len(title.text) else told
    beside = sum(1 + len(word) // 40 for word in words[:most])
    return msgspec.structs.replace(title, text=cut if allowance.spend(letter, beside) else NOT_SHOWN)


def _report(report: Report, path: str, text: str, title: Title | None, allowance: Allowance) -> Report:
    """Everything that repeats words of the text beside it repeats them as they are in ``text``. ``path`` says nothing of
    the machine that the pages lie on.
    """
    letter = report.letter or ""
    if title and title.span:
        title = msgspec.structs.replace(title, text=text[title.span.start : title.span.end])
    shown = {name.id: tuple(s for s in name.mentions if _whole(allowance, (letter, (s,)))) for name in report.names}
    return msgspec.structs.replace(
        report,
        path=path,
        text=text,
        title=title,
        notices=tuple(_notice(notice, text) for notice in report.notices),
        repairs=tuple(repair for repair in report.repairs if _whole(allowance, (letter, (repair.span,)))),
        names=tuple(msgspec.structs.replace(name, mentions=shown[name.id]) for name in report.names),
    )


def _without_place(problem: Problem) -> Problem:
    if not problem.path:
        return problem
    short = file_of(problem.path)
    return msgspec.structs.replace(problem, path=short, message=problem.message.replace(problem.path, short))


def _notice(notice: Notice, text: str) -> Notice:
    if notice.span:
        return msgspec.structs.replace(notice, text=text[notice.span.start : notice.span.end])
    words = units(notice.text)
    if len(words) <= FREE_RUN:
        return notice
    return msgspec.structs.replace(notice, text=f"{notice.text[: words[FREE_RUN - 1].end]} {NOT_SHOWN}")


def _labels(labels: LabelSet, texts: dict[str, str]) -> LabelSet:
    terms = (
        msgspec.structs.replace(term, text=texts[term.report][term.span.start : term.span.end]) for term in labels.terms
    )
    return msgspec.structs.replace(labels, terms=tuple(terms))


def _spared(value: Any, withheld: frozenset[Gram]) -> Any:
    """The same record with every sentence cut where it holds more than ``FREE_RUN`` words in a row that are withheld."""
    if isinstance(value, str):
        return _sentence(value, withheld)
    if isinstance(value, Report):
        kept = value.text
        return msgspec.structs.replace(_fields(value, withheld, skip=("text",)), text=kept)
    if isinstance(value, Record):
        return _fields(value, withheld)
    if isinstance(value, tuple):
        return tuple(_spared(item, withheld) for item in value)
    if isinstance(value, dict):
        return {name: _spared(item, withheld) for name, item in value.items()}
    return value


def _fields(record: Any, withheld: frozenset[Gram], skip: Iterable[str] = ()) -> Any:
    held = {f: getattr(record, f) for f in record.__struct_fields__ if f not in skip}
    changed = {f: new for f, old in held.items() if (new := _spared(old, withheld)) is not old}
    return msgspec.structs.replace(record, **changed)


def _sentence(text: str, withheld: frozenset[Gram]) -> str:
    words = units(text) if len(text) > 2 * FREE_RUN else ()
    if len(words) <= FREE_RUN:
        return text
    keys = tuple(key(text[word.start : word.end]) for word in words)
    # Of a run the first words stay: they may be a name.
    cut = {at + FREE_RUN for at in range(len(keys) - FREE_RUN) if keys[at : at + FREE_RUN + 1] in withheld}
    out, at = [], 0
    for index, word in enumerate(words):
        if index not in cut:
            out.append(text[at : word.end])
        elif index - 1 not in cut:
            out.append(f" {NOT_SHOWN}")
        at = word.end
    return "".join((*out, text[at:]))
