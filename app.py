"""Minqing's web app: wires layouts, callbacks and downloads to one warehouse; `server` is for WSGI."""

import os
from functools import partial
from logging import StreamHandler
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, request

import callbacks
from audit.chain import Audit
from callbacks import administration, body, downloads, headers, health, uploads
from callbacks.door import Door
from callbacks.entrance import Entrance
from callbacks.gate import Gate
from callbacks.observing import Observer
from callbacks.provider import Way
from callbacks.stopping import Server
from dashboard.access.provider import read_provider
from dashboard.access.signing import Signing
from dashboard.errors import DashboardError
from dashboard.logs import begin, to_file
from dashboard.mending import Mender
from dashboard.serving import serving_policy
from dashboard.warehouse import Warehouse
from layouts.busy import busy
from layouts.frame import document, frame
from layouts.password import password
from layouts.plain import handed_link, refused
from layouts.signin import signin
from layouts.site import page_at

OWN_STYLE = r"^minqing\.css$"
"""Linked by the document itself, after the vendors' styles."""
ASSETS = Path(__file__).resolve().parent / "dashboard" / "assets"


class PortTaken(DashboardError):
    """Somebody else listens there, or this machine has no such address."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"{host}:{port} 不能监听：端口被占用或地址不对，请换一个，如 --port {port + 1}",
            f"cannot listen on {host}:{port}: choose another, say --port {port + 1}",
        )


class Site(Dash):
    """Dash in the product's own document."""

    def interpolate_index(self, **pieces: Any) -> str:  # type: ignore[override]
        """The first page of a visit, in the language and colours its address asks for."""
        return document(request.args, pieces)


def create_app(home: Path) -> Dash:
    """The app on the warehouse of `home`; it follows new snapshots by itself."""
    app = Site(
        __name__,
        assets_folder=str(ASSETS),
        assets_ignore=OWN_STYLE,
        title="民情看板",
        update_title=None,  # type: ignore[arg-type]
        compress=True,
        suppress_callback_exceptions=True,
        serve_locally=True,
    )
    warehouse = Warehouse(home, is_guarded=True, alarm=Mender(home))
    app.layout = frame()
    callbacks.register(app, warehouse, partial(page_at, warehouse))
    downloads.register(app.server, warehouse)
    health.register(app.server, warehouse)
    observer = Observer(warehouse)
    observer.register(app.server)
    body.register(app, _close(app.server, warehouse))
    headers.register(app.server, app.csp_hashes())
    gate = Gate(app.server.wsgi_app, serving_policy(), busy)
    observer.watch(gate)
    app.server.wsgi_app = gate
    return app


def _close(server: Flask, warehouse: Warehouse) -> Door:
    """A door before everything: who isn't signed in gets the sign-in page."""
    signing, audit = Signing(warehouse.home), Audit(warehouse.home)
    door = Door(signing.users, audit, {**downloads.NEEDS, **administration.NEEDS, **uploads.NEEDS})
    door.register(server, warehouse)
    provider = read_provider(warehouse.home)
    entrance = Entrance(door, signing, audit, signin, provider.name if provider else "")
    entrance.register(server)
    if provider:
        Way(provider, signing, entrance).register(server)
    pages = administration.Pages(handed_link, refused, password)
    administration.Desk(warehouse.home, door, pages).register(server)
    uploads.Counter(warehouse, refused).register(server)
    return door


def serve(home: Path, host: str, port: int, is_log_shown: bool = False) -> None:
    """Serve until told to stop: waitress, one process, a few threads. PortTaken.

    A line of JSON a request goes to `log/serve-<port>.jsonl` of the home, or to stderr.
    """
    policy = serving_policy()
    path = home / "log" / f"serve-{port}.jsonl"
    begin(StreamHandler() if is_log_shown else to_file(path, policy.log_megabytes, policy.log_files))
    app = create_app(home)
    gate: Gate = app.server.wsgi_app
    try:
        server = Server(gate, policy, host, port)
    except OSError as fault:
        raise PortTaken(host, port) from fault
    server.run()


def __getattr__(name: str) -> Flask:
    # Built when a WSGI server asks for it, so that importing this module opens nothing.
    if name != "server":
        raise AttributeError(name)
    home = os.environ.get("MINQING_HOME") or Path(__file__).resolve().parent / "data" / "home"
    server: Flask = create_app(Path(home)).server
    return server
