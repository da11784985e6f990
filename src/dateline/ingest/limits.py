"""How much a single input may ask for before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import InputError

# A megabyte of English is about 170,000 words: longer than any news report, and what one process can hold
# analysed at once. Larger reports are read when --limit-bytes allows it.
REPORT_BYTES = 1_000_000
# A JSON string may spell every character as six (\u00e9); the rest of the record gets 64 kB.
JSON_INFLATION, RECORD_ROOM = 6, 65_536
# A .json file is one value and must be held whole.
JSON_FILE_BYTES = 256_000_000
# News compresses 3 to 10 times; a run of one character 1,000 times. Judged only past the first 10 MB.
EXPANSION, EXPANSION_GRACE = 100, 10_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """``report_bytes`` bounds the text of one report, in bytes of UTF-8."""

    report_bytes: int = REPORT_BYTES

    @property
    def record_bytes(self) -> int:
        """The longest record (a JSON line, a CSV row) that can hold a report within the limit."""
        return self.report_bytes * JSON_INFLATION + RECORD_ROOM

    def check(self, size: int) -> None:
        """Raises ``InputError`` for a text of more bytes than a report may have."""
        if size > self.report_bytes:
            raise InputError(
                f"the report is larger than {self.report_bytes:,} bytes; split it, or raise --limit-bytes to read it"
            )
