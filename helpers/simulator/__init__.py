"""Amazon ECS in plain Python: what it accepts, what it does, and when.

It knows no network, no boto3 and no notebook; ``helpers.aws`` puts boto3 in front of it.
"""

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.simulator import ACCOUNT, REGION, Simulator
from helpers.simulator.snapshot import Snapshot, TaskDefinitionSnapshot

__all__ = [
    "ACCOUNT",
    "REGION",
    "EcsError",
    "ErrorCode",
    "Simulator",
    "Snapshot",
    "TaskDefinitionSnapshot",
]
