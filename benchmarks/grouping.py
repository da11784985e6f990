"""Linking measured alone: gold claims, gold mentions of ECB+, articles of the Gun Violence Archive.

Each with a baseline that groups by the act's stem (and, for incidents, town and day).
"""

from __future__ import annotations

import gzip
import json
import random
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.coreference import agreement
from benchmarks.gva import article
from benchmarks.oracle import align
from benchmarks.row import Row
from dateline.evaluation.pairing import SENTENCE_END
from dateline.linking.batch import group
from dateline.linking.key import ClaimKey, claim_keys, head_stem, naming, report_words
from dateline.linking.words import SENTENCE_WORDS, stems, telling
from dateline.model.claim import Claim
from dateline.model.document import Document
from dateline.model.report import Report
from dateline.model.trigger import Trigger
from dateline.reading.reader import Reader

Record = Mapping[str, Any]

_VIOLENCE = frozenset("armed_attack killing death bombing abuse".split())
_SEED = 7
_CITIES = 12  # with 14 to 110 incidents each
_OTHERS = 1600  # of the incidents elsewhere


@dataclass(frozen=True, slots=True)
class Sample:
    """Which incidents of the archive: of the cities with most incidents from ``first`` to ``last``, or (``cities``
    false) from elsewhere, half of them with several articles."""

    name: str
    cities: bool
    first: int
    last: int


# What is measured, and what the weights are fitted on: other incidents. The four cities with most incidents (Chicago
# above all) have shootings on the same streets in the same weeks: events that look alike.
MEASURED = (Sample("elsewhere", cities=False, first=300, last=550), Sample("four cities", cities=True, first=0, last=4))
FITTING = (Sample("elsewhere", cities=False, first=0, last=300), Sample("eight cities", cities=True, first=4, last=12))


@dataclass(frozen=True, slots=True)
class Keyed:
    """A claim's key, the gold event it belongs to and the set of reports that events are looked for in."""

    key: ClaimKey
    gold: str
    topic: str = ""


def run(data: Path) -> Iterator[Row]:
    """The rows of all sets that are there; ``data`` is the folder of public sets, gold lies beside it."""
    gold = data.parent / "gold" / "dev.jsonl"
    if gold.is_file():
        yield from _rows("gold dev", "events, gold claims", gold_keys(gold))
    reader = Reader.load()
    yield from _rows("ecbplus dev", "events, gold mentions", ecb_keys(data / "ecbplus" / "dev.jsonl.gz", reader))
    for sample in MEASURED:
        yield from incident_rows(sample.name, read_incidents(data / "gva" / "dev.jsonl.gz", reader, sample))


def _rows(name: str, what: str, keyed: Sequence[Keyed]) -> Iterator[Row]:
    gold = [k.gold for k in keyed]
    ways = {"": grouped(keyed), ", same stem (baseline)": [f"{k.topic}|{k.key.lemma}" for k in keyed]}
    for way, found in ways.items():
        seen = agreement(gold, found)
        yield Row(name, f"{what}: B3 F1{way}", seen.b_cubed)
        yield Row(name, f"{what}: CoNLL F1{way}", seen.conll)


def grouped(keyed: Sequence[Keyed]) -> list[str]:
    """The events of claims, looked for within each topic."""
    topics: defaultdict[str, list[int]] = defaultdict(list)
    for i, k in enumerate(keyed):
        topics[k.topic].append(i)
    events = [""] * len(keyed)
    for rows in topics.values():
        for i, event in zip(rows, group(keyed[i].key for i in rows), strict=True):
            events[i] = event
    return events


def gold_keys(path: Path) -> list[Keyed]:
    """The keys of a gold file's own claims, from no more than the guide's fields."""
    with path.open(encoding="utf-8") as lines:
        return [k for line in lines if line.strip() for k in record_keys(json.loads(line))]


def record_keys(record: Record) -> Iterator[Keyed]:
    """The keys of one annotated report."""
    text = record["text"]
    topic = report_words(record.get("title"), text)
    ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    day = record.get("published")
    base = (record["id"], date.fromisoformat(day[:10]) if day else None)
    for number, claim in enumerate(record["claims"]):
        at = claim["trigger"]["start"]
        i = min(bisect_right(ends, at) - 1, len(ends) - 2)
        key = _gold_key(base, f"{record['id']}#{number}", claim, ends[i])
        key = replace(key, naming=naming(text, at))
        yield Keyed(
            replace(key, words=telling(stems(text[ends[i] : ends[i + 1]]), SENTENCE_WORDS), topic=topic), claim["event"]
        )


def _gold_key(base: tuple[str, date | None], name: str, claim: Record, sentence: int) -> ClaimKey:
    report, published = base
    time, place = claim.get("time") or {}, claim.get("place") or {}
    start, end = (date.fromisoformat(time[k]) if time.get(k) else None for k in ("from", "to"))
    return ClaimKey(
        claim=name,
        report=report,
        group=report,
        published=published,
        type=claim["type"],
        status=claim["status"],
        lemma=head_stem(claim["trigger"]["text"], "noun"),
        sentence=sentence,
        position=claim["trigger"]["start"],
        naming="",
        start=start,
        end=end,
        precision="day",
        time_basis="clause" if time.get("text") else "context" if start or end else "unknown",
        place=place["name"].casefold() if place else None,
        country=place.get("country"),
        lat=place.get("lat"),
        lon=place.get("lon"),
        place_basis="clause" if place.get("text") else "context" if place else "unknown",
        actors=tuple((a["role"], a["name"].casefold()) for a in claim.get("actors") or ()),
        figures=tuple((c["of"], c.get("best"), c.get("low"), c.get("high")) for c in claim.get("counts") or ()),
    )


