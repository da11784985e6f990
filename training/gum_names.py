"""Names from GUM's entity annotation, which marks every noun phrase: the named ones, cut to the name."""

from __future__ import annotations

import re
from collections import defaultdict

from training.conllu import TreebankSentence
from training.example import KINDS, Name, outermost

_MARK = re.compile(r"\(([^()]+)(\))?|(\d+)\)")
# What hangs on a name's head without being part of the name.
_NO_PART = (
    "acl", "advcl", "appos", "parataxis", "conj", "cc", "det", "case", "punct", "advmod", "nmod:poss", "mark",
    "cop", "nsubj", "orphan", "discourse", "dep", "list", "obl", "nummod",
)  # fmt: skip
# Titles stay outside the person ("President Bush" is the person Bush).
_TITLE_RELATION = "nmod:desc"
_SAINT = ("st", "st.", "saint")
_JOINS_NAMES = {"of", "for"}

Mention = tuple[int, int, str, bool]
"""First word, last word, GUM's entity type, whether it is linked to an encyclopedia."""


def gum_names(sentence: TreebankSentence) -> list[Name]:
    """The names of a GUM sentence, outermost only."""
    found = [name for mention in _mentions(sentence) if (name := _Mention(sentence, mention).name())]
    return outermost(found)


def _mentions(sentence: TreebankSentence) -> list[Mention]:
    done: list[Mention] = []
    opened: dict[str, list[tuple[int, str, bool]]] = defaultdict(list)
    for i, row in enumerate(sentence.rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for mark in _MARK.finditer(entity.group(1)) if entity else ():
            if mark.group(3):
                if opened[mark.group(3)]:
                    start, kind, linked = opened[mark.group(3)].pop()
                    done.append((start, i, kind, linked))
                continue
            fields = mark.group(1).split("-", 7)
            if len(fields) < 2 or "[" in fields[0]:
                continue
            if mark.group(2):
                done.append((i, i, fields[1], len(fields) > 7))
            else:
                opened[fields[0]].append((i, fields[1], len(fields) > 7))
    return done


class _Mention:
    """A noun phrase that may be a name."""

    def __init__(self, sentence: TreebankSentence, mention: Mention) -> None:
        self.rows = sentence.rows
        self.start, self.end, kind, self.linked = mention
        self.kind = kind if kind in KINDS else "other"
        self.heads = [int(row[6]) - 1 for row in sentence.rows]

    def name(self) -> Name | None:
        """The words of the name proper, or None for a common noun phrase."""
        inside = range(self.start, self.end + 1)
        head = next((i for i in inside if not self.start <= self.heads[i] <= self.end), None)
        if head is None or not self._is_named(head):
            return None
        kept = {head}.union(*(self._subtree(k) for k in self._kids(head) if self._is_part(k)))
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while last > first and not any(c.isalnum() for c in self.rows[last][1]):
            last -= 1
        if not any(row[4].startswith("NNP") or row[3] == "NUM" for row in self.rows[first : last + 1]):
            return None
        if not any(c.isalnum() for c in self.rows[first][1]):
            return None
        return first, last + 1, self.kind

    def _is_named(self, head: int) -> bool:
        if self.rows[head][3] == "PROPN" or self.rows[head][4].startswith("NNP"):
            return True
        if self.kind == "time" and self.rows[head][3] == "NUM":
            return True
        return self.linked and any(row[4].startswith("NNP") for row in self.rows[self.start : self.end + 1])

    def _kids(self, i: int) -> list[int]:
        return [k for k in range(self.start, self.end + 1) if self.heads[k] == i]

    def _subtree(self, i: int) -> set[int]:
        return {i}.union(*(self._subtree(k) for k in self._kids(i)))

    def _is_part(self, kid: int) -> bool:
        row = self.rows[kid]
        relation, word = row[7], row[1]
        proper = row[4].startswith("NNP")
        if relation == _TITLE_RELATION:
            return word.lower() in _SAINT
        if relation.startswith("nummod") and self.kind != "person":
            return proper or self.kind == "time"
        if relation.startswith(_NO_PART) and not (proper and relation == "punct"):
            return False
        if relation == "nmod:unmarked":
            return self.kind == "time"
        if relation.startswith("nmod"):
            return self._is_named_complement(kid)
        return (
            proper or word[:1].isupper() or self.kind == "time" or relation in ("compound", "flat", "goeswith", "fixed")
        )

    def _is_named_complement(self, kid: int) -> bool:
        if self.kind == "person" or not any(self.rows[i][4].startswith("NNP") for i in self._subtree(kid)):
            return False
        return any(self.rows[k][1].lower() in _JOINS_NAMES for k in self._kids(kid) if self.rows[k][7] == "case")
