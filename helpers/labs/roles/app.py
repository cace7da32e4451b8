"""The program in the container: a short Python file that the learner reads, edits and runs again.

It runs in the learner's own kernel, as the program of the image. Whatever goes wrong in it is the
container's business: a traceback in its log and exit code 1 (behaviour page 6.4), never an error
of the lab. A program that would go on for ever is left where it is after a while: lab time stands
still meanwhile, and a container whose program has not ended goes on RUNNING.
"""

from __future__ import annotations

import ast
import linecache
import sys
import time
import traceback
from types import CodeType
from typing import Any, SupportsIndex

from helpers.aws.outside.programs import PLACE

SOURCE = """\
import json
import os

import boto3

s3 = boto3.client("s3")
dynamodb = boto3.client("dynamodb")
print(f"api key: {len(os.environ['API_KEY'])} letters")

try:
    found = s3.get_object(Bucket="shop-data", Key="orders.json")
    orders = json.load(found["Body"])
    print(f"S3: read {len(orders)} orders")
except Exception as error:
    orders = []
    print(f"S3: {error}")

try:
    report = {"id": {"S": "today"}, "orders": {"N": str(len(orders))}}
    dynamodb.put_item(TableName="reports", Item=report)
    print("DynamoDB: wrote a report")
except Exception as error:
    print(f"DynamoDB: {error}")

print("serving on port 80")
"""
"""As an app does that has to go on serving: it writes what went wrong into its log."""

MOST_ROUNDS = 100_000
"""So often may a loop go round."""

MOST_SLEEP = 60.0
"""So many seconds may it sleep."""

_TICK = "__still_running__"


class _GoesOn(BaseException):
    """The program would go on for ever."""


class _Loops(ast.NodeTransformer):
    """Counts every round of every loop; no line changes its number."""

    def _counted(self, node: Any) -> Any:
        self.generic_visit(node)
        call = ast.Expr(ast.Call(ast.Name(_TICK, ast.Load()), [], []))
        node.body.insert(0, ast.copy_location(call, node.body[0]))
        return ast.fix_missing_locations(node)

    visit_While = visit_For = _counted  # noqa: N815 - ast calls them so


class App:
    """A program from its text, to be put into an image.

    Args:
        source: Python, whatever the learner wrote.

    Attributes:
        __code__: read by the lab to tell the program's own lines of a traceback from ours.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.wrong: SyntaxError | ValueError | None = None
        self.__code__ = self._compiled()

    def _compiled(self) -> CodeType:
        try:
            tree = ast.parse(self.source, PLACE)
            return compile(_Loops().visit(tree), PLACE, "exec")
        except (SyntaxError, ValueError, RecursionError) as error:
            self.wrong = error if isinstance(error, SyntaxError) else ValueError(str(error))
            return compile("", PLACE, "exec")

    def __call__(self) -> None:
        """Run it from the top, in a namespace of its own.

        Raises:
            SystemExit: with code 1 for what is no Python at all.
        """
        if self.wrong is not None:
            sys.stderr.write("".join(traceback.format_exception_only(self.wrong)))
            raise SystemExit(1)
        lines = self.source.splitlines(keepends=True)
        linecache.cache[PLACE] = (len(self.source), None, lines, PLACE)
        budget = _Budget()
        namespace = {"__name__": "__main__", "__file__": PLACE, _TICK: budget.tick}
        before, time.sleep = time.sleep, budget.sleep
        try:
            exec(self.__code__, namespace)  # noqa: S102 - the learner's own kernel
        except _GoesOn:
            return
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        finally:
            time.sleep = before


class _Budget:
    """What a program may use up until it counts as one that goes on."""

    def __init__(self) -> None:
        self._rounds = 0
        self._slept = 0.0

    def tick(self) -> None:
        """A loop goes round once more."""
        self._rounds += 1
        if self._rounds > MOST_ROUNDS:
            raise _GoesOn

    def sleep(self, seconds: float | SupportsIndex) -> None:
        """Lab time stands still for a program, so nobody waits."""
        self._slept += float(seconds)
        if self._slept > MOST_SLEEP:
            raise _GoesOn
