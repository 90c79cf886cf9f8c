"""Who wrote a report: names out of fields and bylines, and where the page shows them.

Fields for authors hold more than names: "By", jobs, places, addresses, several people in one string, the outlet itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from twosource.article.agencies import MEDIUM, SUPPLIER
from twosource.article.lines import key_of
from twosource.records import Author, Line
from twosource.spans import Span


class Named(msgspec.Struct, frozen=True):
    """A name, and what it was read from, in words."""

    name: str
    basis: str


_JOINT = re.compile(
    r"\s*[,;|•]\s*|\s+[/&+]\s+|\s*(?:、|，|；)\s*"
    r"|\s+(?:and|und|et|og|och|en|ja|și|si|та|ve|dan|và|και|és|with|mit|avec|con|com|met)\s+(?=\W*[^\W\d_a-zà-öø-ÿ])"
    r"|\s+[yeiaийі]\s+(?=[^\W\d_a-zà-öø-ÿ][^\s,;|]*\s+[^\W\d_])"  # "Ortega y Gasset" is one name
)
_GENRE = (
    r"(?:(?:eine?\s+)?(?:kolumne|kommentar|bericht|essay|interview|porträt|(?:gast)?(?:beitrag|kommentar)|analyse|"
    r"reportage|chronique|columna|column|news|story|text|words|analysis|opinion|commentary|exclusive|report|article|"
    r"review|texte|testo|texto|tekst|foto und text)\s+)?"
)
_BY = re.compile(
    rf"^[#\s]*{_GENRE}(?:(?:written|reported|posted|published|compiled|publié|escrito|scritto|geschreven)\s+)?"
    r"(?:by|von|par|por|di|de|door|av|af|oleh|przez|від|bởi)(?:\s*:\s*|\s+)(?-i:(?=[^\W\d_a-zà-öø-ÿ]))"
    r"|^(?:authors?|autor(?:en|in|es|a)?|auteurs?|autore|autrice|автор(?:ы|и)?|yazar|penulis|tác giả|written by|"
    r"text|texte|texto|testo|foto|by|von|par|por|από)\s*[:：]\s*|^(?-i:[Bb]y(?=[A-Z][a-z]+ [A-Z]))",
    re.IGNORECASE,
)
"""What stands before the names; before one without a colon comes a capital, so that "Von der Au" stays a name."""
_TAIL = re.compile(r"\s*[(\[（][^()\[\]（）]{0,80}[)\]）]?\s*$|\s+[–—-]\s+.*$|\s*<[^<>]*>$")
_DAY = re.compile(
    r"[\s,|•·–-]*(?:\b(?:published|posted|updated|am|on|le|el|il|den|vom)\b\s*)?\d{1,4}[\s./:-].*$", re.IGNORECASE
)
_JOB_NOUN = (
    r"reporters?|writers?|editors?|correspondents?|journalists?|columnists?|contributors?|producers?|commentators?|"
    r"critics?|presenters?|researchers?|fellows?|professors?|redakteur(?:e|in|innen)?|korrespondent(?:en|in)?|"
    r"journalist(?:en|in)?|chefredakteur(?:in)?|ressortleiter(?:in)?|volontär(?:in)?|autor(?:in)?|reporter(?:in)?|"
    r"journalistes?|rédact(?:eur|rice)s?|correspondante?s?|envoyée?s?|chroniqueu(?:r|se)|redactor(?:a|es)?|"
    r"periodistas?|corresponsal(?:es)?|enviad[oa]s?|colaborador(?:a|es)?|giornalist[ai]|inviat[oi]|corrispondent[ei]|"
    r"repórter(?:es)?|jornalistas?|correspondentes?|redacteuren?|verslaggevers?|correspondenten?|journalister?|"
    r"корреспондент|журналист|редактор|muhabir[i]?|wartawan"
)
_JOB = re.compile(rf"(?:^|\s)(?:{_JOB_NOUN})(?:$|\s|,)", re.IGNORECASE)
_JOB_BEHIND = re.compile(
    rf"(?<=[a-zß-öø-ÿ])(?:(?:{_JOB_NOUN})$|\s+(?:(?:[A-Z][a-z]+|political|senior|chief|staff|business|leitende[r]?|freie[r]?)\s+){{0,3}}(?:{_JOB_NOUN})(?:$|\s.*$))",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "admin administrator root user webmaster author autor authors null none undefined unknown anonymous staff n/a na "
    "editor editors web test guest default name info contact updated published date share follow".split()
)
_ADDRESS = re.compile(r"^(?:https?:|www\.|//|@|/)|^\S+@\S+$|^\W*\d+\W*$|[{}<>=]", re.IGNORECASE)
_DESK = re.compile(
    r"\b(?:redaktion|redaktionen|online-?redaktion|newsroom|news\s?desk|web\s?desk|desk|editorial|staff|team|"
    r"rédaction|redacción|redazione|redação|redactie|redakcja|redakce|редакция|редакція|toimitus|haber merkezi|"
    r"reporters|correspondents?|bureau|online|digital|news|agencies|agenturen)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 70
"""Characters of a name of a person or body."""
_MOST_WORDS = 7
_MOST = 30
"""Authors of one report that are kept."""
_HEAD, _FOOT, _THANKS = 6, 3, 10
"""Lines above the headline and below the last paragraph in which a byline is still this report's; and below, in which
a line of thanks is ("Reporting by …"), which speaks of the report itself."""


def people(text: str, *, turned: bool = False) -> tuple[str, ...]:
    """The names in a field or byline, as written but for white space and each once. ``turned``: a surname may stand
    first, "Roe, Ina".

    >>> people("By Ina Roe and Tom Adu, Chief Reporter")
    ('Ina Roe', 'Tom Adu')
    """
    text = " ".join(text[:600].split())
    if _ADDRESS.search(text):
        return ()
    pieces = [p for p in _JOINT.split(text) if p]
    if turned and len(pieces) == 2 and "," in text and not any(SUPPLIER.fullmatch(p) for p in pieces):
        pieces = [f"{pieces[1]} {pieces[0]}"]
    pieces = [part for piece in pieces for part in _slashed(piece)]
    names = [name for n, piece in enumerate(pieces) if (name := _name(piece, first=n == 0))]
    return tuple(dict.fromkeys(names))[:_MOST]


def persons(texts: Iterable[str]) -> tuple[str, ...]:
    """The people and agencies in the words of marked elements: what is neither there is a day, a place or a button.
    In scripts without capitals a name has no shape of its own and the mark is believed.
    """
    names = (name for text in texts for name in people(text))
    return tuple(
        dict.fromkeys(
            n for n in names if is_person(n) or SUPPLIER.fullmatch(n) or not any(c.islower() or c.isupper() for c in n)
        )
    )


def _slashed(piece: str) -> list[str]:
    """Ina Roe/Tom Adu are two people, abc/ir is one signature."""
    parts = piece.split("/")
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [piece]


def _name(piece: str, *, first: bool) -> str:
    """One name without what stands around it; empty where the piece is none."""
    if not first and _JOB.search(piece):
        return ""
    name = piece.strip(' .,;:|•·–—-*_#"“”«»')
    name = _BY.sub("", name, count=1)
    name = _TAIL.sub("", name)
    name = _DAY.sub("", name)
    name = _JOB_BEHIND.sub("", name).strip(' .,;:|•·–—-*_#"“”«»')
    if not name or len(name) > _LONGEST or _ADDRESS.search(name) or name.lower() in _NO_NAME:
        return ""
    words = _WORD.findall(name)
    if not words or len(words) > _MOST_WORDS or not any(c.isalpha() for c in name):
        return ""
    return name


def house_names(names: Iterable[str], address: str) -> frozenset[str]:
    """Keys of the names of an outlet, the host of its pages among them."""
    keys = {_key(name) for name in names}
    host = re.sub(r"^(?:[a-z]+:)?//", "", address.lower()).partition("/")[0].partition(":")[0]
    labels = [label for label in host.split(".") if label]
    if len(labels) > 1:
        keys |= {_key("".join(labels[at:])) for at in range(len(labels) - 1)}
        keys |= {_key(label) for label in labels[:-1] if len(label) > 2 and label not in ("www", "com", "org", "net")}
    return frozenset(key for key in keys | {key.removeprefix("the") for key in keys} if len(key) > 1)


def is_house(name: str, house: frozenset[str]) -> bool:
    """True for the outlet's own name, with or without a word for its desk: "Redaktion", "BR24 Newsroom"."""
    key = _key(_DESK.sub(" ", name))
    return not key or key in house or _key(name) in house or key.removeprefix("the") in house


