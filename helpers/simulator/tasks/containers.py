"""Containers at work: order of start, ends, restarts and health checks (2.1, 2.6, 2.7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import Behaviour, Running
from helpers.simulator.tasks import commands, ledger, start_up, stop_reasons
from helpers.simulator.tasks.model import Binding
from helpers.simulator.tasks.states import ContainerStatus, Health, LaunchType

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Container, Task

RESTART_PAUSE = 1.0


def running(task: Task, container: Container) -> Running:
    """The container as its program may see it."""
    plan = container.plan
    return Running(
        task_arn=task.arn,
        task_id=task.id,
        container=plan.name,
        image=plan.image,
        command=plan.command,
        environment=dict(plan.environment),
        task_role_arn=task.blueprint.task_role,
        private_ip=task.private_ip,
        secrets=plan.secrets,
        instance_role_arn=task.instance.role_arn if task.instance else None,
        ec2_instance_id=task.instance.ec2_instance_id if task.instance else None,
    )


class Containers:
    """Starts and ends containers, and tells when a task has all of them started, or must stop.

    Args:
        all_started: called once, when every container of a task has been started.
        must_stop: called with a code's reason when an essential container ended, or a
            dependency can never be met.
    """

    def __init__(
        self,
        context: Context,
        all_started: Callable[[Task], None],
        essential_ended: Callable[[Task], None],
        cannot_start: Callable[[Task, Container, str], None],
    ) -> None:
        self._context = context
        self._all_started = all_started
        self._essential_ended = essential_ended
        self._cannot_start = cannot_start

    def go_on(self, task: Task) -> None:
        """Start every container whose dependencies are met; look again when one changes."""
        if task.stopping:
            return
        for container in task.containers:
            if container.status is not ContainerStatus.PENDING:
                continue
            met = self._dependencies(task, container)
            if met is None:
                self._cannot_start(task, container, "TaskDependencyError")
                return
            if met:
                self._start(task, container)
        if task.started_at is None and all(
            each.status is not ContainerStatus.PENDING for each in task.containers
        ):
            self._all_started(task)

    def watch_start_timeouts(self, task: Task) -> None:
        """A dependent whose ``startTimeout``'s condition never comes ends the task (2.7)."""
        for container in task.containers:
            for name, _condition in container.plan.depends_on:
                dependency = next(each for each in task.containers if each.plan.name == name)
                timeout = dependency.plan.start_timeout
                if timeout:
                    self._context.clock.after(timeout, partial(self._give_up, task, container))

    def _give_up(self, task: Task, container: Container) -> None:
        if container.status is ContainerStatus.PENDING and not task.stopping:
            self._cannot_start(task, container, "TaskDependencyError: dependency timed out")

    @staticmethod
    def _dependencies(task: Task, container: Container) -> bool | None:
        """Are all conditions met? None when one never can be."""
        if not container.plan.depends_on:
            return True
        by_name = {each.plan.name: each for each in task.containers}
        for name, condition in container.plan.depends_on:
            dependency = by_name[name]
            stopped = dependency.status is ContainerStatus.STOPPED
            if condition == "SUCCESS" and stopped and dependency.exit_code != 0:
                return None
            if condition == "HEALTHY" and (stopped or dependency.health is Health.UNHEALTHY):
                return None
            met = {
                "START": dependency.status is not ContainerStatus.PENDING,
                "COMPLETE": stopped,
                "SUCCESS": stopped,
                "HEALTHY": dependency.health is Health.HEALTHY,
            }[condition]
            if not met:
                return False
        return True

    def _start(self, task: Task, container: Container) -> None:
        plan = container.plan
        container.status = ContainerStatus.RUNNING
        container.started_at = self._context.now
        container.incarnation += 1
        container.exit_code = None
        container.runtime_id = container.runtime_id or self._runtime_id(task)
        if task.instance and not task.awsvpc and not container.bindings:
            container.bindings = self._bind(task, container)
        behaviour = commands.read((*plan.entry_point, *plan.command))
        if behaviour is None:
            behaviour = self._context.outside.programs.start(running(task, container))
        if plan.memory and behaviour.needs_memory > plan.memory:
            behaviour = Behaviour(behaviour.lines, 1.0, stop_reasons.KILLED)
            container.reason = stop_reasons.OUT_OF_MEMORY
        container.behaviour = behaviour
        self.write(task, container, behaviour.lines)
        number = container.incarnation
        if behaviour.ends_after is not None:
            code = behaviour.exit_code
            self._context.clock.after(
                behaviour.ends_after, lambda: self._ends(task, container, number, code)
            )
        if plan.health_check:
            self._check_later(task, container, number)

    def _runtime_id(self, task: Task) -> str:
        """Docker's 64 digits on EC2; on Fargate the task id and a number."""
        if task.launch_type is LaunchType.FARGATE:
            return f"{task.id}-{self._context.ids.number(10)}"
        return self._context.ids.hexadecimal(64)

    @staticmethod
    def _bind(task: Task, container: Container) -> tuple[Binding, ...]:
        """Host ports of bridge and host mode; the dynamic ones are taken now (7.2)."""
        instance = task.instance
        assert instance is not None  # noqa: S101 - only called for tasks on an instance
        bindings = []
        for port in container.plan.ports:
            host_port = port.host_port
            if not host_port:
                taken = instance.ports.take_dynamic(port.protocol)
                if taken is None:
                    continue
                host_port = taken
                task.ports = (*task.ports, (host_port, port.protocol))
                instance.frozen = None
            bindings.append(Binding(port.container_port, host_port, port.protocol))
        return tuple(bindings)

    def write(self, task: Task, container: Container, lines: tuple[str, ...]) -> None:
        """What a program prints goes where the log configuration says (behaviour page 8)."""
        if not lines:
            return
        if task.launch_type is not LaunchType.FARGATE:
            container.output = [*(container.output or ()), *lines]
        if container.log_stream and container.plan.logging:
            group = container.plan.logging.options["awslogs-group"]
            signer = start_up.platform(self._context, task)
            arn = (
                f"arn:aws:logs:{self._context.arns.region}:{self._context.arns.account}:"
                f"log-group:{group}:log-stream:{container.log_stream}"
            )
            if self._context.outside.identity.denial(signer, "logs:PutLogEvents", arn) is None:
                self._context.outside.logs.put(group, container.log_stream, lines)

    # --- ends

    def _ends(self, task: Task, container: Container, incarnation: int, code: int) -> None:
        if container.incarnation != incarnation or container.status is not ContainerStatus.RUNNING:
            return
        self.ended(task, container, code)
        if task.stopping:
            return
        if self._restarts(container, code):
            self._context.clock.after(
                RESTART_PAUSE, lambda: self._restart(task, container, incarnation)
            )
            return
        if container.plan.essential:
            self._essential_ended(task)
        else:
            self.go_on(task)

    def ended(self, task: Task, container: Container, code: int | None) -> None:
        """Note the end of a container."""
        container.status = ContainerStatus.STOPPED
        container.exit_code = code
        task.changed()

    def _restarts(self, container: Container, code: int) -> bool:
        policy = container.plan.restart
        if policy is None or code in policy.ignored_exit_codes or container.started_at is None:
            return False
        return self._context.now - container.started_at >= policy.attempt_period

    def _restart(self, task: Task, container: Container, incarnation: int) -> None:
        if task.stopping or container.incarnation != incarnation:
            return
        self._start(task, container)

    # --- health checks

    def _check_later(self, task: Task, container: Container, incarnation: int) -> None:
        check = container.plan.health_check
        if check:
            self._context.clock.after(
                check.interval, lambda: self._check(task, container, incarnation)
            )

    def _check(self, task: Task, container: Container, incarnation: int) -> None:
        check = container.plan.health_check
        if (
            check is None
            or task.stopping
            or container.incarnation != incarnation
            or container.status is not ContainerStatus.RUNNING
        ):
            return
        former = container.health
        if self._passes(task, container):
            container.failed_checks = 0
            container.health = Health.HEALTHY
        elif self._context.now - (container.started_at or 0) > check.start_period:
            container.failed_checks += 1
            if container.failed_checks >= check.retries:
                container.health = Health.UNHEALTHY
        self._check_later(task, container, incarnation)
        if container.health is not former:
            task.health = health(task)
            ledger.tell(self._context, task)
            self.go_on(task)

    def _passes(self, task: Task, container: Container) -> bool:
        check = container.plan.health_check
        assert check is not None  # noqa: S101 - asked by the caller
        kind, *words = check.command or ("NONE",)
        if kind == "NONE":
            return True
        own = commands.read(("sh", "-c", *words) if kind == "CMD-SHELL" else words)
        if own is None:
            return self._context.outside.programs.healthy(running(task, container), tuple(words))
        return own.exit_code == 0 and (own.ends_after or 0) < check.timeout


def health(task: Task) -> Health:
    """UNHEALTHY if an essential container is, else UNKNOWN if one is, else HEALTHY (2.1)."""
    essential = [each.health for each in task.containers if each.plan.essential]
    for worst in (Health.UNHEALTHY, Health.UNKNOWN):
        if worst in essential:
            return worst
    return Health.HEALTHY
