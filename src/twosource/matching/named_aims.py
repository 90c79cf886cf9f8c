"""What a response answers, where its words name it: an ad or a book, whose account, who was answered, what it quotes itself."""

from __future__ import annotations

import re

from twosource.matching.answered import BESIDE, FAR, IN_FRONT, REACH, Answer, about, bare_name, by_another
from twosource.matching.said import ACCUSING, Said
from twosource.matching.speakers import OPEN, same_speaker
from twosource.records import Speaker, Statement

_SAID_SO = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:ever\s+)?(?:having\s+)?(?:said|saying|made|making|written|writing|used|using)\s+"
    r"(?:that|this|it|so|them|(?:the|those|any\s+such)\s+(?:remarks?|comments?|statements?|words))(?=\W*$|[,.;])"
)
_PIECE = r"(?:account|stor(?:y|ies)|article|report|claims?|characteri[sz]ation|version|description|allegations?|accusations?|assertions?|suggestions?|criticisms?|charges?|arguments?|remarks?|comments?|statements?|figures?|concerns|rationale|assessment|objections|warnings?|case|reasoning)"
_WHOSE = re.compile(
    rf"(?P<whom>[A-Z][\w-]*(?:\s+(?:[A-Z][\w-]*|campaign|government|team|ministry|army|office)){{0,3}})(?:[’']s?)?\s+(?:\w+\s+)?{_PIECE}\b"
)
HEAD = 120
"""Code points of an answer in which it names whose words it answers."""
_AGAINST_WORDS = re.compile(
    r"\b(?:critici[sz]|attack|mock|ridicul|blast|slam|assail|lambast|derid|denounc|condemn|question|fault|answer|counter|repli|respond|play|downplay)\w*(?:\s+\w+){0,2}\s+$"
)
_PAPER = re.compile(
    r"\b(?:article|(?:newspaper|paper|magazine|press|media)(?:[’']s)?\s+(?:story|report\w*|account)|(?:a|the|that|news)\s+(?:report|story)|news\s+reports|media\s+reports)\b"
)
_POLICE = re.compile(r"\b(?:[A-Z]{0,4}PD|[Pp]olice|[Oo]fficers?|[Ss]heriff(?:[’']s)?)\b")
_WORKS = {
    "ad": r"(?:ads?|adverts?|advertisements?|commercials?|spots?)",
    "book": r"(?:books?|memoirs?|biograph(?:y|ies)|novels?)",
    "suit": r"(?:lawsuits?|suits?|complaints?|indictments?|petitions?)",
    "letter": r"(?:letters?|e-?mails?|memos?|memorand(?:um|a))",
    "film": r"(?:films?|videos?|documentar(?:y|ies)|footage|recordings?)",
    "study": r"(?:stud(?:y|ies)|surveys?|polls?|audits?)",
}
"""Things that say something themselves, by the nouns that name one and the same."""
_WORK = {
    kind: (
        re.compile(
            rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[’']s)\s+(?:[\w-]+\s+){{0,3}}?{nouns}\b"
        ),
        re.compile(rf"\b{nouns}\b"),
    )
    for kind, nouns in _WORKS.items()
}
_PRINTED = re.compile(
    r"\b(?:newspaper|magazine|Journal|Times|Post|Tribune|Herald|Gazette|Guardian|Telegraph|Courier|Chronicle|Globe|Mail|News|Reuters|report|article|story|broadcaster|network|website|paper)\b"
)
_TO_WHOM = re.compile(
    r"(?:[Ii]n (?:response|reply|answer)|[Rr]esponding|[Rr]eplying|[Rr]eacting) to (?P<whom>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?=[,.;]|$| on\b| in\b)"
)


def own_words(answer: Answer, said: Said) -> Statement | None:
    """ "denied having said that": what is told right in front, whoever it is told of."""
    if answer.response.state != "denied" or not _SAID_SO.search(answer.words):
        return None
    start = answer.response.span.start
    s = next(iter(said.open.before(start, start - IN_FRONT)), None)
    return s if s is not None and s.content[-1].end <= start else None


def of_a_work(answer: Answer, said: Said) -> Statement | None:
    """ "called the new ferry ad dishonest": what the ad says, nearest above, an accusation before others."""
    if answer.response.state != "denied":
        return None
    start = answer.response.span.start
    for named, noun in _WORK.values():
        if named.search(answer.words):
            row = [
                s
                for s in said.open.before(start, start - REACH)
                if s.content[-1].end <= start and noun.search(f"{s.speaker.name} {said.report.words(s.source)}")
            ]
            return next((s for s in row if s.stance in ACCUSING), row[0] if row else None)
    return None


def owned(answer: Answer, said: Said) -> Statement | None:
    """ "the Gazette's account", "the article": the nearest statement above of that owner, or of a paper where none is named."""
    r, report = answer.response, said.report
    if r.state == "silence-reported":
        return None
    owner, paper = _WHOSE.search(answer.words), _PAPER.search(answer.words)
    if r.state == "answered-otherwise":
        paper = None
        if owner is not None and (
            owner.start() > HEAD or not _AGAINST_WORDS.search(answer.words, 0, owner.start("whom"))
        ):
            return None
    if owner is None and paper is None:
        return None
    found = []
    for s in said.open.before(r.span.start, r.span.start - (REACH if owner is None else FAR)):
        source = report.words(s.source)
        if s.content[-1].end > r.span.start or not by_another(answer, s, report):
            continue
        whose = Speaker(name=bare_name(owner["whom"]), kind="institution") if owner else None
        if (
            (whose and same_speaker(s.speaker, whose, source, "") > OPEN)
            or (whose and _POLICE.search(whose.name) and _POLICE.search(source))
            or (paper and _PRINTED.search(f"{s.speaker.name} {source}"))
        ):
            found.append(s)
    if not found:
        return None
    run = [
        s
        for s in found
        if s.speaker.name == found[0].speaker.name and found[0].content[0].start - s.content[0].start < FAR
    ]
    return run[-1] if paper else next((s for s in run if s.stance in ACCUSING), found[0])


def inside(answer: Answer, said: Said) -> Statement | None:
    """ "pushed back on a report claiming that …", "rejected the allegations that …": somebody else's words within its own."""
    r = answer.response
    if r.state != "denied":
        return None
    within = (s for s in said.open.within(r.span) if s.source and s.source[0].start >= r.span.start)
    return next((s for s in within if by_another(answer, s, said.report)), None)


def named_one(answer: Answer, said: Said) -> Statement | None:
    """ "In response to Ms Orl, …": the nearest accusation or demand of the one that is named."""
    r, report = answer.response, said.report
    start = report.text.rfind("\n", 0, r.span.start) + 1
    named = _TO_WHOM.search(report.text, max(start, r.span.start - BESIDE * 2), min(len(report.text), r.span.end))
    if r.state != "answered-otherwise" or named is None:
        return None
    whom = Speaker(name=bare_name(named["whom"]), kind="named")
    for s in said.open.before(r.span.start, r.span.start - REACH):
        if (
            s.stance in ("accuses", "asks")
            and same_speaker(s.speaker, whom, report.words(s.source), "") > OPEN
            and about(r.by, s, report)
        ):
            return s
    return None
