"""Counts over time agree with what the API said at each of those moments."""

from __future__ import annotations

from small_world import World, network

from helpers.simulator import chronicle
from helpers.simulator.counts import over_time


def shop(count: int, **changes: object) -> World:
    world = World()
    world.simulator.services.create_service(
        {
            "serviceName": "shop",
            "taskDefinition": world.fargate(),
            "desiredCount": count,
            "launchType": "FARGATE",
            "networkConfiguration": network(),
            **changes,
        }
    )
    return world


def described(world: World) -> tuple[int, int, int, int, int]:
    answer = world.simulator.services.describe_services({"services": ["shop"]})
    service = answer["services"][0]
    new = service["deployments"][0]["runningCount"]
    running = service["runningCount"]
    return running, service["pendingCount"], running - new, new, service["desiredCount"]


def test_a_rollout_is_told_as_the_api_showed_it_at_every_second() -> None:
    world = shop(3, deploymentConfiguration={"minimumHealthyPercent": 50, "maximumPercent": 150})
    world.wait(120)
    update = {"service": "shop", "taskDefinition": world.fargate(cpu="512", memory="1024")}
    world.simulator.services.update_service(update)
    seen = {}
    for _ in range(150):
        seen[world.simulator.clock.time()] = described(world)
        world.wait(1.0371)  # never the very moment of a change
    moments = over_time(world.simulator.snapshot(), "shop")

    assert [each.at for each in moments] == sorted({each.at for each in moments})
    for at, counts in seen.items():
        then = [each for each in moments if each.at <= at][-1]
        assert (then.running, then.pending, then.old, then.new, then.desired) == counts
        assert (then.lower, then.upper) == (2, 4)
    assert {each.old for each in moments} >= {0, 2, 3}
    assert moments[-1].at == world.simulator.clock.time()
    assert (moments[-1].old, moments[-1].new) == (0, 3)


def test_it_stays_right_when_the_beginning_was_forgotten() -> None:
    world = shop(2)
    world.wait(100)
    whole = over_time(world.simulator.snapshot(), "shop")
    kept = world.simulator.context.chronicle
    kept.changes = type(kept.changes)(kept.changes, maxlen=3)
    kept._frozen = None
    cut = over_time(world.simulator.snapshot(), "shop")

    assert len(kept.changes) == 3 < chronicle.CHANGES_KEPT
    assert [each for each in cut if each.at >= kept.changes[0].at] == [
        each for each in whole if each.at >= kept.changes[0].at
    ]


def test_a_service_that_never_was_has_no_history() -> None:
    world = shop(1)
    assert over_time(world.simulator.snapshot(), "other") == ()
    assert over_time(world.simulator.snapshot(), "shop", "other") == ()
