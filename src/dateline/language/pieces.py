"""Words to word pieces of the encoder's vocabulary."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

# Treebanks are written with typewriter quotes, reports with typographic ones: one form for both.
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "‛": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "…": "..."}
)
# Longer words are web addresses or junk; their first pieces say enough.
_LONGEST_WORD = 60
_CACHE_SIZE = 50_000


class Pieces:
    """The piece ids of single words, remembered for words already seen."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.first_id: int = self._tokenizer.token_to_id("[CLS]")
        self.last_id: int = self._tokenizer.token_to_id("[SEP]")
        self._unknown: int = self._tokenizer.token_to_id("[UNK]")
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The piece ids of one word, at least one."""
        found = self._seen.get(word)
        if found is None:
            plain = word[:_LONGEST_WORD].translate(_PLAIN)
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids
            found = tuple(ids) or (self._unknown,)
            if len(self._seen) >= _CACHE_SIZE:
                self._seen.clear()
            self._seen[word] = found
        return found
