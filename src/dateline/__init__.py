"""Dateline: a sourced record of what dated reports of conflict and crisis claim.

``read``, ``read_text`` and ``Store`` are the way in from Python (``dateline.api``); they load when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.version import ENGINE_VERSION

if TYPE_CHECKING:
    from dateline.api import Store, read, read_text

__all__ = ["ENGINE_VERSION", "Store", "__version__", "read", "read_text"]

__version__ = ENGINE_VERSION


def __getattr__(name: str) -> Any:
    if name in ("Store", "read", "read_text"):
        from dateline import api  # noqa: PLC0415 - the engine is loaded when somebody reads

        return getattr(api, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
