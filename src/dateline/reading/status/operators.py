"""What decides whether an event happened, from its own words outward to the top of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.model.document import Document, Token
from dateline.model.trigger import Trigger
from dateline.reading.status.auxiliaries import ORDER, AuxiliaryReader, Operator
from dateline.reading.status.lexicon import StatusLexicon

_CLAUSAL = frozenset(("VERB", "AUX"))
# Verbs whose "not" belongs to what is thought ("don't think that he fled").
_DOUBTING = frozenset(("think", "believe", "suppose", "expect", "feel", "imagine", "appear", "seem", "look"))
_MADE = frozenset("agree sign reach broker negotiate seal conclude strike announce declare mediate".split())
_LAYING = frozenset("plant lay hide place attach conceal".split())
_YEAR = re.compile(r"(1[89]|20)\d\d$")
_NEARLY = frozenset(("almost", "nearly", "virtually", "practically", "hardly"))
# No sentence nests an event deeper than this; a bound against trees that parsers get wrong.
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One edge up the tree: what it adds, whether the walk ends there, and whether what is said of the head is said of
    the event too (it is not for "killed in a clash": who may have been killed says nothing of the clash)."""

    operators: tuple[Operator, ...] = ()
    stop: bool = False
    direct: bool = True


@dataclass(frozen=True)
class OperatorReader:
    """Walks from a trigger up its sentence and yields what it meets, nearest first."""

    document: Document
    lexicon: StatusLexicon
    auxiliaries: AuxiliaryReader

    def operators(self, trigger: Trigger) -> Iterator[Operator]:
        yield from self._own(trigger)
        node, below, joined = trigger.token, -1, False
        agreement = trigger.type == "agreement" and not self._made_before(trigger.token)
        for _ in range(_STEPS):
            head = self.document.tokens[node].head
            step = self._step(node, agreement=agreement) if head >= 0 else Step(stop=True)
            for operator in (*self._at(node, below), *step.operators):
                joined = joined or operator.effect == "joining"
                if not (joined and operator.effect == "opposite"):
                    yield operator
            if step.stop or not step.direct:
                return
            below, node = node, head

    def _made_before(self, index: int) -> bool:
        """Whether a claim tells how an agreement came about, whatever became of it since ("a truce signed in May",
        "the 1992 peace deal")."""
        behind = (t for t in self.document.tokens[index + 1 : index + 2] if t.xpos in ("VBN", "VBD"))
        tokens = [*behind, *(self.document.tokens[k] for k in self.document.children(index, "acl"))]
        phrase = self.document.tokens[max(0, index - 3) : index]
        dated = any(t.head == index and _YEAR.match(t.text) for t in phrase)
        return dated or any(t.lemma.lower() in _MADE for t in tokens)

    def _at(self, node: int, below: int) -> Iterator[Operator]:
        """What stands beside one word on the way up."""
        token = self.document.tokens[node]
        if token.upos in _CLAUSAL or token.rel == "advcl" or self.document.children(node, "cop", "aux", "nsubj"):
            return self.auxiliaries.at_predicate(node, below)
        return self.auxiliaries.at_noun(node) if below >= 0 else iter(())

    def _own(self, trigger: Trigger) -> Iterator[Operator]:
        """Words in the event's own phrase: "planned", "no", "without"."""
        if self.document.tokens[trigger.token].upos in _CLAUSAL:
            return
        yield from self._right_before(trigger)
        for child in self.document.children(trigger.token, "amod", "det", "compound", "case", "advmod", "cc", "acl"):
            token = self.document.tokens[child]
            effect = self.lexicon.modifiers.get(token.lower)
            if effect and token.rel in ("amod", "compound", "advmod") and child < trigger.token:
                yield Operator(effect, child, child + 1, "modifier")
            if self.auxiliaries.is_no(child):
                yield Operator("opposite", child, child + 1, "negation")
            if token.rel == "acl" and any(self.document.tokens[k].lower == "being" for k in self._helpers(child)):
                yield Operator("ongoing", child, child + 1, "modifier")
            starting = trigger.type == "agreement" and token.xpos == "VBG" and token.lemma.lower() in ("start", "begin")
            if token.rel == "acl" and ((self._marker(child) == "to" and self._takes_place(token)) or starting):
                yield Operator("planned", child, child + 1, "infinitive")

    def _right_before(self, trigger: Trigger) -> Iterator[Operator]:
        """A modifier right before the event that the parser hung elsewhere."""
        first = next(iter(self.document.tokens_within(trigger.span.start, trigger.span.end)), trigger.token)
        for index in range(first - 1, max(first - 8, -1), -1):
            token = self.document.tokens[index]
            if (
                self.auxiliaries.is_no(index)
                and token.head != trigger.token
                and token.sentence == self.document.tokens[first].sentence
            ):
                yield Operator("opposite", index, index + 1, "negation")
            if token.upos not in ("ADJ", "NOUN", "CCONJ") and token.text != ",":
                break
        before = self.document.tokens[first - 1] if first > 0 else None
        if before is None or before.head == trigger.token or before.sentence != self.document.tokens[first].sentence:
            return
        effect = self.lexicon.modifiers.get(before.lower)
        if effect and before.upos in ("ADJ", "VERB"):
            yield Operator(effect, first - 1, first, "modifier")

    def _helpers(self, index: int) -> tuple[int, ...]:
        return self.document.children(index, "aux")

    def _takes_place(self, token: Token) -> bool:
        return token.lemma.lower() in self.lexicon.occurrence or token.lemma.lower() == "hold"

    def _marker(self, index: int) -> str:
        marks = self.document.children(index, "case", "mark")
        return self.document.tokens[marks[0]].lower if marks else ""

    def _step(self, node: int, *, agreement: bool) -> Step:
        """What the way from a token to its head means for the event."""
        document = self.document
        token, head = document.tokens[node], document.tokens[document.tokens[node].head]
        rel = token.rel
        if token.deprel == "acl:relcl" and not self._that_clause(token, head):
            return Step(stop=True)
        if rel in ("parataxis", "root", "dep", "vocative", "discourse", "amod"):
            return Step(stop=True)
        broken = rel == "compound" and self._governed(head, "compound", agreement=agreement) is not None
        if rel in ("conj", "appos", "list", "flat", "compound", "nummod", "det") and not broken:
            own = rel == "conj" and bool(document.children(node, "aux", "nsubj"))
            return Step(stop=own, direct=rel == "conj" and token.xpos[:2] == head.xpos[:2])
        frame = "that" if token.deprel == "acl:relcl" else self._frame(token, self._marker(node))
        effect = self._effect(token, head, frame, agreement=agreement)
        if effect is not None:
            return self._decided(head, effect, frame, agreement=agreement)
        if frame == "subj":
            raised = self._raised(head)
            if raised is not None:
                return Step((raised,), stop=True)
        return self._ungoverned(token, head, frame)

    def _effect(self, token: Token, head: Token, frame: str, *, agreement: bool) -> str | None:
        """The lexicon's word on a governor; who wants others to do it demands it ("want the army to leave")."""
        others = any(k < token.index for k in self.document.children(head.index, "obj", "iobj"))
        found = self._governed(head, "obj-inf") if frame == "inf" and others else None
        return found or self._governed(head, frame, agreement=agreement)

    def _decided(self, head: Token, effect: str, frame: str, *, agreement: bool) -> Step:
        """The step past a governor."""
        if effect == "ended":
            ended = self._ended(head)
            over = agreement and ended.effect == "happened"
            return Step((replace(ended, effect="denied") if over else ended,), stop=True)
        operator = Operator(effect, head.index, head.index + 1, "governor")
        if effect in ("done", "joining", "opposite") or (effect == "ongoing" and frame == "subj"):
            return Step((operator,))
        noun = head.upos == "NOUN"
        around = self.auxiliaries.at_noun(head.index) if noun else self.auxiliaries.negation(head.index)
        return Step((operator, *around, *self._denial(head)), stop=True)

    def _denial(self, head: Token) -> Iterator[Operator]:
        """A verb of denial around a governor ("denies planning to invade", "rejected as false the claim that")."""
        if head.rel in ("xcomp", "ccomp", "obj") and head.head >= 0:
            above = self.document.tokens[head.head]
            if "denied" in (self._governed(above, "obj"), self._governed(above, "that")):
                yield Operator("opposite", above.index, above.index + 1, "negation")

    def _raised(self, head: Token) -> Operator | None:
        """What "is due to", "is likely to" make of their subject, where it is to take place."""
        for child in self.document.children(head.index, "xcomp"):
            token = self.document.tokens[child]
            effect = self._governed(head, "inf")
            if self._takes_place(token) and effect in ("planned", "possible", "denied"):
                return Operator(effect, head.index, head.index + 1, "governor")
        return None

    def _ended(self, head: Token) -> Operator:
        """What is over has happened; what is not over, or almost, goes on."""
        going = any(True for _ in self.auxiliaries.negation(head.index)) or any(
            self.document.tokens[k].lower in _NEARLY for k in self.document.children(head.index, "advmod")
        )
        return Operator("ongoing" if going else "happened", head.index, head.index + 1, "governor")

    def _that_clause(self, token: Token, head: Token) -> bool:
        """Whether a relative clause is really the content of a noun ("fears that they will use civilians")."""
        if head.upos != "NOUN" or head.index + 1 >= token.index:
            return False
        return self.document.tokens[head.index + 1].lower == "that" and self._governed(head, "that") is not None

    def _ungoverned(self, token: Token, head: Token, frame: str) -> Step:
        rel = token.rel
        if rel == "ccomp":
            return self._clause_of_cue(head)
        if rel == "acl" and token.xpos == "VBN" and token.lemma.lower() in _LAYING:
            return Step()  # "a bomb planted near a market was defused"
        if rel == "acl":
            infinitive = (Operator("planned", token.index, token.index + 1, "infinitive"),)
            return Step(infinitive if frame == "inf" else (), stop=True)
        if rel == "advcl":
            return self._adverbial(token, head, frame)
        if rel in ("obl", "nmod"):
            return Step(direct=rel == "nmod" and head.lemma.lower() in self.lexicon.measures)
        if rel == "obj":
            return Step(direct=head.lemma.lower() in self.lexicon.light)
        if rel == "nsubj" and token.deprel != "nsubj:pass":
            return self._subject(token, head)
        return Step(direct=rel in ("nsubj", "xcomp", "csubj", "cop", "aux"))

    def _adverbial(self, token: Token, head: Token, frame: str) -> Step:
        """A purpose is planned; a participle behind its verb tells what came with it ("could explode, killing ten")."""
        if frame == "inf" and not any(self.document.tokens[k].lower == "have" for k in self._helpers(token.index)):
            return Step((Operator("planned", token.index, token.index + 1, "purpose"),), stop=True)
        if token.xpos != "VBG" or token.index < head.index or self._marker(token.index):
            return Step(stop=True)
        return Step((Operator("joining", token.index, token.index + 1, "participle"),))

    def _subject(self, token: Token, head: Token) -> Step:
        """An event as a subject: it has the status of a verb of taking place; for other verbs it is taken for granted
        unless it is new ("an attack would force them out")."""
        determiners = [self.document.tokens[k].lower for k in self.document.children(token.index, "det")]
        if head.upos in ("NOUN", "PROPN") or head.lower in ORDER:
            return Step(stop=True)  # "an attack was not the first" denies no attack
        if head.upos not in _CLAUSAL:
            return Step(stop=any(d in ("the", "this", "these") for d in determiners))
        if head.lemma.lower() in self.lexicon.occurrence or token.lemma.lower() == "toll":
            return Step()
        return Step() if any(d in ("a", "an", "any", "another") for d in determiners) else Step(stop=True)

    def _clause_of_cue(self, head: Token) -> Step:
        """A clause that somebody says keeps its own status; only disbelief turns it ("don't think that he fled")."""
        if head.lemma.lower() in _DOUBTING:
            for child in self.document.children(head.index, "advmod", "aux"):
                if self.lexicon.negation.get(self.document.tokens[child].lower) == "clause":
                    return Step((Operator("disbelief", child, child + 1, "negation"),), stop=True)
        # "Denies reports that", whatever part of speech the parser gives the noun.
        noun = self.lexicon.effect("n", head.lemma.lower(), "that") == "happened"
        return Step(tuple(self._denial(head)) if noun else (), stop=True)

    def _frame(self, token: Token, marker: str) -> str:
        rel = token.rel
        if rel in ("xcomp", "advcl", "acl", "ccomp") and marker == "to":
            return "inf"
        if rel == "xcomp":
            return {"VBG": "ing", "VB": "inf"}.get(token.xpos, "pred")
        if rel == "ccomp" or (rel == "acl" and marker == "that"):
            return "that"
        if token.deprel == "nsubj:pass" or rel == "obj":
            return "obj"
        if rel == "nsubj":
            return "subj"
        return marker or ("ing" if token.xpos == "VBG" else rel)

    def _governed(self, head: Token, frame: str, *, agreement: bool = False) -> str | None:
        """The lexicon's word on a governor, with its particle or as a predicate."""
        if head.upos in ("NOUN", "PROPN"):
            return self.lexicon.effect("n", head.lemma.lower(), frame, agreement=agreement)
        if head.upos not in _CLAUSAL and not head.xpos.startswith("VB"):
            return self.lexicon.effect("a", head.lower, frame)
        lemma = head.lemma.lower()
        for child in self.document.children(head.index, "compound:prt", "advmod", "xcomp", "obj"):
            word = f"{lemma}+{self.document.tokens[child].lower}"
            effect = self.lexicon.effect("v", word, frame, agreement=agreement)
            if effect:
                return effect
        if self.document.children(head.index, "compound:prt"):
            return None  # "called in air strikes" is no "called a strike"
        verbal = self.lexicon.effect("v", lemma, frame, agreement=agreement)
        return verbal or self.lexicon.effect("a", head.lower, frame)
