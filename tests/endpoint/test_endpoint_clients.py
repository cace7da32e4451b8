"""Any AWS client on this machine can use the lab, many at once."""

import http.client
import json
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError

Connect = Callable[..., Any]

CONTAINERS = [{"name": "app", "image": "nginx", "memory": 64}]


def test_refusals_arrive_as_typed_exceptions(connect: Connect) -> None:
    ecs = connect("ecs")
    with pytest.raises(ecs.exceptions.ClientException) as refused:
        ecs.describe_task_definition(taskDefinition="nobody")
    with pytest.raises(ecs.exceptions.ClusterNotFoundException):
        ecs.list_container_instances(cluster="nowhere")
    answer = refused.value.response
    assert answer["Error"]["Message"] == "Unable to describe task definition."
    headers = answer["ResponseMetadata"]["HTTPHeaders"]
    assert headers["x-amzn-errortype"] == "ClientException"
    assert len(headers["x-amzn-requestid"]) == 36


def test_dates_of_headers_are_real_time_so_that_sdks_see_no_skewed_clock(connect: Connect) -> None:
    for service, call, arguments in (
        ("ecs", "list_tasks", {"cluster": "nowhere"}),
        ("iam", "get_role", {"RoleName": "nobody"}),
        ("logs", "describe_log_streams", {"logGroupName": "nothing"}),
    ):
        with pytest.raises(ClientError) as refused:
            getattr(connect(service), call)(**arguments)
        date = refused.value.response["ResponseMetadata"]["HTTPHeaders"]["date"]
        assert abs(parsedate_to_datetime(date).timestamp() - time.time()) < 60, service


def test_lab_time_begins_now_so_that_clients_can_compare_it_with_their_own(
    connect: Connect,
) -> None:
    made = connect("ecs").register_task_definition(family="now", containerDefinitions=CONTAINERS)
    since = datetime.now(UTC) - made["taskDefinition"]["registeredAt"]
    assert since < timedelta(minutes=10)
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "123456789012"}}
        ],
    }
    iam = connect("iam")
    role = iam.create_role(RoleName="for-a-while", AssumeRolePolicyDocument=json.dumps(trust))
    lent = connect("sts").assume_role(RoleArn=role["Role"]["Arn"], RoleSessionName="me")
    assert lent["Credentials"]["Expiration"] > datetime.now(UTC)
    iam.delete_role(RoleName="for-a-while")


def test_an_operation_that_is_not_carried_says_so(connect: Connect) -> None:
    ecs = connect("ecs")
    with pytest.raises(ecs.exceptions.UnsupportedFeatureException, match="does not carry"):
        ecs.list_daemons()


def test_an_operation_of_another_service_that_is_not_carried_says_so(connect: Connect) -> None:
    for service, call, arguments in (
        (
            "application-autoscaling",
            "get_predictive_scaling_forecast",
            {
                "ServiceNamespace": "ecs",
                "ResourceId": "service/c/web",
                "ScalableDimension": "ecs:service:DesiredCount",
                "PolicyName": "ahead",
                "StartTime": 0,
                "EndTime": 1,
            },
        ),
        ("iam", "get_organizations_access_report", {"JobId": "0" * 36}),
    ):
        with pytest.raises(
            ClientError, match=r"does not carry the operation [DG]\w+ of"
        ) as refused:
            getattr(connect(service), call)(**arguments)
        assert refused.value.response["Error"]["Code"] == "UnsupportedOperation"


def test_a_service_that_is_not_carried_says_so(connect: Connect) -> None:
    for service, call in (("lambda", "list_functions"), ("rds", "describe_db_instances")):
        with pytest.raises(ClientError, match="does not carry the service") as refused:
            getattr(connect(service), call)()
        assert refused.value.response["Error"]["Code"] == "UnrecognizedClientException"


def test_the_other_services_answer_beside_ecs(connect: Connect) -> None:
    assert connect("ec2").describe_subnets()["Subnets"]
    scaling = connect("application-autoscaling")
    assert scaling.describe_scaling_activities(ServiceNamespace="ecs")["ScalingActivities"] == []
    s3 = connect("s3")
    s3.create_bucket(
        Bucket="bucket-of-tests", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"}
    )
    s3.put_object(Bucket="bucket-of-tests", Key="a/ö.env", Body=b"A=1\n" * 1000)
    assert s3.get_object(Bucket="bucket-of-tests", Key="a/ö.env")["Body"].read() == b"A=1\n" * 1000
    assert s3.head_object(Bucket="bucket-of-tests", Key="a/ö.env")["ContentLength"] == 4000
    assert connect("iam").list_roles()["Roles"] == []


