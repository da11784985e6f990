"""Training sentences from the two treebanks whose licences allow shipping what they teach."""

from __future__ import annotations

from pathlib import Path

from training.conllu import TreebankSentence, read_treebank
from training.example import ANYTHING, OUTSIDE, Example, Name, allow, label_of, labels_of
from training.gum_names import gum_names
from training.lists import countries, demonyms

# Fiction, wikiHow, essays, letters and podcasts are CC BY-NC-SA, conversations CC BY-ND: none of them ships.
FREE_GENRES = frozenset({"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"})
# Words that may stand inside a name without being proper nouns themselves.
_MAY_JOIN = frozenset("of for and & - ' the 's ’s , . / in on de la al".split())


def genre_of(document: str) -> str:
    """The genre in a GUM document's id (``GUM_news_nasa`` → ``news``)."""
    parts = document.split("_")
    return parts[1] if len(parts) > 1 else ""


def read_gum(path: Path, *, free_only: bool) -> list[Example]:
    """GUM sentences with trees and names; ``free_only`` leaves out the genres that may not ship."""
    sentences = (s for s in read_treebank(path) if not free_only or genre_of(s.document) in FREE_GENRES)
    return [_gum_example(s) for s in sentences]


def read_ewt(path: Path) -> list[Example]:
    """EWT sentences with trees; names only as far as proper-noun tags and word lists tell."""
    return [_ewt_example(s) for s in read_treebank(path)]


def _gum_example(sentence: TreebankSentence) -> Example:
    names = [_by_convention(sentence, name) for name in gum_names(sentence)]
    covered = {i for first, last, _ in names for i in range(first, last)}
    names += [(i, i + 1, "norp") for i in range(len(sentence.rows)) if i not in covered and _is_demonym(sentence, i)]
    allowed = allow(len(sentence.rows), names, OUTSIDE)
    return _example(sentence, "gum", sorted(names), allowed)


def _by_convention(sentence: TreebankSentence, name: Name) -> Name:
    """Countries are places even where they act; peoples are norp."""
    first, last, kind = name
    words = " ".join(sentence.words[first:last]).lower()
    if words in countries():
        return first, last, "place"
    if last - first == 1 and words in demonyms():
        return first, last, "norp"
    return name


def _is_demonym(sentence: TreebankSentence, i: int) -> bool:
    word = sentence.rows[i][1]
    return word[:1].isupper() and word.lower() in demonyms() and sentence.rows[i][4] in ("JJ", "NNP", "NNPS", "NNS")


def _ewt_example(sentence: TreebankSentence) -> Example:
    count = len(sentence.rows)
    proper = [row[4].startswith("NNP") for row in sentence.rows]
    allowed = [ANYTHING if proper[i] or _near_name(sentence, proper, i) else OUTSIDE for i in range(count)]
    for i in range(count):
        alone = proper[i] and not any(proper[max(0, i - 1) : i] + proper[i + 1 : i + 2])
        if _is_demonym(sentence, i) and (alone or sentence.rows[i][4] == "JJ"):
            allowed[i] = frozenset({label_of("norp", begins=True)})
        elif alone and sentence.rows[i][1].lower() in countries():
            allowed[i] = frozenset({label_of("place", begins=True)}) | labels_of("organization", "event", "other")
    return _example(sentence, "ewt", [], allowed)


def _near_name(sentence: TreebankSentence, proper: list[bool], i: int) -> bool:
    word, tag = sentence.rows[i][1], sentence.rows[i][4]
    near = any(proper[max(0, i - 2) : i + 3])
    return near and (word.lower() in _MAY_JOIN or word[:1].isupper() or tag in ("CD", "HYPH"))


def _example(sentence: TreebankSentence, source: str, names: list[Name], allowed: list[frozenset[int]]) -> Example:
    return Example(
        words=sentence.words,
        source=source,
        tree=sentence.tree,
        names=tuple(names),
        allowed=tuple(allowed),
        document=sentence.document,
        lemmas=tuple(row[2] for row in sentence.rows),
    )
