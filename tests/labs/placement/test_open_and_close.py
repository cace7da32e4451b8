"""The bench opened, opened twice, left behind by a newer lab, and as a stored output."""

from __future__ import annotations

import boto3
import pytest
from benches import opened, run, settle
from building import plain

from helpers import Lab
from helpers.i18n import LANGUAGES


def test_opened_twice_it_makes_nothing_twice() -> None:
    with Lab("en") as lab:
        first = opened(lab)
        run(first, "host")
        before = [c for c in lab.calls if c.action != "DescribeInstances"]
        second = opened(lab)
        assert [c for c in lab.calls if c.action != "DescribeInstances"] == before
        for name, table in first.tables.items():
            if name != "ways":  # another way is chosen in it
                assert second.tables[name].words == table.words


def test_a_newer_lab_leaves_a_sentence_and_no_stale_table() -> None:
    with Lab("vi") as lab:
        panel = opened(lab)
        run(panel, "host")
        with Lab("vi") as newer:
            for press in (panel.task.run, panel.capacity.reset, panel.clock.steps[0]):
                press.click()
                assert lab.words("lab-replaced") in plain(panel.message.value)
            panel.task.cpu.value = "512"
            assert not newer.calls
            assert panel.ways.value == panel.verdicts.value == panel.addresses.value == ""
            assert "<svg" not in panel.scene.value
            assert lab.words("lab-replaced") in repr(panel)


def test_a_bench_of_a_closed_lab_says_so() -> None:
    lab = Lab("en")
    lab.close()
    panel = opened(lab)
    assert lab.words("lab-closed", language="en") in repr(panel)
    panel.task.run.click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stored_output_is_the_same_each_time(language: str) -> None:
    def bundle() -> dict[str, str]:
        with Lab(language) as lab:
            panel = opened(lab)
            run(panel, "bridge-dynamic", 2)
            settle(panel)
            found = panel._repr_mimebundle_()
            for table in panel.tables.values():
                assert table.words in found["text/plain"]
            return {name: found[name] for name in ("text/plain", "image/svg+xml")}

    assert bundle() == bundle()


def test_without_public_subnets_the_bench_takes_those_there_are() -> None:
    with Lab("en", subnets={"10.0.9.0/28": "private"}) as lab:
        panel = opened(lab)
        assert lab.words("placement-limit-no-instance") in panel.tables["ways"].words
        panel.capacity.nat.click()
        assert panel.answer_told == lab.words("placement-no-public-subnet")


def test_without_room_for_its_instances_the_bench_says_so() -> None:
    with Lab("en", subnets={"10.0.9.0/28": "public"}) as lab:
        boto3.client("ecs").create_cluster(clusterName="demo")
        lab.add_instances("demo", 11)
        panel = opened(lab)
        assert "does not have enough free addresses" in panel.answer_told
        panel.capacity.reset.click()
        assert "does not have enough free addresses" in panel.answer_told
        assert "lab.add_instances" in panel.call.view.boto3.value
