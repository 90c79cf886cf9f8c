"""What rules add to what the model saw: quotations that run on, sources that it missed, two forms that it seldom met."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Sequence

import msgspec

from twosource.marks import DOUBLE, SINGLE
from twosource.spans import Span, total, touching, trimmed
from twosource.speech.found import Found
from twosource.speech.linking import Linked, Tagged
from twosource.speech.passage import Passage
from twosource.speech.rules import according_to, colon_headline, noun_cues, verb_cues
from twosource.speech.shared_subject import shared_subject


def run_on(content: str, linked: Sequence[Linked], loose: Sequence[Tagged]) -> list[Linked]:
    """Quotations that no cue took go to the attribution whose quotation stands before them, in their paragraph or in the
    one before: the speaker goes on. In a paragraph with a cue of its own nothing is carried on.
    """
    out = list(linked)
    busy = {one.cue.paragraph for one in linked}
    ends = sorted((max(t.span.end for t in one.content), n) for n, one in enumerate(out))
    for piece in loose:
        at = bisect_right(ends, (piece.span.start, len(out))) - 1
        if at < 0 or piece.paragraph in busy or not _opens(content, piece.span):
            continue
        n = ends[at][1]
        ending = max(out[n].content, key=lambda t: t.span.end)
        if piece.paragraph - ending.paragraph <= 1 and _opens(content, ending.span):
            out[n] = msgspec.structs.replace(out[n], content=(*out[n].content, piece))
            insort(ends, (piece.span.end, n))
    return out


def one_sentence(content: str, one: Linked, sentence: Callable[[Span], Span]) -> Linked:
    """Without the contents in other sentences that are no quotations, where the cue has one in its own: "Moscow faces
    allegations that … . Moscow denies the allegations." denies once. ``sentence``: the one in which a span begins.
    """
    if len(one.content) < 2:
        return one
    own = sentence(one.cue.span)
    inside = [t for t in one.content if t.span.overlaps(own)]
    kept = [t for t in one.content if t in inside or _opens(content, t.span)]
    return msgspec.structs.replace(one, content=tuple(kept)) if inside else one


def past_false_stop(content: str, pieces: Sequence[Span], cue: Span, damaged: Sequence[Span]) -> tuple[Span, ...]:
    """A content that ends at a full stop inside a damaged sentence goes on to the end of the sentence. ``damaged``: such
    sentences in order.
    """
    last = max(pieces)
    around = touching(damaged, last)
    if not around or content[last.end : last.end + 1] != "." or cue.start > last.start:
        return tuple(pieces)
    rest = trimmed(content, Span(last.start, max(last.end, around[-1].end)), " \t\n\u00a0.")
    quoted = any(c in DOUBLE for c in content[last.end : rest.end])
    return tuple(pieces) if quoted else tuple(rest if p == last else p for p in pieces)


def _opens(content: str, span: Span) -> bool:
    return content[span.start] in DOUBLE + SINGLE


def with_sources(content: str, found: Iterable[Found], passages: Sequence[Passage]) -> list[Found]:
    """Where the model saw a cue and nobody who says it, the subject that the verb rules find for that cue."""
    here = by_passage(found, passages)
    out = []
    for passage, some in zip(passages, here, strict=True):
        if all(f.source for f in some):
            out.extend(some)
            continue
        known = [g for g in verb_cues(content, passage) if g.source and g.cue]
        ordered = sorted(some, key=lambda f: f.start)
        for n, f in enumerate(ordered):
            f = f if f.source else _with_source(f, known)
            ordered[n] = f if f.source else _with_shared(content, passage, f, ordered[:n])
        out.extend(ordered)
    return out


def _with_shared(content: str, passage: Passage, f: Found, before: Sequence[Found]) -> Found:
    sentence = next((s.span for s in passage.sentences if f.cue and f.cue[0] in s.span), None)
    if sentence is None:
        return f
    here = [g for g in before if g.cue and g.cue[0] in sentence]
    subject = shared_subject(content, f, sentence, here)
    return f if subject is None else msgspec.structs.replace(f, source=(subject,))


def _with_source(f: Found, known: Sequence[Found]) -> Found:
    for g in known:
        if g.cue[0].overlaps(f.cue[0]) and not any(g.source[0].overlaps(p) for p in f.content):
            return msgspec.structs.replace(f, source=g.source)
    return f


def with_rules(content: str, found: Iterable[Found], passages: Sequence[Passage]) -> list[Found]:
    """Findings of two sure rules that the model has not, in place of what it has in the same words without a source."""
    out = []
    for passage, some in zip(passages, by_passage(found, passages), strict=True):
        some = _by_verb(content, passage, some) if passage.headline else some
        for extra in (*according_to(content, passage), *colon_headline(content, passage)):
            taken = any(a.overlaps(b) for f in some for a in f.cue for b in (*extra.cue, *extra.source))
            same = [f for f in some if _alike(f.content, extra.content)]
            if not taken and not any(f.source for f in same):
                some = [*(f for f in some if f not in same), extra]
        out.extend(some)
    return out


_SAYS_LAST = re.compile(
    r"[,”\"’'»?!]\s+(?P<cue>says?|said|warns?|claims?|argues?|insists?|admits?)\s+(?P<source>[^,:;“”\"‘]{2,60})$"
)


def _by_verb(content: str, headline: Passage, some: list[Found]) -> list[Found]:
    """ "Flood: “We lost all”, says baker": the baker's, where it was given to what stands in front of the colon."""
    at = headline.span.start
    m = _SAYS_LAST.search(content[at : headline.span.end])
    if m is None:
        return some
    cue, source = (Span(at + m.start(part), at + m.end(part)) for part in ("cue", "source"))
    if any(c.overlaps(cue) for f in some for c in f.cue):
        return some

    def colon(f: Found) -> bool:
        return bool(f.cue) and content[f.cue[-1].end - 1] == ":" and f.content[-1].end <= cue.start

    return [msgspec.structs.replace(f, source=(source,), cue=(cue,)) if colon(f) else f for f in some]


