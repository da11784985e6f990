"""Events as KML 2.2: a placemark each, with its time and its values; for Google Earth, QGIS and the like."""

from __future__ import annotations

from html import escape as escape_html
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from dateline.export.event_table import EVENT_COLUMNS, count_folded, event_day, figure_words
from dateline.export.exported import EVENT_SCHEMA, ExportedEvent, Tombstone
from dateline.export.safety import printable
from dateline.export.tally import Tally
from dateline.export.xml_text import xml_text
from dateline.model.event import Event
from dateline.version import ENGINE_VERSION


class KmlWriter:
    """Writes placemark by placemark; keeps only tombstones, which stand in a folder of their own at the end."""

    def __init__(self, out: TextIO) -> None:
        self.tally = Tally()
        self._out = out
        self._withdrawn: list[Tombstone] = []
        out.write('<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n')
        out.write(f"<name>Dateline events</name>\n{_values({'schema': EVENT_SCHEMA, 'engine': ENGINE_VERSION})}\n")
        out.write("<Folder><name>events</name>\n")

    def write(self, exported: ExportedEvent) -> None:
        self._out.write(_placemark(exported.event))
        count_folded(exported, self.tally)
        self.tally.events += 1
        self.tally.rows += 1

    def tombstone(self, tombstone: Tombstone) -> None:
        self._withdrawn.append(tombstone)
        self.tally.withdrawn += 1

    def close(self) -> None:
        self._out.write("</Folder>\n")
        if self._withdrawn:
            self._out.write("<Folder><name>withdrawn</name><visibility>0</visibility>\n")
            self._out.writelines(_gone(t) for t in self._withdrawn)
            self._out.write("</Folder>\n")
        self._out.write("</Document>\n</kml>\n")


def _text(value: object) -> str:
    """A value as XML text: escaped, without what XML cannot carry."""
    return escape(xml_text(value))


def _values(values: dict[str, object]) -> str:
    """The values that are there, as untyped data."""
    cells = (
        f"<Data name={quoteattr(name)}><value>{_text(value)}</value></Data>"
        for name, value in values.items()
        if value not in (None, "")
    )
    return f"<ExtendedData>{''.join(cells)}</ExtendedData>"


def _placemark(event: Event) -> str:
    name = " · ".join(filter(None, (event.type.replace("_", " "), event.place.name, event_day(event.start))))
    parts = [f"<name>{_text(name)}</name>", f"<description>{_description(event)}</description>", _time(event)]
    parts.append(_values({column: value(event) for column, value in EVENT_COLUMNS.items()}))
    if event.place.lat is not None and event.place.lon is not None:
        parts.append(f"<Point><coordinates>{event.place.lon},{event.place.lat}</coordinates></Point>")
    return f"<Placemark>{''.join(parts)}</Placemark>\n"


def _description(event: Event) -> str:
    """What a viewer shows in a balloon. Viewers read it as HTML: the text is escaped for that first."""
    lines = [event.sentence, *(figure_words(f) for f in event.figures), f"status: {event.status.value}"]
    return _text("<br>".join(escape_html(printable(line)) for line in lines if line))


def _time(event: Event) -> str:
    begin, end = event_day(event.start), event_day(event.end)
    if begin is None and end is None:
        return ""
    ends = "".join(f"<{tag}>{day}</{tag}>" for tag, day in (("begin", begin), ("end", end)) if day)
    return f"<TimeSpan>{ends}</TimeSpan>"


def _gone(tombstone: Tombstone) -> str:
    values: dict[str, object] = {
        "event_id": tombstone.event,
        "into": tombstone.into,
        "reason": tombstone.reason,
        "at": tombstone.at.isoformat(),
    }
    return f"<Placemark><name>{_text(tombstone.event)}</name>{_values(values)}</Placemark>\n"
