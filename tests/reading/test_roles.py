"""Who did it and whom it was done to. All sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer.actors import ActorRegistry, load_registry
from dateline.model.document import Document, Sentence, Token
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Actor, Basis, Role
from dateline.reading.mentions.find import find_mentions
from dateline.reading.roles.claim_actors import read_actors
from dateline.reading.roles.tables import role_table

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline


@pytest.fixture(scope="module")
def registry() -> ActorRegistry:
    return load_registry()


def trigger(document: Document, words: str, event_type: str) -> Trigger:
    """A trigger on the first place where these words stand."""
    start = document.text.index(words)
    tokens = document.tokens_within(start, start + len(words))
    head = next((i for i in tokens if document.tokens[i].head not in tokens), tokens[-1])
    form = "verb" if document.tokens[head].upos in ("VERB", "AUX") else "noun"
    return Trigger(head, Span(start, start + len(words)), event_type, form, head, "test")


def actors(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, *triggers: tuple[str, str]
) -> list[tuple[Actor, ...]]:
    document = encoder.analyse(text)
    found = tuple(trigger(document, words, event_type) for words, event_type in triggers)
    return list(read_actors(document, found, find_mentions(document, registry, 2019)))


def told(found: tuple[Actor, ...]) -> set[str]:
    return {f"{a.role.value[0]}:{a.name}" for a in found}


@pytest.mark.parametrize(
    ("text", "words", "event_type", "expected"),
    [
        # active and passive
        ("The Nigerian army attacked Boko Haram.", "attacked", "armed_attack", {"a:Nigerian army", "t:Boko Haram"}),
        ("Two traders were killed by gunmen.", "killed", "killing", {"a:gunmen", "t:traders"}),
        ("Twelve civilians were killed on Monday.", "killed", "killing", {"t:civilians"}),
        ("Police arrested 40 students.", "arrested", "detention", {"a:police", "t:students"}),
        # nouns
        ("The shelling of the town by the Sudanese army went on.", "shelling", "shelling", {"a:Sudanese army"}),
        ("Israeli air strikes hit the port.", "air strikes", "air_strike", {"a:Israel"}),
        ("Four people died in a rebel attack.", "attack", "armed_attack", {"a:rebels", "t:people"}),
        ("The killing of two teachers shocked the town.", "killing", "killing", {"t:teachers"}),
        (
            "Turkey's offensive against the YPG began in January.",
            "offensive",
            "offensive",
            {"a:Turkey", "t:People's Protection Units"},
        ),
        # both sides are agents
        ("Clashes between the army and rebels broke out.", "Clashes", "armed_clash", {"a:army", "a:rebels"}),
        ("Soldiers clashed with protesters in Khartoum.", "clashed", "armed_clash", {"a:soldiers", "a:protesters"}),
        ("Talks between Sudan and Ethiopia failed.", "Talks", "negotiation", {"a:Sudan", "a:Ethiopia"}),
        # light verbs
        ("Al-Shabaab carried out an attack on the base.", "attack", "armed_attack", {"a:Al-Shabaab"}),
        ("Russia launched an offensive on Friday.", "offensive", "offensive", {"a:Russia"}),
        ("The village came under attack on Friday.", "attack", "armed_attack", set()),
        # control, coordination, relative clauses
        ("Militants forced residents to flee.", "flee", "displacement", {"t:residents"}),
        ("The gunmen who attacked the hotel escaped.", "attacked", "armed_attack", {"a:gunmen"}),
        ("Rebels entered the town and killed six people.", "killed", "killing", {"a:rebels", "t:people"}),
        ("The man accused of killing two nurses was freed.", "killing", "killing", {"a:man", "t:nurses"}),
        ("France and Mali signed the treaty.", "signed", "agreement", {"a:France", "a:Mali"}),
        ("The governments of Chad and Niger agreed on a ceasefire.", "agreed", "agreement", {"a:Chad", "a:Niger"}),
        # people moved, counted, dead
        ("About 3,000 families fled the city.", "fled", "displacement", {"t:families"}),
        ("Nine migrants drowned off the coast.", "drowned", "death", {"t:migrants"}),
        ("The camp hosts 20,000 refugees.", "hosts", "population", {"t:refugees"}),
        ("Dozens of fighters surrendered on Sunday.", "surrendered", "surrender", {"a:fighters"}),
        ("US troops withdrew from the base.", "withdrew", "withdrawal", {"a:US troops"}),
        # whose weapons, whose positions, whose victims
        ("Russian missiles struck the port.", "struck", "shelling", {"a:Russia"}),
        ("The army captured positions held by the Taliban.", "captured", "territory", {"a:army", "t:Taliban"}),
        (
            "Government forces stormed the rebel-held enclave.",
            "stormed",
            "offensive",
            {"a:government forces", "t:rebels"},
        ),
        ("Nine people died when a bomb exploded.", "exploded", "bombing", {"t:people"}),
        ("Officers opened fire, wounding two students.", "opened fire", "armed_attack", {"a:officers", "t:students"}),
        (
            "Turkey launched an operation to oust the YPG.",
            "operation",
            "offensive",
            {"a:Turkey", "t:People's Protection Units"},
        ),
        # blame
        ("Witnesses blamed the army for the killings.", "killings", "killing", {"a:army"}),
        ("A man pleaded guilty in the shooting.", "shooting", "armed_attack", {"a:man"}),
        ("The attack was condemned by the United Nations.", "attack", "armed_attack", set()),
        ("Villagers were displaced by fighting in the hills.", "displaced", "displacement", {"t:villagers"}),
        # pairs and descriptions
        ("Militants killed women and children.", "killed", "killing", {"a:militants", "t:women and children"}),
        ("Police arrested the preacher Daniel Otieno.", "arrested", "detention", {"a:police", "t:Daniel Otieno"}),
    ],
)
def test_read_actors_reads_the_clause(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, words: str, event_type: str, expected: set[str]
) -> None:
    found = actors(encoder, registry, text, (words, event_type))[0]
    said = {f"{a.role.value[0]}:{a.name}" for a in found}
    assert expected <= said
    assert not {s for s in said - expected if s.startswith("a:")}


@pytest.mark.parametrize(
    ("text", "words", "event_type", "expected"),
    [
        # participles of saying and judging name no doer, those of doing and blaming do
        ("The beatings, denounced by Norway, took place in Moroto.", "beatings", "abuse", set()),
        ("Raids on clinics recorded by Amnesty International hurt 12 nurses.", "Raids", "armed_attack", {"t:nurses"}),
        ("A stabbing seen by a vendor in Accra left one dead.", "stabbing", "armed_attack", set()),
        ("A raid staged by rebels on Sunday shocked the town.", "raid", "armed_attack", {"a:rebels"}),
        ("The raid blamed on the army shocked the town.", "raid", "armed_attack", {"a:army"}),
        (
            "An ambush in Tera, Niger, attributed to Boko Haram left two dead.",
            "ambush",
            "armed_attack",
            {"a:Boko Haram"},
        ),
        # to blame something on somebody
        ("Residents blamed the raid on the army.", "raid", "armed_attack", {"a:army"}),
        ("The blast was blamed on Al-Shabaab.", "blast", "bombing", {"a:Al-Shabaab"}),
        ("Officials pinned the ambush on cattle rustlers.", "ambush", "armed_attack", {"a:cattle rustlers"}),
        ("The ministry blamed rebels for the raid.", "raid", "armed_attack", {"a:rebels"}),
        # verbs that share a subject, a voice and an object
        ("The raiders ambushed and killed four drivers.", "killed", "killing", {"a:raiders", "t:drivers"}),
        ("Bandits kidnapped and later beheaded a nurse.", "kidnapped", "abduction", {"a:bandits", "t:nurse"}),
        ("A judge was shot and killed by rebels.", "killed", "killing", {"a:rebels", "t:judge"}),
        (
            "The council held a meeting after rebels raided the jail and freed 60 inmates.",
            "freed",
            "release",
            {"a:rebels", "t:inmates"},
        ),
        (
            "Soldiers fired at demonstrators who stormed the town hall on Friday, killing six people.",
            "killing",
            "killing",
            {"a:soldiers", "t:people"},
        ),
        # nobody did it
        ("No group has claimed responsibility for the blast.", "blast", "bombing", set()),
        ("Nobody claimed responsibility for the raid.", "raid", "armed_attack", set()),
        # some of a people are no state
        ("The grenade was thrown by two Kenyans.", "thrown", "bombing", {"a:Kenyans"}),
        # who only tells of it
        ("Nine people were abducted, elders and a teacher said on Friday.", "abducted", "abduction", {"t:people"}),
    ],
)
def test_read_actors_accuses_nobody_wrongly(
    encoder: LanguagePipeline, registry: ActorRegistry, text: str, words: str, event_type: str, expected: set[str]
) -> None:
    found = told(actors(encoder, registry, text, (words, event_type))[0])
    assert expected <= found
    assert {s for s in found if s.startswith("a:")} == {s for s in expected if s.startswith("a:")}


def test_read_actors_tells_no_speakers_for_victims(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    text = "Nine people were abducted, elders and a teacher said on Friday."
    assert told(actors(encoder, registry, text, ("abducted", "abduction"))[0]) == {"t:people"}


def test_read_actors_infers_no_doer_from_victims_of_any_kind(
    encoder: LanguagePipeline, registry: ActorRegistry
) -> None:
    text = "Boko Haram killed 40 civilians in Bama. A mortar barrage killed 90 civilians in Monguno."
    _, later = actors(encoder, registry, text, ("killed 40", "killing"), ("barrage", "shelling"))
    assert told(later) == {"t:civilians"}


def test_read_actors_takes_those_who_were_hit_before_the_enemy(
    encoder: LanguagePipeline, registry: ActorRegistry
) -> None:
    text = "The Nigerian army attacked Boko Haram near Bama. Nigerian army shelling killed two nurses in Monguno."
    _, later = actors(encoder, registry, text, ("attacked", "offensive"), ("shelling", "shelling"))
    assert {s for s in told(later) if s.startswith("t:")} == {"t:nurses"}


def test_read_actors_lets_no_context_claim_what_nobody_claimed(
    encoder: LanguagePipeline, registry: ActorRegistry
) -> None:
    text = "Boko Haram attacked Bama. Nobody claimed responsibility for the attack in Lagos."
    _, later = actors(encoder, registry, text, ("attacked", "armed_attack"), ("attack in", "armed_attack"))
    assert told(later) == set()


def test_read_actors_takes_newspapers_for_no_doers(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    found = actors(encoder, registry, "Reuters killed the story of the raid.", ("killed", "killing"))[0]
    assert not {a for a in found if a.role is Role.AGENT}


def test_read_actors_points_at_the_actors_words(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    text = "On Monday Boko Haram abducted six traders near Bama."
    found = actors(encoder, registry, text, ("abducted", "abduction"))[0]
    assert [a.span.of(text) for a in found if a.span] == ["Boko Haram", "traders"]
    assert found[0].actor_id == "boko-haram"
    assert all(a.basis is Basis.CLAUSE for a in found)


def test_read_actors_marks_private_persons(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    found = actors(encoder, registry, "Gunmen shot Daniel Otieno in his shop.", ("shot", "armed_attack"))[0]
    assert {a.name: a.private for a in found} == {"gunmen": False, "Daniel Otieno": True}


def test_read_actors_carries_the_sides_of_a_war_over(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    text = "Boko Haram fought the Nigerian army near Bama. Residents fled after the clashes."
    _, later = actors(encoder, registry, text, ("fought", "armed_clash"), ("clashes", "armed_clash"))
    assert told(later) == {"a:Boko Haram", "a:Nigerian army"}
    assert {a.basis for a in later} == {Basis.CONTEXT}
    assert all(a.span is None for a in later)


def test_read_actors_takes_the_enemy_of_the_doer_for_the_target(
    encoder: LanguagePipeline, registry: ActorRegistry
) -> None:
    text = "The Nigerian army attacked Boko Haram near Bama. The army launched a new offensive on Friday."
    _, later = actors(encoder, registry, text, ("attacked", "offensive"), ("offensive", "offensive"))
    assert told(later) == {"a:Nigerian army", "t:Boko Haram"}
    assert [a.rule for a in later if a.role is Role.TARGET] == ["enemy of the doer"]


def test_read_actors_takes_the_police_of_the_sentence_for_those_who_arrest(
    encoder: LanguagePipeline, registry: ActorRegistry
) -> None:
    text = "Two teachers were arrested on Sunday, police said."
    found = actors(encoder, registry, text, ("arrested", "detention"))[0]
    assert told(found) == {"a:police", "t:teachers"}
    assert {a.name: a.basis for a in found}["police"] is Basis.SENTENCE


def test_read_actors_invents_nobody(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    assert actors(encoder, registry, "There was an explosion in the town.", ("explosion", "bombing")) == [()]


def test_read_actors_gives_one_tuple_a_trigger(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    assert actors(encoder, registry, "Nothing happened.") == []


def test_role_table_has_all_types_of_the_guide() -> None:
    assert len(role_table()) == 30
    assert role_table()["killing"]["of"] is Role.TARGET
    assert role_table()["offensive"]["of"] is Role.AGENT


WORDS = (
    "the army rebels attack on killed by Russian forces between and Sudan Boko Haram who said US - backed fire of 12 Monday "
    "they his women children police attacks strikes ( ) , group positions held with for to in it"
).split()
TAGS = ("NOUN", "VERB", "PROPN", "ADJ", "PRON", "ADP", "DET", "PUNCT", "NUM", "AUX", "CCONJ")
FINE_TAGS = ("NN", "NNS", "VBN", "VBD", "VBG", "VB", "JJ", "PRP", "IN", "POS", "NNP")
RELATIONS = (
    "nsubj nsubj:pass obj obl obl:agent nmod nmod:poss amod compound acl acl:relcl advcl conj cc case mark appos flat xcomp ccomp"
).split()


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Trees that no sane parser would give: any word with any tag on any other."""
    count = draw(st.integers(min_value=1, max_value=14))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: -1} | {order[i]: order[draw(st.integers(0, i - 1))] for i in range(1, count)}
    tokens, text = [], ""
    for i in range(count):
        word = draw(st.sampled_from(WORDS))
        start, text = len(text), f"{text}{word} "
        relation = "root" if heads[i] < 0 else draw(st.sampled_from(RELATIONS))
        tag, fine = draw(st.sampled_from(TAGS)), draw(st.sampled_from(FINE_TAGS))
        tokens.append(Token(i, start, start + len(word), word, word.lower(), tag, fine, heads[i], relation, 0))
    return Document(text, tuple(tokens), (Sentence(0, 0, len(text), 0, count),))


