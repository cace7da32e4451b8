"""A simulator in its standalone world, with short words for what most tests need."""

from __future__ import annotations

from typing import Any

from helpers.simulator import EcsError, Simulator

SUBNETS = tuple(f"subnet-{number:017x}" for number in (1, 2, 3))
"""The public subnets of the standalone world, one in each zone."""

EXECUTION_ROLE = "arn:aws:iam::123456789012:role/ecsTaskExecutionRole"
TASK_ROLE = "arn:aws:iam::123456789012:role/shop"


def network(*subnets: str, public: bool = True, **more: Any) -> dict[str, Any]:
    """A network configuration."""
    return {
        "awsvpcConfiguration": {
            "subnets": list(subnets or SUBNETS[:1]),
            "assignPublicIp": "ENABLED" if public else "DISABLED",
            **more,
        }
    }


def container(name: str = "app", **changes: Any) -> dict[str, Any]:
    """A container definition."""
    return {"name": name, "image": "nginx", "memory": 64, **changes}


class World:
    """A simulator with one cluster; times in lab seconds."""

    def __init__(self, *, seed: int = 0, providers: tuple[str, ...] = ()) -> None:
        self.simulator = Simulator(seed=seed)
        self._joined = 0
        self.outside: Any = self.simulator.context.outside
        self.simulator.clusters.create_cluster({"capacityProviders": list(providers)})

    # --- definitions

    def fargate(self, *containers: dict[str, Any], family: str = "web", **changes: Any) -> str:
        """Register a Fargate definition."""
        return self._register(
            containers,
            family=family,
            networkMode="awsvpc",
            requiresCompatibilities=["FARGATE"],
            **{"cpu": "256", "memory": "512", **changes},
        )

    def ec2(self, *containers: dict[str, Any], family: str = "job", **changes: Any) -> str:
        """Register a definition for instances, in bridge mode unless told otherwise."""
        return self._register(containers, family=family, **changes)

    def _register(self, containers: tuple[dict[str, Any], ...], **members: Any) -> str:
        definitions = list(containers) or [container()]
        definition = self.simulator.task_definitions.register(
            {"containerDefinitions": definitions, **members}
        )
        return definition.name

    # --- instances and tasks

    def instance(self, type_name: str = "t3.micro", zone: str = "a", **more: Any) -> Any:
        """Let an EC2 instance join the cluster."""
        self._joined += 1
        number = self._joined
        return self.simulator.instances.join(
            None,
            ec2_instance_id=f"i-{number:017x}",
            type_name=type_name,
            availability_zone=f"ap-southeast-1{zone}",
            private_ip=f"10.0.9.{number}",
            **more,
        )

    def answer(self, definition: str, **request: Any) -> dict[str, Any]:
        """The answer of RunTask; on Fargate with a network when none is given."""
        on_fargate = request.get("launchType") == "FARGATE" or any(
            each["capacityProvider"].startswith("FARGATE")
            for each in request.get("capacityProviderStrategy", ())
        )
        if on_fargate:
            request.setdefault("networkConfiguration", network())
        return self.simulator.tasks.run_task({"taskDefinition": definition, **request})

    def run(self, definition: str, **request: Any) -> str:
        """Run one task and return its ARN."""
        answer = self.answer(definition, **request)
        assert answer["failures"] == []
        return answer["tasks"][0]["taskArn"]

    def run_on_fargate(self, definition: str, **request: Any) -> str:
        """Run one task on Fargate and return its ARN."""
        return self.run(definition, launchType="FARGATE", **request)

    def task(self, arn: str) -> dict[str, Any]:
        """What DescribeTasks says of the task."""
        answer = self.simulator.tasks.describe_tasks({"tasks": [arn], "include": ["TAGS"]})
        assert answer["failures"] == []
        return answer["tasks"][0]

    def stop(self, arn: str, **request: Any) -> dict[str, Any]:
        """StopTask."""
        return self.simulator.tasks.stop_task({"task": arn, **request})["task"]

    def cluster(self) -> dict[str, Any]:
        """What DescribeClusters says of the cluster."""
        return self.simulator.clusters.describe_clusters({})["clusters"][0]

    def wait(self, seconds: float) -> None:
        """Let lab time pass."""
        self.simulator.clock.advance(seconds)

    def states(self, arn: str, seconds: int, *, step: float = 0.25) -> list[str]:
        """The different states the task shows, in order, while time passes."""
        seen = [self.task(arn)["lastStatus"]]
        for _ in range(int(seconds / step)):
            self.wait(step)
            now = self.task(arn)["lastStatus"]
            if now != seen[-1]:
                seen.append(now)
        return seen

    def since(self, arn: str, moment: str, base: str = "createdAt") -> float:
        """Seconds between two of the task's timestamps."""
        task = self.task(arn)
        return (task[moment] - task[base]).total_seconds()


def refusal(call: Any, *arguments: Any, **members: Any) -> EcsError:
    """The refusal that a call ends in."""
    try:
        answer = call(*arguments, **members)
    except EcsError as error:
        return error
    raise AssertionError(f"not refused: {answer}")
