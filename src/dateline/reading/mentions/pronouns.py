"""Pronouns by what they can stand for."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.reading.mentions.actor_words import word_list

SINGULAR_PERSON = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
NEUTER = frozenset(["it", "its", "itself"])
SPEAKER = frozenset(["i", "me", "my", "mine", "myself"])
SPEAKERS_BODY = frozenset(["we", "us", "our", "ours", "ourselves"])
RELATIVE = frozenset(["who", "whom", "which", "that", "whose"])
FEMALE = frozenset(["she", "her", "hers", "herself"])


def same_gender(name: str, word: str, genders: Mapping[str, bool]) -> bool:
    """Whether "he" or "she" may be said of this name, by what was said before and by given names."""
    female = word in FEMALE
    if name in genders:
        return genders[name] is female
    words = name.lower().split() or [""]
    against = ("male names", "male nouns") if female else ("female names", "female nouns")
    return words[0] not in word_list(against[0]) and words[-1] not in word_list(against[1])
