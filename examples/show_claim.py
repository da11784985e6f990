"""One claim of a report, a field a line: reads Dateline's JSON lines, prints the first claim with the given label."""

import json
import sys

report = json.loads(sys.stdin.readline())
claim = next(c for c in report["claims"] if c["label"] == sys.argv[1])
lines = (f'  "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in claim.items())
print("{", ",\n".join(lines), "}", sep="\n")
