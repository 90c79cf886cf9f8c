"""Who denies, who answers, who is silent, and what that is aimed at: every sentence is invented."""

from __future__ import annotations

import time

import msgspec
import pytest

from twosource.matching import link_responses, with_targets
from twosource.records import Article, Line, Report, Response
from twosource.spans import Text, lines_of
from twosource.speech import RulesReader, responses
from twosource.speech.stance import stance


def read(text: str, letter: str = "A") -> Report:
    """A report of paragraphs, its statements found by rules."""
    whole = Text.of(text)
    article = Article(
        path=letter, id=whole.sha256[:12], text=whole, title=None, outlet=None, url=None, language="en", authors=(), published=None,
        lines=tuple(Line(span=s, role="paragraph", article=True) for s in lines_of(text)), dateline=None, credits=(), problems=(),
    )  # fmt: skip
    found = RulesReader().read(article)[0]
    statements = tuple(msgspec.structs.replace(s, stance=stance(text, s.source, s.cue, s.content)) for s in found)
    report = Report(
        letter=letter, id=article.id, path=letter, sha256=whole.sha256, text=text, lines=article.lines, title=None, outlet=None,
        language="en", authors=(), published=None, dateline=None, credits=(), statements=statements, figures=(), dates=(), names=(),
        labels=(), responses=responses(article, statements), problems=(),
    )  # fmt: skip
    return msgspec.structs.replace(report, responses=with_targets(report))


def kinds(r: Report) -> list[tuple[str, str]]:
    return [(x.silence or x.state, x.by) for x in r.responses]


def target(r: Report, x: Response) -> str:
    return r.words(r.statement(x.target).content) if x.target else ""


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("The weavers' guild declined to comment on the loom.", "declined", "guild"),
        ("Ada Brun would not be drawn on the date.", "declined", "Ada Brun"),
        ("The bakery said it would not comment.", "declined", "The bakery"),
        ("The navy neither confirmed nor denied the loss.", "declined", "navy"),
        ('"No comment," Ada Brun said.', "declined", "Ada Brun"),
        ("Reached at home, the baker hung up.", "declined", "the baker"),
        ("The guild has yet to respond to the letter.", "did-not-respond", "guild"),
        ("The guild ignored three e-mails.", "did-not-respond", "guild"),
        ("A message left with the lawyer of Ada Brun was not returned.", "did-not-respond", "Ada Brun"),
        ("Ada Brun was unavailable for comment.", "could-not-be-reached", "Ada Brun"),
        ("Efforts to reach Ada Brun were unsuccessful.", "could-not-be-reached", "Ada Brun"),
        ("Orland has so far issued no statement.", "has-not-commented", "Orland"),
        ("Orland keeps silent about the raft.", "has-not-commented", "Orland"),
        ("There is no reaction yet from Orland.", "has-not-commented", "Orland"),
    ],
)
def test_a_reported_silence_is_of_its_kind(text: str, kind: str, by: str) -> None:
    found = kinds(read(text))
    assert [k for k, _ in found] == [kind]
    assert found[0][1].endswith(by)


