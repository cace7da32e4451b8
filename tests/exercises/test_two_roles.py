"""Lesson 04: other ways through its exercises, its second stars, and its predictions come true."""

from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError
from solving import Learner

from helpers import Lab
from helpers.exercises.course import EXERCISES, QUESTIONS
from helpers.exercises.two_roles import EXERCISES as OF_LESSON
from helpers.i18n import LANGUAGES

DIARY = """
answer = iam.create_role(RoleName="mine", AssumeRolePolicyDocument=trust)
mine = answer["Role"]["Arn"]
iam.put_role_policy(RoleName="mine", PolicyName="p", PolicyDocument={document})
diary = iam.get_role(RoleName="diary-execution-role")["Role"]["Arn"]
register("diary", app, executionRoleArn=diary, taskRoleArn=mine)
task = run("diary")
"""

ROLES = """
plain = {"name": "app", "image": "nginx"}
managed = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
read = document(Action="s3:GetObject", Resource="arn:aws:s3:::album-photos/*")
for name in ("execution", "task"):
    iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust)
iam.attach_role_policy(RoleName="execution", PolicyArn=managed)
iam.put_role_policy(RoleName="task", PolicyName="read", PolicyDocument=read)
both = {"executionRoleArn": iam.get_role(RoleName="execution")["Role"]["Arn"],
        "taskRoleArn": iam.get_role(RoleName="task")["Role"]["Arn"]}
register("shop", app, **both)
"""


@pytest.fixture(params=LANGUAGES)
def lab(request: pytest.FixtureRequest) -> Iterator[Lab]:
    with Lab(request.param) as opened:
        yield opened


def for_second_star(learner: Learner) -> list[str] | None:
    """The messages of what a solution that works could do better."""
    missing = learner.exercise.missing_for_second_star(learner.ecs)
    return None if missing is None else [one.message for one in missing]


@pytest.mark.parametrize(
    ("name", "code", "missing"),
    [
        # half of what the program needs
        (
            "04-a-role-for-the-program",
            DIARY.format(document='document(Action="s3:*", Resource="*")'),
            ("missing-done-in-log",),
        ),
        # the right on the role that never calls S3
        (
            "04-a-role-for-the-program",
            'iam.put_role_policy(RoleName="diary-execution-role", PolicyName="p",\n'
            '    PolicyDocument=document(Action="*", Resource="*"))\n'
            'task = run("diary")',
            ("missing-done-in-log",),
        ),
        # the log taken away, so that nobody can see
        (
            "04-it-cannot-be-pulled",
            'ecs.register_task_definition(family="kiosk", **fargate,\n'
            '    containerDefinitions=[{"name": "app", "image": "nginx"}])\n'
            'task = run("kiosk")',
            ("missing-log",),
        ),
        # rights where a group was missing
        (
            "04-two-that-look-alike",
            'for name in ("radio", "paper"):\n'
            '    iam.put_role_policy(RoleName=f"{name}-execution-role", PolicyName="p",\n'
            '        PolicyDocument=document(Action="logs:*", Resource="*"))\n'
            "    run(name)",
            ("missing-only-stopped",),
        ),
        # the right added where it belongs, and left where it does not
        (
            "04-running-and-denied",
            'iam.put_role_policy(RoleName="gallery-task-role", PolicyName="p",\n'
            '    PolicyDocument=document(Action="s3:GetObject", Resource="*"))\n'
            'task = run("gallery")',
            ("missing-taken-away",),
        ),
        # more permissions do not help a role that nobody may assume
        (
            "04-nobody-may-put-it-on",
            'iam.put_role_policy(RoleName="clock-task-role", PolicyName="p",\n'
            '    PolicyDocument=document(Action="*", Resource="*"))',
            ("missing-task",),
        ),
        # only one of two roles
        (
            "04-let-binh-run-it",
            'arn = iam.get_role(RoleName="shift-task-role")["Role"]["Arn"]\n'
            'iam.put_user_policy(UserName="binh", PolicyName="p",\n'
            '    PolicyDocument=document(Action="iam:PassRole", Resource=arn))',
            ("missing-pass-role", "missing-task"),
        ),
    ],
)
def test_other_attempts_are_told_what_is_wrong(
    lab: Lab, name: str, code: str, missing: tuple[str, ...], capsys
) -> None:
    learner = Learner(EXERCISES[name], lab)
    learner.runs(EXERCISES[name].starter)
    learner.runs(code)
    assert learner.missing() == missing
    for one in learner.exercise.missing(learner.ecs):
        assert one.said(lab.words)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (
            "04-two-that-look-alike",
            'for name in ("radio", "paper"):\n'
            '    iam.put_role_policy(RoleName=f"{name}-execution-role", PolicyName="p",\n'
            '        PolicyDocument=document(Action="logs:*", Resource="*"))\n'
            'app["logConfiguration"]["options"]["awslogs-group"] = "/ecs/radio"\n'
            'app["logConfiguration"]["options"]["awslogs-create-group"] = "true"\n'
            'made = ecs.describe_task_definition(taskDefinition="radio")["taskDefinition"]\n'
            "roles = {key: made[key] for key in ('executionRoleArn', 'taskRoleArn')}\n"
            'register("radio", app, **roles)\n'
            'run("radio")\n'
            'run("paper")',
        ),
        (
            "04-nobody-may-put-it-on",
            'iam.create_role(RoleName="new", AssumeRolePolicyDocument=trust)\n'
            'iam.put_role_policy(RoleName="new", PolicyName="p", PolicyDocument=document(\n'
            '    Action=["s3:GetObject", "dynamodb:PutItem"], Resource="*"))\n'
            'made = ecs.describe_task_definition(taskDefinition="clock")["taskDefinition"]\n'
            'new = iam.get_role(RoleName="new")["Role"]["Arn"]\n'
            'register("clock", app, executionRoleArn=made["executionRoleArn"], taskRoleArn=new)\n'
            'run("clock")',
        ),
    ],
)
def test_there_is_more_than_one_way(lab: Lab, name: str, code: str, capsys) -> None:
    learner = Learner(EXERCISES[name], lab)
    learner.runs(EXERCISES[name].starter)
    learner.runs(code)
    assert learner.missing() == ()


