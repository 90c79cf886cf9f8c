"""The words in which the markup of a page says what its parts are, in groups."""

from __future__ import annotations

import re
from functools import lru_cache

_GROUPS = {
    "body": r"article[-_]?(?:body|content|text|copy|main)|story[-_]?(?:body|content|text)|(?:entry|post|main|page|news|text|"
    r"single|detail)[-_]?(?:body|content|text)|body[-_]?(?:text|copy|content|main)|articlebody|richtext|rich-text|wysiwyg|prose|"
    r"contentbody|cuerpo|corpo|inhalt|fliesstext|artikeltext|texte|contenu",
    "article": r"article|artikel|articulo|artigo|articolo|story|noticia|notizia|post|entry|news",
    "paragraph": r"paragraph|parrafo|paragraf|absatz|\bp-|text[-_]?block|textblock|\btext\b",
    "lead": r"standfirst|lead|\blede\b|intro|summary|excerpt|subtitle|sub-?title|sub-?head|sub-?line|\bdek\b|\bdeck\b|"
    r"chapo|chapeau|sapo|abstract|vorspann|anrei|entradilla|bajada|copete|sommario|ingress|strapline|perex|synopsis|preamble|"
    r"kicker|overline|teaser-?text|description",
    "related": r"relat|recommend|similar|also|read-?more|readmore|more-|-more|more[-_]?(?:from|news|stor|articl)|next|prev|"
    r"teaser|promo|trending|popular|most-?|latest|featured|suggest|linklist|link-?list|carousel|slider|swiper|ticker|headlines|"
    r"card|tile|grid|list-?item|feed|river|stream|onward|outbrain|taboola|verwandt|mehr|weiter|lire|leia|ler-|leer|baca|xem",
    "ads": r"\bad[-_s]?\b|\bad[-_]|[-_]ads?\b|advert|banner|sponsor|werbung|anzeige|publicidad|publididad|dfp|gpt|adslot|adsense|"
    r"commercial|partner|affiliate|shop|deal|product",
    "social": r"share|sharing|social|facebook|twitter|whatsapp|telegram|follow|like|embed|tweet|instagram|youtube",
    "sign": r"newsletter|subscri|signup|sign-up|register|login|log-in|paywall|piano|regwall|offer|abo(?:nn|\b)|donat|member|"
    r"popup|pop-up|modal|overlay|cookie|consent|gdpr|toast|alert",
    "comments": r"comment|kommentar|coment|disqus|discuss|forum|reply|respond",
    "menu": r"nav|menu|breadcrumb|crumb|topbar|toolbar|header|masthead|skip|search|tabs?\b|dropdown|pagination|pager|toc\b|"
    r"table-of-contents|sitemap|submenu",
    "foot": r"footer|foot\b|copyright|legal|imprint|disclaimer|colophon|bottom",
    "aside": r"sidebar|side-?bar|aside|widget|rail|right-?col|col-?right|marginal|infobox|info-?box|factbox|box\b|callout|"
    r"pull-?quote|aparte|secondary|complementary",
    "author": r"author|byline|by-line|autor|auteur|autore|writer|\bbio\b|contributor|reporter|vcard|redact|profile|journalist|"
    r"avatar|signature|firma\b",
    "date": r"date|time|publish|updated|posted|datum|fecha|\bmeta|dateline",
    "tags": r"\btags?\b|[-_]tags?|tag[-_]|topic|categor|keyword|label|section-?name|rubri|eyebrow|dossier|hashtag",
    "media": r"caption|credit|figure|figcaption|photo|image|img|picture|gallery|video|player|audio|media|legend|bildunter|"
    r"copyright-?holder|slideshow|lightbox|thumbnail|thumb|zoom|podcast|foto",
    "title": r"head-?line|title|titel|titulo|titre|titolo|heading",
    "quote": r"quote|zitat|citat|cita\b|blockquote",
    "list": r"list|items?\b|table|bullets?",
    "live": r"live|ticker|timeline|minute|liveblog|update-?entry",
    "note": r"note|notice|correction|editor|source|origin|hinweis|redaktion|nota\b|fuente|fonte",
    "button": r"btn|button|cta\b|action|toggle|icon|close|print|copy|link-?copy|font-?size|listen|speech|read-?time|duration",
    "post": r"twitter-tweet|instagram-media|bluesky-embed|tiktok-embed|fb-post|mastodon-embed|reddit-embed|telegram-post",
    "discussion": r"(?:^|\s)(?:comments?|comment-?list|comments-(?:area|list|section|container)|disqus_thread|user-comments|kommentare|"
    r"comentarios|commentaires|commenti|reacties|yorumlar)(?:\s|$)",
    "hide": r"hidden|hide|invisible|collapse|d-none|noprint|no-print|print-only|mobile-only|tooltip|placeholder|accessib",
}  # fmt: skip
GROUPS = tuple(_GROUPS)
_PATTERNS = tuple(re.compile(pattern) for pattern in _GROUPS.values())


