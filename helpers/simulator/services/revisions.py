"""Revisions: everything about a service that needs new tasks when it changes (1.6, 4.2, 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.capacity import strategy as strategies
from helpers.simulator.errors import EcsError, ErrorCode, invalid
from helpers.simulator.network import configuration as network
from helpers.simulator.outside.protocols import CALLER
from helpers.simulator.services import load_balancers
from helpers.simulator.services.model import Revision
from helpers.simulator.services.settings import check_constraint
from helpers.simulator.tasks import admission
from helpers.simulator.tasks.states import LaunchType
from helpers.simulator.words import check_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.context import Context
    from helpers.simulator.services.model import Service
    from helpers.simulator.tasks.blueprint import Blueprint

PARAMETERS = (
    "taskDefinition",
    "launchType",
    "capacityProviderStrategy",
    "platformVersion",
    "loadBalancers",
    "serviceRegistries",
    "networkConfiguration",
    "serviceConnectConfiguration",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
)
"""The parameters that a revision is made of."""

EXTRAS = PARAMETERS[7:]
"""Kept and shown; nothing behaves differently for them (not carried)."""


def launch_of(
    context: Context, service: Service, request: Mapping[str, Any]
) -> tuple[LaunchType | None, tuple[Mapping[str, Any], ...], LaunchType]:
    """Launch type (None with a strategy), strategy, and where tasks will really run."""
    given = request.get("capacityProviderStrategy") or ()
    asked = request.get("launchType")
    if given and asked:  # text as public reports show it
        raise invalid(
            "Specifying both a launch type and capacity provider strategy is not supported. "
            "Remove one and try again.",
            "launch-type-and-strategy",
        )
    if not given and not asked:
        given = service.cluster.default_strategy
    if given:
        strategies.check_known(
            context.capacity_providers, [each["capacityProvider"] for each in given]
        )
        strategies.check_for(service.cluster.capacity_providers, given)
        built_in = given[0]["capacityProvider"] in strategies.BUILT_IN
        real = LaunchType.FARGATE if built_in else LaunchType.EC2
        return None, tuple({"weight": 0, "base": 0, **each} for each in given), real
    launch_type = LaunchType(asked or "EC2")  # check_words knows it
    return launch_type, (), launch_type


def new_revision(
    context: Context,
    service: Service,
    request: Mapping[str, Any],
    blueprint: Blueprint | None = None,
) -> Revision:
    """Check everything a revision is made of, and make it.

    Args:
        context: of the simulator.
        service: whose revision it will be.
        request: parameters by their API names; others are ignored.
        blueprint: of the task definition, where it need not be looked up again: a service may go
            on with an INACTIVE one (1.2).

    Raises:
        EcsError: as in behaviour page 1.6 and 5; AccessDeniedException for a role that the
            caller may not pass (6.6).
    """
    check_words(request)
    if blueprint is None:
        reference = request.get("taskDefinition")
        if not reference:  # the text is unsourced
            raise invalid("TaskDefinition can not be blank.", "task-definition-missing")
        blueprint = context.blueprint(reference)
        _may_pass(context, blueprint)
    launch_type, strategy, real = launch_of(context, service, request)
    if service.daemon and real is LaunchType.FARGATE:  # the text is unsourced
        raise invalid(
            "The DAEMON scheduling strategy is not supported with FARGATE launch type.",
            "daemon-on-fargate",
        )
    admission.check_launch_type(blueprint, real)
    admission.check_platform_version(request.get("platformVersion"), real)
    for each in blueprint.constraints:
        check_constraint(each)
    plan = network.check(context, blueprint, real, request.get("networkConfiguration"))
    balancers = tuple(request.get("loadBalancers") or ())
    load_balancers.check(context, blueprint, balancers)
    on_fargate = real is LaunchType.FARGATE
    given_network = request.get("networkConfiguration") if blueprint.awsvpc else None
    return Revision(
        arn=service.arn.replace(":service/", ":service-revision/", 1) + f"/{context.ids.number()}",
        created_at=context.now,
        blueprint=blueprint,
        launch_type=launch_type,
        strategy=strategy,
        platform_version=(request.get("platformVersion") or "LATEST") if on_fargate else None,
        load_balancers=balancers,
        registries=tuple(request.get("serviceRegistries") or ()),
        network=_shown(given_network),
        plan=plan,
        extras={key: request[key] for key in EXTRAS if request.get(key)},
    )


def _shown(given: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """``networkConfiguration`` as ECS shows it, defaults filled in (7.4)."""
    if not given:
        return None
    awsvpc = given["awsvpcConfiguration"]
    return {"awsvpcConfiguration": {"securityGroups": [], "assignPublicIp": "DISABLED", **awsvpc}}


def _may_pass(context: Context, blueprint: Blueprint) -> None:
    """The caller may pass both roles (6.6). Whether ECS can assume them shows later (6.5)."""
    for role in dict.fromkeys((blueprint.task_role, blueprint.execution_role)):
        if role:
            may_pass(context, role)


def may_pass(context: Context, role: str) -> None:
    """The caller may pass this role.

    Raises:
        EcsError: AccessDeniedException (6.6).
    """
    denial = context.outside.identity.denial(CALLER, "iam:PassRole", role)
    if denial:
        raise EcsError(
            ErrorCode.ACCESS_DENIED, denial, reason="pass-role-denied", fields={"role": role}
        )


def parameters(revision: Revision) -> dict[str, Any]:
    """The request parameters that would make this revision again."""
    return {
        "launchType": revision.launch_type.value if revision.launch_type else None,
        "capacityProviderStrategy": revision.strategy,
        "platformVersion": revision.platform_version,
        "loadBalancers": revision.load_balancers,
        "serviceRegistries": revision.registries,
        "networkConfiguration": revision.network,
        **revision.extras,
    }


def needs_new_tasks(former: Revision, revision: Revision) -> bool:
    """Which changes begin a new deployment (API:UpdateServiceRequest, 4.2)."""

    def relevant(each: Revision) -> tuple[Any, ...]:
        return (
            each.blueprint.arn,
            each.network,
            each.platform_version,
            list(each.load_balancers),
            list(each.registries),
            dict(each.extras),
        )

    return relevant(former) != relevant(revision)
