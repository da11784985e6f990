"""When a report was published: the rules in their order, each naming itself and where it read the date.

1. ``given``: the caller (``--published``) or the record's own field.
2. ``header``: a ``date 2019-03-12`` line, a date alone on a line, a byline, or a label ("Published: …") at the top.
   Situation reports may say what day they cover: "Flash Update 3 (as of 4 June 2020)".
3. ``dateline``: an agency dateline with a year ("JUBA, 18 February 2020 (…) –", "Bogotá, 3 May 2018.").
4. ``footer``: a labelled date at the end ("Last Update: …").
5. ``file name``: ``2019-03-12-market-attack.txt``.
6. ``lead``: the day of speaking in the lead, as agencies write it: "…, officials said Saturday, Feb. 2, 2019."
A report with none of these has no date; the day of reading is never taken for one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dateline.ingest.calendar import DateFound, ImpossibleDateError, full_dates, instant, make_day
from dateline.language.openings import find_dateline
from dateline.model.report import Publication

# A report's head and foot, in lines that are not blank: publishers put at most a headline, a byline, a caption
# and a date above the story, and a correction and a copyright line below it.
HEAD_LINES, FOOT_LINES = 8, 6
# A line of this many characters beside its date is a sentence, not a byline.
BYLINE_ROOM = 60
# Above the lead agencies put a headline and a byline at most.
LEAD_LINES = 3
# How far into a paragraph an agency dateline reaches: place, region, date, agency.
DATELINE_REACH = 90
# How far before a date its cue begins ("told a group of reporters in … on"); a line may be a whole report.
CUE_REACH = 120

LABEL = re.compile(
    r"\b(?P<kind>first published|originally published|published|posted|date published|publication date|issue date"
    r"|report date|release date|date of (?:issue|publication|release)|issued|date"
    r"|last updated?|updated|last modified|modified)\b(?:\s+(?:on|at|in\s[\w’' ]{2,30},))?\s*[:\-–—]?\s*",
    re.I,
)
PREFIX = re.compile(r"\s*date\s*:?\s+(?=\d{4}-\d)", re.I)
SECOND_HAND = re.compile(r"updated?|modified", re.I)
AFTER_DATELINE = re.compile(r"\)|\s*[\(\-–—:|]|\s*$")
AS_OF = re.compile(
    r"(?:^|[(\[|,–—-]|\b(?:report|update|information|bulletin|overview|snapshot))\s*as (?:of|at)\s+[^\d,.]{0,12}$", re.I
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPEAKING = re.compile(
    r"\b(?:said|told\b[^.,]{1,60}|announced|reported|confirmed|added)\s+(?:(?:on|late|early)\s+)?$", re.I
)
FILE_DATE = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
DAY_ONLY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\s*$")
ISO_MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ]\d{1,2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report that is not blank."""

    start: int
    text: str


def rows(text: str) -> list[Row]:
    """The lines of a report that are not blank, with their offsets."""
    return [Row(m.start(), m.group()) for m in re.finditer(r"[^\n\r]*\S[^\n\r]*", text)]


def given_publication(value: str) -> Publication:
    """The publication that a caller or a record states. Raises ``ImpossibleDateError`` with the reason."""
    value = value.strip()
    if match := DAY_ONLY.match(value):
        return Publication(make_day(*map(int, match.groups())), "given")
    if match := ISO_MOMENT.match(value):
        day = make_day(*map(int, match.groups()))
        return Publication(day, "given", _aware(_iso(value)))
    found = full_dates(value)
    if not found:
        raise ImpossibleDateError("it is no date; write it as 2019-03-12")
    return Publication(found[0].day, "given", _aware(_mail(value)) or instant(value[found[0].end :], found[0].day))


def find_publication(text: str, file_name: str | None = None) -> Publication | None:
    """The publication date that a report's own text or file name states, by the rules in their order."""
    lines = rows(text)
    middle = (len(lines) + 1) // 2
    upper, lower = lines[: min(HEAD_LINES, middle)], lines[max(middle, len(lines) - FOOT_LINES) :]
    at_foot = _labelled(list(reversed(lower)), "footer")
    at_head = _first_line_prefix(upper) or _labelled(upper, "header")
    at_head = at_head or _as_of(lines[:HEAD_LINES]) or _alone(lines[:HEAD_LINES]) or _dateline(lines)
    if at_head and at_foot and at_head.moment is None and at_foot.day == at_head.day:
        return replace(at_head, moment=at_foot.moment)
    return at_head or at_foot or _from_name(file_name) or _lead(lines)


def _aware(moment: datetime | None) -> datetime | None:
    return moment if moment is not None and moment.tzinfo is not None else None


