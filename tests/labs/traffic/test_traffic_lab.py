"""Lab 07: load balancer, service, requests, accidents, auto scaling, as a learner uses them."""

from __future__ import annotations

from collections.abc import Iterator

import boto3
import pytest
from building import plain
from clusters import made_by, same, wait
from traffic_use import commands, counted, names, replayed, states, traffic_lab

from helpers import Lab
from helpers.i18n import LANGUAGES
from helpers.labs.traffic import TrafficLab
from helpers.labs.traffic.prepared import ERRORS, LOOPBACK, SLOW, SMALL_BLOCK


@pytest.fixture(params=LANGUAGES)
def both(request: pytest.FixtureRequest) -> Iterator[TrafficLab]:
    """Nothing built yet, in both languages: for what is said."""
    with Lab(request.param) as lab:
        yield traffic_lab(lab)


@pytest.fixture
def empty() -> Iterator[TrafficLab]:
    with Lab("vi") as lab:
        yield traffic_lab(lab)


@pytest.fixture
def panel(empty: TrafficLab) -> TrafficLab:
    """Three healthy targets get thirty requests a second, counted from now."""
    empty.balancer.all.click()
    empty.form.create.click()
    empty.traffic.rate.value = 30
    wait(empty, 120)
    empty.traffic.count_anew.click()
    assert states(empty) == ["healthy"] * 3
    return empty


def said(panel: TrafficLab) -> str:
    return plain(panel.message.value)


def test_it_opens_ready_and_uses_what_is_there(both: TrafficLab) -> None:
    assert both.words("targets-nothing") in both.told()
    assert both.still()["image/svg+xml"].startswith("<svg")
    made = [call.action for call in both.lab.calls]
    again = traffic_lab(both.lab)
    assert again.place == both.place
    more = [call.action for call in both.lab.calls[len(made) :]]
    assert [each for each in more if not each.startswith("Describe")] == []


def test_what_is_missing_is_said_before_anything_is_called(both: TrafficLab) -> None:
    first = both.words("traffic-lab-first", button="create_load_balancer")
    for press in (both.balancer.listener, both.balancer.delete):
        assert made_by(both, press) == []
        assert first in said(both)
    for press in (both.form.create, both.balancer.modify):
        assert made_by(both, press) == []
        assert both.words("traffic-lab-first", button="create_target_group") in said(both)
    assert made_by(both, both.form.roll_out) == []
    assert both.words("traffic-lab-first", button="create_service") in said(both)
    for press in (both.accidents.stop, both.accidents.crash, both.accidents.hang):
        assert made_by(both, press) == []
        assert both.words("traffic-lab-no-running") in said(both)
    both.form.delete.click()
    assert "ServiceNotFoundException" in said(both)
    both.scaling.register.click()
    assert "ECS service doesn't exist" in said(both)
    both.scaling.deregister.click()
    assert "No scalable target found" in said(both)
    both.chart.draw.click()
    assert both.words("lab-unexpected") not in said(both)


def test_load_balancer_target_group_and_listener_by_the_calls_that_are_shown(
    empty: TrafficLab,
) -> None:
    made = made_by(empty, empty.balancer.all)
    assert names(made) == [
        *("create-load-balancer", "create-target-group"),
        *("modify-target-group-attributes", "create-listener"),
    ]
    shown = commands(empty)
    assert [action for _, action, _ in shown] == names(made)
    assert {service for service, _, _ in shown} == {"elbv2"}
    assert shown[3][2] == made[3].parameters
    empty.balancer.delete.click()
    assert empty.lab.snapshot().traffic.groups == ()
    assert empty.lab.snapshot().traffic.balancers == ()
    for press in (empty.balancer.balancer, empty.balancer.group, empty.balancer.listener):
        press.click()
    assert empty.picture
    way = empty.words(
        *("targets-told-way",), name="web", kind="application", port="HTTP:80", group="web-ip"
    )
    assert way in empty.picture.words


def test_aws_refuses_what_does_not_fit_together(both: TrafficLab) -> None:
    both.balancer.balancer.click()
    both.balancer.group.click()
    both.form.create.click()
    assert "does not have an associated load balancer" in said(both)
    both.balancer.listener.click()
    both.form.mode.value = "instance"
    both.form.create.click()
    assert "has target type ip, which is incompatible with the bridge network mode" in said(both)
    both.balancer.type.value = "instance"
    both.balancer.all.click()
    both.form.mode.value = "ip"
    both.form.create.click()
    assert "target type instance, which is incompatible with the awsvpc" in said(both)
    both.form.mode.value = "instance"
    both.form.create.click()
    wait(both, 60)
    assert states(both) == ["healthy"] * 3
    ports = {target.port for target in both.lab.snapshot().traffic.groups[1].targets}
    assert all(port >= 32768 for port in ports)
    assert len(ports) >= 2


