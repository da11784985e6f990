"""Time expressions measured on TimeBank and AQUAINT (the TempEval-3 training documents).

    python -m benchmarks.timeml [DATA_FOLDER]

TimeML marks also sets ("every day"), ages, fiscal quarters and bare units ("week"), which say nothing about when an
event was and which Dateline leaves out on purpose; it leaves prepositions out of its spans, Dateline keeps them. A
leading preposition is therefore dropped from ours before spans are compared. Values are compared where both sides
name calendar days, months, quarters, years or decades, or the present, the past or a length in TimeML's sense.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.row import Row
from dateline.language.encoder import load_encoder
from dateline.model.document import Document
from dateline.reading.time.attachment import governor_of
from dateline.reading.time.expressions import find_time_expressions
from dateline.reading.time.points import Point, PointKind, TimeExpression
from dateline.reading.time.readings import mentioned_times
from dateline.reading.time.resolution import resolve_point
from dateline.reading.time.setting import Setting, Stretch
from dateline.reading.time.tense import Tense, tense_of

AHEAD = (Tense.FUTURE, Tense.MODAL, Tense.INFINITIVE)
DOCUMENTS = 120  # of 256: enough for one decimal
LEAD = re.compile(
    r"(?:(?:on|in|at|by|for|since|from|until|till|during|over|of|about|around|within|throughout|before|after|up|to|through|as"
    r"|between|beginning|starting|and|sometime|prior|ahead|ever|all|only|just|effective)\s+)+",
    re.IGNORECASE,
)
UNITS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "hour": "H",
    "fortnight": "W",
}
PUBLISHED = "TempEval-3 Platinum: HeidelTime 81.3, SUTime 79.6"


def run(data: Path) -> list[Row]:
    """Span and value figures on the dev documents under ``data``; no rows where the set is not there."""
    path = data / "timeml" / "dev.jsonl.gz"
    if not path.exists():
        return []
    encoder, tally = load_encoder(), Counter[str]()
    for record in list(records(path))[:DOCUMENTS]:
        count(record, encoder.analyse(record["text"]), tally)
    strict, relaxed = (f1(tally[k], tally["ours"], tally["gold"]) for k in ("strict", "relaxed"))
    value = tally["value right"] / max(tally["value"], 1)
    size = f"{DOCUMENTS} of the 256 dev documents; published figures are of the 20 Platinum test documents"
    return [
        Row("timeml", "time span F1, strict", strict, "HeidelTime 0.813, SUTime 0.796 (TempEval-3)", size),
        Row("timeml", "time span F1, relaxed", relaxed, "HeidelTime 0.903, SUTime 0.903 (TempEval-3)", size),
        Row(
            "timeml",
            "value accuracy",
            value,
            "HeidelTime 0.859, SUTime 0.746 (value F1 over span F1)",
            "of matched spans",
        ),
    ]


def records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def f1(hits: int, ours: int, gold: int) -> float:
    return 2 * hits / (ours + gold) if ours + gold else 0.0


def count(record: dict[str, Any], document: Document, tally: Counter[str]) -> None:
    """Adds one document's spans and values to the tally."""
    published = date.fromisoformat(record["dct"][:10]) if record.get("dct") else None
    ours = find_time_expressions(document)
    anchors = {m.expression: m.anchor for m in mentioned_times(document, ours, published, None)}
    parts = [part for e in ours for part in spans_of(document, e)]
    gold = [t for t in record["timex"] if t["type"] != "SET"]
    tally["gold"] += len(gold)
    tally["ours"] += len(parts)
    for timex in gold:
        near = [p for p in parts if p[0] < timex["end"] and timex["start"] < p[1]]
        if not near:
            continue
        start, end, point, expression = near[0]
        parts.remove(near[0])
        tally["relaxed"] += 1
        tally["strict"] += (start, end) == (timex["start"], timex["end"])
        setting = Setting(published, None, anchors.get(expression), ahead=is_ahead(document, expression))
        tally["value"] += 1
        tally["value right"] += day_of(timex["value"]) in values_of(point, resolve_point(point, setting))


