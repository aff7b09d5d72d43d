"""Serving until told to stop; then what is being worked on is finished first."""

import logging
import signal
import threading
import time
from types import FrameType

from waitress.server import create_server

from callbacks.gate import Gate
from dashboard.serving import ServingPolicy

LOG = logging.getLogger(__name__)
SPARE = 4
"""Threads beyond those that work or wait: they say 'busy', and answer whoever watches."""
FLUSHED = 0.05  # seconds between two looks whether the answers have left


class Server:
    """A waitress on one address; OSError where it can't listen there."""

    def __init__(self, gate: Gate, policy: ServingPolicy, host: str, port: int) -> None:
        self._gate, self._policy = gate, policy
        self._is_stopping = self._is_drained = False
        self._waitress = create_server(
            gate,
            host=host,
            port=port,
            threads=policy.working + policy.waiting + SPARE,
            connection_limit=policy.connections,
            asyncore_use_poll=True,
            # the door takes a proxy's word where policy says so, and the meters must see that there is one
            clear_untrusted_proxy_headers=False,
            ident="minqing",
        )

    def run(self) -> None:
        """Serves until SIGTERM or SIGINT and what was begun is done; a second signal ends it at once."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told)
        self._waitress.run()
        LOG.info("stopped")

    def _told(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_stopping:
            raise SystemExit(0)
        self._is_stopping = True
        LOG.info("stopping")
        threading.Thread(target=self._drain, name="stopping", daemon=True).start()

    def _drain(self) -> None:
        """Nobody new, the rest done and sent, then the end; in a thread, since the main one sends."""
        until = time.monotonic() + self._policy.stop_seconds
        self._waitress.accepting = False
        if not self._gate.close(self._policy.stop_seconds):
            LOG.warning("stopping with requests under way", extra={"working": self._gate.working})
        while self._is_sending() and time.monotonic() < until:
            time.sleep(FLUSHED)
        signal.raise_signal(signal.SIGTERM)

    def _is_sending(self) -> bool:
        channels = list(self._waitress.active_channels.values())
        return any(one.requests or one.total_outbufs_len for one in channels)
