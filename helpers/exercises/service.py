"""Lesson 03: seven exercises, from three copies to leaving nothing behind; seven predictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers.exercises.fewest import fewest_running
from helpers.exercises.keeping import active, described, kept, no_service, rolled_out, serving
from helpers.exercises.model import Choice, Exercise, Missing, Number, Question
from helpers.exercises.running import CLUSTER, tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from helpers.exercises.model import Ecs

QUESTIONS: tuple[Question, ...] = (
    # behaviour page 3: the scheduler starts a new task with a new id
    Choice(id="03-one-dies", choices=("two", "same", "new"), right="new"),
    # 4.2: changing only desiredCount keeps the deployment
    Choice(id="03-more-copies", choices=("five-new", "two-more", "refused"), right="two-more"),
    # 3: group service:<name> against family:<family>; claim (k)
    Choice(id="03-two-tabs", choices=("services", "tasks", "both"), right="tasks"),
    # 3 and claim (h): of 3 kept and 2 run by hand, one each crashes
    Number(id="03-same-accident", right="4", explained=("3", "5")),
    # 4.2: desired 4, 50/100: stop 2, then start 2
    Number(id="03-fewest", right="2", explained=("0", "4")),
    # 4.2: desired 2, min 75: nothing may stop
    Choice(id="03-two-of-75", choices=("one", "both", "nothing"), right="nothing"),
    # 4.6: services_stable also succeeds after a rollback
    Choice(id="03-stable-means", choices=("new", "old", "none"), right="old"),
)


def _three(ecs: Ecs) -> Iterator[Missing]:
    cafe = active(ecs, "cafe")
    if cafe is None:
        yield no_service("cafe")
        return
    yield from kept(cafe, 3)


THREE_COPIES = Exercise(
    id="03-three-copies",
    starter="""\
if not ecs.list_tasks(cluster="demo", family="cafe")["taskArns"]:
    register("cafe", "nginx:1.27")
    ecs.run_task(taskDefinition="cafe", count=3, **where)
    lab.advance(seconds=60)
tasks(family="cafe")""",
    look=_three,
    hints=2,
    solution="""\
ecs.create_service(serviceName="cafe", taskDefinition="cafe", desiredCount=3, **where)
lab.advance(seconds=60)""",
)


def _five(ecs: Ecs) -> Iterator[Missing]:
    tea = active(ecs, "tea")
    if tea is None:
        yield no_service("tea")
        return
    yield from kept(tea, 5)
    if tea["deployments"][0]["createdAt"] != tea["createdAt"]:
        yield Missing("missing-first-deployment", {"service": "tea"})


FIVE_WITHOUT_A_DEPLOYMENT = Exercise(
    id="03-five-without-a-deployment",
    prepare=serving("tea", 2, "nginx:1.27"),
    starter="""\
lab.advance(seconds=60)
tea = service("tea")
print("desired", tea["desiredCount"], " running", tea["runningCount"])
print("deployment", tea["deployments"][0]["id"])""",
    look=_five,
    hints=2,
    solution="""\
ecs.update_service(cluster="demo", service="tea", desiredCount=5)
lab.advance(seconds=60)""",
)

_FEWEST = 3


def _never_fewer(ecs: Ecs) -> Iterator[Missing]:
    bank = active(ecs, "bank")
    if bank is None:
        yield no_service("bank")
        return
    yield from kept(bank, 4)
    wrong = list(rolled_out(bank, "bank:2"))
    yield from wrong
    if not wrong:
        everyone = tasks(ecs, "bank") + tasks(ecs, "bank", "STOPPED")
        fewest = fewest_running(everyone, bank["deployments"][0]["createdAt"])
        if fewest < _FEWEST:
            yield Missing("missing-fewest", {"count": str(fewest), "wanted": str(_FEWEST)})


NEVER_FEWER_THAN_THREE = Exercise(
    id="03-never-fewer-than-three",
    prepare=serving("bank", 4, "nginx:1.27", "nginx:1.28", percent=(50, 100)),
    starter="""\
lab.advance(seconds=120)
bank = service("bank")
print(bank["deployments"][0]["taskDefinition"].split("/")[1], bank["runningCount"], "running")
print(bank["deploymentConfiguration"]["minimumHealthyPercent"], "% at least")
print(bank["deploymentConfiguration"]["maximumPercent"], "% at most")""",
    look=_never_fewer,
    hints=3,
    solution="""\
