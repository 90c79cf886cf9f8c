"""What a denial, an answer or a silence is aimed at: a statement that it fits, or nothing.

It fits when it is somebody else's, when it speaks of the one who answers, and when the words that point at it
("the allegations", "this", "Mr Adu's claims", "the charges against the mayor") do not speak against it. The nearest
one before the response wins; a wrong target is worse than none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from twosource.matching.said import ACCUSING, Said
from twosource.matching.speakers import CLASH, OPEN, same_speaker
from twosource.matching.terms import likeness, terms_of
from twosource.matter.exonyms import power_key
from twosource.matter.likeness import SAME_NAME, same_name
from twosource.records import Report, Response, ResponseLink, Speaker, Statement, Target
from twosource.spans import Span
from twosource.speech import TITLES
from twosource.weights import spread, stem
from twosource.words import tokens

FAR = 1200
"""Code points between a bare "denies this" and what it can mean: about three paragraphs."""
_POINTING = re.compile(r"^(?:(?:the|these|those|any|such|all|his|her|their|its)\s+)?(?:\w+\s+)?"
                       r"(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|criticism|wrongdoing)\b|^(?:this|that|it)(?=\W*$|[,.;])",
                       re.IGNORECASE)  # fmt: skip
REACH = 8000
"""Code points between a response and a statement whose speaker it names: a long article."""
BESIDE = 60
"""Code points between a statement and the "that criticism" that takes it up: the end of one sentence."""
IN_FRONT = 260
"""Code points between a statement and what replies to it: the rest of its sentence, and a lead."""
LEAST_COMMON = 0.5
"""Weight of words that are no names from which on two passages are about one matter."""
MUCH, MOSTLY = 8.0, 0.5
"""Weight, and share of the shorter side, from which on an answer far below is about a statement. Set on the development
comparisons, by hand."""
SOME = 3.0
"""Weight from which on a denial is about the statement right in front: one telling word."""
_GENERIC_DENIAL = re.compile(
    r"\b(?:nothing (?:wrong|improper|illegal|to hide)|wrongdoing|innocent|not guilty|misconduct|impropriety|(?:not|n['’]t) true|untrue|false|baseless|unfounded|groundless|a lie|lies|nonsense)\b",
    re.IGNORECASE,
)
"""What denies whatever was said."""
_REQUESTED = re.compile(
    r"^(?:(?:an?|the|our|two|three|several|repeated|multiple|numerous|many|any|his|her|their)\s+)*(?:\w+\s+)?(?:requests?|e-?mails?|messages?|calls|phone\s+calls?|inquiries|inquiry|"
    r"enquir\w+|quer(?:y|ies)|questions?|comments?|letters?)\b(?!\s+(?:about|on|regarding|for\s+h))",
    re.IGNORECASE,
)
"""How the silent were asked says nothing of what they were asked."""
KEPT = 400
"""Code points from one denial to the next of the same side that still answers the same."""
_ASKING = re.compile(r"\b(?:ask|wonder|press|quiz|question|demand)(?:s|ed|ing)?\b", re.IGNORECASE)
_OWNING_UP = re.compile(r"\b(?:apologi[sz]\w*|regret\w*|sorry)\b", re.IGNORECASE)
_QUESTION = re.compile(r"\?[\"”’']*$|^(?:whether|if|why|how|what|when|who)\b")
_SAID_SO = re.compile(
    r"\bden(?:y|ies|ied|ying)\s+(?:ever\s+)?(?:having\s+)?(?:said|saying|made|making|written|writing|used|using)\s+"
    r"(?:that|this|it|so|them|(?:the|those|any\s+such)\s+(?:remarks?|comments?|statements?|words))(?=\W*$|[,.;])"
)
_PIECE = r"(?:account|stor(?:y|ies)|article|report|claims?|characteri[sz]ation|version|description|allegations?|accusations?|assertions?|suggestions?|criticisms?|charges?|arguments?|remarks?|comments?|statements?|figures?)"
_WHOSE = re.compile(
    rf"(?P<whom>[A-Z][\w-]*(?:\s+(?:[A-Z][\w-]*|campaign|government|team|ministry|army|office)){{0,3}})(?:[’']s?)?\s+(?:\w+\s+)?{_PIECE}\b"
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
_REPLYING = re.compile(
    r"\b(?:repl(?:y|ies|ied)|respond(?:s|ed)?|retort(?:s|ed)?|counter(?:s|ed)|rejoined|answered|(?:hit|shot|fired|snapped|struck) back|defend(?:s|ed))\b|\b[Ii]n (?:response|reply)\b"
)
_TO_WHOM = re.compile(
    r"(?:[Ii]n (?:response|reply|answer)|[Rr]esponding|[Rr]eplying|[Rr]eacting) to (?P<whom>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?=[,.;]|$| on\b| in\b)"
)
_THAT = re.compile(
    r"\b(?:that|this|these|those)\s+(?:\w+\s+)?(?:allegations?|accusations?|claims?|charges?|reports?|suggestions?|assertions?|"
    r"criticisms?|arguments?|figures?|characteri[sz]ations?|descriptions?|accounts?|remarks?|statements?|comments?)\b",
    re.IGNORECASE,
)
_THE_CLAIM = re.compile(
    r"\bthe\s+(?:allegations?|accusations?|claims?|suggestions?|assertions?|criticisms?|charges?|figures?)\b(?!\s+(?:that|of|by|from|against|about)\b)",
    re.IGNORECASE,
)
_PRONOUN_OBJECT = re.compile(r"(?:it|him|her|them)\b", re.IGNORECASE)
_GENERIC = frozenset(
    "allege allegation accuse accusation claim charge report suggest question request comment answer mr mrs ms dr the".split()
)
COMMON = 300
"""Of 1,000 reports: a word in more of them says nothing of what a response is about."""


_OWNER = re.compile(r"((?:[A-Z][\w.’'-]*\s+)*[A-Z][\w-]+)[’']s?\s+(?:\w+\s+)?\w+$")
_AGAINST = re.compile(r"\b(?:against|about|by|of|from)\s+(.+)$")


class _Answer(NamedTuple):
    """A response with what its words say of its target."""

    response: Response
    words: str
    owner: str
    """Whose claims it answers ("Mr Adu's claims"); empty where the words do not say."""
    against: str
    """What they are about, against or from; empty where the words do not say."""
    matter: str | None
    bare: bool
    """True where the words only point: nothing but nearness tells the target."""


def _answer(r: Response, said: Said) -> _Answer:
    report = said.report
    owner = _OWNER.search(report.words(r.target_span)) if r.target_span else None
    against = _AGAINST.search(report.words(r.span)[len(r.by) :])
    matter = _matter(r, said)
    return _Answer(
        r,
        report.words(r.span),
        owner.group(1) if owner else "",
        against.group(1) if against else "",
        matter,
        matter is None or bool(_POINTING.match(matter) or (len(matter) < BESIDE and _GENERIC_DENIAL.search(matter))),
    )


def with_targets(report: Report) -> tuple[Response, ...]:
    """The responses of a report with the statements of the same report that they answer.

    A bare denial looks back FAR code points, one that names whose claim it denies REACH.
    """
    out: list[Response] = []
    said = Said(report)
    for r in report.responses:
        found = _near(_answer(r, said), said)
        target = found.id if found else _kept(out, r)
        out.append(msgspec.structs.replace(r, target=target))
    return tuple(out)


def _kept(earlier: list[Response], r: Response) -> str | None:
    """What the denial right before denies, where one side goes on denying: "… called it false. Nothing has changed, its head said"."""
    last = earlier[-1] if earlier else None
    if last is None or last.state != "denied" or r.state != "denied" or r.span.start - last.span.end > KEPT:
        return None
    one, other = (Speaker(name=x.by, kind="institution") for x in (last, r))
    return last.target if same_speaker(one, other, last.by, r.by) > OPEN else None


def link_responses(reports: tuple[Report, ...]) -> tuple[ResponseLink, ...]:
    """Every response of every report with its target: in its own report, else the best fit of another report."""
    out, said = [], [Said(r) for r in reports]
    for own in said:
        for n, r in enumerate(own.report.responses):
            letter = own.report.letter or ""
            target, why = _where(r, own, said)
            out.append(ResponseLink(report=letter, response=n, target=target, state=r.state, why=why))
    return tuple(out)


def _where(r: Response, own: Said, said: list[Said]) -> tuple[Target | None, str]:
    if r.target is not None:
        return Target(
            report=own.report.letter or "", statement=r.target
        ), "the nearest statement in the same report that it fits"
    answer = _answer(r, own)
    fits = [
        (_strength(answer, found, other.report), other.report.sha256, other.report, found)
        for other in said
        if other.report.letter != own.report.letter and (found := _elsewhere(answer, other)) is not None
    ]
    if fits:
        _, _, report, found = max(fits, key=lambda f: (f[0], f[1]))
        return Target(
            report=report.letter or "", statement=found.id
        ), "no statement of its own report fits; this one of another does"
    return None, "no statement in these reports that it clearly answers"


def _near(answer: _Answer, said: Said) -> Statement | None:
    """The target in the same report: what stands inside or right in front, else what it fits, the accusations first."""
    rules = (_work, _just_said, _own_words, _owned, _in_front, _named_one, _inside, _accusation)
    return next((s for rule in rules if (s := rule(answer, said)) is not None), None)


def _accusation(answer: _Answer, said: Said) -> Statement | None:
    """The nearest accusation above that fits a denial or a silence which only points, or names whose claims it answers."""
    r = answer.response
    if r.state == "answered-otherwise" or not (answer.bare or answer.owner):
        return None
    for s in said.accusing.before(r.span.start, r.span.start - (REACH if answer.owner else FAR)):
        if not s.content[0].overlaps(r.span) and _fits(answer, s, said.report, near=True):
            return s
    return None


def _own_words(answer: _Answer, said: Said) -> Statement | None:
    """ "denied having said that": what is told right in front, whoever it is told of."""
    if answer.response.state != "denied" or not _SAID_SO.search(answer.words):
        return None
    start = answer.response.span.start
    s = next(iter(said.open.before(start, start - IN_FRONT)), None)
    return s if s is not None and s.content[-1].end <= start else None


def _work(answer: _Answer, said: Said) -> Statement | None:
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


def _owned(answer: _Answer, said: Said) -> Statement | None:
    """ "the Gazette's account", "the article": the nearest statement above of that owner, or of a paper where none is named."""
    r, report = answer.response, said.report
    if r.state != "denied":
        return None
    owner, paper = _WHOSE.search(answer.words), _PAPER.search(answer.words)
    if owner is None and paper is None:
        return None
    found = []
    for s in said.open.before(r.span.start, r.span.start - (REACH if owner is None else FAR)):
        source = report.words(s.source)
        if s.content[-1].end > r.span.start or not _other(answer, s, report):
            continue
        whose = Speaker(name=_bare(owner["whom"]), kind="institution") if owner else None
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


def _inside(answer: _Answer, said: Said) -> Statement | None:
    """ "pushed back on a report claiming that …", "rejected the allegations that …": somebody else's words within its own."""
    r = answer.response
    if r.state != "denied":
        return None
    within = (s for s in said.open.within(r.span) if s.source and s.source[0].start >= r.span.start)
    return next((s for s in within if _other(answer, s, said.report)), None)