def test_a_roll_out_loses_nothing_unless_everything_may_stop_first(panel: TrafficLab) -> None:
    made = made_by(panel, panel.form.roll_out)
    assert names(made) == [
        *("describe-task-definition", "register-task-definition", "update-service")
    ]
    assert same(replayed(panel), made)
    wait(panel, 240)
    sent, failed = counted(panel)
    assert sent > 6000
    assert failed == 0
    panel.form.least.value, panel.form.most.value = 0, 100
    panel.form.update.click()
    panel.form.roll_out.click()
    wait(panel, 240)
    assert counted(panel)[1] > 300
    assert panel.picture
    assert panel.words("requests-no-target") in panel.picture.words


@pytest.mark.parametrize("image", [LOOPBACK, ERRORS])
def test_a_bad_version_never_gets_a_request_and_is_rolled_back(
    panel: TrafficLab, image: str
) -> None:
    panel.form.breaker.value = True
    panel.form.update.click()
    panel.form.image.value = image
    panel.form.roll_out.click()
    wait(panel, 1200)
    assert counted(panel)[1] == 0
    service = panel.service("web")
    assert service
    assert [each.revision for each in service.deployments] == [1]
    assert "rolling back" in plain(panel.tabs.events_page.value)


def test_a_slow_version_needs_the_grace_period(panel: TrafficLab) -> None:
    panel.form.image.value = SLOW
    panel.form.roll_out.click()
    wait(panel, 300)
    service = panel.service("web")
    assert service
    assert len(service.deployments) == 2
    panel.form.grace.value = 120
    panel.form.update.click()
    wait(panel, 300)
    service = panel.service("web")
    assert service
    assert [each.rollout for each in service.deployments] == ["COMPLETED"]
    assert counted(panel)[1] == 0


def test_accidents_and_what_they_cost(panel: TrafficLab) -> None:
    panel.accidents.stop.click()
    wait(panel, 120)
    assert counted(panel)[1] == 0
    panel.accidents.crash.click()
    assert "lab.crash(" in panel.call.view.boto3.value
    wait(panel, 120)
    assert counted(panel)[1] == 1
    hung = panel.accidents.task.value
    panel.accidents.hang.click()
    assert f'lab.hang("{hung}")' in panel.call.view.boto3.value
    wait(panel, 180)
    assert 100 <= counted(panel)[1] <= 201
    assert hung[:6] in plain(panel.tabs.tasks_page.value)
    assert "Task failed ELB health checks" in plain(panel.tabs.tasks_page.value)


def test_the_security_group_closes_and_opens(panel: TrafficLab) -> None:
    made = made_by(panel, panel.accidents.close)
    [(service, action, asked)] = commands(panel)
    assert (service, action, asked) == (
        *("ec2", "revoke-security-group-ingress"),
        made[0].parameters,
    )
    wait(panel, 30)
    assert states(panel) == ["unhealthy"] * 3
    assert panel.words("requests-timeout") in panel.told()
    panel.accidents.close.click()
    assert "InvalidPermission.NotFound" in said(panel)
    panel.accidents.open.click()
    wait(panel, 300)
    assert states(panel) == ["healthy"] * 3


@pytest.mark.parametrize("metric", ["ECSServiceAverageCPUUtilization", "ALBRequestCountPerTarget"])
def test_tasks_follow_the_traffic(panel: TrafficLab, metric: str) -> None:
    panel.scaling.metric.value = metric
    panel.scaling.most.value = 6
    made = made_by(panel, panel.scaling.register)
    assert names(made) == ["register-scalable-target", "put-scaling-policy"]
    assert {service for service, _, _ in commands(panel)} == {"application-autoscaling"}
    assert same(replayed(panel), made)
    panel.scaling.activities.click()
    assert panel.words("traffic-lab-activities", count=0) in said(panel)
    panel.traffic.rate.value = 300
    assert 'lab.traffic(300, "web")' in panel.call.view.boto3.value
    wait(panel, 600)
    assert states(panel).count("healthy") == 6
    assert counted(panel)[1] > 1000
    panel.traffic.rate.value = 30
    wait(panel, 1500)
    assert states(panel).count("healthy") in (2, 3)
    panel.scaling.activities.click()
    assert "Setting desired count to 6." in said(panel)
    assert "Setting desired count to 6." in panel.told()
    panel.chart.draw.click()
    assert "<svg" in panel.chart.chart.value
    assert panel.words("load-goal", value=f"{panel.scaling.value.value:g}") in (
        panel.chart.chart.value
    )
    panel.scaling.deregister.click()
    assert (
        boto3.client("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")[
            "ScalableTargets"
        ]
        == []
    )


