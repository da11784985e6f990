"""Amounts of time in words: "two and a half years", "nearly two decades", "several weeks"."""

from __future__ import annotations

import re

from dateline.reading.time.words import TimeWords


def alternation(words: object) -> str:
    """A regular expression for any of the words, longest first; blanks match any white space."""
    ordered = sorted((str(w) for w in words), key=len, reverse=True)  # type: ignore[attr-defined]
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace("'", "['’]") for w in ordered)


def number_pattern(words: TimeWords) -> str:
    """Matches a number of units: digits, number words, vague words, halves."""
    plain = alternation(w for w in words.numbers if w not in ("a", "an"))
    return (
        rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|half\s+an?|an?\s+half|(?:a\s+|two\s+|three\s+)?dozen"
        rf"|(?:an?\s+hundred|{plain})(?:[-\s](?:{plain}))?(?:\s+and\s+a\s+half)?"
        rf"|{alternation(words.vague)}|an?)"
    )


def read_number(text: str, words: TimeWords) -> float | None:
    """The value of what ``number_pattern`` matched; None for vague words."""
    text = re.sub(r"\s+", " ", text.lower().strip())
    if re.fullmatch(r"[\d,.]+", text):
        return min(float(text.replace(",", "")), 1e6)
    if text in words.vague:
        return float(words.vague[text]) or None
    if "half" in text.split() and "and" not in text.split():
        return 0.5
    if text.endswith("dozen"):
        return 12.0 * {"two": 2, "three": 3}.get(text.split()[0], 1)
    half = 0.5 if text.endswith("and a half") else 0.0
    total = 0
    for part in re.split(r"[\s-]", text.removesuffix(" and a half")):
        value = words.numbers.get(part, 0)
        total = max(total, 1) * 100 if value == 100 else total + value
    return (total + half) or None
