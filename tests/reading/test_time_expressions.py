"""The words that say when are found whole, and nothing else is."""

from __future__ import annotations

import pytest

from dateline.language.pipeline import LanguagePipeline
from dateline.reading.time.expressions import find_time_expressions
from dateline.reading.time.points import PointKind, Relation

FOUND = [
    ("Rebels shelled the port on Tuesday.", ["on Tuesday"]),
    ("The raid took place on Wednesday night near the river.", ["on Wednesday night"]),
    ("A convoy was hit late Friday, officials said.", ["late Friday"]),
    ("Soldiers arrived last Thursday and left this morning.", ["last Thursday", "this morning"]),
    ("The bridge fell on 12 March 2019.", ["on 12 March 2019"]),
    ("The bridge fell on March 12th, 2019.", ["on March 12th, 2019"]),
    ("The bridge fell on the 12th of March.", ["on the 12th of March"]),
    ("The report is dated 2019-03-12.", ["2019-03-12"]),
    ("The truce was signed on 12/03/2019.", ["on 12/03/2019"]),
    ("On Monday, Dec. 26, a drone killed the commander.", ["On Monday, Dec. 26"]),
    ("A gunman opened fire on Friday (Dec. 16) in a church.", ["on Friday (Dec. 16)"]),
    ("Fighting broke out in early January and ended in mid-2015.", ["in early January", "in mid-2015"]),
    ("He was jailed in November last year.", ["in November last year"]),
    ("They fled during the 1990s and came back in 2004.", ["during the 1990s", "in 2004"]),
    ("The town has been besieged since December.", ["since December"]),
    ("Talks continued from 3 May to 9 May.", ["from 3 May to 9 May"]),
    ("Between June and August the camp grew.", ["Between June and August"]),
    ("Protests on Thursday and Friday were peaceful.", ["on Thursday and Friday"]),
    ("Heavy weapons must be withdrawn by 15 October.", ["by 15 October"]),
    ("The quarter was bombed overnight.", ["overnight"]),
    ("Over the past four years the group lost its land.", ["Over the past four years"]),
    ("Jets struck the hills in the last 24 hours.", ["in the last 24 hours"]),
    ("The army has closed the road for weeks.", ["for weeks"]),
    ("A two-week operation ended in failure.", ["two-week"]),
    ("It follows a decades-long insurgency.", ["decades-long"]),
    ("Three months ago the village was burnt.", ["Three months ago"]),
    ("Two days later the prisoners were freed.", ["Two days later"]),
    ("The same day a mine killed a shepherd.", ["The same day"]),
    ("More than 500 people have died so far this month.", ["so far this month"]),
    ("In recent weeks thousands have left.", ["In recent weeks"]),
    ("The blast happened at 20:43 GMT on Sunday.", ["at 20:43 GMT on Sunday"]),
    ("At around 9 p.m. Saturday police were called.", ["At around 9 p.m. Saturday"]),
    ("Mortars fell during Ramadan.", ["during Ramadan"]),
    ("At least 30 have drowned since the crossing began on 4 June.", ["since the crossing began on 4 June"]),
    ("The court will sit in the coming days.", ["in the coming days"]),
    ("yesterday rebels took the town; today they lost it.", ["yesterday", "today"]),
]

LEFT_OUT = [
    "A 5-year-old boy was wounded.",
    "The judge sentenced him to 20 years in prison.",
    "He faces a 25-year prison term.",
    "Soldiers may march on the capital.",
    "The budget rose by 5.39 percent.",
    "A man of 43 was shot.",
    "The plot was near the Christmas market.",
    "It was the worst attack in years.",
    "The firm lost money in fiscal 1989.",
    "About 2000 people marched.",
    "The 20 March Movement called for calm.",
    "The strike lasted ten minutes.",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_time_words_are_found_with_their_preposition(encoder: LanguagePipeline, text: str, expected: list[str]) -> None:
    document = encoder.analyse(text)
    assert [e.span.of(text) for e in find_time_expressions(document)] == expected


@pytest.mark.parametrize("text", LEFT_OUT)
def test_what_only_looks_like_time_is_left_out(encoder: LanguagePipeline, text: str) -> None:
    assert find_time_expressions(encoder.analyse(text)) == ()


RELATIONS = [
    ("Nothing has moved since Monday.", Relation.SINCE),
    ("Nothing will move until Monday.", Relation.UNTIL),
    ("It must be done by Monday.", Relation.BY),
    ("It was done before Monday.", Relation.BEFORE),
    ("The guards withdrew before dawn on Sunday.", Relation.AT),
    ("From July 2021 onwards the area was closed.", Relation.FROM),
    ("It was closed from 2013 to 2015.", Relation.RANGE),
    ("It was closed in 2013-15.", Relation.RANGE),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_prepositions_give_the_relation(encoder: LanguagePipeline, text: str, relation: Relation) -> None:
    assert [e.relation for e in find_time_expressions(encoder.analyse(text))] == [relation]


def test_numeric_dates_are_day_first_unless_impossible(encoder: LanguagePipeline) -> None:
    text = "It began on 03/04/2016 and ended on 04/25/2016."
    points = [e.point for e in find_time_expressions(encoder.analyse(text))]
    assert [(p.day, p.month, p.year) for p in points] == [(3, 4, 2016), (25, 4, 2016)]


def test_clock_times_keep_minute_and_zone(encoder: LanguagePipeline) -> None:
    points = [e.point for e in find_time_expressions(encoder.analyse("Rockets fell at 20:43 KSA."))]
    assert [(p.kind, p.minute, p.zone) for p in points] == [(PointKind.CLOCK, 20 * 60 + 43, 180)]


def test_lower_case_text_is_read(encoder: LanguagePipeline) -> None:
    text = "gunmen attacked the market on monday, 3 june."
    assert [e.span.of(text) for e in find_time_expressions(encoder.analyse(text))] == ["on monday, 3 june"]
