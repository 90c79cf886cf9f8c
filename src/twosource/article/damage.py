"""Traces of damage in the article: bad translation, bad extraction, a page saved too early.

A full stop in the middle of a clause, a quotation that is never closed, a text that breaks off, characters that were
lost or decoded wrongly. Each is told with its place; nothing is mended here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from twosource.article.repaired import Repaired
from twosource.marks import DOUBLE, all_closed, quotations
from twosource.records import Line, Notice, Repair, Role
from twosource.spans import Span, touching
from twosource.words import ABBREVIATIONS

_PROSE: frozenset[Role] = frozenset({"lead", "paragraph"})
_STOP = re.compile(r"\.[ \u00a0\n]+(?:,|(?P<next>[^\W\d_A-Z][\w'’-]{1,30}))")
_STOPPED = re.compile(r"(?<![\w.])[^\W\d_]{3,24}\Z")
"""The word that a full stop ends."""
_LONGEST_STOPPED = 25
_SHORTENED = {
    "en": "tsp tbsp ala ariz ark calif colo conn del fla ill ind kan ky mass md mich minn mont neb nev okla ore penn tenn tex va vt wash wis wyo "
    "chr ave blvd ft mt pt rd capt cpl pfc pvt spc supt hon rev resp esp incl est min max tel ext op cit ibid viz al dist prob temp "
    "vol ch pp par fig eds orig ref misc env ave bur cos comm ord abbr sq cu lbs oz hrs mins secs yrs mos wks",
    "de": "chr bzw ca usw etc evtl ggf inkl exkl sog vgl str tel jan feb mär apr jun jul aug sept okt nov dez mio mrd nr abs art bspw dgl "
    "geb gest ing insb int lfd max min mind nachm vorm osk österr rd resp sen jun staatl tsd verh wg zzgl zit hrsg allg amtl ang anm "
    "aufl bed betr bez ehem entspr eig einschl erw franz engl gegr gen ggü kath ev lat lt ordn phil prof rel röm schweiz städt südl nördl östl westl "
    "stellv teilw tägl ung unv urspr vers versch vert vertr wirtsch zool std min sek mitgl mag dipl",
    "fr": "mme mlle mgr max min env art chap vol tél éd coll janv févr avr juil sept oct nov déc etc cf hab anc ex boul bld av apr réf auj",
    "es": "sra srta dra ing lic gral cnel cap tte sgto art núm pág págs vol tel etc aprox ene feb mar abr may jun jul ago sept oct nov dic "
    "avda dcha izq ej máx mín prof hnos cía ltda depto pdte",
    "it": "sig dott prof ing avv arch geom rag gen col cap ten art pag pagg cap vol ecc gen feb mar apr mag giu lug ago sett ott nov dic "
    "tel soc onn segg max min",
    "pt": "sra dra eng gen cel cap ten art núm pág págs vol tel etc aprox jan fev mar abr mai jun jul ago set out nov dez avda prof máx mín ltda cia",
    "nl": "dhr mevr mevr drs ing prof gen kol art blz vol tel enz jan febr mrt apr jun jul aug sept okt nov dec bijv ca max min evt incl excl "
    "resp vgl nrs jhr mgr resp zgn",
    "sv": "bl etc dvs osv kap sid vol tel jan febr mars apr jun jul aug sept okt nov dec max min milj mdr inkl exkl resp ung kung prof dir tekn fil",
    "da": "bl etc osv kap vol tel jan feb mar apr jun jul aug sept okt nov dec max min mio mia inkl ekskl evt ca hhv pga prof afd adr",
    "no": "bl etc osv kap vol tlf jan feb mar apr jun jul aug sept okt nov des maks min mill mrd inkl ekskl evt ca hhv prof avd adr",
    "pl": "tys mln mld prof dyr inż gen płk mjr kpt por ppor ppłk sierż ust art pkt poz str tel itd itp tzw tzn ang łac niem franc ros ul pow woj min maks "
    "godz sek proc im św red wyd sygn nast tej dot zob wew zew wzgl pol ks mec adw",
    "cs": "tis mil mld prof ing doc gen plk pplk mjr kpt por čl odst str tel atd apod tzv resp popř např příp ul nám min max hod vteř proc sv red roč "
    "srov mgr judr mudr phdr bc dis csc",
    "ru": "тыс млн млрд трлн руб коп долл проф акад доц ген полк им ул пер просп корп обл респ рис табл стр см гос мин макс час сек кв куб тел др пр тов гражд "
    "зам зав нач пом ред изд сост англ нем франц лат рус укр бывш ориг жен муж напр прим чел шт экз",
    "uk": "тис млн млрд грн коп дол проф акад доц ген полк ім вул пров просп корп обл респ рис табл стор див держ хв год сек кв куб тел ін пр тов гром заст зав "
    "нач ред вид англ нім фр лат рос укр кол ориг жін чол напр прим осіб шт екз",
    "id": "jln tgl tel hal vol dll dsb dst min maks",
    "tr": "bkz prof doç yrd dok alb gen cad sok mah apt tel vb vs vd yy",
    "vi": "ths tphcm",
}  # fmt: skip
"""Words after which a full stop closes an abbreviation and no sentence, besides those of words.py."""
_SHORT = {language: ABBREVIATIONS.union(words.split()) for language, words in _SHORTENED.items()}
_NAMES_START = re.compile(
    r"(?:al|el|de|da|di|du|des|der|den|van|von|vom|zu|zum|zur|ter|ten|bin|ibn|bint|abu|ben|la|le|los|las|dos|das|del|della|"
    r"dello|af|av|ould|d|l|i|y)[ '’-]+(?:\w{1,4}[ '’-]+)?[A-ZÀ-ÞА-Я]|[\w'’-]*[A-ZÀ-ÞА-Я0-9]|[\w-]+(?:\.\w|://)"
)
"""What sentences start with in small letters: the particle of a name (al-, van der), a name like iPhone, an address."""
_SITES = frozenset("com org net gov edu html htm php pdf www http https".split())
"""What goes on an address that was printed with a space in it."""
_STYLE = 3
"""False stops in a line from which on they are how it is written (a message in small letters), if no sentence of it begins
with a capital."""
_CAPITAL = re.compile(r"[.!?…][\"”’»)\]]*\s+[\"“„«(\[¿¡]*[^\W\d_a-zß-öø-ÿа-яёіїєґ]")
_LAST_WORDS = {
    "en": "the a an of to in on at by for with from and or but that which who whose as if than into its his her their our is are was were has have had "
    "be been said says because while when where whether about between against under over after before without",
    "de": "der die das den dem des ein eine einen einem einer und oder aber dass weil wenn als wie von vom zu zum zur im in mit auf für bei durch gegen ohne um "
    "unter über ist sind war wurde wird hat nicht sich",
    "fr": "le la les un une des du de et ou mais que qui dont à au aux en dans par pour sur avec sans sous est sont était a ont ne se ce cette son sa ses leur",
    "es": "el la los las un una de del y o pero que quien cuyo a al en por para con sin sobre entre es son era fue ha han se su sus lo como cuando",
    "it": "il lo la i gli le un una di del della dei delle e o ma che chi cui a al alla in nel nella da dal con su per tra fra è sono era ha hanno si suo sua",
    "pt": "o a os as um uma de do da dos das e ou mas que quem cujo em no na por para com sem sobre é são era foi tem se seu sua ao à como quando",
    "nl": "de het een van en of maar dat die wie in op te met voor door aan bij uit naar om over tot is zijn was werd heeft niet zich als",
    "sv": "och eller men att som en ett den det de i på av för med till från om är var har inte vid under mot",
    "da": "og eller men at som en et den det de i på af for med til fra om er var har ikke ved under mod",
    "no": "og eller men at som en et den det de i på av for med til fra om er var har ikke ved under mot",
    "pl": "i oraz lub albo ale że który która które w we z ze na do od po za przed przez dla o u jest są był nie się jak niż",
    "cs": "a i nebo ale že který která které v ve z ze na do od po za před pro o u je jsou byl se jak než",
    "ru": "и или но а что который которая которые в во с со на до от по за перед для о об у к из при не как чем если чтобы",
    "uk": "і й та або але а що який яка які в у з зі на до від по за перед для про к із при не як ніж якщо щоб",
}  # fmt: skip
_CLOSING = {language: frozenset(words.split()) for language, words in _LAST_WORDS.items()}
"""Words with which no sentence ends."""
_DOUBLED = re.compile(r"''|’’|``")
"""Two single marks, which some typists close with."""
_DOTS = re.compile(r"(?:\[\s?(?:\.\.\.|…)\s?\]|(?<=[\w,;])\s?(?:\.\.\.|…))\s*$")
_CUT = re.compile(r"[,;–—-]\s*$")
_RUN = re.compile(r"[^\W_]+")
_LAST_RUN = re.compile(r"(?<![^\W_])[^\W_]+$")
_LEAST = 8
"""Words from which on a last line is prose and not a signature: only there does a comma or a small word tell."""
_LOST = re.compile("[^\\s\ufffd]{0,30}\ufffd(?:[^\\s\ufffd]{0,30}\ufffd){0,40}[^\\s\ufffd]{0,30}")


def damage_in(content: str, lines: Sequence[Line], language: str, repairs: Sequence[Repair] = ()) -> tuple[Notice, ...]:
    """The damage of the article's lines, in text order, each with its span and what it was told by. Where the text has
    ``repairs``, marks and stops are looked for in the text as it reads. Linear in the length.
    """
    prose = [line.span for line in lines if line.role in _PROSE]
    way = Repaired(content, repairs)
    read = [way.read(span) for span in prose] if repairs else prose
    found = [
        *_false_stops(way.content, read, language),
        *_open_quotations(way.content, read),
        *_broken_off(way.content, read, language),
    ]
    out = [(way.printed(span), basis) for span, basis in found]
    spans = [line.span for line in lines if line.article]
    out += [*_lost(content, spans), *_misread(spans, repairs)]
    return tuple(
        Notice(kind="damage", span=span, text=content[span.start : span.end], basis=basis)
        for span, basis in sorted(out)
    )


def _false_stops(content: str, lines: Sequence[Span], language: str) -> Iterator[tuple[Span, str]]:
    """A full stop before a small letter or a comma: neither an abbreviation's nor an address's, and no one's style."""
    short = _SHORT.get(language, ABBREVIATIONS)
    for line, stops in _by_line(_STOP.finditer(content), lines):
        here = list(_stops(content, line, stops, short))
        if len(here) >= _STYLE and not _CAPITAL.search(content, line.start, line.end):
            continue
        for span in here:
            yield span, "a full stop stands inside a clause"


