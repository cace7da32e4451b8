"""What the lab finds ready, made with the calls that a learner would make.

Nothing is made twice: what is there already under these names is used as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from helpers.labs.roles.calls import USER, Calls
from helpers.labs.roles.permissions import (
    VERSION,
    Document,
    Permission,
    arn,
    role_arn,
    switched_on,
    trust,
)
from helpers.labs.roles.refusals import RefusedError
from helpers.simulator import ACCOUNT, REGION

if TYPE_CHECKING:
    from helpers.lab import Lab

CLUSTER = "two-roles"
FAMILY = "shop"
CONTAINER = "app"
REPOSITORY = "shop"
IMAGE = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/{REPOSITORY}"
LOG_GROUP = "/ecs/shop"
BUCKET, KEY = "shop-data", "orders.json"
TABLE = "reports"
SECRET = "shop/api-key"  # noqa: S105 - its name
EXECUTION_ROLE = "ecsTaskExecutionRole"
TASK_ROLE = "shop-task-role"
POLICY = "two-roles"
"""The inline policy of each role and of the user that the lab edits."""

MANAGED = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"

_THERE = ("AlreadyExists", "AlreadyOwned", "ResourceExists", "ResourceInUse")
"""Words in AWS's codes for what has been made already."""

_ROLES = (role_arn(EXECUTION_ROLE), role_arn(TASK_ROLE))
_STREAM = arn("logs", f"log-group:{LOG_GROUP}:log-stream:ecs/{CONTAINER}/x")


def permissions(secret: str) -> tuple[Permission, ...]:
    """The switches, in the order in which a task needs them; ``secret`` is the secret's ARN."""
    repository = (arn("ecr", f"repository/{REPOSITORY}"),)
    group = (arn("logs", f"log-group:{LOG_GROUP}:*"),)
    table = (arn("dynamodb", f"table/{TABLE}"),)
    return (
        Permission("pass-role", ("iam:PassRole",), _ROLES, _ROLES),
        Permission("secret", ("secretsmanager:GetSecretValue",), (secret,), (secret,)),
        Permission("ecr-token", ("ecr:GetAuthorizationToken",), ("*",), ("*",)),
        Permission(
            "ecr-layers",
            ("ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"),
            repository,
            repository,
        ),
        Permission("log-stream", ("logs:CreateLogStream",), group, (_STREAM,)),
        Permission("log-events", ("logs:PutLogEvents",), group, (_STREAM,)),
        Permission(
            "s3",
            ("s3:GetObject",),
            (f"arn:aws:s3:::{BUCKET}/*",),
            (f"arn:aws:s3:::{BUCKET}/{KEY}",),
        ),
        Permission("dynamodb", ("dynamodb:PutItem",), table, table),
    )


def granted(holder: str, secret: str) -> Document:
    """What the inline policy of a holder says in the beginning."""
    document: Document = {"Version": VERSION, "Statement": []}
    if holder == USER:
        everything = {"Effect": "Allow", "Action": "ecs:*", "Resource": "*"}
        document["Statement"].append(everything)
    own = {USER: ("pass-role",), EXECUTION_ROLE: ("secret",), TASK_ROLE: ("s3", "dynamodb")}
    for permission in permissions(secret):
        if permission.id in own[holder]:
            document = switched_on(document, permission)
    return document


def prepare(call: Calls) -> str:
    """Make everything, and give the ARN of the secret."""

    def make(service: str, action: str, **parameters: Any) -> dict[str, Any] | None:
        try:
            return call(service, action, **parameters)
        except RefusedError as error:
            if not any(word in error.code for word in _THERE):
                raise
            return None

    make("ecs", "CreateCluster", clusterName=CLUSTER)
    make("ecr", "CreateRepository", repositoryName=REPOSITORY)
    kind = "application/vnd.docker.distribution.manifest.v2+json"
    manifest = {"schemaVersion": 2, "mediaType": kind, "config": {}, "layers": []}
    make(
        "ecr",
        "PutImage",
        repositoryName=REPOSITORY,
        imageTag="1.0",
        imageManifest=json.dumps(manifest),
    )
    make("logs", "CreateLogGroup", logGroupName=LOG_GROUP)
    place = {"LocationConstraint": REGION}
    make("s3", "CreateBucket", Bucket=BUCKET, CreateBucketConfiguration=place)
    orders = json.dumps([{"id": "1001"}, {"id": "1002"}, {"id": "1003"}])
    make("s3", "PutObject", Bucket=BUCKET, Key=KEY, Body=orders)
    make(
        "dynamodb",
        "CreateTable",
        TableName=TABLE,
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    make("secretsmanager", "CreateSecret", Name=SECRET, SecretString="s3cr3t-of-the-shop")
    secret = str(call("secretsmanager", "DescribeSecret", SecretId=SECRET)["ARN"])
    for name in (EXECUTION_ROLE, TASK_ROLE):
        document = json.dumps(trust())
        made = make("iam", "CreateRole", RoleName=name, AssumeRolePolicyDocument=document)
        if made is not None and name == EXECUTION_ROLE:
            call("iam", "AttachRolePolicy", RoleName=name, PolicyArn=MANAGED)
    make("iam", "CreateUser", UserName=USER)
    call.get_access_key()
    return secret


def definition(execution: str | None, task: str | None, secret: str) -> dict[str, Any]:
    """The task definition of the shop, with these roles (by name)."""
    roles = {"executionRoleArn": execution, "taskRoleArn": task}
    return {
        "family": FAMILY,
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": "256",
        "memory": "512",
        **{member: role_arn(name) for member, name in roles.items() if name},
        "containerDefinitions": [
            {
                "name": CONTAINER,
                "image": f"{IMAGE}:1.0",
                "essential": True,
                "secrets": [{"name": "API_KEY", "valueFrom": secret}],
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": LOG_GROUP,
                        "awslogs-region": REGION,
                        "awslogs-stream-prefix": "ecs",
                    },
                },
            }
        ],
    }


def network(lab: Lab) -> dict[str, Any]:
    """Where the task goes: the public subnets of ``lab.vpc``, with a public address."""
    return {
        "awsvpcConfiguration": {
            "subnets": lab.vpc.public_subnets,
            "securityGroups": [lab.vpc.security_group],
            "assignPublicIp": "ENABLED",
        }
    }
