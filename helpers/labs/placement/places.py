"""Subnets to choose from: all public ones, all private ones, or a single one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.labs.cluster.choices import Choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.i18n import Words
    from helpers.simulator.snapshot import SubnetSnapshot


class Places(Choice):
    """A list of subnets with its label above.

    Args:
        label: what it is a choice of.
        words: the language.
    """

    def __init__(self, label: str, words: Words) -> None:
        super().__init__(label, words("placement-no-subnets"))
        self._words = words

    @property
    def subnets(self) -> list[str]:
        """The ids that are chosen."""
        return self.value.split(",") if self.value else []

    def offer_subnets(self, subnets: Sequence[SubnetSnapshot]) -> None:
        """Offer these; the public ones are chosen first."""
        offers = []
        for kind, public in (("public", True), ("private", False)):
            found = [each.id for each in subnets if each.public is public]
            if len(found) > 1:
                label = self._words(f"placement-all-{kind}", count=len(found))
                offers.append((label, ",".join(found)))
        offers += [(subnet_name(each, self._words), each.id) for each in subnets]
        self.offer(offers)


def subnet_name(subnet: SubnetSnapshot, words: Words) -> str:
    """A subnet as people call it: its block, its kind, its zone."""
    kind = "public" if subnet.public else "private"
    return words(f"placement-one-{kind}", cidr=subnet.cidr, zone=subnet.availability_zone)
