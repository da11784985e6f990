"""What decides whether an event happened, from its own words outward to the top of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.model.trigger import Trigger
from dateline.reading.source_cues import CueLexicon
from dateline.reading.status_lexicon import StatusLexicon

_CLAUSAL = frozenset(("VERB", "AUX"))
_BASIC = frozenset(("inf", "ing", "that", "obj", "subj"))


@dataclass(frozen=True, slots=True)
class Operator:
    """One word that bears on an event's status; ``effect`` as in the lexicon files, tokens ``first..last``."""

    effect: str
    first: int
    last: int
    rule: str


@dataclass(frozen=True)
class OperatorReader:
    """Walks from a trigger up its sentence and yields what it meets, nearest first."""

    document: Document
    lexicon: StatusLexicon
    cues: CueLexicon

    def operators(self, trigger: Trigger) -> Iterator[Operator]:
        yield from self._own(trigger)
        node, direct, below = trigger.token, True, -1
        for _ in range(12):
            token = self.document.tokens[node]
            for operator in self._at(node, below):
                if direct or operator.effect == "possible":
                    yield operator
            if token.head < 0:
                return
            step = self._step(node)
            for operator in step.operators:
                if direct or operator.effect == "possible":
                    yield operator
            if step.stop:
                return
            direct = direct and step.direct
            below, node = node, token.head

    def _at(self, node: int, below: int) -> Iterator[Operator]:
        """What stands beside one word on the way up."""
        token = self.document.tokens[node]
        if self._predicate(token):
            yield from self._auxiliaries(node, below)
            yield from self._condition(node)
        elif below >= 0:
            for child in self.document.children(node, "det", "amod"):
                if self.lexicon.negation.get(self.document.tokens[child].lower) == "phrase":
                    yield Operator("opposite", child, child + 1, "negated phrase")

    def _own(self, trigger: Trigger) -> Iterator[Operator]:
        """Words in the event's own phrase: "planned", "no", "without"."""
        if trigger.form == "verb" and self.document.tokens[trigger.token].upos in _CLAUSAL:
            return
        for child in self.document.children(trigger.token, "amod", "det", "compound", "case", "advmod", "cc", "acl"):
            token = self.document.tokens[child]
            effect = self.lexicon.modifiers.get(token.lower)
            if effect and token.rel in ("amod", "compound", "advmod") and child < trigger.token:
                yield Operator(effect, child, child + 1, "modifier")
            if self.lexicon.negation.get(token.lower) == "phrase":
                yield Operator("opposite", child, child + 1, "negated phrase")
            if token.rel == "acl" and self._marker(child) == "to" and child > trigger.token:
                if self.document.tokens[child].lemma in ("begin", "start", "hold", "take", "come", "follow", "be"):
                    yield Operator("planned", child, child + 1, "infinitive on event")

    def _predicate(self, token: Token) -> bool:
        return token.upos in _CLAUSAL or bool(self.document.children(token.index, "cop", "aux", "nsubj"))

    def _auxiliaries(self, node: int, below: int) -> Iterator[Operator]:
        """Modals and negation beside a predicate, the negation first: "may not" is possible, "will not" denied."""
        tokens = self.document.tokens
        helpers = list(self.document.children(node, "aux"))
        for child in self.document.children(node, "advmod", "aux", "cc", "det", "obl"):
            token = tokens[child]
            if self._negates(child, node):
                yield Operator("opposite", child, child + 1, "negation")
            if token.lower == "longer" and child and tokens[child - 1].lower == "no":
                yield Operator("opposite", child - 1, child + 1, "negation")
        if node > 1 and (yet := self._yet(node)) is not None:
            yield Operator("denied", yet, yet + 2, "yet to")
        for subject in self.document.children(node, "nsubj"):
            if (
                (subject != below
                and tokens[subject].lower in ("nobody", "none", "nothing"))
                or any(tokens[k].lower in ("no", "neither") for k in self.document.children(subject, "det"))
            ):
                yield Operator("opposite", subject, subject + 1, "negated subject")
        for child in helpers:
            yield from self._modal(child, node, [tokens[k].lower for k in helpers])

    def _yet(self, node: int) -> int | None:
        """The place of "yet to" right before a predicate ("has yet to be freed", "are yet to reach")."""
        tokens = self.document.tokens
        for index in range(node - 1, max(node - 4, 0), -1):
            if tokens[index].lower == "to" and tokens[index - 1].lower == "yet":
                return index - 1
            if tokens[index].upos not in ("AUX", "ADV", "PART"):
                return None
        return None

    def _negates(self, child: int, node: int) -> bool:
        token = self.document.tokens[child]
        if self.lexicon.negation.get(token.lower) != "clause":
            return False
        following = self.document.tokens[child + 1].lower if child + 1 < len(self.document) else ""
        return f"{token.lower} {following}" not in self.lexicon.negation or child > node

    def _modal(self, child: int, node: int, helpers: list[str]) -> Iterator[Operator]:
        word = self.document.tokens[child].lower
        modal = self.lexicon.modals.get(word)
        if modal is None or (word in ("'d", "’d") and self.document.tokens[child].lemma != "would"):
            return
        if "have" in helpers and modal.perfect is not None:
            yield Operator(modal.perfect, child, child + 1, "modal perfect")
        elif modal.effect == "reported-future":
            yield Operator("planned" if self._reported(node) else "possible", child, child + 1, "would")
        elif modal.effect == "ability":
            yield Operator("ability", child, child + 1, "can")
        else:
            yield Operator(modal.effect, child, child + 1, "modal")

    def _reported(self, node: int) -> bool:
        """Whether a clause is what somebody says: its "would" is a "will" told in the past."""
        for ancestor in (node, *self.document.ancestors(node)):
            token = self.document.tokens[ancestor]
            if self.document.tokens[node].lemma.lower() in self.lexicon.consequence:
                return False
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
            marks = [
                k for k in self.document.children(child, "mark") if self.document.tokens[k].lower in ("if", "unless")
            ]
            if marks:
                yield Operator("possible", marks[0], marks[0] + 1, "conditional clause")

    def _marker(self, index: int) -> str:
        marks = self.document.children(index, "case", "mark")
        return self.document.tokens[marks[0]].lower if marks else ""

    def _step(self, node: int) -> Step:
        """What the way from a token to its head means for the event."""
        document = self.document
        token, head = document.tokens[node], document.tokens[document.tokens[node].head]
        marker = self._marker(node)
        rel = token.rel
        if token.deprel == "acl:relcl" or rel in ("parataxis", "root", "dep", "vocative", "discourse"):
            return Step(stop=True)
        if rel in ("conj", "appos", "list", "flat", "compound", "amod", "nummod", "det"):
            own = rel == "conj" and bool(document.children(node, "aux", "nsubj"))
            return Step(stop=own or rel == "amod", direct=rel == "conj" and token.xpos == head.xpos)
        frame = self._frame(token, marker)
        effect = self._governed(head.index, frame)
        if effect is not None:
            operator = Operator(effect, head.index, head.index + 1, f"governor {frame if frame in _BASIC else 'prep'}")
            return Step((operator,), stop=effect not in ("done", "opposite"))
        return self._ungoverned(token, head, marker, frame)

    def _ungoverned(self, token: Token, head: Token, marker: str, frame: str) -> Step:
        rel = token.rel
        if rel == "ccomp":
            return self._clause_of_cue(token, head)
        if rel == "xcomp":
            return Step(direct=True)
        if rel == "acl":
            infinitive = (Operator("planned", token.index, token.index + 1, "infinitive on noun"),)
            return Step(infinitive if frame == "inf" else (), stop=True)
        if rel == "advcl":
            if frame == "inf":
                return Step((Operator("planned", token.index, token.index + 1, "purpose"),), stop=True)
            return Step(stop=marker not in ("by", "") and token.xpos != "VBG", direct=False)
        if rel in ("obl", "nmod"):
            if rel == "nmod" and head.lemma.lower() in self.lexicon.measures:
                return Step(direct=True)
            return Step(direct=False)
        if rel == "obj":
            return Step(direct=head.lemma.lower() in self.lexicon.light)
        return Step(direct=rel in ("nsubj", "csubj", "cop", "aux"))

    def _clause_of_cue(self, token: Token, head: Token) -> Step:
        """A clause that somebody says keeps its own status; only disbelief turns it ("don't think that he fled")."""
        for child in self.document.children(head.index, "advmod", "aux"):
            cue = self.cues.verbs.get(head.lemma.lower())
            if (
                self.lexicon.negation.get(self.document.tokens[child].lower) == "clause"
                and cue
                and cue.kind == "belief"
            ):
                return Step((Operator("opposite", child, child + 1, "disbelief"),), stop=True)
        return Step(stop=True)

    def _frame(self, token: Token, marker: str) -> str:
        rel = token.rel
        if rel in ("xcomp", "advcl", "acl", "ccomp") and marker == "to":
            return "inf"
        if rel == "xcomp":
            return {"VBG": "ing", "VB": "inf", "VBN": "inf"}.get(token.xpos, "pred")
        if rel == "ccomp" or (rel == "acl" and marker == "that"):
            return "that"
        if token.deprel == "nsubj:pass" or rel == "obj":
            return "obj"
        if rel == "nsubj":
            return "subj"
        return marker or ("ing" if token.xpos == "VBG" else rel)

    def _governed(self, head: int, frame: str) -> str | None:
        """The lexicon's word on a governor, with its particle or as a predicate."""
        token = self.document.tokens[head]
        lemma = token.lemma.lower()
        if token.upos in _CLAUSAL or token.xpos.startswith("VB"):
            for child in self.document.children(head, "compound:prt", "advmod", "xcomp"):
                effect = self.lexicon.effect("v", f"{lemma}+{self.document.tokens[child].lower}", frame)
                if effect:
                    return effect
            return self.lexicon.effect("v", lemma, frame)
        if token.upos in ("NOUN", "PROPN"):
            return self.lexicon.effect("n", lemma, frame)
        return self.lexicon.effect("a", lemma, frame)


@dataclass(frozen=True, slots=True)
class Step:
    """One edge up the tree: what it adds, whether the walk ends there, and whether the head's own auxiliaries bear on
    the event."""

    operators: tuple[Operator, ...] = ()
    stop: bool = False
    direct: bool = True
