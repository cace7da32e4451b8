"""AWS's own managed policies are there, with their documents (behaviour page 6.2).

moto ships all of them and leaves them out unless asked, since building them takes most of a second;
so a lab has those that have to do with containers and their neighbours.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.aws.mended import Mending

WANTED = re.compile(
    r"(AdministratorAccess|PowerUserAccess|ReadOnlyAccess|IAM(FullAccess|ReadOnlyAccess)"
    r"|Amazon(ECS|EC2Container|EC2(Full|ReadOnly)|ElasticContainerRegistry|S3(Full|ReadOnly)"
    r"|DynamoDB(Full|ReadOnly)|SQS(Full|ReadOnly)|SNS(Full|ReadOnly)|SSM(Full|ReadOnly|Managed)"
    r"|VPC(Full|ReadOnly)).*"
    r"|(CloudWatch(Logs|Agent)|ElasticLoadBalancing|SecretsManager|AWSXRay|AWSCodeDeployRoleForECS"
    r"|ApplicationAutoScaling).*)"
)


@cache
def _documents() -> Mapping[str, Any]:
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    every = json.loads(aws_managed_policies_data)
    return {name: data for name, data in every.items() if WANTED.fullmatch(name)}


def mend(mending: Mending) -> None:
    """Let moto's IAM begin with the managed policies."""
    from moto.iam.models import AWSManagedPolicy, IAMBackend

    def begin(iam: Any) -> list[Any]:
        return [
            AWSManagedPolicy.from_data(name, iam.account_id, iam.region_name, data)
            for name, data in _documents().items()
        ]

    mending.replace(IAMBackend, "_init_aws_policies", lambda _before: begin)
