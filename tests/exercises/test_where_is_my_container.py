"""Lesson 05's exercises beyond starter and solution, and whether its predictions come true.

One notebook serves most tests: setting up EC2 is slow, and the exercises leave each other alone.
"""

from collections.abc import Iterator

import pytest
from solving import Learner

from helpers import Lab
from helpers.exercises import where_is_my_container as lesson
from helpers.exercises.course import EXERCISES, QUESTIONS

RUN = (
    'ecs.run_task(cluster="demo", taskDefinition="{name}", launchType="EC2", count={count})\n'
    "lab.advance(seconds=30)\n"
)
DOOR = (
    'ec2.{change}_security_group_ingress(GroupId=interface["Groups"][0]["GroupId"],'
    ' IpProtocol="tcp", FromPort={first}, ToPort={last}, CidrIp="{block}")\n'
)


def registering(family: str, mode: str, **container: object) -> str:
    web = {"name": "web", "image": "nginx:1.27", **container}
    return (
        f'ecs.register_task_definition(family="{family}", networkMode="{mode}",'
        f' cpu="256", memory="2048", containerDefinitions=[{web}])\n'
    )


def opened(block: str, first: int = 80, last: int = 80) -> str:
    return DOOR.format(change="authorize", block=block, first=first, last=last)


def closed(block: str, first: int = 80, last: int = 80) -> str:
    return DOOR.format(change="revoke", block=block, first=first, last=last)


def moved(service: str, network: str) -> str:
    return (
        f'ecs.update_service(cluster="demo", service="{service}", networkConfiguration={network})\n'
        f'ecs.get_waiter("services_stable").wait(cluster="demo", services=["{service}"])\n'
    )


class Notebook(Learner):
    """Somebody with lesson 05 open, who goes from one exercise to the next."""

    def __init__(self, lab: Lab) -> None:
        super().__init__(lesson.EXERCISES[0], lab)

    def starts(self, name: str) -> None:
        """Opens an exercise and runs the cell with its task."""
        self.exercise = EXERCISES[name]
        if self.exercise.prepare:
            self.exercise.prepare(self.ecs)
        self.runs(self.exercise.starter)

    def sees(self, expression: str) -> object:
        return eval(expression, self.names)

    def fits(self, family: str, port: str, mode: str = "bridge", more: str = "") -> str:
        """How many fit until ``failures`` says no, as the lesson finds out."""
        self.runs(f'register("{family}", "{mode}", {port})\nfill("{family}"{more})')
        count = self.sees(f'len(running("{family}"))')
        return str(count)


@pytest.fixture(scope="module")
def notebook() -> Iterator[Notebook]:
    with Lab("en") as lab:
        yield Notebook(lab)


def right(name: str) -> str:
    return QUESTIONS[name].right


def test_the_lesson_has_its_share() -> None:
    assert len(lesson.EXERCISES) >= 6
    assert len(lesson.QUESTIONS) >= 6


# --- predictions


def test_so_many_fit_on_two_machines(notebook: Notebook, capsys) -> None:
    fixed = notebook.fits("fixed", '{"containerPort": 80, "hostPort": 80}')
    notebook.runs('empty("fixed")')
    dynamic = notebook.fits("dynamic", '{"containerPort": 80, "hostPort": 0}')
    knock = 'lab.connect(machine_of(running("dynamic")[0])["PublicIpAddress"], 32768)'
    assert notebook.sees(f"{knock}.outcome.value") == right("05-a-port-nobody-chose")
    notebook.runs('empty("dynamic")')
    inside = ", networkConfiguration=inside"
    own = notebook.fits("own", '{"containerPort": 80}', "awsvpc", inside)
    notebook.runs('empty("own")')
    assert (fixed, dynamic, own) == (
        right("05-port-80"),
        right("05-any-port"),
        right("05-own-interface"),
    )


