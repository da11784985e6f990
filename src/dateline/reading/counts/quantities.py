"""The numbers of a report as figures: value, qualifier, kind, and the noun that is counted."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from dateline.model.document import Document, Token
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.reading.counts.kinds import COUNT, NumberKinds
from dateline.reading.counts.numbers import load_numbers
from dateline.reading.counts.scanner import NumberScanner
from dateline.reading.counts.values import Number

_PLURAL = frozenset({"NNS", "NNPS"})
_PLURAL_WORDS = frozenset(
    "people persons police personnel staff families those them us these whom which ours youth cattle aircraft".split()
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# What may stand between a number and its noun: "12 Syrian army soldiers", "three suspected al-Shabab fighters".
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_QUALIFYING_AFTER = frozenset("or so more odd plus + - fewer less".split())  # "500 or so militants", "20-odd men"
_OF_THE = frozenset("the its their our his her these those my your this that".split())
_NOT_ONE_BEFORE = frozenset("no the this that any every each which another every some".split())
_NOT_ONE_AFTER = frozenset("another day time by such way".split())


class Measured(NamedTuple):
    """A number in a parsed text: what kind it is, its tokens, and the token of what it counts."""

    number: Number
    kind: str
    tokens: range
    noun: int | None


def measured_numbers(document: Document) -> Iterator[Measured]:
    """Every number expression of a report in text order; words that are no numbers here are left out."""
    scanner = NumberScanner(document.text, load_numbers())
    kinds = NumberKinds(scanner)
    for number in scanner.numbers():
        tokens = document.tokens_within(number.start, number.end)
        if not tokens:
            continue
        kind = kinds.kind(number)
        noun = counted_noun(document, tokens) if kind == COUNT else None
        if kind == COUNT and not _is_number(document, number, tokens, noun):
            continue
        yield Measured(
            number, "unit" if kind == COUNT and names_something(document, tokens, noun) else kind, tokens, noun
        )


def find_quantities(document: Document) -> tuple[Quantity, ...]:
    """Every number expression of a report as figures, whatever it measures (``Quantity.kind`` tells)."""
    return tuple(_quantity(*measured) for measured in measured_numbers(document))


def _quantity(number: Number, kind: str, tokens: range, noun: int | None) -> Quantity:
    noun = noun if kind == COUNT else None
    return Quantity(
        first=tokens.start,
        last=tokens.stop,
        span=Span(number.start, number.end),
        best=_whole(number.best),
        low=_whole(number.low),
        high=_whole(number.high),
        qualifier=number.qualifier,
        noun=noun,
        kind=kind,
    )


def names_something(document: Document, tokens: range, noun: int | None) -> bool:
    """Whether a number belongs to the name right before it: "the S&P 500 rose", "the Boeing 737", "BBC One"."""
    if tokens.start == 0 or len(tokens) != 1:
        return False
    before, token = document.tokens[tokens.start - 1], document.tokens[tokens.start]
    close = before.sentence == token.sentence and token.start - before.end <= 1
    if before.upos != "PROPN" or not before.text[:1].isupper() or not close:
        return False
    plain = token.text.isdecimal() or token.text[:1].isupper()
    return plain and (noun is None or noun < tokens.start) and token.head == before.index


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else int(value.to_integral_value(ROUND_HALF_UP))


def head_of(document: Document, tokens: range) -> int:
    """The token of a stretch whose head lies outside it; the last one when the parse gives several."""
    outside = [i for i in tokens if document.tokens[i].head not in tokens]
    return outside[-1] if outside else tokens[-1]


def counted_noun(document: Document, tokens: range) -> int | None:
    """The noun that a number counts: what it modifies, or what follows its "of"; None when it stands alone."""
    head = head_of(document, tokens)
    of = of_noun(document, tokens)
    if of is not None:
        return of
    token = document.tokens[head]
    if token.rel in ("nummod", "det", "amod", "compound", "advmod", "nmod") and token.head >= tokens.stop:
        noun = document.tokens[token.head]
        if noun.upos in _NOMINAL and _phrase_between(document, tokens.stop, noun.index):
            return noun.index
    return _noun_ahead(document, tokens)


def of_noun(document: Document, tokens: range) -> int | None:
    """The noun after "of" directly behind a number: "hundreds of people", "two of the men"."""
    following = document.tokens[tokens.stop] if tokens.stop < len(document) else None
    if following is None or following.lower != "of":
        if document.tokens[tokens.stop - 1].lower != "of":
            return None
        return _noun_ahead(document, tokens)
    noun = document.tokens[following.head] if following.head > following.index else None
    if noun is not None and noun.upos in (*_NOMINAL, "DET", "ADJ", "VERB") and noun.sentence == following.sentence:
        return noun.index
    return _noun_ahead(document, range(tokens.start, tokens.stop + 1))


def _phrase_between(document: Document, first: int, noun: int) -> bool:
    """Whether only modifiers stand between a number and a noun, and no verb of a clause."""
    for token in document.tokens[first:noun]:
        if token.upos in ("AUX", "SCONJ", "CCONJ") or (token.upos == "VERB" and token.xpos not in ("VBN", "VBG")):
            return False
    return noun - first <= 8


def _noun_ahead(document: Document, tokens: range) -> int | None:
    """The last noun of the run of modifiers and nouns behind a number, whatever the parse says."""
    noun: int | None = None
    of = document.tokens[tokens.stop - 1].lower == "of"
    sentence = document.tokens[tokens.stop - 1].sentence
    start = tokens.stop
    while start < len(document) and document.tokens[start].lower in _QUALIFYING_AFTER:
        start += 1
    for token in document.tokens[start : start + 7]:
        if token.sentence != sentence:
            break
        if token.upos in ("NOUN", "PROPN"):
            noun = token.index
        elif noun is not None or not (_modifies(document, token) or (of and token.lower in _OF_THE)):
            break
    return noun


def _modifies(document: Document, token: Token) -> bool:
    """Whether a token can stand before a noun: adjectives, participles ("armed men"), hyphens, articles after "of"."""
    if token.upos in _MODIFIERS or token.text in ("-", "“", '"'):
        return token.lower not in ("dead", "wounded", "injured", "more", "killed", "so", "there", "then")
    return token.upos == "VERB" and token.xpos in ("VBN", "VBG") and token.rel == "amod"


def _is_number(document: Document, number: Number, tokens: range, noun: int | None) -> bool:
    """Whether a word that can be a number is one here: not "no one" of "one another", "some" of "some time"."""
    token = document.tokens[tokens.start]
    before = document.tokens[tokens.start - 1].lower if tokens.start else ""
    after = document.tokens[tokens.stop].lower if tokens.stop < len(document) else ""
    if token.lower == "one" and len(tokens) == 1:
        superlative = noun is not None and _superlative(document, tokens.stop, noun)
        alone = before in _NOT_ONE_BEFORE and (noun is None or before == "no")
        return not alone and after not in _NOT_ONE_AFTER and not superlative
    if number.form == "zero":
        return token.lower != "no" or len(tokens) > 1 or noun is not None
    if number.form == "open":
        return _counts_openly(document, tokens, noun)
    if token.lower == "both":
        return token.upos != "CCONJ" and token.rel not in ("cc", "cc:preconj") and after not in ("sides", "parties")
    if token.lower == "scores":
        return token.upos == "NOUN"
    return True


def _superlative(document: Document, first: int, noun: int) -> bool:
    """Whether "one" only singles out: "one of the deadliest attacks" counts none."""
    between = document.tokens[first : noun + 1]
    return document.tokens[noun].xpos == "JJ" or any(t.xpos in ("JJS", "RBS") for t in between)


def _counts_openly(document: Document, tokens: range, noun: int | None) -> bool:
    """Whether "some", "many", "a number" counts people or things: before a plural, or as a pronoun."""
    if len(tokens) > 1:
        return True
    token = document.tokens[tokens.start]
    before = document.tokens[tokens.start - 1].lower if tokens.start else ""
    if before in ("how", "too", "as", "not") or token.upos == "ADV":
        return False
    if noun is not None:
        return is_plural(document.tokens[noun])
    following = document.tokens[tokens.stop] if tokens.stop < len(document) else token
    if following.upos in ("VERB", "AUX") and following.index != token.index:
        return True
    return token.rel in ("nsubj", "obj", "obl", "nmod", "conj", "appos", "root", "parataxis")


def is_plural(token: Token) -> bool:
    return token.xpos in _PLURAL or token.lower in _PLURAL_WORDS
