"""Text from strangers, made safe for a terminal, a spreadsheet and a JSON file."""

from __future__ import annotations

import re

# C0 and C1 controls (escape sequences), and the marks that turn the direction of text around on screen.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\ufeff\ud800-\udfff]")
BLANKS = re.compile(r"\s+")
# json.dumps escapes what is below 0x20 itself; these it would print as they are.
RAW_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029{_BIDI}\ufeff\ud800-\udfff]")
# A cell that opens with one of these is run as a formula by Excel, LibreOffice and Google Sheets.
FORMULA_OPENINGS = ("=", "+", "-", "@", "\t", "\r", "|", "%")


def printable(text: str) -> str:
    """The text on one line, without a character that could steer a terminal."""
    if text.isprintable() and "  " not in text:  # nearly all text: nothing below would change it
        return text.strip()
    return BLANKS.sub(" ", CONTROLS.sub("\ufffd", text)).strip()


def printable_keeping_length(text: str) -> str:
    """As ``printable``, one character for each of the text's own, so that offsets still fit."""
    return re.sub(r"\s", " ", CONTROLS.sub("\ufffd", text))


def cell(text: str) -> str:
    """A spreadsheet cell that is never run: one line, an apostrophe before what would be a formula."""
    shown = printable(text)
    return f"'{shown}" if shown.startswith(FORMULA_OPENINGS) else shown


def escaped_json(line: str) -> str:
    """A JSON line with the same value in which every character is safe to print."""
    return RAW_IN_JSON.sub(lambda m: f"\\u{ord(m.group()):04x}", line)
