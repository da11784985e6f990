"""Background that the reporter supplies inside somebody's words."""

from __future__ import annotations

from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.reading.attribution.subjects import preposition
from dateline.reading.attribution.values import Attribution
from dateline.reading.status.tense import tense_of

# Contents without a clause of their own: a clause of time in them is the report's ("vowed to fight after troops came").
_NARROW = frozenset(("infinitive", "object", "prepositional object"))
_TIME = frozenset(("after", "as", "when", "since", "while", "before"))


def is_background(document: Document, trigger: Trigger, attribution: Attribution) -> bool:
    """Whether a claim inside attributed content is the report's own: a relative clause in a tense of the report ("said
    they attacked the town, which has been under siege"), or what a denial takes for granted."""
    node = trigger.token
    while node >= 0 and attribution.covers(node):
        token = document.tokens[node]
        if attribution.kind == "denial" and token.rel == "obl" and attribution.rule == "clause after cue":
            return True
        if attribution.rule in _NARROW and token.rel == "advcl" and preposition(document, node) in _TIME:
            return True
        if token.deprel == "acl:relcl" and attribution.covers(token.head) and _own_tense(document, node, attribution):
            return True
        node = token.head
    return False


def _own_tense(document: Document, clause: int, attribution: Attribution) -> bool:
    """Whether a relative clause keeps the report's tense: perfect or present, in indirect speech or after a comma."""
    first = min(document.subtree(clause))
    comma = first > 0 and document.tokens[first - 1].text in (",", "–", "—")
    quoted = any(document.tokens[i].text in _MARKS for i in range(*attribution.content[0]))
    if quoted or (attribution.rule != "clause after cue" and not comma):
        return False
    if document.tokens[first].lower == "that" and not document.children(clause, "nsubj"):
        return False
    tense = tense_of(document, clause)
    modal = any(document.tokens[k].xpos == "MD" for k in document.children(clause, "aux"))
    return tense.time in ("perfect", "present") and not modal


_MARKS = frozenset(("“", "”", '"', "``", "''"))
