"""Verbs that attribute, with a quotation, a clause or an object, before or behind their source.

Each verb of the lists in cues.py that stands in the narration is read in three steps: what follows it, who its
subject is, and what it attributes. Cues inside the content of another are left out (the outermost counts).
"""

from __future__ import annotations

import re

import msgspec

from twosource.spans import Span, trimmed
from twosource.speech.clause import first_subject, skip_asides, subject_after, subject_before
from twosource.speech.complement import PARTICIPLES, content_pieces, new_clause, without_stop
from twosource.speech.cues import (
    AUXILIARIES,
    DETERMINERS,
    OBJECT,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    SUBORDINATORS,
    THINKING,
    WEAK_BARE,
    stance_of,
)
from twosource.speech.found import Found
from twosource.speech.marks import Quotation
from twosource.speech.passage import Passage, Sentence
from twosource.weights import verb_form
from twosource.words import Token, tokens

# How often a finding of each shape held on the PolNeAR development articles (bench/quality/speech.py prints it).
CONFIDENCE = {
    "quotation": 0.93,
    "that-clause": 0.85,
    "bare-clause": 0.8,
    "trailing": 0.85,
    "object": 0.6,
    "shared-source": 0.7,
}
ADDRESSED = frozenset("tell inform assure remind warn advise notify brief".split())
_LINK = re.compile(r"^(?:that|whether|if|how|why|what|where|who|when)\b")
_TAIL = re.compile(
    r"^[\s,]*(?:$|[.;)\]]|(?:as|while|after|when|before|in|at|on|during|following|referring|speaking|of|about|"
    r"to)\b|,\s*\w+ing\b)",
    re.IGNORECASE,
)


class _Cue(msgspec.Struct, frozen=True):
    """A verb in place: its token index, head span, lemma with particle, kind of form."""

    index: int
    span: Span
    lemma: str
    kind: str


def verb_cues(content: str, passage: Passage) -> list[Found]:
    """Found in all sentences of a passage, in order."""
    out: list[Found] = []
    for sentence in passage.sentences:
        out.extend(_sentence(content, sentence, passage.headline))
    return out


def _sentence(content: str, sentence: Sentence, headline: bool) -> list[Found]:
    found: list[Found] = []
    for cue in _cues(content, sentence, headline):
        if any(p.start <= cue.span.start < p.end for f in found for p in f.content) and not _sibling(content, cue, found, sentence):
            continue
        one = _read(content, sentence, cue, found, headline)
        if one is not None:
            found = [_cut(content, f, one) for f in found]
            found.append(one)
    return found


def _cues(content: str, sentence: Sentence, headline: bool) -> list[_Cue]:
    words = sentence.narration
    out = []
    for i, t in enumerate(words):
        low = t.text.lower()
        form = verb_form(low) or (verb_form(low.rstrip("s")) if headline else None)
        if form is None or (t.text[0].isupper() and not headline and t.span.start != sentence.span.start):
            continue
        lemma, end = form.lemma, t.span.end
        for particle in PARTICLES.get(lemma, ()):
            follow = content[t.span.end : t.span.end + len(particle) + 1]
            if follow.lower() == f" {particle}":
                lemma, end = f"{lemma} {particle.split()[0]}", t.span.end + len(particle) + 1
        if lemma not in SAYING and lemma not in THINKING and lemma not in OBJECT:
            continue
        if _is_noun(words, i, form.share) or _is_passive(words, i, form.kind):
            continue
        out.append(_Cue(i, Span(t.span.start, end), lemma, form.kind))
    return out


def _is_noun(words: tuple[Token, ...], i: int, share: int) -> bool:
    if i == 0:
        return False
    before = words[i - 1].text.lower()
    if before in DETERMINERS and before not in ("all", "both", "many", "some", "several", "few", "others", "that", "this", "those"):
        return True
    if before.endswith(("'s", "’s", "s’", "s'")) and share < 90:
        return True
    return before in ("of", "for", "from", "with", "by", "in", "on", "about") and share < 97


