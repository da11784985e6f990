"""Whether the one who is said to be injured is the one who is said to be killed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.linking.statements import Stated

_MALE = frozenset("man boy father son brother husband uncle nephew grandfather grandson he him".split())
_FEMALE = frozenset("woman girl mother daughter sister wife aunt niece grandmother granddaughter she her".split())


def same_people(killed: Sequence[Stated], injured: Sequence[Stated]) -> bool:
    """Whether one person was hit and then died ("a man was shot"; "the man died"): nobody tells of the injured as a
    number, beside the dead, or as somebody of the other sex."""
    return all(s.figure <= 1 and (s.single or s.struck) and not s.apart for s in injured) and not _differ(
        _sexes(killed), _sexes(injured)
    )


def _sexes(stated: Iterable[Stated]) -> set[bool]:
    words = {w for s in stated for x in s.statements for w in (x.who or x.words).casefold().split()}
    return {sex for sex, known in ((True, _MALE), (False, _FEMALE)) if words & known}


def _differ(some: set[bool], others: set[bool]) -> bool:
    return bool(some) and bool(others) and not some & others
