"""Events in the shape of POLECAT's files (PLOVER event types): tab-separated, its 40 columns, then status and schema.

Column names and order: the header of POLECAT's weekly files. Intensity, titles, Wikipedia ids and the names of a whole
story are POLECAT's own work and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from dateline.export.actor_kind import ActorKind, Side, sides
from dateline.export.citation import joined, publishers
from dateline.export.countries import country_codes
from dateline.export.crosswalk import TYPES, Row, a_reason, every_type, first_fit, load_table, one_of
from dateline.export.csv_table import EventShape, Value, in_order
from dateline.export.event_table import event_day
from dateline.export.event_time import days_of
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent
from dateline.export.tally import Loss, Tally
from dateline.model.event import Event, Review
from dateline.model.values import Role, Status
from dateline.version import ENGINE_VERSION

PLOVER_COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name"),
    *("Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw"),
    *("Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector"),
    *("Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City"),
    *("District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)
OWN_COLUMNS = ("Status", "Schema", "Engine")
MODES: Mapping[str, tuple[str, ...]] = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": ("economic", "military", "humanitarian", "asylum"),
    "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "ban", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike-gen", "strike-lim", "strike-hun", "boycott", "obstruct"),
    "SANCTION": ("convict", "cancel", "expel", "withdraw", "sever"),
    "MOBILIZE": ("troops", "weapons", "police"),
    "COERCE": (*("confiscate", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold"),),
    "ASSAULT": (
        *("abduct", "beat", "torture", "execute", "sexual", "assassinate", "destroy", "primitive", "firearms"),
        *("explosives", "suicide-attack", "heavy-weapons"),
    ),
}
QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
_STATUS_CONTEXTS = {Status.PLANNED: "future", Status.POSSIBLE: "hypothetical"}
# Where Correlates of War numbers a state otherwise than Gleditsch and Ward.
_COW = {"DE": 255, "YE": 679, "RS": 345, "KI": 946, "NR": 970, "TO": 955, "TV": 947}


def _faults(row: Row) -> Iterable[str]:
    yield from one_of(row, "type", TYPES)
    yield from one_of(row, "event", (*MODES, ""))
    yield from one_of(row, "mode", (*MODES.get(row["event"], ()), ""))
    yield from one_of(row, "quad", QUADS if row["event"] else ("",))
    yield from a_reason(row)


def _sector_faults(row: Row) -> Iterable[str]:
    yield from one_of(row, "kind", [k.value for k in ActorKind])
    yield from a_reason(row)


@cache
def load_plover() -> tuple[Row, ...]:
    """The crosswalk to PLOVER's types and modes."""
    rows = load_table("plover.tsv", ("type", "event", "mode", "quad", "contexts", "reason"), _faults)
    every_type("plover.tsv", rows)
    return rows


@cache
def load_sectors() -> Mapping[str, str]:
    """PLOVER's sector by the kind of an actor; empty where none fits."""
    rows = load_table("plover_sectors.tsv", ("kind", "sector", "reason"), _sector_faults)
    return {row["kind"]: row["sector"] for row in rows}


def plover_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """The row of an event, none where PLOVER has no place for it; what is lost is counted."""
    event = exported.event
    codes = first_fit(load_plover(), type=event.type)
    if event.review is Review.REJECTED:
        tally.lose(Loss.REJECTED)
    elif event.status is Status.DENIED:
        tally.lose(Loss.DENIED)
    elif codes is None or not codes["event"]:
        tally.lose(Loss.NO_TYPE)
    else:
        tally.lose(Loss.OTHER_FIGURES, len(event.figures))
        tally.lose(Loss.NO_POINT, event.place.lat is None)
        values = {**_what(event, codes, tally), **_who(exported), **_where(exported), **_told(exported)}
        yield in_order((*PLOVER_COLUMNS, *OWN_COLUMNS), values)


def _what(event: Event, codes: Row, tally: Tally) -> dict[str, Value]:
    days = days_of(event, tally)
    demanded = event.status is Status.DEMANDED
    contexts = [codes["contexts"], _STATUS_CONTEXTS.get(event.status, "")]
    return {
        "Event ID": event.id,
        "Event Date": days.first.isoformat() if days else None,
        "Event Type": "REQUEST" if demanded else codes["event"],
        "Event Mode": None if demanded else codes["mode"],
        "Quad Code": "VERBAL CONFLICT" if demanded else codes["quad"],
        "Contexts": joined(contexts, ";"),
        "Status": event.status.value,
        "Schema": EVENT_SCHEMA,
        "Engine": event.engine or ENGINE_VERSION,
    }


def _who(exported: ExportedEvent) -> dict[str, Value]:
    actors, recipients = (sides(exported.event, role) for role in (Role.AGENT, Role.TARGET))
    raw = {role: _as_written(exported, role) for role in Role}
    return {**_side("Actor", actors, raw[Role.AGENT]), **_side("Recipient", recipients, raw[Role.TARGET])}


def _side(column: str, parties: tuple[Side, ...], raw: str) -> dict[str, Value]:
    countries = [country_codes(p.country) for p in parties]
    sectors = [load_sectors().get(p.kind.value, "") for p in parties]
    return {
        f"{column} Name": joined(p.name for p in parties),
        f"{column} Country": joined((c.iso3 for c in countries if c), ";"),
        f"{column} COW": joined((_cow(c.iso, c.gw) for c in countries if c), ";"),
        f"Primary {column} Sector": sectors[0] if sectors else None,
        f"{column} Sectors": joined(sectors, ";"),
        f"{column} Name Raw": raw,
    }


def _cow(iso: str, gw: int | None) -> str | None:
    number = _COW.get(iso, gw)
    return str(number) if number is not None else None


def _as_written(exported: ExportedEvent, role: Role) -> str:
    """The words in which the reports name those in a role."""
    return joined(
        actor.span.of(c.report.text)
        for c in exported.claims
        for actor in c.claim.actors
        if actor.role is role and actor.span
    )


def _where(exported: ExportedEvent) -> dict[str, Value]:
    place = exported.event.place
    country = country_codes(place.country)
    places = (c.claim.place.span.of(c.report.text) for c in exported.claims if c.claim.place and c.claim.place.span)
    source, _, number = (place.place_id or "").partition(":")
    return {
        "Placename": place.name,
        "Raw Placename": joined(places),
        "Country": country.iso3 if country else None,
        "Latitude": place.lat,
        "Longitude": place.lon,
        "GeoNames ID": number if source == "geonames" else None,
    }


def _told(exported: ExportedEvent) -> dict[str, Value]:
    return {
        "Source": publishers(exported),
        "Publication Date": event_day(exported.event.first_reported),
        "Version": ENGINE_VERSION,
    }


PLOVER = EventShape((*PLOVER_COLUMNS, *OWN_COLUMNS), plover_rows, delimiter="\t")
