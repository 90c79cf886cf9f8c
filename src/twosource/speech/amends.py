"""Owning up: apologies, regrets and admissions of one's own fault answer whoever complained, named or not."""

from __future__ import annotations

import re

_WHO = r"(?:I|we|he|she|they|it|I['’]m|we['’]re)"
_WISHING = (
    r"(?:(?:\w+ly|also|just|only|here|again|never|not|do|did|does|can|could|will|would|must|have|has|had|am|are|was|were|feel|felt|very|so|"
    r"want(?:s|ed)?|wish(?:es|ed)?|like|need(?:s|ed)?|ask(?:s|ed)?|tried|to),?\s+){0,5}?"
)
"""Between who apologises and the verb stand no others: "we want the mayor to apologise" is no apology."""
_NO_APOLOGY = (
    r"(?!,?\s+but\b|\s+to\s+(?:hear|see|learn|say|lose|leave|go|miss)\b"
    r"|\s+for\s+(?:your|his|her|their|the)\s+(?:\w+\s+)?(?:loss(?:es)?|famil(?:y|ies)|victims?|relatives|dead|deaths?|widows?|children|people)\b)"
)
"""Behind "sorry": of a loss that another has, or for politeness."""
_APOLOGY = re.compile(
    rf"(?:\b(?:I|we)(?:['’](?:m|re|d|ve|ll))?|^[\"“‘']?(?:that\s+)?(?:he|she|they|it)(?!\s+must\b))\s+{_WISHING}[\"“‘']?(?:\w+ly)?[\"”’']?\s*(?:apologi[sz]e[sd]?\b"
    rf"|(?:truly\s+)*sorry\b{_NO_APOLOGY}|regret(?:s|ted)?[\"”]?\s+(?:the|my|his|her|our|their|what|that|any)\b)",
    re.IGNORECASE,
)
_FAULT = re.compile(
    rf"[\"“‘']?(?:that\s+)?[\"“‘']?{_WHO}\s+[\"“‘']?(?:\w+ly\s+|had\s+|have\s+|has\s+|may\s+have\s+|might\s+have\s+|did\s+){{0,2}}(?:(?:went|gone|go)\s+(?:\w+\s+)?too\s+far|"
    r"crossed\s+(?:a|the)\s+line|(?:made|make)\s+(?:an?\s+|some\s+|many\s+|several\s+)?(?:\w+\s+)?(?:mistakes?|error)\b|misspoken?\b|overreacted|overstepped|messed\s+up|screwed\s+up|"
    r"chose\s+(?:my|his|her|our|their)\s+words\s+(?:badly|poorly)|used\s+a\s+poor\s+choice|(?:takes?|took|accepts?|accepted)\s+(?:full\s+|sole\s+|complete\s+|total\s+)?(?:responsibility|the\s+blame)\b|"
    r"(?:should|ought\s+to)\s+have\s+(?:known\s+better|been\s+(?:more\s+)?(?:clear|clearer|careful|precise)|apologi[sz]ed)|let\s+(?:\w+\s+){1,3}down\b)"
    r"|[\"“‘']?(?:that\s+)?[\"“‘']?(?:I|we)\s+(?:was|were|am|are)\s+(?:\w+ly\s+|so\s+)?(?:wrong|mistaken|ashamed)\b",
    re.IGNORECASE,
)
"""At the head of what is said; "he was wrong" may be said of others, "I was wrong" is not."""
_APOLOGIZING = re.compile(
    r"\b(?:apologi[sz](?:e|es|ed|ing)|(?:issu|offer|mak|publish|post|deliver|tender)(?:e|es|ed|ing|s)?\s+(?:an?\s+|his\s+|her\s+|its\s+|their\s+)(?:\w+\s+)?apolog(?:y|ies)|made\s+an?\s+(?:\w+\s+)?apology|"
    r"express(?:es|ed|ing)?\s+(?:\w+\s+){0,3}?(?:regrets?|remorse|contrition)|voic(?:ed|ing)\s+(?:\w+\s+)?(?:regret|remorse)|owned\s+up|s(?:aid|ays)\s+sorry)\b",
    re.IGNORECASE,
)
REACH = 60
"""Code points of what is said that may complete the verb: "expressed" "deep regret"."""
_NOT_DONE = re.compile(
    r"\b(?:not|never|yet|nor|refus\w+|declin\w+|should|must|would|call\w*\s+\w+\s+to|demand\w*|forced\s+to)\s+(?:\w+\s+)?$|n['’]t\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def owns_up(cue: str, said: str) -> bool:
    """Whether somebody apologises or admits a fault of his own, by his words or by the verb that reports them.

    >>> owns_up("said", "I went too far")
    True
    """
    if _APOLOGY.search(said):
        return True
    told = f"{cue} {said[:REACH]}"
    m = _APOLOGIZING.search(told)
    if m is not None and m.start() <= len(cue) and _NOT_DONE.search(told, 0, m.start()) is None:
        return True
    return _FAULT.match(said) is not None
