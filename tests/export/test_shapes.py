"""Events in the shapes of ACLED, UCDP, PLOVER, IDMC, HXL and FollowTheMoney."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from dateline.export.acled import ACLED_COLUMNS, load_acled
from dateline.export.acled_actors import interaction
from dateline.export.actor_kind import ActorKind, Side, noun_kind, side
from dateline.export.countries import load_country_codes
from dateline.export.event_time import Days, acled_time_precision, ucdp_date_precision
from dateline.export.idmc import IDU_COLUMNS, load_idmc
from dateline.export.plover import PLOVER_COLUMNS, load_plover, load_sectors
from dateline.export.priogrid import priogrid_gid
from dateline.export.tally import Loss
from dateline.export.ucdp import UCDP_COLUMNS, load_ucdp
from dateline.model.event import EventPlace, Review, SourceKind, Standing
from dateline.model.values import Role, Status
from tests.export.invented import ARMY, ATTACKER, VILLAGERS, actor, event, exported, figure, statement
from tests.export.written import written

BANDITS = actor(Role.AGENT, "bandits")
UNKNOWN_PLACE = EventPlace(None, None, None, None, "unknown")


def test_tables_load_and_speak_of_every_type() -> None:
    assert len(load_acled()) > 30
    assert {row["violence"] for row in load_ucdp()} == {"1", "2", "3", ""}
    assert len(load_plover()) == 30
    assert set(load_sectors()) == {k.value for k in ActorKind}
    assert load_idmc()
    assert len(load_country_codes()) >= 250


def test_columns_are_those_of_the_files() -> None:
    assert len(ACLED_COLUMNS) == len(set(ACLED_COLUMNS)) == 31
    assert len(UCDP_COLUMNS) == len(set(UCDP_COLUMNS)) == 49
    assert len(PLOVER_COLUMNS) == len(set(PLOVER_COLUMNS)) == 40
    assert len(IDU_COLUMNS) == 24


@pytest.mark.parametrize(
    ("iso", "iso3", "number", "gw", "region"),
    [
        ("SY", "SYR", 760, 652, "Middle East"),
        ("NG", "NGA", 566, 475, "Western Africa"),
        ("YE", "YEM", 887, 678, "Middle East"),
        ("DE", "DEU", 276, 260, "Europe"),
        ("CD", "COD", 180, 490, "Middle Africa"),
        ("AF", "AFG", 4, 700, "Caucasus and Central Asia"),
        ("XK", None, None, 347, "Europe"),
    ],
)
def test_country_codes(iso: str, iso3: str | None, number: int | None, gw: int, region: str) -> None:
    codes = load_country_codes()[iso]
    assert (codes.iso3 if iso != "XK" else None, codes.number, codes.gw, codes.acled_region) == (
        iso3,
        number,
        gw,
        region,
    )


def test_states_share_no_numbers() -> None:
    numbers = [c.number for c in load_country_codes().values() if c.number is not None]
    assert len(numbers) == len(set(numbers))
    states = [c.gw for c in load_country_codes().values() if c.gw and c.iso not in ("PS", "EH", "HK", "MO")]
    assert len(states) == len(set(states))
    assert all(c.ucdp_region for c in load_country_codes().values() if c.gw)


@pytest.mark.parametrize(
    ("lat", "lon", "gid"),
    [
        (-90, -180, 1),  # the south-west corner
        (90, 180, 259_200),  # the north-east corner: the last of 360 × 720
        (33.31, 44.37, 177_569),  # row 247, column 449
        (0.1, 0.1, 129_961),  # just north-east of 0, 0: row 181, column 361
        (-0.1, -0.1, 129_240),
    ],
)
def test_priogrid_cells(lat: float, lon: float, gid: int) -> None:
    assert priogrid_gid(lat, lon) == gid


@pytest.mark.parametrize(
    ("last", "acled", "ucdp"),
    [(1, 1, 1), (2, 2, 2), (6, 2, 2), (7, 2, 3), (8, 3, 4), (31, 3, 4)],
)
def test_time_precisions(last: int, acled: int, ucdp: int) -> None:
    days = Days(date(2020, 1, 1), date(2020, 1, last))
    assert (acled_time_precision(days), ucdp_date_precision(days)) == (acled, ucdp)
    assert ucdp_date_precision(Days(date(2020, 1, 1), date(2020, 12, 31))) == 5


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("armed gunmen", "group"),
        ("villager", "civilians"),
        ("police", "state"),
        ("protester", "protesters"),
        ("stone-throwing rioters", "rioters"),
        ("armed men", "group"),
        ("young men", "civilians"),
        ("spokesperson", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_last_word_says_what_kind_of_actor(words: str, kind: str) -> None:
    assert noun_kind(words).value == kind


def test_a_private_target_is_a_civilian_and_a_private_agent_nobody() -> None:
    assert side(actor(Role.TARGET, "Ann Mayer", private=True)).kind is ActorKind.CIVILIANS
    assert side(actor(Role.AGENT, "Ann Mayer", private=True)).kind is ActorKind.UNKNOWN


def test_an_attack_in_acleds_shape() -> None:
    (row,) = written("acled", [exported()]).rows()
    assert tuple(row) == ACLED_COLUMNS
    assert row == {
        "event_id_cnty": "e1",
        "event_date": "2020-06-15",
        "year": "2020",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
        "actor1": "Boko Haram",
        "assoc_actor_1": "",
        "inter1": "Rebel group",
        "actor2": "Civilians (Nigeria)",
        "assoc_actor_2": "",
        "inter2": "Civilians",
        "interaction": "Rebel group-Civilians",
        "civilian_targeting": "Civilian targeting",
        "iso": "566",
        "region": "Western Africa",
        "country": "Nigeria",
        "admin1": "",
        "admin2": "",
        "admin3": "",
        "location": "Kutamba",
        "latitude": "9.53",
        "longitude": "8.9",
        "geo_precision": "1",
        "source": "Kutamba Courier; Example Press",
        "source_scale": "",
        "notes": "Boko Haram killed 12 to 14 villagers near Kutamba on 15 June 2020.",
        "fatalities": "12",
        "tags": "",
        "timestamp": "1592352000",
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"type": "armed_clash", "actors": (ARMY, ATTACKER)}, ("Battles", "Armed clash", "State forces-Rebel group")),
        (
            {"type": "air_strike", "actors": (ARMY, VILLAGERS)},
            ("Explosions/Remote violence", "Air/drone strike", "State forces-Civilians"),
        ),
        (
            {"type": "abduction", "actors": (BANDITS, VILLAGERS)},
            ("Violence against civilians", "Abduction/forced disappearance", "Political militia-Civilians"),
        ),
        (
            {"type": "protest", "actors": (actor(Role.AGENT, "protester"),)},
            ("Protests", "Peaceful protest", "Protesters only"),
        ),
        ({"type": "territory", "actors": (ARMY,)}, ("Battles", "Government regains territory", "State forces only")),
        (
            {"type": "agreement", "actors": (ARMY, ATTACKER)},
            ("Strategic developments", "Agreement", "State forces-Rebel group"),
        ),
    ],
)
def test_acled_types_by_who_did_it(changes: dict[str, object], expected: tuple[str, str, str]) -> None:
    type_ = str(changes.pop("type"))
    (row,) = written("acled", [exported("e1", type_, **changes)]).rows()
    assert (row["event_type"], row["sub_event_type"], row["interaction"]) == expected


def test_a_foreign_army_is_an_external_force() -> None:
    place = EventPlace("Farwa", "NE", 13.0, 8.0, "point")
    (row,) = written("acled", [exported(type_="armed_clash", actors=(ARMY, ATTACKER), place=place)]).rows()
    assert row["inter1"] == "External/Other forces"
    assert row["interaction"] == "Rebel group-External/Other forces"


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        (("Civilians", "Rebel group"), "Rebel group-Civilians"),
        (("State forces", None), "State forces only"),
        ((None, None), None),
        (("Rioters", "Rioters"), "Rioters-Rioters"),
    ],
)
def test_interactions_name_the_smaller_number_first(pair: tuple[str | None, str | None], words: str | None) -> None:
    assert interaction(*pair) == words


def test_who_demonstrates_is_the_crowd_with_named_bodies_beside_it() -> None:
    agents = (actor(Role.AGENT, "mourners"), actor(Role.AGENT, "Boko Haram", "boko-haram"))
    (row,) = written("acled", [exported(type_="protest", actors=agents)]).rows()
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("Protesters (Nigeria)", "Boko Haram", "Protesters")


def test_nobody_is_made_the_doer_of_what_was_done_to_them() -> None:
    (row,) = written("acled", [exported(type_="shelling", actors=(VILLAGERS,))]).rows()
    assert (row["actor1"], row["actor2"], row["interaction"]) == ("", "Civilians (Nigeria)", "Civilians only")


def test_things_that_were_hit_are_no_actors() -> None:
    file = written("acled", [exported(type_="shelling", actors=(ARMY, actor(Role.TARGET, "bridge"), VILLAGERS))])
    (row,) = file.rows()
    assert (row["actor2"], row["assoc_actor_2"]) == ("Civilians (Nigeria)", "")
    assert file.tally.losses[Loss.ACTORS] == 1


def test_of_agents_told_as_often_those_who_fight_come_first() -> None:
    agents = (actor(Role.AGENT, "civilians"), actor(Role.AGENT, "gunmen"), ATTACKER, VILLAGERS)
    (row,) = written("acled", [exported(actors=agents)]).rows()
    assert (row["actor1"], row["assoc_actor_1"]) == (
        "Boko Haram",
        "Unidentified Armed Group (Nigeria); Civilians (Nigeria)",
    )


def test_a_demonstrations_size_is_a_tag_and_no_deaths_are_zero() -> None:
    crowd = figure("participants", 300, 300, 300)
    file = written(
        "acled", [exported(type_="protest", figures=(crowd,), actors=()), exported("e2", "protest", figures=())]
    )
    assert [(r["tags"], r["fatalities"]) for r in file.rows()] == [
        ("crowd size=300", "0"),
        ("crowd size=no report", "0"),
    ]
    assert file.tally.losses[Loss.ASSUMED_ZERO] == 2
    assert file.tally.losses[Loss.OTHER_FIGURES] == 1


@pytest.mark.parametrize(
    ("changes", "loss"),
    [
        ({"type_": "population"}, Loss.NO_TYPE),
        ({"total": True}, Loss.TOTALS),
        ({"review": Review.REJECTED}, Loss.REJECTED),
        ({"start": None, "end": None}, Loss.NO_DATE),
        ({"place": UNKNOWN_PLACE}, Loss.NO_COUNTRY),
    ],
)
def test_what_acled_has_no_place_for_is_left_out_and_counted(changes: dict[str, object], loss: Loss) -> None:
    file = written("acled", [exported(**changes)])  # type: ignore[arg-type]
    assert file.rows() == []
    assert file.tally.losses == {loss: 1}
    assert file.tally.events == 0


def test_a_month_without_a_day_is_the_first_with_low_precision() -> None:
    file = written("acled", [exported(start=date(2020, 6, 1), end=date(2020, 6, 30))])
    (row,) = file.rows()
    assert (row["event_date"], row["time_precision"]) == ("2020-06-01", "3")
    assert file.tally.losses[Loss.SEVERAL_DAYS] == 1


def test_an_unknown_first_day_is_never_sure() -> None:
    open_start = exported(start=None, end=date(2020, 6, 15))
    (row,) = written("acled", [open_start]).rows()
    assert (row["event_date"], row["time_precision"]) == ("2020-06-15", "3")
    file = written("ucdp", [open_start])
    (row,) = file.rows()
    assert (row["date_prec"], row["event_clarity"]) == ("5", "2")
    assert file.tally.losses[Loss.OPEN_START] == 1


def test_one_sided_violence_in_ucdps_shape() -> None:
    (row,) = written("ucdp", [exported()]).rows()
    assert tuple(row) == UCDP_COLUMNS
    filled = {k: v for k, v in row.items() if v}
    assert int(filled.pop("id")) < 2**53
    assert filled == {
        "relid": "e1",
        "year": "2020",
        "type_of_violence": "3",
        "conflict_name": "Boko Haram - Civilians",
        "dyad_name": "Boko Haram - Civilians",
        "side_a": "Boko Haram",
        "side_b": "Civilians",
        "number_of_sources": "2",
        "source_article": 'Kutamba Courier, 2020-06-16, "Attack near Kutamba"; Example Press, 2020-06-17, "Toll rises"',
        "source_office": "Kutamba Courier; Example Press",
        "source_date": "2020-06-16; 2020-06-17",
        "source_headline": "Attack near Kutamba; Toll rises",
        "source_original": "Musa Danladi; police",
        "where_prec": "1",
        "where_coordinates": "Kutamba",
        "where_description": "Kutamba",
        "latitude": "9.53",
        "longitude": "8.9",
        "geom_wkt": "POINT (8.9 9.53)",
        "priogrid_gid": "143658",
        "country": "Nigeria",
        "country_id": "475",
        "region": "Africa",
        "event_clarity": "1",
        "date_prec": "1",
        "date_start": "2020-06-15 00:00:00.000",
        "date_end": "2020-06-15 00:00:00.000",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "12",
        "deaths_unknown": "0",
        "best": "12",
        "high": "14",
        "low": "12",
    }


def test_a_government_stands_before_a_group_and_has_a_number() -> None:
    soldiers = statement(5, who="soldiers", standing=Standing.ADDED)
    fighters = statement(3, who="fighters", standing=Standing.ADDED)
    killed = figure("killed", 8, 8, 8, soldiers, fighters)
    attackers = (replace(ATTACKER, claims=3), replace(ARMY, role=Role.TARGET))
    assert side(ARMY) == Side("Nigerian army", ActorKind.STATE, "NG", named=True)
    (row,) = written("ucdp", [exported(type_="armed_clash", actors=attackers, figures=(killed,))]).rows()
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Government of Nigeria", "Boko Haram")
    assert (row["gwnoa"], row["gwnob"]) == ("475", "")
    assert (row["deaths_a"], row["deaths_b"], row["deaths_civilians"], row["deaths_unknown"]) == ("5", "3", "0", "0")


@pytest.mark.parametrize(
    ("changes", "loss"),
    [
        ({"figures": ()}, Loss.NO_DEATHS),
        ({"figures": (figure("killed", 0, 0, 0),)}, Loss.NO_DEATHS),
        ({"actors": (BANDITS, VILLAGERS)}, Loss.NO_SIDES),
        ({"actors": (ATTACKER,)}, Loss.NO_SIDES),
        ({"type_": "disaster"}, Loss.NO_SIDES),
    ],
)
def test_what_ucdp_has_no_place_for_is_left_out_and_counted(changes: dict[str, object], loss: Loss) -> None:
    file = written("ucdp", [exported(**changes)])  # type: ignore[arg-type]
    assert file.rows() == []
    assert file.tally.losses == {loss: 1}


def test_deaths_by_side_sum_up_to_best() -> None:
    two_voices = figure(
        "killed",
        7,
        None,
        None,
        statement(7, who="people"),
        statement(7, who="soldiers", voice="army", kind=SourceKind.PARTY),
    )
    (row,) = written("ucdp", [exported(figures=(two_voices,))]).rows()
    sides = [int(row[f"deaths_{s}"]) for s in ("a", "b", "civilians", "unknown")]
    assert sides == [0, 0, 0, 7]
    assert (row["best"], row["low"], row["high"]) == ("7", "7", "7")


def test_an_attack_in_polecats_shape() -> None:
    file = written("plover", [exported(type_="abduction")])
    (row,) = file.rows("\t")
    assert tuple(row)[:40] == PLOVER_COLUMNS
    assert (row["Event Type"], row["Event Mode"], row["Quad Code"]) == ("ASSAULT", "abduct", "MATERIAL CONFLICT")
    assert (row["Actor Name"], row["Primary Actor Sector"]) == ("Boko Haram", "REB")
    assert (row["Recipient Name"], row["Recipient Name Raw"], row["Recipient Sectors"]) == (
        "villager",
        "villagers",
        "CVL",
    )
    assert (row["Country"], row["GeoNames ID"], row["Status"]) == ("NGA", "1", "happened")


@pytest.mark.parametrize(
    ("status", "type_", "contexts"),
    [
        (Status.PLANNED, "ASSAULT", "military;future"),
        (Status.POSSIBLE, "ASSAULT", "military;hypothetical"),
        (Status.DEMANDED, "REQUEST", "military"),
    ],
)
def test_plover_says_what_did_not_happen(status: Status, type_: str, contexts: str) -> None:
    (row,) = written("plover", [exported(type_="shelling", status=status)]).rows("\t")
    assert (row["Event Type"], row["Contexts"], row["Status"]) == (type_, contexts, status.value)


def test_plover_leaves_out_what_is_denied_or_no_act() -> None:
    file = written("plover", [exported(status=Status.DENIED), exported("e2", "population")])
    assert file.rows("\t") == []
    assert file.tally.losses == {Loss.DENIED: 1, Loss.NO_TYPE: 1}


def test_a_displacement_figure_in_idmcs_shape() -> None:
    fled = figure("displaced", 2000, 2000, 9999, statement(2000, of="displaced", who="families"))
    (row,) = written("idmc", [exported(type_="shelling", figures=(fled,), status=Status.POSSIBLE)]).rows()
    assert tuple(row)[:24] == IDU_COLUMNS
    assert (row["iso3"], row["displacement_type"], row["qualifier"], row["figure"]) == (
        "NGA",
        "Conflict",
        "total",
        "2000",
    )
    assert (row["figure_category"], row["term"], row["unit"]) == (
        "Internal Displacements",
        "Forced to flee",
        "Household",
    )
    assert (row["figure_low"], row["figure_high"], row["status"]) == ("2000", "9999", "possible")
    assert row["standard_info_text"] == "2,000 (2,000–9,999) displaced"


@pytest.mark.parametrize(
    ("type_", "of", "who", "category"),
    [
        ("population", "present", "displaced people", "Total number of IDPs"),
        ("population", "present", "fighters", None),
        ("return", "returned", "refugees", "Returns"),
        ("disaster", "destroyed", "homes", "Internal Displacements"),
        ("destruction", "destroyed", "homes", "Internal Displacements"),
        ("air_strike", "destroyed", "tanks", None),
        ("armed_attack", "killed", "displaced people", None),
    ],
)
def test_which_figures_are_displacement(type_: str, of: str, who: str, category: str | None) -> None:
    told = figure(of, 40, 40, 40, statement(40, of=of, who=who))
    rows = written("idmc", [exported(type_=type_, figures=(told,))]).rows()
    assert [r["figure_category"] for r in rows] == ([category] if category else [])


def test_homes_destroyed_by_nobody_have_no_cause() -> None:
    told = figure("destroyed", 40, 40, 40, statement(40, of="destroyed", who="homes"))
    file = written(
        "idmc",
        [exported(type_="destruction", figures=(told,), actors=()), exported("e2", "destruction", figures=(told,))],
    )
    assert [r["displacement_type"] for r in file.rows()] == ["", "Conflict"]


def test_hxl_has_a_row_of_hashtags() -> None:
    header, tags, row = csv.reader(io.StringIO(written("hxl", [exported()]).text))
    assert len(header) == len(tags) == len(row)
    assert all(t.startswith("#") for t in tags)
    assert dict(zip(tags, row, strict=True))["#affected+killed"] == "12"
    assert dict(zip(tags, row, strict=True))["#status"] == "happened"


def test_followthemoney_entities_point_to_each_other() -> None:
    entities = [json.loads(line) for line in written("ftm", [exported()]).text.splitlines()]
    by_id = {e["id"]: e for e in entities}
    happening = entities[0]
    assert happening["schema"] == "Event"
    assert [by_id[i]["schema"] for i in happening["properties"]["involved"]] == ["Organization"]
    assert [by_id[i]["properties"]["title"] for i in happening["properties"]["proof"]] == [
        ["Attack near Kutamba"],
        ["Toll rises"],
    ]
    assert "status:happened" in happening["properties"]["keywords"]
    assert event().figures[0].disagree
    assert happening["properties"]["notes"] == ["12 (12–14) killed, disputed"]
