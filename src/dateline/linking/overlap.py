"""Who is told to be injured and who to be killed: often the same people, hit first and dead later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.linking.statements import Stated

_MALE = frozenset("man boy father son brother husband uncle nephew grandfather grandson he him".split())
_FEMALE = frozenset("woman girl mother daughter sister wife aunt niece grandmother granddaughter she her".split())


def apart_from(killed: Sequence[Stated], injured: Sequence[Stated]) -> list[Stated]:
    """The injured, without ``struck`` where one person is told beside the dead, or is of the other sex than they."""
    dead = _sexes(killed)
    return [replace(s, struck=False) if s.struck and s.single and _is_apart(s, dead) else s for s in injured]


def same_people(killed: Sequence[Stated], injured: Sequence[Stated]) -> bool:
    """Whether one person was hit and then died ("a man was shot"; "the man died"): nobody tells of the injured as a
    number, beside the dead, or as somebody of the other sex."""
    dead = _sexes(killed)
    return all(s.figure <= 1 and (s.single or s.struck) and not _is_apart(s, dead) for s in injured)


def _is_apart(injured: Stated, dead: set[bool]) -> bool:
    own = _sexes((injured,))
    return injured.apart or bool(own and dead and not own & dead)


def _sexes(stated: Iterable[Stated]) -> set[bool]:
    words = {w for s in stated for x in s.statements for w in (x.who or x.words).casefold().split()}
    return {sex for sex, known in ((True, _MALE), (False, _FEMALE)) if words & known}
