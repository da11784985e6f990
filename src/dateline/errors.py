"""What can go wrong, in one tree. A message says what, where, and what to do."""

from __future__ import annotations


class DatelineError(Exception):
    """The root of every error that Dateline raises itself."""


class InputError(DatelineError):
    """One report or record that cannot be read; the message is the reason, without its place."""


class UsageError(DatelineError):
    """A wrong request: an option's value that means nothing, a path that does not exist."""


class DataFileError(DatelineError, ValueError):
    """A lexicon, list or table that does not hold what it should; the message lists every fault with file and line."""


class OutputError(DatelineError):
    """An output that cannot be written."""


class StoreError(DatelineError):
    """A record that cannot be opened, read or written; the message says what to do."""
