"""PRIO-GRID cells."""

from __future__ import annotations

import math

_ROWS, _COLUMNS = 360, 720  # cells of half a degree


def priogrid_gid(lat: float, lon: float) -> int:
    """The number of the PRIO-GRID cell (half a degree each way) that a point lies in.

    Cells count eastwards from the south-west corner of the world, from 1 (Tollefsen, Strand & Buhaug 2012). A point on
    the northern or eastern edge of the world belongs to the last cell.
    """
    row = min(_ROWS - 1, math.floor((lat + 90) * 2))
    column = min(_COLUMNS - 1, math.floor((lon + 180) * 2))
    return row * _COLUMNS + column + 1
