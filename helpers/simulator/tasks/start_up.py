"""What the platform does before containers start, and how it fails: secrets, registry, logs, pull.

On Fargate the execution role signs everything; on EC2 the instance role stands in for it when
there is none, but never for secrets (behaviour page 6.1 and 6.3). Each function returns None when
all is well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import Image, Principal, Who
from helpers.simulator.tasks import stop_reasons
from helpers.simulator.tasks.states import LaunchType

if TYPE_CHECKING:
    from helpers.simulator.context import Context
    from helpers.simulator.tasks.blueprint import Logging
    from helpers.simulator.tasks.model import Container, Task


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the task cannot start, after how many seconds of trying.

    With a ``container`` the text belongs to it, as far as the agent on EC2 reports it there.
    """

    reason: str
    container: Container | None = None
    seconds: float = 1.0


ECR_LAYER_ACTIONS = (
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
)


def on_fargate(task: Task) -> bool:
    """Does AWS own the host?"""
    return task.launch_type is LaunchType.FARGATE


def platform(task: Task) -> Principal:
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
    if task.instance:
        return network.instance_reaches(task.instance.ec2_instance_id, host)
    interface = task.attachment.interface if task.attachment else None
    return interface is not None and network.reaches(interface, host)


# --- secrets


def fetch_secrets(context: Context, task: Task) -> Trouble | None:
    """Read every secret with the execution role (2.5, 6.4)."""
    for container in task.containers:
        plan = container.plan
        if plan.registry_credentials:
            problem = _read_secret(context, task, plan.registry_credentials)
            if isinstance(problem, Trouble):
                return Trouble(
                    stop_reasons.registry_credentials_failed(
                        plan.registry_credentials, problem.reason
                    ),
                    seconds=problem.seconds,
                )
        for name, reference in plan.secrets:
            value = _read_secret(context, task, reference)
            if isinstance(value, Trouble):
                return Trouble(
                    stop_reasons.secret_failed(reference, value.reason), seconds=value.seconds
                )
            container.secrets[name] = value
    return None


def _read_secret(context: Context, task: Task, reference: str) -> str | Trouble:
    """The value, or the last part of the reason."""
    outside, region = context.outside, context.arns.region
    in_asm = ":secretsmanager:" in reference
    if in_asm:
        host, action = f"secretsmanager.{region}.amazonaws.com", "secretsmanager:GetSecretValue"
        resource = ":".join(reference.split(":")[:7])  # without key, stage and version
        missing = stop_reasons.SECRET_MISSING
    else:
        host, action = f"ssm.{region}.amazonaws.com", "ssm:GetParameters"
        resource = reference
        if not reference.startswith("arn:"):
            name = reference.removeprefix("/")
            resource = f"arn:aws:ssm:{region}:{context.arns.account}:parameter/{name}"
        missing = stop_reasons.parameter_missing(reference)
    if not reaches(context, task, host):
        seconds = context.durations.registry_timeout
        return Trouble(stop_reasons.SECRET_TIMEOUT, seconds=seconds)
    denial = outside.identity.denial(platform(task), action, resource)
    if denial:
        return Trouble(f"AccessDeniedException: {denial}")
    value = outside.secrets.value(reference)
    return Trouble(missing) if value is None else value


def download_environment_files(context: Context, task: Task) -> Trouble | None:
    """May the execution role read every environment file, and is there a way to S3 (6.1)?

    What the files say does not reach the program (simplified).
    """
    for container in task.containers:
        for arn in container.plan.environment_files:
            if not reaches(context, task, f"s3.{context.arns.region}.amazonaws.com"):
                return Trouble(
                    stop_reasons.environment_file_failed(stop_reasons.SECRET_TIMEOUT),
                    seconds=context.durations.registry_timeout,
                )
            denial = context.outside.identity.denial(platform(task), "s3:GetObject", arn)
            if denial:
                return Trouble(stop_reasons.environment_file_failed(f"AccessDenied: {denial}"))
    return None


# --- registry


