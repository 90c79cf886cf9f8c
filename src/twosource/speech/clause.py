"""Who is the subject of a cue, and how far its complement runs: noun phrases and clauses without a parse.

All functions take the whole text and offsets into it, and answer with spans of it.
"""

from __future__ import annotations

import re

from twosource.spans import Span, trimmed
from twosource.speech.cues import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    MONTHS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SETTING,
    SUBORDINATORS,
    WEEKDAYS,
    WHEN,
)
from twosource.weights import verb_form
from twosource.words import Token, tokens

_WHEN_END = re.compile(rf"(?:^|[\s,])(?:{WHEN})\s*,?$", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]+")
_WHEN_WORDS = frozenset(
    f"{WEEKDAYS}|{MONTHS}|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|yesterday|today|tonight|earlier|later|"
    "week|month|year|night|years|months|weeks|days|decades".lower().split("|")
)
_SETTING_WORDS = frozenset(
    "statement interview conference speech letter briefing email mail report post meeting tweet address hearing television tv "
    "radio message article note filing call appearance testimony memo remarks rally press reporters journalists twitter "
    "facebook parliament court".split()
)
"""One of these is in every time phrase, and in every setting: without it neither pattern needs to be tried."""
_WHEN_START = re.compile(rf"^[\s,]*(?:{WHEN})(?=[\s,.:;]|$)", re.IGNORECASE)
_SETTING_START = re.compile(rf"^[\s,]*(?:{SETTING})(?=[\s,.:;]|$)", re.IGNORECASE)
_SETTING_END = re.compile(rf"(?:^|[\s,])(?:{SETTING})\s*,?$", re.IGNORECASE)
_LOOK = 140  # code points that are searched for a time or setting phrase; none is longer

ROLE_WORDS = frozenset(
    "official officials spokesman spokeswoman spokesperson minister president ambassador police officer officers leader leaders "
    "analyst analysts expert experts source sources lawyer lawyers witness witnesses resident residents critics supporters aides aide "
    "officials authorities prosecutors prosecutor investigators researchers doctors diplomats diplomat opponents activists lawmakers "
    "government ministry company agency department court judge report study poll survey statement document documents letter "
    "people others some many they he she it we campaign firm union group groups rebels military army office team firefighters "
    "scientists economists voters republicans democrats senators governor mayor secretary director chief chairman chairwoman "
    "attorney sheriff pope king queen prince coach owner neighbours neighbors relatives family man woman mother father allies "
    "leadership regime administration authorities parents students teachers workers protesters organisers organizers everyone someone".split()
)
"""Words that head a source when it has no name."""


def subject_before(content: str, clause: Span, cue: int, words: tuple[Token, ...]) -> tuple[Span | None, int]:
    """The source whose verb starts at ``cue``, and where the cue starts once its auxiliaries are taken in.

    ``clause`` bounds the search on the left; ``words`` are the tokens of the narration. None where the words
    between give no noun phrase.
    """
    start, at = cue, cue
    region = [t for t in words if clause.start <= t.span.start and t.span.end <= cue]
    for _ in range(2):  # "has for years accused": an auxiliary may stand in front of a time phrase
        start, at = _without_auxiliaries(content, region, start, at)
        end = _without_when(content, clause.start, at)
        span = trimmed(content, Span(clause.start, max(clause.start, end)), " \t\n\u00a0")
        region = [t for t in region if t.span.end <= span.end and t.span.start >= span.start]
        if not region or region[-1].text.lower() not in AUXILIARIES:
            break
        at = span.end
    if not region:
        return None, start
    if content[span.end - 1] in ",)–—-":
        found = _with_appositive(content, span, region)
        if found is not None or content[span.end - 1] == ",":
            return found, start
    return _plain_subject(content, region) or _with_relative(content, region), start


def _without_auxiliaries(content: str, region: list[Token], start: int, at: int) -> tuple[int, int]:
    """Takes auxiliaries, negations and adverbs off the end of ``region``; where the cue starts, and where the rest ends."""
    while region:
        low = region[-1].text.lower()
        if content[region[-1].span.end : at].strip(" \u00a0"):
            break
        if low in AUXILIARIES or low in NEGATIONS:
            start = at = region.pop().span.start
        elif low in ADVERBS or (low.endswith("ly") and len(low) > 4 and not region[-1].text[0].isupper()):
            at = region.pop().span.start
        else:
            break
    return start, at


def _without_when(content: str, start: int, end: int) -> int:
    for _ in range(3):
        near = max(start, end - _LOOK)
        piece = content[near:end].rstrip()
        words = set(_WORDS.findall(piece.lower()))
        m = None if words.isdisjoint(_WHEN_WORDS) else _WHEN_END.search(piece)
        if m is None and not words.isdisjoint(_SETTING_WORDS):
            m = _SETTING_END.search(piece)
        if m is None or not piece[: m.start()].strip():
            return near + len(piece)
        end = near + m.start()
        if piece[m.start()] == ",":
            # "X, on November 21 accused": the comma went with the phrase, "X, the mayor, on Monday" keeps its own
            return near + m.start() + (1 if "," in piece[: m.start()] else 0)
    return end