@settings(max_examples=150, deadline=None)
@given(documents(), st.data())
def test_read_actors_survives_any_tree(document: Document, data: st.DataObject) -> None:
    token = document.tokens[data.draw(st.integers(0, len(document) - 1))]
    event_type = data.draw(st.sampled_from(sorted(role_table())))
    form = data.draw(st.sampled_from(("verb", "noun")))
    event = Trigger(token.index, Span(token.start, token.end), event_type, form, token.index, "test")
    (found,) = read_actors(document, [event], find_mentions(document, load_registry(), 2019))
    for actor in found:
        assert actor.name
        assert actor.span is None or 0 <= actor.span.start < actor.span.end <= len(document.text)
        assert (actor.basis is Basis.CONTEXT) <= (actor.span is None)


def test_read_actors_takes_no_enemy_from_another_story(encoder: LanguagePipeline, registry: ActorRegistry) -> None:
    first = "Boko Haram raided Bama. Boko Haram burned Gwoza. Boko Haram held Mongu. "
    between = "Prices rose in Lima. " * 8
    text = first + between + "Saudi warplanes bombed the Yemeni port of Mocha."
    _, later = actors(encoder, registry, text, ("raided", "armed_attack"), ("bombed", "air_strike"))
    assert "t:Boko Haram" not in told(later)
