"""One account's ECS in one region."""

from __future__ import annotations

from helpers.simulator.arns import Arns
from helpers.simulator.clock import Clock
from helpers.simulator.ids import Ids
from helpers.simulator.snapshot import Snapshot
from helpers.simulator.task_definitions import TaskDefinitions

ACCOUNT = "123456789012"
REGION = "ap-southeast-1"


class Simulator:
    """ECS itself: every part of it, on one clock and one source of ids.

    Args:
        seed: the same seed and the same calls give the same history.
        clock: lab time; regions of one lab share it.
        account: the account id in every ARN.
        region: the region in every ARN.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        account: str = ACCOUNT,
        region: str = REGION,
    ) -> None:
        self.clock = clock or Clock()
        self.ids = Ids(seed)
        self.arns = Arns(account, region)
        self.task_definitions = TaskDefinitions(self.clock, self.arns)

    def snapshot(self) -> Snapshot:
        """A frozen picture of everything, at this moment of lab time."""
        return Snapshot(time=self.clock.time(), task_definitions=self.task_definitions.snapshot())
