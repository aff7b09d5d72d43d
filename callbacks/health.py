"""Whether the product can answer: for whoever watches over it, without a word of the data."""

from functools import partial

from flask import Flask, Response

from dashboard import addresses
from dashboard.errors import NoWarehouse
from dashboard.sight import EVERYTHING, seen_from
from dashboard.warehouse import Warehouse

UNAVAILABLE = 503


def register(server: Flask, warehouse: Warehouse) -> None:
    """The one route."""
    server.add_url_rule(addresses.HEALTH, "health", partial(health, warehouse))


def health(warehouse: Warehouse) -> Response:
    """`ok`; `standing in` where an earlier snapshot is shown for a damaged one; 503 where there is none."""
    try:
        with seen_from(EVERYTHING):
            told = "ok\n" if warehouse.instead_of is None else "standing in\n"
            return Response(told, mimetype="text/plain")
    except NoWarehouse:
        return Response("no warehouse\n", UNAVAILABLE, mimetype="text/plain")
