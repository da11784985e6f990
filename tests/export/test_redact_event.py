"""Private persons taken out of events, whatever they are written as."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from dateline.export.exported import ExportedEvent
from dateline.export.formats import EXPORT_NAMES, load_exports
from dateline.export.private_people import is_private_source, private_people
from dateline.export.redact import PrivatePerson
from dateline.export.redact_event import redact_exported
from dateline.model.report import Original
from dateline.model.values import Actor, Basis, Role, Source
from tests.export.invented import MERGED, actor, claims, event, exported, report
from tests.export.written import written

SLUG = "https://news.example/2020/06/farmer-musa-danladi-tells"


def named() -> ExportedEvent:
    """An event whose source, a victim and the reports' addresses and bytes name private persons."""
    first, second = claims()
    victim = Actor(Role.TARGET, "Ann Mayer", Basis.CONTEXT, "name", None, None, private=True)
    told = replace(first.claim, actors=(*first.claim.actors, victim))
    page = replace(
        first.report, url=SLUG, title="Danladi: 12 dead", original=Original(b"<p>Musa Danladi</p>", "text/html")
    )
    changed = event(
        actors=(*event().actors, actor(Role.TARGET, "Ann Mayer", private=True)),
        sentence="Boko Haram killed Ann Mayer and 11 others near Kutamba, Musa Danladi said.",
    )
    return ExportedEvent(changed, (replace(first, claim=told, report=page), second))


def test_names_leave_text_values_figures_and_addresses() -> None:
    redacted = redact_exported(named())
    assert "Danladi" not in repr(redacted)
    assert "Mayer" not in repr(redacted)
    assert redacted.event.figures[0].statements[0].voice == "[person 2]"
    assert redacted.event.sentence == "Boko Haram killed [person 1] and 11 others near Kutamba, [person 2] said."
    first, second = redacted.claims
    assert first.report.title == "[person 2]: 12 dead"
    assert (first.report.url, first.report.original) == (None, None)
    assert second.report.url == "https://news.example/r2"
    assert first.claim.sources[0].name == "[person 2]"


def test_ids_stay_and_offsets_fit() -> None:
    redacted = redact_exported(named())
    assert redacted.event.id == "e1"
    assert [c.claim.id for c in redacted.claims] == ["k1", "k2"]
    for c in redacted.claims:
        assert c.claim.trigger.span.of(c.report.text) == "killed"
        assert c.claim.sentence == (0, len(c.report.text))
    source = redacted.claims[0].claim.sources[0]
    assert source.span is not None
    assert source.span.of(redacted.claims[0].report.text) == "[person 2]"


@pytest.mark.parametrize("name", EXPORT_NAMES)
def test_no_format_names_a_private_person(name: str) -> None:
    file = written(name, [redact_exported(named())], [MERGED])
    held = file.raw
    if name == "xlsx":
        archive = zipfile.ZipFile(io.BytesIO(held))
        held = b"".join(archive.read(n) for n in archive.namelist())
    assert b"Danladi" not in held
    assert b"Mayer" not in held
    assert load_exports()[name].name == name


def test_persons_known_to_the_caller_go_too() -> None:
    told = exported(sentence="Imam Sule of Kutamba was among them.")
    redacted = redact_exported(told, (PrivatePerson("Imam Sule", frozenset({"Sule"})),))
    assert redacted.event.sentence == "[person 1] of Kutamba was among them."


def test_an_event_without_private_persons_keeps_its_words() -> None:
    police = Source("police", None, Basis.CLAUSE, "")
    first, second = claims()
    plain = ExportedEvent(event(), (replace(first, claim=replace(first.claim, sources=(police,))), second))
    assert redact_exported(plain) == plain


@pytest.mark.parametrize(
    ("name", "org", "private"),
    [
        ("Musa Danladi", None, True),
        ("Musa Danladi", "police", True),
        ("police", None, False),
        ("residents of Kutamba", None, False),
        ("Syrian Democratic Forces", None, False),
        ("United Nations", "United Nations", False),
        ("Bashar al-Assad", None, False),
        ("Kutamba", None, False),
        ("Northern Defence Front", None, False),
        ("Radio Kutamba", None, False),
        ("John Church", None, True),
    ],
)
def test_which_sources_are_private_persons(name: str, org: str | None, private: bool) -> None:
    assert is_private_source(Source(name, org, Basis.CLAUSE, "")) is private


def test_who_acts_or_publishes_as_a_body_is_no_person() -> None:
    first, second = claims()
    said = tuple(Source(name, None, Basis.CLAUSE, "") for name in ("Sons of Kutamba", "Kutamba Courier"))
    band = Actor(Role.AGENT, "Sons of Kutamba", Basis.CLAUSE, "subject")
    told = replace(first.claim, actors=(band,), sources=said)
    assert private_people(ExportedEvent(event(), (replace(first, claim=told), second))) == ()


def test_people_are_listed_once_those_known_first() -> None:
    people = private_people(named(), (PrivatePerson("Sule", frozenset()),))
    assert [p.name for p in people] == ["Sule", "Ann Mayer", "Musa Danladi"]
    assert report().source == "Kutamba Courier"
