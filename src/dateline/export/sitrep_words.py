"""The sentences of a situation report about one event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.export.event_table import actor_names, figure_number
from dateline.export.exported import ExportedEvent
from dateline.export.figures import SIGNS, days, speaker
from dateline.export.sitrep import Reference, Sentence
from dateline.model.event import Event, EventClaim, Figure, Review, Standing, Statement
from dateline.model.report import Report
from dateline.model.values import Basis, DateInterval, Role, Status

# What a statement that is not counted is, in words.
_STANDINGS = {
    Standing.PART: "as part of a total",
    Standing.REVISED: "and gave another figure later",
    Standing.PERIOD: "over a longer period",
    Standing.UNSURE: "not as something that happened",
    Standing.OPEN: "as an upper end or without a number",
}
_OTHER_STATUSES = {
    Status.DENIED: "deny it",
    Status.PLANNED: "speak of it as planned",
    Status.POSSIBLE: "speak of it as possible",
    Status.DEMANDED: "demand it",
    Status.HAPPENED: "say that it happened",
    Status.ONGOING: "say that it goes on",
}


class References:
    """The reports cited so far, numbered as they come up."""

    def __init__(self) -> None:
        self._numbers: dict[str, Reference] = {}

    def cite(self, reports: Iterable[Report]) -> tuple[int, ...]:
        """The numbers of some reports."""
        return tuple(sorted({self._reference(r).number for r in reports}))

    def listed(self) -> tuple[Reference, ...]:
        return tuple(self._numbers.values())

    def _reference(self, report: Report) -> Reference:
        if report.id not in self._numbers:
            day = report.published.day if report.published else None
            number = len(self._numbers) + 1
            self._numbers[report.id] = Reference(number, report.source, report.title, day, report.id, report.url)
        return self._numbers[report.id]


def standing_claims(exported: ExportedEvent) -> tuple[EventClaim, ...]:
    """The claims that nobody rejected."""
    return tuple(c for c in exported.claims if c.review is not Review.REJECTED)


def when(event: Event) -> str:
    """The event's days in words, nothing where unknown."""
    return days(DateInterval(event.start, event.end, Basis.UNKNOWN, "", event.time_precision))


def heading(event: Event) -> str:
    """``Armed attack, Barkin Ladi, 15 Jun 2020``."""
    return ", ".join(filter(None, (kind(event), event.place.name, when(event))))


def kind(event: Event) -> str:
    """``Armed attack``."""
    return event.type.replace("_", " ").capitalize()


def what(event: Event) -> str:
    """The event's sentence; made from its fields where it has none."""
    if event.sentence:
        return event.sentence
    sides = [", ".join(actor_names(event, role)) for role in (Role.AGENT, Role.TARGET)]
    where = f" in {event.place.name}" if event.place.name else ""
    by = f", by {sides[0]}" if sides[0] else ""
    against = f", {'against' if sides[0] else 'of'} {sides[1]}" if sides[1] else ""
    return f"{kind(event)}{where}{by}{against}."


def sentences(exported: ExportedEvent, references: References) -> Iterator[Sentence]:
    """What is said of an event: what happened, each figure with its range, who gives it, who says otherwise."""
    claims = standing_claims(exported)
    reports = {c.report.id: c.report for c in claims}
    yield Sentence(what(exported.event), references.cite(c.report for c in claims))
    for figure in exported.event.figures:
        told = [s for s in figure.statements if s.standing is not Standing.REJECTED and s.report in reports]
        if told:
            yield Sentence(_figure(figure), references.cite(reports[s.report] for s in told))
            yield from _who_says(figure, told, reports, references)
    if not exported.event.figures:
        yield from _told_by(claims, references)
    yield from _otherwise(exported.event, claims, references)


def _figure(figure: Figure) -> str:
    """``Killed: 12 (10–14); 2 independent voices, who disagree (rule low-best-high: …).``"""
    voices = f"{figure.voices} independent voice{'s' if figure.voices != 1 else ''}"
    disagree = ", who disagree" if figure.disagree else ""
    why = f": {figure.why}" if figure.why else ""
    name = figure.of.replace("_", " ").capitalize()
    return f"{name}: {figure_number(figure)}; {voices}{disagree} (rule {figure.rule.value}{why})."


def _number(said: Statement) -> str:
    if said.best is not None:
        return f"{SIGNS.get(said.qualifier, '')}{said.best:,}"
    if said.low is not None and said.high is not None:
        return f"{said.low:,}–{said.high:,}"
    return f"≥{said.low:,}" if said.low is not None else f"≤{said.high:,}" if said.high is not None else "some"


def _who_says(
    figure: Figure, told: list[Statement], reports: dict[str, Report], references: References
) -> Iterator[Sentence]:
    """Who gives which number, a sentence for each, copies of one text together."""
    groups: dict[tuple[str, str, Standing], list[Statement]] = {}
    for said in told:
        groups.setdefault((said.voice, _number(said), said.standing), []).append(said)
    for (voice, number, standing), group in groups.items():
        who = f" ({group[0].who})" if group[0].who else ""
        aside = f", {_STANDINGS[standing]}" if standing in _STANDINGS else ""
        text = f"{voice} ({group[0].kind.value}): {number} {figure.of.replace('_', ' ')}{who}{aside}."
        yield Sentence(text, references.cite(reports[s.report] for s in group))


def _told_by(claims: Iterable[EventClaim], references: References) -> Iterator[Sentence]:
    """On whose word an event without figures stands."""
    speakers: dict[str, list[Report]] = {}
    for claim in claims:
        name = speaker(claim.claim.sources[0]) if claim.claim.sources else claim.report.source
        if name:
            speakers.setdefault(name, []).append(claim.report)
    for name, reports in speakers.items():
        yield Sentence(f"Said by {name}.", references.cite(reports))


def _otherwise(event: Event, claims: Iterable[EventClaim], references: References) -> Iterator[Sentence]:
    """Claims of the event that say something else of whether it happened."""
    others: dict[Status, list[Report]] = {}
    happened = (Status.HAPPENED, Status.ONGOING)
    for claim in claims:
        status = claim.claim.status.status
        if status is not event.status and not (status in happened and event.status in happened):
            others.setdefault(status, []).append(claim.report)
    for status, reports in others.items():
        number = len(reports)
        verb = _OTHER_STATUSES[status]
        text = f"{number} claims {verb}." if number != 1 else f"1 claim {_singular(verb)}."
        yield Sentence(text, references.cite(reports))
    if event.status is Status.ONGOING:
        yield Sentence("It went on when last reported.", references.cite(c.report for c in claims))


def _singular(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    return f"{'denies' if first == 'deny' else first + 's'} {rest}"
