"""Ways to damage a page: each takes sound bytes and a random source and gives what may reach us in their place."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable

Way = Callable[[bytes, random.Random, bytes], bytes]
"""Of a page, a random source and another page: the damaged page."""
_TAG = re.compile(rb"<[^<>]{1,400}>")
_MOST = 600_000
"""Bytes of a damaged page at most: doubling and joining stay within a test's time."""
_CODECS = ("utf-16", "utf-16-le", "latin-1", "cp1252", "cp1251", "shift_jis", "utf-8-sig", "gb18030", "cp037")
_ODD = (
    "\u202e",
    "\u2066",
    "\x00",
    "\x1b[31m",
    "\ufffd",
    "\u2028",
    "\x85",
    "\r",
    "\ufeff",
    "\u200b",
    "\x0b",
    "\u0301" * 30,
)


def cut(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return raw[: dice.randrange(len(raw) + 1)]


def beheaded(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return raw[dice.randrange(len(raw) + 1) :]


def hole(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    a, b = sorted(dice.randrange(len(raw) + 1) for _ in range(2))
    return raw[:a] + raw[b:]


def flipped(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    out = bytearray(raw)
    for _ in range(dice.choice((1, 30, len(out) // 50))):
        if out:
            out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def inside_itself(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + other + raw[at:]


def inside_an_attribute(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    quote = dice.choice((b'"', b"'", b""))
    name = dice.choice((b"class", b"title", b"content", b"href", b"style", b"id", b"itemprop"))
    tag = dice.choice((b"div", b"meta", b"p", b"a", b"script", b"time"))
    return raw[: len(raw) // 2] + b"<" + tag + b" " + name + b"=" + quote + other + quote + b">" + raw[len(raw) // 2 :]


def inside_a_comment(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return (
        dice.choice((b"<!--", b"<![CDATA[", b"<!DOCTYPE ", b"<?xml ")) + raw + dice.choice((b"-->", b"]]>", b">", b""))
    )


def nested(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    depth = dice.randint(300, 2_000)
    tag = dice.choice(
        (b"div", b"div", b"section", b"blockquote", b"ul><li", b"b", b"span", b"table><tr><td", b"article")
    )
    shut = b"".join(b"</" + name + b">" for name in reversed(tag.split(b"><")))
    at = raw.find(b"<body")
    at = raw.find(b">", at) + 1 if at >= 0 and dice.random() < 0.7 else dice.randrange(len(raw) + 1)
    return raw[:at] + (b"<" + tag + b">") * depth + raw[at:] + shut * dice.choice((0, depth))


def joined(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return raw + other


def tags_deleted(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    share = dice.choice((0.02, 0.3, 0.9))
    return _TAG.sub(lambda m: b"" if dice.random() < share else m.group(), raw)


def tags_doubled(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return _TAG.sub(lambda m: m.group() * (2 if dice.random() < 0.1 else 1), raw)


def tags_swapped(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    tags = _TAG.findall(raw) or [b"<p>"]
    return _TAG.sub(lambda m: dice.choice(tags) if dice.random() < 0.1 else m.group(), raw)


def doubled(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return raw * 2


def recoded(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    text = raw.decode("utf-8", "replace")
    return text.encode(dice.choice(_CODECS), "replace")


def mixed_encodings(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return b"".join(
        piece.decode("utf-8", "replace").encode(dice.choice(("utf-8", "utf-8", *_CODECS)), "replace")
        for piece in (raw[k : k + 3_000] for k in range(0, len(raw), 3_000))
    )


def decoded_wrongly(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    """UTF-8 read as another encoding and written again, once or twice, in whole or in part."""
    text = raw.decode("utf-8", "replace")
    at = dice.choice((0, len(text) // 2))
    for _ in range(dice.choice((1, 1, 2))):
        text = text[:at] + text[at:].encode("utf-8", "replace").decode(dice.choice(("latin-1", "cp1252")), "replace")
    return text.encode("utf-8", "replace")


def nul(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return re.sub(rb" ", lambda m: b"\x00" if dice.random() < 0.05 else b" ", raw)


def odd_characters(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    text = raw.decode("utf-8", "replace")
    return re.sub(" ", lambda m: dice.choice(_ODD) if dice.random() < 0.05 else " ", text).encode("utf-8", "replace")


def one_line(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return re.sub(rb"\s+|</?(?:p|div|br|li|h\d)\b[^<>]*>", b" ", raw)


def all_lines(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    return re.sub(rb" ", dice.choice((b"\n", b"<br>", b"<p>", b"\r\n\r\n", b"<li>")), raw)


def giant_class(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    names = b" ".join(dice.choice((b"article", b"comment", b"nav", b"a-b_c", b"x" * 50)) for _ in range(20_000))
    return raw.replace(b"<div", b'<div class="' + names + b'"', dice.choice((1, 3)))


def tables(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    raw = re.sub(rb"<div\b", b"<table><tr><td", raw)
    return raw if dice.random() < 0.5 else re.sub(rb"</div>", b"</td></tr></table>", raw)


def links(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    at = dice.randrange(len(raw) + 1)
    many = b"".join(b'<a href="/%d">Gate %d of Tamrin</a> ' % (n, n) for n in range(dice.choice((300, 4_000))))
    return raw[:at] + many + raw[at:]


def hidden(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    ways = (b" hidden", b' style="display:none"', b' class="sr-only"', b' hidden="until-found"', b' aria-hidden="true"')
    return re.sub(
        rb"<(?:div|p|span|li)\b", lambda m: m.group() + (dice.choice(ways) if dice.random() < 0.3 else b""), raw
    )


def unclosed(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    tag = dice.choice(
        (b"script", b"style", b"textarea", b"noscript", b"title", b"template", b"svg", b"select", b"xmp", b"plaintext")
    )
    at = dice.randrange(len(raw) + 1)
    return raw[:at] + b"<" + tag + b">" + re.sub(rb"</" + tag + rb"[^<>]*>", b"", raw[at:])


def data_soup(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    """The values of its JSON-LD and meta elements become what nobody expects there."""
    odd = (
        b"null",
        b"[[[]]]",
        b"-1e999",
        b'{"@type":[{}]}',
        b'"' + b"x" * 5_000 + b'"',
        b"true",
        b"[" * 3_000,
        b'"\\ud800"',
    )
    raw = re.sub(
        rb'(?<=:)\s*"[^"<>]{0,200}"(?=\s*[,}])', lambda m: dice.choice(odd) if dice.random() < 0.2 else m.group(), raw
    )
    return re.sub(
        rb'content="[^"]*"',
        lambda m: b'content="' + dice.choice((b"", b"9" * 400, b"\x00", b"0000-99-99T99")) + b'"',
        raw,
    )


def as_words(raw: bytes, dice: random.Random, other: bytes) -> bytes:
    """The source of the page as words on one."""
    return b"<p>" + html.escape(raw.decode("utf-8", "replace")).encode()


WAYS: dict[str, Way] = {
    way.__name__: way
    for way in (
        cut, beheaded, hole, flipped, inside_itself, inside_an_attribute, inside_a_comment, nested, joined, tags_deleted,
        tags_doubled, tags_swapped, doubled, recoded, mixed_encodings, decoded_wrongly, nul, odd_characters, one_line,
        all_lines, giant_class, tables, links, hidden, unclosed, data_soup, as_words,
    )
}  # fmt: skip


def damaged(raw: bytes, dice: random.Random, other: bytes) -> tuple[str, bytes]:
    """``raw`` damaged in one to three ways, and their names."""
    names = dice.sample(sorted(WAYS), dice.choice((1, 1, 2, 3)))
    for name in names:
        raw = WAYS[name](raw, dice, other[:_MOST])[:_MOST]
    return "+".join(names), raw
