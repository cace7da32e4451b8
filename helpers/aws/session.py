"""One lab from its opening to its closing: every request of boto3 is answered here."""

from __future__ import annotations

import json
import logging
import re
import threading
from io import BytesIO
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSResponse

from helpers.aws.calls import Call, Calls, Refusal
from helpers.aws.ecs import front
from helpers.aws.ecs.operations import OPERATIONS
from helpers.aws.errors import (
    LabClosedError,
    LabError,
    NotUnderstoodError,
    OperationNotCarriedError,
    ServiceNotCarriedError,
    UnknownRegionError,
)
from helpers.aws.fence import Fence
from helpers.aws.moto_services import CARRIED, MotoServices
from helpers.aws.reading import read
from helpers.aws.transport import Envelope, open_envelope, regions
from helpers.aws.world import World
from helpers.simulator import ACCOUNT, REGION, Simulator
from helpers.simulator.clock import START, Clock
from helpers.simulator.outside.protocols import Who

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from helpers.aws.iam.signers import Signer
    from helpers.i18n import Words


_log = logging.getLogger(__name__)

_FILTER = re.compile(r"The filter '(.*?)'")
"""How moto begins its sentence on a filter that it does not have."""


class _Body(BytesIO):
    """A response body as botocore reads it from urllib3."""

    def stream(self, amt: int = 65536, **_options: Any) -> Any:
        """Yield the body in pieces."""
        while piece := self.read(amt):
            yield piece


