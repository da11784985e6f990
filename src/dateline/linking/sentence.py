"""One sentence that says what an event was, made from its fields alone.

What is planned, possible, denied or demanded is never told as happened. Only known actors are named, so that no
sentence has to be withheld where private names are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.errors import DataFileError
from dateline.gazetteer.tables import read_table
from dateline.linking.clauses import (
    days_words,
    figure_words,
    has_predicate,
    people_words,
    place_words,
    predicate,
    range_words,
    with_article,
)
from dateline.model.event import Event, Review
from dateline.model.evidence import EVENTS
from dateline.model.values import Role, Status

_COLUMNS = ("type", "one", "many", "verb", "own", "at")
#: Types whose two sides are both agents.
_MUTUAL = frozenset(("armed_clash", "negotiation", "agreement"))
#: Types that nobody does.
_WITHOUT_DOER = frozenset(("death", "disaster", "population"))
_HARM = ("killed", "injured", "missing")


@dataclass(frozen=True, slots=True)
class Wording:
    """How events of one type are called: see ``resources/linking/sentences.tsv``."""

    one: str
    many: str
    plural: bool
    own: tuple[str, ...]
    at: str


@lru_cache(maxsize=1)
def load_wordings() -> Mapping[str, Wording]:
    """The packaged list, by type."""
    return read_wordings(Path(str(files("dateline") / "resources" / "linking" / "sentences.tsv")))


def read_wordings(path: Path) -> Mapping[str, Wording]:
    """A list of wordings by type. Raises ``DataFileError`` with every fault."""
    found: dict[str, Wording] = {}
    faults: list[str] = []
    for row in read_table(path, _COLUMNS):
        v, where = row.values, f"{path.name}, line {row.line}"
        own = tuple(v["own"].split()) if v["own"] != "-" else ()
        faults += [f"{where}: {of!r} is no number of people or things" for of in own if not has_predicate(of)]
        faults += [f"{where}: type {v['type']!r} is unknown or given twice"] * (
            v["type"] not in EVENTS[1:] or v["type"] in found
        )
        faults += [f"{where}: verb {v['verb']!r} is neither is nor are"] * (v["verb"] not in ("is", "are"))
        faults += [f"{where}: the words for one, for many or before the place are missing"] * (
            not (v["one"] and v["many"] and v["at"])
        )
        found[v["type"]] = Wording(v["one"], v["many"], v["verb"] == "are", own, v["at"])
    faults += [f"{path.name}: there is no line for {kind}" for kind in EVENTS[1:] if kind not in found]
    if faults:
        raise DataFileError("\n".join(faults))
    return found


def event_sentence(event: Event) -> str:
    """What happened, where and when, and how many voices tell it: "At least 12 people were killed in an air strike
    in Saqba, SY, on 3 March 2018; told by 4 voices." """
    wording = load_wordings()[event.type]
    clause = _told(event, wording) if event.status in (Status.HAPPENED, Status.ONGOING) else _untold(event, wording)
    voices = "one voice" if event.voices == 1 else f"{event.voices:,} voices"
    end = "; rejected by a reviewer." if event.review is Review.REJECTED else "."
    clause = clause.rstrip(",")
    return f"{clause[0].upper()}{clause[1:]}; told by {voices}{end}"


def _told(event: Event, wording: Wording) -> str:
    act = _act(event, wording)
    at, when = wording.at, days_words(event.start, event.end)
    own = _people(event, wording.own)
    if own:
        return _joined(own, place_words(event.place, at), when)
    if harm := _people(event, _HARM):
        return _joined(harm, f"in {act}", place_words(event.place, at), when)
    if event.status is Status.ONGOING:
        return _joined(
            act, "were" if _is_plural(event, wording) else "was", "under way", place_words(event.place, at), when
        )
    if (taking := _people(event, ("participants",))) is not None:
        return _joined(taking, f"in {act}", place_words(event.place, at), when)
    attacks = event.figure("attacks")
    number = figure_words(attacks) if attacks else None
    if number and number not in ("0", "1"):
        return _joined("there were", number, wording.many, place_words(event.place, at), when)
    return _joined("there were" if _is_plural(event, wording) else "there was", act, place_words(event.place, at), when)


def _untold(event: Event, wording: Wording) -> str:
    """Planned, possible, denied or demanded, in words that do not say that it happened."""
    act, place = _act(event, wording), place_words(event.place, wording.at)
    were = "were" if _is_plural(event, wording) else "was"
    if event.status is Status.DENIED:
        return _joined("it was denied that there", were, act, place, days_words(event.start, event.end))
    if event.status is Status.PLANNED:
        return _joined(act, were, "planned", place, days_words(event.start, event.end, planned=True))
    if event.status is Status.DEMANDED:
        return _joined(act, were, "demanded", place, days_words(event.start, event.end))
    return _joined(act, were, "said to be possible", place, days_words(event.start, event.end))


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _is_plural(event: Event, wording: Wording) -> bool:
    return wording.plural or (event.total and wording.many != wording.one)


def _act(event: Event, wording: Wording) -> str:
    """What it was, with the known actors that did it; the sides of a clash or of talks are named together."""
    act = wording.many if event.total else wording.one
    agents = [with_article(a.name) for a in event.actors if a.role is Role.AGENT and a.actor_id]
    if not agents or event.status is Status.DENIED or event.type in _WITHOUT_DOER:
        return act
    if event.type in _MUTUAL:
        return f"{act} between {agents[0]} and {agents[1]}" if len(agents) > 1 else f"{act} with {agents[0]}"
    return f"{act} by {agents[0]}"


def _people(event: Event, kinds: tuple[str, ...]) -> str | None:
    """ "12 people were killed and 30 injured": the numbers of these kinds that are told, zeros only where all are."""
    told = [f for of in kinds if (f := event.figure(of)) is not None and figure_words(f) is not None]
    told = [f for f in told if f.best != 0] or told[:1]
    parts: list[str] = []
    for figure in told:
        verb = predicate(figure)
        if parts and verb.startswith("were ") and " were " in parts[0]:
            parts.append(_joined(figure_words(figure) or "", verb[5:], range_words(figure)))
        else:
            noun = _noun(figure.of, [s.who for s in figure.statements if s.best == figure.best])
            parts.append(_joined(people_words(figure, noun) or "", verb))
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else next(iter(parts), None)


def _noun(of: str, who: list[str | None]) -> str | None:
    """What is counted, where it is no people: "houses"."""
    return next((w for w in who if w), "objects") if of == "destroyed" else None
