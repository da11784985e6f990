"""The words that decide an event's status: governors, modifiers, modals, negation, conditions, lasting events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.reading.tables import Row, fail, read_rows, unknown_values

_EFFECTS = frozenset(
    "happened ongoing planned possible denied demanded done joining ended opposite broken keep".split()
)
_STATUSES = frozenset(["happened", "ongoing", "planned", "possible", "denied", "demanded"])
_MODAL_EFFECTS = frozenset(["planned", "possible", "demanded", "ability", "reported-future"])


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that decides the status of the event it governs, in one of its ``frames``."""

    word: str
    effect: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Modal:
    """An auxiliary: its effect on a bare verb, and before "have" (None where that is the same)."""

    effect: str
    perfect: str | None


@dataclass(frozen=True)
class StatusLexicon:
    """All status words. Governors are keyed by part of speech (v, n, a) and lemma."""

    governors: Mapping[tuple[str, str], tuple[Governor, ...]]
    modifiers: Mapping[str, str]
    modals: Mapping[str, Modal]
    negation: Mapping[str, str]
    conditions: Mapping[str, str]
    lasting: Mapping[str, str]
    light: frozenset[str]
    measures: frozenset[str]
    occurrence: frozenset[str]
    inception: frozenset[str]
    consequence: frozenset[str]

    def effect(self, part: str, word: str, frame: str, *, agreement: bool = False) -> str | None:
        """What a governor does to an event in that frame; None when it decides nothing.

        What breaks or ends an agreement turns it round, and decides nothing for other events.
        """
        # Lemmatisers lose the final "e" of rare verbs ("postpon").
        for form in (word, f"{word}e"):
            for governor in self.governors.get((part, form), ()):
                if governor.effect == "broken" and not agreement:
                    continue
                if frame in governor.frames or "*" in governor.frames:
                    return "opposite" if governor.effect == "broken" else governor.effect
        return None


@lru_cache(maxsize=1)
def load_status_lexicon() -> StatusLexicon:
    """The packaged status lexicon.

    Raises ``TableError`` with file and line of every entry that the engine does not understand.
    """
    governors = read_rows("status", "governors.tsv", 4)
    modifiers = read_rows("status", "modifiers.tsv", 2)
    modals = read_rows("status", "modals.tsv", 3)
    negation = read_rows("status", "negation.tsv", 2)
    conditions = read_rows("status", "conditions.tsv", 2)
    lasting = read_rows("status", "lasting.tsv", 2)
    passing = read_rows("status", "passing.tsv", 2)
    fail(
        unknown_values(passing, 1, frozenset({"light", "measure", "occurrence", "inception", "consequence"}))
        + unknown_values(governors, 1, frozenset("vna"))
        + unknown_values(governors, 3, _EFFECTS)
        + unknown_values(modifiers, 1, _STATUSES)
        + unknown_values(modals, 1, _MODAL_EFFECTS)
        + unknown_values(modals, 2, _STATUSES | {"-"})
        + unknown_values(negation, 1, frozenset({"clause", "phrase", "false"}))
        + unknown_values(conditions, 1, _STATUSES)
        + unknown_values(lasting, 1, frozenset({"state", "activity", "course", "adverb"}))
    )
    return StatusLexicon(
        governors=_governors(governors),
        modifiers={r.cells[0]: r.cells[1] for r in modifiers},
        modals={r.cells[0]: Modal(r.cells[1], None if r.cells[2] == "-" else r.cells[2]) for r in modals},
        negation={r.cells[0]: r.cells[1] for r in negation},
        conditions={r.cells[0]: r.cells[1] for r in conditions},
        lasting={r.cells[0]: r.cells[1] for r in lasting},
        light=_of_kind(passing, "light"),
        measures=_of_kind(passing, "measure"),
        occurrence=_of_kind(passing, "occurrence"),
        inception=_of_kind(passing, "inception"),
        consequence=_of_kind(passing, "consequence"),
    )


def _of_kind(rows: tuple[Row, ...], kind: str) -> frozenset[str]:
    return frozenset(row.cells[0] for row in rows if row.cells[1] == kind)


def _governors(rows: tuple[Row, ...]) -> dict[tuple[str, str], tuple[Governor, ...]]:
    found: dict[tuple[str, str], tuple[Governor, ...]] = {}
    for row in rows:
        word, part, frames, effect = row.cells
        key = (part, word)
        found[key] = (*found.get(key, ()), Governor(word, effect, frozenset(frames.split())))
    return found
