"""What the programs of well-known public images do.

A shell without a terminal ends at once, a database without a password refuses to start: both
surprise people in their first task definitions, and ECS itself says only "Essential container in
task exited". The lines are what these images print (without the empty ones).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from helpers.simulator.outside.protocols import Behaviour
from helpers.simulator.tasks.commands import SHELLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Habit:
    """How the program of an image behaves by itself.

    Args:
        lines: what it prints.
        ends_with: the exit code it ends with at once; None for a server.
        unless_set: environment variables; with any of them set it serves, and prints nothing.
        lacks: programs that people look for in this image and that are not there.
        bare: the image has no ENTRYPOINT, so that the first word of a command is the program.
    """

    lines: tuple[str, ...] = ()
    ends_with: int | None = None
    unless_set: tuple[str, ...] = ()
    lacks: frozenset[str] = frozenset()
    bare: bool = False

    def start(self, command: Sequence[str], environment: Mapping[str, str]) -> Behaviour:
        """What happens with this command, which the tiny shell could not read."""
        if self.bare and command and command[0].rpartition("/")[2] in _SHORT:
            return Behaviour(ends_after=0.0)
        if len(command) == 1 and command[0] in SHELLS:  # no terminal, nothing to read
            return Behaviour(ends_after=0.0)
        if command:  # who knows what it does: it runs, and a shell does not hear SIGTERM
            return Behaviour(on_sigterm=None if command[0] in SHELLS else 0)
        if any(environment.get(name) for name in self.unless_set):
            return Behaviour()
        return Behaviour(self.lines, None if self.ends_with is None else 0.0, self.ends_with or 0)

    def has(self, program: str) -> bool:
        """Whether a command may begin with this word."""
        return not self.bare or not (program in self.lacks or set(program) & set(" \t\n"))


_SHORT = frozenset(
    {"cat", "cp", "date", "df", "env", "hostname", "id", "ls", "mkdir", "mv"}
    | {"printenv", "ps", "pwd", "rm", "touch", "uname", "whoami"}
)
"""Programs that have done their work at once; what they print is left out."""


def _shell(*lacks: str) -> Habit:
    return Habit(ends_with=0, lacks=frozenset(lacks), bare=True)


_BASH = ("bash", "/bin/bash")
_TOOLS = ("aws", "curl", "node", "npm", "python", "python3")

_HELLO = """\
Hello from Docker!
This message shows that your installation appears to be working correctly.
"""

_NGINX = """\
/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration
/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/
/docker-entrypoint.sh: Configuration complete; ready for start up"""

_POSTGRES = """\
Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".
       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended."""

_MYSQL = """\
[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified
    You need to specify one of the following as an environment variable:
    - {0}_ROOT_PASSWORD
    - {0}_ALLOW_EMPTY_PASSWORD
    - {0}_RANDOM_ROOT_PASSWORD"""


def _database(text: str, *names: str) -> Habit:
    return Habit(tuple(text.splitlines()), ends_with=1, unless_set=names)


def _mysql(*prefixes: str) -> Habit:
    ways = ("ROOT_PASSWORD", "ALLOW_EMPTY_PASSWORD", "RANDOM_ROOT_PASSWORD", "ROOT_PASSWORD_FILE")
    names = [f"{prefix}_{way}" for prefix in prefixes for way in ways]
    return _database(_MYSQL.format(prefixes[0]), *names)


HABITS: Mapping[str, Habit] = {
    "library/nginx": Habit(tuple(_NGINX.splitlines())),
    "library/httpd": Habit(bare=True),
    "library/hello-world": Habit(tuple(_HELLO.splitlines()), ends_with=0, bare=True),
    "library/busybox": _shell(*_BASH, *_TOOLS),
    "library/alpine": _shell(*_BASH, *_TOOLS),
    "library/debian": _shell(*_TOOLS),
    "library/ubuntu": _shell(*_TOOLS),
    "library/amazonlinux": _shell("aws", "node", "npm"),
    "library/python": _shell("aws", "node", "npm"),
    "library/node": Habit(ends_with=0),
    "library/postgres": _database(
        _POSTGRES, "POSTGRES_PASSWORD", "POSTGRES_PASSWORD_FILE", "POSTGRES_HOST_AUTH_METHOD"
    ),
    "library/mysql": _mysql("MYSQL"),
    "library/mariadb": _mysql("MARIADB", "MYSQL"),
    "amazon/amazon-ecs-sample": Habit(bare=True),
}
"""By Docker Hub's name of the image (``library/`` are Docker's official images)."""

SERVER = Habit()
"""Any other image: a server that prints nothing and ends with 0 on SIGTERM."""
