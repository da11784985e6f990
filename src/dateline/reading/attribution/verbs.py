"""Attributions whose cue is a verb: who is its subject, and where its content stands."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.reading.attribution.clauses import NOTHING, ClauseReader, Content, reports
from dateline.reading.attribution.cues import Cue, CueLexicon
from dateline.reading.attribution.subjects import is_passive, preposition, subject_of

_CLAUSAL = frozenset(("that", "quote"))
_TO_SOMEBODY = frozenset(("tell", "inform", "notify", "remind", "assure", "reassure", "brief", "alert", "advise"))
# What people look for themselves: no demand on anybody ("had sought refuge in a church").
_SOUGHT = frozenset("refuge shelter asylum sanctuary safety cover protection treatment".split())
_SAYING = frozenset(("say", "tell", "claim", "state", "warn", "deny", "report", "write"))


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that attributes.

    ``subject`` heads its source's phrase (None: nobody is named), ``content`` are the tokens attributed (empty: only a
    quotation near by can be), ``words`` the range of tokens that attribute ("has called for"), ``quoted`` heads the
    source that the subject quotes or cites ("quoted a witness as saying"), ``addressee`` is whom it is told.
    """

    token: int
    cue: Cue
    subject: int | None
    content: frozenset[int]
    rule: str
    words: tuple[int, int]
    quoted: int | None = None
    addressee: int | None = None


def find_verb_cues(document: Document, lexicon: CueLexicon) -> tuple[VerbCue, ...]:
    """All verbs of a report that attribute, in text order."""
    reader = VerbCueReader(document, lexicon, ClauseReader(document))
    found = []
    for token in document.tokens:
        cue = lexicon.of_verb(document, token.index)
        if cue is not None and token.rel not in ("aux", "cop", "amod") and not _in_name(document, token):
            made = reader.read(token, cue)
            if made is not None:
                found.append(made)
    return tuple(found)


def _in_name(document: Document, token: Token) -> bool:
    """Whether a word is part of somebody's name ("Wafaa Said")."""
    entity = document.entity_at(token.index)
    if entity is not None and entity.kind == "person":
        return True
    before = document.tokens[token.index - 1] if token.index else None
    return token.text[:1].isupper() and before is not None and before.upos == "PROPN" and not token.text.isupper()


