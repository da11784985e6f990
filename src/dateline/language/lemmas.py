"""Dictionary forms of words, from their tags and endings."""

from __future__ import annotations

from collections.abc import Mapping

Rules = Mapping[str, Mapping[str, tuple[int, str]]]
"""For each Penn tag: ending (``^`` before a whole word) → letters to cut, letters to add."""

LONGEST_ENDING = 6
_NAME_TAGS = ("NNP", "NNPS")


class Lemmatizer:
    """Looks endings up, longest first. ``capitals`` are words written with a capital anywhere."""

    def __init__(self, rules: Rules, capitals: frozenset[str]) -> None:
        self._rules = rules
        self._capitals = capitals
        self._seen: dict[tuple[str, str], str] = {}

    def lemma(self, word: str, xpos: str) -> str:
        """The lemma of a word with a Penn tag, lower-case except for names."""
        key = (word, xpos)
        found = self._seen.get(key)
        if found is None:
            found = self._seen[key] = self._lemma(word, xpos)
        return found

    def _lemma(self, word: str, xpos: str) -> str:
        if xpos == "NNP":
            return word
        lower = word.lower().replace("’", "'").replace("‘", "'")
        cut, add = self._rule(lower, xpos)
        stem = lower[: len(lower) - cut] + add if len(lower) > cut else lower
        if xpos in _NAME_TAGS or stem in self._capitals:
            return word[0] + stem[1:] if xpos in _NAME_TAGS else stem[0].upper() + stem[1:]
        return stem

    def _rule(self, lower: str, xpos: str) -> tuple[int, str]:
        rules = self._rules.get(xpos)
        if rules is None:
            return 0, ""
        whole = rules.get(f"^{lower}")
        if whole is not None:
            return whole
        for length in range(min(LONGEST_ENDING, len(lower)), -1, -1):
            rule = rules.get(lower[len(lower) - length :])
            if rule is not None:
                return rule
        return 0, ""
