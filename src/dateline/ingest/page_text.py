"""The story of a web page: its paragraphs, one a line, without menus, teasers, comments and overlays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import bare_extraction
from trafilatura.settings import Document

# Blocks of trafilatura's tree that stand on a line of their own.
BLOCKS = frozenset({"p", "head", "item", "row", "quote", "list", "table", "code", "div", "ab", "fw"})
# A line that is mostly link and no sentence leads to another page.
LINK_SHARE = 0.6
LEAD_IN = re.compile(
    r"\W*(?:related(?:\s+\w+){0,2}|(?:see|read)\s+(?:more|also|next)|also\s+read|read|more|watch(?:\s+\w+)?|don.t\s+miss"
    r"|you\s+(?:may|might)\s+(?:also\s+)?like|recommended|listen|must\s+read|trending)\s*(?::|-|–|\||\Z)",
    re.I,
)
SENTENCE_END = (".", "!", "?", "”", '"', "’", ":", ")")
# Boxes that open over a word when it is pointed at: their text would stand in the middle of a sentence.
OVERLAY = re.compile(r"(?:^|[\s_-])(?:tool-?tip|popover|hover-?card|rollover[\w-]*block)(?:$|[\s_-])", re.I)
# Two paragraphs make a container of the story; shorter ones are captions and prompts.
PARAGRAPH_LENGTH, CONTAINER_PARAGRAPHS = 80, 2
# trafilatura's fallbacks find the story of one page in fifty more; their time grows with the square of a page's
# size: a second for so many elements, minutes for what a hostile page can hold.
PATIENT_ELEMENTS = 5_000
# A page that tells its own text to machines tells it better than we guess, when we found less than half of it.
BODY_SHARE = 0.5


def story_of(tree: HtmlElement, told: str | None = None) -> str:
    """The text of the page's story, "" for none; ``told`` is the text that the page itself gives to machines."""
    pruned = _without_overlays(deepcopy(tree))
    text = _extract(pruned)
    if _join(pruned, text):
        text = _extract(pruned)
    text = text or _extract(pruned, precise=False) or "\n".join(_paragraphs(pruned))
    if told and len(text) < BODY_SHARE * len(told):
        return told
    return text


def _extract(tree: HtmlElement, *, precise: bool = True) -> str:
    """What trafilatura takes for the story; precision before recall, as a stray teaser becomes a false claim."""
    document = bare_extraction(
        deepcopy(tree),
        fast=sum(1 for _ in tree.iter()) > PATIENT_ELEMENTS,
        include_comments=False,
        favor_precision=precise,
        favor_recall=not precise,
        include_links=True,
        with_metadata=False,
    )
    if not isinstance(document, Document) or document.body is None:
        return ""
    return "\n".join(_kept(_lines(document.body)))


def _paragraphs(tree: HtmlElement) -> Iterator[str]:
    """The page's plain paragraphs: what there is of a brief that is too short to be told from its frame."""
    for element in tree.iter("p"):
        words = " ".join(element.text_content().split())
        linked = sum(len(a.text_content()) for a in element.iter("a"))
        if words and linked <= LINK_SHARE * len(words):
            yield words


def _without_overlays(tree: HtmlElement) -> HtmlElement:
    within = [e for p in tree.iter("p") for e in p.iter() if e is not p and isinstance(e.tag, str)]
    for element in within:
        if OVERLAY.search(element.get("class", "")) or element.get("role") == "tooltip":
            element.drop_tree()
    return tree


def _join(tree: HtmlElement, found: str) -> bool:
    """Whether the containers of the story had to be made one, because advertisements cut it into several."""
    containers = [c for c in _containers(tree) if c.get("class")]
    inside = [c for c in containers if _stands_in(c, found)]
    names = Counter((c.tag, c.get("class")) for c in inside)
    if not names:
        return False
    (tag, name), _ = names.most_common(1)[0]
    same = [c for c in containers if (c.tag, c.get("class")) == (tag, name)]
    missing = [c for c in same if c not in inside]
    first = inside[0]
    if not missing or any(c is not first and first in c.iterancestors() for c in same):
        return False
    for other in same:
        if other is not first:
            for child in list(other):
                first.append(child)
    return True


def _containers(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that hold paragraphs of their own, in document order."""
    for element in tree.iter("div", "section", "article"):
        long = [p for p in element.findall("p") if len(p.text_content().strip()) >= PARAGRAPH_LENGTH]
        if len(long) >= CONTAINER_PARAGRAPHS:
            yield element


def _stands_in(container: HtmlElement, found: str) -> bool:
    paragraphs = [" ".join(p.text_content().split()) for p in container.findall("p")]
    long = [p for p in paragraphs if len(p) >= PARAGRAPH_LENGTH]
    return sum(p[:40] in found for p in long) * 2 > len(long)


def _lines(element: HtmlElement) -> Iterator[tuple[str, float]]:
    """Each line with the share of it that is link text."""
    text, linked, open_line = [element.text or ""], 0, element.tag == "ref"
    linked += len(text[0]) if open_line else 0
    for child in element:
        if child.tag in BLOCKS and element.tag != "row":
            yield from _line(text, linked)
            yield from _lines(child)
            text, linked = [], 0
        elif child.tag == "lb":
            yield from _line(text, linked)
            text, linked = [], 0
        elif child.tag != "graphic":
            words = "".join(child.itertext())
            text.append(words + (" " if child.tag == "cell" else ""))
            linked += sum(len("".join(r.itertext())) for r in child.iter("ref"))
        text.append(child.tail or "")
    yield from _line(text, linked)


def _line(pieces: list[str], linked: int) -> Iterator[tuple[str, float]]:
    line = " ".join("".join(pieces).split())
    if line:
        yield line, linked / len(line)


def _kept(lines: Iterable[tuple[str, float]]) -> Iterator[str]:
    for line, linked in lines:
        teaser = linked >= LINK_SHARE and not line.endswith(SENTENCE_END)
        lead_in = LEAD_IN.match(line) is not None and (linked > 0.3 or len(line) < 20)
        if not teaser and not lead_in:
            yield line
