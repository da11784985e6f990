"""Libraries that only some formats need, loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from dateline.errors import OutputError


def lazily(module: str, package: str) -> Any:
    """A module of ``package``. Raises ``OutputError`` where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as fault:
        raise OutputError(f"this format needs {package}, which is not installed: pip install {package}") from fault
