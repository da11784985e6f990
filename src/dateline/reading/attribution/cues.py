"""The words that attribute: verbs, nouns and fixed phrases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.document import Document, Token
from dateline.reading.tables import fail, read_rows, unknown_values

CLASSES = frozenset(
    """
    speech assertion report finding belief fear intent plan demand denial accusation stance
    """.split()
)
_FRAMES = frozenset(
    """
    that quote inf to-obj obj of for on about to at in against with over as from by how
    """.split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb that attributes: its class and the places where its content can stand."""

    lemma: str
    kind: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that attributes. ``medium``: the thing itself can be the source ("court documents show")."""

    lemma: str
    kind: str
    medium: bool


@dataclass(frozen=True, slots=True)
class CuePhrase:
    """Fixed words before a source; ``named`` is false for "reportedly", which names nobody."""

    words: tuple[str, ...]
    kind: str
    named: bool


@dataclass(frozen=True)
class CueLexicon:
    """All cues: verbs by lemma with and without a particle ("point+out"), nouns, phrases by first word."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, CueNoun]
    phrases: Mapping[str, tuple[CuePhrase, ...]]
    sources: Mapping[str, str]

    def of_noun(self, token: Token) -> CueNoun | None:
        """The cue that a noun is; lemmatisers leave some plurals as they are."""
        for form in (token.lemma.lower(), _singular(token.lower)):
            if form in self.nouns:
                return self.nouns[form]
        return None

    def of_verb(self, document: Document, index: int) -> Cue | None:
        """The cue that a verb is, with its particle or its predicate ("is confident") where the list has one."""
        token = document.tokens[index]
        lemma = token.lemma.lower()
        for child in document.children(index, "compound:prt", "obl", "xcomp", "advmod"):
            found = self.verbs.get(f"{lemma}+{document.tokens[child].lower}")
            if found:
                return found
        # Lemmatisers lose the final "e" of some verbs ("blam").
        lemma = next((form for form in (lemma, f"{lemma}e", token.lower) if form in self.verbs), lemma)
        if token.upos == "ADJ" and document.children(index, "cop"):
            return self.verbs.get(f"be+{token.lower}")
        return self.verbs.get(lemma) if token.upos in ("VERB", "AUX") or token.xpos.startswith("VB") else None


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@lru_cache(maxsize=1)
def load_cues() -> CueLexicon:
    """The packaged cue lexicon.

    Raises ``TableError`` with file and line of every entry that the engine does not understand.
    """
    verbs = read_rows("attribution", "cues.tsv", 3)
    nouns = read_rows("attribution", "cue_nouns.tsv", 3)
    phrases = read_rows("attribution", "phrases.tsv", 3)
    sources = read_rows("attribution", "sources.tsv", 2)
    fail(
        unknown_values(verbs, 1, CLASSES)
        + unknown_values(verbs, 2, _FRAMES)
        + unknown_values(nouns, 1, CLASSES)
        + unknown_values(nouns, 2, frozenset({"medium", "act"}))
        + unknown_values(phrases, 1, CLASSES)
        + unknown_values(phrases, 2, frozenset({"source", "none"}))
        + unknown_values(sources, 1, frozenset({"people", "office", "medium", "body"}))
    )
    by_first: dict[str, tuple[CuePhrase, ...]] = {}
    for row in phrases:
        words = tuple(row.cells[0].split())
        by_first[words[0]] = (*by_first.get(words[0], ()), CuePhrase(words, row.cells[1], row.cells[2] == "source"))
    return CueLexicon(
        verbs={r.cells[0]: Cue(r.cells[0], r.cells[1], frozenset(r.cells[2].split())) for r in verbs},
        nouns={r.cells[0]: CueNoun(r.cells[0], r.cells[1], r.cells[2] == "medium") for r in nouns},
        phrases=by_first,
        sources={r.cells[0]: r.cells[1] for r in sources},
    )
