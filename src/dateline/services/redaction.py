"""Redaction."""

from __future__ import annotations

from dateline.export.reading import Reading


class Redactor:
    def redact(self, reading: Reading) -> Reading:
        return reading
