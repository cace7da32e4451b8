"""An API call as the learner would write it: in boto3, and on the command line of the AWS CLI.

Both do exactly what was done: the tests run the one and take the other apart again.
"""

from __future__ import annotations

import json
import keyword
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore import xform_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from helpers.aws.calls import Call

_WIDTH = 60  # a value that is wider than this is written over several lines
_INDENT = "    "
_SAFE_FIRST = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/")


@dataclass(frozen=True, slots=True)
class ShownCall:
    """An API call.

    Args:
        service: as botocore names it: ``"ecs"``.
        action: as the API names it: ``"RegisterTaskDefinition"``.
        parameters: by the API's names.
    """

    service: str
    action: str
    parameters: Mapping[str, Any]

    @classmethod
    def of(cls, call: Call) -> ShownCall:
        """A call that the lab has recorded."""
        return cls(call.service, call.action, call.parameters)

    @property
    def method(self) -> str:
        """As a boto3 client names it: ``"register_task_definition"``."""
        return str(xform_name(self.action))

    @property
    def boto3(self) -> str:
        """Python, with a client that is named like the service: ``ecs.list_clusters()``."""
        client = self.service.replace("-", "_")
        return f"{client}.{self.method}({_arguments(self.parameters)})"

    @property
    def cli(self) -> str:
        """One command for a POSIX shell, with quotes where the shell needs them."""
        command = f"aws {self.service} {xform_name(self.action, '-')}"
        if not self.parameters:
            return command
        options = [_option(name, value) for name, value in self.parameters.items()]
        if all(options):
            return " ".join([command, *(option for option in options if option)])
        document = json.dumps(self.parameters, indent=2, ensure_ascii=False)
        return f"{command} --cli-input-json {shlex.quote(_whole_letters(document))}"


def _arguments(parameters: Mapping[str, Any]) -> str:
    if not all(map(_is_a_name, parameters)):
        return f"**{_python(dict(parameters), '')}"
    written = [f"{name}={_python(value, _INDENT)}" for name, value in parameters.items()]
    flat = ", ".join(written)
    if len(flat) <= _WIDTH and "\n" not in flat:
        return flat
    return "\n" + "".join(f"{_INDENT}{argument},\n" for argument in written)


def _is_a_name(name: str) -> bool:
    """ASCII only: Python reads ``µ`` (micro) in a program as ``μ`` (mu)."""
    return name.isascii() and name.isidentifier() and not keyword.iskeyword(name)


def _python(value: Any, indent: str) -> str:
    """A value as Python writes it; what is wide is broken into lines that begin with ``indent``."""
    if isinstance(value, str):
        return _python_text(value)
    flat = _flat(value)
    if len(flat) <= _WIDTH or not value or not isinstance(value, dict | list | tuple):
        return flat
    inner = indent + _INDENT
    if isinstance(value, dict):
        lines = [f"{_python_text(str(k))}: {_python(v, inner)}" for k, v in value.items()]
        opening, closing = "{}"
    else:
        lines = [_python(item, inner) for item in value]
        opening, closing = "[]"
    return f"{opening}\n" + "".join(f"{inner}{item},\n" for item in lines) + indent + closing


def _flat(value: Any) -> str:
    return "".join(_pieces(value))


def _pieces(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield _python_text(value)
    elif isinstance(value, dict):
        members = (f"{_python_text(str(k))}: {_flat(v)}" for k, v in value.items())
        yield "{" + ", ".join(members) + "}"
    elif isinstance(value, list | tuple):
        yield "[" + ", ".join(_flat(item) for item in value) + "]"
    else:
        yield repr(value)


def _python_text(text: str) -> str:
    """In double quotes where that needs no more than JSON's escapes, else as Python shows it."""
    return json.dumps(text, ensure_ascii=False) if text.isprintable() else repr(text)


def _whole_letters(document: str) -> str:
    """JSON without halves of letters (lone surrogates), which no terminal can take."""
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in document)


def _option(name: str, value: Any) -> str | None:
    """A parameter as an option of the AWS CLI, or None where it has to be sent as JSON."""
    option = f"--{xform_name(name, '-')}"
    if isinstance(value, bool):
        return option if value else f"--no-{option[2:]}"
    if isinstance(value, int):
        return f"{option} {value}"
    if isinstance(value, str):
        values = [value]
    elif isinstance(value, list | tuple) and value and all(isinstance(v, str) for v in value):
        values = list(value)
    else:
        return None
    # The CLI reads file://... and JSON itself, and a dash begins the next option.
    if not all(v.isprintable() and v[:1] in _SAFE_FIRST and "://" not in v for v in values):
        return None
    return " ".join([option, *map(shlex.quote, values)])
