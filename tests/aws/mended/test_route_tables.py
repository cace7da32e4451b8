"""Route tables of CloudFormation's stacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import boto3

if TYPE_CHECKING:
    from helpers import Lab


def test_a_stack_associates_a_subnet_with_its_route_table(lab: Lab) -> None:
    ec2, stacks = boto3.client("ec2"), boto3.client("cloudformation")
    subnet = ec2.create_subnet(VpcId=lab.vpc.id, CidrBlock="10.0.77.0/24")["Subnet"]["SubnetId"]
    resources = {
        "Table": {"Type": "AWS::EC2::RouteTable", "Properties": {"VpcId": lab.vpc.id}},
        "Association": {
            "Type": "AWS::EC2::SubnetRouteTableAssociation",
            "Properties": {"RouteTableId": {"Ref": "Table"}, "SubnetId": subnet},
        },
    }
    of_subnet = [{"Name": "association.subnet-id", "Values": [subnet]}]

    stacks.create_stack(StackName="routes", TemplateBody=json.dumps({"Resources": resources}))
    made = stacks.describe_stack_resource(StackName="routes", LogicalResourceId="Table")
    (table,) = ec2.describe_route_tables(Filters=of_subnet)["RouteTables"]
    assert table["RouteTableId"] == made["StackResourceDetail"]["PhysicalResourceId"]

    stacks.delete_stack(StackName="routes")
    assert ec2.describe_route_tables(Filters=of_subnet)["RouteTables"] == []
    every = ec2.describe_route_tables()["RouteTables"]
    assert table["RouteTableId"] not in {each["RouteTableId"] for each in every}
