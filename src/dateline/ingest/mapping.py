"""Which of a table's columns, or a record's keys, hold what: as the caller says, or as a known shape has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from dateline.errors import InputError, UsageError
from dateline.ingest.records import KEYS

SHOWN_NAMES = 12


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raises ``UsageError`` for a mapping of a key that reports do not have, all faults at once."""
    faults = []
    for key, column in mapping.items():
        if key not in KEYS:
            close = get_close_matches(key, KEYS, n=1)
            faults.append(f"“{key}” is no key of a report" + (f"; do you mean “{close[0]}”?" if close else ""))
        elif not column.strip():
            faults.append(f"no column is named for “{key}”")
    if faults:
        raise UsageError(f"--map: {'; '.join(faults)}; the keys are {', '.join(KEYS)}, as in text=body")


class Columns:
    """Applies a caller's mapping (our key → their column). Whether it fits shows at the first table or record:
    there a wrong one is the caller's slip; later it is a file of another shape, which is told and left out."""

    def __init__(self, mapping: Mapping[str, str]) -> None:
        check_mapping(mapping)
        self._theirs = {key: column.strip() for key, column in mapping.items()}
        self._fitted = False

    def __bool__(self) -> bool:
        return bool(self._theirs)

    def check(self, names: Iterable[str], where: str) -> None:
        """Raises ``UsageError`` (later ``InputError``) when a mapped column is not among a table's names."""
        have = [str(n) for n in names]
        missing = [c for c in self._theirs.values() if self._name(c, have) is None]
        if missing:
            self._refuse(missing, have, where)
        self._fitted = True

    def check_record(self, record: Mapping[str, object], where: str) -> None:
        """The same for a record, which may lack any key but the one of the text."""
        column = self._theirs.get("text")
        have = list(map(str, record))
        if column is not None and self._name(column, have) is None:
            self._refuse([column], have, where)
        self._fitted = True

    def key_of(self, name: str) -> str | None:
        """Our key for a table's column; a column of that name which the caller did not mean loses it."""
        ours = next((key for key, column in self._theirs.items() if column.lower() == name.strip().lower()), None)
        return ours or (f"({name})" if name.strip().lower() in self._theirs else None)

    def apply(self, record: Mapping[str, object]) -> dict[str, object]:
        """The record under our keys; what the mapping does not name keeps its own."""
        have = list(map(str, record))
        mapped: dict[str, object] = {str(key): value for key, value in record.items()}
        for key, column in self._theirs.items():
            name = self._name(column, have)
            mapped[key] = record[name] if name is not None else None
        return mapped

    @staticmethod
    def _name(column: str, names: list[str]) -> str | None:
        """The column as it is written there; case counts only where two differ by nothing else."""
        if column in names:
            return column
        return next((n for n in names if n.strip().lower() == column.lower()), None)

    def _refuse(self, missing: list[str], have: list[str], where: str) -> None:
        faults = []
        for column in missing:
            lower = {n.lower(): n for n in have}
            close = get_close_matches(column.lower(), lower, n=3, cutoff=0.5)
            hint = f"; nearest: {', '.join(lower[c] for c in close)}" if close else ""
            faults.append(f"there is no “{column}”{hint}")
        shown = ", ".join(n[:30] for n in have[:SHOWN_NAMES]) + (" …" if len(have) > SHOWN_NAMES else "")
        reason = f"--map: {'; '.join(faults)} (it has: {shown or 'nothing'})"
        raise InputError(reason) if self._fitted else UsageError(f"{where}: {reason}")
