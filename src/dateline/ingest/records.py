"""A record of a JSON or table file as a draft: the keys id, source, published, title, url and text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Protocol

from dateline.errors import InputError
from dateline.ingest.calendar import ImpossibleDateError
from dateline.ingest.draft import Dates, Draft
from dateline.ingest.notice import Notice
from dateline.ingest.publication import given_publication
from dateline.ingest.shapes import reshaped, textless
from dateline.model.report import Publication

KEYS = ("id", "source", "published", "title", "url", "text")
# Names that others give to these keys, for a helpful word when ours is missing.
OTHER_NAMES = {
    "body": "text",
    "content": "text",
    "article": "text",
    "story": "text",
    "content_text": "text",
    "date": "published",
    "headline": "title",
}


class KeyMapping(Protocol):
    """The caller's word on which of a record's keys hold what (``mapping.Columns``)."""

    def check_record(self, record: Mapping[str, object], where: str) -> None: ...

    def apply(self, record: Mapping[str, object]) -> Mapping[str, object]: ...


def draft_of(
    record: object, where: str, line: int | None, columns: KeyMapping | None = None
) -> Iterator[Draft | Notice]:
    """The draft of one record, after a notice for each field that could not be used."""
    if not isinstance(record, Mapping):
        yield Notice(where, line, f"a record must be an object with the keys {', '.join(KEYS)}, not {_kind(record)}")
        return
    if columns:
        try:
            columns.check_record(record, where)
        except InputError as error:
            yield Notice(where, line, str(error))
            return
        record = columns.apply(record)
    record = reshaped(record)
    text = record.get("text")
    if not isinstance(text, str):
        yield Notice(where, line, _no_text(record))
        return
    fields: dict[str, str | None] = {}
    for key in ("id", "source", "title", "published", "url"):
        value = record.get(key)
        if key == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            yield Notice(where, line, f"“{key}” must be text, not {_kind(value)}; the report is read without it")
            value = None
        fields[key] = value.strip() or None if value else None
    yield Draft(
        where,
        line,
        text,
        id=fields["id"],
        source=fields["source"],
        title=fields["title"],
        published=fields["published"],
        url=fields["url"],
        dates=Dates(last=_first_seen(record.get("first_seen"))),
    )


def _first_seen(moment: object) -> Publication | None:
    """When a collector first saw a page: the day of publication only where nothing else tells it."""
    try:
        return replace(given_publication(moment), rule="first seen") if isinstance(moment, str) else None
    except ImpossibleDateError:
        return None


def missing_text(names: list[str]) -> str:
    """What to say of a table or record that has no ``text`` among its names."""
    known = textless(names)
    if known:
        return known
    close = [n for n in names if OTHER_NAMES.get(n.lower()) == "text"] or get_close_matches("text", names, n=1)
    hint = f"; should “{close[0]}” be named “text”? (--map text={close[0]})" if close else ""
    return f"no “text” among: {', '.join(n[:30] for n in names[:12]) or 'nothing'}{hint}"


def _no_text(record: Mapping[str, object]) -> str:
    if "text" in record:
        return f"“text” must be text, not {_kind(record['text'])}"
    return missing_text([str(k) for k in record])


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    return {int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}.get(
        type(value), "that"
    )
