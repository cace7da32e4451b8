"""Images, secrets and logs before a start, and how they fail (behaviour page 2.4, 2.5, 6, 8)."""

from __future__ import annotations

from typing import Any

import pytest
from small_world import EXECUTION_ROLE, World, container, network, refusal

from helpers.simulator.outside.protocols import ImageProblem

ECR = "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/shop:1"
SECRET = "arn:aws:secretsmanager:ap-southeast-1:123456789012:secret:db-AbCdEf"
INIT = (
    "ResourceInitializationError: unable to pull secrets or registry auth: "
    "execution resource retrieval failed: "
)


@pytest.fixture
def world() -> World:
    return World()


def logging(**options: str) -> dict[str, Any]:
    given = {
        "awslogs-group": "/ecs/web",
        "awslogs-region": "ap-southeast-1",
        "awslogs-stream-prefix": "ecs",
        **options,
    }
    return {"logDriver": "awslogs", "options": given}


def on_fargate(world: World, **changes: Any) -> dict[str, Any]:
    """Run a container on Fargate until it has failed or runs."""
    where = changes.pop("where", network())
    role = changes.pop("executionRoleArn", EXECUTION_ROLE)
    arn = world.run_on_fargate(
        world.fargate(container(**changes), executionRoleArn=role), networkConfiguration=where
    )
    world.wait(200)
    return world.task(arn)


def on_ec2(world: World, **changes: Any) -> dict[str, Any]:
    """Run a container on an instance until it has failed or runs."""
    world.instance(role_arn="arn:aws:iam::123456789012:role/ecsInstanceRole")
    members = {"executionRoleArn": changes.pop("executionRoleArn", None)}
    arn = world.run(world.ec2(container(**changes), **{k: v for k, v in members.items() if v}))
    world.wait(200)
    return world.task(arn)


def assert_failed(task: dict[str, Any], reason: str) -> None:
    assert task["lastStatus"] == "STOPPED"
    assert task["stopCode"] == "TaskFailedToStart"
    assert task["stoppedReason"] == reason


@pytest.mark.behaviour(
    "2.5 image or repo missing (ECR)",
    "2.4 CannotPullContainerError: …",
    "2.4 Task-level text when start fails on EC2: Task failed to start with",
)
def test_a_missing_repository(world: World) -> None:
    world.outside.images.problems[ECR] = ImageProblem.NO_REPOSITORY
    text = (
        "CannotPullContainerError: API error (404): repository "
        "123456789012.dkr.ecr.ap-southeast-1.amazonaws.com/shop not found"
    )
    assert_failed(on_fargate(world, image=ECR), text)

    task = on_ec2(world, image=ECR)
    assert_failed(task, "Task failed to start")
    assert task["containers"][0]["reason"] == text


NO_BASH = 'exec: "bash": executable file not found in $PATH: unknown'


def test_a_program_that_the_image_does_not_have(world: World) -> None:
    world.outside.programs.lacking.add(("nginx", "bash"))
    task = on_fargate(world, command=["bash", "-c", "serve"])
    assert_failed(task, task["stoppedReason"])
    assert task["stoppedReason"].startswith("CannotStartContainerError: ResourceInitialization")
    assert task["stoppedReason"].endswith(NO_BASH)
    assert "startedAt" not in task

    task = on_ec2(world, command=["bash", "-c", "serve"])
    assert_failed(task, "Task failed to start")
    (app,) = task["containers"]
    assert app["reason"].startswith("CannotStartContainerError: Error response from daemon: ")
    assert app["reason"].endswith(NO_BASH)


def test_a_task_goes_on_without_a_helper_that_cannot_start(world: World) -> None:
    world.outside.programs.lacking.add(("helper", "bash"))
    helper = container("helper", image="helper", command=["bash", "serve"], essential=False)
    arn = world.run_on_fargate(world.fargate(container(), helper), networkConfiguration=network())
    world.wait(200)
    task = world.task(arn)
    assert task["lastStatus"] == "RUNNING"
    app, helped = task["containers"]
    assert (app["lastStatus"], helped["lastStatus"]) == ("RUNNING", "STOPPED")
    assert helped["reason"].endswith(NO_BASH)


