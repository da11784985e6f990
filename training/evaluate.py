"""Prints all figures of weights: ``python -m training.evaluate --data FOLDER [--weights FOLDER]``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from dateline.language.encoder import load_encoder
from dateline.language.weights import FOLDER
from training.measuring import measure


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=FOLDER)
    options = parser.parse_args()
    for name, figures in measure(options.data, load_encoder(options.weights)).items():
        print(f"{name:20s}", json.dumps({k: round(v, 1) for k, v in figures.items()}))


if __name__ == "__main__":
    main()
