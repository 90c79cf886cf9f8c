"""Who a source phrase means: statements of PolNeAR articles whose source is a pronoun or a role.

``speakers.jsonl`` holds, by the SHA-256 of the article (12 digits) and offsets only, 200 sources drawn at random from
the development articles ("dev") and 180 from the training articles ("tune", on which the rules were made), each read by
one careful reader.
``names`` are the places in the article of names that are right: of the person where the text tells who it is, else of
the fullest description or the source as printed. The program gets the gold sources, cues and contents of the article.

    python bench/quality/speakers.py ../shared --errors [--tune]

lists what is wrong by article and offsets.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from overlap import spans_of

from twosource import article as article_room
from twosource.records import Page, Speaker
from twosource.spans import Span
from twosource.speech.found import Found
from twosource.speech.people import people
from twosource.speech.speakers import speakers

GOLD = Path(__file__).with_suffix(".jsonl")
FILES = {"dev": "polnear_dev.jsonl", "tune": "polnear_train.jsonl"}
PRONOUNS = frozenset(
    "he she they it we i you who whom which that one a his her its their those this these us them him".split()
)
_LEADING = re.compile(
    r"^(?:(?:the|an?|his|her|its|their|my|our|mr|mrs|ms|miss|dr|sen|senator|rep|gov|governor|president|sir|mayor|"
    r"secretary|general|gen)\b\.?\s*)+(?=\w)"
)


def score(shared: Path) -> dict[str, float]:
    """The share of names that are right, of the 200: of sources that are pronouns, of roles, and of all."""
    counted = {"pronoun": [0, 0], "role": [0, 0], "all": [0, 0]}
    for _, kind, right, _ in judged(shared, "dev"):
        for name in (kind, "all"):
            counted[name][0] += right
            counted[name][1] += 1
    return {name: right / max(1, of) for name, (right, of) in counted.items()}


def judged(shared: Path, part: str) -> Iterator[tuple[dict[str, Any], str, bool, Speaker]]:
    """Each gold line of "dev" or "tune" with its kind of source, whether our name is right, and our speaker."""
    wanted: dict[str, list[dict[str, Any]]] = {}
    for line in GOLD.read_text("utf-8").splitlines():
        one = json.loads(line)
        if one["set"] == part:
            wanted.setdefault(one["id"], []).append(one)
    path = shared / "data" / "statements" / FILES[part]
    for row in map(json.loads, filter(None, path.read_text("utf-8").split("\n"))):
        name = hashlib.sha256(row["text"].encode()).hexdigest()[:12]
        if name in wanted:
            ours = _ours(row)
            for one in wanted.pop(name):
                text, speaker = row["text"], ours[one["source"][0]]
                source = text[slice(*one["source"])].lower()
                kind = "pronoun" if source in PRONOUNS else "role"
                yield {**one, "id": row["id"]}, kind, is_right(speaker.name, one, text), speaker


def _ours(row: dict[str, Any]) -> dict[int, Speaker]:
    """Our speaker by where its source begins."""
    page = Page(path=row["id"], media="text", content=row["text"], encoding="utf-8")
    article = article_room.find(page)
    found = sorted((_found(a) for a in row["attributions"] if a["source"]), key=lambda f: (f.start, f.cue, f.content))
    told = zip(found, speakers(article, found, people(article)), strict=True)
    return {f.source[0].start: s for f, s in reversed(list(told))}  # of one source, the first statement


def _found(a: dict[str, Any]) -> Found:
    source, cue, content = (tuple(spans_of(a[role])) for role in ("source", "cue", "content"))
    return Found(
        source=source, cue=cue, content=content, lemma="", stance="asserts", rule="gold", confidence=1.0
    )  # fmt: skip


def is_right(name: str, gold: dict[str, Any], text: str) -> bool:
    """The name is one of the gold forms, or one holds the other as whole words; of persons also the surname is the same.

    Where the gold tells an owner ("his lawyer"), a name that has more words than the description must name that owner.
    """
    ours = _words(name)
    for start, end in gold["names"]:
        form = _words(text[start:end])
        person = gold["kind"] in ("named", "role") and all(w[0].isupper() for w in text[start:end].split())
        if _fits(ours, form, person):
            added = [w for w in ours if w not in form]
            owners = {w for a, b in gold.get("owner", ()) for w in _words(text[a:b])}
            return not (owners and added) or bool(owners & set(added))
    return False


def _fits(ours: list[str], form: list[str], person: bool) -> bool:
    if not ours or ours == form:
        return ours == form
    short, long = sorted((ours, form), key=len)
    if person and (short[-1] != long[-1] or (len(form) == 1 and len(ours) > 1)):
        return False
    return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))


def _words(name: str) -> list[str]:
    low = _LEADING.sub("", re.sub(r"[’']s?(?=\s|$)", "", name.casefold().replace("’", "'").strip()))
    return [w for w in re.findall(r"[\w'-]+", low) if len(w) > 1 or len(low) == 1]


def main() -> None:
    """Prints the score, or with ``--errors`` what is wrong."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])  # type: ignore[union-attr]
    ask.add_argument("shared", type=Path, nargs="?", default=Path(__file__).parents[3] / "shared")
    ask.add_argument("--errors", action="store_true", help="list what is wrong")
    ask.add_argument("--tune", action="store_true", help="on the articles that the rules were made on")
    told = ask.parse_args()
    counted: dict[str, list[bool]] = {"pronoun": [], "role": []}
    for one, kind, right, speaker in judged(told.shared, "tune" if told.tune else "dev"):
        counted[kind].append(right)
        if told.errors and not right:
            print(f"{one['id']} {Span(*one['source'])} {one['kind']}: {speaker.name!r} ({speaker.kind})")
    counted["all"] = counted["pronoun"] + counted["role"]
    for name, answers in counted.items():
        print(f"{name:8} {sum(answers)}/{len(answers)} = {sum(answers) / max(1, len(answers)):.3f}")


if __name__ == "__main__":
    main()
