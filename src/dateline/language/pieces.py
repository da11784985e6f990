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
        self.first_id = self._id("[CLS]")
        self.last_id = self._id("[SEP]")
        self._unknown = self._id("[UNK]")
        self._seen: dict[str, tuple[int, ...]] = {}

    def _id(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the vocabulary lacks {piece}; the package's weights are damaged")
        return number

    def has(self, word: str) -> bool:
        """Whether the vocabulary holds this whole lower-case word."""
        return self._tokenizer.token_to_id(word) is not None

    def of(self, word: str) -> tuple[int, ...]:
        """The piece ids of one word, at least one."""
        found = self._seen.get(word)
        if found is None:
            plain = word[:_LONGEST_WORD].translate(_PLAIN)
            plain = plain.encode("utf-8", "replace").decode("utf-8")  # halves of surrogate pairs become "?"
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids
            found = tuple(ids) or (self._unknown,)
            if len(self._seen) >= _CACHE_SIZE:
                self._seen.clear()
            self._seen[word] = found
        return found
