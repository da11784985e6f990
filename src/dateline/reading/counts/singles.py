"""People and things that a report names without a number: each of them is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dateline.model.document import Document, Token
from dateline.model.mention import MentionKind, Mentions
from dateline.model.values import Qualifier
from dateline.reading.counts.figures import Figure
from dateline.reading.counts.lexicon import CountLexicon
from dateline.reading.counts.quantities import is_plural

PRONOUNS = frozenset("he she him her me i himself herself".split())
_INDEFINITE = frozenset({"a", "an", "another"})
_DEFINITE = frozenset("the this that his her my their our its your".split())
_ORDINALS = frozenset("second third fourth fifth sixth".split())
_SAID = frozenset("said says told added reported confirmed announced stated wrote".split())
_MAKERS = ("er", "or", "ist", "ian", "eer", "ee", "ant")  # endings of nouns for people who do something


def single_figures(
    document: Document, sentences: Iterable[int], lexicon: CountLexicon, mentions: Mentions | None
) -> list[Figure]:
    """The people and things of some sentences that stand there without a number: "a man", "his wife", "a tank"."""
    names = Names(document, mentions)
    found = []
    for sentence in sorted(sentences):
        for token in document.sentence_tokens(document.sentences[sentence]):
            if token.rel not in ("compound", "flat") or token.lower in PRONOUNS:
                figure = None if _speaks(document, token) else _single(document, token, lexicon, names)
                found += [figure] if figure is not None else []
    return found


class Names:
    """Tells people's names from other proper nouns, within one report."""

    def __init__(self, document: Document, mentions: Mentions | None) -> None:
        self.document = document
        self.mentions = mentions
        words = Counter(
            (t.text, e.kind == "person") for e in document.entities for t in document.tokens[e.first : e.last]
        )
        # A word stands for a person where the report has it in people's names at least as often as in other names.
        self._people = frozenset(w for (w, person), n in words.items() if person and n >= words[w, False])

    def full(self, token: Token) -> str | None:
        """The full name that the report gives a person elsewhere, also for a pronoun."""
        mention = self.mentions.headed_by(token.index) if self.mentions is not None else None
        return mention.name if mention is not None and mention.kind is MentionKind.PERSON else None

    def is_person(self, token: Token) -> bool:
        """Whether a proper noun is the head of a person's name; a surname counts where the report has the full name."""
        entity = self.document.entity_at(token.index)
        if entity is not None and token.head in range(entity.first, entity.last):
            return False
        if entity is not None and entity.kind == "person":
            return True
        if token.rel == "conj" and token.head >= 0 and self.document.tokens[token.head].upos == "PROPN":
            lead = self.document.entity_at(token.head)
            if lead is not None and lead.kind == "person":
                return True
        mention = self.mentions.headed_by(token.index) if self.mentions is not None else None
        if mention is not None:
            return mention.kind is MentionKind.PERSON
        return token.text in self._people


def _single(document: Document, token: Token, lexicon: CountLexicon, names: Names) -> Figure | None:
    if _one_more(document, token):
        return _one(document, token, "indefinite", "person", token.index - (token.lower != "another"))
    if token.upos == "PRON" and token.lower in PRONOUNS and token.deprel != "nmod:poss":
        return _person(document, token, "pronoun", names)
    if token.upos == "PROPN" and token.lower.endswith("s") and token.lower[:-1] in lexicon.nouns:
        return None  # "Hutus", "Kurds": a people, not a name
    if token.upos == "PROPN" and names.is_person(token):
        return _person(document, token, "named", names)
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


def _speaks(document: Document, token: Token) -> bool:
    """Whether somebody only tells what happened, whatever the parse makes of him: "residents and an official said"."""
    following = document.tokens[token.index + 1] if token.index + 1 < len(document) else token
    return following.text in _SAID and following.index > token.index


def _one_more(document: Document, token: Token) -> bool:
    """Whether an ordinal or "another" stands for one person more: "killed two men and wounded a third"."""
    if token.deprel not in ("obj", "conj") or (token.lower not in _ORDINALS and token.lower != "another"):
        return False
    following = document.tokens[token.index + 1].lower if token.index + 1 < len(document) else ""
    article = token.index > 0 and document.tokens[token.index - 1].lower in _INDEFINITE
    return following != "of" and (token.lower == "another" or article)


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


def _person(document: Document, token: Token, kind: str, names: Names) -> Figure:
    return replace(_one(document, token, kind, "person", token.index), name=names.full(token))


def _one(document: Document, token: Token, kind: str, group: str, first: int) -> Figure:
    last = token.index + 1
    while last < len(document) and document.tokens[last].rel == "flat" and document.tokens[last].head == token.index:
        last += 1
    span = document.span(first, last)
    return Figure(token.index, token.index, group, kind, span, 1, 1, 1, Qualifier.EXACT, last)
