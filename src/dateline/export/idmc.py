"""Figures of displacement in the shape of IDMC's Internal Displacement Updates: a row for each figure of an event.

Column names and order: the fields of the Internal Displacement Updates (internal-displacement.org/database/
api-documentation), then Dateline's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.export.actor_kind import FIGHTING, sides
from dateline.export.citation import cited, evidence_text, joined, reports_of
from dateline.export.countries import country_codes
from dateline.export.crosswalk import ANY, TYPES, Row, a_reason, load_table, one_of
from dateline.export.csv_table import EventShape, Value, in_order
from dateline.export.event_table import event_day, figure_number
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent
from dateline.export.occurrence import single_number
from dateline.export.tally import Loss, Tally
from dateline.model.event import Event, Figure, Review, Statement
from dateline.model.values import Qualifier, Role
from dateline.version import ENGINE_VERSION

IDU_COLUMNS = tuple(
    """id country iso3 latitude longitude centroid displacement_type qualifier figure displacement_date
    displacement_start_date displacement_end_date year event_name event_start_date event_end_date category subcategory
    type subtype standard_popup_text standard_info_text old_id created_at""".split()
)
OWN_COLUMNS = tuple(
    """event_id status figure_category term unit figure_low figure_high disputed voices cumulative sources review why
    schema engine""".split()
)
CATEGORIES = ("Internal Displacements", "Total number of IDPs", "Returns")
CAUSES = ("Conflict", "Disaster", "actors", "")
# IDMC's words for how exact a figure is.
_QUALIFIERS = {
    Qualifier.EXACT: "total",
    Qualifier.AT_LEAST: "more than",
    Qualifier.MORE_THAN: "more than",
    Qualifier.UP_TO: "less than",
    Qualifier.NEARLY: "less than",
    Qualifier.ABOUT: "approximately",
    Qualifier.VAGUE: "approximately",
}
_HOUSEHOLDS = ("household", "households", "family", "families")
_HOUSES = ("home", "homes", "house", "houses")


def _faults(row: Row) -> Iterable[str]:
    yield from one_of(row, "type", (ANY, *TYPES))
    yield from one_of(row, "category", CATEGORIES)
    yield from one_of(row, "cause", CAUSES)
    yield from a_reason(row)
    if not row["words"]:
        yield "no words, write * for anybody"


@cache
def load_idmc() -> tuple[Row, ...]:
    """Which figures are figures of displacement, in IDMC's terms."""
    return load_table("idmc.tsv", ("of", "type", "words", "category", "term", "cause", "reason"), _faults)


def idmc_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """A row for each figure of displacement; none for events without one, which are counted."""
    event = exported.event
    if event.review is Review.REJECTED:
        tally.lose(Loss.REJECTED)
        return
    found = [(f, row) for f in event.figures if (row := _row_for(event.type, f)) is not None]
    tally.lose(Loss.NO_FIGURES, not found)
    for figure, row in found:
        tally.lose(Loss.DISAGREEMENT, figure.disagree)
        values = {**_figure(event, figure, row), **_where(event), **_told(exported, figure), **_own(event, figure, row)}
        yield in_order((*IDU_COLUMNS, *OWN_COLUMNS), values)


def _row_for(type_: str, figure: Figure) -> Row | None:
    who = {word for s in figure.statements for word in (s.who or "").lower().replace("-", " ").split()}
    for row in load_idmc():
        fits = row["of"] == figure.of and row["type"] in (ANY, type_)
        if fits and (row["words"] == ANY or who.intersection(row["words"].split())):
            return row
    return None


def _chosen(figure: Figure) -> Statement | None:
    """The statement that tells the chosen number, the latest of several."""
    told = [s for s in figure.statements if s.best == figure.best]
    return told[-1] if told else None


def _figure(event: Event, figure: Figure, row: Row) -> dict[str, Value]:
    chosen = _chosen(figure)
    start, end = event_day(event.start), event_day(event.end)
    first = event.start or event.end
    return {
        "id": f"{event.id}:{figure.of}",
        "displacement_type": _cause(event, row),
        "qualifier": _QUALIFIERS[chosen.qualifier] if chosen else None,
        "figure": single_number(figure),
        "displacement_date": start or end,
        "displacement_start_date": start,
        "displacement_end_date": end,
        "year": first.year if first else None,
        "event_name": _name(event),
        "event_start_date": start,
        "event_end_date": end,
    }


def _cause(event: Event, row: Row) -> str | None:
    if row["cause"] != "actors":
        return row["cause"] or None
    armed = any(s.kind in FIGHTING for s in sides(event, Role.AGENT))
    return "Conflict" if armed else None


def _name(event: Event) -> str:
    return joined((event.type.replace("_", " "), event.place.name, event_day(event.start)), ", ")


def _where(event: Event) -> dict[str, Value]:
    place, country = event.place, country_codes(event.place.country)
    point = None if place.lat is None or place.lon is None else f"[{place.lat}, {place.lon}]"
    return {
        "country": country.name if country else None,
        "iso3": country.iso3 if country else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "centroid": point,
    }


def _told(exported: ExportedEvent, figure: Figure) -> dict[str, Value]:
    return {
        "standard_popup_text": evidence_text(exported),
        "standard_info_text": f"{figure_number(figure)} {figure.of.replace('_', ' ')}",
        "created_at": event_day(exported.event.last_reported),
        "sources": joined(cited(r) for r in reports_of(exported)),
    }


def _own(event: Event, figure: Figure, row: Row) -> dict[str, Value]:
    return {
        "event_id": event.id,
        "status": event.status.value,
        "figure_category": row["category"],
        "term": row["term"],
        "unit": _unit(figure),
        "figure_low": figure.low,
        "figure_high": figure.high,
        "disputed": "yes" if figure.disagree else "no",
        "voices": figure.voices,
        "cumulative": "yes" if event.total or any(s.cumulative for s in figure.statements) else "no",
        "review": event.review.value,
        "why": row["reason"],
        "schema": EVENT_SCHEMA,
        "engine": event.engine or ENGINE_VERSION,
    }


def _unit(figure: Figure) -> str:
    """What the figure counts, by the words of the statement that gives it."""
    chosen = _chosen(figure)
    words = ((chosen.who if chosen else "") or "").lower().split()
    last = words[-1] if words else ""
    return "Household" if last in _HOUSEHOLDS else "Housing" if last in _HOUSES else "Person"


IDMC = EventShape((*IDU_COLUMNS, *OWN_COLUMNS), idmc_rows)
