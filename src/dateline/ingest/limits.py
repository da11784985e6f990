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
# A page, a feed or a mail of more bytes than this holds pictures or a program, not more story.
PAGE_BYTES, MAIL_BYTES = 10_000_000, 25_000_000
# A long live blog has some 20,000 elements; taking a page apart takes a second for every 20,000 of them.
PAGE_ELEMENTS = 60_000
# Reports with maps and photographs reach some tens of megabytes and a few hundred pages.
DOCUMENT_BYTES, DOCUMENT_PAGES = 50_000_000, 500
# A Word file is an archive: what its parts may expand to.
DOCUMENT_EXPANDED_BYTES = 200_000_000
# A feed lists its latest entries; publishers keep to some hundreds.
FEED_ENTRIES = 5_000
# Seconds for one document, looked at between its pages; and for one address with all its redirections.
DOCUMENT_SECONDS, FETCH_SECONDS = 60, 60
# An archive in an archive in an archive; files in all of them together.
ARCHIVE_DEPTH, ARCHIVE_MEMBERS = 3, 100_000
# A file of an archive that must be held whole (a page, a document, an archive in the archive).
MEMBER_BYTES = 256_000_000
# What one archive may expand to however small it is packed: 100 times a gigabyte is no longer a matter of proportion.
ARCHIVE_BYTES = 20_000_000_000
# What one address may send.
FETCH_BYTES, REDIRECTS = 10_000_000, 5


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
