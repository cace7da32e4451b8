"""Account settings: one account-wide default for each name, and what single principals chose.

Two change what the simulator does: instances that join while ``awsvpcTrunking`` is enabled hold
more awsvpc tasks (7.3), and ``containerInsights`` is what new clusters begin with
(API:PutAccountSetting). The others are stored and shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpers.simulator.errors import invalid
from helpers.simulator.pages import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.simulator.context import Context

DEFAULTS = {
    "serviceLongArnFormat": "enabled",
    "taskLongArnFormat": "enabled",
    "containerInstanceLongArnFormat": "enabled",
    "awsvpcTrunking": "disabled",
    "containerInsights": "disabled",
    "fargateFIPSMode": "disabled",
    "tagResourceAuthorization": "off",
    "fargateTaskRetirementWaitPeriod": "7",
    "guardDutyActivate": "off",
    "fargateEventWindows": "disabled",
    "defaultLogDriverMode": "non-blocking",
    "dualStackIPv6": "disabled",
}
"""The names of API:SettingName, and what holds until somebody changes it."""

_SWITCH = ("enabled", "disabled")
_VALUES = {
    "containerInsights": (*_SWITCH, "enhanced"),
    "tagResourceAuthorization": ("on", "off"),
    "fargateTaskRetirementWaitPeriod": ("0", "7", "14"),
    "guardDutyActivate": ("on", "off"),
    "defaultLogDriverMode": ("blocking", "non-blocking"),
}
"""What a setting can be, where it is not enabled or disabled (API:PutAccountSettingRequest)."""


class AccountSettings:
    """The account setting operations."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._root = f"arn:aws:iam::{context.arns.account}:root"
        self._chosen: dict[tuple[str, str], str] = {}

    def put_account_setting(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """PutAccountSetting: for one principal, the account itself when none is named."""
        return self._put(request, request.get("principalArn") or self._root)

    def put_account_setting_default(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """PutAccountSettingDefault: for everybody who chose nothing."""
        return self._put(request, self._root)

    def list_account_settings(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """ListAccountSettings: what was chosen, or with ``effectiveSettings`` what holds."""
        principal = request.get("principalArn") or self._root
        name, value = request.get("name"), request.get("value")
        if request.get("effectiveSettings"):
            found = {each: self._holds(each, principal) for each in DEFAULTS}
        else:
            found = {n: v for (who, n), v in self._chosen.items() if who == principal}
        settings = [
            self._shape(each, chosen, principal)
            for each, chosen in found.items()
            if name in {None, each} and value in {None, chosen}
        ]
        return page("settings", settings, request, size=10)

    def delete_account_setting(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """DeleteAccountSetting: back to the default."""
        name = self._known(request["name"])
        principal = request.get("principalArn") or self._root
        self._chosen.pop((principal, name), None)
        self._take_effect()
        return {"setting": self._shape(name, self._holds(name, principal), principal)}

    def _put(self, request: Mapping[str, Any], principal: str) -> dict[str, Any]:
        name = self._known(request["name"])
        value = request["value"]
        known = _VALUES.get(name, _SWITCH)
        if value not in known:  # text unsourced
            raise invalid(
                f"Invalid value for setting {name}. It should be one of [{','.join(known)}]",
                "account-setting-value",
                name=name,
                value=value[:40],
            )
        self._chosen[principal, name] = value
        self._take_effect()
        return {"setting": self._shape(name, value, principal)}

    def _holds(self, name: str, principal: str) -> str:
        chosen = self._chosen
        return chosen.get((principal, name)) or chosen.get((self._root, name)) or DEFAULTS[name]

    def _take_effect(self) -> None:
        """The lab's instances register as the account itself, and clusters are made by it."""
        self._context.insights = self._holds("containerInsights", self._root)
        self._context.trunking = self._holds("awsvpcTrunking", self._root) == "enabled"

    @staticmethod
    def _known(name: str) -> str:
        if name not in DEFAULTS:  # text unsourced
            raise invalid(
                f"Invalid setting name. It should be one of [{','.join(DEFAULTS)}]",
                "account-setting-unknown",
                name=name[:80],
            )
        return name

    @staticmethod
    def _shape(name: str, value: str, principal: str) -> dict[str, Any]:
        aws = name in {"guardDutyActivate", "fargateTaskRetirementWaitPeriod"}
        return {
            "name": name,
            "value": value,
            "principalArn": principal,
            "type": "aws_managed" if aws else "user",
        }
