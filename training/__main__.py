"""Trains, exports and measures the weights: ``python -m training --data ../shared/data``."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path

from dateline.language.encoder import load_encoder
from dateline.language.weights import FOLDER
from training.base_model import base_model
from training.claims import ClaimPlan, Setting, teach
from training.export import export, record_figures
from training.measuring import measure
from training.silver import teach_silver
from training.train import Plan, train_and_save

_WORK = Path(__file__).parent / "work"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, re3d/ and uner/")
    parser.add_argument("--work", type=Path, default=_WORK, help="folder for the base model and checkpoints")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the weights go")
    parser.add_argument("--epochs", type=float, default=Plan.epochs)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    base = base_model(options.work / "base")
    checkpoint = options.work / "final.pt"
    train_and_save(options.data, base, checkpoint, Plan(epochs=options.epochs))
    # the language stage alone splits and parses the reports that the heads are taught with
    parser_alone, silver, claims = options.work / "language", options.work / "silver.pt", options.work / "claims.pt"
    export(checkpoint, options.data, base, parser_alone)
    language = load_encoder(parser_alone)
    teach_silver(Setting(checkpoint, options.data, base, language), silver)
    teach(Setting(silver, options.data, base, language), claims, ClaimPlan())
    export(claims, options.data, base, options.out)
    figures = measure(options.data, load_encoder(options.out))
    record_figures(options.out, figures)
    for name, values in figures.items():
        print(f"{name:20s}", json.dumps({k: round(v, 1) for k, v in values.items()}))


if __name__ == "__main__":
    main()
