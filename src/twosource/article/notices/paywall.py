"""Paywalls, as the page tells them in words: the rest is for those who pay or register."""

from __future__ import annotations

from twosource.article.notices.rule import Rule

_READ = r"(?:continue|keep|read|finish|unlock|access|view|see|get (?:full|unlimited)|enjoy)"
_PIECE = r"(?:article|story|content|report|post|page|piece|feature)"
PAYWALL = Rule(
    "paywall",
    "a line that keeps the rest of the report for subscribers",
    {
        "en": rf"(?:please )?(?:subscribe|register|sign up|sign in|log ?in|become a (?:member|subscriber)|start (?:a|your) (?:free )?(?:trial|subscription))"
        rf"(?: or (?:log ?in|sign in|subscribe|register))?(?: now| today| here| for free| for [$€£][\d.]+)?,? (?:to|and) {_READ}"
        rf"(?: on)?(?: reading)?(?: (?:this|the|full|our|your|all|more|unlimited|premium|exclusive)\b|$|\W)"
        rf"|(?:to|in order to) (?:continue|keep) reading\b[^\n]{{0,120}}$|(?:to|in order to) read (?:the (?:full|rest|whole|entire)|this full|more of this) [^\n]{{0,120}}$"
        rf"|(?:continue|keep) reading with (?:a|an|your|our|one of)\b"
        rf"|(?:this|the(?: rest of (?:this|the)| full)?) {_PIECE} (?:is|are) (?:only |exclusively |just )?(?:(?:available|accessible|reserved|open|free)(?: only| "
        rf"exclusively)?(?: to| for)|for)(?: our| paying| premium| paid| registered| digital|\s\w+\+?){{0,2}}(?: only)? ?(?:subscribers?|members?|premium)\b"
        rf"|(?:this is a |a )(?:subscribers?|members?)[- ](?:only|exclusive)(?: {_PIECE})?\W{{0,2}}$"
        r"|you(?:['’]ve| have) (?:reached|read|used|hit|viewed|run out of)\b[^.\n]{0,30}\b(?:last|limit|all|maximum|\d+|free)\b[^.\n]{0,30}\b(?:articles?|stor(?:y|ies))\b"
        r"|you have (?:\d+|one|two|three|no) (?:free )?(?:articles?|stor(?:y|ies)) (?:remaining|left)\b"
        rf"|unlock (?:this|the (?:full|rest)|unlimited|full)(?: \w+)? {_PIECE}s?\b|(?:want|would you like) to (?:read|keep reading|continue reading)[^?\n]{{0,40}}\?"
        r"[^\n]{0,60}\b(?:subscri|register|sign)\w*",
        "de": r"(?:jetzt |hier |sofort )?weiterlesen (?:mit|und|im|für)\b[^\n]{1,60}(?:\+|plus|abo\b|abonnement|premium|testen|€|euro|monat|gratis|kostenlos)[^\n]{0,60}$"
        r"|(?:dieser|dieses|der|das|diesen|den) (?:ganze[nr]? |vollständige[nr]? )?(?:artikel|text|beitrag|inhalt)(?: ist| sind| steht|s?|\s)*(?: nur| exklusiv| "
        r"ausschließlich)? (?:für (?:unsere )?(?:\w+[-+])?(?:plus-?|digital-?)?(?:abonnent|leser mit|mitglied|nutzer mit)\w*|abonnenten|[^.\n]{0,30}vorbehalten)"
        r"|(?:nur|exklusiv) für (?:unsere )?(?:plus-|digital-?)?abonnent(?:en|innen)\b[^\n]{0,40}$|um (?:weiterzulesen|den (?:ganzen |vollständigen )?artikel (?:weiter)?zu ?lesen)\b"
        r"|(?:sie )?(?:möchten|wollen) (?:sie )?(?:weiterlesen|den (?:artikel|text) lesen)\?|(?:diesen )?artikel (?:jetzt )?(?:freischalten|kaufen und)\b"
        r"|(?:jetzt )?abonnieren und weiterlesen\b|lesen sie (?:diesen (?:artikel|text)|den ganzen (?:artikel|text)|alles|weiter)[^.\n]{0,20} mit\b[^\n]{1,60}(?:\+|plus|abo)",
        "fr": r"(?:article|contenu|(?:la )?suite|cet article(?: est)?|ce contenu(?: est)?|la suite de cet article est|dossier)? ?(?:est )?r[ée]serv[ée]e? (?:à nos |aux |à l['’]|à tous les )?"
        r"abonn[ée]e?s?\b|il vous reste (?:encore )?[\d.,]+ ?% (?:de cet article )?à lire\b|il vous reste [\d.,]+ ?% de cet article\b"
        r"|(?:abonnez|connectez|inscrivez)-vous (?:\w+ )?pour (?:lire|continuer|accéder|poursuivre|débloquer|profiter de la suite)\b|pour (?:lire la suite|continuer (?:à lire|votre lecture)|"
        r"lire l['’]intégralité|accéder à (?:la suite|l['’]intégralité))\b[^\n]{0,100}$",
        "es": r"para (?:seguir|continuar) leyendo\b|(?:suscr[ií]be(?:te|se)|suscr[ií]bas?e|reg[ií]str(?:ate|ese|arse)|inici[ae] sesi[oó]n) (?:\w+ )?para (?:seguir|continuar|leer|acceder|disfrutar)\b"
        r"|(?:contenido|art[ií]culo|noticia|este (?:contenido|art[ií]culo) es) (?:solo |s[oó]lo |exclusivo |exclusiva |reservado )+(?:para|a) (?:\w+ )?(?:suscriptores|socios|abonados|usuarios registrados)\b"
        r"|(?:exclusivo|solo|s[oó]lo) para (?:suscriptores|socios)\W{0,2}$|este (?:contenido|art[ií]culo) es (?:solo|s[oó]lo|exclusivo|exclusivamente) para\b",
        "it": r"per (?:continuare a leggere|proseguire (?:la|con la|nella) lettura|leggere (?:tutto )?l['’]articolo (?:completo|intero|integrale))\b"
        r"|(?:questo )?(?:contenuto|articolo|testo) (?:è )?(?:riservato|disponibile solo|accessibile solo)(?: solo)? (?:agli|per gli|ai|a chi)\b|riservato agli abbonati\b|"
        r"(?:abbonati|registrati|accedi) (?:\w+ )?per (?:leggere|continuare|proseguire|accedere)\b",
        "pt": r"para (?:continuar (?:lendo|a ler)|ler (?:o|a|este) (?:texto|artigo|reportagem|mat[eé]ria) (?:complet[oa]|na [ií]ntegra))\b"
        r"|(?:este )?(?:conte[uú]do|artigo|texto)(?: é)? (?:exclusivo|reservado|exclusiva)(?: (?:para|a|aos))? (?:\w+ )?assinantes\b|exclusivo para assinantes\b|"
        r"(?:assine|cadastre-se|fa[cç]a login|registe-se) (?:\w+ )?para (?:ler|continuar|ter acesso)\b",
        "nl": r"(?:dit (?:artikel|bericht) is )?(?:alleen|exclusief|enkel) (?:toegankelijk |beschikbaar )?voor (?:\w+ )?(?:abonnees|leden)\b|(?:om )?(?:verder (?:te )?lezen|het hele artikel te lezen)\?|"
        r"om (?:verder te lezen|het hele artikel te lezen|dit artikel te lezen)\b|(?:word (?:abonnee|lid)|neem een abonnement|log in) (?:en|om) (?:lees )?(?:verder|dit)\b|lees (?:dit artikel )?verder met een\b",
        "sv": r"för att (?:läsa vidare|fortsätta läsa|läsa (?:hela )?artikeln)\b|(?:artikeln är|den här artikeln är|innehållet är)? ?(?:endast |bara |exklusiv[t]? )?(?:låst )?för prenumeranter\b|"
        r"(?:fortsätt läsa|läs vidare) (?:med|för|–|genom)\b|prenumerera för att läsa\b|logga in för att läsa\b",
        "da": r"for at (?:læse videre|læse (?:hele )?artiklen)\b|(?:artiklen er |denne artikel er )?(?:kun |forbeholdt |eksklusiv )+for (?:\w+ )?(?:abonnenter|medlemmer)\b|læs videre med\b|"
        r"log ind for at læse\b|(?:artiklen er |denne artikel er )forbeholdt (?:\w+ )?abonnenter\b",
        "no": r"for å (?:lese videre|lese (?:hele )?(?:saken|artikkelen))\b|(?:denne saken er|saken er|artikkelen er)? ?(?:kun |bare |eksklusivt )?for (?:\w+ )?abonnenter\b|les videre med\b|logg inn for å lese\b",
        "pl": r"(?:artykuł|tekst|treść|materiał) (?:dostępn[ya] )?(?:tylko |wyłącznie )?dla (?:\w+ )?(?:prenumerator|subskrybent|abonent)\w+\b|pozostało [\d.,]+ ?% (?:tekstu|artykułu|treści)\b|"
        r"(?:aby|żeby) (?:czytać dalej|przeczytać (?:cały|dalszą))\b|chcesz (?:czytać dalej|przeczytać (?:cały|więcej))\b",
        "cs": r"(?:tento )?(?:článek|obsah|text) (?:je )?(?:určen |dostupný |přístupný |exkluzivn\w+ )?(?:pouze |jen )?(?:pro|exkluzivním obsahem pro) (?:\w+ )?(?:předplatitele|členy)\b|(?:jen|pouze) pro předplatitele\b|"
        r"zbývá vám [\d.,]+ ?% článku\b|chcete (?:číst dál|pokračovat ve čtení)\b|pro (?:přečtení|dočtení) (?:celého )?článku\b",
        "ru": r"(?:этот )?(?:материал|текст|статья|контент) (?:доступ\w+ |открыт\w* )?(?:только )?(?:по подписке|(?:для )?(?:наших )?подписчик\w+)\b|чтобы (?:дочитать|читать (?:дальше|далее|полностью)|"
        r"продолжить чтение|прочитать (?:целиком|полностью))\b|(?:оформите|купите) подписку,? чтобы\b",
        "uk": r"(?:цей )?(?:матеріал|текст|стаття) доступ\w+ (?:лише |тільки )?(?:для )?(?:передплатник|підписник)\w+\b|щоб (?:дочитати|читати (?:далі|повністю)|продовжити читання)\b|оформіть (?:підписку|передплату),? щоб\b",
        "id": r"(?:berlangganan|daftar|masuk) (?:sekarang )?untuk (?:melanjutkan|membaca|mengakses)\b|untuk melanjutkan membaca\b|(?:konten|artikel)(?: ini)? (?:khusus|eksklusif)(?: untuk)? pelanggan\b",
        "tr": r"(?:bu (?:içerik|haber|yazı) )?(?:sadece |yalnızca )?abonelere özel(?:dir)?\b|(?:devamını okumak|okumaya devam etmek) için\b",
        "vi": r"(?:vui lòng )?đăng (?:nhập|ký) để (?:đọc tiếp|tiếp tục đọc|xem tiếp)\b|(?:nội dung|bài viết) (?:này )?(?:chỉ )?dành (?:riêng )?cho (?:thuê bao|độc giả trả phí|hội viên)\b",
    },
    begins={
        "en": "a_me a_su beco cont in_o keep log_ logi plea regi sign star subs the_ this to_c to_k to_r unlo want woul "
        "you_ you' you’",
        "de": "abon arti das_ den_ der_ dies exkl hier jetz lese möch nur_ sie_ sofo um_d um_w weit woll",
        "fr": "abon arti ce_c cet_ conn cont doss est_ il_v insc la_s pour rese rése suit",
        "es": "arti artí cont este excl inic noti para regi regí solo susc sólo",
        "it": "abbo acce arti cont per_ ques regi rise test",
        "pt": "arti assi cada cont este excl faca faça para regi text",
        "nl": "alle dit_ enke excl het_ lees log_ neem om_d om_h om_v verd word",
        "sv": "arti bara den_ enda exkl fort för_ inne logg läs_ låst pren",
        "da": "arti denn eksk for_ forb kun_ log_ læs_",
        "no": "arti bare denn eksk for_ kun_ les_ logg sake",
        "pl": "aby_ arty chce mate pozo teks treś żeby",
        "cs": "chce jen_ obsa pouz pro_ tent text zbýv člán",
        "ru": "конт купи мате офор стат текс чтоб этот",
        "uk": "мате офор стат текс цей_ щоб_",
        "id": "arti berl daft kont masu untu",
        "tr": "abon bu_h bu_i bu_y deva okum sade yaln",
        "vi": "bài_ nội_ vui_ đăng",
    },
    most=45,
)
INVITED = Rule(
    "paywall",
    "a line beside the text that speaks to subscribers",
    {
        "en": r"already (?:a |an |have a )?(?:\w+ )?(?:subscriber|subscribed|member|subscription)\b"
        rf"|(?:subscribers?|members?)[- ](?:only|exclusive)(?: {_PIECE})?\W{{0,2}}$|(?:only )?for subscribers(?: only)?\W{{0,2}}$"
        r"|(?:exclusive|available) (?:to|for) (?:our )?subscribers\W{0,2}$",
        "de": r"(?:sie (?:haben|sind) )?bereits (?:\w+[- ])?(?:abonnent|abo\b|ein (?:\w+[-+ ]){0,2}abo|kunde|abonniert)\w*|schon abonnent\b",
        "fr": r"(?:vous êtes )?déjà abonnée?\b|déjà un abonnement\b",
        "es": r"¿?ya (?:eres|es|soy|tienes) (?:un[a ]?)? ?(?:suscriptor|suscripci[oó]n|socio|suscrit[oa])\w*",
        "it": r"(?:sei )?già (?:un )?abbonat[oa]\b|hai già un abbonamento\b",
        "pt": r"j[áa] (?:é|tem|sou) (?:um[a]? )?(?:assinante|assinatura)\b",
        "nl": r"(?:al|reeds) (?:een )?(?:abonnee|abonnement|lid)\b",
        "sv": r"(?:redan|är du) prenumerant\b",
        "da": r"(?:allerede|er du) abonnent\b",
        "no": r"(?:allerede|er du) abonnent\b",
        "pl": r"(?:masz już (?:prenumeratę|subskrypcję)|jesteś (?:już )?(?:prenumeratorem|subskrybentem))\b",
        "cs": r"(?:máte (?:již |už )?předplatné|jste (?:již |už )?předplatitel)\w*",
        "ru": r"(?:уже (?:подписаны|есть подписка|подписчик)|у вас (?:уже )?есть подписка)\b",
        "uk": r"(?:вже (?:передплатник|підписані|маєте підписку))\b",
        "id": r"sudah (?:berlangganan|jadi pelanggan)\b",
        "tr": r"zaten abone\w*\b",
    },
    begins={
        "en": "alre avai excl for_ memb only subs",
        "de": "bere scho sie_",
        "fr": "déjà vous",
        "es": "ya_e ya_s ya_t ¿ya_",
        "it": "già_ hai_ sei_",
        "pt": "ja_s ja_t ja_é já_s já_t já_é",
        "nl": "al_a al_e al_l reed",
        "sv": "reda är_d",
        "da": "alle er_d",
        "no": "alle er_d",
        "pl": "jest masz",
        "cs": "jste máte",
        "ru": "у_ва уже_",
        "uk": "вже_",
        "id": "suda",
        "tr": "zate",
    },
    place="near",
    most=14,
)
RULES = (PAYWALL, INVITED)
