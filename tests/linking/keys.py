"""Keys for tests, of an invented report in an invented town."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dateline.linking.key import ClaimKey
from dateline.linking.words import REPORT_WORDS, SENTENCE_WORDS, stems, telling

_SENTENCE = "A bomb in the market of Vardemar killed 25 people on Monday."
_REPORT = "Market bombing in Vardemar. A bomb in the market of Vardemar killed 25 people, police said."


def key(claim: str, report: str = "r1", *, sentence: str = _SENTENCE, about: str = _REPORT, **changes: Any) -> ClaimKey:
    """A bombing in the invented town of Vardemar on 3 March 2031, with whatever is changed."""
    day = date(2031, 3, 3)
    first = ClaimKey(
        claim=claim,
        report=report,
        group=report,
        published=date(2031, 3, 4),
        type="bombing",
        status="happened",
        lemma="bomb",
        sentence=0,
        position=2,
        naming="new",
        start=day,
        end=day,
        precision="day",
        time_basis="clause",
        place="vardemar",
        country="XX",
        lat=10.0,
        lon=20.0,
        place_basis="clause",
        actors=(("target", "people"),),
        figures=(("killed", 25, 25, 25),),
        words=telling(stems(sentence), SENTENCE_WORDS),
        topic=telling(stems(about), REPORT_WORDS),
    )
    return replace(first, **changes)
