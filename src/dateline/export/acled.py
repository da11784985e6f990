"""Events in the shape of ACLED's files: 31 columns, one incident a row, only what happened.

The columns are those of ACLED's files since 20 March 2023 (acleddata.com/knowledge-base/
guide-to-2023-acled-column-changes); actor types and interactions in words, as its files have them now.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from dateline.export.acled_actors import actor_name, inter, interaction
from dateline.export.actor_kind import ActorKind, Side, sides
from dateline.export.citation import evidence_text, publishers
from dateline.export.countries import CountryCodes, country_codes
from dateline.export.crosswalk import ANY, TYPES, Row, a_reason, every_type, first_fit, load_table, one_of
from dateline.export.csv_table import EventShape, Value, in_order
from dateline.export.event_time import Days, acled_time_precision, days_of
from dateline.export.exported import ExportedEvent
from dateline.export.occurrence import count_narrowed, occurred, single_number
from dateline.export.tally import Loss, Tally
from dateline.model.event import Event
from dateline.model.values import Role

ACLED_COLUMNS = tuple(
    """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp""".split()
)
_TABLE_COLUMNS = (
    *("type", "agent", "target", "event_type", "sub_event_type", "disorder_type", "civilian_targeting", "reason"),
)
EVENT_TYPES = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots")
STRATEGIC = "Strategic developments"
DISORDER_TYPES = ("Political violence", "Demonstrations", "Political violence; Demonstrations", STRATEGIC)
# Both sides of these are agents in the guide.
MUTUAL = ("armed_clash", "agreement", "negotiation")
# Who demonstrates is a crowd to ACLED, whoever the reports call them.
CROWDS = {"protest": ActorKind.PROTESTERS, "riot": ActorKind.RIOTERS}


def _faults(row: Row) -> Iterable[str]:
    kinds = [ANY, *(k.value for k in ActorKind)]
    yield from one_of(row, "type", TYPES)
    yield from one_of(row, "agent", kinds)
    yield from one_of(row, "target", kinds)
    yield from one_of(row, "event_type", (*EVENT_TYPES, STRATEGIC, ""))
    yield from one_of(row, "disorder_type", (*DISORDER_TYPES, "") if not row["event_type"] else DISORDER_TYPES)
    yield from one_of(row, "civilian_targeting", ("yes", ""))
    yield from a_reason(row)
    if bool(row["event_type"]) != bool(row["sub_event_type"]):
        yield "an event type and a sub-event type go together"


@cache
def load_acled() -> tuple[Row, ...]:
    """The crosswalk to ACLED's types."""
    rows = load_table("acled.tsv", _TABLE_COLUMNS, _faults)
    every_type("acled.tsv", rows)
    return rows


def acled_rows(exported: ExportedEvent, tally: Tally) -> Iterable[tuple[Value, ...]]:
    """The row of an event, none where ACLED's shape has no place for it; what is lost is counted."""
    event = exported.event
    if not occurred(event, tally):
        return
    agents, targets = _two_sides(event)
    codes = first_fit(load_acled(), type=event.type, agent=_kind(agents), target=_kind(targets))
    if codes is None or not codes["event_type"]:
        tally.lose(Loss.NO_TYPE)
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
    values = {**_what(event, codes, days), **_who(agents, targets, country), **_where(event, country)}
    yield in_order(ACLED_COLUMNS, {**values, **_told(exported)})


def _two_sides(event: Event) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Actor 1 and 2 with those beside them. Where both sides are agents, the second one is the other side; those who
    demonstrate are the crowd, with named bodies beside them. Things that were hit are no actors."""
    agents, targets = (tuple(s for s in sides(event, role) if _is_actor(s)) for role in (Role.AGENT, Role.TARGET))
    if event.type in MUTUAL and len(agents) > 1:
        return agents[:1], (*agents[1:2], *targets)
    if event.type in CROWDS and _kind(agents) != ActorKind.STATE:
        crowd = CROWDS[event.type]
        return (Side(crowd.value, crowd, None, named=False), *(s for s in agents if s.named)), targets
    return agents, targets


def _is_actor(side: Side) -> bool:
    return side.named or side.kind is not ActorKind.UNKNOWN


def _kind(side: tuple[Side, ...]) -> str:
    return (side[0].kind if side else ActorKind.UNKNOWN).value


def _count_losses(event: Event, tally: Tally) -> None:
    count_narrowed(event, tally)
    tally.lose(Loss.ASSUMED_ZERO, single_number(event.figure("killed")) is None)
    tally.lose(Loss.NO_POINT, event.place.lat is None)
    agents, targets = sides(event, Role.AGENT), sides(event, Role.TARGET)
    no_actors = sum(1 for s in (*agents, *targets) if not _is_actor(s))
    tally.lose(Loss.ACTORS, no_actors + (max(0, len(agents) - 2) if event.type in MUTUAL else 0))


def _what(event: Event, codes: Row, days: Days) -> dict[str, Value]:
    return {
        "event_id_cnty": event.id,
        "event_date": days.first.isoformat(),
        "year": days.first.year,
        "time_precision": acled_time_precision(days),
        "disorder_type": codes["disorder_type"],
        "event_type": codes["event_type"],
        "sub_event_type": codes["sub_event_type"],
        "civilian_targeting": "Civilian targeting" if codes["civilian_targeting"] else None,
    }


def _who(agents: tuple[Side, ...], targets: tuple[Side, ...], country: CountryCodes) -> dict[str, Value]:
    first, second = (inter(s[0], country.iso) if s else None for s in (agents, targets))
    return {
        "actor1": actor_name(agents[0], country) if agents else None,
        "assoc_actor_1": _beside(agents, country),
        "inter1": first,
        "actor2": actor_name(targets[0], country) if targets else None,
        "assoc_actor_2": _beside(targets, country),
        "inter2": second,
        "interaction": interaction(first, second),
    }


def _beside(parties: tuple[Side, ...], country: CountryCodes) -> str | None:
    """Those beside the main actor, each once."""
    names = dict.fromkeys(actor_name(s, country) for s in parties)
    return "; ".join(list(names)[1:]) or None


def _where(event: Event, country: CountryCodes) -> dict[str, Value]:
    """The place. Which province or district it belongs to is not known, so the admin columns stay empty."""
    place = event.place
    return {
        "iso": country.number,
        "region": country.acled_region,
        "country": country.acled_name,
        "location": place.name or country.acled_name,
        "latitude": place.lat,
        "longitude": place.lon,
        # 1 the town itself, 3 a larger region (ACLED codebook); 2, the surroundings of a town, is never told apart
        "geo_precision": 1 if place.precision == "point" else 3,
    }


def _told(exported: ExportedEvent) -> dict[str, Value]:
    event = exported.event
    reported = event.last_reported
    moment = datetime(reported.year, reported.month, reported.day, tzinfo=UTC) if reported else None
    return {
        "source": publishers(exported),
        "notes": evidence_text(exported),
        "fatalities": single_number(event.figure("killed")) or 0,
        "tags": _crowd(event),
        "timestamp": int(moment.timestamp()) if moment else None,
    }


def _crowd(event: Event) -> str | None:
    """ACLED's tag for the size of a demonstration."""
    if event.type not in ("protest", "riot"):
        return None
    number = single_number(event.figure("participants"))
    return f"crowd size={number}" if number is not None else "crowd size=no report"


ACLED = EventShape(ACLED_COLUMNS, acled_rows)
