"""Our own annotations of public texts, without the texts: ids, offsets and a hash of the text.

    python -m training.standoff write FILE… --out FOLDER     gold-shaped reports to standoff files
    python -m training.standoff check --data FOLDER          every annotation finds its text, unchanged

A line names the data set's file, the record's id, the field of the text and which of its characters were annotated;
spans are pairs of character offsets, end exclusive, as everywhere. ``restore`` puts the text back from the data folder.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "annotations"


def without_text(record: dict[str, Any]) -> dict[str, Any]:
    """A gold-shaped report as a standoff line."""
    return {
        "set": record["set"],
        "file": record["file"],
        "id": record["id"],
        "field": record["field"],
        "start": record.get("start") or 0,
        "end": record["end"],
        "sha256": _hash(record["text"]),
        "published": record["published"],
        "claims": [_claim_without_text(claim) for claim in record["claims"]],
    }


def _claim_without_text(claim: dict[str, Any]) -> dict[str, Any]:
    bare = {key: claim[key] for key in ("event", "type", "status")}
    bare["trigger"] = _pair(claim["trigger"])
    for name in ("time", "place"):
        bare[name] = _bare(claim[name]) if claim[name] else None
    for name in ("actors", "counts", "sources"):
        bare[name] = [_bare(value) for value in claim[name]]
    return bare


def _bare(value: dict[str, Any]) -> dict[str, Any]:
    kept = {k: v for k, v in value.items() if k not in ("text", "start", "end", "who", "lat", "lon")}
    return kept | {"span": _pair(value)}


def _pair(value: dict[str, Any]) -> list[int] | None:
    return [value["start"], value["end"]] if value.get("start") is not None else None


def restore(line: dict[str, Any], data: Path) -> dict[str, Any]:
    """The gold-shaped report of a standoff line. Raises ValueError where the text is not the one annotated."""
    text = _text(line, data)[line["start"] : line["end"]]
    if _hash(text) != line["sha256"]:
        raise ValueError(f"{line['file']}: {line['id']}: the text is not the one that was annotated")
    claims = [_with_text(claim, text, number) for number, claim in enumerate(line["claims"], 1)]
    name = f"{line['set']}-{line['id']}"
    return {"id": name, "published": line["published"], "source": None, "title": None, "text": text, "claims": claims}


def _with_text(claim: dict[str, Any], text: str, number: int) -> dict[str, Any]:
    full: dict[str, Any] = {"id": f"c{number}", **claim}
    full["trigger"] = _words(claim["trigger"], text)
    for name in ("time", "place"):
        full[name] = _full(claim[name], text) if claim[name] else None
    for name in ("actors", "counts", "sources"):
        full[name] = [_full(value, text) for value in claim[name]]
    if full["place"]:
        full["place"] |= {"lat": None, "lon": None}
    return full


def _full(value: dict[str, Any], text: str) -> dict[str, Any]:
    return {k: v for k, v in value.items() if k != "span"} | _words(value["span"], text)


def _words(pair: Sequence[int] | None, text: str) -> dict[str, Any]:
    if pair is None:
        return {"text": None}
    return {"start": pair[0], "end": pair[1], "text": text[pair[0] : pair[1]]}


def _text(line: dict[str, Any], data: Path) -> str:
    records = _records(data / line["file"])
    if line["field"] == "articles.text":
        incident, _, article = line["id"].partition("#")
        return next(str(a["text"]) for a in records[incident]["articles"] if str(a["id"]) == article)
    return str(records[line["id"]][line["field"]])


@cache
def _records(path: Path) -> dict[str, dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return {str(record["id"]): record for record in map(json.loads, file)}


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_annotations(data: Path, folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """All annotated reports, with their texts from the data folder, in the order of files and lines."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield restore(json.loads(line), data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    write = commands.add_parser("write")
    write.add_argument("files", type=Path, nargs="+")
    write.add_argument("--out", type=Path, default=FOLDER)
    check = commands.add_parser("check")
    check.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    if options.command == "check":
        reports = list(read_annotations(options.data))
        print(f"{len(reports)} reports, {sum(len(r['claims']) for r in reports)} claims")
        return
    options.out.mkdir(parents=True, exist_ok=True)
    for path in options.files:
        lines = [json.dumps(without_text(json.loads(x)), ensure_ascii=False) for x in path.open(encoding="utf-8")]
        (options.out / path.name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
