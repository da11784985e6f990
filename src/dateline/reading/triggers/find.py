"""Finding the triggers: the head words of the acts that a report tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.model.mention import Mentions
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.reading import arguments
from dateline.reading.triggers.absorption import absorb
from dateline.reading.triggers.acceptance import AcceptanceModel, trigger_features
from dateline.reading.triggers.conditions import Scene, holds
from dateline.reading.triggers.learned import proposals, with_learned_types, with_probability
from dateline.reading.triggers.lexicon import NO_TRIGGER, Sense, Term, TriggerLexicon
from dateline.reading.triggers.type_resolution import resolve_types

NOUNS = ("NOUN", "PROPN")
#: Adjectives in predicates that the parser tags ADJ though the lexicon has them as participles ("is besieged").
PREDICATES = ("root", "acl", "advcl", "conj", "ccomp", "xcomp", "parataxis", "acl:relcl")

#: Nouns that only wrap the act named before them ("the shooting incident", "rape cases").
EVENT_SHELLS = frozenset(
    "incident case event episode spree wave series attempt act survivor incident activity outbreak rampage raid".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that the lexicon knows, before it is judged whether the report claims an act with it."""

    trigger: Trigger
    sense: Sense | None


def find_triggers(
    document: Document,
    lexicon: TriggerLexicon,
    acceptance: AcceptanceModel,
    *,
    report: Report | None = None,
    mentions: Mentions | None = None,
) -> tuple[tuple[Trigger, float], ...]:
    """The triggers of a report in text order, each with the probability that it is a claim."""
    candidates = find_candidates(document, lexicon, report=report, mentions=mentions)
    scored = zip(candidates, trigger_features(document, candidates), strict=True)
    judged = ((trigger, acceptance.probability(features)) for trigger, features in scored)
    return tuple((t, p) for t, p in judged if p >= acceptance.threshold)


def find_candidates(
    document: Document,
    lexicon: TriggerLexicon,
    *,
    report: Report | None = None,
    mentions: Mentions | None = None,
) -> tuple[Trigger, ...]:
    """Every trigger that the lexicon knows, in text order; furniture (headers, footers) has none."""
    scene = Scene(document, lexicon.sets, mentions)
    found = _terms(scene, lexicon)
    taken = {i for c in found for i in document.tokens_within(c.trigger.span.start, c.trigger.span.end)}
    found += [c for t in document.tokens if t.index not in taken for c in _single(scene, lexicon, t)]
    kept = [c for c in found if _claims_an_act(scene, c) and not _in_furniture(report, c.trigger.span)]
    kept.sort(key=lambda c: c.trigger.span)
    results = {c.trigger.token for c in kept if c.sense is not None and c.sense.result}
    known = with_learned_types(document, absorb(document, tuple(c.trigger for c in kept), results))
    together = sorted((*known, *_learned(document, known, report)), key=lambda t: t.span)
    return resolve_types(document, tuple(with_probability(document, t) for t in together))


def _learned(document: Document, known: Sequence[Trigger], report: Report | None) -> Iterator[Trigger]:
    """Triggers that the learned heads add to the lexicon's."""
    for index, kind in proposals(document, known):
        token = document.tokens[index]
        span = Span(token.start, token.end)
        if not _in_furniture(report, span):
            yield _trigger(document, index, span, kind, "learned")


def _in_furniture(report: Report | None, span: Span) -> bool:
    if report is None:
        return False
    return any(f.start <= span.start < f.end for f in report.furniture)


def _terms(scene: Scene, lexicon: TriggerLexicon) -> list[Candidate]:
    """Matches of multiword terms, longest first, left to right."""
    found: list[Candidate] = []
    i = 0
    tokens = scene.document.tokens
    while i < len(tokens):
        match = _term_at(scene.document, lexicon, i)
        if match is None:
            i += 1
            continue
        term, positions = match
        found.append(Candidate(_term_trigger(scene.document, term, positions), None))
        i = positions[-1] + 1
    return found


def _term_at(document: Document, lexicon: TriggerLexicon, start: int) -> tuple[Term, tuple[int, ...]] | None:
    token = document.tokens[start]
    for first in {token.lemma.lower(), token.lower}:
        for term in lexicon.terms.get(first, ()):
            positions = _match(document, term, start)
            if positions is not None:
                return term, positions
    return None