@pytest.mark.parametrize(
    "text",
    [
        "Two painters were denied entry at the gate.",
        "The judge denied bail.",
        "Wool declined 4 percent.",
        "The duke refused to sign the charter.",
        "The mule did not respond to the medicine.",
        "The farm could not be reached by cart.",
        "The hall remained silent while the bells rang.",
        "The bell rang. If the guild denies the claim, the loom is sold.",
        "The bell rang. If the guild declines to comment, the loom is sold.",
        "Few in Halmet would deny that the bread was poor.",
        "The mayor did not deny that the letters existed.",
        "The court dismissed the charges against the baker.",
        "Shareholders rejected the bid by Ardent Looms.",
        "Ada Brun spoke of their widely disputed claims.",
        "Ada Brun defended her title in Halmet.",
        "Fire crews responded to the alarm.",
        "Ada Brun, who called for calm, declined an invitation.",
        "Ada Brun said she was not recommending a new loom.",
        '"It will not harm the wool," Ada Brun said.',
        "The sheriff said he was not aware of the particulars of the older case.",
        "Halmet crews responded with two engines, Ada Brun said. She said that they also had to guard the mill.",
        "Kofi Adu, who edited the much-disputed account of the storm, left.",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert kinds(read(text)) == []


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Through her lawyer, Ada Brun rejected the allegations.", "denied"),
        ("Ada Brun pleaded not guilty.", "denied"),
        ("The claims have been denied by the guild.", "denied"),
        ('"I am not a thief," Ada Brun said.', "denied"),
        ("Ada Brun said the article was false.", "denied"),
        ("Ada Brun replied that the loom was sold.", "answered-otherwise"),
        ("In response to the bakers, Ada Brun said the loom was sold.", "answered-otherwise"),
        ("Asked about the loom, Ada Brun said it was sold.", "answered-otherwise"),
        ('"We are deeply sorry," Ada Brun said.', "answered-otherwise"),
        ("Ada Brun said the loom was sold.", ""),
        ("Ada Brun was asked about the loom on Monday. She told bakers it was sold.", "answered-otherwise"),
        ("The bakers' letter did not satisfy Ada Brun. The loom was sold, Ada Brun said.", "answered-otherwise"),
        ('The bakers gave no sign of retreating. "Sell the loom," Ada Brun said.', ""),
        ('Ada Brun addressed the criticism on Monday:\n"Looms break," Ada Brun said.', "answered-otherwise"),
        (
            "A weaver told the guild the loom was sold. But Ada Brun said the weaver had been in Orland.",
            "answered-otherwise",
        ),
        ("A weaver told the guild the loom was sold. But Ada Brun said the bread was fine.", ""),
        ("Joric Sandrel said Ada Brun sold looms. Ada Brun insisted the looms were borrowed.", "answered-otherwise"),
        ("Asked in the interview how old the loom was, Ada Brun said it was ten.", ""),
        ("Asked in the interview about the criticism of the loom, Ada Brun said it was ten.", "answered-otherwise"),
        ("Ada Brun sought to clarify her plan after Joric Sandrel said the loom was sold.", ""),
        ("Ada Brun said she had not seen the loom.", ""),
        ('Ada Brun said she did not "give a crumb about looms".', ""),
        ("Ada Brun noted that the guild did not take part in the fair.", ""),
        ('Replying to the bakers, Ada Brun said: "I am not a thief."', "denied"),
    ],
)
def test_a_denial_and_another_answer(text: str, state: str) -> None:
    assert [x.state for x in read(text).responses] == ([state] if state else [])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Joric Sandrel said the guild had hidden the loom. The guild declined to comment.", "the guild had hidden the loom"),
        ("Joric Sandrel said the loom was stolen. Ada Brun dismissed the claim.", "the loom was stolen"),
        ("Joric Sandrel said the guild had hidden the loom. The mill declined to comment.", ""),
        ("Joric Sandrel asked who had sold the loom. Ada Brun said it had burned.", "who had sold the loom"),
        ("Joric Sandrel said the loom was stolen. Asked about the weather, Ada Brun said it was fine.", ""),
    ],
)  # fmt: skip
def test_a_target_fits_or_there_is_none(text: str, meant: str) -> None:
    r = read(text)
    assert [target(r, x) for x in r.responses] == [meant]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "A poster by the bakers is up in Halmet. The poster says nothing. The bakers' ad claims that Ada Brun sold the loom.\n"
            "Joric Sandrel said bread was dear. Ada Brun rejected the claims of the new ad.",
            "that Ada Brun sold the loom",
        ),
        (
            'Joric Sandrel, the girl\'s uncle, denied that she had held the knife. "Why would she hold a knife?" Joric Sandrel said. '
            "A neighbour denied that she held a knife.",
            "",
        ),
    ],
)
def test_a_work_is_answered_and_one_side_does_not_answer_itself(text: str, meant: str) -> None:
    r = read(text)
    assert target(r, r.responses[-1]) == meant


def test_two_verbs_of_one_sentence_are_one_answer() -> None:
    r = read("Hitting back, Ada Brun defended the loom, saying that it was sold and arguing that looms break.")
    assert [x.state for x in r.responses] == ["answered-otherwise"]
    assert "looms break" in r.words(r.responses[0].span)


def test_a_denial_of_other_claims_is_not_aimed_at_these() -> None:
    r = read(
        "Joric Sandrel accused the guild of hiding the loom. The guild denies this.\n"
        "The mill has three wheels and a yard.\n"
        "Sorvenia said the guild had closed two schools. The guild has not commented on the schools."
    )
    assert [target(r, x) for x in r.responses] == ["the guild of hiding the loom", "the guild had closed two schools"]


def test_whose_claims_are_meant_is_looked_for_in_the_other_report() -> None:
    one = read("Ada Brun accused the guild of Halmet of hiding the loom.", "A")
    other = read("The guild of Halmet rejected Ada Brun's accusations.", "B")
    for reports in ((one, other), (other, one)):
        links = [x for x in link_responses(reports) if x.report == "B"]
        assert [x.target and (x.target.report, x.target.statement) for x in links] == [("A", one.statements[0].id)]


def test_a_headline_is_not_a_second_denial() -> None:
    text = "Guild denies claims of hidden loom\nThe guild denied claims that it had hidden the loom."
    whole = Text.of(text)
    lines = tuple(
        Line(span=s, role="title" if n == 0 else "paragraph", article=True) for n, s in enumerate(lines_of(text))
    )
    article = Article(
        path="A", id="a", text=whole, title=None, outlet=None, url=None, language="en", authors=(), published=None, lines=lines,
        dateline=None, credits=(), problems=(),
    )  # fmt: skip
    found = responses(article, RulesReader().read(article)[0])
    assert [x.span.start > lines[0].span.end for x in found] == [True]


@pytest.mark.parametrize(
    "unit",
    ["declined to comment on ", "calls to ", "no comment from ", "the claims were ", "asked a b c ", "denied the ", "efforts to reach ", "Orl Adu ", "if ", "not “"],
)  # fmt: skip
def test_hostile_repetition_takes_little_time(unit: str) -> None:
    began = time.process_time()
    read(unit * (20_000 // len(unit)))
    assert time.process_time() - began < 4
