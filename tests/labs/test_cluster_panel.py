"""The cluster panel: both tabs, scene, time line, events, and a clock that needs no thread."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import boto3
import pytest
from building import plain
from clusters import choose_task_of, service_lab, task_lab, wait

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.cluster import ClusterPanel, watching
from helpers.labs.cluster.clock import TICKS
from helpers.labs.service import ServiceLab


@pytest.fixture(params=LANGUAGES)
def panel(request: pytest.FixtureRequest) -> Iterator[ServiceLab]:
    """The service lab with three tasks of a service and one of nobody's, all RUNNING."""
    with Lab(request.param) as lab:
        made = service_lab(lab)
        made.wanted.create.click()
        made.accidents.alone.click()
        wait(made, 60)
        yield made


def tick(panel: ClusterPanel, ticks: int = 1) -> None:
    panel.clock.play.value += ticks


def test_the_tabs_show_who_looks_after_a_task(panel: ServiceLab) -> None:
    words, ecs = panel.words, boto3.client("ecs")
    assert panel.tabs.services.description == words("panel-services-tab", count=1)
    assert panel.tabs.tasks.description == words("panel-tasks-tab", count=4)
    page = panel.tabs.tasks_page.value
    for arn in ecs.list_tasks(cluster="demo")["taskArns"]:
        assert arn in page
    assert page.count(words("panel-service", name="web")) == 3
    assert page.count(f">{words('panel-nobody')}<") == 1
    assert page.count("● RUNNING") == 4
    assert "PRIMARY webserver:1 · running 3/3" in plain(panel.tabs.services_page.value)


def test_one_tab_is_always_open(panel: ServiceLab) -> None:
    tabs = panel.tabs
    for pressed, other in ((tabs.services, tabs.tasks), (tabs.tasks, tabs.services)):
        pressed.value = True
        assert (pressed.value, other.value) == (True, False)
        pressed.value = False
        assert (pressed.value, other.value) == (True, False)
    assert tabs.services_page.layout.display == "none"
    assert tabs.tasks_page.layout.display != "none"


def test_a_stopped_task_says_why(panel: ServiceLab) -> None:
    choose_task_of(panel, "web")
    panel.accidents.kill.click()
    wait(panel, 60)
    page = plain(panel.tabs.tasks_page.value)
    assert "✕ STOPPED" in page
    assert "UserInitiated: Task stopped by user" in page
    assert "exitCode 0" in page
    assert panel.tabs.tasks.description == panel.words("panel-tasks-tab", count=4)


def test_events_are_the_services_own_newest_first(panel: ServiceLab) -> None:
    wait(panel, 60)
    described = boto3.client("ecs").describe_services(cluster="demo", services=["web"])
    messages = [event["message"] for event in described["services"][0]["events"]]
    assert len(messages) >= 2
    shown = plain(panel.tabs.events_page.value)
    assert [shown.index(message) for message in messages] == sorted(map(shown.index, messages))


def test_a_step_lets_exactly_its_time_pass(panel: ServiceLab) -> None:
    for button, seconds in zip(panel.clock.steps, (1, 10, 60), strict=True):
        before = panel.lab.time
        button.click()
        assert (panel.lab.time - before).total_seconds() == seconds
        assert f"{panel.lab.time:%H:%M:%S}" in panel.clock.time.value


def test_playing_ticks_at_the_chosen_speed_and_without_threads(panel: ServiceLab) -> None:
    threads, before = threading.active_count(), panel.lab.time
    tick(panel)
    assert panel.lab.time == before
    panel.clock.toggle.click()
    assert panel.clock.toggle.description == panel.words("panel-pause")
    panel.clock.speed.value = 10
    for _ in range(TICKS):
        tick(panel)
    assert (panel.lab.time - before).total_seconds() == pytest.approx(10)
    assert threading.active_count() == threads
    panel.clock.toggle.click()
    assert panel.clock.toggle.description == panel.words("panel-play")
    tick(panel)
    assert (panel.lab.time - before).total_seconds() == pytest.approx(10)


def test_lab_time_does_not_leap_when_the_kernel_was_busy(panel: ServiceLab) -> None:
    panel.clock.toggle.click()
    panel.clock.speed.value = 1
    before = panel.lab.time
    tick(panel, 500)
    assert (panel.lab.time - before).total_seconds() < 1


def test_it_pauses_when_nobody_sees_it_any_more(panel: ServiceLab) -> None:
    panel.clock.play._view_count = 1
    panel.clock.toggle.click()
    assert panel.clock.playing
    panel.clock.play._view_count = 0
    assert not panel.clock.playing


