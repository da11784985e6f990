"""The events of a batch that several reports tell of, their figures side by side with who gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.export.figures import days, figure, place_name, speaker
from dateline.export.reading import Reading
from dateline.export.safety import printable
from dateline.model.claim import Claim
from dateline.model.report import Report

# More events than a person reads through at the end of a table.
LONGEST_LIST = 40


@dataclass(slots=True)
class EventSummary:
    """What the reports of a batch say of one event: words ready to print, nothing of the reports' texts."""

    type: str
    when: str = ""
    where: str = ""
    reports: list[str] = field(default_factory=list)
    figures: dict[str, list[str]] = field(default_factory=dict)


class EventList:
    """Collects events report by report; lists those that more than one report tells of."""

    def __init__(self) -> None:
        self._events: dict[str, EventSummary] = {}

    def add(self, reading: Reading) -> None:
        for claim in reading.claims:
            if claim.event:
                self._take(claim, reading.report)

    def _take(self, claim: Claim, report: Report) -> None:
        event = self._events.setdefault(claim.event, EventSummary(claim.type))
        event.when = event.when or days(claim.time)
        event.where = event.where or printable(place_name(claim.place))
        if report.id not in event.reports:
            event.reports.append(report.id)
        for count in claim.counts:
            says = printable(speaker(claim.sources[0])) if claim.sources else "the report itself"
            line = f"{figure(count)} ({says}; {printable(report.source or report.id)})"
            told = event.figures.setdefault(count.of, [])
            if line not in told:
                told.append(line)

    def lines(self) -> list[str]:
        """A heading and the events, those with most reports first; nothing when no event is told twice."""
        shared = [(name, e) for name, e in self._events.items() if len(e.reports) > 1]
        if not shared:
            return []
        shared.sort(key=lambda pair: -len(pair[1].reports))
        lines = ["", f"Events told by more than one report: {len(shared)}"]
        for name, event in shared[:LONGEST_LIST]:
            where = " · ".join(filter(None, (event.type, event.where, event.when)))
            lines.append(f"{printable(name)}  {where}  ({len(event.reports)} reports)")
            lines += [f"    {of.replace('_', ' ')}: {'; '.join(told)}" for of, told in event.figures.items()]
        if len(shared) > LONGEST_LIST:
            lines.append(f"… and {len(shared) - LONGEST_LIST} more")
        return lines
