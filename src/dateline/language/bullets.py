"""What stands before the sentence of a list entry or a live blog: a bullet, a number, a topic, a time stamp."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_GLYPH = re.compile(r"\s*(?:[•●▪◦‣■□►▶▸➢➤✓✔⁃∙·*]+|[-–—](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)]|\(?[a-z]\)|\(?[ivx]{1,4}\))\s+(?=[^\W\d_a-z]|[\"“‘])")
_STAMP = re.compile(
    r"\s*[\[(]?\d{1,2}[:h]\d{2}(?:\s*(?:(?i:[ap]\.?m\.?|local time|gmt|utc)|[A-Z]{2,3}T)(?!\w))*+"
    r"[\])]?\s*[-–—:|]?[ \t]+"
    r"(?=[\"“‘]?[^\W\d_a-z])"
)
_LABEL = re.compile(r"\s*(?P<label>[A-Z][^\W\d_]*(?:[ /&-]+[^\W\d_]+){0,4})\s*(?::|\s[–—-])\s+(?=\S)")
_LABEL_JOINTS = re.compile(r"[\s/&-]+")
# Behind a topic stands a sentence; what is shorter is a headline or a table's cell.
_SHORTEST_SENTENCE = 25


@cache
def load_topics() -> frozenset[str]:
    """The words that topics in situation reports are made of."""
    text = files("dateline.resources").joinpath("language", "topics.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def glyph_end(text: str, start: int, end: int) -> int:
    """Where the bullet glyph that opens ``text[start:end]`` ends; ``start`` without one."""
    match = _GLYPH.match(text, start, end)
    return match.end() if match else start


def lead_ends(text: str, start: int, end: int) -> list[int]:
    """The ends of a number or time stamp and of a topic that open ``text[start:end]``, in order."""
    ends: list[int] = []
    at = start
    for pattern in (_NUMBER, _STAMP):
        match = pattern.match(text, at, end)
        if match:
            at = match.end()
            ends.append(at)
            break
    topic = topic_end(text, at, end)
    return [*ends, topic] if topic > at else ends


def topic_end(text: str, start: int, end: int) -> int:
    """Where a topic before a colon or dash ends ("Access:", "Food security –"); ``start`` without one."""
    match = _LABEL.match(text, start, end)
    if match is None or end - match.end() < _SHORTEST_SENTENCE:
        return start
    words = _LABEL_JOINTS.split(match["label"].lower())
    return match.end() if all(word in load_topics() for word in words) else start
