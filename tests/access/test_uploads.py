"""Handing in on the page: who may, from where, and what others see of it."""

import io
from pathlib import Path

import pytest
from flask import Flask

from audit.chain import Audit
from callbacks.uploads import STEPS
from dashboard import addresses
from dashboard.uploads.handing_in import HandingIn
from tests.web import signed_in

ROLES = {"town-leader": 403, "town-office": 200, "town-administrator": 200}
FILES = addresses.UPLOAD_FILES


def files() -> dict[str, object]:
    return {"files": (io.BytesIO("编号,收集日期\n1,2021-06-01\n".encode()), "../台账.csv")}


@pytest.mark.parametrize("name", ROLES)
def test_only_who_may_hand_in_does(server: Flask, home: Path, name: str) -> None:
    client = signed_in(server, home, name)
    answer = client.post(FILES, data=files())
    assert answer.status_code == ROLES[name]
    kept = HandingIn(home).of(name)
    assert [file.name for one in kept for file in one.files] == (["台账.csv"] if ROLES[name] == 200 else [])
    for one in kept:
        assert answer.get_data(as_text=True) == addresses.upload(one.id)
        HandingIn(home).wait(name, one.id)
    if ROLES[name] != 200:
        assert {client.post(f"{path}?id=x").status_code for path in STEPS} == {403}
        assert Audit(home).chain().entries[-1].about["why"] == "upload"


def test_another_user_s_upload_isn_t_there(server: Flask, home: Path) -> None:
    signed_in(server, home, "town-office").post(FILES, data=files())
    (upload,) = HandingIn(home).of("town-office")
    HandingIn(home).wait("town-office", upload.id)
    other = signed_in(server, home, "town-administrator")
    for path in STEPS:
        answers = [other.post(f"{path}?id={key}") for key in (upload.id, f"u{'0' * 24}", "../x")]
        assert {answer.status_code for answer in answers} == {400}
        assert (
            len(
                {answer.get_data(as_text=True).replace(upload.id, "…").split("?id=")[0] for answer in answers}
            )
            == 1
        )
    assert HandingIn(home).find("town-office", upload.id).files == upload.files


def test_a_page_of_another_site_hands_nothing_in(server: Flask, home: Path) -> None:
    client = signed_in(server, home, "town-office")
    for path in (FILES, *STEPS):
        answer = client.post(path, data=files(), headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403
    assert HandingIn(home).of("town-office") == []


def test_a_stranger_hands_nothing_in(server: Flask) -> None:
    client = server.test_client()
    assert {client.post(path).status_code for path in (FILES, *STEPS)} == {401}
