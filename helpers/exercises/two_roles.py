"""Lesson 04: six exercises, four of them repairs from real symptoms; seven predictions."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

import boto3

from helpers.exercises.model import Choice, Exercise, Missing, Question
from helpers.exercises.roles import (
    allows,
    document,
    execution_role,
    made,
    registered,
    task_role,
    too_wide,
    wider_than_needed,
    working,
)
from helpers.exercises.state import newest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 6.3 and claim (b): a public image without logs needs no role
    Choice(id="04-no-roles", choices=("refused", "stops", "runs"), right="runs"),
    # 6.1 and claim (c): the log driver, not the app, calls CloudWatch Logs
    Choice(id="04-who-writes", choices=("task", "execution", "nobody"), right="execution"),
    # 6.2: secrets are fetched before the container runs, and not by the managed policy
    Choice(id="04-secret", choices=("runs", "stops", "empty"), right="stops"),
    # 8: the managed policy creates streams, no groups
    Choice(id="04-no-group", choices=("created", "stops", "silent"), right="stops"),
    # 6.4: a denial of the app's own call shows in its log only
    Choice(id="04-wrong-role", choices=("works", "stops", "log"), right="log"),
    # 6.5: RunTask itself is refused
    Choice(id="04-trust", choices=("call", "stops", "log"), right="call"),
    # 6.6: ecs:* does not hold iam:PassRole
    Choice(id="04-pass-role", choices=("runs", "refused", "stops"), right="refused"),
)

_READ = document(Action="s3:GetObject", Resource="arn:aws:s3:::album-photos/*")
_WRITE = document(Action="dynamodb:PutItem", Resource="arn:aws:dynamodb:*:*:table/visits")
_LOGS_ONLY = document(Action=["logs:CreateLogStream", "logs:PutLogEvents"], Resource="*")
_PULL_ONLY = document(
    Action=[
        "ecr:GetAuthorizationToken",
        "ecr:BatchCheckLayerAvailability",
        "ecr:GetDownloadUrlForLayer",
        "ecr:BatchGetImage",
    ],
    Resource="*",
)


def _diary(ecs: Ecs) -> None:
    registered(ecs, "diary", executionRoleArn=made("diary-execution-role", managed=True))


A_ROLE_FOR_THE_PROGRAM = Exercise(
    id="04-a-role-for-the-program",
    prepare=_diary,
    starter="""\
task = run("diary")
log(task)""",
    look=lambda ecs: working(ecs, "diary"),
    second_star=lambda ecs: wider_than_needed(task_role(ecs, "diary")),
    hints=3,
    solution="""\
read = document(Action="s3:GetObject", Resource="arn:aws:s3:::album-photos/*")
write = document(Action="dynamodb:PutItem", Resource="arn:aws:dynamodb:*:*:table/visits")
answer = iam.create_role(RoleName="diary-task-role", AssumeRolePolicyDocument=trust)
for name, text in {"read": read, "write": write}.items():
    iam.put_role_policy(RoleName="diary-task-role", PolicyName=name, PolicyDocument=text)
diary = iam.get_role(RoleName="diary-execution-role")["Role"]["Arn"]
register("diary", app, executionRoleArn=diary, taskRoleArn=answer["Role"]["Arn"])
log(run("diary"))""",
)


def _kiosk(ecs: Ecs) -> None:
    registered(
        ecs,
        "kiosk",
        executionRoleArn=made("kiosk-execution-role", _LOGS_ONLY),
        taskRoleArn=made("kiosk-task-role", _READ, _WRITE),
    )


IT_CANNOT_BE_PULLED = Exercise(
    id="04-it-cannot-be-pulled",
    prepare=_kiosk,
    starter="""\
task = run("kiosk")
calls(task)""",
    look=lambda ecs: working(ecs, "kiosk"),
    hints=2,
    solution="""\
managed = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
iam.attach_role_policy(RoleName="kiosk-execution-role", PolicyArn=managed)
log(run("kiosk"))""",
)


def _radio_and_paper(ecs: Ecs) -> None:
    app = made("media-task-role", _READ, _WRITE)
    radio = made("radio-execution-role", managed=True)
    paper = made("paper-execution-role", _PULL_ONLY)
    registered(ecs, "radio", group="/ecs/radio", executionRoleArn=radio, taskRoleArn=app)
    registered(ecs, "paper", executionRoleArn=paper, taskRoleArn=app)


def _both(ecs: Ecs) -> Iterator[Missing]:
    yield from working(ecs, "radio")
    yield from working(ecs, "paper")


TWO_THAT_LOOK_ALIKE = Exercise(
    id="04-two-that-look-alike",
    prepare=_radio_and_paper,
    starter="""\
radio = run("radio")
paper = run("paper")""",
    look=_both,
    hints=3,
    solution="""\
