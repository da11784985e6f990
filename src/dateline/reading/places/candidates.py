"""The places that a claim may have happened at, each with the evidence for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.gazetteer.entry import PlaceKind
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.reading.places.anaphora import Anaphor, anaphor_group, find_anaphors
from dateline.reading.places.arguments import Attacher, Attachment
from dateline.reading.places.learned import add_learned, add_learned_elsewhere
from dateline.reading.places.manner import is_total, manner_of
from dateline.reading.places.passages import crossed, in_when_clause, peoples_beside
from dateline.reading.places.report import ReportPlaces, identity, kind_of
from dateline.reading.places.toponyms import Toponym
from dateline.reading.places.type_groups import group_of

Features = defaultdict[str, float]
NONE = "none"
_SENTENCE_ORDER = (
    "own", "object", "origin", "destination", "modifier", "subject", "nested", "clause", "nested origin",
    "clause nested", "inner", "reference", "subordinate", "inner wide", "sentence", "elsewhere", "speech", "agent",
    "agent beside",
)  # fmt: skip
DOMINANT = 0.3  # of the naming of places in the report: then a wide place in the lead is told more narrowly later
MOST_NAMED = 8  # so many of the report's most named places are candidates for every claim
_MOVING = frozenset(("origin", "destination", "nested origin", "own", "object", "nested", "agent"))
# Relations that state a claim's place outright.
_STATED = frozenset(("own", "object", "origin", "modifier", "subject", "nested", "clause"))


@dataclass(slots=True)
class Candidate:
    """One place a claim may have happened at: the toponym that stands for it, where the claim's sentence names
    or points to it (``span``), and the names of the features that speak for or against it."""

    toponym: Toponym | None
    span: Span | None = None
    source: str = "context"
    features: Features = field(default_factory=lambda: defaultdict(float))


@dataclass(frozen=True, slots=True)
class Earlier:
    """The place that was chosen for an earlier claim."""

    trigger: Trigger
    toponym: Toponym | None
    lemma: str
    sentence: int


class Candidates:
    """Gathers the candidates for the claims of one report, in text order."""

    def __init__(self, document: Document, toponyms: Sequence[Toponym]) -> None:
        self._document = document
        self._toponyms = tuple(t for t in toponyms if t.role != "embedded")
        self._attacher = Attacher(document, self._toponyms)
        self._anaphors = find_anaphors(document, [t for t in self._toponyms if t.role != "people"])
        self._report = ReportPlaces(document, toponyms)
        self._stated: list[tuple[Trigger, Toponym]] = []
        self._talks: frozenset[int] = frozenset()
        self._lead_end = document.sentences[min(2, len(document.sentences) - 1)].last if document.sentences else 0

    def read_ahead(self, triggers: Sequence[Trigger]) -> None:
        """Notes which places the claims of the report state outright, in text order: later claims tell of earlier
        ones, as when the lead says "eastern Congo" and the fourth sentence names the village."""
        self._stated = []
        talks: set[int] = set()
        for trigger in sorted(triggers, key=lambda t: t.span.start):
            said = [a for a in self._attacher.attachments(trigger) if a.relation in _STATED and not a.toponym.is_wide]
            if group_of(trigger.type) == "diplomacy":
                talks |= {a.toponym.first for a in said}
            said.sort(key=lambda a: (_SENTENCE_ORDER.index(a.relation), a.through, a.distance))
            if said:
                self._stated.append((trigger, said[0].toponym))
        self._talks = frozenset(talks)

    def _add_stated(self, found: dict[str, Candidate], trigger: Trigger) -> None:
        others = [(t, p) for t, p in self._stated if t.token != trigger.token]
        if not others:
            return
        lemma = self._document.tokens[trigger.token].lemma
        alike = [(t, p) for t, p in others if t.type == trigger.type]
        shares = Counter(identity(p) for _, p in others)
        for key, n in shares.items():
            place = next(p for _, p in others if identity(p) == key)
            self._get(found, place).features["stated share"] = n / len(others)
        for name, pool in (
            ("stated next", [(t, p) for t, p in others if t.token > trigger.token]),
            ("stated next of the type", [(t, p) for t, p in alike if t.token > trigger.token]),
            ("stated before", [(t, p) for t, p in reversed(others) if t.token < trigger.token]),
            ("stated before of the type", [(t, p) for t, p in reversed(alike) if t.token < trigger.token]),
            ("stated by the lemma", [(t, p) for t, p in alike if self._document.tokens[t.token].lemma == lemma]),
        ):
            if pool:
                self._get(found, pool[0][1]).features[name] = 1

    def of(self, trigger: Trigger, earlier: Sequence[Earlier]) -> list[Candidate]:
        """All candidates of a claim, the one for "no place" first."""
        found: dict[str, Candidate] = {NONE: Candidate(None, None, NONE)}
        attachments = self._attacher.attachments(trigger)
        self._add_sentence(found, trigger, attachments)
        self._add_anaphors(found, trigger, earlier)
        self._add_earlier(found, trigger, earlier)
        self._add_around(found, trigger)
        self._add_report(found)
        self._add_stated(found, trigger)
        self._describe(found, trigger, attachments, earlier)
        self._describe_total(found, trigger)
        add_learned_elsewhere([(c.toponym is None, c.features) for c in found.values()], self._document, trigger)
        return list(found.values())

    # --- sources

    def _get(self, found: dict[str, Candidate], toponym: Toponym) -> Candidate:
        return found.setdefault(identity(toponym), Candidate(toponym))

    def _add_sentence(self, found: dict[str, Candidate], trigger: Trigger, attachments: Sequence[Attachment]) -> None:
        group = group_of(trigger.type)
        ordered = sorted(attachments, key=lambda a: (_SENTENCE_ORDER.index(a.relation), a.distance))
        counts: Counter[str] = Counter()
        for a in ordered:
            candidate = self._get(found, a.toponym)
            if candidate.source == "context":
                candidate.toponym, candidate.span, candidate.source = a.toponym, a.toponym.span, a.relation
            elif candidate.features[f"rel {a.relation}"]:
                continue
            candidate.features[f"rel {a.relation}"] = 1
            if a.toponym.is_wide:
                candidate.features[f"rel {a.relation} wide"] = 1
            if group in ("leaving", "arriving", "diplomacy") and a.relation in _MOVING:
                candidate.features[f"rel {a.relation} {group}"] = 1
            candidate.features |= dict.fromkeys(
                (f"hangs on {a.anchor}", f"through {a.through}", f"role {a.toponym.role}"), 1
            )
            if counts[a.relation]:
                candidate.features["not the first of its relation"] = 1
            counts[a.relation] += 1
            candidate.features["nearest"] = int(a.distance == min(x.distance for x in attachments))
            self._add_learned(candidate, trigger, a.toponym)

    def _add_learned(self, candidate: Candidate, trigger: Trigger, named: Toponym | Anaphor) -> None:
        words = range(named.first, named.last)
        add_learned(candidate.features, self._document, trigger, words, candidate.source)

    def _add_anaphors(self, found: dict[str, Candidate], trigger: Trigger, earlier: Sequence[Earlier]) -> None:
        sentence = self._document.sentence_of(trigger.token)
        near = [a for a in self._anaphors if sentence.first <= a.first < sentence.last]
        last = next((e.toponym for e in reversed(earlier) if e.toponym and not e.toponym.is_wide), None)
        for anaphor in sorted(near, key=lambda a: abs(a.head - trigger.token)):
            toponym = self._report.antecedent(anaphor, last, self._talks)
            if toponym is None:
                continue
            candidate = self._get(found, toponym)
            hangs = trigger.token in (anaphor.head, *self._document.ancestors(anaphor.head))
            candidate.features |= {f"back {anaphor_group(anaphor.noun)}": 1, f"back below {hangs}": 1}
            if candidate.source == "context":
                candidate.span = self._document.span(anaphor.first, anaphor.last)
                candidate.source = "back"
                self._add_learned(candidate, trigger, anaphor)

    def _add_earlier(self, found: dict[str, Candidate], trigger: Trigger, earlier: Sequence[Earlier]) -> None:
        group, lemma = group_of(trigger.type), self._document.tokens[trigger.token].lemma
        here = self._document.tokens[trigger.token].sentence
        for name, fits in (
            ("last", lambda e: True),
            ("last of the group", lambda e: group_of(e.trigger.type) == group),
            ("last of the type", lambda e: e.trigger.type == trigger.type),
            ("last of the lemma", lambda e: e.lemma == lemma and e.trigger.type == trigger.type),
        ):
            match = next((e for e in reversed(earlier) if fits(e)), None)
            if match is None:
                continue
            if match.toponym is None:
                found[NONE].features[name] = 1
                continue
            candidate = self._get(found, match.toponym)
            candidate.features[name] = 1
            if name == "last":
                gap = here - match.sentence
                width = "0" if gap == 0 else "1" if gap == 1 else "2-3" if gap < 4 else "4+"
                candidate.features[f"last gap {width}"] = 1
        for e in earlier:
            if e.toponym is not None:
                self._get(found, e.toponym).features["chosen before"] += 1

    def _add_around(self, found: dict[str, Candidate], trigger: Trigger) -> None:
        """Places of the sentences just before and after."""
        here = self._document.tokens[trigger.token].sentence
        for toponym in self._toponyms:
            gap = self._document.tokens[toponym.first].sentence - here
            if gap in (-2, -1, 1, 2) and toponym.role not in ("agent", "dateline", "people"):
                wide = " wide" if toponym.is_wide else ""
                features = self._get(found, toponym).features
                features[f"sentence {gap:+d}{wide}"] = 1
                if toponym.role in ("locative", "origin"):
                    features[f"sentence {gap:+d} locative{wide}"] = 1

    def _add_report(self, found: dict[str, Candidate]) -> None:
        if self._report.main is not None:
            self._get(found, self._report.first[self._report.main]).features["main place"] = 1
        if self._report.country is not None:
            self._get(found, self._report.country).features["main country"] = 1
        for key, _ in sorted(self._report.shares.items(), key=lambda x: (-x[1], x[0]))[:MOST_NAMED]:
            self._get(found, self._report.first[key])
        specific = [t for t in self._toponyms if not t.is_wide]
        for name, toponym in (
            ("dateline", next((t for t in specific if t.role == "dateline"), None)),
            ("first place", next((t for t in specific if t.role != "dateline"), None)),
        ):
            if toponym is not None:
                self._get(found, toponym).features[name] = 1

    # --- what is true of a candidate whatever brought it up

    def _describe(
        self,
        found: Mapping[str, Candidate],
        trigger: Trigger,
        attachments: Sequence[Attachment],
        earlier: Sequence[Earlier],
    ) -> None:
        group = group_of(trigger.type)
        said = [a.toponym for a in attachments if a.relation in ("own", "object", "nested", "origin", "subject")]
        lead = trigger.token < self._lead_end
        manner = manner_of(self._document, trigger)
        peoples = peoples_beside(self._document, trigger)
        last = earlier[-1].trigger if earlier else None
        for key, candidate in found.items():
            f = candidate.features
            toponym = candidate.toponym
            if toponym is None:
                after, places = "some" if earlier else "nothing", "places" if attachments else "no places"
                told = ("none", f"none {group}", f"none after {after}", f"none with {places}")
                f.update(dict.fromkeys((*told, *(f"none {m}" for m in manner)), 1))
                continue
            width = "wide" if toponym.is_wide else "narrow"
            f.update({f"{m} {width}": 1 for m in manner})
            if "definite" in manner:
                f.update({f"definite, {name}": f[name] for name in ("last of the lemma", "last of the type")})
            f[f"kind {kind_of(toponym)}"] = 1
            f["shares words"] = self._report.likeness(key, trigger.token)
            f["share"] = self._report.shares.get(key, 0.0)
            f["unmentioned yet"] = int(toponym.first > trigger.token)
            if candidate.source == "context":
                f["unmentioned and unlisted"] = int(toponym.first > trigger.token and toponym.entry is None)
                f["another country since"] = int(
                    last is not None and crossed(self._document, self._toponyms, toponym, trigger, last)
                )
            else:
                f["in a when clause"] = int(in_when_clause(self._document, toponym, trigger))
            if lead:
                f["lead: share"] = self._report.shares.get(key, 0.0)
            f["of the main country"] = int(
                self._report.country is not None and toponym.country == self._report.country.country
            )
            f["of a people named here"] = int(toponym.country in peoples)
            self._compare(f, toponym, said, lead)

    def _describe_total(self, found: Mapping[str, Candidate], trigger: Trigger) -> None:
        """A running total is of the country or region as a whole, where its sentence names no place."""
        if not is_total(self._document, trigger):
            return
        stated = (c for c in found.values() if c.source != "context" and c.toponym is not None)
        named = any(not c.features["in a when clause"] for c in stated)
        for candidate in found.values():
            f, toponym = candidate.features, candidate.toponym
            if toponym is not None and candidate.source == "context":
                f["total, narrow and unnamed"] = int(not toponym.is_wide)
                f["total, main country"] = f["main country"] * (not named)

    def _compare(self, f: Features, toponym: Toponym, said: Sequence[Toponym], lead: bool) -> None:
        """How a candidate stands to the places that the clause names outright."""
        others = [s for s in said if identity(s) != identity(toponym)]
        for s in others:
            narrower = s.is_wide and not toponym.is_wide and s.country == toponym.country
            inside = (
                s.entry is not None
                and toponym.entry is not None
                and s.entry.kind is PlaceKind.REGION
                and toponym.entry.region == s.entry.name
                and s.entry.country == toponym.country
            )
            if narrower:
                f["narrower than said"], f["narrower than said in the lead"] = 1, int(lead)
                f["narrower and main place"] = f["main place"]
                dominant = self._report.shares.get(identity(toponym), 0.0) >= DOMINANT
                f["narrower and dominant in the lead"] = int(lead and dominant)
                f["narrower and stated next of the type"] = f["stated next of the type"]
            if inside:
                f["inside what is said"], f["inside what is said in the lead"] = 1, int(lead)
            if toponym.is_wide and not s.is_wide:
                f["wider than said"] = 1
            if s.country and toponym.country and s.country != toponym.country:
                f["other country than said"] = 1
