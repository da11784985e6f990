"""What people decide: written down by plain forms, and taken back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from dateline.errors import UsageError
from dateline.model.judgement import JudgementKind
from dateline.services.finding import show_event
from dateline.services.reviewing import Verdict, decide, undo
from dateline.store.codec import storable
from dateline.store.database import Database
from dateline.web.desk import AtDesk

router = APIRouter()
#: What the forms of event, report and queue decide; corrections have a form of their own.
DECIDED = (
    JudgementKind.ACCEPT, JudgementKind.REJECT, JudgementKind.MERGE, JudgementKind.SPLIT, JudgementKind.COMMENT,
)  # fmt: skip
_LONGEST_REASON = 2_000


@router.post("/judgements")
def judge(
    desk: AtDesk,
    kind: Annotated[str, Form()],
    names: Annotated[list[str], Form()] = [],  # noqa: B006 - the form's own default, never changed
    reason: Annotated[str, Form(max_length=_LONGEST_REASON)] = "",
    back: Annotated[str, Form()] = "/",
) -> Response:
    """Writes a judgement down and goes back to the page that it was made on."""
    if kind not in DECIDED:
        raise UsageError(f"“{kind[:40]}” is nothing that can be decided here")
    given = tuple(name.strip() for name in names if name.strip())
    if not given:
        raise UsageError("tick the claims first")
    if kind == JudgementKind.COMMENT and not reason.strip():
        raise UsageError("a remark needs words")
    verdict = Verdict(JudgementKind(kind), given, desk.settings.author, reason.strip())
    judgement = decide(desk.database, verdict)
    return gone_back(desk.database, back, judgement.id)


@router.post("/judgements/{name}/undo")
def take_back(desk: AtDesk, name: str, back: Annotated[str, Form()] = "/") -> Response:
    """Takes a judgement back; both stay on record."""
    judgement = undo(desk.database, storable(name), desk.settings.author)
    return gone_back(desk.database, back, judgement.id)


def gone_back(database: Database, back: str, done: str) -> Response:
    """The page that a judgement was made on, telling it; where its event is no more, the list."""
    path = urlsplit(back).path
    if not local(back):
        back, path = "/", "/"
    if path.startswith("/events/") and not _still_there(database, path.removeprefix("/events/")):
        back = "/"
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}done={quote(done)}" if back != "/" else "/", 303)


def local(address: str) -> bool:
    """Whether an address is a path of the workbench and nothing that a browser could take for another host."""
    return address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()


def _still_there(database: Database, event: str) -> bool:
    try:
        return show_event(database, event) is not None
    except UsageError:
        return False