def authenticate(context: Context, task: Task) -> Trouble | None:
    """Ask ECR for a token when any image is in a private ECR."""
    container = next((each for each in task.containers if each.plan.image_name.ecr_region), None)
    if container is None:
        return None
    name, fargate = container.plan.image_name, on_fargate(task)
    endpoint = f"api.ecr.{name.ecr_region}.amazonaws.com"
    if not reaches(context, task, endpoint):
        return Trouble(
            stop_reasons.registry_auth_unreachable(endpoint)
            if fargate
            else stop_reasons.pull_no_route(name.registry, fargate=False),
            None if fargate else container,
            context.durations.registry_timeout,
        )
    denial = context.outside.identity.denial(platform(task), "ecr:GetAuthorizationToken", "*")
    if denial is None:
        return None
    if fargate:
        return Trouble(stop_reasons.registry_auth_denied(denial))
    return Trouble(stop_reasons.pull_auth_denied_on_instance(denial), container)


def pull(context: Context, task: Task) -> Trouble | float:
    """Pull all images at the same time: the seconds it takes, or what went wrong."""
    seconds = 0.0
    for container in task.containers:
        pulled = _pull(context, task, container)
        if isinstance(pulled, Trouble):
            return pulled
        container.digest = pulled.digest
        seconds = max(seconds, pulled.pull_seconds)
    return seconds


def _pull(context: Context, task: Task, container: Container) -> Trouble | Image:
    name, image = container.plan.image_name, container.plan.image
    timeout = context.durations.registry_timeout
    if not reaches(context, task, name.registry):
        reason = stop_reasons.pull_no_route(name.registry, fargate=on_fargate(task))
        return Trouble(reason, container, timeout)
    if name.ecr_arn:
        for action in ECR_LAYER_ACTIONS:
            denial = context.outside.identity.denial(platform(task), action, name.ecr_arn)
            if denial:
                return Trouble(stop_reasons.pull_denied(image, denial), container)
    found = context.outside.images.find(image)
    if not isinstance(found, Image):
        reason = stop_reasons.pull_problem(found, image, name.registry, name.repository)
        return Trouble(reason, container, context.durations.image_missing)
    if name.ecr_arn and not reaches(context, task, f"s3.{name.ecr_region}.amazonaws.com"):
        return Trouble(stop_reasons.layers_no_route(name.ecr_region or ""), container, timeout)
    return found


# --- logs


def log_group_arn(context: Context, logging: Logging) -> str:
    """The ARN of an awslogs configuration's group."""
    region = logging.options.get("awslogs-region", context.arns.region)
    group = logging.options.get("awslogs-group", "")
    return f"arn:aws:logs:{region}:{context.arns.account}:log-group:{group}"


def open_logs(context: Context, task: Task) -> Trouble | None:
    """Create the log streams of awslogs containers (8; failures 2.5)."""
    for container in task.containers:
        logging = container.plan.logging
        if logging and logging.driver == "awslogs":
            trouble = _open_log(context, task, container, logging)
            if trouble:
                return trouble
    return None


def _open_log(
    context: Context, task: Task, container: Container, logging: Logging
) -> Trouble | None:
    logs, identity = context.outside.logs, context.outside.identity
    signer, fargate = platform(task), on_fargate(task)
    group = logging.options.get("awslogs-group", "")
    arn = log_group_arn(context, logging)
    endpoint = f"logs.{logging.options.get('awslogs-region', context.arns.region)}.amazonaws.com"
    if not reaches(context, task, endpoint):
        reason = stop_reasons.log_unreachable(endpoint, fargate=fargate)
        return Trouble(reason, container, context.durations.registry_timeout)
    if logging.options.get("awslogs-create-group") == "true" and not logs.group_exists(group):
        denial = identity.denial(signer, "logs:CreateLogGroup", arn)
        if denial:
            reason = f"AccessDeniedException: {denial}"
            return Trouble(stop_reasons.log_failed(reason, "group", fargate=fargate), container)
        logs.create_group(group)
    prefix = logging.options.get("awslogs-stream-prefix")
    if prefix:
        stream = f"{prefix}/{container.plan.name}/{task.id}"
    else:  # EC2 only: the Docker container id (8)
        stream = container.runtime_id = context.ids.hexadecimal(64)
    denial = identity.denial(signer, "logs:CreateLogStream", f"{arn}:log-stream:{stream}")
    if denial:
        reason = f"AccessDeniedException: {denial}"
        return Trouble(stop_reasons.log_failed(reason, "stream", fargate=fargate), container)
    if not logs.group_exists(group):
        missing = stop_reasons.LOG_GROUP_MISSING
        return Trouble(stop_reasons.log_failed(missing, "stream", fargate=fargate), container)
    logs.create_stream(group, stream)
    container.log_stream = stream
    return None
