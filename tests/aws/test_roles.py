"""Who uses which role, and where a missing permission shows (behaviour page 6)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError, NoCredentialsError
from stage import (
    ACCOUNT,
    EXECUTION_POLICY,
    allow,
    awslogs,
    deny,
    fargate,
    lines,
    network,
    policy,
    role,
    run,
    trust,
)

if TYPE_CHECKING:
    from helpers import Lab

REGISTRY = f"{ACCOUNT}.dkr.ecr.ap-southeast-1.amazonaws.com"


MANIFEST = json.dumps(
    {
        "schemaVersion": 2,
        "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": {"digest": "sha256:c", "size": 50_000_000},
        "layers": [{"digest": "sha256:l", "size": 50_000_000}],
    }
)


def push(repository: str, tag: str = "1") -> str:
    ecr = boto3.client("ecr")
    ecr.create_repository(repositoryName=repository)
    ecr.put_image(repositoryName=repository, imageManifest=MANIFEST, imageTag=tag)
    return f"{REGISTRY}/{repository}:{tag}"


def calls(lab: Lab, signer: str) -> list[tuple[str, bool]]:
    return [(f"{c.service}:{c.action}", c.allowed) for c in lab.calls if c.signer == signer]


@pytest.mark.behaviour(
    "6.2 service-role/AmazonECSTaskExecutionRolePolicy",
    "6.1 task execution role (convention ecsTaskExecutionRole)",
    "8 awslogs ships stdout/stderr to CloudWatch Logs; stream",
)
def test_the_managed_policy_is_all_that_a_private_image_and_logs_need(lab: Lab) -> None:
    boto3.client("logs").create_log_group(logGroupName="/ecs/web")
    execution = role("ecsTaskExecutionRole", managed=(EXECUTION_POLICY,))
    definition = fargate(
        image=push("shop"),
        executionRoleArn=execution,
        logConfiguration=awslogs(),
        command=["sh", "-c", "echo hello; sleep 600"],
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    assert task["lastStatus"] == "RUNNING"
    task_id = task["taskArn"].rpartition("/")[2]
    assert lines("/ecs/web", f"ecs/app/{task_id}") == ["hello"]
    assert calls(lab, "execution-role") == [
        ("ecr:GetAuthorizationToken", True),
        ("logs:CreateLogStream", True),
        ("ecr:BatchCheckLayerAvailability", True),
        ("ecr:GetDownloadUrlForLayer", True),
        ("ecr:BatchGetImage", True),
        ("logs:PutLogEvents", True),
    ]
    assert {c.role for c in lab.calls if c.signer == "execution-role"} == {execution}


@pytest.mark.behaviour("6.4 ecr:GetAuthorizationToken (Fargate ≥1.4)")
def test_without_permission_for_a_token_the_task_stops_before_the_pull(lab: Lab) -> None:
    definition = fargate(image=push("shop"), executionRoleArn=role("empty"))
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    user = f"arn:aws:sts::{ACCOUNT}:assumed-role/empty/{task['taskArn'].rpartition('/')[2]}"
    assert task["stopCode"] == "TaskFailedToStart"
    assert task["stoppedReason"].startswith(
        "ResourceInitializationError: unable to pull secrets or registry auth"
    )
    assert (
        f"AccessDeniedException: User: {user} is not authorized to perform: "
        "ecr:GetAuthorizationToken on resource: * because no identity-based policy allows "
        "the ecr:GetAuthorizationToken action" in task["stoppedReason"]
    )


@pytest.mark.behaviour("6.4 ecr:BatchGetImage / repository policy")
def test_an_explicit_deny_on_one_repository_fails_its_pull(lab: Lab) -> None:
    image = push("secret")
    execution = role(
        "exec",
        deny("ecr:BatchGetImage", f"arn:aws:ecr:ap-southeast-1:{ACCOUNT}:repository/secret"),
        managed=(EXECUTION_POLICY,),
    )
    (task,) = run(lab, fargate(image=image, executionRoleArn=execution), network(*lab.vpc.subnets))
    assert task["stoppedReason"].startswith("CannotPullContainerError")
    assert task["stoppedReason"].endswith("with an explicit deny in an identity-based policy")


@pytest.mark.behaviour("6.2 not in it", "6.4 secretsmanager/ssm/kms")
def test_the_managed_policy_reads_no_secrets(lab: Lab) -> None:
    secret = boto3.client("secretsmanager").create_secret(
        Name="db", SecretString='{"password": "geheim"}'
    )
    execution = role("exec", managed=(EXECUTION_POLICY,))
    wanted = [{"name": "DB_PASSWORD", "valueFrom": f"{secret['ARN']}:password::"}]
    definition = fargate(image="shop", executionRoleArn=execution, secrets=wanted)
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    assert "unable to retrieve secret from asm" in task["stoppedReason"]
    assert "secretsmanager:GetSecretValue" in task["stoppedReason"]

    boto3.client("iam").put_role_policy(
        RoleName="exec",
        PolicyName="secret",
        PolicyDocument=policy(allow("secretsmanager:GetSecretValue", secret["ARN"] + "*")),
    )
    seen = []

    def shop(aws: Any) -> None:
        import os

        seen.append(os.environ["DB_PASSWORD"])

    lab.program("shop", shop)
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    assert task["lastStatus"] == "RUNNING"
    assert seen == ["geheim"]


@pytest.mark.behaviour("6.5 ECS was unable to assume the role '<arn>' that was provided for this")
def test_a_role_that_does_not_trust_tasks_cannot_be_used(lab: Lab, ecs: Any) -> None:
    arn = boto3.client("iam").create_role(
        RoleName="wrong", AssumeRolePolicyDocument=trust("ec2.amazonaws.com")
    )["Role"]["Arn"]
    for unusable in (arn, f"arn:aws:iam::{ACCOUNT}:role/missing"):
        with pytest.raises(ClientError) as refused:
            run(lab, fargate(taskRoleArn=unusable), network(*lab.vpc.public_subnets))
        assert refused.value.response["Error"]["Message"] == (
            f"ECS was unable to assume the role '{unusable}' that was provided for this task. "
            "Please verify that the role being passed has the proper trust relationship and "
            "permissions and that your IAM user has permissions to pass this role."
        )


def user(name: str, *statements: dict[str, Any]) -> Any:
    """A session with an access key of a new IAM user."""
    iam = boto3.client("iam")
    iam.create_user(UserName=name)
    iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=policy(*statements))
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return boto3.Session(key["AccessKeyId"], key["SecretAccessKey"])


@pytest.mark.behaviour(
    "6.1 caller",
    "1.5 caller may not pass the role",
    "6.6 AccessDeniedException: User: <caller arn> is not authorized to",
)
def test_a_user_needs_pass_role_to_register_and_to_run(lab: Lab, ecs: Any) -> None:
    task_role = role("task")
    an = user("an", allow("ecs:*")).client("ecs")
    definition = fargate(taskRoleArn=task_role)
    text = (
        f"User: arn:aws:iam::{ACCOUNT}:user/an is not authorized to perform: iam:PassRole "
        f"on resource: {task_role} because no identity-based policy allows the iam:PassRole action"
    )
    with pytest.raises(an.exceptions.AccessDeniedException) as refused:
        an.register_task_definition(**definition)
    assert refused.value.response["Error"]["Message"] == text

    ecs.create_cluster(clusterName="c")
    ecs.register_task_definition(**definition)
    where = network(*lab.vpc.public_subnets)
    order = {"cluster": "c", "taskDefinition": "web", "launchType": "FARGATE"}
    with pytest.raises(an.exceptions.AccessDeniedException) as refused:
        an.run_task(**order, networkConfiguration=where)
    assert refused.value.response["Error"]["Message"] == text

    passing = allow(
        "iam:PassRole",
        task_role,
        Condition={"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
    )
    boto3.client("iam").put_user_policy(
        UserName="an", PolicyName="pass", PolicyDocument=policy(passing)
    )
    assert an.run_task(**order, networkConfiguration=where)["tasks"]


def test_a_users_policies_decide_about_every_service(lab: Lab) -> None:
    boto3.client("s3").create_bucket(
        Bucket="photos", CreateBucketConfiguration={"LocationConstraint": "ap-southeast-1"}
    )
    an = user("an", allow("s3:PutObject", "arn:aws:s3:::photos/*"), allow("ecs:ListClusters"))
    an.client("s3").put_object(Bucket="photos", Key="cat.jpg", Body=b"meow")
    for refused, code in (
        (lambda: an.client("s3").get_object(Bucket="photos", Key="cat.jpg"), "AccessDenied"),
        (lambda: an.client("ec2").describe_subnets(), "UnauthorizedOperation"),
        (lambda: an.client("sqs").list_queues(), "AccessDeniedException"),
        (lambda: an.client("ecs").create_cluster(clusterName="x"), "AccessDeniedException"),
        (lambda: an.client("iam").list_users(), "AccessDenied"),
    ):
        with pytest.raises(ClientError) as error:
            refused()
        assert error.value.response["Error"]["Code"] == code
        assert f"user/an is not authorized to perform: {lab.calls[-1].service}:" in str(error.value)
        assert not lab.calls[-1].allowed
    assert an.client("ecs").list_clusters()["clusterArns"] == []
    assert an.client("sts").get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:user/an"


def test_a_condition_that_the_lab_cannot_judge_is_named_in_the_record(lab: Lab) -> None:
    condition = {"StringEquals": {"aws:PrincipalTag/team": "shop"}}
    an = user("an", allow("ecs:ListClusters", Condition=condition))
    with pytest.raises(ClientError):
        an.client("ecs").list_clusters()
    error = lab.calls[-1].error
    assert error is not None
    assert (error.reason, error.fields) == ("denied", {"not_judged": "aws:PrincipalTag/team"})


def test_a_group_and_an_assumed_role_have_their_own_policies(lab: Lab) -> None:
    iam = boto3.client("iam")
    iam.create_group(GroupName="readers")
    iam.put_group_policy(
        GroupName="readers", PolicyName="p", PolicyDocument=policy(allow("ecs:List*"))
    )
    an = user("an", allow("sts:AssumeRole"))
    with pytest.raises(ClientError):
        an.client("ecs").list_clusters()
    iam.add_user_to_group(GroupName="readers", UserName="an")
    assert an.client("ecs").list_clusters()["clusterArns"] == []

    arn = role("builder", allow("ecs:CreateCluster"))
    keys = an.client("sts").assume_role(RoleArn=arn, RoleSessionName="an")["Credentials"]
    builder = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
    builder.client("ecs").create_cluster(clusterName="c")
    with pytest.raises(ClientError, match="assumed-role/builder/an is not authorized"):
        builder.client("ecs").list_clusters()


@pytest.mark.behaviour("6.1 task role", "6.4 dynamodb/s3 …")
def test_a_program_gets_the_task_roles_credentials_and_its_refusals(lab: Lab) -> None:
    boto3.client("logs").create_log_group(logGroupName="/ecs/web")
    boto3.client("dynamodb").create_table(
        TableName="orders",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    task_role = role("task")

    def shop(aws: Any) -> None:
        try:
            aws.client("dynamodb").put_item(TableName="orders", Item={"id": {"S": "1"}})
            print("stored")  # noqa: T201 - the container's output
        except ClientError as error:
            print(error.response["Error"]["Message"])  # noqa: T201

    lab.program("shop", shop)
    definition = fargate(
        image="shop",
        taskRoleArn=task_role,
        executionRoleArn=role("exec", managed=(EXECUTION_POLICY,)),
        logConfiguration=awslogs(),
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    task_id = task["taskArn"].rpartition("/")[2]
    assert task["lastStatus"] == "RUNNING"
    assert lines("/ecs/web", f"ecs/app/{task_id}") == [
        f"User: arn:aws:sts::{ACCOUNT}:assumed-role/task/{task_id} "
        "is not authorized to perform: dynamodb:PutItem on resource: "
        f"arn:aws:dynamodb:ap-southeast-1:{ACCOUNT}:table/orders because no identity-based "
        "policy allows the dynamodb:PutItem action"
    ]
    call = next(c for c in lab.calls if c.signer == "task-role")
    assert (call.action, call.allowed, call.role) == ("PutItem", False, task_role)

    boto3.client("iam").put_role_policy(
        RoleName="task",
        PolicyName="orders",
        PolicyDocument=policy(allow("dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/orders")),
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    task_id = task["taskArn"].rpartition("/")[2]
    assert lines("/ecs/web", f"ecs/app/{task_id}") == ["stored"]


def test_plain_boto3_inside_a_program_is_the_task_role(lab: Lab) -> None:
    said: list[str] = []

    def shop() -> None:
        said.append(boto3.client("sts").get_caller_identity()["Arn"])

    lab.program("shop", shop)
    definition = fargate(image="shop", taskRoleArn=role("task"))
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    task_id = task["taskArn"].rpartition("/")[2]
    assert said == [f"arn:aws:sts::{ACCOUNT}:assumed-role/task/{task_id}"]
    assert boto3.client("sts").get_caller_identity()["Arn"] == f"arn:aws:iam::{ACCOUNT}:root"


@pytest.mark.behaviour("6.1 Credentials for the app: agent sets")
def test_without_a_task_role_there_is_nothing_on_fargate_and_the_instance_role_on_ec2(
    lab: Lab, ecs: Any
) -> None:
    said: list[str] = []

    def shop(aws: Any) -> None:
        try:
            said.append(aws.client("sts").get_caller_identity()["Arn"])
        except NoCredentialsError as error:
            said.append(str(error))

    lab.program("shop", shop)
    run(lab, fargate(image="shop"), network(*lab.vpc.public_subnets))
    assert said == ["Unable to locate credentials"]

    (instance,) = lab.add_instances("c")
    ecs.register_task_definition(
        family="b", containerDefinitions=[{"name": "app", "image": "shop", "memory": 64}]
    )
    ecs.run_task(cluster="c", taskDefinition="b")
    lab.advance(60)
    assert said[1] == f"arn:aws:sts::{ACCOUNT}:assumed-role/ecsInstanceRole/{instance}"


@pytest.mark.behaviour(
    '8 group must exist unless awslogs-create-group "true" +', "2.5 same for create-group"
)
def test_creating_the_log_group_needs_a_permission_of_its_own(lab: Lab) -> None:
    execution = role("exec", managed=(EXECUTION_POLICY,))
    creating = awslogs("/ecs/new", **{"awslogs-create-group": "true"})
    definition = fargate(executionRoleArn=execution, logConfiguration=creating)
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    assert "failed to create Cloudwatch log group: AccessDeniedException" in task["stoppedReason"]
    boto3.client("iam").put_role_policy(
        RoleName="exec", PolicyName="g", PolicyDocument=policy(allow("logs:CreateLogGroup"))
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    assert task["lastStatus"] == "RUNNING"
    groups = boto3.client("logs").describe_log_groups()["logGroups"]
    assert [each["logGroupName"] for each in groups] == ["/ecs/new"]
