"""Reading one written time: from a pattern's match to points, a function a form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.reading.time.amounts import read_number
from dateline.reading.time.points import Point, PointKind, Relation, part_of
from dateline.reading.time.words import TimeWords

Match = re.Match[str]
Reading = tuple[Relation, tuple[Point, ...]]
Reader = Callable[[Match, TimeWords], Reading | None]


def at(point: Point | None) -> Reading | None:
    return (Relation.AT, (point,)) if point else None


def month_of(match: Match, words: TimeWords, group: str = "month") -> int:
    return words.months[match[group].lower().rstrip(".")]


def read_date(match: Match, words: TimeWords) -> Reading | None:
    found = match.groupdict()
    year = int(found["year"]) if found.get("year") else None
    point = Point(PointKind.DATE, year=year, month=month_of(match, words), day=int(match["day"]))
    if not 1 <= int(match["day"]) <= 31:
        return None
    if found.get("day2"):
        return Relation.RANGE, (point, replace(point, day=int(match["day2"])))
    return at(point)


def read_numeric_date(match: Match, words: TimeWords) -> Reading | None:
    """Day before month, as most of the world writes it, unless only month before day is possible."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    day, month = (second, first) if second > 12 >= first else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return at(Point(PointKind.DATE, year=year, month=month, day=day))


def read_iso_date(match: Match, words: TimeWords) -> Reading | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return at(Point(PointKind.DATE, year=year, month=month, day=day)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def read_month(match: Match, words: TimeWords) -> Reading | None:
    form = match["month"].lower().rstrip(".")
    year, part = match["year"], part_of(match["part"])
    certain = year or part or MONTH_LEAD.search(match.string[max(0, match.start() - 12) : match.start()])
    if not certain and (form in AMBIGUOUS_MONTHS or len(form) == 3):
        return None
    offset = 0 if match["this"] and not year and "past" not in match["this"] else None
    month = words.months[form]
    return at(Point(PointKind.MONTH, year=int(year) if year else None, month=month, part=part, offset=offset))


AMBIGUOUS_MONTHS = frozenset({"may", "march", "august"})  # a modal, a verb, an adjective; "In May" is safe


MONTH_LEAD = re.compile(
    r"\b(?:in|since|by|until|till|from|during|of|last|this|next|before|after|between|and|to)\s+$", re.IGNORECASE
)


def read_year(match: Match, words: TimeWords) -> Reading | None:
    year = int(match["year"])
    return at(Point(PointKind.YEAR, year=year, part=part_of(match["part"])))


def read_year_range(match: Match, words: TimeWords) -> Reading | None:
    first = int(match["year"])
    second = int(match["year2"])
    second += 0 if second > 99 else first // 100 * 100
    if not first < second <= first + 100:
        return None
    return Relation.RANGE, (Point(PointKind.YEAR, year=first), Point(PointKind.YEAR, year=second))


def read_decade(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.DECADE, year=int(match["year"]) // 10 * 10, part=part_of(match["part"])))


def read_weekday(match: Match, words: TimeWords) -> Reading | None:
    form = match["weekday"].lower().rstrip(".")
    if len(form) < 6 and not match["stop"] and not match["date"]:
        return None
    return at(
        Point(PointKind.WEEKDAY, weekday=words.weekdays[form], offset=OFFSETS.get((match["which"] or "").lower()))
    )


OFFSETS = {
    "last": -1,
    "this past": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "this coming": 1,
    "coming": 1,
    "current": 0,
    "same": 0,
    "next": 1,
    "following": 1,
    "upcoming": 1,
}


def read_day_word(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.DAY, offset=DAY_WORDS[re.sub(r"[\s-]+", " ", match["word"].lower())]))


DAY_WORDS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "day before yesterday": -2,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
    "last night": -1,
    "last evening": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow night": 1,
}


def read_overnight(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.OVERNIGHT))


def read_period(match: Match, words: TimeWords) -> Reading | None:
    """last, this, next week; "the last week" (with article) is the stretch up to publication."""
    which, unit = re.sub(r"\s+", " ", match["which"].lower()), match["unit"].lower()
    part, the = part_of(match["part"]), bool(match["the"])
    if unit == "weekend":
        return at(Point(PointKind.PERIOD, unit="weekend", offset=OFFSETS[which]))
    unit = words.units[unit]
    if which in ("previous", "preceding", "following", "same") or (the and which == "next" and unit == "day"):
        return at(Point(PointKind.NEAR, unit=unit, offset=OFFSETS[which]))
    if which in ("past", "this past") or (the and which == "last" and not part):
        return at(Point(PointKind.PAST, unit=unit, amount=1))
    if which in ("coming", "this coming", "upcoming") or (the and which == "next"):
        return at(Point(PointKind.COMING, unit=unit, amount=1))
    return at(Point(PointKind.PERIOD, unit=unit, offset=OFFSETS[which], part=part))


