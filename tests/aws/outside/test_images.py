"""Registries: the lab's own ECR, and the well-known public ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3
import pytest
from stage import ACCOUNT, EXECUTION_POLICY, fargate, network, role, run

from helpers.aws.outside import catalogue
from helpers.simulator.outside.protocols import Image, ImageProblem

if TYPE_CHECKING:
    from helpers import Lab

ECR = f"{ACCOUNT}.dkr.ecr.ap-southeast-1.amazonaws.com"
MANIFEST = (
    '{"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",'
    ' "config": {"size": %d}, "layers": [{"digest": "sha256:%s"}]}'
)


def find(lab: Lab, image: str) -> Image | ImageProblem:
    return lab._session.world.neighbours("ap-southeast-1").images.find(image)


@pytest.mark.parametrize(
    ("image", "found"),
    [
        ("nginx", True),
        ("nginx:latest", True),
        ("nginx:1.29", True),
        ("docker.io/library/nginx:alpine", True),
        ("nginx:1.25.3", True),
        ("nginx:1.26-alpine", True),
        ("python:3.11-slim-bookworm", True),
        ("mysql:5.7.33", True),
        ("wordpress:6.4-php8.1-apache", True),
        ("ubuntu:20.04", True),
        ("amazonlinux:2", True),
        ("node:18.20.1-alpine3.20", True),
        ("nginx:9.99", ImageProblem.NO_TAG),
        ("nginx:1.72", ImageProblem.NO_TAG),
        ("nginx:latset", ImageProblem.NO_TAG),
        ("nginx:1.29-tpyo", ImageProblem.NO_TAG),
        ("nginx@sha256:" + "a" * 64, True),
        ("an/unknown:thing", True),
        ("public.ecr.aws/docker/library/httpd:2.4", True),
        ("public.ecr.aws/docker/library/httpd:0", ImageProblem.NO_TAG),
        ("public.ecr.aws/nobody/nothing", ImageProblem.NO_REPOSITORY),
        ("public.ecr.aws/nginx/ngnix", ImageProblem.NO_REPOSITORY),
        ("public.ecr.aws/datadog/agent:7", True),
        ("public.ecr.aws/aws-observability/aws-otel-collector:latest", True),
        ("public.ecr.aws/h6o3z5z2/my-shop:1", True),
        ("ghcr.io/someone/something:1", True),
        ("registry.example.com/shop:1", ImageProblem.NO_SUCH_HOST),
        ("localhost:5000/shop", ImageProblem.NO_SUCH_HOST),
        (f"{ECR}/shop:1", ImageProblem.NO_REPOSITORY),
    ],
)
def test_what_is_found_where(lab: Lab, image: str, found: bool | ImageProblem) -> None:
    answer = find(lab, image)
    assert isinstance(answer, Image) if found is True else answer is found


@pytest.mark.behaviour("2.5 image or repo missing (ECR)")
def test_in_ecr_repository_and_tag_must_exist(lab: Lab) -> None:
    ecr = boto3.client("ecr")
    ecr.create_repository(repositoryName="shop")
    assert find(lab, f"{ECR}/shop:1") is ImageProblem.NO_TAG
    for tag, size in (("small", 1_000_000), ("large", 500_000_000)):
        ecr.put_image(repositoryName="shop", imageTag=tag, imageManifest=MANIFEST % (size, tag))
    small, large = find(lab, f"{ECR}/shop:small"), find(lab, f"{ECR}/shop:large")
    assert isinstance(small, Image)
    assert isinstance(large, Image)
    assert small.pull_seconds < 2 < 15 < large.pull_seconds
    assert find(lab, f"{ECR}/shop@{small.digest}") == small
    assert find(lab, f"{ECR}/shop") is ImageProblem.NO_TAG
    assert find(lab, f"{ECR}/other:small") is ImageProblem.NO_REPOSITORY
    elsewhere = ECR.replace("ap-southeast-1", "us-east-1")
    assert find(lab, f"{elsewhere}/shop:small") is ImageProblem.NO_REPOSITORY


@pytest.mark.behaviour("2.5 image or repo missing (ECR)", "2.4 CannotPullContainerError: …")
def test_a_task_whose_image_is_missing_stops_with_ecrs_words(lab: Lab) -> None:
    execution = role("exec", managed=(EXECUTION_POLICY,))
    definition = fargate(image=f"{ECR}/shop:1", executionRoleArn=execution)
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets), wait=120)
    assert task["stopCode"] == "TaskFailedToStart"
    assert task["stoppedReason"] == (
        f"CannotPullContainerError: API error (404): repository {ECR}/shop not found"
    )


def test_the_catalogue_has_the_tags_that_tutorials_use() -> None:
    assert catalogue.DOCKER_HUB
    for name, known in {**catalogue.DOCKER_HUB, **catalogue.PUBLIC_ECR}.items():
        assert known.has("latest"), name
        assert known.megabytes > 0, name
