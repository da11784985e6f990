"""Every figure of an event's claims as a statement: who says it, in which report, and what it counts for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.linking.totals import is_total
from dateline.linking.voices import Voice
from dateline.model.event import EventClaim, Review, Standing, Statement
from dateline.model.values import Count, Qualifier, Status

TOLD = frozenset((Status.HAPPENED, Status.ONGOING))

# Words between two figures that make the second a part of the first, looked for so many characters far.
_PART = re.compile(r"\b(?:includ\w+|among|of (?:whom|them|which))\b", re.IGNORECASE)
_PART_AFTER = re.compile(r"\s*of (?:whom|them|which)\b", re.IGNORECASE)
_NEAR = 60
# People who are told of as part of all: a number of them beside a higher one is part of it.
_SOME = frozenset(
    """child children woman women girl girls boy boys baby babies infant infants toddler toddlers teenager teenagers
    minor minors commander commanders officer officers journalist journalists medic medics""".split()
)
# Who is shot, stabbed or hit is dead or injured; who is wounded lives, and "others" are none of those told before.
_STRUCK = ("shot", "shoot", "stab", "hit", "struck", "gunned")
_OTHERS = re.compile(r"^\W*(?:\w+\W+){0,2}?(?:others?|more|another|additional|else)\b", re.IGNORECASE)
_HURT = re.compile(r"wound|injur|hurt", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|others?|second|third|me|myself|us)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of one claim about one number that add up, with what choosing among claims needs.

    ``best``, ``low`` and ``high`` are their sums. ``text`` is the report's group of copies. ``single`` is
    one person told without a number, ``some`` a number of people who are usually part of all (children), ``struck``
    people hit, the dead among them, ``apart`` people told beside the dead.
    """

    first: Statement
    statements: tuple[Statement, ...]
    text: str
    best: int | None
    low: int | None
    high: int | None
    single: bool
    some: bool
    struck: bool
    apart: bool
    figure: int  # best, -1 where there is none


def find_stated(
    claims: Sequence[EventClaim], voices: Sequence[Voice], credible: frozenset[Status] = TOLD
) -> Iterator[Stated]:
    """What each claim states, in the order of the claims. ``voices`` are those of the claims; figures of claims whose
    status is not in ``credible`` are unsure."""
    for given, voice in zip(claims, voices, strict=True):
        if given.claim.counts:
            yield from _of_claim(given, voice, credible)


def _of_claim(given: EventClaim, voice: Voice, credible: frozenset[Status]) -> Iterator[Stated]:
    counts = given.claim.counts
    text = given.report.text
    start, end = given.claim.sentence
    cumulative = is_total(given.claim, text[start:end])
    for of in dict.fromkeys(c.of for c in counts):
        own = [c for c in counts if c.of == of]
        parts = [c for i, c in enumerate(own) if i and _is_part(text, own, i)] if len(own) > 1 else []
        whole = [c for c in own if c not in parts]
        for group in (whole,) if _add_up(whole) else [(c,) for c in whole]:
            standing = _standing(given, group, credible)
            standing = Standing.ADDED if standing is Standing.COUNTED and len(group) > 1 else standing
            yield _stated(given, voice, group, cumulative, standing)
        for count in parts:
            standing = _standing(given, (count,), credible)
            standing = Standing.PART if standing is Standing.COUNTED else standing
            yield _stated(given, voice, (count,), cumulative, standing)


def _is_part(text: str, counts: Sequence[Count], i: int) -> bool:
    """Whether a count is part of a larger one of its claim: "12 killed, among them 3 children"."""
    count, before = counts[i], counts[i - 1]
    if (count.best or count.low or 0) >= max(c.best or c.high or c.low or 0 for c in counts):
        return False
    between, after = text[before.span.end : count.span.start][:_NEAR], count.span.end
    return count.rule == "part" or bool(_PART.search(between)) or bool(_PART_AFTER.match(text, after))


def _add_up(counts: Sequence[Count]) -> bool:
    """Whether the counts of a claim are of different people: "5 soldiers and 3 civilians"."""
    if len(counts) < 2 or any(c.best is None for c in counts):
        return False
    who = {(c.who or "").casefold() for c in counts}
    return len(who) == len(counts) == len({c.span for c in counts})


def _standing(given: EventClaim, counts: Sequence[Count], credible: frozenset[Status]) -> Standing:
    if given.review is Review.REJECTED:
        return Standing.REJECTED
    if given.claim.status.status not in credible:
        return Standing.UNSURE
    if any(c.qualifier is Qualifier.UP_TO or (c.best is None and c.low is None) for c in counts):
        return Standing.OPEN
    return Standing.COUNTED


def _stated(given: EventClaim, voice: Voice, counts: Sequence[Count], cumulative: bool, standing: Standing) -> Stated:
    first = counts[0]
    several = len(counts) > 1
    statements = tuple([_statement(given, voice, c, cumulative, standing) for c in counts])
    best = sum([c.best or 0 for c in counts]) if several else first.best
    struck, apart = _hit(given, first) if first.of == "injured" else (False, False)
    return Stated(
        first=statements[0],
        statements=statements,
        text=given.voice_group,
        best=best,
        low=_sum([c.low for c in counts]) if several else first.low,
        high=_sum([c.high for c in counts]) if several else first.high,
        single=not several and first.rule.startswith(("one ", "people")),
        some=not several and first.who is not None and first.who.rpartition(" ")[2].casefold() in _SOME,
        struck=struck,
        apart=apart,
        figure=-1 if best is None else best,
    )


def _hit(given: EventClaim, count: Count) -> tuple[bool, bool]:
    """Whether people were hit, the dead among them ("five were shot"), else whether they are told beside the dead."""
    text, span = given.report.text, count.span
    another = bool(_ANOTHER.search(span.of(text)))
    if not another and given.claim.trigger.span.of(text).lower().startswith(_STRUCK):
        after = text[span.end : span.end + _NEAR]
        if not _OTHERS.match(after) and not _HURT.search(after):
            return True, False
    return False, another or any(c.of == "killed" for c in given.claim.counts)


def _sum(ends: Sequence[int | None]) -> int | None:
    known = [n for n in ends if n is not None]
    return sum(known) if len(known) == len(ends) else None


def _statement(given: EventClaim, voice: Voice, count: Count, cumulative: bool, standing: Standing) -> Statement:
    report = given.report
    return Statement(
        claim=given.claim.id,
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
        corrected="counts" in given.corrected,
        standing=standing,
    )
