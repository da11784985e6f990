"""What tells one state of the language rules from another."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

# So many hexadecimal digits never met twice among a few hundred versions.
_DIGITS = 8


@cache
def edition() -> str:
    """A short hash of the rules for words, sentences, lemmas and repairs, and of their word lists.

    With the version of the weights it says whether two documents were analysed alike, so that kept analyses are
    thrown away when a rule changes.
    """
    digest = sha256()
    package = files("dateline")
    for folder, suffix in (("language", ".py"), ("resources/language", ".txt")):
        for file in sorted(package.joinpath(folder).iterdir(), key=lambda f: f.name):
            if file.name.endswith(suffix):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:_DIGITS]
