"""Trains the weights that ship in ``dateline.language.weights``. Never imported by the package."""