def _in_front(answer: _Answer, said: Said) -> Statement | None:
    """What somebody else said in the sentence right in front, where the answer replies to it, or it is about who answers."""
    r, report = answer.response, said.report
    s = next(iter(said.open.before(r.span.start, r.span.start - IN_FRONT)), None)
    if s is None or not _other(answer, s, report):
        return None
    end = max(x.end for x in (*s.content, *s.source, *s.cue))
    gap = report.text[end : r.span.start]
    if len(gap) > IN_FRONT or sum(gap.count(c) for c in ".!?") > 1 or end > r.span.start:
        return None
    if r.state == "answered-otherwise":
        if _OWNING_UP.search(answer.words):
            return None
        if s.stance == "asks" and _ASKING.search(report.words(s.cue)) and _QUESTION.search(report.words(s.content)):
            return s
        return _sharpest(s, said) if _REPLYING.search(answer.words) else None
    if answer.owner or said.denied_before(s, s.content[0].start - KEPT):
        return None  # who has denied the same just before is of one side with who answers
    common = SOME if answer.matter is None or answer.bare else _weights(answer.matter, s, report)[0]
    if r.state == "denied" and not answer.bare and common >= SOME:
        return s
    return s if common >= LEAST_COMMON and _about(_described(answer, said), s, report) else None