def day_of(value: str) -> str:
    """A TimeML value without its time of day."""
    return re.sub(r"^(\d{4}-\d\d-\d\d)T.*", r"\1", value)


def is_ahead(document: Document, expression: TimeExpression) -> bool:
    """Whether the verb that a time hangs on speaks of what is to come."""
    governor = governor_of(document, expression)
    verbs = (i for i in (governor, *document.ancestors(governor)) if document.tokens[i].upos in ("VERB", "AUX"))
    return tense_of(document, next(verbs, governor)) in AHEAD


def spans_of(document: Document, expression: TimeExpression) -> Iterator[tuple[int, int, Point, TimeExpression]]:
    """An expression in TimeML's cut: without its preposition; a range as its two ends."""
    text = expression.span.of(document.text)
    pieces = re.split(r"(\s+(?:to|and|until|through)\s+|\s*[–—]\s*)", text) if len(expression.points) > 1 else [text]
    if len(expression.points) > 1 and len(pieces) != 3:
        pieces = [text]
    offset = expression.span.start
    for number, piece in enumerate(pieces):
        if number % 2 == 0 and expression.point.name != "event":
            lead = LEAD.match(piece)
            start = offset + (lead.end() if lead and lead.end() < len(piece) else 0)
            yield (
                start,
                offset + len(piece),
                expression.points[min(number // 2, len(expression.points) - 1)],
                expression,
            )
        offset += len(piece)


def values_of(point: Point, stretch: Stretch | None) -> set[str]:
    """The TimeML values that would be right for what we read."""
    if point.kind in (PointKind.NOW, PointKind.SO_FAR):
        return {"PRESENT_REF", "PAST_REF"}
    if point.kind in (PointKind.RECENT, PointKind.THEN):
        return {"PAST_REF"}
    if point.kind in (PointKind.DURATION, PointKind.PAST, PointKind.COMING):
        return lengths_of(point) | (calendar_values(stretch) if stretch else set())
    return calendar_values(stretch) if stretch else {"PAST_REF"}


def lengths_of(point: Point) -> set[str]:
    unit = UNITS.get(point.unit or "", "Y")
    time = "T" if unit == "H" else ""
    if point.amount is None or point.name == "few":
        return {f"P{time}X{unit}"}
    amount = int(point.amount) if point.amount == int(point.amount) else point.amount
    found = {f"P{time}{amount}{unit}"}
    return found | ({f"P{int(amount / 24)}D"} if unit == "H" and not amount % 24 else set())


def calendar_values(stretch: Stretch) -> set[str]:
    """A day as itself; a longer stretch by its precision. Open stretches ("since May") by their closed end."""
    start, end = stretch.start, stretch.end
    day = start or end
    if day is None:
        return set()
    year, week, _ = day.isocalendar()
    found = {(start or day).isoformat(), (end or day).isoformat()} if stretch.precision == "day" else set()
    quarter = (day.month + 2) // 3
    if stretch.precision == "day":
        found.add(f"{year}-W{week:02d}-WE")
    elif stretch.precision == "week":
        found.add(f"{year}-W{week:02d}")
    elif stretch.precision == "month":
        found.add(f"{day:%Y-%m}")
    elif stretch.precision == "season":
        found |= {f"{day:%Y}-Q{quarter}", f"{day:%Y}-{SEASONS[day.month]}"}
    else:
        found |= {f"{day:%Y}", f"{day.year // 10}", f"{day.year // 10}X"}
    return found


SEASONS = {
    m: s for s, ms in {"SP": (3, 4, 5), "SU": (6, 7, 8), "FA": (9, 10, 11), "WI": (12, 1, 2)}.items() for m in ms
}


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data")
    for row in run(data):
        print(f"{row.name}  {row.metric}  {row.value:.3f}  published: {row.published}  {row.note}")


if __name__ == "__main__":
    main()
