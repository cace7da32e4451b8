"""``lab.crash``: an accident on demand, and bad input answered in the learner's language."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from helpers import Lab
from helpers.i18n import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_crash_and_what_cannot_be_one(language: str) -> None:
    with Lab(language) as lab:
        ecs = boto3.client("ecs")
        ecs.create_cluster(clusterName="demo")
        ecs.register_task_definition(
            family="web",
            requiresCompatibilities=["FARGATE"],
            networkMode="awsvpc",
            cpu="256",
            memory="512",
            containerDefinitions=[{"name": "web", "image": "nginx"}],
        )
        network = {"subnets": lab.vpc.public_subnets, "assignPublicIp": "ENABLED"}
        arn = ecs.run_task(
            cluster="demo",
            taskDefinition="web",
            launchType="FARGATE",
            networkConfiguration={"awsvpcConfiguration": network},
        )["tasks"][0]["taskArn"]
        wrong: list[tuple[Any, Any, Any, str]] = [
            ("nobody", "web", 1, lab.words("world-crash-no-task", task="nobody")),
            (None, "web", 1, lab.words("world-crash-no-task", task="None")),
            (arn, "web", 999, lab.words("world-crash-bad-code", code="999")),
            (arn, "web", "1", lab.words("world-crash-bad-code", code="1")),
            (
                arn,
                "web",
                1,
                lab.words("world-crash-not-running", task=arn, container="web", running="–"),
            ),
        ]
        for task, container, code, said in wrong:
            with pytest.raises(ValueError) as refused:
                lab.crash(task, container, code)
            assert str(refused.value) == said
        lab.advance(60)
        lab.crash(arn, "web", 137)
        task = ecs.describe_tasks(cluster="demo", tasks=[arn])["tasks"][0]
        assert task["containers"][0]["exitCode"] == 137
        assert task["stopCode"] == "EssentialContainerExited"
