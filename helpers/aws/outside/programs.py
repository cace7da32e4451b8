"""The programs inside images: Python functions, which get boto3 with the task role's credentials.

Behaviour page 6.1: with a task role the SDK uses only that; without one a container on EC2 falls
through to the instance role, and on Fargate there is nothing.
"""

from __future__ import annotations

import inspect
import os
import traceback
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Any

import boto3

from helpers.aws.outside import catalogue, habits
from helpers.simulator.outside.protocols import Behaviour, Principal, Running, Who
from helpers.simulator.tasks.images import DOCKER_HUB, ImageName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from helpers.aws.outside.credentials import Credentials

PLACE = "/app/main.py"
"""Where a program lies in its image; the notebook's own file has another name on every computer."""

INTERRUPTED = 130
"""128 and SIGINT: the exit code of a program that was interrupted."""

NOT_FOUND = 404
OK = 200


@dataclass(frozen=True, slots=True)
class Program:
    """What an image runs.

    Args:
        function: called when a container starts; its one argument is a ``boto3.Session``.
        ports: the ports it listens on; None means those that the task definition maps.
        answers: the HTTP status that it answers with, or one a path.
        loopback_only: it listens on 127.0.0.1 only.
        serves: it keeps running after the function came back; else the container ends with 0.
        ready_after: seconds from the start of its container until it listens.
        memory: MiB that it needs; in a container that may have less it is killed.
    """

    function: Callable[..., object] | None = None
    ports: tuple[int, ...] | None = None
    answers: int | Mapping[str, int] = OK
    loopback_only: bool = False
    serves: bool = True
    ready_after: float = 0.0
    memory: int = 0


@dataclass(slots=True)
class Programs:
    """Starts programs, and knows what listens where.

    Args:
        credentials: makes the credentials that a program finds in its container.
    """

    credentials: Credentials
    by_image: dict[str, Program] = field(default_factory=dict)
    hanging: set[str] = field(default_factory=set)
    """Tasks whose programs answer nobody any more, though their processes live."""

    def put(self, image: str, program: Program) -> None:
        """Put a program into an image; without a tag it is in all tags of the image."""
        self.by_image[image] = program

    def find(self, image: str) -> Program | None:
        """The program of an image, by its name with or without registry and tag."""
        name = image.partition("@")[0]
        untagged = name if ":" not in name.rpartition("/")[2] else name.rpartition(":")[0]
        for wanted in (image, name, untagged, untagged.rpartition("/")[2]):
            if wanted in self.by_image:
                return self.by_image[wanted]
        return None

    def ports(self, image: str) -> tuple[int, ...] | None:
        """The ports that its program listens on; None when nobody knows."""
        program = self.find(image)
        if program is not None:
            return program.ports
        known = _known(image)
        return known.ports if known else None

    def loopback_only(self, image: str) -> bool:
        """Does it listen on 127.0.0.1 only?"""
        program = self.find(image)
        return program is not None and program.loopback_only

    def ready_after(self, image: str) -> float:
        """Seconds from the start of a container until its program listens."""
        program = self.find(image)
        return 0.0 if program is None else program.ready_after

    def status(self, image: str, path: str) -> int:
        """The HTTP status of an answer: a web server without content knows only ``/``."""
        program = self.find(image)
        if program is None:
            return OK if path in ("/", "/index.html") or _known(image) is None else NOT_FOUND
        if isinstance(program.answers, int):
            return program.answers
        return program.answers.get(path, NOT_FOUND)

    def has(self, image: str, program: str) -> bool:
        """Whether a command of this image may begin with this word."""
        return self.find(image) is not None or _habit(image).has(program)

    def start(self, running: Running) -> Behaviour:
        """Run the function of the image; what it prints is the container's output."""
        program = self.find(running.image)
        if program is None:
            return _habit(running.image).start(running.command, running.environment)
        if program.function is None:
            return Behaviour(needs_memory=program.memory)
        session = self.credentials.session(_principal(running))
        printed = StringIO()
        code: int | None = None if program.serves else 0
        with redirect_stdout(printed), redirect_stderr(printed), _inside(session):
            try:
                with _environment(running.environment):
                    _call(program.function, session)
            except SystemExit as end:
                # An exit code has 8 bits, as on every Linux.
                code = int(end.code) % 256 if isinstance(end.code, int) else int(bool(end.code))
            except KeyboardInterrupt:  # somebody stopped the kernel in a program without an end
                code = INTERRUPTED
            except Exception as error:  # whatever the program raises ends its container
                printed.write(_traceback(program.function, error))
                code = 1
        lines = tuple(printed.getvalue().splitlines())
        if code is None:
            return Behaviour(lines, needs_memory=program.memory)
        return Behaviour(lines, 0.0, code, needs_memory=program.memory)

    def healthy(self, running: Running, command: tuple[str, ...]) -> bool:
        """Run a health check that we cannot read, such as ``curl -f http://localhost/``."""
        if running.task_id in self.hanging:
            return False
        if running.up_for < self.ready_after(running.image):
            return False
        path = next(
            (_path(word) for each in command for word in each.split() if "://" in word), "/"
        )
        return self.status(running.image, path) < 400


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    """The container's environment variables, as long as its program runs."""
    before = {name: os.environ.get(name) for name in values}
    try:
        os.environ.update(values)
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _known(image: str) -> catalogue.Known | None:
    return catalogue.DOCKER_HUB.get(_on_docker_hub(image))


def _habit(image: str) -> habits.Habit:
    return habits.HABITS.get(_on_docker_hub(image), habits.SERVER)


def _on_docker_hub(image: str) -> str:
    """Docker Hub's name of a public image; empty where it has none."""
    name = ImageName.read(image)
    if name.registry == catalogue.PUBLIC_ECR_HOST:
        return catalogue.MIRRORED.get(name.repository, "")
    return name.repository if name.registry == DOCKER_HUB else ""


def _principal(running: Running) -> Principal | None:
    if running.task_role_arn:
        return Principal(Who.TASK_ROLE, running.task_role_arn, running.task_id)
    if running.instance_role_arn:
        return Principal(Who.INSTANCE_ROLE, running.instance_role_arn, running.ec2_instance_id)
    return None


@contextmanager
def _inside(session: Any) -> Iterator[None]:
    """Plain ``boto3.client(...)`` signs with the container's credentials, too, while it runs."""
    before = boto3.DEFAULT_SESSION
    boto3.DEFAULT_SESSION = session
    try:
        yield
    finally:
        boto3.DEFAULT_SESSION = before


def _call(function: Callable[..., object], session: Any) -> None:
    if inspect.signature(function).parameters:
        function(session)
    else:
        function()


def _traceback(function: Callable[..., object], error: BaseException) -> str:
    """The traceback as the container's log shows it: the learner's own lines, and the error."""
    own = getattr(getattr(function, "__code__", None), "co_filename", None)
    lines = ["Traceback (most recent call last):"]
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == own:
            lines.append(f'  File "{PLACE}", line {frame.lineno}, in {frame.name}')
            if frame.line:
                lines.append(f"    {frame.line}")
    lines += "".join(traceback.format_exception_only(error)).rstrip().splitlines()
    return "\n".join(lines) + "\n"


def _path(url: str) -> str:
    return "/" + url.partition("://")[2].partition("/")[2].strip("'\"")
