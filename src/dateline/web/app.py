"""The workbench as an application."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from dateline.errors import DatelineError
from dateline.store.database import Database
from dateline.web.desk import Desk
from dateline.web.faults import Faults, status_of
from dateline.web.guard import Guard
from dateline.web.pages import correcting, event, events, exports, judging, report, review, situation
from dateline.web.rendering import Renderer, Shell
from dateline.web.settings import WebSettings

STATIC = Path(str(files("dateline.web") / "static"))

#: Newer FastAPI would report requests, with their addresses, to a collector that the environment names.
_UNTOLD: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


def create_app(database: Database, settings: WebSettings) -> Guard:
    """The workbench on an open record. The guard stands outermost, so that its headers are on every answer."""
    renderer = Renderer(Shell(settings.author, database.name))
    faults = Faults(renderer)
    app = FastAPI(title="Dateline", docs_url=None, redoc_url=None, openapi_url=None, telemetry=_UNTOLD)
    app.state.desk = Desk(database, renderer, settings)
    _tell_faults(app, faults)
    for page in (events, event, report, review, judging, correcting, exports, situation):
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return Guard(app, settings=settings, refuse=faults.answer)


def _tell_faults(app: FastAPI, faults: Faults) -> None:
    def of_ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, DatelineError)
        return faults.answer(request, status_of(error), str(error))

    def of_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = {404: "there is no such page", 405: "this cannot be done here"}
        return faults.answer(request, error.status_code, words.get(error.status_code, str(error.detail)))

    def of_form(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        told = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
        return faults.answer(request, 400, told)

    def of_any(request: Request, _error: Exception) -> Response:
        return faults.answer(request, 500, "something went wrong here; the terminal of `dateline serve` says what")

    app.add_exception_handler(DatelineError, of_ours)
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RequestValidationError, of_form)
    app.add_exception_handler(Exception, of_any)