def _key(name: str) -> str:
    """Letters and digits as an address writes them: without accents, "ae" for "ä"."""
    plain = name.lower().translate(_UMLAUTS)
    return key_of(plain if plain.isascii() else _ACCENT.sub("", unicodedata.normalize("NFKD", plain)))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "å": "a", "æ": "ae", "ł": "l"})
_ACCENT = re.compile("[\u0300-\u036f]")


def authors_of(
    content: str,
    lines: Sequence[Line],
    *,
    given: Sequence[str],
    marked: Sequence[Named],
    printed: Sequence[Author],
    house: Sequence[Named],
) -> tuple[Author, ...]:
    """Those given with the page; else those that the markup names; else those of the bylines; else the outlet itself,
    where a field for authors names that. Each with the best place at which a line shows the name.
    """
    if given:
        named: Sequence[Named] = [Named(name, "given with the page") for name in given if name.strip()]
    else:
        named = marked
    if not named:
        own = _of_report(content, lines, printed) or _signed(content, lines)
        if own:
            return own[:_MOST]
        named = house
    out: dict[str, Author] = {}
    small = lowered(content) if named else ""
    for one in named[:_MOST]:
        key = key_of(one.name) or one.name
        if key not in out:
            out[key] = Author(name=one.name, span=shown(content, lines, one.name, small=small), basis=one.basis)
    return tuple(out.values())


