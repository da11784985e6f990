"""A claims CSV that an analyst edited, back into the record as judgements."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dateline.errors import InputError, UsageError
from dateline.export.edits import Edit, EditFault, read_edits
from dateline.model.event import EventClaim
from dateline.model.judgement import Judgement, JudgementKind
from dateline.services.deriving import event_claims
from dateline.services.reviewing import Verdict, decide_within
from dateline.store.claims import live_rows
from dateline.store.database import Database
from dateline.store.judging import judgements_on


@dataclass(frozen=True, slots=True)
class Imported:
    """What an edited file brought: the judgements that were made of it, and what was not taken."""

    judgements: tuple[Judgement, ...]
    faults: tuple[EditFault, ...]


def take_back(database: Database, file: Path, author: str) -> Imported:
    """Makes judgements of what was edited, all or none. What cannot be taken is told with its line; the rest is taken.

    Taking the same file again changes nothing: what it says is then what the record has. Raises ``InputError`` for a
    file that is no claims CSV.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{file}: not UTF-8; save the sheet as CSV UTF-8") from error
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error
    with database.writing() as connection:
        edits = list(read_edits(io.StringIO(text, newline=""), lambda claim: _current(connection, claim)))
        made: list[Judgement] = []
        faults = [e for e in edits if isinstance(e, EditFault)]
        for edit in (e for e in edits if isinstance(e, Edit) and not _is_known_remark(connection, e, author)):
            verdict = Verdict(edit.kind, edit.claims, author, edit.reason, edit.field, edit.value)
            try:
                made.append(decide_within(connection, verdict))
            except UsageError as error:
                faults.append(EditFault(edit.line, edit.field, str(error)))
        return Imported(tuple(made), tuple(sorted(faults, key=lambda f: f.line)))


def _is_known_remark(connection: Connection, edit: Edit, author: str) -> bool:
    """Whether a comment was taken before: unlike a correction it leaves nothing in the claim to compare with."""
    if edit.kind is not JudgementKind.COMMENT:
        return False
    known = (s.judgement for s in judgements_on(connection, edit.claims) if not s.undone)
    return any(j.kind is edit.kind and j.author == author and j.reason == edit.reason for j in known)


def _current(connection: Connection, claim: str) -> EventClaim | None:
    rows = live_rows(connection, [claim])
    row = rows.get(claim)
    return event_claims(connection, [row]).get(row) if row is not None else None
