"""What the platform does before containers start, and how it fails: secrets, registry, logs, pull.

On Fargate the execution role signs everything; on EC2 the instance role stands in for it when
there is none, but never for secrets (behaviour page 6.1 and 6.3). Each function returns None when
all is well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import Image, ImageProblem, Principal, Who
from helpers.simulator.tasks import stop_reasons
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.model import Container, Task


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the task cannot start, after how many seconds of trying."""

    reason: str
    container: Container | None = None
    seconds: float = 1.0


ECR_LAYER_ACTIONS = (
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
)


def platform(context: Context, task: Task) -> Principal:
    """Who signs pulls and logs of this task."""
    role = task.blueprint.execution_role
    if role:
        return Principal(Who.EXECUTION_ROLE, role, task.id)
    if task.instance:
        return Principal(Who.INSTANCE_ROLE, task.instance.role_arn, task.instance.ec2_instance_id)
    return Principal(Who.PLATFORM)


def reaches(context: Context, task: Task, host: str) -> bool:
    """Is there a way from where the platform works for this task to ``host``?

    Fargate uses the task's own interface; on EC2 the agent uses the instance's.
    """
    network = context.outside.network
    if task.launch_type is LaunchType.FARGATE:
        attachment = task.attachment
        return bool(
            attachment and attachment.interface and network.reaches(attachment.interface, host)
        )
    if task.instance:
        return network.instance_reaches(task.instance.ec2_instance_id, host)
    return True


def fetch_secrets(context: Context, task: Task) -> Trouble | None:
    """Read every secret with the execution role (2.5, 6.4)."""
    outside = context.outside
    for container in task.containers:
        for _name, reference in container.plan.secrets:
            in_asm = ":secretsmanager:" in reference
            action = "secretsmanager:GetSecretValue" if in_asm else "ssm:GetParameters"
            host = f"{'secretsmanager' if in_asm else 'ssm'}.{context.arns.region}.amazonaws.com"
            if not reaches(context, task, host):
                return Trouble(
                    stop_reasons.secret_failed(reference, stop_reasons.SECRET_TIMEOUT),
                    seconds=context.durations.registry_timeout,
                )
            denial = outside.identity.denial(platform(context, task), action, reference)
            if denial:
                return Trouble(
                    stop_reasons.secret_failed(reference, f"AccessDeniedException: {denial}")
                )
            if outside.secrets.value(reference) is None:
                return Trouble(stop_reasons.secret_failed(reference, stop_reasons.SECRET_MISSING))
    return None


def authenticate(context: Context, task: Task) -> Trouble | None:
    """Ask ECR for a token when any image is in a private ECR."""
    fargate = task.launch_type is LaunchType.FARGATE
    for container in task.containers:
        region = container.plan.image_name.ecr_region
        if region is None:
            continue
        endpoint = f"api.ecr.{region}.amazonaws.com"
        if not reaches(context, task, endpoint):
            if not fargate:
                return Trouble(
                    stop_reasons.pull_no_route(container.plan.image_name.registry, fargate=False),
                    container,
                    context.durations.registry_timeout,
                )
            return Trouble(
                stop_reasons.registry_auth_unreachable(endpoint),
                seconds=context.durations.registry_timeout,
            )
        denial = context.outside.identity.denial(
            platform(context, task), "ecr:GetAuthorizationToken", "*"
        )
        if denial and fargate:
            return Trouble(stop_reasons.registry_auth_denied(denial))
        if denial:
            return Trouble(stop_reasons.pull_auth_denied_on_instance(denial), container)
        return None
    return None


def open_logs(context: Context, task: Task) -> Trouble | None:
    """Create the log streams of awslogs containers (8; failures 2.5)."""
    logs, identity = context.outside.logs, context.outside.identity
    fargate = task.launch_type is LaunchType.FARGATE
    for container in task.containers:
        logging = container.plan.logging
        if logging is None or logging.driver != "awslogs":
            continue
        group = logging.options.get("awslogs-group", "")
        region = logging.options.get("awslogs-region", context.arns.region)
        arn = f"arn:aws:logs:{region}:{context.arns.account}:log-group:{group}"
        signer = platform(context, task)
        if not logs.group_exists(group):
            if logging.options.get("awslogs-create-group") != "true":
                return Trouble(stop_reasons.log_group_missing(fargate=fargate), container)
            denial = identity.denial(signer, "logs:CreateLogGroup", arn)
            if denial:
                return Trouble(
                    stop_reasons.log_denied(denial, group=True, fargate=fargate), container
                )
            logs.create_group(group)
        prefix = logging.options.get("awslogs-stream-prefix")
        stream = (
            f"{prefix}/{container.plan.name}/{task.id}" if prefix else context.ids.hexadecimal(64)
        )
        denial = identity.denial(signer, "logs:CreateLogStream", f"{arn}:log-stream:{stream}")
        if denial:
            return Trouble(stop_reasons.log_denied(denial, group=False, fargate=fargate), container)
        logs.create_stream(group, stream)
        container.log_stream = stream
    return None


def pull(context: Context, task: Task) -> Trouble | float:
    """Pull all images at the same time: the seconds it takes, or what went wrong."""
    fargate = task.launch_type is LaunchType.FARGATE
    seconds = 0.0
    for container in task.containers:
        plan = container.plan
        name = plan.image_name
        if not reaches(context, task, name.registry):
            return Trouble(
                stop_reasons.pull_no_route(name.registry, fargate=fargate),
                container,
                context.durations.registry_timeout,
            )
        if name.ecr_arn:
            for action in ECR_LAYER_ACTIONS:
                denial = context.outside.identity.denial(
                    platform(context, task), action, name.ecr_arn
                )
                if denial:
                    return Trouble(stop_reasons.pull_denied(plan.image, denial), container)
        found = context.outside.images.find(plan.image)
        if isinstance(found, Image):
            container.digest = found.digest
            seconds = max(seconds, found.pull_seconds)
            continue
        reason = {
            ImageProblem.NO_REPOSITORY: stop_reasons.pull_not_found,
            ImageProblem.NO_TAG: stop_reasons.pull_tag_not_found,
        }.get(found)
        text = (
            reason(plan.image, name.registry, name.repository)
            if reason
            else stop_reasons.pull_no_host(name.registry)
        )
        return Trouble(text, container, context.durations.image_missing)
    return seconds
