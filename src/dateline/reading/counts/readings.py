"""Which claims count a figure, and as what, by the words that the figure is an argument of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.model.trigger import Trigger
from dateline.reading.counts.adjacency import beside
from dateline.reading.counts.conditions import PEOPLE, countable, harm, headline_passive, nobody_fits
from dateline.reading.counts.figures import Figure
from dateline.reading.counts.grammar import links_of
from dateline.reading.counts.lexicon import CountLexicon, Effect, TypeRule
from dateline.reading.counts.owners import RESULTS, Owners
from dateline.reading.counts.predicates import NUMBER, OBJECT, OF, PASSIVE, STATE, SUBJECT, WHOLE, Link

_PATIENT = frozenset({OBJECT, PASSIVE, OF})
_VICTIM_WORDS = frozenset("shot stabbed killed wounded injured hurt dead beaten".split())
# Types whose noun is a state that people are in: "some are in hospital", "he is in custody", "workers on strike".
_STATE_TYPES = frozenset("detention abduction population siege aid displacement protest death surrender".split())
# Types whose own word says little about what became of its victims: its lemma decides where the lexicon knows it.
_OPEN_TYPES = frozenset(
    "armed_clash offensive air_strike shelling bombing armed_attack abuse riot protest disaster siege obstruction "
    "territory".split()
)
_OPEN = frozenset({"killed", "injured", "missing", "destroyed", "attacks", "in_need"})
_ALSO = {
    "population": frozenset({"in_need", "capacity"}),
    "deployment": frozenset({"present"}),
    "siege": frozenset({"present"}),
    "abduction": frozenset({"missing"}),
    "aid": frozenset({"participants"}),
}
_TOLL_REACH = 10  # tokens
_NOMINAL_RELATIONS = frozenset("nsubj obj obl nmod".split())  # "treated 88 wounded": the wounded are the object
_LOST_LIFE = Effect("killed", frozenset({"subject"}))
_SUFFERING = frozenset({"sustain", "suffer", "receive"})  # "62 others sustained injuries"
_OPENING = frozenset("as after while because since when although".split())
_NEVER_RESULTS = frozenset(
    "killing murder massacre slaughter execution beheading assassination arrest detention".split()
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure counted by a claim (the trigger's place in the list), as what, and by which rule."""

    claim: int
    figure: Figure
    of: str
    rule: str


