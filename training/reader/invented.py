"""Passages in forms that the gold hardly has: transcripts, dashes, "according to him", headlines, marks that never close …

Contents are clauses of the gold, speakers and frames are invented, and what stands between is narration of the gold
in which its annotators saw no attribution. A passage is written as parts, so that its spans are known.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from augment import PLACES, SURNAMES
from examples import Gold

ANNOTATOR = "invented"
GIVEN = (
    "Ana Ibrahim Mirela Tomas Chen Adaeze Jonas Leila Pavel Rosa Kwame Ingrid Yusuf Maren Dilip Sofia Hassan Greta Oleg Amara Luis Noor"
    " Henrik Fatima Marco Priya Stefan Zanele Viktor Hana Emeka Carla Anders Mei Raul Ayesha Bruno Nadia Felix Thandi"
).split()
ROLES = (
    "mayor|harbour master|interior minister|spokesman for the ministry|union leader|the company's chief executive|governor|opposition leader"
    "|police chief|ambassador|head of the relief agency|finance secretary|army spokesman|a lawyer for the families|deputy prime minister"
    "|school principal|fisherman|shopkeeper|permanent secretary|district collector|barangay captain|state commissioner|coach"
).split("|")
BODIES = (
    "ministry|central bank|army|city council|Interior Ministry|Foreign Ministry|regional government|health agency|police|union|company|court"
    "|relief agency|government|electoral commission|coast guard|water board"
).split("|")
UNNAMED = (
    "a senior official|two officials|a source close to the talks|people familiar with the matter|witnesses|residents|analysts|a diplomat"
    "|a person briefed on the plan|security sources|aid workers|an eyewitness|local media"
).split("|")
DOCUMENTS = "a report|the survey|a letter|an internal memo|court documents|the study|a statement|the audit|the indictment|a new poll".split(
    "|"
)
SAID = "said|added|stressed|emphasized|noted|affirmed|warned|explained|stated|declared|insisted|argued|told reporters|remarked|confirmed".split(
    "|"
)
DAYS = "on Monday|on Tuesday|on Wednesday|on Thursday|on Friday|on Saturday|on Sunday|yesterday|last week|this morning".split(
    "|"
)
PAIRS = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("« ", " »"), ("”", "”"))

Part = tuple[str, str]
"""Text and its role: "source", "cue", "content", or "" for what belongs to none."""
Draw = random.Random


class Stock:
    """Clauses and narration of the gold."""

    def __init__(self, gold: list[Gold]) -> None:
        self.spoken: list[str] = []
        self.told: list[str] = []
        self.plain: list[str] = []
        for g in gold:
            for start, end, role in g.spans:
                words = g.text[start:end]
                if role != "content" or not 25 < len(words) < 220 or "\n" in words:
                    continue
                inner = re.fullmatch(r"[“\"]([^“”\"]+?)[,.]?[”\"]", words)
                if inner and inner.group(1)[0].isupper():
                    self.spoken.append(inner.group(1))
                elif words.startswith("that ") and not re.search(r"[“”\"]", words):
                    self.told.append(words[5:].rstrip(".,"))
            at = 0
            for line in g.text.split("\n"):
                for m in re.finditer(r"[A-Z][^.!?\n]{40,200}[.]", line):
                    s, e = at + m.start(), at + m.end()
                    if not any(a < e and b > s for a, b, _ in g.spans):
                        self.plain.append(m.group())
                at += len(line) + 1


def invented(stock: Stock, draw: Draw, number: int) -> Gold:
    """One article of five to nine paragraphs."""
    parts: list[Part] = []
    if draw.random() < 0.5:
        parts += [*draw.choice(HEADLINES)(stock, draw), ("\n\n", "")]
    title = "".join(t for t, _ in parts).strip()
    for _ in range(draw.randint(5, 9)):
        kind = draw.random()
        if kind < 0.18:
            parts.append((" ".join(draw.sample(stock.plain, draw.randint(1, 2))), ""))
        else:
            if draw.random() < 0.25:
                parts.append((draw.choice(stock.plain) + " ", ""))
            parts += draw.choice(FORMS)(stock, draw)
            if draw.random() < 0.2:
                parts.append((" " + draw.choice(stock.plain), ""))
        parts.append((draw.choice(("\n\n", "\n\n", "\n")), ""))
    text, spans = "", []
    for words, role in parts:
        if role == "source" and words.endswith(","):  # the comma behind an apposition is not the source's
            spans.append((len(text), len(text) + len(words) - 1, role))
        elif role and words:
            spans.append((len(text), len(text) + len(words), role))
        text += words
    return Gold(f"invented-{number}", ANNOTATOR, title, text.rstrip(), tuple(sorted(spans)), ())


# ---------------------------------------------------------------- speakers and clauses


def named(draw: Draw) -> str:
    name = f"{draw.choice(GIVEN)} {draw.choice(SURNAMES)}"
    kind = draw.random()
    if kind < 0.35:
        return name
    role = draw.choice(ROLES)
    if kind < 0.6:
        return f"{name}, {role if role.startswith(('a ', 'the ')) else draw.choice(('the ', '')) + role},"
    if kind < 0.8:
        return f"{role.removeprefix('the ').title()} {name}" if not role.startswith("a ") else name
    return draw.choice((f"Mr. {name.split()[1]}", f"Mr {name.split()[1]}", f"Ms {name.split()[1]}", name.split()[1]))


def anyone(draw: Draw) -> str:
    kind = draw.random()
    if kind < 0.5:
        return named(draw)
    if kind < 0.6:
        return draw.choice(("he", "she", "they"))
    if kind < 0.75:
        return f"the {draw.choice(BODIES)}"
    if kind < 0.9:
        return draw.choice(UNNAMED)
    return draw.choice(PLACES)


def start(words: str) -> str:
    return words[:1].upper() + words[1:]


def close(source: str) -> str:
    """Without the comma that ends an apposition."""
    return source.removesuffix(",")


def told(stock: Stock, draw: Draw) -> str:
    return draw.choice(stock.told)


def spoken(stock: Stock, draw: Draw) -> str:
    return draw.choice(stock.spoken).rstrip(".,")


def said(draw: Draw) -> str:
    lead = draw.choice(("", "", "", "", "also ", "further ", "has "))
    return lead + draw.choice(SAID).removesuffix(" reporters")


# ---------------------------------------------------------------- forms


def according(stock: Stock, draw: Draw) -> list[Part]:
    who = draw.choice((anyone(draw), "him", "her", "them"))
    who = {"he": "him", "she": "her", "they": "them"}.get(who, who)
    clause = told(stock, draw)
    cue = draw.choice(("according to", "according to", "according to", "in the words of", "as per", "in the view of"))
    if draw.random() < 0.5:
        return [(start(cue), "cue"), (" ", ""), (close(who), "source"), (", ", ""), (clause, "content"), (".", "")]
    return [(start(clause), "content"), (", ", ""), (cue, "cue"), (" ", ""), (close(who), "source"), (".", "")]


def as_put(stock: Stock, draw: Draw) -> list[Part]:
    a, b = draw.choice(PAIRS)
    return [
        (draw.choice(("As ", "Or, as ")), ""), (close(anyone(draw)), "source"), (" ", ""), (draw.choice(("put it", "puts it", "told it", "said")), "cue"),
        (draw.choice((", ", ": ")), ""), (f"{a}{spoken(stock, draw)}.{b}", "content"),
    ]  # fmt: skip


def after(stock: Stock, draw: Draw) -> list[Part]:
    """Quotation, then who."""
    a, b = draw.choice(PAIRS)
    if draw.random() < 0.15:
        b = ""
    who, cue = anyone(draw), said(draw)
    turned = draw.random() < 0.4 and who not in ("he", "she", "they")
    tail = [(close(who), "source"), (" ", ""), (cue, "cue")]
    if turned:
        tail = [(cue, "cue"), (" ", ""), (close(who), "source")]
    elif who.endswith(","):
        tail[1] = (", ", "")
    end = [(draw.choice(("", "", " " + draw.choice(DAYS))) + ".", "")]
    comma = draw.choice((f",{b}", f",{b}", f",{b}", f"{b},"))
    more: list[Part] = []
    if draw.random() < 0.3:
        more = [(" ", ""), (f"{a}{spoken(stock, draw)}.{b}", "content")]
    gap = draw.choice((" ", " ", " ", " – ", " - "))
    return [(f"{a}{spoken(stock, draw)}{comma}", "content"), (gap, ""), *tail, *end, *more]


def before(stock: Stock, draw: Draw) -> list[Part]:
    """Who, then quotation."""
    a, b = draw.choice(PAIRS)
    end = "" if draw.random() < 0.15 else b
    mid = draw.choice((", ", ": ", ": ", f" {draw.choice(DAYS)}: ", ", ", " that "))
    first = f"{a}{spoken(stock, draw)}." + (f" {spoken(stock, draw)}." if draw.random() < 0.4 else "") + end
    who = anyone(draw)
    return [(start(who), "source"), (" ", ""), (said(draw), "cue"), (mid, ""), (first, "content")]


def that(stock: Stock, draw: Draw) -> list[Part]:
    """A clause with or without "that", once in a while torn by a full stop."""
    clause = told(stock, draw)
    if draw.random() < 0.2:
        words = clause.split()
        cut = draw.randrange(1, len(words)) if len(words) > 2 else 1
        clause = " ".join(words[:cut]) + draw.choice((". ", " , ", ".")) + " ".join(words[cut:])
    lead = draw.choice(
        ("", "", "", "In a statement, ", "Speaking to reporters, ", "At the same time, ", "In addition, ", "Besides, ")
    )
    who = anyone(draw)
    joint = draw.choice(("that ", "that ", ""))
    return [
        (lead, ""), (who if lead else start(who), "source"), (" ", ""), (said(draw), "cue"), (draw.choice((" ", " ", f" {draw.choice(DAYS)} ")), ""),
        (joint + clause, "content"), (".", ""),
    ]  # fmt: skip


def twice(stock: Stock, draw: Draw) -> list[Part]:
    who = anyone(draw)
    return [
        (start(who), "source"), (" ", ""), (said(draw), "cue"), (" ", ""), ("that " + told(stock, draw), "content"),
        (draw.choice((" and ", ", and ", ", but ")), ""), (said(draw), "cue"), (" ", ""), ("that " + told(stock, draw), "content"), (".", ""),
    ]  # fmt: skip


def bare(stock: Stock, draw: Draw) -> list[Part]:
    """Speech without marks, or behind a dash."""
    dash = draw.choice(("", "— ", "– ", "- "))
    who, cue = close(anyone(draw)), said(draw)
    order = (
        [(cue, "cue"), (" ", ""), (who, "source")]
        if draw.random() < 0.5
        else [(who, "source"), (" ", ""), (cue, "cue")]
    )
    return [
        (dash, ""),
        (spoken(stock, draw), "content"),
        (draw.choice((", ", ", ", " – ", ", – ")), ""),
        *order,
        (".", ""),
    ]


def transcript(stock: Stock, draw: Draw) -> list[Part]:
    """Lines of a conversation, each with its label."""
    one, two = draw.choice((
        ("Q", "A"), ("Question", "Answer"), (draw.choice(SURNAMES).upper(), draw.choice(SURNAMES).upper()), (draw.choice(SURNAMES), draw.choice(SURNAMES)),
        ("Interviewer", named(draw).rstrip(",")), (draw.choice(GIVEN), draw.choice(GIVEN)),
    ))  # fmt: skip
    out: list[Part] = []
    for n in range(draw.randint(2, 4)):
        words = spoken(stock, draw) + draw.choice((".", "?", f". {spoken(stock, draw)}."))
        out += [((one, two)[n % 2], "source"), (":", "cue"), (" ", ""), (words, "content"), ("\n", "")]
    return out[:-1]


def paragraphs(stock: Stock, draw: Draw) -> list[Part]:
    """A quotation over paragraphs: each opens with a mark, the last one closes."""
    a, b = draw.choice(PAIRS[:3])
    first: list[Part] = [(close(named(draw)), "source"), (" ", ""), (said(draw), "cue"), (": ", "")]
    out = [*first, (f"{a}{spoken(stock, draw)}.", "content"), ("\n\n", "")]
    for _ in range(draw.randint(0, 1)):
        out += [(f"{a}{spoken(stock, draw)}. {spoken(stock, draw)}.", "content"), ("\n\n", "")]
    return [*out, (f"{a}{spoken(stock, draw)}.{b}", "content")]


def quoted_as(stock: Stock, draw: Draw) -> list[Part]:
    a, b = draw.choice(PAIRS)
    by = draw.choice(("", "", f" by {draw.choice(PLACES)} Radio", " by the agency", " by state television"))
    what = "that " + told(stock, draw) if draw.random() < 0.5 else f"{a}{spoken(stock, draw)}{b}"
    return [
        (start(named(draw).rstrip(",")), "source"),
        (" ", ""),
        (f"was quoted{by} as saying", "cue"),
        (" ", ""),
        (what, "content"),
        (".", ""),
    ]


def noun(stock: Stock, draw: Draw) -> list[Part]:
    word = draw.choice("claim allegation assertion warning suggestion statement belief promise accusation".split())
    end: Part = (
        draw.choice((" drew little notice.", " was not answered.", " came late in the day.", " spread quickly.")),
        "",
    )
    who = close(anyone(draw))
    who = {"he": "his", "she": "her", "they": "their"}.get(who, who)
    clause = "that " + told(stock, draw)
    if draw.random() < 0.5:
        own = who if who in ("his", "her", "their") else f"{who}’s"
        return [(start(own), "source"), (" ", ""), (word, "cue"), (" ", ""), (clause, "content"), end]
    who = named(draw).rstrip(",")
    return [("The ", ""), (word, "cue"), (" by ", ""), (who, "source"), (" ", ""), (clause, "content"), end]


def document(stock: Stock, draw: Draw) -> list[Part]:
    what = draw.choice(DOCUMENTS) + draw.choice(("", "", f" by the {draw.choice(BODIES)}", " seen by reporters"))
    cue = draw.choice(
        ("found", "showed", "said", "shows", "says", "concluded", "revealed", "suggests", "states", "indicated")
    )
    return [
        (start(what), "source"),
        (" ", ""),
        (cue, "cue"),
        (" ", ""),
        (draw.choice(("that ", "that ", "")) + told(stock, draw), "content"),
        (".", ""),
    ]


def post(stock: Stock, draw: Draw) -> list[Part]:
    a, b = draw.choice((("“", "”"), ('"', '"'), ("", "")))
    where = draw.choice((" on Twitter", " on Facebook", " on her blog", " in a post", " on X", ""))
    cue = draw.choice(("tweeted", "wrote", "posted", "replied", "commented"))
    mark = draw.choice((": ", ", ", ": "))
    return [
        (start(close(named(draw))), "source"),
        (" ", ""),
        (cue, "cue"),
        (where + mark, ""),
        (f"{a}{spoken(stock, draw)}.{b}", "content"),
    ]


def from_label(stock: Stock, draw: Draw) -> list[Part]:
    cue = draw.choice(("From", "Statement from", "Says"))
    return [
        (cue, "cue"),
        (" ", ""),
        (named(draw).rstrip(","), "source"),
        (": ", ""),
        (spoken(stock, draw) + ".", "content"),
    ]


FORMS: tuple[Callable[[Stock, Draw], list[Part]], ...] = (
    according, according, as_put, after, after, after, before, before, before, that, that, twice, bare, bare, transcript, transcript,
    paragraphs, quoted_as, noun, document, post, from_label,
)  # fmt: skip


def head_colon(stock: Stock, draw: Draw) -> list[Part]:
    return [(close(draw.choice((named(draw), draw.choice(SURNAMES), start(draw.choice(BODIES)), draw.choice(PLACES)))), "source"), (":", "cue"), (" ", ""), (told(stock, draw), "content")]  # fmt: skip


def head_dash(stock: Stock, draw: Draw) -> list[Part]:
    a, b = draw.choice(PAIRS)
    mark = draw.choice(("–", "—", "-", ":"))
    return [
        (f"{a}{spoken(stock, draw)}{b}", "content"),
        (" ", ""),
        (mark, "cue"),
        (" ", ""),
        (draw.choice(SURNAMES + BODIES), "source"),
    ]


def head_says(stock: Stock, draw: Draw) -> list[Part]:
    who, cue = (
        draw.choice((draw.choice(SURNAMES), start(draw.choice(BODIES)), draw.choice(PLACES))),
        draw.choice(("says", "say", "warns", "admits", "insists")),
    )
    if draw.random() < 0.5:
        return [(who, "source"), (" ", ""), (cue, "cue"), (" ", ""), (told(stock, draw), "content")]
    return [(start(told(stock, draw)), "content"), (", ", ""), (cue, "cue"), (" ", ""), (who, "source")]


HEADLINES: tuple[Callable[[Stock, Draw], list[Part]], ...] = (head_colon, head_dash, head_says)
