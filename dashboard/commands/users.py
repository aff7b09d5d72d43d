"""`users`: who may look, in what role and at which region."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click

from audit.chain import Audit
from audit.person import at_the_terminal
from dashboard import addresses
from dashboard.access.policy import Role
from dashboard.access.signing import Signing
from dashboard.commands.options import HOME
from dashboard.sight import EVERYTHING

PASSWORD = click.option(
    "--password-stdin",
    "is_piped",
    is_flag=True,
    help="Read the password from standard input; else it is asked.",
)


@click.group()
def users() -> None:
    """Who may look, in what role and at which region."""


@users.command()
@click.argument("name")
@click.option("--role", type=click.Choice(get_args(Role)), required=True)
@click.option("--region", default=EVERYTHING, help="6, 9 or 12 digits; only an administrator may go without.")
@click.option("--no-password", "is_link_only", is_flag=True, help="Comes in by one-time links only.")
@PASSWORD
@HOME
def add(name: str, role: str, region: str, is_link_only: bool, is_piped: bool, home: Path) -> None:
    """Add a user."""
    password = None if is_link_only else _password(is_piped)
    user = Signing(home).users.add(name, role, region, password)
    _note(home, name, change="added", role=role, region=user.region)
    click.echo(f"已添加用户 {name}", err=True)


@users.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of lines.")
@HOME
def listed(as_json: bool, home: Path) -> None:
    """Everyone, disabled ones included."""
    known = Signing(home).users.all()
    if as_json:
        click.echo(json.dumps([asdict(user) for user in known], ensure_ascii=False, indent=1))
        return
    for user in known:
        told = [user.name, user.role, user.region or "全部", "停用" if user.is_disabled else "可用"]
        click.echo("\t".join([*told, "密码" if user.has_password else "仅链接"]))


@users.command()
@click.argument("name")
@HOME
def disable(name: str, home: Path) -> None:
    """Sign a user out everywhere, for good; a new password lets them in again."""
    Signing(home).users.disable(name)
    _note(home, name, change="disabled")
    click.echo(f"已停用用户 {name}", err=True)


@users.command()
@click.argument("name")
@PASSWORD
@HOME
def passwd(name: str, is_piped: bool, home: Path) -> None:
    """Give a user a new password; every earlier sign-in ends."""
    known = Signing(home).users
    known.named(name)
    known.set_password(name, _password(is_piped))
    _note(home, name, change="password")
    click.echo(f"已更改用户 {name} 的密码", err=True)


@users.command()
@click.argument("name")
@click.option(
    "--site", default="http://127.0.0.1:8050", show_default=True, help="Where the pages are served."
)
@HOME
def link(name: str, site: str, home: Path) -> None:
    """Print a one-time sign-in link for a user."""
    token = Signing(home).link_for(name)
    _note(home, name, change="link")
    click.echo(f"{site.rstrip('/')}{addresses.sign_in_link(token)}")


def _password(is_piped: bool) -> str:
    if is_piped:
        return sys.stdin.readline().rstrip("\r\n")
    asked: str = click.prompt("密码", hide_input=True, confirmation_prompt="再输一遍", err=True)
    return asked


def _note(home: Path, name: str, **about: str) -> None:
    Audit(home).note(at_the_terminal(), "user_changed", user=name, **about)
