"""Libraries log what they find wrong with a file; our users are told by a notice, once and in our words."""

from __future__ import annotations

import logging


def silence(*names: str) -> None:
    """Nothing below a crash of theirs reaches standard error."""
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
