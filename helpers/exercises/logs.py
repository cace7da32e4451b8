"""Lesson 08: seven exercises, six of them repairs from real symptoms; seven predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3

from helpers.exercises.looking import smallest_size
from helpers.exercises.model import Choice, Exercise, Missing, Number, Question
from helpers.exercises.roles import made
from helpers.exercises.state import newest
from helpers.exercises.symptoms import (
    asks_itself,
    awslogs,
    healthy_behind,
    ill,
    keeps,
    keeps_image,
    running,
    says,
    target_group,
    well,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 8: <prefix>/<container>/<task id>
    Choice(id="08-which-stream", choices=("family", "task", "container"), right="task"),
    # 8: without logConfiguration the output is lost on Fargate
    Choice(id="08-no-driver", choices=("docker", "cloudwatch", "nowhere"), right="nowhere"),
    # claim (g): no docker logs, but the console is not the only way
    Choice(id="08-no-docker", choices=("docker", "console", "several"), right="several"),
    # 2.3: the reason says only that it exited
    Choice(id="08-it-exited", choices=("reason", "log", "event"), right="log"),
    # 2.6 and 1.3: 137 is SIGKILL; the container's reason tells out of memory from the rest
    Choice(id="08-killed", choices=("memory", "killed", "bug"), right="killed"),
    # 5 and 2.4: healthy to itself, dead to its load balancer
    Choice(id="08-clean-log", choices=("log", "exit-code", "event"), right="event"),
    # 3 and 4.4: what cannot be placed never becomes a task
    Number(id="08-never-placed", right="0", explained=("1",)),
)


def _whisper(ecs: Ecs) -> None:
    command = ["sh", "-c", "echo whisper: can you hear me; sleep infinity"]
    ill(ecs, "whisper", {"image": "busybox", "command": command})


GIVE_IT_A_VOICE = Exercise(
    id="08-give-it-a-voice",
    prepare=_whisper,
    starter="""\
lab.advance(seconds=60)
whisper = ecs.describe_task_definition(taskDefinition="whisper")["taskDefinition"]
print(service("whisper")["runningCount"], "running, and not a word from it")
print(whisper["containerDefinitions"][0].get("logConfiguration"))""",
    look=lambda ecs: says(ecs, "whisper", "can you hear me"),
    hints=2,
    solution="""\
voice = ["sh", "-c", "echo whisper: can you hear me; sleep infinity"]
register("whisper", "busybox", command=voice)
ecs.update_service(cluster="demo", service="whisper", taskDefinition="whisper")
lab.advance(seconds=120)""",
)


def _forecast(ecs: Ecs) -> None:
    ill(ecs, "forecast", {"image": "weather", "logConfiguration": awslogs()})


def _forecasts(ecs: Ecs) -> Iterator[Missing]:
    yield from keeps_image(ecs, "forecast", "weather")
    yield from says(ecs, "forecast", "the forecast for")


IT_SAYS_SO_ITSELF = Exercise(
    id="08-it-says-so-itself",
    prepare=_forecast,
    starter="""\
lab.advance(seconds=90)
events("forecast", newest=2)
for task in stopped("forecast")[:1]:
    show(task)""",
    look=_forecasts,
    hints=3,
    solution="""\
log(stopped("forecast")[0])
register("forecast", "weather", environment=[{"name": "CITY", "value": "Huế"}])
ecs.update_service(cluster="demo", service="forecast", taskDefinition="forecast")
lab.advance(seconds=120)""",
)


def _oven(ecs: Ecs) -> None:
    ill(ecs, "oven", {"image": "bakery", "logConfiguration": awslogs()})


def _bakes(ecs: Ecs) -> Iterator[Missing]:
    yield from keeps_image(ecs, "oven", "bakery")
    yield from well(ecs, "oven")


def _no_bigger_than_needed(ecs: Ecs) -> Iterator[Missing]:
    definition = newest(ecs, "oven")
    if definition is not None:
        yield from smallest_size(definition, ("256", "1024"))


KILLED_WHILE_BAKING = Exercise(
    id="08-killed-while-baking",
    prepare=_oven,
    starter="""\
lab.advance(seconds=90)
events("oven", newest=2)
for task in stopped("oven")[:1]:
    show(task)
    log(task)""",
    look=_bakes,
    second_star=_no_bigger_than_needed,
    hints=3,
    solution="""\
register("oven", "bakery", size=("256", "1024"))
ecs.update_service(cluster="demo", service="oven", taskDefinition="oven")
lab.advance(seconds=120)""",
)

_CHECK = {
    "command": ["CMD-SHELL", "curl -f http://localhost/healthz || exit 1"],
    "interval": 5,
    "timeout": 2,
    "retries": 2,
}


def _clinic(ecs: Ecs) -> None:
    ill(
        ecs,
        "clinic",
        {"image": "nginx:1.27", "logConfiguration": awslogs(), "healthCheck": _CHECK},
    )


def _healthy(ecs: Ecs) -> Iterator[Missing]:
    wrong = [*keeps(ecs, "clinic", "healthCheck"), *well(ecs, "clinic")]
    yield from wrong
    for task in running(ecs, "clinic")[-1:] if not wrong else ():
        if task["healthStatus"] != "HEALTHY":
            fields = {"service": "clinic", "status": task["healthStatus"]}
            yield Missing("missing-healthy", fields)


THE_WRONG_QUESTION = Exercise(
    id="08-the-wrong-question",
    prepare=_clinic,
    starter="""\
