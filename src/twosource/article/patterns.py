"""Lines that say by their own words that they are furniture: link, tag, notice, credit, date.

Each pattern needs the shape of furniture, not a word alone: "Read more:" at the start of a line, never "read more"
inside a sentence. They are anchored and bounded, so that each takes linear time.
"""

from __future__ import annotations

import re

from twosource.article.agencies import SUPPLIER_NAME

_I = re.IGNORECASE

NAVIGATION = re.compile(
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
RELATED = re.compile(
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
TAGS = re.compile(
    r"^(?:tags?|topics?|keywords?|filed under|posted in|categor(?:y|ies)|hashtags?|schlagw(?:orte|örter)|themen|"
    r"mots[- ]clés|sujets?|thèmes?|etiquetas|temas|palabras clave|argomenti|assuntos|trefwoorden|từ khóa|теги|"
    r"метки|темы)\s*[:：]",
    _I,
)
TRANSLATION = re.compile(
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
NOTICE = re.compile(
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
BOILERPLATE = re.compile(
    r"^(?:[(\[]?(?:copyright|©|\(c\)\s*\d{4})|©.{0,200}$)"
    r"|^(?:privacy policy|terms (?:of|and|&) (?:use|service|conditions).{0,20}|cookie (?:policy|settings|"
    r"preferences)|impressum|datenschutz\w*|mentions légales|aviso legal|powered by .{1,60}|imprint|"
    r"advertise(?: with us)?|careers|accessibility(?: statement)?|rss|faq|help|do not sell.{0,40}|privacy|cookies)$",
    _I,
)
SHORTCODE = re.compile(r"^\[(?:button|caption|gallery|embed|video|audio|image|link)\s[^\]]{1,300}\]", _I)
"""A mark of a content system that it should have drawn."""
LETTER = re.compile(
    r"\bnewsletters?\b.{0,120}\b(?:sign up|subscribe|informiert (?:sie|euch|dich)|(?:jetzt|hier|kostenlos) "
    r"(?:anmelden|abonnieren))\b"
    r"|(?:(?:^|[.!?:>–—]\s{0,3})(?:please )?(?:sign up (?:for|to)|subscribe to)|\bsign up for our|\babonnieren sie|"
    r"\babonnez-vous|\binscrivez-vous|\bsuscríbete|\biscriviti|\bassine)\b.{0,120}\bnewsletters?\b",
    _I,
)
"""An offer of letters, whatever it begins with."""
POSTED = re.compile(
    r"\b(?:posted|published|publicado|publicada|publié|veröffentlicht|geplaatst|pubblicato|опубликовано)\b.{1,80}"
    r"\b(?:categor\w+|kategorie\w*|tags?|рубрик\w+)\s*:",
    _I,
)
"""When, by whom and under what heads a page was put up, in one line."""
RIGHTS = re.compile(
    r"^.{0,120}(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|"
    r"tutti i diritti riservati|todos os direitos reservados|все права защищены|may not be published, broadcast|"
    r"personal,? non-?commercial use)"
    r"|^.{0,100}\b(?:best viewed|optimi[sz]ed for)\b.{0,100}\b(?:brows|resolution|explorer|chrome|firefox|"
    r"latest)\w*.{0,40}$",
    _I,
)
PHOTO = re.compile(
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
SUPPLIED = re.compile(
    rf"^[(\[]?(?:[^\W\d_][\w.'’ -]{{1,50}}?\s*[/|,–-]\s*)?{SUPPLIER_NAME}(?:\s*[/|"
    rf",]\s*[\w.'’ -]{{2,40}}){{0,4}}[)\]]?$"
)
CREDITED = re.compile(
    r"(?:photo|image|pic|foto|bild|credit|ảnh|фото|screenshot)[a-z]{0,7}\s*(?:credit|by|courtesy|:|/|©|\|)"
)
"""What stands, in small letters, wherever PICTURE_END holds, and wherever a picture is credited without brackets."""
PICTURE_END = re.compile(
    r"(?:[.!?”\"’)]\s+|[(\[]\s*|\s[–—|-]\s*|\s{2,}|/\s*)(?:(?:file |handout )?(?:photo|image|picture|pic|"
    r"photograph|foto|bild|credit|imagen|ảnh|фото|screenshot))s?"
    r"(?:\s*(?:credit|by|courtesy(?: of)?|:|/|©|\|))+\s*[^.]{1,80}[)\]]?\.?$",
    _I,
)
"""A credit behind the words under a picture: by a word for pictures, by a supplier in brackets, behind or before a slash, behind
a dash."""
BRACKET_END = re.compile(
    r"[(\[]\s*(?:[\w.'’ -]{1,40}[/|,]\s*)?(?:AP|AFP|Reuters|REUTERS|EPA|EFE|Getty|PA)\b\s*(?:Photo|Images?|"
    r"PHOTO|pic|File|file|/|via|,)[^()]{0,80}[)\]]\.?$",
    _I,
)
SLASH_END = re.compile(
    rf"[.!?”\"]\s+(?:[\w.'’ -]{{0,40}}/\s?{SUPPLIER_NAME}\b.{{0,30}}|{SUPPLIER_NAME}\s?/\s?[\w.'’ -]{{2,40}})$", _I
)
DASH_END = re.compile(r"\s[–—-]\s?(?:AFP|Reuters|REUTERS|AP|EPA|Bernama)\s?(?:pic|photo|file)s?\.?$", _I)
FILE_PICTURE = re.compile(
    r"^(?:FILE(?: PHOTO)?\s*[-–—:]|File photo\b|Archivbild|Photo d['’]archives?|Pictured\s*:|Symbolbild)", 0
)

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
BY_AGENCY = re.compile(rf"^(?P<names>{_NAMES})\s*[|,–-]\s*(?:The\s+)?{SUPPLIER_NAME}$")
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
LANGUAGE = re.compile(
    r"\b(?:Vietnamese|Chinese|Mandarin|Cantonese|English|French|German|Spanish|Portuguese|Italian|Russian|"
    r"Ukrainian|Polish|Czech|Slovak|Hungarian|Romanian|"
    r"Bulgarian|Greek|Turkish|Arabic|Hebrew|Persian|Farsi|Urdu|Hindi|Bengali|Tamil|Thai|Indonesian|Malay|Japanese|"
    r"Korean|Dutch|Swedish|Norwegian|Danish|"
    r"Finnish|Estonian|Latvian|Lithuanian|Serbian|Croatian|Slovenian|Albanian|Georgian|Armenian|Kazakh|Mongolian|"
    r"Swahili|Catalan|Basque)\b"
)
