"""Amazon ECS in plain Python: what it accepts, what it does, and when.

It knows no network, no boto3 and no notebook; ``helpers.aws`` puts boto3 in front of it. Where to
read what:

- ``tasks.states`` is the state machine of a task, ``tasks.life`` what moves it on in time,
  ``tasks.start_up`` what can fail before containers start, ``tasks.stop_reasons`` every text.
- ``placement`` chooses instances; ``network.ports`` host ports; ``container_instances`` what an
  instance has left; ``capacity`` strategies and Spot.
- ``services.scheduler`` is the loop that keeps a service's tasks.
- ``tasks.ledger`` is the only place that counts, ``durations`` the one table of times, and
  ``outside.protocols`` all that ECS asks of its neighbours.
"""

from helpers.simulator.errors import EcsError, ErrorCode
from helpers.simulator.simulator import ACCOUNT, REGION, Simulator
from helpers.simulator.snapshot import (
    ClusterSnapshot,
    ContainerSnapshot,
    DecisionSnapshot,
    InstanceSnapshot,
    InterfaceSnapshot,
    PortSnapshot,
    Snapshot,
    TaskDefinitionSnapshot,
    TaskSnapshot,
    VerdictSnapshot,
)

__all__ = [
    "ACCOUNT",
    "REGION",
    "ClusterSnapshot",
    "ContainerSnapshot",
    "DecisionSnapshot",
    "EcsError",
    "ErrorCode",
    "InstanceSnapshot",
    "InterfaceSnapshot",
    "PortSnapshot",
    "Simulator",
    "Snapshot",
    "TaskDefinitionSnapshot",
    "TaskSnapshot",
    "VerdictSnapshot",
]
