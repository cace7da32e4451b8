"""Many tasks that look the same, as one card with their number."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from helpers.diagrams.cluster import task_facts as facts
from helpers.diagrams.cluster.states import look
from helpers.diagrams.cluster.task_card import border, strip
from helpers.diagrams.marks import state
from helpers.diagrams.measure import width
from helpers.diagrams.svg import box, plain, text
from helpers.i18n import Words

if TYPE_CHECKING:
    from helpers.diagrams.cluster.facts import Group


def name(group: Group) -> str:
    """``family:revision``."""
    return f"{plain(group.family)}:{group.revision}"


@lru_cache(maxsize=1024)
def card(
    group: Group, count: int, x: float, y: float, wide: float, high: float, words: Words
) -> str:
    """How many tasks of one service, revision and state."""
    mark, tone = look(group.status, failed=group.failed)
    kind = name(group)
    owned = group.service is not None
    left, right, number = x + 12, x + wide - 10, f"{count} ×"
    taken = min(width(kind, "code"), (right - left) * 0.56)
    age = facts.age(group.age, words)
    after = x + 27 + width(number, "name") + 8
    room = right - after - width(age, "note") - 4
    return "".join(
        [
            box(x, y, wide, high, border(owned, group.status), 8),
            strip(x, y, high) if group.age == "old" else "",
            state(x + 15, y + 15, mark),
            text(x + 27, y + 20, number, "name"),
            text(after, y + 20, age, "note") if age else "",
            text(right, y + 19, group.status, "badge", tone, anchor="end", room=room),
            text(right, y + 38, kind, "code", "soft", anchor="end", room=taken + 0.5, middle=True),
            text(
                left,
                y + 38,
                facts.owner(group.service, words),
                "label",
                "service" if owned else "nobody",
                room=right - left - taken - 8,
            ),
        ]
    )
