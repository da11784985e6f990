"""Numbers in running text: value, qualifier, kind, and what is counted."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.values import Qualifier
from dateline.reading.counts.kinds import NumberKinds
from dateline.reading.counts.numbers import NumberLexicon, load_numbers
from dateline.reading.counts.quantities import find_quantities
from dateline.reading.counts.scanner import NumberScanner
from dateline.reading.counts.values import Number
from dateline.reading.tables import TableError, fail

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline

LEXICON = load_numbers()


def numbers(text: str, lexicon: NumberLexicon = LEXICON) -> list[Number]:
    return NumberScanner(text, lexicon).numbers()


def kinds(text: str) -> list[tuple[str, str]]:
    scanner = NumberScanner(text, LEXICON)
    rules = NumberKinds(scanner)
    return [(text[n.start : n.end], rules.kind(n)) for n in scanner.numbers()]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("12,000 villagers", "12,000", 12_000),
        ("12 000 villagers", "12 000", 12_000),
        ("12.000 villagers", "12.000", 12_000),
        ("1,20,000 voters", "1,20,000", 120_000),
        ("12.5 million people", "12.5 million", 12_500_000),
        ("1.3m people", "1.3m", 1_300_000),
        ("2k marchers", "2k", 2_000),
        ("twenty-five men", "twenty-five", 25),
        ("three hundred and five thousand refugees", "three hundred and five thousand", 305_000),
        ("one hundred twenty three men", "one hundred twenty three", 123),
        ("two dozen hostages", "two dozen", 24),
        ("a score of men", "a score", 20),
        ("half a million people", "half a million", 500_000),
        ("half a dozen guards", "half a dozen", 6),
        ("a hundred homes", "a hundred", 100),
        ("one and a half million people", "one and a half million", 1_500_000),
        ("a million and a half people", "a million and a half", 1_500_000),
        ("3 lakh people", "3 lakh", 300_000),
        ("both brothers", "both", 2),
        ("Nobody was hurt", "Nobody", 0),
        ("a tenfold rise", "tenfold", 10),
        ("35m of its devices", "35m", 35_000_000),
        ("USD10m in aid", "10m", 10_000_000),
    ],
)
def test_exact_number_is_read_whole(text: str, words: str, value: int) -> None:
    (number,) = numbers(text)
    assert text[number.start : number.end] == words
    assert (number.best, number.low, number.high) == (value, value, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("a quarter of the harvest", "a quarter", "0.25"),
        ("three quarters of the harvest", "three quarters", "0.75"),
        ("almost half were closed", "half", "0.5"),
        ("half the shops", "half", "0.5"),
        ("one in five shops", "one in five", "0.2"),
        ("nine out of 10 shops", "nine out of 10", "0.9"),
        ("1/4 of the grain", "1/4", "0.25"),
    ],
)
def test_share_is_one_number_below_one(text: str, words: str, value: str) -> None:
    (number,) = numbers(text)
    assert (text[number.start : number.end], number.form, str(number.best)) == (words, "share", value)


@pytest.mark.parametrize("text", ["the second half of the year", "the final third of the pitch", "a third man fell"])
def test_part_of_a_time_or_an_order_is_no_share(text: str) -> None:
    assert not numbers(text)


def test_a_number_that_measures_something_else_ends_no_range() -> None:
    assert [n.form for n in numbers("up 9 per cent to $84")] == ["exact", "exact"]
    assert [n.form for n in numbers("between 15kHz and 17kHz")] == ["range"]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("a couple of soldiers", (2, 2)),
        ("a few people", (3, 5)),
        ("a handful of fighters", (3, 5)),
        ("several villages", (3, 9)),
        ("dozens of men", (24, 99)),
        ("scores of men", (40, 99)),
        ("hundreds of men", (200, 999)),
        ("thousands of men", (2_000, 9_999)),
        ("tens of thousands of men", (20_000, 99_999)),
        ("hundreds of thousands of men", (200_000, 999_999)),
        ("millions of people", (2_000_000, 9_999_999)),
        ("several hundred men", (300, 900)),
        ("a few dozen men", (36, 60)),
        ("many people", (None, None)),
        ("some people", (None, None)),
        ("the few remaining men", (None, None)),
        ("an unknown number of people", (None, None)),
        ("a large number of people", (None, None)),
        ("a large crowd of people", (None, None)),
    ],
)
def test_vague_words_have_the_bounds_of_the_guide(text: str, bounds: tuple[int | None, int | None]) -> None:
    (number,) = numbers(text)
    assert number.best is None
    assert (number.low, number.high) == bounds
    assert number.qualifier is Qualifier.VAGUE


def test_a_dozen_is_twelve_but_vague() -> None:
    (number,) = numbers("a dozen men")
    assert (number.best, number.low, number.high, number.qualifier) == (12, 12, 12, Qualifier.VAGUE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 13 people", (13, 13, None, "at_least")),
        ("no fewer than 30 people", (30, 30, None, "at_least")),
        ("60,000 or more people", (60_000, 60_000, None, "at_least")),
        ("at least another 20 people", (20, 20, None, "at_least")),
        ("at least three dozen people", (36, 36, None, "at_least")),
        ("at least several hundred people", (None, 300, None, "at_least")),
        ("more than 800 people", (800, 800, None, "more_than")),
        ("upwards of 800 people", (800, 800, None, "more_than")),
        ("north of 800 people", (800, 800, None, "more_than")),
        ("over a dozen people", (12, 12, None, "more_than")),
        ("30+ people", (30, 30, None, "more_than")),
        ("up to 271 people", (271, None, 271, "up_to")),
        ("as many as 271 people", (271, None, 271, "up_to")),
        ("no more than 500 people", (500, None, 500, "up_to")),
        ("up to about 500 people", (500, None, 500, "up_to")),
        ("nearly 200 people", (200, None, 200, "nearly")),
        ("fewer than 200 people", (200, None, 200, "nearly")),
        ("just under 200 people", (200, None, 200, "nearly")),
        ("about 120 people", (120, None, None, "about")),
        ("some 120 people", (120, None, None, "about")),
        ("an estimated 120 people", (120, None, None, "about")),
        ("the estimated 120 people", (120, None, None, "about")),
        ("an average of 120 people", (120, None, None, "about")),
        ("120 or so people", (120, None, None, "about")),
        ("20-odd people", (20, None, None, "about")),
        ("a total of 20 people", (20, 20, 20, "exact")),
        ("10 to 12 people", (None, 10, 12, "about")),
        ("10-12 people", (None, 10, 12, "about")),
        ("between 10 and 12 people", (None, 10, 12, "about")),
        ("five or six people", (None, 5, 6, "about")),
        ("one to two million people", (None, 1_000_000, 2_000_000, "about")),
        ("two or three dozen people", (None, 24, 36, "about")),
        ("ranging from 1,000 to 1,300 people", (None, 1_000, 1_300, "about")),
    ],
)
def test_qualifier_sets_best_low_and_high(text: str, expected: tuple[int | None, int | None, int | None, str]) -> None:
    (number,) = numbers(text)
    assert (number.best, number.low, number.high, number.qualifier.value) == expected


def test_a_change_is_no_range() -> None:
    assert [n.best for n in numbers("rose from 20 to 30")] == [20, 30]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aged 12", ["age"]),
        ("a 12-year-old boy", ["age"]),
        ("Maria Keller, 34, said", ["age"]),
        ("Maria Keller (34) said", ["age"]),
        ("ages 13, 17 and 19", ["age", "age", "age"]),
        ("a man in his 40s", ["age"]),
        ("$300m was stolen", ["money"]),
        ("12 million dollars", ["money"]),
        ("a R9000 wage", ["money"]),
        ("5% of them", ["percent"]),
        ("12 per cent", ["percent"]),
        ("two thirds of the town", ["percent"]),
        ("one in five children", ["percent"]),
        ("nine out of 10 homes", ["percent"]),
        ("45km (28 miles) away", ["distance", "distance"]),
        ("300m from the border", ["distance"]),
        ("50 kg of explosives", ["measure"]),
        ("40 hectares of wheat", ["measure"]),
        ("a magnitude 6.4 quake", ["measure"]),
        ("on 12 March 2019", ["date", "date"]),
        ("March 12, 2019", ["date", "date"]),
        ("2019-03-12", ["date", "date"]),
        ("in 2015", ["date"]),
        ("the 2015 attacks", ["date"]),
        ("since the 1990s", ["date"]),
        ("at 20:43", ["time", "time"]),
        ("9.30pm", ["time"]),
        ("six months", ["time"]),
        ("a 48-hour truce", ["time"]),
        ("six long months", ["time"]),
        ("the 7th Brigade", ["unit"]),
        ("the 7th attack", ["ordinal"]),
        ("Resolution 2254", ["unit"]),
        ("F-16 jets", ["unit"]),
        ("M23 fighters", ["unit"]),
        ("Article 5", ["unit"]),
        ("an AK-47", ["unit"]),
        ("won the match 3-2", ["other", "unit"]),
        ("call +44 20 7946 0991 now", ["other"] * 4),
        ("1. Shelter", ["other"]),
        ("hit three times", ["other"]),
        ("a two-way deal", ["other"]),
        ("a 30,000-strong force", ["count"]),
        ("killing 12, including 3 children", ["count", "count"]),
        ("In July 2012, 15 people died", ["date", "count"]),
        ("more than 2000 fighters", ["count"]),
        ("killing 5-10 people", ["count"]),
        ("12 000 people", ["count"]),
    ],
)
def test_kind_tells_people_from_everything_else(text: str, expected: list[str]) -> None:
    assert [kind for _, kind in kinds(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "noun"),
    [
        ("Rebels killed 12 Syrian army soldiers near Homs.", "12", "soldiers"),
        ("Hundreds of people fled.", "Hundreds", "people"),
        ("Two of the men were held.", "Two", "men"),
        ("An estimated 500 or so militants remain.", "500", "militants"),
        ("They found a large number of weapons.", "a large number", "weapons"),
        ("Another 30 were wounded.", "30", None),
    ],
)
def test_noun_is_what_is_counted(encoder: LanguagePipeline, text: str, words: str, noun: str | None) -> None:
    document = encoder.analyse(text)
    quantity = next(q for q in find_quantities(document) if q.span.of(text) == words)
    assert (None if quantity.noun is None else document.tokens[quantity.noun].text) == noun


@pytest.mark.parametrize(
    "text", ["No one of them spoke of one another.", "For some time they waited.", "There is no money.", ""]
)
def test_words_that_only_look_like_numbers_count_nobody(encoder: LanguagePipeline, text: str) -> None:
    found = [q for q in find_quantities(encoder.analyse(text)) if q.kind == "count"]
    assert [q.span.of(text) for q in found] in ([], ["No one"], ["no"])


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_SMALL = [*_UNITS.split(), "eighteen", "nineteen"]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n: int) -> str:
    """A number below a million as English writes it."""
    if n < 20:
        return _SMALL[n]
    if n < 100:
        return _TENS[n // 10 - 2] + (f"-{_SMALL[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{_SMALL[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    rest = n % 1000
    link = " and " if 0 < rest < 100 else " "
    return f"{in_words(n // 1000)} thousand" + (f"{link}{in_words(rest)}" if rest else "")


@given(st.integers(min_value=1, max_value=999_999))
def test_number_in_words_reads_as_itself(n: int) -> None:
    (number,) = numbers(f"{in_words(n)} people")
    assert number.best == n


@given(st.integers(min_value=0, max_value=10**12))
def test_number_with_commas_reads_as_itself(n: int) -> None:
    (number,) = numbers(f"killed {n:,} people")
    assert number.best == n


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from(list("0123456789.,-–() \n\u00a0aeknmtsyo'%$+:/one")), max_size=60))
def test_odd_text_never_breaks_and_numbers_never_overlap(text: str) -> None:
    found = numbers(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[n.start : n.end].strip() for n in found)
    assert len(kinds(text)) == len(found)


def test_faults_of_the_data_files_are_told_at_once() -> None:
    with pytest.raises(TableError, match=r"(?s)numbers.tsv:3.*units.tsv:9"):
        fail(["numbers.tsv:3: no class", "units.tsv:9: no kind"])
