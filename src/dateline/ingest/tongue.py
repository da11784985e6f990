"""Whether a report is English: judged by its letters and its most frequent words, short texts in favour of English."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# The first words tell; a long report need not be read to its end.
SAMPLE = 20_000
# More letters of another script than of Latin: the text is not English, whatever names it quotes in Latin.
FOREIGN_SCRIPT_SHARE = 0.5
# English prose has more than a third function words of this list, headlines at least some; another language
# that scores this many times more than English is that language.
MARGIN = 1.5
# Less evidence than this many function words of another language is a quotation or a name.
LEAST_EVIDENCE = 2.0
# A word that stands in a table a hundred times is no more evidence than one said this often.
REPEATS = 3
# Accented letters per word: English news with Turkish or Spanish names stays below one word in six.
ACCENTED_WORDS = 0.17

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SCRIPT_NAMES = {
    "ARABIC": "Arabic script", "CYRILLIC": "Cyrillic script", "HEBREW": "Hebrew", "CJK": "Chinese",
    "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean", "DEVANAGARI": "Devanagari script",
    "BENGALI": "Bengali", "THAI": "Thai", "ETHIOPIC": "Ethiopic script", "GREEK": "Greek", "ARMENIAN": "Armenian",
    "GEORGIAN": "Georgian", "TAMIL": "Tamil", "MYANMAR": "Burmese", "KHMER": "Khmer", "LAO": "Lao",
    "SINHALA": "Sinhala", "GURMUKHI": "Punjabi", "GUJARATI": "Gujarati", "TELUGU": "Telugu", "KANNADA": "Kannada",
    "MALAYALAM": "Malayalam", "TIBETAN": "Tibetan",
}  # fmt: skip


@dataclass(frozen=True)
class Tongues:
    """Function words and the languages that have them."""

    languages_of: Mapping[str, tuple[str, ...]]


@cache
def load_tongues() -> Tongues:
    """The packaged function words."""
    raw = tomllib.loads(files("dateline.resources").joinpath("ingest", "languages.toml").read_text(encoding="utf-8"))
    languages: dict[str, list[str]] = {}
    for language, words in raw.items():
        for word in {w for w in words.split() if len(w) > 1}:
            languages.setdefault(word, []).append(language)
    return Tongues({word: tuple(names) for word, names in languages.items()})


def has_letters(text: str) -> bool:
    """Whether there is anything to read at all."""
    return any(c.isalpha() for c in text)


def foreign_language(text: str, tongues: Tongues) -> str | None:
    """The language or script of a text that is not English; None for English and where too little tells."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    script = _foreign_script(sample)
    if script:
        return script
    words = [w.lower().replace("’", "'") for w in WORD.findall(sample)]
    scores = _scores(words, tongues)
    english = scores.pop("english", 0.0)
    if not scores:
        return None
    best, score = max(scores.items(), key=lambda s: (s[1], s[0]))
    if score >= LEAST_EVIDENCE and score > english * MARGIN:
        return best.capitalize()
    accented = sum(1 for w in words if not w.isascii())
    if words and accented / len(words) > ACCENTED_WORDS and score > english:
        return best.capitalize()
    return None


def _scores(words: list[str], tongues: Tongues) -> dict[str, float]:
    """Evidence for each language: a word shared by n of them counts one nth for each."""
    scores: dict[str, float] = {}
    for word, times in Counter(words).items():
        languages = tongues.languages_of.get(word, ())
        for language in languages:
            scores[language] = scores.get(language, 0.0) + min(times, REPEATS) / len(languages)
    return scores


def _foreign_script(sample: str) -> str | None:
    letters = [c for c in sample if c.isalpha()]
    foreign = Counter(
        unicodedata.name(c, "UNKNOWN").split()[0].split("-")[0] for c in letters if ord(c) > 0x24F and not _latin(c)
    )
    if not letters or sum(foreign.values()) <= len(letters) * FOREIGN_SCRIPT_SHARE:
        return None
    if foreign.keys() & {"HIRAGANA", "KATAKANA"}:
        return SCRIPT_NAMES["HIRAGANA"]
    script = foreign.most_common(1)[0][0]
    return SCRIPT_NAMES.get(script, f"{script.capitalize()} script")


def _latin(character: str) -> bool:
    return unicodedata.name(character, "").startswith(("LATIN", "FULLWIDTH LATIN", "MODIFIER"))
