"""The cluster query language, such as ``attribute:ecs.os-type == linux and not(task:group == x)``.

Source: Amazon ECS Developer Guide, "Create expressions to define container instances".
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

from helpers.simulator.clock import START
from helpers.simulator.errors import EcsError, ErrorCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.simulator.container_instances import ContainerInstance

    Test = Callable[[ContainerInstance], bool]
    Scale = Callable[[str], tuple[float, ...]]

_TOKEN = re.compile(
    r"\s*(\(|\)|\[|\]|,|&&|\|\||==|!=|>=|<=|=~|!~|>|<|!|[\w.:*+?^$@/\\-]+|'[^']*'|\"[^\"]*\")"
)
_NAMES = {
    "equals": "==",
    "not_equals": "!=",
    "greater_than": ">",
    "greater_than_equal": ">=",
    "less_than": "<",
    "less_than_equal": "<=",
    "matches": "=~",
    "not_matches": "!~",
    "not_exists": "!exists",
    "not_in": "!in",
}
_ORDER: dict[str, Callable[[tuple[float, ...], tuple[float, ...]], bool]] = {
    ">": gt,
    ">=": ge,
    "<": lt,
    "<=": le,
}


class _Reader:
    """A recursive-descent reader: or, and, not, group, test."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._split(text)
        self.at = 0

    def _split(self, text: str) -> list[str]:
        tokens, position = [], 0
        text = text.rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if not match:
                raise self.wrong()
            tokens.append(match[1])
            position = match.end()
        return tokens

    def wrong(self) -> EcsError:
        return EcsError(  # the text is unsourced
            ErrorCode.INVALID_PARAMETER,
            f"The expression '{self.text}' is invalid.",
            reason="placement-expression-invalid",
            fields={"expression": self.text},
        )

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def next(self) -> str:
        if self.at >= len(self.tokens):
            raise self.wrong()
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Test:
        tests = [self.both()]
        while self.peek() in {"||", "or"}:
            self.next()
            tests.append(self.both())
        return tests[0] if len(tests) == 1 else lambda each: any(test(each) for test in tests)

    def both(self) -> Test:
        tests = [self.negated()]
        while self.peek() in {"&&", "and"}:
            self.next()
            tests.append(self.negated())
        return tests[0] if len(tests) == 1 else lambda each: all(test(each) for test in tests)

    def negated(self) -> Test:
        if self.peek() in {"!", "not"}:
            self.next()
            inner = self.negated()
            return lambda each: not inner(each)
        if self.peek() == "(":
            self.next()
            inner = self.either()
            if self.next() != ")":
                raise self.wrong()
            return inner
        return self.test()

    def test(self) -> Test:
        subject = self.next()
        operator = self.next()
        if operator == "!":
            operator += self.next()
        operator = _NAMES.get(operator, operator)
        if operator == "exists":
            return lambda each: bool(_values(subject, each))
        if operator == "!exists":
            return lambda each: not _values(subject, each)
        if operator in {"in", "!in"}:
            wanted = self.listed()
            inside = operator == "in"
            return lambda each: any(v in wanted for v in _values(subject, each)) is inside
        return self.compare(subject, operator, _plain(self.next()))

    def listed(self) -> frozenset[str]:
        closing = {"[": "]", "(": ")"}.get(self.next())
        if closing is None:
            raise self.wrong()
        found = []
        while True:
            found.append(_plain(self.next()))
            mark = self.next()
            if mark == closing:
                return frozenset(found)
            if mark != ",":
                raise self.wrong()

    def compare(self, subject: str, operator: str, wanted: str) -> Test:
        if operator == "==":
            return lambda each: wanted in _values(subject, each)
        if operator == "!=":
            return lambda each: wanted not in _values(subject, each)
        if operator in {"=~", "!~"}:
            try:
                pattern = re.compile(wanted)
            except re.error as error:
                raise self.wrong() from error
            matching = operator == "=~"
            return lambda each: (
                any(pattern.fullmatch(value) for value in _values(subject, each)) is matching
            )
        if operator in _ORDER:
            scale = _SCALES.get(subject, _number)
            try:
                bound = scale(wanted)
            except ValueError as error:
                if subject in _SCALES:
                    raise self.wrong() from error
                return lambda _each: False
            return lambda each: any(
                _ordered(value, operator, bound, scale) for value in _values(subject, each)
            )
        raise self.wrong()


def _plain(token: str) -> str:
    return token[1:-1] if token[:1] in {"'", '"'} else token


def _number(text: str) -> tuple[float, ...]:
    return (float(text),)


def _version(text: str) -> tuple[float, ...]:
    """A version of the agent by its numbers: 1.100.0 is newer than 1.99.1."""
    return tuple(int(part) for part in text.split("."))


def _moment(text: str) -> tuple[float, ...]:
    """A date with or without a time; without a zone it is UTC."""
    moment = datetime.fromisoformat(text)
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp(),)


_SCALES: dict[str, Scale] = {
    "agentVersion": _version,
    "registeredAt": _moment,
    "runningTasksCount": _number,
    "pendingTasksCount": _number,
}
"""How the subjects that have a natural order are read (source as above)."""


def _ordered(value: str, operator: str, bound: tuple[float, ...], scale: Scale) -> bool:
    try:
        return _ORDER[operator](scale(value), bound)
    except ValueError:
        return False


def _values(subject: str, instance: ContainerInstance) -> list[str]:
    """The values that the subject has on this instance; none when it does not exist."""
    if subject.startswith("attribute:"):
        name = subject.partition(":")[2]
        if name not in instance.attributes:
            return []
        return [instance.attributes[name] or ""]
    if subject == "task:group":
        return list(instance.groups)
    simple = {
        "agentConnected": str(instance.agent_connected).lower(),
        "ec2InstanceId": instance.ec2_instance_id,
        "runningTasksCount": str(instance.running),
        "pendingTasksCount": str(instance.pending),
        "agentVersion": instance.agent_version,
        "registeredAt": (START + timedelta(seconds=instance.registered_at)).isoformat(),
    }
    return [simple[subject]] if subject in simple else []


@lru_cache(maxsize=256)
def parse(text: str) -> Test:
    """Read an expression into a test on a container instance.

    Raises:
        EcsError: when it cannot be read.
    """
    reader = _Reader(text)
    test = reader.either()
    if reader.at != len(reader.tokens):
        raise reader.wrong()
    return test