def _sharpest(s: Statement, said: Said) -> Statement:
    """Of what one speaker said in a row the last accusation or question, else the last."""
    row = []
    for other in said.open.before(s.content[-1].end, s.content[0].start - FAR):
        if other.speaker.name != s.speaker.name:
            break
        row.append(other)
    return next(
        (x for x in row if x.stance in ACCUSING),
        s if s.stance == "asks" else next((x for x in row if x.stance == "asks"), s),
    )


def _named_one(answer: _Answer, said: Said) -> Statement | None:
    """ "In response to Ms Orl, …": the nearest accusation or demand of the one that is named."""
    r, report = answer.response, said.report
    start = report.text.rfind("\n", 0, r.span.start) + 1
    named = _TO_WHOM.search(report.text, max(start, r.span.start - BESIDE * 2), min(len(report.text), r.span.end))
    if r.state != "answered-otherwise" or named is None:
        return None
    whom = Speaker(name=_bare(named["whom"]), kind="named")
    for s in said.open.before(r.span.start, r.span.start - REACH):
        if (
            s.stance in ("accuses", "asks")
            and same_speaker(s.speaker, whom, report.words(s.source), "") > OPEN
            and _about(r.by, s, report)
        ):
            return s
    return None


def _other(answer: _Answer, s: Statement, report: Report) -> bool:
    """Whether somebody else says it, as far as the names tell."""
    r = answer.response
    answerer = Speaker(name=r.by, kind="institution")
    return not s.speaker.name or same_speaker(s.speaker, answerer, report.words(s.source), r.by) <= OPEN


