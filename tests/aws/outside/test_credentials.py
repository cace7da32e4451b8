"""The sessions of containers: each signs as its own role, all share what botocore has read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stage import EXECUTION_POLICY, awslogs, fargate, network, role, run

if TYPE_CHECKING:
    from helpers import Lab


def test_containers_read_the_descriptions_of_the_services_once(lab: Lab) -> None:
    sessions: list[Any] = []
    lab.program("shop", sessions.append)
    for task_role in (role("first"), role("second"), None):
        definition = fargate(image="shop:1")
        if task_role:
            definition["taskRoleArn"] = task_role
        run(lab, definition, network(*lab.vpc.public_subnets))
    assert len({id(each) for each in sessions}) == 3
    loaders = [each._session.get_component("data_loader") for each in sessions]
    assert len({id(each) for each in loaders}) == 1
    paths = loaders[0].search_paths
    assert len(paths) == len(set(paths))
    assert sessions[2].get_credentials() is None


def test_a_call_says_with_which_session_it_was_signed(lab: Lab) -> None:
    lab.program("shop", lambda aws: aws.client("sts").get_caller_identity())
    definition = fargate(
        image="shop:1",
        executionRoleArn=role("exec", managed=(EXECUTION_POLICY,)),
        taskRoleArn=role("app"),
        logConfiguration=awslogs(),
    )
    (task,) = run(lab, definition, network(*lab.vpc.public_subnets))
    task_id = task["taskArn"].rpartition("/")[2]
    signed = {(each.signer, each.signed_as.partition(":assumed-role/")[2]) for each in lab.calls}
    assert {("execution-role", f"exec/{task_id}"), ("you", "")} <= signed