logs.create_log_group(logGroupName="/ecs/radio")
managed = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
iam.attach_role_policy(RoleName="paper-execution-role", PolicyArn=managed)
radio = run("radio")
paper = run("paper")""",
)


def _gallery(ecs: Ecs) -> None:
    registered(
        ecs,
        "gallery",
        executionRoleArn=made("gallery-execution-role", _READ, managed=True),
        taskRoleArn=made("gallery-task-role", _WRITE),
    )


def _moved(ecs: Ecs) -> Iterator[Missing]:
    yield from working(ecs, "gallery")
    role = execution_role(ecs, "gallery")
    for actions, _ in allows(role) if role else ():
        for action in actions:
            if action == "*" or action.lower().startswith("s3:"):
                yield Missing("missing-taken-away", {"role": str(role), "action": action})


RUNNING_AND_DENIED = Exercise(
    id="04-running-and-denied",
    prepare=_gallery,
    starter="""\
task = run("gallery")
log(task)""",
    look=_moved,
    second_star=lambda ecs: wider_than_needed(task_role(ecs, "gallery")),
    hints=3,
    solution="""\
read = document(Action="s3:GetObject", Resource="arn:aws:s3:::album-photos/*")
iam.put_role_policy(RoleName="gallery-task-role", PolicyName="read", PolicyDocument=read)
iam.delete_role_policy(RoleName="gallery-execution-role", PolicyName="own-1")
log(run("gallery"))""",
)


def _clock(ecs: Ecs) -> None:
    registered(
        ecs,
        "clock",
        executionRoleArn=made("clock-execution-role", managed=True),
        taskRoleArn=made("clock-task-role", _READ, _WRITE, trusts="ec2.amazonaws.com"),
    )


NOBODY_MAY_PUT_IT_ON = Exercise(
    id="04-nobody-may-put-it-on",
    prepare=_clock,
    starter="""\
try:
    task = run("clock")
except ecs.exceptions.ClientException as error:
    print(error.response["Error"]["Message"])
answer = iam.get_role(RoleName="clock-task-role")
print(json.dumps(answer["Role"]["AssumeRolePolicyDocument"], indent=1))""",
    look=lambda ecs: working(ecs, "clock"),
    hints=2,
    solution="""\
iam.update_assume_role_policy(RoleName="clock-task-role", PolicyDocument=trust)
log(run("clock"))""",
)

_USER = "binh"


def _shift(ecs: Ecs) -> None:
    registered(
        ecs,
        "shift",
        executionRoleArn=made("shift-execution-role", managed=True),
        taskRoleArn=made("shift-task-role", _READ, _WRITE),
    )
    iam = boto3.client("iam")
    try:
        iam.get_user(UserName=_USER)
    except iam.exceptions.NoSuchEntityException:
        iam.create_user(UserName=_USER)
        iam.put_user_policy(
            UserName=_USER,
            PolicyName="ecs",
            PolicyDocument=document(Action="ecs:*", Resource="*"),
        )


def _passing() -> list[list[str]]:
    """What the user may pass, statement by statement."""
    return [
        resources
        for actions, resources in allows(_USER, user=True)
        if any(fnmatchcase("iam:passrole", each.lower()) for each in actions)
    ]


def _may_run(ecs: Ecs) -> Iterator[Missing]:
    patterns = [each for resources in _passing() for each in resources]
    definition = newest(ecs, "shift") or {}
    for member in ("executionRoleArn", "taskRoleArn"):
        arn = definition.get(member)
        if arn and not any(fnmatchcase(arn, each) for each in patterns):
            role = arn.rpartition("/")[2]
            yield Missing("missing-pass-role", {"user": _USER, "role": role})
    yield from working(ecs, "shift")


def _passes_too_much(_ecs: Ecs) -> Iterator[Missing]:
    for resources in _passing():
        if "*" in resources:
            yield too_wide(_USER, "iam:PassRole", resources)


LET_BINH_RUN_IT = Exercise(
    id="04-let-binh-run-it",
    prepare=_shift,
    starter="""\
for old in iam.list_access_keys(UserName="binh")["AccessKeyMetadata"]:
    iam.delete_access_key(UserName="binh", AccessKeyId=old["AccessKeyId"])
key = iam.create_access_key(UserName="binh")["AccessKey"]
binh = boto3.Session(key["AccessKeyId"], key["SecretAccessKey"]).client("ecs")
try:
    binh.run_task(taskDefinition="shift", startedBy="binh", **where)
except binh.exceptions.AccessDeniedException as error:
    print(error.response["Error"]["Message"])
lab.advance(seconds=60)""",
    look=_may_run,
    second_star=_passes_too_much,
    hints=2,
    solution="""\
arns = [iam.get_role(RoleName=f"shift-{kind}-role")["Role"]["Arn"]
        for kind in ("execution", "task")]
passing = document(Action="iam:PassRole", Resource=arns)
iam.put_user_policy(UserName="binh", PolicyName="pass", PolicyDocument=passing)
binh.run_task(taskDefinition="shift", startedBy="binh", **where)
lab.advance(seconds=60)""",
)

EXERCISES: tuple[Exercise, ...] = (
    A_ROLE_FOR_THE_PROGRAM,
    IT_CANNOT_BE_PULLED,
    TWO_THAT_LOOK_ALIKE,
    RUNNING_AND_DENIED,
    NOBODY_MAY_PUT_IT_ON,
    LET_BINH_RUN_IT,
)
