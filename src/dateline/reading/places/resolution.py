"""Which place a name stands for, judged by the report's own context."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.gazetteer.countries import load_capitals, load_country_names, load_demonyms
from dateline.gazetteer.entry import GazetteerEntry, PlaceKind
from dateline.gazetteer.folding import fold
from dateline.gazetteer.gazetteer import Gazetteer
from dateline.model.document import Document
from dateline.reading.places.spans import LOCATIVE, POSSESSIVE, NameSpan, row_of
from dateline.reading.places.surroundings import Surroundings

# Weights are tenth logarithms of people, so a bonus of 2 lets a town of a country that the report is about
# win over one a hundred times as large elsewhere. Chosen on gwn-dev, lgl, geovirus and the training reports.
COUNTRY_BONUS = 2.2
REGION_BONUS = 1.0  # for each unit of log(1 + other names in the same province or state)
CONTAINED_BONUS = 6.0
SUPPORT_BONUS = 0.3
MOST_SUPPORT = 4
BOX = 1.0  # degrees: names that may stand for places within one or two degrees of each other support each other
CANDIDATES = 12  # places of one name that are looked at for support
PUBLISHER_BONUS = 1.2
COUNTRY_CAP = 7.3  # a country's own weight where a region bears its name too (Georgia)
UNRIVALLED = 10.0  # the same where only towns do (Jordan, Mexico, Lebanon)
CAPITAL_BONUS = 2.0
ONE_COUNTRY = 0.75  # a report is about one country when the next one's evidence is below this share of the first's
SURE = 5.6  # a name so well known that it tells what country the report is about
UNSUPPORTED = 4.3  # below this a place in a country that the report never touches stays unresolved
# What stands between a place and the wider one that holds it; "in Paris, the US secretary" is none.
_CONTAINED = frozenset(
    tuple(words.split()) for words in (",", "in", ", in", "(", "of", "in the", ", in the", "of the", ", the state of")
)


class Resolver:
    """Judges each name of one report against the countries and regions that the report is about."""

    def __init__(
        self, document: Document, gazetteer: Gazetteer, spans: Sequence[NameSpan], publisher_country: str | None
    ) -> None:
        self._document = document
        self._gazetteer = gazetteer
        self._spans = {s.first: s for s in spans}
        self._order = list(spans)
        self._publisher = publisher_country
        self._candidates = {s: self._look_up(s) for s in spans}
        self._boxes = self._fill_boxes()
        self._capitals = load_capitals()
        self._countries = self._country_evidence()
        self._add_capitals()
        self._containers = {s: self._container(i) for i, s in enumerate(self._order)}
        self._around = self._surroundings()
        self._chosen: dict[str, tuple[GazetteerEntry | None, str | None]] = {}
        self._settle()

    def resolve(self, span: NameSpan) -> tuple[GazetteerEntry | None, str | None]:
        """The place a name stands for (None: unknown) and its country, as far as they can be told."""
        if self._containers[span] is not None:
            return self._judge(span)
        return self._chosen[self._key(span)]

    def _key(self, span: NameSpan) -> str:
        return self._document.words(span.core_first, span.last).lower()

    def _settle(self) -> None:
        """One sense a report: the first occurrence with a container decides for all, else the context."""
        for span in sorted(self._order, key=lambda s: (self._containers[s] is None, s.first)):
            self._chosen.setdefault(self._key(span), self._judge(span))

    def _look_up(self, span: NameSpan) -> tuple[GazetteerEntry, ...]:
        document, words = self._document, self._document.words
        if span.evidence in ("border", "capital"):
            return self._of_country(span)
        whole = words(span.first, span.last)
        if found := self._gazetteer.exact(whole):
            return found
        before = " ".join(t.lower for t in document.tokens[max(0, span.first - 2) : span.first])
        noun = before.removesuffix(" of")
        if noun != before and noun in self._gazetteer.descriptors:
            whole = f"{noun} of {whole}"
        return self._gazetteer.lookup(whole) or self._gazetteer.lookup(words(span.core_first, span.last))

    def _of_country(self, span: NameSpan) -> tuple[GazetteerEntry, ...]:
        """The country that a border is called after, the first of two; or the capital of a country."""
        demonyms, names = load_demonyms(), load_country_names()
        for token in self._document.tokens[span.first : span.last]:
            name = names.get(demonyms.get(token.lower, ""), token.text)
            for entry in self._gazetteer.exact(name):
                if entry.is_country and span.evidence == "border":
                    return (entry,)
                capital = load_capitals().get(entry.country or "") if entry.is_country else None
                if capital:
                    return tuple(e for e in self._gazetteer.exact(capital) if e.country == entry.country)
        return ()

    def _add_capitals(self) -> None:
        """ "The capital" alone is that of the country which the report is about, else of most of its places."""
        country = self._one_country() or self._country_of_most()
        capital = self._capitals.get(country or "")
        found = tuple(e for e in self._gazetteer.exact(capital) if e.country == country) if capital else ()
        for span, entries in self._candidates.items():
            if span.evidence == "capital" and not entries:
                self._candidates[span] = found

    def _one_country(self) -> str | None:
        ranked = sorted(self._countries.items(), key=lambda x: (-x[1], x[0]))
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[1][1] < ONE_COUNTRY) else None

    def _country_of_most(self) -> str | None:
        """The country that more of the narrow names lie in than in all others together."""
        best = [e[0] for s, e in self._candidates.items() if e and not s.embedded and not e[0].loose]
        counts = Counter(e.country for e in best if e.country and not e.is_wide)
        country, n = counts.most_common(1)[0] if counts else (None, 0)
        return country if 2 * n > counts.total() else None

    # --- evidence

    def _country_evidence(self) -> Mapping[str, float]:
        """How much the report speaks of each country: its names, its people's names, its best-known places."""
        counts: defaultdict[str, float] = defaultdict(float)
        for span, entries in self._candidates.items():
            if not entries:
                continue
            best = entries[0]
            if best.country and (best.is_country or best.weight >= SURE) and not self._ambiguous(entries):
                counts[best.country] += self._worth(span)
        demonyms = load_demonyms()
        for token in self._document.tokens:
            if token.text[:1].isupper() and (country := demonyms.get(token.lower)):
                counts[country] += 0.3
        if self._publisher:
            counts[self._publisher] += 0.3
        top = math.log1p(max(counts.values(), default=0.0))
        return {c: math.log1p(n) / top for c, n in counts.items()} if top else {}

    def _worth(self, span: NameSpan) -> float:
        """A name after a preposition tells where things happen; an acting state or a modifier tells less."""
        before = self._document.tokens[span.first - 1].lower if span.first else ""
        if span.embedded:
            return 0.3
        return 1.0 if before in LOCATIVE or before == "," or span.first == 0 else 0.5

    @staticmethod
    def _ambiguous(entries: Sequence[GazetteerEntry]) -> bool:
        """Whether another country has a place of this name that is nearly as well known."""
        best = entries[0]
        if best.is_country and any(e.kind is PlaceKind.REGION and not e.alternate for e in entries[1:]):
            return True  # Georgia
        return any(e.country != best.country and best.weight - e.weight < 1.5 for e in entries[1:6])

    def _container(self, at: int) -> NameSpan | None:
        """The wider place that is named right after a name or before it: "Tripoli, Lebanon", "Syria's Idlib"."""
        span, tokens = self._order[at], self._document.tokens
        if at + 1 < len(self._order):
            after = self._order[at + 1]
            between = tokens[span.last : after.first]
            words = tuple(t.lower for t in between)
            modifies = (
                tokens[after.last - 1].rel in ("compound", "amod") or tokens[after.last - 1].deprel == "nmod:poss"
            )
            if words in _CONTAINED and self._is_wider(after) and not (modifies and words == (",",)):
                return after
        if at > 0:
            before = self._order[at - 1]
            words = tuple(t.lower for t in tokens[before.last : span.first])
            if len(words) == 1 and words[0] in POSSESSIVE and self._is_wider(before):
                return before
        return None

    def _is_wider(self, span: NameSpan) -> bool:
        entries = self._candidates[span]
        return any(
            e.kind in (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.AREA, PlaceKind.DISTRICT) for e in entries[:4]
        )

    def _surroundings(self) -> Surroundings:
        """Which first-level divisions the names of the report lie in together."""
        names: dict[str, tuple[GazetteerEntry, ...]] = {}
        for span, entries in self._candidates.items():
            if entries and not entries[0].loose:
                names.setdefault(self._name(span), entries)
        return Surroundings(names, self._alone, REGION_BONUS)

    def _name(self, span: NameSpan) -> str:
        return fold(self._document.words(span.core_first, span.core_last))

    # --- judgement

    def _judge(self, span: NameSpan) -> tuple[GazetteerEntry | None, str | None]:
        entries = self._candidates[span]
        if not entries:
            return None, self._likely_country(span)
        scored = sorted(((self._score(e, span), -i) for i, e in enumerate(entries[:40])), reverse=True)
        best = entries[-scored[0][1]]
        if self._unsupported(best, span):
            return None, self._likely_country(span)
        return best, best.country

    def _score(self, entry: GazetteerEntry, span: NameSpan) -> float:
        score = self._alone(entry)
        if entry.is_country:
            rivals = any(e.kind is PlaceKind.REGION and not e.alternate for e in self._candidates[span][:6])
            score += (COUNTRY_CAP if rivals else UNRIVALLED) - entry.weight
        if entry.country:
            score += SUPPORT_BONUS * min(self._support(entry, span), MOST_SUPPORT)
            score += REGION_BONUS * self._around.near(self._name(span), entry)
        container = self._containers.get(span)
        if container is not None and self._contains(container, entry):
            score += CONTAINED_BONUS
        return score

    def _alone(self, entry: GazetteerEntry) -> float:
        """How well a place is known, and whether it lies where the report does."""
        score = entry.weight
        if entry.kind is PlaceKind.CITY and entry.name == self._capitals.get(entry.country or ""):
            score += CAPITAL_BONUS
        score += COUNTRY_BONUS * self._countries.get(entry.country or "", 0.0)
        return score + PUBLISHER_BONUS * (entry.country is not None and entry.country == self._publisher)

    def _support(self, entry: GazetteerEntry, span: NameSpan) -> int:
        """How many other names of the report may stand for a place nearby."""
        if entry.lat is None or entry.lon is None:
            return 0
        box = (int(entry.lat // BOX), int(entry.lon // BOX))
        names: set[str] = set()
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                names |= self._boxes.get((box[0] + i, box[1] + j), set())
        return len(names - {fold(self._document.words(span.core_first, span.core_last))})

    def _fill_boxes(self) -> dict[tuple[int, int], set[str]]:
        """The names by the squares of the map in which they may stand for a place."""
        boxes: dict[tuple[int, int], set[str]] = {}
        for span, entries in self._candidates.items():
            name = fold(self._document.words(span.core_first, span.core_last))
            for e in entries[:CANDIDATES]:
                if e.lat is not None and e.lon is not None and not e.loose:
                    boxes.setdefault((int(e.lat // BOX), int(e.lon // BOX)), set()).add(name)
        return boxes

    def _contains(self, container: NameSpan, entry: GazetteerEntry) -> bool:
        for wider in self._candidates[container][:4]:
            if wider.is_country and wider.country == entry.country and not entry.is_country:
                return True
            if wider.country == entry.country and wider.kind is not PlaceKind.COUNTRY and wider.name == entry.region:
                return True
        return False

    def _unsupported(self, entry: GazetteerEntry, span: NameSpan) -> bool:
        """A small place in a country that the report never touches is a chance likeness of names."""
        if self._containers.get(span) is not None and entry.country:
            container = self._containers[span]
            if container is not None and not self._contains(container, entry) and entry.weight < SURE:
                return any(w.country and w.country != entry.country for w in self._candidates[container][:1])
        if self._far_county(entry, span):
            return True
        share = self._countries.get(entry.country or "", 0.0)
        if entry.is_wide or entry.country is None:
            return False
        if entry.loose:
            return share < 0.4  # a likeness of sound needs a country that the report speaks of
        return bool(self._countries) and share == 0.0 and entry.weight < UNSUPPORTED

    def _far_county(self, entry: GazetteerEntry, span: NameSpan) -> bool:
        """A county of the United States whose namesake town lies in a state that the report does not name."""
        last = self._document.tokens[span.last - 1].lower
        if entry.country != "US" or last not in ("county", "parish") or entry.kind is PlaceKind.DISTRICT:
            return False
        return self._around.near(self._name(span), entry) < 0.5

    def _likely_country(self, span: NameSpan) -> str | None:
        """The country of an unresolved name: its container's, that of the places beside it, or the one country
        that the report is about."""
        container = self._containers.get(span)
        if container is not None and self._candidates[container]:
            return self._judge(container)[1]
        return self._country_beside(span) or self._one_country()

    def _country_beside(self, span: NameSpan) -> str | None:
        """The country of the narrow places in the same row of names ("Novotoretske, Udachne and Shevchenko"),
        where they are all of one."""
        found = set()
        for other in row_of(self._document, self._order, span):
            entries = () if other.embedded else self._candidates[other]
            if entries and not entries[0].is_wide and not entries[0].loose:
                found.add(max(entries[:CANDIDATES], key=lambda e: self._score(e, other)).country)
        return found.pop() if len(found) == 1 else None
