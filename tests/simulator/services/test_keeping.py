"""Protection, Availability Zones, capacity providers: what else keeps a service in shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from service_world import text

from helpers.simulator.outside.protocols import ImageProblem

if TYPE_CHECKING:
    from service_world import World


def zones(world: World) -> dict[str, int]:
    found: dict[str, int] = {}
    for task in world.tasks():
        zone = task["availabilityZone"][-1]
        found[zone] = found.get(zone, 0) + 1
    return found


class TestProtection:
    def protect(self, world: World, *tasks: Any, minutes: int = 10) -> None:
        world.call(
            "UpdateTaskProtection",
            tasks=[each["taskArn"] for each in tasks],
            protectionEnabled=True,
            expiresInMinutes=minutes,
        )

    @pytest.mark.behaviour("4.4 (service web) was unable to reach steady state because (taskSet …)")
    def test_scale_in_leaves_protected_tasks_alone(self, world: World) -> None:
        world.call("CreateService", **world.fargate(desiredCount=4))
        world.steady()
        kept = world.tasks()[:2]
        self.protect(world, *kept)
        world.call("UpdateService", service="web", desiredCount=0)
        world.advance(60)
        arns = {each["taskArn"] for each in kept}
        assert {each["taskArn"] for each in world.tasks()} == arns
        assert text(world.messages()[-1]) == (
            "(service web) was unable to reach steady state because (taskSet D) was unable to "
            "scale in due to (reason 2 tasks under protection)"
        )
        assert sum("under protection" in each for each in world.messages()) == 1
        world.steady()
        assert world.tasks() == []

    def test_so_do_deployments_until_it_ends(self, world: World) -> None:
        world.call("CreateService", **world.fargate())
        world.steady()
        (old,) = world.tasks()
        self.protect(world, old)
        world.call("UpdateService", service="web", forceNewDeployment=True)
        world.advance(300)
        assert len(world.service()["deployments"]) == 2
        world.advance(400)
        assert len(world.service()["deployments"]) == 1


class TestZones:
    def imbalance(self, world: World, **changes: Any) -> None:
        """Six tasks in two of the three zones, and then the third one has instances too."""
        world.register(mode="bridge")
        world.add_instances(zone="a")
        world.add_instances(zone="b")
        world.call("CreateService", **world.ec2(desiredCount=6, **changes))
        world.steady()
        assert zones(world) == {"a": 3, "b": 3}
        world.add_instances(zone="c")
        world.advance(400)

    @pytest.mark.behaviour(
        "4.4 (service web) is AZ balanced with 2 tasks in <az>, 2 tasks in <az>, 1",
        "4.5 AZ rebalancing: default ENABLED on create, unchanged on update",
    )
    def test_tasks_move_one_by_one_start_first(self, world: World) -> None:
        self.imbalance(world)
        assert zones(world) == {"a": 2, "b": 2, "c": 2}
        a, b, c = (f"ap-southeast-1{zone}" for zone in "abc")
        said = [text(each) for each in world.messages()]
        begin = said.index(
            f"(service web) is not AZ balanced with 3 tasks in {a}, 3 tasks in {b}, 0 tasks in {c}."
            " AZ Rebalancing in progress."
        )
        assert said[begin + 1 : begin + 3] == [
            f"(service web) has started 1 tasks in {c} to AZ Rebalance: (task T).",
            "(service web) has stopped 1 running tasks: (task T).",
        ]
        assert said[-2:] == [
            f"(service web) is AZ balanced with 2 tasks in {a}, 2 tasks in {b}, 2 tasks in {c}.",
            "(service web) has reached a steady state.",
        ]

    @pytest.mark.parametrize(
        "changes",
        [
            {"availabilityZoneRebalancing": "DISABLED"},
            {"placementStrategy": [{"type": "binpack", "field": "memory"}]},
            {"deploymentConfiguration": {"minimumHealthyPercent": 50, "maximumPercent": 100}},
        ],
    )
    def test_not_where_it_is_off_or_has_no_room(
        self, world: World, changes: dict[str, Any]
    ) -> None:
        world.register(mode="bridge")
        world.add_instances(zone="a")
        world.call("CreateService", **world.ec2(desiredCount=4, **changes))
        world.steady()
        world.add_instances(zone="c")
        world.advance(400)
        assert zones(world) == {"a": 4}

    def test_a_move_that_cannot_start_is_not_tried_at_full_speed(self, world: World) -> None:
        world.register(mode="bridge")
        world.add_instances(zone="a")
        world.call("CreateService", **world.ec2(desiredCount=4))
        world.steady()
        world.outside.images.problems["nginx:1"] = ImageProblem.NO_TAG
        world.add_instances(zone="c")
        world.advance(1200)
        assert zones(world) == {"a": 4}
        assert sum("AZ Rebalance" in each for each in world.messages()) < 5

    def test_fargate_makes_up_for_a_lost_zone_in_it(self, world: World) -> None:
        world.call("CreateService", **world.fargate(desiredCount=6))
        world.steady()
        for task in world.tasks():
            if task["availabilityZone"].endswith("a"):
                world.call("StopTask", task=task["taskArn"])
        world.steady()
        assert zones(world) == {"a": 2, "b": 2, "c": 2}


class TestCapacityProviders:
    STRATEGY = (
        {"capacityProvider": "FARGATE", "base": 2, "weight": 1},
        {"capacityProvider": "FARGATE_SPOT", "weight": 3},
    )

    def create(self, world: World, count: int) -> Any:
        request = world.fargate(desiredCount=count, capacityProviderStrategy=list(self.STRATEGY))
        del request["launchType"]
        return world.call("CreateService", **request)["service"]

    def providers(self, world: World) -> dict[str, int]:
        found: dict[str, int] = {}
        for task in world.tasks():
            name = task["capacityProviderName"]
            found[name] = found.get(name, 0) + 1
        return found

    def test_base_first_then_weights(self, world: World) -> None:
        service = self.create(world, 10)
        assert "launchType" not in service
        assert [each["weight"] for each in service["capacityProviderStrategy"]] == [1, 3]
        world.steady()
        assert self.providers(world) == {"FARGATE": 4, "FARGATE_SPOT": 6}

    @pytest.mark.behaviour("2.3 SpotInterruption")
    def test_interrupted_spot_tasks_are_replaced(self, world: World) -> None:
        self.create(world, 6)
        world.steady()
        assert len(world.ecs.interrupt_spot("lab")) == 3
        world.steady()
        assert self.providers(world) == {"FARGATE": 3, "FARGATE_SPOT": 3}

    def test_another_strategy_applies_to_new_tasks_without_a_deployment(self, world: World) -> None:
        world.call("CreateService", **world.fargate(desiredCount=2))
        world.steady()
        spot = [{"capacityProvider": "FARGATE_SPOT", "weight": 1}]
        service = world.call("UpdateService", service="web", capacityProviderStrategy=spot)[
            "service"
        ]
        assert len(service["deployments"]) == 1
        assert "launchType" not in service
        world.call("UpdateService", service="web", desiredCount=4)
        world.steady()
        names = [each.get("capacityProviderName") for each in world.tasks()]
        assert names == [None, None, "FARGATE_SPOT", "FARGATE_SPOT"]

    def test_the_default_strategy_of_the_cluster(self, world: World) -> None:
        world.ecs.context.clusters["lab"].default_strategy = [dict(self.STRATEGY[1])]
        request = world.fargate()
        del request["launchType"]
        world.call("CreateService", **request)
        world.steady()
        assert self.providers(world) == {"FARGATE_SPOT": 1}