@pytest.mark.parametrize(
    ("document", "stars"),
    [
        ('document(Action="*", Resource="*")', ["missing-narrower"]),
        (
            'document(Action=["s3:GetObject", "dynamodb:PutItem"], Resource="*")',
            ["missing-narrower"],
        ),
        (
            'document(Action=["s3:*", "dynamodb:PutItem"], Resource=['
            '"arn:aws:s3:::album-photos/*", "arn:aws:dynamodb:*:*:table/visits"])',
            ["missing-narrower"],
        ),
        (
            'document(Action=["s3:GetObject", "dynamodb:PutItem"], Resource=['
            '"arn:aws:s3:::album-photos/*", "arn:aws:dynamodb:*:*:table/visits"])',
            [],
        ),
    ],
)
def test_everything_allowed_solves_it_and_leaves_a_second_star(
    lab: Lab, document: str, stars: list[str], capsys
) -> None:
    learner = Learner(EXERCISES["04-a-role-for-the-program"], lab)
    learner.runs(DIARY.format(document=document))
    assert learner.missing() == ()
    assert for_second_star(learner) == stars


def test_a_managed_policy_is_read_as_well(lab: Lab, capsys) -> None:
    learner = Learner(EXERCISES["04-a-role-for-the-program"], lab)
    learner.runs(DIARY.format(document='document(Action="*", Resource="*")'))
    learner.runs(
        'iam.delete_role_policy(RoleName="mine", PolicyName="p")\n'
        'made = iam.create_policy(PolicyName="all", PolicyDocument=document(\n'
        '    Action="*", Resource="*"))["Policy"]["Arn"]\n'
        'iam.attach_role_policy(RoleName="mine", PolicyArn=made)\n'
    )
    assert for_second_star(learner) == ["missing-narrower"]


@pytest.mark.parametrize(("resource", "stars"), [('"*"', ["missing-narrower"]), ("arns", [])])
def test_passing_every_role_is_more_than_binh_needs(
    lab: Lab, resource: str, stars: list[str], capsys
) -> None:
    exercise = EXERCISES["04-let-binh-run-it"]
    learner = Learner(exercise, lab)
    learner.runs(exercise.starter)
    learner.runs(exercise.solution.replace("Resource=arns", f"Resource={resource}"))
    assert learner.missing() == ()
    assert for_second_star(learner) == stars