@pytest.mark.behaviour(
    "2.5 newer runtime wording", "2.5 Docker Hub rate limit", "2.5 disk full (EC2)"
)
@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ImageProblem.NO_TAG, "registry-1.docker.io/library/nginx:latest: not found"),
        (ImageProblem.NO_REPOSITORY, "pull image manifest has been retried 5 time(s): "),
        (ImageProblem.RATE_LIMITED, "toomanyrequests: You have reached your pull rate limit."),
        (ImageProblem.DISK_FULL, "no space left on device"),
        (ImageProblem.NO_SUCH_HOST, "no such host"),
    ],
)
def test_other_ways_in_which_an_image_cannot_be_had(
    world: World, problem: ImageProblem, words: str
) -> None:
    world.outside.images.problems["nginx"] = problem
    task = on_fargate(world)

    assert_failed(task, task["stoppedReason"])
    assert task["stoppedReason"].startswith("CannotPullContainerError: ")
    assert words in task["stoppedReason"]


@pytest.mark.behaviour(
    "2.5 Fargate ≥1.4, no route to ECR",
    "7.4 private subnet without NAT, or public subnet with DISABLED →",
    "7.4 pull needs a route: public IP + IGW, or NAT, or ECR VPC endpoints (+",
    "2.4 ResourceInitializationError: …",
)
def test_without_a_way_out_there_is_no_token_for_ecr(world: World) -> None:
    task = on_fargate(world, image=ECR, where=network(public=False))

    reason = task["stoppedReason"]
    assert_failed(task, reason)
    assert reason.startswith(
        INIT + "unable to retrieve ecr registry auth: service call has been retried 3 time(s): "
        'RequestError: send request failed caused by: Post "https://api.ecr.'
    )
    assert reason.endswith("i/o timeout. Please check your task network configuration.")


@pytest.mark.behaviour("7.4 pull needs a route: public IP + IGW, or NAT, or ECR VPC endpoints (+")
def test_nat_is_a_way_out(world: World) -> None:
    world.outside.network.add_subnet(
        "subnet-private", "10.0.8.0/24", "ap-southeast-1a", public=False, nat=True
    )
    task = on_fargate(world, image=ECR, where=network("subnet-private", public=False))

    assert task["lastStatus"] == "RUNNING"


def test_layers_of_ecr_come_from_s3(world: World) -> None:
    world.outside.network.unreachable_hosts.add("s3.ap-southeast-1.amazonaws.com")
    task = on_fargate(world, image=ECR)

    assert "ref pull has been retried 5 time(s): failed to copy: " in task["stoppedReason"]


@pytest.mark.behaviour("2.5 Fargate 1.3 / EC2, no route")
def test_no_route_from_an_instance(world: World) -> None:
    world.outside.network.unreachable_hosts.add("registry-1.docker.io")
    task = on_ec2(world)

    assert_failed(task, "Task failed to start")
    assert task["containers"][0]["reason"] == (
        "CannotPullContainerError: API error (500): Get https://registry-1.docker.io/v2/: "
        "net/http: request canceled while waiting for connection"
    )


@pytest.mark.behaviour("6.4 ecr:GetAuthorizationToken (Fargate ≥1.4)", "6.4 same on EC2")
def test_no_permission_for_a_token(world: World) -> None:
    role = "arn:aws:iam::123456789012:role/ecsInstanceRole"
    for each in (EXECUTION_ROLE, role):
        world.outside.identity.forbid(each, "ecr:GetAuthorizationToken")
    denied = "is not authorized to perform: ecr:GetAuthorizationToken on resource: *"

    task = on_fargate(world, image=ECR)
    assert task["stoppedReason"].startswith(INIT + "unable to retrieve ecr registry auth: ")
    assert (
        "AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/"
        in (task["stoppedReason"])
    )
    assert denied in task["stoppedReason"]

    reason = on_ec2(world, image=ECR)["containers"][0]["reason"]
    assert reason.startswith(
        "CannotPullECRContainerError: AccessDeniedException: User: "
        "arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-"
    )
    assert denied in reason


