"""The registry of actors: names to candidates, and lists that are checked when loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.actor_entry import ActorEntry, Use, key, name_words
from dateline.gazetteer.actor_files import ActorListError, Faults, read_table, read_years
from dateline.gazetteer.actors import ActorRegistry, choose, load_registry
from dateline.model.mention import MentionKind


@pytest.fixture(scope="module")
def registry() -> ActorRegistry:
    return load_registry()


def ids(registry: ActorRegistry, words: str) -> set[str]:
    return {c.entry.id for c in registry.lookup(words.split())}


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Islamic State", "islamic-state"),
        ("ISIS", "islamic-state"),
        ("Isis", "islamic-state"),
        ("Daesh", "islamic-state"),
        ("Al-Shabaab", "al-shabaab"),
        ("al Shabab", "al-shabaab"),
        ("Hizbullah", "hezbollah"),
        ("Lord's Resistance Army", "lords-resistance-army"),
        ("Lord’s Resistance Army", "lords-resistance-army"),
        ("Renamo", "renamo"),
        ("Burma", "MM"),
        ("U.S.", "US"),
        ("Côte d'Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Tamil Tigers", "liberation-tigers-of-tamil-eelam"),
        ("Sendero Luminoso", "shining-path"),
        ("UNICEF", "united-nations-childrens-fund"),
        ("Syrian Observatory for Human Rights", "syrian-observatory-for-human-rights"),
    ],
)
def test_lookup_finds_the_actor_under_its_names(registry: ActorRegistry, words: str, actor: str) -> None:
    assert actor in ids(registry, words)


@pytest.mark.parametrize("words", ["is", "us", "who", "the standard", "eta", "people", "nonesuch front"])
def test_lookup_does_not_take_common_words_for_names(registry: ActorRegistry, words: str) -> None:
    assert ids(registry, words) == set()


def test_lookup_tells_acronyms_with_doubled_letters_apart(registry: ActorRegistry) -> None:
    assert "islamic-state" not in ids(registry, "ISS")
    assert ids(registry, "UNMISS") == {"unmiss"}


def test_lookup_finds_names_in_a_report_without_capitals(registry: ActorRegistry) -> None:
    assert [c.entry.id for c in registry.lookup(["islamic", "state"], any_case=True)] == ["islamic-state"]
    assert registry.lookup(["us"], any_case=True) == ()


@pytest.mark.parametrize(
    ("words", "first", "length", "actor"),
    [
        ("the People Protection Units said", 1, 3, "peoples-protection-units"),
        ("al Shabaab fighters", 0, 2, "al-shabaab"),
        ("Sudan People Liberation Army in Opposition", 0, 6, "sudan-peoples-liberation-army-in-opposition"),
        ("South Sudan army", 0, 2, "SS"),
        ("Free Syrian Army", 0, 3, "free-syrian-army"),
    ],
)
def test_longest_takes_the_longest_name(
    registry: ActorRegistry, words: str, first: int, length: int, actor: str
) -> None:
    found, candidates = registry.longest(words.split(), first)
    assert found == length
    assert actor in {c.entry.id for c in candidates}


@given(st.lists(st.text(min_size=0, max_size=12), max_size=6), st.integers(min_value=0, max_value=7))
def test_longest_never_reaches_past_the_words(words: list[str], first: int) -> None:
    length, candidates = load_registry().longest(words, first)
    assert 0 <= length <= max(len(words) - first, 0)
    assert bool(length) == bool(candidates)


@given(st.text(max_size=30))
def test_key_is_stable(word: str) -> None:
    assert key(key(word)) == key(key(key(word)))


@pytest.mark.parametrize(
    ("acronym", "countries", "year", "actor"),
    [
        ("ADF", {"CD": 3}, 2021, "allied-democratic-forces"),
        ("ADF", {"CM": 2}, 2021, "ambazonia-defence-forces"),
        ("SDF", {"SY": 1}, 2018, "syrian-democratic-forces"),
        ("SNA", {"SO": 4}, 2022, "somali-national-army"),
        ("SNA", {"SY": 4, "TR": 1}, 2019, "syrian-national-army"),
        ("NLA", {"MK": 2}, 2001, "national-liberation-army"),
        ("NLA", {"CO": 2}, 2001, "national-liberation-army-colombia"),
        ("NLA", {"MK": 2}, 2018, "national-liberation-army-colombia"),
        ("AFP", {"PH": 5}, 2017, "armed-forces-of-the-philippines"),
        ("PDF", {"MM": 3}, 2022, "peoples-defence-force"),
    ],
)
def test_choose_decides_shared_acronyms_by_country_and_year(
    registry: ActorRegistry, acronym: str, countries: dict[str, int], year: int, actor: str
) -> None:
    chosen = choose(registry.lookup([acronym]), countries, year)
    assert chosen is not None
    assert chosen.entry.id == actor


def test_choose_leaves_an_acronym_open_when_the_report_does_not_decide() -> None:
    one = ActorEntry("a", "Alpha Front", MentionKind.GROUP, ("AO",), ("ALF",))
    other = ActorEntry("b", "Beta Liberation Front", MentionKind.GROUP, ("BO",), ("ALF",))
    registry = ActorRegistry([(one, {}), (other, {})])
    assert choose(registry.lookup(["ALF"]), {}, 2020) is None


def test_choose_leaves_a_shared_name_open_when_the_report_does_not_decide(registry: ActorRegistry) -> None:
    assert choose(registry.lookup(["Maoists"]), {}, 2006) is None


def test_choose_knows_a_group_that_is_no_more_by_its_full_name_only() -> None:
    one = ActorEntry("a", "Alpha Front", MentionKind.GROUP, ("AO",), ("Alphas",), 1970, 1980)
    registry = ActorRegistry([(one, {})])
    assert choose(registry.lookup(["Alpha", "Front"]), {}, 2020) is not None
    assert choose(registry.lookup(["Alphas"]), {}, 2020) is None


def test_registry_knows_adjectives_peoples_and_seats(registry: ActorRegistry) -> None:
    uses = {c.use for w in ("Syrian", "Syrians", "Damascus") for c in registry.lookup([w]) if c.entry.id == "SY"}
    assert {Use.ADJECTIVE, Use.PEOPLE, Use.SEAT} <= uses


def test_every_state_has_a_code_and_every_actor_an_own_id(registry: ActorRegistry) -> None:
    assert len(registry) > 1000
    assert registry.get("NG") is not None
    assert "no-such-actor" not in registry


def test_load_registry_reads_a_users_toml(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '[[actor]]\nid = "x-front"\nname = "Xandu Liberation Front"\nkind = "group"\ncountries = ["KE"]\n'
        'years = "2001-"\nforms = ["XLF", "Xandu rebels"]\n',
        encoding="utf-8",
    )
    assert "x-front" in {c.entry.id for c in load_registry([file]).lookup(["XLF"])}


def test_load_registry_reads_a_users_csv_that_replaces_a_known_actor(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "id,name,kind,countries,years,forms\nrenamo,Renamo Movement,group,MZ,1976-,Renamo|RNM\n", encoding="utf-8"
    )
    found = load_registry([file]).get("renamo")
    assert found is not None
    assert found.name == "Renamo Movement"


@pytest.mark.parametrize(
    ("name", "text", "faults"),
    [
        ("a.csv", "id,name,kind\n,Xandu,group\ny,Yandu,army\n", ["a.csv:2", "a.csv:3", "kind 'army'"]),
        ("b.csv", "id,name\nx,Xandu\n", ["b.csv:1", "lacks kind"]),
        ("c.toml", '[[actor]]\nid = "x"\nname = "Xandu"\nkind = "group"\nyears = "from 1990"\n', ["c.toml:1", "years"]),
        ("d.toml", '[[actor]]\nid = "x"\nnane = "Xandu"\nkind = "group"\n', ["unknown key nane", "name is missing"]),
        ("e.toml", "[[actor\n", ["e.toml", "is not TOML"]),
        ("f.txt", "x", [".toml or a .csv"]),
        ("g.csv", "id,name,kind,countries\nx,Xandu,group,Kenya\n", ["country 'Kenya'"]),
    ],
)
def test_load_registry_tells_every_fault_with_file_and_line(
    tmp_path: Path, name: str, text: str, faults: list[str]
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ActorListError) as error:
        load_registry([file])
    for fault in faults:
        assert fault in str(error.value)


def test_load_registry_tells_of_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ActorListError, match="cannot be read"):
        load_registry([tmp_path / "none.csv"])


def test_read_table_reports_a_row_with_too_few_columns(tmp_path: Path) -> None:
    file = tmp_path / "t.tsv"
    file.write_text("id\tname\tkind\tcountries\tyears\tforms\nx\tXandu\n", encoding="utf-8")
    faults = Faults()
    assert read_table(file, faults) == []
    assert faults.found == ["t.tsv:2: 2 columns, expected 6 (id, name, kind, countries, years, forms)"]


@pytest.mark.parametrize(
    ("years", "limits"),
    [("1994-2001", (1994, 2001)), ("1994-", (1994, 2100)), ("-2001", (1900, 2001)), ("1994", (1994, 1994))],
)
def test_read_years_understands_open_ends(years: str, limits: tuple[int, int]) -> None:
    faults = Faults()
    assert read_years("x:1", years, faults) == limits
    assert faults.found == []


@pytest.mark.parametrize("years", ["2001-1994", "1994 to 2001", "-", "94-01"])
def test_read_years_refuses_what_it_cannot_read(years: str) -> None:
    faults = Faults()
    read_years("x:1", years, faults)
    assert len(faults.found) == 1


def test_name_words_drop_the_possessive() -> None:
    assert name_words("People's Protection Units") == ("People", "Protection", "Units")
