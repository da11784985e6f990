"""What a claimant is: a party, the state, the United Nations, medics, people who were there, media."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.errors import DataFileError
from dateline.gazetteer.actor_entry import ActorEntry, Candidate, Use, name_words, plain
from dateline.gazetteer.actors import ActorRegistry, load_registry, media_ids
from dateline.gazetteer.tables import read_table
from dateline.model.event import SourceKind
from dateline.model.mention import MentionKind

_COLUMNS = ("match", "words", "kind", "voice")
_MATCHES = ("actor", "words")
_VOICES = ("one", "many")
# Reports of one archive quote the same claimants again and again: 20,000 names are a few MB.
_REMEMBERED = 20_000
_BY_KIND = {
    MentionKind.STATE: SourceKind.STATE,
    MentionKind.FORCE: SourceKind.PARTY,
    MentionKind.GROUP: SourceKind.PARTY,
    MentionKind.COALITION: SourceKind.PARTY,
}


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says it. ``name`` is the registry's where it knows the body; ``one`` is true for a body or person that is the
    same whoever quotes it, false for people who are others in each report ("residents")."""

    name: str
    kind: SourceKind
    one: bool


@dataclass(frozen=True, slots=True)
class _Line:
    rank: int
    kind: SourceKind
    one: bool


@dataclass(frozen=True, slots=True)
class ClaimantLexicon:
    """The packaged list: lines by actor id, and by words; ``longest`` is the number of words of its longest line."""

    actors: Mapping[str, _Line]
    words: Mapping[tuple[str, ...], _Line]
    longest: int

    def of_words(self, words: Sequence[str]) -> _Line | None:
        """The first line of the list that is among the words, which are in small letters."""
        found = (
            self.words.get(tuple(words[i : i + n]))
            for n in range(1, self.longest + 1)
            for i in range(len(words) - n + 1)
        )
        return min((line for line in found if line), key=lambda line: line.rank, default=None)


@lru_cache(maxsize=1)
def load_claimants() -> ClaimantLexicon:
    """The packaged list of claimants. Raises ``DataFileError`` with every fault."""
    path = Path(str(files("dateline") / "resources" / "linking" / "claimants.tsv"))
    return read_claimants(path, load_registry())


def read_claimants(path: Path, registry: ActorRegistry) -> ClaimantLexicon:
    """A list of claimants from a file. Raises ``DataFileError`` with every fault."""
    actors: dict[str, _Line] = {}
    words: dict[tuple[str, ...], _Line] = {}
    faults: list[str] = []
    for row in read_table(path, _COLUMNS):
        found = list(_row_faults(row.values, registry))
        faults += [f"{path.name}, line {row.line}: {fault}" for fault in found]
        if found:
            continue
        line = _Line(row.line, SourceKind(row.values["kind"]), row.values["voice"] == "one")
        if row.values["match"] == "actor":
            known: _Line = actors.setdefault(row.values["words"], line)
        else:
            known = words.setdefault(tuple(row.values["words"].split()), line)
        if known is not line:
            faults.append(f"{path.name}, line {row.line}: {row.values['words']!r} stands in line {known.rank} already")
    if faults:
        raise DataFileError("\n".join(faults))
    return ClaimantLexicon(actors, words, max(map(len, words), default=0))


def _row_faults(values: Mapping[str, str], registry: ActorRegistry) -> Iterator[str]:
    for column, allowed in (("match", _MATCHES), ("kind", tuple(SourceKind)), ("voice", _VOICES)):
        if values[column] not in allowed:
            yield f"{column} {values[column]!r} is none of {', '.join(allowed)}"
    if values["match"] == "actor" and values["words"] not in registry:
        yield f"the registry of actors has no {values['words']!r}"
    if values["match"] == "words" and list(_folded(values["words"])) != values["words"].split():
        yield f"{values['words']!r} is not written in small letters without marks"


@lru_cache(maxsize=_REMEMBERED)
def claimant(name: str, org: str | None = None) -> Claimant:
    """What a source is: the body that a person speaks for (``org``) where it is given, else the one named."""
    found = _known(org) if org else None
    return found or _known(name) or Claimant(org or name, SourceKind.OTHER, one=True)


@lru_cache(maxsize=_REMEMBERED)
def publisher(source: str) -> Claimant:
    """What a publisher is, under its usual name: the registry's for "AFP" and "reuters.com", else as the report has it.

    A medium, unless it is known as something else: the United Nations and monitors publish reports of their own.
    """
    domain = source.lower().removeprefix("www.").split(".")[0] if "." in source and " " not in source else ""
    registry, lexicon = load_registry(), load_claimants()
    for words in (name_words(source), (domain.upper(),), (domain.title(),)):
        entries = [c.entry for c in registry.lookup(words) if c.use is Use.NAME]
        for entry in entries:
            if entry.id in media_ids():
                return Claimant(entry.name, SourceKind.MEDIA, one=True)
        for entry in entries:
            if entry.kind is MentionKind.BODY:
                return _of_entry(entry, lexicon)
    return Claimant(source, SourceKind.MEDIA, one=True)


def _known(name: str) -> Claimant | None:
    registry, lexicon = load_registry(), load_claimants()
    words = name_words(name)
    entry = _named(registry.lookup(words))
    line = lexicon.of_words(_folded(name)) if entry is None else None
    if entry is None and (line is None or line.kind is SourceKind.OTHER):
        # "SDF spokesman", "spokesman of Kenya"; but a Church of Uganda is not Uganda
        reaches = (registry.longest(words, i)[1] for i in range(len(words)))
        found = (e for e in map(_by_name, reaches) if e is not None)
        entry = next((e for e in found if line is not None or e.kind is not MentionKind.STATE), None)
    if entry is not None:
        return _of_entry(entry, lexicon)
    return Claimant(name, line.kind, line.one) if line else None


def _of_entry(entry: ActorEntry, lexicon: ClaimantLexicon) -> Claimant:
    if entry.id in media_ids():
        return Claimant(entry.name, SourceKind.MEDIA, one=True)
    line = lexicon.actors.get(entry.id)
    if line is None and entry.kind in (MentionKind.FORCE, MentionKind.BODY, MentionKind.STATE):
        line = lexicon.of_words(_folded(entry.name))  # a police force is the state, an observatory a monitor
    kind = line.kind if line else _BY_KIND.get(entry.kind, SourceKind.OTHER)
    return Claimant(entry.name, kind, one=True)


def _named(candidates: Sequence[Candidate]) -> ActorEntry | None:
    """The actor that bears the name itself: "Kenya", not "Kenyan"."""
    return next((c.entry for c in candidates if c.use in (Use.NAME, Use.SEAT)), None)


def _by_name(candidates: Sequence[Candidate]) -> ActorEntry | None:
    return next((c.entry for c in candidates if c.use is Use.NAME), None)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(map(plain, name_words(name)))
