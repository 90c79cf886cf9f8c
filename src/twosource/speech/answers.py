"""Which statements answer somebody and deny nothing.

A statement is an answer where its cue says so ("replied", "hit back"), where its sentence does ("in
response", "asked whether", "responding to criticism", "seeking to clarify"), where it follows a question put to
somebody, and where it owns up ("we apologise").
"""

from __future__ import annotations

import re

from twosource.records import Statement
from twosource.speech.amends import owns_up
from twosource.speech.exchanges import BLAME, NEAR, OUTCRY, in_earnest, interview, replies, speaks
from twosource.speech.passage import Sentence
from twosource.speech.silences import quoted
from twosource.weights import stem
from twosource.words import vocabulary

_ANSWERS = frozenset(
    stem(w) for w in "reply replied respond retort counter rejoin answer react rejoinder riposte clarify".split()
)
_BLOWS = r"hit|hits|hitting|shot|shoots|fired|fires|firing|snapped|struck|lashed|punched|clapped"
_BACK = re.compile(rf"\b(?:{_BLOWS}|bit|barked|tweeted|wrote)\s+back\b")
_DEFENDING = re.compile(
    r"(?<!\bto )\bdefend(?:s|ed)?\b|\b(?:is|are|was|were|been|by|,)\s+(?:\w+ly\s+)?defending\b|^defending\b|\b(?:weighed|weighing|stepped|jumped|piled|waded|moved)\s+in\s+to\s+defend\b|\b(?:rushed|sprang|leapt|leaped|hurried|came\s+out|rose|went\s+on(?:\s+\w+)?|took\s+to(?:\s+\w+)?)\s+to\s+defend\b"
    r"|\b(?:came|rushed|sprang|leapt|jumped|rose)\s+to\s+(?:[\w’'-]+\s+){1,4}?(?:defen[cs]e|rescue)\b|\b(?:stood|stands|standing|stuck|sticking)\s+by\b|\bst(?:ood|uck)\s+up\s+for\b|\bjustif(?:y|ies|ied|ying)\b(?<!to justify)"
)
_CRITICISING = re.compile(
    r"\b(?:critici[sz]|attack|mock|ridicul|blast|slam|assail|lambast|derid|denounc|condemn|question|fault|decr|scorn|scoff)(?:e|es|ed|ing|s|ied|ies|med|ming)?\b"
)
_CALLING = re.compile(
    r"\b(?:call|brand|label|describ|term|dub|characteri[sz])(?:s|e|es|ed|ing|led|ling|bed)?\b(?!\s+(?:for|on|upon)\b)"
)
_COMPLAINT = re.compile(
    r"(?:(?:the|this|that|these|those|his|her|its|their|all|any|such|[\w.-]+[’']s?)\s+)?(?:\w+\s+)?(?:attacks?\s+on|criticisms?|accusations?|allegations?|claims?|charges?|backlash|outcry|controversy|complaints?)\b"
    r"|.{1,80}\bwitch[ -]hunt\b"
)
"""Who calls the criticism politics answers it."""
_TO_THEM = re.compile(
    r"\W*(?:In (?:response|reply|answer) to|Responding to|Contrary to|To (?:those|anyone|all those) who)\b"
)
_STANDING = re.compile(
    r"\W*(?:that\s+)?(?:(?:[Ww]ith (?:all )?(?:due )?respect|[Ww]ell|[Nn]o|[Ss]o|[Ll]ook|[Bb]ut|[Aa]nd)\W+)?(?:I|[Ww]e)\s+(?:\w+ly\s+|still\s+|must\s+)?(?:stand\s+(?:\w+ly\s+)?by\s|disagree\b|(?:do\s+not|don['’]t)\s+agree\b|beg\s+to\s+differ|take\s+(?:issue|exception)\b)"
    r"|\W*(?:Yes|No|Yeah|Absolutely|Of course|Of course not|Not at all|Nonsense)(?:[,.!]|\s+[—–-])|\W*Yes\s+(?:it|I|we|he|she|they|there)\b"
)
"""Who disagrees, or stands by a thing, at the head of what he says, speaks to somebody who was against it."""
_REFUSING = re.compile(r"\b(?:reject|rebuff|dismiss|resist|refus|spurn|ignor)(?:s|es|ed|ing)?\b")
_DISAGREEING = re.compile(r"\b(?:did|does|do)(?:\s+not|n['’]t)\s+agree\s+with\b")
"""Whose words are agreed with or not; "disagreed with that claim" denies it."""
_TRYING = re.compile(
    r"\b(?:tried|tries|trying|sought|seeks|seeking|attempted|attempting|hastened|rushed|struggled)\s+to\s+(?:explain|justify|clarify|reassure|defend|rationali[sz]e|excuse)\b"
)
_NO_MEMORY = re.compile(
    r"\W*(?:that\s+)?(?:I|we|he|she|they)\s+(?:(?:did|do|does|could|can)(?:\s+not|n['’]t)|cannot|had\s+no)\s+(?:recall|recollect|remember|memory|recollection)\b"
)
"""Only who was asked says that he does not remember."""
_CALLS = re.compile(
    r"(?:(?:the|all|any|such|repeated|growing|these|those|his|her|its|their)\s+){0,2}(?:\w+\s+)?(?:calls|appeals|demands|pleas|pressure|entreaties|requests)\s+(?:(?:from|by)\s+(?:[\w’'.-]+\s+){1,5}?)?(?:that|for|to)\b"
)
_MAKING_LITTLE = re.compile(
    r"\b(?:downplay(?:s|ed|ing)?|play(?:s|ed|ing)?\s+down|shrug(?:s|ged|ging)?\s+off|laugh(?:s|ed|ing)?\s+off|wav(?:es|ed|ing)?\s+(?:off|away|aside)|sidestep(?:s|ped|ping)?|deflect(?:s|ed|ing)?)\b"
)
"""Who plays a thing down answers those who made much of it."""
_NEGATED = re.compile(r"\b(?:not|yet|never|little|nothing|failed)\b|n['’]t\b")
_FRAME = re.compile(
    r"\b[Ii]n\s+(?:an?\s+|his\s+|her\s+|its\s+|their\s+)?(?:\w+\s+)?(?:response|reply|answer|reaction|rebuttal)\b(?!\s+time)"
    r"|\b(?:[Rr]espond|[Rr]eply|[Rr]eact|[Aa]nswer)ing\s+to\b"
    rf"|\b(?:[Ff]ighting|[Ff]acing|[Aa]mid|[Dd]espite|[Rr]ejecting|[Aa]ddressing|[Aa]nswering(?!\s+(?:an?|the|his|her|its|their)\s+calls?\b)|[Dd]eflecting|[Cc]ountering|[Dd]ismissing)\s+(?:[\w’'-]+\s+){{0,4}}?{BLAME}\b"
    r"|(?:\b(?:Asked|Pressed|Quizzed|Questioned|Challenged)|(?:[,;—–]\s*|\b(?:[Ww]hen|[Ii]f|was|were|being|been)\s+)(?:asked|pressed|quizzed|questioned|challenged))\s+(?:[\w’'.-]+\s+){0,7}?(?:about|on|over|whether|if|why|how|what|when|who|where|by|to|for|at)\b"
    r"|\b(?:[Ss]eeking|[Ss]ought|[Tt]rying|[Tt]ried|[Aa]ttempting|[Mm]oved|[Hh]oping|[Rr]ushed)\s+to\s+(?:\w+ly\s+)?(?:clarify|quell|defuse|explain|defend|justify|calm|"
    r"reassure|contain|play\s+down|downplay|placate|deflect|rebut|counter)\b"
    r"|\b(?:clarified|downplayed|played\s+down|shrugged\s+off|defended|defends|defending|justified)\s+(?:that\b|(?:the|his|her|its|their|[A-Z][\w-]+[’']s)\s)"
    rf"|\b(?:responded|responds|respond|reacted|replied)\s+(?:\w+\s+){{0,2}}?to\s+(?:(?:[\w’'-]+\s+){{0,5}}?{BLAME}\b|[A-Z])"
    r"|\b(?:responded|replied|retorted|reacted|countered)\b(?=[^.;:“”\"]{0,60}?,\s+(?:saying|writing|telling|arguing|insisting|noting|adding|calling|accusing|claiming)\b)"
    r"|\b(?:offered|gave|issued|provided)\s+an?\s+(?:\w+\s+)?(?:response|reply|answer|retort|rejoinder)\b"
    rf"|\b(?:{_BLOWS})\s+back\b"
    rf"|\bdefend(?:s|ed|ing)?\s+(?:himself|herself|itself|themselves)\b"
    rf"|\b(?:[Aa]fter|[Ff]ollowing|[Ii]n\s+the\s+(?:wake|face)\s+of|[Uu]nder\s+fire\s+(?:for|over)|[Ss]tung\s+by)\s+(?:[\w’'-]+\s+){{0,4}}?{OUTCRY}\b"
    rf"|\baddressed\s+(?:the|those|these|his|her|their)\s+(?:\w+\s+)?{BLAME}\b"
)
_FRAMING = frozenset(
    "response reply answer reaction rebuttal retort rejoinder responding replying reacting answering fighting facing amid despite rejecting "
    "addressing addressed deflecting countering dismissing asked pressed quizzed questioned challenged clarify quell defuse explain defend "
    "justify calm reassure contain play downplay placate deflect rebut counter clarified downplayed played shrugged defended defends "
    "defending justified responded responds respond reacted replied retorted countered back criticism criticisms accusation accusations "
    "allegation allegations backlash blowback outcry furor furore outrage uproar complaint complaints anger condemnation fury row scandal rebuke riposte".split()
)
"""One of these stands in every frame: most sentences have none, and need no look for one."""
_DREW = re.compile(
    r"\b(?:drew|prompted|brought|provoked|earned)\s+(?:an?\s+)?(?:\w+\s+)?(?:response|retort|reply|rebuke|riposte)\s+from\b"
)
_HIS = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he)\s+(?:\w+\s+)?(?:response|reply|answer)\s*:|[’']s?\s+(?:response|reply|answer)\s*:\s*$|\brepl(?:ied|ies)\b[^.]{0,80}[.:]\s*$"
)
_CHAMPION = re.compile(
    r"\bdefend\w*\s+(?:\w+\s+){0,2}(?:titles?|crown|trophy|cup|thesis|championships?|border|borders|goal|city|town|country|seats?)\b"
)
_INVITED = re.compile(
    rf"(?:to|by|with)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{BLAME}|posting|saying|noting|arguing|pointing|telling|claiming|accusing|calling|insisting|question)\b",
    re.I,
)
_CREWS = re.compile(
    r"\b(?:[Pp]olice|[Oo]fficers?|[Cc]rews?|[Ff]irefighters?|[Dd]eputies|[Uu]nits?|[Pp]aramedics?|[Aa]mbulances?|apparatus|[Tt]roopers?|[Ee]ngines|[Nn]avy|frigate|warship|[Cc]oast\s+[Gg]uard)\s+(?:\w+\s+){0,2}$"
)
"""Who responds to a fire answers nobody."""
_AGAINST_THE_WIND = re.compile(r"(?:amid|despite|facing|after|following|in the)\b", re.IGNORECASE)
_PARTICLE = re.compile(r"\b(?:to|by|with|within)$")
_ARGUMENT = re.compile(
    r"(?:[\w’'.-]+\s+){0,5}?(?:assessments?|arguments?|claims?|assertions?|reasoning|logic|rationale|suggestions?|characteri[sz]ations?|explanations?|defen[cs]e|responses?|apolog(?:y|ies)|denials?|excuses?|reply|answer)\b"
)
"""What somebody has said, named as such: who criticises it answers it."""
_BECAUSE = re.compile(r"\s(?:after|when|once|because)\s+$")
"""What stands in the clause behind it is what was answered: "sought to clarify his plan after a paper said …"."""
LEAD = 300
"""Code points in front of an answer in which an interviewer is named."""
OPENING = 30
"""Code points in front of who answers a question: "After a pause, "."""
_ASKING = re.compile(
    r"\b(?:ask|asks|asked|asking|wonder|wonders|wondered|press|pressed|challenged|questioned|quizzed|demanded)\b"
)


