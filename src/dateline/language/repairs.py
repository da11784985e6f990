"""Repairs of trees that the network gets wrong in a way that is known and plain from the words.

One so far: who said it, told behind a comma at the sentence's end (", residents and a local official said on Monday.").
Two joined nouns there are often hung into the clause before, as its subject, apposition or one more conjunct.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language.abbreviations import word_set
from dateline.language.trees import is_tree

# Verbs that close news sentences with who told it. Few on purpose: what else stands behind a comma and a noun
# ("…, schools and shops closed.") is a clause of the event.
_SAID = word_set("said say says told tell tells reported report reports announced added confirmed stated wrote")
_QUOTES = frozenset(('"', "'", "''", "”", "’", "»"))
_NAMING = frozenset(("NOUN", "PROPN", "DET", "ADJ", "NUM", "ADP", "CCONJ", "PRON", "PUNCT", "PART", "SYM", "X"))
_NOMINAL = frozenset(("NOUN", "PROPN", "NUM", "PRON"))
_OPENS = frozenset(("NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_RELATIVES = word_set("who whom whose which that what where when")
# Longer subjects and tails were never attributions in the treebanks.
_LONGEST_SUBJECT, _LONGEST_TAIL = 16, 10
_KEPT = frozenset(("parataxis", "ccomp", "root", "conj"))


def with_speakers(
    words: Sequence[str], upos: Sequence[str], xpos: Sequence[str], heads: list[int], relations: list[str]
) -> tuple[list[int], list[str]]:
    """Heads (from 1, 0 is the root) and relations in which the speakers at the end are their verb's subject.

    The lists given are returned themselves where there is nothing to repair; the result is always one tree.
    """
    verb = _closing_verb(words, upos, xpos)
    first = _subject_start(words, upos, verb) if verb else None
    if not verb or first is None or not _clause_before(xpos, first) or _has_subject(heads, relations, verb, first):
        return heads, relations
    inside = range(first, verb)
    if not _NOMINAL.isdisjoint(upos[i] for i in inside) and _all_below(heads, verb, inside):
        return heads, relations
    repaired = _attach(upos, verb, inside, list(heads), list(relations))
    return repaired if repaired and is_tree([0, *repaired[0]]) else (heads, relations)


def _closing_verb(words: Sequence[str], upos: Sequence[str], xpos: Sequence[str]) -> int | None:
    """The verb of saying that closes the sentence: behind it neither a clause nor a mark but the last."""
    last = len(words)
    while last and (upos[last - 1] == "PUNCT" or words[last - 1] in _QUOTES):
        last -= 1
    for i in range(last - 1, max(last - 2 - _LONGEST_TAIL, 1), -1):
        if words[i].lower() in _SAID and (upos[i] == "VERB" or xpos[i] in _FINITE):
            return i
        if xpos[i] in _FINITE or words[i] in {",", ":", ";", "—", "–", "--"}:
            return None
    return None


def _subject_start(words: Sequence[str], upos: Sequence[str], verb: int) -> int | None:
    """The first word of the noun phrase between a comma and the verb; None if there is something else."""
    at = verb - 1
    while at >= 0 and words[at] != "," and verb - at <= _LONGEST_SUBJECT:
        if words[at].lower() in _RELATIVES or (upos[at] not in _NAMING and upos[at] != "VERB"):
            return None
        at -= 1
    if at < 1 or words[at] != ",":
        return None
    first = at + 1
    while first < verb and words[first] in _QUOTES:
        first += 1
    opens = first < verb and upos[first] in _OPENS
    return first if opens and any(upos[i] in _NOMINAL for i in range(first, verb)) else None


def _clause_before(xpos: Sequence[str], first: int) -> bool:
    """Whether a clause that can be what was said stands before the comma."""
    return any(tag in _FINITE for tag in xpos[: first - 1])


def _has_subject(heads: list[int], relations: list[str], verb: int, first: int) -> bool:
    """Whether the verb has a subject left of the comma: then the phrase is the end of a list."""
    return any(heads[i] == verb + 1 and relations[i].startswith(("nsubj", "csubj")) for i in range(first))


def _all_below(heads: list[int], verb: int, inside: range) -> bool:
    """Whether every word of the phrase hangs below the verb already."""
    return all(heads[i] == verb + 1 or heads[i] - 1 in inside for i in inside)


def _attach(
    upos: Sequence[str], verb: int, inside: range, heads: list[int], relations: list[str]
) -> tuple[list[int], list[str]] | None:
    """The phrase's first noun as the verb's subject, joined ones as its conjuncts."""
    tops = [i for i in inside if heads[i] - 1 not in inside and upos[i] in _NOMINAL]
    if not tops:
        return None
    subject = tops[0]
    above = _ancestors(heads, verb)
    if any(i in above for i in inside) or (relations[verb].partition(":")[0] not in _KEPT):
        root = heads.index(0)
        if root in inside or root == verb:
            return None
        heads[verb], relations[verb] = root + 1, "parataxis"
    for i in inside:
        if heads[i] - 1 in inside:
            continue
        if i == subject:
            heads[i], relations[i] = verb + 1, "nsubj"
        elif upos[i] == "PUNCT":
            heads[i] = verb + 1
        else:
            heads[i], relations[i] = subject + 1, "conj" if i in tops else relations[i]
    return heads, relations


def _ancestors(heads: list[int], index: int) -> set[int]:
    found: set[int] = set()
    at = heads[index] - 1
    while at >= 0 and at not in found:
        found.add(at)
        at = heads[at] - 1
    return found
