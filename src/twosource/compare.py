"""The ordered list of stages: Page -> Report, Reports -> Comparison. The one place that knows the order."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import count, islice, permutations, product

import msgspec

from twosource import article as article_room
from twosource import lineage, matching, matter, speech, stories
from twosource.errors import DifferentEvents, TooFewReports, UnknownLetter
from twosource.records import Article, Comparison, Match, Page, Problem, Report

LONGEST_ARTICLE = 400_000
"""Code points of article text that are read for statements and figures; a long live blog has half of it. Reading takes
about 2 s for each 100,000, so that a page of 20 MB does not hold up a folder."""
READER: speech.Reader = speech.reader()
"""The trained reader; by rules where its run time cannot be installed. Nothing is loaded before the first article."""


def read(page: Page, reader: speech.Reader = READER) -> Report:
    """One page read: article, then who says what, then what it is about, then who answers whom.

    Nothing is raised for what a page holds; what is wrong with it comes in ``problems``.
    """
    return read_article(article_room.find(page), reader)


def read_article(found: Article, reader: speech.Reader = READER) -> Report:
    """An article read: who says what in it, what it is about, who answers whom. Nothing is raised for what it holds."""
    article, cut = _readable(found)
    report = article_room.through(article, lambda a: _told(a, reader))
    if article.repairs:
        report = _as_printed(report, article)
    return msgspec.structs.replace(report, lines=found.lines, problems=(*article.problems, *cut, *report.problems))


def _told(article: Article, reader: speech.Reader) -> Report:
    """The report of ``article``; its problems are those of reading alone."""
    statements, troubles = reader.read(article)
    names = matter.names(article, statements)
    described, labels = matter.labels(article, statements, names)
    dates = matter.dates(article)
    report = Report(
        id=article.id,
        path=article.path,
        sha256=article.text.sha256,
        text=article.text.content,
        lines=article.lines,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        authors=article.authors,
        published=article.published,
        published_also=article.published_also,
        modified=article.modified,
        section=article.section,
        dateline=article.dateline,
        credits=article.credits,
        notices=article.notices,
        repairs=article.repairs,
        capture=article.capture,
        statements=statements,
        figures=matter.figures(article, statements),
        dates=dates,
        names=(*names, *described),
        labels=labels,
        responses=speech.responses(article, statements),
        problems=(*troubles, *matter.weekdays_that_differ(article.text.content, dates)),
    )
    return msgspec.structs.replace(report, responses=matching.with_targets(report))


def _as_printed(report: Report, article: Article) -> Report:
    """The report with the text and the facts of ``article``, the page as printed, where it was read from its repairs."""
    return msgspec.structs.replace(
        report,
        sha256=article.text.sha256,
        text=article.text.content,
        title=article.title,
        authors=article.authors,
        published=article.published,
        published_also=article.published_also,
        modified=article.modified,
        dateline=article.dateline,
        credits=article.credits,
        notices=article.notices,
        repairs=article.repairs,
    )


def _readable(article: Article) -> tuple[Article, tuple[Problem, ...]]:
    """The article with the lines behind LONGEST_ARTICLE set aside for reading, and a problem record if there are any."""
    size, lines = 0, []
    for line in article.lines:
        size += len(line.span) if line.article else 0
        beyond = line.article and size > LONGEST_ARTICLE
        lines.append(msgspec.structs.replace(line, article=False) if beyond else line)
    if size <= LONGEST_ARTICLE:
        return article, ()
    message = (
        f"the article has {size:,} characters; statements and figures were read from the first {LONGEST_ARTICLE:,} only"
    )
    problem = Problem(code="article-too-long", message=message)
    return msgspec.structs.replace(article, lines=tuple(lines)), (problem,)


def compare(
    reports: Sequence[Report], *, origins: Mapping[str, str] | None = None, same_event: bool = False
) -> Comparison:
    """Several reports of one event, compared; letters follow the order given and decide nothing.

    ``origins``: letter to the agency or outlet that the user says it is from. Raises TooFewReports, UnknownLetter,
    and DifferentEvents where no two seem to tell one event, unless ``same_event``. A report that seems to tell another
    event than the rest stays in, with a problem record. Cost: the product of the statements of every two reports.
    """
    if len(reports) < 2:
        raise TooFewReports(len(reports))
    lettered = tuple(msgspec.structs.replace(r, letter=x) for r, x in zip(reports, letters(len(reports)), strict=True))
    asserted = _asserted(origins or {}, lettered)
    return article_room.compared_through(lettered, partial(_compared, asserted=asserted, same_event=same_event))


def _compared(reports: tuple[Report, ...], *, asserted: Mapping[str, str], same_event: bool) -> Comparison:
    problems = () if same_event else _strangers(reports)
    matches = matching.match(reports)
    reports = _dated(reports, matches)
    name_sets = matter.gather(reports)
    lineage_found, matches = lineage.trace(reports, matches, asserted)
    return Comparison(
        reports=reports,
        matches=matches,
        only=_only(reports, matches),
        figures=matching.link_figures(reports),
        responses=matching.link_responses(reports),
        labels=matching.label_sets(reports, name_sets, matches),
        names=name_sets,
        lineage=lineage_found,
        problems=problems,
    )


def letters(n: int) -> tuple[str, ...]:
    """A … Z, then AA, AB … ZZ, then AAA …

    >>> letters(28)[25:], letters(703)[701:]
    (('Z', 'AA', 'AB'), ('ZZ', 'AAA'))
    """
    one = string.ascii_uppercase
    endless = ("".join(word) for length in count(1) for word in product(one, repeat=length))
    return tuple(islice(endless, n))


def _dated(reports: tuple[Report, ...], matches: tuple[Match, ...]) -> tuple[Report, ...]:
    """Reports that print no year take it from the closest report (most matches) that does, and say so in the basis."""
    articles = {r.letter or "": r.as_article() for r in reports}
    days = {x: matter.context_day(a) for x, a in articles.items()}
    shared = Counter((m.report, n.report) for match in matches for m, n in permutations(match.members, 2))
    out = []
    for r in reports:
        letter = r.letter or ""
        near = [(shared[letter, o.letter or ""], o.sha256, o.letter or "") for o in reports if o is not r]
        known = [x for n, _, x in sorted(near, reverse=True) if n and days[x] is not None]
        if days[letter] is None and known:
            r = msgspec.structs.replace(r, dates=matter.dates(articles[letter], days[known[0]]))
        out.append(r)
    return tuple(out)


def _asserted(origins: Mapping[str, str], reports: tuple[Report, ...]) -> dict[str, str]:
    known = tuple(r.letter or "" for r in reports)
    for letter in origins:
        if letter not in known:
            raise UnknownLetter(letter, known)
    return dict(origins)


def _only(reports: tuple[Report, ...], matches: Iterable[Match]) -> dict[str, tuple[str, ...]]:
    matched = {(m.report, m.statement) for match in matches for m in match.members}
    return {r.letter or "": tuple(s.id for s in r.statements if (r.letter, s.id) not in matched) for r in reports}


def _strangers(reports: tuple[Report, ...]) -> tuple[Problem, ...]:
    """Problems for reports that tell another event than the largest set of reports that go together."""
    groups: list[list[Report]] = []
    why = ""
    for r in reports:
        kin = []
        for g in groups:
            told = [stories.same_event((r, other)) for other in g]
            if any(same for same, _ in told):
                kin.append(g)
            elif told:
                why = told[0][1]
        groups = [g for g in groups if g not in kin] + [[x for g in kin for x in g] + [r]]
    if len(groups) == 1:
        return ()
    largest = max(groups, key=lambda g: (len(g), min(r.sha256 for r in g)))
    if len(largest) == 1:
        raise DifferentEvents(why)
    out = [r for g in groups if g is not largest for r in g]
    return tuple(
        Problem(
            code="another-event", message=f"report {r.letter} seems to tell another event than the others", path=r.path
        )
        for r in sorted(out, key=lambda r: r.letter or "")
    )


__all__ = ["compare", "letters", "read", "read_article"]
