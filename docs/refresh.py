"""``make docs``: puts what the commands really print into the documentation.

A comment ``<!-- shows: COMMAND -->`` stands before each such block; the block after it is replaced by the command's
output, in a terminal of the width that ``COLUMNS=…`` names (100 when it names none).
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from notebook import NOTEBOOKS, run, write  # beside this program

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(<!-- shows: (?P<command>[^\n]+) -->\n```\w*\n)(?P<old>.*?)(^```$)", re.S | re.M)


def shown(command: str) -> str:
    """What a shell command prints on standard output, run in the root of the checkout with our own programs first
    and a record of its own."""
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    environment = {"PATH": path, "COLUMNS": "100", "LANG": "C.UTF-8", "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        environment["DATELINE_STORE"] = f"sqlite:///{folder}/record.db"
        result = subprocess.run(
            ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
    return result.stdout.rstrip()


def main() -> None:
    """Rewrites each page whose blocks have changed and says which."""
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = BLOCK.sub(lambda m: f"{m[1]}{shown(m['command'])}\n{m[4]}", old)
        if new != old:
            page.write_text(new, encoding="utf-8")
            print(f"{page.relative_to(ROOT)} now shows what the commands print")
    for notebook in NOTEBOOKS:
        if write(notebook, run(notebook)):
            print(f"{notebook.relative_to(ROOT)} now shows what its cells print")


if __name__ == "__main__":
    main()
