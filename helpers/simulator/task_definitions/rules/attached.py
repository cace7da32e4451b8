"""What a definition attaches to its containers: EFS file systems, and a proxy of App Mesh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.task_definitions.rules.rule import Draft, Fields, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _efs(broken: Callable[[dict[str, Any]], bool]) -> Callable[[Draft], Iterator[Fields]]:
    return lambda d: (
        {"name": v.get("name", "")[:60]}
        for v in d.request.get("volumes") or ()
        if (efs := v.get("efsVolumeConfiguration")) and broken(efs)
    )


def _plain(efs: dict[str, Any]) -> bool:
    """Whether what goes to the file system is not encrypted on its way; the default."""
    return bool(efs.get("transitEncryption", "DISABLED") != "ENABLED")


def _authorization(efs: dict[str, Any]) -> dict[str, Any]:
    return efs.get("authorizationConfig") or {}


def _proxy(broken: Callable[[Draft, dict[str, Any]], bool]) -> Callable[[Draft], Iterator[Fields]]:
    def check(draft: Draft) -> Iterator[Fields]:
        proxy = draft.request.get("proxyConfiguration")
        if proxy and broken(draft, proxy):
            yield {"name": proxy.get("containerName", "")[:60]}

    return check


RULES = (
    Rule(
        "efs-access-point-root",
        "PF:pf-ecs-efs-access-point-with-root-directory",
        'When using an EFS access point, the root directory must either be set to "/" or be'
        " omitted.",
        _efs(
            lambda efs: (
                bool(_authorization(efs).get("accessPointId"))
                and efs.get("rootDirectory", "/") != "/"
            )
        ),
    ),
    Rule(
        "efs-iam-encryption",
        "PF:pf-ecs-efs-iam-without-transit-encryption",
        "EFS IAM authorization requires TransitEncryption to be enabled.",
        _efs(lambda efs: _authorization(efs).get("iam") == "ENABLED" and _plain(efs)),
    ),
    Rule(
        "efs-port-encryption",
        "PF:pf-ecs-efs-transit-encryption-port-without-encryption",
        "TransitEncryptionPort requires that TransitEncryption is enabled.",
        _efs(lambda efs: bool(efs.get("transitEncryptionPort")) and _plain(efs)),
    ),
    Rule(
        "proxy-network-mode",
        "PF:pf-ecs-proxy-configuration-awsvpc-required",
        "APPMESH proxy configuration is only supported in networkMode=awsvpc",
        _proxy(lambda d, _: d.network_mode != "awsvpc"),
    ),
    Rule(
        "proxy-container",
        "PF:pf-ecs-proxy-configuration-container-missing",
        "Proxy container [{name}] does not exist.",
        _proxy(lambda d, proxy: proxy.get("containerName") not in d.by_name),
    ),
    Rule(
        "proxy-ingress-port",
        "PF:pf-ecs-proxy-configuration-missing-required-props",
        "Ingress port not found",
        _proxy(
            lambda _, proxy: all(
                each.get("name") != "ProxyIngressPort" for each in proxy.get("properties") or ()
            )
        ),
    ),
)
