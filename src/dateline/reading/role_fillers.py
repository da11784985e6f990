"""From a token beside a trigger to the actors it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.model.document import Document
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.model.span import Span
from dateline.reading.actor_nouns import ActorNoun
from dateline.reading.noun_phrases import description, name_start
from dateline.reading.role_tables import governors, is_one_of

# Words that stand for people when they stand alone: "many fled", "two were killed", "some".
_PRONOUN_NUMBERS = frozenset(
    """many some several most few others another both all none dozens hundreds thousands scores millions more those these one two
    three four five six seven eight nine ten eleven twelve everyone everybody anyone someone nobody each half us rest majority
    """.split()
)

_QUANTITY_NOUNS = frozenset(
    """number group dozen dozens hundred hundreds thousand thousands score scores million millions majority handful crowd lot series wave
    couple pair rest third quarter half total influx stream column team band family members member part most some many several each
    one two three all both none any tens generation bulk remnant remnants wave convoy exodus minority percent pocket
    """.split()
)


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor at a token: its mention if there is one, else a description."""

    token: int
    first: int
    last: int
    name: str
    kind: MentionKind
    cls: str
    mention: Mention | None

    def span(self, document: Document) -> Span:
        return document.span(self.first, self.last)


def fillers(
    document: Document, token: int, mentions: Mentions, nouns: Mapping[str, ActorNoun], *, things: bool
) -> Iterator[Filler]:
    """The actors at a token and those coordinated with it; ``things`` lets attacked buildings through."""
    first: Filler | None = None
    for head in _coordinated(document, token):
        filler = filler_at(document, head, mentions, nouns, things=things)
        if filler is None:
            continue
        if filler.cls == "unknown" and first is not None and first.mention is not None:
            filler = replace(filler, cls="coordinated")
        first = first or filler
        parts = list(_parts(document, filler, mentions))
        yield from parts or _named_instead(document, filler, mentions) or (filler,)


def _coordinated(document: Document, token: int) -> list[int]:
    """A token and all coordinated with it, also where the parser hung the next one on an earlier conjunct."""
    found, stack = [], [token]
    while stack:
        head = stack.pop(0)
        if head not in found:
            found.append(head)
            stack.extend(k for k in document.children(head, "conj") if document.tokens[k].upos != "VERB")
    return sorted(found)


def _parts(document: Document, filler: Filler, mentions: Mentions) -> Iterator[Filler]:
    """The sides of "Hausa and Nuba groups", "the Turkish and Syrian armies"."""
    head = document.tokens[filler.token]
    if head.xpos not in ("NNS", "NNPS") or filler.mention is None:
        return
    heads = document.children(filler.token, "compound", "amod")
    heads = tuple(sorted({h for c in heads for h in (c, *document.children(c, "conj"))}))
    modifiers = [m for c in heads if c < filler.token and (m := mentions.headed_by(c))]
    joined = {document.tokens[i].lower for m in modifiers for i in range(m.last, filler.token)}
    if modifiers and "and" in joined:
        yield from (Filler(m.head, m.first, m.last, m.name, m.kind, m.kind.value, m) for m in modifiers)
        if len(modifiers) == 1:
            yield filler


def _named_instead(document: Document, filler: Filler, mentions: Mentions) -> tuple[Filler, ...]:
    """The names that an office or description stands beside: "the candidates Ali Haddad and Omar Said"."""
    if filler.kind not in (MentionKind.GENERIC, MentionKind.GROUP, MentionKind.BODY) or filler.cls == "pronoun":
        return ()
    if filler.mention is not None and filler.mention.actor_id is not None:
        return ()
    for child in document.children(filler.token, "appos", "flat", "nmod:desc", "nmod"):
        mention = mentions.headed_by(child)
        if mention is None or document.children(child, "case") or child < filler.token or mention.pronoun:
            continue
        if mention.kind is MentionKind.PERSON or (mention.actor_id and filler.kind is MentionKind.GROUP):
            names = [mention, *(m for c in document.children(child, "conj") if (m := mentions.headed_by(c)))]
            return tuple(Filler(m.head, m.first, m.last, m.name, m.kind, m.kind.value, m) for m in names)
    return ()


