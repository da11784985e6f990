"""Events as GeoJSON (RFC 7946): a feature each, without a geometry where the place has no coordinates."""

from __future__ import annotations

import json
from typing import Any, TextIO

from dateline.export.event_record import event_record, withdrawn_record
from dateline.export.event_table import EVENT_COLUMNS, count_folded
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent, Tombstone
from dateline.export.safety import escaped_json, printable
from dateline.export.tally import Tally
from dateline.version import ENGINE_VERSION

_GEOMETRY_COLUMNS = ("lat", "lon")


class GeoJsonWriter:
    """Writes a collection feature by feature; keeps only tombstones, which stand at its end as ``withdrawn``."""

    def __init__(self, out: TextIO) -> None:
        self.tally = Tally()
        self._out = out
        self._withdrawn: list[dict[str, Any]] = []
        head = {"type": "FeatureCollection", "schema": EVENT_SCHEMA, "engine": ENGINE_VERSION}
        self._out.write(json.dumps(head)[:-1] + ', "features": [')

    def write(self, exported: ExportedEvent) -> None:
        self._out.write(",\n" if self.tally.rows else "\n")
        self._out.write(escaped_json(json.dumps(feature(exported), ensure_ascii=False)))
        count_folded(exported, self.tally)
        self.tally.events += 1
        self.tally.rows += 1

    def tombstone(self, tombstone: Tombstone) -> None:
        self._withdrawn.append(withdrawn_record(tombstone))
        self.tally.withdrawn += 1

    def close(self) -> None:
        withdrawn = escaped_json(json.dumps(self._withdrawn, ensure_ascii=False))
        self._out.write(f'\n], "withdrawn": {withdrawn}}}\n')


def feature(exported: ExportedEvent) -> dict[str, Any]:
    """An event as a feature; its properties are the columns of the events CSV, and its figures with their ranges."""
    event = exported.event
    values = {name: column(event) for name, column in EVENT_COLUMNS.items() if name not in _GEOMETRY_COLUMNS}
    place = event.place
    point = None if place.lat is None or place.lon is None else {"type": "Point", "coordinates": [place.lon, place.lat]}
    figures = [
        {key: value for key, value in figure.items() if key != "statements"}
        for figure in event_record(ExportedEvent(event, ()))["figures"]
    ]
    shown = {name: printable(value) if isinstance(value, str) else value for name, value in values.items()}
    return {"type": "Feature", "id": event.id, "geometry": point, "properties": {**shown, "figures_list": figures}}
