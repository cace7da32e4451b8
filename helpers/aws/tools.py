"""What a lab adds to AWS: a ready VPC, instances that join, connections, docker, programs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from helpers.aws import checks
from helpers.aws.connect import Connector
from helpers.aws.docker import docker
from helpers.aws.outside.programs import Program
from helpers.aws.vpc import SUBNETS, SubnetPlan, Vpc
from helpers.simulator import REGION, EcsError
from helpers.simulator.tasks.accidents import NoSuchTaskError, NotRunningError
from helpers.simulator.tasks.states import TaskStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from helpers.aws.docker import DockerHost, NoHost
    from helpers.aws.outside import Neighbours
    from helpers.aws.session import AwsSession
    from helpers.i18n import Words


class Tools:
    """The tools of one lab, in its own region.

    Args:
        session: the lab's AWS.
        words: the learner's language.
        seed: of the lab.
        subnets: what the ready VPC begins with.
    """

    def __init__(
        self,
        session: AwsSession,
        words: Words,
        seed: int,
        subnets: Sequence[SubnetPlan] = SUBNETS,
    ) -> None:
        self._session = session
        self._words = words
        self._seed = seed
        self._subnets = subnets

    @property
    def _neighbours(self) -> Neighbours:
        return self._session.world.neighbours(REGION)

    @cached_property
    def vpc(self) -> Vpc:
        """The ready VPC."""
        return Vpc(self._neighbours, self._seed, self._words, self._subnets)

    @cached_property
    def connector(self) -> Connector:
        """Makes connections."""
        return Connector(self._neighbours, self._words)

    def docker(self, reference: str) -> DockerHost | NoHost:
        """Docker on a container instance."""
        return docker(str(reference), self._neighbours, self._session.simulator(), self._words)

    def add_instances(
        self,
        cluster: str,
        count: int,
        instance_type: str,
        subnets: Sequence[str] | None,
        groups: Sequence[str] | None,
        attributes: Mapping[str, str],
    ) -> list[str]:
        """Launch instances that join at once.

        Raises:
            ValueError: the cluster does not exist, what was given is of the wrong kind, or EC2
                refuses, in the learner's language.
        """
        if not checks.is_count(count):
            raise ValueError(self._words("world-bad-count", count=str(count)))
        if isinstance(subnets, str) or isinstance(groups, str):
            raise ValueError(self._words("world-not-a-list"))
        if not isinstance(attributes, Mapping):
            raise ValueError(self._words("world-bad-attributes"))
        cluster = str(cluster)
        try:
            self._session.simulator().context.cluster(cluster)
        except EcsError as error:
            raise ValueError(self._words("world-no-cluster", cluster=cluster)) from error
        try:
            return self._session.world.joining.add(
                REGION,
                cluster,
                count,
                instance_type,
                list(subnets or self.vpc.public_subnets),
                list(groups or [self.vpc.security_group]),
                attributes,
            )
        except Exception as error:
            reason = getattr(error, "message", None)
            if reason is None:
                raise
            raise ValueError(self._words("world-launch-refused", reason=reason)) from error

    def interrupt_spot(self, cluster: str, task: str | None) -> list[str]:
        """Interrupt one Spot task of a cluster, or all of them: their ARNs.

        Raises:
            ValueError: there is no such cluster, or nothing to interrupt.
        """
        tasks = None if task is None else [str(task)]
        try:
            interrupted = self._session.simulator().interrupt_spot(cluster, tasks)
        except EcsError as error:
            raise ValueError(self._words("world-no-cluster", cluster=str(cluster))) from error
        if not interrupted:
            name = "world-spot-none" if task is None else "world-spot-not-this"
            raise ValueError(self._words(name, cluster=str(cluster), task=str(task)))
        return interrupted

    def traffic(self, rps: float, service: str | None, seconds: float) -> None:
        """Let so many requests a second come.

        Raises:
            ValueError: for what is no number, or a negative one, in the learner's language.
        """
        if not checks.is_amount(rps):
            raise ValueError(self._words("world-traffic-negative", rps=str(rps)))
        if not checks.is_amount(seconds):
            raise ValueError(self._words("world-traffic-bad-seconds", seconds=str(seconds)))
        self._session.world.traffic.put(float(rps), service, float(seconds))
        self._session.world.changed()

    def hang(self, task: str) -> None:
        """Let the programs of a task answer nobody any more.

        Raises:
            ValueError: there is no such RUNNING task, in the learner's language.
        """
        wanted = str(task).rpartition("/")[2]
        for cluster in self._session.simulator().context.clusters.values():
            found = cluster.live.get(wanted)
            if found is not None and found.status is TaskStatus.RUNNING:
                self._session.world.hang(REGION, wanted)
                return
        raise ValueError(self._words("world-hang-not-running", task=str(task)))

    def program(
        self,
        image: str,
        function: Callable[..., object] | None,
        port: int | None,
        answers: int | Mapping[str, int],
        *,
        loopback_only: bool,
        serves: bool,
        ready_after: float,
        memory: int,
    ) -> None:
        """Put a program into an image.

        Raises:
            ValueError: an argument is of the wrong kind, in the learner's language.
        """
        checks.program(self._words, image, function, port, answers, ready_after, memory)
        ports = None if port is None else (port,)
        program = Program(function, ports, answers, loopback_only, serves, ready_after, memory)
        self._session.world.put_program(image, program)

    def crash(self, task: str, container: str, exit_code: int) -> None:
        """Let the program of a container end by itself.

        Raises:
            ValueError: there is no such running container, or no such exit code.
        """
        names = {"task": str(task), "container": str(container)}
        try:
            self._session.simulator().crash(**names, exit_code=exit_code)
        except NoSuchTaskError as error:
            raise ValueError(self._words("world-crash-no-task", task=names["task"])) from error
        except NotRunningError as error:
            running = ", ".join(error.running) or "–"
            text = self._words("world-crash-not-running", **names, running=running)
            raise ValueError(text) from error
        except (TypeError, ValueError) as error:
            raise ValueError(self._words("world-crash-bad-code", code=str(exit_code))) from error
