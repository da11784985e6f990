"""What could not be read, and why."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, insert, select, update

from dateline.store.codec import storable
from dateline.store.numbers import now
from dateline.store.schema import failures


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that failed: where, at which line (None for a whole file), at which stage and why; how often met."""

    origin: str
    line: int | None
    stage: str
    reason: str
    first_at: str
    last_at: str
    times: int


def add_failure(connection: Connection, origin: str, line: int | None, stage: str, reason: str) -> None:
    """Keeps a failure; the same failure again is only counted."""
    name = sha256("\0".join((origin, str(line), stage, reason)).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    met = connection.execute(select(failures.c.times).where(failures.c.hash == name)).scalar()
    moment = now()
    if met is not None:
        connection.execute(update(failures).where(failures.c.hash == name).values(last_at=moment, times=met + 1))
        return
    told = {"origin": origin, "line": line, "stage": stage, "reason": reason}
    clean = {k: storable(v) if isinstance(v, str) else v for k, v in told.items()}
    connection.execute(insert(failures), clean | {"hash": name, "first_at": moment, "last_at": moment, "times": 1})


def all_failures(connection: Connection) -> tuple[Failure, ...]:
    """All failures, the latest first."""
    columns = (getattr(failures.c, name) for name in Failure.__slots__)
    wanted = select(*columns).order_by(failures.c.last_at.desc(), failures.c.origin, failures.c.line)
    return tuple(Failure(*row) for row in connection.execute(wanted))
