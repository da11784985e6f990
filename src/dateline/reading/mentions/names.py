"""Names from the registry where they stand in a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.gazetteer.actor_entry import ActorEntry, Candidate, Use, is_acronym, name_words
from dateline.gazetteer.actors import ActorRegistry, choose
from dateline.model.document import Document
from dateline.model.mention import MentionKind
from dateline.reading.mentions.actor_nouns import is_actor_noun
from dateline.reading.mentions.actor_words import word_list

# A name does not run over these.
BREAKS = frozenset(',;:()[]“”"–—/|…•?!')


_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9/&-]*[A-Z0-9][A-Za-z]?")


# A sentence of fewer words that stands in capitals is a name, not a headline.
SHORTEST_SHOUT = 4


@dataclass(frozen=True, slots=True)
class NamedMatch:
    """A known name on tokens ``first..last`` (end exclusive)."""

    first: int
    last: int
    entry: ActorEntry
    use: Use


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of a report with no break between them, each with its token."""

    words: tuple[str, ...]
    tokens: tuple[int, ...]


def match_names(document: Document, registry: ActorRegistry, year: int | None) -> tuple[NamedMatch, ...]:
    """All known names of a report, longest first at each word, shared names decided by the report's countries."""
    any_case = _without_capitals(document.text)
    found = [(run, *hit) for run in _runs(document) for hit in _scan(run, registry, any_case=any_case)]
    reader = _Decider(document, _countries(found), year, {})
    local, matches = reader.local, []
    for run, first, length, candidates in found:
        match = reader.decide(run.tokens[first : first + length], candidates)
        if match is not None:
            matches.append(match)
            _note_acronym(document, match, local)
    return tuple(m for m in matches if not _part_of_person(document, m) and not _part_of_body(document, m))


def _without_capitals(text: str) -> bool:
    """Whether a report is set in lower case throughout."""
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and sum(c.isupper() for c in text) < 0.002 * letters


def _runs(document: Document) -> list[_Run]:
    runs, words, tokens, sentence = [], list[str](), list[int](), -1
    for token in document.tokens:
        if token.sentence != sentence or token.text in BREAKS:
            if words:
                runs.append(_Run(tuple(words), tuple(tokens)))
            words, tokens, sentence = [], [], token.sentence
        for word in name_words(token.text):
            words.append(word)
            tokens.append(token.index)
    if words:
        runs.append(_Run(tuple(words), tuple(tokens)))
    return runs


def _scan(run: _Run, registry: ActorRegistry, *, any_case: bool) -> list[tuple[int, int, tuple[Candidate, ...]]]:
    found: list[tuple[int, int, tuple[Candidate, ...]]] = []
    for i in range(len(run.words)):
        length, candidates = registry.longest(run.words, i, any_case=any_case)
        if length and _whole_tokens(run, i, length):
            found.append((i, length, candidates))
    kept: list[tuple[int, int, tuple[Candidate, ...]]] = []
    for i, length, candidates in sorted(found, key=lambda f: (-f[1], f[0])):
        if all(i + length <= first or first + more <= i for first, more, _ in kept):
            kept.append((i, length, candidates))
    return sorted(kept, key=lambda k: k[0])


def _whole_tokens(run: _Run, first: int, length: int) -> bool:
    """Whether the words do not begin or end inside a token ("US" in "US-led" as one token is let through)."""
    before = first > 0 and run.tokens[first - 1] == run.tokens[first]
    return not before


def _countries(found: Sequence[tuple[_Run, int, int, tuple[Candidate, ...]]]) -> Counter[str]:
    countries: Counter[str] = Counter()
    for _, _, _, candidates in found:
        ids = {c.entry.id for c in candidates}
        if len(ids) == 1:
            countries.update(candidates[0].entry.countries)
    return countries


@dataclass(frozen=True, slots=True)
class _Decider:
    """Decides between actors that share a name, by what the report speaks of."""

    document: Document
    countries: Mapping[str, int]
    year: int | None
    local: dict[str, ActorEntry]

    def decide(self, tokens: Sequence[int], candidates: Sequence[Candidate]) -> NamedMatch | None:
        """The match on these tokens, if any candidate fits."""
        first, last = tokens[0], tokens[-1] + 1
        text = self.document.words(first, last)
        if text in self.local:
            return NamedMatch(first, last, self.local[text], Use.NAME)
        if _shouted(self.document, first) and all(is_acronym(c.form) and len(c.form) < 4 for c in candidates):
            return None
        fitting = [c for c in candidates if _use_fits(self.document, first, last, c)]
        chosen = choose(_one_an_entry(fitting), self.countries, self.year)
        return NamedMatch(first, last, chosen.entry, chosen.use) if chosen else None


