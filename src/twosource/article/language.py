"""The language of a text.

Function words and scripts tell it for the large languages at no cost; only where they do not is the language
identifier py3langid asked, whose start takes a second.
"""

from __future__ import annotations

import re
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
_OTHER, _NUMBER, _FOREIGN = range(3)
_PLACES = {word: n for n, word in enumerate(dict.fromkeys(" ".join(_WORDS.values()).split()), 3)}
"""The words of all of them, numbered; the first three numbers are for all other words."""
PLACES = len(_PLACES) + 3
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


def place_of(word: str) -> int:
    """The number of ``word``, a run of letters in small ones or of digits, among PLACES: of a function word its own."""
    found = _PLACES.get(word, _OTHER)
    if found:
        return found
    return _NUMBER if word.isdecimal() else _FOREIGN if word >= _OTHERS else _OTHER


def tally_of(text: str) -> NDArray[np.intp]:
    """How many of the words of ``text`` have each of PLACES."""
    import numpy as np

    return np.bincount(np.array([place_of(word) for word in letters_of(text)], dtype=np.intp), minlength=PLACES)


def language_of(content: str, tally: NDArray[np.intp] | None = None) -> str:
    """The ISO 639-1 code of ``content``, ``und`` where it holds too little to tell. ``tally``: that of its first SAMPLE
    characters, where the words are known, numbers among them or not: finding them costs more than all else here.
    """
    import numpy as np

    sample = content[:SAMPLE]
    times = tally_of(sample) if tally is None else tally
    count = int(times.sum() - times[_NUMBER])
    if count < _FEWEST_LETTERS and _letters(sample) < _FEWEST_LETTERS:
        return "und"
    if times[_foreign()].any():
        letters = _letters(sample)
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) > _SCRIPT_SHARE.get(language, 0.5) * letters:
                return language
    counts: list[float] = (times.astype(np.float32) @ _table()).tolist()
    (best, language), (second, rival), *_ = sorted(zip(counts, _WORDS, strict=True), reverse=True)
    share = best / count
    if share >= (_FAINT if best >= _FAR_AHEAD * second and count >= _MANY else _SHARE) and (
        best >= _LEAD * second or _only(times, language, rival) >= _FAR_AHEAD * (1 + _only(times, rival, language))
    ):
        return language
    return _identified(sample)


def letters_of(text: str) -> list[str]:
    """Its runs of letters, in small letters."""
    return _WORD.findall(text.lower())


def _letters(text: str) -> int:
    return sum(map(len, letters_of(text)))


def _only(times: NDArray[np.intp], language: str, rival: str) -> int:
    """How many words there are that the one language has and the other has not; ``times``: how often each word is there."""
    one, other = (_table()[:, _AT[of]] for of in (language, rival))
    return int(times[one > other].sum())


@lru_cache(maxsize=1)
def _table() -> NDArray[np.float32]:
    """For each of PLACES and each language whether it has the word."""
    import numpy as np

    table = np.zeros((PLACES, len(_WORDS)), dtype=np.float32)
    for language, own in _WORDS.items():
        table[[_PLACES[word] for word in own.split()], _AT[language]] = 1
    return table


@lru_cache(maxsize=1)
def _foreign() -> NDArray[np.intp]:
    """The places of the words that begin with a letter of another script."""
    import numpy as np

    return np.array([_FOREIGN, *(n for word, n in _PLACES.items() if word >= _OTHERS)], dtype=np.intp)


def _identified(sample: str) -> str:
    import py3langid

    language, _ = py3langid.classify(sample)
    return str(language)