def _by_line(found: Iterable[re.Match[str]], lines: Sequence[Span]) -> Iterator[tuple[Span, list[re.Match[str]]]]:
    """Those of ``lines`` in which something was found, with what; both in order."""
    starts = [line.start for line in lines]
    here: dict[int, list[re.Match[str]]] = {}
    for m in found:
        n = bisect_right(starts, m.start()) - 1
        if n >= 0 and m.end() <= lines[n].end:
            here.setdefault(n, []).append(m)
    return ((lines[n], matches) for n, matches in here.items())


def _stops(content: str, line: Span, found: Iterable[re.Match[str]], short: frozenset[str]) -> Iterator[Span]:
    """The false stops of a line, each from the word before it to that behind it."""
    for m in found:
        if (following := m.group("next")) is not None and not following[0].islower():
            continue  # the next sentence begins
        start = max(line.start, m.start() - _LONGEST_STOPPED)
        word = _STOPPED.search(content, start, m.start())
        if word is not None and _is_false(content, word.group(), m, short):
            yield Span(word.start(), m.end())


def _is_false(content: str, word: str, m: re.Match[str], short: frozenset[str]) -> bool:
    following = m.group("next")
    if word.lower() in short or word.isupper():
        return False
    if following is None:
        return True
    return following.lower() not in _SITES and not _NAMES_START.match(content, m.start("next"))