def _match(document: Document, term: Term, start: int) -> tuple[int, ...] | None:
    """The token of each word of the term; hyphens between the words are passed over."""
    positions: list[int] = []
    i = start
    sentence = document.sentence_of(start)
    for word in term.words:
        if i < sentence.last and positions and document.tokens[i].text in ("-", "–"):
            i += 1
        if i >= sentence.last or word not in (document.tokens[i].lower, document.tokens[i].lemma.lower()):
            return None
        positions.append(i)
        i += 1
    return tuple(positions)


def _term_trigger(document: Document, term: Term, positions: tuple[int, ...]) -> Trigger:
    head = positions[term.head]
    inside = set(positions)
    outer = [p for p in positions if document.tokens[p].head not in inside]
    if len(outer) == 1 and document.tokens[outer[0]].upos in (*NOUNS, "VERB"):
        head = outer[0]
    span = document.span(positions[0], positions[-1] + 1)
    return _trigger(document, head, span, term.type, term.rule)


def _trigger(document: Document, head: int, span: Span, kind: str, rule: str) -> Trigger:
    token = document.tokens[head]
    form = "noun" if _is_nominal(token) else "verb"
    clause = _governing_verb(document, head) if form == "noun" else head
    is_passive = form == "verb" and arguments.passive(document, head)
    return Trigger(head, span, kind, form, clause, rule, (), is_passive)


def _governing_verb(document: Document, noun: int) -> int:
    """The verb of the clause that a noun of action stands in, or the noun itself."""
    for ancestor in document.ancestors(noun):
        if document.tokens[ancestor].upos in ("VERB", "AUX"):
            return ancestor
    return noun


def _single(scene: Scene, lexicon: TriggerLexicon, token: Token) -> list[Candidate]:
    sense = _sense(scene, lexicon, token)
    if sense is None or sense.type == NO_TRIGGER:
        return []
    span = Span(token.start, token.end)
    return [Candidate(_trigger(scene.document, token.index, span, sense.type, sense.rule), sense)]


def _sense(scene: Scene, lexicon: TriggerLexicon, token: Token) -> Sense | None:
    lemma = token.lemma.lower()
    senses: tuple[Sense, ...]
    if _is_nominal(token):
        senses = lexicon.nouns.get(lemma) or lexicon.nouns.get(token.lower, ())
    elif token.upos == "VERB" or (token.upos == "ADJ" and token.rel in PREDICATES):
        senses = lexicon.verbs.get(lemma) or lexicon.verbs.get(_participle_lemma(token), ())
        if token.xpos in ("VBG", "NN", "NNS"):
            senses = (*senses, *lexicon.nouns.get(token.lower, ()))
    else:
        return None
    return next((s for s in senses if holds(scene, token.index, s)), None)


def _is_nominal(token: Token) -> bool:
    """A noun, or an adjective in a noun's place ("launched an offensive")."""
    return token.upos in NOUNS or (token.upos == "ADJ" and token.rel in ("obj", "nsubj", "obl", "nmod"))


def _participle_lemma(token: Token) -> str:
    """A verb's lemma from an adjective in -ed ("wounded" to "wound"), for participles tagged as adjectives."""
    word = token.lower
    if token.upos == "ADJ" and word.endswith("ed"):
        return word[:-2] if not word.endswith("eed") else word
    return word


def _claims_an_act(scene: Scene, candidate: Candidate) -> bool:
    document, token = scene.document, scene.document.tokens[candidate.trigger.token]
    if candidate.trigger.form == "verb":
        return token.rel not in ("amod", "compound", "case", "mark") and not _is_adjectival(document, token)
    return not (_names_something(document, candidate.trigger) or _modifies(document, token))


def _is_adjectival(document: Document, token: Token) -> bool:
    """A participle used as a state ("the besieged enclave", "rebel-held town")."""
    if token.head < 0 or token.rel not in ("acl", "conj"):
        return False
    return token.rel == "acl" and token.index < token.head and token.xpos in ("VBN", "JJ")


def _names_something(document: Document, trigger: Trigger) -> bool:
    """A trigger word inside a longer proper name ("Human Rights Watch", "Battle Creek")."""
    entity = document.entity_at(trigger.token)
    if entity is None or entity.kind not in ("organization", "person", "place", "object", "other"):
        return False
    inside = document.tokens_within(trigger.span.start, trigger.span.end)
    return entity.last - entity.first > len(inside) and document.tokens[trigger.token].text[:1].isupper()


def _modifies(document: Document, token: Token) -> bool:
    """A noun that only modifies another ("attack helicopter", "bomb squad")."""
    if token.rel not in ("compound", "amod") or token.head <= token.index:
        return False
    return document.tokens[token.head].lemma.lower() not in EVENT_SHELLS
