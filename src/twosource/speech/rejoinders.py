"""Other answers that the narration tells in a few words, whether or not a statement stands there: "The mayor fired back",
"defended herself against the charges", "apologised", "refused to back down".
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from twosource.spans import Span
from twosource.speech.clause import subject_before
from twosource.speech.denials import hypothetical
from twosource.speech.exchanges import OUTCRY, in_earnest
from twosource.speech.passage import Sentence
from twosource.speech.silences import MOST, quoted
from twosource.words import vocabulary

_OWN = r"(?:the|his|her|its|their|that|this|those|these|[A-Z][\w.-]*[’']s?)"
_SAID = r"(?:remarks?|comments?|statements?|claims?|stor(?:y|ies)|reports?|reporting|accounts?|assertions?|words|findings|accusations?|allegations?|tweets?|posts?|decisions?|actions?|positions?)"
_REJOINDER = re.compile(
    r"\b(?:hit|fired|shot|struck|snapped|lashed|punched|clapped|bit|barked)\s+back\b(?!\s+(?:to|from|in\s+time)\b)"
    rf"|\b(?<!to )defend(?:s|ed|ing)\s+(?:himself|herself|itself|themselves|{_OWN}\s+(?:\w+\s+){{0,3}}?(?:{_SAID}|handling|record|conduct|choice|move|vote|use|role|approach|actions|policy|plan|photo|ad))\b"
    r"|\b(?:took\s+to|went\s+on|rushed|stepped\s+in|weighed\s+in|jumped\s+in|sprang|leapt|came\s+out|hurried|moved)\s+(?:[\w’'-]+\s+){0,6}?to\s+defend\b"
    r"|\b(?:came|rushed|sprang|leapt)\s+to\s+(?:[\w’'-]+\s+){1,4}?defen[cs]e\b"
    rf"|\bst(?:ood|ands|anding|uck|icks)\s+by\s+{_OWN}\s+(?:\w+\s+){{0,2}}?{_SAID}\b"
    r"|\b(?:apologi[sz]ed|(?:issued|offered|made|posted|published|delivered)\s+(?:an?|his|her|its|their)\s+(?:\w+\s+){0,2}?apology)\b"
    r"|\b(?:refus(?:ed|es|ing)|declin(?:ed|es|ing))\s+to\s+(?:apologi[sz]e|back\s+down|retract|recant|step\s+down(?!\s+(?:from|off)\s+(?:an?|the)\s+(?:ladder|stage|podium|step|train|bus)\b)|resign|withdraw(?!\s+(?:money|cash|funds|troops|forces|from)\b))\b|\b(?:made|offered|makes|offers)\s+no\s+apolog(?:y|ies)\b"
    rf"|\brespond(?:ed|s)\s+to\s+(?:[\w’'-]+\s+){{0,5}}?{OUTCRY}\b"
    rf"|\b(?:walked|rowed|dialed|dialled|rolled)\s+back\s+{_OWN}\s+(?:\w+\s+){{0,2}}?{_SAID}\b"
)
_ANSWERING = frozenset(
    "back defend defends defended defending defense defence stood stands standing stuck sticks apologised apologized apology apologies refused "
    "refuses refusing declined declines declining responded responds".split()
)
"""One of these stands in every rejoinder: most sentences have none, and need no look for one."""
_ASIDE = re.compile(
    r"\b(?:who|which|that|whose)\s+(?:\w+\s+)?$|\b(?:though|although|after|because|since|when|while|as)\s+(?:[\w’'.-]+\s+){0,5}?$|[—–―]\s*(?:and|or)\s+$"
)
"""In front of what is told of before, by the way: "the mayor, who stood by her remarks"."""
WORDS = 8
"""Of a source; a longer one is no name of who answers."""


class Rejoinder(NamedTuple):
    """All of it, and who answers."""

    span: Span
    by: Span


def rejoinders(content: str, sentence: Sentence) -> list[Rejoinder]:
    """In text order; none between quotation marks, none that is only thought of or negated. Linear in the sentence."""
    out: list[Rejoinder] = []
    if vocabulary(content, sentence.span).isdisjoint(_ANSWERING):
        return out
    for m in islice(_REJOINDER.finditer(content, sentence.span.start, sentence.span.end), MOST):
        if quoted(sentence, m.start()) or hypothetical(content, sentence.span, m.start()):
            continue
        if _ASIDE.search(content, sentence.span.start, m.start()) or in_earnest(
            m.group(), content[sentence.span.start : sentence.span.end]
        ):
            continue
        before = Span(sentence.span.start, m.start())
        source = subject_before(content, before, m.start(), sentence.narration)[0]
        if source is not None and len(content[source.start : source.end].split()) <= WORDS:
            out.append(Rejoinder(Span(source.start, m.end()), source))
    return out
