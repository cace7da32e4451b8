"""The HTTP server: tornado on 127.0.0.1, one lab behind it, and lab time that runs.

Everything happens in tornado's one event loop, so requests and passing time never meet half-way:
no lock, and no lost update however many clients there are.
"""

from __future__ import annotations

import asyncio
import re
import signal
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler, stream_request_body

from helpers.aws.session import AwsSession
from helpers.endpoint.answers import Answers, HttpRequest
from helpers.endpoint.running_time import RunningTime

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from tornado.http1connection import HTTP1Connection

    from helpers.i18n import Words

HOST = "127.0.0.1"
BODY_LIMIT = 16 * 1024 * 1024
"""Bytes that a request's body may have; far above any request to ECS."""

DRAINED = 16 * BODY_LIMIT
"""A longer body is read to its end and thrown away, so that its sender hears why it was refused;
beyond this the connection is closed."""

IDLE_SECONDS = 120
BODY_SECONDS = 60
"""Real seconds after which a silent connection, or one that never sends its body, is closed."""

_HOST_NAME = re.compile(r"[A-Za-z0-9._-]+(:\d+)?")
"""What a Host header may say: buckets of S3 stand in it. Anything else is taken for nonsense."""

# Headers that belong to one connection, or that tornado writes itself. Date must be this
# machine's time, not lab time: SDKs take it for a skewed clock, correct theirs and try again.
_NOT_FORWARDED = frozenset(
    {"connection", "content-length", "date", "keep-alive", "transfer-encoding"}
)


@stream_request_body
class _Handler(RequestHandler):
    """Hands each request to :class:`Answers` and writes what comes back."""

    def initialize(self, answers: Answers) -> None:
        """Take the lab's answers (tornado calls this for every request)."""
        self._answers = answers
        self._pieces: list[bytes] = []
        self._length = 0

    def prepare(self) -> None:
        """Read also what is too long, to be able to answer it."""
        cast("HTTP1Connection", self.request.connection).set_max_body_size(DRAINED)

    def data_received(self, chunk: bytes) -> None:
        """Keep a piece of the body, up to the limit."""
        self._length += len(chunk)
        if self._length <= BODY_LIMIT:
            self._pieces.append(chunk)

    def _answer(self, *_path: str) -> None:
        request = self.request
        headers = {name.lower(): value for name, value in request.headers.get_all()}
        if self._length > BODY_LIMIT:
            answer = self._answers.too_long(headers, BODY_LIMIT)
        else:
            host = request.host if _HOST_NAME.fullmatch(request.host) else HOST
            url = f"http://{host}{request.uri}"
            answer = self._answers.to(
                HttpRequest(request.method or "", url, headers, b"".join(self._pieces))
            )
        status, answered, body = answer
        self.clear()
        self.clear_header("Server")
        self.set_status(status, reason=None if 100 <= status < 600 else "Unknown")
        for name, value in answered.items():
            head = name.lower() == "content-length" and self.request.method == "HEAD"
            if head or name.lower() not in _NOT_FORWARDED:
                self.set_header(name, str(value))
        self.finish(body or None)

    get = head = post = put = delete = patch = options = _answer

    def compute_etag(self) -> str | None:
        """No ETags but those of the services themselves."""
        return None

    def check_xsrf_cookie(self) -> None:
        """There are no cookies here; every request carries its signature."""


def open_port(port: int) -> list[socket.socket]:
    """Take a port on 127.0.0.1, and on no other address; 0 takes a free one.

    Raises:
        OSError: when the port is taken or not allowed.
    """
    return bind_sockets(port, address=HOST)


async def serve(
    words: Words, sockets: list[socket.socket], *, speed: float, tell: Callable[[str], object]
) -> None:
    """Serve one lab until SIGINT or SIGTERM.

    Lab time begins now, not at the lessons' Monday morning: a client compares what it reads with
    its own clock (``aws logs tail --since 10m``, the end of temporary credentials).

    Args:
        words: the language of what is told and of the lab's own refusals.
        sockets: what :func:`open_port` opened.
        speed: lab seconds a real second.
        tell: is given the line with the address, once requests are answered.
    """
    address = f"http://{HOST}:{sockets[0].getsockname()[1]}"
    session = AwsSession(words, start=datetime.now(UTC).replace(microsecond=0))
    time = RunningTime(session, speed)
    answers = Answers(session, time, words, address)
    server = HTTPServer(
        Application([(r"/.*", _Handler, {"answers": answers})], log_function=lambda _handler: None),
        idle_connection_timeout=IDLE_SECONDS,
        body_timeout=BODY_SECONDS,
        max_body_size=DRAINED,
    )
    stop = asyncio.Event()
    before = _on_signal(asyncio.get_running_loop(), stop)
    server.add_sockets(sockets)
    ticking = asyncio.create_task(time.run())
    tell(words("endpoint-ready", address=address, speed=f"{speed:g}"))
    try:
        await stop.wait()
    finally:
        ticking.cancel()
        server.stop()
        await server.close_all_connections()
        session.close()
        for number, handler in before.items():
            signal.signal(number, handler)


def _on_signal(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> dict[int, Any]:
    """Set ``stop`` at Ctrl-C and SIGTERM; returns what stood there before."""
    return {
        number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
        for number in (signal.SIGINT, signal.SIGTERM)
    }
