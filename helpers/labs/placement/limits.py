"""What stops a task, in words: beside AWS's own word for it, where AWS has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.simulator.placement.room import Shortage
from helpers.simulator.placement.verdicts import Unfit

if TYPE_CHECKING:
    from helpers.i18n import Words

_SAID = {
    Unfit.CPU: "placement-limit-cpu",
    Unfit.MEMORY: "placement-limit-memory",
    Unfit.PORTS: "placement-limit-ports",
    Unfit.ENI: "placement-limit-eni",
    Unfit.GPU: "placement-limit-gpu",
    Unfit.AGENT: "placement-limit-agent",
    Unfit.ATTRIBUTE: "placement-limit-attribute",
    Unfit.LOCATION: "placement-limit-location",
    Unfit.MEMBER_OF: "placement-limit-member-of",
    Unfit.DISTINCT: "placement-limit-distinct",
    Shortage.ADDRESS: "placement-limit-address",
    Shortage.NO_INSTANCE: "placement-limit-no-instance",
}


def limit(reason: Unfit | Shortage | str, words: Words) -> str:
    """What it means that ``reason`` stops a task: ``failures[].reason``, or a shortage."""
    return words(_SAID[Unfit(reason) if not isinstance(reason, Shortage) else reason])


def code(reason: Unfit | Shortage) -> str:
    """AWS's word in ``failures[].reason``; empty for what is no failure of placement."""
    return reason.value if isinstance(reason, Unfit) else ""
