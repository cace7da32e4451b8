"""What the simulator asks of the world around it, one protocol a neighbour.

``helpers.aws`` answers on moto's backends; ``helpers.simulator.outside.standalone`` answers from
memory. Answers are data: a refusal carries AWS's own words, and nothing here raises for a
condition that ECS itself turns into a stopped task.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from helpers.simulator.network.address_counts import AddressCount


class Who(StrEnum):
    """Who signs a call (behaviour page 6.1)."""

    CALLER = "caller"
    EXECUTION_ROLE = "execution-role"
    TASK_ROLE = "task-role"
    INSTANCE_ROLE = "instance-role"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Principal:
    """A signer: the role it uses, and the session name (a task id or an EC2 instance id)."""

    who: Who
    role_arn: str | None = None
    session: str | None = None


CALLER = Principal(Who.CALLER)
"""Whoever makes the API call that is being answered; only the outside knows the name."""


@dataclass(frozen=True, slots=True)
class Subnet:
    """A subnet as ECS needs it: is it public (route to an internet gateway)?"""

    id: str
    vpc_id: str
    availability_zone: str
    public: bool


@dataclass(frozen=True, slots=True)
class Interface:
    """An elastic network interface that was created for one task."""

    id: str
    subnet_id: str
    mac_address: str
    private_ip: str
    private_dns_name: str
    public_ip: str | None = None


class Tenant(StrEnum):
    """What an address of a subnet is taken by (7.5)."""

    TASK = "task"
    INSTANCE = "instance"
    LOAD_BALANCER = "load-balancer"
    NAT_GATEWAY = "nat-gateway"
    ENDPOINT = "endpoint"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TakenAddress:
    """An address of a subnet and the network interface that has it."""

    address: str
    tenant: Tenant
    interface_id: str


@dataclass(frozen=True, slots=True)
class SubnetUse:
    """A subnet with its block, how many addresses AWS leaves usable, and which are taken."""

    subnet: Subnet
    cidr: str
    vpc_cidr: str
    usable: int
    taken: tuple[TakenAddress, ...]
    """In the order of the addresses."""
    history: tuple[AddressCount, ...]
    """How many were taken over time, oldest first."""


class NoFreeAddress(Exception):  # noqa: N818 - the name EC2 uses has no "Error" either
    """The subnet has no address left: EC2's InsufficientFreeAddressesInSubnet (7.5)."""


class Network(Protocol):
    """Subnets, addresses, interfaces and routes: EC2."""

    def subnet(self, subnet_id: str) -> Subnet | None:
        """The subnet, or None when there is no such subnet."""

    def has_security_group(self, group_id: str) -> bool:
        """Is there such a security group?"""

    def uses(self, subnet_ids: Collection[str]) -> Sequence[SubnetUse]:
        """The named subnets and all others of their VPCs, for pictures; unknown ids are ignored."""

    def create_interface(
        self,
        subnet_id: str,
        security_groups: Sequence[str],
        *,
        public_ip: bool,
        description: str,
        ec2_instance_id: str | None = None,
    ) -> Interface:
        """Take an address. An empty list of groups means the VPC's default group (7.4).

        On EC2 the interface is attached to the task's instance, on Fargate to a host of AWS's.

        Raises:
            NoFreeAddress: when the subnet is full.
        """

    def delete_interface(self, interface_id: str) -> None:
        """Give the address back. Unknown ids are ignored: it may be gone already."""

    def reaches(self, interface: Interface, host: str) -> bool:
        """Is there a way from this interface to ``host`` (public IP, NAT or endpoint)?"""

    def instance_reaches(self, ec2_instance_id: str, host: str) -> bool:
        """Is there a way from this EC2 instance to ``host``?"""


class Identity(Protocol):
    """IAM: policies and trust."""

    def denial(self, principal: Principal, action: str, resource: str) -> str | None:
        """None when allowed; else IAM's sentence, ``User: ... is not authorized ...``."""

    def can_assume(self, role_arn: str) -> bool:
        """Does the role exist and trust ``ecs-tasks.amazonaws.com``?"""


