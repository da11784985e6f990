"""Every figure of an event's claims as a statement: who says it, in which report, and what it counts for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.linking.totals import is_total
from dateline.linking.voices import Voice
from dateline.model.event import EventClaim, Review, Standing, Statement
from dateline.model.values import Count, Qualifier, Status

TOLD = frozenset((Status.HAPPENED, Status.ONGOING))


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement with what choosing needs beside it: the group of copies it stands in, and whether its figure is one
    person told without a number."""

    statement: Statement
    group: str
    single: bool


def find_statements(
    claims: Sequence[EventClaim], voices: Sequence[Voice], credible: frozenset[Status] = TOLD
) -> dict[str, list[Stated]]:
    """The statements of each kind of number, in the order of the claims.

    ``voices`` are those of the claims; figures of claims whose status is not in ``credible`` are unsure.
    """
    found: dict[str, list[Stated]] = defaultdict(list)
    for given, voice in zip(claims, voices, strict=True):
        if given.claim.counts:
            _add_counts(found, given, voice, credible)
    return {of: _settled(stated) for of, stated in sorted(found.items())}


def _add_counts(found: dict[str, list[Stated]], given: EventClaim, voice: Voice, credible: frozenset[Status]) -> None:
    claim, report = given.claim, given.report
    start, end = claim.sentence
    cumulative = is_total(claim, report.text[start:end])
    corrected = "counts" in given.corrected
    unsure = claim.status.status not in credible
    for count in claim.counts:
        standing = Standing.COUNTED
        if given.review is Review.REJECTED:
            standing = Standing.REJECTED
        elif unsure:
            standing = Standing.UNSURE
        elif _is_open(count):
            standing = Standing.OPEN
        statement = Statement(
            claim=claim.id,
            report=report.id,
            publisher=report.source,
            day=report.published.day if report.published else None,
            of=count.of,
            who=count.who,
            best=count.best,
            low=count.low,
            high=count.high,
            qualifier=count.qualifier,
            words=count.span.of(report.text),
            voice=voice.name,
            kind=voice.kind,
            cumulative=cumulative,
            corrected=corrected,
            standing=standing,
        )
        found[count.of].append(Stated(statement, given.voice_group, _is_single(count)))


def _is_open(count: Count) -> bool:
    return count.qualifier is Qualifier.UP_TO or (count.best is None and count.low is None)


def _is_single(count: Count) -> bool:
    """One person told without a number ("a man"), or people named one by one."""
    return count.rule.startswith(("one ", "people"))


def _settled(stated: list[Stated]) -> list[Stated]:
    """The statements with their standing among each other."""
    counted = [s.statement for s in stated if s.statement.standing is Standing.COUNTED]
    new = any(not s.cumulative for s in counted)
    if new and any(s.cumulative for s in counted):
        stated = [_standing(s, Standing.PERIOD) if s.statement.cumulative else s for s in stated]
    return stated


def _standing(stated: Stated, standing: Standing) -> Stated:
    if stated.statement.standing is not Standing.COUNTED:
        return stated
    return replace(stated, statement=replace(stated.statement, standing=standing))