def _of_report(content: str, lines: Sequence[Line], printed: Sequence[Author]) -> tuple[Author, ...]:
    """Of the bylines, those at the head and the end of the report; a page has others below links to other reports."""
    core = (n for n in range(len(lines)) if lines[n].role in _CORE)
    if not printed or (first := next(core, None)) is None:
        return ()
    last = next(n for n in range(len(lines) - 1, -1, -1) if lines[n].role in _CORE)
    start = lines[max(0, first - _HEAD)].span.start
    foot, thanks = (lines[min(len(lines) - 1, last + reach)].span.end for reach in (_FOOT, _THANKS))
    near = [a for a in printed if a.span is None or start <= a.span.start < (foot if a.basis == "byline" else thanks)]
    cleaned = [c for n, author in enumerate(near) if (c := _cleaned(content, author, first=n == 0)) is not None]
    full = any(" " in author.name for author in cleaned)
    return tuple(a for a in cleaned if not full or " " in a.name or a.span is None)


_CORE = frozenset({"title", "lead", "paragraph"})


def _cleaned(content: str, author: Author, *, first: bool) -> Author | None:
    """Without a job or a medium behind the name; None where nothing but that is left."""
    name = _MEDIUM_BEHIND.sub("", _name(author.name, first=first))
    if not name or _DESK.search(name) or _JOB.search(name) or author.span is None:
        return None
    at = content.find(name, author.span.start, author.span.end)
    return msgspec.structs.replace(author, name=name, span=Span(at, at + len(name))) if at >= 0 else None


_MEDIUM_BEHIND = re.compile(rf"\s+(?:the\s+)?{MEDIUM.pattern}$", re.IGNORECASE)
PARTICLES = frozenset(
    "da de di do du dos das del della dello la le van von der den ten ter zu zur bin ibn al el af av y e ben bint mac".split()
)
_NO_PERSON = re.compile(
    r"\b(?:(?:ajans|agentur|agenc|agenz|agênc|redak|rédac|redac)\w*|related|topics?|tags?|bilde?|news|page|politics?|sports?|home|world|business|opinion|local|national|international|culture|society|economy|"
    r"science|health|video|photos?|live|latest|breaking|top|stories|story|read|more|comments?|share|facebook|twitter|"
    r"advertisement|subscribe|sign|log|menu|search|the|a|an|in|on|at|to|for|of|with|is|are|its?|and|by|minutes?|"
    r"exclusive|editorial|analysis|interview|features?|column|review|special|report|today|week|weekly|daily|times|"
    r"uhr|nachrichten|politik|wirtschaft|kultur|panorama|sport|meinung|artikel|bilder|foto|"
    r"actualités?|politique|économie|société|monde|noticias|política|economía|sociedad|mundo|cultura|deportes|"
    r"notizie|cronaca|esteri|sexual|new|north|south|east|west|san|los|las|saint|st|united|city|street|party|council|"
    r"government|ministry|university|court|police|group|inc|ltd|gmbh|ag|press|agency|media|tv|radio|online)\b",
    re.IGNORECASE,
)
"""Words that names of sections, places and bodies hold and names of people do not."""
_MOST_PERSON = 5
_BELOW = 10
"""Lines below the headline in which a line of names is looked for, up to the first full paragraph."""
_FULL = 140
"""Characters of a full paragraph; a standfirst may stand above one, a second line of half the length may not."""


def is_person(name: str) -> bool:
    """True for what has the shape of a person's name in a script with capitals: two to five words that begin with
    one, particles aside, none of them a word for a section, a place or a body.
    """
    words = name.split()
    return 2 <= len(words) <= _MOST_PERSON and _is_person(name)


@lru_cache(maxsize=8192)
def _is_person(name: str) -> bool:
    words = name.split()
    large = [word for word in words if word.lower() not in PARTICLES]
    return (
        len(large) >= 2
        and all(word[0].isupper() or (word[0] in "'’" and len(word) > 1) for word in large)
        and all(c.isalpha() or c in ".'’-\u00b7" for word in words for c in word)
        and _NO_PERSON.search(name) is None
    )


