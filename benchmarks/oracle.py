"""Each reading stage measured alone: gold triggers in, one field out.

    python -m benchmarks.oracle places|actors|times|counts|sources|statuses [--split train|dev] [--errors N] [--only ID]

The triggers of a gold file are aligned to tokens and handed to the stage, so that its figures do not depend
on which triggers were found. Other stages' values come from the stages before it where they exist. Analysed
documents are cached in ``.cache/documents`` by text hash and the encoder's version.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import pickle
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Status, StatusReading

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


def analysed(texts: list[str]) -> list[Document]:
    from dateline.language.encoder import load_encoder  # noqa: PLC0415 - only the benchmark needs it lazily

    encoder = load_encoder()
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
    reports = []
    for record, document in zip(records, analysed([r["text"] for r in records]), strict=True):
        pairs = [(c, align(document, c)) for c in record["claims"]]
        record["claims"] = [c for c, t in pairs if t is not None]
        reports.append(
            GoldReport(
                record,
                document,
                date.fromisoformat(record["published"][:10]) if record.get("published") else None,
                tuple(t for _, t in pairs if t is not None),
                tuple(
                    StatusReading(Status(c["status"]), Basis.CLAUSE, "gold") for c, t in pairs if t is not None
                ),
            )
        )
    return reports


class Stages:
    """The stages as they stand; a stage that is not there yet gives None."""

    @cached_property
    def registry(self) -> Any:
        return self._make("dateline.gazetteer.actors", "load_registry")

    @cached_property
    def gazetteer(self) -> Any:
        return self._make("dateline.gazetteer.gazetteer", "open_gazetteer")

    @staticmethod
    def function(module: str, name: str) -> Any:
        try:
            return getattr(importlib.import_module(module), name, None)
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("dateline"):
                raise
            return None

    def _make(self, module: str, name: str) -> Any:
        make = self.function(module, name)
        return make() if make else None

    def mentions(self, report: GoldReport) -> Any:
        find = self.function("dateline.reading.mentions.find", "find_mentions")
        year = report.published.year if report.published else None
        return find(report.document, self.registry, year) if find and self.registry else None

    def run(self, stage: str, report: GoldReport) -> Any:
        return getattr(self, f"_{stage}")(report)

    def _places(self, r: GoldReport) -> Any:
        find = self.function("dateline.reading.toponyms", "find_toponyms")
        read = self.function("dateline.reading.places", "read_places")
        return read(r.document, r.triggers, find(r.document, self.gazetteer, self.mentions(r)))

    def _actors(self, r: GoldReport) -> Any:
        return self.function("dateline.reading.roles.claim_actors", "read_actors")(r.document, r.triggers, self.mentions(r))

    def _times(self, r: GoldReport) -> Any:
        read = self.function("dateline.reading.time.claim_times", "read_times") or self.function(
            "dateline.reading.time.times", "read_times"
        )
        return read(r.document, r.published, r.triggers, r.statuses)

    def _counts(self, r: GoldReport) -> Any:
        find = self.function("dateline.reading.counts.quantities", "find_quantities")
        read = self.function("dateline.reading.counts.claim_counts", "read_counts")
        return read(r.document, r.triggers, find(r.document), self.mentions(r))

    def _attributions(self, r: GoldReport) -> Any:
        return self.function("dateline.reading.attribution.attributions", "find_attributions")(r.document, self.mentions(r))

    def _sources(self, r: GoldReport) -> Any:
        read = self.function("dateline.reading.attribution.attributions", "read_sources")
        publisher = r.record.get("source")
        return read(r.document, r.triggers, self._attributions(r), self.mentions(r), publisher=publisher)

    def _statuses(self, r: GoldReport) -> Any:
        read = self.function("dateline.reading.status.statuses", "read_statuses")
        return read(r.document, r.triggers, self._attributions(r), r.published)


def words(report: GoldReport, span: Span | None) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(report.document.text)} if span else {"text": None}


def as_gold(report: GoldReport, stage: str, value: Any) -> Any:
    """A stage's value in the gold file's shape."""
    if stage == "places":
        if value is None:
            return None
        return {"name": value.name, "country": value.country, "lat": value.lat, "lon": value.lon} | words(report, value.span)
    if stage == "times":
        iso = lambda d: d.isoformat() if d else None  # noqa: E731
        return {"from": iso(value.start), "to": iso(value.end)} | words(report, value.span)
    if stage == "statuses":
        return value.status.value
    if stage == "actors":
        return [{"role": a.role.value, "name": a.name} | words(report, a.span) for a in value]
    if stage == "counts":
        keys = ("of", "who", "best", "low", "high")
        return [{k: getattr(c, k) for k in keys} | {"qualifier": c.qualifier.value} | words(report, c.span) for c in value]
    return [{"name": s.name, "org": s.org} | words(report, s.span) for s in value]


FIELD = {"places": "place", "times": "time", "statuses": "status", "actors": "actors", "counts": "counts", "sources": "sources"}


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stage", choices=sorted(FIELD))
    parser.add_argument("--split", default="train")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", help="one report's id")
    args = parser.parse_args()
    field, score, stages = FIELD[args.stage], scorer(), Stages()
    reports = [r for r in load(args.split) if args.only in (None, r.record["id"])]
    hits = shown = total = 0
    by_rule: dict[str, Counter[bool]] = defaultdict(Counter)
    system_records = []
    for report in reports:
        values = stages.run(args.stage, report)
        system = [as_gold(report, args.stage, v) for v in values]
        claims = [dict(c) | {field: s} for c, s in zip(report.record["claims"], system, strict=True)]
        system_records.append(dict(report.record) | {"claims": claims})
        for gold, value, said in zip(report.record["claims"], values, system, strict=True):
            ok = right(score, field, gold.get(field) or ([] if field in ("actors", "counts", "sources") else None), said)
            hits, total = hits + ok, total + 1
            for rule in rules_of(value):
                by_rule[rule][ok] += 1
            if not ok and shown < args.errors:
                shown += 1
                sentence = report.document.sentence_of(report.document.tokens_within(gold["trigger"]["start"], gold["trigger"]["end"])[0])
                print(f"\n{report.record['id']} {gold['id']} pub {report.published} {gold['type']} {gold['status']} “{gold['trigger']['text']}”")
                print("   ", report.document.text[sentence.start : sentence.end].replace("\n", " ")[:600])
                print("    gold  ", short(field, gold.get(field)))
                print("    system", short(field, said), rules_of(value))
    print(f"\n{args.stage} {args.split}: whole field right {hits}/{total} = {hits / max(total, 1):.3f}")
    out = score.score([r.record for r in reports], system_records)
    for key in ("actors", "figures"):
        if key == {"actors": "actors", "counts": "figures"}.get(args.stage):
            print(f"{key}: " + " ".join(f"{k} {v:.3f}" for k, v in out[key].items()))
    for rule, tally in sorted(by_rule.items(), key=lambda x: -sum(x[1].values())):
        print(f"    {sum(tally.values()):5d} {tally[True] / sum(tally.values()):.2f}  {rule}")


if __name__ == "__main__":
    sys.exit(main())