@dataclass(frozen=True, slots=True)
class Image:
    """An image that was found: its digest, and how long its layers take to come."""

    digest: str
    pull_seconds: float


class ImageProblem(StrEnum):
    """Why an image cannot be had, apart from routes and permissions."""

    NO_REPOSITORY = "no-repository"
    NO_TAG = "no-tag"
    NO_SUCH_HOST = "no-such-host"
    RATE_LIMITED = "rate-limited"
    DISK_FULL = "disk-full"


class Images(Protocol):
    """Registries: ECR and the public ones."""

    def find(self, image: str) -> Image | ImageProblem:
        """Look up ``registry/repository:tag``."""


class Secrets(Protocol):
    """Secrets Manager and the SSM parameter store."""

    def value(self, reference: str) -> str | None:
        """The value behind ``valueFrom``, or None when there is none."""


class LogSink(Protocol):
    """CloudWatch Logs."""

    def group_exists(self, group: str) -> bool:
        """Does the log group exist?"""

    def create_group(self, group: str) -> None:
        """Create it (``awslogs-create-group``)."""

    def create_stream(self, group: str, stream: str) -> None:
        """Create a stream; doing it twice is harmless."""

    def put(self, group: str, stream: str, lines: Sequence[str]) -> None:
        """Write lines, with the present lab time."""


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A target group as ECS needs it. Times in seconds."""

    arn: str
    target_type: str
    has_load_balancer: bool = True
    deregistration_delay: float = 300.0


class TargetState(StrEnum):
    """ELBv2's target states (behaviour page 5)."""

    INITIAL = "initial"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    DRAINING = "draining"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class TargetHealth:
    """A target's state, and ELBv2's own description when it is not healthy."""

    state: TargetState
    description: str = ""


class TargetGroups(Protocol):
    """Elastic Load Balancing v2."""

    def find(self, arn: str) -> TargetGroup | None:
        """The target group, or None."""

    def register(self, arn: str, target_id: str, port: int) -> None:
        """Register an address or an EC2 instance id with a port."""

    def deregister(self, arn: str, target_id: str, port: int) -> None:
        """Begin draining the target."""

    def health(self, arn: str, target_id: str, port: int) -> TargetHealth:
        """The target's health now."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What the program of a container does when nobody interferes.

    Args:
        lines: what it prints at its start.
        ends_after: seconds until it ends by itself; None for a server.
        exit_code: the code it then ends with.
        on_sigterm: the code it ends with on SIGTERM; None when it does not listen to SIGTERM
            (a shell or ``sleep`` as process 1), so that it is killed after the stop timeout.
        needs_memory: MiB it touches; more than its hard limit gets it killed.
    """

    lines: tuple[str, ...] = ()
    ends_after: float | None = None
    exit_code: int = 0
    on_sigterm: int | None = 0
    needs_memory: int = 0


@dataclass(frozen=True, slots=True)
class Running:
    """The container a program runs in, as the program may see it."""

    task_arn: str
    task_id: str
    container: str
    image: str
    command: tuple[str, ...]
    """``entryPoint`` and ``command`` of the definition; empty for those of the image."""
    environment: Mapping[str, str]
    """With the values that secrets had when the task started."""
    task_role_arn: str | None
    private_ip: str | None
    instance_role_arn: str | None = None
    """On EC2 the role of the instance, which a program without a task role falls through to."""
    ec2_instance_id: str | None = None
    up_for: float = 0.0
    """Seconds since the container started."""


class Programs(Protocol):
    """The programs inside images."""

    def has(self, image: str, program: str) -> bool:
        """Whether a command of this image may begin with this word."""

    def start(self, running: Running) -> Behaviour:
        """Start the program of an image that has no command we can read ourselves."""

    def healthy(self, running: Running, command: tuple[str, ...]) -> bool:
        """Run a health check command that we cannot read ourselves."""


@dataclass(slots=True)
class Outside:
    """All neighbours of ECS together."""

    network: Network
    identity: Identity
    images: Images
    secrets: Secrets
    logs: LogSink
    targets: TargetGroups
    programs: Programs