def _described(answer: _Answer, said: Said) -> str:
    """The name of who answers, and the words of its source where they hold no name ("the weir keeper")."""
    return f"{answer.response.by} {said.source_in(answer.response.span)}"


def _elsewhere(answer: _Answer, other: Said) -> Statement | None:
    """The target in another report: the words must name speaker or matter."""
    if answer.owner:
        row = other.open
    elif answer.against:
        row = other.accusing
    else:
        return None
    fitting = [s for s in row.statements if _fits(answer, s, other.report, near=False)]
    return max(fitting, key=lambda s: (_strength(answer, s, other.report), s.id)) if fitting else None


def _just_said(answer: _Answer, said: Said) -> Statement | None:
    """ "X said … Y dismissed that criticism": what somebody else said in the sentence right before."""
    if (
        answer.response.state == "silence-reported"
        or answer.owner
        or not (_THAT.search(answer.words) or _THE_CLAIM.search(answer.words))
    ):
        return None
    r, report = answer.response, said.report
    answerer = Speaker(name=r.by, kind="institution")
    near = []
    for s in said.ending(r.span.start - BESIDE, r.span.start):
        end = max(x.end for x in (*s.content, *s.source, *s.cue))
        gap = report.text[end : r.span.start]
        if sum(gap.count(c) for c in ".!?") > 1 or s.stance in ("denies", "declines"):
            continue
        if not s.speaker.name or same_speaker(s.speaker, answerer, report.words(s.source), r.by) <= OPEN:
            near.append(s)
    return _of_the_run(max(near, key=lambda s: s.content[0].start), answer, said) if near else None


def _of_the_run(s: Statement, answer: _Answer, said: Said) -> Statement:
    """Of what one speaker said in a row the last accusation that names who answers, else the last."""
    for other in said.open.before(s.content[-1].end, s.content[0].start - FAR):
        if other.speaker.name != s.speaker.name:
            return s
        if other.stance in ACCUSING and _about(answer.response.by, other, said.report):
            return other
    return s


