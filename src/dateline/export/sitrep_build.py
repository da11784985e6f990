"""A situation report made from events: a pure function of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from dateline.export.event_table import figure_number
from dateline.export.exported import ExportedEvent
from dateline.export.occurrence import OCCURRED
from dateline.export.sitrep import Section, Sentence, Series, Sitrep, SitrepEvent
from dateline.export.sitrep_words import References, heading, kind, sentences, standing_claims
from dateline.model.event import Figure, Review, Standing
from dateline.model.values import Status

# Numbers that are worth adding up over incidents, in the order they are told.
SUMMED = ("killed", "injured", "missing", "abducted", "detained", "displaced")
_UNSURE_SECTIONS = (
    (Status.PLANNED, "Announced or planned", "Announced, ordered or expected by its doer; not said to have happened."),
    (Status.POSSIBLE, "Feared or threatened", "May happen or may have happened; nobody says that it did."),
    (Status.DEMANDED, "Demanded", "Called for; not said to have happened."),
    (Status.DENIED, "Denied", "Said not to have happened."),
)
_TOTALS_NOTE = "Tolls over a longer period or several incidents; they may count incidents above once more."

Events = Sequence[ExportedEvent]


def build_sitrep(
    events: Iterable[ExportedEvent], place: str, start: date, end: date, before: Iterable[ExportedEvent] | None = None
) -> Sitrep:
    """The report on ``events`` in a place from ``start`` to ``end``, in the order of their days.

    ``before`` are the events of the period before, as they were known then; None leaves the comparison out. Events and
    claims that a person rejected are in no sentence. Which events belong to the place and period is the caller's word.
    """
    references = References()
    kept = sorted((e for e in events if e.event.review is not Review.REJECTED), key=_by_day)
    known = None if before is None else [e for e in before if e.event.review is not Review.REJECTED]
    incidents = [e for e in kept if e.event.status in OCCURRED and not e.event.total]
    overview = tuple(_overview(incidents, references))
    sections = tuple(_sections(kept, references))
    changes = None if known is None else tuple(_changes(kept, known, references))
    series = tuple(_series(kept, references))
    return Sitrep(place, start, end, overview, sections, changes, series, references.listed())


def period_before(start: date, end: date) -> tuple[date, date]:
    """The period of the same length that ends on the day before ``start``."""
    length = end - start
    last = start - timedelta(days=1)
    return last - length, last


def _by_day(exported: ExportedEvent) -> tuple[date, str]:
    event = exported.event
    return (event.start or event.end or event.first_reported or date.max, event.id)


def _sections(events: Events, references: References) -> Iterator[Section]:
    """What happened, totals, and then each standing that is no happening; sections without events are left out, but
    for the first."""
    happened = [e for e in events if e.event.status in OCCURRED]
    yield _section("What happened", "", [e for e in happened if not e.event.total], references)
    totals = [e for e in happened if e.event.total]
    if totals:
        yield _section("Totals over longer periods", _TOTALS_NOTE, totals, references)
    for status, title, note in _UNSURE_SECTIONS:
        chosen = [e for e in events if e.event.status is status]
        if chosen:
            yield _section(title, note, chosen, references)


def _section(title: str, note: str, events: Events, references: References) -> Section:
    told = (SitrepEvent(e.event.id, heading(e.event), tuple(sentences(e, references))) for e in events)
    return Section(title, note, tuple(told))


def _cite(events: Events, references: References) -> tuple[int, ...]:
    return references.cite(c.report for e in events for c in standing_claims(e))


def _overview(incidents: Events, references: References) -> Iterator[Sentence]:
    """How many incidents, of which kinds, and the sums of their figures."""
    if not incidents:
        return
    kinds = Counter(kind(e.event).lower() for e in incidents)
    listed = ", ".join(f"{name} {n}" for name, n in kinds.most_common())
    yield Sentence(f"{_many(len(incidents), 'event')}: {listed}.", _cite(incidents, references))
    for of in SUMMED:
        told = [e for e in incidents if e.event.figure(of) is not None]
        if told:
            yield Sentence(f"{of.capitalize()}: {_sum(told, of)}.", _cite(told, references))


def _sum(events: Events, of: str) -> str:
    """The chosen figures of separate incidents added up, with the ends added up beside them."""
    figures = [f for e in events if (f := e.event.figure(of)) is not None]
    best = [f.best for f in figures if f.best is not None]
    low, high = (_ends(figures, end) for end in ("low", "high"))
    ends = f", at least {low:,}" + (f", at most {high:,}" if high is not None else "") if low is not None else ""
    unnumbered = len(figures) - len(best)
    rest = f"; {_many(unnumbered, 'more event')} without one number" if unnumbered else ""
    return f"{sum(best):,} in {_many(len(best), 'event')}, by the chosen figures added up{ends}{rest}"


def _ends(figures: Sequence[Figure], end: str) -> int | None:
    """The ends added up; a lower end that nobody gives counts nothing, an upper one leaves the sum open."""
    values = [getattr(f, end) for f in figures]
    if end == "high" and None in values:
        return None
    told = [v for v in values if isinstance(v, int)]
    return sum(told) if told else None


def _changes(events: Events, before: Events, references: References) -> Iterator[Sentence]:
    """What differs from the period before: kinds of incidents, and figures of events that both periods know."""
    now = [e for e in events if e.event.status in OCCURRED and not e.event.total]
    then = [e for e in before if e.event.status in OCCURRED and not e.event.total]
    yield from _kind_changes(now, then, references)
    known = {e.event.id: e for e in before}
    for exported in events:
        old = known.get(exported.event.id)
        if old is not None:
            yield from _event_changes(old, exported, references)


def _kind_changes(now: Events, then: Events, references: References) -> Iterator[Sentence]:
    counts, old = (Counter(kind(e.event) for e in events) for events in (now, then))
    for name in sorted({*counts, *old}):
        if counts[name] != old[name]:
            told = [e for e in (*now, *then) if kind(e.event) == name]
            text = f"{name}: {_many(counts[name], 'event')}, after {old[name]} in the period before."
            yield Sentence(text, _cite(told, references))


def _event_changes(old: ExportedEvent, new: ExportedEvent, references: References) -> Iterator[Sentence]:
    title, cites = heading(new.event), _cite((old, new), references)
    if old.event.status is not new.event.status:
        yield Sentence(f"{title}: now {new.event.status.value}, was {old.event.status.value}.", cites)
    for figure in new.event.figures:
        was = old.event.figure(figure.of)
        shown, before = figure_number(figure), figure_number(was) if was else "not told"
        if shown != before:
            yield Sentence(f"{title}: {figure.of.replace('_', ' ')} {shown}, was {before}.", cites)


def _series(events: Events, references: References) -> Iterator[Series]:
    """Numbers that were told on several days, from day to day."""
    for exported in events:
        reports = {c.report.id: c.report for c in standing_claims(exported)}
        for figure in exported.event.figures:
            told = [s for s in figure.statements if s.day and s.report in reports and s.standing in _IN_SERIES]
            days = sorted({s.day for s in told if s.day})
            if len(days) < 2:
                continue
            points = []
            for day in days:
                of_day = [s for s in told if s.day == day]
                numbers = sorted({n for s in of_day for n in (s.best, s.low, s.high) if n is not None})
                shown = (
                    f"{numbers[0]:,}" if len(numbers) == 1 else f"{numbers[0]:,}–{numbers[-1]:,}" if numbers else "–"
                )
                points.append(
                    Sentence(f"{day.isoformat()}: {shown}", references.cite(reports[s.report] for s in of_day))
                )
            yield Series(f"{heading(exported.event)}: {figure.of.replace('_', ' ')}", tuple(points))


_IN_SERIES = (Standing.COUNTED, Standing.REVISED)


def _many(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
