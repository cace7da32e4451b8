"""Containers at work: order of start, what they print, how they end, restarts (2.6, 2.7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import Behaviour, Running
from helpers.simulator.tasks import commands, dependencies, start_up, stop_reasons
from helpers.simulator.tasks.health_checks import HealthChecks
from helpers.simulator.tasks.model import Binding
from helpers.simulator.tasks.states import ContainerStatus, LaunchType

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Container, Task
    from helpers.simulator.tasks.start_up import Trouble

RESTART_PAUSE = 1.0
"""Seconds between the end of a container and its restart in place (plausible)."""

OUT_OF_MEMORY_AFTER = 1.0
"""Seconds until a program has touched more memory than it may (plausible)."""


def running(task: Task, container: Container) -> Running:
    """The container as its program may see it; secrets are environment variables (6.1)."""
    plan, instance = container.plan, task.instance
    return Running(
        task_arn=task.arn,
        task_id=task.id,
        container=plan.name,
        image=plan.image,
        command=(*plan.entry_point, *plan.command),
        environment={**dict(plan.environment), **container.secrets},
        task_role_arn=task.blueprint.task_role,
        private_ip=task.private_ip,
        instance_role_arn=instance.role_arn if instance else None,
        ec2_instance_id=instance.ec2_instance_id if instance else None,
    )


class Containers:
    """Starts and ends containers, and tells when a task has all of them started, or must stop.

    Args:
        all_started: called once, when every container of a task has been started.
        essential_ended: called when an essential container ended for good.
        cannot_start: called with a container that can never start, and the reason for it.
        failed_to_start: called when an essential container could not be started.
    """

    def __init__(
        self,
        context: Context,
        all_started: Callable[[Task], None],
        essential_ended: Callable[[Task], None],
        cannot_start: Callable[[Task, Container, str], None],
        failed_to_start: Callable[[Task, Trouble], None],
    ) -> None:
        self._context = context
        self._all_started = all_started
        self._essential_ended = essential_ended
        self._cannot_start = cannot_start
        self._failed_to_start = failed_to_start
        self._health_checks = HealthChecks(context, running, self.go_on)

    # --- starts

    def go_on(self, task: Task) -> None:
        """Start every container whose dependencies are met; called again when one changes."""
        if task.stopping:
            return
        for container in task.containers:
            if container.status is not ContainerStatus.PENDING:
                continue
            try:
                ready = dependencies.met(task, container)
            except dependencies.Unmeetable as never:
                self._cannot_start(task, container, str(never))
                return
            if ready:
                self._start(task, container)
        if task.started_at is None and all(
            each.status is not ContainerStatus.PENDING for each in task.containers
        ):
            self._all_started(task)

    def _start(self, task: Task, container: Container) -> None:
        plan, clock = container.plan, self._context.clock
        programs, around = self._context.outside.programs, running(task, container)
        behaviour = commands.read(around.command, around.environment)
        program = around.command[0] if around.command else ""
        ours = behaviour is not None and len(around.command) == 1  # read kindly, see ``commands``
        if program and not ours and not programs.has(plan.image, program):
            self._not_there(task, container, program)
            return
        container.status = ContainerStatus.RUNNING
        container.started_at = self._context.now
        container.incarnation += 1
        container.exit_code = None
        container.runtime_id = container.runtime_id or self._runtime_id(task)
        if task.instance and not task.attachment and not container.bindings:
            container.bindings = self._bind(task, container)
        task.touched()
        if behaviour is None:
            behaviour = programs.start(running(task, container))
        reason = None
        limit = plan.memory or task.blueprint.memory  # its own, or else all that the task has
        if limit and behaviour.needs_memory > limit:
            behaviour = Behaviour(behaviour.lines, OUT_OF_MEMORY_AFTER, stop_reasons.KILLED)
            reason = stop_reasons.OUT_OF_MEMORY
        container.behaviour = behaviour
        self.write(task, container, behaviour.lines)
        container.ends_at = None
        if behaviour.ends_after is not None:
            container.ends_at = self._context.now + behaviour.ends_after
            number, code = container.incarnation, behaviour.exit_code
            clock.after(
                behaviour.ends_after, partial(self.ends, task, container, number, code, reason)
            )
        if plan.start_timeout and plan.needed:
            clock.after(plan.start_timeout, partial(self._time_out, task, container))
        self._health_checks.begin(task, container)

    def _not_there(self, task: Task, container: Container, program: str) -> None:
        """The image has no such program; a task without a helper that is not essential goes on."""
        reason = stop_reasons.no_such_program(program, fargate=start_up.on_fargate(task))
        if container.plan.essential:
            self._failed_to_start(task, start_up.Trouble(reason, container))
            return
        container.reason = reason
        self.ended(task, container, None)
        self.go_on(task)

    def _time_out(self, task: Task, dependency: Container) -> None:
        if task.stopping:
            return
        waiting = dependencies.timed_out(task, dependency)
        if waiting:
            self._cannot_start(task, *waiting)

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
                if taken is None:  # 28,232 ports taken: this one stays unreachable (simplified)
                    continue
                host_port = taken
                task.ports = (*task.ports, (host_port, port.protocol))
                instance.touched()
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
            signer = start_up.platform(task)
            arn = f"{start_up.log_group_arn(self._context, container.plan.logging)}:log-stream:"
            denied = self._context.outside.identity.denial(
                signer, "logs:PutLogEvents", arn + container.log_stream
            )
            if denied is None:
                self._context.outside.logs.put(group, container.log_stream, lines)

    # --- ends

    def ends(
        self, task: Task, container: Container, incarnation: int, code: int, reason: str | None
    ) -> None:
        """A program has ended by itself: what follows for its task (2.6, 2.7)."""
        if container.incarnation != incarnation or container.status is not ContainerStatus.RUNNING:
            return
        container.reason = reason
        self.ended(task, container, code)
        if task.stopping:
            return
        if self._restarts(container, code):
            self._context.clock.after(
                RESTART_PAUSE, partial(self._restart, task, container, incarnation)
            )
        elif container.plan.essential:
            self._essential_ended(task)
        else:
            self.go_on(task)

    @staticmethod
    def ended(task: Task, container: Container, code: int | None) -> None:
        """Note the end of a container."""
        container.status = ContainerStatus.STOPPED
        container.exit_code = code
        task.changed()

    def _restarts(self, container: Container, code: int) -> bool:
        """Only after it ran long enough, and not for an ignored code (2.7)."""
        policy = container.plan.restart
        if policy is None or code in policy.ignored_exit_codes or container.started_at is None:
            return False
        return self._context.now - container.started_at >= policy.attempt_period

    def _restart(self, task: Task, container: Container, incarnation: int) -> None:
        if not task.stopping and container.incarnation == incarnation:
            self._start(task, container)