percent = {"minimumHealthyPercent": 75, "maximumPercent": 100}
ecs.update_service(
    cluster="demo", service="bank", taskDefinition="bank:2", deploymentConfiguration=percent
)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["bank"])""",
)


def _steady(ecs: Ecs) -> Iterator[Missing]:
    bakery = active(ecs, "bakery")
    if bakery is None:
        yield no_service("bakery")
        return
    yield from kept(bakery, 2)
    if len(bakery["deployments"]) > 1:
        yield Missing("missing-one-deployment", {"service": "bakery"})


IT_NEVER_GETS_STEADY = Exercise(
    id="03-it-never-gets-steady",
    prepare=serving("bakery", 2, "nginx:1.72"),
    starter="""\
lab.advance(seconds=240)
events("bakery")
bakery = service("bakery")
print(bakery["runningCount"], "of", bakery["desiredCount"], "running")""",
    look=_steady,
    hints=3,
    solution="""\
good = register("bakery", "nginx:1.27")
ecs.update_service(cluster="demo", service="bakery", taskDefinition=good)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["bakery"])""",
)


def _moved(ecs: Ecs) -> Iterator[Missing]:
    library = active(ecs, "library")
    if library is None:
        yield no_service("library")
        return
    yield from kept(library, 3)
    yield from rolled_out(library, "library:2")


NO_ROOM_TO_MOVE = Exercise(
    id="03-no-room-to-move",
    prepare=serving("library", 3, "nginx:1.27", "nginx:1.28", percent=(100, 125)),
    starter="""\
lab.advance(seconds=120)
ecs.update_service(cluster="demo", service="library", taskDefinition="library:2")
lab.advance(seconds=120)
events("library", newest=2)""",
    look=_moved,
    hints=3,
    solution="""\
percent = {"minimumHealthyPercent": 100, "maximumPercent": 200}
ecs.update_service(cluster="demo", service="library", deploymentConfiguration=percent)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["library"])""",
)


def _back(ecs: Ecs) -> Iterator[Missing]:
    post = active(ecs, "post")
    if post is None:
        yield no_service("post")
        return
    breaker = post["deploymentConfiguration"].get("deploymentCircuitBreaker", {})
    if not (breaker.get("enable") and breaker.get("rollback")):
        yield Missing("missing-breaker", {"service": "post"})
    yield from kept(post, 3)
    yield from rolled_out(post, "post:1")


BACK_TO_STABLE = Exercise(
    id="03-back-to-stable",
    prepare=serving("post", 3, "nginx:1.27", "nginx:1.72"),
    starter="""\
lab.advance(seconds=120)
ecs.update_service(cluster="demo", service="post", taskDefinition="post:2")
lab.advance(seconds=300)
for one in service("post")["deployments"]:
    print(one["status"], one["taskDefinition"].split("/")[1], one["runningCount"], "running")""",
    look=_back,
    hints=3,
    solution="""\
breaker = {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}
ecs.update_service(cluster="demo", service="post", deploymentConfiguration=breaker)
lab.advance(seconds=60)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["post"])""",
)


def _popup(ecs: Ecs) -> None:
    """A service with two tasks, and one task of the same family that somebody ran by hand."""
    if described(ecs, "popup") is not None:
        return
    serving("popup", 2, "nginx:1.27")(ecs)
    network = active(ecs, "popup")
    ecs.run_task(
        cluster=CLUSTER,
        taskDefinition="popup:1",
        launchType="FARGATE",
        networkConfiguration=network["networkConfiguration"] if network else {},
    )


def _gone(ecs: Ecs) -> Iterator[Missing]:
    popup = described(ecs, "popup")
    if popup is None:
        yield no_service("popup")
        return
    if popup["status"] != "INACTIVE":
        fields = {"service": "popup", "status": popup["status"]}
        yield Missing("missing-deletion", fields)
    left = [each for each in tasks(ecs, "popup") if each["group"] != "service:popup"]
    if left:
        yield Missing("missing-stopped-by-hand", {"count": str(len(left)), "family": "popup"})


LEAVE_NOTHING_BEHIND = Exercise(
    id="03-leave-nothing-behind",
    prepare=_popup,
    starter="""\
lab.advance(seconds=60)
tasks(family="popup")""",
    look=_gone,
    hints=3,
    solution="""\
ecs.delete_service(cluster="demo", service="popup", force=True)
for task in ecs.list_tasks(cluster="demo", family="popup")["taskArns"]:
    ecs.stop_task(cluster="demo", task=task)
ecs.get_waiter("services_inactive").wait(cluster="demo", services=["popup"])""",
)

EXERCISES: tuple[Exercise, ...] = (
    THREE_COPIES,
    FIVE_WITHOUT_A_DEPLOYMENT,
    NEVER_FEWER_THAN_THREE,
    IT_NEVER_GETS_STEADY,
    NO_ROOM_TO_MOVE,
    BACK_TO_STABLE,
    LEAVE_NOTHING_BEHIND,
)