def test_a_public_subnet_alone_gives_no_public_address_and_no_way_out(notebook: Notebook) -> None:
    notebook.runs(
        'register("lone", "awsvpc", {"containerPort": 80})\n'
        'silent = dict(outside["awsvpcConfiguration"])\n'
        'del silent["assignPublicIp"]\n'
        "def run(where):\n"
        '    return ecs.run_task(cluster="demo", taskDefinition="lone", launchType=where,'
        ' networkConfiguration={"awsvpcConfiguration": silent})["tasks"][0]["taskArn"]\n'
        'on_ec2, on_fargate = run("EC2"), run("FARGATE")\n'
        "lab.advance(seconds=120)\n"
        'kept, lost = ecs.describe_tasks(cluster="demo", tasks=[on_ec2, on_fargate])["tasks"]'
    )
    assert notebook.sees('kept["lastStatus"]') == "RUNNING"
    assert notebook.sees('"Association" in interface_of(kept)') is False
    assert right("05-public-subnet") == "none"
    assert notebook.sees('lost["stopCode"]') == "TaskFailedToStart"
    assert "i/o timeout" in str(notebook.sees('lost["stoppedReason"]'))
    assert right("05-no-way-out") == "stops"
    notebook.runs('empty("lone")')


def test_both_addresses_change_with_the_task(notebook: Notebook) -> None:
    notebook.runs(
        'register("shop", "awsvpc", {"containerPort": 80})\n'
        'ecs.create_service(cluster="demo", serviceName="shop", taskDefinition="shop",'
        ' desiredCount=1, launchType="FARGATE", networkConfiguration=outside)\n'
        "lab.advance(seconds=60)\nbefore = interface_of(running('shop')[0])\n"
        'ecs.stop_task(cluster="demo", task=running("shop")[0]["taskArn"])\n'
        "lab.advance(seconds=90)\nafter = interface_of(running('shop')[0])\n"
        'ecs.delete_service(cluster="demo", service="shop", force=True)'
    )
    for address in ('["PrivateIpAddress"]', '["Association"]["PublicIp"]'):
        assert notebook.sees(f"before{address} != after{address}")
    assert right("05-moved") == "neither"


# --- exercises: what is wrong is said, whatever was tried, and there is more than one way

