"""A web page as a draft: its story, headline, publisher, address and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.etree import LxmlError  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.ingest.draft import Dates, Draft
from dateline.ingest.limits import PAGE_ELEMENTS
from dateline.ingest.linked_data import LinkedObject, article_of, text_in
from dateline.ingest.markup import decode_markup
from dateline.ingest.page_date import page_guessed_date, page_metadata_date
from dateline.ingest.page_text import story_of
from dateline.ingest.silence import silence
from dateline.model.report import Original

MEDIA_TYPE = "text/html"
# " | The Valley Post", " - Valley Post": the publisher's name behind a headline, where the page has no cleaner one.
SITE_SUFFIX = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
# Publishers' names are a few words; a longer one is a slogan.
NAME_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Reply:
    """What is known of a page besides its bytes: where it was found and what the server said."""

    url: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    charset: str | None = None


def page_draft(raw: bytes, where: str, line: int | None, reply: Reply = Reply()) -> Draft:
    """The draft of a page. Raises ``InputError`` for bytes that are no page or hold no story."""
    if not raw.strip():
        raise InputError("an empty page")
    silence("trafilatura", "htmldate", "courlan", "charset_normalizer")
    tree = _tree(decode_markup(raw, reply.charset))
    article = article_of(tree)
    url = _address(tree, reply.url)
    title = _title(tree, article)
    try:
        text = story_of(tree, text_in(article.get("articleBody")))
    except (LxmlError, RecursionError, ValueError) as error:
        raise InputError(f"a page that cannot be parsed: {error}") from error
    text = _without_title(text, title)
    if not text.strip():
        raise InputError("a page without a story: only menus, links or scripts")
    return Draft(
        where,
        line,
        text,
        title=title,
        source=_publisher(tree, article, url),
        url=url,
        dates=Dates(stated=page_metadata_date(tree, article, url), shown=page_guessed_date(tree, url)),
        original=Original(raw, MEDIA_TYPE, reply.headers),
    )


def page_dates(raw: bytes, url: str | None = None) -> Dates:
    """The publication dates that a page gives, also one without a story. Raises ``InputError``."""
    silence("trafilatura", "htmldate")
    tree = _tree(decode_markup(raw))
    address = _address(tree, url)
    return Dates(stated=page_metadata_date(tree, article_of(tree), address), shown=page_guessed_date(tree, address))


def _tree(text: str) -> HtmlElement:
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, default_doctype=False)
        tree = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, RecursionError, ValueError) as error:
        raise InputError(f"a page that cannot be parsed: {error}") from error
    if sum(1 for _ in tree.iter()) > PAGE_ELEMENTS:
        raise InputError(f"a page of more than {PAGE_ELEMENTS:,} elements: no news page, not read")
    return tree


def _meta(tree: HtmlElement, *names: str) -> str | None:
    for name in names:
        for value in tree.xpath("//meta[@property=$n or @name=$n or @itemprop=$n]/@content", n=name):
            if value.strip():
                return " ".join(value.split())
    return None


def _address(tree: HtmlElement, found_at: str | None) -> str | None:
    """The address that the page gives itself, else the one it was fetched from."""
    linked: Sequence[str] = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    for value in (*linked, _meta(tree, "og:url"), found_at):
        address = urljoin(found_at or "", value.strip()) if value else ""
        if _is_page(address):
            return address
    return None


def _is_page(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _title(tree: HtmlElement, article: LinkedObject) -> str | None:
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    stated = text_in(article.get("headline")) or _meta(tree, "og:title", "twitter:title", "dc.title")
    shown = headings[0] if len(headings) == 1 else None
    in_head = next((" ".join(t.text_content().split()) for t in tree.iter("title")), None)
    title = shown or stated or in_head
    if title and title == in_head:
        title = SITE_SUFFIX.sub("", title)
    return " ".join(title.split()) if title and title.strip() else None


def _publisher(tree: HtmlElement, article: LinkedObject, url: str | None) -> str | None:
    """The name of the site as the page gives it, else its domain."""
    named = _meta(tree, "og:site_name", "application-name") or text_in(article.get("publisher"), "name")
    if named and len(named) <= NAME_LENGTH:
        return named
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _without_title(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest if title and rest and first.strip().casefold() == title.casefold() else text
