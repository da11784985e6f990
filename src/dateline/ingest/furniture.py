"""What stands in a report but is not its story: date lines, footers, captions, calls to read more."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.ingest.calendar import full_dates
from dateline.ingest.publication import BYLINE_ROOM, HEAD_LINES, PREFIX, Row, is_dateline_place, rows
from dateline.model.report import Furniture

# Captions are one or two sentences; notices are shorter than a paragraph of the story.
CAPTION_ROOM, NOTICE_ROOM, LONG_NOTICE_ROOM = 420, 140, 300
BRACKETS_AT_END = re.compile(r"[\(\[](?P<credit>[^()\[\]]{2,90})[\)\]]\s*$")
DASH_AT_END = re.compile(r"[.!?”\"]\s*[-–—|]\s*(?P<credit>[\w /.]{2,60})\s*$")
SENTENCE_AT_END = re.compile(r"[.!?”\"]\s+(?P<credit>(?:Image|Photo|Photograph|Picture|Credit)s?\b[^.]{0,80}\.?)\s*$")
PERSON_AND_AGENCY = re.compile(r"[A-Z][\w.’-]*(?: [A-Z][\w.’-]*)+\s*/\s*[A-Z][\w.’ -]*$")
BYLINE = re.compile(r"\s*by\s+[A-Z][\w.’'-]+(?:\s+[\w.’'-]+){0,6}\s*$", re.I)
SENTENCE_BREAK = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"])")


@dataclass(frozen=True)
class Cues:
    """The words by which furniture is known, compiled."""

    caption_openings: re.Pattern[str]
    credits: re.Pattern[str]
    agencies: frozenset[str]
    present: re.Pattern[str]
    showing: re.Pattern[str]
    labels: re.Pattern[str]
    notice_openings: re.Pattern[str]
    notices: re.Pattern[str]
    closings: tuple[str, ...]


@cache
def load_cues() -> Cues:
    """The packaged cue words."""
    raw = tomllib.loads(files("dateline.resources").joinpath("ingest", "furniture.toml").read_text(encoding="utf-8"))
    captions, notices = raw["captions"], raw["notices"]
    return Cues(
        caption_openings=_opening(captions["openings"]),
        credits=_anywhere(captions["credits"]),
        agencies=frozenset(captions["agencies"]),
        present=_anywhere(captions["present"]),
        showing=_anywhere(captions["showing"]),
        labels=_opening(raw["footers"]["labels"]),
        notice_openings=_opening(notices["openings"]),
        notices=_anywhere(notices["anywhere"]),
        closings=tuple(notices["closings"]),
    )


def _opening(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"[\W_]*?(?:" + _either(words) + r")(?!\w)", re.I)


def _anywhere(words: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + _either(words) + r")(?!\w)", re.I)


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def find_furniture(text: str, cues: Cues) -> tuple[Furniture, ...]:
    """The stretches of a report that are not its story, in text order, never overlapping."""
    lines, found = rows(text), []
    for number, row in enumerate(lines):
        last = number == len(lines) - 1
        piece = (
            _dated(row, cues, at_head=number < min(HEAD_LINES, (len(lines) + 1) // 2))
            or _notice(row, cues)
            or _caption(row, cues, last=last)
            or _closing(row, cues)
        )
        if piece:
            found.append(piece)
    return tuple(found)


def _whole(row: Row, kind: str) -> Furniture:
    text = row.text
    return Furniture(row.start + len(text) - len(text.lstrip()), row.start + len(text.rstrip()), kind)


def _dated(row: Row, cues: Cues, *, at_head: bool) -> Furniture | None:
    """A date prefix of the first line, a line that is only a date or a labelled date, a byline."""
    kind = "header" if at_head else "footer"
    found = full_dates(row.text)
    prefix = PREFIX.match(row.text)
    if prefix and found and found[0].start == prefix.end():
        indent = len(row.text) - len(row.text.lstrip())
        return Furniture(row.start + indent, row.start + found[0].end, kind)
    if at_head and BYLINE.match(row.text) and len(row.text) <= BYLINE_ROOM:
        return _whole(row, kind)
    if not found or row.text.rstrip().endswith((".", "”")) or is_dateline_place(row.text[: found[0].start].strip()):
        return None
    rest = row.text
    for date in reversed(found):
        rest = rest[: date.start] + rest[date.end :]
    labelled = cues.labels.match(row.text) is not None and len(rest) <= BYLINE_ROOM * 2
    only = len(re.findall(r"[A-Za-z]{2,}", rest)) <= 3 or (
        BYLINE.match(row.text[: found[0].start].rstrip(" ,|-–—")) is not None
    )
    return _whole(row, kind) if labelled or (only and len(rest) <= BYLINE_ROOM) else None


def _notice(row: Row, cues: Cues) -> Furniture | None:
    text = row.text.strip()
    opens = len(text) <= NOTICE_ROOM and cues.notice_openings.match(text) is not None
    holds = len(text) <= LONG_NOTICE_ROOM and cues.notices.search(text) is not None
    return _whole(row, "notice") if opens or holds else None


def _caption(row: Row, cues: Cues, *, last: bool) -> Furniture | None:
    text = row.text.strip()
    if len(text) > CAPTION_ROOM or len(SENTENCE_BREAK.findall(text)) > 3:
        return None
    if cues.caption_openings.match(text) and not _tells_of_pictures(text):
        return _whole(row, "caption")
    credit = next((m["credit"] for p in (BRACKETS_AT_END, DASH_AT_END, SENTENCE_AT_END) if (m := p.search(text))), None)
    if credit is None:
        return None
    if cues.credits.search(credit) or PERSON_AND_AGENCY.match(credit):
        return _whole(row, "caption")
    if cues.showing.search(text) and credit.istitle():
        return _whole(row, "caption")
    signed = not text.endswith("]") and credit.strip().lower().split("/")[0] in cues.agencies
    shows = cues.present.search(text) is not None
    return _whole(row, "caption") if signed and (shows or (not last and _one_sentence(text))) else None


def _tells_of_pictures(text: str) -> bool:
    """Whether the line is a sentence of the story about pictures ("Photos of the attack showed …")."""
    return (
        re.match(
            r"\W*(?:photo|picture|image|photograph|screenshot)s?\b[^.:]*?\b(?:showed|published|posted|released|emerged|appeared|circulat\w+|obtained)\b",
            text,
            re.I,
        )
        is not None
    )


def _one_sentence(text: str) -> bool:
    return len(SENTENCE_BREAK.findall(text)) <= 1


def _closing(row: Row, cues: Cues) -> Furniture | None:
    text = row.text.rstrip()
    for words in cues.closings:
        if text.lower().endswith(words):
            return Furniture(row.start + len(text) - len(words), row.start + len(text), "notice")
    return None
