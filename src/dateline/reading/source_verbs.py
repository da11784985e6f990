"""Attributions whose cue is a verb: who is its subject, and where its content stands."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.document import Document, Token
from dateline.reading.source_cues import Cue, CueLexicon

_CLAUSAL = frozenset(("that", "quote"))


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that attributes. ``subject`` heads its source's phrase (None: nobody is named), ``content`` are the
    tokens attributed (empty: only a quotation near by can be), ``quoted`` heads the source that is quoted or cited by
    the subject ("quoted a witness as saying"), ``addressee`` is whom it is told."""

    token: int
    cue: Cue
    subject: int | None
    content: frozenset[int]
    rule: str
    quoted: int | None = None
    addressee: int | None = None
    inherited: bool = False


def find_verb_cues(document: Document, lexicon: CueLexicon) -> tuple[VerbCue, ...]:
    """All verbs of a report that attribute, in text order."""
    found = []
    for token in document.tokens:
        cue = lexicon.of_verb(document, token.index)
        if cue is None or _empty_auxiliary(document, token):
            continue
        made = _read(document, token, cue)
        if made is not None:
            found.append(made)
    return tuple(found)


def _empty_auxiliary(document: Document, token: Token) -> bool:
    return token.rel in ("aux", "cop") or (token.rel == "amod" and token.index + 1 < len(document.tokens))


def _read(document: Document, token: Token, cue: Cue) -> VerbCue | None:
    v = token.index
    subject, inherited = subject_of(document, v)
    content, rule, quoted = _content(document, token, cue, subject)
    if not content and "quote" not in cue.frames:
        return None
    addressee = next(iter(document.children(v, "iobj")), None)
    if addressee is None and cue.lemma in _TO_SOMEBODY:
        addressee = next((k for k in document.children(v, "obj")), None)
    own = set(document.subtree(subject)) if subject is not None and subject not in content else set()
    return VerbCue(v, cue, subject, frozenset(content - own - {v}), rule, quoted, addressee, inherited)


_TO_SOMEBODY = frozenset(["tell", "inform", "notify", "remind", "assure", "reassure", "brief", "alert", "advise"])


def subject_of(document: Document, v: int, depth: int = 0) -> tuple[int | None, bool]:
    """The head of a verb's logical subject, and whether it was shared from another verb. None when nobody is named."""
    token = document.tokens[v]
    if _passive(document, v):
        return _agent(document, v), False
    subjects = [k for k in document.children(v, "nsubj") if document.tokens[k].deprel != "nsubj:pass"]
    before = [k for k in subjects if k < v]
    if before:
        return _antecedent(document, v, before[-1]), False
    placed = _placed_before(document, v) or _inverted(document, v)
    if placed is not None:
        return _antecedent(document, v, placed), False
    if subjects:
        return subjects[0], False
    if depth > 4:
        return None, False
    sharing = token.rel in ("conj", "xcomp", "parataxis")
    sharing = sharing or (token.rel in ("advcl", "ccomp", "dep") and token.xpos != "VBD")
    if sharing and token.head >= 0 and document.tokens[token.head].upos in ("VERB", "AUX", "ADJ", "NOUN"):
        return _shared(document, token, depth)
    if token.rel == "acl" and token.xpos == "VBG":
        return token.head, True
    return None, False


def _shared(document: Document, token: Token, depth: int) -> tuple[int | None, bool]:
    head = token.head
    if token.rel == "xcomp":
        objects = document.children(head, "obj", "iobj")
        if objects and document.tokens[head].lemma.lower() not in ("promise", "vow", "threaten"):
            return objects[0], True
    if _passive(document, head):
        passive = document.children(head, "nsubj:pass")
        return (passive[0] if passive else None), True
    subject, _ = subject_of(document, head, depth + 1)
    return subject, True


def _antecedent(document: Document, v: int, subject: int) -> int:
    """The noun that a relative clause's pronoun stands for."""
    pronoun = document.tokens[subject]
    if pronoun.lower in ("who", "which", "that") and pronoun.upos in ("PRON", "DET", "SCONJ"):
        clause = v
        while document.tokens[clause].rel in ("conj", "xcomp") and document.tokens[clause].head >= 0:
            clause = document.tokens[clause].head
        if document.tokens[clause].rel == "acl" and document.tokens[clause].head >= 0:
            return document.tokens[clause].head
    return subject


