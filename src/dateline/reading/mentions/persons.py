"""Named persons in a report: their fullest names and the bodies they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from dateline.gazetteer.actor_entry import key
from dateline.gazetteer.leaders import Leader, Leaders, person_keys
from dateline.model.document import Document, Entity
from dateline.model.mention import MentionKind
from dateline.reading.mentions.actor_nouns import ActorNoun
from dateline.reading.mentions.actor_words import word_list
from dateline.reading.mentions.drafts import Draft
from dateline.reading.mentions.names import NamedMatch, span_head


def find_persons(document: Document, taken: set[int]) -> list[tuple[int, int]]:
    """Token ranges of persons' names, titles cut off; ``taken`` tokens are names of other actors."""
    spans: list[tuple[int, int]] = []
    for entity in document.entities:
        if entity.kind != "person":
            continue
        first, last = _without_titles(document, entity)
        if first < last and not any(i in taken for i in range(first, last)):
            spans.append((first, last))
    return sorted(spans + _bare_surnames(document, spans, taken))


def surnames(document: Document, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The last names of persons whom the report names in full."""
    keys = (name_keys(document, first, last) for first, last in spans)
    return frozenset(k[-1] for k in keys if len(k) > 1)


def _bare_surnames(document: Document, spans: Sequence[tuple[int, int]], taken: set[int]) -> list[tuple[int, int]]:
    """Single names that the tagger took for no person, though the report names that person in full."""
    known = surnames(document, spans)
    covered = {i for first, last in spans for i in range(first, last)} | taken
    found = []
    for token in document.tokens:
        if token.upos != "PROPN" or token.index in covered or not token.text[:1].isupper():
            continue
        if key(token.text) in known and token.rel not in ("compound", "flat"):
            found.append((token.index, token.index + 1))
    return found


def _without_titles(document: Document, entity: Entity) -> tuple[int, int]:
    first, last = entity.first, entity.last
    while first < last and document.tokens[first].lower.rstrip(".") in word_list("titles") | {
        ".",
        "'s",
        "’s",
        "the",
        "-",
    }:
        first += 1
    while last > first and document.tokens[last - 1].lower in ("'s", "’s", "'", "’", ".", ","):
        last -= 1
    if not any(document.tokens[i].text[:1].isupper() for i in range(first, last)):
        return first, first
    return first, last


def name_keys(document: Document, first: int, last: int) -> tuple[str, ...]:
    """The words that tell the person on these tokens from others."""
    return person_keys(document.words(first, last))


class FullNames:
    """The fullest form of each person's name in a report, and the public figures among them."""

    def __init__(
        self, document: Document, spans: Sequence[tuple[int, int]], leaders: Leaders, countries: Container[str]
    ) -> None:
        forms: dict[tuple[str, ...], str] = {}
        for first, last in spans:
            keys = name_keys(document, first, last)
            forms.setdefault(keys, " ".join(document.words(first, last).split()))
        self._forms = forms
        self._with: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for keys in forms:
            for word in set(keys):
                self._with[word].append(keys)
        self._full = {keys: self._fullest(keys) for keys in forms}
        self._leaders = {full: leaders.named(full, countries) for full in self._full.values()}

    def _fullest(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The longest name that holds all these words; a single word must be its last or first name."""
        fitting = [k for k in self._with[keys[0]] if len(k) > len(keys) and set(keys) <= set(k)]
        if len(keys) == 1:
            last = [k for k in fitting if k[-1] == keys[0]]
            fitting = last or [k for k in fitting if k[0] == keys[0]]
        distinct = [k for k in fitting if not any(set(k) < set(o) for o in fitting)]
        return distinct[0] if distinct else keys

    def of(self, keys: tuple[str, ...]) -> tuple[str, Leader | None]:
        """The fullest form of a name in the report, or the usual one of a public figure named by last name."""
        full = self._full.get(keys, keys)
        leader = self._leaders.get(full)
        name = leader.name if leader is not None and len(full) == 1 else self._forms.get(full, " ".join(keys))
        return name, leader


def org_of(
    document: Document, first: int, last: int, names: Mapping[int, NamedMatch], nouns: Mapping[str, ActorNoun]
) -> NamedMatch | None:
    """The body a person speaks for: "SDF official X", or "X, a spokesman for the SDF"."""
    before = _before_name(document, first, names, nouns)
    if before is not None:
        return before
    head = span_head(document, first, last)
    linked = list(document.children(head, "appos"))
    if document.tokens[head].rel in ("appos", "flat", "nmod"):
        linked.append(document.tokens[head].head)
    for noun in linked:
        if not _is_office(document, noun, nouns) or first <= noun < last:
            continue
        for i in document.subtree(noun, without=("appos", "acl", "conj")):
            if i in names and not first <= i < last:
                return names[i]
    return None


def _before_name(
    document: Document, first: int, names: Mapping[int, NamedMatch], nouns: Mapping[str, ActorNoun]
) -> NamedMatch | None:
    office, i = False, first - 1
    low = max(document.sentence_of(first).first, first - 9)
    while i >= low:
        token = document.tokens[i]
        if i in names:
            return names[i] if office else None
        if _is_office(document, i, nouns):
            office = True
        elif token.upos not in ("NOUN", "PROPN", "ADJ", "PART", "ADP", "PUNCT", "DET") or token.text in ',;:“”"':
            return None
        i -= 1
    return None


def _is_office(document: Document, index: int, nouns: Mapping[str, ActorNoun]) -> bool:
    word = document.tokens[index].lower.rstrip(".")
    noun = nouns.get(word)
    return word in word_list("titles") or (noun is not None and noun.cls in ("leader", "people", "force", "fighter"))


def person_draft(
    document: Document, span: tuple[int, int], named: tuple[str, Leader | None], org: NamedMatch | None
) -> Draft:
    """A person as a mention, with the body and country they belong to."""
    name, leader = named
    country = org.entry.countries[0] if org and org.entry.countries else None
    return Draft(
        first=span[0],
        last=span[1],
        head=span_head(document, *span),
        kind=MentionKind.PERSON,
        name=name,
        cls="person",
        plural=False,
        country=leader.country if leader is not None and leader.country else country,
        org=org.entry.name if org else None,
    )
