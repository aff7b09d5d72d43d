"""What the server tells of itself: a line a request in its log, and /metrics for whoever watches over it."""

import logging
import time
from functools import partial
from uuid import uuid4

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from callbacks.gate import Gate
from dashboard import addresses
from dashboard.access.viewer import viewer
from dashboard.errors import NoWarehouse
from dashboard.sight import EVERYTHING, seen_from
from dashboard.warehouse import Warehouse

LOG = logging.getLogger(__name__)
LOOPBACK = frozenset({"127.0.0.1", "::1"})
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")
FORBIDDEN = 403
BOUNDS = (0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)
"""Seconds; the histogram's own buckets end too soon for a deck."""


class Observer:
    """Counts one app's requests. No name, no address, nothing of the data is counted or logged."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        labels = ("endpoint", "status")
        self._requests = Counter("minqing_requests", "Requests answered", labels, registry=self._registry)
        self._seconds = Histogram(
            "minqing_request_seconds",
            "From the first look at a request to its answer",
            ("endpoint",),
            buckets=BOUNDS,
            registry=self._registry,
        )
        standing = Gauge(
            "minqing_standing_in", "1 while a damaged snapshot is stood in for", registry=self._registry
        )
        standing.set_function(self._is_standing_in)

    def register(self, server: Flask) -> None:
        """Around everything the server answers; must come before the door."""
        server.before_request(_begin)
        server.after_request(self._end)
        server.add_url_rule(addresses.METRICS, "metrics", self.metrics)

    def watch(self, gate: Gate) -> None:
        """Tells how full the gate is, too."""
        meanings = {"working": "worked on", "waiting": "waiting", "refused": "told to come back"}
        for name, meaning in meanings.items():
            gauge = Gauge(f"minqing_requests_{name}", f"Requests {meaning}", registry=self._registry)
            gauge.set_function(partial(getattr, gate, name))

    def metrics(self) -> Response:
        """Prometheus text, for this machine only: not through a proxy, whoever asks."""
        is_forwarded = any(header in request.headers for header in FORWARDED)
        if request.remote_addr not in LOOPBACK or is_forwarded:
            return Response("this machine only\n", FORBIDDEN, mimetype="text/plain")
        return Response(generate_latest(self._registry), content_type=CONTENT_TYPE_LATEST)

    def _is_standing_in(self) -> float:
        try:
            with seen_from(EVERYTHING):
                return float(self._warehouse.instead_of is not None)
        except NoWarehouse:
            return 1.0

    def _end(self, answer: Response) -> Response:
        """The answer, counted, logged and with the number of its request."""
        rule = request.url_rule.rule if request.url_rule else "none"
        lasted = time.perf_counter() - g.began
        self._requests.labels(rule, str(answer.status_code)).inc()
        self._seconds.labels(rule).observe(lasted)
        who = viewer()
        told = {"request": g.request_id, "method": request.method, "endpoint": rule}
        told |= {"status": str(answer.status_code), "region": who.region if who else ""}
        LOG.info("request", extra=told | {"ms": round(lasted * 1000)})
        answer.headers["X-Request-ID"] = g.request_id
        return answer


def _begin() -> None:
    g.began, g.request_id = time.perf_counter(), uuid4().hex[:12]
