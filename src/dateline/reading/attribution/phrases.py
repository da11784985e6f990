"""Attributions whose cue is no verb: "according to", "a statement by", "allegations by X that"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document
from dateline.reading.attribution.cues import CueLexicon, CuePhrase
from dateline.reading.attribution.subjects import preposition, subject_of
from dateline.reading.status.tense import tense_of

# Verbs that make their subject the source of the news they take ("received reports of", "heard claims that").
_RECEIVING = frozenset(
    """
    receive get hear have cite see obtain document record collect gather review share
    """.split()
)


_NOMINAL = ("NOUN", "PROPN", "PRON")


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """A cue that is no verb: tokens ``first..last`` (end exclusive), the head of its source's phrase, its content."""

    first: int
    last: int
    kind: str
    source: int | None
    content: frozenset[int]
    rule: str


def find_phrase_cues(document: Document, lexicon: CueLexicon) -> tuple[PhraseCue, ...]:
    """All attributions by fixed words or by a noun, in text order."""
    found: list[PhraseCue] = []
    for token in document.tokens:
        phrase = _phrase_at(document, lexicon, token.index)
        if phrase is not None and phrase.named:
            made = _according(document, phrase, token.index)
        else:
            made = _noun(document, lexicon, token.index)
        if made is not None:
            found.append(made)
    return tuple(found)


def _phrase_at(document: Document, lexicon: CueLexicon, index: int) -> CuePhrase | None:
    for phrase in lexicon.phrases.get(document.tokens[index].lower, ()):
        words = [t.lower for t in document.tokens[index : index + len(phrase.words)]]
        if tuple(words) == phrase.words:
            return phrase
    return None


def _according(document: Document, phrase: CuePhrase, index: int) -> PhraseCue | None:
    """ "According to X": X is what the words hang on, the content all the rest of the clause."""
    last = index + len(phrase.words)
    sentence = document.sentence_of(index)
    source = _phrase_head(document, index, last, sentence.last)
    if source is None:
        return None
    own = set(document.subtree(source, without=("ccomp", "parataxis"))) | set(range(index, last))
    content = _commented(document, index, source, own) - own
    if phrase.words[0] in ("citing", "quoting") and not content:
        return None
    rule = "citing" if phrase.words[0] in ("citing", "quoting") else "according to"
    return PhraseCue(index, last, phrase.kind, source, frozenset(content), rule)


def _commented(document: Document, index: int, source: int, own: set[int]) -> set[int]:
    """What "according to X" comments on: all before it where a comma parts them, all after it at the sentence's start,
    all around it between commas, else its clause."""
    sentence = document.sentence_of(index)
    if index > sentence.first + 1 and document.tokens[index - 1].text in (",", "–", "—"):
        told = any(t.upos in ("VERB", "AUX") for t in document.tokens[sentence.first : index])
        return set(range(sentence.first, index - 1 if told else sentence.last))
    if index == sentence.first:
        return set(range(max(own) + 1, sentence.last))
    clause = _clause_of(document, source, own)
    return set(document.subtree(clause)) if clause is not None else set(range(sentence.first, sentence.last))


def _phrase_head(document: Document, index: int, last: int, end: int) -> int | None:
    """The head of the noun phrase after a fixed expression: by the tree, else by place."""
    head = document.tokens[index].head
    if last <= head < end and document.tokens[head].upos in _NOMINAL:
        return head
    for child in document.children(index, "obl", "obj"):
        if child >= last and document.tokens[child].upos in _NOMINAL:
            return child
    for start in range(last, min(last + 8, end)):
        if document.tokens[start].upos in _NOMINAL:
            return _top(document, start, last)
        if document.tokens[start].upos in ("VERB", "AUX"):
            return None
    return None


def _top(document: Document, start: int, last: int) -> int:
    seen = start
    for ancestor in document.ancestors(start):
        token = document.tokens[ancestor]
        if ancestor < last or token.upos not in (*_NOMINAL, "ADJ", "NUM"):
            break
        if token.upos == "ADJ" and token.rel not in ("amod", "obl", "nmod"):
            break
        seen = ancestor
    return seen


def _clause_of(document: Document, source: int, own: set[int]) -> int | None:
    """The top of the clause that a source phrase comments on: the nearest verb or predicate above it, and what that is
    coordinated with, unless the phrase opens the second half ("…, and according to X, …")."""
    top = None
    for ancestor in document.ancestors(source):
        if ancestor in own:
            continue
        top = ancestor
        token = document.tokens[ancestor]
        if token.upos in ("VERB", "AUX") or document.children(ancestor, "cop", "nsubj"):
            opened = token.rel == "conj" and any(k < min(own) for k in document.children(ancestor, "cc"))
            if token.rel in ("conj", "parataxis", "xcomp") and not opened:
                continue
            break
    return top


def _noun(document: Document, lexicon: CueLexicon, index: int) -> PhraseCue | None:
    token = document.tokens[index]
    noun = lexicon.of_noun(token) if token.upos in ("NOUN", "PROPN") else None
    if noun is None:
        return None
    clauses = [k for k in document.children(index, "acl", "ccomp") if _is_that_clause(document, k)]
    prepositions = [
        k for k in document.children(index, "nmod") if preposition(document, k) in ("of", "about", "for", "on")
    ]
    if not noun.medium and noun.kind in ("demand", "fear", "intent"):
        clauses += [k for k in document.children(index, "acl") if preposition(document, k) == "to"]
    content = {i for k in clauses or prepositions for i in document.subtree(k)}
    if not content and token.text.endswith("ing"):
        content = {i for k in document.children(index, "obl", "obj") for i in document.subtree(k)}
    source = _possessor(document, index, set(prepositions) if not clauses else set())
    if source is None:
        source = _beside_with(document, index)
    if source is None:
        source = _receiver(document, index)
    if source is None or not content:
        return None
    return PhraseCue(index, index + 1, noun.kind, source, frozenset(content), "noun of saying")


def _beside_with(document: Document, index: int) -> int | None:
    """The noun before a participle that was taken for a noun ("with aid agencies warning of famine")."""
    if index < 2 or not document.tokens[index].text.endswith("ing") or document.tokens[index - 1].upos not in _NOMINAL:
        return None
    start = index - 1
    while start > 0 and document.tokens[start - 1].upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        start -= 1
    opened = start > 0 and document.tokens[start - 1].lower == "with"
    return index - 1 if opened else None


def _is_that_clause(document: Document, index: int) -> bool:
    token = document.tokens[index]
    if preposition(document, index) == "that":
        return True
    return token.rel == "ccomp" and preposition(document, index) != "to"


def _possessor(document: Document, index: int, without: set[int]) -> int | None:
    for child in document.children(index, "nmod", "compound", "amod"):
        token = document.tokens[child]
        if child in without:
            continue
        if token.deprel == "nmod:poss" or (token.rel == "nmod" and preposition(document, child) in ("by", "from")):
            return child
    return None


def _receiver(document: Document, index: int) -> int | None:
    """The subject of "received reports of", "cited reports that"; the subject of "made claims that"."""
    head = document.tokens[index].head
    if head < 0 or document.tokens[index].rel != "obj":
        return None
    lemma = document.tokens[head].lemma.lower()
    if lemma in _RECEIVING or lemma in ("make", "issue", "repeat", "voice", "express", "raise", "reject", "renew"):
        # "Police received reports of a fire" tells what they did; "has received reports of abuse" what they know.
        return None if lemma == "receive" and tense_of(document, head).time == "past" else subject_of(document, head)
    return None
