"""Answers as a report gives them: a denial, another answer, or silence that the report itself reports.

What a response is aimed at is not decided here (matching/targets.py does); ``target_span`` marks the words that
point at it: "the allegations", "this", "Mr Adu's claims".
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec

from twosource.records import Article, Response, ResponseState, Statement
from twosource.spans import Span, merged, touching
from twosource.speech.amends import owns_up
from twosource.speech.answers import after_question, answers, makes_little
from twosource.speech.denials import denials, denies, unclaimed
from twosource.speech.found import Found
from twosource.speech.passage import Sentence, passage
from twosource.speech.people import people
from twosource.speech.rejoinders import rejoinders
from twosource.speech.silences import silences
from twosource.speech.speakers import PRONOUNS, speakers

_POINTER = re.compile(
    r"(?:\b(?:the|these|those|any|such|all|that|this|his|her|their|its)\s+|(?:[A-Z][\w.-]*\s+){0,4}[\w.-]+[’']s?\s+)?(?:\w+\s+)?"
    r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|criticism|wrongdoing|involvement|responsibility|request\w*"
    r"|questions?|statements?|remarks?|characteri[sz]ations?|arguments?|figures?|story|article)\b"
    r"|\b(?:this|that|it|doing\s+so)\b"
)
_NO_COMMENT = re.compile(
    r"\W*(?:no comment\W*$|(?:[Ww]e|I)\s+(?:(?:do|can|could|will|would)(?:\s+not|n['’]t)|cannot|can\s+neither|could\s+neither|won['’]t|(?:am|are)\s+not\s+going\s+to|['’](?:m|re)\s+not\s+going\s+to|"
    r"have\s+no|neither)\s+(?:be\s+able\s+to\s+|publicly\s+)?(?:comments?|confirm\b[^.]{0,40}\bn?or\s+den|discuss|elaborate|speculate)\b)",
    re.IGNORECASE,
)
_LATER_NO_COMMENT = re.compile(r"[,.;]\s+(?:I|we)\s+can\s+neither\s+confirm\s+n?or\s+deny\b")
"""Silence that is quoted: "We do not comment on open cases"."""
BESIDE = 30
"""Code points between the source and its cue: an auxiliary, an adverb, a comma."""
AROUND = 80
"""Statements on either side of a denial among which somebody may have said the contrary."""
NEIGHBOURS = 3
"""Statements in front of one whose own words may hold what else would frame an answer."""
WIDE = 1500
"""Code points between the cue of a statement and a piece that still counts as one answer with it."""


def responses(article: Article, statements: tuple[Statement, ...]) -> tuple[Response, ...]:
    """In text order; none overlaps another of its state. A denial is a statement too, as a rule; a silence need not be."""
    laid = [
        s for line in article.lines if line.article for s in passage(article.text.content, line.span, False).sentences
    ]
    out = [
        *_one_each(article.text.content, laid, _of_statements(article, statements, laid)),
        *_of_sentences(article, laid),
    ]
    out += _of_narration(article, laid, out)
    taken: list[Response] = []
    for r in sorted(out, key=lambda r: r.state != "silence-reported"):  # silences first, then in the order found
        if not any(
            r.span.overlaps(t.span) and (r.state == t.state or "silence-reported" in (r.state, t.state)) for t in taken
        ):
            taken.append(r)
    return tuple(sorted(_told_once(article, taken), key=lambda r: (r.span, r.state)))


def _told_once(article: Article, found: list[Response]) -> list[Response]:
    """Without those of a headline that the text below gives again, of the same state and by the same."""
    heads = [line.span for line in article.lines if line.role == "title"]
    titled = [any(r.span in h for h in heads) for r in found]
    below = {
        (r.state, r.by.lower().split()[-1:][0]) for r, head in zip(found, titled, strict=True) if r.by and not head
    }
    return [
        r
        for r, head in zip(found, titled, strict=True)
        if not (head and r.by and (r.state, r.by.lower().split()[-1]) in below)
    ]


def _of_statements(article: Article, statements: tuple[Statement, ...], laid: list[Sentence]) -> list[Response]:
    content, out, amends = article.text.content, [], []
    starts = [s.span.start for s in laid]
    ordered = sorted(statements, key=lambda s: (s.content[0], s.id))
    for n, s in enumerate(ordered):
        first = bisect_right(starts, min(x.start for x in (*s.source, *s.cue, *s.content))) - 1
        last = bisect_right(starts, s.content[0].start) - 1
        around = laid[max(0, first - 1) : max(first, last) + 1]
        state: ResponseState
        if _silent(content, s):
            out.append(
                Response(
                    span=_around(s),
                    state="silence-reported",
                    silence="declined",
                    by=s.speaker.name,
                    target=None,
                    target_span=None,
                )
            )
            continue
        before = _before(ordered, n)
        denied = denies(content, s, laid[first].span if first >= 0 else None)
        if denied and (not s.source or unclaimed(content, s, ordered[max(0, n - AROUND) : n + AROUND])):
            continue  # nobody denies it, or nobody has said it
        if denied and s.cue and makes_little(content[laid[first].span.start : s.cue[0].start] if first >= 0 else ""):
            state = "answered-otherwise"
        elif denied and s.stance != "denies":
            state = "denied"  # by its words, whatever frame it stands in
        elif after_question(content, s, around, before) or answers(
            content, s, around, before, ordered[max(0, n - NEIGHBOURS) : n]
        ):
            state = "answered-otherwise"
        elif denied:
            state = "denied"
        else:
            continue
        pointer = _pointer(article, s.content[0]) if state == "denied" else None
        r = Response(span=_around(s), state=state, silence=None, by=s.speaker.name, target=None, target_span=pointer)
        out.append(r)
        if state == "answered-otherwise" and owns_up(_words(content, s.cue), _words(content, s.content)):
            amends.append((r, s.form == "direct"))
    short = {r.span for r in _told_in_short(article, amends)}
    return [r for r in out if r.span not in short]


def _silent(content: str, s: Statement) -> bool:
    if s.form == "indirect" and not _NO_COMMENT.fullmatch(content, s.content[0].start, s.content[-1].end):
        return False
    if _NO_COMMENT.match(content, s.content[0].start, s.content[-1].end):
        return True
    return _LATER_NO_COMMENT.search(content, s.content[0].start, s.content[0].end) is not None


def _words(content: str, spans: tuple[Span, ...]) -> str:
    return " ".join(content[x.start : x.end] for x in spans)


def _told_in_short(article: Article, amends: list[tuple[Response, bool]]) -> list[Response]:
    """Apologies that the report tells, where it quotes one of the same speaker, and all but the first that it quotes;
    that of a headline, where the text has one.
    """
    heads = [line.span for line in article.lines if line.role == "title"]
    titled = [r for r, _ in amends if any(r.span in h for h in heads)]
    out, quoted = titled if len(titled) < len(amends) else [], {r.by for r, direct in amends if direct}
    seen: set[str] = set()
    for r, direct in amends:
        if r.by in quoted and (not direct or r.by in seen):
            out.append(r)
        elif direct:
            seen.add(r.by)
    return out


def _one_each(content: str, laid: list[Sentence], found: list[Response]) -> list[Response]:
    """Other answers by one speaker in one sentence are one: "defended the plan, saying …"; a denial joins who makes little of a
    thing: "shrugged off the survey, saying it was not …".
    """
    starts = [s.span.start for s in laid]
    out: list[Response] = []
    place: dict[tuple[int, str], int] = {}
    for r in found:
        key = (bisect_right(starts, r.span.end - 1), r.by)
        n = place.get(key, -1)
        if n >= 0 and (r.state == "answered-otherwise" or makes_little(content[out[n].span.start : out[n].span.end])):
            out[n] = msgspec.structs.replace(out[n], span=out[n].span.cover(r.span))
            continue
        if r.state == "answered-otherwise":
            place[key] = len(out)
        out.append(r)
    return out


def _before(ordered: list[Statement], n: int) -> Statement | None:
    """The statement right in front, unless it is the same speaker's."""
    one = ordered[n - 1] if n else None
    return one if one is not None and one.speaker.name != ordered[n].speaker.name else None


