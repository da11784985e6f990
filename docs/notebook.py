"""Runs the notebooks of this folder without Jupyter: code cells one after the other, their output put below them."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "docs").glob("*.ipynb"))


def run(notebook: Path) -> dict[str, Any]:
    """The notebook with the output of each cell, run in a folder that goes away. Raises what a cell raises."""
    content: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "examples").symlink_to(ROOT / "examples")
        os.chdir(folder)
        try:
            for number, cell in enumerate((c for c in content["cells"] if c["cell_type"] == "code"), 1):
                cell["execution_count"] = number
                cell["outputs"] = _outputs("".join(cell["source"]), names)
        finally:
            os.chdir(before)
    return content


def _outputs(code: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """What a cell prints, and the value of its last line."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None
    shown = printed.getvalue() + (f"{value}\n" if value is not None else "")
    lines = [line.rstrip() + "\n" for line in shown.splitlines()]
    return [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []


def write(notebook: Path, content: dict[str, Any]) -> bool:
    """Writes a notebook back; whether it changed."""
    new = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    changed = new != notebook.read_text(encoding="utf-8")
    if changed:
        notebook.write_text(new, encoding="utf-8")
    return changed
