"""Text that XML can carry."""

from __future__ import annotations

import re

from dateline.export.safety import printable

# Characters that XML 1.0 does not allow, not even escaped, and that printable() lets through.
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: object) -> str:
    """A value as one line of text without what XML cannot carry; not yet escaped."""
    return _NOT_IN_XML.sub("\ufffd", printable(str(value)))