lab.advance(seconds=120)
events("clinic", newest=3)
for task in stopped("clinic")[:1]:
    show(task)""",
    look=_healthy,
    second_star=lambda ecs: asks_itself(ecs, "clinic"),
    hints=3,
    solution="""\
ask = ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]
check = {"command": ask, "interval": 5, "timeout": 2, "retries": 2}
register("clinic", "nginx:1.27", healthCheck=check)
ecs.update_service(cluster="demo", service="clinic", taskDefinition="clinic")
lab.advance(seconds=240)""",
)


def _market(ecs: Ecs) -> None:
    ports = [{"containerPort": 80}]
    behind = {"containerName": "app", "containerPort": 80}
    group = target_group("market", "/alive")
    ill(
        ecs,
        "market",
        {"image": "nginx:1.27", "logConfiguration": awslogs(), "portMappings": ports},
        loadBalancers=[{**behind, "targetGroupArn": group}],
    )


def _open(ecs: Ecs) -> Iterator[Missing]:
    yield from well(ecs, "market")
    yield from healthy_behind(ecs, "market")


NOTHING_WRONG_INSIDE = Exercise(
    id="08-nothing-wrong-inside",
    prepare=_market,
    starter="""\
lab.advance(seconds=180)
events("market", newest=6)
for task in stopped("market")[:1]:
    show(task)""",
    look=_open,
    hints=3,
    solution="""\
elb = boto3.client("elbv2")
group = elb.describe_target_groups(Names=["market"])["TargetGroups"][0]["TargetGroupArn"]
elb.modify_target_group(TargetGroupArn=group, HealthCheckPath="/")
lab.advance(seconds=300)""",
)


def _whale(ecs: Ecs) -> None:
    ill(
        ecs,
        "whale",
        {"image": "nginx:1.27", "logConfiguration": awslogs(), "memory": 6000},
        on_fargate=False,
    )


NOBODY_DIED = Exercise(
    id="08-nobody-died",
    prepare=_whale,
    starter="""\
if not ecs.list_container_instances(cluster="demo")["containerInstanceArns"]:
    lab.add_instances("demo")
lab.advance(seconds=60)
events("whale", newest=1)
print(len(stopped("whale")), "stopped tasks")""",
    look=lambda ecs: well(ecs, "whale"),
    hints=2,
    solution="""\
small = {"name": "app", "image": "nginx:1.27", "memory": 256}
ecs.register_task_definition(family="whale", containerDefinitions=[small])
ecs.update_service(cluster="demo", service="whale", taskDefinition="whale")
lab.advance(seconds=60)""",
)


def _tower(ecs: Ecs) -> None:
    store = boto3.client("secretsmanager")
    try:
        secret = store.describe_secret(SecretId="tower-key")["ARN"]
    except store.exceptions.ResourceNotFoundException:
        secret = store.create_secret(Name="tower-key", SecretString="sesame")["ARN"]
    ill(
        ecs,
        "tower",
        {
            "image": "nginx:1.72",
            "logConfiguration": awslogs("/ecs/tower"),
            "secrets": [{"name": "KEY", "valueFrom": secret}],
        },
        role=made("tower-execution-role", managed=True),
    )


def _stands(ecs: Ecs) -> Iterator[Missing]:
    yield from keeps(ecs, "tower", "secrets", "logConfiguration")
    yield from well(ecs, "tower")


ONE_AFTER_ANOTHER = Exercise(
    id="08-one-after-another",
    prepare=_tower,
    starter="""\
lab.advance(seconds=90)
for task in stopped("tower")[-1:]:
    show(task)
print(service("tower")["runningCount"], "running")""",
    look=_stands,
    hints=3,
    solution="""\
secret = boto3.client("secretsmanager").describe_secret(SecretId="tower-key")["ARN"]
read = json.dumps({"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": secret}]})
iam.put_role_policy(RoleName="tower-execution-role", PolicyName="key", PolicyDocument=read)
logs.create_log_group(logGroupName="/ecs/tower")
tower = ecs.describe_task_definition(taskDefinition="tower")["taskDefinition"]
tower["containerDefinitions"][0]["image"] = "nginx:1.27"
again = ("family", "executionRoleArn", "containerDefinitions", "networkMode",
         "requiresCompatibilities", "cpu", "memory")
ecs.register_task_definition(**{name: tower[name] for name in again})
ecs.update_service(cluster="demo", service="tower", taskDefinition="tower")
lab.advance(seconds=120)""",
)

EXERCISES: tuple[Exercise, ...] = (
    GIVE_IT_A_VOICE,
    IT_SAYS_SO_ITSELF,
    KILLED_WHILE_BAKING,
    THE_WRONG_QUESTION,
    NOTHING_WRONG_INSIDE,
    NOBODY_DIED,
    ONE_AFTER_ANOTHER,
)