def _passive(document: Document, v: int) -> bool:
    return bool(document.children(v, "aux:pass", "nsubj:pass")) or (
        document.tokens[v].xpos == "VBN" and document.tokens[v].rel == "acl"
    )


def _agent(document: Document, v: int) -> int | None:
    for child in document.children(v, "obl"):
        if document.tokens[child].deprel == "obl:agent" or preposition(document, child) == "by":
            return child
    return None


def _placed_before(document: Document, v: int) -> int | None:
    """The subject found by its place before a finite verb, where the parser hung it on the verb of what is said
    ("The fire was out, authorities said", "The body that monitors it said fighting goes on")."""
    token = document.tokens[v]
    if token.xpos not in ("VBD", "VBZ", "VBP") and not document.children(v, "aux"):
        return None
    first = document.sentences[token.sentence].first
    crossing = [i for i in range(first, v) if document.tokens[i].rel == "nsubj" and document.tokens[i].head > v]
    if crossing:
        return crossing[0]
    index = v - 1
    while index > first and document.tokens[index].upos in ("AUX", "ADV", "PART"):
        index -= 1
    if index < first or document.tokens[index].upos not in ("NOUN", "PROPN", "PRON"):
        return None
    head = index
    for ancestor in document.ancestors(index):
        if document.tokens[ancestor].upos not in ("NOUN", "PROPN", "PRON") or ancestor > v:
            break
        if any(document.tokens[i].text == "," for i in range(ancestor, index)):
            break
        head = ancestor
    return head if document.tokens[head].rel == "nsubj" and _starts_clause(document, head) else None


def _starts_clause(document: Document, head: int) -> bool:
    """Whether a comma, a quotation mark or nothing stands before a noun phrase."""
    first = min(i for i in document.subtree(head, without=("acl", "appos", "conj")) if i <= head)
    if first == document.sentence_of(head).first:
        return True
    return document.tokens[first - 1].upos in ("PUNCT", "CCONJ", "SCONJ")


def _inverted(document: Document, v: int) -> int | None:
    """The subject that follows its verb after a quotation ("…,” said a resident"), found by its place: parsers often
    hang it elsewhere."""
    verb = document.tokens[v]
    before = document.tokens[v - 1] if v > 0 else None
    if before is None or before.sentence != verb.sentence or before.upos != "PUNCT" or verb.lemma.lower() == "tell":
        return None
    for index in range(v + 1, min(v + 14, len(document.tokens))):
        token = document.tokens[index]
        if token.sentence != verb.sentence or token.upos in ("PUNCT", "VERB", "AUX", "SCONJ", "ADP"):
            return None
        if token.upos in ("NOUN", "PROPN", "PRON"):
            return _top(document, index, v)
    return None


def _top(document: Document, index: int, v: int) -> int:
    """The head of the noun phrase that a token begins."""
    seen = index
    for ancestor in document.ancestors(index):
        token = document.tokens[ancestor]
        if ancestor <= v or token.upos not in ("NOUN", "PROPN", "PRON"):
            break
        if token.sentence != document.tokens[v].sentence:
            break
        seen = ancestor
    return seen


def preposition(document: Document, index: int) -> str:
    """The preposition or subordinator before a phrase or a clause, in lower case; empty when there is none."""
    marks = document.children(index, "case", "mark")
    return document.tokens[marks[0]].lower if marks else ""


def _content(document: Document, token: Token, cue: Cue, subject: int | None) -> tuple[set[int], str, int | None]:
    v = token.index
    if cue.lemma in ("quote", "cite"):
        quoted = _quoted(document, v)
        if quoted is not None:
            return quoted
    content: set[int] = set()
    rule = ""
    if cue.frames & _CLAUSAL:
        content, rule = _clause(document, token, subject)
    if not content and "inf" in cue.frames | ({"inf"} if "to-obj" in cue.frames else set()):
        content = _under(document, _infinitives(document, v, cue))
        rule = "infinitive"
    if not content:
        content, rule = _prepositional(document, v, cue)
    if "obj" in cue.frames and not (content and cue.kind == "accusation"):
        objects = _objects(document, v)
        content |= _under(document, objects)
        rule = rule or ("object" if content else "")
    return content, rule or "quotation only", None