def _iso(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _mail(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except ValueError:
        return None


def _publication(row: Row, rule: str, start: int, end: int, day: date) -> Publication:
    return Publication(day, rule, instant(row.text[end : end + 40], day), row.start + start, row.start + end)


def _first_line_prefix(head: list[Row]) -> Publication | None:
    for row in head[:1]:
        prefix = PREFIX.match(row.text)
        found = full_dates(row.text)
        if prefix and found and found[0].start == prefix.end():
            return _publication(row, "header", found[0].start, found[0].end, found[0].day)
    return None


def _labelled(lines: list[Row], rule: str) -> Publication | None:
    """A labelled date; "published" before "updated", because the words of the story are as old as its first day."""
    candidates = [c for row in lines for c in _labels(row, rule)]
    candidates.sort(key=lambda c: c[0])
    return candidates[0][1] if candidates else None


def _labels(row: Row, rule: str) -> Iterator[tuple[bool, Publication]]:
    dates = full_dates(row.text)
    for label in LABEL.finditer(row.text) if dates else ():
        if not _stands_as_label(row.text, label):
            continue
        at = bisect_left(dates, label.end(), key=lambda d: d.start)
        for found in dates[at : at + 1]:
            if found.start - label.end() <= 3:  # 3: room for "a " or an opening bracket
                yield (
                    bool(SECOND_HAND.search(label["kind"])),
                    _publication(row, rule, found.start, found.end, found.day),
                )


def _stands_as_label(text: str, label: re.Match[str]) -> bool:
    """Whether the word opens a line or a bracket, or has a colon; "an order issued on 29 November" does not."""
    at = label.start()
    while at and text[at - 1].isspace():
        at -= 1
    if not at or text[at - 1] in "(|[·•":
        return True
    return ":" in label.group() and label.group()[0].isupper()


def _alone(head: list[Row]) -> Publication | None:
    """A short line that begins or ends with a date: a date line or a byline."""
    for row in head:
        found = full_dates(row.text)
        if len(found) != 1 or row.text.rstrip().endswith((".", "”", '"')):
            continue
        before, after = row.text[: found[0].start].strip(), row.text[found[0].end :].strip()
        if len(before) + len(after) > BYLINE_ROOM or (before and after and not _is_clock(after)):
            continue
        if LABEL.match(before):
            continue
        if not before or before.endswith((",", "|", "-", "–", "—", "·", "(", ":")) or before.lower().startswith("by "):
            rule = "dateline" if is_dateline_place(before) else "header"
            return _publication(row, rule, found[0].start, found[0].end, found[0].day)
    return None


def is_dateline_place(before: str) -> bool:
    """Whether the words before a date are a place as datelines write it ("BOR -", "LAINYA/JUBA –")."""
    return before.isupper() and not before.lower().startswith("by ")


def _is_clock(words: str) -> bool:
    return bool(re.match(r"[\s,|·–-]*(?:at\s+)?\d{1,2}[:.h]\d{2}|\)$", words))


def _as_of(head: list[Row]) -> Publication | None:
    """The day a situation report covers, where it ends a line or a bracket and not a clause."""
    for row in head:
        for found in full_dates(row.text):
            rest = row.text[found.end :].strip()
            if AS_OF.search(row.text[max(0, found.start - CUE_REACH) : found.start]) and (
                not rest or (rest[0] in ")]" and len(rest) <= BYLINE_ROOM)
            ):
                return _publication(row, "header", found.start, found.end, found.day)
    return None


def _dateline(lines: list[Row]) -> Publication | None:
    """The day of an agency dateline; none where a chronology dates each of its entries so."""
    dated = [(row, found) for row in lines if (found := _dateline_day(row)) is not None]
    if len({found.day for _, found in dated}) > 1 and not any(_has_agency(row) for row, _ in dated):
        return None
    for row in lines[:HEAD_LINES]:
        found = _dateline_day(row) or _dateline_date(row)
        if found is not None:
            return _publication(row, "dateline", found.start, found.end, found.day)
    return None


def _has_agency(row: Row) -> bool:
    dateline = find_dateline(row.text)
    return dateline is not None and dateline.agency is not None


def _dateline_day(row: Row) -> DateFound | None:
    """The full date of the dateline that opens a line."""
    dateline = find_dateline(row.text)
    if dateline is None or dateline.date is None:
        return None
    first, last = dateline.date
    return next((d for d in full_dates(row.text[: last + 1]) if d.start >= first), None)


def _dateline_date(row: Row) -> DateFound | None:
    """A full date near the start of a line that stands as datelines do, in forms of no known grammar."""
    for found in full_dates(row.text[: DATELINE_REACH + 20])[:1]:
        before = row.text[: found.start].strip()
        opens = not before or before[-1] in ",(-–—/" or before.isupper()
        prose = re.search(r"\b(?:on|since|in|of|by|until|from|before|after)$", before, re.I)
        if found.start <= DATELINE_REACH and opens and not prose and _closes(row.text, found.end, before):
            return found
    return None


def _lead(lines: list[Row]) -> Publication | None:
    """The day on which the lead's speakers spoke, if its weekday fits and the report names no later day."""
    latest = max((found.day for row in lines for found in full_dates(row.text)), default=None)
    for row in lines[:LEAD_LINES]:
        for found in full_dates(row.text):
            spoken = SPEAKING.search(row.text[max(0, found.start - CUE_REACH) : found.start]) is not None
            named = row.text[found.start : found.start + 3].lower() == WEEKDAYS[found.day.weekday()]
            if spoken and named and found.day == latest:
                return _publication(row, "lead", found.start, found.end, found.day)
    return None


def _closes(text: str, end: int, before: str) -> bool:
    """Whether a dateline ends here: at a dash, a bracket, the line's end; after an opening date also a place."""
    if AFTER_DATELINE.match(text, end):
        return True
    return not before and re.match(r"\s+[A-Z][\w .,'-]{0,40}\([^)]{2,60}\)\s*[-–—:]", text[end:]) is not None


def _from_name(file_name: str | None) -> Publication | None:
    for match in FILE_DATE.finditer(file_name or ""):
        try:
            return Publication(make_day(int(match[1]), int(match[3]), int(match[4])), "file name")
        except ImpossibleDateError:
            continue
    return None