def read_near(match: Match, words: TimeWords) -> Reading | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    if which == "that":
        return at(Point(PointKind.NEAR, unit=words.units.get(unit, "day"), offset=0))
    return at(Point(PointKind.NEAR, unit=words.units.get(unit, "day"), offset=OFFSETS[which]))


def read_weekend(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.PERIOD, unit="weekend", offset=0))


def read_the_week(match: Match, words: TimeWords) -> Reading | None:
    """ "during the week", "the end of the month"."""
    part = part_of(match.groupdict().get("part"))
    return at(Point(PointKind.PERIOD, unit=words.units[match["unit"].lower()], offset=0, part=part))


def bound_of(match: Match, words: TimeWords) -> str | None:
    text = match.groupdict().get("bound")
    return words.bounds[re.sub(r"\s+", " ", text.lower())] if text else None


def measured(kind: PointKind, match: Match, words: TimeWords, *, offset: int | None = None) -> Point | None:
    """A point with the amount and unit that the match holds."""
    number = match.groupdict().get("number")
    amount = read_number(number, words) if number else None
    word = match["unit"].lower()
    unit = words.units[word]
    vague = bool(number) and re.sub(r"\s+", " ", (number or "").lower()) in words.vague
    if word.endswith("s") and (number or "").lower() in ("a", "an"):
        amount = None  # "a decades-long war"
    if number is None and not word.endswith("s"):
        amount = 1.0  # "the day after", "the week before"
    return Point(
        kind, unit=unit, amount=amount, offset=offset, bound=bound_of(match, words), name="few" if vague else None
    )


def read_ago(match: Match, words: TimeWords) -> Reading | None:
    point = measured(PointKind.AGO, match, words)
    return at(replace(point, name="exact") if point and match["today"] else point)


def read_shift(match: Match, words: TimeWords) -> Reading | None:
    later = match["which"].lower() in ("later", "on", "afterwards", "afterward")
    return at(measured(PointKind.SHIFT, match, words, offset=1 if later else -1))


def read_after(match: Match, words: TimeWords) -> Reading | None:
    earlier = match["which"].lower() in ("before", "prior to")
    return at(measured(PointKind.AFTER, match, words, offset=1 if earlier else -1))


def read_past(match: Match, words: TimeWords) -> Reading | None:
    coming = match["which"].lower() in ("next", "coming")
    return at(measured(PointKind.COMING if coming else PointKind.PAST, match, words))


def read_duration(match: Match, words: TimeWords) -> Reading | None:
    return at(measured(PointKind.DURATION, match, words))


def read_recent(match: Match, words: TimeWords) -> Reading | None:
    kind = PointKind.COMING if match["which"].lower() == "coming" else PointKind.RECENT
    return at(Point(kind, unit=words.units[match["unit"].lower()]))


def read_recently(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.RECENT))


def read_now(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.NOW))


def read_so_far(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.SO_FAR))


def read_then(match: Match, words: TimeWords) -> Reading | None:
    since = match[0].lower().startswith(("since", "thereafter"))
    return Relation.SINCE if since else Relation.AT, (Point(PointKind.THEN),)


def read_season(match: Match, words: TimeWords) -> Reading | None:
    which, year, name = match["which"], match["year"], match["season"].lower()
    if not (which or year or match["the"]) or (name in ("fall", "spring") and not (which or year)):
        return None
    offset = OFFSETS.get(which.lower()) if which else None
    return at(Point(PointKind.SEASON, name=name, year=int(year) if year else None, offset=offset))


def read_quarter(match: Match, words: TimeWords) -> Reading | None:
    number = words.ordinals[match["ordinal"].lower()]
    year = match["year"]
    return at(Point(PointKind.QUARTER, amount=number, year=int(year) if year else None)) if number <= 4 else None


def read_holiday(match: Match, words: TimeWords) -> Reading | None:
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    year = match["year"]
    return at(Point(PointKind.HOLIDAY, name=name, year=int(year) if year else None))


def read_clock(match: Match, words: TimeWords) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = re.sub(r"[.\s]", "", (match["half"] or "").lower())
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    zone = match["zone"]
    sure = half or zone or ":" in match[0] or "hours" in match[0] or "hrs" in match[0]
    if not sure and not AT_LEAD.search(match.string[max(0, match.start() - 12) : match.start()]):
        return None  # "5.39" is a number, "at 5.39" a time
    return at(Point(PointKind.CLOCK, minute=hour * 60 + minute, zone=words.zones.get(zone.lower()) if zone else None))


AT_LEAD = re.compile(r"\b(?:at|around)\s+$", re.IGNORECASE)


def read_day_part(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.CLOCK, name=match["part"].lower()))


def read_lengths(match: Match, words: TimeWords) -> Reading | None:
    unit = match["unit"] or match["unit2"]
    return at(Point(PointKind.DURATION, unit=words.units[unit.lower()]))