@lru_cache(maxsize=8192)
def groups_of(words: str) -> int:
    """The groups that ``words``, small letters, fall in: bit n is set for GROUPS[n]."""
    mask = 0
    for word in words.split():
        mask |= _groups_of(word)
    return mask


@lru_cache(maxsize=65_536)
def _groups_of(word: str) -> int:
    """By word and not by class: pages share far more of these."""
    starts, short = _spelt()
    may = mask = 0
    for spelt, sure, unsure in short:
        if spelt in word:
            mask |= sure
            may |= unsure
    for start in starts.keys() & {word[at : at + _FIRST] for at in range(len(word) - _FIRST + 1)}:
        for spelt, sure, unsure in starts[start]:
            if spelt in word:
                mask |= sure
                may |= unsure
    may &= ~mask
    while may:
        bit = may & -may
        may -= bit
        if _PATTERNS[bit.bit_length() - 1].search(word) is not None:
            mask |= bit
    return mask


_FIRST = 3
"""Letters by which what the groups spell out is found in a word: whatever a pattern finds holds a word that it spells out."""
_SHAPED = re.compile(r"\\.|\[[^\]]*\]")
_SPELT = re.compile(r"[a-z-]+(?!\?)")
"""The words of a pattern without its signs, but no letter that may be missing."""
_PLAIN = re.compile(r"[a-z-]+")
_INNER = re.compile(r"\([^()]*\)")

_Spelt = tuple[str, int, int]


@lru_cache(maxsize=1)
def _spelt() -> tuple[dict[str, tuple[_Spelt, ...]], tuple[_Spelt, ...]]:
    """Words one of which stands in whatever a pattern finds, each with a bit for each group that it is enough for and for each
    that it may stand for: by their first letters, and those that are shorter.
    """
    sure: dict[str, int] = {}
    unsure: dict[str, int] = {}
    for n, pattern in enumerate(_GROUPS.values()):
        for way in _ways(pattern):
            found = sure if _PLAIN.fullmatch(way) else unsure
            for word in _needed(way):
                found[word] = found.get(word, 0) | 1 << n
    starts: dict[str, tuple[_Spelt, ...]] = {}
    short: list[_Spelt] = []
    for word in sure | unsure:
        told = (word, sure.get(word, 0), unsure.get(word, 0) & ~sure.get(word, 0))
        if len(word) < _FIRST:
            short.append(told)
        else:
            starts[word[:_FIRST]] = (*starts.get(word[:_FIRST], ()), told)
    return starts, tuple(short)


def _ways(pattern: str) -> list[str]:
    """What stands between the bars of ``pattern`` that are in no bracket."""
    ways, depth = [""], 0
    for sign in pattern:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            ways.append("")
        else:
            ways[-1] += sign
    return ways


def _needed(way: str) -> list[str]:
    """The longest word that ``way`` spells out in no bracket; where there is none, all in brackets."""
    outer = way
    while outer != (outer := _INNER.sub(" ", outer)):
        pass
    own = _SPELT.findall(_SHAPED.sub(" ", outer))
    return [max(own, key=len)] if own else _SPELT.findall(_SHAPED.sub(" ", way))
