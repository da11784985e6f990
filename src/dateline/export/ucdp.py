"""Events in the shape of UCDP's Georeferenced Event Dataset: 49 columns, only deaths by organised violence.

The columns and their order are those of the UCDP GED files (UCDP GED Codebook 23.1). Ids of conflicts, dyads and actors
are UCDP's own and stay empty: whoever joins the files gives them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256

from dateline.export.actor_kind import ActorKind, Side
from dateline.export.citation import cited, joined, publishers, reports_of
from dateline.export.countries import CountryCodes, country_codes
from dateline.export.crosswalk import ANY, TYPES, Row, a_reason, first_fit, load_table, one_of
from dateline.export.csv_table import EventShape, Value, in_order
from dateline.export.event_table import event_day
from dateline.export.event_time import Days, days_of, ucdp_date_precision
from dateline.export.exported import ExportedEvent
from dateline.export.occurrence import count_narrowed, occurred
from dateline.export.priogrid import priogrid_gid
from dateline.export.tally import Loss, Tally
from dateline.export.ucdp_sides import Dyad, deaths, dyad
from dateline.model.event import Event

UCDP_COLUMNS = tuple(
    """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
    dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
    number_of_sources source_article source_office source_date source_headline source_original where_prec
    where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id
    region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best
    high low gwnoa gwnob""".split()
)
# Digits of the event id's hash that a column of numbers holds exactly (13 × 4 = 52 bits: also as a float, as in R).
_ID_DIGITS = 13
# where_prec: 1 the place itself, 4 a province, 6 only the country (UCDP GED codebook); a region is a province or less,
# and the coarser is told.
_WHERE_PRECISION = {"point": 1, "region": 4}


def _faults(row: Row) -> Iterable[str]:
    kinds = [ANY, *(k.value for k in ActorKind)]
    yield from one_of(row, "type", (ANY, *TYPES))
    yield from one_of(row, "a", kinds)
    yield from one_of(row, "b", kinds)
    yield from one_of(row, "violence", ("1", "2", "3", ""))
    yield from a_reason(row)


@cache
def load_ucdp() -> tuple[Row, ...]:
    """The crosswalk to UCDP's types of violence."""
    return load_table("ucdp.tsv", ("type", "a", "b", "violence", "reason"), _faults)


def ucdp_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """The row of an event, none where UCDP's shape has no place for it; what is lost is counted."""
    event = exported.event
    if not occurred(event, tally):
        return
    toll = deaths(event)
    if toll is None or toll.high < 1:
        tally.lose(Loss.NO_DEATHS)
        return
    pair = dyad(event, violence)
    if pair is None:
        tally.lose(Loss.NO_SIDES)
        return
    country = country_codes(event.place.country)
    if country is None:
        tally.lose(Loss.NO_COUNTRY)
        return
    days = days_of(event, tally)
    if days is None:
        tally.lose(Loss.NO_DATE)
        return
    _count_losses(event, tally)
    values = {**_what(event, pair, days), **_sources(exported), **_where(event, country), **_when(days)}
    values |= {**toll.columns(pair), "gwnoa": _gw(pair.a), "gwnob": _gw(pair.b)}
    yield in_order(UCDP_COLUMNS, values)


def violence(type_: str, a: Side, b: Side) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None for what UCDP does not code. A side that is only described counts
    as organised where it is the state's; nameless armed men are nobody to UCDP."""
    if a.kind is ActorKind.GROUP and not a.named:
        return None
    if b.kind is ActorKind.GROUP and not b.named:
        return None
    row = first_fit(load_ucdp(), type=type_, a=a.kind.value, b=b.kind.value)
    return int(row["violence"]) if row and row["violence"] else None


def _count_losses(event: Event, tally: Tally) -> None:
    count_narrowed(event, tally)
    # UCDP has best, low and high: a range is not lost; an open end is.
    tally.losses.pop(Loss.RANGE, None)
    killed = event.figure("killed")
    tally.lose(Loss.OPEN_END, killed is not None and (killed.low is None or killed.high is None))
    tally.lose(Loss.NO_POINT, event.place.lat is None)


def _what(event: Event, pair: Dyad, days: Days) -> dict[str, Value]:
    name = f"{pair.a_name} - {pair.b_name}"
    return {
        "id": int(sha256(event.id.encode()).hexdigest()[:_ID_DIGITS], 16),
        "relid": event.id,
        "year": days.first.year,
        "type_of_violence": pair.violence,
        # a state-based conflict is named for what it is about, which is not known
        "conflict_name": name if pair.violence != 1 else None,
        "dyad_name": name,
        "side_a": pair.a_name,
        "side_b": pair.b_name,
        "number_of_sources": event.voices,
        "event_clarity": 1 if days.length == 1 and days.since else 2,
    }


def _sources(exported: ExportedEvent) -> dict[str, Value]:
    reports = reports_of(exported)
    claimants = (source.org or source.name for c in exported.claims for source in c.claim.sources)
    return {
        "source_article": joined(cited(r) for r in reports),
        "source_office": publishers(exported),
        "source_date": joined(event_day(r.published.day) if r.published else None for r in reports),
        "source_headline": joined(r.title for r in reports),
        "source_original": joined(claimants),
    }


def _where(event: Event, country: CountryCodes) -> dict[str, Value]:
    lat, lon = event.place.lat, event.place.lon
    known = lat is not None and lon is not None
    return {
        "where_prec": _WHERE_PRECISION.get(event.place.precision, 6),
        "where_coordinates": event.place.name or country.ucdp_name,
        "where_description": event.place.name,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if known else None,
        "priogrid_gid": priogrid_gid(lat, lon) if lat is not None and lon is not None else None,
        "country": country.ucdp_name,
        "country_id": country.gw,
        "region": country.ucdp_region,
    }


def _when(days: Days) -> dict[str, Value]:
    midnight = "00:00:00.000"
    return {
        "date_prec": ucdp_date_precision(days),
        "date_start": f"{days.first.isoformat()} {midnight}",
        "date_end": f"{days.last.isoformat()} {midnight}",
    }


def _gw(side: Side) -> int | None:
    """The number of the state that a side is the government of."""
    codes = country_codes(side.country) if side.kind is ActorKind.STATE else None
    return codes.gw if codes else None


UCDP = EventShape(UCDP_COLUMNS, ucdp_rows)
