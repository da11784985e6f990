"""What a large record is asked, and how long it takes to answer: lists, search, events as of a day, exports."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from sqlalchemy import func, select

from dateline.export.formats import export_format
from dateline.model.event import SourceKind
from dateline.services.comparing import changes
from dateline.services.finding import COUNTED, every_event, list_events, list_rows, show_event
from dateline.services.queues import counts
from dateline.store.database import Database
from dateline.store.finding import EventFilter, Order, count_events
from dateline.store.schema import claims, event_actors, events, versions

FORMATS = ("csv", "jsonl", "geojson", "parquet")


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one question took, asked several times."""

    name: str
    found: int
    median_ms: float
    p95_ms: float

    def line(self) -> str:
        return f"{self.name}\t{self.found}\t{self.median_ms:.1f}\t{self.p95_ms:.1f}"


@dataclass(frozen=True, slots=True)
class Exported:
    """How long one format took to write, and how large it is."""

    format: str
    events: int
    seconds: float
    size_mb: float

    def line(self) -> str:
        return f"{self.format}\t{self.events} events\t{self.seconds:.1f} s\t{self.size_mb:.0f} MB"


@dataclass(frozen=True, slots=True)
class _Sample:
    """Values of the record that questions are made with."""

    values: Mapping[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.values[name]


def _sample(database: Database) -> _Sample:
    """The busiest country, place, actor and publisher, a rare one of each, and days of the middle."""
    with database.reading() as connection:

        def most(column: Any, *, rare: bool = False) -> Any:
            counted = select(column, func.count()).where(column.is_not(None)).group_by(column)
            order = func.count().asc() if rare else func.count().desc()
            return connection.execute(counted.order_by(order, column).limit(1)).scalar()

        first, last = connection.execute(
            select(func.min(events.c.first_reported), func.max(events.c.last_reported))
        ).one()
        place = most(events.c.place_key)
        at = connection.execute(select(events.c.lat, events.c.lon).where(events.c.place_key == place)).first()
        largest = select(events.c.event).order_by(events.c.claims.desc(), events.c.event.desc()).limit(1)
        typical = select(events.c.event).where(events.c.claims == 6).order_by(events.c.event).limit(1)
        return _Sample(
            {
                "country": most(events.c.country),
                "quiet": most(events.c.country, rare=True),
                "place": place,
                "lat": at[0] if at else 0.0,
                "lon": at[1] if at else 0.0,
                "actor": most(event_actors.c.name),
                "rare_actor": most(event_actors.c.name, rare=True),
                "source": most(versions.c.source),
                "rare_source": most(versions.c.source, rare=True),
                "middle": first + (last - first) / 2,
                "last": last,
                "largest": connection.execute(largest).scalar(),
                "typical": connection.execute(typical).scalar(),
                "claims": connection.execute(select(func.count()).select_from(claims)).scalar_one(),
            }
        )


def filters(database: Database) -> dict[str, EventFilter]:
    """The filters that are asked, by name."""
    s = _sample(database)
    week = timedelta(days=7)
    box = (s.lat - 1, s.lon - 1, s.lat + 1, s.lon + 1)
    wide = (s.lat - 15, s.lon - 15, s.lat + 15, s.lon + 15)
    return {
        "nothing asked": EventFilter(),
        "country and type": EventFilter(countries=(s.country,), types=("shelling",)),
        "two rare types": EventFilter(types=("negotiation", "aid")),
        "quiet country": EventFilter(countries=(s.quiet,)),
        "place": EventFilter(place=s.place),
        "box of 2 degrees": EventFilter(box=box),
        "box of 30 degrees": EventFilter(box=wide),
        "actor, busiest": EventFilter(actor=s.actor),
        "actor, rare": EventFilter(actor=s.rare_actor),
        "source, busiest": EventFilter(source=s.source),
        "source, rarest": EventFilter(source=s.rare_source),
        "source, unknown": EventFilter(source="Nobody's Paper"),
        "source kind": EventFilter(source_kinds=(SourceKind.MEDICAL.value,)),
        "source kind, none": EventFilter(source_kinds=("nothing",)),
        "a week": EventFilter(since=s.middle, until=s.middle + week),
        "since the last week": EventFilter(since=s.last - week),
        "killed 100 and more": EventFilter(min_killed=100),
        "figures disagree": EventFilter(disagree=True),
        "several voices": EventFilter(several=True),
        "several, in a quiet country, disagree": EventFilter(several=True, countries=(s.quiet,), disagree=True),
        "review accepted (none)": EventFilter(reviews=("accepted",)),
        "review new": EventFilter(reviews=("new",)),
        "place not found": EventFilter(unresolved=True),
        "totals": EventFilter(total=True),
        "words, rare": EventFilter(words=f'"{s.place}" kettle harbour landslide'),
        "words, frequent": EventFilter(words="killed"),
        "words, frequent pair": EventFilter(words="market street"),
        "words, a phrase": EventFilter(words='"rocket fire"'),
        "words, nothing": EventFilter(words="zeppelin"),
        "words and country": EventFilter(words="market", countries=(s.quiet,)),
        "as of the middle": EventFilter(as_of=s.middle),
        "as of the middle, country": EventFilter(as_of=s.middle, countries=(s.country,)),
    }


def questions(database: Database) -> Iterator[tuple[str, Callable[[], int]]]:
    """Every question with what answers it; the answer is how many events were found."""
    s = _sample(database)
    asked = filters(database)
    for name, wanted in asked.items():
        for order in Order if name in ("nothing asked", "country and type") else (Order.WHEN,):
            yield f"list: {name}, by {order.value}", lambda w=wanted, o=order: len(list_events(database, w, o).events)  # type: ignore[misc]
    for order in Order:
        yield f"rows: nothing asked, by {order.value}", lambda o=order: len(list_rows(database, EventFilter(), o).rows)  # type: ignore[misc]
    for name, wanted in asked.items():
        yield f"count: {name}", lambda w=wanted: _count(database, w)  # type: ignore[misc]
    for order in Order:
        for depth, after in _deep(database, order):
            yield (
                f"page {depth} by {order.value}",
                lambda o=order, a=after: len(list_events(database, EventFilter(), o, after=a).events),  # type: ignore[misc]
            )
    for name in ("typical", "largest"):
        event = s.values[name]
        if event is not None:
            yield f"show: {name} event", lambda e=event: _shown(database, e)  # type: ignore[misc]
            yield f"show: {name} event as of the middle", lambda e=event: _shown(database, e, s.middle)  # type: ignore[misc]
    yield "review queues", lambda: len(counts(database))
    yield "changes of a day, first 50", lambda: _changes(database, s.middle, 1, 50)
    yield "changes of a week, all", lambda: _changes(database, s.middle, 7, 10**9)


def _count(database: Database, wanted: EventFilter) -> int:
    with database.reading() as connection:
        return count_events(connection, wanted, COUNTED + 1 if wanted.words or wanted.source else None)


def _shown(database: Database, event: str, as_of: Any = None) -> int:
    page = show_event(database, event, as_of=as_of)
    return len(page.claims) if page else 0


def _changes(database: Database, middle: Any, days: int, most: int) -> int:
    found = 0
    for _ in changes(database, middle - timedelta(days=days), middle):
        found += 1
        if found == most:
            break
    return found


def _deep(database: Database, order: Order) -> Iterator[tuple[int, str | None]]:
    """The place where a page far down the list begins: the two thousandth, or the last there is."""
    after, pages = None, 1
    for step in (1_000, 99_000):
        with database.reading() as connection:
            from dateline.store.finding import find_events  # noqa: PLC0415

            page = find_events(connection, EventFilter(), order, step, after)
        if page.following is None:
            return
        after = page.following
        pages += step // 50
        yield pages, after


def queries(database: Database, rounds: int) -> Iterator[Timing]:
    """Each question asked ``rounds`` times, after once that is not counted."""
    for name, answer in questions(database):
        found, times = answer(), []
        for _ in range(rounds):
            begun = time.perf_counter()
            answer()
            times.append(1000 * (time.perf_counter() - begun))
        yield Timing(name, found, median(times), quantiles(times, n=20, method="inclusive")[-1])


def exports(database: Database, folder: Path) -> Iterator[Exported]:
    """Everything written in each format."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in FORMATS:
        shape = export_format(name)
        file = folder / f"events{shape.ending}"
        begun, written = time.perf_counter(), 0
        with ExitStack() as stack:
            how: dict[str, Any] = {"mode": "wb"} if shape.binary else {"mode": "w", "encoding": "utf-8", "newline": ""}
            out = stack.enter_context(file.open(**how))
            writer = shape.open(out, lambda ending: StringIO())
            for exported in every_event(database, EventFilter()):
                writer.write(exported)
                written += 1
            writer.close()
        yield Exported(name, written, time.perf_counter() - begun, file.stat().st_size / 1e6)
