"""What takes addresses of a subnet beside tasks: a load balancer, interface endpoints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets

from helpers.diagrams.svg import escaped
from helpers.labs.look import button, html, row
from helpers.labs.subnet.subnets import NAME
from helpers.simulator import REGION

if TYPE_CHECKING:
    from helpers.labs.subnet.subnet_lab import SubnetLab

ENDPOINTS = ("ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm", "sts")
"""AWS services that get an interface endpoint, one a press."""


class Others:
    """The buttons of what is no task.

    Args:
        lab: the panel that they belong to.
    """

    def __init__(self, lab: SubnetLab) -> None:
        words = lab.words
        self._lab = lab
        self.balance = button("create_load_balancer", lab.action(self._balance))
        self.endpoint = button("create_vpc_endpoint", lab.action(self._endpoint))
        self.remove = button(words("subnet-lab-remove-others"), lab.action(self._remove))
        head = html(escaped(words("subnet-lab-others-head")), "ecs-hint")
        self.widget: widgets.Widget = row(
            *(head, self.balance, self.endpoint, self.remove),
            classes="ecs-row ecs-acts ecs-given",
        )

    def clear(self) -> int | None:
        """Delete what this lab has made: how much it was; None when AWS refused something."""
        call = self._lab.call.to
        balancers, endpoints = self._balancers(), self._endpoints()
        if balancers is None or endpoints is None:
            return None
        for arn in balancers.values():
            if call("elbv2", "DeleteLoadBalancer", LoadBalancerArn=arn) is None:
                return None
        ids = list(endpoints.values())
        if ids and call("ec2", "DeleteVpcEndpoints", VpcEndpointIds=ids) is None:
            return None
        return len(balancers) + len(ids)

    def _balancers(self) -> dict[str, str] | None:
        """Name and ARN of the load balancers that this lab has made."""
        found = self._lab.call.to("elbv2", "DescribeLoadBalancers")
        if found is None:
            return None
        every = {
            each["LoadBalancerName"]: each["LoadBalancerArn"] for each in found["LoadBalancers"]
        }
        return {name: arn for name, arn in every.items() if name.startswith(NAME)}

    def _endpoints(self) -> dict[str, str] | None:
        """AWS service and id of the endpoints that this lab has made."""
        named = [{"Name": "tag:Name", "Values": [NAME]}]
        found = self._lab.call.to("ec2", "DescribeVpcEndpoints", Filters=named)
        if found is None:
            return None
        return {each["ServiceName"]: each["VpcEndpointId"] for each in found["VpcEndpoints"]}

    def _balance(self) -> None:
        """An application load balancer: one node in the first subnet, one in another zone."""
        lab = self._lab
        balancers, place = self._balancers(), lab.places_in_two_zones()
        if balancers is None or not place:
            return
        number = next(n for n in range(1, 100) if f"{NAME}-{n}" not in balancers)
        made = lab.call.to(
            "elbv2",
            "CreateLoadBalancer",
            Name=f"{NAME}-{number}",
            Subnets=[each.id for each in place],
            SecurityGroups=[lab.lab.vpc.security_group],
        )
        if made is not None:
            blocks = ", ".join(each.cidr for each in place)
            lab.said("good", lab.words("subnet-lab-balanced", subnets=blocks))

    def _endpoint(self) -> None:
        lab, vpc = self._lab, self._lab.lab.vpc
        endpoints, place = self._endpoints(), lab.place()
        if endpoints is None or place is None:
            return
        names = [f"com.amazonaws.{REGION}.{each}" for each in ENDPOINTS]
        name = next((each for each in names if each not in endpoints), None)
        if name is None:
            lab.said("note", lab.words("subnet-lab-endpoints-all", count=len(names)))
            return
        made = lab.call.to(
            "ec2",
            "CreateVpcEndpoint",
            VpcEndpointType="Interface",
            VpcId=vpc.id,
            ServiceName=name,
            SubnetIds=[place.id],
            SecurityGroupIds=[vpc.security_group],
            TagSpecifications=[
                {"ResourceType": "vpc-endpoint", "Tags": [{"Key": "Name", "Value": NAME}]}
            ],
        )
        if made is not None:
            lab.said("good", lab.words("subnet-lab-endpoint", name=name, cidr=place.cidr))

    def _remove(self) -> None:
        removed = self.clear()
        if removed is not None:
            self._lab.said("good", self._lab.words("subnet-lab-removed", count=removed))
