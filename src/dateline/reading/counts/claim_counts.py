"""How many: the counts of each claim, from the numbers and single people that its words take as arguments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.document import Document
from dateline.model.mention import Mentions
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.trigger import Trigger
from dateline.model.values import Basis, Count
from dateline.reading.counts.adjacency import is_listed, is_part
from dateline.reading.counts.figures import Figure, number_figures
from dateline.reading.counts.learned import LearnedCounts
from dateline.reading.counts.lexicon import load_counts
from dateline.reading.counts.readings import CountReader, Reading
from dateline.reading.counts.rivals import without_rivals
from dateline.reading.counts.singles import single_figures

# Who or what is counted without a number, and the name of its rule: these readings are less sure than numbers.
_SINGLE = {
    "indefinite": "one with a or an",
    "definite": "one with the or whose",
    "named": "people by name",
    "pronoun": "one by pronoun",
    "bare": "one without article",
}
_DEADLIEST = ("killed", "destroyed")
_LEADING = frozenset(
    "a an the this that these those of or so more other another odd plus - + 's his her its their my our".split()
)


def read_counts(
    document: Document, triggers: Sequence[Trigger], quantities: Sequence[Quantity], mentions: Mentions | None
) -> tuple[tuple[Count, ...], ...]:
    """The counts of each trigger's claim, in text order; a claim that counts nothing has none."""
    figures = figures_near(document, triggers, quantities, mentions)
    readings = LearnedCounts(document, triggers, load_counts()).chosen(
        rule_readings(document, triggers, figures), figures
    )
    return tuple(_counts(document, one, trigger.token) for one, trigger in zip(readings, triggers, strict=True))


def figures_near(
    document: Document, triggers: Sequence[Trigger], quantities: Sequence[Quantity], mentions: Mentions | None
) -> list[Figure]:
    """Everything in the triggers' sentences that can be counted: numbers first, then single people and things."""
    lexicon = load_counts()
    told = {document.tokens[trigger.token].sentence for trigger in triggers}
    near = [q for q in quantities if document.tokens[q.first].sentence in told]
    return number_figures(document, near, lexicon) + single_figures(document, told, lexicon, mentions)


def rule_readings(document: Document, triggers: Sequence[Trigger], figures: Sequence[Figure]) -> list[list[Reading]]:
    """What each trigger counts by the rules."""
    reader = CountReader(document, triggers, load_counts())
    readings: list[list[Reading]] = [[] for _ in triggers]
    numbers: dict[int, list[list[Reading]]] = {}
    for figure in figures:
        wholes = numbers.setdefault(document.tokens[figure.site].sentence, [])
        found = list(reader.readings(figure)) or shared_readings(document, figure, wholes)
        if figure.kind != "number" and found and is_part(document, figure):
            found = [replace(reading, rule="part") for reading in found]
        for reading in found:
            readings[reading.claim].append(reading)
        if found and figure.kind == "number":
            wholes.append(found)
    return readings


def shared_readings(document: Document, part: Figure, wholes: list[list[Reading]]) -> list[Reading]:
    """What a phrase shares with the number before it in its sentence: "15 were held, 10 of them women"."""
    if part.kind == "pronoun":
        return []
    before = [whole for whole in wholes if whole[0].figure.span < part.span]
    if not before or (part.kind != "number" and part.group != "person"):
        return []
    whole = before[-1]
    begun = whole[0].rule in ("part", "list") and whole[0].of != "attacks"
    listed = is_listed(document, part, whole[0].figure, comma=begun)
    rule = "part" if is_part(document, part) else "list" if listed else ""
    return [replace(r, figure=part, rule=rule) for r in whole if r.of != "attacks"] if rule else []


def _counts(document: Document, readings: list[Reading], trigger: int) -> tuple[Count, ...]:
    """The counts of one claim: one a figure, single people added up where the report lists them."""
    chosen: dict[int, Reading] = {}
    for reading in readings:
        earlier = chosen.get(reading.figure.site)
        if earlier is None or (reading.of in _DEADLIEST and earlier.of not in _DEADLIEST):
            chosen[reading.figure.site] = reading
    numbers = _nearest([r for r in chosen.values() if r.figure.kind == "number"])
    numbers = without_rivals(document, numbers, trigger)
    singles = [r for r in chosen.values() if r.figure.kind in _SINGLE]
    counts = [_count(document, r) for r in numbers if not _joined_single(document, r, singles)]
    counts += _single_counts(document, singles, numbers)
    return tuple(sorted(counts, key=lambda c: c.span))


def _nearest(numbers: list[Reading]) -> list[Reading]:
    """Without those numbers whose verb has another number right before it: "many are ill and several need surgery"."""
    if not any(r.rule == "before its verb" for r in numbers):
        return numbers
    return [r for r in numbers if r.rule not in ("shared subject", "controlled subject")]


