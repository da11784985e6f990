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
# What the verb is of the clause before where its speaker was taken for a part of that clause.
_MISREAD = frozenset(("acl", "advcl", "dep", "appos", "list", "nsubj", "obj", "obl", "nmod"))


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
    hung_well = relations[verb].partition(":")[0] not in _MISREAD or _is_marked(heads, relations, verb)
    if hung_well and _all_below(heads, verb, inside):
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
    closes = verb - 1 if words[verb - 1] not in _QUOTES else verb - 2
    return first if first <= closes and upos[first] in _OPENS and upos[closes] in _NOMINAL else None


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
    if not tops or not _free(verb, inside, heads, relations):
        return None
    nouns = _heads_of(tops, upos)
    subject = nouns[tops[0]]
    for i in inside:
        if heads[i] - 1 in inside:
            continue
        if i == subject:
            heads[i], relations[i] = verb + 1, "nsubj"
        elif upos[i] == "PUNCT":
            heads[i] = verb + 1
        elif i not in nouns:
            heads[i] = subject + 1
        elif nouns[i] == i:
            heads[i], relations[i] = subject + 1, "conj"
        else:
            heads[i], relations[i] = nouns[i] + 1, "compound"
    return heads, relations


def _free(verb: int, inside: range, heads: list[int], relations: list[str]) -> bool:
    """Whether the verb stands beside the clause before or could be put there, below nothing in its phrase."""
    misread = relations[verb].partition(":")[0] in _MISREAD and not _is_marked(heads, relations, verb)
    if not misread and _ancestors(heads, verb).isdisjoint(inside):
        return True
    root = heads.index(0)
    if root in inside or root == verb:
        return False
    heads[verb], relations[verb] = root + 1, "parataxis"
    return True


def _is_marked(heads: list[int], relations: list[str], verb: int) -> bool:
    """Whether a conjunction opens the verb's own clause ("after the minister said so")."""
    return any(head == verb + 1 and relation == "mark" for head, relation in zip(heads, relations, strict=True))


def _heads_of(tops: list[int], upos: Sequence[str]) -> dict[int, int]:
    """For each noun the one that leads its part: the name in "negotiator Ana Lima"; "medics and Lima" are two parts."""
    leaders: dict[int, int] = {}
    part: list[int] = []
    for i in tops:
        if part and any(upos[k] in {"CCONJ", "PUNCT"} for k in range(part[-1] + 1, i)):
            part = []
        part.append(i)
        leader = i if upos[i] == "PROPN" else leaders.get(part[0], i)
        leaders.update(dict.fromkeys(part, leader))
    return leaders


def _ancestors(heads: list[int], index: int) -> set[int]:
    found: set[int] = set()
    at = heads[index] - 1
    while at >= 0 and at not in found:
        found.add(at)
        at = heads[at] - 1
    return found