def _is_passive(words: tuple[Token, ...], i: int, kind: str) -> bool:
    """ "was told", "is expected", "to say": no source of its own in front, or none that we could name."""
    low = [w.text.lower() for w in words[max(0, i - 3) : i]]
    if not low:
        return False
    if kind == "past":
        back = [w for w in low if not w.endswith("ly") and w not in ("also", "not", "been", "being", "now", "widely")]
        be = {"is", "was", "are", "were", "be", "been", "being", "isn't", "wasn't", "gets", "got", "’s", "'s"}
        return bool(back) and (back[-1] in be or (low[-1] in ("been", "being")))
    if kind == "base":
        return low[-1] in ("to", "of", "and") and low[-1] == "to"
    return False


def _read(content: str, sentence: Sentence, cue: _Cue, before: list[Found], headline: bool) -> Found | None:
    words, end = sentence.narration, sentence.span.end
    at = skip_asides(content, cue.span.end, end)
    addressee: tuple[Span, ...] = ()
    if cue.lemma in ADDRESSED:
        at, addressee = _addressee(content, at, sentence)
        at = skip_asides(content, at, end)
    if cue.kind == "ing" and not _progressive(words, cue.index):
        return _participle(content, sentence, cue, at, before, addressee)
    left = _left_quotation(content, sentence, cue.span.start)
    empty = _is_empty(content, at, sentence)
    postposed = cue.lemma in SAYING | THINKING and (empty or _quotation_at(content, at, sentence) is not None)
    bounds = Span(_clause_start(content, sentence, cue, postposed), cue.span.start)
    source, cue_start = subject_before(content, bounds, cue.span.start, words)
    if source is not None and headline is False and cue.kind == "base" and not _plural(content, source, words, cue):
        return None
    verb = Span(cue_start, cue.span.end)
    if cue.lemma in SAYING | THINKING:
        if left is not None and (source is None or _touches(content, left.span.end, source.start)):
            one = _postposed_quotation(content, sentence, cue, verb, source, left, at, addressee)
            if one is not None:
                return one
        if empty and source is not None and _trailing(content, sentence, source):
            head = trimmed(content, Span(sentence.span.start, source.start), " \t\n\u00a0,;—–-")
            head = Span(_behind_dateline(content, head), head.end)
            if len(head) > 8:
                return _made(content, (source,), verb, (head,), cue, "trailing", addressee, sentence.damaged)
        if empty and source is None:
            inverted = subject_after(content, cue.span.end, end)
            head = trimmed(content, Span(sentence.span.start, cue_start), " \t\n\u00a0")
            if inverted is not None and len(head) > 8 and content[head.end - 1] == ",":
                head = trimmed(content, Span(_behind_dateline(content, head), head.end), ", ")
                return _made(content, (inverted,), verb, (head,), cue, "trailing", addressee, sentence.damaged)
            return None
    if empty:
        return None
    shared = False
    if source is None:
        source = _shared(content, sentence, cue, before)
        shared = source is not None
    if source is None:
        inverted = subject_after(content, cue.span.end, end) if cue.span.start == sentence.span.start else None
        if inverted is None:
            return None
        source, at = inverted, skip_asides(content, inverted.end, end)
    if _relative_source(content, source, words):
        return None
    return _complement(content, sentence, cue, verb, source, at, addressee, shared, headline)


def _complement(
    content: str, sentence: Sentence, cue: _Cue, verb: Span, source: Span, at: int, addressee: tuple[Span, ...], shared: bool, headline: bool = False
) -> Found | None:
    """Content behind the cue: a quotation, a that-clause, a bare clause or an object."""
    end = sentence.span.end
    rest = Span(_behind_punctuation(content, at, end), end)
    if rest.start >= rest.end:
        return None
    text = content[rest.start : rest.end]
    quoted = _quotation_at(content, at, sentence)
    link = _LINK.match(text)
    negated = re.search(r"\b(?:not|never)\b|n['’]t\b", content[verb.start : verb.end]) is not None
    shape = "quotation" if quoted else "that-clause" if link else "bare-clause"
    bare = cue.lemma in SAYING | THINKING and (quoted is not None or link is not None or cue.lemma not in WEAK_BARE and (headline or _clausal(content, rest)))
    if bare and not (negated and cue.lemma not in ("say", "believe", "think", "know", "expect")):
        pieces = content_pieces(content, rest) if quoted is None or quoted.span.end < end - 2 else (quoted.span,)
    else:
        wanted = OBJECT.get(cue.lemma)
        if wanted is None or (wanted and not re.search(wanted, text)):
            return None
        if cue.lemma == "comment on" and not negated:
            return None
        shape = "object"
        pieces = content_pieces(content, Span(rest.start, new_clause(content, rest)))
    if not pieces or sum(len(p) for p in pieces) < 3:
        return None
    return _made(content, (source,), verb, pieces, cue, "shared-source" if shared else shape, addressee, sentence.damaged, negated)