def _infinitives(document: Document, v: int, cue: Cue) -> list[int]:
    """The infinitives that a verb governs, also those that parsers hang on the one who is to do it."""
    found = list(document.children(v, "xcomp", "ccomp"))
    if "to-obj" in cue.frames:
        found += [k for k in document.children(v, "advcl") if k > v and preposition(document, k) == "to"]
        for person in document.children(v, "obj", "obl", "iobj"):
            found += [k for k in document.children(person, "acl") if preposition(document, k) == "to"]
    return found


def _under(document: Document, heads: list[int]) -> set[int]:
    return {i for head in heads for i in document.subtree(head)}


def _objects(document: Document, v: int) -> list[int]:
    if _passive(document, v):
        return list(document.children(v, "nsubj:pass"))
    return [k for k in document.children(v, "obj") if document.tokens[k].upos in ("NOUN", "PROPN", "VERB", "NUM")]


def _quoted(document: Document, v: int) -> tuple[set[int], str, int | None] | None:
    """ "Quoted a witness as saying that": the one who is quoted, and what follows "as saying"."""
    objects = list(document.children(v, "nsubj:pass")) if _passive(document, v) else list(document.children(v, "obj"))
    sayings = [
        k
        for k in document.children(v, "advcl", "xcomp", "obl", "ccomp", "acl")
        if document.tokens[k].lemma.lower() in ("say", "tell", "claim", "state", "warn", "deny", "report", "write")
    ]
    for obj in objects:
        sayings += [k for k in document.children(obj, "acl") if document.tokens[k].lemma.lower() in ("say", "tell")]
    if objects and sayings:
        content = _under(document, list(document.children(sayings[0], "ccomp", "parataxis", "xcomp", "obj")))
        if content:
            return content, "quoted as saying", objects[0]
    head = document.tokens[v].head
    if objects and document.tokens[v].rel == "advcl" and head >= 0:
        return set(document.subtree(head)) - set(document.subtree(v)), "citing", objects[0]
    return None


def _clause(document: Document, token: Token, subject: int | None) -> tuple[set[int], str]:
    v = token.index
    clauses = list(document.children(v, "ccomp"))
    clauses += [k for k in document.children(v, "parataxis") if k > v and subject is not None]
    if clauses:
        content = _under(document, clauses)
        before = clauses[0] < v
        if before:
            content |= {i for i in _outer(document, token) if i < v}
        return content, "speech before cue" if before else "clause after cue"
    reports = document.children(v, "xcomp")
    if reports and document.tokens[reports[0]].xpos in ("VBD", "VBZ", "VBP", "MD"):
        return _under(document, list(reports)), "clause after cue"
    head = token.head
    if head >= 0 and subject is not None:
        own = set(document.subtree(v))
        if token.rel == "parataxis":
            return set(document.subtree(head)) - own, "interposed cue"
        if token.rel == "advcl" and preposition(document, v) == "as":
            return set(document.subtree(head)) - own, "as X said"
    return _closing(document, v, subject), "closing cue"


def _closing(document: Document, v: int, subject: int | None) -> set[int]:
    """What stands before a cue that ends its sentence (", he added"), whatever the parser made of it."""
    if subject is None or document.tokens[subject].sentence != document.tokens[v].sentence:
        return set()
    sentence = document.sentence_of(v)
    rest = document.tokens[v + 1 : sentence.last]
    if any(t.upos in ("VERB", "AUX", "SCONJ") and t.index not in document.subtree(subject) for t in rest):
        return set()
    start = min(*document.subtree(subject, without=("acl", "conj", "appos")), v)
    if start - 1 <= sentence.first or document.tokens[start - 1].upos != "PUNCT":
        return set()
    before = range(sentence.first, start - 1)
    if not any(document.tokens[i].upos in ("VERB", "AUX") for i in before):
        return set()
    return set(before)


def _outer(document: Document, token: Token) -> set[int]:
    """All that hangs on a cue before it: adverbials and subjects that parsers lift out of the quoted clause."""
    return {
        i
        for k in document.children(token.index, "obl", "advcl", "advmod", "nsubj")
        if k < token.index
        for i in document.subtree(k)
    }


def _prepositional(document: Document, v: int, cue: Cue) -> tuple[set[int], str]:
    heads = [
        k
        for k in document.children(v, "obl", "advcl", "xcomp", "nmod")
        if preposition(document, k) in cue.frames and preposition(document, k) != "by"
    ]
    for obj in document.children(v, "obj"):
        heads += [k for k in document.children(obj, "nmod", "acl") if preposition(document, k) in cue.frames]
    return _under(document, heads), "prepositional object"
