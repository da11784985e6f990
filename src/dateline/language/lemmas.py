"""Dictionary forms of words, from their tags and endings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Rules = Mapping[str, Mapping[str, tuple[int, str]]]
"""For each Penn tag: ending (``^`` before a whole word) → letters to cut, letters to add."""

LONGEST_ENDING = 6
# Shorter words in capitals are abbreviations ("TV"), longer ones a printer's choice ("IRAQI").
_LONGEST_ABBREVIATION = 4
_CACHE_SIZE = 50_000


class Lemmatizer:
    """Looks endings up, longest first.

    ``capitals`` are words written with a capital anywhere; ``is_word`` tells known words from
    letters that only a rule made.
    """

    def __init__(self, rules: Rules, capitals: frozenset[str], is_word: Callable[[str], bool]) -> None:
        self._rules = rules
        self._capitals = capitals
        self._is_word = is_word
        self._seen: dict[tuple[str, str], str] = {}

    def lemma(self, word: str, xpos: str) -> str:
        """The lemma of a word with a Penn tag, lower-case except for names."""
        key = (word, xpos)
        found = self._seen.get(key)
        if found is None:
            found = self._lemma(word, xpos)
            if len(self._seen) >= _CACHE_SIZE:
                self._seen.clear()
            self._seen[key] = found
        return found

    def _lemma(self, word: str, xpos: str) -> str:
        if xpos == "NNP":
            return word
        lower = word.lower().replace("’", "'").replace("‘", "'")
        stem = self._stem(lower, "VBD" if _is_past_after_all(lower, xpos) else xpos)
        if xpos == "NNPS":
            return word[: len(stem)] if lower.startswith(stem) else word[0] + stem[1:]
        if stem in self._capitals and stem:
            return word if word.isupper() and len(word) <= _LONGEST_ABBREVIATION else stem[0].upper() + stem[1:]
        return stem

    def _stem(self, lower: str, xpos: str) -> str:
        rules = self._rules.get(xpos, {})
        whole = rules.get(f"^{lower}")
        if whole is not None:
            return lower[: len(lower) - whole[0]] + whole[1]
        cut, add = _longest_rule(rules, lower)
        if len(lower) <= cut:
            return lower
        stem = lower[: len(lower) - cut] + add
        if stem == lower or not xpos.startswith(("VB", "NNS")) or self._is_word(stem):
            return stem
        return next((base for base in _bases(lower) if self._is_word(base)), stem)


#: Base forms that end as past forms do.
_BASES_IN_ED = frozenset(
    "need feed breed bleed speed heed seed weed proceed succeed exceed embed shed shred spread interbreed".split()
)


def _is_past_after_all(lower: str, xpos: str) -> bool:
    """Whether a word tagged as a present or base form is a past one by its ending ("thousands protested/VBP")."""
    if xpos not in ("VB", "VBP") or not lower.endswith("ed") or len(lower) < 5:
        return False
    return lower not in _BASES_IN_ED


def _longest_rule(rules: Mapping[str, tuple[int, str]], lower: str) -> tuple[int, str]:
    for length in range(min(LONGEST_ENDING, len(lower)), -1, -1):
        rule = rules.get(lower[len(lower) - length :])
        if rule is not None:
            return rule
    return 0, ""


def _bases(lower: str) -> Iterator[str]:
    """What a regular form may come from, likeliest first."""
    for ending in ("ing", "ed", "es", "s", "d"):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            cut = lower[: -len(ending)]
            if ending in ("ing", "ed"):
                yield cut + "e"
                if cut[-1] == cut[-2]:
                    yield cut[:-1]
            yield cut
            if cut.endswith("i"):
                yield cut[:-1] + "y"