def _participle(
    content: str, sentence: Sentence, cue: _Cue, at: int, before: list[Found], addressee: tuple[Span, ...]
) -> Found | None:
    """ ", adding that …": goes on with the source before it, or with the subject of the sentence."""
    lead = content[sentence.span.start : cue.span.start].rstrip(" \u00a0")
    if cue.lemma not in PARTICIPLES or not lead.endswith((",", ".", "”", '"', "while", "and")):
        return None
    source = before[-1].source[0] if before and before[-1].source else None
    if source is None:
        source = _according_source(content, sentence, cue.span.start) or first_subject(
            content, Span(sentence.span.start, cue.span.start), sentence.narration
        )
    if source is None:
        return None
    return _complement(content, sentence, cue, cue.span, source, at, addressee, True)


def _according_source(content: str, sentence: Sentence, end: int) -> Span | None:
    from twosource.speech.rules.according import according_to

    here = Passage(sentence.span, (sentence,), sentence.quotations, False)
    for f in according_to(content, here):
        if f.cue[0].start < end:
            return f.source[0]
    return None


def _postposed_quotation(
    content: str, sentence: Sentence, cue: _Cue, verb: Span, source: Span | None, left: Quotation, at: int, addressee: tuple[Span, ...]
) -> Found | None:
    """ "…," X said · "…," said X · "…," X said, "…" · The plan is "…," X said."""
    end = sentence.span.end
    if source is None:
        if not _touches(content, left.span.end, verb.start):
            return None
        source = subject_after(content, cue.span.end, end)
        if source is None:
            return None
        at = skip_asides(content, source.end, end)
    lead = trimmed(content, Span(sentence.span.start, left.span.start), " \t\n\u00a0")
    first = left.span
    shape = "quotation"
    if len(lead) and content[lead.end - 1] not in ":" and not _is_lead_in(content, lead):
        first = Span(_behind_dateline(content, lead), left.span.end)
        shape = "trailing"
    pieces = [first]
    follow = _quotation_at(content, at, sentence)
    if follow is not None:
        pieces.append(Span(follow.span.start, without_stop(content, Span(follow.span.start, follow.span.end)).end))
    elif (link := re.match(r"[\s,]*(?=that\b)", content[at:end])) and cue.lemma in SAYING:
        pieces.extend(content_pieces(content, Span(at + link.end(), end)))
    return _made(content, (source,), verb, tuple(pieces), cue, shape, addressee, sentence.damaged)


def _made(
    content: str,
    source: tuple[Span, ...],
    verb: Span,
    pieces: tuple[Span, ...],
    cue: _Cue,
    shape: str,
    addressee: tuple[Span, ...],
    damaged: bool,
    negated: bool = False,
) -> Found:
    stance = stance_of(cue.lemma)
    if negated and cue.lemma in ("comment on", "respond", "say", "answer", "reply"):
        stance = "declines"
    if shape in ("that-clause", "bare-clause") and cue.lemma in ("warn", "charge"):
        stance = "asserts" if cue.lemma == "warn" else "accuses"
    return Found(
        source=source,
        cue=(verb,),
        content=pieces,
        lemma=cue.lemma,
        stance=stance,
        rule=shape,
        confidence=CONFIDENCE[shape],
        addressee=addressee,
        damaged=damaged,
    )


def _cut(content: str, earlier: Found, later: Found) -> Found:
    """The earlier content ends where the later attribution begins."""
    begin = min(s.start for s in (*later.source, *later.cue) if s not in earlier.source)
    if not any(p.start < begin < p.end for p in earlier.content) or begin <= earlier.cue[0].end:
        return earlier
    pieces = []
    for p in earlier.content:
        if p.start < begin < p.end:
            lead = re.sub(r"[\s,;]+(?:(?:and|but|while|whereas)\s*)?$", "", content[p.start : begin])
            p = Span(p.start, p.start + len(lead))
        if p.start < begin and len(p):
            pieces.append(p)
    return msgspec.structs.replace(earlier, content=tuple(pieces)) if pieces else earlier


