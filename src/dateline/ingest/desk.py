"""The desk: checks each draft and makes it a report, or says why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from dateline.errors import InputError
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.draft import Draft
from dateline.ingest.furniture import Cues, find_furniture, load_cues
from dateline.ingest.limits import Limits
from dateline.ingest.notice import Notice, Severity
from dateline.ingest.publication import find_publication, given_publication
from dateline.ingest.tongue import Tongues, foreign_language, has_letters, load_tongues
from dateline.model.report import Publication, Report

# Enough of a hash to name a report of a collection of millions without a clash worth fearing (32 bits would not do).
ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """What the caller says of all reports: their publication and source where a record has none, and limits.

    ``mapping`` names the column of a table or the key of a record that holds ours: ``{"text": "body"}``.
    ``allow_private`` lets an address be fetched from this machine and its network. ``versions`` says that the
    caller keeps several texts under one id: a page that changed, captured twice.
    """

    published: Publication | None = None
    source: str | None = None
    limits: Limits = field(default=Limits())
    mapping: Mapping[str, str] = field(default_factory=dict)
    allow_private: bool = False
    versions: bool = False


class Desk:
    """Takes drafts in order; remembers only hashes of the ids it has given out and of their texts."""

    def __init__(self, settings: IngestSettings, cues: Cues | None = None, tongues: Tongues | None = None) -> None:
        self._settings = settings
        self._cues = cues or load_cues()
        self._tongues = tongues or load_tongues()
        self._seen: dict[bytes, bytes] = {}

    def take(self, draft: Draft) -> Iterator[Report | Notice]:
        """The draft's notices, then its report unless one of them says that it cannot be read."""
        try:
            self._check(draft.text)
        except InputError as error:
            yield Notice(draft.where, draft.line, str(error))
            return
        report_id = draft.id or f"{_last_name(draft.where)}#{_digest(draft.text)}"
        if (again := self._met(report_id, draft)) is not None:
            yield again
            return
        published, fault = self._published(draft)
        if fault is not None:
            yield fault
        if draft.remark:
            yield Notice(draft.where, draft.line, draft.remark, Severity.NOTE)
        yield Report(
            id=report_id,
            text=draft.text,
            source=draft.source or self._settings.source,
            title=draft.title,
            published=published,
            origin=draft.where if draft.line is None else f"{draft.where}:{draft.line}",
            furniture=find_furniture(draft.text, self._cues),
            url=draft.url,
            original=draft.original,
        )

    def _check(self, text: str) -> None:
        if not text.strip():
            raise InputError("an empty text")
        self._settings.limits.check(len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass")))
        if "\x00" in text:
            line = text.count("\n", 0, text.index("\x00")) + 1
            raise InputError(f"a null character at line {line} of the text: not plain text")
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise InputError("half a character (a lone surrogate) in the text: not plain text")
        if not has_letters(text):
            raise InputError("no letters in the text: nothing to read")
        language = foreign_language(text, self._tongues)
        if language:
            raise InputError(f"not in English (it looks like {language}): left out, Dateline reads English only")

    def _met(self, report_id: str, draft: Draft) -> Notice | None:
        """What to say of a report that was taken in this run already: nothing is lost with the same text; another text
        under the id is left out, unless the caller keeps versions."""
        key, text = (sha256(v.encode("utf-8", "surrogatepass")).digest()[:16] for v in (report_id, draft.text))
        known = self._seen.setdefault(key, text)
        if known is text:
            return None
        if known == text:
            return Notice(draft.where, draft.line, "the same report again; it is read once", Severity.NOTE)
        if self._settings.versions:
            self._seen[key] = text
            return None
        return Notice(draft.where, draft.line, f"the id “{report_id}” was used before; this report is left out")

    def _published(self, draft: Draft) -> tuple[Publication | None, Notice | None]:
        """The publication date and what there is to say about it."""
        wrong = None
        if draft.published and draft.published.strip():
            try:
                return given_publication(draft.published), None
            except ImpossibleDateError as error:
                wrong = f"published “{draft.published.strip()[:40]}”: {error}"
        found = (
            draft.dates.stated
            or self._settings.published
            or draft.dates.shown
            or find_publication(draft.text, draft.file_name)
            or draft.dates.last
        )
        if wrong:
            rest = (
                f"read with the date {found.day} ({found.rule})" if found else "read without a date, times stay unknown"
            )
            return found, Notice(draft.where, draft.line, f"{wrong}; {rest}")
        if found is None:
            reason = "no publication date: times stay unknown; give one with --published"
            return None, Notice(draft.where, draft.line, reason, Severity.NOTE)
        return found, None


def _last_name(where: str) -> str:
    """The file's name; of an address its last part, or its host."""
    return where.rstrip("/").rpartition("/")[2].partition("?")[0] or where


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]
