"""Condition blocks of policies, judged where the lab knows the key (IAM User Guide, "Condition").

A key that the request does not have fails its test, as on AWS, apart from ``...IfExists``, negated
operators and ``Null``. A key that only the lab does not know is treated the same and named, so that
an exercise can say so instead of being silently wrong.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from helpers.aws.iam.documents import wildcard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from helpers.aws.iam.documents import Condition


def _same(value: str, wanted: str) -> bool:
    return value == wanted


def _like(value: str, wanted: str) -> bool:
    return wildcard(wanted).fullmatch(value) is not None


def _fold(value: str, wanted: str) -> bool:
    return value.casefold() == wanted.casefold()


def _address(value: str, wanted: str) -> bool:
    return ipaddress.ip_address(value) in ipaddress.ip_network(wanted, strict=False)


def _number(compare: Callable[[float, float], bool]) -> Callable[[str, str], bool]:
    return lambda value, wanted: compare(float(value), float(wanted))


def _date(compare: Callable[[datetime, datetime], bool]) -> Callable[[str, str], bool]:
    return lambda value, wanted: compare(
        datetime.fromisoformat(value), datetime.fromisoformat(wanted)
    )


OPERATORS: Mapping[str, Callable[[str, str], bool]] = {
    "StringEquals": _same,
    "StringEqualsIgnoreCase": _fold,
    "StringLike": _like,
    "ArnEquals": _like,
    "ArnLike": _like,
    "Bool": _fold,
    "IpAddress": _address,
    "NumericEquals": _number(lambda a, b: a == b),
    "NumericLessThan": _number(lambda a, b: a < b),
    "NumericLessThanEquals": _number(lambda a, b: a <= b),
    "NumericGreaterThan": _number(lambda a, b: a > b),
    "NumericGreaterThanEquals": _number(lambda a, b: a >= b),
    "DateLessThan": _date(lambda a, b: a < b),
    "DateGreaterThan": _date(lambda a, b: a > b),
}
NEGATED: Mapping[str, str] = {
    "StringNotEquals": "StringEquals",
    "StringNotEqualsIgnoreCase": "StringEqualsIgnoreCase",
    "StringNotLike": "StringLike",
    "ArnNotEquals": "ArnEquals",
    "ArnNotLike": "ArnLike",
    "NotIpAddress": "IpAddress",
    "NumericNotEquals": "NumericEquals",
}


@dataclass(slots=True)
class Judge:
    """Judges conditions of one request, and remembers what it could not judge.

    Args:
        context: the request's condition keys that the lab knows, in lower case, with their values.
    """

    context: Mapping[str, str]
    unknown: set[str] = field(default_factory=set)

    def passes(self, condition: Condition) -> bool:
        """Does the test pass?"""
        operator, if_exists = condition.operator, condition.operator.endswith("IfExists")
        operator = operator.removesuffix("IfExists").rpartition(":")[2]
        value = self.context.get(condition.key.lower())
        if operator == "Null":
            return (value is None) is (condition.values == ("true",))
        if value is None:
            self.unknown.add(condition.key)
            return if_exists or operator in NEGATED
        test = OPERATORS.get(NEGATED.get(operator, operator))
        if test is None:
            self.unknown.add(f"{condition.operator} {condition.key}")
            return False
        try:
            found = any(test(value, wanted) for wanted in condition.values)
        except ValueError:  # a value that is no number, date or address matches nothing
            found = False
        return not found if operator in NEGATED else found