@dataclass(frozen=True)
class VerbCueReader:
    """Reads subject and content of the verbs of one document."""

    document: Document
    lexicon: CueLexicon
    clauses: ClauseReader

    def read(self, token: Token, cue: Cue) -> VerbCue | None:
        """What a verb attributes to whom; None where none of its frames holds."""
        v = token.index
        # "Accused of" without an object is a participle: nobody is named who accuses.
        nobody = cue.kind == "accusation" and not self.document.children(v, "obj", "iobj", "ccomp")
        subject = None if nobody and not is_passive(self.document, v) else subject_of(self.document, v)
        content = self._content(token, cue, subject)
        if not content.tokens and "quote" not in cue.frames and cue.kind != "denial":
            return None
        addressee = next(iter(self.document.children(v, "iobj")), None)
        if addressee is None and cue.lemma in _TO_SOMEBODY:
            addressee = next(iter(self.document.children(v, "obj")), None)
        if content.rule == "infinitive":
            addressee = None  # who is asked to do something is no channel
        words = self._words(v, content)
        own = set(range(*words)) | (set(self.clauses.phrase(subject)) if subject is not None else set())
        return VerbCue(v, cue, subject, content.tokens - own, content.rule, words, content.quoted, addressee)

    def _words(self, v: int, content: Content) -> tuple[int, int]:
        """The tokens around a cue that attribute with it: "has also said", "called for"."""
        tokens = self.document.tokens
        first, last = v, v + 1
        while first > 0 and tokens[first - 1].head == v and tokens[first - 1].rel in ("aux", "advmod"):
            first -= 1
        while last < len(tokens) and tokens[last].deprel == "compound:prt" and tokens[last].head == v:
            last += 1
        if content.rule == "prepositional object" and last in content.tokens and tokens[last].rel in ("case", "mark"):
            last += 1
        return first, last

    def _content(self, token: Token, cue: Cue, subject: int | None) -> Content:
        if cue.lemma in ("quote", "cite"):
            quoted = self._quoted(token.index)
            if quoted is not None:
                return quoted
        found = NOTHING
        if cue.frames & _CLAUSAL:
            found = self.clauses.clause(token, cue, subject)
        if not found.tokens and cue.frames & {"inf", "to-obj"}:
            found = Content(self.clauses.under(self._infinitives(token.index, cue)), "infinitive")
        if not found.tokens:
            found = Content(self._prepositional(token.index, cue), "prepositional object")
        blamed_on = cue.lemma == "blame" and any(
            preposition(self.document, k) == "on" for k in self.document.children(token.index, "obl", "nmod")
        )
        if "obj" in cue.frames and (blamed_on or not (found.tokens and cue.kind == "accusation")):
            objects = self.clauses.under(self._objects(token.index, cue))
            found = Content(found.tokens | objects, found.rule if found.tokens else "object")
        if not found.tokens and reports(cue):
            found = self.clauses.rest(token, subject)
        return found if found.tokens else NOTHING

    def _infinitives(self, v: int, cue: Cue) -> list[int]:
        """The infinitives that a verb governs, also those that parsers hang on the one who is to do it."""
        document = self.document
        found = list(document.children(v, "xcomp", "ccomp"))
        if "to-obj" in cue.frames:
            found += [k for k in document.children(v, "advcl") if k > v and preposition(document, k) == "to"]
            for person in document.children(v, "obj", "obl", "iobj"):
                found += [k for k in document.children(person, "acl") if preposition(document, k) == "to"]
        return found

    def _objects(self, v: int, cue: Cue) -> list[int]:
        """The things told. What is dismissed or rejected is content only if it is itself something said."""
        passive = is_passive(self.document, v)
        kids = self.document.children(v, "nsubj:pass" if passive else "obj")
        if passive and "as" in cue.frames:
            return []
        kids = tuple(k for k in kids if self.document.tokens[k].upos in ("NOUN", "PROPN", "VERB", "NUM"))
        if cue.lemma == "seek":
            kids = tuple(k for k in kids if self.document.tokens[k].lemma.lower() not in _SOUGHT)
        if cue.kind != "denial" or cue.lemma in ("deny", "refute", "rebut", "dispute"):
            return list(kids)
        return [k for k in kids if self.document.tokens[k].lemma.lower() in self.lexicon.nouns]

    def _prepositional(self, v: int, cue: Cue) -> frozenset[int]:
        document = self.document
        heads = list(document.children(v, "obl", "advcl", "xcomp", "nmod"))
        for obj in document.children(v, "obj"):
            heads += document.children(obj, "nmod", "acl")
        found = [k for k in heads if preposition(document, k) in cue.frames - {"by", "at"}]
        figures = [k for k in document.children(v, "obl") if "at" in cue.frames and self._figure(k)]
        if figures:  # "put the toll at 15": what is estimated, and the figure
            found += [*document.children(v, "nsubj:pass" if is_passive(document, v) else "obj"), *figures]
        return self.clauses.under(found)

    def _figure(self, head: int) -> bool:
        numbers = (self.document.tokens[i].upos == "NUM" for i in self.document.subtree(head))
        return preposition(self.document, head) == "at" and any(numbers)

    def _quoted(self, v: int) -> Content | None:
        """The one who is quoted or cited, and what for ("quoted a witness as saying that", "citing officials")."""
        document = self.document
        passive = is_passive(document, v)
        objects = [k for k in document.children(v, "nsubj:pass" if passive else "obj") if passive or k > v]
        objects = objects or [k for k in document.children(v, "obl") if k > v and not preposition(document, k)]
        if not objects:
            return None
        near = [*document.children(v, "advcl", "xcomp", "obl", "ccomp", "acl"), *document.children(objects[0], "acl")]
        for saying in near:
            if document.tokens[saying].lemma.lower() in _SAYING:
                content = self.clauses.under(list(document.children(saying, "ccomp", "parataxis", "xcomp", "obj")))
                content = content or self.clauses.beside(document.tokens[v], objects[0])
                if content:
                    return Content(content, "quoted as saying", objects[0])
        head = document.tokens[v].head
        if document.tokens[v].rel == "advcl" and head >= 0 and not document.children(objects[0], "nmod"):
            return Content(frozenset(document.subtree(head)) - frozenset(document.subtree(v)), "citing", objects[0])
        return None
