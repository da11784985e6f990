"""When a web page was published, by the rules in their order:

1. ``page metadata``: the article's JSON-LD (``datePublished``), then its ``meta`` elements and microdata.
2. ``page``: a ``time`` element that says it is the publication, a labelled date on the page, or what htmldate finds.
3. ``url``: a day in the address (``/2019/03/12/``); it stands before htmldate's own search.
A moment that metadata gives in UTC is put on the publisher's day where the page or its address shows that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, timedelta
from urllib.parse import urlsplit

from lxml.etree import LxmlError, tostring  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from dateline.ingest.calendar import ImpossibleDateError, full_dates, make_day
from dateline.ingest.linked_data import LinkedObject, text_in
from dateline.ingest.publication import given_publication
from dateline.model.report import Publication

METADATA, PAGE, URL = "page metadata", "page", "url"
# Names of meta elements and microdata that state the first publication, best first.
META_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "published_date", "publicationdate", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "citation_publication_date", "citation_date", "article_date_original",
    "originalpublicationdate", "rnews:datepublished", "dc.date", "dcterms.date", "date", "timestamp",
)  # fmt: skip
# Classes of elements that show the day of publication beside the headline.
SHOWN = re.compile(
    r"(?:^|[\s_-])(?:date\w*|time\w*|publi\w+|posted\w*|byline|dateline|entry-meta|pubdate)(?:$|[\s_-])", re.I
)
PUBLISHED_TIME = re.compile(r"publi|posted|entry-date|created|pubdate", re.I)
LABELLED = re.compile(r"\b(?:first\s+)?(?:published|posted)\b(?:\s+(?:on|at))?\s*[:\-–—]?\s*$", re.I)
URL_DAY = re.compile(r"(?<!\d)(\d{4})([/_-])(\d{1,2}|[a-z]{3})\2(\d{1,2})(?!\d)|/(\d{4})(\d{2})(\d{2})(?!\d)", re.I)
SHORT_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A date line is short; a longer element is a paragraph or a whole column.
SHOWN_LENGTH, SHOWN_ELEMENTS = 120, 400


def page_metadata_date(tree: HtmlElement, article: LinkedObject, url: str | None) -> Publication | None:
    """The date that the page's own metadata states."""
    for value in (*_linked_dates(article), *_meta_dates(tree)):
        found = _stated(value, METADATA)
        if found is not None:
            return _at_publisher(found, tree, url)
    return None


def page_guessed_date(tree: HtmlElement, url: str | None) -> Publication | None:
    """The date that the page shows or its address carries, where its metadata has none."""
    for element in tree.iter("time"):
        about = " ".join((element.get("itemprop", ""), element.get("class", ""), *element.attrib))
        if PUBLISHED_TIME.search(about):
            found = _stated(element.get("datetime") or element.text_content(), PAGE)
            if found is not None:
                return found
    for text in _shown_lines(tree):
        for shown in full_dates(text):
            if LABELLED.search(text[: shown.start]):
                return Publication(shown.day, PAGE)
    day = url_day(url)
    return Publication(day, URL) if day else _by_htmldate(tree, url)


def url_day(url: str | None) -> date | None:
    """The day in the path of an address, if it has one."""
    for match in URL_DAY.finditer(urlsplit(url).path if url else ""):
        year, month, day = (match[1], match[3], match[4]) if match[1] else (match[5], match[6], match[7])
        number = int(month) if month.isdigit() else 0
        if not number:
            number = SHORT_MONTHS.index(month.lower()) + 1 if month.lower() in SHORT_MONTHS else 0
        try:
            return make_day(int(year), number, int(day))
        except ImpossibleDateError:
            continue
    return None


def _linked_dates(article: LinkedObject) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        value = text_in(article.get(key), "@value")
        if value:
            yield value


def _meta_dates(tree: HtmlElement) -> Iterator[str]:
    stated: dict[str, str] = {}
    for element in tree.xpath("//meta[@content] | //*[@itemprop='datePublished']"):
        value = element.get("content") or element.get("datetime") or ""
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute, "").strip().lower()
            if name and value.strip():
                stated.setdefault(name, value)
    yield from (stated[name] for name in META_NAMES if name in stated)


def _stated(value: str, rule: str) -> Publication | None:
    try:
        return replace(given_publication(value), rule=rule)
    except ImpossibleDateError:
        return None


def _at_publisher(found: Publication, tree: HtmlElement, url: str | None) -> Publication:
    """The same on the publisher's calendar: 02:54 UTC is still the evening before in New York."""
    if found.moment is None or found.moment.utcoffset() != UTC.utcoffset(None):
        return found
    near = {found.day + timedelta(days=shift) for shift in (-1, 0, 1)}
    addressed = url_day(url)
    if addressed in near and addressed is not None:
        return replace(found, day=addressed)
    shown = [d.day for text in _shown_lines(tree) for d in full_dates(text) if d.day in near]
    return replace(found, day=shown[0]) if shown and found.day not in shown else found


def _shown_lines(tree: HtmlElement) -> Iterator[str]:
    """The short texts of elements that are made for dates."""
    elements = (e for e in tree.iter("time", "span", "div", "p", "li", "address") if _shows_date(e))
    for _, element in zip(range(SHOWN_ELEMENTS), elements, strict=False):
        text = " ".join(element.text_content().split())
        if len(text) <= SHOWN_LENGTH:
            yield text


def _shows_date(element: HtmlElement) -> bool:
    return element.tag == "time" or SHOWN.search(f"{element.get('class', '')} {element.get('id', '')}") is not None


def _by_htmldate(tree: HtmlElement, url: str | None) -> Publication | None:
    from htmldate import find_date  # noqa: PLC0415  # the last rule; most pages need no second library

    try:
        found = find_date(tostring(tree, encoding="unicode"), url=url, original_date=True)
    except (LxmlError, ValueError, RecursionError):
        return None
    return _stated(found, PAGE) if found else None
