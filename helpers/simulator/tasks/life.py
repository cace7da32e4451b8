"""The life of a task in time: up from PROVISIONING to RUNNING, and down to STOPPED (2.1, 2.2).

Two short processes on the clock, read from top to bottom: ``_up`` and ``_down``. A task that is
told to stop while it comes up is left alone by ``_up`` from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.network import targets
from helpers.simulator.outside.protocols import NoFreeAddress
from helpers.simulator.tasks import ledger, shutdown, start_up, stop_reasons
from helpers.simulator.tasks.containers import Containers
from helpers.simulator.tasks.start_up import Trouble
from helpers.simulator.tasks.states import ContainerStatus, DesiredStatus, TaskStatus
from helpers.simulator.tasks.stop_reasons import REASON_LIMIT, StopCode

if TYPE_CHECKING:
    from collections.abc import Generator

    from helpers.simulator.clusters import Cluster
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Attachment, Container, Task

    Process = Generator[Any, None, Any]


def _told_to_stop(task: Task) -> bool:
    return task.stopping


def _over(task: Task) -> bool:
    return task.status is TaskStatus.STOPPED


class Life:
    """Moves tasks on."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.containers = Containers(
            context, self._all_started, self._essential_ended, self._cannot_start, self._fail
        )

    def begin(self, task: Task) -> None:
        """Let a created task come up."""
        self._context.clock.environment.process(self._up(task))

    def capacity_changed(self, cluster: Cluster) -> None:
        """Instances joined, left or changed: who waits for room looks again."""
        for listener in self._context.capacity_listeners:
            listener(cluster)

    # --- up

    def _up(self, task: Task) -> Process:
        durations = self._context.durations
        wait = self._context.clock.environment.timeout
        on_fargate = start_up.on_fargate(task)
        if task.attachment:
            attached = yield from self._attach(task, task.attachment)
            if not attached:
                return
            ledger.move(self._context, task, TaskStatus.PENDING)
        yield wait(durations.fargate_host if on_fargate else durations.agent)
        if _told_to_stop(task):
            return
        if task.connectivity_at is None:
            task.connectivity_at = self._context.now
            task.touched()
        trouble = yield from self._prepare(task)
        if _told_to_stop(task):
            return
        if trouble:
            yield wait(trouble.seconds)
            if not _told_to_stop(task):
                self._fail(task, trouble)
            return
        yield wait(durations.containers)
        if not _told_to_stop(task):
            self.containers.go_on(task)

    def _attach(self, task: Task, attachment: Attachment) -> Process:
        """PROVISIONING: an interface with an address; False when the task shall not go on."""
        context, durations = self._context, self._context.durations
        wait = context.clock.environment.timeout
        yield wait(durations.interface_created)
        if _told_to_stop(task):
            return False
        try:
            attachment.interface = context.outside.network.create_interface(
                attachment.subnet_id,
                attachment.security_groups,
                public_ip=attachment.public_ip,
                description=context.arns.attachment(attachment.id),
                ec2_instance_id=task.instance.ec2_instance_id if task.instance else None,
            )
        except NoFreeAddress:
            attachment.status = "FAILED"
            reason = stop_reasons.no_address(attachment.subnet_id, public_ip=attachment.public_ip)
            self.stop(task, StopCode.TASK_FAILED_TO_START, reason)
            return False
        attachment.status = "ATTACHING"
        task.touched()
        yield wait(durations.interface_attached)
        if _told_to_stop(task):
            return False
        attachment.status = "ATTACHED"
        task.connectivity_at = context.now
        return True

    def _prepare(self, task: Task) -> Process:
        """PENDING: secrets, registry, logs, images; what went wrong, or None.

        Fargate opens the logs before it pulls, the agent on EC2 when it starts containers.
        """
        context = self._context
        on_fargate = start_up.on_fargate(task)
        trouble = (
            start_up.fetch_secrets(context, task)
            or start_up.authenticate(context, task)
            or start_up.download_environment_files(context, task)
        )
        if trouble is None and on_fargate:
            trouble = start_up.open_logs(context, task)
        if trouble:
            return trouble
        task.pull_started_at = context.now
        task.touched()
        pulled = start_up.pull(context, task)
        if isinstance(pulled, Trouble):
            return pulled
        yield context.clock.environment.timeout(pulled)
        if _told_to_stop(task):
            return None
        task.pull_stopped_at = context.now
        task.touched()
        return None if on_fargate else start_up.open_logs(context, task)

    def _fail(self, task: Task, trouble: Trouble) -> None:
        """Fargate shows the text on the task; on EC2 it stands at the container (2.4)."""
        reason = trouble.reason
        if trouble.container:
            trouble.container.reason = reason[:REASON_LIMIT]
            if not start_up.on_fargate(task):
                reason = stop_reasons.FAILED_TO_START
        self.stop(task, StopCode.TASK_FAILED_TO_START, reason)

    def _all_started(self, task: Task) -> None:
        wanted = targets.wanted(task)
        if len(wanted) > 1 and task.status is not TaskStatus.ACTIVATING:
            ledger.move(self._context, task, TaskStatus.ACTIVATING)
            targets.register(self._context, task, wanted)
            self._context.clock.after(self._context.durations.activation, lambda: self._run(task))
        elif task.status is TaskStatus.PENDING:
            self._run(task)
            if wanted and not _told_to_stop(task):
                targets.register(self._context, task, wanted)

    def _run(self, task: Task) -> None:
        if task.stopping:
            return
        task.started_at = self._context.now
        ledger.move(self._context, task, TaskStatus.RUNNING)

    def _essential_ended(self, task: Task) -> None:
        self.stop(task, StopCode.ESSENTIAL_CONTAINER_EXITED, stop_reasons.ESSENTIAL_EXITED)

    def _cannot_start(self, task: Task, container: Container, reason: str) -> None:
        container.reason = reason
        self.stop(task, StopCode.TASK_FAILED_TO_START, stop_reasons.FAILED_TO_START)

    # --- down

    def stop(self, task: Task, code: StopCode, reason: str) -> None:
        """Tell a task to stop; a second time does nothing.

        The first step down is taken at once: StopTask's answer already shows it (2.2).
        """
        if task.stopping:
            return
        self._mark(task, code, reason)
        attachment = task.attachment
        if task.targets and task.status is TaskStatus.RUNNING:
            targets.deregister(self._context, task)
            ledger.move(self._context, task, TaskStatus.DEACTIVATING)
        elif any(each.status is ContainerStatus.RUNNING for each in task.containers):
            targets.deregister(self._context, task)
            ledger.move(self._context, task, TaskStatus.STOPPING)
        elif attachment and attachment.interface:  # it never ran: no STOPPING (2.1)
            attachment.status = "DETACHING"
            ledger.move(self._context, task, TaskStatus.DEPROVISIONING)
        else:  # nothing to take down; it is STOPPED in a blink
            ledger.tell(self._context, task)
        self._context.clock.environment.process(self._down(task))

    def lose(self, task: Task, code: StopCode, reason: str) -> None:
        """The host under the task is gone: nothing is left to be stopped in order."""
        if task.status is TaskStatus.STOPPED:
            return
        if not task.stopping:
            self._mark(task, code, reason)
        self._note_end(task)
        for container in task.containers:
            if container.status is not ContainerStatus.STOPPED:
                self.containers.ended(task, container, None)
        targets.deregister(self._context, task)
        self._stopped(task)

    def _mark(self, task: Task, code: StopCode, reason: str) -> None:
        task.desired = DesiredStatus.STOPPED
        task.stop_code = code
        task.stopped_reason = reason
        task.stopping_at = self._context.now

    def _note_end(self, task: Task) -> None:
        """The containers have ended, if any of them ever ran (2.2)."""
        if task.execution_stopped_at is None and any(each.incarnation for each in task.containers):
            task.execution_stopped_at = self._context.now

    def _down(self, task: Task) -> Process:
        context, durations = self._context, self._context.durations
        wait = context.clock.environment.timeout
        if task.status is TaskStatus.DEACTIVATING:
            yield wait(targets.draining_time(context, task))
            if _over(task):
                return
            ledger.move(context, task, TaskStatus.STOPPING)
        passed = 0.0
        for moment, container in shutdown.ends(task, durations, context.now):
            if moment > passed:
                yield wait(moment - passed)
                passed = moment
            if container.status is ContainerStatus.RUNNING:
                self.containers.ended(task, container, shutdown.exit_code(container, context.now))
        if _over(task):
            return
        for container in task.containers:
            container.status = ContainerStatus.STOPPED
        self._note_end(task)
        task.touched()
        attachment = task.attachment
        if attachment and attachment.interface:
            attachment.status = "DETACHING"
            ledger.move(context, task, TaskStatus.DEPROVISIONING)
            on_fargate = start_up.on_fargate(task)
            yield wait(durations.fargate_deprovision if on_fargate else durations.interface_release)
        else:
            yield wait(durations.clean_up)
        if not _over(task):
            self._stopped(task)

    def _stopped(self, task: Task) -> None:
        attachment = task.attachment
        if attachment:
            if attachment.interface:
                self._context.outside.network.delete_interface(attachment.interface.id)
            if attachment.status != "FAILED":
                attachment.status = "DELETED"
        task.stopped_at = self._context.now
        ledger.move(self._context, task, TaskStatus.STOPPED)
        self._context.clock.after(
            self._context.durations.stopped_visible, lambda: ledger.forget(task)
        )
