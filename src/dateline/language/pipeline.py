"""The protocol behind which the language stage stands."""

from __future__ import annotations

from typing import Protocol

from dateline.model.document import Document


class LanguagePipeline(Protocol):
    """Anything that turns text into a ``Document`` (Dateline's own encoder, Stanza, spaCy-UD).

    The same text must give the same document, whatever else is analysed beside it.
    """

    name: str
    version: str

    def analyse(self, text: str) -> Document:
        """Sentences, tokens with UD tags and dependencies, and named entities of ``text``."""
        ...
