"""A stack's association of a subnet with a route table counts, as one made by the API does.

moto only writes it down, so that the subnets of a stack keep the main route table and have no way
out (AWS::EC2::SubnetRouteTableAssociation, CloudFormation's template reference). It also leaves
the stack's route tables behind, for which the VPC of a stack could never be deleted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.aws.mended import Mending


def mend(mending: Mending) -> None:
    """Associate with the stack's resource, and let both go with the stack."""
    from moto.ec2.models import ec2_backends
    from moto.ec2.models.route_tables import RouteTable
    from moto.ec2.models.subnets import SubnetBackend, SubnetRouteTableAssociation

    def associate(before: Callable[..., Any]) -> Callable[..., Any]:
        def create(ec2: Any, route_table_id: str, subnet_id: str) -> Any:
            ec2.associate_route_table(route_table_id, subnet_id=subnet_id)
            return before(ec2, route_table_id, subnet_id)

        return create

    def delete_table(table: Any, account_id: str, region: str) -> None:
        ec2_backends[account_id][region].delete_route_table(table.id)

    def delete(resource: Any, account_id: str, region: str) -> None:
        ec2 = ec2_backends[account_id][region]
        table = ec2.get_route_table(resource.route_table_id)
        for association, subnet_id in list(table._associations.items()):
            if subnet_id == resource.subnet_id:
                ec2.disassociate_route_table(association)

    mending.replace(SubnetBackend, "create_subnet_association", associate)
    mending.add(SubnetRouteTableAssociation, "delete", delete)
    mending.add(RouteTable, "delete", delete_table)
