"""What the learned heads say of a trigger's figures: which of the rules' are none, and which the rules pass over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dateline.model.document import Document
from dateline.model.evidence import log_odds
from dateline.model.trigger import Trigger
from dateline.reading.counts.conditions import harm, nobody_fits
from dateline.reading.counts.figures import Figure
from dateline.reading.counts.lexicon import CountLexicon
from dateline.reading.counts.numbers import read_rows
from dateline.reading.counts.owners import RESULTS
from dateline.reading.counts.readings import Reading
from dateline.reading.tables import TableError

RULE = "learned"
Features = dict[str, float]
#: Figures that the heads hold for less likely are never taken against the rules.
LIKELY = 0.3
_KINDS = frozenset({"number", "named", "indefinite", "definite"})
_NEAR = 8  # tokens between a figure and the word that tells what became of the people
_HARM = ("killed", "injured", "missing")
_PEOPLE = ("person", "people", "household", "lost", None)
_ATTACKS = frozenset("armed_clash offensive air_strike shelling bombing armed_attack riot".split())


@cache
def load_weights() -> Mapping[str, float]:
    """The weight of each feature. Raises ``TableError`` with file and line."""
    try:
        return {row.cells[0]: float(row.cells[1]) for row in read_rows("learned.tsv", 2)}
    except ValueError as error:
        raise TableError(f"counts/learned.tsv: {error}") from None


class LearnedCounts:
    """Weighs rules and heads for the figures of one report; keeps to the rules where there are no heads."""

    def __init__(self, document: Document, triggers: Sequence[Trigger], lexicon: CountLexicon) -> None:
        self.document, self.triggers, self.lexicon = document, triggers, lexicon

    def chosen(self, readings: Sequence[Sequence[Reading]], figures: Sequence[Figure]) -> list[list[Reading]]:
        """The readings of each claim that rules and heads together hold for right."""
        if self.document.evidence is None:
            return [list(own) for own in readings]
        weights = load_weights()
        kept = [[r for r in own if _score(self.features(r), weights) >= 0] for own in readings]
        given = {r.figure.site for own in kept for r in own}
        for claim, own in enumerate(kept):
            for reading in list(self.proposed(claim, figures, own)):
                if _score(self.proposal_features(reading, own, given), weights) >= 0:
                    own.append(reading)
        return kept

    def likely(self, trigger: Trigger, figure: Figure) -> float | None:
        """How likely a figure belongs to a trigger of its sentence; None where nothing is known of the pair."""
        evidence = self.document.evidence
        if evidence is None:
            return None
        words = self.document.tokens_within(figure.span.start, figure.span.end)
        return evidence.role_within(trigger.token, words, "count")

    def features(self, reading: Reading) -> Features:
        """What speaks for and against a rule's reading."""
        likely = self.likely(self.triggers[reading.claim], reading.figure)
        number = reading.figure.kind == "number"
        rule = reading.rule if number else f"single {reading.figure.kind}"
        found = {"rule": 1.0, f"rule {rule}": 1.0, f"rule of {reading.of}": 1.0}
        if likely is None:
            return found | {"rule unknown to the heads": 1.0}
        return found | {"rule learned" if number else "rule learned single": log_odds(likely)}

    def proposed(self, claim: int, figures: Sequence[Figure], taken: Sequence[Reading]) -> Iterator[Reading]:
        """Figures of a trigger's sentence that the heads may find and no rule gave to the trigger."""
        trigger = self.triggers[claim]
        sentence = self.document.tokens[trigger.token].sentence
        single = any(r.figure.kind != "number" for r in taken)
        for figure in figures:
            if figure.kind not in _KINDS or self.document.tokens[figure.site].sentence != sentence:
                continue
            if (figure.kind != "number" and single) or (self.likely(trigger, figure) or 0.0) < LIKELY:
                continue
            of = self.of(trigger, figure)
            covered = any(r.figure.span.overlaps(figure.span) for r in taken)
            if of is not None and not covered and nobody_fits(of, figure):
                yield Reading(claim, figure, of, RULE)

    def proposal_features(self, reading: Reading, taken: Sequence[Reading], given: set[int]) -> Features:
        """What speaks for and against a reading that only the heads propose."""
        figure, trigger = reading.figure, self.triggers[reading.claim]
        found = {"heads": 1.0, f"heads {figure.kind}": 1.0, f"heads type {trigger.type}": 1.0}
        found |= {f"heads of {reading.of}": 1.0, "heads learned": log_odds(self.likely(trigger, figure) or 0.0)}
        found["heads and a claim has it"] = float(figure.site in given)
        found["heads and the same is counted"] = float(any(r.of == reading.of for r in taken))
        found["heads and something is counted"] = float(bool(taken))
        found["heads and no noun"] = float(figure.noun is None)
        return found

    def of(self, trigger: Trigger, figure: Figure) -> str | None:
        """As what a trigger's figure counts, by the words of result near it, else by the trigger's type."""
        rule = self.lexicon.types.get(trigger.type)
        if rule is None:
            return None
        people = figure.group in _PEOPLE
        if people and trigger.type in _ATTACKS and self._acts(trigger, figure):
            return "participants"
        told = self._told(trigger, figure)
        if told is not None:
            return told
        if rule.of == "-" or (people and rule.of in ("attacks", "destroyed")) or (not people and rule.of in _HARM):
            return None
        return harm(self.document, rule.of, trigger.token, trigger)

    def _acts(self, trigger: Trigger, figure: Figure) -> bool:
        """Whether the heads take the counted people for those who act."""
        evidence = self.document.evidence
        place = figure.noun if figure.noun is not None else figure.site
        agent = evidence.role(trigger.token, place, "agent") if evidence else None
        target = evidence.role(trigger.token, place, "target") if evidence else None
        return agent is not None and target is not None and agent > 0.5 > target

    def _told(self, trigger: Trigger, figure: Figure) -> str | None:
        """What the nearest word of result near a figure says became of the counted."""
        own = self.lexicon.types[trigger.type].of
        sentence = self.document.sentence_of(figure.site)
        found: list[tuple[int, str]] = []
        for token in self.document.tokens[max(sentence.first, figure.site - _NEAR) : figure.last + _NEAR]:
            if token.sentence != self.document.tokens[figure.site].sentence:
                break
            for effect in self.lexicon.effects_of(token):
                fits = trigger.type in RESULTS.get(effect.of, ()) or effect.of == own
                people = figure.group in _PEOPLE
                if fits and people == (effect.of not in ("destroyed", "attacks")):
                    found.append((abs(token.index - figure.last), harm(self.document, effect.of, token.index, None)))
        return min(found)[1] if found else None


def _score(features: Features, weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in features.items())
