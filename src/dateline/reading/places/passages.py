"""What stands between a claim and a place: a new paragraph about another country, or a clause of its own."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.gazetteer.countries import load_demonyms
from dateline.model.document import Document
from dateline.model.trigger import Trigger
from dateline.reading.places.toponyms import Toponym

_OPENINGS = frozenset("when where while after before".split())


def crossed(document: Document, toponyms: Sequence[Toponym], toponym: Toponym, trigger: Trigger, last: Trigger) -> bool:
    """Whether a new paragraph that names another country has begun since the claim before, ``last``."""
    if toponym.country is None:
        return False
    sentence = document.sentence_of(trigger.token)
    between = document.text[last.span.end : document.tokens[sentence.first].start]
    named = {t.country for t in toponyms if sentence.first <= t.first < sentence.last and t.is_wide}
    return "\n" in between and bool(named) and toponym.country not in named


def in_when_clause(document: Document, toponym: Toponym, trigger: Trigger) -> bool:
    """Whether a place stands in a clause with "when" or "where" that the claim's word stands outside of."""
    above = {trigger.token, *document.ancestors(trigger.token)}
    for step in (toponym.head, *document.ancestors(toponym.head)):
        if step in above:
            return False
        if document.tokens[step].rel in ("advcl", "acl"):
            opening = (document.tokens[i].lower for i in document.children(step, "mark", "advmod", "obl"))
            if any(word in _OPENINGS for word in opening):
                return True
    return False


def peoples_beside(document: Document, trigger: Trigger) -> frozenset[str]:
    """The countries whose people or things the sentence of a claim speaks of."""
    demonyms, tokens = load_demonyms(), document.sentence_tokens(document.sentence_of(trigger.token))
    return frozenset(demonyms[t.lower] for t in tokens if t.lower in demonyms and t.text[:1].isupper())
