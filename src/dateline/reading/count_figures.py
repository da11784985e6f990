"""What a report counts, before anybody asks for which claim: numbers with their nouns, and single people and things."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.model.mention import MentionKind, Mentions
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.values import Qualifier
from dateline.reading.count_lexicon import CountLexicon
from dateline.reading.quantities import head_of, is_plural

PRONOUNS = frozenset("he she him her me i himself herself".split())
_INDEFINITE = frozenset({"a", "an", "another"})
_DEFINITE = frozenset("the this that his her my their our its your".split())
_MAKERS = ("er", "or", "ist", "ian", "eer", "ee", "ant")  # endings of nouns for people who do something


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted phrase: ``site`` is its syntactic top, ``noun`` the token of what is counted (None: nothing named).

    ``kind`` is number, indefinite, definite, named or pronoun; ``group`` is the noun's class in the lexicon.
    """

    site: int
    noun: int | None
    group: str | None
    kind: str
    span: Span
    best: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    last: int  # the token after the number's own words


def number_figures(document: Document, quantities: Iterable[Quantity], lexicon: CountLexicon) -> list[Figure]:
    """One figure for every quantity that counts people or things."""
    found = []
    for q in quantities:
        if q.kind != "count":
            continue
        noun = q.noun
        group = lexicon.noun_class(document.tokens[noun]) if noun is not None else None
        if q.best == 0 and group not in ("person", "people", "household", "lost", None):
            continue
        site = _site(document, head_of(document, range(q.first, q.last)), noun)
        found.append(Figure(site, noun, group, "number", q.span, q.best, q.low, q.high, q.qualifier, q.last))
    return found


def _site(document: Document, number: int, noun: int | None) -> int:
    """The upper one of number and noun: in "12 men" the noun, in "hundreds of men" the number."""
    if noun is None:
        return number
    if noun in document.ancestors(number):
        return noun
    if number in document.ancestors(noun):
        return number
    return noun if number < noun else number


def single_figures(document: Document, lexicon: CountLexicon, mentions: Mentions | None) -> list[Figure]:
    """People and things that stand alone without a number: "a man", "his wife", "John Smith", "she", "a tank"."""
    found = []
    for token in document.tokens:
        if token.rel in ("compound", "flat") and token.lower not in PRONOUNS:
            continue
        figure = _single(document, token, lexicon, mentions)
        if figure is not None:
            found.append(figure)
    return found


def _single(document: Document, token: Token, lexicon: CountLexicon, mentions: Mentions | None) -> Figure | None:
    if token.upos == "PRON" and token.lower in PRONOUNS and token.deprel != "nmod:poss":
        return _one(document, token, "pronoun", "person", token.index)
    if token.upos == "PROPN" and _is_person_name(document, token, mentions):
        return _one(document, token, "named", "person", token.index)
    if token.upos not in ("NOUN", "PROPN", "ADJ") or is_plural(token):
        return None
    group = lexicon.noun_class(token) or _person_by_form(document, token)
    if group not in ("person", "thing", "weapon", None, "maker"):
        return None
    determiners = [document.tokens[k] for k in document.children(token.index, "det", "nmod:poss")]
    if document.children(token.index, "nummod"):
        return None
    words = {d.lower for d in determiners}
    if words & _INDEFINITE:
        kind = "indefinite"
    elif words & _DEFINITE or any(d.deprel == "nmod:poss" for d in determiners):
        kind = "definite"
    elif not determiners and group == "person" and token.xpos == "NN" and _before_name_or_headline(document, token):
        kind = "bare"
    else:
        return None
    if group in ("maker", None) and kind != "indefinite":
        return None
    first = min([token.index, *(d.index for d in determiners)])
    return _one(document, token, kind, "person" if group == "maker" else group or "unknown", first)


def _before_name_or_headline(document: Document, token: Token) -> bool:
    """A noun without an article is one person before a name ("councillor John Smith") and in a headline."""
    following = document.tokens[token.index + 1] if token.index + 1 < len(document) else token
    if following.upos == "PROPN" and following.text[:1].isupper():
        return True
    sentence = document.sentence_of(token.index)
    lead = document.tokens[sentence.first : token.index]
    headline = not any(t.upos in ("DET", "AUX", "PRON") for t in document.sentence_tokens(sentence)[: token.index + 3])
    return len(lead) <= 4 and headline and all(t.upos in ("ADJ", "NOUN", "PROPN", "PUNCT") for t in lead)


def _person_by_form(document: Document, token: Token) -> str | None:
    """A person by the ending of the noun ("a tax preparer"), or by an age ("the 12-year-old")."""
    if token.lower == "old" and any(
        "year" in document.tokens[i].lower for i in range(max(0, token.index - 3), token.index)
    ):
        return "person"
    if token.lower.endswith(("year-old", "years-old")):
        return "person"
    return "maker" if token.upos == "NOUN" and token.lower.endswith(_MAKERS) else None


def _one(document: Document, token: Token, kind: str, group: str, first: int) -> Figure:
    last = token.index + 1
    while last < len(document) and document.tokens[last].rel == "flat" and document.tokens[last].head == token.index:
        last += 1
    span = document.span(first, last)
    return Figure(token.index, token.index, group, kind, span, 1, 1, 1, Qualifier.EXACT, last)


def _is_person_name(document: Document, token: Token, mentions: Mentions | None) -> bool:
    """Whether a proper noun is the head of a person's name; a surname counts where the report has the full name."""
    entity = document.entity_at(token.index)
    if entity is not None and document.tokens[token.index].head in range(entity.first, entity.last):
        return False
    if entity is not None and entity.kind == "person":
        return True
    if token.rel == "conj" and token.head >= 0 and document.tokens[token.head].upos == "PROPN":
        lead = document.entity_at(token.head)
        if lead is not None and lead.kind == "person":
            return True
    mention = mentions.headed_by(token.index) if mentions is not None else None
    if mention is not None:
        return mention.kind is MentionKind.PERSON
    return _is_surname(document, token.text)


def _is_surname(document: Document, word: str) -> bool:
    """Whether a word stands in people's names at least as often as in other names of the report."""
    kinds = [e.kind for e in document.entities if any(t.text == word for t in document.tokens[e.first : e.last])]
    people = kinds.count("person")
    return people > 0 and people >= len(kinds) - people
