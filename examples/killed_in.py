"""Who says how many were killed in a place: reads Dateline's JSON lines, prints one line a figure."""

import json
import sys

for line in sys.stdin:
    report = json.loads(line)
    for claim in report["claims"]:
        if claim["place"] and claim["place"]["name"] == sys.argv[1]:
            for count in claim["counts"]:
                if count["of"] == "killed":
                    says = claim["sources"][0]["name"] if claim["sources"] else "the report itself"
                    low, high = count["low"], count["high"]
                    print(f"{report['published']}  {low}–{high or '…'}  {says}  ({report['id'].split('#')[0]})")
