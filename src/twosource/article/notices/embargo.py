"""Embargoes: not to be published before a time."""

from __future__ import annotations

from twosource.article.notices.rule import Rule

_TIME = r"(?=[^\n]{0,60}(?:\d|noon|midnight|midday))"
_COLON = r"\s?[:：–—-]\s?"


def _until(words: str, until: str) -> str:
    """``words`` and then "until …" with a time, or a colon with one. A sentence about an embargo has neither."""
    return rf"(?:{words})(?:\s(?:{until})\b|{_COLON}(?:(?:{until})\b)?){_TIME}[^\n]{{1,80}}$"


EMBARGO = Rule(
    "embargo",
    "a line that says from when on the report may be published",
    {
        "en": _until(
            r"(?:strictly |under |held under |press )*embargo(?:ed)?(?: notice)?",
            r"until|till|to|for release|for|before",
        )
        + rf"|(?:strictly )?not (?:for|to be) (?:publication|release|use|broadcast|published|released)[^.\n]{{0,40}}\b(?:before|"
        rf"until|prior to)\b{_TIME}[^\n]{{1,80}}$"
        rf"|(?:strictly )?embargo(?:ed)?{_COLON}[^.\n]{{0,40}}\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^\n]{{0,40}}$"
        rf"|(?:for (?:release|publication|use)|hold for release) (?:on|at|after|until|from)\b{_TIME}[^.\n]{{1,60}}$",
        "de": _until(r"(?:achtung[:,!]? ?)?(?:sperrfrist|embargo|gesperrt|frei)(?:,| für)?", r"bis(?: zum)?|am|ab|für")
        + rf"|nicht (?:vor|zur veröffentlichung vor)\b{_TIME}[^.\n]{{1,50}} (?:veröffentlichen|verwenden|senden)\W{{0,2}}$",
        "fr": _until(r"(?:sous )?embargo", r"jusqu['’ ]?(?:au|à|aux)?|avant")
        + rf"|ne pas (?:publier|diffuser) avant\b{_TIME}[^\n]{{1,60}}$",
        "es": _until(r"(?:bajo )?embargo|embargad[oa]", r"hasta(?: el| las)?")
        + rf"|no (?:publicar|difundir|publicable) (?:antes|hasta)\b{_TIME}[^\n]{{1,60}}$",
        "it": _until(r"(?:sotto )?embargo|embargato", r"fino (?:al?|alle|all['’]?)|sino (?:al?|alle)")
        + rf"|non (?:pubblicare|diffondere) prima\b{_TIME}[^\n]{{1,60}}$",
        "pt": _until(r"(?:sob )?embargo|embargad[oa]", r"at[ée](?: [àa]s?| ao?)?")
        + rf"|n[ãa]o publicar antes\b{_TIME}[^\n]{{1,60}}$",
        "nl": _until(r"(?:onder )?embargo", r"tot(?: en met)?")
        + rf"|niet (?:publiceren )?v[oó][oó]r\b{_TIME}[^\n]{{1,40}}publiceren\W?$",
        "sv": _until(r"(?:under )?embargo|spärrtid", r"till|t\.?o\.?m\.?"),
        "da": _until(r"(?:under )?embargo|klausuleret", r"(?:ind)?til"),
        "no": _until(r"(?:under )?embargo|sperrefrist|klausulert", r"(?:inn)?til"),
        "pl": _until(r"embargo|zakaz publikacji", r"do"),
        "cs": _until(r"embargo", r"do"),
        "ru": _until(r"(?:под )?эмбарго", r"до") + rf"|не публиковать (?:до|ранее)\b{_TIME}[^\n]{{1,60}}$",
        "uk": _until(r"(?:під )?ембарго", r"до") + rf"|не публікувати (?:до|раніше)\b{_TIME}[^\n]{{1,60}}$",
    },
    begins={
        "en": "emba for_ held hold not_ pres stri unde",
        "de": "acht emba frei gesp nich sper",
        "fr": "emba ne_p sous",
        "es": "bajo emba no_d no_p",
        "it": "emba non_ sott",
        "pt": "emba nao_ não_ sob_",
        "nl": "emba niet onde",
        "sv": "emba spär unde",
        "da": "emba klau unde",
        "no": "emba klau sper unde",
        "pl": "emba zaka",
        "cs": "emba",
        "ru": "не_п под_ эмба",
        "uk": "емба не_п під_",
    },
    most=22,
)
RULES = (EMBARGO,)