def answers(
    content: str, s: Statement, sentences: list[Sentence], before: Statement | None, near: list[Statement]
) -> bool:
    """Whether a statement that denies nothing answers somebody. ``sentences``: those that hold it and the one in front
    of them; ``before``: the statement of somebody else right in front, if any; ``near``: the few in front, whoever said them.
    """
    if s.stance == "denies" and s.speaker.name and _refuses(content, s):
        return True
    if s.stance in ("denies", "declines"):
        return False
    cue = " ".join(content[x.start : x.end] for x in s.cue).lower()
    what = content[s.content[0].start : s.content[0].end]
    if s.speaker.name and _DISAGREEING.search(f"{cue} {what[:5]}"):
        return True
    if not s.speaker.name or _NEGATED.search(cue) or _ASKING.search(cue) or _nobody(content, s):
        return False
    lemmas = {stem(w) for w in re.findall(r"[\w’'-]+", cue)}
    if lemmas & _ANSWERS or _BACK.search(cue):
        led = _PARTICLE.search(cue)
        told = f"{led[0]} {what}" if led else what
        return not re.match(r"(?:to|by|with|within)\b", told) or _INVITED.match(told) is not None
    if _DEFENDING.search(cue):
        return _CHAMPION.search(f"{cue} {what}") is None
    if _MAKING_LITTLE.search(cue) or (_CRITICISING.search(cue) and _ARGUMENT.match(what)):
        return True
    if _CALLING.search(cue) and _COMPLAINT.match(what):
        return True
    if _TRYING.search(cue) or _NO_MEMORY.match(what):
        return True
    if _TO_THEM.match(what) or _STANDING.match(what):
        return True
    return (
        owns_up(cue, what)
        or _framed(content, s, sentences, before, near)
        or _asked(content, s, sentences, before)
        or replies(content, s, sentences, before)
    )


