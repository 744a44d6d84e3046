"""The edge towards clients: a thread meets a request once all of it has come, so that slow clients hold no thread."""

import fcntl
import re
import socket
import struct
import termios
import time
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from selectors import EVENT_READ

from django.conf import settings
from gunicorn import util
from gunicorn.http import get_parser
from gunicorn.workers.gthread import TConn, ThreadWorker

PATIENCE = 10  # seconds for a request to come in whole
ANSWER = 30  # seconds for an answer to be made and taken
FAREWELL = 2  # seconds for a refused client to read why
PIECE = 64 * 1024  # what is read at once, and the longest that a request's head may be
ARRIVING = 500  # connections listened to at once, of gunicorn's 1000; above, the longest silent one goes
HELD = 64 * 1024 * 1024  # bytes of unfinished requests kept by one worker

WHOLE = 200
REFUSALS = {
    400: "This could not be read.",
    408: "This took too long to come. Load the page again, then press once more.",
    411: "The length must be said first.",
    413: "This is too long. Send less.",
    431: "Too much came before the page's address was clear. Close the browser, then try again.",
    503: "The hub is busy. Wait a moment, then press again.",
}
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]+)[ \t]*(?=\r\n|$)", re.IGNORECASE)


class Connection(TConn):
    """A client's connection, with what has come of its next request."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.data_ready = True  # no thread is ever to wait for data
        self.heard = bytearray()
        self.needed = 0  # bytes of the whole request, once its head has come
        self.refused = False
        self.until = 0.0
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1024 * 1024)  # a page waits here for a slow reader

    def begin(self) -> None:
        """Await the next request; some of it may have come along with the one before."""
        self.heard = bytearray(self.parser.unreader.take_buffered() if self.parser else b"")
        self.needed = 0
        self.until = time.monotonic() + PATIENCE
        self.sock.setblocking(False)

    def init(self) -> None:
        """Give the parser what was heard and no way to the socket: nothing that a client sends can make it wait."""
        self.initialized = True
        self.sock.setblocking(True)
        self.parser = get_parser(self.cfg, [bytes(self.heard)], self.client)
        self.heard = bytearray()

    def has_unread(self) -> bool:
        """Ask the system whether the client has yet to take some of an earlier answer."""
        (waiting,) = struct.unpack("i", fcntl.ioctl(self.sock, termios.TIOCOUTQ, b"\0" * 4))
        return waiting > 0

    def close(self, graceful: bool = False) -> None:
        """Close at once: every request was read to its end, and the loop that calls this must not linger."""
        util.close(self.sock)

    def verdict(self) -> int:
        """Say WHOLE, the status of a refusal, or 0 while more has to come."""
        if not self.needed:
            end = self.heard.find(b"\r\n\r\n", 0, PIECE)
            if end < 0:
                return 431 if len(self.heard) >= PIECE else 0
            length, refusal = _length(bytes(self.heard[:end]))
            if refusal:
                return refusal
            self.needed = end + 4 + length
        return WHOLE if len(self.heard) >= self.needed else 0


class Worker(ThreadWorker):
    """gunicorn's threads, behind a loop that listens to all connections at once and refuses what is slow or too long.

    It speaks HTTP/1.1 without TLS, which is the proxy's.
    """

    def init_process(self) -> None:
        self.arriving: dict[Connection, None] = {}  # oldest first
        self.answering: set[Connection] = set()
        super().init_process()

    def accept(self, listener: socket.socket) -> None:
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        self.enqueue_req(Connection(self.cfg, client, address, listener.getsockname()))

    def enqueue_req(self, conn: Connection) -> None:
        """Listen to a connection until its next request is whole; only then give it to a thread."""
        if len(self.arriving) >= ARRIVING:
            self._drop(next(iter(self.arriving)))
        conn.begin()
        self.arriving[conn] = None
        self.poller.register(conn.sock, EVENT_READ, partial(self._listen, conn))
        self._listen(conn)

    def finish_request(self, conn: Connection, *args: object) -> None:
        self.answering.discard(conn)
        super().finish_request(conn, *args)

    def _keepalive_after(self, conn: Connection, keepalive: bool) -> bool:
        """Pass over what a view left unread; it is all here, so gunicorn need not end the connection to be quick."""
        return keepalive and conn.parser.finish_body()

    def murder_pending(self) -> None:
        """End what did not come, or was not taken, in time; gunicorn's loop calls this each second."""
        now = time.monotonic()
        for conn in self.answering:
            if conn.until <= now:
                with suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for this client
        for conn in list(self.arriving):
            if conn.until <= now and conn.heard and not conn.refused:
                self._refuse(conn, 408)
            elif conn.until <= now or not (self.alive or conn.heard):
                self._drop(conn)

    def _listen(self, conn: Connection, sock: socket.socket | None = None) -> None:
        if conn not in self.arriving:  # dropped since the poller saw it
            return
        try:
            piece = conn.sock.recv(PIECE)
        except BlockingIOError:
            piece = None
        except OSError:
            piece = b""
        if piece == b"":
            self._drop(conn)
        elif not conn.refused:
            conn.heard += piece or b""
            verdict = conn.verdict()
            if verdict == WHOLE and conn.has_unread():
                self._drop(conn)  # it asks for more without reading what it got
            elif verdict == WHOLE:
                self._forget(conn)
                conn.until = time.monotonic() + ANSWER
                self.answering.add(conn)
                super().enqueue_req(conn)
            elif verdict:
                self._refuse(conn, verdict)
            elif len(conn.heard) > PIECE and sum(len(other.heard) for other in self.arriving) > HELD:
                self._refuse(conn, 503)

    def _refuse(self, conn: Connection, status: int) -> None:
        """Say why, then hear nothing more; the connection stays a moment, for a cut one would lose the answer."""
        conn.refused, conn.heard, conn.until = True, bytearray(), time.monotonic() + FAREWELL
        try:
            conn.sock.send(_answer(status))
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._drop(conn)

    def _drop(self, conn: Connection) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        conn.close()

    def _forget(self, conn: Connection) -> None:
        del self.arriving[conn]
        self.poller.unregister(conn.sock)


def _length(head: bytes) -> tuple[int, int]:
    """Give the length of the body, and the status of a refusal if the head is not plain about it."""
    lower = head.lower()
    if b"\r\ntransfer-encoding" in lower:
        return 0, 411  # browsers and proxies know how long a form is
    said = LENGTH.findall(head)
    if lower.count(b"\r\ncontent-length") != len(said) or len(said) > 1:
        return 0, 400
    digits = said[0].lstrip(b"0") if said else b""
    if len(digits) > 12 or int(digits or b"0") > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return 0, 413
    return int(digits or b"0"), 0


def _answer(status: int) -> bytes:
    body = f"{REFUSALS[status]}\n"
    head = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        "Connection: close",
        "Content-Type: text/plain; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Content-Security-Policy: default-src 'none'",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: no-store",
        "X-Hub: 1",
        *(["Retry-After: 5"] if status == 503 else []),
    ]
    return "\r\n".join([*head, "", body]).encode()
