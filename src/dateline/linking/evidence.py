"""What two claims have in common and what sets them apart: one name a kind of evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from dateline.linking.families import CAMPAIGNS, LASTING, family
from dateline.linking.key import ClaimKey
from dateline.linking.words import likeness, load_word_bits
from dateline.model.distance import kilometres

#: Longer spans are totals over a period: another event than the incidents within.
PERIOD_DAYS = 21
_TOWN_KM, _NEAR_KM, _REGION_KM = 8.0, 35.0, 120.0
_LIKENESS = (0.02, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8)
_ABOUT = _LIKENESS[:-2]  # what is more alike is a copy, which tells no more of the events
_GAPS = (0, 1, 3, 10, 40)
_RARE = (4.0, 7.0)  # bits of a stem
_REAL = ("happened", "ongoing")
_SAID = ("clause", "sentence")
_Figure = tuple[str, int | None, int | None, int | None]
_REMEMBERED = 20_000  # sets of actors and figures: those of the claims that a claim is compared with


def evidence(a: ClaimKey, b: ClaimKey) -> tuple[str, ...]:
    """The names of the evidence of a pair, the same whichever claim comes first; ``prior`` is always among them.

    What the days say is also told together with the kinds, the place, the figures and the words (``days & place``):
    the same day tells little where a report carries its day on, much where figures agree too.
    """
    kinds, days, place, figures = _type(a, b), _time(a, b), _place(a, b), _figures(a, b)
    words = f"words {bisect_left(_LIKENESS, likeness(a.words, b.words))}"
    found = ["prior", *kinds, _lemma(a, b), days, place, *figures, _status(a, b), *_actors(a, b), _naming(a, b), words]
    found += [f"{days} & {other}" for other in (kinds[-1], place, figures[0], words)]
    if _campaign(a, b):
        found.append("campaign")
    if a.report == b.report:
        found.append(_distance(a, b))
    else:
        found.append(f"topic {bisect_left(_ABOUT, likeness(a.topic, b.topic))}")
        found.append(_published(a, b))
        if a.group == b.group:
            found.append("copies")
    return tuple(found)


def _campaign(a: ClaimKey, b: ClaimKey) -> bool:
    """Whether both tell of one battle or siege: of one kind and for one place, by the same sides, within six weeks.

    Its daily stages are the same act ("the battle for Baghouz", "the operation", "the advance").
    """
    if a.type != b.type or a.type not in CAMPAIGNS or a.status not in _REAL or b.status not in _REAL:
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or _gap(a, b) > _GAPS[-1]:
        return False
    sides, others = ({name for _, name in key.actors} for key in (a, b))
    return len(sides & others) > 1 and kilometres(a.lat, a.lon, b.lat, b.lon) <= _TOWN_KM


def _pair(one: str, other: str) -> str:
    return f"{one}+{other}" if one < other else f"{other}+{one}"


def _type(a: ClaimKey, b: ClaimKey) -> tuple[str, ...]:
    if not a.type or not b.type:
        return ("type unknown" if a.type or b.type else "type both unknown",)
    if a.type == b.type:
        return "type same", f"type {a.type}"
    return "type family" if family(a.type) == family(b.type) else "type other", f"type {_pair(a.type, b.type)}"


def _lemma(a: ClaimKey, b: ClaimKey) -> str:
    if a.lemma == b.lemma:
        return f"lemma same {bisect_left(_RARE, load_word_bits().of(a.lemma))}"
    if a.lemma[:4] == b.lemma[:4]:
        return "lemma alike"
    return "lemma near" if a.lemma in b.words or b.lemma in a.words else "lemma other"


def _status(a: ClaimKey, b: ClaimKey) -> str:
    if a.status == b.status:
        return "status same" if a.status in _REAL else "status same unreal"
    return f"status {_pair(a.status, b.status)}"


def _naming(a: ClaimKey, b: ClaimKey) -> str:
    _, _, later = max((key.published or date.min, key.position, key.naming) for key in (a, b))
    return f"naming {later or 'bare'}"


def is_period(key: ClaimKey) -> bool:
    """True where a claim's time is a longer span."""
    return key.start is not None and key.end is not None and (key.end - key.start).days > PERIOD_DAYS


def _time(a: ClaimKey, b: ClaimKey) -> str:
    known_a, known_b = a.start or a.end, b.start or b.end
    if known_a is None or known_b is None:
        return "time both unknown" if known_a is known_b else "time one unknown"
    if (a.start, a.end) == (b.start, b.end):
        return _same_time(a, b)
    if is_period(a) != is_period(b):
        return "time period and day"
    if (gap := _gap(a, b)) > 0:
        lasting = " lasting" if a.type == b.type and a.type in LASTING else ""
        return f"time apart {bisect_left(_GAPS, gap)}{lasting}"
    meet = " one end" if a.end == b.end or (a.start == b.start and a.start) else ""
    return f"time {'open' if None in (a.start, a.end, b.start, b.end) else 'overlap'}{meet}"


def _same_time(a: ClaimKey, b: ClaimKey) -> str:
    span = "day" if a.start == a.end else "open" if None in (a.start, a.end) else "span"
    return f"time same {span} {(a.time_basis in _SAID) + (b.time_basis in _SAID)}"


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
        said = (a.place_basis in _SAID) + (b.place_basis in _SAID)
        return f"{_far(a.place == b.place, kilometres(a.lat, a.lon, b.lat, b.lon))} {said}"
    if a.place == b.place:
        return "place same country" if a.lat is None and b.lat is None else "place same name"
    return "place within" if (a.lat is None) != (b.lat is None) else "place other name"


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
    own, other = _named(a.actors, role), _named(b.actors, role)
    if not own or not other:
        return "one" if own or other else "none"
    if own & other:
        return "same" if own == other else "shared"
    return "alike" if _words_of(own) & _words_of(other) else "other"


@lru_cache(maxsize=_REMEMBERED)
def _named(actors: tuple[tuple[str, str], ...], role: str) -> frozenset[str]:
    return frozenset(name for r, name in actors if r == role)


@lru_cache(maxsize=_REMEMBERED)
def _words_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(w for name in names for w in name.split()) - {"of", "the", "and"}


def _figures(a: ClaimKey, b: ClaimKey) -> tuple[str, ...]:
    if not a.figures or not b.figures:
        return ("figures none" if not a.figures and not b.figures else "figures one",)
    own, other = _by_kind(a.figures), _by_kind(b.figures)
    shared = sorted(own.keys() & other.keys())
    return tuple(f"figures {_compared(own[of], other[of])}" for of in shared) or ("figures of others",)


@lru_cache(maxsize=_REMEMBERED)
def _by_kind(figures: tuple[_Figure, ...]) -> Mapping[str, tuple[int | None, ...]]:
    return {figure[0]: figure[1:] for figure in figures}


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
