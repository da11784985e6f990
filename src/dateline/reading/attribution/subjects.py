"""Who the subject of an attributing verb is: from the tree where it is right, by place where it is not."""

from __future__ import annotations

from dateline.model.document import Document, Token

_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_VERBS = frozenset(("VERB", "AUX"))
_RELATIVE = frozenset(("who", "which", "that"))
_ISSUING = frozenset(
    ("issue", "post", "release", "publish", "give", "make", "send", "write", "sign", "put", "provide", "deliver")
)
# Subjects are shared over at most this many verbs ("went on to claim").
_SHARED = 4


def preposition(document: Document, index: int) -> str:
    """The preposition or subordinator before a phrase or a clause, in lower case; empty when there is none."""
    marks = document.children(index, "case", "mark")
    return document.tokens[marks[0]].lower if marks else ""


def is_passive(document: Document, v: int) -> bool:
    """Whether a verb is passive: its own auxiliaries and subject say so, or it is a bare participle."""
    token = document.tokens[v]
    if document.children(v, "aux:pass"):
        return True
    if document.children(v, "nsubj:pass"):
        # A passive subject without "was": a simple past that the tagger took for a participle.
        return token.rel in ("acl", "advcl", "amod", "xcomp", "ccomp")
    if token.xpos != "VBN" or document.children(v, "aux", "nsubj"):
        return False
    return token.rel != "conj" or token.head < 0 or is_passive(document, token.head)


def subject_of(document: Document, v: int, depth: int = 0) -> int | None:
    """The head of a verb's logical subject; None when nobody is named."""
    if is_passive(document, v):
        return _agent(document, v)
    wrong = document.tokens[v].xpos != "VBN"
    subjects = document.children(v, "nsubj")
    before = [k for k in subjects if k < v and not (wrong and document.tokens[k].deprel == "nsubj:pass")]
    placed = _placed_before(document, v)
    if before:
        words = document.subtree(before[-1])
        found = placed if placed is not None and placed not in words else before[-1]
        return _antecedent(document, v, _apposed_to(document, v, found))
    if placed is None:
        placed = _crossing(document, v)
    if placed is None:
        placed = _inverted(document, v)
    if placed is not None:
        return _antecedent(document, v, _apposed_to(document, v, placed))
    if depth > _SHARED:
        return None
    beginning = _after_conjunction(document, v)
    return beginning if beginning is not None else _shared(document, document.tokens[v], depth)


def _agent(document: Document, v: int) -> int | None:
    for child in document.children(v, "obl"):
        if document.tokens[child].deprel == "obl:agent" or preposition(document, child) == "by":
            return child
    return None


def _finite(document: Document, v: int) -> bool:
    return document.tokens[v].xpos in ("VBD", "VBZ", "VBP") or bool(document.children(v, "aux"))


def _placed_before(document: Document, v: int) -> int | None:
    """The noun phrase right before a finite verb, after a comma or at the start, whatever the parser hung it on ("The
    fire was out, authorities said"); also "with witnesses claiming"."""
    token = document.tokens[v]
    first = document.sentences[token.sentence].first
    index = v - 1
    while index > first and document.tokens[index].upos in ("AUX", "ADV", "PART"):
        index -= 1
    if document.tokens[index].text == ",":
        return _before_apposition(document, index, first)
    if index < first or document.tokens[index].upos not in _NOUNS:
        return None
    head = _phrase_top(document, index, v)
    start = min(i for i in document.subtree(head, without=("acl", "appos", "conj", "punct")) if i <= head)
    opening = document.tokens[start - 1] if start > first else None
    if token.xpos == "VBG":
        with_ = document.tokens[start].lower in ("with", "as") or (opening is not None and opening.lower == "with")
        return head if with_ else None
    if not _finite(document, v):
        return None
    return head if opening is None or opening.upos in ("PUNCT", "CCONJ", "SCONJ") else None


def _before_apposition(document: Document, comma: int, first: int) -> int | None:
    """The noun that a name or a description between commas explains ("a spokesman, Ali Omar, said")."""
    if comma - 1 <= first:
        return None
    inner = _phrase_top(document, comma - 1, comma)
    token = document.tokens[inner]
    outer = token.head
    if token.rel != "appos" or not first <= outer < inner or document.tokens[outer].upos not in _NOUNS:
        return None
    return outer if document.tokens[outer].rel in ("nsubj", "obj", "appos", "obl", "conj") else None


def _phrase_top(document: Document, index: int, v: int) -> int:
    """The head of the noun phrase that ends at a token."""
    head = index
    for ancestor in document.ancestors(index):
        if document.tokens[ancestor].upos not in _NOUNS or ancestor > v:
            break
        if any(document.tokens[i].text == "," for i in range(ancestor, index)):
            break
        head = ancestor
    return head


def _crossing(document: Document, v: int) -> int | None:
    """A subject before the verb that the parser hung on a verb after it ("The body that watches it said fighting goes
    on")."""
    if not _finite(document, v):
        return None
    first = document.sentences[document.tokens[v].sentence].first
    for index in range(first, v):
        token = document.tokens[index]
        if token.rel == "nsubj" and token.head > v:
            return index
    return None


