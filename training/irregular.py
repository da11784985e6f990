"""Forms of verbs and plurals that news needs and the treebanks may lack or get wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_FILE = Path(__file__).parent / "lists" / "irregular.txt"
_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "people", "policemen": "policeman",
    "gunmen": "gunman", "militiamen": "militiaman", "tribesmen": "tribesman", "servicemen": "serviceman",
    "spokesmen": "spokesman", "fishermen": "fisherman", "wives": "wife", "lives": "life", "knives": "knife",
    "halves": "half", "leaves": "leaf", "thieves": "thief", "wolves": "wolf", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "oxen": "ox", "crises": "crisis", "hypotheses": "hypothesis",
    "bases": "base", "casualties": "casualty", "militias": "militia", "forces": "force", "corpses": "corpse",
    "houses": "house", "hostages": "hostage", "villages": "village", "refugees": "refugee", "troops": "troop",
    "clashes": "clash", "blasts": "blast", "attacks": "attack", "killings": "killing", "bombings": "bombing",
    "shootings": "shooting", "kidnappings": "kidnapping", "heroes": "hero", "tornadoes": "tornado",
    "grenades": "grenade", "missiles": "missile", "vehicles": "vehicle", "buses": "bus", "gases": "gas",
    "families": "family", "cities": "city", "enemies": "enemy", "armies": "army", "bodies": "body",
}  # fmt: skip


def irregular_forms() -> Iterator[tuple[str, str, str]]:
    """(word, Penn tag, lemma), lower case."""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, past, participle = line.split()
            yield from ((form, "VBD", base) for form in past.split("/"))
            yield from ((form, "VBN", base) for form in participle.split("/"))
    yield from ((word, "NNS", lemma) for word, lemma in _PLURALS.items())
