"""Who says how many were killed in a place: reads Dateline's JSON lines, prints one line a figure."""

import json
import sys

for line in sys.stdin:
    report = json.loads(line)
    for claim in report["claims"]:
        if claim["place"] and sys.argv[1] in claim["place"]["name"]:
            for count in claim["counts"]:
                if count["of"] == "killed":
                    says = claim["sources"][0]["name"] if claim["sources"] else "the report itself"
                    print(report["published"], f"{count['qualifier']:8} {count['text']:>5}  {says}, in {report['id']}")
