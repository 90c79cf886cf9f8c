"""The language of a text.

Function words and scripts tell it for the large languages at no cost; only where they do not is the language
identifier py3langid asked, whose start takes a second.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORDS = {
    "en": "the of and to in that is was for on with as it by at from are his said has have who which but not be",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat",
    "fr": "le la les des et du un une est que qui dans pour par sur au plus pas ce il avec sont ne se aux cette ont",
    "es": "el la los las de que y en un una por con para su se del al es lo como más pero sus ha este fue está",
    "it": "il di che la e un una per con del della dei non sono nel alla gli le si è anche più ha come da al",
    "pt": "o a os as de que e do da em um uma para com não por no na dos mais se foi ao das é como pela",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door ook naar bij maar heeft om uit",
    "sv": "och att det som en på är av för med den till i har inte om ett han men de var",
    "da": "og at det som en på er af for med den til i har ikke om et han men de var blev blive bliver ved fra skal hun efter nogle hvad "
    "mig sig vil kan så eller der også",
    "pl": "w i na z się że do nie to jest o jak po za od przez ale oraz co dla",
    "vi": "và của là các được trong cho không với một những người đã này khi từ có về đến tại",
    "id": "yang dan di dengan untuk pada dari ini itu tidak dalam akan adalah ke oleh juga kata telah atau karena kami mereka dia ia saya "
    "bisa ada tersebut sebagai bahwa sudah seperti jika kita para maka tetapi lebih",
    "no": "og det som en på er av for med den til i har ikke om et han men de var ble bli blir ved fra skal hun etter noen hva meg seg "
    "vil kan så eller der også at",
    "fi": "ja on ei se että oli hän mutta myös kun ovat kuin sen joka mukaan ole tai jos hänen sekä",
    "cs": "a se v na je že s z do to o k i pro ale by jsou jak za podle který byl které od po si však",
    "hu": "a az és hogy nem is egy meg volt de már ez csak van még szerint el ha mint azt kell",
    "ro": "și de în la a cu pe că nu din pentru este o un mai care să au fost se ce sunt după",
    "lt": "ir kad į iš su yra buvo tai bet taip po už jo o jis jau kaip apie dėl nuo prie",
    "hr": "i u je na se da za su od a s o koji bi ne što kako nije će biti koje",
    "ru": "и в не на что с по а как к из у за это его от для но о был он также до",
    "uk": "і в не на що з до та у як за це про для від але його й був також він",
    "bg": "и на в да се за от с не е че по са ще като до които но има това беше",
    "ar": "في من على إلى أن التي الذي عن مع هذا هذه ما كان بعد لا أو قال بين كما ذلك",
    "fa": "و در به از که این را با است برای آن یک های تا بر می شود او هم اما",
    "hi": "के में की है और से का को पर ने कि यह एक भी हैं नहीं था लिए इस कर",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi sonra ancak kadar dedi en ne o ise ya değil her göre mi şu diye ama olduğu "
    "olduğunu ilk iki tarafından oldu hakkında karşı birlikte üzerinden itibaren ayrıca bazı bunun onun kez ilgili yönelik tüm hem ki "
    "çünkü var yok eden edilen ettiği",
    "sw": "na ya wa kwa ni katika la za cha kuwa hiyo huo hii huyo lakini pia baada yake kama wake alisema hilo kutoka",
}  # fmt: skip
_PLACES = {word: n for n, word in enumerate(dict.fromkeys(" ".join(_WORDS.values()).split()))}
"""The words of all of them, numbered."""
_AT = {language: n for n, language in enumerate(_WORDS)}
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4_000
"""Characters looked at: some 600 words, ten times what the test needs."""
_FEWEST_LETTERS = 20
"""Letters under which nothing is said."""
_SHARE = 0.16
"""Share of function words that prose of a language has at least; English news has .30, headlines alone .15."""
_LEAD = 1.35
"""How far the best language must be ahead of the next; Spanish and Portuguese share a third of these words."""
_FAR_AHEAD = 3
"""How far, where the text has few such words, and how far in those that only one of two languages has: Danish and Norwegian
share most."""
_FAINT, _MANY = 0.07, 60
"""Share of such words then, in a text of so many: Turkish joins them to others."""
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_OTHERS = "\u0370"
"""The first letter of these scripts: a text in one has words that begin with it or one behind it."""
_SCRIPT_SHARE = {"ja": 0.15}
"""Kana are a part of Japanese letters only; other scripts must make up half."""


def language_of(content: str, words: Sequence[str] | None = None) -> str:
    """The ISO 639-1 code of ``content``, ``und`` where it holds too little to tell. ``words``: the runs of letters in its
    first SAMPLE characters, in small letters, where they are known: finding them costs more than all else here.
    """
    sample = content[:SAMPLE]
    words = letters_of(sample) if words is None else words
    if len(words) < _FEWEST_LETTERS and sum(map(len, words)) < _FEWEST_LETTERS:
        return "und"
    if not sample.isascii() and max(words) >= _OTHERS:
        letters = sum(map(len, words))
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > _SCRIPT_SHARE.get(language, 0.5) * letters:
                return language
    table = _table()
    told = table[[at for at in map(_PLACES.get, words) if at is not None]]
    counts = told.sum(axis=0)
    (best, language), (second, rival), *_ = sorted(zip(counts.tolist(), _WORDS, strict=True), reverse=True)
    share = best / len(words)
    if share >= (_FAINT if best >= _FAR_AHEAD * second and len(words) >= _MANY else _SHARE) and (
        best >= _LEAD * second or _only(told, language, rival) >= _FAR_AHEAD * (1 + _only(told, rival, language))
    ):
        return language
    return _identified(sample)


def letters_of(text: str) -> list[str]:
    """Its runs of letters, in small letters."""
    return _WORD.findall(text.lower())


def _only(told: NDArray[np.int64], language: str, rival: str) -> int:
    """How many words there are that the one language has and the other has not."""
    one, other = (told[:, _AT[of]] for of in (language, rival))
    return int((one > other).sum())


@lru_cache(maxsize=1)
def _table() -> NDArray[np.int64]:
    """For each word of _PLACES and each language whether it has the word."""
    import numpy as np

    table = np.zeros((len(_PLACES), len(_WORDS)), dtype=np.int64)
    for language, own in _WORDS.items():
        table[[_PLACES[word] for word in own.split()], _AT[language]] = 1
    return table


def _identified(sample: str) -> str:
    import py3langid

    language, _ = py3langid.classify(sample)
    return str(language)
