"""Dates of invented reports: what is read, from what it is reckoned, and what is left out."""

from __future__ import annotations

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.matter import context_day, dates, weekdays_that_differ
from twosource.records import Article, Line, Published, Role
from twosource.spans import Text, lines_of


def article(content: str, *roles: Role, published: str | None = None, language: str = "en") -> Article:
    text = Text.of(content)
    lines = []
    for i, span in enumerate(lines_of(content)):
        role: Role = roles[i] if i < len(roles) else "paragraph"
        lines.append(Line(span=span, role=role, article=role in ("title", "lead", "subhead", "paragraph")))
    day = Published(date=published, basis="given", span=None) if published else None
    return Article(
        path="invented", id=text.sha256[:12], text=text, lines=tuple(lines), title=None, outlet=None, url=None,
        language=language, authors=(), published=day, dateline=None, credits=(), problems=(),
    )  # fmt: skip


def read(page: Article, reference: datetime.date | None = None) -> list[tuple[str, str, str, str]]:
    return [(page.text[d.span], d.first, d.last, d.grain) for d in dates(page, reference)]


@pytest.mark.parametrize(
    ("words", "first", "last", "grain"),
    [
        ("on March 12", "2019-03-12", "2019-03-12", "day"),
        ("on 3rd of May 2018", "2018-05-03", "2018-05-03", "day"),
        ("Jan. 5, 2019", "2019-01-05", "2019-01-05", "day"),
        ("2019-03-01", "2019-03-01", "2019-03-01", "day"),
        ("February 2016", "2016-02-01", "2016-02-29", "month"),
        ("last year", "2018-01-01", "2018-12-31", "year"),
        ("last month", "2019-02-01", "2019-02-28", "month"),
        ("last week", "2019-03-04", "2019-03-10", "range"),
        ("yesterday", "2019-03-13", "2019-03-13", "day"),
        ("on Tuesday", "2019-03-12", "2019-03-12", "day"),
        ("three days ago", "2019-03-11", "2019-03-11", "day"),
        ("two years ago", "2017-01-01", "2017-12-31", "year"),
        ("the winter of 2017", "2017-12-01", "2018-02-28", "season"),
        ("the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("in November", "2018-11-01", "2018-11-30", "month"),
        ("on December 30", "2018-12-30", "2018-12-30", "day"),
    ],
)
def test_one_date(words: str, first: str, last: str, grain: str) -> None:
    page = article(f"The bridge of Ossel fell {words}, it was said.", published="2019-03-14")
    assert read(page) == [(words, first, last, grain)]


def test_a_weekday_chooses_the_year() -> None:
    # 4 March is a Monday in 2019 and a Sunday in 2018
    page = article("Talks opened on Monday (Mar 4).\nThe mayor of Ossel, Feb 2, 2019", "paragraph", "caption")
    assert read(page) == [("on Monday (Mar 4)", "2019-03-04", "2019-03-04", "day")]
    assert context_day(page) == datetime.date(2019, 3, 4)
    assert "Monday" in dates(page)[0].basis


def test_a_full_date_whose_weekday_does_not_fit_says_so() -> None:
    page = article("It began on Monday, March 5, 2019.")
    assert "does not fit" in dates(page)[0].basis


def test_without_a_year_a_date_is_left_out() -> None:
    page = article("It fell on March 12, as it did last year.")
    assert context_day(page) is None
    assert read(page) == []


def test_a_full_date_in_a_sentence_is_history_and_nothing_is_reckoned_from_it() -> None:
    page = article("The dam broke on Tuesday.\nIn a letter of May 2, 2011, he had warned of it.")
    assert context_day(page) is None
    assert read(page) == [("May 2, 2011", "2011-05-02", "2011-05-02", "day")]


def test_the_day_of_a_post_is_a_day_to_reckon_from() -> None:
    page = article("The dam broke on Tuesday.\n“Stay away!” — Ina Roe (@inaroe) March 6, 2019\nNobody was hurt.")
    assert context_day(page) == datetime.date(2019, 3, 6)
    assert read(page)[0] == ("on Tuesday", "2019-03-05", "2019-03-05", "day")


def test_another_report_lends_its_day() -> None:
    page = article("It fell on March 12, as it did last year.")
    assert [d[1] for d in read(page, datetime.date(2019, 3, 13))] == ["2019-03-12", "2018-01-01"]
    assert "another report" in dates(page, datetime.date(2019, 3, 13))[0].basis


def test_the_day_of_publication_goes_before_a_lent_one() -> None:
    page = article("It fell on March 12.", published="2015-03-13")
    assert read(page, datetime.date(2019, 3, 13))[0][1] == "2015-03-12"


def test_furniture_holds_no_date() -> None:
    page = article("Posted March 12, 2019\nIt fell.", "date", "paragraph")
    assert read(page) == []


@pytest.mark.parametrize(
    "words", ["on February 30", "the march of 12 men", "may 3 of them go", "June Adu left", "in 3000 homes"]
)
def test_no_date(words: str) -> None:
    assert read(article(f"It was {words}.", published="2019-03-14")) == []


def test_a_borrowed_day_gives_years_and_weekdays_and_no_yesterday() -> None:
    page = article("The mill burned on March 12. On Friday and on Monday, and again yesterday, they met.")
    lent = datetime.date(2019, 3, 14)  # a Thursday; this report may be younger by a day or two
    assert read(page, lent) == [
        ("on March 12", "2019-03-12", "2019-03-12", "day"),
        ("On Friday", "2019-03-15", "2019-03-15", "day"),
        ("on Monday", "2019-03-11", "2019-03-11", "day"),
    ]
    assert all("another report" in d.basis for d in dates(page, lent))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("The council will vote on the bridge on Saturday.", "2019-03-16"),
        ("Adu is expected to be released Monday.", "2019-03-18"),
        ("The trial opens Tuesday in Ossel.", "2019-03-19"),
        ("On Monday, the council will vote.", "2019-03-18"),
        ("The levy will end in January.", "2020-01-01"),
        ("Adu will resign, he said Monday.", "2019-03-11"),
        ("On Monday she said that the council will vote.", "2019-03-11"),
        ("They will appeal Saturday's verdict.", "2019-03-09"),
        ("The bridge closed on Saturday.", "2019-03-09"),
    ],
)
def test_what_will_be_on_a_weekday_lies_ahead(words: str, first: str) -> None:
    assert [x[1] for x in read(article(words, published="2019-03-14"))] == [first]  # a Thursday


