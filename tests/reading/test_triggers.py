"""Which words of a report become triggers, and of which type. All sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.reading.triggers.find import find_candidates
from dateline.reading.triggers.lexicon import load_lexicon

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline

ONE_TRIGGER = [
    # the act, not its result, is the claim
    ("A suicide car bomb killed 12 soldiers in Gao on Monday.", "suicide car bomb", "bombing"),
    ("The attack left nine people dead and 20 wounded.", "attack", "armed_attack"),
    ("Twelve civilians were killed in an air strike on the market.", "air strike", "air_strike"),
    ("Rebels shelled the town of Kirumba for two hours.", "shelled", "shelling"),
    ("Troops fired artillery shells at the village.", "fired", "shelling"),
    ("Gunmen opened fire on a bus near the border.", "opened fire", "armed_attack"),
    # results alone
    ("Forty people were killed in the town since March.", "killed", "killing"),
    # words of several senses
    ("The nurses' union began a strike over unpaid wages.", "strike", "protest"),
    ("A warplane carried out a strike on the port.", "strike", "air_strike"),
    ("The rebels seized the town of Bunia.", "seized", "territory"),
    ("Soldiers arrested 40 students at the university.", "arrested", "detention"),
    ("About 3,000 families fled their homes.", "fled", "displacement"),
    ("The army withdrew from the city on Friday.", "withdrew", "withdrawal"),
    ("The two sides signed a ceasefire on Sunday.", "ceasefire", "agreement"),
    ("The militia kidnapped six aid workers.", "kidnapped", "abduction"),
    ("A court sentenced two officers to life in prison.", "sentenced", "trial"),
    ("The agency distributed food to 5,000 people.", "distributed", "aid"),
    ("Thousands protested in the capital against the curfew.", "protested", "protest"),
    ("An earthquake of magnitude 6.1 struck the province.", "earthquake", "disaster"),
    ("The camp hosts 20,000 refugees.", "hosts", "population"),
    # bombardment told by where it lands
    ("Shells slammed into a market in the town.", "slammed", "shelling"),
    ("Jets dropped barrel bombs on the town.", "dropped", "air_strike"),
    # who takes whom
    ("Gunmen seized 317 girls from a school.", "seized", "abduction"),
    ("Police recaptured 20 inmates.", "recaptured", "detention"),
    # who storms what
    ("Protesters stormed the parliament.", "stormed", "riot"),
    ("The attackers hacked to death ten villagers.", "hacked to death", "armed_attack"),
    ("Seven officers were convicted.", "convicted", "trial"),
    ("The death toll rose to 40.", "death toll", "killing"),
    ("The town changed hands twice in May.", "changed", "territory"),
]

NO_TRIGGER = [
    "The minister praised the teachers of the region.",
    "He suffered a heart attack during the flight.",
    "The company released its annual report.",
    "The firm fired its manager after the board meeting.",
    "The besieged enclave is small.",
    "The city has changed since the spring.",
    "Voters want a new election campaign.",
]


@pytest.mark.parametrize(("text", "words", "kind"), ONE_TRIGGER)
def test_find_candidates_gives_the_act_and_its_type(
    encoder: LanguagePipeline, text: str, words: str, kind: str
) -> None:
    found = [(t.span.of(text), t.type) for t in find_candidates(encoder.analyse(text), load_lexicon())]
    assert (words, kind) in found


@pytest.mark.parametrize("text", NO_TRIGGER)
def test_find_candidates_leaves_other_senses_alone(encoder: LanguagePipeline, text: str) -> None:
    assert find_candidates(encoder.analyse(text), load_lexicon()) == ()


def test_result_verbs_are_absorbed_by_the_act_of_their_clause(encoder: LanguagePipeline) -> None:
    text = "Gunmen opened fire on worshippers, killing four people."
    triggers = find_candidates(encoder.analyse(text), load_lexicon())
    assert [t.span.of(text) for t in triggers] == ["opened fire"]
    assert len(triggers[0].absorbed) == 1


def test_deaths_in_which_clauses_belong_to_the_act(encoder: LanguagePipeline) -> None:
    text = "Police arrested three men over the attack on the market, in which 15 people lost their lives."
    triggers = find_candidates(encoder.analyse(text), load_lexicon())
    assert [t.span.of(text) for t in triggers] == ["arrested", "attack"]


def test_shot_and_killed_is_one_claim(encoder: LanguagePipeline) -> None:
    text = "Gunmen shot and killed a mayor in the city."
    triggers = find_candidates(encoder.analyse(text), load_lexicon())
    assert [t.type for t in triggers] == ["armed_attack"]


def test_deaths_in_a_war_stay_a_claim_of_their_own(encoder: LanguagePipeline) -> None:
    text = "More than 9,000 people have been killed in the war."
    kinds = [t.type for t in find_candidates(encoder.analyse(text), load_lexicon())]
    assert "killing" in kinds


def test_the_attack_after_a_bombing_is_the_bombing(encoder: LanguagePipeline) -> None:
    text = "A car bomb exploded outside a mosque in Herat on Friday. No group has claimed the attack."
    triggers = find_candidates(encoder.analyse(text), load_lexicon())
    assert {t.type for t in triggers} == {"bombing"}
    assert triggers[-1].span.of(text) == "attack"


def test_trigger_spans_are_in_order_and_hold_their_words(encoder: LanguagePipeline) -> None:
    text = "Rebels attacked the base, burned two houses and abducted six farmers. Police later arrested a suspect."
    triggers = find_candidates(encoder.analyse(text), load_lexicon())
    starts = [t.span.start for t in triggers]
    assert starts == sorted(starts)
    assert all(t.span.of(text).strip() == t.span.of(text) != "" for t in triggers)
