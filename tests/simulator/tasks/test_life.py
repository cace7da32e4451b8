"""The life of a task in time (behaviour page 2)."""

from __future__ import annotations

import pytest
from small_world import SUBNETS, World, container, network

from helpers.simulator.outside.protocols import Behaviour


@pytest.fixture
def world() -> World:
    return World()


@pytest.mark.behaviour(
    "2.1 PROVISIONING",
    "2.1 PENDING",
    "2.1 RUNNING",
    "2.1 STOPPING",
    "2.1 DEPROVISIONING",
    "2.1 STOPPED",
)
def test_a_fargate_task_passes_through_every_state_that_it_needs(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())

    up = world.states(arn, 30)
    world.stop(arn)
    down = world.states(arn, 60)

    assert up == ["PROVISIONING", "PENDING", "RUNNING"]
    assert down == ["STOPPING", "DEPROVISIONING", "STOPPED"]


@pytest.mark.behaviour("2.1 PROVISIONING", "2.1 DEPROVISIONING", "2.1 ACTIVATING")
@pytest.mark.parametrize("mode", ["bridge", "host", "none"])
def test_a_task_without_an_interface_starts_at_pending(world: World, mode: str) -> None:
    world.instance()
    arn = world.run(world.ec2(networkMode=mode))

    up = world.states(arn, 20)
    world.stop(arn)

    assert up == ["PENDING", "RUNNING"]
    assert world.states(arn, 40) == ["STOPPING", "STOPPED"]


@pytest.mark.behaviour("2.1 STOPPING")
def test_a_task_that_never_ran_is_not_stopping(world: World) -> None:
    world.instance()
    waiting, attached = world.run(world.ec2()), world.run_on_fargate(world.fargate())
    world.wait(0.5)
    assert world.stop(waiting)["lastStatus"] == "PENDING"
    world.wait(2)
    world.stop(attached)

    assert world.states(waiting, 5)[-1] == "STOPPED"
    assert world.states(attached, 30) == ["DEPROVISIONING", "STOPPED"]
    assert "executionStoppedAt" not in world.task(attached)