def _one_an_entry(candidates: Sequence[Candidate]) -> list[Candidate]:
    kept: dict[str, Candidate] = {}
    for c in candidates:
        kept.setdefault(c.entry.id, c)
    return list(kept.values())


def _shouted(document: Document, index: int) -> bool:
    """Whether the sentence is set in capitals, so that capitals mark no acronym."""
    sentence = document.sentence_of(index)
    if sentence.last - sentence.first < SHORTEST_SHOUT:
        return False
    letters = [c for c in document.text[sentence.start : sentence.end] if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _use_fits(document: Document, first: int, last: int, candidate: Candidate) -> bool:
    token = document.tokens[last - 1]
    if candidate.use is Use.ADJECTIVE:
        return token.rel in ("amod", "compound", "nmod") or token.upos == "ADJ" or _hyphen_follows(document, last)
    if candidate.use is Use.SEAT:
        return not (token.text.isupper() and len(token.text) > 3) and _acts(document, first, last)
    return True


def _hyphen_follows(document: Document, last: int) -> bool:
    return last < len(document) and document.tokens[last].text in "-–"


def _acts(document: Document, first: int, last: int) -> bool:
    """Whether a capital stands for its government: it is the subject of a verb, or one side of "between"."""
    head = span_head(document, first, last)
    token = document.tokens[head]
    if last < len(document) and _hyphen_follows(document, last):
        return last + 1 < len(document) and document.tokens[last + 1].lower in word_list("sponsored")
    if token.rel == "conj":
        token = document.tokens[token.head]
    if token.deprel in ("nsubj", "nsubj:outer"):
        verb = document.tokens[token.head]
        return verb.upos == "VERB" and not document.children(token.index, "case")
    return any(document.tokens[c].lower == "between" for c in document.children(token.index, "case"))


def span_head(document: Document, first: int, last: int) -> int:
    """The token of a span that hangs on a token outside it; the last such noun, else the last token."""
    roots = [i for i in range(first, last) if not first <= document.tokens[i].head < last]
    nouns = [i for i in roots if document.tokens[i].upos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM")]
    return (nouns or roots)[-1]


def _part_of_person(document: Document, match: NamedMatch) -> bool:
    """Whether a one-word name is only a part of a person's name (Amal in "Amal Haddad")."""
    if match.use is Use.ADJECTIVE:
        return False
    entity = document.entity_at(match.first)
    if entity is None or entity.kind != "person" or match.last - match.first > 1:
        return False
    inside = entity.first < match.first or match.last < entity.last
    return inside and not document.tokens[match.first].text.isupper()


def _part_of_body(document: Document, match: NamedMatch) -> bool:
    """Whether a body's name is only the beginning of another's: The Independent in "the Independent High Authority"."""
    text = document.words(match.first, match.last)
    if match.entry.kind is not MentionKind.BODY or is_acronym(text) or match.last >= len(document):
        return False
    following, last = document.tokens[match.last], document.tokens[match.last - 1]
    if not following.text[:1].isupper() or following.sentence != last.sentence:
        return False
    entity = document.entity_at(match.last - 1)
    inside = entity is not None and entity.kind == "organization" and entity.last > match.last
    return inside or (document.tokens[match.first].lower == "the" and following.upos == "PROPN")


def _note_acronym(document: Document, match: NamedMatch, local: dict[str, ActorEntry]) -> None:
    """Remembers an acronym in brackets right after a known name: "Allied Democratic Forces (ADF)"."""
    if match.last + 2 < len(document) and document.tokens[match.last].text == "(":
        word, close = document.tokens[match.last + 1], document.tokens[match.last + 2]
        if close.text == ")" and match.last - match.first > 1 and _ACRONYM.fullmatch(word.text):
            local.setdefault(word.text, match.entry)


def is_sponsor(document: Document, match: NamedMatch) -> bool:
    """Whether the name only says who backs or leads somebody: "Turkish-backed rebels"."""
    after = match.last
    if after < len(document) and document.tokens[after].text in "-–":
        after += 1
    return after < len(document) and document.tokens[after].lower in word_list("sponsored")


def is_holder(document: Document, match: NamedMatch) -> bool:
    """Whether the name says who holds a place: "Isis-held"."""
    after = match.last + (match.last < len(document) and document.tokens[match.last].text in "-–")
    return after < len(document) and document.tokens[after].lower in word_list("holding")


def leads_event(document: Document, match: NamedMatch) -> bool:
    """Whether the name says who leads an act, not a force: "a Russian-led attack"."""
    after = match.last + (match.last < len(document) and document.tokens[match.last].text in "-–")
    if after >= len(document) or document.tokens[after].lower != "led":
        return False
    head = document.tokens[after].head
    return head > after and document.tokens[head].upos == "NOUN" and not is_actor_noun(document.tokens[head].lower)


def is_state(match: NamedMatch) -> bool:
    return match.entry.kind is MentionKind.STATE