@pytest.mark.parametrize("words", ["in 1996 and 1997", "in 1996 and again, through 1997"])
def test_each_of_two_years(words: str) -> None:
    assert [x[1] for x in read(article(f"It burned {words}.", published="2019-03-14"))] == ["1996-01-01", "1997-01-01"]


def test_its_own_day_goes_before_a_borrowed_one() -> None:
    page = article("The mill burned on March 12, and yesterday they met.", published="2017-03-14")
    found = dates(page, datetime.date(2019, 3, 14))
    assert [d.first for d in found] == ["2017-03-12", "2017-03-13"]
    assert not any("another report" in d.basis for d in found)


def test_another_language_goes_through_dateparser() -> None:
    page = article("Die Brücke fiel am 12. März 2019.", published="2019-03-14", language="de")
    assert [d[1] for d in read(page)] == ["2019-03-12"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "on Mon Tuesday ( ) Nov 21 March 31 Feb 30 , 2019 1999 last year week ago 0 days 2-3-4 9999 May the".split()
        ),
        max_size=20,
    ).map(" ".join)
    | st.text(max_size=80)
)
def test_spans_hold_on_any_text(content: str) -> None:
    content = content.replace("\r", "").encode("utf-8", "ignore").decode("utf-8")
    page = article(content)
    for d in dates(page, datetime.date(2019, 3, 14)):
        assert page.text[d.span].strip() == page.text[d.span] != ""
        assert datetime.date.fromisoformat(d.first) <= datetime.date.fromisoformat(d.last)


@pytest.mark.parametrize(
    ("words", "day"),
    [("on Tuesday (Nov 20)", "2023-11-20 is a Monday"), ("on Friday, 5 January 2022", "2022-01-05 is a Wednesday")],
)
def test_a_weekday_that_is_not_that_of_its_day_is_a_problem(words: str, day: str) -> None:
    page = article(f"The bridge of Ossel fell {words}, it was said.", published="2023-11-21")
    (problem,) = weekdays_that_differ(page.text.content, dates(page))
    assert problem.code == "weekday-differs"
    assert problem.span is not None
    assert page.text[problem.span] in words
    assert day in problem.message


def test_a_weekday_that_fits_is_no_problem() -> None:
    page = article("It fell on Tuesday (Nov 21), and once on Monday, March 4.", published="2023-11-22")
    assert weekdays_that_differ(page.text.content, dates(page)) == ()


def test_long_foreign_reports_are_read_within_bounds() -> None:
    line = "Der Rat von Ossel traf sich am 3. März 2021 zu einer Sitzung über die Brücke, die lange gesperrt war. " * 5
    page = article("\n".join([line] * 400), language="de")
    began = time.process_time()
    found = dates(page, datetime.date(2021, 3, 9))
    assert time.process_time() - began < 8
    assert found[0].first == "2021-03-03"
    assert page.text[found[0].span].endswith("3. März 2021")
