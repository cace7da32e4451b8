"""Why tasks stop: the codes, and AWS's texts word for word (2.3 to 2.5, 6.4, 7.5)."""

from __future__ import annotations

from enum import StrEnum

from helpers.simulator.outside.protocols import ImageProblem


class StopCode(StrEnum):
    """``stopCode`` (API:TaskStopCode)."""

    TASK_FAILED_TO_START = "TaskFailedToStart"
    ESSENTIAL_CONTAINER_EXITED = "EssentialContainerExited"
    USER_INITIATED = "UserInitiated"
    SERVICE_SCHEDULER_INITIATED = "ServiceSchedulerInitiated"
    SPOT_INTERRUPTION = "SpotInterruption"
    TERMINATION_NOTICE = "TerminationNotice"


ESSENTIAL_EXITED = "Essential container in task exited"
BY_USER = "Task stopped by user"
CONTAINER_HEALTH = "Task failed container health checks"
SPOT = "Your Spot Task was interrupted"
DEREGISTRATION_FORCED = "Container instance deregistration forced by user"
FAILED_TO_START = "Task failed to start"
OUT_OF_MEMORY = "OutOfMemoryError: Container killed due to memory usage"

KILLED = 137
"""Exit code after SIGKILL, also for out of memory."""

REASON_LIMIT = 1024
"""Longest ``containers[].reason`` (API:Container)."""


def scaling(deployment_id: str) -> str:
    """Scale-in, or the old side of a deployment."""
    return f"Scaling activity initiated by (deployment {deployment_id})"


def target_health(target_group_arn: str) -> str:
    """The load balancer's health checks failed."""
    return f"Task failed ELB health checks in (target-group {target_group_arn})"


def host_gone(ec2_instance_id: str, how: str) -> str:
    """The EC2 instance went away: ``terminated`` or ``stopped``."""
    return f"Host EC2 (instance {ec2_instance_id}) {how}."


def no_address(subnet_id: str, *, public_ip: bool) -> str:
    """The subnet had no free address (7.5)."""
    public = "with public IP assignment enabled " if public_ip else ""
    return (
        f"Unexpected EC2 error while attempting to Create Network Interface {public}"
        f"in subnet '{subnet_id}': InsufficientFreeAddressesInSubnet"
    )


_INIT = (
    "ResourceInitializationError: unable to pull secrets or registry auth: "
    "execution resource retrieval failed: "
)


def registry_auth_unreachable(endpoint: str) -> str:
    """Fargate has no route to ECR (2.5)."""
    return (
        f"{_INIT}unable to retrieve ecr registry auth: service call has been retried 3 time(s): "
        f'RequestError: send request failed caused by: Post "https://{endpoint}/": '
        "dial tcp 52.94.186.9:443: i/o timeout. Please check your task network configuration."
    )


def registry_auth_denied(denial: str) -> str:
    """The execution role may not ask ECR for a token (6.4; the tail is unsourced)."""
    return (
        f"{_INIT}unable to retrieve ecr registry auth: service call has been retried 1 time(s): "
        f"AccessDeniedException: {denial}"
    )


def pull_auth_denied_on_instance(denial: str) -> str:
    """The instance role may not ask ECR for a token (6.4; the tail is unsourced)."""
    return f"CannotPullECRContainerError: AccessDeniedException: {denial}"


def pull_denied(image: str, denial: str) -> str:
    """Layers or manifest are denied (6.4; the wording is unsourced)."""
    return (
        f"CannotPullContainerError: pull image manifest has been retried 1 time(s): "
        f"failed to resolve ref {image}: unexpected status from HEAD request: 403 Forbidden: "
        f"{denial}"
    )


def tag_of(image: str) -> str:
    """The tag of an image name, ``latest`` when it has none."""
    name = image.rpartition("/")[2]
    return name.partition(":")[2] or "latest"


def pull_problem(problem: ImageProblem, image: str, registry: str, repository: str) -> str:
    """Why an image cannot be had, apart from routes and permissions (2.5).

    ECR without the repository: the page's 404. Elsewhere the newer runtime's wording, whose
    tails are unsourced.
    """
    name = f"{registry}/{repository}"
    if problem is ImageProblem.NO_REPOSITORY and ".dkr.ecr." in registry:
        return f"CannotPullContainerError: API error (404): repository {name} not found"
    if problem is ImageProblem.DISK_FULL:
        return (
            "CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob: "
            "no space left on device"
        )
    tail = {
        ImageProblem.NO_REPOSITORY: f"failed to resolve ref {name}:{tag_of(image)}: not found",
        ImageProblem.NO_TAG: f"failed to resolve ref {name}:{tag_of(image)}: not found",
        ImageProblem.NO_SUCH_HOST: (
            f'failed to do request: Head "https://{registry}/v2/": '
            f"dial tcp: lookup {registry}: no such host"
        ),
        ImageProblem.RATE_LIMITED: (
            "httpReadSeeker: failed open: unexpected status code "
            f"https://{registry}/v2/{repository}/manifests/{tag_of(image)}: 429 Too Many Requests "
            "- Server message: toomanyrequests: You have reached your pull rate limit. You may "
            "increase the limit by authenticating and upgrading: "
            "https://www.docker.com/increase-rate-limit"
        ),
    }[problem]
    times = 1 if problem is ImageProblem.NO_TAG else 5
    return f"CannotPullContainerError: pull image manifest has been retried {times} time(s): {tail}"


