"""Whether a lexicon line's conditions hold around a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.model.document import Document
from dateline.model.mention import MentionKind, Mentions
from dateline.reading import arguments
from dateline.reading.triggers.lexicon import Condition, Sense

PERSONAL = frozenset("he she they them we us i him her you who whom me".split())
GROUPS = frozenset("it they we which that itself themselves".split())
VAGUE_PEOPLE = frozenset(
    "those that these many some several all most others other one none both few dozen hundred thousand".split()
)


@dataclass(frozen=True)
class Scene:
    """A document with what is known of its nouns: the ground on which conditions are judged."""

    document: Document
    sets: Mapping[str, frozenset[str]]
    mentions: Mentions | None = None

    @cached_property
    def report_lemmas(self) -> Counter[str]:
        return Counter(t.lemma.lower() for t in self.document.tokens)

    @cached_property
    def sentence_words(self) -> tuple[frozenset[str], ...]:
        words: list[set[str]] = [set() for _ in self.document.sentences]
        for token in self.document.tokens:
            words[token.sentence].update((token.lemma.lower(), token.lower))
        return tuple(frozenset(w) for w in words)

    def is_a(self, index: int, term: str) -> bool:
        """Whether a token is of a kind (PEOPLE, ARMED, PLACE, norp), in a named set, or the lemma itself."""
        if term in ("PEOPLE", "ARMED", "FORCE", "PLACE", "norp"):
            return any(self._of_kind(each, term) for each in arguments.denoted(self.document, index))
        wanted = self.sets.get(term) or frozenset((term,))
        for each in arguments.denoted(self.document, index):
            token = self.document.tokens[each]
            if not wanted.isdisjoint((token.lemma.lower(), token.lower)):
                return True
        return False

    def _of_kind(self, index: int, kind: str) -> bool:
        token = self.document.tokens[index]
        lemma = token.lemma.lower()
        entity = self.document.entity_at(index)
        entity_kind = entity.kind if entity else ""
        mention = self.mentions.headed_by(index) if self.mentions else None
        actor = mention.kind if mention else None
        pronoun = mention is not None and mention.pronoun
        if kind == "norp":
            return entity_kind == "norp"
        if kind == "PLACE":
            return lemma in self.sets["place"] or entity_kind == "place" or lemma == "it"
        if kind == "FORCE":
            return (
                lemma in self.sets["fighters"]
                or lemma in self.sets["forces"]
                or (not pronoun and actor in (MentionKind.FORCE, MentionKind.GROUP, MentionKind.COALITION))
            )
        if kind == "ARMED":
            return (
                lemma in self.sets["armed"]
                or entity_kind in ("organization", "norp", "place")
                or actor in (MentionKind.FORCE, MentionKind.GROUP, MentionKind.STATE, MentionKind.COALITION)
                or lemma in PERSONAL
                or lemma in GROUPS
            )
        return (
            lemma in self.sets["people"]
            or lemma in self.sets["armed"]
            or token.upos == "NUM"
            or entity_kind in ("person", "norp")
            or lemma in PERSONAL
            or lemma in VAGUE_PEOPLE
            or actor in (MentionKind.PERSON, MentionKind.GENERIC, MentionKind.GROUP, MentionKind.FORCE)
        )

    def any_is(self, indices: Iterable[int], terms: Iterable[str]) -> bool:
        terms = tuple(terms)
        return any(term == "any" or self.is_a(i, term) for i in indices for term in terms)

    def sentence_has(self, index: int, terms: Iterable[str]) -> bool:
        """Whether the trigger's sentence holds one of the words, the trigger's own word apart."""
        token = self.document.tokens[index]
        words = self.sentence_words[token.sentence] - {token.lemma.lower(), token.lower}
        return any(not words.isdisjoint(self.sets.get(term, frozenset((term,)))) for term in terms)

    def report_has(self, terms: Iterable[str], *, times: int = 2) -> bool:
        wanted = frozenset().union(*(self.sets.get(t, frozenset((t,))) for t in terms))
        return sum(n for word, n in self.report_lemmas.items() if word in wanted) >= times


def _objects(scene: Scene, index: int) -> tuple[int, ...]:
    if scene.document.tokens[index].upos in ("NOUN", "PROPN"):
        return arguments.noun_objects(scene.document, index)
    return arguments.objects(scene.document, index)


def _subjects(scene: Scene, index: int) -> tuple[int, ...]:
    if scene.document.tokens[index].upos in ("NOUN", "PROPN"):
        return arguments.noun_subjects(scene.document, index)
    return arguments.subjects(scene.document, index)


def _argument(scene: Scene, index: int, condition: Condition) -> bool:
    found = _objects(scene, index) if condition.key == "obj" else _subjects(scene, index)
    if not found:
        return condition.optional
    return scene.any_is(found, condition.terms)


def _prepositional(scene: Scene, index: int, condition: Condition) -> bool:
    document = scene.document
    for child in document.children(index, "obl", "nmod", "advcl"):
        marks = {document.tokens[c].lower for c in document.children(child, "case", "mark")}
        if not marks & condition.prepositions:
            continue
        nouns = arguments.with_conjuncts(document, (child,))
        if not condition.terms or scene.any_is(nouns, condition.terms):
            return True
        if "number" in condition.terms and any(document.tokens[k].upos == "NUM" for k in document.subtree(child)):
            return True
    return False


def _particle(scene: Scene, index: int, condition: Condition) -> bool:
    children = scene.document.children(index, "compound", "advmod", "case", "obl", "mark")
    return any(scene.document.tokens[c].lower in condition.terms for c in children)


def _dependent(scene: Scene, index: int, condition: Condition) -> bool:
    children = scene.document.children(index)
    inner = [g for c in children for g in scene.document.children(c, "amod", "compound", "nmod", "case", "conj")]
    return scene.any_is((*children, *inner), condition.terms)


def _modifier(scene: Scene, index: int, condition: Condition) -> bool:
    document = scene.document
    found: list[int] = []
    for child in document.children(index, "amod", "compound", "nmod", "nummod", "obl"):
        if child < index:
            found.extend(document.subtree(child))
        elif arguments.preposition(document, child) == "of":
            found.append(child)
    return scene.any_is(found, condition.terms)


def _head(scene: Scene, index: int, condition: Condition) -> bool:
    document = scene.document
    token = document.tokens[index]
    marks = {document.tokens[c].lower for c in document.children(index, "case")}
    copula = {document.tokens[c].lemma.lower() for c in document.children(index, "cop")}
    if (marks | copula) & set(condition.terms):
        return True
    return token.head >= 0 and scene.any_is((token.head,), condition.terms)


def _complement(scene: Scene, index: int, condition: Condition) -> bool:
    return scene.any_is(scene.document.children(index, "xcomp", "ccomp"), condition.terms)


_JUDGES: dict[str, Callable[[Scene, int, Condition], bool]] = {
    "obj": _argument,
    "subj": _argument,
    "prep": _prepositional,
    "prt": _particle,
    "xcomp": _complement,
    "dep": _dependent,
    "mod": _modifier,
    "head": _head,
    "near": lambda scene, index, c: scene.sentence_has(index, c.terms),
    "report": lambda scene, _, c: scene.report_has(c.terms),
    "trans": lambda scene, index, _: bool(_objects(scene, index)),
    "intrans": lambda scene, index, _: not _objects(scene, index),
    "passive": lambda scene, index, _: arguments.passive(scene.document, index),
    "plural": lambda scene, index, _: scene.document.tokens[index].xpos in ("NNS", "NNPS"),
}


def holds(scene: Scene, index: int, sense: Sense) -> bool:
    """Whether every condition of a lexicon line holds around a token."""
    return all(_JUDGES[c.key](scene, index, c) != c.negated for c in sense.conditions)
