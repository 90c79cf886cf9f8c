"""Headlines: "Wall ‘was sound’, minister says, as toll reaches 11" tells two things, and only one of them is the minister's.

So does "Minister says wall was sound as toll reaches 11". And a quotation in a headline is told whole.
"""

from __future__ import annotations

import re

import msgspec

from twosource.marks import quotations
from twosource.records import Article
from twosource.spans import Span, covers, touching
from twosource.speech.cues import DETERMINERS, PREPOSITIONS, PRONOUNS
from twosource.speech.found import Found
from twosource.speech.stance import stance
from twosource.weights import verb_form
from twosource.words import Token, tokens

_ASIDE = re.compile(
    r"(?:(?:hours|days|weeks|months|just|even|shortly)\s+)?"
    r"(?:as|after|while|amid(?:st)?|following|despite|but|with|ahead\s+of|before)\s",
    re.IGNORECASE,
)
"""How the desk goes on behind who said it. "Because", "if" and "unless" go on with what was said."""
_BETWEEN = re.compile(r"\s*[,;–—-]\s*")


_AS = re.compile(r"\s+(?:(?:just|even)\s+)?as\s+", re.IGNORECASE)
_NO_TIME = re.compile(
    r"\b(?:as|so|such|same|well|far|long|soon|much|known|seen|viewed|described|named|hailed|treated|regarded|serves?|served|works?|worked|acts?|acted|just)$",
    re.IGNORECASE,
)
"""In front of "as": then it compares, or says what somebody is taken for."""
_CLAUSE = 3
"""Words that must be left of a content in front of "as"."""
_SUBJECT = 6
"""Words of the subject behind "as"."""
_PRESENT = {"s": 80, "base": 60}
"""Of 100 uses of a form, how many must be as a verb. Set by hand on invented headlines."""


def without_asides(article: Article, found: list[Found]) -> list[Found]:
    """Statements of headlines without what the outlet adds behind what was said, and with their quotations whole."""
    heads = [line.span for line in article.lines if line.role in ("title", "title-repeat")]
    content = article.text.content
    return [
        _whole(
            content, touching(heads, f.cue[0])[0], _without_time(content, _plain_source(content, _without(content, f)))
        )
        if f.cue and covers(heads, f.cue[0].start)
        else f
        for f in found
    ]


def _without_time(content: str, f: Found) -> Found:
    """ "Minister says wall was sound as toll reaches 11": without what happens meanwhile, told in the present."""
    last = f.content[-1]
    if f.cue[-1].end > last.start or content[f.cue[-1].end - 1] == ":":
        return f
    for m in reversed(list(_AS.finditer(content, last.start, last.end))):
        ahead = content[last.start : m.start()]
        if len(ahead.split()) < _CLAUSE or _NO_TIME.search(ahead) or not _happens(content, Span(m.end(), last.end)):
            continue
        pieces = (*f.content[:-1], Span(last.start, m.start()))
        return msgspec.structs.replace(f, content=pieces, stance=stance(content, f.source, f.cue, pieces))
    return f


def _plain_source(content: str, f: Found) -> Found:
    """ "“We lost all”, says baker as flood recedes": the baker, without what happens meanwhile."""
    last = f.source[-1] if f.source else None
    m = _AS.search(content, last.start, last.end) if last and last.start >= f.cue[-1].end else None
    if last is None or m is None or not _happens(content, Span(m.end(), last.end)):
        return f
    return msgspec.structs.replace(f, source=(*f.source[:-1], Span(last.start, m.start())))


def _happens(content: str, span: Span) -> bool:
    """A noun and a verb in the present: "toll reaches 11", "rescuers search old town"."""
    words = tokens(content, span)[: _SUBJECT + 1]
    if not words or words[0].text.lower() in PRONOUNS:
        return False
    return any(_is_present(words, i) for i in range(1, len(words)))


def _is_present(words: tuple[Token, ...], i: int) -> bool:
    form, ahead = verb_form(words[i].text.lower()), words[i - 1].text.lower()
    if form is None or form.kind not in _PRESENT or form.share < _PRESENT[form.kind]:
        return False
    if ahead in DETERMINERS | PREPOSITIONS:
        return False
    return form.kind == "s" or (ahead.endswith("s") and not ahead.endswith(("ss", "us", "is", "’s", "'s")))


def _whole(content: str, head: Span, f: Found) -> Found:
    """ "‘We heard it break’: residents": from the first mark, where what was found begins inside the marks."""
    marks = [q.span for q in quotations(content, head)]

    def begin(piece: Span) -> Span:
        around = next((q for q in marks if q.start < piece.start and piece.end == q.end), None)
        return piece if around is None or any(around.overlaps(x) for x in (*f.source, *f.cue)) else around

    return msgspec.structs.replace(f, content=tuple(begin(p) for p in f.content))


def _without(content: str, f: Found) -> Found:
    told = max(p.end for p in (*f.source, *f.cue))
    front = tuple(p for p in f.content if p.end <= told)
    behind = tuple(p for p in f.content if p.start >= told)
    if not front or not behind or len(front) + len(behind) < len(f.content):
        return f
    if not _BETWEEN.fullmatch(content, told, behind[0].start) or not _ASIDE.match(content, behind[0].start):
        return f
    return msgspec.structs.replace(f, content=front, stance=stance(content, f.source, f.cue, front))
