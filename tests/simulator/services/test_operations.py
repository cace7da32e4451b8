"""CreateService, UpdateService, DeleteService, DescribeServices, ListServices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from service_world import text

if TYPE_CHECKING:
    from service_world import World


class TestCreate:
    @pytest.mark.behaviour(
        "4.2 defaults REPLICA 100 / 200; DAEMON 0 / 100",
        "4.5 AZ rebalancing: default ENABLED on create, unchanged on update",
        "3 needs latest revision if none given",
    )
    def test_defaults_are_filled_in(self, world: World) -> None:
        world.register(image="nginx:2")
        service = world.call("CreateService", **world.fargate())["service"]
        assert service["deploymentConfiguration"]["minimumHealthyPercent"] == 100
        assert service["deploymentConfiguration"]["maximumPercent"] == 200
        assert service["availabilityZoneRebalancing"] == "ENABLED"
        assert service["schedulingStrategy"] == "REPLICA"
        assert service["deploymentController"] == {"type": "ECS"}
        assert service["propagateTags"] == "NONE"
        assert service["platformVersion"] == "LATEST"
        assert service["status"] == "ACTIVE"
        assert service["taskDefinition"].endswith("web:2")
        (deployment,) = service["deployments"]
        assert deployment["platformVersion"] == "1.4.0"
        assert deployment["status"] == "PRIMARY"

    def test_services_with_interfaces_or_targets_show_the_service_linked_role(
        self, world: World
    ) -> None:
        world.register()
        world.register("job", mode="bridge")
        linked = (
            "arn:aws:iam::123456789012:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
        )
        shown = world.call("CreateService", **world.fargate())["service"]
        plain = world.call("CreateService", **world.ec2(serviceName="job", taskDefinition="job"))
        assert shown["roleArn"] == linked
        assert "roleArn" not in plain["service"]

    def test_exec_needs_a_task_role(self, world: World) -> None:
        world.register()
        told = world.refusal("CreateService", **world.fargate(enableExecuteCommand=True))
        assert told.message == (
            "The service couldn't be created because a valid taskRoleArn is not being used. "
            "Specify a valid task role in your task definition and try again."
        )
        world.call("CreateService", **world.fargate())
        told = world.refusal("UpdateService", service="web", enableExecuteCommand=True)
        assert told.message.startswith("The service couldn't be updated because a valid taskRole")
        assert not world.service()["enableExecuteCommand"]

        world.register(taskRoleArn="arn:aws:iam::123456789012:role/shop")
        former = world.call("UpdateService", service="web", taskDefinition="web")["service"]
        enabled = world.call("UpdateService", service="web", enableExecuteCommand=True)["service"]
        assert enabled["enableExecuteCommand"]
        assert enabled["deployments"][0]["id"] == former["deployments"][0]["id"]

    def test_a_daemon_has_its_own_defaults(self, world: World) -> None:
        world.register("agent", mode="bridge")
        service = world.call(
            "CreateService",
            serviceName="agent",
            taskDefinition="agent",
            schedulingStrategy="DAEMON",
        )["service"]
        assert service["deploymentConfiguration"]["minimumHealthyPercent"] == 0
        assert service["deploymentConfiguration"]["maximumPercent"] == 100

    @pytest.mark.behaviour(
        "4.1 REPLICA: keeps desiredCount, spread over AZs by default",
        "4.1 runningCount = RUNNING tasks, pendingCount = PENDING tasks",
        "3 group",
        "3 startedBy",
        "3 count",
    )
    def test_the_desired_count_is_reached_with_real_tasks_in_all_zones(self, world: World) -> None:
        world.call("CreateService", **world.fargate(desiredCount=6))
        world.advance(5)
        assert world.service()["pendingCount"] == 6
        world.steady()
        service = world.service()
        assert (service["runningCount"], service["pendingCount"]) == (6, 0)
        tasks = world.tasks()
        assert {each["group"] for each in tasks} == {"service:web"}
        assert {each["startedBy"] for each in tasks} == {service["deployments"][0]["id"]}
        zones = [each["availabilityZone"] for each in tasks]
        assert {zone: zones.count(zone) for zone in zones} == {
            "ap-southeast-1a": 2,
            "ap-southeast-1b": 2,
            "ap-southeast-1c": 2,
        }

    def test_the_same_request_again_answers_with_the_same_service(self, world: World) -> None:
        first = world.call("CreateService", **world.fargate(clientToken="one"))["service"]
        again = world.call("CreateService", **world.fargate(clientToken="two"))["service"]
        assert again["deployments"][0]["id"] == first["deployments"][0]["id"]
        error = world.refusal("CreateService", **world.fargate(desiredCount=2))
        assert error.message == "Creation of service was not idempotent."

    def test_tags_go_to_tasks_when_asked(self, world: World) -> None:
        tags = [{"key": "team", "value": "shop"}]
        world.call(
            "CreateService",
            **world.fargate(tags=tags, propagateTags="SERVICE", enableECSManagedTags=True),
        )
        world.advance(5)
        (arn,) = world.call("ListTasks", serviceName="web")["taskArns"]
        (task,) = world.call("DescribeTasks", tasks=[arn], include=["TAGS"])["tasks"]
        assert {each["key"]: each["value"] for each in task["tags"]} == {
            "team": "shop",
            "aws:ecs:clusterName": "lab",
            "aws:ecs:serviceName": "web",
        }

    def test_tags_of_the_task_definition_can_be_propagated(self, world: World) -> None:
        world.register("tagged", tags=[{"key": "layer", "value": "front"}])
        world.call(
            "CreateService",
            **world.fargate(taskDefinition="tagged", propagateTags="TASK_DEFINITION"),
        )
        world.advance(5)
        (arn,) = world.call("ListTasks", serviceName="web")["taskArns"]
        (task,) = world.call("DescribeTasks", tasks=[arn], include=["TAGS"])["tasks"]
        assert task["tags"] == [{"key": "layer", "value": "front"}]


class TestUpdate:
    @pytest.mark.behaviour("4.2 triggers: new task definition, forceNewDeployment, other")
    @pytest.mark.parametrize(
        ("change", "deploys"),
        [
            ({"taskDefinition": "web:2"}, True),
            ({"taskDefinition": "web:1"}, False),
            ({"forceNewDeployment": True}, True),
            ({"platformVersion": "1.3.0"}, True),
            ({"desiredCount": 3}, False),
            ({"deploymentConfiguration": {"maximumPercent": 150}}, False),
            ({"healthCheckGracePeriodSeconds": 30}, False),
            ({"propagateTags": "SERVICE"}, False),
            ({"availabilityZoneRebalancing": "DISABLED"}, False),
        ],
    )
    def test_only_what_changes_tasks_begins_a_deployment(
        self, world: World, change: dict[str, object], deploys: bool
    ) -> None:
        world.register(image="nginx:2")
        world.call("CreateService", **world.fargate(taskDefinition="web:1"))
        world.steady()
        before = world.service()["deployments"][0]["id"]
        after = world.call("UpdateService", service="web", **change)["service"]["deployments"]
        assert (after[0]["id"] != before) is deploys
        assert [each["status"] for each in after] == (
            ["PRIMARY", "ACTIVE"] if deploys else ["PRIMARY"]
        )

    def test_another_network_begins_a_deployment(self, world: World) -> None:
        world.call("CreateService", **world.fargate())
        network = world.network
        del network["awsvpcConfiguration"]["subnets"][0]
        service = world.call("UpdateService", service="web", networkConfiguration=network)[
            "service"
        ]
        assert len(service["deployments"]) == 2

    @pytest.mark.behaviour("4.5 AZ rebalancing: default ENABLED on create, unchanged on update")
    def test_what_is_not_named_stays(self, world: World) -> None:
        world.call(
            "CreateService",
            **world.fargate(
                availabilityZoneRebalancing="DISABLED",
                deploymentConfiguration={"minimumHealthyPercent": 50},
            ),
        )
        changed = {"deploymentConfiguration": {"maximumPercent": 150}, "desiredCount": 4}
        service = world.call("UpdateService", service="web", **changed)["service"]
        assert service["availabilityZoneRebalancing"] == "DISABLED"
        assert service["deploymentConfiguration"]["minimumHealthyPercent"] == 50
        assert service["deploymentConfiguration"]["maximumPercent"] == 150
        assert service["desiredCount"] == 4
        assert service["taskDefinition"].endswith("web:1")

    def test_an_inactive_definition_may_still_scale_but_not_be_chosen(self, world: World) -> None:
        world.call("CreateService", **world.fargate())
        world.steady()
        world.ecs.task_definitions.deregister("web:1")
        world.call("UpdateService", service="web", desiredCount=2)
        world.steady()
        assert world.service()["runningCount"] == 2
        error = world.refusal("UpdateService", service="web", taskDefinition="web:1")
        assert error.code == "ClientException"

    @pytest.mark.behaviour("1.6 UpdateService on deleted service")
    def test_a_deleted_service_cannot_be_updated(self, world: World) -> None:
        assert world.refusal("UpdateService", service="web").code == "ServiceNotFoundException"
        world.call("CreateService", **world.fargate(desiredCount=0))
        world.call("DeleteService", service="web")
        error = world.refusal("UpdateService", service="web", desiredCount=1)
        assert error.code == "ServiceNotActiveException"


def test_the_statistics_of_a_cluster_count_services_by_launch_type(world: World) -> None:
    def counts() -> dict[str, str]:
        answer = world.call("DescribeClusters", clusters=["lab"], include=["STATISTICS"])
        named = {each["name"]: each["value"] for each in answer["clusters"][0]["statistics"]}
        return {name: value for name, value in named.items() if name.endswith("ServiceCount")}

    nothing = {
        "activeEC2ServiceCount": "0",
        "drainingEC2ServiceCount": "0",
        "activeFargateServiceCount": "0",
        "drainingFargateServiceCount": "0",
    }
    assert counts() == nothing
    world.call("CreateService", **world.fargate())
    world.register(family="bridge", mode="bridge")
    world.call("CreateService", serviceName="b", taskDefinition="bridge", desiredCount=0)
    world.steady()
    assert counts() == nothing | {"activeEC2ServiceCount": "1", "activeFargateServiceCount": "1"}
    world.call("DeleteService", service="web", force=True)
    world.call("DeleteService", service="b")
    assert counts() == nothing | {"drainingFargateServiceCount": "1"}
    world.advance(60)
    assert counts() == nothing


class TestDelete:
    @pytest.mark.behaviour("1.6 DeleteService with desiredCount > 0, no force")
    def test_a_service_that_is_scaled_up_is_not_deleted(self, world: World) -> None:
        world.call("CreateService", **world.fargate())
        error = world.refusal("DeleteService", service="web")
        assert error.code == "InvalidParameterException"
        assert error.message == "The service cannot be stopped while it is scaled above 0."

    @pytest.mark.behaviour("4.1 service status ACTIVE → DRAINING (deleted, tasks still stopping) →")
    def test_draining_then_inactive(self, world: World) -> None:
        world.call("CreateService", **world.fargate(desiredCount=2))
        world.steady()
        deleted = world.call("DeleteService", service="web", force=True)["service"]
        assert deleted["status"] == "DRAINING"
        assert world.call("ListServices")["serviceArns"] == []
        error = world.refusal("CreateService", **world.fargate())
        assert error.message == "Unable to Start a service that is still Draining."
        world.until(lambda: world.service()["status"] == "INACTIVE", 30)
        world.advance(60)
        assert world.tasks() == []
        stopped = world.tasks(status="STOPPED")
        assert {each["stopCode"] for each in stopped} == {"ServiceSchedulerInitiated"}
        assert text(world.messages()[-1]) == (
            "(service web) has stopped 2 running tasks: (task T) (task T)."
        )
        assert world.call("CreateService", **world.fargate())["service"]["status"] == "ACTIVE"

    def test_without_tasks_it_is_inactive_at_once(self, world: World) -> None:
        world.call("CreateService", **world.fargate(desiredCount=0))
        assert world.call("DeleteService", service="web")["service"]["status"] == "INACTIVE"
        world.advance(3600)
        assert world.service()["status"] == "INACTIVE"
        world.call("DeleteCluster")


class TestLook:
    @pytest.mark.behaviour("3 MISSING / INACTIVE")
    def test_unknown_services_are_failures(self, world: World) -> None:
        answer = world.call("DescribeServices", services=["nobody"])
        assert answer["services"] == []
        assert answer["failures"][0]["reason"] == "MISSING"
        assert answer["failures"][0]["arn"].endswith(":service/lab/nobody")

    def test_tags_only_on_request(self, world: World) -> None:
        tags = [{"key": "team", "value": "shop"}]
        arn = world.call("CreateService", **world.fargate(tags=tags))["service"]["serviceArn"]
        assert world.service()["tags"] == []
        shown = world.call("DescribeServices", services=[arn], include=["TAGS"])["services"][0]
        assert shown["tags"] == tags
        world.call("UntagResource", resourceArn=arn, tagKeys=["team"])
        assert world.call("ListTagsForResource", resourceArn=arn)["tags"] == []

    def test_lists_are_filtered_and_come_in_pages_of_ten(self, world: World) -> None:
        for number in range(12):
            name = f"web-{number}"
            world.call("CreateService", **world.fargate(serviceName=name, desiredCount=0))
        world.register("agent", mode="bridge")
        world.call(
            "CreateService",
            serviceName="agent",
            taskDefinition="agent",
            schedulingStrategy="DAEMON",
        )
        first = world.call("ListServices")
        assert len(first["serviceArns"]) == 10
        second = world.call("ListServices", nextToken=first["nextToken"])
        assert len(second["serviceArns"]) == 3
        assert "nextToken" not in second
        daemons = world.call("ListServices", schedulingStrategy="DAEMON")["serviceArns"]
        assert [arn.rpartition("/")[2] for arn in daemons] == ["agent"]
        on_ec2 = world.call("ListServices", launchType="EC2")["serviceArns"]
        assert [arn.rpartition("/")[2] for arn in on_ec2] == ["agent"]

    def test_no_service_is_in_a_namespace(self, world: World) -> None:
        answer = world.call("ListServicesByNamespace", namespace="internal")
        assert answer == {"serviceArns": []}
