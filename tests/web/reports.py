"""Invented reports for the workbench: a strike that papers count differently, a copy, something planned, a hostile text."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.newswire import read
from dateline.export.reading import Reading
from dateline.model.report import Report
from dateline.model.values import Basis, Status, StatusReading
from tests.services.told import LATER, STRIKE, claim_ids, told

STRUCK_REPORT = told(STRIKE)
STRUCK_TOO_REPORT = told(
    "Rebels shelled 14 villagers in Vallemar on 3 March.", 5, id="wire-2", source="Radio Quillon", title="Toll rises"
)
TAKEN_REPORT = told(LATER, 6, id="wire-3", source="Northern Wire", title="Traders taken")
HOSTILE = (
    '<script>alert("x")</script><img src=x onerror=alert(1)><svg/onload=alert(2)><style>body{display:none}</style>'
    "{{ 7*7 }} \u202egnirts desrever\u202c \x1b[31m Gunmen killed 5 farmers in Marrowgate on 4 March."
)
HOSTILE_REPORT = told(
    HOSTILE,
    7,
    id='wire"><b>4',
    source="<i>Paper</i>",
    title="</title><script>steal()</script>",
    url="javascript:alert(3)",
)
REPORTS = (STRUCK_REPORT, STRUCK_TOO_REPORT, TAKEN_REPORT, HOSTILE_REPORT)
PLANNED = (told("Soldiers attacked 3 traders in Dorrin on 20 March.", 8, id="wire-5", title="Attack planned"),)
STRUCK, STRUCK_TOO, TAKEN, HURT = (claim_ids(report)[0] for report in REPORTS)
PLAN = claim_ids(PLANNED[0])[0]


def planned(report: Report) -> Reading:
    """The reading of a report whose claims are plans."""
    status = StatusReading(Status.PLANNED, Basis.CLAUSE, "invented")
    return Reading(report, tuple(replace(claim, status=status) for claim in read(report)))
