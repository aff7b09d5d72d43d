"""What is posted on the upload page: files, what they are, answers, confirm, undo, discard."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from flask import Flask, Response, redirect, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as Answer

from dashboard import addresses
from dashboard.access.policy import Right
from dashboard.access.viewer import Viewer, viewer
from dashboard.errors import DashboardError
from dashboard.translation import _, language, speaking
from dashboard.uploads.handing_in import HandingIn
from dashboard.uploads.policy import upload_policy
from dashboard.uploads.upload import BY_HEADINGS, Said
from dashboard.warehouse import Warehouse

SEE_OTHER, REFUSED, TOO_LARGE = 303, 400, 413

Step = Callable[[HandingIn, str, str], object]
"""What is done with a user's upload: user, upload."""
Refused = Callable[[str, str], str]
"""The page that says why something wasn't done and leads back, as app.py hands it in from the layouts."""


def _say(uploads: HandingIn, who: str, upload: str) -> object:
    typed = {name: request.form.get(name, "").strip() or None for name in ("ledger", "unit", "period")}
    if typed["ledger"] == BY_HEADINGS:
        typed["ledger"] = None
    return uploads.say(who, upload, Said(**typed))


def _answer(uploads: HandingIn, who: str, upload: str) -> object:
    numbers = [request.args.get(name, "") for name in ("file", "question", "candidate")]
    return uploads.answer(who, upload, *(int(number) if number.isdecimal() else -1 for number in numbers))


def _confirm(uploads: HandingIn, who: str, upload: str) -> object:
    return uploads.confirm(who, upload, accept_fewer=request.form.get("fewer") == "yes")


STEPS: Mapping[str, Step] = {
    addresses.UPLOAD_SAY: _say,
    addresses.UPLOAD_ANSWER: _answer,
    addresses.UPLOAD_CONFIRM: _confirm,
    addresses.UPLOAD_UNDO: lambda uploads, who, upload: uploads.undo(who, upload),
    addresses.UPLOAD_DISCARD: lambda uploads, who, upload: uploads.discard(who, upload),
}

NEEDS: Mapping[str, Right] = dict.fromkeys((*STEPS, addresses.UPLOAD_FILES), "upload")
"""Endpoint (named as its path) -> the right it takes."""


class Counter(NamedTuple):
    """The routes of one app; every step is a POST that answers with the page it leads to."""

    warehouse: Warehouse
    refused: Refused

    @property
    def uploads(self) -> HandingIn:
        """The uploads of the warehouse's home."""
        return HandingIn(self.warehouse.home)

    def register(self, server: Flask) -> None:
        """A route a step, and that of the files."""
        server.add_url_rule(addresses.UPLOAD_FILES, addresses.UPLOAD_FILES, self.receive, methods=["POST"])
        for path, step in STEPS.items():
            server.add_url_rule(path, path, self.stepping(step), methods=["POST"])

    def receive(self) -> Answer:
        """The files' upload: its address, or why they weren't taken, in a line of text for the script."""
        request.max_content_length = upload_policy().request_bytes
        with speaking(request.args.get("lang", "zh")):
            try:
                files = [(one.filename or "", one.stream) for one in request.files.getlist("files")]
                upload = self.uploads.receive(_name(), [file for file in files if file[0]])
            except RequestEntityTooLarge:
                most = upload_policy().request_bytes // 1024 // 1024
                return Response(_("一次最多 {most} MB").format(most=most), TOO_LARGE, mimetype="text/plain")
            except DashboardError as refusal:
                return Response(_told(refusal), REFUSED, mimetype="text/plain")
            return Response(self._page(upload.id), mimetype="text/plain")

    def stepping(self, step: Step) -> Callable[[], Answer]:
        """The view of one step."""

        def view() -> Answer:
            upload = request.args.get("id", "")
            with speaking(request.args.get("lang", "zh")):
                try:
                    with self.warehouse.reading():
                        done = step(self.uploads, _name(), upload)
                except DashboardError as refusal:
                    return Response(self.refused(_told(refusal), self._page(upload)), REFUSED)
                return redirect(self._page(upload if done is not None else None), SEE_OTHER)

        return view

    def _page(self, upload: str | None) -> str:
        """The page of an upload, or of none, with what the address carried of place and view."""
        carried = {name: request.args[name] for name in addresses.CARRIED if name in request.args}
        return addresses.address(addresses.UPLOAD, None, **carried, id=upload)


def _name() -> str:
    """Who hands in; the door let nobody else through."""
    who: Viewer | None = viewer()
    assert who is not None
    return who.name


def _told(refusal: DashboardError) -> str:
    return refusal.zh if language() == "zh" else refusal.en
