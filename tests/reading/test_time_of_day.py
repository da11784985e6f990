"""Clock words with before and after, totals as of a day, feasts of one day, plans seen from the past."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.language.pipeline import LanguagePipeline
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Status, StatusReading
from dateline.reading.time.claim_times import read_times
from dateline.reading.time.expressions import find_time_expressions
from dateline.reading.time.resolution import resolve
from dateline.reading.time.setting import Setting

PUBLISHED = date(2019, 3, 12)  # a Tuesday

DAYS = [
    ("The blast hit shortly before midnight on Friday.", (date(2019, 3, 8), date(2019, 3, 8))),
    ("Gunmen opened fire after Friday prayers.", (date(2019, 3, 8), date(2019, 3, 8))),
    ("A bomb went off just after 8 pm on Sunday.", (date(2019, 3, 10), date(2019, 3, 10))),
    ("The convoy was hit after sunset on Monday.", (date(2019, 3, 11), date(2019, 3, 11))),
    ("The raid came before nightfall on Saturday.", (date(2019, 3, 9), date(2019, 3, 9))),
    ("The hospital had counted 412 deaths as of 2 March.", (None, date(2019, 3, 2))),
    ("He fled before Friday.", (None, date(2019, 3, 7))),
    ("Gunmen stormed the village on New Year's Eve.", (date(2018, 12, 31), date(2018, 12, 31))),
    ("The mine collapsed on Boxing Day.", (date(2018, 12, 26), date(2018, 12, 26))),
    ("Riders shot at worshippers on Christmas Eve.", (date(2018, 12, 24), date(2018, 12, 24))),
    ("Thousands had marched on Labour Day.", (date(2018, 5, 1), date(2018, 5, 1))),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days(encoder: LanguagePipeline, text: str, expected: tuple[date | None, date]) -> None:
    (expression,) = find_time_expressions(encoder.analyse(text))
    stretch = resolve(expression, Setting(PUBLISHED))
    assert stretch is not None
    assert (stretch.start, stretch.end) == expected


def test_what_was_due_may_lie_behind(encoder: LanguagePipeline) -> None:
    document = encoder.analyse("The army was due to withdraw from the strip by Jan. 26.")
    token = next(t for t in document.tokens if t.text == "withdraw")
    trigger = Trigger(
        token.index, document.span(token.index, token.index + 1), "withdrawal", "verb", token.index, "test"
    )
    (interval,) = read_times(document, PUBLISHED, [trigger], [StatusReading(Status.PLANNED, Basis.CLAUSE, "test")])
    assert (interval.start, interval.end) == (None, date(2019, 1, 26))
