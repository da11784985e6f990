"""How time is written: one pattern a form, each with the function that reads it into points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.reading.time.amounts import alternation, number_pattern
from dateline.reading.time.forms import (
    DAY_WORDS,
    Reader,
    read_after,
    read_ago,
    read_clock,
    read_date,
    read_day_part,
    read_day_word,
    read_decade,
    read_duration,
    read_holiday,
    read_iso_date,
    read_lengths,
    read_month,
    read_near,
    read_now,
    read_numeric_date,
    read_overnight,
    read_past,
    read_period,
    read_quarter,
    read_recent,
    read_recently,
    read_season,
    read_shift,
    read_so_far,
    read_the_week,
    read_then,
    read_weekday,
    read_weekend,
    read_year,
    read_year_range,
)
from dateline.reading.time.words import TimeWords


@dataclass(frozen=True)
class Pattern:
    """One form of written time. ``needs`` names the kind of word a sentence must hold for it (see
    ``word_classes``); ``named`` is the group that must begin with a capital letter ("March", not "march")."""

    name: str
    needs: str
    named: str | None
    expression: re.Pattern[str]
    read: Reader


def patterns_of(words: TimeWords) -> tuple[Pattern, ...]:
    """All forms of written time, compiled with the words of the lexicon."""
    return tuple(
        Pattern(name, needs, NAMED.get(needs), re.compile(rf"(?<![\w$£€])(?:{text})(?!\w)", re.IGNORECASE), read)
        for name, needs, text, read in (
            *date_forms(words),
            *relative_forms(words),
            *length_forms(words),
            *day_forms(words),
        )
    )


NAMED = {"month": "month", "weekday": "weekday", "holiday": "name"}


def word_classes(words: TimeWords) -> dict[str, frozenset[str]]:
    """Which kinds of pattern a lower-case word can belong to; digits are ``number``."""
    found: dict[str, set[str]] = {}
    plain = {"month": words.months, "weekday": words.weekdays, "unit": words.units, "season": words.seasons}
    plain |= {"part": words.day_parts, "ordinal": words.ordinals}
    for name, forms in plain.items():
        for form in forms:
            found.setdefault(form, set()).add(name)
    for form in words.holidays:
        found.setdefault(re.split(r"[\W_]+", form)[-1], set()).add("holiday")
    for form in (*DAY_WORDS, *CUES):
        found.setdefault(form.split()[-1], set()).add("cue")
    for form in LONG_UNITS:
        found.setdefault(f"{form}long", set()).add("unit")
    found.setdefault("weekend", set()).update(("unit", "cue"))
    return {form: frozenset(names) for form, names in found.items()}


CUES = (
    *("overnight", "night", "weekend", "weekends", "recently", "lately", "late", "ago", "now", "currently", "present"),
    *("presently", "nowadays", "moment", "time", "days", "far", "date", "yet", "then", "since", "thereafter"),
    *("quarter", "week", "month", "year", "morning", "afternoon", "evening", "period", "day"),
)


# Months that are written out although they are short: a full stop after them ends the sentence.
SHORT_MONTHS = frozenset({"may", "june", "july"})


class Fragments:
    """The pieces that the forms are put together from."""

    def __init__(self, words: TimeWords) -> None:
        full, short = [[w for w in words.months if (len(w) > 4 or w in SHORT_MONTHS) is long] for long in (True, False)]
        self.month = rf"(?P<month>(?:{alternation(full)})(?:\.(?=\s\d))?|(?:{alternation(short)})\b\.?)"
        self.weekday = rf"(?P<weekday>{alternation(words.weekdays)})\b"
        self.year = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d,.:]\d|%)"
        self.day = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
        self.day2 = self.day.replace("day>", "day2>")
        self.unit = rf"(?P<unit>{alternation(words.units)})"
        self.number = rf"(?P<number>{number_pattern(words)})"
        self.bound = rf"(?:(?P<bound>{alternation(words.bounds)})\s+(?:the\s+)?)?"
        self.part = (
            r"(?:(?P<part>(?:the\s+)?(?:very\s+)?(?:early|mid|late|beginning|start|onset|turn|middle|end|close"
            r"|(?:first|second|latter)\s+half|(?:first|last|final|opening)\s+(?:months|weeks|days)))"
            r"(?:\s+of|-|\s+in)?\s*(?:the\s+)?)?"
        )
        self.which = (
            r"last|this\s+past|past|this\s+coming|this|next|coming|upcoming|previous|preceding|following|current|same"
        )


def date_forms(words: TimeWords) -> Iterator[tuple[str, str, str, Reader]]:
    """Dates, months, years: what the calendar says."""
    f = Fragments(words)
    to = r"\s*(?:-|–|to|and|until)\s*"
    years = r"(?P<year>1[5-9]\d\d|20\d\d)\s*[-–/]\s*(?P<year2>1[5-9]\d\d|20\d\d|\d\d)(?![-–/\d])"
    iso = r"(?P<year>(?:1[5-9]|20)\d\d)[-/](?P<month>\d\d)[-/](?P<day>\d\d)"
    yield "iso date", "number", iso, read_iso_date
    yield "numeric date", "number", r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})", read_numeric_date
    yield "short date", "number", r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d\d)", read_numeric_date
    yield (
        "day month",
        "month",
        rf"(?:the\s+)?{f.day}(?:\s+of)?[\s-]+{f.month}(?:,?[\s-]+(?:of\s+)?{f.year})?",
        read_date,
    )
    yield "month day", "month", rf"{f.month}\s+(?:the\s+)?{f.day}(?![:.]\d|\d)(?:,?\s+{f.year})?", read_date
    yield "days month", "month", rf"{f.day}{to}{f.day2}\s+(?:of\s+)?{f.month}(?:,?\s+{f.year})?", read_date
    yield "month days", "month", rf"{f.month}\s+{f.day}{to}{f.day2}(?![:.]\d)(?:,?\s+{f.year})?", read_date
    this = r"(?:(?P<this>this(?:\s+(?:past|coming))?)\s+)?"
    yield "month", "month", rf"{this}{f.part}{f.month}(?:,?\s+(?:of\s+)?{f.year})?", read_month
    yield "year", "number", rf"{f.part}{f.year}", read_year
    yield "years", "number", years, read_year_range
    yield "decade", "number", rf"{f.part}(?:the\s+)?(?P<year>1[5-9]\d0|20\d0)['’]?s", read_decade
    season = rf"(?P<the>the\s+)?(?:(?P<which>{f.which})\s+)?(?P<season>{alternation(words.seasons)})"
    yield "season", "season", rf"{season}(?:(?:\s+of)?,?\s+{f.year})?", read_season
    ordinal = rf"(?P<ordinal>{alternation(words.ordinals)})"
    yield "quarter", "ordinal", rf"(?:the\s+)?{ordinal}[-\s]+quarter(?:\s+(?:of\s+)?{f.year})?", read_quarter
    name = rf"(?:the\s+)?(?P<name>{alternation(words.holidays)})"
    yield "holiday", "holiday", rf"{name}(?:,?\s+(?:of\s+)?{f.year})?", read_holiday


def relative_forms(words: TimeWords) -> Iterator[tuple[str, str, str, Reader]]:
    """Weekdays and words that lean on the day of publication or on a day told before."""
    f = Fragments(words)
    date = rf"(?=(?P<date>,?\s+(?:{alternation(words.months)}|\d{{1,2}})\b))"
    weekday = rf"(?:(?:the\s+)?(?P<which>{f.which})\s+)?{f.weekday}(?:(?P<stop>(?<!day)\.)|{date})?"
    period = r"(?P<unit>weekend|week|fortnight|month|year|quarter|decade|century|day|night)"
    near = (
        r"(?:(?:the|that)\s+)?(?:very\s+)?(?P<which>same|next|following|previous|preceding|that)\s+"
        r"(?P<unit>day|night|morning|afternoon|evening|week|month|year|period|time)"
    )
    now = (
        r"(?:right\s+|just\s+)?now|currently|at\s+present|presently|nowadays|at\s+the\s+moment|at\s+this\s+time"
        r"|these\s+days"
    )
    then = r"since\s+then|(?:ever\s+)?since(?=[.,;]|\s+(?:been|has|have)\b)|thereafter|at\s+the\s+time|back\s+then"
    so_far = r"so\s+far|to\s+date|thus\s+far|as\s+yet|(?:until|till|up\s+to)\s+now"
    the_week = r"(?:during|throughout|earlier\s+in|later\s+in)\s+the\s+(?P<unit>week|month|year)"
    yield "weekday", "weekday", weekday, read_weekday
    yield "day word", "cue", rf"(?P<word>{alternation(DAY_WORDS)})", read_day_word
    yield "overnight", "cue", r"overnight|the\s+night(?=\s+(?:in|at|under|out)\b)", read_overnight
    yield "period", "cue", rf"{f.part}(?:(?P<the>the)\s+)?(?P<which>{f.which})\s+{period}", read_period
    yield "near", "cue", near, read_near
    yield "weekend", "cue", r"(?:the\s+)?weekend(?:['’]s)?", read_weekend
    yield "the week", "cue", the_week, read_the_week
    yield "end of the month", "cue", rf"{f.part[:-1]}(?<=the\s)(?P<unit>week|month|year)", read_the_week
    yield "recently", "cue", r"recently|lately|of\s+late|not\s+long\s+ago", read_recently
    yield "now", "cue", now, read_now
    yield "so far", "cue", so_far, read_so_far
    yield "then", "cue", then, read_then


def length_forms(words: TimeWords) -> Iterator[tuple[str, str, str, Reader]]:
    """Lengths of time, and points so many units away."""
    f = Fragments(words)
    number = rf"(?:{f.number}\s+)?"
    lengths = "days|weeks|months|years|decades|centuries"
    own = r"(?!\s+(?:the|a|an|his|her|its|their|that|to|he|she|it|they|\w+ing|\d+)\b)"
    so = r"(?:\s+or\s+(?:so|two|more))?"
    shift = rf"(?P<which>later|earlier|previously|(?:beforehand|before|prior|afterwards?|on){own})"
    past = r"(?:the\s+|this\s+|these\s+)?(?P<which>last|past|previous|preceding|next|coming)"
    not_age = r"(?![-\s]olds?\b|['’]s?\s+old|\s+of\s+age|\s+in\s+(?:prison|jail)|\s+(?:older|younger|behind\s+bars))"
    filler = r"(?:(?:long|full|straight|consecutive|successive|whole|more)\s+)?"
    more = rf"(?:\s+(?:or|to)\s+{f.number.replace('<number>', '<upper>')})?"
    yield "ago", "unit", rf"{f.bound}{f.number}\s+{f.unit}{so}\s+ago(?P<today>\s+(?:today|to\s+the\s+day))?", read_ago
    yield "vague ago", "unit", rf"{f.unit}\s+ago(?P<today>\s+today)?", read_ago
    yield "shift", "unit", rf"{f.bound}{number}{f.unit}\s+{shift}", read_shift
    counted = rf"(?:{f.number}\s+|the\s+|(?=(?:{lengths}|hours)\b))"
    yield "after", "unit", rf"{f.bound}{counted}{f.unit}\s+(?P<which>after|before|prior\s+to)(?=\s+\w)", read_after
    yield "past", "unit", rf"{past}\s+{f.bound}{f.number}{more}\s+(?:or\s+so\s+)?{f.unit}", read_past
    yield (
        "duration",
        "unit",
        rf"{f.bound}{f.number}{more}(?:\s+|-){filler}{f.unit}(?:[-\s]?long)?{not_age}",
        read_duration,
    )
    yield "long", "unit", rf"(?P<unit>{alternation(LONG_UNITS)})[-\s]?long", read_duration
    yield "lengths", "unit", rf"(?P<unit>{lengths})(?=\s+of\b)|(?<=for\s)(?P<unit2>{lengths})", read_lengths
    yield (
        "recent",
        "unit",
        rf"(?:the\s+)?(?P<which>recent|these\s+past|coming)\s+(?P<unit>{lengths}|hours)",
        read_recent,
    )


def day_forms(words: TimeWords) -> Iterator[tuple[str, str, str, Reader]]:
    """Times of the day."""
    zones = alternation(words.zones)
    zone = rf"(?:\s*\(?\b(?P<zone>{zones})\b\)?|\s+local\s+time)?"
    half = r"(?P<half>[ap]\.?m)\b\.?"
    yield "clock", "number", rf"(?P<hour>\d{{1,2}})[:.h](?P<minute>\d\d)(?:\s*{half})?(?:\s+hours)?{zone}", read_clock
    yield "clock 12", "number", rf"(?P<hour>\d{{1,2}})(?P<minute>)\s*{half}{zone}", read_clock
    plain = rf"(?P<half>)(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?:\s*hrs|\s+hours|(?=\s*(?:{zones})\b)){zone}"
    yield "clock 24", "number", plain, read_clock
    parts = alternation(words.day_parts)
    yield "day part", "part", rf"(?:early\s+|late\s+|mid-?)?(?P<part>{parts})", read_day_part


LONG_UNITS = ("hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades")
