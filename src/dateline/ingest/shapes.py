"""Records in the shapes of other tools, recognised by their keys: news-please, and the lists and tables of GDELT."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# news-please writes these; ``maintext`` is its own word.
NEWS_PLEASE = {
    "text": "maintext",
    "title": "title",
    "published": "date_publish",
    "source": "source_domain",
    "url": "url",
}
# What GDELT's three kinds of record are known by, in lower case, and what to do with them: none of them has the text.
GDELT = (
    (
        {"url", "seendate", "domain"},
        "a GDELT article list: it has addresses and headlines, no text; read the pages at “url”",
    ),
    (
        {"gkgrecordid", "documentidentifier"},
        "a GDELT knowledge graph table (GKG): it has themes and names, no text; read the pages at “DocumentIdentifier”",
    ),
    (
        {"gkgrecordid", "v2documentidentifier"},
        "a GDELT knowledge graph table (GKG): it has themes and names, no text; see “V2DocumentIdentifier”",
    ),
    ({"globaleventid", "sourceurl"}, "a GDELT event table: it has codes, no text; read the pages at “SOURCEURL”"),
)
# GDELT's own way of writing moments: 20190312T174500Z, or 20190312174500.
SEEN = re.compile(r"(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})Z?$")


def reshaped(record: Mapping[str, object]) -> Mapping[str, object]:
    """The record under our keys where its shape is known, else as it is."""
    if "text" in record:
        return _seen(record) if _is_gdelt(record) else record
    if "maintext" in record:
        return {key: record.get(name) for key, name in NEWS_PLEASE.items() if record.get(name) is not None}
    return record


def textless(names: Iterable[str]) -> str | None:
    """What to say of a known shape that carries no text."""
    have = {n.strip().lower() for n in names}
    return next((reason for known, reason in GDELT if known <= have), None)


def _is_gdelt(record: Mapping[str, object]) -> bool:
    return {"seendate", "domain"} <= record.keys()


def _seen(record: Mapping[str, object]) -> Mapping[str, object]:
    """An article of GDELT's list to which somebody has added the text: its domain is the source, and the moment
    GDELT saw it (some minutes after its publication) stands aside for a date of its own."""
    seen = SEEN.match(str(record.get("seendate") or ""))
    moment = "{}-{}-{}T{}:{}:{}+00:00".format(*seen.groups()) if seen else None
    return {"source": record.get("domain"), "first_seen": moment} | {k: v for k, v in record.items() if v is not None}
