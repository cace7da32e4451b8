"""Every operation of botocore's model is carried, or says that it is not."""

from operator import attrgetter

import boto3
import pytest
from botocore import xform_name

from helpers import Lab
from helpers.aws.ecs.operations import OPERATIONS
from helpers.aws.ecs.shapes import service_model
from helpers.aws.ecs.simulated import PARTS
from helpers.aws.errors import OperationNotCarriedError
from helpers.simulator import Simulator


def test_every_operation_of_moto_s_ecs_is_carried() -> None:
    from moto.ecs.responses import EC2ContainerServiceResponse

    names = {xform_name(name): name for name in service_model().operation_names}
    motos = {names[each] for each in vars(EC2ContainerServiceResponse) if each in names}
    assert len(motos) > 40
    assert set(OPERATIONS) >= motos


def test_nothing_is_carried_that_the_api_does_not_have() -> None:
    assert set(OPERATIONS) < set(service_model().operation_names)


def test_every_operation_has_its_method() -> None:
    simulator = Simulator()
    names = [(part, name) for part, names in PARTS.items() for name in names]
    assert len(names) == len({name for _, name in names})
    for part, name in names:
        assert callable(attrgetter(f"{part}.{xform_name(name)}")(simulator))


@pytest.mark.parametrize(("language", "words"), [("vi", "Lab chưa có"), ("en", "does not carry")])
def test_an_operation_that_is_not_carried_says_so(language: str, words: str) -> None:
    with Lab(language), pytest.raises(OperationNotCarriedError, match=words):
        boto3.client("ecs").list_daemons()


def test_the_model_knows_no_protocol_but_the_one_that_is_spoken() -> None:
    """A botocore that speaks CBOR to ECS, or wants the query protocol's codes, needs more here."""
    metadata = service_model().metadata
    assert metadata["protocols"] == ["json"]
    assert "awsQueryCompatible" not in metadata
