"""Quotations and the mouths they belong to: within a sentence, across sentences, across paragraphs."""

from __future__ import annotations

from dataclasses import replace

from dateline.model.document import Document
from dateline.reading.attribution.index import AttributionIndex
from dateline.reading.attribution.quotation import Quotation
from dateline.reading.attribution.values import Attribution, ranges

_SPEAKING = frozenset(
    ("speech", "assertion", "report", "fear", "denial", "stance", "accusation", "demand", "intent", "belief")
)
# A quotation shorter than this is a borrowed word ("the “caliphate”"), not somebody's speech.
_SPEECH_LENGTH = 6
# Cues further than this many tokens from a quotation's ends are not looked at: no sentence is longer.
_NEAR = 200
# A paragraph after a colon is rarely longer than this many sentences.
_AFTER_COLON = 8


def attach_quotations(
    document: Document, attributions: tuple[Attribution, ...], quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    """The attributions, each with the whole of the quotations that belong to it, in the order of their cues."""
    result = list(attributions)
    index = AttributionIndex(attributions)
    previous: int | None = None
    for quotation in quotations:
        near = index.between(quotation.first - _NEAR, quotation.last + _NEAR)
        speaker = _own_speaker(document, result, near, quotation)
        speech = quotation.last - quotation.first >= _SPEECH_LENGTH
        carried = False
        if speaker is None and speech:
            speaker = previous if quotation.continues else _neighbour(document, result, near, quotation)
            carried = True
        if speaker is None:
            continue
        result[speaker] = _with(result[speaker], quotation, carried=carried)
        if speech:
            previous = speaker
    return tuple(result)


def extend_colons(document: Document, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions; one that ends its sentence with a colon has the sentences after it, to the paragraph's end."""
    return tuple(_past_colon(document, a) for a in attributions)


def _past_colon(document: Document, attribution: Attribution) -> Attribution:
    sentence = document.sentence_of(attribution.cue_token)
    if document.tokens[sentence.last - 1].text != ":" or attribution.kind not in ("speech", "denial", "assertion"):
        return attribution
    follows = sentence.index + 1
    if follows >= len(document.sentences) or document.text[document.sentences[follows].start] in _MARKS:
        return attribution
    tokens = {i for first, last in attribution.content for i in range(first, last)}
    while follows < min(len(document.sentences), sentence.index + _AFTER_COLON):
        after = document.sentences[follows]
        tokens.update(range(after.first, after.last))
        follows += 1
        if "\n" in document.text[after.end : after.end + 2]:
            break
    return replace(attribution, content=ranges(tokens), rule="after colon")


_MARKS = frozenset(("“", '"', "‘", "'", "«", "„"))


def _with(attribution: Attribution, quotation: Quotation, *, carried: bool) -> Attribution:
    tokens = {i for first, last in attribution.content for i in range(first, last)}
    tokens.update(range(quotation.first, quotation.last))
    rule = attribution.rule
    if carried and not attribution.content:
        rule = "next quotation"
    elif rule == "quotation only":
        rule = "quotation"
    return replace(attribution, content=ranges(tokens), rule=rule)


def _own_speaker(document: Document, attributions: list[Attribution], near: range, quotation: Quotation) -> int | None:
    """The cue outside a quotation whose content it is part of, or that stands in a sentence with it."""
    overlapping = [
        i
        for i, a in ((i, attributions[i]) for i in near)
        if not quotation.holds(a.cue_token)
        and a.kind in _SPEAKING
        and any(first < quotation.last and quotation.first < last for first, last in a.content)
        and not _inside_foreign(a, quotation)
    ]
    if overlapping:
        return min(overlapping, key=lambda i: (_gap(attributions[i], quotation), attributions[i].size))
    here = {document.tokens[quotation.first].sentence, document.tokens[quotation.last - 1].sentence}
    if quotation.last < len(document.tokens) and document.text[quotation.end - 2 : quotation.end - 1] in ",?!":
        here.add(document.tokens[quotation.last].sentence)
    beside = [
        i
        for i, a in ((i, attributions[i]) for i in near)
        if a.kind in _SPEAKING
        and not quotation.holds(a.cue_token)
        and document.tokens[a.cue_token].sentence in here
        and quotation.last - quotation.first >= _SPEECH_LENGTH
        and a.kind == "speech"
    ]
    return min(beside, key=lambda i: _gap(attributions[i], quotation)) if beside else None


def _inside_foreign(attribution: Attribution, quotation: Quotation) -> bool:
    """Whether the cue is itself far from the quotation and only holds it by a long content."""
    return _gap(attribution, quotation) > 60


def _gap(attribution: Attribution, quotation: Quotation) -> int:
    if attribution.cue_token < quotation.first:
        return quotation.first - attribution.cue_token
    return attribution.cue_token - quotation.last + 1


def _neighbour(document: Document, attributions: list[Attribution], near: range, quotation: Quotation) -> int | None:
    """The last speaker before a quotation that names none: the sentence before it, or the one before that."""
    sentence = document.tokens[quotation.first].sentence
    for i in reversed(near):
        attribution = attributions[i]
        if attribution.cue_token >= quotation.first or attribution.kind not in _SPEAKING:
            continue
        if attribution.rule in ("object", "infinitive") or any(
            attributions[k].covers(attribution.cue_token) for k in near
        ):
            continue
        ends = max([attribution.cue_token, *(last - 1 for _, last in attribution.content)])
        last = max(document.tokens[ends].sentence, document.tokens[attribution.cue_token].sentence)
        return i if sentence - last <= 2 else None
    return None