def _fits(answer: _Answer, s: Statement, other: Report, *, near: bool) -> bool:
    """Whether the statement, which denies nothing itself, fits; ``near``: it stands in the report of the response."""
    r = answer.response
    answerer = Speaker(name=r.by, kind="institution")
    kinship = same_speaker(s.speaker, answerer, other.words(s.source), r.by)
    if s.speaker.name and kinship > OPEN:
        return False
    if not _about(r.by, s, other):
        return False
    if answer.owner:
        return (
            same_speaker(s.speaker, Speaker(name=_bare(answer.owner), kind="named"), other.words(s.source), "") > OPEN
        )
    if answer.against and not _same_matter(answer.against, s, other):
        return False
    if not near:
        common, share = _weights(answer.against, s, other)
        return s.stance in ACCUSING and common >= MUCH and share >= MOSTLY and kinship == CLASH
    return s.stance in ACCUSING and r.span.start - s.content[-1].end <= FAR


def _bare(name: str) -> str:
    return re.sub(r"^(?:Mr|Mrs|Ms|Dr)\.?\s+", "", name)


def _matter(r: Response, said: Said) -> str | None:
    """The words of the response that say what it is about, without its verb; None for a bare silence."""
    report = said.report
    if r.state == "silence-reported":
        about = report.words(r.target_span) if r.target_span else None
        return None if about is None or _REQUESTED.match(about) else about
    if r.target_span is not None:
        return report.words(Span(r.target_span.start, r.span.end))
    denial = said.denial_in(r.span)
    return report.words(denial.content if denial else r.span)


def _common(matter: str, s: Statement, other: Report) -> float:
    return _weights(matter, s, other)[0]


def _weights(matter: str, s: Statement, other: Report) -> tuple[float, float]:
    """Weight of the words, no names, that both have; and its share of all such words of the side with fewer."""
    ours = [t for t in terms_of(matter, (Span(0, len(matter)),)) if not t.name]
    theirs = [t for t in terms_of(other.text, s.content) if not t.name]
    left, common = list(theirs), 0.0
    for t in ours:
        best = max(left, key=lambda o: likeness(t, o), default=None)
        if best is not None and likeness(t, best) > 0:
            common += min(t.weight, best.weight) * likeness(t, best)
            left.remove(best)
    least = min(sum(t.weight for t in ours), sum(t.weight for t in theirs))
    return common, common / least if least else 0.0


def _same_matter(words: str, s: Statement, other: Report) -> bool:
    """A name in ``words`` must be named by the statement too; without names a word that says what it is about."""
    text = other.words(s.content) + " " + other.words(s.source)
    names = _names_in(words)
    if names:
        return any(_named(n, text) for n in names)
    telling = {stem(t.text) for t in tokens(words) if spread(stem(t.text)) < COMMON} - _GENERIC
    return not telling or bool(telling & {stem(t.text) for t in tokens(text)})


def _about(by: str, s: Statement, other: Report) -> bool:
    """The statement names the one who answers, under any of its names; "it" and "them" by the paragraph so far."""
    text = other.words(s.content)
    if _PRONOUN_OBJECT.match(text):
        start = other.text.rfind("\n", 0, s.content[0].start) + 1
        text = f"{other.text[start : s.content[0].start]} {text}"
    names = _names_in(by)
    if not names:
        heads = {t.text.lower() for t in tokens(by)} - {"the", "a", "an", "its", "his", "her", "of"}
        return bool(heads & {t.text.lower() for t in tokens(text)})
    return any(_named(n, text) for n in names)


def _names_in(words: str) -> list[str]:
    """Words with a capital that are no articles, titles or names of offices."""
    found = [t.text for t in tokens(words) if t.text[0].isupper() and spread(stem(t.text)) == 0 and len(t.text) > 1]
    return [n for n in found if n.lower().rstrip(".") not in _GENERIC and n.rstrip(".") not in TITLES]


def _named(name: str, text: str) -> bool:
    power = power_key(name)
    for t in tokens(text):
        if t.text[0].isupper() and (
            (power is not None and power_key(t.text) == power)
            or same_name(re.sub(r"[’']s$", "", t.text), name) >= SAME_NAME
        ):
            return True
    return False


def _strength(answer: _Answer, s: Statement, other: Report) -> float:
    return _common(answer.matter, s, other) if answer.matter else 0.0
