"""The lab: what a notebook opens in its first cell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, Self

from helpers.aws import checks
from helpers.aws.errors import LabClosedError
from helpers.aws.session import AwsSession
from helpers.aws.tools import Tools
from helpers.aws.vpc import SUBNETS, plans
from helpers.i18n import words
from helpers.simulator import REGION

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import datetime
    from types import TracebackType

    from helpers.aws.calls import Call
    from helpers.aws.connection import Connection
    from helpers.aws.docker import DockerHost, NoHost
    from helpers.aws.vpc import Vpc
    from helpers.i18n import Language, Words
    from helpers.simulator import Snapshot

_open: Lab | None = None


class Lab:
    """An Amazon ECS inside this kernel; from here on every boto3 client reaches it.

    Opening a second lab closes the first and starts afresh.

    Args:
        language: ``"vi"`` or ``"en"``.
        seed: the same seed and the same calls give the same answers.
        subnets: what :attr:`vpc` begins with, if not with its usual ones, for example
            ``{"10.0.9.0/28": "public"}``.

    Raises:
        ValueError: for another language, or another kind of subnet. No lab is opened or closed.
    """

    def __init__(
        self,
        language: str,
        *,
        seed: int = 0,
        subnets: Mapping[str, Literal["public", "private"]] | None = None,
    ) -> None:
        global _open
        self.words: Words = words(language)
        planned = SUBNETS if subnets is None else plans(subnets, self.words)
        if _open is not None:
            _open.close()
        self._session = AwsSession(self.words, seed=seed)
        self._tools = Tools(self._session, self.words, seed, planned)
        self._closed = False
        _open = self

    @property
    def language(self) -> Language:
        """The language that the lab speaks."""
        return self.words.language

    @property
    def time(self) -> datetime:
        """The present lab time, in UTC."""
        return self._session.clock.time()

    @property
    def calls(self) -> Sequence[Call]:
        """Every API call so far, oldest first."""
        return tuple(self._session.calls)

    @property
    def closed(self) -> bool:
        """Whether this lab has been closed, by :meth:`close` or by a newer lab."""
        return self._closed

    @property
    def replaced(self) -> bool:
        """Whether this lab is closed while a newer one is open in the same kernel."""
        return self._closed and _open is not None

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` of lab time pass.

        Raises:
            ValueError: for no number, below 0 or over ten years, in the learner's language.
            LabClosedError: if this lab is closed.
        """
        checks.passing(self.words, seconds)
        self._session.advance(seconds)

    @property
    def vpc(self) -> Vpc:
        """A ready VPC: public and private subnets, a security group, an internet gateway."""
        return self._tool.vpc

    def add_instances(
        self,
        cluster: str,
        count: int = 1,
        instance_type: str = "t3.medium",
        *,
        subnets: Sequence[str] | None = None,
        security_groups: Sequence[str] | None = None,
        attributes: Mapping[str, str] | None = None,
    ) -> list[str]:
        """EC2 instances that have booted and joined a cluster, as an ECS-optimised AMI does.

        Args:
            cluster: its name.
            count: how many.
            instance_type: such as ``t3.medium``.
            subnets: ids, taken in turn; else the public ones of :attr:`vpc`.
            security_groups: ids; else the one of :attr:`vpc`.
            attributes: custom attributes for placement constraints.

        Returns:
            their EC2 instance ids.

        Raises:
            ValueError: no such cluster, no room, or a wrong argument, in the learner's language.
        """
        return self._tool.add_instances(
            cluster, count, instance_type, subnets, security_groups, attributes or {}
        )

    def connect(self, address: str, port: int = 80, source: str = "internet") -> Connection:
        """Who answers at an address and port, or where the connection ends and why.

        Args:
            address: private or public, or a load balancer's name.
            port: where to.
            source: ``"internet"``, ``"vpc"``, an id of a subnet or EC2 instance, or a task's ARN.

        Raises:
            ValueError: for a port or source that cannot be one, in the learner's language.
        """
        return self._tool.connector.connect(address, port, source)

    def docker(self, instance_id: str) -> DockerHost | NoHost:
        """``docker ps`` and ``docker logs`` on an EC2 container instance."""
        return self._tool.docker(instance_id)

    def program(
        self,
        image: str,
        function: Callable[..., object] | None = None,
        *,
        port: int | None = None,
        answers: int | Mapping[str, int] = 200,
        loopback_only: bool = False,
        serves: bool = True,
        ready_after: float = 0,
        memory: int = 0,
    ) -> None:
        """Put a program into an image, which is a Python function.

        When a container starts, boto3 inside it signs with the task role's credentials; a function
        with an argument gets a ``boto3.Session`` that does. What it prints is the container's
        output, and an exception ends the container with exit code 1.

        Args:
            image: such as ``"shop"`` or ``"shop:1.1"``; without a tag it is in all of them.
            function: what runs; None for a program that only listens.
            port: where it listens; else on every port that the task definition maps.
            answers: the HTTP status it answers with, or one a path (others get 404).
            loopback_only: it listens on 127.0.0.1 only.
            serves: it keeps running after the function returned; else the container ends with 0.
            ready_after: seconds from the start of its container until it listens.
            memory: MiB that it needs; a container that may have less is killed.

        Raises:
            ValueError: an argument is of the wrong kind, in the learner's language.
        """
        self._tool.program(
            image,
            function,
            port,
            answers,
            loopback_only=loopback_only,
            serves=serves,
            ready_after=ready_after,
            memory=memory,
        )

    def crash(self, task: str, container: str, exit_code: int = 1) -> None:
        """Let the program of a container end by itself, now: nobody calls ``StopTask``.

        Args:
            task: its id or ARN.
            container: its name in the task definition.
            exit_code: what it ends with, 0 to 255.

        Raises:
            ValueError: there is no such running container, in the learner's language.
        """
        self._tool.crash(task, container, exit_code)

    def interrupt_spot(self, cluster: str, task: str | None = None) -> list[str]:
        """Let AWS take back Fargate Spot capacity, now: each task gets SIGTERM, then SIGKILL.

        Args:
            cluster: its name or ARN.
            task: the id or ARN of one task; None means every Spot task of the cluster.

        Returns:
            the ARNs of the tasks that were interrupted.

        Raises:
            ValueError: there is no such cluster, or nothing on FARGATE_SPOT to interrupt, in the
                learner's language.
        """
        return self._tool.interrupt_spot(cluster, task)

    def hang(self, task: str) -> None:
        """Let the program of a task answer nobody any more, though its process lives on.

        For ECS the task is RUNNING; a load balancer finds out by its health checks.

        Args:
            task: its id or ARN.

        Raises:
            ValueError: there is no such RUNNING task, in the learner's language.
        """
        self._tool.hang(task)

    def traffic(self, rps: float, service: str | None = None, *, seconds: float = 0.1) -> None:
        """Let so many requests a second reach a service, or all of them.

        Service auto scaling sees it in its metrics: requests for each target, and CPU. What
        becomes of the requests is told by :meth:`requests`.

        Args:
            rps: requests a second, spread evenly over the healthy targets of the service, or over
                its running tasks where there is no load balancer.
            service: its name; None means each service.
            seconds: how long an answer takes; it is lost when its container ends before.

        Raises:
            ValueError: for what is no number, or a negative one, in the learner's language.
        """
        self._tool.traffic(rps, service, seconds)

    def requests(self, service: str, *, since: datetime | None = None) -> Any:
        """How many requests a service got, and what became of them.

        Args:
            service: its name, or ``cluster/service`` where two clusters have one of that name.
            since: leave out what was before, in lab time.

        Returns:
            ``sent``, ``answered``, ``failed``, and ``why`` they failed; it shows itself in words.
        """
        from helpers import labs

        return labs.requests(self, service, since=since)

    @property
    def _tool(self) -> Tools:
        if self._closed:
            raise LabClosedError(self.words("session-client-of-closed-lab"))
        return self._tools

    def snapshot(self, *, subnets: Collection[str] = ()) -> Snapshot:
        """A frozen picture of everything, at this moment of lab time.

        Args:
            subnets: ids of subnets to show with their VPC even if ECS has not used it yet.

        Raises:
            LabClosedError: if this lab is closed.
        """
        snapshot = self._session.simulator().snapshot(subnets)
        return replace(snapshot, traffic=self._session.world.requests(REGION))

    def close(self) -> None:
        """Give boto3 back to the world outside. Closing twice does nothing."""
        global _open
        if not self._closed:
            self._closed = True
            self._session.close()
            if _open is self:
                _open = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return self.words("session-closed" if self._closed else "session-open")

    def open(self, name: str) -> Any:
        """An interactive lab of the course, by its name."""
        from helpers import labs

        return labs.open_lab(self, name)

    def predict(self, question: str) -> Any:
        """A question to answer before running what follows."""
        from helpers import labs

        return labs.predict(self, question)

    def exercise(self, exercise: str) -> Any:
        """An exercise, with its check and its hints."""
        from helpers import labs

        return labs.exercise(self, exercise)

    def map(self) -> Any:
        """The map of the course, with your progress."""
        from helpers import labs

        return labs.the_map(self)

    def draw(self, what: object, *, since: datetime | None = None, traffic: bool = False) -> Any:
        """A picture: ``"ideas"``, a task definition, a draft, a cluster, a service, a subnet.

        Args:
            what: such as ``"webserver:1"``, ``"demo"`` for a cluster and what runs in it now, or
                ``"demo/web"`` for a service over time, the id of a subnet for its addresses, or
                of an EC2 instance for its ports.
            since: where the chart of a service begins, in lab time; else at its creation. Of a
                subnet, its free addresses from then on.
            traffic: of a service, draw its requests and its load beside its tasks.
        """
        from helpers import labs

        return labs.draw(self, what, since=since, traffic=traffic)

    def compare(self, before: str, after: str) -> Any:
        """What differs between two task definition revisions."""
        from helpers import labs

        return labs.compare(self, before, after)
