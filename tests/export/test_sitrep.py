"""The situation report: what happened, who says so, what changed, every sentence cited."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import docx
import pytest

from dateline.export.exported import ExportedEvent
from dateline.export.sitrep import Sentence, Sitrep, cited, web_address
from dateline.export.sitrep_build import build_sitrep, period_before
from dateline.export.sitrep_docx import write_docx
from dateline.export.sitrep_html import to_html
from dateline.export.sitrep_markdown import to_markdown
from dateline.model.event import Review, SourceKind, Standing
from dateline.model.values import Status
from tests.export.invented import claim, claims, event, exported, figure, statement
from tests.export.test_formats import hostile

START, END = date(2020, 6, 12), date(2020, 6, 18)


def built(*events: ExportedEvent, before: tuple[ExportedEvent, ...] | None = None) -> Sitrep:
    return build_sitrep(events, "Kutamba", START, END, before)


GOLDEN = """\
# Situation report: Kutamba

2020-06-12 to 2020-06-18

- 1 event: armed attack 1. \\[1\\]\\[2\\]
- Killed: 12 in 1 event, by the chosen figures added up, at least 12, at most 14. \\[1\\]\\[2\\]

## What happened

### Armed attack, Kutamba, 15 Jun 2020

- Boko Haram killed 12 to 14 villagers near Kutamba on 15 June 2020. \\[1\\]\\[2\\]
- Killed: 12 (12–14); 2 independent voices, who disagree (rule low-best-high: most voices). \\[1\\]\\[2\\]
- Musa Danladi (witness): 12 killed (villagers). \\[1\\]
- police (state): ≥14 killed (villagers). \\[2\\]

## Announced or planned

*Announced, ordered or expected by its doer; not said to have happened.*

### Offensive, Kutamba, 15 Jun 2020

- The army said it would clear the forest. \\[1\\]\\[2\\]
- Said by Musa Danladi. \\[1\\]
- Said by police. \\[2\\]
- 2 claims say that it happened. \\[1\\]\\[2\\]

## Figures from day to day

**Armed attack, Kutamba, 15 Jun 2020: killed**

- 2020-06-16: 12 \\[1\\]
- 2020-06-17: 14 \\[2\\]

## References

1. Kutamba Courier, 2020-06-16, “Attack near Kutamba”, report r1, <https://news.example/r1>
2. Example Press, 2020-06-17, “Toll rises”, report r2, <https://news.example/r2>

