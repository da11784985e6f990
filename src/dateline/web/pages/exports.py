"""Exports of the events that an address asks for, each with what its format cannot hold."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from dateline.export.formats import ExportFormat, load_exports
from dateline.services.exporting import ExportRequest, export
from dateline.services.overview import count_of
from dateline.web.choices import Chip, chips
from dateline.web.desk import AtDesk
from dateline.web.faults import NotFoundError
from dateline.web.query import EventQuery, read_query
from dateline.web.rendering import PageContext

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportContext(PageContext):
    """``export.html``."""

    template: ClassVar[str] = "export.html"
    query: EventQuery
    chips: tuple[Chip, ...]
    total: int
    formats: tuple[ExportFormat, ...]


@router.get("/export")
def offer(request: Request, desk: AtDesk) -> Response:
    """The formats, for the events of a query."""
    query = read_query(request.query_params.multi_items())
    return desk.renderer.answer(
        ExportContext(
            title="Export",
            place="events",
            query=query,
            chips=chips(query),
            total=count_of(desk.database, query.wanted),
            formats=tuple(load_exports().values()),
        )
    )


@router.get("/export/{name}")
def download(request: Request, desk: AtDesk, name: str, redact: str = "") -> Response:
    """The events in a format, with the note on what was lost, as one archive."""
    shape = load_exports().get(name)
    if shape is None:
        raise NotFoundError(f"there is no export “{name[:40]}”; there are {', '.join(load_exports())}")
    query = read_query(request.query_params.multi_items(), also=("redact",))
    folder = Path(tempfile.mkdtemp(prefix="dateline-export-"))
    try:
        wanted = ExportRequest(shape.name, query.wanted, query.rule, redact == "persons")
        done = export(desk.database, wanted, folder / f"dateline-{shape.name}{_ending(shape)}")
        archive = folder / f"dateline-{shape.name}.zip"
        with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
            for file in done.files:
                packed.write(file, file.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    cleared = BackgroundTask(shutil.rmtree, folder, ignore_errors=True)
    return FileResponse(archive, media_type="application/zip", filename=archive.name, background=cleared)


def _ending(shape: ExportFormat) -> str:
    return shape.ending if shape.ending.startswith(".") else f".{shape.ending}"
