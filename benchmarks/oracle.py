"""Each reading stage measured alone: gold triggers in, one field out.

    python -m benchmarks.oracle places|actors|times|counts|sources|statuses [--split train|dev] [--errors N] [--only ID]

The triggers of a gold file are aligned to tokens and handed to the stage, so that its figures do not depend
on which triggers were found. Other stages' values come from the stages before it where they exist. Analysed
documents are cached in ``.cache/documents`` by text hash and the encoder's version.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.gazetteer.actors import load_registry
from dateline.gazetteer.gazetteer import open_gazetteer
from dateline.language.encoder import load_encoder
from dateline.language.weights import FOLDER
from dateline.model.document import Document
from dateline.model.mention import Mentions
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Status, StatusReading
from dateline.reading.attribution.attributions import find_attributions, read_sources
from dateline.reading.counts.claim_counts import read_counts
from dateline.reading.counts.quantities import find_quantities
from dateline.reading.mentions.find import find_mentions
from dateline.reading.places.claim_places import read_places
from dateline.reading.places.toponyms import find_toponyms
from dateline.reading.roles.claim_actors import read_actors
from dateline.reading.status.statuses import read_statuses
from dateline.reading.time.claim_times import read_times

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CACHE = ROOT / ".cache" / "documents"


@dataclass(frozen=True)
class GoldReport:
    record: dict[str, Any]
    document: Document
    published: date | None
    triggers: tuple[Trigger, ...]
    statuses: tuple[StatusReading, ...]


def scorer() -> Any:
    """The project's reference scorer, loaded from the shared folder."""
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def analysed(texts: list[str], weights: Path | None = None) -> list[Document]:
    encoder = load_encoder(weights or FOLDER)
    CACHE.mkdir(parents=True, exist_ok=True)
    documents = []
    for text in texts:
        name = sha256(f"{encoder.name}|{encoder.version}|{text}".encode()).hexdigest()
        path = CACHE / name
        if path.exists():
            documents.append(pickle.loads(path.read_bytes()))
            continue
        document = encoder.analyse(text)
        path.write_bytes(pickle.dumps(document))
        documents.append(document)
    return documents


def align(document: Document, claim: dict[str, Any]) -> Trigger | None:
    """The gold claim's trigger on tokens: the head of its words is the token whose head lies outside."""
    start, end = claim["trigger"]["start"], claim["trigger"]["end"]
    tokens = document.tokens_within(start, end)
    if not tokens:
        return None
    heads = [i for i in tokens if document.tokens[i].head not in tokens] or list(tokens)
    head = heads[-1] if document.tokens[heads[-1]].upos in ("NOUN", "PROPN", "VERB") else heads[0]
    token = document.tokens[head]
    verb = token.upos in ("VERB", "AUX", "ADJ")
    clause = head
    if not verb:
        for i in document.ancestors(head):
            if document.tokens[i].upos in ("VERB", "AUX"):
                clause = i
                break
    return Trigger(
        token=head,
        span=Span(start, end),
        type=claim["type"],
        form="verb" if verb else "noun",
        clause=clause,
        rule="gold",
        passive=bool(document.children(head, "nsubj:pass", "aux:pass")) or (token.xpos == "VBN" and token.rel == "acl"),
    )


def load(split: str) -> list[GoldReport]:
    """The gold reports of a split with their documents and triggers; unaligned claims are left out."""
    lines = (SHARED / "gold" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return gold_reports(records, analysed([r["text"] for r in records]))


def gold_reports(records: Sequence[dict[str, Any]], documents: Sequence[Document]) -> list[GoldReport]:
    """Gold records with their documents and the triggers that could be aligned to them."""
    reports = []
    for record, document in zip(records, documents, strict=True):
        pairs = [(c, align(document, c)) for c in record["claims"]]
        record["claims"] = [c for c, t in pairs if t is not None]
        reports.append(
            GoldReport(
                record,
                document,
                date.fromisoformat(record["published"][:10]) if record.get("published") else None,
                tuple(t for _, t in pairs if t is not None),
                tuple(StatusReading(Status(c["status"]), Basis.CLAUSE, "gold") for c, t in pairs if t is not None),
            )
        )
    return reports


class Stages:
    """Each stage over gold triggers; what it needs from the stages before it is read, but for gold statuses."""

    def __init__(self) -> None:
        self.registry = load_registry()
        self.gazetteer = open_gazetteer()

    def run(self, stage: str, report: GoldReport) -> tuple[Any, ...]:
        return tuple(getattr(self, f"_{stage}")(report, self._mentions(report)))

    def _mentions(self, report: GoldReport) -> Mentions:
        return find_mentions(report.document, self.registry, report.published.year if report.published else None)

    def _places(self, r: GoldReport, mentions: Mentions) -> Any:
        return read_places(r.document, r.triggers, find_toponyms(r.document, self.gazetteer, mentions))

    def _actors(self, r: GoldReport, mentions: Mentions) -> Any:
        return read_actors(r.document, r.triggers, mentions)

    def _times(self, r: GoldReport, _: Mentions) -> Any:
        return read_times(r.document, r.published, r.triggers, r.statuses)

    def _counts(self, r: GoldReport, mentions: Mentions) -> Any:
        return read_counts(r.document, r.triggers, find_quantities(r.document), mentions)

    def _sources(self, r: GoldReport, mentions: Mentions) -> Any:
        attributions = find_attributions(r.document, mentions)
        return read_sources(r.document, r.triggers, attributions, mentions, publisher=r.record.get("source"))

    def _statuses(self, r: GoldReport, mentions: Mentions) -> Any:
        return read_statuses(r.document, r.triggers, find_attributions(r.document, mentions), r.published)


def words(report: GoldReport, span: Span | None) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(report.document.text)} if span else {"text": None}