@pytest.mark.behaviour("6.4 ecr:BatchGetImage / repository policy")
def test_no_permission_for_the_image(world: World) -> None:
    world.outside.identity.forbid(EXECUTION_ROLE, "ecr:BatchGetImage")
    task = on_fargate(world, image=ECR)

    assert task["stoppedReason"].startswith("CannotPullContainerError: ")
    assert "ecr:BatchGetImage" in task["stoppedReason"]


@pytest.mark.behaviour(
    "2.5 Secrets Manager / SSM not reachable or denied", "6.4 secretsmanager/ssm/kms"
)
def test_secrets_that_cannot_be_read(world: World) -> None:
    def failing(reference: str) -> str:
        secrets = [{"name": "DB", "valueFrom": reference}]
        task = on_fargate(world, secrets=secrets)
        assert task["stopCode"] == "TaskFailedToStart"
        return str(task["stoppedReason"])

    asm = (
        INIT + "unable to retrieve secret from asm: service call has been retried 1 time(s): "
        f"failed to fetch secret {SECRET} "
    )
    assert failing(SECRET).startswith(asm)
    assert failing("/db/password").startswith(INIT + "unable to retrieve secrets from ssm: ")
    world.outside.secrets.values[SECRET] = "s3cr3t"
    world.outside.identity.forbid(EXECUTION_ROLE, "secretsmanager:GetSecretValue")
    assert "AccessDeniedException: User: " in failing(SECRET)
    world.outside.network.unreachable_hosts.add("secretsmanager.ap-southeast-1.amazonaws.com")
    assert failing(SECRET).endswith("context deadline exceeded")


@pytest.mark.behaviour("2.5 private registry auth", "6.3 private registry auth, env files")
def test_credentials_of_a_private_registry_that_are_not_there(world: World) -> None:
    task = on_fargate(world, repositoryCredentials={"credentialsParameter": SECRET})

    assert task["stoppedReason"].startswith(
        INIT + "unable to get registry auth from asm: service call has been retried 5 time(s): "
        "asm fetching secret from the service for "
    )


@pytest.mark.behaviour("6.3 private registry auth, env files")
def test_environment_files_are_read_with_the_execution_role(world: World) -> None:
    files = [{"value": "arn:aws:s3:::shop/prod.env", "type": "s3"}]
    text = (
        "ResourceInitializationError: failed to download env files: file download command: non "
        "empty error stream: service call has been retried 5 time(s): "
    )
    assert on_fargate(world, environmentFiles=files)["lastStatus"] == "RUNNING"
    world.outside.identity.forbid(EXECUTION_ROLE, "s3:GetObject")
    reason = on_fargate(world, environmentFiles=files)["stoppedReason"]
    assert reason.startswith(text + "AccessDenied: User: ")
    assert "s3:GetObject on resource: arn:aws:s3:::shop/prod.env" in reason
    world.outside.network.unreachable_hosts.add("s3.ap-southeast-1.amazonaws.com")
    assert on_fargate(world, environmentFiles=files)["stoppedReason"].endswith("exceeded")


@pytest.mark.behaviour("6.1 task execution role (convention ecsTaskExecutionRole)")
def test_a_program_finds_its_secret_in_its_environment(world: World) -> None:
    seen: dict[str, str] = {}
    programs = world.outside.programs
    world.outside.secrets.values[SECRET] = "s3cr3t"
    original = programs.start

    def start(running: Any) -> Any:
        seen.update(running.environment)
        return original(running)

    programs.start = start
    on_fargate(
        world,
        secrets=[{"name": "DB", "valueFrom": SECRET}],
        environment=[{"name": "MODE", "value": "test"}],
    )

    assert seen == {"DB": "s3cr3t", "MODE": "test"}


