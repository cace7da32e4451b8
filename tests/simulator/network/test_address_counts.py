"""The history of a subnet's addresses: one entry a moment, and never too many."""

from __future__ import annotations

from datetime import timedelta

from helpers.simulator.clock import START, Clock
from helpers.simulator.network.address_counts import COUNTS_KEPT, AddressCounts


def test_of_several_changes_at_one_moment_the_last_counts() -> None:
    clock = Clock()
    counts = AddressCounts(clock.time)
    counts.note(1)
    counts.note(2)
    clock.advance(5)
    counts.note(3)
    assert counts.freeze() == ((START, 2), (START + timedelta(seconds=5), 3))
    assert counts.freeze() is counts.freeze()


def test_it_forgets_the_oldest_first() -> None:
    clock = Clock()
    counts = AddressCounts(clock.time)
    for number in range(1, COUNTS_KEPT + 10):
        clock.advance(1)
        counts.note(number % 7)
    kept = counts.freeze()
    assert len(kept) == COUNTS_KEPT
    assert kept[0].at == START + timedelta(seconds=10)
    assert kept[-1].taken == (COUNTS_KEPT + 9) % 7
