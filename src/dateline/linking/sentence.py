"""One sentence that says what an event was, made from its fields."""

from __future__ import annotations

from dateline.model.event import Event


def event_sentence(event: Event) -> str:
    """What happened, where and when, and how many voices tell it."""
    where = ", ".join(filter(None, (event.place.name, event.place.country if event.place.name else None)))
    words = [event.type.replace("_", " ").capitalize(), f"in {where}" if where else "", f"({event.status.value})"]
    return f"{' '.join(filter(None, words))}; told by {event.voices} voice{'s' * (event.voices != 1)}."
