"""Find the words of a report that say when: dates, weekdays, lengths, "overnight", "since December"."""

from __future__ import annotations

import re
from functools import cache

from dateline.model.document import Document, Sentence
from dateline.model.span import Span
from dateline.reading.time.filters import is_other
from dateline.reading.time.merging import Found, merged
from dateline.reading.time.patterns import Pattern, patterns_of, word_classes
from dateline.reading.time.points import Point, PointKind, TimeExpression
from dateline.reading.time.relations import related
from dateline.reading.time.words import load_time_words

WORD = re.compile(r"[^\W\d_]+|\d+")
# No time is written in a longer run of text without a sentence end; a longer one is cut so that odd input stays quick.
LONGEST = 4000
SPLIT_DATE = re.compile(r"\b[A-Z][a-z]{2,8}\.\s*$")


@cache
def compiled() -> tuple[tuple[Pattern, ...], dict[str, frozenset[str]]]:
    words = load_time_words()
    return patterns_of(words), word_classes(words)


def find_time_expressions(document: Document) -> tuple[TimeExpression, ...]:
    """The time expressions of a report in text order; they do not overlap.

    Spans hold the words as an analyst marks them, with their preposition. Ages, prison terms, rates and
    fiscal years are left out. The day/month order of ``12/03/2019`` is day first unless that is impossible.
    """
    patterns, classes = compiled()
    caseless = document.text == document.text.lower()
    expressions: list[TimeExpression] = []
    for sentence in document.sentences:
        if needed := needs_of(document.text[sentence.start : sentence.end], classes):
            expressions.extend(sentence_expressions(document, sentence, patterns, needed, caseless))
    return tuple(expressions)


def needs_of(text: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    """The kinds of time words that a sentence holds: only their patterns are tried."""
    found: set[str] = set()
    for word in WORD.findall(text.lower()):
        if word.isdigit():
            found.add("number")
        elif word in classes:
            found |= classes[word]
    if "number" in found and ("am" in text.lower() or "pm" in text.lower()):
        found.add("part")
    return frozenset(found)


def sentence_expressions(
    document: Document, sentence: Sentence, patterns: tuple[Pattern, ...], needed: frozenset[str], caseless: bool
) -> list[TimeExpression]:
    """The expressions of one sentence. The sentence's text is read on its own."""
    end = sentence.end
    if SPLIT_DATE.search(document.text[max(sentence.start, end - 8) : end]):
        end += 10  # "on April. 2": the sentence splitter stopped inside the date
    text = document.text[sentence.start : min(end, sentence.start + LONGEST)]
    found = longest(raw_points(text, patterns, needed, caseless))
    kept = [f for f in merged(text, found) if not is_other(text, f)]
    expressions = []
    for reading in related(text, kept):
        span = Span(sentence.start + reading.start, sentence.start + reading.end)
        tokens = document.tokens_within(span.start, span.end)
        if tokens and not is_modifier(document, tokens, reading.points[0]):
            expressions.append(TimeExpression(tokens[0], tokens[-1] + 1, span, reading.relation, reading.points))
    return expressions


def is_modifier(document: Document, tokens: range, point: Point) -> bool:
    """Whether a feast only names a kind of thing: a Christmas market, a Hajj stampede."""
    last = document.tokens[tokens[-1]]
    if point.kind is not PointKind.HOLIDAY or last.rel not in ("compound", "amod", "nmod") or last.head <= last.index:
        return False
    return document.tokens[last.head].lemma.lower() not in FEAST_TIMES


FEAST_TIMES = frozenset(
    "holiday holidays day days eve period season festival week weekend morning prayer prayers".split()
)


def raw_points(text: str, patterns: tuple[Pattern, ...], needed: frozenset[str], caseless: bool) -> list[Found]:
    """Every reading of every pattern, overlapping."""
    words = load_time_words()
    found = []
    for pattern in patterns:
        if pattern.needs not in needed:
            continue
        for match in pattern.expression.finditer(text):
            if pattern.named and not caseless and not match[pattern.named][0].isupper():
                continue
            if reading := pattern.read(match, words):
                start, end = match.span()
                found.append(Found(start, end, *reading))
    return found


def longest(found: list[Found]) -> list[Found]:
    """Readings that do not overlap: the longest first, of equal ones the earlier pattern."""
    kept: list[Found] = []
    for reading in sorted(found, key=lambda f: f.start - f.end):
        if all(reading.end <= k.start or k.end <= reading.start for k in kept):
            kept.append(reading)
    return sorted(kept, key=lambda f: f.start)
