"""A small world in memory, so that the simulator is usable, fast and testable alone.

Everything is reachable and allowed until a test or a lab says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import (
    Behaviour,
    Image,
    ImageProblem,
    Outside,
    Principal,
    Running,
    TargetGroup,
    TargetHealth,
    TargetState,
)
from helpers.simulator.outside.standalone_network import StandaloneNetwork

if TYPE_CHECKING:
    from collections.abc import Sequence

    from helpers.simulator.clock import Clock
    from helpers.simulator.ids import Ids


@dataclass
class StandaloneIdentity:
    """Everything is allowed but what was forbidden."""

    account: str = "123456789012"
    forbidden: set[tuple[str, str]] = field(default_factory=set)
    untrusted: set[str] = field(default_factory=set)

    def forbid(self, role_arn: str | None, action: str) -> None:
        """Forbid an action to a role (None: to the caller)."""
        self.forbidden.add((role_arn or "", action))

    def denial(self, principal: Principal, action: str, resource: str) -> str | None:
        """IAM's sentence when forbidden (form: behaviour page 6.6)."""
        if (principal.role_arn or "", action) not in self.forbidden:
            return None
        role = (principal.role_arn or "").rpartition("/")[2]
        user = (
            f"arn:aws:sts::{self.account}:assumed-role/{role}/{principal.session}"
            if role
            else f"arn:aws:iam::{self.account}:user/student"
        )
        return (
            f"User: {user} is not authorized to perform: {action} on resource: {resource} "
            f"because no identity-based policy allows the {action} action"
        )

    def can_assume(self, role_arn: str) -> bool:
        """True but for roles put into ``untrusted``."""
        return role_arn not in self.untrusted


@dataclass
class StandaloneImages:
    """Every image exists but those that were said to be missing."""

    problems: dict[str, ImageProblem] = field(default_factory=dict)
    pull_seconds: float = 4.5

    def find(self, image: str) -> Image | ImageProblem:
        """Look the image up."""
        problem = self.problems.get(image)
        if problem:
            return problem
        return Image("sha256:" + f"{abs(_stable(image)):064x}"[:64], self.pull_seconds)


def _stable(text: str) -> int:
    """A number from a text that is the same in every process (``hash`` is not)."""
    number = 5381
    for letter in text:
        number = (number * 33 + ord(letter)) % (1 << 255)
    return number


@dataclass
class StandaloneSecrets:
    """Secrets by reference; an unknown reference has no value."""

    values: dict[str, str] = field(default_factory=dict)

    def value(self, reference: str) -> str | None:
        """The value, or None."""
        return self.values.get(reference)


@dataclass
class StandaloneLogs:
    """Log groups and what was written to their streams."""

    groups: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def group_exists(self, group: str) -> bool:
        """Does the group exist?"""
        return group in self.groups

    def create_group(self, group: str) -> None:
        """Create it."""
        self.groups.setdefault(group, {})

    def create_stream(self, group: str, stream: str) -> None:
        """Create a stream."""
        self.groups[group].setdefault(stream, [])

    def put(self, group: str, stream: str, lines: Sequence[str]) -> None:
        """Append lines."""
        self.groups[group][stream].extend(lines)


@dataclass
class StandaloneTargets:
    """Target groups whose targets turn healthy after a fixed time, or never when made sick."""

    clock: Clock
    healthy_after: float = 30.0
    groups: dict[str, TargetGroup] = field(default_factory=dict)
    registered: dict[tuple[str, str, int], float] = field(default_factory=dict)
    sick: set[str] = field(default_factory=set)

    def add(self, arn: str, target_type: str = "ip", **changes: object) -> TargetGroup:
        """Add a target group."""
        group = TargetGroup(arn, target_type, **changes)  # type: ignore[arg-type]
        self.groups[arn] = group
        return group

    def find(self, arn: str) -> TargetGroup | None:
        """The group, or None."""
        return self.groups.get(arn)

    def register(self, arn: str, target_id: str, port: int) -> None:
        """Remember when the target came."""
        self.registered[arn, target_id, port] = self.clock.now

    def deregister(self, arn: str, target_id: str, port: int) -> None:
        """Forget the target."""
        self.registered.pop((arn, target_id, port), None)

    def health(self, arn: str, target_id: str, port: int) -> TargetHealth:
        """Initial, then healthy, or unhealthy when the group was made sick."""
        since = self.registered.get((arn, target_id, port))
        if since is None:
            return TargetHealth(TargetState.UNUSED, "Target is not registered")
        if self.clock.now - since < self.healthy_after:
            return TargetHealth(TargetState.INITIAL, "Initial health checks in progress")
        if arn in self.sick:
            return TargetHealth(TargetState.UNHEALTHY, "Health checks failed")
        return TargetHealth(TargetState.HEALTHY)


@dataclass
class StandalonePrograms:
    """Servers that run for ever and end with 0 on SIGTERM, unless told otherwise by image."""

    by_image: dict[str, Behaviour] = field(default_factory=dict)
    sick: set[str] = field(default_factory=set)
    default: Behaviour = field(default_factory=Behaviour)
    lacking: set[tuple[str, str]] = field(default_factory=set)

    def has(self, image: str, program: str) -> bool:
        """Everything is there, unless ``lacking`` holds the pair."""
        return (image, program) not in self.lacking

    def start(self, running: Running) -> Behaviour:
        """The behaviour of the image."""
        return self.by_image.get(running.image, self.default)

    def healthy(self, running: Running, command: tuple[str, ...]) -> bool:
        """Healthy unless the image was made sick."""
        del command
        return running.image not in self.sick


def standalone(clock: Clock, ids: Ids, account: str = "123456789012") -> Outside:
    """A world with one VPC of three public subnets, where everything exists and is allowed."""
    network = StandaloneNetwork(ids, clock.time)
    for number, zone in enumerate("abc"):
        network.add_subnet(
            f"subnet-{number + 1:017x}", f"10.0.{number}.0/24", f"ap-southeast-1{zone}"
        )
    return Outside(
        network=network,
        identity=StandaloneIdentity(account),
        images=StandaloneImages(),
        secrets=StandaloneSecrets(),
        logs=StandaloneLogs(),
        targets=StandaloneTargets(clock),
        programs=StandalonePrograms(),
    )