def _after_conjunction(document: Document, v: int) -> int | None:
    """The subject of a second clause ("…, and residents who fled the town said"), which the parser hung elsewhere."""
    if document.tokens[v].rel != "conj" or not _finite(document, v):
        return None
    first = document.sentences[document.tokens[v].sentence].first
    for index in range(v - 1, first, -1):
        token = document.tokens[index]
        if token.upos == "CCONJ" and token.head in (v, document.tokens[v].head):
            start = index + 1
            noun = next((i for i in range(start, v) if document.tokens[i].upos in _NOUNS), None)
            clear = noun is not None and not any(document.tokens[i].upos in _VERBS for i in range(start, noun))
            return _noun_above(document, noun, start - 1) if noun is not None and clear else None
    return None


def _apposed_to(document: Document, v: int, subject: int) -> int:
    """The name that a description right before the verb explains ("the Observatory, a British monitor, said")."""
    if subject >= v or document.tokens[v - 1].text != ",":
        return subject
    start = min(document.subtree(subject, without=("acl", "conj", "punct")))
    if start < 2 or document.tokens[start - 1].text != ",":
        return subject
    named = document.entity_at(start - 2)
    if named is None or named.kind not in ("person", "organization") or start - 2 < document.sentence_of(v).first:
        return subject
    inside = range(named.first, named.last)
    return next((i for i in inside if document.tokens[i].head not in inside), start - 2)


def _inverted(document: Document, v: int) -> int | None:
    """The subject that follows its verb after a quotation ("…,” said a resident")."""
    verb = document.tokens[v]
    before = document.tokens[v - 1] if v > 0 else None
    if before is None or before.sentence != verb.sentence or before.upos != "PUNCT":
        return None
    if verb.lemma.lower() == "tell" or not _finite(document, v):
        return None
    for index in range(v + 1, min(v + 14, len(document.tokens))):
        token = document.tokens[index]
        if token.sentence != verb.sentence or token.upos in ("PUNCT", "VERB", "AUX", "SCONJ", "ADP"):
            return None
        if token.upos in _NOUNS:
            head = _noun_above(document, index, v)
            above = document.tokens[head]
            # "…, said six people were hurt": the subject of what is said.
            return None if above.rel == "nsubj" and above.head > head else head
    return None


def _noun_above(document: Document, index: int, v: int) -> int:
    """The head of the noun phrase that a token begins."""
    seen = index
    for ancestor in document.ancestors(index):
        token = document.tokens[ancestor]
        if ancestor <= v or token.upos not in _NOUNS or token.sentence != document.tokens[v].sentence:
            break
        seen = ancestor
    return seen


def _shared(document: Document, token: Token, depth: int) -> int | None:
    """The subject that a verb shares with the one it hangs on."""
    if token.rel == "acl" and token.xpos == "VBG":
        return _issuer(document, token.head, depth)
    if token.head < 0 or document.tokens[token.head].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    if token.rel in ("advcl", "dep", "parataxis") and token.xpos == "VBG":
        speaking = _cue_before(document, token)
        if speaking is not None:
            return subject_of(document, speaking, depth + 1)
    if token.rel not in ("conj", "xcomp", "parataxis", "advcl", "ccomp", "dep"):
        return None
    if token.rel in ("advcl", "ccomp", "dep") and token.xpos == "VBD":
        return None
    if token.rel == "xcomp":
        objects = document.children(token.head, "obj", "iobj")
        if objects and document.tokens[token.head].lemma.lower() not in ("promise", "vow", "threaten"):
            return objects[0]
    if is_passive(document, token.head):
        return next(iter(document.children(token.head, "nsubj:pass")), None)
    return subject_of(document, token.head, depth + 1)


def _issuer(document: Document, noun: int, depth: int) -> int | None:
    """Who says what a statement says: the one who issued it ("posted a statement calling on"), else the noun itself."""
    token = document.tokens[noun]
    if token.rel == "obj" and token.head >= 0 and document.tokens[token.head].lemma.lower() in _ISSUING:
        issuer = subject_of(document, token.head, depth + 1)
        return issuer if issuer is not None else noun
    return noun


def _cue_before(document: Document, token: Token) -> int | None:
    """The finite verb of saying before a participle ("…, he said, adding that")."""
    first = document.sentences[token.sentence].first
    for index in range(token.index - 1, first, -1):
        other = document.tokens[index]
        if other.upos in _VERBS and other.lemma.lower() in ("say", "tell", "report", "claim", "write", "announce"):
            return index if _finite(document, index) else None
    return None


def _antecedent(document: Document, v: int, subject: int) -> int:
    """The noun that a relative clause's pronoun stands for."""
    pronoun = document.tokens[subject]
    if pronoun.lower in _RELATIVE and pronoun.upos in ("PRON", "DET", "SCONJ"):
        clause = v
        while document.tokens[clause].rel in ("conj", "xcomp") and document.tokens[clause].head >= 0:
            clause = document.tokens[clause].head
        if document.tokens[clause].rel == "acl" and document.tokens[clause].head >= 0:
            return document.tokens[clause].head
    return subject
