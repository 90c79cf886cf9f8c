"""Responses and what they answer, against the compared events; the open passages (open_responses.py), further reports (stream_responses.py).

A response of ours meets a gold one of the same report where their spans overlap and their states are equal, one to
one, the largest overlap first. ``state.*`` counts those, ``silence`` how many of the silences met are of the right kind.
A target is *given* where a response that meets a gold one has one; it is right where its content overlaps what the
gold names, or a statement that the gold matches with it. Where the gold names nothing, any target is wrong.

``end-to-end``: from the texts. ``given``: the gold statements with their speakers and stances are handed over, and
responses and targets are found among them. ``_obvious`` stands beside: every statement that denies, every cue of the
family of "reply", every "declined to", each aimed at the statement right before it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, cast, get_args

import msgspec
import stream_responses
from linked_responses import Found, found
from open_responses import LATER, measured
from overlap import f1, spans_of

from twosource.compare import read
from twosource.matching import with_targets
from twosource.records import (
    Article,
    Form,
    Page,
    Report,
    Response,
    ResponseState,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)
from twosource.spans import Span, Text
from twosource.speech import responses

Gold = dict[str, Any]


def score(shared: Path) -> dict[str, float]:
    """Micro averages over the responses of all events, and the open passages."""
    counts: dict[str, Counter[str]] = {"end-to-end": Counter(), "given": Counter(), "_obvious": Counter()}
    for folder in sorted(p for p in (shared / "data" / "comparisons").iterdir() if p.is_dir()):
        gold, reports = event(folder)
        counts["end-to-end"] += counted(gold, found(reports))
        handed = [_handed(gold, r) for r in reports]
        counts["given"] += counted(gold, found(handed))
        counts["_obvious"] += counted(gold, [f for r in reports for f in _obvious(r)])
    out: dict[str, float] = {}
    for name, n in counts.items():
        scores = _scores(n)
        out |= {f"{k}{name}": scores[k] for k in ("state.f1", "target.right")} if name == "_obvious" else {
            f"{name}.{k}": v for k, v in scores.items()
        }  # fmt: skip
    return (
        out
        | {f"open.{k}": v for k, v in measured().items()}
        | {f"open-later.{k}": v for k, v in measured(LATER).items()}
        | {
            f"stream-{half}.{k}": v
            for half in ("first", "second")
            for k, v in stream_responses.measured(shared / "data" / "stories", half).items()
        }
    )


def event(folder: Path) -> tuple[Gold, list[Report]]:
    """The gold of one event and its reports as read from the texts."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    texts = {n: (folder / r["file"]).read_text("utf-8") for n, r in gold["reports"].items()}
    reports = [read(Page(path=n, media="text", content=t, encoding="utf-8")) for n, t in texts.items()]
    for r in reports:
        if r.text != texts[r.path]:
            raise ValueError(f"{folder.name}/{r.path}: the text was changed on reading; offsets do not fit")
    return gold, reports


def counted(gold: Gold, ours: list[Found]) -> Counter[str]:
    """How many responses are found, wanted and right, by state; silences by kind; targets given, wanted and right."""
    out: Counter[str] = Counter()
    for f in ours:
        out.update(("found", f"found.{f.response.state}"))
    for g in gold["responses"]:
        out.update(("wanted", f"wanted.{g['state']}", *(["target.wanted"] if g["target"] else [])))
    for f, g in met(gold, ours):
        out.update(("right", f"right.{g['state']}"))
        if g["state"] == "silence-reported":
            out.update(("silence", *(["silence.right"] if f.response.silence == g["silence"] else [])))
        if f.target is not None:
            out.update(("target", *(["target.right"] if meant(gold, g, f.target) else [])))
    return out


