"""What the pages work with: the open record, the templates, and who is at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from dateline.store.database import Database
from dateline.web.rendering import Renderer
from dateline.web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to every page."""

    database: Database
    renderer: Renderer
    settings: WebSettings


def _desk(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


#: A page's parameter that holds the desk.
AtDesk = Annotated[Desk, Depends(_desk)]
