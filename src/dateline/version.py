"""The engine's version, carried by every record that Dateline writes."""

ENGINE_VERSION = "0.1.0"