def met(gold: Gold, ours: list[Found]) -> list[tuple[Found, Gold]]:
    """Responses of ours with the gold ones that they meet, one to one."""
    close = sorted(
        (-shared, n, m)
        for n, f in enumerate(ours)
        for m, g in enumerate(gold["responses"])
        if f.report == g["report"]
        and f.response.state == g["state"]
        and (shared := _shared(f.response.span, spans_of([g["answer"]])[0])) > 0
    )
    used: set[tuple[str, int]] = set()
    out = []
    for _, n, m in close:
        if ("ours", n) not in used and ("gold", m) not in used:
            used |= {("ours", n), ("gold", m)}
            out.append((ours[n], gold["responses"][m]))
    return out


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def meant(gold: Gold, response: Gold, target: tuple[str, tuple[Span, ...]]) -> bool:
    """Whether ``target`` (report and content) is what the gold response answers."""
    wanted = response["target"]
    if wanted is None:
        return False
    if isinstance(wanted, dict):
        places = [(wanted["report"], spans_of([wanted]))]
    else:
        ids = {wanted}.union(*(m["members"] for m in gold["matches"] if wanted in m["members"]))
        places = [(s["report"], spans_of(s["content"])) for s in gold["statements"] if s["id"] in ids]
    report, pieces = target
    return any(name == report and any(p.overlaps(s) for p in pieces for s in spans) for name, spans in places)


def _scores(n: Counter[str]) -> dict[str, float]:
    out = {
        "state.precision": n["right"] / max(1, n["found"]),
        "state.recall": n["right"] / max(1, n["wanted"]),
        "state.f1": f1(n["right"], n["found"], n["wanted"]),
    }
    for state in get_args(ResponseState):
        out[f"f1.{state}"] = f1(n[f"right.{state}"], n[f"found.{state}"], n[f"wanted.{state}"])
    return out | {
        "silence": n["silence.right"] / max(1, n["silence"]),
        "target.right": n["target.right"] / max(1, n["target"]),
        "target.recall": n["target.right"] / max(1, n["target.wanted"]),
    }


def _handed(gold: Gold, r: Report) -> Report:
    """The report with the gold statements in place of those read."""
    statements = tuple(
        Statement(
            id=s["id"],
            source=tuple(spans_of(s["source"])),
            cue=tuple(spans_of(s["cue"])),
            content=tuple(spans_of(s["content"])),
            form=cast("Form", s["form"]),
            stance=cast("Stance", s["stance"]),
            speaker=Speaker(name=s["speaker"] or "", kind=cast("SpeakerKind", s["speaker_kind"])),
            addressee=(),
            damaged=False,
            confidence=1.0,
            why="gold",
        )
        for s in gold["statements"]
        if s["report"] == r.path and s["content"]
    )
    handed = msgspec.structs.replace(
        r, statements=statements, figures=(), responses=responses(as_article(r), statements)
    )
    return msgspec.structs.replace(handed, responses=with_targets(handed))


def as_article(r: Report) -> Article:
    """What of the article the room that finds responses looks at."""
    return Article(
        path=r.path, id=r.id, text=Text(r.text, r.sha256), lines=r.lines, title=r.title, outlet=r.outlet, url=r.url,
        language=r.language, authors=r.authors, published=r.published, dateline=r.dateline, credits=r.credits, problems=(),
    )  # fmt: skip


_REPLY = re.compile(r"\b(?:repl(?:y|ied|ies)|respond(?:s|ed)?|answer(?:s|ed)?|counter(?:s|ed)?|retort(?:s|ed)?)\b")
_SILENT = re.compile(
    r"\b(?:declined to|no comment|did not (?:respond|reply|return)|could not be reached|not commented)\b"
)


def _obvious(r: Report) -> list[Found]:
    out = []
    ordered = sorted(r.statements, key=lambda s: s.content[0])
    for n, s in enumerate(ordered):
        cue = r.words(s.cue)
        state: ResponseState | None = (
            "silence-reported" if _SILENT.search(cue) else "denied" if s.stance == "denies"
            else "answered-otherwise" if _REPLY.search(cue) else None
        )  # fmt: skip
        if state is not None:
            response = Response(span=s.content[0], state=state, silence=None, by="", target=None, target_span=None)
            out.append(Found(r.path, response, (r.path, ordered[n - 1].content) if n else None))
    return out
