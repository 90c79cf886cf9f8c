"""Statements in the hard passages of open/passages.md, which holds the format and the conventions of the gold.

The passages are invented and open, so they measure the reader on kinds of speech and layout, not on a sample of news.
Every line is given to the reader as a paragraph (the first of a headline passage as a title), so that finding the article plays no part.
A statement counts as found where its content pairs at MATCHED and its source shares a word with the gold, or both have none.

    python bench/quality/open_set.py

prints each passage in which something was missed, made up, or given another speaker or stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NoReturn, cast, get_args

import msgspec
from overlap import f1, outermost, paired, spans_of, words

from twosource.compare import READER
from twosource.records import Article, Line, Stance, Statement, Title
from twosource.spans import Span, Text, lines_of

PASSAGES = Path(__file__).resolve().parent / "open" / "passages.md"
ROLES = ("source", "cue", "content")
Pieces = tuple[tuple[int, int], ...]
_PASSAGE = re.compile(
    r"^## (?P<kind>[a-z-]+): (?P<title>[^\n]+)\n```text\n(?P<text>.*?)\n```\n(?P<gold>(?:- [^\n]+\n?)+)", re.M | re.S
)
_GOLD = re.compile(r"- source: (.+) \| cue: (.+) \| content: (.+) \| speaker: (.+) \| stance: (\w+)")
_PIECE = re.compile(r"`([^`]+)`(?:#(\d+))?")
_HEADLINE = " (headline)"


class Gold(msgspec.Struct, frozen=True):
    """A statement marked by hand; pieces are (start, end) in code points of the passage, in order."""

    source: Pieces
    cue: Pieces
    content: Pieces
    speaker: str
    """Empty where the passage names nobody."""
    stance: Stance


class Passage(msgspec.Struct, frozen=True):
    kind: str
    title: str
    headline: bool
    """True where the first line is a headline."""
    text: str
    statements: tuple[Gold, ...]


def passages(path: Path = PASSAGES) -> list[Passage]:
    """All passages in the order of the file.

    Raises ValueError naming the passage where words do not stand in it, stand there more than once and no ``#`` says
    which, where pieces overlap or stand out of order, and where a line of gold or a whole passage cannot be read.
    """
    file = path.read_text("utf-8")
    out = [_passage(m) for m in _PASSAGE.finditer(file)]
    if len(out) != (headings := len(re.findall(r"^## ", file, re.M))):
        read = {f"## {p.kind}: {p.title}" for p in out}
        lost = [h for h in re.findall(r"^## .+", file, re.M) if h.removesuffix(_HEADLINE) not in read]
        raise ValueError(f"{headings - len(out)} of {headings} passages cannot be read: {'; '.join(lost)}")
    return out


def score(shared: Path) -> dict[str, float]:  # noqa: ARG001 - the passages stand beside this module
    """Micro averages over all passages; recall by kind; speaker and stance over the statements found."""
    kinds: dict[str, list[int]] = {}
    found = wanted = right = empty = clean = 0
    speakers, stances = [], []
    for p in passages():
        ours = _read(p)
        pairs = list(_pairs(p, ours))
        found, wanted, right = found + len(ours), wanted + len(p.statements), right + len(pairs)
        if not p.statements:
            empty, clean = empty + 1, clean + (not ours)
        if p.kind != "nothing":
            kind = kinds.setdefault(p.kind, [0, 0])
            kind[0], kind[1] = kind[0] + len(pairs), kind[1] + len(p.statements)
        speakers += [same_speaker(ours[n], g) for n, m in pairs if (g := p.statements[m]).speaker]
        stances += [ours[n].stance == p.statements[m].stance for n, m in pairs]
    out = {
        "statements.recall": right / max(1, wanted),
        "statements.precision": right / max(1, found),
        "statements.f1": f1(right, found, wanted),
        "speaker": sum(speakers) / max(1, len(speakers)),
        "stance": sum(stances) / max(1, len(stances)),
        "nothing.clean": clean / max(1, empty),
    }
    return out | {f"kind.{k}": got / max(1, of) for k, (got, of) in sorted(kinds.items())}


def same_speaker(ours: Statement, gold: Gold) -> bool:
    """True where the names end in the same word: the surname, as a rule, or the last word of a description."""
    return re.findall(r"\w+", ours.speaker.name.casefold())[-1:] == re.findall(r"\w+", gold.speaker.casefold())[-1:]


# ---------------------------------------------------------------- reading the file


def _passage(m: re.Match[str]) -> Passage:
    name, text = f"{m['kind']}: {m['title']}", m["text"]
    lines = [line for line in m["gold"].split("\n") if line]
    statements = () if lines == ["- nothing"] else tuple(_gold(name, text, line) for line in lines)
    contents = sorted(piece for s in statements for piece in s.content)
    if any(a[1] > b[0] for a, b in pairwise(contents)):
        _refuse(name, "contents of two statements overlap")
    title = m["title"]
    return Passage(m["kind"], title.removesuffix(_HEADLINE), title.endswith(_HEADLINE), text, statements)


def _gold(name: str, text: str, line: str) -> Gold:
    told = _GOLD.fullmatch(line)
    if not told:
        _refuse(name, f"not a statement: {line}")
    source, cue, content = (_pieces(name, text, field) for field in told.groups()[:3])
    stance = told[5]
    if stance not in get_args(Stance):
        _refuse(name, f"no stance {stance!r}")
    if not content:
        _refuse(name, f"no content: {line}")
    if any(a[1] > b[0] for a, b in pairwise(sorted((*source, *cue, *content)))):
        _refuse(name, f"pieces overlap: {line}")
    return Gold(source, cue, content, "" if told[4] == "-" else told[4], cast("Stance", stance))


def _pieces(name: str, text: str, field: str) -> Pieces:
    if field == "-":
        return ()
    out = []
    for part in field.split(" // "):
        piece = _PIECE.fullmatch(part)
        if not piece:
            _refuse(name, f"not words between backticks: {part}")
        out.append(_place(name, text, piece[1], int(piece[2] or 0)))
    if out != sorted(out):
        _refuse(name, f"pieces out of order: {field}")
    return tuple(out)


def _place(name: str, text: str, what: str, number: int) -> tuple[int, int]:
    """Where ``what`` stands as whole words for the ``number``-th time; 0 asks for its only place."""
    places = whole_words(text, what)
    if not places:
        _refuse(name, f"does not hold {what!r}")
    if number == 0 and len(places) > 1:
        _refuse(name, f"holds {what!r} {len(places)} times: say which with #")
    if number > len(places):
        _refuse(name, f"holds {what!r} {len(places)} times only")
    return places[max(0, number - 1)]


def whole_words(text: str, what: str) -> list[tuple[int, int]]:
    """The places of ``what`` that cut no word in two, in order."""
    begins = r"(?<!\w)" if what[0].isalnum() else ""
    ends = r"(?!\w)" if what[-1].isalnum() else ""
    return [m.span() for m in re.finditer(begins + re.escape(what) + ends, text)]


def _refuse(name: str, why: str) -> NoReturn:
    raise ValueError(f"{name}: {why}")


# ---------------------------------------------------------------- reading the passages


def _read(p: Passage) -> list[Statement]:
    return outermost(READER.read(_article(p))[0])  # as the gold


def _article(p: Passage) -> Article:
    spans = list(lines_of(p.text))
    lines = tuple(
        Line(span=s, role="title" if p.headline and n == 0 else "paragraph", article=True) for n, s in enumerate(spans)
    )
    text = Text.of(p.text)
    return Article(
        path=f"{p.kind}: {p.title}",
        id=text.sha256[:12],
        text=text,
        lines=lines,
        title=Title(text=text[spans[0]], span=spans[0]) if p.headline else None,
        outlet=None,
        url=None,
        language="en",
        authors=(),
        published=None,
        dateline=None,
        credits=(),
        problems=(),
    )


def _pairs(p: Passage, ours: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Index in ours and in the gold of the statements found: content paired and source right."""
    pairs = paired([words(p.text, s.content) for s in ours], [words(p.text, spans_of(g.content)) for g in p.statements])
    for n, m in pairs:
        mine, theirs = words(p.text, ours[n].source), words(p.text, spans_of(p.statements[m].source))
        if mine & theirs or not (mine or theirs):
            yield n, m