class AwsSession:
    """boto3's whole world while a lab is open.

    Args:
        words: the learner's language, for what the lab itself has to say no to.
        seed: the same seed and the same calls give the same answers, byte for byte.
        start: the moment that lab time begins at.
    """

    def __init__(self, words: Words, *, seed: int = 0, start: datetime = START) -> None:
        self.words = words
        self.clock = Clock(start)
        self.calls = Calls()
        self._seed = seed
        self._simulators: dict[str, Simulator] = {}
        self._moto = MotoServices(seed)
        self._advancing = self._closed = False
        self.world = World(self.clock, self._moto, ACCOUNT, self.calls.append, self.simulator)
        self._lock = threading.RLock()
        self._fence = Fence(
            self.answer,
            self.advance,
            REGION,
            lambda: _closed(words),  # clients live longer than this object: they get the words
        )
        self._fence.close_in()

    def simulator(self, region: str = REGION) -> Simulator:
        """ECS in one region; all regions share the lab's clock.

        Raises:
            LabClosedError: after :meth:`close`.
        """
        if self._closed:
            raise _closed(self.words)
        if region not in self._simulators:
            around = self.world.neighbours(region)
            self._simulators[region] = Simulator(
                seed=self._seed, clock=self.clock, region=region, outside=around.outside
            )
            self.world.follow(region, self._simulators[region])
        return self._simulators[region]

    def advance(self, seconds: float) -> None:
        """Let lab time pass. It stands still for a program that runs in a container just now.

        Raises:
            LabClosedError: after :meth:`close`.
        """
        if self._closed:
            raise _closed(self.words)
        with self._lock:
            if self._advancing:
                return
            self._advancing = True
            try:
                self.clock.advance(seconds)
            finally:
                self._advancing = False

    def close(self) -> None:
        """Give botocore and the environment back. Closing twice does nothing."""
        self._closed = True
        self._fence.take_down()
        self._moto.close()

    def answer(self, request: Any) -> AWSResponse:
        """Answer a prepared botocore request, in the network's place.

        Raises:
            LabError: for a region that AWS does not have, and for a service or an operation that
                the lab does not carry, and for a request that it cannot read.
        """
        with self._lock:
            envelope = open_envelope(request, REGION)
            if envelope.region != REGION and envelope.region not in regions():
                raise UnknownRegionError(
                    self.words("session-unknown-region", region=envelope.region, home=REGION)
                )
            signer = self.world.signer(envelope)
            if denial := self.world.refusal(envelope, signer):
                status, headers, body, refusal = self.world.refused(envelope, denial)
                self._record(envelope, signer, self.world.parameters(envelope), refusal, {})
            elif envelope.service == "ecs":
                status, headers, body = self._ecs(envelope, signer)
            elif envelope.service in CARRIED:
                status, headers, body = self._ask_moto(envelope, request, signer)
            else:
                raise ServiceNotCarriedError(
                    self.words(
                        "session-service-not-carried",
                        service=envelope.service,
                        carried=", ".join(sorted({"ecs", *CARRIED.values()})),
                    )
                )
            self.world.changed()
        return AWSResponse(envelope.url, status, headers, _Body(body))

    def _not_carried(self, envelope: Envelope) -> OperationNotCarriedError:
        operation = envelope.operation or envelope.method
        return OperationNotCarriedError(
            self.words(
                "session-operation-not-carried", service=envelope.service, operation=operation
            )
        )

    def _ecs(self, envelope: Envelope, signer: Signer) -> tuple[int, dict[str, str], bytes]:
        operation = envelope.operation or ""
        simulator = self.simulator(envelope.region)
        if operation not in OPERATIONS:
            raise self._not_carried(envelope)
        self.world.neighbours(envelope.region).identity.caller = signer
        answer = front.answer(simulator, operation, envelope.body)
        response = {} if answer.refusal else answer.body
        self._record(
            envelope, signer, _as_asked(envelope, answer.request), answer.refusal, response
        )
        headers = {
            "content-type": "application/x-amz-json-1.1",
            "x-amzn-requestid": simulator.ids.uuid(),
        }
        return answer.status, headers, json.dumps(answer.body).encode("utf-8")

    def _ask_moto(
        self, envelope: Envelope, request: Any, signer: Signer
    ) -> tuple[int, dict[str, str], bytes]:
        """Let moto answer. It stumbles over some requests that AWS refuses in words."""
        try:
            status, headers, body = self._moto.answer(envelope, request)
            self._record_moto(envelope, signer, status, headers, body)
        except LabError:
            raise
        except NotImplementedError as missing:  # moto's word for what it does not have
            if name := _FILTER.match(str(getattr(missing, "description", missing))):
                text = self.words(
                    "session-filter-not-carried", filter=name[1], operation=envelope.operation or ""
                )
                raise OperationNotCarriedError(text) from missing
            raise self._not_carried(envelope) from missing
        except Exception as error:
            _log.info("%s does not understand a request", envelope.service, exc_info=True)
            operation = envelope.operation or envelope.method
            text = self.words(
                "session-not-understood", service=envelope.service, operation=operation
            )
            raise NotUnderstoodError(text) from error
        return status, headers, body

    def _record_moto(
        self,
        envelope: Envelope,
        signer: Signer,
        status: int,
        headers: dict[str, str],
        body: bytes,
    ) -> None:
        if asked := envelope.asked:
            refusal, response = read(asked.operation, status, headers, body)
            self._record(envelope, signer, asked.parameters, refusal, response)
        else:
            self._record(
                envelope, signer, {}, None if status < 400 else Refusal(str(status), ""), {}
            )

    def _record(
        self,
        envelope: Envelope,
        signer: Signer,
        parameters: Mapping[str, Any],
        error: Refusal | None,
        response: dict[str, Any],
    ) -> None:
        self.calls.append(
            Call(
                time=self.clock.time(),
                signer="you" if signer.who is Who.CALLER else signer.who.value,
                service=envelope.service,
                action=envelope.operation or envelope.method,
                parameters=parameters,
                resource=self.world.resource(envelope),
                allowed=error is None
                or not error.code.startswith(("AccessDenied", "Unauthorized")),
                error=error,
                response=response,
                role=signer.role_arn,
                signed_as=signer.arn,
            )
        )


def _as_asked(envelope: Envelope, request: Mapping[str, Any]) -> Mapping[str, Any]:
    """The request without a ``clientToken`` that botocore drew, which never repeats."""
    if envelope.asked is None or "clientToken" in envelope.asked.parameters:
        return request
    return {name: value for name, value in request.items() if name != "clientToken"}


def _closed(words: Words) -> LabClosedError:
    return LabClosedError(words("session-client-of-closed-lab"))