def _joined_single(document: Document, number: Reading, singles: list[Reading]) -> Reading | None:
    """The single person that "others" are others to: "he and three others" are four."""
    places = [i for i in (number.figure.noun, number.figure.last) if i is not None and i < len(document)]
    if number.figure.best is None or not {document.tokens[i].lower for i in places} & {"other", "others"}:
        return None
    heads = document.tokens[number.figure.site].head
    return next((s for s in singles if s.figure.site == heads and s.figure.kind != "indefinite"), None)


def _single_counts(document: Document, singles: list[Reading], numbers: list[Reading]) -> list[Count]:
    """Counts of people and things without a number, each list once; names and definite people add up."""
    if not singles:
        return []
    sites = {r.figure.site for r in singles}
    numbered = {r.figure.site for r in numbers if r.of == singles[0].of and r.rule != "alongside"}
    counts: list[Count] = []
    for lead in singles:
        if lead.figure.group != "person":
            counts.append(_count(document, lead))
            continue
        again = any(c.of == lead.of for c in counts)
        if again or document.tokens[lead.figure.site].head in sites:
            continue  # a member of a list, an apposition, or a second mention of who was counted already
        if numbered and lead.rule not in ("part", "list") and not _beside_number(document, lead, numbered):
            continue
        counts += _list_counts(document, lead, singles, numbers)
    return counts


def _beside_number(document: Document, lead: Reading, numbered: set[int]) -> bool:
    """Whether a single person stands in one list with numbers: "a guard and two women"."""
    site = lead.figure.site
    token = document.tokens[site]
    return (token.rel == "conj" and token.head in numbered) or any(
        k in numbered for k in document.children(site, "conj")
    )


def _list_counts(document: Document, lead: Reading, singles: list[Reading], numbers: list[Reading]) -> list[Count]:
    members = [lead, *(r for r in singles if _listed_under(document, r.figure.site, lead.figure.site))]
    joined = [n for n in numbers if _joined_single(document, n, singles) is not None]
    adds_up = [m for m in members if m.figure.kind in ("definite", "named", "pronoun") and m.figure.group == "person"]
    rest = [m for m in members if m not in adds_up]
    if any(m.figure.kind == "named" for m in adds_up):  # "Ali, the branch chairman, and Omar" are two
        adds_up = [m for m in adds_up if m.figure.kind != "definite" or _after_and(document, m) or m is lead]
    adds_up = [m for m in adds_up if not any(m.figure.site == o.figure.last and o is not m for o in adds_up)]
    counts = [_count(document, m) for m in rest]
    if adds_up:
        total = len(adds_up) + sum(n.figure.best or 0 for n in joined)
        who = " and ".join(name for m in adds_up if (name := _who(document, m.figure)))
        count = _count(document, adds_up[0], total=total, last=[*adds_up, *joined][-1].figure)
        counts.append(replace(count, who=who or None))
    return counts


def _after_and(document: Document, member: Reading) -> bool:
    first = document.tokens_within(member.figure.span.start, member.figure.span.end).start
    return first > 0 and document.tokens[first - 1].lower == "and"


def _listed_under(document: Document, site: int, lead: int) -> bool:
    """Whether one phrase belongs to the list that another one opens."""
    while document.tokens[site].rel == "conj":
        site = document.tokens[site].head
        if site == lead:
            return True
    return False


def _count(document: Document, reading: Reading, *, total: int | None = None, last: Figure | None = None) -> Count:
    figure = reading.figure
    end = last.span.end if last is not None and last.span.end > figure.span.end else figure.span.end
    return Count(
        of=reading.of,
        who=_who(document, figure),
        best=figure.best if total is None else total,
        low=figure.low if total is None else total,
        high=figure.high if total is None else total,
        qualifier=figure.qualifier,
        span=Span(figure.span.start, end),
        basis=Basis.CLAUSE,
        rule=reading.rule if figure.kind == "number" else _SINGLE[figure.kind],
    )


def _who(document: Document, figure: Figure) -> str | None:
    """The people or things as the report calls them, without number, article and clauses."""
    if figure.name is not None or figure.noun is None:
        return figure.name
    first = figure.last if figure.kind == "number" else document.tokens_within(figure.span.start, figure.span.end).start
    while first < figure.noun and document.tokens[first].lower in _LEADING:
        first += 1
    first = min(first, figure.noun) if figure.noun - first <= 8 else figure.noun
    last = figure.noun + 1
    while last < len(document) and document.tokens[last].rel == "flat" and document.tokens[last].head == figure.noun:
        last += 1
    return document.words(first, last)
