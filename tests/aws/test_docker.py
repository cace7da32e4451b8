"""``docker ps`` and ``docker logs`` on EC2; on Fargate nobody is there to ask (page 8)."""

from __future__ import annotations

from typing import Any

import boto3
import pytest
from stage import fargate, network, run

from helpers import Lab


def start(ecs: Any, command: str, *, family: str = "b") -> str:
    ecs.register_task_definition(
        family=family,
        containerDefinitions=[
            {
                "name": "web",
                "image": "nginx",
                "memory": 64,
                "command": ["sh", "-c", command],
                "portMappings": [{"containerPort": 80}],
            }
        ],
    )
    arn: str = ecs.run_task(cluster="c", taskDefinition=family)["tasks"][0]["taskArn"]
    return arn


@pytest.mark.behaviour(
    "8 EC2 docker logs: DG says only with json-file; but Docker Engine",
    "7.2 the assigned port is visible in containers[].networkBindings once",
)
def test_ps_and_logs_on_a_container_instance(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c")
    start(ecs, "echo hello; sleep 600")
    start(ecs, "echo bye; exit 3", family="short")
    lab.advance(30)
    docker = lab.docker(instance)
    header, row, agent = str(docker.ps()).splitlines()
    assert header.split("  ")[0] == "CONTAINER ID"
    assert "0.0.0.0:32768->80/tcp" in row
    assert "ecs-agent" in agent
    container_id, name = row.split()[0], row.split()[-1]
    assert name.startswith("ecs-b-1-web-")
    assert "Exited (3)" in docker.ps(all=True)
    for reference in (container_id, name):
        assert docker.logs(reference) == "hello"
    assert docker.logs("nothing") == "Error response from daemon: No such container: nothing"
    assert instance in repr(docker)


def test_a_container_is_there_for_a_while_after_its_end(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c")
    task = start(ecs, "echo bye; exit 0")
    lab.advance(600)
    assert lab.docker(task).logs("web") == "bye"
    lab.advance(4 * 3600)
    assert "Exited" not in lab.docker(instance).ps(all=True)


@pytest.mark.behaviour("8 Fargate: no access to the host → no docker logs, no docker ps;")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_on_fargate_there_is_no_host_to_ask(language: str) -> None:
    with Lab(language) as lab:
        (task,) = run(lab, fargate(), network(*lab.vpc.public_subnets))
        nobody = lab.docker(task["taskArn"])
        assert "Fargate" in repr(nobody)
        assert str(nobody.ps()) == str(nobody.logs("app")) == repr(nobody)
        alone = boto3.client("ec2").run_instances(ImageId="ami-1", MinCount=1, MaxCount=1)
        instance = alone["Instances"][0]["InstanceId"]
        assert "ECS_CLUSTER" in lab.docker(instance).ps()
        assert "i-0" in lab.docker("i-0").ps()
