"""A report from end to end. The reports are invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.report import Furniture, Publication, Report
from dateline.model.values import Status
from dateline.reading.reader import Reader

TEXT = (
    "A suicide car bomb killed 12 soldiers in Gao, Mali, on Monday, the army said. "
    "No group has claimed the attack. The government is planning an offensive in the north. "
    "More than 3,000 families have fled their homes since April, the United Nations said on Tuesday."
)
REPORT = Report("r1", TEXT, "Invented Wire", None, Publication(date(2021, 5, 4), "given"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def test_read_gives_the_acts_with_figures_and_places(reader: Reader) -> None:
    claims = reader.read(REPORT)
    bombing = claims[0]
    assert bombing.type == "bombing"
    assert [(c.of, c.best) for c in bombing.counts] == [("killed", 12)]
    assert bombing.place is not None
    assert (bombing.place.name, bombing.place.country) == ("Gao", "ML")
    assert any(c.type == "displacement" and c.counts and c.counts[0].low == 3000 for c in claims)
    assert any(c.type == "offensive" and c.status.status is Status.PLANNED for c in claims)


def test_every_span_lies_in_the_text_and_every_confidence_is_a_share(reader: Reader) -> None:
    for claim in reader.read(REPORT):
        values = [claim.time, *claim.actors, *claim.counts, *claim.sources, *([claim.place] if claim.place else [])]
        assert all(v.span is None or v.span.end <= len(TEXT) for v in values)
        assert all(0.0 <= share <= 1.0 for share in claim.confidence.values())


def test_the_same_report_gives_the_same_claims_whatever_was_read_before(reader: Reader) -> None:
    first = reader.read(REPORT)
    reader.read(Report("other", "Rebels shelled the town of Bunia. Twenty people died.", None, None, None))
    assert reader.read(REPORT) == first


def test_a_report_without_a_date_never_gets_one(reader: Reader) -> None:
    undated = Report("r2", TEXT, None, None, None)
    assert all(c.time.start is None and c.time.end is None for c in reader.read(undated))


def test_furniture_makes_no_claims(reader: Reader) -> None:
    text = "Rebels attacked the town. Photo: soldiers attacked a base in 2019."
    start = text.index("Photo")
    report = Report("r3", text, None, None, None, furniture=(Furniture(start, len(text), "caption"),))
    assert [c.trigger.span.start < start for c in reader.read(report)] == [True]


def test_claim_ids_are_hashes_of_content(reader: Reader) -> None:
    ids = [c.id for c in reader.read(REPORT)]
    assert len(set(ids)) == len(ids)
    assert ids == [c.id for c in reader.read(Report(REPORT.id, TEXT, "Else", None, REPORT.published))]
    copy = [c.id for c in reader.read(Report("a copy", TEXT, "Else", None, REPORT.published))]
    assert not set(ids) & set(copy), "a copy in another report makes claims of its own"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from(list("abcIS .,;:\"'“”’-–()\n\t0123456789%$€é\u200f🙂\x00ا死")), max_size=120))
def test_odd_text_never_fails(reader: Reader, text: str) -> None:
    for claim in reader.read(
        Report("odd", f"Gunmen killed {text} people in {text} on Monday.", None, None, REPORT.published)
    ):
        assert claim.trigger.span.end > claim.trigger.span.start
