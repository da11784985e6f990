"""Attributions whose cue is a verb: who is its subject, and where its content stands."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.reading.source_cues import Cue, CueLexicon
from dateline.reading.source_subjects import is_passive, preposition, subject_of
from dateline.reading.status_tense import tense_of

_CLAUSAL = frozenset(("that", "quote"))
_TO_SOMEBODY = frozenset(("tell", "inform", "notify", "remind", "assure", "reassure", "brief", "alert", "advise"))
_SAYING = frozenset(("say", "tell", "claim", "state", "warn", "deny", "report", "write"))
_REPORTING = frozenset(("speech", "assertion", "report"))


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


@dataclass(frozen=True, slots=True)
class _Content:
    tokens: frozenset[int]
    rule: str
    quoted: int | None = None


_NOTHING = _Content(frozenset(), "quotation only")


def find_verb_cues(document: Document, lexicon: CueLexicon) -> tuple[VerbCue, ...]:
    """All verbs of a report that attribute, in text order."""
    reader = VerbCueReader(document, lexicon)
    found = []
    for token in document.tokens:
        cue = lexicon.of_verb(document, token.index)
        if cue is not None and token.rel not in ("aux", "cop", "amod") and not _in_name(document, token):
            made = reader.read(token, cue)
            if made is not None:
                found.append(made)
    return tuple(found)


def _reports(cue: Cue) -> bool:
    """Whether a verb tells a whole clause, so that one may stand before or after it without a sign."""
    return cue.kind in _REPORTING and {"that", "quote"} <= cue.frames


def _is_time(document: Document, index: int) -> bool:
    entity = document.entity_at(index)
    return entity is not None and entity.kind == "time"


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
        words = self._words(v, content)
        own = set(range(*words)) | (set(self._phrase(subject)) if subject is not None else set())
        return VerbCue(v, cue, subject, content.tokens - own, content.rule, words, content.quoted, addressee)

    def _words(self, v: int, content: _Content) -> tuple[int, int]:
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

    def _phrase(self, head: int) -> tuple[int, ...]:
        return self.document.subtree(head, without=("acl", "parataxis", "ccomp", "advcl"))

    def _content(self, token: Token, cue: Cue, subject: int | None) -> _Content:
        if cue.lemma in ("quote", "cite"):
            quoted = self._quoted(token.index)
            if quoted is not None:
                return quoted
        found = _NOTHING
        if cue.frames & _CLAUSAL:
            found = self._clause(token, cue, subject)
        if not found.tokens and cue.frames & {"inf", "to-obj"}:
            found = _Content(self._under(self._infinitives(token.index, cue)), "infinitive")
        if not found.tokens:
            found = _Content(self._prepositional(token.index, cue), "prepositional object")
        if "obj" in cue.frames and not (found.tokens and cue.kind == "accusation"):
            objects = self._under(self._objects(token.index, cue))
            found = _Content(found.tokens | objects, found.rule if found.tokens else "object")
        if not found.tokens and _reports(cue):
            found = self._rest(token, subject)
        return found if found.tokens else _NOTHING

    def _under(self, heads: list[int]) -> frozenset[int]:
        return frozenset(i for head in heads for i in self.document.subtree(head))

    def _clause(self, token: Token, cue: Cue, subject: int | None) -> _Content:
        document, v = self.document, token.index
        clauses = list(document.children(v, "ccomp"))
        clauses += [k for k in document.children(v, "parataxis") if k > v and subject is not None]
        clauses += [k for k in document.children(v, "xcomp") if document.tokens[k].xpos in ("VBD", "VBZ", "VBP")]
        if clauses:
            under = self._under(clauses)
            if clauses[0] < v:
                return _Content(under | self._before(token, subject) | self._going_on(v), "speech before cue")
            inside = token.rel == "parataxis" and not document.children(v, "mark", "cc")
            around = self._around(token, subject) if inside else frozenset()
            return _Content(self._filled(token, under) | self._backshifted(v) | around, "clause after cue")
        if _reports(cue) and subject is not None:
            between = self._interposed(v, subject)
            if between:
                return _Content(between, "interposed cue")
        own = self._own_words(token, subject)
        if token.head >= 0 and subject is not None:
            if token.rel == "parataxis" and "that" in cue.frames:
                return _Content(self._around(token, subject), "interposed cue")
            bare = not document.children(v, "obj", "xcomp")
            if token.rel == "advcl" and preposition(document, v) == "as" and bare and _reports(cue):
                return _Content(frozenset(document.subtree(token.head)) - own, "as X said")
        if (
            not (_reports(cue) or cue.kind == "belief")
            or is_passive(document, v)
            or document.children(v, "obj", "xcomp")
        ):
            return _NOTHING
        return _Content(self._closing(v, subject), "closing cue")

    def _around(self, token: Token, subject: int | None) -> frozenset[int]:
        """The clause that a cue is put into, without the cue's own words."""
        head = token.head
        while self.document.tokens[head].head >= 0 and self.document.tokens[head].upos not in ("VERB", "AUX"):
            head = self.document.tokens[head].head
        return frozenset(self.document.subtree(head)) - self._own_words(token, subject)

    def _interposed(self, v: int, subject: int) -> frozenset[int]:
        """The sentence around a cue that stands between commas with its subject ("Gunmen, the army said, attacked"),
        whatever the parser made of it."""
        document = self.document
        sentence = document.sentence_of(v)
        start = min(*document.subtree(subject, without=("acl", "conj", "punct")), v)
        end = v + 1
        while end < sentence.last and (document.tokens[end].upos == "ADV" or _is_time(document, end)):
            end += 1
        if start <= sentence.first or subject > v or end >= sentence.last:
            return frozenset()
        if document.tokens[start - 1].text != "," or document.tokens[end].text != ",":
            return frozenset()
        after = any(document.tokens[i].upos in ("VERB", "AUX") for i in range(end, sentence.last))
        return (
            frozenset(range(sentence.first, sentence.last)) - frozenset(range(start - 1, end + 1))
            if after
            else frozenset()
        )

    def _own_words(self, token: Token, subject: int | None) -> frozenset[int]:
        """The words of a cue's own clause: its subject, auxiliaries and adverbials, not clauses coordinated with it."""
        own = {token.index}
        for child in self.document.children(token.index):
            if self.document.tokens[child].rel not in ("conj", "ccomp", "parataxis", "cc", "punct"):
                own.update(self.document.subtree(child))
        return frozenset(own | (set(self._phrase(subject)) if subject is not None else set()))

    def _filled(self, token: Token, under: frozenset[int]) -> frozenset[int]:
        """A clause after its cue without the holes that a wrong tree leaves in it."""
        last = max(under)
        if last <= token.index:
            return under
        kept = set(range(token.index + 1, last + 1))
        for child in self.document.children(token.index):
            if self.document.tokens[child].rel in ("iobj", "obl", "advmod") and child < min(under):
                kept.difference_update(self.document.subtree(child))
        return under | frozenset(kept)

    def _going_on(self, v: int) -> frozenset[int]:
        """Clauses after a cue in mid-sentence ("The town fell, he said, but the camp had held out")."""
        kids = [k for k in self.document.children(v, "conj") if self.document.children(k, "nsubj")]
        return self._under(kids)

    def _backshifted(self, v: int) -> frozenset[int]:
        """Clauses beside the cue that go on in reported tense ("He said they left, but others had stayed")."""
        found: set[int] = set()
        for child in self.document.children(v, "conj"):
            tense = tense_of(self.document, child)
            would = any(self.document.tokens[k].lower == "would" for k in self.document.children(child, "aux"))
            shifted = would or tense.time == "pluperfect" or (tense.time == "past" and tense.progressive)
            if shifted and self.document.children(child, "nsubj"):
                found.update(self.document.subtree(child))
        return frozenset(found)

    def _before(self, token: Token, subject: int | None) -> frozenset[int]:
        """What hangs on a cue before it, and a "with" after it: parts that parsers lift out of the clause."""
        document = self.document
        heads = [k for k in document.children(token.index, "obl", "advcl", "advmod", "nsubj") if k < token.index]
        heads = [k for k in heads if k != subject]
        heads += [
            k
            for k in document.children(token.index, "obl", "advcl")
            if k > token.index and preposition(document, k) == "with"
        ]
        return self._under(heads)

    def _closing(self, v: int, subject: int | None) -> frozenset[int]:
        """What stands before a cue that ends its sentence (", he added"), whatever the parser made of it."""
        document = self.document
        if subject is None or document.tokens[subject].sentence != document.tokens[v].sentence:
            return frozenset()
        if document.tokens[v].xpos == "VB":
            return frozenset()
        sentence = document.sentence_of(v)
        speaker = set(document.subtree(subject)) | {i for k in document.children(v, "obl") for i in document.subtree(k)}
        rest = document.tokens[v + 1 : sentence.last]
        if any(t.xpos in ("VBD", "VBZ", "VBP", "MD") and t.index not in speaker for t in rest):
            return frozenset()
        start = min(*document.subtree(subject, without=("acl", "conj", "appos", "punct")), v)
        if start - 1 <= sentence.first or document.tokens[start - 1].upos != "PUNCT":
            return frozenset()
        before = range(sentence.first, start - 1)
        return frozenset(before) if any(document.tokens[i].upos in ("VERB", "AUX") for i in before) else frozenset()

    def _rest(self, token: Token, subject: int | None) -> _Content:
        """The rest of the sentence after a cue whose clause the parser hung elsewhere."""
        sentence = self.document.sentence_of(token.index)
        if subject is None or subject > token.index or is_passive(self.document, token.index):
            return _NOTHING
        if token.xpos == "VB" or token.rel == "acl":
            return _NOTHING
        after = range(token.index + 1, sentence.last)
        tokens = self.document.tokens
        clause = any(tokens[i].upos in ("VERB", "AUX") and tokens[i].xpos in ("VBD", "VBZ", "VBP", "MD") for i in after)
        begins = token.index + 1 < sentence.last and tokens[token.index + 1].upos in (
            "PRON", "DET", "NOUN", "PROPN", "SCONJ", "ADJ", "NUM",
        )  # fmt: skip
        return _Content(frozenset(after), "rest of sentence") if clause and begins else _NOTHING

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
        if cue.kind != "denial" or cue.lemma in ("deny", "refute", "rebut", "dispute"):
            return list(kids)
        return [k for k in kids if self.document.tokens[k].lemma.lower() in self.lexicon.nouns]

    def _prepositional(self, v: int, cue: Cue) -> frozenset[int]:
        document = self.document
        heads = list(document.children(v, "obl", "advcl", "xcomp", "nmod"))
        for obj in document.children(v, "obj"):
            heads += document.children(obj, "nmod", "acl")
        wanted = cue.frames - {"by"}
        return self._under([k for k in heads if preposition(document, k) in wanted])

    def _quoted(self, v: int) -> _Content | None:
        """The one who is quoted or cited, and what for ("quoted a witness as saying that", "citing officials")."""
        document = self.document
        objects = list(document.children(v, "nsubj:pass" if is_passive(document, v) else "obj"))
        if not objects:
            return None
        near = [*document.children(v, "advcl", "xcomp", "obl", "ccomp", "acl"), *document.children(objects[0], "acl")]
        for saying in near:
            if document.tokens[saying].lemma.lower() in _SAYING:
                content = self._under(list(document.children(saying, "ccomp", "parataxis", "xcomp", "obj")))
                if content:
                    return _Content(content, "quoted as saying", objects[0])
        head = document.tokens[v].head
        if document.tokens[v].rel == "advcl" and head >= 0 and not document.children(objects[0], "nmod"):
            return _Content(frozenset(document.subtree(head)) - frozenset(document.subtree(v)), "citing", objects[0])
        return None
