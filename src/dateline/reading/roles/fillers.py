"""From a token beside a trigger to the actors it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.model.document import Document
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.model.span import Span
from dateline.reading.mentions.actor_nouns import load_actor_nouns
from dateline.reading.mentions.actor_words import word_list
from dateline.reading.mentions.noun_phrases import description, name_start
from dateline.reading.roles.tables import governors

_MONTH = re.compile(r"(?i)(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?")

# How deep "hundreds of thousands of members of the crowd" is followed.
DEPTH = 3


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor at a token: its mention if there is one, else a description. ``cls`` is its noun's class."""

    token: int
    first: int
    last: int
    name: str
    kind: MentionKind
    cls: str
    mention: Mention | None

    def span(self, document: Document) -> Span:
        return document.span(self.first, self.last)

    @property
    def is_people(self) -> bool:
        """Whether this is people rather than a force, group or state."""
        kinds = (MentionKind.GENERIC, MentionKind.PERSON)
        return self.kind in kinds and self.cls in ("people", "person", "leader", "number")


class Fillers:
    """The actors of one report by token."""

    def __init__(self, document: Document, mentions: Mentions) -> None:
        self._document = document
        self._mentions = mentions
        self._nouns = load_actor_nouns()

    def at(self, token: int, *, things: bool) -> Iterator[Filler]:
        """The actors at a token and those coordinated with it; ``things`` lets attacked buildings through."""
        first: Filler | None = None
        skip = -1
        for head in self._coordinated(token):
            filler = None if head == skip else self._one(head, things=things)
            if filler is None:
                continue
            if filler.cls == "unknown" and first is not None and first.mention is not None:
                filler = replace(filler, cls="coordinated")
            first = first or filler
            pair = self._pair(filler)
            if pair is not None:
                skip = pair
                yield self._joined(filler, pair)
            else:
                yield from tuple(self._parts(filler)) or self._named_instead(filler) or (filler,)

    def likely_at(self, token: int) -> Filler | None:
        """The actor at a word that is taken for one on other grounds: at worst its bare description."""
        known = self._one(token, things=True)
        return known if known is not None else self._described(token, "plain")

    def _coordinated(self, token: int) -> list[int]:
        """A token and all coordinated with it, also where the parser hung the next one on an earlier conjunct."""
        found, stack = list[int](), [token]
        while stack:
            head = stack.pop(0)
            if head not in found:
                found.append(head)
                conjuncts = self._document.children(head, "conj")
                stack.extend(k for k in conjuncts if self._document.tokens[k].upos != "VERB")
        return sorted(found)

    def _pair(self, filler: Filler) -> int | None:
        """The other noun of a fixed pair: "women and children", "relatives and neighbours"."""
        tokens, pairs = self._document.tokens, word_list("people in pairs")
        i = filler.token
        if i + 2 >= len(tokens) or tokens[i].lower not in pairs or tokens[i + 1].lower != "and":
            return None
        return i + 2 if tokens[i + 2].lower in pairs else None

    def _joined(self, filler: Filler, other: int) -> Filler:
        tokens = self._document.tokens
        name = f"{filler.name} and {tokens[other].lower}"
        return replace(filler, last=other + 1, name=name, mention=None)

    def _parts(self, filler: Filler) -> Iterator[Filler]:
        """The sides of "Hausa and Nuba groups", "the Turkish and Syrian armies"."""
        document = self._document
        if document.tokens[filler.token].xpos not in ("NNS", "NNPS") or filler.mention is None:
            return
        heads = document.children(filler.token, "compound", "amod")
        owners = [c for c in document.children(filler.token, "nmod") if c > filler.token]
        states = [m for c in owners for k in (c, *document.children(c, "conj")) if (m := self._state_at(k))]
        if len(states) > 1 and filler.cls == "government":
            yield from (_of_name(m) for m in states)
            return
        heads = tuple(sorted({h for c in heads for h in (c, *document.children(c, "conj"))}))
        modifiers = [m for c in heads if c < filler.token and (m := self._mentions.headed_by(c))]
        joined = {document.tokens[i].lower for m in modifiers for i in range(m.last, filler.token)}
        if modifiers and "and" in joined:
            yield from (_of_name(m) for m in modifiers)
            if len(modifiers) == 1:
                yield filler

    def _state_at(self, token: int) -> Mention | None:
        mention = self._mentions.headed_by(token)
        return mention if mention is not None and mention.kind is MentionKind.STATE else None

    def _named_instead(self, filler: Filler) -> tuple[Filler, ...]:
        """The names that an office or description stands beside: "the candidates Ali Haddad and Omar Said"."""
        described = (MentionKind.GENERIC, MentionKind.GROUP, MentionKind.BODY)
        ruler = filler.cls in ("leader", "government")
        if (filler.kind not in described and not ruler) or filler.cls == "pronoun":
            return ()
        if filler.mention is not None and filler.mention.actor_id is not None and not ruler:
            return ()
        one = self._one_of(filler.token)
        if one is not None:
            return (_of_name(one),)
        for child in self._document.children(filler.token, "appos", "flat", "nmod:desc", "nmod"):
            mention = self._mentions.headed_by(child)
            if mention is None or self._document.children(child, "case") or child < filler.token or mention.pronoun:
                continue
            if mention.kind is MentionKind.PERSON or (mention.actor_id and filler.kind is MentionKind.GROUP):
                others = (self._mentions.headed_by(c) for c in self._document.children(child, "conj"))
                names = tuple(_of_name(m) for m in (mention, *others) if m is not None)
                plural = self._document.tokens[filler.token].xpos in ("NNS", "NNPS")
                return (filler, *names) if plural and mention.kind is not MentionKind.PERSON else names
        return ()

    def _one_of(self, token: int) -> Mention | None:
        """The person of "Amina Yusuf, one of three girls who fled"."""
        head = self._document.tokens[token].head
        if head < 0 or self._document.tokens[head].lower != "one" or self._document.tokens[head].rel != "appos":
            return None
        person = self._mentions.headed_by(self._document.tokens[head].head)
        return person if person is not None and person.kind is MentionKind.PERSON else None

    def _one(self, token: int, *, things: bool, depth: int = DEPTH) -> Filler | None:
        """The actor at one token, through "dozens of …", "the lives of …"."""
        mention = self._mentions.headed_by(token)
        inner = self._counted(token) or self._whose(token)
        if inner is not None and depth and not (mention is not None and (mention.actor_id or mention.org)):
            through = self._one(inner, things=things, depth=depth - 1)
            if through is not None:
                return through
        word = self._document.tokens[token]
        if mention is None and word.rel in ("flat", "compound", "fixed", "appos"):
            mention = self._mentions.covering(token)
        if mention is not None:
            return self._of_mention(token, mention)
        if word.lower in word_list("machines"):
            return self._owner_of_machine(token)
        return self._unmentioned(token, things=things)

    def _unmentioned(self, token: int, *, things: bool) -> Filler | None:
        word, entity = self._document.tokens[token], self._document.entity_at(token)
        if entity is not None and entity.kind == "time":
            return None
        noun = self._nouns.get(word.lower)
        if noun is not None and noun.cls == "site":
            return (self._owner_of_site(token) or self._described(token, "site")) if things else None
        if noun is not None and word.upos != "VERB":
            return self._described(token, noun.cls)
        if word.lower in word_list("numbers of people") or self._is_bare_number(token):
            return Filler(token, token, token + 1, "people", MentionKind.GENERIC, "number", None)
        if word.upos == "PROPN" and word.text[:1].isupper():
            return self._described(token, "unknown")
        return self._described(token, "people") if _looks_like_people(word.lower, word.upos) else None

    def _of_mention(self, token: int, mention: Mention) -> Filler:
        noun = self._nouns.get(self._document.tokens[token].lower)
        cls = noun.cls if noun else ("pronoun" if mention.pronoun else mention.kind.value)
        return Filler(token, mention.first, mention.last, mention.name, mention.kind, cls, mention)

    def _described(self, token: int, cls: str) -> Filler:
        first = name_start(self._document, token)
        name = description(self._document, first, token)
        if self._document.tokens[token].upos == "ADJ" and name == "civilian":
            name = "civilians"
        return Filler(token, first, token + 1, name, MentionKind.GENERIC, cls, None)

    def _counted(self, token: int) -> int | None:
        """What a quantity noun counts: "dozens of civilians", "a group of men"."""
        word = self._document.tokens[token]
        if word.lower not in word_list("quantity nouns") and word.upos != "NUM":
            return None
        for child in self._document.children(token, "nmod"):
            cases = [self._document.tokens[c].lower for c in self._document.children(child, "case")]
            if cases[:1] == ["of"] and self._document.tokens[child].upos in ("NOUN", "PROPN", "PRON", "ADJ"):
                return child
        return None

    def _is_bare_number(self, token: int) -> bool:
        """Whether a number stands for people ("12 were killed") and for no day of a month."""
        tokens = self._document.tokens
        word = tokens[token]
        if word.upos != "NUM" or not (word.text.replace(",", "").isdigit() and len(word.text) < 8):
            return False
        beside = range(max(0, token - 2), min(len(tokens), token + 2))
        return not any(_MONTH.fullmatch(tokens[i].text) for i in beside if i != token)

    def _owner_of_site(self, token: int) -> Filler | None:
        """The body whose building it is: "the party's office", "a police station", the words of both together."""
        for child in self._document.children(token, "nmod", "compound", "det"):
            mention = self._mentions.headed_by(child)
            if mention is not None and mention.kind in (MentionKind.GROUP, MentionKind.FORCE, MentionKind.BODY):
                first, last = min(mention.first, token), max(mention.last, token + 1)
                return Filler(token, first, last, mention.name, mention.kind, "site", mention)
        return None

    def _owner_of_machine(self, token: int) -> Filler | None:
        """Whose weapons these are: "Russian missiles", "the army's drones"."""
        for child in self._document.children(token, "amod", "compound", "nmod"):
            mention = self._mentions.headed_by(child)
            if mention is not None and child < token and mention.kind not in (MentionKind.PERSON, MentionKind.GENERIC):
                return _of_name(mention)
        return None

    def _whose(self, token: int) -> int | None:
        """The people whose lives or bodies these are: "civilian lives", "bodies of villagers"."""
        word = self._document.tokens[token].lower
        if word not in governors("owned"):
            return None
        for child in self._document.children(token, "nmod", "amod", "compound"):
            civil = self._document.tokens[child].lower in ("civilian", "human")
            if civil or self._mentions.headed_by(child) is not None:
                return child
        return None


def _of_name(mention: Mention) -> Filler:
    return Filler(mention.head, mention.first, mention.last, mention.name, mention.kind, mention.kind.value, mention)


def _looks_like_people(word: str, upos: str) -> bool:
    """Whether an unlisted noun looks like one for people: "bricklayers", "violinist"."""
    listed = word_list("not people")
    if upos not in ("NOUN", "PROPN") or word.rstrip("s") in listed or word in listed:
        return False
    return word.endswith(("ers", "ists", "ist", "men", "man", "woman", "women", "ians", "people"))