def _plain_subject(content: str, region: list[Token]) -> Span | None:
    """The noun phrase that ends the region: walk left to a verb, a comma or a subordinator."""
    first = len(region)
    for i in range(len(region) - 1, -1, -1):
        t = region[i]
        low = t.text.lower()
        gap = content[t.span.end : region[i + 1].span.start] if i + 1 < len(region) else ""
        if re.search(r"[;:—–\"”“]|\s-\s", gap):
            break
        if "," in gap and not _list_comma(region, i):
            break
        if (low in SUBORDINATORS and low not in ("but", "so")) or low in AUXILIARIES:
            break
        if low in ("but", "so", "and", "or") and (i == 0 or (first == i + 1 and i + 1 == len(region))):
            break
        if low == "and" and i > 0 and _verbish(region, i - 1):
            break
        if _verbish(region, i):
            break
        first = i
    return _headed(content, region[first:])


def _with_relative(content: str, region: list[Token]) -> Span | None:
    """ "An official who did not want to be named admitted …": the noun phrase in front of "who", and all behind it."""
    at = next((i for i, t in enumerate(region) if t.text.lower() == "who"), 0)
    if not at or at + 1 >= len(region) or "," in content[region[at].span.start : region[-1].span.end]:
        return None
    head = _plain_subject(content, region[:at])
    if head is None or head.end != region[at - 1].span.end:
        return None
    return Span(head.start, region[-1].span.end)


def _list_comma(region: list[Token], i: int) -> bool:
    """True for the commas of "A, B and C" where every part starts with a capital."""
    rest = region[i + 1 :]
    return (
        any(t.text.lower() == "and" for t in rest)
        and region[i].text[0].isupper()
        and rest[0].text[0].isupper()
        and len(rest) <= 12
    )


def _verbish(region: list[Token], i: int) -> bool:
    """True where a token is more likely a finite verb than anything else."""
    word = region[i].text
    if word[0].isupper():
        return False
    form = verb_form(word.lower())
    if form is None or form.kind == "ing":
        return False
    before = region[i - 1].text.lower() if i else ""
    if before in DETERMINERS or before.endswith(("'s", "’s")):
        return False
    limit = {"past": 55, "s": 75, "base": 92}[form.kind]
    if form.kind == "past" and (i + 1 < len(region) and region[i + 1].text.lower() == "by"):
        return False
    return form.share >= limit and word.lower() not in ROLE_WORDS


def has_verb(content: str, span: Span) -> bool:
    """True where a finite verb stands in ``span`` outside a relative clause: then it is no appositive."""
    words = list(tokens(content, span))
    if words and words[0].text.lower() in ("who", "which", "whose"):
        return False
    return any(t.text.lower() in AUXILIARIES or _verbish(words, i) for i, t in enumerate(words))


def _headed(content: str, region: list[Token]) -> Span | None:
    """The region as a noun phrase, without what leads in ("But", "On Tuesday", "In a statement, …")."""
    while region:
        low = region[0].text.lower()
        if low in ("and", "but", "or", "so", "yet", "still", "meanwhile", "however", "nor") or low in ADVERBS - {
            "all",
            "both",
            "himself",
            "only",
        }:
            region = region[1:]
            continue
        lead = content[region[0].span.start : region[-1].span.end]
        m = _WHEN_START.match(lead) or (_SETTING_START.match(lead) if low in PREPOSITIONS else None)
        if m and m.end() < len(lead):
            cut = region[0].span.start + m.end()
            region = [t for t in region if t.span.start >= cut]
            continue
        if low in PREPOSITIONS:
            region = _behind_preposition(region)
            continue
        break
    if not region:
        return None
    # A bare noun without article, name or role is no source ("… people said")
    lows = [t.text.lower() for t in region]
    if not (
        any(t.text[0].isupper() or t.text[0].isdigit() for t in region)
        or lows[0] in DETERMINERS | PRONOUNS
        or set(lows) & ROLE_WORDS
        or any(ord(t.text[0]) > 0x2FF for t in region)
    ):
        return None
    return Span(region[0].span.start, region[-1].span.end)


def _behind_preposition(region: list[Token]) -> list[Token]:
    for i in range(2, len(region)):
        low = region[i].text.lower()
        if (low in DETERMINERS or low in PRONOUNS) and region[i - 1].text.lower() not in PREPOSITIONS:
            return region[i:]
    for i in range(2, len(region)):
        if (
            region[i].text[0].isupper()
            and not region[i - 1].text[0].isupper()
            and region[i - 1].text.lower() not in PREPOSITIONS | DETERMINERS
        ):
            return region[i:]
    return []