@pytest.mark.behaviour("2.1 desiredStatus is only ever RUNNING or STOPPED; filtering ListTasks by")
def test_desired_status_is_running_or_stopped_and_nothing_else(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    assert world.task(arn)["desiredStatus"] == "RUNNING"

    assert world.stop(arn)["desiredStatus"] == "STOPPED"
    pending = world.simulator.tasks.list_tasks({"desiredStatus": "PENDING"})
    assert pending == {"taskArns": []}


@pytest.mark.behaviour(
    "2.2 createdAt",
    "2.2 connectivityAt",
    "2.2 pullStartedAt / pullStoppedAt",
    "2.2 startedAt",
)
def test_a_fargate_task_comes_up_in_the_measured_time(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    world.wait(30)

    assert world.since(arn, "connectivityAt") == pytest.approx(4.9)
    assert world.since(arn, "pullStartedAt") == pytest.approx(12.9)
    assert world.since(arn, "pullStoppedAt") == pytest.approx(17.4)
    assert world.since(arn, "startedAt") == pytest.approx(19.5)
    assert world.task(arn)["connectivity"] == "CONNECTED"


@pytest.mark.behaviour("2.2 stoppingAt", "2.2 executionStoppedAt", "2.2 stoppedAt")
def test_after_a_stop_the_moments_are_noted_in_their_order(world: World) -> None:
    deaf = container(command=["sleep", "600"])
    arn = world.run_on_fargate(world.fargate(deaf))
    world.wait(30)
    world.stop(arn)
    world.wait(100)

    assert world.since(arn, "stoppingAt") == 30
    assert world.since(arn, "executionStoppedAt", "stoppingAt") == 30
    assert world.since(arn, "stoppedAt", "executionStoppedAt") == 23
    assert world.task(arn)["containers"][0]["exitCode"] == 137


@pytest.mark.behaviour("2.2 version increases with every state-change event (API:Task).")
def test_the_version_grows_with_every_change_of_state(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    versions = [world.task(arn)["version"]]
    for seconds in (5, 20):
        world.wait(seconds)
        versions.append(world.task(arn)["version"])
    world.stop(arn)
    versions.append(world.task(arn)["version"])

    assert versions == sorted(set(versions))
    assert world.task(arn)["version"] == versions[-1], "looking changes nothing"


@pytest.mark.behaviour(
    "2.6 StopTask = docker stop: STOPSIGNAL of the image, default SIGTERM;",
    "2.6 exit code 137 = SIGKILL (or OOM), 143 = SIGTERM",
)
@pytest.mark.parametrize(
    ("on_sigterm", "seconds", "code"), [(0, 1, 0), (143, 1, 143), (None, 30, 137)]
)
def test_sigterm_then_sigkill(
    world: World, on_sigterm: int | None, seconds: float, code: int
) -> None:
    world.outside.programs.by_image["nginx"] = Behaviour(on_sigterm=on_sigterm)
    arn = world.run_on_fargate(world.fargate())
    world.wait(30)
    world.stop(arn)
    world.wait(100)

    assert world.since(arn, "executionStoppedAt", "stoppingAt") == seconds
    assert world.task(arn)["containers"][0]["exitCode"] == code


@pytest.mark.behaviour(
    "2.6 timeout override: container stopTimeout; EC2 agent", "1.1 stopTimeout on Fargate"
)
def test_stop_timeout_says_how_long_sigkill_waits(world: World) -> None:
    arn = world.run_on_fargate(world.fargate(container(command=["sleep", "600"], stopTimeout=90)))
    world.wait(30)
    world.stop(arn)
    world.wait(200)

    assert world.since(arn, "executionStoppedAt", "stoppingAt") == 90


def test_a_program_that_ends_by_itself_before_sigkill_is_not_waited_for(world: World) -> None:
    script = container(command=["sh", "-c", "sleep 40; exit 5"])
    arn = world.run_on_fargate(world.fargate(script))
    world.wait(40)
    world.stop(arn)
    world.wait(100)

    assert world.since(arn, "executionStoppedAt", "startedAt") == pytest.approx(40)
    assert world.task(arn)["containers"][0]["exitCode"] == 5


@pytest.mark.behaviour("2.6 stopped tasks visible ≥1 h in describe/list")
def test_a_stopped_task_stays_visible_for_an_hour(world: World) -> None:
    arn = world.run_on_fargate(world.fargate())
    world.wait(30)
    world.stop(arn)
    world.wait(3600)
    listed = world.simulator.tasks.list_tasks({"desiredStatus": "STOPPED"})
    assert listed["taskArns"] == [arn]

    world.wait(60)

    gone = world.simulator.tasks.describe_tasks({"tasks": [arn]})
    assert gone == {"tasks": [], "failures": [{"arn": arn, "reason": "MISSING"}]}


@pytest.mark.behaviour(
    "2.6 essential container ends (any exit code, also 0) → all other",
    "2.3 EssentialContainerExited",
    "2.4 Essential container in task exited",
    "3 dead task",
)
@pytest.mark.parametrize("code", [0, 3])
def test_an_essential_container_takes_the_task_with_it(world: World, code: int) -> None:
    main = container("main", command=["sh", "-c", f"sleep 5; exit {code}"])
    arn = world.run_on_fargate(world.fargate(main, container("sidecar")))
    world.wait(120)

    task = world.task(arn)
    assert task["lastStatus"] == "STOPPED"
    assert task["stopCode"] == "EssentialContainerExited"
    assert task["stoppedReason"] == "Essential container in task exited"
    assert {each["name"]: each["exitCode"] for each in task["containers"]} == {
        "main": code,
        "sidecar": 0,
    }
    assert world.cluster()["runningTasksCount"] == 0, "nobody starts a new one"


@pytest.mark.behaviour("2.6 non-essential container ends → others go on")
def test_a_container_that_is_not_essential_may_end(world: World) -> None:
    helper = container("helper", essential=False, command=["sh", "-c", "exit 1"])
    arn = world.run_on_fargate(world.fargate(container(), helper))
    world.wait(60)

    task = world.task(arn)
    assert task["lastStatus"] == "RUNNING"
    assert [each["lastStatus"] for each in task["containers"]] == ["RUNNING", "STOPPED"]


@pytest.mark.behaviour(
    "7.5 exhausted: RunTask still returns HTTP 200 with a task; it reaches",
    "7.5 stopCode TaskFailedToStart; stoppedReason Unexpected EC2 error while",
    "2.3 TaskFailedToStart",
    "2.4 Unexpected EC2 error while attempting to Create Network Interface",
    "3 Fargate IP shortage",
    "7.5 AWS reserves the first four and the last address of each subnet; /28",
)
@pytest.mark.parametrize(
    ("public", "words"), [(True, "with public IP assignment enabled in"), (False, "in")]
)
def test_the_twelfth_task_of_a_28_finds_no_address(world: World, public: bool, words: str) -> None:
    world.outside.network.add_subnet("subnet-small", "10.0.7.0/28", "ap-southeast-1a", nat=True)
    definition, where = world.fargate(), network("subnet-small", public=public)
    arns = [world.run_on_fargate(definition, networkConfiguration=where) for _ in range(12)]

    assert world.states(arns[11], 10) == ["PROVISIONING", "STOPPED"]
    world.wait(30)

    last = world.task(arns[11])
    assert last["stopCode"] == "TaskFailedToStart"
    assert last["stoppedReason"] == (
        f"Unexpected EC2 error while attempting to Create Network Interface {words} subnet "
        "'subnet-small': InsufficientFreeAddressesInSubnet"
    )
    assert {world.task(arn)["lastStatus"] for arn in arns[:11]} == {"RUNNING"}
    assert world.outside.network.addresses["subnet-small"].free == 0


@pytest.mark.behaviour("7.5 IP is released only after DEPROVISIONING")
def test_the_address_comes_back_when_the_task_is_stopped_and_not_before(world: World) -> None:
    addresses = world.outside.network.addresses[SUBNETS[0]]
    before = addresses.free
    arn = world.run_on_fargate(world.fargate())
    world.wait(30)
    assert addresses.free == before - 1

    world.stop(arn)
    world.wait(20)
    assert world.task(arn)["lastStatus"] == "DEPROVISIONING"
    assert addresses.free == before - 1

    world.wait(10)
    assert world.task(arn)["lastStatus"] == "STOPPED"
    assert addresses.free == before


def test_a_task_that_is_stopped_before_it_has_an_address_takes_none(world: World) -> None:
    addresses = world.outside.network.addresses[SUBNETS[0]]
    before = addresses.free
    arn = world.run_on_fargate(world.fargate())
    world.stop(arn)
    world.wait(60)

    assert world.task(arn)["lastStatus"] == "STOPPED"
    assert world.task(arn)["attachments"][0]["status"] == "DELETED"
    assert addresses.free == before


@pytest.mark.behaviour("2.6 shutdown order is the reverse of dependsOn")
def test_what_others_depend_on_is_stopped_last(world: World) -> None:
    ordered = [{"containerName": "database", "condition": "START"}]
    arn = world.run_on_fargate(
        world.fargate(
            container("database", command=["sleep", "600"], stopTimeout=10),
            container("app", command=["sleep", "600"], stopTimeout=20, dependsOn=ordered),
        )
    )
    world.wait(30)
    world.stop(arn)
    world.wait(20.5)

    states = {each["name"]: each["lastStatus"] for each in world.task(arn)["containers"]}
    assert states == {"app": "STOPPED", "database": "RUNNING"}
    world.wait(60)
    assert world.since(arn, "executionStoppedAt", "stoppingAt") == 30


@pytest.mark.behaviour("1.3 OOM kill: container reason OutOfMemoryError: Container killed due to")
def test_a_program_that_wants_more_memory_than_its_hard_limit_is_killed(world: World) -> None:
    world.outside.programs.by_image["nginx"] = Behaviour(needs_memory=65)
    arn = world.run_on_fargate(world.fargate())
    world.wait(20)
    assert "reason" not in world.task(arn)["containers"][0]
    world.wait(60)

    killed = world.task(arn)["containers"][0]
    assert killed["exitCode"] == 137
    assert killed["reason"] == "OutOfMemoryError: Container killed due to memory usage"
    assert world.task(arn)["stopCode"] == "EssentialContainerExited"


@pytest.mark.parametrize(("needed", "code"), [(512, None), (513, 137)])
def test_a_container_without_a_limit_of_its_own_has_what_the_task_has(
    world: World, needed: int, code: int | None
) -> None:
    world.outside.programs.by_image["nginx"] = Behaviour(needs_memory=needed)
    arn = world.run_on_fargate(world.fargate({"name": "app", "image": "nginx"}))
    world.wait(60)
    assert world.task(arn)["containers"][0].get("exitCode") == code


@pytest.mark.behaviour("1.1 restartPolicy")
def test_a_restart_policy_restarts_in_place(world: World) -> None:
    policy = {"enabled": True, "restartAttemptPeriod": 60, "ignoredExitCodes": [0]}
    long, short, ignored = (
        world.run_on_fargate(
            world.fargate(container(command=["sh", "-c", script], restartPolicy=policy))
        )
        for script in ("sleep 60; exit 1", "sleep 59; exit 1", "sleep 60; exit 0")
    )
    world.wait(130)

    assert world.task(long)["lastStatus"] == "RUNNING"
    assert world.task(short)["stopCode"] == "EssentialContainerExited"
    assert world.task(ignored)["stopCode"] == "EssentialContainerExited"
