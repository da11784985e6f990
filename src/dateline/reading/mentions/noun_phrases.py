"""The words of a noun phrase around its head, read from the tree but safe against its errors."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.reading.mentions.actor_nouns import is_common_noun
from dateline.reading.mentions.actor_words import word_list

# Relations of words that stand before their noun and belong to what it is called.
MODIFIERS = ("amod", "compound", "nmod", "flat", "acl", "advmod", "appos")


def phrase_start(document: Document, head: int) -> int:
    """The first token of the contiguous words before ``head`` that hang below it."""
    start = head
    sentence = document.sentence_of(head).first
    while start > sentence and _below(document, start - 1, head):
        start -= 1
    return start


def _below(document: Document, index: int, head: int) -> bool:
    token = document.tokens[index]
    if token.upos in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") and token.rel not in ("amod", "compound"):
        return False
    if token.text in ',;:()“”"' or token.rel in ("appos", "cc", "conj", "case", "nsubj", "obl"):
        return False
    above = token.head
    for _ in range(6):
        if above == head:
            return True
        if (
            above < 0
            or above > head
            or (document.tokens[above].upos == "VERB" and document.tokens[above].rel != "amod")
        ):
            return False
        above = document.tokens[above].head
    return False


def name_start(document: Document, head: int) -> int:
    """The first word before ``head`` that belongs to the description: no article, number, possessive or "other"."""
    start = phrase_start(document, head)
    first = document.sentence_of(head).first
    while start < head and not _names(document, start, head):
        start += 1
    while start > first and _glued(document, start):
        start -= 1
    return start


def _glued(document: Document, index: int) -> bool:
    """Whether a token is one word with the one before it: "US-backed", "12-year-old"."""
    token, before = document.tokens[index], document.tokens[index - 1]
    return token.start == before.end and "-" in (token.text, before.text)


def _names(document: Document, index: int, head: int) -> bool:
    token = document.tokens[index]
    if token.upos in ("DET", "NUM", "PUNCT", "ADV", "PRON", "PART", "SYM", "ADP", "INTJ", "X"):
        return False
    if token.rel in ("det", "nummod", "nmod:poss", "advmod") or token.deprel == "nmod:poss":
        return False
    following = document.tokens[index + 1]
    if following.lower in ("'s", "’s", "'", "’"):
        return False
    if token.xpos in ("JJR", "JJS") or token.lower in word_list("days"):
        return False
    return token.lower not in word_list("not named") and not token.text[:1].isdigit()


def description(document: Document, first: int, head: int) -> str:
    """What an unnamed actor is called: names keep their capitals, other words are lower case."""
    words: list[str] = []
    for i in range(first, head + 1):
        token = document.tokens[i]
        inside = i > document.sentence_of(i).first
        proper = token.upos == "PROPN" or (token.text[:1].isupper() and (inside or token.lemma[:1].isupper()))
        proper = proper and (inside or i < head or document.entity_at(i) is not None or not is_common_noun(token.lower))
        joined = i > first and token.start == document.tokens[i - 1].end
        words.append(
            ("" if joined or not words else " ") + (token.text if proper or token.text.isupper() else token.lower)
        )
    return " ".join("".join(words).split())
