"""``lab.interrupt_spot``: Fargate Spot takes capacity back, and words when it cannot."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from stage import fargate, network

from helpers import Lab
from helpers.i18n import LANGUAGES


def started(lab: Lab, ecs: Any, provider: str) -> str:
    arn: str = ecs.run_task(
        cluster="c",
        taskDefinition="web",
        capacityProviderStrategy=[{"capacityProvider": provider}],
        networkConfiguration=network(*lab.vpc.public_subnets),
    )["tasks"][0]["taskArn"]
    lab.advance(60)
    return arn


@pytest.mark.behaviour("2.3 SpotInterruption")
@pytest.mark.parametrize("language", LANGUAGES)
def test_spot_tasks_are_interrupted_and_no_others(language: str) -> None:
    with Lab(language) as lab:
        ecs = boto3.client("ecs")
        ecs.create_cluster(clusterName="c", capacityProviders=["FARGATE", "FARGATE_SPOT"])
        ecs.register_task_definition(**fargate())
        for wrong, name in (
            (("nowhere", None), "world-no-cluster"),
            (("c", None), "world-spot-none"),
            (("c", "nobody"), "world-spot-not-this"),
        ):
            with pytest.raises(ValueError, match=r".") as refused:
                lab.interrupt_spot(*wrong)
            cluster, task = (str(each) for each in wrong)
            assert str(refused.value) == lab.words(name, cluster=cluster, task=task)
        steady = started(lab, ecs, "FARGATE")
        first, second = started(lab, ecs, "FARGATE_SPOT"), started(lab, ecs, "FARGATE_SPOT")
        with pytest.raises(ValueError, match="FARGATE_SPOT"):
            lab.interrupt_spot("c", steady)

        assert lab.interrupt_spot("c", first) == [first]
        assert lab.interrupt_spot("c") == [second]
        lab.advance(200)
        tasks = ecs.describe_tasks(cluster="c", tasks=[steady, first, second])["tasks"]
        assert [each["lastStatus"] for each in tasks] == ["RUNNING", "STOPPED", "STOPPED"]
        assert {(each["stopCode"], each["stoppedReason"]) for each in tasks[1:]} == {
            ("SpotInterruption", "Your Spot Task was interrupted")
        }
