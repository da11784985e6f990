"""What two claims have in common and what sets them apart: one name a kind of evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from dateline.linking.families import family
from dateline.linking.key import ClaimKey
from dateline.linking.words import likeness, load_word_bits
from dateline.model.distance import kilometres

#: Longer spans are totals over a period: another event than the incidents within.
PERIOD_DAYS = 21
_TOWN_KM, _NEAR_KM, _REGION_KM = 8.0, 35.0, 120.0
_LIKENESS = (0.02, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8)
_GAPS = (0, 1, 3, 10, 40)
_RARE = (4.0, 7.0)  # bits of a stem
_REAL = ("happened", "ongoing")


def evidence(a: ClaimKey, b: ClaimKey) -> tuple[str, ...]:
    """The names of the evidence of a pair, the same whichever claim comes first; ``prior`` is always among them."""
    found = ["prior", *_type(a, b), *_lemma(a, b), *_time(a, b), *_place(a, b), *_figures(a, b), _status(a, b)]
    found += [*_actors(a, b), _naming(a, b)]
    found.append(f"words {bisect_left(_LIKENESS, likeness(a.words, b.words))}")
    if a.report == b.report:
        found.append(_distance(a, b))
    else:
        found.append(f"topic {bisect_left(_LIKENESS, likeness(a.topic, b.topic))}")
        found.append(_published(a, b))
        if a.group == b.group:
            found.append("copies")
    return tuple(found)


def _pair(one: str, other: str) -> str:
    return f"{one}+{other}" if one < other else f"{other}+{one}"


def _type(a: ClaimKey, b: ClaimKey) -> Iterator[str]:
    if not a.type or not b.type:
        yield "type unknown" if a.type or b.type else "type both unknown"
    elif a.type == b.type:
        yield "type same"
        yield f"type {a.type}"
    else:
        yield "type family" if family(a.type) == family(b.type) else "type other"
        yield f"type {_pair(a.type, b.type)}"


def _lemma(a: ClaimKey, b: ClaimKey) -> Iterator[str]:
    if a.lemma == b.lemma:
        yield f"lemma same {bisect_left(_RARE, load_word_bits().of(a.lemma))}"
    elif a.lemma[:4] == b.lemma[:4]:
        yield "lemma alike"
    elif a.lemma in b.words or b.lemma in a.words:
        yield "lemma near"
    else:
        yield "lemma other"


def _status(a: ClaimKey, b: ClaimKey) -> str:
    if a.status == b.status:
        return "status same" if a.status in _REAL else "status same unreal"
    return f"status {_pair(a.status, b.status)}"


def _naming(a: ClaimKey, b: ClaimKey) -> str:
    later = b if (a.published or date.min, a.position) <= (b.published or date.min, b.position) else a
    return f"naming {later.naming}"


def is_period(key: ClaimKey) -> bool:
    """True where a claim's time is a longer span."""
    return key.start is not None and key.end is not None and (key.end - key.start).days > PERIOD_DAYS


def _time(a: ClaimKey, b: ClaimKey) -> Iterator[str]:
    known_a, known_b = a.start or a.end, b.start or b.end
    if known_a is None or known_b is None:
        yield "time both unknown" if known_a is known_b else "time one unknown"
        return
    said = (a.time_basis in _SAID) + (b.time_basis in _SAID)
    lasting = "ongoing" if "ongoing" in (a.status, b.status) else ""
    if (a.start, a.end) == (b.start, b.end):
        if a.start == a.end:
            yield f"time same day {said}"
        else:
            yield f"time same {'open' if None in (a.start, a.end) else 'span'} {said}"
    elif is_period(a) != is_period(b):
        yield "time period and day"
    elif (gap := _gap(a, b)) > 0:
        yield f"time apart {bisect_left(_GAPS, gap)} {lasting}"
    elif None in (a.start, a.end, b.start, b.end):
        yield f"time open {'same end' if a.end == b.end else ''}"
    else:
        yield f"time overlap {'one end' if a.end == b.end or a.start == b.start else ''}"


