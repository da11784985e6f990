"""The notebook runs, and shows what its cells print."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"
SPEC = importlib.util.spec_from_file_location("docs_notebook", DOCS / "notebook.py")
assert SPEC is not None
assert SPEC.loader is not None
notebook = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(notebook)


@pytest.mark.parametrize("path", notebook.NOTEBOOKS, ids=lambda p: p.name)
def test_notebook_shows_what_its_cells_print(path: Path) -> None:
    pytest.importorskip("geopandas")
    written = json.loads(path.read_text(encoding="utf-8"))
    shown = [c["outputs"] for c in notebook.run(path)["cells"] if c["cell_type"] == "code"]
    assert shown == [c["outputs"] for c in written["cells"] if c["cell_type"] == "code"], "run `make docs`"
    assert any(shown)
