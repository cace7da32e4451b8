"""Capacity provider strategies: base and weights (API:CapacityProviderStrategyItem).

The texts of refusals are AWS's as public reports show them; the page names none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    Strategy = Sequence[Mapping[str, Any]]

FARGATE = "FARGATE"
FARGATE_SPOT = "FARGATE_SPOT"
BUILT_IN = (FARGATE, FARGATE_SPOT)
MOST = 20
"""Providers in one strategy."""


def check(strategy: Strategy) -> None:
    """Is this a strategy at all?

    Raises:
        EcsError: too many providers, several bases, no weight, or Fargate mixed with instances.
    """
    if len(strategy) > MOST:
        raise invalid(
            f"A capacity provider strategy can have at most {MOST} capacity providers.",
            "strategy-too-long",
            most=MOST,
        )
    if sum(bool(each.get("base")) for each in strategy) > 1:
        raise invalid(
            "There are multiple capacity providers in the specified capacity provider strategy "
            "with a base value greater than zero. Only one capacity provider can have a base "
            "value greater than zero. Specify a valid capacity provider strategy and try again.",
            "strategy-several-bases",
        )
    if strategy and not any(each.get("weight") for each in strategy) and len(strategy) > 1:
        raise invalid(
            "There are no capacity providers in the capacity provider strategy with a weight value "
            "greater than zero. Specify a weight value greater than zero for at least one capacity "
            "provider and try again.",
            "strategy-no-weight",
        )
    if len({each["capacityProvider"] in BUILT_IN for each in strategy}) > 1:
        raise invalid(
            "A capacity provider strategy cannot contain a mix of capacity providers using Auto "
            "Scaling groups and FARGATE capacity providers.",
            "strategy-mixed",
        )


def check_known(known: Collection[str], names: Iterable[str]) -> None:
    """Do all these providers exist?

    Raises:
        EcsError: for the first that does not.
    """
    for name in names:
        if name not in known:
            raise invalid(
                "The specified capacity provider was not found. Specify a valid name or ARN and "
                "try again.",
                "capacity-provider-not-found",
                name=name[:80],
            )


def check_for(providers: Collection[str], strategy: Strategy) -> None:
    """Can a cluster with these providers use it?

    Raises:
        EcsError: as ``check``, and for a provider that the cluster does not have.
    """
    check(strategy)
    for each in strategy:
        if each["capacityProvider"] not in providers:
            raise invalid(
                "The specified capacity provider strategy cannot contain a capacity provider that "
                "is not associated with the cluster. Associate the capacity provider with the "
                "cluster and try again.",
                "strategy-provider-not-associated",
                provider=each["capacityProvider"],
            )


def next_provider(strategy: Strategy, counts: Mapping[str, int]) -> str:
    """The provider of the next task, when each has ``counts`` tasks of this group already.

    First the base is filled; the rest is shared out by weight, and what is equal goes to the
    one that is named first.
    """
    best, least = str(strategy[0]["capacityProvider"]), float("inf")
    for each in strategy:
        name = str(each["capacityProvider"])
        base, weight = each.get("base", 0), each.get("weight", 0)
        beyond = counts.get(name, 0) - base
        if beyond < 0:
            return name
        if weight or len(strategy) == 1:
            share = (beyond + 1) / (weight or 1)
            if share < least:
                best, least = name, share
    return best
