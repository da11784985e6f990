"""The version of an analysis tells the rules apart as well as the weights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.language.edition import edition

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline


def test_the_version_names_weights_and_rules(encoder: LanguagePipeline) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", edition())
    assert encoder.version.endswith("+" + edition())
    assert len(encoder.version) > len(edition()) + 1
