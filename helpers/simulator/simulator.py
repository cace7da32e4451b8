"""One account's ECS in one region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator import freezing
from helpers.simulator.account_settings import AccountSettings
from helpers.simulator.arns import Arns
from helpers.simulator.attributes import Attributes
from helpers.simulator.capacity import spot
from helpers.simulator.capacity.providers import CapacityProviders
from helpers.simulator.clock import Clock
from helpers.simulator.clusters import Clusters
from helpers.simulator.context import Context
from helpers.simulator.durations import Durations
from helpers.simulator.ids import Ids
from helpers.simulator.instance_operations import ContainerInstances
from helpers.simulator.outside.standalone import standalone
from helpers.simulator.services.operations import Services
from helpers.simulator.snapshot import Snapshot
from helpers.simulator.tags import Tags
from helpers.simulator.task_definitions import TaskDefinitions
from helpers.simulator.tasks import accidents
from helpers.simulator.tasks.execute import ExecuteCommand
from helpers.simulator.tasks.launching import Launcher
from helpers.simulator.tasks.life import Life
from helpers.simulator.tasks.operations import Tasks
from helpers.simulator.tasks.protection import TaskProtection

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from helpers.simulator.outside.protocols import Outside

ACCOUNT = "123456789012"
REGION = "ap-southeast-1"


class Simulator:
    """ECS itself: every part of it, on one clock and one source of ids.

    Args:
        seed: the same seed and the same calls give the same history.
        clock: lab time; regions of one lab share it.
        account: the account id in every ARN.
        region: the region in every ARN.
        outside: the neighbours of ECS; without them a small world in memory.
        durations: how long everything takes, in lab seconds.
    """

    def __init__(
        self,
        *,
        seed: int = 0,
        clock: Clock | None = None,
        account: str = ACCOUNT,
        region: str = REGION,
        outside: Outside | None = None,
        durations: Durations | None = None,
    ) -> None:
        self.clock = clock or Clock()
        self.ids = Ids(seed)
        self.arns = Arns(account, region)
        self.task_definitions = TaskDefinitions(self.clock, self.arns)
        self.context = Context(
            clock=self.clock,
            ids=self.ids,
            arns=self.arns,
            outside=outside or standalone(self.clock, self.ids, account),
            task_definitions=self.task_definitions,
            durations=durations or Durations(),
        )
        self.task_definitions.in_use = self.context.uses
        self.life = Life(self.context)
        self.launcher = Launcher(self.context, self.life)
        self.capacity_providers = CapacityProviders(self.context)
        self.clusters = Clusters(self.context)
        self.instances = ContainerInstances(self.context, self.life)
        self.attributes = Attributes(self.context)
        self.tasks = Tasks(self.context, self.launcher, self.life)
        self.task_protection = TaskProtection(self.context)
        self.execute_command = ExecuteCommand(self.context)
        self.account_settings = AccountSettings(self.context)
        self.services = Services(self.context, self.launcher, self.life)
        self.tagging = Tags(self.context)

    def interrupt_spot(
        self, cluster: str | None = None, tasks: Sequence[str] | None = None
    ) -> list[str]:
        """Fargate Spot takes capacity back: from all Spot tasks of a cluster, or those named.

        Returns:
            the ARNs of the tasks that were interrupted.

        Raises:
            EcsError: ClusterNotFoundException.
        """
        return [each.arn for each in spot.interrupt(self.context, self.life, cluster, tasks)]

    def crash(self, task: str, container: str, exit_code: int = 1) -> None:
        """Let a container of a task end by itself, now; see ``tasks.accidents`` for the errors."""
        accidents.crash(self.context, self.life, task, container, exit_code)

    def snapshot(self, subnets: Collection[str] = ()) -> Snapshot:
        """A frozen picture of everything, at this moment of lab time.

        Args:
            subnets: ids of subnets to show with their VPC even if ECS has not used it yet.
        """
        return Snapshot(
            time=self.clock.time(),
            task_definitions=self.task_definitions.snapshot(),
            clusters=freezing.clusters(self.context),
            subnets=freezing.subnets(self.context, subnets),
            chronicle=self.context.chronicle.freeze(),
        )
