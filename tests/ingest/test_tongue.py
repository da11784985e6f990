"""English or not."""

from __future__ import annotations

import pytest

from dateline.ingest.tongue import foreign_language, has_letters, load_tongues

FOREIGN = {
    "German": "Bei einem Angriff auf die Stadt sind am Montag nach Angaben der Polizei zwölf Menschen getötet worden.",
    "French": "Au moins douze personnes ont été tuées lundi dans une attaque contre un village, selon la police.",
    "Spanish": "Al menos doce personas murieron el lunes en un ataque contra la ciudad, según informó la policía.",
    "Portuguese": "Pelo menos doze pessoas morreram na segunda-feira em um ataque contra a cidade, segundo a polícia.",
    "Italian": "Almeno dodici persone sono morte lunedì in un attacco contro la città, secondo la polizia locale.",
    "Dutch": "Bij een aanval op de stad zijn maandag volgens de politie zeker twaalf mensen om het leven gekomen.",
    "Swedish": "Minst tolv personer dödades på måndagen i en attack mot staden, enligt polisen som inte har gripit någon.",
    "Polish": "Co najmniej dwanaście osób zginęło w poniedziałek w ataku na miasto, jak podała policja, która nie ujęła sprawców.",
    "Turkish": "Pazartesi günü kente düzenlenen saldırıda en az on iki kişi öldü ve çok sayıda kişi yaralandı, polis bunu açıkladı.",
    "Indonesian": "Sedikitnya dua belas orang tewas dalam serangan di kota itu pada hari Senin, kata polisi yang tidak menahan pelaku.",
    "Swahili": "Watu kumi na wawili waliuawa katika shambulio la mji huo siku ya Jumatatu, polisi walisema, na wengine kwa wingi.",
    "Somali": "Ugu yaraan laba iyo toban qof ayaa ku dhintay weerar lagu qaaday magaalada, sida ay sheegay booliska waxaa.",
    "Hausa": "Akalla mutane goma sha biyu ne suka mutu a wani hari da aka kai kan garin, inda 'yan sanda suka ce ba su kama kowa ba.",
    "Romanian": "Cel puțin doisprezece persoane au fost ucise luni într-un atac asupra orașului, a declarat poliția, care nu a reținut suspecți.",
    "Arabic script": "قتل اثنا عشر شخصا على الأقل يوم الاثنين في هجوم على المدينة، حسبما قالت الشرطة لوكالة رويترز.",
    "Cyrillic script": "По меньшей мере двенадцать человек погибли в понедельник при нападении на город, сообщила полиция.",
    "Ethiopic script": "ሰኞ ዕለት በከተማዋ ላይ በተፈጸመ ጥቃት ቢያንስ አሥራ ሁለት ሰዎች ተገድለዋል ሲል ፖሊስ አስታወቀ።",
    "Chinese": "警方表示，周一该市遭到袭击，至少十二人死亡，数十人受伤。",
    "Japanese": "警察によると、月曜日に市が攻撃され、少なくとも十二人が死亡した。",
    "Hebrew": "לפחות שנים עשר בני אדם נהרגו ביום שני בהתקפה על העיר, כך מסרה המשטרה.",
    "Devanagari script": "पुलिस के अनुसार सोमवार को शहर पर हुए हमले में कम से कम बारह लोग मारे गए।",
}
ENGLISH = [
    "Two soldiers died.",
    "BOMB BLAST KILLS 12 IN MARKET",
    "12 KILLED AS GUNMEN STORM VILLAGE IN NORTH, POLICE SAY",
    "Suicide bomber hits Kabul mosque",
    "Explosion rocks Beirut",
    "12 dead, 30 hurt",
    "Gunmen killed María Fernández Núñez and José Peña in San Andrés de Tumaco, police said.",
    "Recep Tayyip Erdoğan, Ahmet Davutoğlu ve Mevlüt Çavuşoğlu met in Ankara to discuss the ceasefire.",
    "He shouted “Allahu akbar, la ilaha illa Allah” and opened fire on the crowd.",
    "the army said it had retaken the town and killed 23 rebels",
    "«Nous ne partirons pas», he said, as the convoy left the town for the border with the wounded.",
    "The group, Jama'at Nasr al-Islam wal Muslimin (جماعة نصرة الإسلام والمسلمين), claimed the attack.",
    "Al-Shabaab attacks Kismayo",
    "Die-in protest in Cape Town",
    "Gunmen kill two men in Oslo",
    "Rebels\tkilled\t12\tmen\tin\tGao\n" * 50,
    "a b c w z i o y e killed 12 people",
]


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_another_language_is_named(language: str, text: str) -> None:
    assert foreign_language(text, load_tongues()) == language


@pytest.mark.parametrize(
    "text", [t for name, t in FOREIGN.items() if name in ("German", "French", "Spanish", "Turkish")]
)
def test_another_language_in_capitals_is_told(text: str) -> None:
    assert foreign_language(text.upper(), load_tongues()) is not None


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read(text: str) -> None:
    assert foreign_language(text, load_tongues()) is None


def test_letters() -> None:
    assert has_letters("12 a")
    assert not has_letters("12 – 45 …\n…")
