"""What a page tells machines about its article: the JSON-LD objects that publishers put into their pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement  # type: ignore[import-untyped]

# The schema.org types under which news is published; other objects of a page (a video, a breadcrumb) have dates too.
ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Posting)$")
# Objects nest a few levels ("@graph", "mainEntity"); a page that nests deeper hides nothing for us there.
DEPTH = 6
# HTML comments and CDATA marks that some publishers leave around the object.
WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")

LinkedObject = Mapping[str, object]


def article_of(tree: HtmlElement) -> LinkedObject:
    """The object that describes the page's article; an empty one where there is none."""
    found = [o for o in _objects(tree) if any(ARTICLE_TYPES.search(t) for t in _types(o))]
    dated = [o for o in found if isinstance(o.get("datePublished"), str)]
    return next(iter(dated or found), {})


def text_in(value: object, *keys: str) -> str | None:
    """The text of a value that may be text itself, an object with a text under one of the keys, or a list of such."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, Mapping):
        return next((found for key in keys if (found := text_in(value.get(key)))), None)
    if isinstance(value, list):
        return next((found for one in value[:4] if (found := text_in(one, *keys))), None)
    return None


def _objects(tree: HtmlElement) -> Iterator[LinkedObject]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            value = json.loads(WRAPPING.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue  # a page with a broken object is read without it
        yield from _within(value, DEPTH)


def _within(value: object, depth: int) -> Iterator[LinkedObject]:
    if isinstance(value, Mapping):
        yield value
    if depth and isinstance(value, (Mapping, list)):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _within(one, depth - 1)


def _types(found: LinkedObject) -> tuple[str, ...]:
    types = found.get("@type")
    return tuple(t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str))