TURNS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "05-address-and-port": (
        (
            "for arn in cafe: ecs.tag_resource(resourceArn=arn, tags=[{"
            '"key": "address", "value": "10.0.0.4:32768"}])',
            ("missing-plate", "missing-plate"),  # the private address is not for guests outside
        ),
        ('empty("cafe")', ("missing-only-stopped",)),
    ),
    "05-three-copies-two-machines": (
        (
            registering("menu", "awsvpc") + 'ecs.run_task(cluster="demo", taskDefinition="menu",'
            ' launchType="FARGATE", networkConfiguration=outside)\nlab.advance(seconds=60)',
            ("missing-copies",),  # Fargate is none of the two machines
        ),
        (
            'extra = lab.add_instances("demo")\n' + RUN.format(name="menu:1", count=1),
            ("missing-two-machines",),
        ),
        (
            "ec2.terminate_instances(InstanceIds=extra)\nlab.advance(seconds=60)",
            ("missing-copies",),
        ),
        (
            'ecs.run_task(cluster="demo", taskDefinition="menu", launchType="EC2",'
            " networkConfiguration=inside)\nlab.advance(seconds=30)",
            (),  # a network interface of its own has a port 80 of its own
        ),
        (
            'empty("menu")\necs.register_task_definition(family="menu", containerDefinitions=[{'
            '"name": "web", "image": "nginx", "memory": 128}])\n'
            + RUN.format(name="menu", count=3),
            ("missing-way-in",) * 3,  # RUNNING, and no door of the machine leads in
        ),
        ('empty("menu")', ("missing-copies",)),
    ),
    "05-which-limit-binds": (
        (
            'empty("oven")\n'
            + registering("oven", "bridge", memory=512)
            + RUN.format(name="oven", count=6),
            ("missing-copies", "missing-hard-limit"),  # the task's own size counts
        ),
        (
            'empty("oven")\necs.register_task_definition(family="oven", containerDefinitions=[{'
            '"name": "web", "image": "nginx", "memory": 512}])\n'
            + RUN.format(name="oven", count=6),
            ("missing-hard-limit",),
        ),
        ('empty("oven")', ("missing-copies",)),
    ),
    "05-only-two-of-five": (
        (
            'ecs.put_account_setting(name="awsvpcTrunking", value="enabled")\n'
            'lab.add_instances("hall", instance_type="c5.large")\n'
            + EXERCISES["05-only-two-of-five"].starter,
            (),
        ),
        (
            'ecs.stop_task(cluster="hall", task=ecs.list_tasks(cluster="hall")["taskArns"][0])\n'
            'ecs.register_task_definition(family="choir", containerDefinitions=[{'
            '"name": "web", "image": "nginx", "memory": 128}])\n'
            'ecs.run_task(cluster="hall", taskDefinition="choir", launchType="EC2")\n'
            "lab.advance(seconds=30)",
            ("missing-own-interface",),
        ),
    ),
    "05-the-door-is-shut": (
        (opened("10.0.0.0/16"), ("missing-open-port",)),
        (opened("0.0.0.0/0", 0, 65535), ("missing-only-port",)),
        (closed("0.0.0.0/0", 0, 65535) + opened("0.0.0.0/0"), ()),
        (
            'ecs.update_service(cluster="demo", service="gallery", desiredCount=0)',
            ("missing-desired-count",),
        ),
    ),
    "05-a-way-in-from-outside": (
        (
            'asking = {**inside["awsvpcConfiguration"], "assignPublicIp": "ENABLED"}\n'
            + moved("museum", '{"awsvpcConfiguration": asking}'),
            ("missing-public-address",),  # asked for, but in a subnet that is not public
        ),
        (
            'new = ec2.create_security_group(GroupName="shut", Description="shut",'
            " VpcId=lab.vpc.id)\n"
            'shut = {**outside["awsvpcConfiguration"], "securityGroups": [new["GroupId"]]}\n'
            + moved("museum", '{"awsvpcConfiguration": shut}'),
            ("missing-open-port",),
        ),
        (moved("museum", "outside"), ()),
    ),
    "05-only-for-the-neighbour": (
        (opened("10.0.0.0/24"), ("missing-neighbour",)),  # the other machine is elsewhere
        (opened("10.0.0.0/16"), ()),
        (
            'ecs.delete_service(cluster="demo", service="stock", force=True)',
            ("missing-service",),
        ),
    ),
}


@pytest.mark.parametrize("name", TURNS)
def test_turn_after_turn(notebook: Notebook, name: str, capsys) -> None:
    notebook.starts(name)
    for code, missing in TURNS[name]:
        notebook.runs(code)
        assert notebook.missing() == missing, code


def test_the_starters_show_the_symptom_and_all_can_be_solved_in_one_notebook(capsys) -> None:
    with Lab("vi") as lab:
        learner = Notebook(lab)
        for exercise in lesson.EXERCISES:
            learner.starts(exercise.id)
            assert learner.missing()
        found = capsys.readouterr().out
        for said in ("RESOURCE:PORTS", "RESOURCE:MEMORY", "RESOURCE:ENI"):
            assert said in found
        assert found.count(lab.words("world-outcome-timeout")) == 2
        assert found.count(lab.words("world-outcome-no-route")) == 1
        for exercise in lesson.EXERCISES:
            learner.starts(exercise.id)
            learner.runs(exercise.solution)
            Learner(exercise)  # preparing it again changes nothing
        assert [one.id for one in lesson.EXERCISES if one.missing(learner.ecs)] == []


def test_nothing_is_prepared_where_there_are_no_private_subnets() -> None:
    with Lab("vi", subnets={"10.0.9.0/28": "public"}) as lab:
        assert lab.vpc.public_subnets
        assert Learner(lesson.ONLY_FOR_THE_NEIGHBOUR).missing() == ("missing-service",)
