"""Shared fixtures. The encoder is loaded once for the whole run: it is frozen and has no state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline


@pytest.fixture(scope="session")
def encoder() -> LanguagePipeline:
    from dateline.language.encoder import load_encoder  # noqa: PLC0415 - loads weights; only when a test asks

    return load_encoder()
