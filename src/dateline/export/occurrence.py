"""Which events the shapes of event data projects take: single things that happened."""

from __future__ import annotations

from dateline.export.tally import Loss, Tally
from dateline.model.event import Event, Figure, Review
from dateline.model.values import Status

#: What a report says did happen, or is happening.
OCCURRED = (Status.HAPPENED, Status.ONGOING)


def occurred(event: Event, tally: Tally) -> bool:
    """Whether an event happened, is one incident and was not rejected; what is left out is counted."""
    if event.review is Review.REJECTED:
        tally.lose(Loss.REJECTED)
    elif event.status not in OCCURRED:
        tally.lose(Loss.NOT_HAPPENED)
    elif event.total:
        tally.lose(Loss.TOTALS)
    else:
        return True
    return False


def single_number(figure: Figure | None) -> int | None:
    """The one number that stands for a figure: the best, else the lower end (the cautious reading of a range), else
    the upper; None where no number is told."""
    if figure is None:
        return None
    return next((n for n in (figure.best, figure.low, figure.high) if n is not None), None)


def count_narrowed(event: Event, tally: Tally, of: str = "killed") -> None:
    """Counts what a shape with one figure of one kind does not hold."""
    figure = event.figure(of)
    if figure is not None:
        tally.lose(Loss.RANGE, single_number(figure) is not None and not figure.low == figure.high == figure.best)
        tally.lose(Loss.DISAGREEMENT, figure.disagree)
    tally.lose(Loss.OTHER_FIGURES, sum(1 for f in event.figures if f.of != of))