def test_regions_are_apart(connect: Connect, address: str) -> None:
    import boto3

    connect("ecs").create_cluster(clusterName="here")
    there = boto3.client(
        "ecs",
        endpoint_url=address,
        region_name="eu-west-1",
        aws_access_key_id="any",
        aws_secret_access_key="thing",
    )
    assert not any(arn.endswith("/here") for arn in there.list_clusters()["clusterArns"])


def test_lab_time_runs_at_the_given_speed(connect: Connect) -> None:
    def registered_at() -> float:
        answer = connect("ecs").register_task_definition(
            family="clock", containerDefinitions=CONTAINERS
        )
        return float(answer["taskDefinition"]["registeredAt"].timestamp())

    real, lab = time.monotonic(), registered_at()
    eventually(lambda: registered_at() - lab >= 15)
    passed = registered_at() - lab
    most = (time.monotonic() - real) * 60
    assert passed <= most + 10


def eventually(look: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < end, "not within the time"


def test_tasks_and_services_live_in_running_time(connect: Connect) -> None:
    ecs, ec2 = connect("ecs"), connect("ec2")
    ecs.create_cluster(clusterName="living")
    ecs.register_task_definition(
        family="living",
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
        containerDefinitions=[{"name": "app", "image": "nginx"}],
    )
    subnet = ec2.describe_subnets()["Subnets"][0]["SubnetId"]
    network = {"awsvpcConfiguration": {"subnets": [subnet], "assignPublicIp": "ENABLED"}}
    ecs.create_service(
        cluster="living",
        serviceName="web",
        taskDefinition="living",
        desiredCount=3,
        launchType="FARGATE",
        networkConfiguration=network,
    )

    def running() -> int:
        (service,) = ecs.describe_services(cluster="living", services=["web"])["services"]
        return int(service["runningCount"])

    eventually(lambda: running() == 3)
    task = ecs.list_tasks(cluster="living")["taskArns"][0]
    ecs.stop_task(cluster="living", task=task)
    eventually(lambda: running() == 3 and task not in ecs.list_tasks(cluster="living")["taskArns"])
    interfaces = ec2.describe_network_interfaces()["NetworkInterfaces"]
    assert {each["SubnetId"] for each in interfaces} == {subnet}
    ecs.delete_service(cluster="living", service="web", force=True)
    eventually(lambda: ec2.describe_network_interfaces()["NetworkInterfaces"] == [])


def test_fifty_clients_at_once_lose_no_update(connect: Connect) -> None:
    clients = [connect("ecs") for _ in range(50)]

    def register(ecs: Any) -> list[int]:
        return [
            ecs.register_task_definition(family="busy", containerDefinitions=CONTAINERS)[
                "taskDefinition"
            ]["revision"]
            for _ in range(4)
        ]

    with ThreadPoolExecutor(50) as pool:
        revisions = [number for each in pool.map(register, clients) for number in each]
    assert sorted(revisions) == list(range(1, 201))


def test_fifty_clients_tag_one_cluster(connect: Connect) -> None:
    arn = connect("ecs").create_cluster(clusterName="tagged")["cluster"]["clusterArn"]
    clients = [connect("ecs") for _ in range(50)]

    def tag(numbered: tuple[int, Any]) -> None:
        number, ecs = numbered
        ecs.tag_resource(resourceArn=arn, tags=[{"key": f"k{number}", "value": "v"}])

    with ThreadPoolExecutor(50) as pool:
        list(pool.map(tag, enumerate(clients)))
    assert len(connect("ecs").list_tags_for_resource(resourceArn=arn)["tags"]) == 50


def test_a_connection_serves_many_requests(address: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", int(address.rpartition(":")[2]), timeout=5)
    connection.connect()
    first = connection.sock
    for _ in range(5):
        connection.request("GET", "/")
        assert connection.getresponse().read()
    assert connection.sock is first
    connection.close()


def test_silent_connections_hold_nobody_up(address: str, connect: Connect) -> None:
    port = int(address.rpartition(":")[2])
    silent = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(200)]
    for each in silent:
        each.sendall(b"POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n{")
    assert connect("ecs").list_clusters()["clusterArns"] is not None
    for each in silent:
        each.close()
