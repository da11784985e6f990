"""Plain statements: what happened, and what still goes on at publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Status, StatusReading
from dateline.reading.attribution.subjects import preposition
from dateline.reading.status.lexicon import StatusLexicon
from dateline.reading.status.tense import Tense, clause_tense, tense_of

# Types whose claims tell how things stand, not what took place.
_STOCKS = frozenset(("population",))
_STATES = frozenset(
    ("population", "siege", "territory", "detention", "abduction", "obstruction", "deployment", "displacement")
)
# Types whose acts are over once told in the past, also in the progressive ("they were attacking").
_ACTS = frozenset(("armed_attack", "killing", "abuse", "bombing", "shelling", "air_strike", "death", "riot"))


# Prepositions that set an event apart in time from what is told ("closed after three attacks").
_APART = frozenset(("after", "before", "since", "following", "until", "till", "from", "for", "to"))
_UNITS = frozenset(("day", "week", "month", "year", "decade", "hour"))
# "seven-year", "decades-long": also where the parser splits off nothing.
_LONG = re.compile(r"(year|month|week|decade)s?(-(long|old))?$")


@dataclass(frozen=True)
class LastingReader:
    """Tells lasting events from past ones in one document."""

    document: Document
    lexicon: StatusLexicon

    def read(self, trigger: Trigger) -> StatusReading:
        found = self._still(trigger) or (self._verb(trigger) if self._verbal(trigger) else self._noun(trigger))
        return found or StatusReading(Status.HAPPENED, Basis.CLAUSE, self._plain_rule(trigger))

    def _still(self, trigger: Trigger) -> StatusReading | None:
        """An adverb that says that it goes on, beside the event or its predicate."""
        head = self.document.tokens[trigger.token].head
        places = [trigger.token] + ([head] if head >= 0 and self._carried(trigger.token) else [])
        for place in places:
            for child in self.document.children(place, "advmod"):
                if self._kind(child) == "adverb":
                    token = self.document.tokens[child]
                    return StatusReading(Status.ONGOING, Basis.CLAUSE, "modifier", Span(token.start, token.end))
        return None

    def _carried(self, index: int) -> bool:
        return self.document.tokens[index].rel in ("obj", "nsubj", "xcomp", "obl")

    def _plain_rule(self, trigger: Trigger) -> str:
        return f"plain {clause_tense(self.document, trigger.token).time}"

    def _verbal(self, trigger: Trigger) -> bool:
        token = self.document.tokens[trigger.token]
        # "Two weeks of fighting": a verb form in a noun's place.
        gerund = token.xpos == "VBG" and token.rel in ("nmod", "obl", "obj")
        return token.upos in ("VERB", "AUX") and not gerund

    def _ongoing(self, rule: str, tense: Tense | None = None) -> StatusReading:
        span: Span | None = None
        if tense is not None:
            token = self.document.tokens[tense.verb]
            span = Span(token.start, token.end)
        return StatusReading(Status.ONGOING, Basis.CLAUSE, rule, span)

    def _kind(self, index: int) -> str | None:
        token = self.document.tokens[index]
        lemma = token.lemma.lower()
        # Lemmatisers lose a final "e" or keep a doubled consonant ("patroll").
        forms = (lemma, token.lower, f"{lemma}e", lemma[:-1] if lemma[-2:-1] == lemma[-1:] else lemma)
        return next((self.lexicon.lasting[form] for form in forms if form in self.lexicon.lasting), None)

    def _verb(self, trigger: Trigger) -> StatusReading | None:
        own = tense_of(self.document, trigger.token)
        kind = self._kind(trigger.token)
        if own.progressive and (own.time != "past" or trigger.type not in _ACTS):
            return self._ongoing("progressive", own)
        if own.time == "present" and not own.passive:
            return None if self._headline(trigger) and kind is None else self._ongoing("present tense", own)
        if own.time == "present" and own.passive and trigger.type in _STATES:
            return self._ongoing("lasting", own)
        if trigger.type == "obstruction" and any(
            self.document.tokens[k].lower in ("can", "ca") for k in self.document.children(trigger.token, "aux")
        ):
            return self._ongoing("lasting", own)
        if (
            own.time == "perfect"
            and kind
            and self._since(trigger.token)
            and (kind in ("state", "course") or not own.passive)
        ):
            return self._ongoing("lasting", own)
        if own.time == "none":
            return self._carrier(trigger.token) or self._participle(trigger, kind)
        if trigger.type in _STOCKS and own.time not in ("past", "pluperfect"):
            return self._ongoing("stock")
        return None

    def _carrier(self, index: int) -> StatusReading | None:
        """The progressive of a verb that an infinitive is as true as ("are trying to break through")."""
        token = self.document.tokens[index]
        while token.rel == "xcomp" and token.head >= 0:
            token = self.document.tokens[token.head]
            if self.lexicon.effect("v", token.lemma.lower(), "inf") != "done":
                return None
            tense = tense_of(self.document, token.index)
            if tense.progressive and tense.time != "past":
                return self._ongoing("progressive", tense)
        return None

    def _participle(self, trigger: Trigger, kind: str | None) -> StatusReading | None:
        above = clause_tense(self.document, trigger.token)
        token = self.document.tokens[trigger.token]
        now = above.time in ("present", "perfect", "none")
        if trigger.type in _STOCKS:
            return self._ongoing("stock")
        bare = token.rel == "acl" and not self.document.children(trigger.token, "mark")
        if token.xpos == "VBG" and kind in ("activity", "course") and bare and trigger.type not in _ACTS:
            return self._ongoing("lasting")
        remaining = token.rel == "xcomp" and self.document.tokens[token.head].lemma.lower() in ("remain", "stay")
        if now and (trigger.type == "siege" or (trigger.type in _STATES and (kind == "state" or remaining))):
            return self._ongoing("lasting", above)
        if above.progressive and token.rel == "xcomp" and trigger.type in _STATES:
            return self._ongoing("progressive", above)
        return None

    def _headline(self, trigger: Trigger) -> bool:
        """Whether a trigger stands in a headline: a first line without a full stop."""
        sentence = self.document.sentence_of(trigger.token)
        words = self.document.text[sentence.start : sentence.end].rstrip()
        return sentence.index < 2 and not words.endswith((".", "!", "?", "”", '"'))

    def _since(self, index: int) -> bool:
        for child in self.document.children(index, "obl", "advcl", "obj"):
            for mark in self.document.children(child, "case", "mark"):
                word = self.document.tokens[mark].lower
                if word == "since" or (word == "for" and self._is_length(child)):
                    return True
        return False

    def _is_length(self, index: int) -> bool:
        """A stretch of time ("for three weeks", "for years"), not what is claimed or blamed ("for the attack")."""
        return any(self.document.tokens[k].lemma.lower() in _UNITS for k in self.document.subtree(index))

    def _noun(self, trigger: Trigger) -> StatusReading | None:
        document = self.document
        kind = self._kind(trigger.token)
        if trigger.type in _STOCKS:
            past = clause_tense(document, trigger.token).time in ("past", "pluperfect")
            return None if past else self._ongoing("stock")
        if (kind == "course" and self._settled(trigger.token)) or (kind and self._for_long(trigger.token)):
            return self._ongoing("lasting")
        top = self._measured(trigger.token)
        if document.children(top, "cop"):
            own = tense_of(document, top)
            long = self._since(top) or kind in ("course", "state")
            lasting = own.time == "present" or (own.time == "perfect" and long)
            return self._ongoing("present tense", own) if lasting and (kind or trigger.type in _STATES) else None
        token = document.tokens[top]
        if token.head < 0:
            return None
        return self._governed(trigger, document.tokens[top], tense_of(document, token.head), kind)

    def _governed(self, trigger: Trigger, top: Token, above: Tense, kind: str | None) -> StatusReading | None:
        """What the tense of the governing predicate says of an event noun."""
        rel, deprel = top.rel, top.deprel
        verb = self.document.tokens[above.verb].lemma.lower()
        if rel == "obj" and above.progressive and (kind or verb in self.lexicon.light):
            return self._ongoing("progressive", above)
        if rel == "obj" and above.time == "present" and kind and trigger.type not in _ACTS:
            return self._ongoing("present tense", above)
        if kind and above.time == "perfect" and not above.passive and self._since(above.verb) and rel in ("obj", "obl"):
            return self._ongoing("lasting", above)
        stays = trigger.type in _STATES and bool(self.document.children(above.verb, "cop"))
        if rel == "nsubj" and (above.progressive or ((kind or stays) and self._goes_on(trigger.token, above))):
            return self._ongoing("lasting", above)
        if rel in ("obl", "nmod", "obj", "xcomp") and kind == "state" and above.time in ("present", "perfect"):
            return self._ongoing("lasting", above)
        if kind and above.time == "perfect" and deprel == "obl:agent":
            return self._ongoing("lasting", above)
        amid = kind == "activity" and rel == "obl" and preposition(self.document, top.index) not in _APART
        if amid and above.time == "present" and verb not in self.lexicon.inception:
            return self._ongoing("lasting", above)
        return None

    def _goes_on(self, index: int, above: Tense) -> bool:
        """Whether the subject of a present or perfect lasts: acts in the plural do not ("the strikes have hit")."""
        if above.time != "perfect":
            return above.time == "present"
        plural = self.document.tokens[index].xpos in ("NNS", "NNPS")
        return not plural or self.document.tokens[above.verb].lemma.lower() in self.lexicon.occurrence

    def _measured(self, index: int) -> int:
        """The noun that measures an event, or the event itself ("a month of airstrikes" → month)."""
        token = self.document.tokens[index]
        while token.rel == "conj" and token.head >= 0 and self.document.tokens[token.head].upos in ("NOUN", "PROPN"):
            token = self.document.tokens[token.head]
        while (
            token.rel == "nmod"
            and token.head >= 0
            and self.document.tokens[token.head].lemma.lower() in self.lexicon.measures
        ):
            token = self.document.tokens[token.head]
        return token.index

    def _for_long(self, index: int) -> bool:
        """Whether an event is measured in time up to now ("after two weeks of fighting, shops are shut")."""
        top = self.document.tokens[self._measured(index)]
        if top.lemma.lower() not in _UNITS or top.index == index:
            return False
        return clause_tense(self.document, top.index).time in ("present", "perfect", "none")

    def _settled(self, index: int) -> bool:
        """Whether a course of events is spoken of as known or long ("the war", "two decades of conflict") and not as
        beginning or ending."""
        document = self.document
        token = document.tokens[index]
        top = document.tokens[self._measured(index)]
        if token.xpos in ("NNS", "NNPS"):
            return False
        if top.rel in ("nsubj", "obj") and top.head >= 0:
            verb = document.tokens[top.head]
            if verb.lemma.lower() in self.lexicon.inception and tense_of(document, verb.index).time != "perfect":
                return False
        before = [document.tokens[k] for k in document.children(index, "det", "nmod", "amod", "compound") if k < index]
        return any(t.lower in ("the", "this") or t.deprel == "nmod:poss" or _LONG.search(t.lower) for t in before)
