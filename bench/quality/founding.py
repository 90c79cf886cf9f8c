"""The founding pair: shares of what was found there by hand. tests/test_founding.py holds what has to hold."""

from __future__ import annotations

import json
from pathlib import Path

from overlap import MATCHED, jaccard, spans_of, words

from twosource.compare import compare, read
from twosource.records import Page

SAME = {"same-quote-different-translation", "same-claim", "narrower"}


def score(shared: Path) -> dict[str, float]:
    """Recall of the core statements by content, of the aligned pairs; share of lines with the right flag."""
    folder = shared / "data" / "founding"
    gold = {p.stem: json.loads(p.read_text("utf-8")) for p in folder.glob("*.json")}
    texts = {k: (folder / f"{k}.txt").read_text("utf-8") for k in "ab"}
    pages = [Page(path=f"{k}.txt", media="text", content=t, encoding="utf-8") for k, t in texts.items()]
    c = compare([read(p) for p in pages])
    core = found = lines = right = 0
    for letter, r in zip("ab", c.reports, strict=True):
        flags = {line.span: line.article for line in r.lines}
        for segment in gold[f"article_{letter}"]["segments"]:
            lines += 1
            right += flags.get(spans_of([segment])[0]) == segment["in_article"]
        ours = [words(r.text, s.content) for s in r.statements]
        for s in gold[f"statements_{letter}"]["statements"]:
            if s["core"]:
                core += 1
                want = words(r.text, spans_of(s["content"]))
                found += any(jaccard(o, want) >= MATCHED for o in ours)
    members = [{x.report: words(c.report(x.report).text, x.content) for x in m.members} for m in c.matches]
    pairs = [p for p in gold["compare"]["pairs"] if p["relation"] in SAME]
    met = sum(
        any(
            jaccard(m["A"], words(texts["a"], spans_of([p["a"]]))) >= MATCHED
            and jaccard(m["B"], words(texts["b"], spans_of([p["b"]]))) >= MATCHED
            for m in members
        )
        for p in pairs
    )
    return {"lines.right": right / lines, "statements.recall": found / core, "pairs.recall": met / len(pairs)}
