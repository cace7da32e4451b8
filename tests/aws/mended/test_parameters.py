"""The parameters in which AWS names its ECS-optimised images."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import boto3
import pytest

if TYPE_CHECKING:
    from helpers import Lab


@pytest.mark.parametrize("system", ["amazon-linux-2", "amazon-linux-2023"])
def test_the_recommended_image_is_described_in_json(lab: Lab, system: str) -> None:
    ssm = boto3.client("ssm")
    name = f"/aws/service/ecs/optimized-ami/{system}/recommended"
    described = json.loads(ssm.get_parameter(Name=name)["Parameter"]["Value"])
    image_id = ssm.get_parameter(Name=f"{name}/image_id")["Parameter"]["Value"]
    assert described["image_id"] == image_id
    assert described["schema_version"] == 1


def test_every_parameter_of_the_optimised_images_is_text_or_json(lab: Lab) -> None:
    pages = boto3.client("ssm").get_paginator("get_parameters_by_path")
    values = [
        each["Value"]
        for page in pages.paginate(Path="/aws/service/ecs/optimized-ami", Recursive=True)
        for each in page["Parameters"]
    ]
    assert {type(value) for value in values} == {str}
    described = [json.loads(value) for value in values if value.startswith("{")]
    assert described
    assert all("image_id" in each for each in described)
