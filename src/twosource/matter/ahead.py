"""Whether the words around a weekday or a month say that it is still to come: "will vote on Thursday", "begins Saturday"."""

from __future__ import annotations

import re

from twosource.spans import Span

_REACH = 110
"""Characters on each side in which the words that look ahead are sought."""
_COMING = (
    r"(?:will|won['’]t|shall|(?:is|are|being|be) (?:\w+ly )?(?:expected|due|scheduled|set|slated|planned|supposed|likely|about)"
    r"(?: to| for)?|going to|plans? to|planning to|as (?:soon|early) as|(?:begin|open|start|resume|kick|host|play|face)s(?: off)?"
    r"|tak(?:es|e) (?:place|over))"
)
_BEFORE = re.compile(rf"\b{_COMING}\b(?P<between>[^;:!?“”\"]*)$")
_BEHIND = re.compile(rf"(?:['’]s?)?,?(?P<between>(?: [\w'’,-]+){{1,8}}?) {_COMING}\b")
_OPENING = re.compile(r"[“\"‘']?(?:(?:On|By|From|This|Come|Starting|Beginning) )?$")
_WHOSE = re.compile(r"(?: (?:morning|afternoon|evening|night))?['’]s\b")
"""What is of that day may have been: "will appeal Saturday's verdict"."""
_UNDERGOING = re.compile(r"\W*(?:(?:not|also|now|then|\w+ly) )*(?:be|have|get) (?:\w+ly )?\w+")
_PAST = re.compile(
    r"\b(?:said|says?|told|according|wrote|statement|interview|announcement|when|while|after|since|because|following|amid|despite|that|which|who|was|were|had|did|"
    r"met|won|lost|went|came|held|gave|took|made|found|fell|hit|saw|left|led|got|ran|began|spoke|\w{2,}ed)\b"
)
"""Words between that turn to what was: "will resign, he announced on Friday"."""


def lies_ahead(text: str, sentence: Span, when: Span) -> bool:
    """Whether the day or month printed at ``when`` is still to come, by the words of its sentence in front of it or, where
    it opens the sentence, behind it.
    """
    m = _BEFORE.search(text[max(sentence.start, when.start - _REACH) : when.start])
    if (
        m is not None
        and not _WHOSE.match(text, when.end)
        and not _PAST.search(_UNDERGOING.sub("", m["between"], count=1))
    ):
        return True
    if not _OPENING.fullmatch(text, sentence.start, when.start):
        return False
    m = _BEHIND.match(text, when.end, min(sentence.end, when.end + _REACH))
    return m is not None and not _PAST.search(m["between"])
