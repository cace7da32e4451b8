"""Amazon Resource Names of ECS, in their long form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arns:
    """Writes the ARNs of one account in one region.

    Source: the Service Authorization Reference, resource types defined by Amazon ECS.
    """

    account: str
    region: str

    @property
    def service_linked_role(self) -> str:
        """The role with which ECS itself makes interfaces and registers targets (6.1)."""
        role = "aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"
        return f"arn:aws:iam::{self.account}:role/{role}"

    def _arn(self, resource: str) -> str:
        return f"arn:aws:ecs:{self.region}:{self.account}:{resource}"

    def task_definition(self, family: str, revision: int) -> str:
        """The ARN of one revision; it is what a service remembers."""
        return self._arn(f"task-definition/{family}:{revision}")

    def cluster(self, name: str) -> str:
        """The ARN of a cluster."""
        return self._arn(f"cluster/{name}")

    def service(self, cluster: str, name: str) -> str:
        """The ARN of a service, which lives in a cluster."""
        return self._arn(f"service/{cluster}/{name}")

    def task(self, cluster: str, task_id: str) -> str:
        """The ARN of a task, which lives in a cluster."""
        return self._arn(f"task/{cluster}/{task_id}")

    def container_instance(self, cluster: str, instance_id: str) -> str:
        """The ARN of a container instance, which is not the EC2 instance's id."""
        return self._arn(f"container-instance/{cluster}/{instance_id}")

    def container(self, cluster: str, task_id: str, container_id: str) -> str:
        """The ARN of a container, which lives in a task."""
        return self._arn(f"container/{cluster}/{task_id}/{container_id}")

    def attachment(self, attachment_id: str) -> str:
        """The ARN of a task's network attachment; EC2 shows it as the interface's description."""
        return self._arn(f"attachment/{attachment_id}")

    def capacity_provider(self, name: str) -> str:
        """The ARN of a capacity provider."""
        return self._arn(f"capacity-provider/{name}")

    def task_set(self, cluster: str, service: str, deployment_id: str) -> str:
        """The ARN of a task set, ``ecs-svc/<number>``, which lives in a service."""
        return self._arn(f"task-set/{cluster}/{service}/{deployment_id}")
