"""Words with which a page speaks to its reader or of itself, by what they are about, in the main news languages.

One such word says little: reports tell of newsletters and cookies too. Their number beside the length of a line is one
trait among many (traits.py).
"""

from __future__ import annotations

_CALLS = {
    "join": "newsletter newsletters subscribe subscribes subscribed subscriber subscribers subscription subscriptions signup inbox "
    "mailbox abonnieren abonnement abonnements abonnenten abo abos abonnez abonner abonné abonnés abonnée suscríbete suscríbase "
    "suscripción suscriptores suscriptor boletín iscriviti abbonati abbonamento abbonamenti assine assinatura assinante assinantes "
    "boletim nieuwsbrief abonneer abonnee nyhetsbrev prenumerera prenumerant nyhedsbrev abonner abonnement newslettera prenumerata "
    "subskrypcja odebírat predplatné předplatné підписатися подписаться подписка рассылка подпишитесь підписуйтесь abone bülten "
    "langganan đăng register registration login registrieren anmelden anmeldung inscrivez inscription connexion regístrate registrarse "
    "registrati accedi cadastre membership member members premium trial unlock unlimited offer donate donation support spenden",
    "social": "facebook twitter instagram whatsapp telegram youtube linkedin tiktok snapchat pinterest reddit flipboard threads "
    "bluesky mastodon messenger viber weibo wechat vkontakte vk spotify podcast podcasts follow follows folgen folge suivez suivre "
    "sígueme síguenos sigue seguici segui siga volg följ følg obserwuj sledujte подписывайтесь присоединяйтесь takip ikuti share "
    "sharing teilen partager partagez compartir comparte condividi condividere compartilhar compartilhe delen dela del udostępnij "
    "sdílet поделиться поділитися paylaş bagikan tweet retweet hashtag channel kanal",
    "legal": "copyright rights reserved rechte vorbehalten droits réservés derechos reservados diritti riservati direitos reservados "
    "права защищены cookie cookies privacy datenschutz confidentialité privacidad privacidade consent terms conditions disclaimer "
    "disclosure imprint impressum licence license reproduction reproduced republished permission redistributed rewritten broadcast",
    "trade": "advertisement advertising advertiser advertisers sponsored sponsor sponsors affiliate commission commissions promo promotion "
    "coupon voucher discount deals shop anzeige werbung annonce publicité publicidad pubblicità publicidade annons reklame reklama "
    "реклама iklan quảng ads buy store amazon ebay kaufen acheter comprar acquista",
    "talk": "comment comments commenting kommentar kommentare kommentieren commentaire commentaires comentario comentarios comentar commenti "
    "commenta comentários reageer reacties kommentarer komentarze komentarz komentáře комментарии комментарий коментарі yorum yorumlar "
    "komentar reply forum discussion moderated feedback",
    "more": "related recommended trending popular latest read lesen lire leer leggi leia lees läs læs czytaj čtěte читайте читать oku baca "
    "xem also auch aussi también anche também ook också också też también mehr plus más altro mais meer mer mere więcej více ещё "
    "watch video videos gallery photos slideshow listen audio livestream click tap here hier ici aquí qui aqui klik klicken cliquez haga "
    "download app apps scroll swipe continue weiterlesen next previous more homepage website link links view",
    "sign": "author autor autorin auteur auteure autore autora redaktion rédaction redacción redazione redação redactie editor editors "
    "editorial editing edited reporter reporters journalist journaliste periodista giornalista jornalista correspondent korrespondent "
    "korrespondentin writer contributor contributing reporting reported bureau staff desk email contact reach kontakt contacter published "
    "updated posted veröffentlicht aktualisiert publié publicado actualizado pubblicato aggiornato atualizado gepubliceerd опубликовано "
    "обновлено newsroom source sources quelle fuente fonte bron nguồn theo biography bio",
    "picture": "photo photos image images picture pictures pictured foto fotos bild bilder imagen imágenes immagine imagem фото ảnh getty "
    "reuters afp epa efe dpa shutterstock alamy istock imago courtesy credit credits handout screenshot archivbild symbolbild illustration "
    "caption file pool",
}  # fmt: skip
_ADDRESS = (
    "you your yours we our ours us i'm you'll you're we're sie ihr ihre ihnen ihren wir uns unser unsere unseren vous votre vos nous notre nos "
    "usted ustedes su sus tu tus nosotros nuestro nuestra nuestros nuestras voi vostro noi nostro nostra você vocês seu nosso nossa jij je uw "
    "wij ons onze du ni din vi vår vår deg dere vas vám váš nás nasz nasza вы вас ваш ваши мы наш наши нас siz sizin biz bizim anda kami kita bạn"
)
CALLS = (*_CALLS, "address")
CALL_OF: dict[str, int] = {word: n for n, words in reversed(list(enumerate(_CALLS.values()))) for word in words.split()}
"""Word in small letters -> index into CALLS."""
CALL_OF.update({word: len(_CALLS) for word in _ADDRESS.split() if word not in CALL_OF})