def _refuses(content: str, s: Statement) -> bool:
    """ "rejected calls to resign": no denial, and an answer to who called."""
    cue = " ".join(content[x.start : x.end] for x in s.cue).lower()
    return _REFUSING.search(cue) is not None and _CALLS.match(content, s.content[0].start) is not None


def makes_little(words: str) -> bool:
    """Whether somebody plays a thing down, shrugs it off or waves it away in ``words``."""
    return _MAKING_LITTLE.search(words) is not None


def _leads_on(content: str, sentence: Sentence, place: int) -> bool:
    """ "The mayor addressed the video on Monday: …": a sentence whose colon hands over to the next one."""
    return sentence.span.end <= place and content[sentence.span.end - 1] == ":"


def _nobody(content: str, s: Statement) -> bool:
    return bool(s.source) and content[s.source[0].start :][:7].lower().startswith(("no ", "none ", "nobody "))


def _framed(
    content: str, s: Statement, sentences: list[Sentence], before: Statement | None, near: list[Statement]
) -> bool:
    """The frame stands in the narration of its sentence, outside its own content, or leads to it from the sentence before.

    Behind a frame the first statement is the answer; one in front of the frame is it where nothing follows.
    """
    place = min(x.start for x in (*s.source, *s.cue, *s.content))
    for sentence in sentences:
        own = sentence.span.start <= place < sentence.span.end or _leads_on(content, sentence, place)
        frame = _FRAME if own else _DREW
        framing = not vocabulary(content, sentence.span).isdisjoint(_FRAMING)
        for m in frame.finditer(content, sentence.span.start, sentence.span.end) if framing else ():
            if any(x.start <= m.start() < x.end for one in (s, *near) for x in one.content) or quoted(
                sentence, m.start()
            ):
                continue
            if _CHAMPION.match(content, m.start(), sentence.span.end) or in_earnest(
                m.group(), content[sentence.span.start : sentence.span.end]
            ):
                continue
            if _CREWS.search(content, sentence.span.start, m.start()):
                continue
            if m.start() >= s.content[-1].end and _AGAINST_THE_WIND.match(m.group()):
                continue  # "passed the rule, despite claims that …": those came before, and nobody answers them here
            if _BECAUSE.search(content, m.end(), place) or (
                _ASKING.search(m.group().lower()) and interview(content[sentence.span.start : sentence.span.end])
            ):
                continue
            if any(x.start < m.end() and m.start() < x.end for x in s.cue):
                continue  # "responding to criticism", "answering a call": that is what is answered
            leading = before is not None and any(x.start < m.end() and m.start() < x.end for x in before.cue)
            taken = (
                before is not None
                and not leading
                and m.start() <= before.content[0].start
                and before.content[-1].end <= place
            )
            if not taken:
                return True
        if not own and _is_his(content, sentence.span.start, place):
            return not interview(content[max(0, place - LEAD) : place])
    return _is_his(content, max(0, place - 60), place) and not interview(content[max(0, place - LEAD) : place])