def layers_no_route(region: str) -> str:
    """ECR answers, and the bucket with the layers does not (7.4; the tail is unsourced)."""
    host = f"prod-{region}-starport-layer-bucket.s3.{region}.amazonaws.com"
    return (
        "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: "
        f'httpReadSeeker: failed open: failed to do request: Get "https://{host}/": '
        "dial tcp: i/o timeout"
    )


def pull_no_route(registry: str, *, fargate: bool) -> str:
    """The registry does not answer (2.5)."""
    if fargate:
        return (
            "CannotPullContainerError: pull image manifest has been retried 5 time(s): "
            f'failed to do request: Head "https://{registry}/v2/": '
            "dial tcp: i/o timeout"
        )
    return (
        f"CannotPullContainerError: API error (500): Get https://{registry}/v2/: "
        "net/http: request canceled while waiting for connection"
    )


def secret_failed(reference: str, detail: str) -> str:
    """A secret could not be read (2.5)."""
    if ":secretsmanager:" in reference:
        return (
            f"{_INIT}unable to retrieve secret from asm: service call has been retried 1 time(s): "
            f"failed to fetch secret {reference} from secrets manager: {detail}"
        )
    return (
        f"{_INIT}unable to retrieve secrets from ssm: "
        f"service call has been retried 1 time(s): {detail}"
    )


def registry_credentials_failed(reference: str, detail: str) -> str:
    """The credentials of a private registry could not be read (2.5; the tail is unsourced)."""
    return (
        f"{_INIT}unable to get registry auth from asm: service call has been retried 5 time(s): "
        f"asm fetching secret from the service for {reference}: {detail}"
    )


def environment_file_failed(detail: str) -> str:
    """An environment file could not be read from S3 (as public reports show it)."""
    return (
        "ResourceInitializationError: failed to download env files: file download command: non "
        f"empty error stream: service call has been retried 5 time(s): {detail}"
    )


SECRET_TIMEOUT = "RequestCanceled: request context canceled caused by: context deadline exceeded"  # noqa: S105 - AWS's words
SECRET_MISSING = "ResourceNotFoundException: Secrets Manager can't find the specified secret."  # noqa: S105 - AWS's words
LOG_GROUP_MISSING = "ResourceNotFoundException: The specified log group does not exist."


def parameter_missing(name: str) -> str:
    """The parameter store has no such parameter (the text is unsourced)."""
    return f"invalid parameters: {name}"


def no_such_program(program: str, *, fargate: bool) -> str:
    """The image has no program of this name.

    As issues jenkinsci/amazon-ecs-plugin#258 (Fargate) and aws/amazon-ecs-cli#1136 (EC2) show it,
    with runc's present words (saebyn/glowing-telegram#398).
    """
    told = (
        "failed to create shim task: OCI runtime create failed: runc create failed: unable to "
        f'start container process: exec: "{program}": executable file not found in $PATH: unknown'
    )
    if fargate:
        return (
            "CannotStartContainerError: ResourceInitializationError: failed to create new "
            f"container runtime task: {told}"
        )
    return (
        "CannotStartContainerError: Error response from daemon: failed to create task for "
        f"container: {told}"
    )


def log_unreachable(endpoint: str, *, fargate: bool) -> str:
    """No way to CloudWatch Logs.

    On Fargate as issue civiform/civiform#7648 shows it (2024); on EC2 the form of 2.5, no route to
    ECR (unsourced).
    """
    if fargate:
        return (
            "ResourceInitializationError: failed to validate logger args: The task cannot find the "
            "Amazon CloudWatch log group defined in the task definition. There is a connection "
            "issue between the task and Amazon CloudWatch. Check your network configuration. : "
            "signal: killed"
        )
    detail = (
        f'RequestError: send request failed caused by: Post "https://{endpoint}/": '
        "dial tcp: i/o timeout"
    )
    return log_failed(detail, "stream", fargate=False)


def log_failed(detail: str, what: str, *, fargate: bool) -> str:
    """A log ``stream`` or ``group`` could not be created (2.5, 6.4)."""
    if fargate:
        return (
            "ResourceInitializationError: failed to validate logger args: create stream has been "
            f"retried 1 times: failed to create Cloudwatch log {what}: {detail} : exit status 1"
        )
    return (
        "CannotStartContainerError: Error response from daemon: failed to initialize logging "
        f"driver: failed to create Cloudwatch log {what}: {detail}"
    )
