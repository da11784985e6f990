"""What a verb of saying says: the clause after it, before it, around it, from the tree or by place."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.reading.attribution.cues import Cue
from dateline.reading.attribution.subjects import is_passive, preposition
from dateline.reading.status.tense import tense_of

_REPORTING = frozenset(("speech", "assertion", "report"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_OPENING = frozenset(("PRON", "DET", "NOUN", "PROPN", "SCONJ", "ADJ", "NUM"))


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens that a cue attributes and the rule that found them; ``quoted`` heads whom the subject quotes."""

    tokens: frozenset[int]
    rule: str
    quoted: int | None = None


NOTHING = Content(frozenset(), "quotation only")


def reports(cue: Cue) -> bool:
    """Whether a verb tells a whole clause, so that one may stand before or after it without a sign."""
    return cue.kind in _REPORTING and {"that", "quote"} <= cue.frames


@dataclass(frozen=True)
class ClauseReader:
    """Finds the clauses that the verbs of one document report."""

    document: Document

    def clause(self, token: Token, cue: Cue, subject: int | None) -> Content:
        """The clause that a verb reports, wherever it stands."""
        document, v = self.document, token.index
        clauses = list(document.children(v, "ccomp"))
        if (
            cue.kind == "finding"
        ):  # "found four men dead" tells what they did, "found that four men died" what they know
            clauses = [k for k in clauses if preposition(document, k) == "that" or tense_of(document, k).time != "none"]
        if cue.lemma == "hold":  # "still holding three hostages" is no opinion
            clauses = [k for k in clauses if preposition(document, k) == "that"]
            if not clauses:
                return NOTHING
        clauses += [k for k in document.children(v, "parataxis") if k > v and subject is not None]
        clauses += [k for k in document.children(v, "xcomp") if document.tokens[k].xpos in _FINITE]
        if clauses:
            return self._attached(token, clauses, subject)
        return self._detached(token, cue, subject) if subject is not None else NOTHING

    def _attached(self, token: Token, clauses: list[int], subject: int | None) -> Content:
        v = token.index
        under = self.under(clauses)
        if clauses[0] < v:
            after = self._reporters(v, clauses)
            return Content((under | self._before(token, subject) | self._going_on(v)) - after, "speech before cue")
        inside = token.rel == "parataxis" and not self.document.children(v, "mark", "cc")
        around = self._around(token, subject) if inside else frozenset()
        filled = self._filled(token, under) | self._backshifted(v) | self._with(v)
        return Content(filled | around, "clause after cue")

    def _detached(self, token: Token, cue: Cue, subject: int) -> Content:
        """A clause that does not hang on its cue: the cue is put into it, or stands at its end."""
        document, v = self.document, token.index
        between = self._interposed(v, subject) if reports(cue) else frozenset()
        if between:
            return Content(between, "interposed cue")
        opinion = cue.kind in ("belief", "fear", "finding") and "quote" in cue.frames
        bare = not document.children(v, "obj", "xcomp")
        if token.head >= 0 and token.rel == "parataxis" and (reports(cue) or (opinion and bare)):
            return Content(self._around(token, subject), "interposed cue")
        if token.head >= 0 and token.rel == "advcl" and preposition(document, v) == "as" and bare and reports(cue):
            own = self._own_words(token, subject)
            return Content(frozenset(document.subtree(token.head)) - own, "as X said")
        if not bare or is_passive(document, v) or not (reports(cue) or cue.kind == "belief"):
            return NOTHING
        return Content(self._closing(v, subject), "closing cue")

    def under(self, heads: list[int]) -> frozenset[int]:
        """All tokens below some heads."""
        return frozenset(i for head in heads for i in self.document.subtree(head))

    def beside(self, token: Token, subject: int) -> frozenset[int]:
        """What a cue without a clause of its own comments on: the clause it is put into or stands after."""
        if token.rel == "parataxis" and token.head >= 0:
            return self._around(token, subject)
        return self._closing(token.index, subject)

    def phrase(self, head: int) -> tuple[int, ...]:
        """A noun phrase without the clauses in it."""
        return self.document.subtree(head, without=("acl", "parataxis", "ccomp", "advcl"))

    def _reporters(self, v: int, clauses: list[int]) -> frozenset[int]:
        """What the reporter adds behind a cue that follows its clause ("…, police said, as troops closed in")."""
        heads = [k for c in (v, *clauses) for k in self.document.children(c, "advcl") if k > v]
        return self.under([k for k in heads if preposition(self.document, k) in ("as", "while")])

    def _with(self, v: int) -> frozenset[int]:
        """A "with" behind what is said ("found that …, with 900 killed")."""
        heads = [k for k in self.document.children(v, "advcl", "obl") if k > v]
        return self.under([k for k in heads if preposition(self.document, k) == "with"])

    def _around(self, token: Token, subject: int | None) -> frozenset[int]:
        """The clause that a cue is put into, without the cue's own words."""
        head = token.head
        while self.document.tokens[head].head >= 0 and self.document.tokens[head].upos not in ("VERB", "AUX"):
            head = self.document.tokens[head].head
        around = frozenset(self.document.subtree(head)) - self._own_words(token, subject)
        start = token.index
        if subject is not None:
            start = min(*self.document.subtree(subject, without=("acl", "conj", "appos", "punct")), start)
        # "Nine died; the army said that more were hurt": what stands before is not the army's.
        apart = start > 0 and self.document.tokens[start - 1].text == ";"
        return frozenset(i for i in around if i > start) if apart else around

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
        if not any(document.tokens[i].upos in ("VERB", "AUX") for i in range(end, sentence.last)):
            return frozenset()
        return frozenset(range(sentence.first, sentence.last)) - frozenset(range(start - 1, end + 1))

    def _own_words(self, token: Token, subject: int | None) -> frozenset[int]:
        """The words of a cue's own clause: its subject, auxiliaries and adverbials, not clauses coordinated with it."""
        own = {token.index}
        for child in self.document.children(token.index):
            if self.document.tokens[child].rel not in ("conj", "ccomp", "parataxis", "cc", "punct"):
                own.update(self.document.subtree(child))
        return frozenset(own | (set(self.phrase(subject)) if subject is not None else set()))

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
        return self.under(kids)

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
        return self.under(heads) | self._with(token.index)

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
        if any(t.xpos in _FINITE and t.index not in speaker for t in rest):
            return frozenset()
        start = min(*document.subtree(subject, without=("acl", "conj", "appos", "punct")), v)
        if start - 1 <= sentence.first or document.tokens[start - 1].upos != "PUNCT":
            return frozenset()
        before = range(sentence.first, start - 1)
        return frozenset(before) if any(document.tokens[i].upos in ("VERB", "AUX") for i in before) else frozenset()

    def rest(self, token: Token, subject: int | None) -> Content:
        """The rest of the sentence after a cue whose clause the parser hung elsewhere."""
        sentence = self.document.sentence_of(token.index)
        if subject is None or subject > token.index or is_passive(self.document, token.index):
            return NOTHING
        if token.xpos == "VB" or token.rel == "acl":
            return NOTHING
        tokens = self.document.tokens
        that = [i for i in range(token.index + 1, min(token.index + 15, sentence.last)) if tokens[i].lower == "that"]
        after = range(that[0] + 1 if that else token.index + 1, sentence.last)
        clause = any(tokens[i].upos in ("VERB", "AUX") and tokens[i].xpos in _FINITE for i in after)
        begins = after.start < sentence.last and tokens[after.start].upos in _OPENING
        return Content(frozenset(after), "rest of sentence") if clause and begins else NOTHING


def _is_time(document: Document, index: int) -> bool:
    entity = document.entity_at(index)
    return entity is not None and entity.kind == "time"
