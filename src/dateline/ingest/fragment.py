"""A piece of markup (a feed's summary, a mail's body) as plain text: one line a paragraph."""

from __future__ import annotations

import re

from lxml.etree import LxmlError, ParserError  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from dateline.errors import InputError

BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td th thead tr ul".split()
)
HIDDEN = frozenset(("script", "style", "head", "title", "noscript", "template", "svg", "object"))
LINE_END = re.compile(r"[ \t\r\f\v\xa0]*\n\s*")


def plain_text(markup: str) -> str:
    """The words of the markup. Raises ``InputError`` when it cannot be parsed."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        tree = document_fromstring(markup, parser=HTMLParser(remove_comments=True, remove_pis=True))
    except (ParserError, ValueError):
        return ""  # nothing but comments and white space
    except LxmlError as error:
        raise InputError(f"markup that cannot be parsed: {error}") from error
    pieces: list[str] = []
    _collect(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(root: HtmlElement, pieces: list[str]) -> None:
    """Walks without recursion: hostile markup nests deeper than Python's stack."""
    waiting: list[HtmlElement | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            pieces.append(element)
            continue
        line_end = "\n" if element.tag in BLOCKS else ""
        waiting.append(line_end + _one_line(element.tail))
        if element.tag in HIDDEN:
            continue
        pieces.append(line_end + _one_line(element.text))
        waiting.extend(reversed(list(element)))


def _one_line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