@pytest.mark.parametrize("exercise", OF_LESSON, ids=lambda exercise: exercise.id)
def test_a_solved_exercise_stays_solved_when_its_cells_are_run_again(
    lab: Lab, exercise, capsys
) -> None:
    learner = Learner(exercise, lab)
    learner.runs(exercise.starter)
    learner.runs(exercise.solution)
    assert not for_second_star(learner)
    if exercise.prepare:
        exercise.prepare(learner.ecs)
    learner.runs(exercise.starter)
    assert learner.missing() == ()


@pytest.fixture
def learner(lab: Lab, capsys) -> Learner:
    """Somebody who has run the first cells of the lesson, and has a family with two roles."""
    found = Learner(OF_LESSON[0], lab)
    found.runs(ROLES)
    return found


def shown(learner: Learner, capsys, code: str) -> str:
    """What the code prints."""
    capsys.readouterr()
    learner.runs(code)
    return str(capsys.readouterr().out)


def test_a_public_image_without_a_log_needs_no_role(learner: Learner, capsys) -> None:
    out = shown(learner, capsys, 'register("plain", plain)\nrun("plain")')
    assert out.startswith("RUNNING")
    assert QUESTIONS["04-no-roles"].right == "runs"


def test_the_log_is_written_with_the_execution_role(learner: Learner, lab: Lab, capsys) -> None:
    shown(learner, capsys, 'run("shop")')
    signers = {call.signer for call in lab.calls if call.action == "PutLogEvents"}
    assert signers == {"execution-role"}
    assert QUESTIONS["04-who-writes"].right == "execution"


def test_a_secret_is_not_in_the_managed_policy(learner: Learner, capsys) -> None:
    out = shown(
        learner,
        capsys,
        'made = boto3.client("secretsmanager").create_secret(Name="s", SecretString="x")\n'
        'wanted = [{"name": "PASSWORD", "valueFrom": made["ARN"]}]\n'
        'register("shop", {**app, "secrets": wanted}, **both)\n'
        'run("shop")',
    )
    assert out.startswith("STOPPED | ResourceInitializationError")
    assert QUESTIONS["04-secret"].right == "stops"


def test_nobody_makes_a_log_group_again(learner: Learner, capsys) -> None:
    out = shown(learner, capsys, 'logs.delete_log_group(logGroupName="/ecs/album")\nrun("shop")')
    assert out.startswith("STOPPED")
    assert "ResourceNotFoundException" in out
    assert QUESTIONS["04-no-group"].right == "stops"


def test_a_denial_of_the_program_is_in_its_log_only(learner: Learner, capsys) -> None:
    out = shown(
        learner,
        capsys,
        'iam.delete_role_policy(RoleName="task", PolicyName="read")\n'
        'iam.put_role_policy(RoleName="execution", PolicyName="read", PolicyDocument=read)\n'
        'log(run("shop"))',
    )
    assert out.startswith("RUNNING | None\n")
    assert "AccessDenied" in out
    assert QUESTIONS["04-wrong-role"].right == "log"


def test_a_role_without_trust_is_refused_by_the_call(learner: Learner) -> None:
    learner.runs(
        'wrong = document(Action="sts:AssumeRole", Principal={"Service": "ec2.amazonaws.com"})\n'
        'iam.update_assume_role_policy(RoleName="task", PolicyDocument=wrong)'
    )
    with pytest.raises(ClientError, match="unable to assume"):
        learner.runs('run("shop")')
    assert QUESTIONS["04-trust"].right == "call"


def test_all_of_ecs_does_not_hold_pass_role(learner: Learner) -> None:
    learner.runs(
        'iam.create_user(UserName="an")\n'
        'iam.put_user_policy(UserName="an", PolicyName="p",\n'
        '    PolicyDocument=document(Action="ecs:*", Resource="*"))\n'
        'key = iam.create_access_key(UserName="an")["AccessKey"]\n'
        'an = boto3.Session(key["AccessKeyId"], key["SecretAccessKey"]).client("ecs")'
    )
    with pytest.raises(ClientError, match="iam:PassRole"):
        learner.runs('an.run_task(taskDefinition="shop", **where)')
    assert QUESTIONS["04-pass-role"].right == "refused"