Made by Dateline 0.1.0 from claims in the reports listed; dateline.events/1.
"""


def test_a_report_in_markdown() -> None:
    planned = exported(
        "e2", "offensive", status=Status.PLANNED, figures=(), sentence="The army said it would clear the forest."
    )
    assert to_markdown(built(exported(), planned)) == GOLDEN


def test_every_sentence_about_an_event_is_cited_and_every_reference_is_used() -> None:
    ongoing = exported("e2", "siege", status=Status.ONGOING, figures=())
    report = built(exported(), ongoing, before=(exported("e3", "protest"),))
    sentences = [*report.overview, *(report.changes or ()), *(p for s in report.series for p in s.points)]
    sentences += [s for section in report.sections for e in section.events for s in e.sentences]
    assert all(s.cites for s in sentences)
    used = {n for s in sentences for n in s.cites}
    assert used == {r.number for r in report.references}
    assert [r.number for r in report.references] == list(range(1, len(report.references) + 1))


@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSSIBLE, Status.DEMANDED, Status.DENIED])
def test_what_did_not_happen_has_its_own_section(status: Status) -> None:
    report = built(exported("e1", status=status))
    first, second = report.sections
    assert (first.title, first.events) == ("What happened", ())
    assert [e.id for e in second.events] == ["e1"]
    assert report.overview == ()


def test_totals_are_not_added_to_incidents() -> None:
    report = built(exported(), exported("e2", total=True))
    assert [(s.title, [e.id for e in s.events]) for s in report.sections] == [
        ("What happened", ["e1"]),
        ("Totals over longer periods", ["e2"]),
    ]
    assert report.overview[1].text.startswith("Killed: 12 in 1 event")


def test_rejected_events_and_claims_are_in_no_sentence() -> None:
    rejected = built(exported(review=Review.REJECTED))
    assert rejected.sections[0].events == ()
    assert rejected.references == ()
    first, second = claims()
    half = built(ExportedEvent(event(), (first, replace(second, review=Review.REJECTED))))
    assert [r.report for r in half.references] == ["r1"]
    assert all("≥14" not in s.text for e in half.sections[0].events for s in e.sentences)


def test_claims_that_deny_are_told_beside_what_happened() -> None:
    first, _ = claims()
    denial = claim("k3", status=Status.DENIED)
    report = built(ExportedEvent(event(), (first, denial)))
    assert any(s.text == "1 claim denies it." for s in report.sections[0].events[0].sentences)


def test_statements_that_do_not_count_say_why() -> None:
    killed = figure(
        "killed",
        12,
        12,
        12,
        statement(12),
        statement(10, voice="police", kind=SourceKind.STATE, standing=Standing.REVISED),
    )
    report = built(exported(figures=(killed,)))
    told = [s.text for s in report.sections[0].events[0].sentences]
    assert "police (state): 10 killed (villagers), and gave another figure later." in told


def test_what_changed_since_the_period_before() -> None:
    old = exported(figures=(figure("killed", 8, 8, 8),))
    report = built(exported(), before=(old, exported("e9", "protest")))
    assert [s.text for s in report.changes or ()] == [
        "Protest: 0 events, after 1 in the period before.",
        "Armed attack, Kutamba, 15 Jun 2020: killed 12 (12–14), was 8.",
    ]
    assert built(exported()).changes is None
    assert built(exported(), before=(exported(),)).changes == ()


def test_a_status_that_changed_is_told() -> None:
    report = built(exported(), before=(exported(status=Status.POSSIBLE),))
    assert "Armed attack, Kutamba, 15 Jun 2020: now happened, was possible." in [s.text for s in report.changes or ()]


def test_sums_leave_ends_open_that_nobody_gives() -> None:
    report = built(
        exported(figures=(figure("killed", 5, 5, None),)), exported("e2", figures=(figure("killed", None, 200, 999),))
    )
    assert (
        report.overview[1].text
        == "Killed: 5 in 1 event, by the chosen figures added up, at least 205; 1 more event without one number."
    )


def test_nothing_known_is_said() -> None:
    assert "- Nothing is known." in to_markdown(built())
    assert "Nothing is known." in to_html(built())


def test_the_period_before_is_as_long() -> None:
    assert period_before(START, END) == (date(2020, 6, 5), date(2020, 6, 11))


@pytest.mark.parametrize(
    ("cites", "words"),
    [((), ""), ((1,), "[1]"), ((2, 1), "[1][2]"), ((1, 2, 3, 7), "[1–3][7]"), ((1, 3, 4, 5, 6), "[1][3–6]")],
)
def test_citations(cites: tuple[int, ...], words: str) -> None:
    assert cited(cites) == words


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example/a?b=c", True),
        ("HTTP://news.example", True),
        ("javascript:alert(1)", False),
        ("https://news.example/ a", False),
        ("https://news.example/>x", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]


def test_html_is_whole_escaped_and_asks_for_nothing() -> None:
    page = to_html(built(exported(), hostile()))
    parser = Tags()
    parser.feed(page)
    assert not {"script", "img", "link", "iframe"} & set(parser.tags)
    assert all(t.startswith(("#ref-", "https://news.example/")) for t in parser.targets)
    assert "&lt;script&gt;" in page
    assert 'id="ref-1"' in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_markdown_reads_nothing_of_a_report_as_markup() -> None:
    text = to_markdown(built(hostile(), exported(sentence="*bold* [x](javascript:1) `a` # b <b>")))
    assert "<script>" not in re.sub(r"\\<", "", text)
    assert r"\*bold\* \[x\](javascript:1) \`a\` \# b \<b\>" in text


def test_docx_opens_with_headings_and_references() -> None:
    out = io.BytesIO()
    write_docx(built(exported(), hostile(), before=()), out)
    document = docx.Document(io.BytesIO(out.getvalue()))
    texts = [p.text for p in document.paragraphs]
    assert texts[0] == "Situation report: Kutamba"
    assert "What changed since the period before" in texts
    assert any(t.startswith("[1] Kutamba Courier, 2020-06-16") for t in texts)
    assert "Musa Danladi (witness): 12 killed (villagers). [1]" in texts
    assert document.core_properties.comments == "dateline.events/1"


def test_values_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Sentence("a", ()).text = "b"  # type: ignore[misc]