_SAID = ("clause", "sentence")


def _gap(a: ClaimKey, b: ClaimKey) -> int:
    """Days between two spans, 0 or less where they meet."""
    gaps = [_days(b.start, a.end), _days(a.start, b.end)]
    return max((gap for gap in gaps if gap is not None), default=0)


def _days(later: date | None, earlier: date | None) -> int | None:
    return (later - earlier).days if later and earlier else None


def _place(a: ClaimKey, b: ClaimKey) -> Iterator[str]:
    if a.place is None or b.place is None:
        yield "place both unknown" if a.place is None and b.place is None else "place one unknown"
    elif a.country and b.country and a.country != b.country:
        yield "place other country"
    elif a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        said = (a.place_basis in _SAID) + (b.place_basis in _SAID)
        yield f"{_far(a.place == b.place, kilometres(a.lat, a.lon, b.lat, b.lon))} {said}"
    elif a.place == b.place:
        yield "place same country" if a.lat is None and b.lat is None else "place same name"
    else:
        yield "place within" if (a.lat is None) != (b.lat is None) else "place other name"


def _far(same_name: bool, distance: float) -> str:
    if distance <= _TOWN_KM:
        return "place same" if same_name else "place town"
    if distance <= _NEAR_KM:
        return "place near"
    return "place region" if distance <= _REGION_KM else "place far"


def _actors(a: ClaimKey, b: ClaimKey) -> Iterator[str]:
    agents = _role(a, b, "agent")
    targets = _role(a, b, "target")
    yield f"agent {agents}"
    yield f"target {targets}"
    if agents == targets == "same":
        yield "agent and target same"
    elif agents != "same" and targets != "same" and {n for _, n in a.actors} & {n for _, n in b.actors}:
        yield "actor in another role"


def _role(a: ClaimKey, b: ClaimKey, role: str) -> str:
    own, other = ({name for r, name in key.actors if r == role} for key in (a, b))
    if not own or not other:
        return "one" if own or other else "none"
    if own & other:
        return "same" if own == other else "shared"
    words = {w for name in own for w in name.split()} & {w for name in other for w in name.split()}
    return "alike" if words - {"of", "the", "and"} else "other"


def _figures(a: ClaimKey, b: ClaimKey) -> Iterator[str]:
    if not a.figures or not b.figures:
        yield "figures none" if not a.figures and not b.figures else "figures one"
        return
    own, other = ({figure[0]: figure[1:] for figure in key.figures} for key in (a, b))
    shared = own.keys() & other.keys()
    if not shared:
        yield "figures of others"
        return
    for of in sorted(shared):
        yield f"figures {_compared(own[of], other[of])}"


def _compared(own: tuple[int | None, ...], other: tuple[int | None, ...]) -> str:
    if own == other:
        best = own[0]
        return "same vague" if best is None else "same one" if best <= 1 else "same few" if best < 10 else "same many"
    if max(own[1] or 0, other[1] or 0) <= min(_high(own), _high(other)):
        return "fit"
    low, high = sorted((_about(own), _about(other)))
    return "close" if high <= 1.5 * low else "differ"


def _about(figure: tuple[int | None, ...]) -> int:
    return next((value for value in figure if value is not None), 0)


def _high(figure: tuple[int | None, ...]) -> float:
    return figure[2] if figure[2] is not None else float("inf")


def _distance(a: ClaimKey, b: ClaimKey) -> str:
    if a.sentence == b.sentence:
        return "sentence same near" if abs(a.position - b.position) < 40 else "sentence same"
    return f"sentence apart {bisect_left((200, 500, 1500), abs(a.sentence - b.sentence))}"


def _published(a: ClaimKey, b: ClaimKey) -> str:
    if a.published is None or b.published is None:
        return "published unknown"
    return f"published {bisect_left(_GAPS, abs((a.published - b.published).days))}"
