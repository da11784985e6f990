"""How a written time stands to the event: on it, since it, until it, between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.reading.time.merging import Found
from dateline.reading.time.points import Point, PointKind, Relation

# Prepositions and small adverbs that belong to the expression and change nothing.
PLAIN = re.compile(
    r"(?:\b(?:on|in|at|during|over|for|throughout|within|across|around|about|all|late|early|earlier|later|sometime"
    r"|through|as\s+recently\s+as|as\s+early\s+as|as\s+late\s+as|only|just|exactly|the)\s+)$",
    re.IGNORECASE,
)
LEADS: tuple[tuple[Relation, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(rf"\b(?:{words})\s+(?:(?:the|about|around|at|on|in|early|late)\s+)*$", re.IGNORECASE))
    for relation, words in (
        (Relation.SINCE, r"ever\s+since|since|as\s+far\s+back\s+as|dating\s+back\s+to"),
        (Relation.UNTIL, r"up\s+until|until|till|up\s+to|through\s+to"),
        (Relation.BY, r"by"),
        (Relation.BEFORE, r"before|prior\s+to|ahead\s+of|no\s+later\s+than"),
        (Relation.AS_OF, r"as\s+of|as\s+at"),
        (Relation.FROM, r"starting(?:\s+from)?|beginning|effective|from"),
        (Relation.AFTER, r"after|following"),
    )
)
# "after Friday prayers" is on Friday.
RITES = re.compile(
    r"['’]?s?\s+(?:(?:noon|midday|morning|evening|night|congregational)\s+)?"
    r"(?:prayers?|mass|services?|sermons?|worship|lunch|dinner|breakfast)\b",
    re.IGNORECASE,
)
ONWARDS = re.compile(r"\s+(?:onwards?|forward)\b", re.IGNORECASE)
# "since the conflict erupted on Nov. 4": the time closes a clause that "since" opens.
SINCE_CLAUSE = re.compile(r"\b(?:ever\s+)?since\s+[^.,;:()]{2,70}$", re.IGNORECASE)
# … and a clause has a word in small letters: not "since the Cold War on Thursday".
CLAUSE_WORD = re.compile(r"\b(?!since\b|ever\b|the\b|and\b|for\b)[a-z]{3,}")
SINCE_EVENT = re.compile(
    r"\bsince\s+(?:the|its|his|her|their|this|that|declaration|taking|launching)\b[^.,;:()]{0,70}", re.IGNORECASE
)
TO = re.compile(r"\s*(?:to|until|till|through|–|—|-)\s*(?:the\s+)?", re.IGNORECASE)
AND = re.compile(r"\s+and\s+(?:on\s+|in\s+|parts\s+of\s+|the\s+)?", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
CALENDAR = frozenset(
    {PointKind.DATE, PointKind.MONTH, PointKind.YEAR, PointKind.WEEKDAY, PointKind.DAY, PointKind.HOLIDAY}
)
# A day that may carry a time of the day: "before dawn on Sunday".
CLOCKED = frozenset({PointKind.DATE, PointKind.WEEKDAY, PointKind.DAY, PointKind.OVERNIGHT})
# A since-clause takes only a time with days of its own.
CLAUSE_ENDS = CALENDAR | {PointKind.PERIOD, PointKind.AGO, PointKind.SEASON}


@dataclass(frozen=True, slots=True)
class Related:
    start: int
    end: int
    relation: Relation
    points: tuple[Point, ...]


def related(text: str, found: list[Found]) -> list[Related]:
    """The readings of a sentence with their prepositions, ranges put together."""
    done: list[Related] = []
    floor = 0  # no expression reaches back into the one before it
    position = 0
    while position < len(found):
        reading = found[position]
        position += 1
        if position < len(found) and (pair := ranged(text, reading, found[position])):
            reading, position = pair, position + 1
        one = led(text, floor, reading)
        done.append(one)
        floor = one.end
    return done + since_events(text, done)


def ranged(text: str, left: Found, right: Found) -> Found | None:
    """ "from X to Y", "between X and Y", "X and Y" as one range of two points."""
    if len(left.points) > 1 or len(right.points) > 1:
        return None
    gap, before = text[left.end : right.start], text[max(0, left.start - 20) : left.start]
    a, b = left.points[0], right.points[0]
    same = a.kind is b.kind and a.kind in CALENDAR
    both = a.kind in CALENDAR and b.kind in CALENDAR | {PointKind.NOW}
    spans = (TO.fullmatch(gap) and both and (FROM.search(before) or same)) or (
        AND.fullmatch(gap) and ((both and BETWEEN.search(before)) or same)
    )
    if not spans:
        return None
    if a.year is None and b.year is not None and a.kind in (PointKind.DATE, PointKind.MONTH):
        a = replace(a, year=b.year)
    if a.offset is not None and b.offset is None and b.kind is PointKind.WEEKDAY:
        b = replace(b, offset=a.offset)
    opening = FROM.search(before) or BETWEEN.search(before)
    start = left.start - (len(before) - opening.start()) if opening else left.start
    return Found(start, right.end, Relation.RANGE, (a, b))


def led(text: str, floor: int, reading: Found) -> Related:
    """The reading with the words that lead up to it."""
    start, relation = reading.start, reading.relation
    lead = re.match(
        r"(?:since|until|till|by|from|before|after|during|between)\b", text[start : reading.end], re.IGNORECASE
    )
    if lead and relation is Relation.AT:  # the month's own pattern takes its preposition in
        relation = {r.value: r for r in Relation}.get(lead[0].lower().replace("till", "until"), Relation.AT)
    elif (inner := compound_start(text, reading)) is not None:
        start = inner
    elif relation in (Relation.AT, Relation.RANGE):
        relation, start = lead_of(text[floor:start], relation, reading.points[0])
        start += floor
    if reading.points[0].kind is PointKind.DURATION and LATER.search(text[floor : reading.start]):
        relation = Relation.AFTER
    end = reading.end
    if relation in (Relation.BEFORE, Relation.AFTER) and RITES.match(text[end:]):
        relation = Relation.AT
    if (match := ONWARDS.match(text[end:])) and relation in (Relation.FROM, Relation.AT, Relation.SINCE):
        relation = Relation.FROM
        end += match.end()
    return Related(start, end, settled(relation, reading.points[0]), reading.points)


COMPOUND = re.compile(r"(?:an?\s+)?(\S+-\S+|\S+long)", re.IGNORECASE)


def compound_start(text: str, reading: Found) -> int | None:
    """Where "two-week", "decades-long" begins: a modifier of a noun, whose preposition and article belong
    to the noun. None for other expressions."""
    match = COMPOUND.fullmatch(text, reading.start, reading.end)
    return match.start(1) if match and reading.points[0].kind is PointKind.DURATION else None


def lead_of(before: str, relation: Relation, point: Point) -> tuple[Relation, int]:
    """The relation that the words before a time give it, and where its own words begin."""
    if relation is Relation.AT and point.kind is not PointKind.DURATION:
        for name, pattern in LEADS:
            if match := pattern.search(before):
                return name, match.start()
        match = SINCE_CLAUSE.search(before)
        if match and point.kind in CLAUSE_ENDS and CLAUSE_WORD.search(match[0]):
            return Relation.SINCE, match.start()
    start = len(before)
    for _ in range(3):
        if match := PLAIN.search(before[:start]):
            start = match.start()
    return relation, start


# "after weeks of fighting the town fell": the length is that of the fighting.
LATER = re.compile(r"\b(?:after|following)\s+(?:the\s+)?$", re.IGNORECASE)


def settled(relation: Relation, point: Point) -> Relation:
    """ "by now" and "until noon" are no bounds; "shortly before midnight on Sunday" is Sunday."""
    lasting = (PointKind.PAST, PointKind.NOW, PointKind.SO_FAR, PointKind.CLOCK)
    if relation in (Relation.AFTER, Relation.BY, Relation.UNTIL, Relation.BEFORE) and point.kind in lasting:
        return Relation.AT
    clock = point.minute is not None or (point.name is not None and point.kind in CLOCKED)
    if relation in (Relation.BEFORE, Relation.AFTER) and clock:
        return Relation.AT
    return relation


def since_events(text: str, done: list[Related]) -> list[Related]:
    """ "since the operation began": the words tell an event, whose own time counts."""
    found = []
    for match in SINCE_EVENT.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        if all(end <= d.start or d.end <= start for d in done):
            found.append(Related(start, end, Relation.SINCE, (Point(PointKind.THEN, name="event"),)))
    return found