def test_a_quiet_tick_leaves_the_scene_alone_and_a_change_does_not(panel: ServiceLab) -> None:
    wait(panel, 120)
    panel.clock.toggle.click()
    tick(panel)
    drawn, line = panel.scene.value, panel.line.value
    tick(panel)
    assert panel.scene.value == drawn
    assert panel.line.value != line
    for _ in range(TICKS):
        tick(panel)
    assert panel.scene.value != drawn
    drawn = panel.scene.value
    choose_task_of(panel, "web")
    boto3.client("ecs").stop_task(cluster="demo", task=panel.accidents.task.value)
    tick(panel)
    assert "STOPPING" in panel.scene.value
    assert "ecs-changed" in panel.scene.value
    assert panel.scene.value != drawn


def test_what_a_cell_did_shows_on_every_panel_on_the_screen(panel: ServiceLab) -> None:
    other = task_lab(panel.lab)
    panel.clock.play._view_count = 1
    other.clock.play._view_count = 1
    boto3.client("ecs").update_service(cluster="demo", service="web", desiredCount=1)
    panel.lab.advance(60)
    watching.refresh()
    for each in (panel, other):
        assert each.tabs.tasks.description == panel.words("panel-tasks-tab", count=2)
    other.run.click()
    assert panel.tabs.tasks.description == panel.words("panel-tasks-tab", count=3)


def test_a_newer_lab_leaves_a_sentence_and_no_stale_picture(panel: ServiceLab) -> None:
    lab = panel.lab
    panel.rollout.draw.click()
    panel.clock.play._view_count = 1
    panel.clock.toggle.click()
    closed = lab.words("lab-replaced")
    with Lab(lab.language) as newer:
        watching.refresh()
        assert closed in plain(panel.message.value)
        assert not panel.clock.playing
        assert "<svg" not in panel.scene.value + panel.line.value + panel.rollout.chart.value
        assert "RUNNING" not in panel.tabs.tasks_page.value
        panel.wanted.create.click()
        panel.accidents.kill.click()
        panel.clock.steps[0].click()
        tick(panel)
        assert not newer.calls
        assert closed in repr(panel)
        again = service_lab(newer)
        again.wanted.create.click()
        assert again.service("web") is not None


@pytest.mark.parametrize("name", ["task", "service"])
def test_a_panel_of_a_closed_lab_says_so(name: str) -> None:
    lab = Lab("en")
    lab.close()
    made = lab.open(name)
    assert lab.words("lab-closed", language="en") in repr(made)
    assert "image/svg+xml" not in made._repr_mimebundle_()


def test_the_only_clock_in_sight_is_the_one_that_ticks(panel: ServiceLab) -> None:
    wait(panel, 10)
    time = f"{panel.lab.snapshot().time:%H:%M:%S}"
    assert time in panel.clock.time.value
    drawn = re.sub(r"<(title|desc)[^>]*>.*?</\1>", "", panel.scene.value, flags=re.S)
    assert panel.words("scene-time", time=time) not in drawn


def test_opened_twice_it_makes_nothing_twice(panel: ServiceLab) -> None:
    before = len(panel.lab.calls)
    again = service_lab(panel.lab)
    assert len(panel.lab.calls) == before
    assert again.tabs.told() == panel.tabs.told()


def test_the_stored_output_is_words_and_a_still_and_the_same_each_time() -> None:
    def bundle(language: str) -> dict[str, str]:
        with Lab(language) as lab:
            made = service_lab(lab)
            made.wanted.create.click()
            wait(made, 30)
            found = made._repr_mimebundle_()
            assert made.picture is not None
            assert made.picture.words in found["text/plain"]
            assert found["image/svg+xml"] == made.picture.svg
            return {k: found[k] for k in ("text/plain", "image/svg+xml")}

    assert bundle("vi") == bundle("vi")
    assert bundle("en") != bundle("vi")


def test_a_cluster_that_was_deleted_is_answered_in_aws_own_words() -> None:
    with Lab("vi") as lab:
        made = task_lab(lab)
        boto3.client("ecs").delete_cluster(cluster="demo")
        made.run.click()
        assert "ClusterNotFoundException" in plain(made.message.value)
        assert made.tabs.tasks.description == lab.words("panel-tasks-tab", count=0)


def test_what_learners_typed_is_escaped() -> None:
    evil = "<img src=x onerror=alert(1)>"
    with Lab("en") as lab:
        made = task_lab(lab)
        made.run.click()
        wait(made, 30)
        made.reason.value = evil
        made.stop.click()
        boto3.client("ecs").run_task(
            cluster="demo",
            taskDefinition="webserver",
            launchType="FARGATE",
            startedBy="<b>me",
            group="<i>us",
            networkConfiguration={"awsvpcConfiguration": {"subnets": lab.vpc.public_subnets}},
        )
        wait(made, 60)
        for part in (made.scene, made.line, made.tabs.tasks_page, made.message):
            assert "<img" not in part.value
            assert "<b>me" not in part.value
            assert "<i>us" not in part.value
        assert evil in plain(made.tabs.tasks_page.value)
