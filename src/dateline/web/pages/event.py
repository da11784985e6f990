"""One event: what is said of it, by whom, why the claims belong together, and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import UsageError
from dateline.model.link import Reason
from dateline.services.event_neighbours import Neighbour, neighbours, rows_of
from dateline.services.finding import EventPage, show_event
from dateline.services.reviewing import history
from dateline.store.database import Database
from dateline.store.event_rows import EventRow, row_of
from dateline.store.judging import StoredJudgement
from dateline.store.linkage import StoredLink
from dateline.web.claim_card import ClaimCard, claim_card
from dateline.web.desk import AtDesk
from dateline.web.faults import NotFoundError
from dateline.web.figures_chart import Chart, charts
from dateline.web.query import EventQuery, read_query
from dateline.web.rendering import PageContext

router = APIRouter()
#: An event of thousands of claims is shown in part; its exports have all.
CLAIMS, LINKS = 120, 40


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Why two claims of the page belong together; claims by their numbers."""

    one: int
    other: int
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContext(PageContext):
    """``event.html``."""

    template: ClassVar[str] = "event.html"
    row: EventRow
    page: EventPage
    query: EventQuery
    charts: tuple[Chart, ...]
    cards: tuple[ClaimCard, ...]
    links: tuple[LinkWords, ...]
    neighbours: tuple[Neighbour, ...]
    whole: EventRow | None
    parts: tuple[EventRow, ...]
    done: StoredJudgement | None

    @property
    def claims_left_out(self) -> int:
        """Claims that are not shown."""
        return len(self.page.claims) - len(self.cards)


@router.get("/events/{name}")
def event(request: Request, desk: AtDesk, name: str, done: str | None = None) -> Response:
    """The event of an id, or of a claim's; an event that was merged leads to the one that took it in."""
    query = read_query(request.query_params.multi_items(), also=("done",))
    try:
        page = show_event(desk.database, name, query.rule, query.wanted.as_of)
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    if page is None:
        raise NotFoundError(f"nothing of this event was published by {query.value('as_of')}")
    if page.event.id != name:
        return RedirectResponse(query.address(f"/events/{page.event.id}"), 303)
    return desk.renderer.answer(event_context(desk.database, page, query, done))


def event_context(database: Database, page: EventPage, query: EventQuery, done: str | None = None) -> EventContext:
    """All that the event's page shows."""
    row = row_of(page.event)
    groups = {given.report.id: given.voice_group for given in page.claims}
    cards = tuple(claim_card(n, given) for n, given in enumerate(page.claims[:CLAIMS], 1))
    whole, parts = rows_of(database, page.event.part_of, page.parts)
    return EventContext(
        title=page.event.sentence or "Event",
        place="events",
        row=row,
        page=page,
        query=query,
        charts=charts(page.event.figures, groups),
        cards=cards,
        links=_links(cards, page.links),
        neighbours=neighbours(database, page),
        whole=whole,
        parts=parts,
        done=done_judgement(database, done),
    )


def _links(cards: Sequence[ClaimCard], links: Sequence[StoredLink]) -> tuple[LinkWords, ...]:
    numbers = {card.given.claim.id: card.number for card in cards}
    shown = [s.link for s in links if s.link.claim in numbers and s.link.other in numbers][:LINKS]
    ordered = ((sorted((numbers[link.claim], numbers[link.other])), link) for link in shown)
    return tuple(LinkWords(one, other, link.weight, link.reasons) for (one, other), link in ordered)


def done_judgement(database: Database, judgement: str | None) -> StoredJudgement | None:
    """The judgement that was just made, to be told and taken back."""
    if judgement is None:
        return None
    recent = history(database, limit=20)
    return next((stored for stored in recent if stored.judgement.id == judgement), None)
