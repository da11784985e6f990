"""Events: list, timeline and map under one set of filters, which the address holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.gazetteer.countries import load_centres
from dateline.services.overview import Overview, map_cells, overview, page_of_rows
from dateline.store.event_rows import EventRow
from dateline.store.overview import TOOK_PLACE, Cell
from dateline.web.choices import Chip, Choices, chips, choices
from dateline.web.desk import AtDesk, Desk
from dateline.web.query import EventQuery, read_query
from dateline.web.rendering import PageContext
from dateline.web.timeline import Timeline, timeline
from dateline.web.words import country, days, where

router = APIRouter()
PAGE = 50
#: A mark's width on the map and the width of the whole world at zoom 0, in pixels.
MARK, WORLD = 48, 256


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsContext(PageContext):
    """``events.html``."""

    template: ClassVar[str] = "events.html"
    query: EventQuery
    rows: tuple[EventRow, ...]
    following: str | None
    overview: Overview
    timeline: Timeline
    choices: Choices
    chips: tuple[Chip, ...]
    empty_record: bool

    @property
    def took_place(self) -> int:
        """How many events took place."""
        return sum(self.overview.statuses.get(status, 0) for status in TOOK_PLACE)

    @property
    def otherwise(self) -> tuple[tuple[str, int], ...]:
        """The others by status, never added to those."""
        return tuple((s, n) for s, n in sorted(self.overview.statuses.items()) if s not in TOOK_PLACE)

    def bar(self, first: str, last: str) -> str:
        """The address that narrows the events to a bar of the timeline."""
        return self.query.with_(since=first, until=last).address()


@router.get("/", name="events")
def events(request: Request, desk: AtDesk) -> Response:
    """The list of events; an address with blank filters becomes the short one that means the same."""
    query = read_query(request.query_params.multi_items())
    if any(not value.strip() for value in request.query_params.values()):
        return RedirectResponse(query.address(cursor=query.cursor), 303)
    return desk.renderer.answer(_context(desk, query))


def _context(desk: Desk, query: EventQuery) -> EventsContext:
    counted = overview(desk.database, query.wanted)
    page = page_of_rows(desk.database, query.wanted, query.order, PAGE, after=query.cursor, rule=query.rule)
    return EventsContext(
        title="Events",
        place="events",
        query=query,
        rows=page.rows,
        following=query.address(cursor=page.following) if page.following else None,
        overview=counted,
        timeline=timeline(counted.days),
        choices=choices(query, counted.known),
        chips=chips(query),
        empty_record=counted.empty,
    )


@router.get("/map")
def marks(request: Request, desk: AtDesk, zoom: int = Query(2, ge=0, le=18)) -> JSONResponse:
    """The marks of the map at a zoom: events that would lie on one another as one mark with their number."""
    query = read_query(request.query_params.multi_items(), also=("zoom",))
    found = map_cells(desk.database, query.wanted, 360 * MARK / (WORLD * 2**zoom))
    centres = load_centres()
    countries = [
        {
            "lat": centres[c.country][0], "lon": centres[c.country][1], "many": c.took_place or c.otherwise,
            "hollow": not c.took_place,
            "label": f"{country(c.country)}: nothing nearer known", "href": query.with_(country=c.country).address(),
        }
        for c in found.countries
        if c.country in centres and c.country
    ]  # fmt: skip
    return JSONResponse(
        {
            "cells": [_mark(query, cell, found.single.get(cell.event)) for cell in found.cells],
            "countries": countries,
            "unplaced": sum(c.took_place + c.otherwise for c in found.countries if c.country not in centres),
        }
    )


def _mark(query: EventQuery, cell: Cell, row: EventRow | None) -> dict[str, object]:
    """One mark; ``row`` is its event where it stands for one alone."""
    many = cell.took_place + cell.otherwise
    shared = {
        "lat": cell.lat, "lon": cell.lon, "tookPlace": cell.took_place, "otherwise": cell.otherwise,
        "region": cell.regions == many, "bounds": [[cell.south, cell.west], [cell.north, cell.east]],
    }  # fmt: skip
    if row is not None:
        return {**shared, "href": f"/events/{row.event}", "label": f"{where(row)}, {days(row)}", "words": row.sentence}
    margin = 0.0001  # the address holds four digits; none of the events at the edge may be lost
    box = f"{max(-90.0, cell.south - margin)},{max(-180.0, cell.west - margin)}"
    box += f",{min(90.0, cell.north + margin)},{min(180.0, cell.east + margin)}"
    return {**shared, "href": query.with_(**dict(read_query([("box", box)]).pairs)).address(), "label": ""}
