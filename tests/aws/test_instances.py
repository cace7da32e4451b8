"""EC2 instances that join a cluster, and what happens when they go."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from stage import ACCOUNT, fargate, trust

from helpers.aws.instances import attributes_of, cluster_of, user_data_text

if TYPE_CHECKING:
    from helpers import Lab

USER_DATA = "#!/bin/bash\necho ECS_CLUSTER=c >> /etc/ecs/ecs.config"
INSTANCE_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"


def joined(ecs: Any) -> list[str]:
    arns = ecs.list_container_instances(cluster="c")["containerInstanceArns"]
    if not arns:
        return []
    found = ecs.describe_container_instances(cluster="c", containerInstances=arns)
    return [each["ec2InstanceId"] for each in found["containerInstances"]]


def launch(subnet: str, user_data: str = USER_DATA, **more: Any) -> str:
    ec2 = boto3.client("ec2")
    found = ec2.run_instances(
        ImageId="ami-1",
        InstanceType="t3.small",
        MinCount=1,
        MaxCount=1,
        SubnetId=subnet,
        UserData=user_data,
        **more,
    )
    instance: str = found["Instances"][0]["InstanceId"]
    return instance


@pytest.mark.behaviour(
    "6.1 container instance role (ecsInstanceRole)",
    "6.2 service-role/AmazonEC2ContainerServiceforEC2Role (instance)",
)
def test_add_instances_gives_instances_that_are_there_at_once(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    ids = lab.add_instances("c", 3, "c5.large", attributes={"stack": "blue"})
    assert joined(ecs) == ids
    found = boto3.client("ec2").describe_instances(InstanceIds=ids)["Reservations"]
    machines = [each["Instances"][0] for each in found]
    assert {each["InstanceType"] for each in machines} == {"c5.large"}
    assert {each["SubnetId"] for each in machines} == set(lab.vpc.public_subnets)
    assert all(each["PublicIpAddress"] for each in machines)
    assert {each["IamInstanceProfile"]["Arn"].rpartition("/")[2] for each in machines} == {
        "ecsInstanceRole"
    }
    blue = ecs.list_container_instances(cluster="c", filter="attribute:stack == blue")
    assert len(blue["containerInstanceArns"]) == 3
    registering = [c for c in lab.calls if c.action == "RegisterContainerInstance"]
    assert [(c.signer, c.allowed) for c in registering] == [("instance-role", True)] * 3


def test_an_instance_whose_user_data_names_a_cluster_joins_after_it_has_booted(
    lab: Lab, ecs: Any
) -> None:
    ecs.create_cluster(clusterName="c")
    instance = launch(lab.vpc.public_subnets[0])
    other = launch(lab.vpc.public_subnets[0], "#!/bin/bash\necho nothing")
    assert joined(ecs) == []
    lab.advance(60)
    assert joined(ecs) == [instance]
    assert other not in joined(ecs)


def test_an_instance_without_a_way_out_or_a_permission_does_not_join(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    iam = boto3.client("iam")
    iam.create_role(RoleName="r", AssumeRolePolicyDocument=trust("ec2.amazonaws.com"))
    iam.create_instance_profile(InstanceProfileName="p")
    iam.add_role_to_instance_profile(InstanceProfileName="p", RoleName="r")
    launch(lab.vpc.private_subnets[0])
    launch(lab.vpc.public_subnets[0], IamInstanceProfile={"Name": "p"})
    launch(lab.vpc.public_subnets[0], USER_DATA.replace("=c", "=missing"))
    lab.advance(60)
    assert joined(ecs) == []
    (refused,) = [c for c in lab.calls if c.action == "RegisterContainerInstance"]
    assert not refused.allowed
    iam.attach_role_policy(RoleName="r", PolicyArn=INSTANCE_POLICY)
    allowed = launch(lab.vpc.public_subnets[0], IamInstanceProfile={"Name": "p"})
    lab.vpc.add_nat()
    behind_nat = launch(lab.vpc.private_subnets[0])
    lab.advance(60)
    assert joined(ecs) == [allowed, behind_nat]


@pytest.mark.behaviour(
    "2.3 TerminationNotice", "2.4 Host EC2 (instance i-<id>) terminated. (also stopped)"
)
def test_terminating_an_instance_takes_its_tasks_with_it(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c")
    ecs.register_task_definition(
        family="b", containerDefinitions=[{"name": "app", "image": "nginx", "memory": 64}]
    )
    task = ecs.run_task(cluster="c", taskDefinition="b")["tasks"][0]["taskArn"]
    lab.advance(30)
    boto3.client("ec2").terminate_instances(InstanceIds=[instance])
    (gone,) = ecs.describe_tasks(cluster="c", tasks=[task])["tasks"]
    assert (gone["stopCode"], gone["stoppedReason"]) == (
        "TerminationNotice",
        f"Host EC2 (instance {instance}) terminated.",
    )
    assert joined(ecs) == []


@pytest.mark.behaviour("2.4 Host EC2 (instance i-<id>) terminated. (also stopped)")
def test_a_stopped_instance_stays_registered_until_it_is_started_again(lab: Lab, ecs: Any) -> None:
    ec2 = boto3.client("ec2")
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c")
    (before,) = ecs.list_container_instances(cluster="c")["containerInstanceArns"]
    ecs.register_task_definition(
        family="b", containerDefinitions=[{"name": "app", "image": "nginx", "memory": 64}]
    )
    ecs.create_service(cluster="c", serviceName="s", taskDefinition="b", desiredCount=1)
    lab.advance(60)
    (task,) = ecs.list_tasks(cluster="c")["taskArns"]

    def container_instance() -> Any:
        (found,) = ecs.describe_container_instances(cluster="c", containerInstances=[before])[
            "containerInstances"
        ]
        return found["status"], found["agentConnected"], found["runningTasksCount"]

    ec2.stop_instances(InstanceIds=[instance])
    (gone,) = ecs.describe_tasks(cluster="c", tasks=[task])["tasks"]
    assert gone["stopCode"] == "TerminationNotice"
    assert gone["stoppedReason"] == f"Host EC2 (instance {instance}) stopped."
    lab.advance(120)
    assert container_instance() == ("ACTIVE", False, 0)
    newest = ecs.describe_services(cluster="c", services=["s"])["services"][0]["events"][0]
    assert 'encountered error "AGENT"' in newest["message"]
    ec2.start_instances(InstanceIds=[instance])
    lab.advance(600)
    assert container_instance() == ("ACTIVE", True, 1)

    ec2.stop_instances(InstanceIds=[instance])
    ec2.terminate_instances(InstanceIds=[instance])
    assert container_instance() == ("ACTIVE", False, 0)


@pytest.mark.parametrize("language", ["en"])
def test_what_cannot_be_is_said_in_words(lab: Lab, ecs: Any, language: str) -> None:
    with pytest.raises(ValueError, match="no active cluster nowhere"):
        lab.add_instances("nowhere")
    ecs.create_cluster(clusterName="c")
    small = lab.vpc.add_subnet("10.0.200.0/28")
    with pytest.raises(ValueError, match="enough free addresses"):
        lab.add_instances("c", 12, subnets=[small])


def test_user_data_is_read_as_the_agent_reads_it() -> None:
    import base64

    encoded = base64.b64encode(USER_DATA.encode()).decode()
    assert user_data_text(encoded) == user_data_text(USER_DATA) == USER_DATA
    assert user_data_text(None) == ""
    assert cluster_of(USER_DATA) == "c"
    assert cluster_of('cat <<E\nECS_CLUSTER="my-cluster_1"\nE') == "my-cluster_1"
    assert cluster_of("nothing") is None
    attributes = json.dumps({"stack": "blue"})
    assert attributes_of(f"ECS_INSTANCE_ATTRIBUTES={attributes}") == {"stack": "blue"}
    assert attributes_of("ECS_INSTANCE_ATTRIBUTES={broken}") == {}


def test_an_instance_says_where_it_is_and_from_which_image(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    subnet = lab.vpc.public_subnets[1]
    launch(subnet)
    lab.advance(120)
    wanted = {"ecs.ami-id": "ami-1", "ecs.subnet-id": subnet, "ecs.vpc-id": lab.vpc.id}
    for name, value in wanted.items():
        (found,) = ecs.list_attributes(
            cluster="c", targetType="container-instance", attributeName=name
        )["attributes"]
        assert found["value"] == value
    here = f"attribute:ecs.subnet-id == {subnet}"
    assert len(ecs.list_container_instances(cluster="c", filter=here)["containerInstanceArns"]) == 1


def test_the_interface_of_a_task_shows_the_instance_it_is_attached_to(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    (instance,) = lab.add_instances("c", 1)
    where = {"awsvpcConfiguration": {"subnets": [lab.vpc.private_subnets[0]]}}
    on_ec2 = fargate("on-ec2")
    on_ec2["requiresCompatibilities"] = ["EC2"]
    for definition, kind in ((on_ec2, "EC2"), (fargate("on-fargate"), "FARGATE")):
        ecs.register_task_definition(**definition)
        ecs.run_task(
            cluster="c",
            taskDefinition=definition["family"],
            launchType=kind,
            networkConfiguration=where,
        )
    lab.advance(15)

    ec2 = boto3.client("ec2")
    subnet = {"Name": "subnet-id", "Values": [lab.vpc.private_subnets[0]]}
    found = ec2.describe_network_interfaces(Filters=[subnet])["NetworkInterfaces"]
    attachments = [each["Attachment"] for each in found]
    assert {each["InstanceOwnerId"]: each.get("InstanceId") for each in attachments} == {
        ACCOUNT: instance,
        "amazon-aws": None,
    }
    there = {"Name": "attachment.instance-id", "Values": [instance]}
    (mine,) = ec2.describe_network_interfaces(Filters=[subnet, there])["NetworkInterfaces"]
    assert mine["Attachment"]["InstanceId"] == instance


def test_the_snapshot_knows_the_public_address_of_the_moment(lab: Lab, ecs: Any) -> None:
    ecs.create_cluster(clusterName="c")
    ec2 = boto3.client("ec2")
    [public] = lab.add_instances("c", 1, subnets=lab.vpc.public_subnets)
    lab.vpc.add_nat()
    lab.add_instances("c", 1, subnets=lab.vpc.private_subnets)

    def addresses() -> list[str | None]:
        shown = {
            each.ec2_instance_id: each.public_ip for each in lab.snapshot().clusters[0].instances
        }
        found = ec2.describe_instances(InstanceIds=list(shown))["Reservations"]
        told = {e["InstanceId"]: e.get("PublicIpAddress") for r in found for e in r["Instances"]}
        assert shown == told
        return list(shown.values())

    first, none = addresses()
    assert (bool(first), none) == (True, None)
    ec2.stop_instances(InstanceIds=[public])
    assert addresses() == [None, None]
    ec2.start_instances(InstanceIds=[public])
    lab.advance(120)
    assert addresses()[0] not in (None, first)
