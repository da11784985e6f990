"""Dateline: a sourced record of what dated reports of conflict and crisis claim."""

from dateline.version import ENGINE_VERSION

__all__ = ["ENGINE_VERSION", "__version__"]

__version__ = ENGINE_VERSION
