"""What two claims have in common and what sets them apart: one name a kind of evidence."""

from __future__ import annotations

from datetime import date

from dateline.linking.families import family
from dateline.linking.key import ClaimKey
from dateline.linking.words import likeness
from dateline.model.distance import kilometres

#: Longer spans are totals over a period: another event than the incidents within.
PERIOD_DAYS = 21
_TOWN_KM, _NEAR_KM, _REGION_KM = 8.0, 35.0, 120.0
_LIKENESS = (0.05, 0.15, 0.3, 0.5, 0.75)
_GAPS = (0, 1, 3, 10, 40)


def evidence(a: ClaimKey, b: ClaimKey) -> tuple[str, ...]:
    """The names of the evidence of a pair, the same whichever claim comes first; ``prior`` is always among them."""
    found = ["prior", _type(a, b), _lemma(a, b), _time(a, b), _place(a, b), _figures(a, b), _status(a, b)]
    found += [_actors(a, b, "agent"), _actors(a, b, "target")]
    found.append(f"words {_step(likeness(a.words, b.words), _LIKENESS)}")
    if a.report == b.report:
        found.append(_distance(a, b))
    else:
        found.append(f"topic {_step(likeness(a.topic, b.topic), _LIKENESS)}")
        found.append(_published(a, b))
        if a.group == b.group:
            found.append("copies")
    return tuple(found)


def _step(value: float, steps: tuple[float, ...] | tuple[int, ...]) -> int:
    """How many of the steps a value is above."""
    return sum(value > step for step in steps)


def _type(a: ClaimKey, b: ClaimKey) -> str:
    if a.type == b.type:
        return "type same"
    return "type family" if family(a.type) == family(b.type) else "type other"


def _lemma(a: ClaimKey, b: ClaimKey) -> str:
    if a.lemma == b.lemma:
        return "lemma same"
    return "lemma alike" if a.lemma[:4] == b.lemma[:4] else "lemma other"


def _status(a: ClaimKey, b: ClaimKey) -> str:
    real = {"happened", "ongoing"}
    if a.status == b.status:
        return "status same"
    return "status other" if (a.status in real) != (b.status in real) else "status near"


def is_period(key: ClaimKey) -> bool:
    """True where a claim's time is a longer span."""
    return key.start is not None and key.end is not None and (key.end - key.start).days > PERIOD_DAYS


def _time(a: ClaimKey, b: ClaimKey) -> str:
    if (a.start or a.end) is None or (b.start or b.end) is None:
        return "time both unknown" if (a.start or a.end or b.start or b.end) is None else "time one unknown"
    if (a.start, a.end) == (b.start, b.end):
        return "time same day" if a.start == a.end else "time same span"
    if is_period(a) != is_period(b):
        return "time period and day"
    gap = _gap(a, b)
    if gap > 0:
        return f"time apart {_step(gap, _GAPS)}"
    return "time open" if None in (a.start, a.end, b.start, b.end) else "time overlap"


def _gap(a: ClaimKey, b: ClaimKey) -> int:
    """Days between two spans, 0 or less where they meet."""
    gaps = [_days(b.start, a.end), _days(a.start, b.end)]
    return max((gap for gap in gaps if gap is not None), default=0)


def _days(later: date | None, earlier: date | None) -> int | None:
    return (later - earlier).days if later and earlier else None


def _place(a: ClaimKey, b: ClaimKey) -> str:
    if a.place is None or b.place is None:
        return "place both unknown" if a.place is None and b.place is None else "place one unknown"
    if a.country and b.country and a.country != b.country:
        return "place other country"
    if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        return _far(a.place == b.place, kilometres(a.lat, a.lon, b.lat, b.lon))
    return "place same" if a.place == b.place else "place within"


def _far(same_name: bool, distance: float) -> str:
    if distance <= _TOWN_KM:
        return "place same" if same_name else "place town"
    if distance <= _NEAR_KM:
        return "place near"
    return "place region" if distance <= _REGION_KM else "place far"


def _actors(a: ClaimKey, b: ClaimKey, role: str) -> str:
    own, other = ({name for r, name in key.actors if r == role} for key in (a, b))
    if not own or not other:
        return f"{role} unknown"
    return f"{role} same" if own & other else f"{role} other"


def _figures(a: ClaimKey, b: ClaimKey) -> str:
    if not a.figures or not b.figures:
        return "figures none" if not a.figures and not b.figures else "figures one"
    own, other = ({figure[0]: figure[1:] for figure in key.figures} for key in (a, b))
    shared = own.keys() & other.keys()
    if not shared:
        return "figures of others"
    if any(own[of] == other[of] and (own[of][0] or 0) > 1 for of in shared):
        return "figures same"
    if all(_fit(own[of], other[of]) for of in shared):
        return "figures fit"
    return "figures differ"


def _fit(own: tuple[int | None, ...], other: tuple[int | None, ...]) -> bool:
    """True where two figures may be one number."""
    low, high = (max(f[1] or 0 for f in (own, other)), min(_high(own), _high(other)))
    return low <= high


def _high(figure: tuple[int | None, ...]) -> float:
    return figure[2] if figure[2] is not None else float("inf")


def _distance(a: ClaimKey, b: ClaimKey) -> str:
    if a.sentence == b.sentence:
        return "sentence same"
    return f"sentence apart {_step(abs(a.sentence - b.sentence), (300, 1000))}"


def _published(a: ClaimKey, b: ClaimKey) -> str:
    if a.published is None or b.published is None:
        return "published unknown"
    return f"published {_step(abs((a.published - b.published).days), _GAPS)}"