# ---------------------------------------------------------------- showing what fails


def failures(p: Passage) -> list[str]:
    """Lines that tell what was missed, made up or read otherwise in a passage; none where all is right."""
    ours = _read(p)
    pairs = dict(_pairs(p, ours))
    out = [
        f"  missed  {_shown(p.text, g)}  [{g.speaker or '-'}; {g.stance}]"
        for m, g in enumerate(p.statements)
        if m not in pairs.values()
    ]
    out += [
        f"  made up {_shown(p.text, s)}  [{s.speaker.name}; {s.stance}]" for n, s in enumerate(ours) if n not in pairs
    ]
    for n, m in pairs.items():
        s, g = ours[n], p.statements[m]
        if g.speaker and not same_speaker(s, g):
            out.append(f"  speaker {g.speaker!r}, found {s.speaker.name!r}: {_shown(p.text, s)}")
        if s.stance != g.stance:
            out.append(f"  stance  {g.stance}, found {s.stance}: {_shown(p.text, s)}")
    return out


def _shown(text: str, s: Gold | Statement) -> str:
    return " | ".join(" // ".join(text[x.start : x.end] for x in _spans(s, role)) or "-" for role in ROLES)


def _spans(s: Gold | Statement, role: str) -> list[Span]:
    return list(getattr(s, role)) if isinstance(s, Statement) else spans_of(getattr(s, role))


def main() -> None:
    for p in passages():
        if lines := failures(p):
            print(f"{p.kind}: {p.title}", *lines, sep="\n", end="\n\n")
    for name, value in score(PASSAGES.parent).items():
        print(f"{name:24} {value:.4f}")


if __name__ == "__main__":
    main()
