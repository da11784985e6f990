"""The events of a batch that several reports tell of, their figures side by side with who gives them."""

from __future__ import annotations

from collections.abc import Iterator
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
    figures: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventLine:
    """One line of the list: where it begins, its words, and how far its further lines are set in."""

    indent: int
    text: str
    hanging: int = 0


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
            told = (figure(count), f"{says}, in {printable(report.source or report.id.partition('#')[0])}")
            said = event.figures.setdefault(count.of.replace("_", " "), [])
            if told not in said:
                said.append(told)

    def lines(self) -> Iterator[EventLine]:
        """A heading and the events, those with most reports first; nothing when no event is told twice."""
        shared = [(name, e) for name, e in self._events.items() if len(e.reports) > 1]
        if not shared:
            return
        shared.sort(key=lambda pair: -len(pair[1].reports))
        yield EventLine(0, "")
        yield EventLine(0, f"Events told by more than one report: {len(shared)}")
        for name, event in shared[:LONGEST_LIST]:
            words = (event.type, event.where, event.when, f"{len(event.reports)} reports", printable(name))
            yield EventLine(2, " · ".join(filter(None, words)))
            yield from _figure_lines(event)
        if len(shared) > LONGEST_LIST:
            yield EventLine(2, f"… and {len(shared) - LONGEST_LIST} more")


def _figure_lines(event: EventSummary) -> Iterator[EventLine]:
    """Every figure below the others of its kind, with who gives it and where."""
    label = max((len(of) for of in event.figures), default=0)
    number = max((len(shown) for told in event.figures.values() for shown, _ in told), default=0)
    for of, told in event.figures.items():
        for place, (shown, says) in enumerate(told):
            text = f"{of if place == 0 else '':{label}}  {shown:>{number}}  {says}"
            yield EventLine(4, text, hanging=label + number + 4)
