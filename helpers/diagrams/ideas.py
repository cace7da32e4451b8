"""The picture that the whole course zooms into: task definition, task, service, cluster.

Left the plan, right where it comes alive: a service that keeps three tasks of it running, and a
task that somebody ran by hand and that nobody looks after.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpers.diagrams.marks import arrow, sheet, state
from helpers.diagrams.phrases import say
from helpers.diagrams.picture import Picture, picture
from helpers.diagrams.svg import box, line, text
from helpers.i18n import Words

_WIDTH, _HEIGHT = 740, 438
_PLAN, _PLAN_END, _PLAN_TOP = 18, 212, 96
_PLAN_HEIGHT = 196
_CLUSTER, _CLUSTER_END, _CLUSTER_TOP = 322, 724, 54
_TASK, _TASK_GAP, _TASK_HEIGHT = 106, 9, 122
_SERVICE_TOP = _CLUSTER_TOP + 40
_SERVICE_HEIGHT = 180
_FIRST_TASK = _CLUSTER + 33
_LONE_TOP = _SERVICE_TOP + _SERVICE_HEIGHT + 14
_DESIRED = 3

_TOLD = (
    *("told-idea-task-definition", "told-idea-task", "told-idea-service", "told-idea-lone-task"),
    "told-idea-cluster",
)


def draw(words: Words) -> Picture:
    """Draws the four ideas."""
    title = say(words, "ideas-title")
    told = "\n".join([title, *(say(words, message) for message in _TOLD)])
    return picture(_WIDTH, _HEIGHT, title, told, "".join(_content(words, title)))


def _content(words: Words, title: str) -> Iterator[str]:
    yield text(_PLAN, 34, title, "title")
    yield from _plan(words)
    yield from _cluster(words)
    yield from _service(words)
    yield from _lone_task(words)
    yield from _arrows()


def _plan(words: Words) -> Iterator[str]:
    room = _PLAN_END - _PLAN - 28
    left, top = _PLAN + 14, _PLAN_TOP
    yield text(_PLAN, top - 18, "Task definition", "heading", "service")
    yield box(_PLAN + 8, top - 8, _PLAN_END - _PLAN, _PLAN_HEIGHT, "sheet-old", 8)
    yield box(_PLAN, top, _PLAN_END - _PLAN, _PLAN_HEIGHT, "sheet", 8)
    yield sheet(left, top + 14)
    yield text(left + 26, top + 30, "webserver:2", "name", room=room - 26)
    yield text(left, top + 62, "container", "note", "soft")
    yield box(left, top + 70, room, 50, "container", 6)
    yield text(left + 12, top + 91, "web", "name", room=room - 24)
    yield text(left + 12, top + 109, "image: nginx", "code", "soft", room=room - 24)
    yield text(left, top + 146, "cpu: 256", "code", room=room)
    yield text(left, top + 166, "memory: 512", "code", room=room)
    for number, message in enumerate(("ideas-plan", "ideas-plan-more")):
        y = top + _PLAN_HEIGHT + 24 + 18 * number
        yield text(_PLAN, y, say(words, message), "note", "soft", room=_CLUSTER - _PLAN - 20)


def _cluster(words: Words) -> Iterator[str]:
    wide = _CLUSTER_END - _CLUSTER
    yield box(_CLUSTER, _CLUSTER_TOP, wide, _HEIGHT - 14 - _CLUSTER_TOP, "cluster", 12)
    yield text(_CLUSTER + 18, _CLUSTER_TOP + 26, "Cluster", "heading")
    where = say(words, "ideas-cluster")
    yield text(_CLUSTER_END - 18, _CLUSTER_TOP + 26, where, "note", "soft", room=280, anchor="end")


def _service(words: Words) -> Iterator[str]:
    left, right = _CLUSTER + 16, _CLUSTER_END - 16
    yield box(left, _SERVICE_TOP, right - left, _SERVICE_HEIGHT, "service", 10)
    yield text(left + 17, _SERVICE_TOP + 28, "Service", "heading", "service")
    keeps = say(words, "ideas-service", desired=str(_DESIRED))
    yield text(right - 17, _SERVICE_TOP + 28, keeps, "note", room=260, anchor="end")
    for number in range(_DESIRED):
        x = _FIRST_TASK + number * (_TASK + _TASK_GAP)
        yield from _task(x, _SERVICE_TOP + 44, "owned")


def _lone_task(words: Words) -> Iterator[str]:
    yield from _task(_FIRST_TASK, _LONE_TOP, "unowned")
    x = _FIRST_TASK + _TASK + 16
    room = _CLUSTER_END - 16 - x
    yield text(x, _LONE_TOP + 48, say(words, "ideas-lone-task"), "label", "nobody", room=room)
    for number, message in enumerate(("ideas-lone-task-more", "ideas-lone-task-end")):
        yield text(x, _LONE_TOP + 70 + 18 * number, say(words, message), "note", "soft", room=room)


def _task(x: float, y: float, shape: str) -> Iterator[str]:
    yield box(x, y, _TASK, _TASK_HEIGHT, shape, 8)
    yield text(x + 12, y + 22, "Task", "label")
    yield state(x + 18, y + 38, "running")
    yield text(x + 30, y + 42, "RUNNING", "badge", "running")
    yield box(x + 10, y + 54, _TASK - 20, 56, "container", 6)
    yield text(x + 20, y + 74, "container", "note", "soft", room=_TASK - 36)
    yield text(x + 20, y + 96, "web", "name", room=_TASK - 36)


def _arrows() -> Iterator[str]:
    start, end = _PLAN_END + 10, _CLUSTER + 15
    middle = (start + _CLUSTER) / 2
    y = _PLAN_TOP + 60
    yield line(f"M{start:g} {y:g}H{end - 6:g}", "makes")
    yield arrow(end, y, "makes-head")
    yield text(middle, y - 9, "create_service", "port", "service", anchor="middle", room=104)
    y, low = _PLAN_TOP + 150, _LONE_TOP + 62
    turn = _CLUSTER - 14
    down = f"M{start:g} {y:g}H{turn - 10:g}q10 0 10 10V{low - 10:g}q0 10 10 10"
    yield line(f"{down}H{_FIRST_TASK - 8:g}", "makes-unowned")
    yield arrow(_FIRST_TASK - 2, low, "makes-unowned-head")
    yield text(start + 38, y - 9, "run_task", "port", "nobody", anchor="middle", room=76)
