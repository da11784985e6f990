"""Reports: their list, and one report with the words of all its claims marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import UsageError
from dateline.export.sitrep import web_address
from dateline.services.report_view import ReportView, report_view
from dateline.services.telling import list_reports, what_changed
from dateline.store.codec import storable
from dateline.store.reports import ReportFilter, ReportRow
from dateline.web.claim_card import ClaimCard, claim_card
from dateline.web.desk import AtDesk
from dateline.web.faults import NotFoundError
from dateline.web.marking import TextPiece, marked_text
from dateline.web.rendering import PageContext

router = APIRouter()
#: Reports of a list; a person who wants others narrows it.
REPORTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsContext(PageContext):
    """``reports.html``."""

    template: ClassVar[str] = "reports.html"
    rows: tuple[ReportRow, ...]
    words: str
    source: str
    since: str
    until: str

    @property
    def full(self) -> bool:
        """Whether there may be more than are shown."""
        return len(self.rows) == REPORTS

    @property
    def filtered(self) -> bool:
        return bool(self.words or self.source or self.since or self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext(PageContext):
    """``report.html``; ``events`` are the events of the cards, in their order."""

    template: ClassVar[str] = "report.html"
    view: ReportView
    pieces: tuple[TextPiece, ...]
    cards: tuple[ClaimCard, ...]
    events: tuple[str | None, ...]
    changes: tuple[str, ...]

    @property
    def link(self) -> str | None:
        """The report's own address, if it is one of the web."""
        return web_address(self.view.version.report.url)


@router.get("/reports")
def reports(request: Request, desk: AtDesk) -> Response:
    """The newest reports that fit."""
    told = {
        name: storable(request.query_params.get(name, "").strip()) for name in ("words", "source", "since", "until")
    }
    if any(not value.strip() for value in request.query_params.values()):
        return RedirectResponse(f"/reports?{urlencode({name: value for name, value in told.items() if value})}", 303)
    wanted = ReportFilter(told["words"] or None, told["source"] or None, _day(told["since"]), _day(told["until"]))
    rows = list_reports(desk.database, wanted, REPORTS)
    return desk.renderer.answer(ReportsContext(title="Reports", place="reports", rows=rows, **told))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UsageError(f"“{value[:40]}” is no day; write 2019-03-12") from error


@router.get("/reports/{name:path}")
def report(desk: AtDesk, name: str, version: int | None = Query(None, ge=1, le=100_000)) -> Response:
    """One report."""
    try:
        view = report_view(desk.database, name, version)
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    claims = [found.given.claim for found in view.claims]
    told = view.version.report
    return desk.renderer.answer(
        ReportContext(
            title=told.title or told.id,
            place="reports",
            view=view,
            pieces=marked_text(told.text, claims, told.furniture),
            cards=tuple(claim_card(n, found.given) for n, found in enumerate(view.claims, 1)),
            events=tuple(found.event for found in view.claims),
            changes=tuple(what_changed(view.page)) if len(view.page.versions) > 1 else (),
        )
    )
