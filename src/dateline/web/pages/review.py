"""Review: one event after the other, decided with a key each; pairs that may be one; judgements left behind."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from dateline.services.finding import list_rows, show_event
from dateline.services.queues import Doubt, counts, doubtful, unfit, wanted
from dateline.store.finding import EventFilter, Order
from dateline.store.judging import StoredJudgement
from dateline.web.desk import AtDesk, Desk
from dateline.web.faults import NotFoundError
from dateline.web.pages.event import EventContext, done_judgement, event_context
from dateline.web.query import EventQuery
from dateline.web.rendering import PageContext

router = APIRouter()
#: Pairs and judgements of a list.
SHOWN = 30
#: A place in a queue further on is no place that a page gave.
_LONGEST_CURSOR = 200


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue, how many wait in it, and what it holds."""

    name: str
    many: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnContext(EventContext):
    """``review.html``: the event whose turn it is. ``here`` is the place in the queue, ``following`` the next one."""

    template: ClassVar[str] = "review.html"
    queues: tuple[Queue, ...]
    queue: str
    here: str
    following: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingContext(PageContext):
    """``waiting.html``: a queue that is a list, or empty."""

    template: ClassVar[str] = "waiting.html"
    queues: tuple[Queue, ...]
    queue: str
    doubts: tuple[Doubt, ...] = ()
    unfit: tuple[StoredJudgement, ...] = ()
    further: bool = False
    done: StoredJudgement | None = None


@router.get("/review")
def first_queue() -> Response:
    """What nobody has looked at."""
    return RedirectResponse("/review/new", 303)


@router.get("/review/{queue}")
def review(desk: AtDesk, queue: str, after: str | None = None, done: str | None = None) -> Response:
    """A queue: the event whose turn it is, or a list."""
    queues = tuple(Queue(*told) for told in counts(desk.database))
    if queue not in {known.name for known in queues}:
        raise NotFoundError(f"there is no queue “{queue[:40]}”; there are {', '.join(q.name for q in queues)}")
    events = wanted(queue)
    turn = _turn(desk, queues, queue, events, after, done) if events is not None else None
    if turn is not None:
        return desk.renderer.answer(turn)
    return desk.renderer.answer(
        WaitingContext(
            title="Review",
            place="review",
            queues=queues,
            queue=queue,
            doubts=tuple(doubtful(desk.database, SHOWN)) if queue == "doubtful" else (),
            unfit=unfit(desk.database)[:SHOWN] if queue == "unfit" else (),
            further=after is not None,
            done=done_judgement(desk.database, done),
        )
    )


def _turn(  # noqa: PLR0913, PLR0917 - the page's own parameters
    desk: Desk, queues: tuple[Queue, ...], queue: str, events: EventFilter, after: str | None, done: str | None
) -> TurnContext | None:
    """The event at a place of a queue; None at its end."""
    after = after[:_LONGEST_CURSOR] if after else None
    rows = list_rows(desk.database, events, Order.REPORTED, 1, after=after)
    if not rows.rows:
        return None
    page = show_event(desk.database, rows.rows[0].event)
    if page is None:
        return None
    path = f"/review/{queue}"
    told = event_context(desk.database, page, EventQuery(), done)
    shown: dict[str, Any] = {field.name: getattr(told, field.name) for field in fields(told)}
    here = f"{path}?after={after}" if after else path
    following = f"{path}?after={rows.following}" if rows.following else None
    return TurnContext(
        **{**shown, "title": "Review", "place": "review"}, queues=queues, queue=queue, here=here, following=following
    )
