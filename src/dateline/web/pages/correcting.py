"""Correcting a claim: one small form for each of its fields, beside the words that it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from dateline.errors import UsageError
from dateline.linking.corrections import COUNTED, TYPES
from dateline.model.judgement import JudgementKind
from dateline.model.values import Qualifier, Role, Status
from dateline.services.report_view import ClaimInReport, claim_by_id
from dateline.services.reviewing import Verdict, decide
from dateline.web.claim_card import ClaimCard, claim_card
from dateline.web.correction import correction_json
from dateline.web.desk import AtDesk
from dateline.web.faults import NotFoundError
from dateline.web.pages.judging import gone_back, local
from dateline.web.rendering import PageContext

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectingContext(PageContext):
    """``correct.html``; ``fault`` says why the last try was not taken."""

    template: ClassVar[str] = "correct.html"
    found: ClaimInReport
    card: ClaimCard
    back: str
    fault: str = ""
    types: tuple[str, ...] = TYPES
    counted: tuple[str, ...] = COUNTED
    statuses: tuple[str, ...] = tuple(s.value for s in Status)
    qualifiers: tuple[str, ...] = tuple(q.value for q in Qualifier)
    roles: tuple[str, ...] = tuple(r.value for r in Role)


@router.get("/claims/{name}/correct")
def correct(desk: AtDesk, name: str, back: str = "") -> Response:
    """The forms for a claim."""
    return desk.renderer.answer(_context(desk, name, back))


def _context(desk: AtDesk, name: str, back: str, fault: str = "") -> CorrectingContext:
    try:
        found = claim_by_id(desk.database, name)
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    back = back if local(back) else f"/events/{found.event}"
    card = claim_card(1, found.given)
    return CorrectingContext(title="Correct a claim", place="events", found=found, card=card, back=back, fault=fault)


async def _form(request: Request) -> dict[str, list[str]]:
    """The form's values by name, in their order."""
    given: dict[str, list[str]] = {}
    for key, value in (await request.form(max_fields=400, max_files=0)).multi_items():
        given.setdefault(key, []).append(value if isinstance(value, str) else "")
    return given


Given = Annotated[dict[str, list[str]], Depends(_form)]


@router.post("/claims/{name}/correct")
def corrected(desk: AtDesk, name: str, given: Given) -> Response:
    """Writes the correction down; what means nothing comes back with its reason, and nothing is changed."""
    back, field, reason = ("".join(given.get(key, [])) for key in ("back", "field", "reason"))
    context = _context(desk, name, back)
    try:
        value = correction_json(field, given)
        verdict = Verdict(JudgementKind.CORRECT, (name,), desk.settings.author, reason.strip()[:2_000], field, value)
        judgement = decide(desk.database, verdict)
    except UsageError as error:
        return desk.renderer.answer(_context(desk, name, back, str(error)), 400)
    return gone_back(desk.database, context.back, judgement.id)
