"""A relay from a TCP port of the loopback to an agent's socket: tools that test web services know no Unix sockets.

It keeps what the agent answers, so that every byte of it can be searched, and counts requests by their answers. It
listens on 127.0.0.1 only, for as long as the test runs; tacit has no such thing.
"""

import re
import socket
import threading

ANSWER = re.compile(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n")


class Relay:
    """One listening port; a pair of threads for each connection."""

    def __init__(self, path):
        self.path = str(path)
        self.answers: list[bytearray] = []
        self.lock = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def statuses(self) -> dict[int, int]:
        """How often each status was answered; interim answers are none."""
        counts: dict[int, int] = {}
        for answers in self.answers:
            for match in ANSWER.finditer(bytes(answers)):
                status = int(match[1])
                if status != 100:
                    counts[status] = counts.get(status, 0) + 1
        return counts

    def holding(self, data: bytes) -> bool:
        """Whether the agent has answered these bytes to anybody."""
        return any(data in answers for answers in self.answers)

    def close(self):
        """No more connections."""
        self.listener.close()

    def _accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                far.connect(self.path)
            except OSError:
                near.close()
                continue
            answers = bytearray()
            with self.lock:
                self.answers.append(answers)
            threading.Thread(target=_pass, args=(near, far, None), daemon=True).start()
            threading.Thread(target=_pass, args=(far, near, answers), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _pass(source: socket.socket, target: socket.socket, kept: bytearray | None):
    """Passes bytes on until one side has no more, then tells the other side."""
    try:
        while data := source.recv(65_536):
            if kept is not None:
                kept += data
            target.sendall(data)
    except OSError:
        pass
    for end, how in ((target, socket.SHUT_WR), (source, socket.SHUT_RD)):
        try:
            end.shutdown(how)
        except OSError:
            pass
