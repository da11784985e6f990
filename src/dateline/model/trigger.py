"""The head word of an act in a report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """The head word of one claim's act.

    ``token`` is its syntactic head (document-wide index), ``span`` its words (a compound such as
    "air strike" whole), ``type`` the guide's event type, ``form`` is ``verb`` or ``noun`` (also
    adjectives used as predicates). ``clause`` is the verb that governs the trigger's clause: the
    trigger itself for verbs; for a noun that hangs under a light or reporting verb ("carried out an
    attack", "12 died in an attack"), the verb of that clause, else the noun itself. ``absorbed`` lists
    the tokens of result verbs that belong to the same claim ("the attack *killed* 12"). ``rule`` is the lexicon line
    that knows the word, or "learned"; ``learned`` is the learned heads' own probability that a claim
    stands here (None from a pipeline without them).
    """

    token: int
    span: Span
    type: str
    form: str
    clause: int
    rule: str
    absorbed: tuple[int, ...] = ()
    passive: bool = False
    learned: float | None = None
