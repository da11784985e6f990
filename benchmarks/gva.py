"""Killed and injured of an incident, as an event's figures over its articles, against the Gun Violence Archive.

The articles of an incident are given; which claims of an article are about the incident is not: the kinds of happening
that the archive holds stand in for linking.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from benchmarks.row import Row
from dateline.linking.figures import figures
from dateline.model.claim import Claim
from dateline.model.event import EventClaim
from dateline.model.report import Publication, Report
from dateline.reading.reader import Reader

_INCIDENTS = 300  # of 2,253: enough for one decimal, and a minute's work
_TYPES = frozenset("armed_attack killing death bombing disaster abuse".split())
_OLDEST = timedelta(days=60)  # what happened longer before an article is another incident
#: The page's title goes on with the station's name ("… - KSLA News 12 Shreveport"), whose numbers count nobody.
_SITE = re.compile(r"(?<=.{15})\s(?:-|\||::|–|—|//)\s.*", re.DOTALL)


def violence_rows(reader: Reader, records: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """How often both figures, and each, are exactly those of the archive."""
    right: Counter[str] = Counter()
    incidents = 0
    for record in records:
        if incidents == _INCIDENTS:
            break
        incidents += 1
        killed, injured = casualties([(reader.read(r), r) for r in map(article, record["articles"])])
        right["killed"] += killed == record["num_killed"]
        right["injured"] += injured == record["num_injured"]
        right["both"] += (killed, injured) == (record["num_killed"], record["num_injured"])
    note = f"first {incidents} incidents, an event's figures over their articles; the archive's may be later than these"
    for of, floor in (("killed", 0.808), ("injured", 0.631), ("both", 0.534)):
        if incidents:
            floors = f"pattern “N killed/injured” {floor} (held-back part)"
            yield Row("gva dev", f"{of} exact", right[of] / incidents, floors, note)


def article(raw: Mapping[str, Any]) -> Report:
    """An article with its headline, which often gives the figures that the text tells one by one."""
    day = Publication(date.fromisoformat(raw["date"][:10]), "given") if raw.get("date") else None
    title = _SITE.sub("", raw.get("title") or "")
    return Report(raw["id"], f"{title}\n\n{raw['text']}" if title else raw["text"], title=title, published=day)


def casualties(articles: Sequence[tuple[Sequence[Claim], Report]]) -> tuple[int, int]:
    """The killed and injured of one incident; nobody, where no article gives a figure."""
    claims = [EventClaim(c, report, report.id) for own, report in articles for c in own if _is_told(c, report)]
    best = {figure.of: figure.best or 0 for figure in figures(claims)}
    return best.get("killed", 0), best.get("injured", 0)


def _is_told(claim: Claim, report: Report) -> bool:
    day = report.published.day if report.published else None
    old = day is not None and claim.time.end is not None and day - claim.time.end > _OLDEST
    return claim.type in _TYPES and not old
