"""Account settings; what awsvpcTrunking does is in ``tasks/test_running.py``."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import World, refusal

from helpers.simulator import ErrorCode

USER = "arn:aws:iam::123456789012:user/student"


@pytest.fixture
def world() -> World:
    return World()


def values(world: World, **request: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    token: dict[str, str] = {}
    while True:
        answer = world.simulator.account_settings.list_account_settings({**request, **token})
        found |= {each["name"]: each["value"] for each in answer["settings"]}
        if "nextToken" not in answer:
            return found
        token = {"nextToken": answer["nextToken"]}


def test_own_choice_then_the_account_s_then_the_default(world: World) -> None:
    settings = world.simulator.account_settings
    name = {"name": "containerInsights"}
    assert values(world) == {}
    assert values(world, effectiveSettings=True)["containerInsights"] == "disabled"

    settings.put_account_setting_default({**name, "value": "enabled"})
    settings.put_account_setting({**name, "value": "enhanced", "principalArn": USER})
    assert values(world) == {"containerInsights": "enabled"}
    assert values(world, effectiveSettings=True, principalArn=USER)["containerInsights"] == (
        "enhanced"
    )
    assert values(world, value="enhanced", principalArn=USER) == {"containerInsights": "enhanced"}

    answer = settings.delete_account_setting({**name, "principalArn": USER})
    assert answer["setting"]["value"] == "enabled"
    assert values(world, principalArn=USER) == {}


def test_trunking_is_switched_off_again(world: World) -> None:
    settings = world.simulator.account_settings
    name = {"name": "awsvpcTrunking"}
    settings.put_account_setting({**name, "value": "enabled"})
    assert world.instance("m5.large").interfaces == 10
    settings.delete_account_setting(name)
    assert world.instance("m5.large").interfaces == 2


def test_unknown_names_are_refused(world: World) -> None:
    put = world.simulator.account_settings.put_account_setting
    error = refusal(put, {"name": "nothing", "value": "enabled"})
    assert error.code is ErrorCode.INVALID_PARAMETER


def test_unknown_values_are_refused_and_change_nothing(world: World) -> None:
    put = world.simulator.account_settings.put_account_setting
    for name, value in (
        ("containerInsights", "on"),
        ("tagResourceAuthorization", "enabled"),
        ("fargateTaskRetirementWaitPeriod", "8"),
        ("awsvpcTrunking", ""),
    ):
        error = refusal(put, {"name": name, "value": value})
        assert (error.code, error.reason) == (ErrorCode.INVALID_PARAMETER, "account-setting-value")
    assert values(world) == {}
    put({"name": "fargateTaskRetirementWaitPeriod", "value": "14"})
    assert values(world) == {"fargateTaskRetirementWaitPeriod": "14"}


def test_new_clusters_begin_with_the_accounts_container_insights(world: World) -> None:
    def made(name: str, **request: Any) -> Any:
        create = world.simulator.clusters.create_cluster
        return create({"clusterName": name, **request})["cluster"]["settings"]

    name = "containerInsights"
    world.simulator.account_settings.put_account_setting({"name": name, "value": "enhanced"})
    assert made("one") == [{"name": name, "value": "enhanced"}]
    own = [{"name": name, "value": "enabled"}]
    assert made("two", settings=own) == own
    world.simulator.account_settings.delete_account_setting({"name": name})
    assert made("three") == [{"name": name, "value": "disabled"}]
