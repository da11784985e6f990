"""Near-copies: whether two reports are the same agency text in two papers, by the words they share.

A signature is a MinHash of the report's word shingles; it does not change between runs or machines. Two reports
are copies when ``is_copy`` says so: not because they tell of one event, but because they tell it in one wording.
How the thresholds were set is told in docs/input.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

import numpy as np

# 128 gives a standard error of 0.04 at the threshold; more costs time and room for little.
PERMUTATIONS = 128
HIGHEST = 2**32 - 1
# Shingles that are permuted together: 2 MB; the longest text then needs no more than a short one.
HASHES_AT_ONCE = 4_096
# Three words: the figures, names and set phrases that two reports of one event share rarely stand in threes.
SHINGLE_WORDS = 3
# Bands of four: a pair that shares half its shingles is found with a chance of 0.87, at 0.6 of 0.99, at 0.8 of 1.00.
BANDS, BAND_ROWS = 32, 4
# Half the shingles of both together are shared: the text of one newsroom, with a headline and a paragraph changed.
COPY_RESEMBLANCE = 0.5
# A paper that keeps the first third of an agency story: nearly all of the shorter text stands in the longer one.
COPY_CONTAINMENT, LEAST_RESEMBLANCE = 0.75, 0.25
# A note of two sentences shares half its shingles with any other note from the same form; it must be the same note.
SHORT_SHINGLES, SHORT_RESEMBLANCE = 60, 0.85

WORD = re.compile(r"[^\W_]+")
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]


def signature(text: str) -> tuple[int, ...]:
    """The MinHash of a text's word shingles, 128 numbers below 2³²; the same for texts that differ in case,
    punctuation and spacing only."""
    hashes = np.fromiter((_hash(shingle) for shingle in _shingles(text)), dtype=np.uint32)
    multipliers, additions = _permutations()
    smallest = np.full(PERMUTATIONS, HIGHEST, dtype=np.uint32)
    for start in range(0, len(hashes), HASHES_AT_ONCE):
        # unsigned numbers of 32 bits wrap around: that is the modulus of the permutations
        permuted = hashes[start : start + HASHES_AT_ONCE, None] * multipliers + additions
        np.minimum(smallest, permuted.min(axis=0), out=smallest)
    return tuple(smallest.tolist())


def bands(signature: Sequence[int]) -> tuple[str, ...]:
    """Keys by which copies are looked up: reports that share one of them may be copies, most others are not.

    None for a text without words.
    """
    if _empty(signature):
        return ()
    values = np.asarray(signature, dtype=">u4").reshape(BANDS, BAND_ROWS)
    return tuple(
        f"{number:02x}{blake2b(row.tobytes(), digest_size=6).hexdigest()}" for number, row in enumerate(values)
    )


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of shingles that two texts have in common of all they have (Jaccard), estimated, 0 to 1."""
    if _empty(a) or _empty(b):
        return 0.0
    return float(np.mean(np.asarray(a) == np.asarray(b)))


def containment(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of the shorter text's shingles that stand in the longer one, estimated, 0 to 1."""
    shared = resemblance(a, b)
    sizes = _shingle_count(a), _shingle_count(b)
    return min(1.0, shared * sum(sizes) / (1 + shared) / max(1.0, min(sizes)))


def is_copy(a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two reports are one text: whole, changed a little, or cut."""
    shared = resemblance(a, b)
    if min(_shingle_count(a), _shingle_count(b)) < SHORT_SHINGLES:
        return shared >= SHORT_RESEMBLANCE
    return shared >= COPY_RESEMBLANCE or (shared >= LEAST_RESEMBLANCE and containment(a, b) >= COPY_CONTAINMENT)


def _shingles(text: str) -> set[bytes]:
    words = WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return {" ".join(words[i : i + SHINGLE_WORDS]).encode() for i in range(last)} if words else set()


def _hash(shingle: bytes) -> int:
    return int.from_bytes(blake2b(shingle, digest_size=4).digest(), "big")


@cache
def _permutations() -> tuple[Numbers, Numbers]:
    """Multipliers and additions of 128 permutations of the numbers below 2³²: odd multipliers make them one-to-one.

    Taken from hashes of their own numbers, so that they are the same for ever: others would make kept signatures
    worthless.
    """
    drawn = [blake2b(f"permutation {n}".encode(), digest_size=8).digest() for n in range(PERMUTATIONS)]
    pairs = np.frombuffer(b"".join(drawn), dtype=">u4").astype(np.uint32).reshape(PERMUTATIONS, 2)
    return pairs[:, 0] | np.uint32(1), pairs[:, 1]


def _shingle_count(signature: Sequence[int]) -> float:
    """How many shingles a text has, estimated from how small its smallest hashes are (within a tenth)."""
    total = float(np.sum(np.asarray(signature, dtype=np.float64) / HIGHEST))
    return max(0.0, PERMUTATIONS / total - 1.0) if total > 0 else 0.0


def _empty(signature: Sequence[int]) -> bool:
    return all(value == HIGHEST for value in signature)
