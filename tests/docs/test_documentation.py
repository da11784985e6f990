"""What the documentation says is so."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.main import get_command
from typer.testing import CliRunner

from dateline.cli import app
from dateline.evaluation.pairing import CLASSES
from dateline.export.claims_csv import COLUMNS
from dateline.export.record import SCHEMA
from dateline.ingest.intake import KINDS
from dateline.ingest.limits import REPORT_BYTES
from dateline.model.values import Basis, Qualifier, Status

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*.md"), *ROOT.glob("*.md")])
OUTPUT, INPUT = (ROOT / "docs" / name for name in ("output.md", "input.md"))


def names_in(page: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", page.read_text(encoding="utf-8"))


def commands() -> list[tuple[str, str]]:
    """Every ``dateline …`` line of the documentation, with its page."""
    found = []
    for page in PAGES:
        for line in re.findall(r"^(?:    |\$ )\$? ?(dateline [^\n#|>]+)", page.read_text(encoding="utf-8"), re.M):
            found.append((page.name, line.strip()))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_there_are_commands_to_check() -> None:
    assert len(commands()) >= 5


@pytest.mark.parametrize(("page", "line"), commands())
def test_commands_have_only_options_that_exist(page: str, line: str) -> None:
    words = shlex.split(line)[1:]
    command = get_command(app)
    while isinstance(command, typer.core.TyperGroup) and words and words[0] in command.commands:
        command = command.commands[words.pop(0)]
    known = {option for p in command.params for option in (*p.opts, *p.secondary_opts)} | {"--help", "--version"}
    assert {w.split("=")[0] for w in words if w.startswith("-") and w != "-"} <= known


def test_every_csv_column_is_documented_in_its_order() -> None:
    documented = [n for n in names_in(OUTPUT) if n in COLUMNS]
    table = documented[documented.index("report_id") :]
    assert [n for i, n in enumerate(table) if n not in table[:i]] == list(COLUMNS)


def test_every_word_of_the_output_is_documented() -> None:
    words = {*names_in(OUTPUT)}
    assert {SCHEMA, *(s.value for s in Status), *(q.value for q in Qualifier), *(b.value for b in Basis)} <= words
    assert {type_ for types in CLASSES.values() for type_ in types} <= words


def test_every_key_of_the_json_lines_is_documented() -> None:
    example = str(ROOT / "examples" / "reports" / "01-agency-lead.txt")
    record = json.loads(CliRunner().invoke(app, ["read", example, "--format", "jsonl", "--no-store"]).stdout)
    keys = {*record, *(key for claim in record["claims"] for key in claim)}
    inner = {key for claim in record["claims"] for v in claim.values() for o in (v if isinstance(v, list) else [v])
             if isinstance(o, dict) for key in o}  # fmt: skip
    fields = {"type", "status", "time", "place", "actors", "counts", "sources", "claim"}
    assert keys | inner - fields <= {*names_in(OUTPUT)}


def test_endings_and_limits_are_documented() -> None:
    text = INPUT.read_text(encoding="utf-8")
    assert all(f"`{ending}`" in text for ending in KINDS)
    assert f"{REPORT_BYTES:,}" in text


def test_every_example_is_explained_and_dated_beyond_our_time() -> None:
    text = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    reports = sorted((ROOT / "examples" / "reports").iterdir())
    assert len(reports) >= 10
    for path in reports:
        assert f"`{path.name}`" in text
        assert "2031" in path.name + path.read_text(encoding="utf-8")
    assert "invented" in text


def test_make_help_lists_the_targets_that_the_documentation_names() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in PAGES:
        for target in re.findall(r"`make (\w+)`|^    make (\w+)", page.read_text(encoding="utf-8"), re.M):
            name = target[0] or target[1]
            assert re.search(rf"^{name}:.*##", makefile, re.M), f"{page.name}: make {name}"
