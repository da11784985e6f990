"""The armed group that a report is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.model.mention import MentionKind
from dateline.reading.mentions.drafts import Draft

# How often a group is named at least that "militants" without article are taken for.
FEWEST_OF_SOLE = 3


def main_group(drafts: Sequence[Draft]) -> Draft | None:
    """The armed group that a report speaks of: named at least twice and as often as all other groups together."""
    groups = [d for d in drafts if d.kind is MentionKind.GROUP and d.actor_id]
    counts = Counter(d.actor_id for d in groups)
    if not counts:
        return None
    actor_id, count = counts.most_common(1)[0]
    if count < 2 or 2 * count < len(groups):
        return None
    return next(d for d in groups if d.actor_id == actor_id)


def is_sole(drafts: Sequence[Draft], dominant: Draft) -> bool:
    """Whether hardly another group is named: then also "militants" without article are this one."""
    named = [d.actor_id for d in drafts if d.kind is MentionKind.GROUP and d.actor_id]
    own = sum(actor_id == dominant.actor_id for actor_id in named)
    return own >= FEWEST_OF_SOLE and 4 * own >= 3 * len(named)
