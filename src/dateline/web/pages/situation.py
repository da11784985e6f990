"""The situation report of a place and period: on screen, printed, or taken away as a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Annotated, ClassVar
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import UsageError
from dateline.export.sitrep import Sitrep, web_address
from dateline.export.sitrep_docx import write_docx
from dateline.export.sitrep_html import to_html
from dateline.export.sitrep_markdown import to_markdown
from dateline.services.situation import SituationRequest, last_days, situation
from dateline.store.database import Database
from dateline.web.desk import AtDesk
from dateline.web.faults import NotFoundError
from dateline.web.rendering import PageContext

router = APIRouter()
#: The days that the form offers first.
USUAL_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationContext(PageContext):
    """``situation.html``; ``report`` is None until a place is asked for."""

    template: ClassVar[str] = "situation.html"
    place_name: str
    since: str
    until: str
    report: Sitrep | None
    fault: str = ""

    def link(self, url: str | None) -> str | None:
        """The address of a reference where it is one of the web."""
        return web_address(url)


def _docx(sitrep: Sitrep) -> bytes:
    out = BytesIO()
    write_docx(sitrep, out)
    return out.getvalue()


#: Files by ending: their media type and what writes them.
_FILES: dict[str, tuple[str, Callable[[Sitrep], str | bytes]]] = {
    "md": ("text/markdown; charset=utf-8", to_markdown),
    "html": ("text/html; charset=utf-8", to_html),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
}


@router.get("/situation")
def page(request: Request, desk: AtDesk, place: str = "", since: str = "", until: str = "") -> Response:
    """The report, or the form that asks for one; the last days of the record where no days are given."""
    if any(not value.strip() for value in request.query_params.values()):
        kept = {name: value.strip() for name, value in request.query_params.items() if value.strip()}
        return RedirectResponse(f"/situation?{urlencode(kept)}" if kept else "/situation", 303)
    report, fault = None, ""
    try:
        start, end = _days(desk.database, since, until)
        if place:
            report = situation(desk.database, SituationRequest(place, start, end))
        since, until = start.isoformat(), end.isoformat()
    except UsageError as error:
        fault = str(error)
    title = f"Situation in {place}" if report else "Situation report"
    told = SituationContext(
        title=title, place="situation", place_name=place, since=since, until=until, report=report, fault=fault
    )
    return desk.renderer.answer(told, 400 if fault and place else 200)


@router.get("/situation/file")
def file(desk: AtDesk, place: str, since: str, until: str, ending: Annotated[str, Query(alias="as")]) -> Response:
    """The same as a file."""
    if ending not in _FILES:
        raise NotFoundError(f"there is no “{ending[:20]}”; there are {', '.join(_FILES)}")
    start, end = _days(desk.database, since, until)
    media_type, write = _FILES[ending]
    found = write(situation(desk.database, SituationRequest(place, start, end)))
    named = {"Content-Disposition": f'attachment; filename="situation-{start}-{end}.{ending}"'}
    return Response(found, media_type=media_type, headers=named)


def _days(database: Database, since: str, until: str) -> tuple[date, date]:
    if not since and not until:
        return last_days(database, USUAL_DAYS)
    try:
        start, end = date.fromisoformat(since), date.fromisoformat(until)
    except ValueError as error:
        raise UsageError("both days are needed, such as 2019-03-12") from error
    if end < start:
        raise UsageError("the first day comes after the last")
    return start, end
