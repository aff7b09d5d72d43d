"""Users and the ways in: passwords, waits, one-time links, ends."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import pytest

from audit.secret import secret
from dashboard.access.passwords import BadPassword
from dashboard.access.policy import access_policy
from dashboard.access.signing import LOCAL, LinkSpent, Signing, SignInRefused, TooManyAttempts
from dashboard.access.users import BadUser, UnknownUser
from dashboard.errors import UnknownRegion
from dashboard.sight import EVERYTHING

RIGHT, WRONG, HERE = "correct horse battery", "wrong horse battery", "10.0.0.1"
POLICY = access_policy()


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, minutes: float) -> None:
        self.now += minutes * 60


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def signing(tmp_path: Path, clock: Clock) -> Signing:
    signing = Signing(tmp_path, clock)
    signing.users.add("li", "leader", "610902101", RIGHT)
    return signing


def test_a_user_comes_in_with_the_password_and_sees_the_region(signing: Signing) -> None:
    user = signing.by_password("li", RIGHT, HERE)
    assert (user.role, user.region) == ("leader", "610902101000")


@pytest.mark.parametrize("name", ["li", "nobody", "", "a" * 500, "李'; drop table users; --"])
def test_what_is_wrong_gets_one_answer(signing: Signing, name: str) -> None:
    with pytest.raises(SignInRefused) as refused:
        signing.by_password(name, WRONG, HERE)
    assert refused.value.zh == "用户名或密码不对"
    assert signing.users.find("li") is not None


def test_too_many_wrong_ones_wait_even_with_the_right_one(signing: Signing, clock: Clock) -> None:
    for name in ("li", "nobody"):
        for _try in range(POLICY.attempts.per_name):
            with pytest.raises(SignInRefused):
                signing.by_password(name, WRONG, HERE)
        with pytest.raises(TooManyAttempts) as waits:
            signing.by_password(name, RIGHT, "10.9.9.9")
        assert f"{POLICY.attempts.wait_minutes} 分钟" in waits.value.zh
    clock.wait(POLICY.attempts.wait_minutes)
    assert signing.by_password("li", RIGHT, HERE).name == "li"


def test_a_right_password_ends_the_count(signing: Signing) -> None:
    for _round in range(3):
        for _try in range(POLICY.attempts.per_name - 1):
            with pytest.raises(SignInRefused):
                signing.by_password("li", WRONG, HERE)
        signing.by_password("li", RIGHT, HERE)


def test_one_address_that_tries_many_names_waits(signing: Signing) -> None:
    for number in range(POLICY.attempts.per_address):
        with pytest.raises(SignInRefused):
            signing.by_password(f"name{number}", "x" * (POLICY.password.longest + 1), HERE)
    with pytest.raises(TooManyAttempts):
        signing.by_password("li", RIGHT, HERE)
    assert signing.by_password("li", RIGHT, "10.0.0.2").name == "li"


def test_many_wrong_ones_at_once_are_all_counted(signing: Signing) -> None:
    def attempt(_number: int) -> type[Exception]:
        try:
            signing.by_password("li", WRONG, HERE)
        except (SignInRefused, TooManyAttempts) as refused:
            return type(refused)
        raise AssertionError("came in")

    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(attempt, range(12)))
    assert said.count(SignInRefused) == POLICY.attempts.per_name


def test_a_link_is_good_once_and_not_for_long(signing: Signing, clock: Clock) -> None:
    token = signing.link_for("li")
    assert signing.by_link(token).name == "li"
    with pytest.raises(LinkSpent):
        signing.by_link(token)
    late = signing.link_for("li")
    clock.wait(POLICY.link.minutes + 1)
    with pytest.raises(LinkSpent):
        signing.by_link(late)
    with pytest.raises(LinkSpent):
        signing.by_link("made up")


def test_a_link_used_many_times_at_once_lets_in_one(signing: Signing) -> None:
    token = signing.link_for("li")

    def use(_number: int) -> bool:
        try:
            return signing.by_link(token).name == "li"
        except LinkSpent:
            return False

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(16))) == 1


def test_this_machine_s_administrator_has_no_password_and_can_be_shut_out(signing: Signing) -> None:
    token = signing.local_link()
    assert token is not None
    local = signing.by_link(token)
    assert (local.name, local.role, local.region) == (LOCAL, "administrator", EVERYTHING)
    for password in ("", RIGHT):
        with pytest.raises(SignInRefused):
            signing.by_password(LOCAL, password, HERE)
    signing.users.disable(LOCAL)
    assert signing.local_link() is None


def test_a_disabled_user_stays_out_until_a_new_password(signing: Signing) -> None:
    link = signing.link_for("li")
    before = signing.users.named("li").generation
    signing.users.disable("li")
    with pytest.raises(SignInRefused):
        signing.by_password("li", RIGHT, HERE)
    with pytest.raises(LinkSpent):
        signing.by_link(link)
    with pytest.raises(LinkSpent):
        signing.link_for("li")
    signing.users.set_password("li", "another horse battery")
    assert signing.by_password("li", "another horse battery", HERE).generation > before


@pytest.mark.parametrize(
    ("name", "role", "region", "password", "refusal"),
    [
        ("li", "leader", "610902", RIGHT, BadUser),
        ("has space", "leader", "610902", RIGHT, BadUser),
        ("a:b", "leader", "610902", RIGHT, BadUser),
        ("wang", "king", "610902", RIGHT, BadUser),
        ("wang", "leader", "", RIGHT, BadUser),
        ("wang", "office", "61090", RIGHT, UnknownRegion),
        ("wang", "office", "610902", "short", BadPassword),
        ("wang", "office", "610902", "x" * 1000, BadPassword),
    ],
)
def test_a_user_that_makes_no_sense_is_refused(
    signing: Signing, name: str, role: str, region: str, password: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        signing.users.add(name, role, region, password)
    assert [user.name for user in signing.users.all()] == ["li"]


def test_nobody_is_changed_where_nobody_is(signing: Signing) -> None:
    for change in (signing.users.disable, signing.users.end_sign_ins, signing.link_for):
        with pytest.raises(UnknownUser):
            change("wang")


def test_what_is_kept_is_the_owner_s_and_holds_no_password(tmp_path: Path, signing: Signing) -> None:
    token = signing.link_for("li")
    folder = tmp_path / "access"
    assert S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.iterdir():
        assert S_IMODE(path.stat().st_mode) == 0o600, path
        assert RIGHT.encode() not in path.read_bytes()
        assert token.encode() not in path.read_bytes()
    assert b"$argon2id$" in (folder / "users.sqlite").read_bytes()


def test_a_secret_is_one_for_all_who_ask_first(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _number: secret(tmp_path / "fresh", "key"), range(32)))
    assert len(secrets) == 1
    assert [path.name for path in (tmp_path / "fresh").iterdir()] == ["key"]
