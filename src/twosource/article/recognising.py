"""The role that a line shows by its own words: which of the patterns for furniture holds for it, if any.

Nearly every line is none of it. So a pattern is tried only where the first letters of the line, or a word in it, tell that it
may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from twosource.article import patterns
from twosource.article.agencies import WIRE
from twosource.article.date_words import DATE_LINE
from twosource.article.datelines import is_dateline
from twosource.article.lines import Seen, starts_of, words_of
from twosource.article.openings import Openings
from twosource.article.vocabulary import RIGHTS, SIGNS, SUPPLIES, UNDATED
from twosource.records import Role

BEGINNINGS: dict[re.Pattern[str], str] = {
    patterns.TRANSLATION: "a_au a_ma a_tr ai_g ai_t ai-g ai-t arti aus_ auto bản_ comp cont dịch inte mach news note orig page piec post "
    "repo stor text the this trad tran vert über пере",
    patterns.BOILERPLATE: "acce ad avis c) care cook copy date do_n faq help impr ment powe priv rss term ©",
    patterns.TAGS: "argo assu cate etiq file hash keyw mots pala post schl suje tag_ tag: tags tag： tema the thèm topi tref từ_k метк "
    "теги темы",
    patterns.NAVIGATION: "abou accu anme back busc clos cont go_t home inic jump log_ logi logo main menu more my_a my_p navi next open "
    "prev rech regi retu se_c sear sect sign site skip star such togg",
    patterns.REPORTING: "ad comp edit furt repo tran with writ",
    patterns.BYLINE: "af_ anal arti auth auto av_ by_ di_ door excl oleh opin par_ por_ post repo stor text von_ writ авто",
    patterns.SOURCE_LINE: "ad agen arti bron file font fuen inpu mate news nguồ quel repo sour stor this via_ via: wire with исто",
    patterns.PHOTO: "afp_ ani_ ap_ bild cred créd efe_ epa_ file foto gett graf grap hand illu imag imma medi pa_ phot pic pres pti_ "
    "reut scre stoc symb tite vide © фото ảnh",
    patterns.RELATED: "also anal auch baca czyt das_ don' don’ edit expl gall in_p late lea_ lee_ leer lees legg leia les_ lese lire list "
    "live lue_ läs_ læs_ mehr more most must más_ on_ opin phot potr read reco rela saib see_ see: see| see» see： sur_ te_p top_ tren "
    "up_n veja ver_ vide vidé voir watc weit xem_ you_ zoba à_li čtět по_т смот чита",
    patterns.NOTICE: "0 1 2 3 4 5 6 7 8 9 abon acti ad alre an_d anze arti assi beco book by_ ce_s clic come comm comp cond cont copy dele "
    "dies down druc e-ma emai enab escr este face find flip foll get_ got_ hast hat_ have hide ich_ impr iscr java join komm leav lese "
    "like link load log_ merk min_ mins minu nous our_ part pin plea post prin prom publ pubb ques reac read rece redd regi rése s'ab "
    "save schr scri scro see_ shar show sign spon stor subs supp susc s’ab tap_ teil tele temp this tiem turn twee twit view we_a we_c "
    "we_h we_r we_u we_v werb what wir_ writ you_ your écri рекл",
}  # fmt: skip
"""How everything begins that a pattern holds for."""
INSIDE: dict[re.Pattern[str], tuple[str, ...]] = {
    patterns.REPORTING: ("contributed",), patterns.SOURCE_LINE: ("wire", "agenc"), patterns.PHOTO: ("via",),
}  # fmt: skip
"""What stands, in small letters, in the lines that begin otherwise and for which such a pattern holds too; all of SIGNS."""
_OPENINGS = Openings(*BEGINNINGS.values())
_TRANSLATION, _BOILERPLATE, _TAGS, _NAVIGATION, _REPORTING, _BYLINE, _SOURCE_LINE, _PHOTO, _RELATED, _NOTICE = (
    1 << n for n in range(len(BEGINNINGS))
)
_INSIDE = tuple(zip(INSIDE.values(), (_REPORTING, _SOURCE_LINE, _PHOTO), strict=True))
_BY_BEGINNING = _TRANSLATION | _BOILERPLATE | _TAGS | _NAVIGATION

_DIGIT = re.compile(r"\d")
_DATELINE_ENDS = frozenset(")]-–—")
_BYLINED, _DATED, _SOURCED = 16, 16, 20
"""Words up to which a line of names may be a byline, one with a day a date, and one with a source in brackets a credit."""
_LETTER_WORDS, _POSTED_WORDS = 45, 25
_READ = 600
"""Characters of a line that are looked at."""


def recognised(lines: Sequence[Seen]) -> list[Role | None]:
    """The role that each of ``lines`` shows by its own words, None where they do not tell. First pattern wins."""
    out: list[Role | None] = [None] * len(lines)
    begins = map(_OPENINGS.__getitem__, starts_of(lines))
    for n, (line, begun, told) in enumerate(zip(lines, begins, words_of(lines).told, strict=True)):
        text = line.text[:_READ]
        if (
            begun
            or told & _TELLING
            or text[-1] in _DATELINE_ENDS
            or not text[0].isalpha()
            or (line.words <= _SOURCED and (not told & UNDATED or "(" in text or "[" in text))
        ):
            look = _recognised if len(text) > _REMEMBERED else _remembered
            out[n] = look(text, line.words, line.prose, begun, told)
    return out


_TELLING = SIGNS | SUPPLIES


def _recognised(text: str, words: int, prose: bool, begun: int, told: int) -> Role | None:
    """``begun``: the patterns that the beginning of ``text`` tells; ``told``: the flags of its words."""
    signs, supplied = told & SIGNS, told & SUPPLIES
    small = text.lower() if signs else ""
    for words_inside, pattern in _INSIDE if signs else ():
        if any(map(small.__contains__, words_inside)):
            begun |= pattern
    inset = "(" in text or "[" in text
    rights = bool(told & RIGHTS) and _CLAIMED.search(small) is not None
    if rights or begun & _BY_BEGINNING:
        role = _by_beginning(text, words, begun, rights)
        if role is not None:
            return role
    if words <= 40 and not text[0].isalpha() and not any(map(str.isalpha, text)):
        return "boilerplate"
    if words <= 60 and begun & _REPORTING and patterns.REPORTING.match(text):
        return "byline"
    if words <= _BYLINED and (begun & _BYLINE or supplied) and _byline(text, begun, supplied):
        return "byline"
    if text[-1] in _DATELINE_ENDS and is_dateline(text):
        return "dateline"
    if inset and words <= _SOURCED and patterns.SOURCED.search(text):
        return "source-credit"
    if words <= 25:
        if begun & _SOURCE_LINE and patterns.SOURCE_LINE.match(text):
            return "source-credit"
        if begun & _PHOTO and patterns.PHOTO.match(text) and not _told(prose, text):
            return "photo-credit"
    if supplied and words <= 12 and patterns.SUPPLIED.match(text):
        return "source-credit" if WIRE.fullmatch(text.strip("()[] ")) else "photo-credit"
    if words <= 90 and (signs or (supplied and (inset or "/" in text))) and _ends_as_caption(text, supplied):
        return "caption"
    if words <= _DATED and not told & UNDATED and _DIGIT.search(text) and DATE_LINE.match(text):
        return "date"
    if (
        words <= 40
        and begun & _RELATED
        and patterns.RELATED.match(text)
        and not (text[-1] == "." and ":" not in text[:40])
    ):
        return "related-link"
    if words <= 60 and begun & _NOTICE and patterns.NOTICE.match(text):
        return "notice"
    if words <= _LETTER_WORDS and "newsletter" in small and patterns.LETTER.search(text):
        return "notice"
    if text[0] == "[" and patterns.SHORTCODE.match(text):
        return "boilerplate"
    if words <= _POSTED_WORDS and (begun or signs) and ":" in text and patterns.POSTED.search(text):
        return "byline"
    return None


_REMEMBERED = 120
"""Characters of the longest line that is remembered: menus and notices come again on every page of a house."""
_remembered = lru_cache(maxsize=8192)(_recognised)


_CLAIMED = re.compile(
    "rights reserved|rechte vorbehalten|droits réservés|derechos reservados|diritti riservati|direitos reservados|права защищены|"
    "published, broadcast|commercial use|best viewed|mi[sz]ed for"
)
"""What stands, in small letters, wherever RIGHTS holds."""


def _by_beginning(text: str, words: int, begun: int, rights: bool) -> Role | None:
    if begun & _TRANSLATION and patterns.TRANSLATION.match(text) and _translation(text):
        return "translation-notice"
    if (begun & _BOILERPLATE and patterns.BOILERPLATE.match(text)) or (rights and patterns.RIGHTS.match(text)):
        return "boilerplate"
    if begun & _TAGS and patterns.TAGS.match(text):
        return "tags"
    if begun & _NAVIGATION and words <= 40 and patterns.NAVIGATION.match(text) and any(map(str.isalpha, text)):
        return "navigation"
    return None


def _translation(text: str) -> bool:
    """A sentence with "in" and a capital needs the name of a language, one that says "translated" does not."""
    return patterns.LANGUAGE.search(text) is not None or _TRANSLATED.search(text) is not None


_TRANSLATED = re.compile(r"transla|übersetz|tradu|tradot|vertaal|перевод|dịch", re.IGNORECASE)


def _byline(text: str, begun: int, supplied: int) -> bool:
    if begun & _BYLINE and patterns.BYLINE.match(text):
        return True
    return bool(supplied and patterns.BY_AGENCY.match(text))


def _told(prose: bool, text: str) -> bool:
    """True where a sentence starts with a picture: "Photos from the harbour show the cracks in the pillars."."""
    return prose and text.endswith(".") and ":" not in text[:30] and "/" not in text and "|" not in text


_TAIL = 300
"""Characters at the end of a line in which the credit of its picture stands, a third more than any that is found."""
_FILES = ("file", "photo", "pic")


def _ends_as_caption(text: str, supplied: int) -> bool:
    near = max(0, len(text) - _TAIL)
    tail = text[near:].lower()
    if patterns.CREDITED.search(tail) is not None and patterns.PICTURE_END.search(text, near) is not None:
        return True
    if supplied and any(pattern.search(text, near) is not None for pattern in _supplied_ends(tail)):
        return True
    return patterns.FILE_PICTURE.match(text) is not None


def _supplied_ends(tail: str) -> Iterator[re.Pattern[str]]:
    """The patterns that may hold for a line that ends so and names a supplier."""
    end = tail.rstrip(".")
    if end[-1:] in (")", "]"):
        yield patterns.BRACKET_END
    if "/" in tail:
        yield patterns.SLASH_END
    if end.removesuffix("s").endswith(_FILES):
        yield patterns.DASH_END
