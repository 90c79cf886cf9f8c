"""Scores of checking drafts: are faults that a program plants told, and is nothing else?

Each article of the development comparisons is made a draft: in eight places, far enough apart, something is changed (a word of a
quotation, its negation, who says it, a number, a hedge, a weekday, reported speech set in quotation marks). The draft is held
against the articles of its event, the one it was made of among them. What was not changed is verbatim there, so all that is told of
it is a false alarm. Three drafts an article; the seed is fixed.

Run ``python bench/quality/check.py [FOLDER]``; FOLDER holds the development data.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from twosource.check import check, read_draft
from twosource.compare import read
from twosource.records import CheckItem, Page, Report

DRAFTS, PLAIN_DRAFTS, FAULTS = 3, 2, 8
APART = 60
"""Characters between two faults."""
_WORDS = "harbour engine careful window twelve bitter promise yellow village remember budget".split()
_MONTHS = "January February April June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_QUOTATION = re.compile(r"[“\"]([^“”\"\n]{25,400})[”\"]")
_NEGATION = re.compile(r"\b(?:not|never) |n['’]t\b")
_HEDGE = re.compile(r"\b(?:at least|more than|about|nearly|almost|over|some|up to)\s", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b", re.IGNORECASE)
_OPPOSITES = (
    "killed injured|before after|north south|east west|rose fell|increased decreased|more fewer|first last|won lost|opened closed|"
    "supported opposed|accepted rejected|began ended|public private|higher lower|early late|older younger|men women|day week|"
    "month year|morning evening|major minor|best worst|bought sold|all none|always never|approved rejected|inside outside|"
    "arrested released|guilty innocent|buy sell|rise fall|support oppose|win lose|large small|new old"
)
_MODALS = {"will": "may", "would": "might", "may": "will", "could": "will", "might": "will", "must": "may"}
_BE = re.compile(r"\b(?:was|were|is|are|has been|have been|had been)\s(?=[a-z]+(?:ed|en)\b)")
_BODIES = ("the fisheries ministry", "the teachers’ union", "the coastguard")
_BODY = re.compile(
    r"(?:[Tt]he|[Aa]n?) [\w’' -]*(?:ministry|police|army|department|court|union|agency|company|group|officials?|authorities)"
)
_NO_PERSON = re.compile(r"Republicans|Pollster|Hill|House|Democrats|Officials|Arabia|Telecom|States|Networks|Post")


class Fault(NamedTuple):
    """``start`` to ``end`` of the article becomes ``new``; it shows from ``first`` to ``last``."""

    kind: str
    start: int
    end: int
    new: str
    first: int
    last: int


def score(shared: Path) -> dict[str, float]:
    """The share told of each kind of fault and of all, and false alarms a hundred items that were left as they are."""
    dice = random.Random(5)
    told: dict[str, list[bool]] = defaultdict(list)
    false = untouched = plain_false = plain_right = 0
    plain: dict[str, list[bool]] = defaultdict(list)
    strangers: list[float] = []
    other_dice = random.Random(7)
    for event in sorted(p for p in (shared / "data" / "comparisons").iterdir() if p.is_dir()):
        gold = json.loads((event / "gold.json").read_text("utf-8"))
        texts = {name: (event / r["file"]).read_text("utf-8") for name, r in gold["reports"].items()}
        pile = tuple(read(_page(f"{name}.txt", text)) for name, text in texts.items())
        for name, text in texts.items():
            every = [*_in_quotations(text, dice), *_figures(text, gold, name, dice), *_days(text, dice)]
            every += [*_speakers(gold, name, dice), *_made_quotations(text, gold, name)]
            for faults in _drafts(every, dice):
                found, alarms, right = _checked(text, faults, pile)
                for fault, was_told in zip(faults, found, strict=True):
                    told[fault.kind].append(was_told)
                false, untouched = false + alarms, untouched + right
            own = next(r for r in pile if r.path == f"{name}.txt")
            faults_there = [*_plain(own, other_dice), *_bodies(gold, name, other_dice)]
            for faults in _drafts(faults_there, other_dice, PLAIN_DRAFTS):
                found, alarms, right = _checked(text, faults, pile)
                for fault, was_told in zip(faults, found, strict=True):
                    plain[fault.kind].append(was_told)
                plain_false, plain_right = plain_false + alarms, plain_right + right
            rest = tuple(r for r in pile if r.path != f"{name}.txt")
            told_there = check(own, rest).items
            strangers.append(sum(i.kind in ("wording", "name", "statement") for i in told_there))
    every_one = [t for kind in told.values() for t in kind]
    out = {f"told.{kind}": sum(t) / len(t) for kind, t in sorted(told.items())}
    out["told"] = sum(every_one) / len(every_one)
    out["faults"] = float(len(every_one))
    out["untouched-refused"] = false / (false + untouched)
    out |= {f"plain.{kind}": sum(t) / len(t) for kind, t in sorted(plain.items())}
    out["plain"] = sum(t for kind in plain.values() for t in kind) / sum(map(len, plain.values()))
    out["plain.faults"] = float(sum(map(len, plain.values())))
    out["plain.untouched-refused"] = plain_false / (plain_false + plain_right)
    out["other-reports.an-article-refused"] = sum(strangers) / len(strangers)
    return out


def _page(path: str, text: str) -> Page:
    return Page(path=path, media="text", content=text, encoding="utf-8")


def _drafts(faults: list[Fault], dice: random.Random, drafts: int = DRAFTS) -> Iterator[list[Fault]]:
    left = list(faults)
    dice.shuffle(left)
    for _ in range(drafts):
        chosen: list[Fault] = []
        for fault in left:
            if len(chosen) < FAULTS and all(
                fault.last + APART < f.first or f.last + APART < fault.first for f in chosen
            ):
                chosen.append(fault)
        left = [f for f in left if f not in chosen]
        if chosen:
            yield chosen


def _checked(text: str, faults: list[Fault], pile: tuple[Report, ...]) -> tuple[list[bool], int, int]:
    """Whether each fault was told; false alarms; items that are right and were found to be."""
    draft = text
    for fault in sorted(faults, key=lambda f: -f.start):
        draft = draft[: fault.start] + fault.new + draft[fault.end :]

    def moved(at: int) -> int:
        return at + sum(len(f.new) - (f.end - f.start) for f in faults if f.end <= at)

    result = check(read_draft(_page("draft.txt", draft)), pile)
    wrong = [i for i in result.items if i.state != "verbatim"]
    told, explained = [], set()
    for fault in faults:
        first, last = moved(fault.first), max(moved(fault.last), moved(fault.start) + len(fault.new))
        here = {n for n, i in enumerate(wrong) if i.span.start <= last + 1 and first <= i.span.end + 1}
        follow = {n for n, i in enumerate(wrong) if fault.kind.startswith("speaker") and _follows(i, fault)}
        told.append(bool(here) or any(_beside(draft, wrong[n], first, last) for n in follow))
        explained |= here | follow
    return told, len(wrong) - len(explained), len(result.items) - len(wrong)


def _follows(item: CheckItem, fault: Fault) -> bool:
    """Whether an item gives words to the speaker that was put in: "he said" further on means him, too."""
    return item.state == "said-by-another" and bool({*(item.speaker or "").split()} & {*fault.new.split()})


def _beside(text: str, item: CheckItem, first: int, last: int) -> bool:
    """Whether an item stands in the paragraph of the fault."""
    return text.rfind("\n", 0, first) < item.span.start <= (text.find("\n", last) % (len(text) + 1))


# ---------------------------------------------------------------- the faults


def _fault(kind: str, start: int, end: int, new: str) -> Fault:
    return Fault(kind, start, end, new, start, end)


def _in_quotations(text: str, dice: random.Random) -> Iterator[Fault]:
    for m in _QUOTATION.finditer(text):
        start = m.start(1)
        words = [w.span() for w in re.finditer(r"\b[a-z]{4,}\b", m[1])]
        negation = _NEGATION.search(m[1])
        if negation:
            yield _fault("negation-dropped", start + negation.start(), start + negation.end(), "")
        elif len(words) >= 5:
            kind = dice.choice(["word-changed", "words-left-out", "word-put-in"])
            word, end = dice.choice(words)
            behind = [a for a, _ in words if a > end]
            if kind == "word-changed":
                yield _fault(kind, start + word, start + end, dice.choice(_WORDS))
            elif kind == "word-put-in":
                yield _fault(kind, start + word, start + word, dice.choice(_WORDS) + " ")
            elif len(behind) > 1:
                yield _fault(kind, start + word, start + behind[1], "")


def _figures(text: str, gold: dict[str, Any], name: str, dice: random.Random) -> Iterator[Fault]:
    for figure in gold["figures"]:
        if figure["report"] != name:
            continue
        span = figure["span"]
        start, end = (span["start"], span["end"]) if isinstance(span, dict) else (span[0], span[1])
        number = re.search(r"\d[\d,]*(?:\.\d+)?", text[start:end])
        word = _SMALL.search(text[start:end])
        if number:
            value = float(number[0].replace(",", ""))
            value = max(4, value * dice.choice([0.6, 1.3, 1.5, 1.8]))
            new = f"{value:.1f}" if "." in number[0] else f"{int(value):,}" if "," in number[0] else f"{int(value)}"
            if new != number[0]:
                yield _fault("figure", start + number.start(), start + number.end(), new)
        elif word:
            new = dice.choice(["fourteen", "seventeen", "thirteen"])
            yield _fault("figure-in-words", start + word.start(), start + word.end(), new)
        hedge = _HEDGE.search(text[max(0, start - 12) : end])
        if hedge:
            at = max(0, start - 12)
            yield _fault("hedge-dropped", at + hedge.start(), at + hedge.end(), "")


def _days(text: str, dice: random.Random) -> Iterator[Fault]:
    for kind, names in (("weekday", _DAYS), ("month", _MONTHS)):
        for m in re.finditer(rf"\b(?:{'|'.join(names)})\b", text):
            yield _fault(kind, m.start(), m.end(), dice.choice([n for n in names if n != m[0]]))


def _speakers(gold: dict[str, Any], name: str, dice: random.Random) -> Iterator[Fault]:
    own = [s for s in gold["statements"] if s["report"] == name]
    people = sorted({p for s in own if (p := _person(s))})
    for s in own:
        if not s["source"]:
            continue
        source, content = s["source"][0], s["content"]
        surname = next(
            (p.split()[-1] for p in people if re.search(rf"\b{re.escape(p.split()[-1])}\b", source["text"])), None
        )
        others = [p for p in people if p.split()[-1] != surname]
        if surname and others:
            first, last = content[0]["start"], content[-1]["end"]
            kind = "direct" if any(c["text"][:1] in '"“' for c in content) else "indirect"
            yield Fault(
                f"speaker-{kind}",
                source["start"],
                source["end"],
                dice.choice(others),
                min(first, source["start"]),
                max(last, source["end"]),
            )


def _person(statement: dict[str, Any]) -> str | None:
    speaker = statement.get("speaker")
    name = speaker.get("name") if isinstance(speaker, dict) else speaker
    if not name or len(name.split()) != 2 or not name.istitle() or _NO_PERSON.search(name):
        return None
    return name if name.replace(" ", "").replace(".", "").isalpha() else None


def _plain(report: Report, dice: random.Random) -> Iterator[Fault]:
    """Changes outside quotation marks: a word for its opposite, a negation, a modal, a letter of a person's name."""
    text = report.text
    quoted = [m.span() for m in re.finditer(r"[“\"][^“”\"\n]*[”\"]", text)]

    def is_free(at: int) -> bool:
        return not any(a <= at < b for a, b in quoted)

    opposite = {a: b for pair in _OPPOSITES.split("|") for a, b in (pair.split(), pair.split()[::-1])}
    found = [
        _fault("opposite", *m.span(), opposite[m[0]]) for m in re.finditer(r"\b[a-z]+\b", text) if m[0] in opposite
    ]
    found += [_fault("negation-dropped", *m.span(), "") for m in _NEGATION.finditer(text)]
    found += [_fault("modal", *m.span(), _MODALS[m[0]]) for m in re.finditer(r"\b[a-z]+\b", text) if m[0] in _MODALS]
    put_in = [_fault("negation-put-in", m.end(), m.end(), "not ") for m in _BE.finditer(text)]
    found += dice.sample(put_in, min(3, len(put_in)))
    people = [m for n in report.names if n.kind == "person" for m in n.mentions]
    names = [m for p in people for m in re.finditer(r"\b[A-Z][a-z]{4,}\b", text[: p.end]) if m.start() >= p.start]
    for m in dice.sample(names, min(3, len(names))):
        at = m.start() + 2 + dice.randrange(len(m[0]) - 2)
        letter = dice.choice("aeiou") if text[at] in "aeiou" else dice.choice("bdgklmnprst")
        if letter != text[at]:
            found.append(Fault("name", at, at + 1, letter, m.start(), m.end()))
    yield from (f for f in found if is_free(f.start))


