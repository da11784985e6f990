"""Whether a report is in the record already: the same again, a new version of a page, a copy, or news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import Connection

from dateline.ingest.copies import bands, is_copy, resemblance, signature
from dateline.model.report import Report
from dateline.store.codec import storable
from dateline.store.numbers import within
from dateline.store.reports import NewVersion, VersionHead, heads_by_bands, heads_by_id, heads_by_text, heads_by_url

#: Texts under one id that share less than this are two reports whose ids clash ("1" in two files), not versions of one.
SAME_REPORT = 0.1
#: Longer ids are cut and given a hash: PostgreSQL indexes no more than 2,700 bytes.
LONGEST_ID = 400


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the record knows of a report. ``kept`` is the row of the version that it equals; None when it must be read.

    ``report`` is the report under the id that it has in the record. ``earlier`` are the versions of it that are kept.
    """

    report: Report
    kept: int | None
    earlier: tuple[VersionHead, ...] = ()


def recognise(connection: Connection, given: Report) -> Recognition:
    """Looks a report up by its address, its id and its text."""
    report = _storable(given)
    if report.url and (page := heads_by_url(connection, report.url)):
        return _version(replace(report, id=page[0].report), page)
    known = heads_by_id(connection, report.id)
    if known:
        return _under_its_id(connection, report, known)
    if _named_by_text(report):
        for head in heads_by_text(connection, report.text_hash):
            if _same_day(head, report) and (report.source is None or head.source == report.source):
                return Recognition(replace(report, id=head.report), head.row)
    return Recognition(report, None)


def _under_its_id(connection: Connection, report: Report, known: tuple[VersionHead, ...]) -> Recognition:
    """A version of the report that has the id, or another report that was given the same one: it gets ``~2``."""
    found = _version(report, known)
    if found.kept is not None:
        return found
    own = signature(report.text)
    number = 1
    while known:
        if any(resemblance(own, unpacked(head.signature)) >= SAME_REPORT for head in known):
            return _version(replace(report, id=known[0].report), known)
        number += 1
        name = f"{report.id}~{number}"
        known = heads_by_id(connection, name)
    return Recognition(replace(report, id=name), None)


def _storable(report: Report) -> Report:
    """The report with an id and names that a database takes; text is checked where it is taken in."""
    title, source, url, origin = (
        None if words is None else storable(words) for words in (report.title, report.source, report.url, report.origin)
    )
    name = within(storable(report.id), LONGEST_ID)
    return replace(report, id=name, title=title, source=source, url=url, origin=origin)


def _version(report: Report, known: tuple[VersionHead, ...]) -> Recognition:
    """The version that the report equals. A text that has another date now is a new version; sent again with the
    older date it stays the newer one."""
    same = [head for head in known if head.text_hash == report.text_hash]
    return Recognition(report, same[-1].row if any(_same_day(head, report) for head in same) else None, known)


def _same_day(head: VersionHead, report: Report) -> bool:
    """A report read again without its date is the same; with another date it says something else."""
    return report.published is None or head.published_day == report.published.day


def _named_by_text(report: Report) -> bool:
    """Whether the id was made from the text: the report has no id of its own."""
    return report.id.rpartition("#")[2] == report.text_hash[: len(report.id.rpartition("#")[2])] and "#" in report.id


def new_version(connection: Connection, recognition: Recognition) -> NewVersion:
    """The report on its way into the record, tied to the copies that are kept."""
    report, earlier = recognition.report, recognition.earlier
    own = signature(report.text)
    keys = bands(own)
    if earlier:
        group = earlier[0].voice_group
        return NewVersion(report, earlier[0].report_row, earlier[-1].number + 1, group, packed(own), keys)
    copied = [h for h in heads_by_bands(connection, keys) if is_copy(own, unpacked(h.signature))]
    group = copied[0].voice_group if copied else report.id
    return NewVersion(report, None, 1, group, packed(own), keys)


def packed(numbers: Sequence[int]) -> bytes:
    """A signature as it is kept: 32-bit numbers, the lowest byte first."""
    return np.asarray(numbers, dtype="<u4").tobytes()


def unpacked(raw: bytes) -> tuple[int, ...]:
    """The signature that ``packed`` wrote."""
    return tuple(np.frombuffer(raw, dtype="<u4").tolist())
