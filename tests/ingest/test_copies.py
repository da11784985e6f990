"""Near-copies: one agency text in several papers is tied; two reports of one event in two wordings are not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.copies import bands, containment, is_copy, resemblance, signature

# An invented agency story; the country, its towns and all persons are invented.
PARAGRAPHS = (
    "At least fourteen people were killed and some thirty wounded when shells hit the fish market of Orvanka on Tuesday morning, the regional health office said.",
    "The market, on the eastern bank of the river Tessen, was crowded with shoppers preparing for the harvest holiday when the first shell landed beside the ice house, witnesses said.",
    "“I saw the roof of the ice house lift and come down on the stalls,” said Marit Oslend, 41, who sells smoked eel there. “After that there was only dust and people calling names.”",
    "The office said that nine of the dead were women and that two children aged six and eleven had died on the way to the hospital in Velm, forty kilometres to the south.",
    "Government forces have held the town since last spring. A spokesman for the army, Colonel Dravo Kestin, blamed the Northern League, whose positions lie in the hills above the river.",
    "A statement carried by the League’s radio denied the accusation and said its guns had been silent since Sunday under the truce that was agreed at Halmere.",
    "Observers of the truce mission were unable to reach the market until the afternoon because the road from Velm had been cut by a landslide, its head of office told reporters.",
    "Shelling has killed more than two hundred civilians in the district since January, according to a count kept by the lawyers’ guild, which has asked for an inquiry into five earlier attacks.",
    "Aid agencies said about six hundred families had left the eastern bank by evening. Many were sleeping in the sugar works, where blankets and water were short.",
    "The mayor, Ilse Brandow, closed all markets until further notice and asked residents to stay indoors after dark. Funerals were planned for Wednesday at the old chapel.",
)
STORY = "\n\n".join(PARAGRAPHS)
CHANGED = STORY.replace("fourteen", "sixteen").replace("some thirty", "more than thirty").replace("Tuesday", "Tues.")
COPIES = {
    "same text": STORY,
    "other case, quotes and spacing": STORY.upper().replace("“", '"').replace("”", '"').replace("\n\n", "\n"),
    "changed headline": f"Market shelling in the north claims lives\n\n{STORY}",
    "changed dateline and agency": f"VELM, 4 March 2031 (Tessen News) — {STORY}\n\nReporting by A. Writer; editing by B. Desk",
    "updated toll": CHANGED,
    "last three paragraphs cut": "\n\n".join(PARAGRAPHS[:7]),
    "half of it": "\n\n".join(PARAGRAPHS[:5]),
    "every third paragraph cut": "\n\n".join(p for i, p in enumerate(PARAGRAPHS) if i % 3 != 2),
    "a paragraph of the paper's own": f"{STORY}\n\nOur correspondent in the capital adds that parliament will meet in a special session on Thursday to debate the truce, at the request of two parties of the opposition.",
    "cut, with a headline and the paper's own lead": "Shells fall on market\n\nA busy market was hit by shells in the north, officials say.\n\n"
    + "\n\n".join(PARAGRAPHS[:5]),
}
# Written on their own of the same event: same town, day, figures, names, quotes.
INDEPENDENT = (
    "Fourteen people died on Tuesday in Orvanka after artillery fire struck a market where fish is sold, doctors and officials reported. Around thirty more were hurt. "
    "Marit Oslend, an eel seller, described how the roof of the ice house rose and fell onto the stalls. Women made up nine of those killed, while two children died before they could reach Velm’s hospital. "
    "Colonel Dravo Kestin of the army said the Northern League was behind the fire. The League rejected this on its radio station, saying it respects the ceasefire signed at Halmere. "
    "Some 600 families fled across the Tessen and spent the night in a sugar factory. Ilse Brandow, who is mayor, ordered every market shut.",
    "A barrage on the riverside town of Orvanka left 14 dead this Tuesday, in one of the worst breaches of the Halmere truce so far. The shells came down shortly before the harvest holiday, as residents queued at the fish market on the Tessen’s eastern bank. "
    "According to the regional health office, thirty people are being treated for their injuries, many of them in Velm. Truce observers reached the scene hours late: a landslide had blocked their road. "
    "The guild of lawyers, which keeps a count of the civilians killed by shelling in the district, puts this year’s dead above 200. It repeated its call for an inquiry. "
    "Both sides accuse each other. The army points at guns in the hills; League radio says that none of them has fired since Sunday.",
    "ORVANKA — The regional health office said at least fourteen people were killed on Tuesday when shells hit the market. "
    "The mayor said funerals would be held on Wednesday. Volunteers washed the stones of the ice house where most of the victims fell, and the names of the dead were read from the steps of the town hall in the evening. "
    "Schools on both banks stayed shut. A nurse in Velm said that the operating theatre had run on a generator through the afternoon, and that three of the wounded were not expected to live. "
    "The army and the Northern League exchanged accusations, as they have after each of the five earlier attacks on the district.",
)
NOTE = "On 4 March 2031, shelling by the Northern League hit the fish market in Orvanka (Tessen district). 14 people were killed and 30 were wounded."
OTHER_NOTE = "On 9 March 2031, shelling by the Northern League hit the bus depot in Halmere (Velm district). 2 people were killed and 5 were wounded."


def candidates(a: str, b: str) -> bool:
    return bool(set(bands(signature(a))) & set(bands(signature(b))))


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_found_and_recognised(kind: str) -> None:
    assert candidates(STORY, COPIES[kind])
    assert is_copy(signature(STORY), signature(COPIES[kind]))


@pytest.mark.parametrize("text", [STORY, *INDEPENDENT])
def test_reports_of_one_event_in_their_own_words_are_not_copies(text: str) -> None:
    for other in {STORY, *INDEPENDENT} - {text}:
        assert not is_copy(signature(text), signature(other))
        assert resemblance(signature(text), signature(other)) < 0.15


def test_notes_from_one_form_are_copies_only_when_they_say_the_same() -> None:
    assert is_copy(signature(NOTE), signature(NOTE.upper()))
    assert not is_copy(signature(NOTE), signature(OTHER_NOTE))
    assert not is_copy(signature(NOTE), signature(NOTE.replace("14", "15").replace("fish market", "town hall")))


def test_the_cut_story_stands_in_the_whole_one() -> None:
    whole, cut = signature(STORY), signature(COPIES["half of it"])
    assert resemblance(whole, cut) == pytest.approx(0.5, abs=0.12)
    assert containment(whole, cut) > 0.85


def test_signatures_do_not_change_from_run_to_run() -> None:
    """Stored signatures are compared with new ones: these numbers may change only with a migration."""
    assert signature("Two men died in the town.")[:3] == (656173009, 523259028, 358645145)
    assert bands(signature("Two men died in the town."))[0] == "00733706fa7110"


@pytest.mark.parametrize("text", ["", " \n", "…!"])
def test_a_text_without_words_is_no_copy_of_anything(text: str) -> None:
    assert bands(signature(text)) == ()
    assert resemblance(signature(text), signature(text)) == 0.0
    assert not is_copy(signature(text), signature(STORY))


@given(st.text(max_size=300), st.text(max_size=300))
def test_signatures_hold_for_any_text(a: str, b: str) -> None:
    one, other = signature(a), signature(b)
    assert len(one) == 128
    assert all(0 <= value < 2**32 for value in one)
    assert resemblance(one, other) == resemblance(other, one)
    assert resemblance(one, one) in (0.0, 1.0)
    assert is_copy(one, other) == is_copy(other, one)


def test_a_signature_of_a_news_report_takes_under_three_milliseconds() -> None:
    signature(STORY)
    started = time.perf_counter()
    for _ in range(50):
        bands(signature(STORY))
    assert (time.perf_counter() - started) / 50 < 0.003 * 3  # 3: a shared machine