def _of_sentences(article: Article, laid: list[Sentence]) -> list[Response]:
    content = article.text.content
    silent = [s for sentence in laid for s in silences(content, sentence)]
    denied = [d for sentence in laid for d in denials(content, sentence)]
    names = _named(article, [*(s.by for s in silent), *(d.by for d in denied)])
    return [
        *(
            Response(span=s.span, state="silence-reported", silence=s.silence, by=by, target=None, target_span=s.about)
            for s, by in zip(silent, names, strict=False)
        ),
        *(
            Response(
                span=d.span, state="denied", silence=None, by=by, target=None, target_span=_pointer(article, d.what)
            )
            for d, by in zip(denied, names[len(silent) :], strict=True)
        ),
    ]


def _of_narration(article: Article, laid: list[Sentence], found: list[Response]) -> list[Response]:
    """Rejoinders in sentences that hold no other response, and apologies where no other stands."""
    content = article.text.content
    held = merged(r.span for r in found)
    told = [x for sentence in laid if not touching(held, sentence.span) for x in rejoinders(content, sentence)[:1]]
    sorry = any(owns_up("", content[r.span.start : r.span.end]) for r in found)
    told = [x for x in told if not (sorry and owns_up(content[x.span.start : x.span.end], ""))]
    return [
        Response(span=x.span, state="answered-otherwise", silence=None, by=by, target=None, target_span=None)
        for x, by in zip(told, _named(article, [x.by for x in told]), strict=True)
    ]


def _named(article: Article, sources: list[Span]) -> list[str]:
    """The words of each source; who is meant, where they are a pronoun."""
    content = article.text.content
    printed = [content[s.start : s.end] for s in sources]
    if not any(p.lower() in PRONOUNS for p in printed):
        return printed
    asked = [
        Found(
            source=(s,),
            cue=(),
            content=(Span(s.end, s.end),),
            lemma="",
            stance="declines",
            rule="response",
            confidence=0.0,
        )
        for s in sources
    ]
    told = speakers(article, asked, people(article))
    return [t.name or p if p.lower() in PRONOUNS else p for t, p in zip(told, printed, strict=True)]


def _around(s: Statement) -> Span:
    """Cue and what is said, as far as they stand together, and the source beside them: one that other verbs share stays out."""
    at = s.cue[0].start if s.cue else s.content[0].start
    near = [p for p in (*s.cue, *s.content) if abs(p.start - at) < WIDE]
    span = near[0]
    for p in near:
        span = span.cover(p)
    for p in s.source:
        if 0 <= span.start - p.end <= BESIDE or 0 <= p.start - span.end <= BESIDE:
            span = span.cover(p)
    return span


def _pointer(article: Article, span: Span) -> Span | None:
    m = _POINTER.match(article.text.content, span.start, span.end)
    return Span(m.start(), m.end()) if m else None
