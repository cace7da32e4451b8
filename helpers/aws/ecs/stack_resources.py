"""A resource of a CloudFormation stack, as moto's stacks hold it, and how one is made.

moto asks a class of each resource type to create, update and describe its resources; here a
:class:`Kind` stands in the class's place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from helpers.aws.ecs import front

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from helpers.simulator import Simulator

Properties = dict[str, Any]


@dataclass(slots=True, eq=False)
class Made:
    """A resource of a stack, as moto's stacks hold it.

    Args:
        kind: what can be done with it.
        physical_resource_id: what ``Ref`` gives.
        attributes: what ``Fn::GetAtt`` gives.
        properties: what it was made from.
    """

    kind: Kind
    region: str
    physical_resource_id: str
    attributes: Mapping[str, str]
    properties: Properties
    logical_resource_id: str = ""
    cf_resource_type: str = ""
    type: str = field(init=False)

    def __post_init__(self) -> None:
        self.type = self.kind.type_name

    def get_cfn_attribute(self, name: str) -> str:
        """``Fn::GetAtt``."""
        if name not in self.attributes:
            from moto.cloudformation.exceptions import UnformattedGetAttTemplateException

            raise UnformattedGetAttTemplateException
        return self.attributes[name]

    def is_created(self) -> bool:
        """Whether CloudFormation would go on with the stack."""
        return self.kind.ready(self)

    def delete(self, _account: str, _region: str) -> None:
        """Delete it with its stack."""
        self.kind.delete(self)


class Kind:
    """One resource type of ECS.

    Args:
        simulator: ECS in a region.
    """

    type_name = ""
    attributes: tuple[str, ...] = ()

    def __init__(self, simulator: Callable[[str], Simulator]) -> None:
        self._simulator = simulator

    def has_cfn_attr(self, name: str) -> bool:
        """Whether outputs may ask for this attribute."""
        return name in self.attributes

    def create_from_cloudformation_json(
        self, name: str, template: Mapping[str, Any], _account: str, region: str, **_more: Any
    ) -> Made:
        """Make a resource; ``name`` is the one to take if the template gives none."""
        return self.create(region, name, template["Properties"])

    def update_from_cloudformation_json(
        self,
        original_resource: Made,
        new_resource_name: str,
        cloudformation_json: Mapping[str, Any],
        account_id: str,
        region_name: str,
    ) -> Made:
        """Bring a resource to new properties."""
        return self.update(original_resource, new_resource_name, cloudformation_json["Properties"])

    def create(self, region: str, name: str, properties: Properties) -> Made:
        """Make a resource."""
        raise NotImplementedError

    def update(self, made: Made, name: str, properties: Properties) -> Made:
        """Change it, or replace it where CloudFormation does."""
        raise NotImplementedError

    def delete(self, made: Made) -> None:
        """Delete it."""
        raise NotImplementedError

    def ready(self, _made: Made) -> bool:
        """Whether the stack need not wait for it any more."""
        return True

    def call(self, region: str, operation: str, request: Mapping[str, Any]) -> dict[str, Any]:
        """Call the API as CloudFormation does.

        Raises:
            ValidationError: moto's, with ECS's words, when ECS refuses.
        """
        answer = front.called(self._simulator(region), operation, request)
        if answer.refusal is not None:
            from moto.cloudformation.exceptions import ValidationError

            raise ValidationError(message=f"{answer.refusal.code}: {answer.refusal.message}")
        return answer.body
