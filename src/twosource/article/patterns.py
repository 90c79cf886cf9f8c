"""Lines that say by their own words that they are furniture: link, tag, notice, credit, date.

Each pattern needs the shape of furniture, not a word alone: "Read more:" at the start of a line, never "read more"
inside a sentence. They are anchored and bounded, so that each takes linear time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from twosource.article.agencies import SUPPLIER_NAME, WIRE
from twosource.article.date_words import DATE_LINE
from twosource.article.datelines import is_dateline
from twosource.article.lines import Seen, words_of
from twosource.article.openings import Openings
from twosource.article.vocabulary import RIGHTS, SIGNS, SUPPLIES
from twosource.records import Role

_I = re.IGNORECASE

_NAVIGATION = re.compile(
    r"^(?-i:PREV|NEXT|Prev|PREVIOUS)(?:\s*[:|»«←→<>]|\s+(?-i:(?=[A-Z“\"‘'])))"
    r"|^(?:next|previous|prev)\s+(?:article|story|post|page|up)\b"
    r"|^(?:next|previous)\s*:"
    r"|^(?:skip to|jump to|go to|back to|return to)\s+(?:the\s+)?(?:main|content|navigation|top|home|article|"
    r"search|footer|results|homepage)\b.{0,30}$"
    r"|^(?:home|menu|search|log ?in|log ?out|sign in|sign out|my account|my profile|register|contact(?: us)?|"
    r"about(?: us)?|"
    r"sitemap|site map|main menu|navigation|sections|more|close|open menu|toggle navigation|startseite|accueil|"
    r"inicio|"
    r"suche|recherche|buscar|anmelden|se connecter|iniciar sesión)$"
    r"|^(?:home|startseite|accueil|inicio)\s*[>»/|›]",
    _I,
)
_RELATED = re.compile(
    r"^(?:also read|read also|read more|read next|read this|see also|see more|also see|must read|don['’]t miss|"
    r"more on this|"
    r"watch also|watch now|watch more|up next|you (?:may|might) (?:also )?(?:like|be interested)|"
    r"recommended(?: for you)?|"
    r"related(?: (?:articles?|stor(?:y|ies)|news|links?|content|posts?|coverage|topics?|reading))|most (?:read|"
    r"popular|viewed|shared)|"
    r"trending(?: now)?|editor['’]?s['’]? picks?|more (?:from|stories|news|in|like this)|top stories|"
    r"latest (?:news|stories)|"
    r"(?:à )?lire aussi|à lire|lire (?:la suite|plus)|voir aussi|sur le même (?:sujet|thème)|"
    r"lesen sie (?:auch|mehr|hier)|auch interessant|mehr (?:zum thema|dazu|lesen)|weiterlesen|das könnte sie auch|"
    r"lea (?:también|además|más)|leer más|lee (?:también|además)|te puede interesar|más información|ver también|"
    r"leggi anche|leggi tutto|potrebbe interessarti|leia (?:também|mais)|veja (?:também|mais)|saiba mais|"
    r"lees ook|lees meer|læs også|läs (?:också|mer|även)|les også|lue myös|czytaj też|zobacz (?:też|także)|"
    r"čtěte také|"
    r"baca juga|xem thêm|читайте также|смотрите также|читайте також|по теме)\b\s*(?:[:：|»>–—-]|$|(?=\S.{0,140}$))"
    r"|^on (?:the )?(?-i:[A-Z])[\w-]{2,30}\.(?:com|org|net|co|info|[a-z]{2})(?:\.[a-z]{2})?\s*[:：]\s*\S.{0,160}$"
    r"|^(?:related|also|watch|video|more|listen|gallery|photos|in pictures|live|explainer|opinion|analysis|read|see|"
    r"mehr|vidéo|lire)\s*[:：|»]\s*\S.{0,160}$",
    _I,
)
_TAGS = re.compile(
    r"^(?:tags?|topics?|keywords?|filed under|posted in|categor(?:y|ies)|hashtags?|schlagw(?:orte|örter)|themen|"
    r"mots[- ]clés|sujets?|thèmes?|etiquetas|temas|palabras clave|argomenti|assuntos|trefwoorden|từ khóa|теги|"
    r"метки|темы)\s*[:：]",
    _I,
)
_TRANSLATION = re.compile(
    r"^[(\[*]?(?:note\s*:\s*)?(?:this|the)?\s*(?:original\s+)?(?:article|page|text|story|report|post|interview|"
    r"piece|news)\s+"
    r"(?:(?:is|was|appeared|has been)\s+)?(?:(?:first|originally|only)\s+)?(?:(?:written|published|posted|"
    r"available)\s+)?"
    r"(?:is |was )?in\s+(?:[A-Z]\w{3,14}|the\s+[A-Z]\w{3,14}\s+language)\s*(?:[.,;:)\]*(–-].{0,80})?$"
    r"|^[(\[*]?(?:note\s*:\s*)?(?:(?:this|the)\s+)?(?:article|page|text|story|report|post|content|interview|"
    r"translation|piece)\s+"
    r"(?:is|was|has been|were)\s+(?:an?\s+)?(?:machine|auto\w*|"
    r"originally)?[- ]?(?:machine[- ])?translat\w+\b.{0,120}$"
    r"|^[(\[*]?(?:machine|automatic(?:ally)?|auto|computer|AI)[- ](?:generated )?translat\w+\b.{0,120}$"
    r"|^[(\[*]?(?:this is )?a (?:machine |automatic )?translation (?:of|from)\b.{0,120}$"
    r"|^[(\[*]?translat(?:ed|ion)\s*(?:from|by|with|using|:)(?=\s)\s*.{1,120}$"
    r"|^[(\[*]?(?:aus dem \w+ (?:übersetzt|von)|übersetz(?:t|ung)\s*(?:von|aus|:)|traduit\s+(?:de|du|par)\b|"
    r"traduction\s*(?:de|:)|"
    r"traducido (?:de|del|por)\b|traducción\s*(?:de|:)|traduzido (?:de|do|por)\b|tradução\s*(?:de|:)|tradotto da|"
    r"traduzione (?:di|:)|"
    r"vertaald (?:uit|door)|перевод\s*(?:с|:)|bản dịch|dịch từ).{1,120}$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^(?:(?:we (?:use|value|care|and our|have updated|respect)|this (?:web)?site|our (?:web)?site|"
    r"by (?:continuing|clicking|using|subscribing|signing)|you can manage|your privacy|"
    r"nous utilisons|wir (?:verwenden|nutzen|und unsere)|diese (?:web)?seite|ce site|este sitio|"
    r"questo sito)\b.{0,200}(?:cookies?|privacy|consent|terms)"
    r"|(?:please )?(?:subscribe|sign up|register|log in|sign in|join us|become a (?:member|"
    r"subscriber))\b.{0,25}(?:$|\b(?:to|for|now|today|newsletter|here|and get|our|free)\b.{0,140}$)"
    r"|(?:get|receive) (?:the|our|your|all)\b.{0,80}\b(?:newsletter|inbox|in your|delivered|alerts)\b.{0,80}$"
    r"|(?:get|receive) .{1,60}\bdelivered (?:to|through|straight|directly|into)\b.{0,140}$"
    r"|(?:follow|like|join|find) (?:us|him|her|me|the author|@\w+)\b.{0,80}$|follow .{0,80}\b(?:on|auf|sur|"
    r"en) (?:twitter|facebook|instagram|x|telegram|whatsapp|youtube|linkedin)\b.{0,60}$"
    r"|(?:share|tweet|pin|email|e-mail|print|save|copy link|whatsapp|facebook|twitter|linkedin|telegram|reddit|"
    r"pinterest|flipboard|bookmark|comments?)(?:\s+(?:this|on|via|article|story|with|link)\b.{0,40})?(?:\s*\d+)?$"
    r"|(?:teilen|partager|compartir|condividi|compartilhar|delen|kommentare?|commentaires?|comentarios?|imprimir|"
    r"drucken|imprimer|merken)\b.{0,30}$"
    r"|\(?(?:advertisement|advert|ad|sponsored(?: content)?|promoted|anzeige|werbung|publicité|publicidad|"
    r"pubblicità|publicidade|реклама)\)?\s*:?(?:\s+(?:continue|feedback|scroll|article|remove).{0,50})?$"
    r"|(?:scroll|story|article) (?:down )?(?:to )?(?:continue|continues|down)\b.{0,40}$|(?:click|tap) here\b.{0,120}$"
    r"|(?:please )?(?:enable|turn on|activate) (?:javascript|cookies)\b.{0,80}$|(?:your browser|"
    r"javascript)\b.{0,120}$"
    r"|(?:download|get) (?:the|our)\b.{0,30}\bapp\b.{0,80}$|(?:have|got) (?:a|any) (?:tip|story|news|comment|"
    r"question)\b.{0,160}$"
    r"|(?:write to|e-?mail(?: to)?|contact|reach(?: out to)?|get in touch|schreiben sie(?: uns)? an|"
    r"écri(?:vez|re) à|escrib[ae] a|scriv(?:ete|i) a)\b.{1,80}?[\w.+-]{1,64}@[\w-]{1,64}\.\w.{0,120}$"
    r"|(?:leave|post|write|add|view|show|read|see|load|hide|join) (?:a |your |all |the |more |\d+ )*(?:comments?|"
    r"reply|conversation|discussion)\b.{0,50}$"
    r"|(?:your email address will not|comments are (?:closed|moderated|disabled)|this (?:article|"
    r"content) is (?:for subscribers|available to)|already a subscriber|support (?:our|"
    r"independent) journalism)\b.{0,160}$"
    r"|ich bin (?:damit )?einverstanden, dass .{0,24}\bexterne.{0,300}$"
    r"|an dieser stelle (?:finden sie|findest du) (?:einen )?externe.{0,300}$"
    r"|(?:hat|hast) (?:ihnen|dir) (?:dieser|der) (?:artikel|beitrag|text)\b.{0,40}\?.{0,200}$"
    r"|abonn(?:ez|ieren|ement|é)\b.{0,100}$|s['’]abonner\b.{0,100}$|suscríbete\b.{0,120}$|suscríbase\b.{0,120}$|"
    r"iscriviti\b.{0,100}$|assine\b.{0,100}$|réservé aux abonnés.{0,60}$"
    r"|(?:\d+\s*)?min(?:ute)?s?(?: de)? (?:read|lecture|lectura)$|(?:reading time|read time|lesezeit|"
    r"temps de lecture|tiempo de lectura)\b.{0,30}$)",
    _I,
)
_BOILERPLATE = re.compile(
    r"^(?:[(\[]?(?:copyright|©|\(c\)\s*\d{4})|©.{0,200}$)"
    r"|^(?:privacy policy|terms (?:of|and|&) (?:use|service|conditions).{0,20}|cookie (?:policy|settings|"
    r"preferences)|impressum|datenschutz\w*|mentions légales|aviso legal|powered by .{1,60}|imprint|"
    r"advertise(?: with us)?|careers|accessibility(?: statement)?|rss|faq|help|do not sell.{0,40}|privacy|cookies)$",
    _I,
)
_SHORTCODE = re.compile(r"^\[(?:button|caption|gallery|embed|video|audio|image|link)\s[^\]]{1,300}\]", _I)
"""A mark of a content system that it should have drawn."""
_LETTER = re.compile(
    r"\bnewsletters?\b.{0,120}\b(?:sign up|subscribe|informiert (?:sie|euch|dich)|(?:jetzt|hier|kostenlos) "
    r"(?:anmelden|abonnieren))\b"
    r"|(?:(?:^|[.!?:>–—]\s{0,3})(?:please )?(?:sign up (?:for|to)|subscribe to)|\bsign up for our|\babonnieren sie|"
    r"\babonnez-vous|\binscrivez-vous|\bsuscríbete|\biscriviti|\bassine)\b.{0,120}\bnewsletters?\b",
    _I,
)
"""An offer of letters, whatever it begins with."""
_LETTER_WORDS = 45
_POSTED = re.compile(
    r"\b(?:posted|published|publicado|publicada|publié|veröffentlicht|geplaatst|pubblicato|опубликовано)\b.{1,80}"
    r"\b(?:categor\w+|kategorie\w*|tags?|рубрик\w+)\s*:",
    _I,
)
"""When, by whom and under what heads a page was put up, in one line."""
_POSTED_WORDS = 25
_RIGHTS = re.compile(
    r"^.{0,120}(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"tutti i diritti riservati|todos os direitos reservados|все права защищены|may not be published, broadcast|"
    r"personal,? non-?commercial use)"
    r"|^.{0,100}\b(?:best viewed|optimi[sz]ed for)\b.{0,100}\b(?:brows|resolution|explorer|chrome|firefox|"
    r"latest)\w*.{0,40}$",
    _I,
)
_PHOTO = re.compile(
    r"^[(\[]?(?:(?:file |press |stock |handout )?(?:photo|image|picture|pic|photograph|photography|foto|fotos|bild|"
    r"bilder|imagen|"
    r"immagine|imagem|фото|ảnh|video|media|illustration|graphic|grafik|screenshot|screengrab|symbolbild|"
    r"titelbild)s?|crédit photo|photo credits?|image credits?|"
    r"(?:credit|crédit|bildquelle|bildrechte|fotocredit)s?)\s*(?:credits?|source|courtesy(?: of)?|copyright|by|par|"
    r"von|de|:|/|©|\|)+[\s:.…]*[^\s.].{0,100}$"
    r"|^[(\[]?(?:credit|getty|©)\s*(?:\.\.\.|…|:|image)\s*.{1,80}$"
    r"|^[(\[]\s*(?:AP|AFP|Reuters|EPA|EFE|PA|ANI|PTI)\s+(?:Photo|Images?|PHOTO|file|Graphic).{0,100}$"
    r"|^.{0,50}\b(?:via (?:AP|AFP|Reuters|Getty(?: Images)?|REUTERS))\)?$"
    r"|^(?:photo|image|picture|foto)s?\s+(?:by|courtesy|credit|from)\b.{1,100}$",
    _I,
)
_SUPPLIED = re.compile(
    rf"^[(\[]?(?:[^\W\d_][\w.'’ -]{{1,50}}?\s*[/|,–-]\s*)?{SUPPLIER_NAME}(?:\s*[/|"
    rf",]\s*[\w.'’ -]{{2,40}}){{0,4}}[)\]]?$"
)
_CAPTION_END = re.compile(
    r"(?:[.!?”\"’)]\s+|[(\[]\s*|\s[–—|-]\s*|\s{2,}|/\s*)(?:(?:file |handout )?(?:photo|image|picture|pic|"
    r"photograph|foto|bild|credit|imagen|ảnh|фото|screenshot))s?"
    r"(?:\s*(?:credit|by|courtesy(?: of)?|:|/|©|\|))+\s*[^.]{1,80}[)\]]?\.?$"
    rf"|[(\[]\s*(?:[\w.'’ -]{{1,40}}[/|,]\s*)?(?:AP|AFP|Reuters|REUTERS|EPA|EFE|Getty|PA)\b\s*(?:Photo|Images?|"
    rf"PHOTO|pic|File|file|/|via|,)[^()]{{0,80}}[)\]]\.?$"
    rf"|[.!?”\"]\s+[\w.'’ -]{{0,40}}/\s?{SUPPLIER_NAME}\b.{{0,30}}$|"
    rf"[.!?”\"]\s+{SUPPLIER_NAME}\s?/\s?[\w.'’ -]{{2,40}}$"
    r"|\s[–—-]\s?(?:AFP|Reuters|REUTERS|AP|EPA|Bernama)\s?(?:pic|photo|file)s?\.?$",
    _I,
)
_FILE_PICTURE = re.compile(
    r"^(?:FILE(?: PHOTO)?\s*[-–—:]|File photo\b|Archivbild|Photo d['’]archives?|Pictured\s*:|Symbolbild)", 0
)

_DIGIT = re.compile(r"\d")
_NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*|d[aeiu]|de la|del|della|van|von|der|den|ten|al|bin|el|le|la)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,4}}"
_JOINT = r"(?:\s*[,;|/&•·]\s*|\s+(?:[–-]|and|und|et|y|e|en|with|for|in|at)\s+){1,2}"
BYLINE = re.compile(
    rf"^(?:(?:(?i:(?:written|reported|posted|story|text|analysis|opinion|exclusive|article|report) by|by|von|par|"
    rf"por|di|door|av|af|oleh|автор\s*:|autor\s*:|author\s*:))\s+)"
    rf"(?P<names>{_NAMES}(?:{_JOINT}{_NAMES}){{0,8}})[.,|•·]?$"
)
LEADS = frozenset(
    "written reported posted story text analysis opinion exclusive article report by von par por di door av af oleh автор autor "
    "author".split()
)
"""The first words of such a line, in small letters."""
_BY_AGENCY = re.compile(rf"^(?P<names>{_NAMES})\s*[|,–-]\s*(?:The\s+)?{SUPPLIER_NAME}$")
REPORTING = re.compile(
    r"^[(\[\s•⦁*–—-]{0,4}(?:with )?(?:additional |further )?(?:reporting|writing|editing|compiled|edited|written|reported|"
    r"translated and edited)\s+(?:and (?:writing|editing) )?by\b.{2,400}$"
    r"|^.{3,240}\bcontributed (?:reporting|to (?:this|the) (?:report|story|article|coverage|post|piece))\b.{0,60}$",
    _I,
)
SOURCED = re.compile(
    r"[(\[]\s*(?:according to|source|sources|with (?:inputs?|files?|reporting|material|additional reporting) from|"
    r"inputs? from|via|from|based on|theo|nguồn|quelle|según|selon|d['’]après|"
    r"по материалам)\s*:?\s+(?P<names>(?-i:[^\W_a-z]|[«“\"])[^()\[\]]{1,80})[)\]]\s*\.?$",
    _I,
)
SOURCE_LINE = re.compile(
    r"^[(\[]?(?:(?:sources?|source\s*\(s\)|quelle|fuente|fonte|bron|nguồn|источник|agencies|agency|via)\s*:|"
    r"(?P<part>(?:with )?(?:inputs?|files?|reporting|additional reporting|material) from\s*:?)|"
    r"(?:this )?(?:story|report|article) (?:contains|includes) (?:material|information|reporting) from)"
    r"\s+(?P<names>[^()]{2,100}?)[)\]]?\.?$"
    r"|^[(\[]?this (?:story|article|piece) (?:(?:was|is) )?(?:(?:originally|first) )?(?:produced|provided|supplied|"
    r"distributed|published) (?:by|in|on) (?P<maker>(?-i:[^\W_a-z])[^()]{1,100}?)[)\]]?\.?$"
    r"|^[(\[]?(?:with )?(?P<wires>(?:[\w]+ )?(?:wires?|wire (?:services|reports))|(?:news )?agenc(?:y|ies))[.)\]]*$",
    _I,
)
"""A line that names who supplied the text: in part, as its maker, or without saying more than that it was agencies."""
SIGNED = re.compile(r"^[(\[][^\W\d_a-z][\w.&'’-]{1,30}(?: [^\W\d_a-z][\w.&'’-]{1,30}){0,2}[)\]]\.?$")
"""A name in brackets that stands alone, as agencies sign below a text. Where it stands decides (labelling.py)."""
_DATELINE_ENDS = (")", "]", "-", "–", "—")
_SHORT = 16
"""Words up to which a line of names may be a byline."""
_DATED, _SOURCED = 16, 20
"""The same for a day, and for a source in brackets."""


_OPENINGS = Openings(
    "0 1 2 3 4 5 6 7 8 9 a_au a_ma a_tr abon abou acce accu acti ad af_ afp_ agen ai-g ai-t ai_g ai_t alre also an_d anal "
    "ani_ anme anze ap_ arch argo arti assi assu auch aus_ auth auto av_ avis baca back beco bild "
    "book bron busc by_ bản_ c) care cate ce_s clic clos come comm comp cond cont cook copy cred créd czyt das_ date "
    "dele di_ dies do_n don' don’ door down druc dịch e-ma edit écri escr efe_ emai enab epa_ este etiq excl expl face faq file "
    "find flip foll font foto fuen furt gall get_ gett go_t got_ graf grap hand hash hast hat_ have help hide home ich_ illu imag "
    "imma impr in_p inic inpu inte iscr java join jump keyw komm late lea_ leav lee_ leer lees legg leia les_ lese "
    "like link lire list live load log_ logi logo lue_ läs_ læs_ mach main mate medi mehr ment menu merk min_ mins "
    "minu more most mots must my_a my_p más_ navi news next nguồ note nous oleh on_ open opin orig our_ pa_ "
    "page pala par_ part phot pic piec pin plea por_ post potr powe pres prev prin priv prom pti_ pubb publ quel "
    "ques reac read rece rech reco redd regi rela repo retu reut rss rése s'ab saib save schl schr scre scri scro se_c sear sect "
    "see: see_ see| see» see： shar show sign site skip sour spon star stoc stor subs such suje supp sur_ susc symb "
    "s’ab tag: tag_ tags tag： tap_ te_p teil tele tema temp term text the this thèm tiem tite togg top_ topi trad "
    "tran tref tren turn twee twit từ_k up_n veja ver_ vert via: via_ vide vidé view voir von_ watc we_a we_c we_h "
    "we_r we_u we_v weit werb what wir_ with writ xem_ you_ your zoba © à_li über čtět авто исто метк пере по_т рекл "
    "смот теги темы фото чита ảnh"
)
"""How everything else begins that a pattern holds for which is tried only behind these or a sign."""


def recognised(lines: Sequence[Seen]) -> list[Role | None]:
    """The role that each of ``lines`` shows by its own words, None where they do not tell. First pattern wins."""
    texts = [line.text[:_READ] for line in lines]
    words = words_of(lines)
    flags = (words.holding(SIGNS), words.holding(RIGHTS), words.holding(SUPPLIES), words.undated())
    out: list[Role | None] = []
    for line, text, signs, rights, supplied, undated in zip(lines, texts, *flags, strict=True):
        first = line.small[0] if line.small else ""
        begins = signs or _OPENINGS.may_begin(text)
        if (
            begins
            or supplied
            or (not undated and line.words <= _DATED)
            or first in LEADS
            or text[-1] in _DATELINE_ENDS
            or (line.words <= _SOURCED and ("(" in text or "[" in text))
            or not text[0].isalpha()
        ):
            look = _recognised if len(text) > _REMEMBERED else _remembered
            out.append(look(text, line.words, line.prose, first, begins, signs, rights, supplied, undated))
        else:
            out.append(None)  # nearly every paragraph: no pattern can hold for it
    return out


_READ = 600
"""Characters of a line that are looked at."""
_TAIL = 300
"""Characters at the end of a line in which the credit of its picture stands, a third more than any that is found."""


def _ends_as_caption(text: str) -> bool:
    return (_CAPTION_END.search(text, max(0, len(text) - _TAIL)) or _FILE_PICTURE.match(text)) is not None


def _recognised(
    text: str,
    words: int,
    prose: bool,
    first: str,
    begins: bool,
    signs: bool,
    rights: bool,
    supplied: bool,
    undated: bool,
) -> Role | None:
    inset = "(" in text or "[" in text
    if begins and (role := _by_beginning(text, words, rights)) is not None:
        return role
    if words <= 40 and not any(map(str.isalpha, text)):
        return "boilerplate"
    if words <= 60 and ((begins and REPORTING.match(text)) or _byline(words, text, first, supplied)):
        return "byline"
    if text.endswith(_DATELINE_ENDS) and is_dateline(text):
        return "dateline"
    if inset and words <= _SOURCED and SOURCED.search(text):
        return "source-credit"
    if begins and words <= 25 and SOURCE_LINE.match(text):
        return "source-credit"
    if begins and words <= 25 and _PHOTO.match(text) and not _told(prose, text):
        return "photo-credit"
    if supplied and words <= 12 and _SUPPLIED.match(text):
        return "source-credit" if WIRE.fullmatch(text.strip("()[] ")) else "photo-credit"
    if words <= 90 and (signs or (supplied and (inset or "/" in text))) and _ends_as_caption(text):
        return "caption"
    if words <= _DATED and not undated and _DIGIT.search(text) and DATE_LINE.match(text):
        return "date"
    if begins and words <= 40 and _RELATED.match(text) and not (text.endswith(".") and ":" not in text[:40]):
        return "related-link"
    if begins and words <= 60 and (_NOTICE.match(text) or (signs and words <= _LETTER_WORDS and _LETTER.search(text))):
        return "notice"
    if text[0] == "[" and _SHORTCODE.match(text):
        return "boilerplate"
    if begins and words <= _POSTED_WORDS and ":" in text and _POSTED.search(text):
        return "byline"
    return None


_REMEMBERED = 120
"""Characters of the longest line that is remembered: menus and notices come again on every page of a house."""
_remembered = lru_cache(maxsize=8192)(_recognised)


def _by_beginning(text: str, words: int, rights: bool) -> Role | None:
    if _TRANSLATION.match(text) and _translation(text):
        return "translation-notice"
    if _BOILERPLATE.match(text) or (rights and _RIGHTS.match(text)):
        return "boilerplate"
    if _TAGS.match(text):
        return "tags"
    if words <= 40 and _NAVIGATION.match(text) and any(map(str.isalpha, text)):
        return "navigation"
    return None


def _told(prose: bool, text: str) -> bool:
    """True where a sentence starts with a picture: "Photos from the harbour show the cracks in the pillars."."""
    return prose and text.endswith(".") and ":" not in text[:30] and "/" not in text and "|" not in text


def _byline(words: int, text: str, first: str, supplied: bool) -> bool:
    if words > _SHORT or not first:
        return False
    led = first in LEADS and BYLINE.match(text)
    return bool(led or (supplied and _BY_AGENCY.match(text)))


_LANGUAGE = re.compile(
    r"\b(?:Vietnamese|Chinese|Mandarin|Cantonese|English|French|German|Spanish|Portuguese|Italian|Russian|"
    r"Ukrainian|Polish|Czech|Slovak|Hungarian|Romanian|"
    r"Bulgarian|Greek|Turkish|Arabic|Hebrew|Persian|Farsi|Urdu|Hindi|Bengali|Tamil|Thai|Indonesian|Malay|Japanese|"
    r"Korean|Dutch|Swedish|Norwegian|Danish|"
    r"Finnish|Estonian|Latvian|Lithuanian|Serbian|Croatian|Slovenian|Albanian|Georgian|Armenian|Kazakh|Mongolian|"
    r"Swahili|Catalan|Basque)\b"
)


def _translation(text: str) -> bool:
    """A sentence with "in" and a capital needs the name of a language, one that says "translated" does not."""
    return (
        _LANGUAGE.search(text) is not None
        or re.search(r"transla|übersetz|tradu|tradot|vertaal|перевод|dịch", text, _I) is not None
    )