def _open_quotations(content: str, lines: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """A quotation that its paragraph does not close and the next does not go on with."""
    marks = [mark for mark in DOUBLE if mark in content]
    for line, after in zip_longest(lines, lines[1:]):
        text = content[line.start : line.end]
        if not any(map(text.__contains__, marks)) or all_closed(text):
            continue
        open_ones = [q for q in quotations(content, line) if not q.closed and q.kind == "double"]
        goes_on = after is not None and content[after.start] in DOUBLE
        for q in open_ones:
            doubled = _DOUBLED.search(content, q.inner.start, min(line.end, q.span.end + 2)) is not None
            if not doubled and not (goes_on and q.span.end == line.end):
                yield q.span, "a quotation is opened and not closed in its paragraph"


def _broken_off(content: str, lines: Sequence[Span], language: str) -> Iterator[tuple[Span, str]]:
    """The last line of prose stops where no sentence does: at a word that needs another, at a comma, at dots."""
    if not lines:
        return
    last = lines[-1]
    text = content[max(last.start, last.end - 400) : last.end]
    near = max(0, len(text) - _WORD)
    ending = _LAST_RUN.search(text, near)
    word = ending.group() if ending is not None and ending.group() in _CLOSING.get(language, frozenset()) else ""
    dots, cut = _DOTS.search(text, near), _CUT.search(text, near)
    if dots is None and (not (cut or word) or len(_RUN.findall(text)) < _LEAST):
        return
    found = dots or cut
    if found is not None:
        yield Span(last.end - len(text) + _word_before(text, found.start()), last.end), "the text breaks off here"
    else:
        yield Span(last.end - len(word), last.end), "the text breaks off at a word that no sentence ends with"


def _word_before(text: str, at: int) -> int:
    """Where the word before ``at`` starts; at most a few characters back, for scripts without spaces."""
    while at and text[at - 1].isspace():
        at -= 1
    least = max(0, at - _WORD)
    while at > least and not text[at - 1].isspace():
        at -= 1
    return at


_WORD = 24


def _lost(content: str, lines: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Words with U+FFFD in them."""
    if "\ufffd" not in content:
        return
    for line in lines:
        for m in _LOST.finditer(content, line.start, line.end):
            count = m.group().count("\ufffd")
            noun = "character" if count == 1 else "characters"
            yield Span(m.start(), m.end()), f"{count} {noun} could not be read when the page was made or saved"


def _misread(lines: Sequence[Span], repairs: Sequence[Repair]) -> Iterator[tuple[Span, str]]:
    spans = [r.span for r in repairs]
    for line in lines if spans else ():
        here = touching(spans, line)
        if here:
            what = "a stretch was" if len(here) == 1 else f"{len(here)} stretches were"
            yield here[0].cover(here[-1]), f"{what} decoded wrongly before the page came here; see its repairs"


__all__ = ["damage_in"]
