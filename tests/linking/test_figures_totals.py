"""Whether a claim's figures are a total over a longer time."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.linking.totals import is_total
from tests.linking.invented import MARCH_3, told

DAY = (MARCH_3, MARCH_3)
FORTNIGHT = (date(2018, 2, 18), MARCH_3)
THREE_DAYS = (date(2018, 3, 1), MARCH_3)


@pytest.mark.parametrize(
    ("text", "kind", "days", "total"),
    [
        ("A strike killed 12 people .", "air_strike", DAY, False),
        ("Strikes killed 500 people .", "air_strike", FORTNIGHT, True),
        ("The siege has killed 500 people .", "siege", FORTNIGHT, False),
        ("Fighting has killed 500 people since 2016 .", "armed_clash", DAY, True),
        ("Fighting has killed 500 people since January 2016 .", "armed_clash", DAY, True),
        ("Fighting has killed 500 people since the start of the war .", "armed_clash", DAY, True),
        ("Raids killed 40 people over the past three months .", "armed_attack", DAY, True),
        ("Raids killed 40 people this year .", "armed_attack", DAY, True),
        ("It brings the number of dead to 40 .", "killing", DAY, True),
        ("The toll is 12 so far .", "disaster", DAY, False),
        ("The toll is 12 so far .", "disaster", THREE_DAYS, True),
        ("Rescuers freed 12 people since Monday .", "aid", DAY, False),
        ("The camp has held 900 people since 2016 .", "population", (date(2016, 1, 1), MARCH_3), False),
        ("A raid killed 2 people .", "armed_attack", None, False),
        ("A raid killed 2 people .", "armed_attack", (None, MARCH_3), False),
    ],
)
def test_figures_totals(text: str, kind: str, days: tuple[date | None, date | None] | None, total: bool) -> None:
    given = told(text, kind=kind, days=days)
    assert is_total(given.claim, given.report.text) is total