def _sibling(content: str, cue: _Cue, found: list[Found], sentence: Sentence) -> bool:
    """A cue behind ", and X", ", while X", " and" without a subject, or a participle goes beside the one before it."""
    if cue.kind == "ing":
        lead = content[sentence.span.start : cue.span.start].rstrip()
        return cue.lemma in PARTICIPLES and lead.endswith((",", ".", "”", '"'))
    bounds = Span(sentence.span.start, cue.span.start)
    source, start = subject_before(content, bounds, cue.span.start, sentence.narration)
    begin = source.start if source is not None else start
    lead = content[found[-1].cue[0].end : begin].rstrip()
    if source is None:
        return lead.endswith((" and", ", but", ", and"))
    return bool(re.search(r"[,;]\s*(?:and|but|while|whereas)$|;$", lead))


def _shared(content: str, sentence: Sentence, cue: _Cue, before: list[Found]) -> Span | None:
    """The subject of a verb that follows "and" or "but" without one of its own."""
    lead = content[sentence.span.start : cue.span.start].rstrip()
    lead = re.sub(r"(?:\s+(?:has|have|had|also|then|later|repeatedly|not|did|does|do|again|is|was|will|would))+$", "", lead)
    if not lead.endswith((" and", " but", ",")):
        return None
    if before and before[-1].source:
        return before[-1].source[0]
    return first_subject(content, Span(sentence.span.start, cue.span.start), sentence.narration)


def _clause_start(content: str, sentence: Sentence, cue: _Cue, postposed: bool) -> int:
    start = sentence.span.start
    for q in sentence.quotations:
        if q.span.end <= cue.span.start:
            lead = content[sentence.span.start : q.span.start].strip(" \u00a0")
            ends = content[q.inner.end - 1 : q.inner.end] in (",", "?", "!", ".", "…") or content[q.span.end : q.span.end + 1] == ","
            if ends and (postposed or not lead or lead.endswith((",", ":"))):
                start = q.span.end
    breaks = [m.end() for m in re.finditer(r";\s|:\s", content[start : cue.span.start])]
    return start + (breaks[-1] if breaks else 0)


def _left_quotation(content: str, sentence: Sentence, at: int) -> Quotation | None:
    before = [q for q in sentence.quotations if q.span.end <= at and q.closed]
    return before[-1] if before else None


def _quotation_at(content: str, at: int, sentence: Sentence) -> Quotation | None:
    """The quotation that starts at ``at`` but for a comma, a colon and white space."""
    for q in sentence.quotations:
        if q.span.start >= at:
            return q if not content[at : q.span.start].strip(" \u00a0,:\n-–—") else None
    return None


def _touches(content: str, end: int, start: int) -> bool:
    return not content[end:start].strip(" \u00a0,–—-") if end <= start else False


def _is_empty(content: str, at: int, sentence: Sentence) -> bool:
    """Nothing is left behind the cue but asides."""
    return _quotation_at(content, at, sentence) is None and bool(_TAIL.match(content[at : sentence.span.end])) and not (
        re.match(r"[\s,]*(?:to|of|in|at|on|about|after|before|when|while|during|as)\b", content[at : sentence.span.end], re.IGNORECASE)
        and not _followed_by_tail(content, at, sentence)
    )


def _followed_by_tail(content: str, at: int, sentence: Sentence) -> bool:
    """True where the sentence had a clause or quotation before the cue, so that the rest is an aside."""
    lead = content[sentence.span.start : at]
    return bool(re.search(r",[”\"’']?\s+[^,]{2,120}$", lead)) or any(q.span.end < at for q in sentence.quotations)


def _is_lead_in(content: str, lead: Span) -> bool:
    """ "And then:", "But" before a quotation is no part of what is said."""
    return content[lead.end - 1] == "," and len(content[lead.start : lead.end].split()) <= 3


