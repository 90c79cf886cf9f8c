"""The language of a text.

Function words and scripts tell it for the large languages at no cost; only where they do not is the language
identifier py3langid asked, whose start takes a second.
"""

from __future__ import annotations

import re

_WORDS = {
    "en": "the of and to in that is was for on with as it by at from are his said has have who which but not be",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat",
    "fr": "le la les des et du un une est que qui dans pour par sur au plus pas ce il avec sont ne se aux cette ont",
    "es": "el la los las de que y en un una por con para su se del al es lo como más pero sus ha este fue está",
    "it": "il di che la e un una per con del della dei non sono nel alla gli le si è anche più ha come da al",
    "pt": "o a os as de que e do da em um uma para com não por no na dos mais se foi ao das é como pela",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er door ook naar bij maar heeft om uit",
    "sv": "och att det som en på är av för med den till i har inte om ett han men de var",
    "da": "og at det som en på er af for med den til i har ikke om et han men de var blev",
    "pl": "w i na z się że do nie to jest o jak po za od przez ale oraz co dla",
    "vi": "và của là các được trong cho không với một những người đã này khi từ có về đến tại",
    "id": "yang dan di dengan untuk pada dari ini itu tidak dalam akan adalah ke oleh juga kata telah",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi sonra ancak kadar dedi en ne",
}  # fmt: skip
_FUNCTION = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
"""Characters looked at: some 600 words, ten times what the test needs."""
_FEWEST_LETTERS = 20
"""Letters under which nothing is said."""
_SHARE = 0.16
"""Share of function words that prose of a language has at least; English news has .30, headlines alone .15."""
_LEAD = 1.35
"""How far the best language must be ahead of the next; Spanish and Portuguese share a third of these words."""
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
_SCRIPT_SHARE = {"ja": 0.15}
"""Kana are a part of Japanese letters only; other scripts must make up half."""


def language_of(content: str) -> str:
    """The ISO 639-1 code of ``content``, ``und`` where it holds too little to tell."""
    sample = content[:_SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if letters < _FEWEST_LETTERS:
        return "und"
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) > _SCRIPT_SHARE.get(language, 0.5) * letters:
            return language
    words = [w.lower() for w in _WORD.findall(sample)]
    shares = sorted(
        ((sum(w in known for w in words) / len(words), language) for language, known in _FUNCTION.items()), reverse=True
    )
    (best, language), (second, _) = shares[0], shares[1]
    if best >= _SHARE and best >= _LEAD * second:
        return language
    return _identified(sample)


def _identified(sample: str) -> str:
    import py3langid

    language, _ = py3langid.classify(sample)
    return str(language)