def _is_his(content: str, start: int, end: int) -> bool:
    """ "His answer:" in front of what is said."""
    lead = content[start:end]
    return any(w in lead for w in ("respon", "repl", "answer")) and _HIS.search(content, start, end) is not None


def after_question(content: str, s: Statement, sentences: list[Sentence], before: Statement | None) -> bool:
    """Nobody denies a question: "Was it less?" he asked. She said it was not."""
    return s.stance == "denies" and _asked(content, s, sentences, before)


def _asked(content: str, s: Statement, sentences: list[Sentence], before: Statement | None) -> bool:
    """ "Who knew?" asked the judge. The engineer said …: the sentence right behind a question of somebody else opens with it."""
    if (
        before is None
        or s.stance == "asks"
        or (s.form == "indirect" and not speaks(content, s))
        or before.stance != "asks"
        or before.content[-1].end > s.content[0].start
    ):
        return False
    end = max(x.end for x in (*before.content, *before.source, *before.cue))
    place = min(x.start for x in (*s.content, *s.source, *s.cue))
    own = next((x.span.start for x in sentences if x.span.start <= place < x.span.end), place)
    gap = content[end:place]
    if (
        end <= sentences[0].span.start
        or place - own > OPENING
        or len(gap) > NEAR
        or "agree" in content[end : s.content[0].start]
    ):
        return False
    if interview(content[max(0, place - LEAD) : place]):
        return False
    words = " ".join(content[x.start : x.end] for x in before.cue).lower()
    told = content[before.content[-1].start : before.content[-1].end].rstrip("\"”’' ")
    return _ASKING.search(words) is not None and (
        told.endswith("?") or re.match(r"(?:whether|if|why|how|what|who)\b", told) is not None
    )
