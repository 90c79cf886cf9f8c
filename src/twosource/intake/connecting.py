"""One connection to addresses that were looked at before, with an end to its patience.

The request keeps the name of the host, so that the Host header and the check of the certificate go by it; only the
socket is told where to connect. Time is counted over the whole exchange: a server that sends a byte now and then
does not hold the reader up. Imports httpx: import it in the function that needs it.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

_CONNECT_SECONDS = 10.0
"""Patience with one of several addresses of a host."""


class Deadline:
    """A moment after which nothing more is waited for."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds; zero or less once it has passed."""
        return self._end - time.monotonic()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """The clock stands still while the body runs."""
        left = self.left()
        try:
            yield
        finally:
            self._end = time.monotonic() + left

    def within(self, timeout: float | None = None) -> float:
        """``timeout``, or what is left if that is less. Raises httpcore.ReadTimeout where nothing is."""
        left = self.left()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole exchange is over")
        return left if timeout is None else min(timeout, left)


class Pinned(httpx.BaseTransport):
    """Connects to ``addresses``, the first that answers, whatever the request names. One exchange, then ``close``."""

    def __init__(self, addresses: Sequence[str], deadline: Deadline, *, secure: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_trust() if secure else None,
            max_connections=1,
            max_keepalive_connections=0,
            http1=True,
            http2=False,
            retries=0,
            network_backend=_Sockets(addresses, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=b"",
        )
        with _faults():
            answer = self._pool.handle_request(asked)
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(status_code=answer.status, headers=answer.headers, stream=_Body(answer.stream))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        with _faults():
            yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Sockets(httpcore.NetworkBackend):
    def __init__(self, addresses: Sequence[str], deadline: Deadline) -> None:
        self._addresses = addresses
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 (the name was looked up before)
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the deadline counts)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception = httpcore.ConnectError("no address")
        for address in self._addresses:
            try:
                patience = self._deadline.within(_CONNECT_SECONDS)
                stream = self._sockets.connect_tcp(address, port, patience, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
            else:
                return _Timed(stream, self._deadline)
        raise fault


class _Timed(httpcore.NetworkStream):
    """A stream each of whose steps ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        except httpcore.ConnectError as fault:
            raise _Unsafe(fault.__cause__) from fault
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Unsafe(httpcore.ConnectError):
    """No safe connection. The pool of httpcore takes the causes off the errors that pass it, so it is kept here."""

    def __init__(self, cause: BaseException | None) -> None:
        super().__init__(str(cause))
        self.cause = cause if isinstance(cause, ssl.SSLError) else ssl.SSLError()


def _trust() -> ssl.SSLContext:
    """The authorities that Mozilla trusts, and those of this machine, where a house adds its own."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


@contextmanager
def _faults() -> Iterator[None]:
    """What goes wrong below as the errors that a user of httpx knows, its cause kept."""
    try:
        yield
    except _Unsafe as fault:
        raise httpx.ConnectError(str(fault)) from fault.cause
    except httpcore.ConnectError as fault:
        raise httpx.ConnectError(str(fault)) from fault
    except httpcore.ConnectTimeout as fault:
        raise httpx.ConnectTimeout(str(fault)) from fault
    except httpcore.TimeoutException as fault:
        raise httpx.ReadTimeout(str(fault)) from fault
    except httpcore.NetworkError as fault:
        raise httpx.ReadError(str(fault)) from fault
    except httpcore.ProtocolError as fault:
        raise httpx.RemoteProtocolError(str(fault)) from fault
