"""Happened, ongoing, planned, possible, denied, demanded: with the words that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.pipeline import LanguagePipeline
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Status, StatusReading
from dateline.reading.attribution.attributions import find_attributions
from dateline.reading.status.auxiliaries import Operator
from dateline.reading.status.lexicon import load_status_lexicon
from dateline.reading.status.statuses import combine, read_statuses
from dateline.reading.status.tense import tense_of
from tests.reading.random_documents import documents


def reading(encoder: LanguagePipeline, text: str, word: str, kind: str = "armed_attack") -> StatusReading:
    document = encoder.analyse(text)
    trigger = trigger_of(document, word, kind)
    return read_statuses(document, [trigger], find_attributions(document, None), None)[0]


def trigger_of(document: Document, word: str, kind: str) -> Trigger:
    token = next(t for t in document.tokens if t.text == word)
    form = "verb" if token.upos == "VERB" else "noun"
    return Trigger(token.index, Span(token.start, token.end), kind, form, token.index, "test")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Gunmen attacked the village.", "attacked", "happened"),
        ("Gunmen reportedly attacked the village.", "attacked", "happened"),
        ("Rebels are accused of attacking the village.", "attacking", "happened"),
        ("The army managed to capture the bridge.", "capture", "happened"),
        ("Troops launched an assault on the town.", "assault", "happened"),
        ("The attack did not kill anyone.", "attack", "happened"),
        ("It was too early to say if the killings were related to drugs.", "killings", "happened"),
        ("The army will attack the village.", "attack", "planned"),
        ("The army plans to attack the village.", "attack", "planned"),
        ("The rebels vowed to attack the capital.", "attack", "planned"),
        ("Troops are preparing to storm the town.", "storm", "planned"),
        ("Troops are set to withdraw on Friday.", "withdraw", "planned"),
        ("The planned offensive worries residents.", "offensive", "planned"),
        ("The prisoners were to be freed on Friday.", "freed", "planned"),
        ("The trial is expected to begin next month.", "trial", "planned"),
        ("A new offensive is imminent, officials warned.", "offensive", "planned"),
        ("The army may attack the village.", "attack", "possible"),
        ("The rebels could have attacked the village.", "attacked", "possible"),
        ("Residents fear an attack on the village.", "attack", "possible"),
        ("The minister warned of an attack on the village.", "attack", "possible"),
        ("There is a risk of famine in the north.", "famine", "possible"),
        ("If the army attacks, thousands will flee.", "attacks", "possible"),
        ("It is unclear whether troops attacked the village.", "attacked", "possible"),
        ("An assault would lead to disaster.", "assault", "possible"),
        ("The army did not attack the village.", "attack", "denied"),
        ("The army denied attacking the village.", "attacking", "denied"),
        ("The rebels failed to capture the bridge.", "capture", "denied"),
        ("Police foiled an attack on the embassy.", "attack", "denied"),
        ("The group refused to sign the deal.", "sign", "denied"),
        ("The hostages have yet to be freed.", "freed", "denied"),
        ("There was no attack on Monday.", "attack", "denied"),
        ("There is no sign of an attack.", "attack", "denied"),
        ("The army will not attack the village.", "attack", "denied"),
        ("There were no immediate reports of casualties.", "casualties", "denied"),
        ("Russia has no plans to invade, the Kremlin said.", "invade", "denied"),
        ("The general denies planning to invade.", "invade", "denied"),
        ("The protest was cancelled.", "protest", "denied"),
        ("The guards prevented them from leaving the camp.", "leaving", "denied"),
        ("The envoy called for a ceasefire.", "ceasefire", "demanded"),
        ("The council demanded that rebels withdraw from the city.", "withdraw", "demanded"),
        ("Aid groups urged the army to withdraw from the town.", "withdraw", "demanded"),
        ("The governments should take back their citizens.", "take", "demanded"),
    ],
)
def test_status_of_an_act(encoder: LanguagePipeline, text: str, word: str, expected: str) -> None:
    assert reading(encoder, text, word).status.value == expected


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("Troops are fighting rebels in the hills.", "fighting", "armed_clash", "ongoing"),
        ("Troops fought rebels in the hills on Monday.", "fought", "armed_clash", "happened"),
        ("Rebels have been fighting the army for years.", "fighting", "armed_clash", "ongoing"),
        ("About 4,000 people live in the camp.", "live", "population", "ongoing"),
        ("The group controls most of the province.", "controls", "territory", "ongoing"),
        ("The group captured most of the province.", "captured", "territory", "happened"),
        ("The ongoing siege has starved the town.", "siege", "siege", "ongoing"),
        ("Clashes continued in the north.", "Clashes", "armed_clash", "ongoing"),
        ("Three men are held in a prison.", "held", "detention", "ongoing"),
        ("The town has been besieged since June.", "besieged", "siege", "ongoing"),
        ("The army is trying to capture the bridge.", "capture", "territory", "ongoing"),
        ("Three men were arrested on Sunday.", "arrested", "detention", "happened"),
        ("Aid trucks cannot enter the town.", "enter", "obstruction", "ongoing"),
    ],
)
def test_lasting_events_are_told_from_past_ones(
    encoder: LanguagePipeline, text: str, word: str, kind: str, expected: str
) -> None:
    assert reading(encoder, text, word, kind).status.value == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The truce was violated 31 times, monitors said.", "denied"),
        ("The truce expired at midnight.", "denied"),
        ("The truce has collapsed.", "denied"),
        ("The junta tore up the truce last week.", "denied"),
        ("Both sides breached the truce.", "denied"),
        ("Washington withdrew from the truce in May.", "denied"),
        ("Four truce violations were reported.", "denied"),
        ("The truce is over, the rebels said.", "denied"),
        ("The rebels threatened to break the truce.", "possible"),
        ("The rebels did not violate the truce.", "happened"),
        ("The raid tore up a truce signed in March.", "happened"),
        ("The junta tore up the 1994 truce last week.", "happened"),
        ("The talks broke the deadlock and the truce held.", "happened"),
    ],
)
def test_what_breaks_or_ends_an_agreement_denies_it(encoder: LanguagePipeline, text: str, expected: str) -> None:
    assert reading(encoder, text, "truce", "agreement").status.value == expected


def test_what_ends_an_agreement_says_nothing_of_other_events(encoder: LanguagePipeline) -> None:
    assert reading(encoder, "The deal ended a siege of the city.", "siege", "siege").status.value == "happened"


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("A court blocked the deployment of troops to Memphis.", "deployment", "deployment", "denied"),
        ("A bomb planted near a market was defused.", "bomb", "bombing", "denied"),
        ("A bomb planted near a market was defused.", "planted", "bombing", "denied"),
        ("The toll could reach 1,000, officials fear.", "toll", "killing", "possible"),
        ("An estimated 950,000 people will need food.", "need", "population", "possible"),
        ("Three aid convoys were turned back at the crossing.", "convoys", "aid", "denied"),
        ("The army rejected as false the claim that a hospital was hit.", "hit", "air_strike", "denied"),
        ("The ministry denies reports that troops opened fire on the crowd.", "opened", "armed_attack", "denied"),
        ("The ministry rejected allegations that troops killed civilians.", "killed", "killing", "denied"),
        ("It was not the first attack on the town.", "attack", "armed_attack", "happened"),
        ("A bombing was not the worst of it.", "bombing", "bombing", "happened"),
        ("Up to 500 children under five may have died of hunger.", "died", "death", "possible"),
        ("Some 90,000 people remain displaced.", "displaced", "displacement", "ongoing"),
        ("Three men remain detained in Goma.", "detained", "detention", "ongoing"),
        ("Negotiators want Hamas to free 33 hostages.", "free", "release", "demanded"),
        ("The army wants to retake the town.", "retake", "offensive", "planned"),
        ("About 300 families had sought refuge in schools.", "refuge", "displacement", "happened"),
        ("About 300 families had sought refuge in schools.", "sought", "displacement", "happened"),
        ("Prosecutors sought the arrest of the general.", "arrest", "detention", "demanded"),
    ],
)
def test_acts_that_did_not_happen_are_told_from_those_that_did(
    encoder: LanguagePipeline, text: str, word: str, kind: str, expected: str
) -> None:
    assert reading(encoder, text, word, kind).status.value == expected


@pytest.mark.parametrize(
    ("text", "word", "cue"),
    [
        ("The army may attack the village.", "attack", "may"),
        ("The rebels failed to capture the bridge.", "capture", "failed"),
        ("The hostages have yet to be freed.", "freed", "yet to"),
        ("The planned offensive worries residents.", "offensive", "planned"),
    ],
)
def test_status_carries_the_words_that_say_so(encoder: LanguagePipeline, text: str, word: str, cue: str) -> None:
    found = reading(encoder, text, word)
    assert found.cue is not None
    assert found.cue.of(text) == cue


def test_plain_past_has_no_cue(encoder: LanguagePipeline) -> None:
    found = reading(encoder, "Gunmen attacked the village.", "attacked")
    assert (found.cue, found.rule) == (None, "plain past")


@given(documents(), st.sampled_from(["armed_attack", "siege", "population", "obstruction", "protest", "killing"]))
def test_any_tree_gives_each_trigger_a_status(document: Document, kind: str) -> None:
    triggers = [Trigger(t.index, Span(t.start, t.end), kind, "noun", t.index, "test") for t in document.tokens]
    found = read_statuses(document, triggers, find_attributions(document, None), None)
    assert [type(r) for r in found] == [StatusReading] * len(triggers)
    assert all(r.cue is None or r.cue.end <= len(document.text) for r in found)


def operator(effect: str, rule: str = "negation") -> Operator:
    return Operator(effect, 0, 1, rule)


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ([], None),
        (["done"], None),
        (["opposite"], Status.DENIED),
        (["opposite", "opposite"], None),
        (["opposite", "planned"], Status.DENIED),
        (["opposite", "possible"], Status.POSSIBLE),
        (["planned", "opposite"], Status.DENIED),
        (["planned", "possible"], Status.POSSIBLE),
        (["ongoing", "planned"], Status.ONGOING),
        (["happened", "possible"], Status.POSSIBLE),
        (["disbelief"], Status.DENIED),
        (["possible", "disbelief"], Status.POSSIBLE),
    ],
)
def test_operators_combine_from_the_inside_out(effects: list[str], expected: Status | None) -> None:
    found = combine([operator(e) for e in effects])
    assert (found[0] if found else None) is expected


def test_a_plan_to_prevent_leaves_the_event_possible() -> None:
    found = combine([operator("opposite", "governor"), operator("planned", "governor")])
    assert found is not None
    assert found[0] is Status.POSSIBLE


@pytest.mark.parametrize(
    ("text", "word", "time", "progressive"),
    [
        ("They fled.", "fled", "past", False),
        ("They have fled.", "fled", "perfect", False),
        ("They had fled.", "fled", "pluperfect", False),
        ("They are fleeing.", "fleeing", "present", True),
        ("They were fleeing.", "fleeing", "past", True),
        ("They flee every night.", "flee", "present", False),
    ],
)
def test_tense(encoder: LanguagePipeline, text: str, word: str, time: str, progressive: bool) -> None:
    document = encoder.analyse(text)
    tense = tense_of(document, trigger_of(document, word, "displacement").token)
    assert (tense.time, tense.progressive) == (time, progressive)


def test_packaged_lexicon_is_whole() -> None:
    lexicon = load_status_lexicon()
    assert lexicon.effect("v", "fail", "inf") == "opposite"
    assert lexicon.effect("v", "postpon", "obj") == "planned"
    assert lexicon.effect("n", "threat", "of") == "possible"
    assert lexicon.effect("v", "table", "obj") is None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("No group has claimed responsibility for the attack.", "attack", Status.HAPPENED),
        ("It is not clear how many people were hurt in the town.", "hurt", Status.POSSIBLE),
        ("It is clear that the rebels attacked the town.", "attacked", Status.HAPPENED),
    ],
)
def test_what_is_not_known_and_what_is_claimed(
    encoder: LanguagePipeline, text: str, word: str, expected: Status
) -> None:
    assert reading(encoder, text, word).status is expected
