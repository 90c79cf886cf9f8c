"""Who supplies news and pictures to others, as credits print them."""

from __future__ import annotations

import re

_WIRES = (
    "Agence France-Presse|The Associated Press|Associated Press|Thomson Reuters|Bloomberg News|Anadolu "
    "Agency|Europa Press|"
    "Press Association|Press Trust of India|Canadian Press|Australian Associated Press|Kyodo News|Xinhua News Agency|"
    "Yonhap News Agency|Ritzau|Reuters|AFP|AFPTV|APTN|AP|TASS|ITAR-TASS|RIA "
    "Novosti|RIA|Interfax|Ukrinform|UNIAN|Xinhua|"
    "Kyodo|Jiji|Yonhap|ANSA|EFE|DPA|dpa|APA|KNA|epd|SID|sda|Keystone-SDA|ATS|Belga|ANP|NTB|TT|Lusa|LUSA|PAP|CTK|ČTK|MTI|"
    "Tanjug|Anadolu|AA|PTI|ANI|IANS|UPI|AAP|PA Media|PA|ANTARA|Antara|Bernama|VNA|TTXVN|MENA|SPA|IRNA|Notimex|Télam|"
    "Bloomberg|Agencia Brasil|Agência Brasil|Belta|BTA|Agerpres|Sputnik|CNN NewSource"
)
_PICTURES = (
    "Getty Images|Getty|Shutterstock|Alamy|iStock|Unsplash|Pexels|Pixabay|Wikimedia "
    "Commons|Lehtikuva|IMAGO|Imago|imago images|"
    "EPA-EFE|EPA|EFE|ZUMA Press|ZUMA|Picture Alliance|picture alliance|Photothek|Scanpix|NurPhoto|SIPA|Sipa USA|Sipa|"
    "MAXPPP|Abaca|Hans Lucas|Depositphotos|Adobe Stock|Rex "
    "Features|REX|WireImage|FilmMagic|Handout|Pool|Facebook|Instagram|"
    "Twitter|Screenshot|Screengrab|Keystone"
)

WIRE = re.compile(rf"\b(?:{_WIRES})\b")
"""A news agency by name; capitals count, so that "apa" and "pa" are words."""
SUPPLIER = re.compile(rf"\b(?:{_WIRES}|{_PICTURES})\b")
"""A supplier of news or pictures by name."""
SUPPLIER_NAME = rf"(?:{_WIRES}|{_PICTURES})"

_MEDIA = (
    r"CNN|BBC News|BBC|NPR|PBS|Fox News|NBC News|NBC|CBS News|CBS|ABC News|MSNBC|CNBC|Al Jazeera|"
    r"Sky News|"
    r"(?:The )?New York Times|(?:The )?Washington Post|(?:The )?Wall Street Journal|(?:The )?Guardian|"
    r"(?:The )?Financial Times|(?:The )?New Yorker|(?:The )?Economist|(?:The )?Daily Telegraph|"
    r"(?:The )?Times of London|"
    r"USA TODAY|USA Today|Politico|POLITICO|Axios|HuffPost|BuzzFeed News|Der Spiegel|Le Monde|El País|"
    r"Deutsche Welle|DW|RT"
)
MEDIUM = re.compile(rf"\b(?:{_WIRES}|{_MEDIA})\b")
"""A medium by name, agencies included."""


def _first_words(names: str) -> frozenset[str]:
    """The first run of letters of each of ``names``, in small letters: a line that has none of them names nobody."""
    bare = (re.sub(r"^(?:\(\?:)?The (?:\)\?)?", "", name) for name in names.split("|"))
    return frozenset(re.findall(r"[^\W\d_]+", name)[0].lower() for name in bare)


def may_name(text: str, words: frozenset[str]) -> bool:
    """False where ``text`` does not begin with one of ``words``, whatever "the" and signs stand before it."""
    word = text.partition(" ")[0].lower()
    if word.isalpha() and word != "the":
        return word in words
    first = _FIRST.match(text)
    return first is not None and first.group(1).lower() in words


_FIRST = re.compile(r"[\W\d_]*(?:the[\W\d_]+)?([^\W\d_]+)", re.IGNORECASE)
MEDIUM_BEGINS = "".join(sorted({name.removeprefix("(?:The )?")[0] for name in f"{_WIRES}|{_MEDIA}".split("|")} | {"T"}))
"""The letters that their names begin with."""
SUPPLIER_WORDS = _first_words(f"{_WIRES}|{_PICTURES}")
MEDIUM_WORDS = _first_words(f"{_WIRES}|{_MEDIA}")

_SHORT = {
    "associatedpress": "ap",
    "agencefrancepresse": "afp",
    "thomsonreuters": "reuters",
    "deutschepresseagentur": "dpa",
    "pressassociation": "pamedia",
    "pa": "pamedia",
    "presstrustofindia": "pti",
    "canadianpress": "cp",
    "australianassociatedpress": "aap",
    "xinhuanewsagency": "xinhua",
    "yonhapnewsagency": "yonhap",
    "anadoluagency": "anadolu",
    "aa": "anadolu",
    "itartass": "tass",
    "cnnnewsource": "cnn",
    "nytimes": "newyorktimes",
    "nyt": "newyorktimes",
    "wsj": "wallstreetjournal",
    "ft": "financialtimes",
    "latimes": "losangelestimes",
    "spiegel": "derspiegel",
    "huffingtonpost": "huffpost",
}
"""The short forms that agencies and houses go by, in their slugs and their addresses, with their full names."""
_DOMAIN = re.compile(
    r"^(?:https?://)?(?:[\w-]+\.){0,3}?(?P<name>[\w-]+)\.(?:com|org|net|info|news|co\.\w\w|com\.\w\w|\w\w)(?:/.*)?$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[\W_]+")


def house(name: str) -> str:
    """A key under which an agency or outlet is one, however a page writes it: in full, as a slug or as an address.

    >>> house("The Associated Press") == house("AP"), house("foxnews.com") == house("Fox News")
    (True, True)
    """
    domain = _DOMAIN.match(name.strip())
    words = _LETTERS.sub("", (domain.group("name") if domain else name).casefold().removeprefix("the "))
    short = words.removesuffix("news")
    return _SHORT.get(words) or _SHORT.get(short) or (short if len(short) > 1 else words)