class CountReader:
    """Gives each figure to the claims it belongs to, within one report."""

    def __init__(self, document: Document, triggers: Sequence[Trigger], lexicon: CountLexicon) -> None:
        self.document = document
        self.triggers = triggers
        self.lexicon = lexicon
        self.owners = Owners(document, triggers)

    def readings(self, figure: Figure) -> Iterator[Reading]:
        """Every claim's reading of a figure, the surest first."""
        result = self._result_behind(figure)
        found = [r for link in result for r in self._by_link(link, figure)]
        suffered = any(link.role == STATE for link in result)
        nominal = result and not suffered and self.document.tokens[result[0].token].rel in _NOMINAL_RELATIONS
        yield from found
        if not found or nominal:
            for link in self._links(figure):
                yield from self._by_link(link, figure)

    def _by_link(self, link: Link, figure: Figure) -> Iterator[Reading]:
        """The claims that count a figure for its role to one word."""
        own = self.owners.own(link.token)
        for n in own:
            of = self._own(n, link, figure)
            if of is not None and nobody_fits(of, figure):
                yield Reading(n, figure, of, link.rule)
        if not own:
            yield from self._result(link, figure)
            yield from self._light(link, figure)

    def _links(self, figure: Figure) -> list[Link]:
        """All words a figure is an argument of; a verb right before it outranks the parse."""
        near = list(beside(self.document, figure))
        parsed = links_of(self.document, figure.site, figure.noun)
        governed = {link.token for link in near if link.role == OBJECT and self._counts_at_all(link.token)}
        if governed:
            parsed = [k for k in parsed if k.role != OBJECT or k.token in governed or k.rule == "shared object"]
        return [*parsed, *near, *self._toll(figure)]

    def _toll(self, figure: Figure) -> list[Link]:
        """The death toll that a number later in the sentence gives, where the parse does not join the two."""
        if figure.kind != "number" or figure.group not in PEOPLE:
            return []
        sentence = self.document.sentence_of(figure.site)
        words = self.document.tokens[max(sentence.first, figure.site - _TOLL_REACH) : figure.site]
        tolls = (t for t in words if t.lemma.lower() == "toll")
        clear = (t for t in tolls if not self._parted(t.index, figure.site))
        return [Link(t.index, WHOLE, "toll") for t in clear]

    def _parted(self, first: int, last: int) -> bool:
        """Whether a word between two tokens opens a clause ("the toll may rise as ten are in intensive care")."""
        return any(t.upos == "SCONJ" or t.lower in _OPENING for t in self.document.tokens[first:last])

    def _effects(self, token: Token) -> tuple[Effect, ...]:
        """What a word says became of people and things; who loses his life is himself the one who dies."""
        lives = (
            k for k in self.document.children(token.index, "obj") if self.document.tokens[k].lemma.lower() == "life"
        )
        if token.lemma.lower() == "lose" and any(self.document.children(k, "nmod:poss", "nmod") for k in lives):
            return (_LOST_LIFE,)
        return self.lexicon.effects_of(token)

    def _counts_at_all(self, token: int) -> bool:
        return bool(self.owners.own(token) or self.lexicon.effects_of(self.document.tokens[token]))

    def _own(self, n: int, link: Link, figure: Figure) -> str | None:
        """What a trigger counts in a phrase that stands to it in this role, or None when it counts nothing there."""
        trigger = self.triggers[n]
        rule = self.lexicon.types.get(trigger.type)
        if rule is None or (rule.of == "destroyed" and link.role == SUBJECT and self._has_object(link.token)):
            return None
        token = self.document.tokens[link.token]
        if link.role == NUMBER:
            return self._numbered(trigger, rule, link, figure)
        for effect in self._effects(token):
            generic = trigger.type in _OPEN_TYPES and effect.of in _OPEN
            fitting = effect.of == rule.of or generic or effect.of in _ALSO.get(trigger.type, ())
            if (
                fitting
                and self._fits(link, effect.roles, rule, trigger, figure)
                and countable(self.document, effect.of, figure, rule.single)
            ):
                return harm(self.document, effect.of, link.token, trigger)
            if effect.of == rule.of != "attacks" and link.role in (SUBJECT, OBJECT) and rule.role == "both":
                return None  # who is displaced by "flee" and who by "evacuate" the word itself tells
        if trigger.type == "armed_attack" and trigger.form == "verb" and figure.kind != "number":
            return None  # "tried to capture him": what became of one person is told by verbs of harm only
        if rule.of != "-" and self._fits(link, rule.roles, rule, trigger, figure):
            if countable(self.document, rule.of, figure, rule.single):
                return harm(self.document, rule.of, link.token, trigger)
            if (
                rule.of == "injured"
                and rule.acts == "attacks"
                and countable(self.document, "attacks", figure, rule.single)
            ):
                return "attacks"
        return None

    def _has_object(self, token: int) -> bool:
        return bool(self.document.children(token, "obj"))

    def _numbered(self, trigger: Trigger, rule: TypeRule, link: Link, figure: Figure) -> str | None:
        """A number on the trigger's own noun: "three air strikes", "12 arrests", "14 cases"."""
        token = self.document.tokens[trigger.token]
        if figure.kind != "number" or trigger.form != "noun":
            return None
        if token.lower in _VICTIM_WORDS:  # "several shot at wedding": a participle that the parse takes for a noun
            return harm(self.document, rule.of, link.token, trigger) if rule.of != "-" else None
        for effect in self.lexicon.effects_of(token):
            if "number" in effect.roles and rule.of in (effect.of, "-"):
                return effect.of
        if self.lexicon.noun_class(token) in ("person", "people", "lost") and rule.of != "-":
            return rule.of  # the trigger is the people themselves: "hundreds of protesters", "2,000 troops"
        wounds = any(e.of in ("injured", "killed") for e in self.lexicon.effects_of(token))
        if rule.acts == "attacks" and (link.rule == "part" or wounds):
            return None
        return {"attacks": "attacks", "people": rule.of}.get(rule.acts)

    def _fits(self, link: Link, roles: frozenset[str], rule: TypeRule, trigger: Trigger, figure: Figure) -> bool:
        """Whether the role of a phrase is one whose number the word carries."""
        if link.role == WHOLE:
            nominal = trigger.form == "noun" or self.document.tokens[link.token].rel == "nmod"
            return "whole" in roles or nominal
        if link.role == STATE:
            return trigger.type in _STATE_TYPES or link.rule == "light verb"
        if link.role in rule.cases:
            return link.role != "by" or trigger.form == "noun" or rule.of in ("participants", "present")
        return self._role_fits(link, roles, figure)

    def _result(self, link: Link, figure: Figure) -> Iterator[Reading]:
        """The claims whose act has the result that a word tells: "clashes left 12 *dead*"."""
        token = self.document.tokens[link.token]
        if token.lemma.lower() in _NEVER_RESULTS and token.upos == "NOUN":
            return
        for effect in self._effects(token):
            if figure.kind != "number" and (
                token.xpos == "VB" or ("subject" in effect.roles and effect.of == "destroyed")
            ):
                return  # "an attempt to kill him" did not; one shaft that collapsed is an accident of its own
            absorbed = self.owners.absorbs(link.token) and "patient" in effect.roles
            known = effect.of in RESULTS or absorbed
            if known and self._fits_result(link, effect, figure) and self._may_result(effect, figure):
                for n in self.owners.of_result(link.token, effect.of):
                    yield Reading(n, figure, harm(self.document, effect.of, link.token, None), "result word")
                return

    def _role_fits(self, link: Link, roles: frozenset[str], figure: Figure) -> bool:
        """Whether a phrase is the sufferer or the subject that a word's number belongs to."""
        token = self.document.tokens[link.token]
        subject = link.role == SUBJECT
        patient = link.role in _PATIENT or (
            subject and (token.upos == "ADJ" or headline_passive(self.document, link, figure))
        )
        adjectival = link.role == PASSIVE and token.xpos == "VBN" and "patient" not in roles  # "50 are missing"
        return ("patient" in roles and patient) or ("subject" in roles and (subject or link.role == OF or adjectival))

    def _fits_result(self, link: Link, effect: Effect, figure: Figure) -> bool:
        return (
            self._role_fits(link, effect.roles, figure)
            or ("subject" in effect.roles and link.role == STATE)
            or ("number" in effect.roles and link.role in (NUMBER, WHOLE))
            or ("whole" in effect.roles and link.role in (WHOLE, OF))
        )

    def _may_result(self, effect: Effect, figure: Figure) -> bool:
        if effect.of == "attacks":
            return (
                figure.kind == "number"
                and figure.noun is not None
                and figure.group in ("thing", "weapon", "unit", "place")
            )
        if effect.of == "capacity":
            return figure.kind == "number" and figure.group in PEOPLE
        return countable(self.document, effect.of, figure, "things" if effect.of == "destroyed" else "persons")

    def _light(self, link: Link, figure: Figure) -> Iterator[Reading]:
        """The claims whose noun a light verb carries: "5,200 workers went on strike", "12 sustained injuries"."""
        direction = self.lexicon.light.get(self.document.tokens[link.token].lemma.lower())
        if direction is None or link.role not in (SUBJECT, PASSIVE):
            return
        suffers = direction == "sufferer" or link.role == PASSIVE
        if direction == "giver" and not suffers:
            return
        for k in self._carried(link.token):
            if not suffers and link.rule == "controlled subject" and self._is_offensive(k):
                continue
            own = self.owners.own(k)
            moved = Link(k, STATE if suffers else SUBJECT, "light verb")
            for n in own:
                of = self._own(n, moved, figure)
                if of is not None:
                    yield Reading(n, figure, of, link.rule if link.rule == "alongside" else "light verb")
            if not own and direction == "sufferer":
                yield from self._result(moved, figure)

    def _is_offensive(self, token: int) -> bool:
        return any(self.triggers[n].type == "offensive" for n in self.owners.own(token))

    def _carried(self, verb: int) -> list[int]:
        """The nouns that a light verb carries, also behind "part" or inside a compound: "took part in the march"."""
        nouns = list(self.document.children(verb, "obj", "obl", "xcomp"))
        for k in tuple(nouns):
            nouns += self.document.children(k, "compound", "nmod", "amod")
        return nouns

    @staticmethod
    def _passed(token: Token) -> bool:
        """Whether a word may stand between a number and its result: "30 more wounded", "29 still reported missing"."""
        words = ("more", "others", "people", "reported", "believed", "feared", "confirmed")
        return token.upos == "ADV" or token.lower in words

    def _result_behind(self, figure: Figure) -> list[Link]:
        """A word of result right behind a number and its noun, whatever the parse says: "12 dead", "30 more hurt"."""
        if figure.kind != "number":
            return []
        i = figure.last
        if figure.noun is not None and figure.noun >= i:
            i = figure.noun + 1
        while i < len(self.document) and self._passed(self.document.tokens[i]):
            i += 1
        if i >= len(self.document) or i - figure.last > 6:
            return []
        token = self.document.tokens[i]
        if token.xpos in ("VBP", "VBZ", "VB", "VBG", "NN", "NNS") or token.upos == "NOUN":
            return []
        if token.lemma.lower() in _SUFFERING and token.xpos in ("VBD", "VBN"):
            return [Link(k, STATE, "light verb") for k in self.document.children(i, "obj")]
        following = self.document.tokens[i + 1] if i + 1 < len(self.document) else token
        if token.xpos == "VBD" and following.upos in ("DET", "NOUN", "PROPN", "NUM", "PRON", "ADJ"):
            return []  # a verb with its object: "12 gunmen killed a guard"
        roles = {role for effect in self.lexicon.effects_of(token) for role in effect.roles}
        return [Link(i, PASSIVE if "patient" in roles else SUBJECT, "number and result")] if roles else []
