"""One lab from its opening to its closing: every request of boto3 is answered here."""

from __future__ import annotations

import json
import threading
from collections import deque
from io import BytesIO
from typing import TYPE_CHECKING, Any

from botocore.awsrequest import AWSResponse

from helpers.aws.calls import REMEMBERED, Call, Refusal
from helpers.aws.ecs import front
from helpers.aws.ecs.operations import OPERATIONS
from helpers.aws.errors import LabClosedError, OperationNotCarriedError, ServiceNotCarriedError
from helpers.aws.fence import Fence
from helpers.aws.moto_services import CARRIED, MotoServices
from helpers.aws.reading import read
from helpers.aws.transport import Envelope, open_envelope
from helpers.simulator import REGION, Simulator
from helpers.simulator.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helpers.i18n import Words


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
    """

    def __init__(self, words: Words, *, seed: int = 0) -> None:
        self.words = words
        self.clock = Clock()
        self.calls: deque[Call] = deque(maxlen=REMEMBERED)
        self._seed = seed
        self._simulators: dict[str, Simulator] = {}
        self._moto = MotoServices(seed)
        self._lock = threading.RLock()
        self._fence = Fence(
            self._send,
            self.advance,
            REGION,
            lambda: LabClosedError(words("session-client-of-closed-lab")),
        )
        self._fence.close_in()

    def simulator(self, region: str = REGION) -> Simulator:
        """ECS in one region; all regions share the lab's clock."""
        if region not in self._simulators:
            self._simulators[region] = Simulator(seed=self._seed, clock=self.clock, region=region)
        return self._simulators[region]

    def advance(self, seconds: float) -> None:
        """Let lab time pass."""
        with self._lock:
            self.clock.advance(seconds)

    def close(self) -> None:
        """Give botocore and the environment back. Closing twice does nothing."""
        self._fence.take_down()
        self._moto.close()

    def _send(self, request: Any) -> AWSResponse:
        with self._lock:
            envelope = open_envelope(request, REGION)
            if envelope.service == "ecs":
                status, headers, body = self._ecs(envelope)
            elif envelope.service in CARRIED:
                status, headers, body = self._moto.answer(envelope, request)
                self._record_moto(envelope, status, headers, body)
            else:
                raise ServiceNotCarriedError(
                    self.words(
                        "session-service-not-carried",
                        service=envelope.service,
                        carried=", ".join(sorted({"ecs", *CARRIED.values()})),
                    )
                )
        return AWSResponse(envelope.url, status, headers, _Body(body))

    def _ecs(self, envelope: Envelope) -> tuple[int, dict[str, str], bytes]:
        operation = envelope.operation or ""
        simulator = self.simulator(envelope.region)
        if operation not in OPERATIONS:
            raise OperationNotCarriedError(
                self.words("session-operation-not-carried", operation=operation)
            )
        answer = front.answer(simulator, operation, envelope.body)
        response = {} if answer.refusal else answer.body
        self._record(envelope, answer.request, answer.refusal, response)
        headers = {
            "content-type": "application/x-amz-json-1.1",
            "x-amzn-requestid": simulator.ids.uuid(),
        }
        return answer.status, headers, json.dumps(answer.body).encode("utf-8")

    def _record_moto(
        self, envelope: Envelope, status: int, headers: dict[str, str], body: bytes
    ) -> None:
        if asked := envelope.asked:
            refusal, response = read(asked.operation, status, headers, body)
            self._record(envelope, asked.parameters, refusal, response)
        else:
            self._record(envelope, {}, None if status < 400 else Refusal(str(status), ""), {})

    def _record(
        self,
        envelope: Envelope,
        parameters: Mapping[str, Any],
        error: Refusal | None,
        response: dict[str, Any],
    ) -> None:
        self.calls.append(
            Call(
                time=self.clock.time(),
                signer="you",
                service=envelope.service,
                action=envelope.operation or envelope.method,
                parameters=parameters,
                resource="*",
                allowed=error is None or not error.code.startswith("AccessDenied"),
                error=error,
                response=response,
            )
        )
