"""The trigger lexicon is data that is checked when it is loaded."""

from __future__ import annotations

import pytest

from dateline.reading.triggers.lexicon import EVENT_TYPES, NO_TRIGGER, LexiconError, load_lexicon, parse_lexicon

SETS = '[people]\nwords = "man woman"\n'


def test_packaged_lexicon_covers_every_event_type() -> None:
    lexicon = load_lexicon()
    senses = [s for table in (lexicon.verbs, lexicon.nouns) for lines in table.values() for s in lines]
    terms = [t for lines in lexicon.terms.values() for t in lines]
    assert {s.type for s in senses} | {t.type for t in terms} == EVENT_TYPES | {NO_TRIGGER}


def test_lines_are_tried_in_the_order_of_the_file() -> None:
    lexicon = parse_lexicon(
        word_sets=SETS, verbs="killing | obj=people | shoot\narmed_attack | | shoot", nouns="", multiword=""
    )
    assert [s.type for s in lexicon.verbs["shoot"]] == ["killing", "armed_attack"]
    assert lexicon.verbs["shoot"][0].rule == "verbs.txt:1"


def test_every_fault_is_told_at_once_with_file_and_line() -> None:
    with pytest.raises(LexiconError) as caught:
        parse_lexicon(
            word_sets=SETS,
            verbs="killing | obj=people | shoot\nmurdering | | shoot\nkilling | colour=red | shoot",
            nouns="killing | |",
            multiword="bombing | 5 | car bomb",
        )
    message = str(caught.value)
    assert "verbs.txt:2" in message
    assert "verbs.txt:3" in message
    assert "nouns.txt:1" in message
    assert "multiword.txt:1" in message


def test_longer_terms_come_first() -> None:
    lexicon = parse_lexicon(
        word_sets=SETS, verbs="", nouns="", multiword="bombing | 2 | car bomb\nbombing | 3 | car bomb attack"
    )
    assert [len(t.words) for t in lexicon.terms["car"]] == [3, 2]


def test_hyphenated_words_become_terms_because_the_language_stage_cuts_them() -> None:
    lexicon = parse_lexicon(word_sets=SETS, verbs="", nouns="protest | | sit-in", multiword="")
    assert lexicon.terms["sit"][0].words == ("sit", "in")
