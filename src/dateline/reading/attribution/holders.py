"""Who is said to say it: from the noun phrase of a source to its names."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document, Entity, Token
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.reading.attribution.affiliation import affiliated, is_body
from dateline.reading.attribution.cues import CueLexicon
from dateline.reading.attribution.values import Holder

# Left out of a source's words: what tells more about it without being its name.
_OUTSIDE = (
    "acl",
    "appos",
    "advcl",
    "parataxis",
    "ccomp",
    "conj",
    "cc",
    "cop",
    "nsubj",
    "discourse",
    "advmod",
)
_PERSONAL = frozenset(
    """
    he she they it we i you who whom that which this these those one both some many others
    """.split()
)
_SPEAKERLESS = frozenset(["there", "this", "that", "what", "which"])
_VOICELESS = frozenset(("report", "figure", "number", "estimate", "statistic", "statistics", "rumour", "rumor"))
# What its author does to a report ("compiled by the UN"): whoever has only seen it is not its source.
_AUTHORING = frozenset(
    """
    issue release publish write compile produce prepare gather collect provide give make carry conduct draft sign post
    commission author broadcast cite quote file submit
    """.split()
)
_FIRST_PERSON = frozenset(["i", "we", "us", "me", "you"])
_MENTION_KINDS = {
    MentionKind.PERSON: "person",
    MentionKind.GENERIC: "generic",
}


@dataclass(frozen=True)
class HolderReader:
    """Reads sources out of one document. ``mentions`` may be missing: names then come from the words alone."""

    document: Document
    mentions: Mentions | None
    lexicon: CueLexicon

    def holders(self, head: int) -> tuple[Holder, ...]:
        """The sources that a noun phrase names: itself and what is coordinated with it."""
        document = self.document
        heads = [head, *(k for k in document.children(head, "conj") if document.tokens[k].upos in _NOMINAL)]
        # "Chief negotiator Gustavo Bell": a name right behind its office, whatever the parse makes of it.
        heads = heads[1:] if len(heads) > 1 and self._named_behind(head, heads[1]) else heads
        return tuple(
            affiliated(document, self.mentions, self.lexicon, h) for k in heads if (h := self.holder(k)) is not None
        )

    def _named_behind(self, head: int, name: int) -> bool:
        """Whether a name follows a noun without a mark or a conjunction."""
        between = self.document.tokens[head + 1 : name]
        proper = self.document.tokens[name].upos == "PROPN" and self.document.tokens[head].upos != "PROPN"
        return name > head and proper and all(t.upos == "PROPN" for t in between)

    def holder(self, head: int) -> Holder | None:
        """The source that a token heads; None for words that cannot speak (numbers, "there", "it" with no referent)."""
        token = self.document.tokens[head]
        if token.upos not in _NOMINAL or token.deprel == "expl":
            return None
        first, last = self._words(head)
        mention = self._mention(head, first, last)
        if token.upos in ("PRON", "DET") and token.lower in _PERSONAL:
            return self._pronoun(token, mention)
        owner = self._owner(token)
        if owner is not None:
            return owner
        named = self._apposed(head)
        if named is not None:
            return named
        person = self._person(first, last)
        if mention is not None and not (person and self._names_other(mention, person)):
            return self._of_mention(mention, first, last, head)
        if person:
            return Holder(first, last, head, self._join(person.first, person.last), self._org(first, person), "person")
        entity = self.document.entity_at(head)
        kind = "body" if entity and entity.kind in ("organization", "norp", "place") else "generic"
        return Holder(first, last, head, self._name(first, last), None, kind)

    def _owner(self, token: Token) -> Holder | None:
        """Whose statement, report or account it is, where the source phrase is a piece of speech."""
        noun = self.lexicon.of_noun(token)
        if noun is None or self.document.entity_at(token.index) is not None:
            return None
        for child in self.document.children(token.index, "nmod", "acl", "compound"):
            kid = self.document.tokens[child]
            owning = kid.deprel == "nmod:poss" or (kid.rel == "nmod" and self._comes_from(child))
            if owning and (kid.upos in ("PROPN", "PRON") or self.speaks(child)):
                return self.holder(child)
            if kid.rel == "compound" and is_body(self.document, self.mentions, child):
                return self.holder(child)
            if kid.rel == "acl" and kid.lemma.lower() in _AUTHORING:
                agents = [k for k in self.document.children(child, "obl") if self._case(k) in ("by", "from")]
                if agents and self.speaks(agents[0]):
                    return self.holder(agents[0])
        return None

    def is_act(self, head: int) -> bool:
        """Whether a noun is an act of saying, which says nothing of its own ("calls reporting a fire")."""
        noun = self.lexicon.of_noun(self.document.tokens[head])
        return noun is not None and not noun.medium and self._owner(self.document.tokens[head]) is None

    def voiceless(self, head: int) -> bool:
        """Whether a source names nobody: bare "reports", "figures", "no group"."""
        document = self.document
        determiners = {document.tokens[k].lower for k in document.children(head, "det")}
        if "no" in determiners or document.tokens[head].lower in ("nobody", "none"):
            return True
        if document.tokens[head].lemma.lower() not in _VOICELESS:
            return False
        return not any(
            document.tokens[k].rel in ("amod", "compound", "acl")
            or document.tokens[k].deprel == "nmod:poss"
            or self._case(k) in ("by", "from")
            for k in document.children(head)
        )

    def _apposed(self, head: int) -> Holder | None:
        """The person whom an apposition names ("the minister, Sergei Shoigu,"), with the body named before."""
        here = self.document.entity_at(head)
        office = self.lexicon.sources.get(self.document.tokens[head].lower) == "office"
        if here is not None and here.kind == "person" and not office:
            return None
        near = self.document.children(head, "appos")
        for child in (*near, *(k for n in near for k in self.document.children(n, "appos"))):
            entity = self.document.entity_at(child)
            if entity is not None and entity.kind == "person":
                mention = self._mention(child, entity.first, entity.last)
                first = min(self.document.subtree(head, without=_OUTSIDE))
                org = (mention.org if mention else None) or self._org(first, entity)
                name = mention.name if mention else self._join(entity.first, entity.last)
                return Holder(entity.first, entity.last, child, name, org, "person")
            if child == head + 1 and self.document.tokens[child].upos == "PROPN":
                return self._body_named(child)
        return None

    def _body_named(self, index: int) -> Holder:
        """The body whose name follows its kind ("the rights group Memorial")."""
        first, last = self._words(index)
        mention = self._mention(index, first, last)
        name = mention.name if mention is not None else self._join(first, last)
        return Holder(first, last, index, name, None, "body")

    def _comes_from(self, child: int) -> bool:
        """Whether a phrase names an author: "by the ministry", not "seen by a reporter"."""
        if self._case(child) not in ("by", "from", "of"):
            return False
        case = self.document.children(child, "case")[0]
        before = self.document.tokens[case - 1] if case > 0 else None
        return before is None or before.xpos != "VBN" or before.lemma.lower() in _AUTHORING

    def _case(self, index: int) -> str:
        cases = self.document.children(index, "case")
        return self.document.tokens[cases[0]].lower if cases else ""

    def speaks(self, head: int) -> bool:
        """Whether a noun phrase can say something: a name, a person, a body, a piece of writing."""
        token = self.document.tokens[head]
        if token.upos in ("PRON", "DET", "ADJ", "NUM") and token.lower in _PERSONAL:
            return token.deprel != "expl" and token.lower not in _SPEAKERLESS
        entity = self.document.entity_at(head)
        if entity is not None and entity.kind in ("person", "organization", "norp", "place"):
            return True
        if token.lemma.lower() in self.lexicon.sources or self.lexicon.of_noun(token) is not None:
            return True
        mention = self._mention(head, head, head + 1)
        return mention is not None

    def possessor(self, head: int) -> int | None:
        """Whose it is ("a state department's designation")."""
        return next(iter(self.document.children(head, "nmod:poss")), None)

    def first_person(self, head: int) -> bool:
        return self.document.tokens[head].lower in _FIRST_PERSON

    def _mention(self, head: int, first: int, last: int) -> Mention | None:
        if self.mentions is None:
            return None
        found = self.mentions.headed_by(head)
        if found is None:
            inside = self.mentions.covering(head)
            found = inside if inside is not None and first <= inside.head < last else None
        return found

    def _of_mention(self, mention: Mention, first: int, last: int, head: int) -> Holder:
        kind = _MENTION_KINDS.get(mention.kind, "body")
        name = mention.name
        if not mention.pronoun and (mention.kind is MentionKind.GENERIC or name.islower()):
            name = self._name(first, last)
        elif not mention.pronoun and mention.actor_id is None and mention.kind is not MentionKind.PERSON:
            # "Department" where the report says "the County Sheriff's Department"
            whole = self._name(first, last)
            name = whole if set(name.split()) < set(whole.split()) else name
        return Holder(first, last, head, name, mention.org, kind)

    def _pronoun(self, token: Token, mention: Mention | None) -> Holder | None:
        if token.lower in _FIRST_PERSON:
            return None
        if mention is not None and mention.name.lower() not in _PERSONAL:
            kind = _MENTION_KINDS.get(mention.kind, "body")
            name = self._described(mention) if kind == "generic" else mention.name
            return Holder(token.index, token.index + 1, token.index, name, mention.org, kind)
        return Holder(token.index, token.index + 1, token.index, token.lower, None, "pronoun")

    def _described(self, mention: Mention) -> str:
        """The words of the description that a pronoun takes up."""
        for other in self.mentions or ():
            if other.chain == mention.chain and not other.pronoun and other.first < mention.first:
                return self._name(*self._words(other.head))
        return mention.name

    def _words(self, head: int) -> tuple[int, int]:
        """The contiguous words of a source around its head, without relative clauses and appositions."""
        document = self.document
        inside = set(document.subtree(head, without=_OUTSIDE))
        for child in document.children(head, "case", "mark"):
            inside.difference_update(document.subtree(child))
        # Of all marks only the hyphen stands inside a name ("a 30-year-old man").
        inside = {i for i in inside if document.tokens[i].upos != "PUNCT" or document.tokens[i].text == "-"}
        entity = document.entity_at(head)
        if entity is not None:
            inside.update(range(entity.first, entity.last))
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        while first < head and (
            document.tokens[first].upos in ("DET", "PUNCT", "ADP", "CCONJ", "ADV", "SCONJ")
            or document.tokens[first].xpos == "PRP$"
        ):
            first += 1
        return first, last + 1

    def _names_other(self, mention: Mention, person: Entity) -> bool:
        """Whether the person named in a phrase is not who its mention was taken for."""
        if mention.kind is not MentionKind.PERSON:
            return True
        named = set(self._join(person.first, person.last).lower().split())
        return not named & set(mention.name.lower().split()) and not mention.first <= person.first < mention.last

    def _person(self, first: int, last: int) -> Entity | None:
        """The person named in a phrase, not one who only owns or heads another part of it."""
        document = self.document
        for index in range(first, last):
            entity = document.entity_at(index)
            if entity is None or entity.kind != "person":
                continue
            inner = [
                i
                for i in range(entity.first, entity.last)
                if document.tokens[i].head not in range(entity.first, entity.last)
            ]
            ends = entity.last == last and not any(document.children(i, "case") for i in inner)
            if any(document.tokens[i].deprel in ("nmod:poss", "nmod") for i in inner) and not ends:
                continue
            return entity
        return None

    def _org(self, first: int, person: Entity) -> str | None:
        """The body named before a person within one phrase ("Pentagon spokesman Peter Cook")."""
        for index in range(first, person.first):
            entity = self.document.entity_at(index)
            if entity is not None and entity.kind in ("organization", "norp"):
                return self._join(entity.first, entity.last)
        return None

    def _name(self, first: int, last: int) -> str:
        return self._join(first, last)

    def _join(self, first: int, last: int) -> str:
        words = self.document.words(first, last).split()
        if words and words[0].lower() in ("the", "a", "an") and len(words) > 1:
            words = words[1:]
        return " ".join(words).removesuffix("'s").removesuffix("’s")


_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"))
