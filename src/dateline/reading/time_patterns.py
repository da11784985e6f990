"""How time is written: one pattern a form, each with the function that reads it into points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.reading.time_amounts import alternation, number_pattern, read_number
from dateline.reading.time_points import Point, PointKind, Relation
from dateline.reading.time_words import TimeWords

Match = re.Match[str]
Reading = tuple[Relation, tuple[Point, ...]]
Reader = Callable[[Match, TimeWords], Reading | None]


@dataclass(frozen=True)
class Pattern:
    name: str
    expression: re.Pattern[str]
    read: Reader


def at(point: Point | None) -> Reading | None:
    return (Relation.AT, (point,)) if point else None


def month_of(match: Match, words: TimeWords, group: str = "month") -> int:
    return words.months[match[group].lower().rstrip(".")]


def part_of(text: str | None) -> str | None:
    """early, mid, late, start or end, from the words that say so."""
    if not text:
        return None
    text = text.lower()
    for part, stems in PARTS.items():
        if any(stem in text for stem in stems):
            return part
    return None


PARTS = {
    "start": ("first months", "first weeks", "first days", "opening"),
    "early": ("early", "beginning", "start", "onset", "turn of"),
    "mid": ("mid", "middle"),
    "late": ("late", "end", "close", "final", "last"),
    "first half": ("first half",),
    "second half": ("second half", "latter half"),
}


def is_named(match: Match, group: str) -> bool:
    """Whether a month or weekday is written as a name: with a capital, or in text without capitals.

    "may", "march", "sun", "sat", "mar" are ordinary words too."""
    word = match[group]
    return word[0].isupper() or match.string == match.string.lower()


def read_date(match: Match, words: TimeWords) -> Reading | None:
    if not is_named(match, "month"):
        return None
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
    if not is_named(match, "month") or (len(form) == 3 and form not in ("may",) and not (year or match["lead"])):
        return None
    if form in AMBIGUOUS_MONTHS and not (year or part or match["lead"]):
        return None
    return at(Point(PointKind.MONTH, year=int(year) if year else None, month=words.months[form], part=part))


AMBIGUOUS_MONTHS = frozenset({"may", "march", "august"})  # a modal, a verb, an adjective; "In May" is safe


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
    if not is_named(match, "weekday") or (len(form) < 6 and not match["weekday"].endswith(".") and not match["comma"]):
        return None
    return at(Point(PointKind.WEEKDAY, weekday=words.weekdays[form], offset=OFFSETS.get((match["which"] or "").lower())))


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
    return at(Point(PointKind.PERIOD, unit=words.units[match["unit"].lower()], offset=0))


def bound_of(match: Match, words: TimeWords) -> str | None:
    text = match.groupdict().get("bound")
    return words.bounds[re.sub(r"\s+", " ", text.lower())] if text else None


def measured(kind: PointKind, match: Match, words: TimeWords, *, offset: int | None = None) -> Point | None:
    """A point with the amount and unit that the match holds."""
    number = match.groupdict().get("number")
    amount = read_number(number, words) if number else None
    unit = words.units[match["unit"].lower()]
    return Point(kind, unit=unit, amount=amount, offset=offset, bound=bound_of(match, words))


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
    if match["which"].lower() == "first":
        return None
    return at(measured(PointKind.COMING if coming else PointKind.PAST, match, words))


def read_duration(match: Match, words: TimeWords) -> Reading | None:
    return at(measured(PointKind.DURATION, match, words))


def read_recent(match: Match, words: TimeWords) -> Reading | None:
    unit = match["unit"]
    which = match["which"].lower()
    return at(Point(PointKind.COMING if which == "coming" else PointKind.RECENT, unit=words.units[unit.lower()]))


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
    if not match["name"][0].isupper() and match.string != match.string.lower():
        return None
    year = match["year"]
    return at(Point(PointKind.HOLIDAY, name=name, year=int(year) if year else None))


def read_clock(match: Match, words: TimeWords) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = re.sub(r"[.\s]", "", (match["half"] or "").lower())
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    zone = match["zone"]
    return at(Point(PointKind.CLOCK, minute=hour * 60 + minute, zone=words.zones.get(zone.lower()) if zone else None))


def read_day_part(match: Match, words: TimeWords) -> Reading | None:
    return at(Point(PointKind.CLOCK, name=match["part"].lower()))


def patterns_of(words: TimeWords) -> tuple[Pattern, ...]:
    """All forms of written time, compiled with the words of the lexicon."""
    return tuple(
        Pattern(name, re.compile(rf"(?<![\w$£€]){text}(?!\w)", re.IGNORECASE), read)
        for name, text, read in forms(words)
    )


def forms(words: TimeWords) -> Iterator[tuple[str, str, Reader]]:
    month = rf"(?P<month>{alternation(words.months)})\b\.?"
    weekday = rf"(?P<weekday>{alternation(words.weekdays)})\b"
    year = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d,.:]\d|%)"
    day = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    day2 = day.replace("day>", "day2>")
    unit = rf"(?P<unit>{alternation(words.units)})"
    number = rf"(?P<number>{number_pattern(words)})"
    bound = rf"(?:(?P<bound>{alternation(words.bounds)})\s+(?:the\s+)?)?"
    part = (
        r"(?:(?P<part>(?:the\s+)?(?:very\s+)?(?:early|mid|late|beginning|start|onset|turn|middle|end|close|first\s+half"
        r"|second\s+half|latter\s+half|first\s+months|first\s+weeks|first\s+days|last\s+months|last\s+days|last\s+weeks"
        r"|final\s+months|final\s+weeks|final\s+days|opening\s+months|opening\s+days))(?:\s+of|-|\s+in)?\s*(?:the\s+)?)?"
    )
    which = r"last|this\s+past|past|this\s+coming|this|next|coming|upcoming|previous|preceding|following|current|same"
    period = r"(?P<unit>weekend|week|fortnight|month|year|quarter|decade|century|day|night)"
    yield "iso date", r"(?P<year>(?:1[5-9]|20)\d\d)[-/](?P<month>\d\d)[-/](?P<day>\d\d)", read_iso_date
    yield "numeric date", r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})", read_numeric_date
    yield "short numeric date", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d\d)", read_numeric_date
    yield "day month", rf"(?:the\s+)?{day}(?:\s+of)?[\s-]+{month}(?:,?[\s-]+(?:of\s+)?{year})?", read_date
    yield "month day", rf"{month}\s+(?:the\s+)?{day}(?![:.]\d|\d)(?:,?\s+{year})?", read_date
    yield "days month", rf"{day}\s*(?:-|–|to|and|until)\s*{day2}\s+(?:of\s+)?{month}(?:,?\s+{year})?", read_date
    yield "month days", rf"{month}\s+{day}\s*(?:-|–|to|and|until)\s*{day2}(?![:.]\d)(?:,?\s+{year})?", read_date
    yield "month", rf"(?P<lead>(?:in|since|by|until|till|from|during|of|last|this|next|before|after|between)\s+)?{part}{month}(?:,?\s+(?:of\s+)?{year})?", read_month
    yield "year", rf"{part}{year}", read_year
    yield "years", r"(?P<year>1[5-9]\d\d|20\d\d)\s*[-–/]\s*(?P<year2>1[5-9]\d\d|20\d\d|\d\d)(?![-–/\d])", read_year_range
    yield "decade", rf"{part}(?:the\s+)?(?P<year>1[5-9]\d0|20\d0)['’]?s", read_decade
    yield "weekday", rf"(?:(?:the\s+)?(?P<which>{which})\s+)?{weekday}(?:\.|(?=(?P<comma>,?\s+(?:{alternation(words.months)}|\d{{1,2}})\b)))?", read_weekday
    yield "day word", rf"(?P<word>{alternation(DAY_WORDS)})", read_day_word
    yield "overnight", r"overnight|the\s+night(?=\s+(?:in|at|under|out)\b)", read_overnight
    yield "period", rf"{part}(?:(?P<the>the)\s+)?(?P<which>{which})\s+{period}", read_period
    yield "near", r"(?:(?:the|that)\s+)?(?:very\s+)?(?P<which>same|next|following|previous|preceding|that)\s+(?P<unit>day|night|morning|afternoon|evening|week|month|year|period|time)", read_near
    yield "weekend", r"(?:the\s+)?weekend(?:['’]s)?", read_weekend
    yield "the week", r"(?:during|throughout|earlier\s+in|later\s+in)\s+the\s+(?P<unit>week|month|year)", read_the_week
    yield "ago", rf"{bound}{number}\s+{unit}\s+ago(?P<today>\s+(?:today|to\s+the\s+day))?", read_ago
    yield "vague ago", rf"{unit}\s+ago(?P<today>\s+today)?", read_ago
    yield "shift", rf"{bound}(?:{number}\s+)?{unit}\s+(?P<which>later|earlier|previously|beforehand|before|prior|afterwards?|on)(?!\s+(?:the|a|an|his|her|its|their|that|to|he|she|it|they|\w+ing|[A-Z])\b)", read_shift
    yield "after", rf"{bound}(?:{number}\s+)?{unit}\s+(?P<which>after|before|prior\s+to)(?=\s+\w)", read_after
    yield "past", rf"(?:the\s+|this\s+|these\s+)?(?P<which>last|past|previous|preceding|next|coming)\s+{bound}{number}\s+(?:or\s+so\s+)?{unit}", read_past
    yield "duration", rf"{bound}{number}(?:\s+|-)(?:long\s+|full\s+|straight\s+|consecutive\s+|successive\s+|whole\s+)?{unit}(?:[-\s]long)?(?![-\s]old|['’]s?\s+old|\s+of\s+age|\s+in\s+(?:prison|jail)|[-\s]olds)", read_duration
    yield "vague duration", rf"(?P<unit>{alternation(LONG_UNITS)})[-\s]?long", read_duration
    yield "for weeks", r"(?P<unit>days|weeks|months|years|decades|centuries)(?=\s+of\b)|(?<=for\s)(?P<unit2>weeks)", read_for_weeks
    yield "recent", r"(?P<which>recent|these\s+past|coming)\s+(?P<unit>days|weeks|months|years|decades|hours)", read_recent
    yield "recently", r"recently|lately|of\s+late|not\s+long\s+ago", read_recently
    yield "now", r"(?:right\s+|just\s+)?now|currently|at\s+present|presently|nowadays|at\s+the\s+moment|at\s+this\s+time|these\s+days", read_now
    yield "so far", r"so\s+far|to\s+date|thus\s+far|as\s+yet|until\s+now|till\s+now|up\s+to\s+now", read_so_far
    yield "then", r"since\s+then|(?:ever\s+)?since(?=[.,;]|\s+(?:been|has|have)\b)|thereafter|at\s+the\s+time|back\s+then|meanwhile", read_then
    yield "season", rf"(?P<the>the\s+)?(?:(?P<which>{which})\s+)?(?P<season>{alternation(words.seasons)})(?:(?:\s+of)?,?\s+{year})?", read_season
    yield "quarter", rf"(?:the\s+)?(?P<ordinal>{alternation(words.ordinals)})[-\s]+quarter(?:\s+(?:of\s+)?{year})?", read_quarter
    yield "holiday", rf"(?:the\s+)?(?P<name>{alternation(words.holidays)})(?:,?\s+(?:of\s+)?{year})?", read_holiday
    zone = rf"(?:\s*\(?(?P<zone>{alternation(words.zones)})\)?|\s+local\s+time)?"
    yield "clock", rf"(?P<hour>\d{{1,2}})[:.h](?P<minute>\d\d)(?:\s*(?P<half>[ap]\.?m)\b\.?)?(?:\s+hours)?{zone}", read_clock
    yield "clock 12", rf"(?P<hour>\d{{1,2}})(?P<minute>)\s*(?P<half>[ap]\.?m)\b\.?{zone}", read_clock
    yield "clock 24", rf"(?P<half>)(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:\s*hrs|\s+hours|(?=\s*(?:{alternation(words.zones)})\b)){zone}", read_clock
    yield "day part", rf"(?:early\s+|late\s+|mid-?)?(?P<part>{alternation(words.day_parts)})", read_day_part


LONG_UNITS = ("hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades")


def read_for_weeks(match: Match, words: TimeWords) -> Reading | None:
    unit = match["unit"] or match["unit2"]
    return at(Point(PointKind.DURATION, unit=words.units[unit.lower()]))
