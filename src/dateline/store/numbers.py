"""Row numbers in the order in which rows came; and the moment of storing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeVar

from sqlalchemy import Connection, Table, func, select

#: SQLite refuses statements with more parameters than 32,766; asked for in pieces of this many.
PIECE = 5_000
T = TypeVar("T")


def next_number(connection: Connection, table: Table) -> int:
    """The number of the next row of a table. Only the writer may ask, so nobody else gets the same."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1


def within(words: str, most: int) -> str:
    """The words, or their beginning and a hash where they are longer than ``most``: PostgreSQL indexes no long ones."""
    if len(words) <= most:
        return words
    return f"{words[: most - 17]}#{sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def pieces(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one statement each."""
    piece: list[T] = []
    for value in values:
        piece.append(value)
        if len(piece) == PIECE:
            yield piece
            piece = []
    if piece:
        yield piece
