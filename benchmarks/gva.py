"""Killed and injured of an incident, voted over its articles, against the Gun Violence Archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from benchmarks.row import Row
from dateline.model.claim import Claim
from dateline.model.report import Publication, Report
from dateline.model.values import Count, Status
from dateline.reading.reader import Reader

_INCIDENTS = 300  # of 2,253: enough for one decimal, and a minute's work
_TYPES = frozenset("armed_attack killing death bombing disaster abuse".split())
_TOLD = (Status.HAPPENED, Status.ONGOING)
_OLDEST = timedelta(days=60)  # what happened longer before an article is another incident
_FADING = 0.7  # each further figure of an article speaks less for the incident
_NUMBERED = 2.0  # a figure above one speaks more, one person without a number less
_SINGLE = 0.5
_WITHOUT_DEAD = 0.5  # how much the figure without the dead must have of the votes for the one with them


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
    note = f"first {incidents} incidents, voted over their articles; the archive's numbers may be later than these"
    for of, floor in (("killed", 0.808), ("injured", 0.631), ("both", 0.534)):
        if incidents:
            floors = f"pattern “N killed/injured” {floor} (held-back part)"
            yield Row("gva dev", f"{of} exact", right[of] / incidents, floors, note)


def article(raw: Mapping[str, Any]) -> Report:
    """An article with its headline, which often gives the figures that the text tells one by one."""
    day = Publication(date.fromisoformat(raw["date"][:10]), "given") if raw.get("date") else None
    title = raw.get("title") or ""
    return Report(raw["id"], f"{title}\n\n{raw['text']}" if title else raw["text"], title=title, published=day)


def casualties(articles: Sequence[tuple[Sequence[Claim], Report]]) -> tuple[int, int]:
    """The killed and injured that the articles of one incident agree on most."""
    dead, hurt = (_votes(articles, of) for of in ("killed", "injured"))
    killed, injured = _most(dead), _most(hurt)
    if killed and injured > killed and hurt[injured - killed] >= _WITHOUT_DEAD * hurt[injured]:
        injured -= killed  # "five were shot; one died": four are injured
    if killed and injured == 1 and len(hurt) == 1:
        injured = 0  # who is shot first and then said to be dead is killed, not also injured
    return killed, injured


def _votes(articles: Sequence[tuple[Sequence[Claim], Report]], of: str) -> defaultdict[int, float]:
    """Each article's vote, shared among its figures, the earlier ones having more of it."""
    votes: defaultdict[int, float] = defaultdict(float)
    for claims, report in articles:
        own: defaultdict[int, float] = defaultdict(float)
        for place, count in enumerate(_figures(claims, report, of)):
            numbered = _SINGLE if count.rule.startswith(("one ", "people")) else 1.0
            best = count.best or 0
            own[best] += _FADING**place * numbered * (_NUMBERED if best > 1 else 1.0)
        for best, weight in own.items():
            votes[best] += weight / sum(own.values())
    return votes


def _figures(claims: Sequence[Claim], report: Report, of: str) -> Iterator[Count]:
    day = report.published.day if report.published else None
    for claim in sorted(claims, key=lambda c: c.trigger.span.start):
        old = day is not None and claim.time.end is not None and day - claim.time.end > _OLDEST
        if claim.type in _TYPES and claim.status.status in _TOLD and not old:
            yield from (count for count in claim.counts if count.of == of and count.best)


def _most(votes: Mapping[int, float]) -> int:
    return max(votes, key=lambda best: (votes[best], best), default=0)
