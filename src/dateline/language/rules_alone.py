"""A pipeline whose documents lack what the learned heads say, so that the rules read alone."""

from __future__ import annotations

from dataclasses import replace

from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document


class RulesAlone:
    """Wraps another pipeline; its documents are the same but for ``evidence``, which is None."""

    def __init__(self, full: LanguagePipeline) -> None:
        self._full = full
        self.name, self.version = full.name, full.version

    def analyse(self, text: str) -> Document:
        return replace(self._full.analyse(text), evidence=None)