def _bodies(gold: dict[str, Any], name: str, dice: random.Random) -> Iterator[Fault]:
    """Reported speech that is given to another body."""
    for s in gold["statements"]:
        if s["report"] == name and s["source"] and _BODY.fullmatch(s["source"][0]["text"]):
            source, first, last = s["source"][0], s["content"][0]["start"], s["content"][-1]["end"]
            new = dice.choice(_BODIES)
            new = new[0].upper() + new[1:] if source["text"][0].isupper() else new
            whole = (min(first, source["start"]), max(last, source["end"]))
            yield Fault("speaker-body", source["start"], source["end"], new, *whole)


def _made_quotations(text: str, gold: dict[str, Any], name: str) -> Iterator[Fault]:
    """Reported speech that is set in quotation marks."""
    for s in gold["statements"]:
        if s["report"] != name or len(s["content"]) != 1 or not s["source"] or not s["cue"]:
            continue
        start, end = s["content"][0]["start"], s["content"][0]["end"]
        words = text[start:end]
        if re.search(r"[\"“”'‘]", text[max(0, start - 2) : end + 2]) or len(words.split()) < 6 or "\n" in words:
            continue
        start += 5 if words.startswith("that ") else 0
        yield _fault("quotation-made", start, end, f"“{text[start:end]}”")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[3] / "shared"
    for name, value in score(folder).items():
        print(f"{value:.4f}  {name}")
