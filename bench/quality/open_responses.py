"""Responses in the invented passages of open/responses.md, which holds the format, and of open/responses_later.md, which no rule was set on.

A response of ours meets one of the gold where it overlaps the words marked there and its state is equal, one to one. ``by`` and
``silence`` are measured over those that meet; ``target.right`` over the targets that those give. ``nothing.clean``: passages without a
response in which none is found.

    python bench/quality/open_responses.py

prints what was missed, made up or read otherwise.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, cast, get_args

import msgspec
from overlap import f1

from twosource.compare import READER
from twosource.matching import with_targets
from twosource.records import Article, Line, Report, Response, ResponseState, Silence, Statement
from twosource.spans import Span, Text, lines_of
from twosource.speech import responses

PASSAGES = Path(__file__).resolve().parent / "open" / "responses.md"
LATER = PASSAGES.with_name("responses_later.md")
_PASSAGE = re.compile(r"^## (?P<title>[^\n]+)\n(?P<text>.*?)\n=>\n(?P<gold>(?:[^\n#]+\n?)+)", re.M | re.S)


class Gold(NamedTuple):
    state: ResponseState
    silence: Silence | None
    by: str
    answer: Span
    target: Span | None


class Passage(NamedTuple):
    title: str
    text: str
    responses: tuple[Gold, ...]


def passages(path: Path = PASSAGES) -> list[Passage]:
    """All passages in the order of the file; ValueError where words do not stand in their passage exactly once."""
    file = path.read_text("utf-8")
    out = [_passage(m) for m in _PASSAGE.finditer(file)]
    if len(out) != (headings := len(re.findall(r"^## ", file, re.M))):
        raise ValueError(f"{headings - len(out)} of {headings} passages cannot be read")
    return out


def _passage(m: re.Match[str]) -> Passage:
    lines = [line for line in m["gold"].split("\n") if line]
    gold = () if lines == ["nothing"] else tuple(_gold(m["title"], m["text"], line) for line in lines)
    return Passage(m["title"], m["text"], gold)


def _gold(title: str, text: str, line: str) -> Gold:
    state, by, answer, target = line.split(" | ")
    silence = cast("Silence", state) if state in get_args(Silence) else None
    return Gold(
        "silence-reported" if silence else cast("ResponseState", state),
        silence,
        by,
        _place(title, text, answer),
        None if target == "-" else _place(title, text, target),
    )


def _place(title: str, text: str, words: str) -> Span:
    if text.count(words) != 1:
        raise ValueError(f"{title}: {words!r} stands {text.count(words)} times")
    at = text.index(words)
    return Span(at, at + len(words))


def measured(path: Path = PASSAGES) -> dict[str, float]:
    """Micro averages over all passages of a file."""
    found = wanted = right = by = silences = silent = targets = aimed = empty = clean = 0
    for p in passages(path):
        r, pairs = read(p)
        found, wanted, right = found + len(r.responses), wanted + len(p.responses), right + len(pairs)
        if not p.responses:
            empty, clean = empty + 1, clean + (not r.responses)
        for ours, gold in pairs:
            by += same_name(ours.by, gold.by)
            if gold.silence:
                silences, silent = silences + 1, silent + (ours.silence == gold.silence)
            if ours.target is not None:
                targets, aimed = targets + 1, aimed + hits(r.statement(ours.target), gold)
    return {
        "precision": right / max(1, found),
        "recall": right / max(1, wanted),
        "f1": f1(right, found, wanted),
        "by": by / max(1, right),
        "silence": silent / max(1, silences),
        "target.right": aimed / max(1, targets),
        "target.recall": aimed / max(1, sum(g.target is not None for p in passages(path) for g in p.responses)),
        "nothing.clean": clean / max(1, empty),
    }


def same_name(ours: str, gold: str) -> bool:
    """The names end in the same word."""
    return re.findall(r"\w+", ours.casefold())[-1:] == re.findall(r"\w+", gold.casefold())[-1:]


def hits(s: Statement, gold: Gold) -> bool:
    return gold.target is not None and any(piece.overlaps(gold.target) for piece in s.content)


def read(p: Passage) -> tuple[Report, list[tuple[Response, Gold]]]:
    """The passage read, and its responses with the gold ones that they meet."""
    text = Text.of(p.text)
    article = Article(
        path=p.title, id=text.sha256[:12], text=text, title=None, outlet=None, url=None, language="en", authors=(), published=None,
        lines=tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(p.text)),
        dateline=None, credits=(), problems=(),
    )  # fmt: skip
    statements = READER.read(article)[0]
    report = Report(
        id=article.id, path=p.title, sha256=text.sha256, text=p.text, lines=article.lines, title=None, outlet=None, language="en",
        authors=(), published=None, dateline=None, credits=(), statements=statements, figures=(), dates=(), names=(), labels=(),
        responses=responses(article, statements), problems=(),
    )  # fmt: skip
    report = msgspec.structs.replace(report, responses=with_targets(report))
    left, pairs = list(report.responses), []
    for gold in p.responses:
        met = next((r for r in left if r.state == gold.state and r.span.overlaps(gold.answer)), None)
        if met is not None:
            left.remove(met)
            pairs.append((met, gold))
    return report, pairs


def failures(p: Passage) -> list[str]:
    """Lines that tell what was missed, made up or read otherwise; none where all is right."""
    r, pairs = read(p)
    met, ours = [g for _, g in pairs], [o for o, _ in pairs]
    out = [
        f"  missed  {g.state} {g.silence or ''} | {g.by} | {p.text[g.answer.start : g.answer.end]}"
        for g in p.responses
        if g not in met
    ]
    out += [f"  made up {o.state} {o.silence or ''} | {o.by} | {r.words(o.span)}" for o in r.responses if o not in ours]
    for o, g in pairs:
        if o.silence != g.silence:
            out.append(f"  silence {g.silence}, found {o.silence}: {r.words(o.span)}")
        if not same_name(o.by, g.by):
            out.append(f"  by {g.by!r}, found {o.by!r}")
        target = r.statement(o.target) if o.target is not None else None
        if (target is None) != (g.target is None) or (target is not None and not hits(target, g)):
            told = r.words(target.content) if target else "none"
            out.append(f"  target {p.text[g.target.start : g.target.end] if g.target else 'none'!r}, found {told!r}")
    return out


def main() -> None:
    for path in (PASSAGES, LATER):
        for p in passages(path):
            if lines := failures(p):
                print(p.title, *lines, sep="\n", end="\n\n")
        for name, value in measured(path).items():
            print(f"{path.stem + '.' + name:32} {value:.4f}")


if __name__ == "__main__":
    main()
