"""Names of EWT as far as its trees tell: where they begin and end, often their kind, never a guess."""

from __future__ import annotations

from functools import cache

from training.conllu import TreebankSentence
from training.example import KINDS, OUTSIDE, label_of
from training.lists import countries, demonyms, first_names, large_cities, organizations, word_set

_WITHIN = ("compound", "flat", "amod", "goeswith", "nummod")
_SAINT = frozenset({"st", "st.", "saint", "san", "santa"})
# Titles wherever they stand with a capital; other words of the title list also begin organizations' names.
_SURE_TITLES = word_set(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. professor sir president minister gen. lt. lieutenant col. "
    "colonel maj. capt. captain sgt. sergeant admiral adm. brig. senator sen. sen rep. congressman "
    "congresswoman governor gov. gov mayor sheikh sheik imam ayatollah mullah ambassador rev. reverend prime"
)
_MAY_JOIN = frozenset({"of", "for", "and", "&", "the", "in", "'s", "’s"})
_TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december jan jan. feb feb. mar. apr. jun. jul. aug aug. sept sept. sep "
    "oct oct. nov nov. dec dec. mon tue tues wed thu thur thurs fri sat sun christmas easter ramadan"
)
_ORGANIZATION_ENDS = word_set(
    "inc inc. corp corp. ltd ltd. co. company university college council ministry committee party army agency "
    "department bank association commission institute airlines front brigade brigades forces police union "
    "network bureau foundation congress parliament senate organization organisation news times post journal"
)
_PLACE_ENDS = word_set(
    "river island islands sea street avenue valley mountain mountains county city bay lake road province "
    "district gulf ocean park peninsula airport coast"
)
_EVENT_BEGINS = frozenset({"hurricane", "typhoon", "cyclone", "operation"})
_EVENT_ENDS = frozenset({"war", "olympics", "festival", "conference", "summit"})

Allowed = frozenset[int]


def ewt_labels(sentence: TreebankSentence) -> list[Allowed]:
    """The name labels that the tree of a sentence leaves open, for each word."""
    return _Reader(sentence).labels()


class _Reader:
    def __init__(self, sentence: TreebankSentence) -> None:
        self.rows = sentence.rows
        self.heads = [int(row[6]) - 1 for row in sentence.rows]
        self.proper = [row[4].startswith("NNP") for row in sentence.rows]
        self.titles = [self._is_title(i) for i in range(len(self.rows))]

    def labels(self) -> list[Allowed]:
        allowed: list[Allowed] = [OUTSIDE] * len(self.rows)
        for first, last in self._spans():
            kinds = self._kinds(first, last)
            for i in range(first, last):
                allowed[i] = frozenset(label_of(kind, begins=i == first) for kind in kinds)
        for i in range(len(self.rows)):
            if self.titles[i]:
                allowed[i] = OUTSIDE | {label_of("person", begins=True)} if self.rows[i][7] != "nmod:desc" else OUTSIDE
            elif not self.proper[i]:
                allowed[i] = self._common(i, allowed)
            elif self._follows_joined(i):
                allowed[i] |= frozenset(label_of(kind, begins=False) for kind in KINDS)
        return allowed

    def _follows_joined(self, i: int) -> bool:
        """Whether the word may go on a name that began before ``of``, ``and`` or the like."""
        return i > 1 and self.rows[i - 1][1].lower() in _MAY_JOIN | {"-"} and any(self.proper[max(0, i - 3) : i - 1])

    def _is_title(self, i: int) -> bool:
        word = self.rows[i][1].lower()
        if not self.proper[i] or word in _SAINT:
            return False
        return self.rows[i][7] == "nmod:desc" or word in _SURE_TITLES

    def _spans(self) -> list[tuple[int, int]]:
        """Runs of proper nouns (and the hyphens between them) that hang together in the tree."""
        spans: list[tuple[int, int]] = []
        for i in range(len(self.rows)):
            if not self.proper[i] or self.titles[i]:
                continue
            if spans and self._joined(spans[-1][0], spans[-1][1] - 1, i):
                spans[-1] = (spans[-1][0], i + 1)
            else:
                spans.append((i, i + 1))
        return spans

    def _joined(self, first: int, before: int, i: int) -> bool:
        gap = range(before + 1, i)
        if any(self.rows[k][4] != "HYPH" for k in gap):
            return False
        within = self._tied(i, first, before) or any(self._tied(k, i, i) for k in range(first, before + 1))
        return within or self._share_head(before, i)

    def _tied(self, i: int, low: int, high: int) -> bool:
        return low <= self.heads[i] <= high and self.rows[i][7].startswith((*_WITHIN, "nmod:desc"))

    def _share_head(self, a: int, b: int) -> bool:
        head = self.heads[a]
        return head == self.heads[b] and self.proper[head] and self.rows[a][7].startswith(_WITHIN) and abs(head - b) < 3

    def _kinds(self, first: int, last: int) -> tuple[str, ...]:
        words = [row[1].lower() for row in self.rows[first:last]]
        text = " ".join(words)
        if words[0] in _TIMES:
            return ("time",)
        if text in countries() or text in large_cities() or words[-1] in _PLACE_ENDS:
            return ("place",)
        if text.replace(" - ", "-") in _bodies() or words[-1] in _ORGANIZATION_ENDS:
            return ("organization",)
        if len(words) == 1 and text in demonyms():
            return ("norp",)
        if words[-1] in _EVENT_ENDS or (words[0] in _EVENT_BEGINS and len(words) > 1):
            return ("event",)
        if words[0] in first_names() or self._has_title(first, last):
            return ("person",)
        return tuple(kind for kind in KINDS if kind not in ("norp", "time"))

    def _has_title(self, first: int, last: int) -> bool:
        return any(self.rows[k][7] == "nmod:desc" and first <= self.heads[k] < last for k in range(first))

    def _common(self, i: int, allowed: list[Allowed]) -> Allowed:
        """Labels of a word that is no proper noun."""
        word, tag = self.rows[i][1], self.rows[i][4]
        if word[:1].isupper() and word.lower() in demonyms() and tag in ("JJ", "NNS", "NN"):
            return frozenset({label_of("norp", begins=True)})
        if allowed[i] != OUTSIDE:
            return allowed[i]  # a hyphen inside a name
        near = any(self.proper[max(0, i - 2) : i]) and any(self.proper[i + 1 : i + 3])
        if near and word.lower() in _MAY_JOIN:
            return OUTSIDE | {label_of(kind, begins=False) for kind in KINDS}
        if tag == "CD" and any(self.proper[max(0, i - 2) : i + 3]):
            inside = {label_of(kind, begins=False) for kind in KINDS}
            return OUTSIDE | inside | {label_of("time", begins=True)}
        if tag == "CD" and len(word) == 4 and word.startswith(("19", "20")):
            return OUTSIDE | {label_of("time", begins=True)}
        return OUTSIDE


@cache
def _bodies() -> frozenset[str]:
    groups, bodies = organizations()
    return frozenset(name.lower() for name in (*groups, *bodies))
