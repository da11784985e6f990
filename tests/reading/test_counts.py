"""Which numbers and people belong to which claim, and as what.

Sentences mark the trigger as ``[type:words]``; the expected counts are written ``of best low high`` with ``-`` for
null, or ``of best`` where the three are the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Count
from dateline.reading.counts.claim_counts import read_counts
from dateline.reading.counts.lexicon import OF, load_counts
from dateline.reading.counts.quantities import find_quantities

if TYPE_CHECKING:
    from dateline.language.pipeline import LanguagePipeline
    from dateline.model.document import Document

_MARK = re.compile(r"\[(\w+):([^\]]+)\]")

PLAIN = [
    (
        "A roadside bomb [bombing:blast] near Kandahar killed five policemen and wounded 12 civilians on Tuesday.",
        "killed 5; injured 12",
    ),
    ("Gunmen [armed_attack:stormed] a mosque in Zamfara, killing an imam and abducting 17 worshippers.", "killed 1"),
    ("Gunmen stormed a mosque in Zamfara, killing an imam and [abduction:abducting] 17 worshippers.", "abducted 17"),
    (
        "The death [killing:toll] from the landslide rose to 43 on Thursday, with 12 still missing.",
        "killed 43; missing 12",
    ),
    ("Between 30 and 40 villagers were [killing:slaughtered] overnight in Ituri.", "killed - 30 40"),
    ("Rebels [release:freed] all three nuns they had been holding since March.", "released 3"),
    ("No one was hurt when two mortar shells [shelling:landed] near the embassy.", "injured 0; attacks 2"),
    ("The fighting [displacement:displaced] some 12,500 families from Kalma.", "displaced 12500 - -"),
    ("The camp [population:hosts] over 90,000 Sudanese refugees.", "present 90000 90000 -"),
    (
        "Four [air_strike:air strikes] hit the village, leaving seven dead and a dozen wounded.",
        "attacks 4; killed 7; injured 12",
    ),
    ("His wife and two children were [killing:killed] in the raid.", "killed 1; killed 2"),
    ("Ahmed Karim, Yusuf Ali and Omar Said were [detention:detained] at the airport.", "detained 3"),
    ("Hundreds of [protest:protesters] gathered in Tunis.", "participants - 200 999"),
    ("About 5,000 people [protest:marched] through Lima to demand new elections.", "participants 5000 - -"),
    ("The flood [disaster:swept away] 60 houses and killed 11 people.", "destroyed 60; killed 11"),
    ("Aid agencies [aid:delivered] food to 40,000 people in Pibor.", "aided 40000"),
    ("A hospital and three schools were [destruction:damaged] by shelling.", "destroyed 1; destroyed 3"),
    ("Turkey has [deployment:sent] 2,000 more troops to Idlib.", "participants 2000"),
    ("Up to 50 fighters [surrender:laid down] their arms.", "surrendered 50 - 50"),
    ("The rebels said they had killed 30 soldiers and captured 12 in the [armed_clash:fighting].", "killed 30"),
    ("A 12-year-old boy was [killing:killed] when police opened fire.", "killed 1"),
    ("Twenty-two people are [abduction:missing] after the raid.", "missing 22"),
    (
        "Police said 15 suspects had been [detention:rounded up] since Friday, 10 of them foreigners.",
        "detained 15; detained 10",
    ),
    ("The army lost six men in the [armed_clash:clash] near Gao.", "killed 6"),
    ("The [bombing:attack] claimed 27 lives.", "killed 27"),
    ("It was the second [air_strike:air strike] in three days.", ""),
    ("The two sides [negotiation:met] for three hours in Geneva.", ""),
    ("The court [trial:sentenced] 12 men to death.", ""),
    ("The U.N. Security Council adopted Resolution 2254 and called for a [agreement:ceasefire] within 30 days.", ""),
    ("Some 45 percent of residents have [displacement:fled].", ""),
    ("Four men armed with AK-47s [armed_attack:attacked] the checkpoint, killing two guards.", "killed 2"),
    ("Thousands of families remain [population:trapped] in the old city.", "present - 2000 9999"),
    ("More than 200 homes were burned in the [armed_attack:attack].", "destroyed 200 200 -"),
    ("Boko Haram fighters [abduction:kidnapped] 276 schoolgirls from Chibok in 2014; 57 escaped.", "abducted 276"),
    ("Twelve soldiers were killed and another 30 injured in the [bombing:bombing].", "killed 12; injured 30"),
    ("The [bombing:explosion] left a woman dead and her two sons critically injured.", "killed 1; injured 2"),
    ("Scores were [abuse:beaten] by riot police outside parliament.", "injured - 40 99"),
    (
        "The quake destroyed or damaged 1.3 million buildings and left half a million people [displacement:homeless].",
        "displaced 500000",
    ),
    ("None of the passengers was injured in the [bombing:blast].", "injured 0"),
    ("Dozens of rockets were [shelling:fired] at the air base.", "attacks - 24 99"),
    ("Militants [shelling:fired] 12 rockets into Israel.", "attacks 12"),
    ("The governor said 70 bodies had been [killing:recovered] from the river.", "killed 70"),
    ("Both brothers were later [killing:executed].", "killed 2"),
    ("Several hundred people were [displacement:evacuated] from the town after the warning.", "displaced - 300 900"),
    ("Authorities put the number of dead at 19 after the [disaster:crash].", "killed 19"),
    (
        "The number of people [killing:killed] in the riots has risen to 38, including five police officers.",
        "killed 38; killed 5",
    ),
    ("In total 2,300 fighters and their families [withdrawal:left] Ghouta by bus.", "participants 2300"),
    ("Somali pirates [abduction:seized] a tanker with 23 crew on board.", ""),
    ("Nobody has been [detention:arrested] over the murder.", "detained 0"),
    ("A Danish journalist was [abduction:kidnapped] in Sulaymaniyah in 2012.", "abducted 1"),
    ("The United Nations says 4.2 million people are in [population:need] of help.", "in_need 4200000"),
    ("Cholera has [disaster:infected] 320 people and killed 18 since June.", "in_need 320; killed 18"),
    ("12 dead, 40 wounded in Baghdad car [bombing:bombing]", "killed 12; injured 40"),
    ("Five soldiers killed, 10 missing after [armed_attack:ambush] in Niger", "killed 5; missing 10"),
    ('Troops killed "more than 60" insurgents during the [offensive:operation], the army said.', "killed 60 60 -"),
    ("Rebels [killing:shot dead] eight miners and set fire to 15 trucks.", "killed 8"),
    ("Three gunmen [armed_attack:opened fire] on worshippers, wounding four.", "injured 4"),
    (
        "Two suicide bombers [bombing:blew themselves up] in a market, killing 31 and injuring 70 others.",
        "killed 31; injured 70",
    ),
    ("Security forces [killing:killed] two of the attackers and arrested a third.", "killed 2"),
    (
        "A 45-year-old woman was among the six people [killing:killed] in the blast, 20km south of the capital.",
        "killed 6",
    ),
    ("The UN refugee agency said 1,500 people [displacement:crossed] the border on Monday alone.", "displaced 1500"),
    ("Eleven Iraqi soldiers [killing:died] and 23 others were wounded.", "killed 11; injured 23"),
    ("Fighters loyal to Haftar [air_strike:bombed] a migrant centre in Tajoura, killing 53.", "killed 53"),
    ("At least one person was [killing:killed].", "killed 1 1 -"),
    ("One man was [killing:stabbed to death] and two others were seriously hurt.", "killed 1; injured 2"),
    ("Police used tear gas to break up a [protest:demonstration] by some 300 teachers.", "participants 300 - -"),
    ("Tens of thousands [protest:rallied] in Minsk.", "participants - 20000 99999"),
    ("An estimated 2 million people took part in the [protest:march].", "participants 2000000 - -"),
    ("The [protest:strike] by 12,000 dock workers entered its third week.", "participants 12000"),
    ("About 150 soldiers were [deployment:deployed] to the border.", "participants 150 - -"),
    ("The convoy of 30 trucks [aid:carried] food for 25,000 people to Madaya.", "aided 25000"),
    ("Red Cross workers [aid:rescued] a baby from the rubble.", "aided 1"),
    ("Around 400,000 people [population:live] in the besieged enclave.", "present 400000 - -"),
    ("Some 8,000 civilians remain [population:trapped] in the city without food.", "present 8000 - -"),
    ("Gunmen [abduction:abducted] a priest and four nuns in Aden on Friday.", "abducted 1; abducted 4"),
    ("ISIS [abduction:kidnapped] at least 90 Assyrian Christians.", "abducted 90 90 -"),
    ("All 12 hostages were [release:released] unharmed.", "released 12"),
    ("The two sides [release:exchanged] 50 prisoners each.", "released 50"),
    ("He was [release:freed] on bail.", "released 1"),
    ("The army said 25 militants had [surrender:surrendered].", "surrendered 25"),
    ("The rebels [territory:captured] three villages near Goma.", ""),
    (
        "A magnitude 6.1 [disaster:earthquake] killed at least 250 people and injured 500 in Paktika province.",
        "killed 250 250 -; injured 500",
    ),
    ("The [disaster:crash] killed all 150 people on board.", "killed 150"),
    ("Floods have [displacement:displaced] 85,000 people in 12 districts.", "displaced 85000"),
    ("At least 17 miners were [disaster:trapped] after a shaft collapsed.", ""),
    (
        "The shelling [destruction:destroyed] 14 homes, a school and two clinics.",
        "destroyed 14; destroyed 1; destroyed 2",
    ),
    ("Six mosques were [armed_attack:set on fire].", "destroyed 6"),
    ("Rockets [shelling:hit] two schools and a hospital, wounding six children.", "attacks 2; injured 6"),
    ("More than 40 [shelling:shells] fell on the town overnight.", "attacks 40 40 -"),
    ("Warplanes carried out 15 [air_strike:raids] on Sanaa, residents said.", "attacks 15"),
    ("In three separate [bombing:bombings], 19 people were killed.", "attacks 3; killed 19"),
    ("The [bombing:blast] caused no injuries.", "injured 0"),
    ("She was [abuse:raped] by four soldiers.", "injured 1"),
    ("Soldiers [abuse:beat] dozens of men with rifle butts.", "injured - 24 99"),
    ("Cpl. Mark Jones and Pte. Lee Hall were [killing:killed] by a mine.", "killed 2"),
    ("The president was [killing:assassinated] on 6 April 1994.", "killed 1"),
    (
        "As many as 800,000 Tutsis and moderate Hutus were [killing:massacred] in 100 days in 1994.",
        "killed 800000 - 800000",
    ),
    ("Rwandan troops [armed_attack:shot] dead 11 Congolese refugees during the protest.", "killed 11"),
    ("The UN says 70% of the 2,100 people [killing:killed] were women and children.", "killed 2100"),
    (
        "A bus carrying 48 pilgrims [disaster:plunged] into a ravine, killing 30 and leaving the rest injured.",
        "killed 30",
    ),
    ("Colonel Sami said they had [detention:captured] 60 fighters, 20 vehicles and a tank.", "detained 60"),
    ("Over half of the 1.5 million people in need have been [aid:reached].", ""),
    ("Thirteen-year-old Amina was [abduction:taken] from her school.", "abducted 1"),
    ("Reports of 15 to 20 dead could not be confirmed after the [air_strike:strike].", "killed - 15 20"),
    (
        "Unknown assailants hurled two [bombing:grenades] at a bar in Bujumbura, injuring at least three.",
        "injured 3 3 -; attacks 2",
    ),
    ("Dozens [killing:killed] in fresh Darfur clashes", "killed - 24 99"),
    ("UN: 300 civilians [killing:killed] in a month", "killed 300"),
    ("Death toll from Kabul [bombing:blast] climbs to 64", "killed 64"),
]
# Sentences of agency reports, with appositions, lists and lesser clauses: a parse may fail some of them.
WINDING = [
    (
        "At least 20 people died and more than 100 were hurt when a lorry bomb [bombing:exploded] outside a hotel in Mogadishu.",
        "killed 20 20 -; injured 100 100 -",
    ),
    (
        "Police [detention:arrested] 214 demonstrators, including 35 women, during the march.",
        "detained 214; detained 35",
    ),
    ("Nearly 3,000 refugees have [return:returned] home to Burundi this month, the UN said.", "returned 3000 - 3000"),
    (
        "Suspected militants [armed_attack:ambushed] a convoy, killing as many as 15 soldiers, a spokesman for the 7th Brigade said.",
        "killed 15 - 15",
    ),
    ("Smith, 34, was [armed_attack:shot] twice in the leg.", "injured 1"),
    ("In all, 1,200 migrants have [death:drowned] this year in the Mediterranean.", "killed 1200"),
    (
        "The ministry said 43 Taliban fighters, among them four commanders, were [killing:killed] in Helmand.",
        "killed 43; killed 4",
    ),
    ("Israeli forces [killing:killed] two Palestinians, aged 17 and 22, near Jenin.", "killed 2"),
    (
        "Ten to 12 people were wounded, one of them seriously, when police [armed_attack:fired] on the crowd.",
        "injured - 10 12; injured 1",
    ),
    (
        "An estimated 250,000 to 300,000 Rohingya have [displacement:crossed] into Bangladesh.",
        "displaced - 250000 300000",
    ),
    (
        "Officials said five people, three of them children, were [killing:killed] and 11 wounded.",
        "killed 5; killed 3; injured 11",
    ),
    (
        "More than 7,000 people have been [killing:killed] in Yemen since 2015, according to the UN.",
        "killed 7000 7000 -",
    ),
    (
        "The group has [killing:killed] more than 20,000 people and forced 2.6 million from their homes in seven years.",
        "killed 20000 20000 -",
    ),
    (
        "The group has killed more than 20,000 people and [displacement:forced] 2.6 million from their homes in seven years.",
        "displaced 2600000",
    ),
    ("The minister said that 3,000 of the 10,000 displaced had [return:gone back] to their villages.", "returned 3000"),
    ("MSF teams [aid:treated] 88 wounded, including 12 children, at the hospital in Bunia.", "aided 88; aided 12"),
    ("The prison, built for 400 inmates, [population:held] more than 2,000.", "present 2000 2000 -"),
    (
        "Government troops retook the town after a three-day [offensive:battle] in which 40 rebels and nine soldiers died.",
        "killed 40; killed 9",
    ),
    ("His brother, Omar, was [detention:jailed] for 10 years in 2013.", "detained 1"),
    ("Two journalists, one Dutch and one French, were [killing:killed] in crossfire.", "killed 2"),
    (
        "Under Resolution 1701, 15,000 troops were to be [deployment:deployed] along the 120km Blue Line.",
        "participants 15000",
    ),
    (
        "Civil defence said 9 people, among them a pregnant woman, were [killing:killed] when jets hit a house.",
        "killed 9; killed 1",
    ),
    (
        "Bandits [armed_attack:attacked] five villages in Katsina, killing 32 farmers and rustling 1,000 cattle.",
        "attacks 5; killed 32",
    ),
    ("Sixteen people, most of them women, [death:died] of cholera last week.", "killed 16"),
    (
        "Islamist rebels [killing:beheaded] 10 men, a police source said, adding that the victims were aged 18 to 35.",
        "killed 10",
    ),
    ("France will [withdrawal:withdraw] 2,400 of its 5,100 troops by early 2022.", "participants 2400"),
    ("GUERRILLAS [killing:KILLED] SIX SOLDIERS AND WOUNDED 12 IN AN AMBUSH NEAR SAN VICENTE.", "killed 6; injured 12"),
    ("A POWERFUL CAR BOMB [bombing:EXPLODED] TODAY IN BOGOTA, KILLING AT LEAST THREE PERSONS.", "killed 3 3 -"),
    ("THE MAYOR OF APARTADO WAS [killing:MURDERED] LAST NIGHT.", "killed 1"),
    ("police said 14 people were [killing:killed] and another 20 hurt in the attack", "killed 14; injured 20"),
    ("- 3 killed, 5 injured in [shelling:shelling] of Avdiivka", "killed 3; injured 5"),
    ("- [shelling:Shelling] of Kherson: 2 civilians killed, 1 child wounded", "killed 2; injured 1"),
    (
        "The [armed_clash:clashes], which lasted six hours, killed an estimated 35 people on both sides.",
        "killed 35 - -",
    ),
    (
        "Two Indian soldiers and a militant were [killing:killed] in a gunfight in Kashmir's Pulwama district.",
        "killed 2; killed 1",
    ),
    (
        "At least six persons, including a woman, were [killing:killed] and 15 others injured in a stampede.",
        "killed 6 6 -; killed 1; injured 15",
    ),
    ("Over 3 lakh people have been [displacement:affected] by floods in Assam.", "displaced 300000 300000 -"),
    ("Al-Shabaab [abduction:kidnapped] two Cuban doctors in Mandera in April 2019.", "abducted 2"),
    ("A Turkish soldier was [killing:killed] and two were wounded by YPG fire.", "killed 1; injured 2"),
    ("Ukraine said it had [air_strike:shot down] 20 of 25 drones.", "attacks 20"),
    ("Some 700,000 Rohingya [displacement:fled] Myanmar after August 2017.", "displaced 700000 - -"),
    ("Of the 230 people on board, 190 were [aid:rescued].", "aided 190"),
    ("Mediators secured the [release:release] of 21 of the schoolgirls.", "released 21"),
    ("In the [negotiation:talks], the two sides agreed to exchange 1,000 prisoners.", ""),
    ("A court in Cairo [trial:sentenced] 183 supporters of the Brotherhood to death.", ""),
    ("The rebels said they [withdrawal:pulled] 500 men out of the town.", "participants 500"),
    ("The U.S. [deployment:sent] an additional 300 special forces to Syria.", "participants 300"),
    ("The toll in the [bombing:bombing] has reached 130 dead and 350 wounded.", "killed 130; injured 350"),
    ("The [bombing:bombing] killed 12, most of them students, and injured more than 50.", "killed 12; injured 50 50 -"),
    ("His father, a farmer, was [killing:shot dead] in 1998.", "killed 1"),
    ("One of the hostages, a British engineer, was [killing:beheaded].", "killed 1"),
    ("Thirty families were [displacement:forced from their homes].", "displaced 30"),
    (
        "The gunmen [armed_attack:killed] eight people: five men, two women and a child.",
        "killed 8; killed 5; killed 2; killed 1",
    ),
    ("At least 30 [killing:bodies] were found in a mass grave near Tarhuna.", "killed 30 30 -"),
    ("Israel [air_strike:carried out] about 40 strikes in Gaza overnight.", ""),
    ("Israel carried out about 40 [air_strike:strikes] in Gaza overnight, killing 11.", "attacks 40 - -; killed 11"),
    (
        "Seventeen soldiers, a colonel among them, have been [detention:arrested] over the coup.",
        "detained 17; detained 1",
    ),
    ("There were 1,240 [armed_attack:attacks] in 2014, up from 800 a year earlier.", "attacks 1240"),
    ("He was [killing:killed] along with four of his bodyguards.", "killed 1; killed 4"),
    ("A missile [shelling:hit] a bus, killing all 40 passengers.", "killed 40"),
    ("The attack on Tuesday, the third in a week, [killing:left] nine dead.", "killed 9"),
    ("Three of the wounded later [death:died] in hospital.", "killed 3"),
    ("The number of [displacement:displaced] has risen to 1.2 million.", "displaced 1200000"),
    ("More than half a million people are [displacement:displaced].", "displaced 500000 500000 -"),
    ("The ceasefire will allow aid for 250,000 [siege:besieged] residents.", ""),
    ("UNHCR has [aid:provided] tents to 3,400 households.", "aided 3400"),
    ("About 60 people were reported [abduction:missing].", "missing 60 - -"),
    (
        "A boat carrying 120 migrants [disaster:capsized] off Libya; 34 drowned and 50 are missing.",
        "killed 34; missing 50",
    ),
    ("The [disaster:outbreak] has infected 1,100 people, of whom 670 have died.", "in_need 1100; killed 670"),
    ("Ten churches and 200 houses were [destruction:burned] in Jos.", "destroyed 10; destroyed 200"),
    ("Insurgents [destruction:blew up] two bridges and a police station.", "destroyed 2; destroyed 1"),
    ("Two mortar rounds [shelling:landed] in the market, killing one.", "attacks 2; killed 1"),
    ("Dozens of Hutu and Tutsi families have [return:gone home].", "returned - 24 99"),
    ("Nigerian troops [release:freed] 338 captives, almost all of them women and children.", "released 338"),
    ("Up to 3,000 foreign fighters are [population:believed to be] in Idlib.", "present 3000 - 3000"),
]


def read(encoder: LanguagePipeline, marked: str) -> tuple[tuple[Count, ...], ...]:
    """The counts of every trigger that a sentence marks."""
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((mark.group(1), len(text), len(text) + len(mark.group(2))))
        text, at = text + mark.group(2), mark.end()
    document = encoder.analyse(text + marked[at:])
    triggers = [trigger(document, *span) for span in spans]
    return read_counts(document, triggers, find_quantities(document), None)


def trigger(document: Document, type_: str, start: int, end: int) -> Trigger:
    """A trigger as the trigger stage hands it on: its head token and the verb of its clause."""
    tokens = document.tokens_within(start, end)
    outside = [i for i in tokens if document.tokens[i].head not in tokens] or list(tokens)
    nominal = document.tokens[outside[-1]].upos in ("NOUN", "PROPN", "VERB")
    head = outside[-1] if nominal else outside[0]
    verb = document.tokens[head].upos in ("VERB", "AUX", "ADJ")
    verbs = [i for i in document.ancestors(head) if document.tokens[i].upos in ("VERB", "AUX")]
    clause = head if verb or not verbs else verbs[0]
    return Trigger(head, Span(start, end), type_, "verb" if verb else "noun", clause, "test")


def written(count: Count) -> str:
    ends = ["-" if end is None else str(end) for end in (count.best, count.low, count.high)]
    return f"{count.of} {ends[0]}" if len(set(ends)) == 1 and ends[0] != "-" else f"{count.of} {' '.join(ends)}"


def listed(expected: str) -> list[str]:
    return sorted(" ".join(part.split()) for part in expected.split(";") if part.strip())


@pytest.mark.parametrize(("marked", "expected"), PLAIN)
def test_count_of_a_plain_sentence(encoder: LanguagePipeline, marked: str, expected: str) -> None:
    (counts,) = read(encoder, marked)
    assert sorted(map(written, counts)) == listed(expected)


def test_nine_in_ten_winding_sentences_are_counted_right(encoder: LanguagePipeline) -> None:
    wrong = [m for m, expected in WINDING if sorted(map(written, read(encoder, m)[0])) != listed(expected)]
    assert len(wrong) <= len(WINDING) // 10, wrong


def test_dead_and_wounded_go_to_the_act_and_the_arrested_to_theirs(encoder: LanguagePipeline) -> None:
    attack, arrest = read(
        encoder,
        "The [armed_attack:attack] left four dead and nine injured, and police [detention:arrested] two suspects.",
    )
    assert sorted(map(written, attack)) == ["injured 9", "killed 4"]
    assert list(map(written, arrest)) == ["detained 2"]


def test_two_acts_named_together_both_carry_the_toll(encoder: LanguagePipeline) -> None:
    strikes, shelling = read(
        encoder, "At least 60 people were killed in [air_strike:air strikes] and [shelling:shelling] on Monday."
    )
    assert list(map(written, strikes)) == list(map(written, shelling)) == ["killed 60 60 -"]


def test_a_result_that_is_a_claim_of_its_own_is_not_counted_twice(encoder: LanguagePipeline) -> None:
    strike, ruin = read(encoder, "An [air_strike:air strike] [destruction:destroyed] three bridges near Basra.")
    assert list(map(written, strike)) == []
    assert list(map(written, ruin)) == ["destroyed 3"]


def test_who_is_the_noun_as_the_report_writes_it(encoder: LanguagePipeline) -> None:
    (counts,) = read(encoder, "The blast [killing:killed] at least 12 Iraqi border guards.")
    assert [(c.who, c.span.end - c.span.start) for c in counts] == [("Iraqi border guards", 2)]


def test_every_count_names_its_rule_and_a_known_category(encoder: LanguagePipeline) -> None:
    for marked, _ in PLAIN:
        for count in read(encoder, marked)[0]:
            assert count.rule
            assert count.of in OF


@pytest.mark.parametrize(
    "text", ["", "12", "one", "and three others", "no more than", "killed", "12 dead", "of them 3"]
)
def test_scraps_of_text_never_break(encoder: LanguagePipeline, text: str) -> None:
    document = encoder.analyse(text)
    triggers = [Trigger(i, document.span(i, i + 1), "killing", "noun", i, "test") for i in range(len(document))]
    assert len(read_counts(document, triggers, find_quantities(document), None)) == len(triggers)


def test_every_event_type_has_a_rule() -> None:
    types = (
        "armed_clash offensive air_strike shelling bombing armed_attack killing abuse abduction siege territory surrender "
        "withdrawal deployment detention release trial protest riot negotiation agreement sanction displacement return "
        "death aid obstruction population disaster destruction"
    )
    assert set(load_counts().types) == set(types.split())