def _trailing(content: str, sentence: Sentence, source: Span) -> bool:
    lead = content[sentence.span.start : source.start].rstrip(" \u00a0")
    return lead.endswith((",", "—", "–", " -")) and len(lead.split()) >= 3 and not re.match(
        r"(?:In|On|At|After|Before|During|As|When|While|If|Although|Though|Because|Since|Asked|Speaking|Following|Despite|Meanwhile|"
        r"Earlier|Later|However|According|Last|For|By|With|Under)\b",
        lead,
    )


def _behind_dateline(content: str, head: Span) -> int:
    m = re.match(r"[A-Z][^a-z]{2,40}(?:\([A-Za-z ]+\)\s*)?\s*[-–—]{1,2}\s+|[A-Z][\w ,.]{2,50}\([A-Za-z ]+\)\s*[-–—]{1,2}\s+", content[head.start : head.end])
    return head.start + m.end() if m else head.start


def _behind_punctuation(content: str, at: int, end: int) -> int:
    while at < end and content[at] in " \t\n\u00a0,:–—-":
        at += 1
    return at


def _progressive(words: tuple[Token, ...], i: int) -> bool:
    return i > 0 and words[i - 1].text.lower() in ("is", "are", "was", "were", "been", "be", "also", "now", "still", "not") and any(
        w.text.lower() in ("is", "are", "was", "were", "been", "be") for w in words[max(0, i - 3) : i]
    )


def _plural(content: str, source: Span, words: tuple[Token, ...], cue: _Cue) -> bool:
    """A base form needs a plural or a modal in front; else it is a noun or a past we misread."""
    before = words[cue.index - 1].text.lower() if cue.index else ""
    if before in AUXILIARIES or before in ("also", "still", "now", "not", "never"):
        return True
    text = content[source.start : source.end].lower()
    heads = text.split()
    return heads[-1].endswith("s") or " and " in text or heads[-1] in ("they", "we", "i", "you", "people", "police", "many", "some", "others", "who", "men", "women")


def _relative_source(content: str, source: Span, words: tuple[Token, ...]) -> bool:
    """ "regions that Moscow says …": the writer's aside inside a noun phrase, no statement of its own."""
    before = [w for w in words if w.span.end <= source.start]
    if not before:
        return False
    low = before[-1].text.lower()
    touching = not content[before[-1].span.end : source.start].strip(" \u00a0")
    return touching and low in ("which", "whom", "what", "that", "who")


def _clausal(content: str, rest: Span) -> bool:
    """The rest holds a finite verb: a bare clause and not an object."""
    for t in tokens(content, Span(rest.start, min(rest.end, rest.start + 200))):
        low = t.text.lower()
        if low in AUXILIARIES:
            return True
        form = verb_form(low)
        if form is not None and form.kind in ("past", "s", "base") and form.share >= 50 and t.span.start > rest.start:
            return True
    first = content[rest.start : rest.start + 20].split()
    return bool(first) and (first[0].lower() in PRONOUNS or "‘" in first[0] or "'" in first[0][:1])


def _addressee(content: str, at: int, sentence: Sentence) -> tuple[int, tuple[Span, ...]]:
    """The noun phrase behind "told": to "that", a quotation, a comma, a preposition of place or a new subject."""
    end = sentence.span.end
    words = [t for t in sentence.narration if t.span.start >= at]
    if not words or content[at : words[0].span.start].strip(" \u00a0"):
        return at, ()
    last = None
    for i, t in enumerate(words):
        low = t.text.lower()
        gap = content[words[i - 1].span.end : t.span.start] if i else ""
        if i and (re.search(r"[,:;.\"“”‘—–-]", gap)):
            break
        if low in SUBORDINATORS or low in ("in", "at", "on", "to", "during", "by", "via", "through", "about") and i:
            break
        if i and (low in PRONOUNS or (low in DETERMINERS and words[i - 1].text.lower() not in PREPOSITIONS)):
            break
        if i and i >= 1 and verb_form(low) and low in AUXILIARIES:
            return at, ()
        last = t
        if i > 9:
            break
    if last is None:
        return at, ()
    span = Span(words[0].span.start, last.span.end)
    return last.span.end, (span,) if span.end < end else (span,)