def _signed(content: str, lines: Sequence[Line]) -> tuple[Author, ...]:
    """The people of a line of names between the headline and the first full paragraph, with "By" before them or with
    nothing else. A name that the report itself uses is its subject and no author.
    """
    title = next((n for n, line in enumerate(lines) if line.role == "title"), None)
    if title is None:
        return ()
    body, prose = "", 0
    last = next(n for n in range(len(lines) - 1, -1, -1) if lines[n].article)  # below it stand the links of the house
    for line in lines[title + 1 : min(last, title + _BELOW) + 1]:
        words = content[line.span.start : line.span.end]
        prose += line.article and len(words) >= _FULL // 2
        if prose > 1 or (line.article and len(words) >= _FULL):
            break
        if line.role in ("title-repeat", "caption", "photo-credit", "navigation", "tags") or len(words) > _LONGEST_LINE:
            continue
        led = _BY.match(words) is not None
        if not led and (words.endswith((".", "?", "!")) or not words.lstrip("•*#|–- ")[:1].isupper()):
            continue
        names = people(words)
        if not names or not all(is_person(name) for name in names):
            continue
        if not led and sum(map(len, names)) < _OF_NAMES * len(words):
            continue
        body = body or "\n".join(content[own.span.start : own.span.end] for own in lines if own.article and own != line)
        if any(name in body or name.split()[-1] in body for name in names):
            continue
        basis = "byline" if led else "line of names below the headline"
        spans = ((name, content.find(name, line.span.start, line.span.end)) for name in names)
        return tuple(Author(name=name, span=Span(at, at + len(name)), basis=basis) for name, at in spans if at >= 0)
    return ()


_LONGEST_LINE, _OF_NAMES = 150, 0.7
"""Characters of a line of names, and the share of them that are names."""


_RANK: dict[str, int] = {
    "byline": 0, "source-credit": 1, "date": 2, "dateline": 2, "boilerplate": 3, "caption": 5, "photo-credit": 5,
    "navigation": 5, "related-link": 5, "lead": 6, "paragraph": 6,
}  # fmt: skip
"""Where a name is looked for first; lines of other roles come between, and a line of its own before others."""


def shown(content: str, lines: Sequence[Line], name: str, *, small: str | None = None) -> Span | None:
    """Where a line shows ``name``, capitals or not: in a byline before other lines, near the headline before further
    off, in the article last. None where it is not printed in one line. ``small``: what ``lowered`` gives.
    """
    found = _places(content, name, lowered(content) if small is None else small)
    if not found:
        return None
    title = next((n for n, line in enumerate(lines) if line.role == "title"), 0)
    best: tuple[tuple[int, int], Span] | None = None
    n = 0
    for span in found:
        while n < len(lines) and lines[n].span.end <= span.start:
            n += 1
        if n == len(lines):
            break
        line = lines[n]
        if not (line.span.start <= span.start and span.end <= line.span.end):
            continue
        alone = len(line.span) <= len(span) + _BESIDE
        rank = _RANK.get(line.role, 4) - (2 if alone and not line.article else 0)
        key = (rank, abs(n - title))
        if best is None or key < best[0]:
            best = (key, span)
    return best[1] if best else None


def lowered(content: str) -> str:
    """``content`` in small letters with every offset kept; empty where that cannot be (some letters become two)."""
    small = content.lower().replace("\u00a0", " ")
    return small if len(small) == len(content) else ""


def _places(content: str, name: str, small: str) -> list[Span]:
    """Where ``name`` stands, in any letters' case and either way of composing them. Linear in the text."""
    forms = sorted({unicodedata.normalize(form, name) for form in ("NFC", "NFD")} | {name})
    if small:
        return sorted({span for form in forms for span in _whole(small, form.lower())})
    pattern = "|".join(r"[^\S\n]+".join(map(re.escape, form.split())) for form in forms if form.split())
    if not pattern:
        return []
    return [Span(*m.span()) for m in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", content, re.IGNORECASE)]


def _whole(content: str, words: str) -> Iterator[Span]:
    """The places of ``words`` that are no part of longer words."""
    at = content.find(words) if words.strip() else -1
    while at >= 0:
        end = at + len(words)
        if not (at and content[at - 1].isalnum()) and not (end < len(content) and content[end].isalnum()):
            yield Span(at, end)
        at = content.find(words, end)


_BESIDE = 40
"""Characters that may stand beside a name on a line of its own: "By", a job, a day."""
