"""Lives of tasks for the tests of their pictures, one of each way in which a life can go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from helpers.diagrams.roles import Life, Refused, SignedCall
from helpers.diagrams.roles.chips import LAYERS

BEGIN = datetime(2026, 1, 5, 2, tzinfo=UTC)
ID = "eb1167b367a9c3787c65c1e582e2e662"
SENTENCE = (
    "User: arn:aws:sts::123456789012:assumed-role/shop-task-role/{id} is not authorized to perform:"
    " {action} on resource: {resource} because no identity-based policy allows the {action} action"
)


def at(seconds: float) -> datetime:
    return BEGIN + timedelta(seconds=seconds)


def call(
    seconds: float, signer: str, action: str, *, allowed: bool = True, resource: str = "*"
) -> SignedCall:
    message = "" if allowed else SENTENCE.format(id=ID, action=action, resource=resource)
    return SignedCall(at(seconds), signer, action, resource, allowed, message)


START = (
    call(0, "you", "ecs:RunTask"),
    call(0, "you", "iam:PassRole"),
    call(12, "execution-role", "secretsmanager:GetSecretValue"),
    call(12, "execution-role", "ecr:GetAuthorizationToken"),
    call(12, "execution-role", "logs:CreateLogStream"),
    *(call(12, "execution-role", action) for action in LAYERS),
)
LOGGED = call(18.5, "execution-role", "logs:PutLogEvents")
OBJECT = call(18.5, "task-role", "s3:GetObject", resource="arn:aws:s3:::shop-data/orders.json")
ITEM = call(18.5, "task-role", "dynamodb:PutItem")

FINE = Life(
    number=1,
    definition="shop:1",
    launch_type="FARGATE",
    caller="shop-deployer",
    execution_role="ecsTaskExecutionRole",
    task_role="shop-task-role",
    asked_at=BEGIN,
    task_id=ID,
    pending_at=at(5),
    running_at=at(18.5),
    status="RUNNING",
    calls=(*START, OBJECT, ITEM, LOGGED),
    log_place=f"/ecs/shop · ecs/app/{ID}",
    log=("serving on port 80",),
)
DENIED = replace(
    FINE,
    number=2,
    calls=(*START, OBJECT, call(18.5, "task-role", "dynamodb:PutItem", allowed=False), LOGGED),
    log=("DynamoDB: " + SENTENCE.format(id=ID, action="dynamodb:PutItem", resource="*"),),
)
CRASHED = replace(
    DENIED,
    number=3,
    status="STOPPED",
    stopped_at=at(20),
    stop_code="EssentialContainerExited",
    stopped_reason="Essential container in task exited",
    exit_code=1,
    log=("Traceback (most recent call last):", "KeyError: '<b>&'"),
)
NEVER_RAN = replace(
    FINE,
    number=4,
    running_at=None,
    status="STOPPED",
    stopped_at=at(37),
    stop_code="TaskFailedToStart",
    stopped_reason="ResourceInitializationError: unable to pull secrets or registry auth: " * 3,
    calls=(
        *START[:2],
        call(12, "execution-role", "secretsmanager:GetSecretValue", allowed=False),
    ),
    log_place="",
    log=(),
)
REFUSED = replace(
    NEVER_RAN,
    number=5,
    task_id="",
    pending_at=None,
    stopped_at=None,
    status="",
    stop_code=None,
    stopped_reason=None,
    calls=(
        call(0, "you", "ecs:RunTask", allowed=False),
        call(0, "you", "iam:PassRole", allowed=False),
    ),
    refused=Refused("AccessDeniedException", SENTENCE.format(id="x", action="y", resource="z")),
)
SILENT = replace(
    FINE,
    number=6,
    task_role=None,
    calls=(*START, call(18.5, "execution-role", "logs:PutLogEvents", allowed=False)),
    log=(),
)
COMING = replace(FINE, number=7, running_at=None, status="PENDING", calls=START, log=())
ON_EC2 = replace(
    FINE,
    number=8,
    launch_type="EC2",
    execution_role=None,
    calls=(
        *START[:2],
        *(replace(each, signer="instance-role") for each in START[2:]),
        *(OBJECT,) * 3,
        ITEM,
        replace(LOGGED, signer="instance-role"),
    ),
)
MANY = replace(
    FINE,
    number=9,
    calls=(
        *START,
        *(call(19, "task-role", f"{'verylongservice' * 3}:Action{n}<b>") for n in range(12)),
        LOGGED,
    ),
)
ALL = {
    "fine": FINE,
    "denied": DENIED,
    "crashed": CRASHED,
    "never-ran": NEVER_RAN,
    "refused": REFUSED,
    "silent": SILENT,
    "coming": COMING,
    "on-ec2": ON_EC2,
    "many": MANY,
}
