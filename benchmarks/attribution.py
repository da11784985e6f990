"""Attribution measured on PolNeAR and factuality on the UW set, with the published figures beside ours.

    python -m benchmarks.attribution [DATA_FOLDER]

PolNeAR marks everything that anybody is said to say, think, want or do about something; we look for what a claim
about events can stand on, so its recall counts against us where a cue tells a mere stance or deed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.row import Row
from dateline.language.encoder import load_encoder
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Status, StatusReading
from dateline.reading.attribution.attributions import Attribution, find_attributions
from dateline.reading.status.statuses import read_statuses

Tokens = frozenset[int]
ROLES = ("source", "cue", "content")
_SPEECH_STEMS = ("said", "say", "says", "saying", "told", "according", "added")


def run(data: Path) -> list[Row]:
    """All attribution and factuality figures on the dev parts under ``data``; a set that is not there gives no row."""
    polnear, factuality = data / "polnear" / "dev.jsonl", data / "factuality" / "uw-dev.jsonl"
    rows = attribution_rows(polnear) if polnear.exists() else []
    return rows + (factuality_rows(factuality) if factuality.exists() else [])


def attribution_rows(path: Path) -> list[Row]:
    tally: Counter[str] = Counter()
    encoder = load_encoder()
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = encoder.analyse(record["text"])
        gold = [g for a in record["attributions"] if (g := _gold_tokens(document, a))["content"]]
        ours = [o for a in find_attributions(document, None) if (o := _our_tokens(document, a))["content"]]
        _count(document, gold, ours, tally)
    note = "84 articles; no comparable published figure re-checked; annotators agree on 92 % of attributions"
    rows = []
    for role in ROLES:
        rows.append(Row("polnear dev", f"{role} exact span F1", _f1(tally, f"{role} exact"), note=note))
        rows.append(Row("polnear dev", f"{role} token F1", _f1(tally, f"{role} token"), note=note))
    right = tally["source right"] / max(tally["source asked"], 1)
    rows.append(Row("polnear dev", "source right where content is found", right, note="share of tokens > 0"))
    speech = tally["speech found"] / max(tally["speech cues"], 1)
    rows.append(Row("polnear dev", "recall of contents with a said/told cue", speech, note="31 % of all cues"))
    return rows


def _gold_tokens(document: Document, attribution: dict[str, Any]) -> dict[str, Tokens]:
    return {
        role: frozenset(i for start, end in attribution[role] for i in document.tokens_within(start, end))
        for role in ROLES
    }


def _our_tokens(document: Document, attribution: Attribution) -> dict[str, Tokens]:
    content = frozenset(i for first, last in attribution.content for i in range(first, last))
    source = frozenset(i for h in attribution.holders[:1] for i in _phrase(document, h.head))
    cue = frozenset(document.tokens_within(attribution.cue.start, attribution.cue.end))
    return {"source": source, "cue": cue, "content": _trimmed(document, content)}


def _phrase(document: Document, head: int) -> range:
    """A source with its article, appositions and relative clauses, as the annotators mark it."""
    first = last = head
    inside = set(document.subtree(head))
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside and document.tokens[last + 1].sentence == document.tokens[head].sentence:
        last += 1
    while last > head and document.tokens[last].upos == "PUNCT":
        last -= 1
    return range(first, last + 1)


def _trimmed(document: Document, tokens: Tokens) -> Tokens:
    """Content without a full stop or a comma at its edges, as the annotators mark it."""
    inside = sorted(tokens)
    while inside and document.tokens[inside[-1]].text in (".", ",", ":", ";"):
        inside.pop()
    while inside and document.tokens[inside[0]].text in (",", ":", ";"):
        inside.pop(0)
    return frozenset(inside)


def _count(
    document: Document, gold: Sequence[dict[str, Tokens]], ours: Sequence[dict[str, Tokens]], tally: Counter[str]
) -> None:
    for role in ROLES:
        wanted, found = {g[role] for g in gold if g[role]}, {o[role] for o in ours if o[role]}
        tally[f"{role} exact hit"] += len(wanted & found)
        tally[f"{role} exact gold"] += len(wanted)
        tally[f"{role} exact ours"] += len(found)
        marked, named = _union(g[role] for g in gold), _union(o[role] for o in ours)
        tally[f"{role} token hit"] += len(marked & named)
        tally[f"{role} token gold"] += len(marked)
        tally[f"{role} token ours"] += len(named)
    for g in gold:
        best = max(
            ours, key=lambda o: len(o["content"] & g["content"]) / len(o["content"] | g["content"]), default=None
        )
        found_it = best is not None and 2 * len(best["content"] & g["content"]) > len(g["content"])
        if any(document.tokens[i].lower in _SPEECH_STEMS for i in g["cue"]):
            tally["speech cues"] += 1
            tally["speech found"] += found_it
        if best is not None and found_it and g["source"]:
            tally["source asked"] += 1
            tally["source right"] += bool(best["source"] & g["source"])


def _union(parts: Iterable[Tokens]) -> Tokens:
    return frozenset(i for part in parts for i in part)


def _f1(tally: Counter[str], name: str) -> float:
    hit, gold, ours = (tally[f"{name} {part}"] for part in ("hit", "gold", "ours"))
    return 2 * hit / (gold + ours) if gold + ours else 0.0


def factuality_rows(path: Path) -> list[Row]:
    """How well a status tells events that did not happen, and events left open, from those that did."""
    encoder = load_encoder()
    tally: Counter[str] = Counter()
    error = 0.0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = encoder.analyse(record["text"])
        pairs = [(e, t) for e in record["events"] if (t := _trigger(document, e)) is not None]
        readings = read_statuses(document, [t for _, t in pairs], find_attributions(document, None), None)
        for (event, _), reading in zip(pairs, readings, strict=True):
            truth, said = _class_of(event["factuality"]), _class_read(reading)
            for name in ("did not happen", "uncertain"):
                tally[f"{name} gold"] += truth == name
                tally[f"{name} ours"] += said == name
                tally[f"{name} hit"] += truth == said == name
            tally["events"] += 1
            error += abs(_SCORE[said] - event["factuality"])
    rows = [Row("uw-dev", f"F1 of “{n}”", _f1(tally, n)) for n in ("did not happen", "uncertain")]
    note = "three classes read as -3, 1, 3; the published figure is a trained regression's; always +3 gives 0.781"
    return [*rows, Row("uw-dev", "mean absolute error", error / max(tally["events"], 1), "0.42 (Rudinger 2018)", note)]


_CLASS = {
    Status.HAPPENED: "happened",
    Status.ONGOING: "happened",
    Status.DENIED: "did not happen",
    Status.PLANNED: "uncertain",
    Status.POSSIBLE: "uncertain",
    Status.DEMANDED: "uncertain",
}
# The mean of the annotators' scores in each of our classes lies near these.
_SCORE = {"happened": 3.0, "uncertain": 1.0, "did not happen": -3.0}


def _class_read(reading: StatusReading) -> str:
    """Our status in the annotators' classes: they take an announced future ("will") as good as certain."""
    if reading.status is Status.PLANNED and reading.rule != "governor":
        return "happened"
    return _CLASS[reading.status]


def _class_of(score: float) -> str:
    if score <= -1.5:
        return "did not happen"
    return "uncertain" if score < 1.5 else "happened"


def _trigger(document: Document, event: dict[str, Any]) -> Trigger | None:
    tokens = document.tokens_within(event["start"], event["end"])
    if not tokens:
        return None
    token = document.tokens[tokens[0]]
    form = "verb" if token.upos in ("VERB", "AUX", "ADJ") else "noun"
    span = Span(event["start"], event["end"])
    return Trigger(token.index, span, "armed_attack", form, token.index, "given")


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "shared" / "data"
    for row in run(folder):
        print(f"{row.name:12} {row.metric:42} {row.value:.3f}  {row.published or ''}  {row.note}")