@pytest.mark.behaviour(
    "2.5 log group missing", '8 group must exist unless awslogs-create-group "true" +'
)
def test_a_missing_log_group(world: World) -> None:
    text = (
        "failed to create Cloudwatch log stream: ResourceNotFoundException: "
        "The specified log group does not exist."
    )
    assert text in on_fargate(world, logConfiguration=logging())["stoppedReason"]

    task = on_ec2(world, logConfiguration=logging())
    assert_failed(task, "Task failed to start")
    assert task["containers"][0]["reason"] == (
        "CannotStartContainerError: Error response from daemon: failed to initialize logging "
        f"driver: {text}"
    )


def test_no_way_to_cloudwatch_logs(world: World) -> None:
    endpoint = "logs.ap-southeast-1.amazonaws.com"
    world.outside.network.unreachable_hosts.add(endpoint)
    assert_failed(
        on_fargate(world, logConfiguration=logging()),
        "ResourceInitializationError: failed to validate logger args: The task cannot find the "
        "Amazon CloudWatch log group defined in the task definition. There is a connection issue "
        "between the task and Amazon CloudWatch. Check your network configuration. : "
        "signal: killed",
    )

    task = on_ec2(world, logConfiguration=logging())
    assert_failed(task, "Task failed to start")
    assert f'Post "https://{endpoint}/": dial tcp: i/o timeout' in task["containers"][0]["reason"]


@pytest.mark.behaviour('8 group must exist unless awslogs-create-group "true" +')
def test_the_group_is_created_when_the_options_say_so(world: World) -> None:
    options = logging(**{"awslogs-create-group": "true"})
    task = on_fargate(world, logConfiguration=options)

    assert task["lastStatus"] == "RUNNING"
    assert list(world.outside.logs.groups) == ["/ecs/web"]


@pytest.mark.behaviour(
    "2.5 log permission missing (Fargate)",
    "2.5 same for create-group",
    "6.4 logs:CreateLogStream / CreateLogGroup",
    "6.4 same on EC2 (2)",
)
def test_no_permission_for_logs(world: World) -> None:
    world.outside.identity.forbid(EXECUTION_ROLE, "logs:CreateLogStream")
    reason = on_fargate(world, logConfiguration=logging())["stoppedReason"]
    assert reason.startswith(
        "ResourceInitializationError: failed to validate logger args: create stream has been "
        "retried 1 times: failed to create Cloudwatch log stream: AccessDeniedException: User: "
    )

    world.outside.identity.forbid(EXECUTION_ROLE, "logs:CreateLogGroup")
    options = logging(**{"awslogs-create-group": "true"})
    reason = on_fargate(world, logConfiguration=options)["stoppedReason"]
    assert "failed to create Cloudwatch log group: AccessDeniedException: User: " in reason
    assert reason.endswith(" : exit status 1")

    role = "arn:aws:iam::123456789012:role/ecsInstanceRole"
    world.outside.identity.forbid(role, "logs:CreateLogGroup")
    reason = on_ec2(world, logConfiguration=options)["containers"][0]["reason"]
    assert reason.startswith(
        "CannotStartContainerError: Error response from daemon: failed to initialize logging "
        "driver: failed to create Cloudwatch log group: AccessDeniedException: User: "
        "arn:aws:sts::123456789012:assumed-role/ecsInstanceRole/i-"
    )