def _with_appositive(content: str, span: Span, region: list[Token]) -> Span | None:
    """ "Name, what he is, [who …,] said": from the name to the last comma, or to a closing bracket."""
    end = span.end - 1 if content[span.end - 1] in ",–—-" else span.end
    cuts = [span.start]
    depth = 0
    for at in range(span.start, end):
        c = content[at]
        depth += c in "(“[" or (c == "«")
        depth -= c in ")”]»" and depth > 0
        if c == "," and depth == 0:
            cuts.append(at + 1)
    pieces = [trimmed(content, Span(a, b)) for a, b in zip(cuts, [c - 1 for c in cuts[1:]] + [end], strict=True)]
    for n, piece in enumerate(pieces):
        part = [t for t in region if t.span in piece]
        if not part or (n == len(pieces) - 1 and n > 0 and len(pieces) > 1 and not _fresh_subject(part)):
            continue
        if n and part[0].text.lower() in ("who", "which", "whose", "where", "a", "an"):
            continue
        if any(_verbish(part, i) or part[i].text.lower() in AUXILIARIES for i in range(len(part))):
            continue
        if part[0].text.lower() in SUBORDINATORS - {"but", "so", "all"} or part[0].text.lower().endswith("ing"):
            continue
        head = _headed(content, part)
        if head is not None:
            return Span(head.start, max(head.end, end))
    return None


def _fresh_subject(part: list[Token]) -> bool:
    return part[0].text.lower() in DETERMINERS | PRONOUNS or part[0].text[0].isupper()


def subject_after(content: str, at: int, end: int) -> Span | None:
    """The noun phrase of an inverted attribution ("said Ines Tarvo, the mayor"): from ``at``, to ``end`` at most.

    An appositive is taken in when the clause ends behind it.
    """
    words = tokens(content, Span(at, min(end, at + 400)))
    if not words or content[at : words[0].span.start].strip(" \u00a0"):
        return None
    last = None
    for i, t in enumerate(words):
        low = t.text.lower()
        if i and re.search(r"[,;:.?!\"“”—–]", content[words[i - 1].span.end : t.span.start]):
            if re.search(r"^\.\s", content[words[i - 1].span.end : t.span.start]) and len(words[i - 1].text) <= 3:
                pass
            else:
                break
        if low == "who" and last is not None:
            return Span(words[0].span.start, _to_stop(content, t.span.end, end))
        if low in SUBORDINATORS or low in AUXILIARIES or _WHEN_START.match(content[t.span.start : t.span.start + 60]):
            break
        if (
            i
            and low in ("in", "at", "during", "after", "to", "on", "as", "before", "by")
            and _SETTING_START.match(content[t.span.start : t.span.start + 160])
        ):
            break
        if _verbish(list(words), i) and i:
            break
        last = t
    if last is None:
        return None
    region = [t for t in words if t.span.end <= last.span.end]
    while region and region[-1].text.lower() in PREPOSITIONS | {"and", "or"}:
        region.pop()
    if not region:
        return None
    head = _headed(content, region)
    if head is None or head.start != region[0].span.start:
        return None
    return _appositive_after(content, head, end)


def _to_stop(content: str, at: int, end: int) -> int:
    """The end of a relative clause: a comma, a quotation, or the end without its stop."""
    m = re.search(r"[,;“\"]|[.!?]?$", content[at:end])
    return at + (m.start() if m else end - at)


def _appositive_after(content: str, head: Span, end: int) -> Span:
    rest = content[head.end : end]
    m = re.match(r",\s+([^,;:.“\"]{3,120}?)(?=[,.]|$)", rest)
    if not m:
        return head
    words = tokens(content, Span(head.end + m.start(1), head.end + m.end(1)))
    low = words[0].text.lower() if words else ""
    nominal = low in ("a", "an", "the", "who", "his", "her", "its", "their") or low in ROLE_WORDS
    nominal = nominal or (len(words) > 1 and words[1].text.lower() in ("of", "for", "at") and not low.endswith("ing"))
    return Span(head.start, head.end + m.end(1)) if nominal else head


def skip_asides(content: str, at: int, end: int) -> int:
    """Where the complement starts once time and setting phrases behind the cue are passed."""
    for _ in range(4):
        piece = content[at : min(end, at + _LOOK)]
        m = _WHEN_START.match(piece) or _SETTING_START.match(piece)
        if m is None:
            return at
        at += m.end()
    return at


def first_subject(content: str, clause: Span, words: tuple[Token, ...]) -> Span | None:
    """The subject that opens a clause: its noun phrase before the first verb; for cues that share it."""
    region = [t for t in words if t.span in clause]
    for i, t in enumerate(region):
        if t.text.lower() in AUXILIARIES or (i and _verbish(region, i)):
            start = region[0].span.start
            found, _ = subject_before(content, Span(start, t.span.start), t.span.start, tuple(region[:i]))
            return found
    return None
