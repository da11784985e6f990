"""Frozen values as JSON text and back, without loss."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from dateline.model.claim import Claim
from dateline.model.report import Furniture, Publication


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def storable(words: str) -> str:
    """The words without what a database refuses: null characters, halves of characters."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\ufffd")


def claim_json(claim: Claim) -> str:
    """A claim as JSON."""
    return _adapter(Claim).dump_json(claim).decode()


def claim_of(body: str) -> Claim:
    """The claim that ``claim_json`` wrote."""
    claim: Claim = _adapter(Claim).validate_json(body)
    return claim


def publication_json(publication: Publication | None) -> str | None:
    return None if publication is None else _adapter(Publication).dump_json(publication).decode()


def publication_of(body: str | None) -> Publication | None:
    if body is None:
        return None
    publication: Publication = _adapter(Publication).validate_json(body)
    return publication


def furniture_json(furniture: tuple[Furniture, ...]) -> str:
    return json.dumps([[f.start, f.end, f.kind] for f in furniture], separators=(",", ":"))


def furniture_of(body: str) -> tuple[Furniture, ...]:
    return tuple(Furniture(*piece) for piece in json.loads(body))