@pytest.mark.behaviour("8 awslogs ships stdout/stderr to CloudWatch Logs; stream")
def test_what_a_program_prints_is_in_its_stream(world: World) -> None:
    world.outside.logs.create_group("/ecs/web")
    script = ["sh", "-c", "echo hello; sleep 600"]
    task = on_fargate(world, command=script, logConfiguration=logging())
    task_id = task["taskArn"].rpartition("/")[2]
    assert world.outside.logs.groups["/ecs/web"] == {f"ecs/app/{task_id}": ["hello"]}

    without_prefix = logging()
    del without_prefix["options"]["awslogs-stream-prefix"]
    task = on_ec2(world, command=script, logConfiguration=without_prefix)
    runtime_id = task["containers"][0]["runtimeId"]
    assert len(runtime_id) == 64
    assert world.outside.logs.groups["/ecs/web"][runtime_id] == ["hello"]


@pytest.mark.behaviour(
    "6.3 public image, no logs, no secrets",
    "6.3 private ECR image",
    "6.3 awslogs",
    "6.1 container instance role (ecsInstanceRole)",
)
def test_on_an_instance_the_instance_role_stands_in(world: World) -> None:
    world.outside.logs.create_group("/ecs/web")
    assert on_fargate(world, executionRoleArn=EXECUTION_ROLE)["lastStatus"] == "RUNNING"
    assert on_ec2(world, image=ECR, logConfiguration=logging())["lastStatus"] == "RUNNING"

    role = "arn:aws:iam::123456789012:role/ecsInstanceRole"
    world.outside.identity.forbid(role, "ecr:GetAuthorizationToken")
    assert on_ec2(world, image=ECR)["lastStatus"] == "STOPPED"
    with_role = on_ec2(world, image=ECR, executionRoleArn=EXECUTION_ROLE)
    assert with_role["lastStatus"] == "RUNNING"


@pytest.mark.behaviour("6.3 secrets (SSM / Secrets Manager)")
def test_secrets_are_read_with_the_execution_role_on_an_instance_too(world: World) -> None:
    world.outside.secrets.values[SECRET] = "s3cr3t"
    secrets = [{"name": "DB", "valueFrom": SECRET}]
    world.outside.identity.forbid(
        "arn:aws:iam::123456789012:role/ecsInstanceRole", "secretsmanager:GetSecretValue"
    )
    task = on_ec2(world, secrets=secrets, executionRoleArn=EXECUTION_ROLE)
    assert task["lastStatus"] == "RUNNING"

    world.outside.identity.forbid(EXECUTION_ROLE, "secretsmanager:GetSecretValue")
    task = on_ec2(world, secrets=secrets, executionRoleArn=EXECUTION_ROLE)
    assert task["stopCode"] == "TaskFailedToStart"


@pytest.mark.behaviour("8 Fargate: no access to the host → no docker logs, no docker ps;")
def test_without_a_log_configuration_output_stays_on_the_host_or_is_lost(world: World) -> None:
    script = ["sh", "-c", "echo hello; sleep 600"]
    on_fargate(world, command=script)
    on_ec2(world, command=script)
    fargate, ec2 = world.simulator.context.clusters["default"].tasks.values()

    assert fargate.containers[0].output is None
    assert ec2.containers[0].output == ["hello"]
    assert world.outside.logs.groups == {}


@pytest.mark.behaviour("8 prefix required on Fargate; needed for the Logs tab of the console")
def test_on_fargate_the_prefix_is_required(world: World) -> None:
    without_prefix = logging()
    del without_prefix["options"]["awslogs-stream-prefix"]
    error = refusal(
        world.fargate,
        container(logConfiguration=without_prefix),
        executionRoleArn=EXECUTION_ROLE,
    )

    assert "awslogs-stream-prefix" in error.message


@pytest.mark.behaviour("2.5 Long reasons were cut (… after ~255 chars) in 2020–21 (ISS")
def test_a_container_s_reason_has_at_most_1024_characters(world: World) -> None:
    world.outside.identity.denial = lambda *_: "x" * 2000
    reason = on_ec2(world, image=ECR)["containers"][0]["reason"]

    assert reason.startswith("CannotPullECRContainerError: AccessDeniedException: xxx")
    assert len(reason) == 1024