def test_scaling_ends_where_the_subnet_is_full(empty: TrafficLab) -> None:
    empty.balancer.all.click()
    empty.form.subnets.value = "small"
    empty.form.create.click()
    empty.scaling.most.value = 20
    empty.scaling.register.click()
    empty.traffic.rate.value = 300
    wait(empty, 900)
    service = empty.service("web")
    assert service
    assert (service.desired, service.running) == (20, 11)
    (small,) = [s for s in empty.lab.snapshot().subnets if s.cidr == SMALL_BLOCK]
    assert small.free == 0
    assert "InsufficientFreeAddressesInSubnet" in plain(empty.tabs.tasks_page.value)


def test_long_answers_are_cut_off(panel: TrafficLab) -> None:
    panel.traffic.seconds.value = 60.0
    assert "seconds=60" in panel.call.view.boto3.value
    panel.accidents.stop.click()
    wait(panel, 120)
    assert counted(panel)[1] == 290
    assert panel.words("requests-cut") in panel.told()
    panel.balancer.delay.value = 120
    panel.balancer.modify.click()
    panel.traffic.count_anew.click()
    panel.accidents.stop.click()
    wait(panel, 240)
    assert counted(panel)[1] == 0


def test_requests_by_number_and_by_button(panel: TrafficLab) -> None:
    quick = {each.description: each for each in panel.traffic.quick}
    quick["120"].click()
    assert panel.traffic.rate.value == 120
    assert 'lab.traffic(120, "web")' in panel.call.view.boto3.value
    wait(panel, 60)
    assert panel.words("requests-overload") in panel.told()
    panel.traffic.rate.value = -5
    assert panel.words("world-traffic-negative", rps="-5") in said(panel)
    assert panel.traffic.rate.value == -5
    quick["0"].click()
    assert panel.words("traffic-lab-sent", rate="0", name="web") in said(panel)


def test_numbers_that_aws_does_not_take_are_refused_and_stay(both: TrafficLab) -> None:
    both.balancer.balancer.click()
    both.balancer.interval.value = 3
    both.balancer.path.value = "health"
    both.balancer.group.click()
    least = both.words("why-too-small", path="HealthCheckIntervalSeconds", least="5")
    assert least.rpartition("`")[2] in said(both)
    assert (both.balancer.interval.value, both.balancer.path.value) == (3, "health")
    both.balancer.interval.value, both.balancer.path.value = 10, "/"
    both.balancer.all.click()
    both.balancer.group.click()
    assert both.words("why-elbv2-DuplicateTargetGroupName") in said(both)
    both.balancer.delay.value = 4000
    both.balancer.modify.click()
    assert both.words("why-elbv2-ValidationError") in said(both)
    both.form.desired.value = -1
    both.form.create.click()
    assert "InvalidParameterException" in said(both)
    assert both.form.desired.value == -1
    both.form.desired.value = 2
    both.form.create.click()
    both.scaling.least.value, both.scaling.most.value = 9, 2
    both.scaling.register.click()
    assert both.words("why-application-autoscaling-ValidationException") in said(both)


def test_closing_and_replacing_the_lab_is_said(panel: TrafficLab) -> None:
    panel.chart.draw.click()
    with Lab("en") as newer:
        panel.balancer.all.click()
        assert panel.words("lab-replaced") in said(panel)
        assert panel.scene.value == ""
        assert "<svg" not in panel.chart.chart.value
        panel.traffic.rate.value = 60
        panel.clock.steps[0].click()
        assert panel.words("lab-replaced") in panel.told()
        assert traffic_lab(newer).told()
    opened = traffic_lab(newer)
    assert newer.words("lab-closed", language="en") in plain(opened.message.value)
    assert opened.told()


def test_it_follows_what_a_cell_does(panel: TrafficLab) -> None:
    assert panel.picture
    elb = boto3.client("elbv2")
    arn = panel.lab.snapshot().traffic.groups[0].arn
    elb.modify_target_group(TargetGroupArn=arn, HealthCheckIntervalSeconds=20)
    panel.look_again()
    assert "20 s" in panel.picture.words or "20 giây" in panel.picture.words