def filler_at(
    document: Document, token: int, mentions: Mentions, nouns: Mapping[str, ActorNoun], *, things: bool, depth: int = 3
) -> Filler | None:
    """The actor at one token, through "dozens of …", "the lives of …"."""
    word = document.tokens[token]
    inner = _counted(document, token) or _whose(document, token, mentions)
    mention = mentions.headed_by(token)
    if inner is not None and depth and not (mention is not None and (mention.actor_id or mention.org)):
        through = filler_at(document, inner, mentions, nouns, things=things, depth=depth - 1)
        if through is not None:
            return through
    if mention is None:
        covering = mentions.covering(token)
        mention = covering if covering is not None and word.rel in ("flat", "compound", "fixed", "appos") else None
    if mention is not None:
        return _of_mention(document, token, mention, nouns)
    noun = nouns.get(word.lower)
    if noun is not None and noun.cls == "site" and things:
        return _owner_of_site(document, token, mentions) or _described(document, token, "site")
    if noun is not None and noun.cls != "site" and word.upos != "VERB":
        return _described(document, token, noun.cls)
    if word.lower in _PRONOUN_NUMBERS or _is_bare_number(document, token):
        return Filler(token, token, token + 1, "people", MentionKind.GENERIC, "number", None)
    if word.upos == "PROPN" and word.text[:1].isupper():
        return _described(document, token, "unknown")
    return _described(document, token, "people") if _animate(word.lower, word.upos) else None


_MONTH = re.compile(r"(?i)(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?")


def _is_bare_number(document: Document, token: int) -> bool:
    word = document.tokens[token]
    if word.upos != "NUM" or not (word.text.replace(",", "").isdigit() and len(word.text) < 8):
        return False
    before = [document.tokens[i].text for i in range(max(0, token - 2), token)]
    return not any(_MONTH.fullmatch(w) for w in before)


def _owner_of_site(document: Document, token: int, mentions: Mentions) -> Filler | None:
    """The body whose building it is: "the party's office", "a police station", the words of both together."""
    for child in document.children(token, "nmod", "compound", "det"):
        mention = mentions.headed_by(child)
        if mention is not None and mention.kind in (MentionKind.GROUP, MentionKind.FORCE, MentionKind.BODY):
            first, last = min(mention.first, token), max(mention.last, token + 1)
            return Filler(token, first, last, mention.name, mention.kind, "site", mention)
    return None


def _whose(document: Document, token: int, mentions: Mentions) -> int | None:
    """The people whose lives, bodies or homes these are: "civilian lives", "bodies of villagers"."""
    if document.tokens[token].lower not in governors("owned") or document.tokens[token].lower in ("family", "families"):
        return None
    for child in document.children(token, "nmod", "amod", "compound"):
        word = document.tokens[child]
        if word.lower in ("civilian", "human") or mentions.headed_by(child) is not None:
            return child
    return None


def _counted(document: Document, token: int) -> int | None:
    """What a quantity noun counts: "dozens of civilians", "a group of men"."""
    word = document.tokens[token]
    if word.lower not in _QUANTITY_NOUNS and word.upos != "NUM":
        return None
    for child in document.children(token, "nmod"):
        cases = [document.tokens[c].lower for c in document.children(child, "case")]
        if cases[:1] == ["of"] and document.tokens[child].upos in ("NOUN", "PROPN", "PRON", "ADJ"):
            return child
    return None


def _of_mention(document: Document, token: int, mention: Mention, nouns: Mapping[str, ActorNoun]) -> Filler:
    noun = nouns.get(document.tokens[token].lower)
    cls = noun.cls if noun else ("pronoun" if mention.pronoun else mention.kind.value)
    return Filler(token, mention.first, mention.last, mention.name, mention.kind, cls, mention)


def _described(document: Document, token: int, cls: str) -> Filler:
    first = name_start(document, token)
    return Filler(token, first, token + 1, description(document, first, token), MentionKind.GENERIC, cls, None)


_NOT_ANIMATE = frozenset(
    """number order river power water matter winter paper tower border quarter shelter center letter helicopter fighter-bomber disaster
    weather summer october september november december dinner danger murder chapter computer mortar sector monitor factor corridor
    trailer container tanker cover fever cancer corner other another latter former newspaper computer mister manner member-state
    transfer offer answer encounter surrender hunger anger finger barrier carrier banner behavior behaviour humor favor honor labor
    labour vapor terror error mirror horror tractor reactor motor door floor colour color calendar dollar war car bar radar
    """.split()
)


def _animate(word: str, upos: str) -> bool:
    """Whether an unlisted noun looks like one for people: "bricklayers", "separatist", "Congolese"."""
    if upos not in ("NOUN", "PROPN") or word.rstrip("s") in _NOT_ANIMATE or word in _NOT_ANIMATE:
        return False
    return word.endswith(("ers", "ists", "ist", "men", "man", "woman", "women", "ians", "people"))


def is_people(filler: Filler) -> bool:
    return filler.kind in (MentionKind.GENERIC, MentionKind.PERSON) and filler.cls in (
        "people",
        "person",
        "leader",
        "number",
    )


def is_culprit_noun(document: Document, token: int) -> bool:
    return is_one_of(document.tokens[token].lemma, "culprit")
