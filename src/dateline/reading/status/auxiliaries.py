"""What stands beside a predicate and turns it: modals, negation, "yet to", "is to", conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.document import Document
from dateline.reading.status.lexicon import StatusLexicon

_SETTLED = frozenset(("would", "could", "'d", "’d"))
# A predicate noun that one of these marks took place, also with a "not": "it was not the first attack".
ORDER = frozenset("first second third last latest only sole biggest worst deadliest isolated same".split())
# With a "not" they leave open what they govern: "it is not clear how many were hurt".
_KNOWN = frozenset(("clear", "known", "certain", "sure", "evident", "apparent"))
_BE = frozenset(("is", "are", "was", "were", "am", "be", "been", "'s", "’s", "'re", "’re"))


@dataclass(frozen=True, slots=True)
class Operator:
    """One word that bears on an event's status; ``effect`` as in the lexicon files, tokens ``first..last``."""

    effect: str
    first: int
    last: int
    rule: str


@dataclass(frozen=True)
class AuxiliaryReader:
    """Reads the operators beside single words of one document."""

    document: Document
    lexicon: StatusLexicon

    def at_noun(self, node: int) -> Iterator[Operator]:
        """A negated noun on the way up ("no sign of")."""
        for child in self.document.children(node, "det", "amod"):
            if self.is_no(child):
                yield Operator("opposite", child, child + 1, "negation")

    def at_predicate(self, node: int, below: int) -> Iterator[Operator]:
        """Negation first, modals after it: "may not" is possible, "will not" denied. ``below`` is where the way up came
        from: its own "no" has been read."""
        negations = tuple(self.negation(node))
        if negations and self.document.tokens[node].lower in _KNOWN:
            yield Operator("possible", negations[0].first, node + 1, "governor")
        else:
            yield from negations
        yield from self._infinitives(node)
        for subject in self.document.children(node, "nsubj"):
            if subject != below and self._negated_subject(subject):
                yield Operator("opposite", subject, subject + 1, "negation")
        helpers = self.document.children(node, "aux")
        words = [self.document.tokens[k].lower for k in helpers]
        for child in helpers:
            # "Would not" and "could not" tell what did not come about.
            if not (negations and self.document.tokens[child].lower in _SETTLED):
                yield from self._modal(child, node, words)
        yield from self._stray_may(node, helpers, words)
        yield from self._condition(node)

    def negation(self, node: int) -> Iterator[Operator]:
        tokens = self.document.tokens
        for child in self.document.children(node, "advmod", "aux", "cc", "det", "obl", "mark"):
            token = tokens[child]
            if token.upos == "SCONJ" or token.rel == "mark":
                if self.lexicon.negation.get(token.lower) == "phrase":
                    yield Operator("opposite", child, child + 1, "negation")
                continue
            if self._negates(child, node):
                yield Operator("opposite", child, child + 1, "negation")
            if token.lower == "longer" and child and tokens[child - 1].lower == "no":
                yield Operator("opposite", child - 1, child + 1, "negation")

    def _negates(self, child: int, node: int) -> bool:
        token = self.document.tokens[child]
        if self.lexicon.negation.get(token.lower) != "clause":
            return False
        following = self.document.tokens[child + 1].lower if child + 1 < len(self.document) else ""
        if f"{token.lower} {following}" in self.lexicon.negation and child < node:
            return False
        predicate = self.document.tokens[node].upos not in ("VERB", "AUX")
        return not (predicate and any(t.lower in ORDER for t in self.document.tokens[child + 1 : node + 1]))

    def _negated_subject(self, subject: int) -> bool:
        if self.document.tokens[subject].lower in ("nobody", "none", "nothing"):
            return True
        return any(self.is_no(k) for k in self.document.children(subject, "det"))

    def is_no(self, index: int) -> bool:
        """Whether a word denies its phrase: "no attack", but not "no fewer than ten"."""
        if self.lexicon.negation.get(self.document.tokens[index].lower) != "phrase":
            return False
        following = self.document.tokens[index + 1].lower if index + 1 < len(self.document) else ""
        return f"no {following}" not in self.lexicon.negation

    def _infinitives(self, node: int) -> Iterator[Operator]:
        """ "Yet to be freed" and "is to be freed": the words right before an infinitive, however they were parsed."""
        tokens = self.document.tokens
        for index in range(node - 1, max(node - 5, 0), -1):
            if tokens[index].lower == "to":
                if tokens[index - 1].lower == "yet":
                    yield Operator("denied", index - 1, index + 1, "infinitive")
                elif tokens[index - 1].lower in _BE or self._ready(tokens[index - 1].lower):
                    yield Operator("planned", index - 1, index + 1, "infinitive")
                return
            if tokens[index].upos not in ("AUX", "ADV", "PART"):
                return

    def _ready(self, word: str) -> bool:
        return self.lexicon.effect("a", word, "inf") == "planned"

    def _modal(self, child: int, node: int, helpers: list[str]) -> Iterator[Operator]:
        word = self.document.tokens[child].lower
        modal = self.lexicon.modals.get(word)
        if modal is None or (word in ("'d", "’d") and self.document.tokens[child].lemma.lower() != "would"):
            return
        if "have" in helpers and modal.perfect is not None:
            yield Operator(modal.perfect, child, child + 1, "modal")
        elif modal.effect == "reported-future":
            yield Operator("planned" if self._reported(node) else "possible", child, child + 1, "modal")
        elif modal.effect != "ability":
            yield Operator(modal.effect, child, child + 1, "modal")

    def _stray_may(self, node: int, helpers: tuple[int, ...], words: list[str]) -> Iterator[Operator]:
        """A "may" right before its verb that the tagger takes for the month ("children under five may have died")."""
        index = min((*helpers, node)) - 1
        while index > 0 and self.document.tokens[index].upos in ("ADV", "PART"):
            index -= 1
        if index < 0 or self.document.tokens[index].text != "may" or index in helpers:
            return
        if "have" in words or self.document.tokens[node].xpos == "VB":
            yield from self._modal(index, node, words)

    def _reported(self, node: int) -> bool:
        """Whether a clause is what somebody says: its "would" is a "will" told in the past."""
        if self.document.tokens[node].lemma.lower() in self.lexicon.consequence:
            return False
        for ancestor in (node, *self.document.ancestors(node)):
            token = self.document.tokens[ancestor]
            if token.rel in ("ccomp", "parataxis") or self.document.children(ancestor, "parataxis"):
                return True
            if token.rel not in ("conj", "xcomp"):
                break
        return not self.document.children(node, "advcl")

    def _condition(self, node: int) -> Iterator[Operator]:
        for child in self.document.children(node, "mark", "advmod"):
            effect = self.lexicon.conditions.get(self.document.tokens[child].lower)
            if effect:
                yield Operator(effect, child, child + 1, "condition")
        for child in self.document.children(node, "advcl"):
            for mark in self.document.children(child, "mark"):
                if self.document.tokens[mark].lower in ("if", "unless"):
                    yield Operator("possible", mark, mark + 1, "condition")