def as_gold(report: GoldReport, stage: str, value: Any) -> Any:
    """A stage's value in the gold file's shape."""
    if stage == "places":
        if value is None:
            return None
        keys = ("name", "country", "lat", "lon")
        return {k: getattr(value, k) for k in keys} | words(report, value.span)
    if stage == "times":
        iso = lambda d: d.isoformat() if d else None  # noqa: E731
        return {"from": iso(value.start), "to": iso(value.end)} | words(report, value.span)
    if stage == "statuses":
        return value.status.value
    if stage == "actors":
        return [{"role": a.role.value, "name": a.name} | words(report, a.span) for a in value]
    if stage == "counts":
        keys = ("of", "who", "best", "low", "high", "qualifier")
        return [{k: getattr(c, k) for k in keys} | words(report, c.span) for c in value]
    return [{"name": s.name, "org": s.org} | words(report, s.span) for s in value]


LISTS = ("actors", "counts", "sources")
FIELD = {"places": "place", "times": "time", "statuses": "status"} | {name: name for name in LISTS}


def rules_of(value: Any) -> list[str]:
    if value is None:
        return ["none"]
    if isinstance(value, tuple):
        return [v.rule for v in value] or ["none"]
    return [value.rule]


def right(score: Any, field: str, gold: Any, system: Any) -> bool:
    if field == "place":
        return bool(score.same_place(gold, system))
    if field == "time":
        return bool(score.same_time(gold, system))
    if field == "status":
        return bool(gold == system)
    if field == "counts":
        return len(gold) == len(system) == score.pair_up(gold, system, score.same_count)
    if field == "actors":
        same = lambda a, b: a["role"] == b["role"] and score.same_name(a, b)  # noqa: E731
        return len(gold) == len(system) == score.pair_up(gold, system, same)
    return (not gold and not system) or bool(gold and system and score.same_name(gold[0], system[0]))


def short(field: str, value: Any) -> str:
    if not value or field == "status":
        return str(value)
    if field == "place":
        return f"{value['name']} {value['country']} {value['lat']},{value['lon']} ({value.get('text')})"
    if field == "time":
        return f"{value['from']}..{value['to']} ({value.get('text')})"
    if field == "actors":
        return "; ".join(f"{a['role'][0]}:{a['name']}({a.get('text')})" for a in value)
    if field == "counts":
        return "; ".join(f"{c['of']} {c['best']}/{c['low']}-{c['high']} {c['who']}({c['text']})" for c in value)
    return "; ".join(f"{s['name']}/{s.get('org')}({s.get('text')})" for s in value)


def print_error(report: GoldReport, gold: dict[str, Any], field: str, said: Any, rules: list[str]) -> None:
    """One wrong field with its sentence, gold's value and ours."""
    document = report.document
    sentence = document.sentence_of(document.tokens_within(gold["trigger"]["start"], gold["trigger"]["end"])[0])
    claim = f"{gold['type']} {gold['status']} “{gold['trigger']['text']}”"
    print(f"\n{report.record['id']} {gold['id']} published {report.published} {claim}")
    print("   ", document.text[sentence.start : sentence.end].replace("\n", " ")[:600])
    print("    gold  ", short(field, gold.get(field)))
    print("    system", short(field, said), rules)


def measure(stage: str, reports: list[GoldReport], errors: int) -> None:
    """Print how often the stage's field is right, and how often by rule."""
    field, score, stages = FIELD[stage], scorer(), Stages()
    by_rule: dict[str, Counter[bool]] = defaultdict(Counter)
    tally: Counter[bool] = Counter()
    system_records = []
    for report in reports:
        values = stages.run(stage, report)
        system = [as_gold(report, stage, v) for v in values]
        claims = [dict(c) | {field: s} for c, s in zip(report.record["claims"], system, strict=True)]
        system_records.append(dict(report.record) | {"claims": claims})
        for gold, value, said in zip(report.record["claims"], values, system, strict=True):
            ok = right(score, field, gold.get(field) or ([] if field in LISTS else None), said)
            tally[ok] += 1
            for rule in rules_of(value):
                by_rule[rule][ok] += 1
            if not ok and tally[False] <= errors:
                print_error(report, gold, field, said, rules_of(value))
    print(f"\n{stage}: whole field right {tally[True]}/{tally.total()} = {tally[True] / max(tally.total(), 1):.3f}")
    if key := {"actors": "actors", "counts": "figures"}.get(stage):
        out = score.score([r.record for r in reports], system_records)[key]
        print(f"{key}: " + " ".join(f"{k} {v:.3f}" for k, v in out.items()))
    for rule, seen in sorted(by_rule.items(), key=lambda x: -x[1].total()):
        print(f"    {seen.total():5d} {seen[True] / seen.total():.2f}  {rule}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=sorted(FIELD))
    parser.add_argument("--split", default="train")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", help="one report's id")
    args = parser.parse_args()
    measure(args.stage, [r for r in load(args.split) if args.only in (None, r.record["id"])], args.errors)


if __name__ == "__main__":
    sys.exit(main())
