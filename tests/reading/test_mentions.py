"""Who a report speaks of, resolved within the report. All sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.gazetteer.actors import ActorRegistry, load_registry
from dateline.model.mention import Mention, MentionKind, Mentions
from dateline.reading.mentions.actor_nouns import load_actor_nouns, plural_of
from dateline.reading.mentions.find import find_mentions

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline


@pytest.fixture(scope="module")
def registry() -> ActorRegistry:
    return load_registry()


def read(encoder: LanguagePipeline, registry: ActorRegistry, text: str, year: int = 2019) -> tuple[str, Mentions]:
    return text, find_mentions(encoder.analyse(text), registry, year)


def mention(encoder: LanguagePipeline, registry: ActorRegistry, text: str, words: str, year: int = 2019) -> Mention:
    """The mention whose words these are; the last one if they occur more than once."""
    document = encoder.analyse(text)
    found = [m for m in find_mentions(document, registry, year) if document.words(m.first, m.last) == words]
    assert found, [document.words(m.first, m.last) for m in find_mentions(document, registry, year)]
    return found[-1]


@pytest.mark.parametrize(
    ("text", "words", "name", "kind"),
    [
        ("Boko Haram attacked the village of Gwoza.", "Boko Haram", "Boko Haram", "group"),
        ("Al-Shabaab fighters stormed a hotel in Kismayo.", "Al-Shabaab fighters", "Al-Shabaab", "group"),
        ("Kenya has closed the border post.", "Kenya", "Kenya", "state"),
        ("Turkish troops crossed the river at dawn.", "Turkish troops", "Turkish troops", "force"),
        ("The Nigerian army freed 20 girls.", "Nigerian army", "Nigerian army", "force"),
        ("The Syrian government denied the claim.", "Syrian government", "Syrian government", "state"),
        ("Gunmen killed two traders in Timbuktu.", "Gunmen", "gunmen", "generic"),
        ("Hundreds of civilians fled the town.", "civilians", "civilians", "generic"),
        ("UNHCR registered 300 families on Monday.", "UNHCR", "United Nations High Commissioner for Refugees", "body"),
        ("Police arrested 40 students in Dakar.", "Police", "police", "force"),
        ("Ankara said the operation would go on.", "Ankara", "Turkey", "state"),
        ("Colombian rebels freed a mayor.", "Colombian rebels", "Colombian rebels", "group"),
        ("The Assad regime shelled a suburb of the Syrian capital.", "Assad regime", "Syrian government", "state"),
        (
            "US-backed Kurdish fighters took the town.",
            "US-backed Kurdish fighters",
            "US-backed Kurdish fighters",
            "generic",
        ),
    ],
)
def test_find_mentions_names_actors(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, words: str, name: str, kind: str
) -> None:
    found = mention(encoder, registry, text, words)
    assert (found.name, found.kind) == (name, MentionKind(kind))


def test_find_mentions_takes_no_capital_for_its_state_where_things_happen(
    encoder: LanguagePipeline, registry: ActorRegistry
) -> None:
    text = "Two soldiers were killed in Ankara on Monday."
    document = encoder.analyse(text)
    assert all(m.actor_id != "TR" for m in find_mentions(document, registry, 2016))


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Boko Haram raided the town of Bama. The group has killed thousands since 2009.", "group", "Boko Haram"),
        ("Boko Haram raided Bama. Boko Haram burned the market. The militants then fled.", "militants", "Boko Haram"),
        ("The rebels who attacked the base were driven back.", "who", "rebels"),
        ("The Sudanese army shelled the camp. The army said it had warned residents.", "army", "Sudanese army"),
        ("Boko Haram fled Bama. Members of the group burned the market.", "Members", "Boko Haram"),
        ("Amina Yusuf met Paul Otieno at the camp. She had lost her home.", "She", "Amina Yusuf"),
    ],
)
def test_find_mentions_resolves_short_forms(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, pronoun: str, name: str
) -> None:
    found = mention(encoder, registry, text, pronoun)
    assert found.name == name
    assert found.pronoun


def test_find_mentions_gives_a_person_one_name_and_chain(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    text = "Daniel Otieno was arrested in Mombasa on Tuesday. Police say Otieno had sold weapons. He denies it."
    document = encoder.analyse(text)
    found = find_mentions(document, registry, 2015)
    persons = [m for m in found if m.kind is MentionKind.PERSON]
    assert {m.name for m in persons} == {"Daniel Otieno"}
    assert len({m.chain for m in persons}) == 1
    assert len(persons) == 3


@pytest.mark.parametrize(
    ("text", "person", "org"),
    [
        ("SDF official Karim Hadid said the town was quiet.", "Karim Hadid", "Syrian Democratic Forces"),
        ("Karim Hadid, a spokesman for the SDF, said the town was quiet.", "Karim Hadid", "Syrian Democratic Forces"),
        ("UNICEF spokeswoman Anna Berg said schools were shut.", "Anna Berg", "United Nations Children's Fund"),
    ],
)
def test_find_mentions_gives_the_body_of_a_person(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, person: str, org: str
) -> None:
    assert mention(encoder, registry, text, person).org == org


def test_find_mentions_reads_a_shared_acronym_by_the_countries_of_the_report(
    encoder: LanguagePipeline, registry: ActorRegistry
) -> None:
    text = "ADF rebels killed 20 villagers in eastern Congo, the Congolese army said."
    assert mention(encoder, registry, text, "ADF rebels", 2021).name == "Allied Democratic Forces"


def test_find_mentions_reads_an_acronym_given_in_brackets(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    text = "The Allied Democratic Forces (ADF-X) attacked Eringeti. ADF-X later withdrew."
    _, found = read(encoder, registry, text, 2021)
    assert sum(m.actor_id == "allied-democratic-forces" for m in found) >= 2


@pytest.mark.parametrize(
    "text", ["", " ", "…", "12 34 56", "(((", "WHO IS IT?", "\n\n\n", "a" * 500, "“”‘’", "The the the"]
)
def test_find_mentions_survives_odd_text(encoder: LanguagePipeline, registry: ActorRegistry, text: str) -> None:
    document = encoder.analyse(text)
    for found in find_mentions(document, registry):
        assert 0 <= found.first < found.last <= len(document)
        assert found.first <= found.head < found.last


def test_actor_nouns_hold_both_numbers() -> None:
    nouns = load_actor_nouns()
    assert not nouns["gunman"].plural
    assert nouns["gunmen"].plural
    assert nouns["police"].cls == "force"


@pytest.mark.parametrize(
    ("noun", "plural"), [("rebel", "rebels"), ("army", "armies"), ("boy", "boys"), ("church", "churches")]
)
def test_plural_of_forms_regular_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


@pytest.mark.parametrize(
    ("text", "words", "name", "actor_id"),
    [
        # the longest name wins, and a part of a body's name is not that body
        (
            "The National Liberation Army (ELN) freed a judge.",
            "National Liberation Army",
            "National Liberation Army",
            "national-liberation-army-colombia",
        ),
        ("The National News Bureau reported a blast.", "National News Bureau", "National News Bureau", None),
        ("The Times Square bomber was jailed.", "Times Square bomber", "Times Square bomber", None),
        ("The Guardian reported a blast.", "The Guardian", "The Guardian", "the-guardian"),
        # names shared between countries
        (
            "Maoists ambushed a patrol in Bastar, India.",
            "Maoists",
            "Communist Party of India (Maoist)",
            "communist-party-of-india-maoist",
        ),
        ("Maoists ambushed a patrol in the Philippines.", "Maoists", "New People's Army", "new-peoples-army"),
        ("Coalition forces bombed Yemen.", "Coalition forces", "Saudi-led coalition", "saudi-led-coalition"),
        # some of a people are no state; all of them are
        ("Police held two Kenyans in Juba.", "Kenyans", "Kenyans", None),
        ("The Russians shelled the bridge.", "Russians", "Russia", "RU"),
        # names stay whole, days stay out
        ("The Ghana Bar Association called for calm.", "Ghana Bar Association", "Ghana Bar Association", None),
        ("On Monday rebels entered Bria.", "rebels", "rebels", None),
    ],
)
def test_find_mentions_knows_whom_a_name_means(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, words: str, name: str, actor_id: str | None
) -> None:
    found = mention(encoder, registry, text, words)
    assert (found.name, found.actor_id) == (name, actor_id)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Boko Haram raided Diffa. Boko Haram then left. The gunmen burned a mill.", "gunmen", "Boko Haram"),
        ("Boko Haram raided Diffa. Boko Haram then left. In Niamey, gunmen seized a pilot.", "gunmen", "gunmen"),
        ("Boko Haram raided Diffa. Boko Haram left. Separately, the gunmen seized a pilot.", "gunmen", "gunmen"),
        ("Oxfam treated 90 miners. Nine of them died.", "them", "miners"),
        ("Sixty refugees crossed the river. They killed the men first.", "They", "people"),
    ],
)
def test_find_mentions_keeps_strangers_apart(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, words: str, name: str
) -> None:
    assert mention(encoder, registry, text, words).name == name