def ecb_keys(path: Path, reader: Reader) -> list[Keyed]:
    """The validated event mentions of ECB+ with what our stages say of them, documents shuffled. The stages know the
    types of those that we find too; linking does not, as most have none."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    random.Random(_SEED).shuffle(records)
    return [k for record in records for k in _ecb_record(record, reader)]


def _ecb_record(record: Record, reader: Reader) -> Iterator[Keyed]:
    report = Report(record["id"], record["text"])
    document = reader.language.analyse(report.text)
    own = {t: c.type for c in reader.read(report) for t in _tokens(document, c)}
    mentions, triggers = [], []
    for mention in record["mentions"]:
        if mention["kind"] == "event" and mention["validated"]:
            found = align(document, {"trigger": mention, "type": ""})
            if found is not None:
                mentions.append(mention)
                triggers.append((replace(found, type=own.get(found.token, "")), 1.0))
    yield from _mention_keys(record, mentions, _mention_claims(reader, report, document, triggers))


def _tokens(document: Document, claim: Claim) -> range:
    return document.tokens_within(claim.trigger.span.start, claim.trigger.span.end)


def _mention_claims(
    reader: Reader, report: Report, document: Document, triggers: Sequence[tuple[Trigger, float]]
) -> Iterator[ClaimKey]:
    fields = reader.fields(report, document, triggers)
    keys = claim_keys(report, reader.claims(report, document, fields), report.id)
    for number, key in enumerate(keys):
        yield replace(key, claim=f"{report.id}#{number}", type="")


def _mention_keys(record: Record, mentions: Sequence[Record], keys: Iterable[ClaimKey]) -> Iterator[Keyed]:
    for number, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        gold = mention["chain"] or f"{record['id']}#{number}"
        yield Keyed(key, f"{record['topic']}|{gold}", str(record["topic"]))


def read_incidents(path: Path, reader: Reader, sample: Sample) -> list[tuple[str, list[ClaimKey]]]:
    """A sample of articles in random order: the incident of each, and the keys of its claims."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    articles = [(r["id"], article(a)) for r in sampled(records, sample) for a in r["articles"]]
    random.Random(_SEED).shuffle(articles)
    return [(incident, list(claim_keys(report, reader.read(report), report.id))) for incident, report in articles]


def sampled(records: Sequence[Record], sample: Sample) -> list[Record]:
    """The incidents of a sample; those of the cities with most incidents are in no sample of all cities."""
    ranked = [city for city, _ in Counter(_city(r) for r in records).most_common(_CITIES)]
    if sample.cities:
        return [r for r in records if _city(r) in ranked[sample.first : sample.last]]
    mixed = random.Random(_SEED).sample([r for r in records if _city(r) not in ranked], k=_OTHERS)
    several, single = ([r for r in mixed if (len(r["articles"]) > 1) is more] for more in (True, False))
    return several[sample.first // 2 : sample.last // 2] + single[sample.first // 2 : sample.last // 2]


def _city(record: Record) -> tuple[str, str]:
    return record["state"], record["city_or_county"]


def incident_rows(name: str, articles: Sequence[tuple[str, Sequence[ClaimKey]]]) -> Iterator[Row]:
    """Articles clustered to incidents by the main event of each, beside town, day and stem alone."""
    keys = [key for _, found in articles for key in found]
    events = dict(zip((key.claim for key in keys), group(keys), strict=True))
    gold = [incident for incident, _ in articles]
    ways = {
        "": [main_event(found, events) or f"none {i}" for i, (_, found) in enumerate(articles)],
        ", same town, day and stem (baseline)": [
            same_facts(found) or f"none {i}" for i, (_, found) in enumerate(articles)
        ],
    }
    note = f"{len(articles)} articles of {len(set(gold))} incidents, shuffled"
    for way, found in ways.items():
        seen = agreement(gold, found)
        yield Row("gva dev", f"articles to incidents, {name}: B3 F1{way}", seen.b_cubed, note=note)
        yield Row("gva dev", f"articles to incidents, {name}: CoNLL F1{way}", seen.conll, note=note)


def main_event(keys: Sequence[ClaimKey], events: Mapping[str, str]) -> str | None:
    """The event that most of an article's claims of violence tell of; the first named of several."""
    counted = Counter(events[key.claim] for key in keys if key.type in _VIOLENCE)
    return max(counted, key=lambda event: counted[event], default=None)


def same_facts(keys: Sequence[ClaimKey]) -> str | None:
    """The stem, town and day that most of an article's claims of violence have: the baseline."""
    told = Counter((k.lemma, k.place, k.start) for k in keys if k.type in _VIOLENCE)
    best = max(told, key=lambda facts: told[facts], default=None)
    return "|".join(map(str, best)) if best else None
