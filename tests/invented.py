"""An invented event in three reports, with findings of every kind: its places, people and outlets do not exist.

Spans are found by searching for the words, so a slip of the pen fails here and not in a test.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from twosource.records import (
    Article,
    Author,
    Comparison,
    Counts,
    Credit,
    Date,
    Dateline,
    Difference,
    Edge,
    Figure,
    FigureLink,
    FigureMember,
    Label,
    LabelSet,
    Line,
    Lineage,
    Match,
    Member,
    Name,
    NameMember,
    NameSet,
    Problem,
    Published,
    Report,
    Response,
    ResponseLink,
    Role,
    Speaker,
    Statement,
    Target,
    Term,
    Title,
)
from twosource.spans import Span, Text, lines_of, name_of

A = """Home | World | Weather
Talsen says it cannot live beside the ‘clique’ in Orland
Talsen says it cannot live beside the ‘clique’ in Orland
PORT VELL (Meridian) - Talsen's envoy said on Tuesday that his country cannot live beside the present "clique" in Orland.
"The present clique in Orland is thoroughly poisoned, we see no way at all of living beside it," Deputy Envoy Marek Dolin told reporters in Port Vell.
Dolin accused the Orland army of firing 40 to 50 rockets at fishing towns every day.
The shelling killed 12 people on Sunday, Talsen's coast guard said.
Orland denies the rocket claims. Orland's foreign ministry had no immediate comment on Dolin's remarks.
“The West will tire of this war, Dolin said, and its harbours will close
An aide who asked not to be named said talks could resume in spring.
PHOTO: Meridian file
ALSO READ: Five harbours to see before winter
"""

B = """Talsen rules out any tie with Orland's rulers
By Ines Quay (according to Meridian)
The deputy envoy of Talsen, Mr Dolin, declared on March 4 that Talsen could not coexist with the current government in Orland.
“The current government of Orland is wholly rotten, and nobody here can live next door to it,” Mr. Dolin declared.
According to Dolin, Orland fires 60 rockets a day at fishing towns, and the West would in time grow tired of the war.
At least 14 people were killed on Sunday, according to the coast guard of Talsen.
Mayor Ada Brun of Port Vell called on both sides to spare the harbour.
The article was translated from the original by machine.
"""

C = """Gull Coast: 14 dead after rockets, coast guard says
The coast guard said 14 people were killed on Sunday when rockets struck the harbour of Gull Point.
Harbour master Tove Lind said the quay would stay shut until Friday.
Orland's army did not respond to questions about the attack.
"""


def find(text: str, words: str, occurrence: int = 0) -> Span:
    """The span of ``words``; ValueError where they do not stand in the text so often."""
    at = -1
    for _ in range(occurrence + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def nearest(text: str, words: str, content: tuple[Span, ...]) -> Span:
    """The occurrence of ``words`` that begins nearest to either end of ``content``."""
    ends = (content[0].start, content[-1].end)
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    start = min(places, key=lambda place: min(abs(place - end) for end in ends))
    return Span(start, start + len(words))


def _lines(text: str, roles: str) -> tuple[Line, ...]:
    spans, named = list(lines_of(text)), roles.split()
    assert len(spans) == len(named)
    article = {"title", "lead", "subhead", "paragraph"}
    return tuple(
        Line(span=span, role=role, article=role in article)  # type: ignore[arg-type]
        for span, role in zip(spans, named, strict=True)
    )


def statement(text: str, name: str, kind: str, content: str, **more: Any) -> Statement:
    """A statement whose source, cue and content are found by their words; pieces of content stand apart by " | "."""
    pieces = tuple(find(text, piece) for piece in content.split(" | "))
    return Statement(
        id=name_of(name, content),
        source=tuple(nearest(text, s, pieces) for s in more.get("source", ())),
        cue=tuple(nearest(text, s, pieces) for s in more.get("cue", ())),
        content=pieces,
        form=more.get("form", "indirect"),
        stance=more.get("stance", "asserts"),
        speaker=Speaker(name=name, kind=kind),  # type: ignore[arg-type]
        addressee=(),
        damaged=more.get("damaged", False),
        confidence=0.9,
        why=more.get("why", "a cue of saying with a source beside it"),
    )


def figure(text: str, words: str, counted: str, low: float, high: float, **more: Any) -> Figure:
    return Figure(
        id=name_of(words, counted),
        span=find(text, words),
        low=low,
        high=high,
        hedge=more.get("hedge", "exact"),
        unit=more.get("unit"),
        per=more.get("per"),
        counted=counted,
        kind=more.get("kind", "count"),
        claimed_by=more.get("claimed_by"),
    )


def report(letter: str, text: str, roles: str, **more: Any) -> Report:
    """A report with nothing found but what is given."""
    sha256 = Text.of(text).sha256
    facts: dict[str, Any] = {
        "title": None,
        "outlet": None,
        "language": "en",
        "authors": (),
        "published": None,
        "dateline": None,
        "credits": (),
        "statements": (),
        "figures": (),
        "dates": (),
        "names": (),
        "labels": (),
        "responses": (),
        "problems": (),
    }
    return Report(
        letter=letter,
        id=name_of(sha256),
        path=f"pages/{letter.lower()}.txt",
        sha256=sha256,
        text=text,
        lines=_lines(text, roles),
        **{**facts, **more},
    )


def _name(text: str, name: str, kind: str, *mentions: str) -> Name:
    return Name(id=name_of(name, kind), name=name, kind=kind, mentions=tuple(find(text, m) for m in mentions))  # type: ignore[arg-type]


def _report_a() -> Report:
    poisoned = "The present clique in Orland is thoroughly poisoned, we see no way at all of living beside it,"
    rockets = statement(
        A,
        "Marek Dolin",
        "named",
        "firing 40 to 50 rockets at fishing towns every day",
        source=["Dolin"],
        cue=["accused"],
        stance="accuses",
    )
    killed = statement(
        A,
        "Talsen's coast guard",
        "institution",
        "The shelling killed 12 people on Sunday",
        source=["Talsen's coast guard"],
        cue=["said"],
    )
    return report(
        "A",
        A,
        "navigation title title-repeat lead paragraph paragraph paragraph paragraph paragraph paragraph photo-credit related-link",
        title=Title(
            text="Talsen says it cannot live beside the ‘clique’ in Orland",
            span=find(A, "Talsen says it cannot live beside the ‘clique’ in Orland"),
        ),
        outlet="The Vell Courier",
        published=Published(date="2031-03-05", basis="the dateline's Tuesday", span=find(A, "Tuesday")),
        dateline=Dateline(place="PORT VELL", agency="Meridian", span=find(A, "PORT VELL (Meridian)")),
        credits=(
            Credit(span=find(A, "PORT VELL (Meridian)"), names=("Meridian",), kind="wire"),
            Credit(span=find(A, "PHOTO: Meridian file"), names=("Meridian",), kind="photo"),
        ),
        statements=(
            statement(
                A,
                "Marek Dolin",
                "named",
                'his country cannot live beside the present "clique" in Orland',
                source=["Talsen's envoy"],
                cue=["said on Tuesday"],
                form="mixed",
            ),
            statement(
                A,
                "Marek Dolin",
                "named",
                poisoned,
                source=["Deputy Envoy Marek Dolin"],
                cue=["told reporters"],
                form="direct",
                why="a quotation with a cue after it",
            ),
            rockets,
            killed,
            statement(
                A,
                "Marek Dolin",
                "named",
                "The West will tire of this war, | and its harbours will close",
                cue=["Dolin said"],
                form="direct",
                damaged=True,
                why="a quotation that is never closed",
            ),
            statement(
                A,
                "an aide who asked not to be named",
                "unnamed",
                "talks could resume in spring",
                source=["An aide who asked not to be named"],
            ),
        ),
        figures=(
            figure(
                A, "40 to 50 rockets", "rockets", 40, 50, unit="rocket", per="day", kind="rate", claimed_by=rockets.id
            ),
            figure(A, "12 people", "people killed", 12, 12, unit="person", claimed_by=killed.id),
        ),
        dates=(
            Date(
                span=find(A, "Sunday"),
                first="2031-03-02",
                last="2031-03-02",
                grain="day",
                basis="the Sunday before publication",
            ),
            Date(
                span=find(A, "Tuesday"),
                first="2031-03-04",
                last="2031-03-04",
                grain="day",
                basis="the Tuesday before publication",
            ),
        ),
        names=(
            _name(A, "Marek Dolin", "person", "Marek Dolin", "Dolin's"),
            _name(A, "Talsen's coast guard", "organisation", "Talsen's coast guard"),
            _name(A, "the Orland government", "other", "‘clique’", '"clique"'),
        ),
        labels=(Label(referent=name_of("the Orland government", "other"), span=find(A, "‘clique’"), voice="scare"),),
        responses=(
            Response(
                span=find(A, "Orland denies the rocket claims."),
                state="denied",
                silence=None,
                by="Orland",
                target=rockets.id,
                target_span=find(A, "the rocket claims"),
            ),
            Response(
                span=find(A, "Orland's foreign ministry had no immediate comment on Dolin's remarks."),
                state="silence-reported",
                silence="has-not-commented",
                by="Orland's foreign ministry",
                target=None,
                target_span=find(A, "Dolin's remarks"),
            ),
        ),
        problems=(
            Problem(
                code="quotation-not-closed",
                message="a quotation is opened and never closed",
                span=find(A, "“The West will tire"),
            ),
        ),
    )


def _report_b() -> Report:
    rotten = "The current government of Orland is wholly rotten, and nobody here can live next door to it,"
    rockets = statement(
        B, "Dolin", "named", "Orland fires 60 rockets a day at fishing towns", cue=["According to"], source=["Dolin"]
    )
    killed = statement(
        B,
        "the coast guard of Talsen",
        "institution",
        "At least 14 people were killed on Sunday",
        cue=["according to"],
        source=["the coast guard of Talsen"],
    )
    return report(
        "B",
        B,
        "title byline lead paragraph paragraph paragraph paragraph translation-notice",
        title=Title(
            text="Talsen rules out any tie with Orland's rulers",
            span=find(B, "Talsen rules out any tie with Orland's rulers"),
        ),
        outlet="Nuova Costa",
        authors=(Author(name="Ines Quay", span=find(B, "Ines Quay")),),
        published=Published(date="2031-03-05", basis="given with the page", span=None),
        credits=(
            Credit(span=find(B, "By Ines Quay (according to Meridian)"), names=("Meridian",), kind="source-credit"),
            Credit(
                span=find(B, "The article was translated from the original by machine."),
                names=(),
                kind="translation-notice",
            ),
        ),
        statements=(
            statement(
                B,
                "Dolin",
                "named",
                "Talsen could not coexist with the current government in Orland",
                source=["The deputy envoy of Talsen, Mr Dolin,"],
                cue=["declared on March 4"],
            ),
            statement(B, "Dolin", "named", rotten, source=["Mr. Dolin"], cue=["declared"], form="direct"),
            rockets,
            statement(B, "Dolin", "named", "the West would in time grow tired of the war", cue=["According to"]),
            killed,
            statement(
                B,
                "Ada Brun",
                "named",
                "both sides to spare the harbour",
                source=["Mayor Ada Brun of Port Vell"],
                cue=["called on"],
                stance="asks",
            ),
        ),
        figures=(
            figure(B, "60 rockets", "rockets", 60, 60, unit="rocket", per="day", kind="rate", claimed_by=rockets.id),
            figure(
                B, "At least 14 people", "people killed", 14, 14, unit="person", hedge="at-least", claimed_by=killed.id
            ),
        ),
        dates=(
            Date(
                span=find(B, "March 4"),
                first="2031-03-04",
                last="2031-03-04",
                grain="day",
                basis="the year of publication",
            ),
        ),
        names=(
            _name(B, "Dolin", "person", "Mr Dolin", "Mr. Dolin"),
            _name(B, "the coast guard of Talsen", "organisation", "the coast guard of Talsen"),
            _name(B, "the Orland government", "other", "the current government in Orland"),
        ),
        labels=(
            Label(
                referent=name_of("the Orland government", "other"),
                span=find(B, "the current government in Orland"),
                voice="outlet",
            ),
        ),
    )


def _report_c() -> Report:
    killed = statement(
        C,
        "The coast guard",
        "institution",
        "14 people were killed on Sunday when rockets struck the harbour of Gull Point",
        source=["The coast guard"],
        cue=["said"],
    )
    return report(
        "C",
        C,
        "title lead paragraph paragraph",
        title=Title(
            text="Gull Coast: 14 dead after rockets, coast guard says",
            span=find(C, "Gull Coast: 14 dead after rockets, coast guard says"),
        ),
        statements=(
            killed,
            statement(
                C,
                "Tove Lind",
                "named",
                "the quay would stay shut until Friday",
                source=["Harbour master Tove Lind"],
                cue=["said"],
            ),
        ),
        figures=(figure(C, "14 people", "people killed", 14, 14, unit="person", claimed_by=killed.id),),
        names=(_name(C, "The coast guard", "organisation", "The coast guard"),),
        responses=(
            Response(
                span=find(C, "Orland's army did not respond to questions about the attack."),
                state="silence-reported",
                silence="did-not-respond",
                by="Orland's army",
                target=killed.id,
                target_span=find(C, "the attack"),
            ),
        ),
    )


def _match(
    kind: str,
    tier: str,
    counts: Counts,
    held: dict[str, tuple[Statement, tuple[Span, ...]]],
    differences: tuple[Difference, ...],
    why: str,
) -> Match:
    members = tuple(Member(report=x, statement=s.id, content=c) for x, (s, c) in held.items())
    return Match(
        id=name_of(kind, *(m.statement for m in members), *(m.content for m in members)),
        tier=tier,
        kind=kind,  # type: ignore[arg-type]
        members=members,
        differences=differences,
        counts=counts,
        confidence=0.93 if tier == "same" else 0.61,
        why=why,
    )


def comparison() -> Comparison:
    """The three reports with every kind of match, difference, link and edge."""
    a, b, c = _report_a(), _report_b(), _report_c()
    sa, sb, sc = a.statements, b.statements, c.statements
    two, three = Counts(reports=2, originators=(1, 1), sources=1), Counts(reports=3, originators=(1, 2), sources=1)
    matches = (
        _match(
            "narrower",
            "likely",
            two,
            {"A": (sa[0], sa[0].content), "B": (sb[0], sb[0].content)},
            (
                Difference(kind="form", spans={"A": sa[0].content, "B": sb[0].content}),
                Difference(
                    kind="label",
                    spans={"A": (find(A, '"clique"'),), "B": (find(B, "the current government in Orland"),)},
                ),
            ),
            "the same subject, verb of living together and object",
        ),
        _match(
            "rendering",
            "same",
            two,
            {
                "A": (sa[1], (find(A, "The present clique in Orland is thoroughly poisoned"),)),
                "B": (sb[1], (find(B, "The current government of Orland is wholly rotten"),)),
            },
            (
                Difference(
                    kind="wording", spans={"A": (find(A, "thoroughly poisoned"),), "B": (find(B, "wholly rotten"),)}
                ),
                Difference(
                    kind="label", spans={"A": (find(A, "present clique"),), "B": (find(B, "current government", 1),)}
                ),
            ),
            "one speaker, both in quotation marks, words that stand for each other in order",
        ),
        _match(
            "rendering",
            "same",
            two,
            {
                "A": (sa[1], (find(A, "we see no way at all of living beside it"),)),
                "B": (sb[1], (find(B, "nobody here can live next door to it"),)),
            },
            (
                Difference(
                    kind="wording",
                    spans={
                        "A": (find(A, "no way at all of living beside"),),
                        "B": (find(B, "live next door to"),),
                    },
                ),
            ),
            "one speaker, both in quotation marks, words that stand for each other in order",
        ),
        _match(
            "same-statement",
            "same",
            two,
            {"A": (sa[2], sa[2].content), "B": (sb[2], sb[2].content)},
            (Difference(kind="figure", spans={"A": (find(A, "40 to 50"),), "B": (find(B, "60"),)}),),
            "one speaker, one thing counted",
        ),
        _match(
            "same-statement",
            "same",
            three,
            {"A": (sa[3], sa[3].content), "B": (sb[4], sb[4].content), "C": (sc[0], sc[0].content)},
            (
                Difference(
                    kind="figure",
                    spans={"A": (find(A, "12"),), "B": (find(B, "At least 14"),), "C": (find(C, "14", 1),)},
                ),
            ),
            "one source, the same day, the same thing counted",
        ),
        _match(
            "same-statement",
            "likely",
            two,
            {"A": (sa[4], sa[4].content[:1]), "B": (sb[3], sb[3].content)},
            (Difference(kind="form", spans={"A": sa[4].content[:1], "B": sb[3].content}),),
            "one speaker, near words",
        ),
    )
    held = {(m.report, m.statement) for match in matches for m in match.members}
    return Comparison(
        reports=(a, b, c),
        matches=matches,
        only={r.letter or "": tuple(s.id for s in r.statements if (r.letter, s.id) not in held) for r in (a, b, c)},
        figures=(
            FigureLink(
                id="f-rockets",
                state="differ",
                why="both count rockets a day",
                members=(
                    FigureMember(report="A", figure=a.figures[0].id),
                    FigureMember(report="B", figure=b.figures[0].id),
                ),
            ),
            FigureLink(
                id="f-killed",
                state="differ",
                why="both count people killed on Sunday",
                members=(
                    FigureMember(report="A", figure=a.figures[1].id),
                    FigureMember(report="B", figure=b.figures[1].id),
                ),
            ),
            FigureLink(
                id="f-killed-bc",
                state="agree",
                why="both count people killed on Sunday",
                members=(
                    FigureMember(report="B", figure=b.figures[1].id),
                    FigureMember(report="C", figure=c.figures[0].id),
                ),
            ),
        ),
        responses=(
            ResponseLink(
                report="A",
                response=0,
                target=Target(report="A", statement=sa[2].id),
                state="denied",
                why="the rocket claims are Dolin's",
            ),
            ResponseLink(
                report="A",
                response=1,
                target=None,
                state="silence-reported",
                why="the remarks of which statement is not said",
            ),
            ResponseLink(
                report="C",
                response=0,
                target=Target(report="C", statement=sc[0].id),
                state="silence-reported",
                why="the attack is the one told of",
            ),
        ),
        labels=(
            LabelSet(
                referent=a.names[2].id,
                name="the Orland government",
                terms=(
                    Term(report="A", span=find(A, "‘clique’"), voice="scare", text="clique"),
                    Term(report="A", span=find(A, "present clique"), voice="speaker", text="present clique"),
                    Term(
                        report="B",
                        span=find(B, "the current government in Orland"),
                        voice="outlet",
                        text="the current government in Orland",
                    ),
                    Term(report="B", span=find(B, "Orland's rulers"), voice="outlet", text="Orland's rulers"),
                ),
            ),
        ),
        names=(
            NameSet(
                name="Marek Dolin",
                kind="person",
                why="one family name, no other Dolin",
                members=(NameMember(report="A", name=a.names[0].id), NameMember(report="B", name=b.names[0].id)),
            ),
            NameSet(
                name="Talsen's coast guard",
                kind="organisation",
                why="the same body of the same place",
                members=tuple(
                    NameMember(report=r.letter or "", name=n.id)
                    for r, n in ((a, a.names[1]), (b, b.names[1]), (c, c.names[0]))
                ),
            ),
        ),
        lineage=Lineage(
            originators=(1, 2),
            edges=(
                Edge(
                    from_="Meridian",
                    to="A",
                    kind="credited",
                    words=None,
                    spans={"A": (find(A, "PORT VELL (Meridian)"),)},
                    why="an agency in the dateline",
                ),
                Edge(
                    from_="Meridian",
                    to="B",
                    kind="credited",
                    words=None,
                    spans={"B": (find(B, "(according to Meridian)"),)},
                    why="the byline names an agency",
                ),
                Edge(
                    from_="A",
                    to="B",
                    kind="translated",
                    words=None,
                    spans={"B": (find(B, "The article was translated from the original by machine."),)},
                    why="a translation notice, and passages in the same order",
                ),
            ),
            unknown=("C",),
        ),
        problems=(Problem(code="no-date", message="no date was found in report C", path="pages/c.txt"),),
    )


HOSTILE = (
    '</script><script>document.title="ran"</script><img src=x onerror=document.title="ran">'
    "<style>*{}</style>\"'`{{ 7*7 }}{% raise %}&amp;<!--]]> \x1b[2J\x1b]0;ran\x07 \x00\x9b31m \u202edlrow\u202c \u2066x\u2069"
)
"""What a page may hold to run, to break out, to repaint a terminal or to turn words round."""


def hostile() -> Comparison:
    """Two reports in which every field that comes from a page holds ``HOSTILE``, and one line is huge."""
    text = f"{HOSTILE}\n{HOSTILE} said {HOSTILE} 7 {HOSTILE}\n{'x' * 50_000}\n"
    first, second = lines_of(text).__next__(), find(text, HOSTILE, 1)
    content, number = find(text, HOSTILE, 2), find(text, " 7 ")
    said = Statement(
        id="1", source=(second,), cue=(find(text, " said "),), content=(content,), form="direct", stance="asserts",
        speaker=Speaker(name=HOSTILE, kind="named"), addressee=(), damaged=True, confidence=0.5, why=HOSTILE,
    )  # fmt: skip
    counted = Figure(
        id="1", span=number, low=7, high=None, hedge="about", unit=HOSTILE, per=HOSTILE, counted=HOSTILE,
        kind="count", claimed_by="1",
    )  # fmt: skip
    problem = Problem(code="odd", message=HOSTILE, span=first, path=HOSTILE)
    named = Name(id="1", name=HOSTILE, kind="other", mentions=(second,))
    facts: dict[str, Any] = {
        "title": Title(text=HOSTILE, span=first),
        "outlet": HOSTILE,
        "url": f'javascript:document.title="ran"//{HOSTILE}',
        "language": f'en" onload="document.title=1 {HOSTILE}',
        "authors": (Author(name=HOSTILE, span=first),),
        "published": Published(date=HOSTILE, basis=HOSTILE, span=None),
        "dateline": Dateline(place=HOSTILE, agency=HOSTILE, span=first),
        "credits": (Credit(span=first, names=(HOSTILE,), kind="wire"),),
        "statements": (said,),
        "figures": (counted,),
        "dates": (Date(span=first, first=HOSTILE, last="2031-01-01", grain="day", basis=HOSTILE),),
        "names": (named,),
        "labels": (Label(referent="1", span=first, voice="scare"),),
        "responses": (Response(span=first, state="denied", silence=None, by=HOSTILE, target="1", target_span=second),),
        "problems": (problem,),
    }
    two = tuple(report(x, text, "title paragraph notice", **facts) for x in "AB")
    held = {r.letter or "": (r.statements[0], (content,)) for r in two}
    differs = Difference(kind="wording", spans={"A": (Span(content.start, content.start + 12),), "B": (content,)})
    match = _match("rendering", "likely", Counts(reports=2, originators=(1, 2), sources=1), held, (differs,), HOSTILE)
    return Comparison(
        reports=two,
        matches=(match,),
        only={"A": (), "B": ()},
        figures=(
            FigureLink(
                id="1", state="differ", why=HOSTILE, members=tuple(FigureMember(report=x, figure="1") for x in "AB")
            ),
        ),
        responses=(
            ResponseLink(report="A", response=0, target=Target(report="B", statement="1"), state="denied", why=HOSTILE),
            ResponseLink(report="B", response=0, target=None, state="denied", why=HOSTILE),
        ),
        labels=(
            LabelSet(referent="1", name=HOSTILE, terms=(Term(report="A", span=first, voice="scare", text=HOSTILE),)),
        ),
        names=(NameSet(name=HOSTILE, kind="other", why=HOSTILE, members=(NameMember(report="A", name="1"),)),),
        lineage=Lineage(
            originators=(1, 2),
            edges=(
                Edge(
                    from_=HOSTILE,
                    to="A",
                    kind="credited",
                    words=None,
                    spans={"A": (first,), HOSTILE: (first,)},
                    why=HOSTILE,
                ),
                Edge(from_="A", to="B", kind="copied", words=3, spans={"B": (first,)}, why=HOSTILE),
                Edge(from_="B", to="A", kind="copied", words=3, spans={}, why=HOSTILE),
            ),
            unknown=(),
        ),
        problems=(problem,),
    )


def alike(count: int) -> Comparison:
    """So many reports in the words of report A, every statement matched in all: what a page of many reports costs."""
    base = _report_a()
    letters = tuple(chr(ord("A") + n) for n in range(count))
    reports = tuple(msgspec.structs.replace(base, letter=x, path=f"{x}.txt") for x in letters)
    counts = Counts(reports=count, originators=(1, 1), sources=1)
    matches = tuple(
        _match("same-words", "same", counts, dict.fromkeys(letters, (s, s.content)), (), "the same words in order")
        for s in base.statements
    )
    edges = tuple(
        Edge(from_="A", to=x, kind="copied", words=120, spans={}, why="a long run of the same words")
        for x in letters[1:]
    )
    return Comparison(
        reports=reports, matches=matches, only=dict.fromkeys(letters, ()), figures=(), responses=(), labels=(), names=(),
        lineage=Lineage(originators=(1, 1), edges=edges, unknown=()), problems=(),
    )  # fmt: skip


def nothing_found() -> Comparison:
    """Two reports in which nothing was found."""
    return Comparison(
        reports=(report("A", "A line\n", "paragraph"), report("B", "", "")),
        matches=(), only={"A": (), "B": ()}, figures=(), responses=(), labels=(), names=(),
        lineage=Lineage(originators=(2, 2), edges=(), unknown=()), problems=(),
    )  # fmt: skip


def article(content: str, *roles: Role) -> Article:
    """An article with the roles given to its lines in turn; paragraphs where none are left."""
    text = Text.of(content)
    lines = []
    for i, span in enumerate(lines_of(content)):
        role: Role = roles[i] if i < len(roles) else "paragraph"
        lines.append(Line(span=span, role=role, article=role in ("title", "lead", "subhead", "paragraph")))
    return Article(
        path="invented", id=text.sha256[:12], text=text, lines=tuple(lines), title=None, outlet=None, url=None,
        language="en", authors=(), published=None, dateline=None, credits=(), problems=(),
    )  # fmt: skip
