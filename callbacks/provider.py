"""In by way of an outside provider (OpenID Connect), where the home names one."""

import logging
from typing import Any

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, request, session
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response as Answer

from callbacks.door import within
from callbacks.entrance import Entrance
from dashboard import addresses
from dashboard.access.provider import Provider
from dashboard.access.signing import Signing
from dashboard.errors import DashboardError

LOG = logging.getLogger(__name__)
PATIENCE = 10
"""Seconds the provider has for an answer."""

BEYOND = "beyond"
FORBIDDEN, UNAVAILABLE = 403, 503


class ProviderFailed(DashboardError):
    """The provider didn't answer, or its answer doesn't hold."""

    def __init__(self) -> None:
        super().__init__(
            "统一登录没有成功：请重试，或用密码登录", "that sign-in failed: try again, or use a password"
        )


class Way:
    """The two routes: to the provider, and back."""

    def __init__(self, provider: Provider, signing: Signing, entrance: Entrance) -> None:
        self._provider, self._signing, self._entrance = provider, signing, entrance

    def register(self, server: Flask) -> None:
        """Both answer strangers; see door.OPEN."""
        self._client = OAuth(server).register(
            "provider",
            client_id=self._provider.client_id,
            client_secret=self._provider.client_secret,
            server_metadata_url=f"{self._provider.issuer.rstrip('/')}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid profile",
                "code_challenge_method": "S256",
                "default_timeout": PATIENCE,
            },
        )
        server.add_url_rule(addresses.SIGN_IN_PROVIDER, "to_provider", self.leave)
        server.add_url_rule(addresses.SIGN_IN_PROVIDER_BACK, "from_provider", self.come_back)

    def leave(self) -> Answer:
        """To the provider, which sends the browser back."""
        session[BEYOND] = within(request.args.get("next"))
        back = f"{self._provider.site.rstrip('/')}{addresses.SIGN_IN_PROVIDER_BACK}"
        try:
            answer: Answer = self._client.authorize_redirect(back)
        except (OAuthError, RequestException, ValueError, KeyError):
            LOG.exception("the provider can't be reached")
            return self._entrance.refuse(ProviderFailed(), UNAVAILABLE, "provider")
        return answer

    def come_back(self) -> Answer:
        """In, as the user the provider's claims describe; else the sign-in page with the reason."""
        beyond = within(session.get(BEYOND))
        try:
            user = self._signing.by_provider(*self._provider.granted(self._claims()), self._provider.issuer)
        except (OAuthError, JoseError, RequestException, ValueError, KeyError):
            LOG.exception("the provider's answer doesn't hold")
            return self._entrance.refuse(ProviderFailed(), FORBIDDEN, "provider")
        except DashboardError as refusal:
            return self._entrance.refuse(refusal, FORBIDDEN, "provider")
        return self._entrance.welcome(user, beyond, "provider")

    def _claims(self) -> dict[str, Any]:
        """What the provider says of who came back: signed by it, for us, of this visit, not too old."""
        told = self._client.authorize_access_token(
            claims_options={
                "iss": {"essential": True, "value": self._provider.issuer},
                "aud": {"essential": True, "value": self._provider.client_id},
            }
        )
        return dict(told["userinfo"])
