"""What every answer bears, whoever gives it: nothing from or to elsewhere, in no one's frame."""

from collections.abc import Mapping, Sequence
from functools import partial

from flask import Flask, Response

ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ALONE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
"""The content policy of a page that needs nothing else of the site."""


def register(server: Flask, scripts: Sequence[str]) -> None:
    """Puts them on all that a server answers; `scripts` are the hashes of those written into its document."""
    policy = (
        f"default-src 'self'; script-src 'self' {' '.join(scripts)}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; worker-src blob:; connect-src 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    )
    server.after_request(partial(with_headers, policy))


def with_headers(policy: str, response: Response) -> Response:
    """The answer with all of them, under the content policy; kept by nobody unless it says otherwise."""
    response.headers["Content-Security-Policy"] = policy
    response.headers.update(ALWAYS)
    if "Cache-Control" not in response.headers:
        # What one was shown is nobody's after signing out.
        response.headers["Cache-Control"] = "no-store"
    return response