def with_left_over(
    content: str, found: Iterable[Found], seen: Iterable[Span], passages: Sequence[Passage]
) -> list[Found]:
    """Contents that the model saw (``seen``) and gave to nobody, where a rule knows whose they are."""
    here = by_passage(found, passages)
    starts = [p.span.start for p in passages]
    given = {p for some in here for f in some for p in f.content}
    left: dict[int, list[Span]] = {}
    for span in (s for s in seen if s not in given):
        n = max(0, bisect_right(starts, span.start) - 1)
        if not any(_alike(f.content, (span,)) or any(span in p for p in f.content) for f in here[n]):
            left.setdefault(n, []).append(span)
    for n, spans in left.items():
        for f in (*verb_cues(content, passages[n]), *noun_cues(content, passages[n])):
            taken = any(a.overlaps(b) for g in here[n] for a in g.cue for b in f.cue)
            if not taken and any(_alike(f.content, (span,)) for span in spans):
                here[n].append(f)
    return [f for some in here for f in some]


def by_passage(found: Iterable[Found], passages: Sequence[Passage]) -> list[list[Found]]:
    starts = [p.span.start for p in passages]
    out: list[list[Found]] = [[] for _ in passages]
    for f in found:
        at = (f.cue or f.content)[0].start
        out[max(0, bisect_right(starts, at) - 1)].append(f)
    return out


def _alike(a: Sequence[Span], b: Sequence[Span]) -> bool:
    shared = _shared(a, b)
    return shared > 0 and shared > 0.5 * max(total(a), total(b))


def _shared(a: Iterable[Span], b: Sequence[Span]) -> int:
    return sum(min(x.end, y.end) - max(x.start, y.start) for x in a for y in b if x.overlaps(y))
