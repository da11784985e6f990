"""Words stand out from what they are written on, by day and by night (WCAG 2.2, AA: 4.5 to 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dateline.web

CSS = (Path(dateline.web.__file__).parent / "static" / "app.css").read_text(encoding="utf-8")
MARKS = ("trigger", "count", "time", "place", "actor", "source", "status")
PAIRS = [
    *((ink, paper) for ink in ("ink", "soft", "link", "warn", "bad", "good") for paper in ("paper", "sheet", "fill")),
    *(("ink", f"m-{mark}") for mark in MARKS),
    ("accent-ink", "accent"),
]


def palettes() -> dict[str, dict[str, str]]:
    """The colours by day; by night those that differ over them."""
    day, night = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in CSS.split(":root {")[1:3])
    return {"day": day, "night": day | night}


def lightness(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((lightness(one), lightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("when", ["day", "night"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_words_can_be_read(when: str, ink: str, paper: str) -> None:
    palette = palettes()[when]
    assert contrast(palette[ink], palette[paper]) >= 4.5


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
