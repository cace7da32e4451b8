"""EC2 instance types as ECS sees them: one table."""

from __future__ import annotations

from dataclasses import dataclass

UNITS_PER_VCPU = 1024


@dataclass(frozen=True, slots=True)
class InstanceType:
    """What one type offers.

    Args:
        vcpus: 1 vCPU is 1024 CPU units.
        memory: MiB of the hardware.
        interfaces: how many network interfaces it can hold, the primary one included.
        trunk_tasks: awsvpc tasks with awsvpcTrunking; None where trunking is not supported.
        architecture: of its processor.
    """

    vcpus: int
    memory: int
    interfaces: int
    trunk_tasks: int | None = None
    architecture: str = "x86_64"

    @property
    def cpu_units(self) -> int:
        """CPU units that the agent registers."""
        return self.vcpus * UNITS_PER_VCPU

    @property
    def registered_memory(self) -> int:
        """MiB that the agent registers: kernel and firmware keep a part.

        About 95 % (unsourced; a t3.micro really registers a little over 900 MiB).
        """
        return self.memory * 95 // 100

    def task_interfaces(self, *, trunking: bool) -> int:
        """How many awsvpc tasks fit: interfaces minus the primary, or the trunk's branches."""
        if trunking and self.trunk_tasks is not None:
            return self.trunk_tasks
        return self.interfaces - 1


TYPES: dict[str, InstanceType] = {
    # Behaviour page 7.3 for interfaces; vCPUs and memory as EC2 lists them. The trunk numbers
    # other than c5.large's documented 10 are the page's branch interface counts (Appendix B 6).
    "t2.micro": InstanceType(1, 1024, 2),
    "t2.small": InstanceType(1, 2048, 3),
    "t2.medium": InstanceType(2, 4096, 3),
    "t3.nano": InstanceType(2, 512, 2),
    "t3.micro": InstanceType(2, 1024, 2),
    "t3.small": InstanceType(2, 2048, 3),
    "t3.medium": InstanceType(2, 4096, 3),
    "t3.large": InstanceType(2, 8192, 3),
    "t3.xlarge": InstanceType(4, 16384, 4),
    "t4g.micro": InstanceType(2, 1024, 2, architecture="arm64"),
    "c5.large": InstanceType(2, 4096, 3, 10),
    "c5.xlarge": InstanceType(4, 8192, 4, 18),
    "m5.large": InstanceType(2, 8192, 3, 10),
    "m5.xlarge": InstanceType(4, 16384, 4, 18),
    "m5.2xlarge": InstanceType(8, 32768, 4, 38),
    "m6i.large": InstanceType(2, 8192, 3, 10),
}

UNKNOWN = InstanceType(2, 4096, 3)
"""For a type that the table does not have."""


def instance_type(name: str) -> InstanceType:
    """The type of that name; an unknown name behaves like a medium one."""
    return TYPES.get(name, UNKNOWN)
