"""Lemma rules from treebanks: for each tag the endings that decide what to cut and add."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.language.lemmas import LONGEST_ENDING, Lemmatizer
from training.example import Example

Rule = tuple[int, str]


def learn_rules(examples: Iterable[Example], extra: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, Rule]]:
    """Rules by tag. ``extra`` holds (word, tag, lemma) that outweigh what the treebanks say."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for example in examples:
        if example.tree is None:
            continue
        for word, tag, lemma in zip(example.words, example.tree.xpos, example.lemmas, strict=True):
            if tag != "NNP" and lemma != "_":
                counts[tag, word.lower().replace("’", "'")][lemma.lower()] += 1
    for word, tag, lemma in extra:
        counts[tag, word] = Counter({lemma: 1})
    lemma_of: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, word), lemmas in counts.items():
        lemma_of[tag][word] = min(lemmas, key=lambda lemma: (-lemmas[lemma], lemma))
    return {tag: _rules_of(lemmas) for tag, lemmas in sorted(lemma_of.items())}


def learn_capitals(examples: Iterable[Example]) -> list[str]:
    """Words, lower-case here, whose lemma keeps a capital though they are no proper nouns."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for example in examples:
        if example.tree is None:
            continue
        for tag, lemma in zip(example.tree.xpos, example.lemmas, strict=True):
            if tag in ("JJ", "NN", "NNS", "PRP") and lemma[:1].isalpha():
                counts[lemma.lower()][lemma[0].isupper()] += 1
    return sorted(
        word
        for word, seen in counts.items()
        if seen[True] > seen[False] and word.isalpha() and (len(word) > 1 or word == "i")
    )


def _rules_of(lemmas: dict[str, str]) -> dict[str, Rule]:
    """Endings, kept only where they differ from the next shorter one; then the exceptions."""
    votes: dict[str, Counter[Rule]] = defaultdict(Counter)
    for word, lemma in lemmas.items():
        rule = _rule(word, lemma)
        for length in range(min(LONGEST_ENDING, len(word) - 1) + 1):
            votes[word[len(word) - length :]][rule] += 1
    rules: dict[str, Rule] = {}
    for ending in sorted(votes, key=lambda e: (len(e), e)):
        best, count = max(votes[ending].items(), key=lambda item: (item[1], item[0]))
        if not ending or (count >= 2 and best != _inherited(rules, ending)):
            rules[ending] = best
    judge = Lemmatizer({"X": rules}, frozenset(), lambda _: True)
    rules.update(
        {f"^{word}": _rule(word, lemma) for word, lemma in sorted(lemmas.items()) if judge.lemma(word, "X") != lemma}
    )
    return rules


def _inherited(rules: dict[str, Rule], ending: str) -> Rule:
    shorter = next(ending[i:] for i in range(1, len(ending) + 1) if ending[i:] in rules)
    return rules[shorter]


def _rule(word: str, lemma: str) -> Rule:
    shared = 0
    while shared < min(len(word), len(lemma)) and word[shared] == lemma[shared]:
        shared += 1
    return len(word) - shared, lemma[shared:]
