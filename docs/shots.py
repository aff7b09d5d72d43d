"""Pictures of every page: in every theme and size to look at, or with `--readme` those of the readme."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from socket import socket
from time import sleep
from urllib.parse import urlsplit

import click
from playwright.sync_api import BrowserContext, Page, sync_playwright

from dashboard.pages import PAGES

HOUSE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("MINQING_HOME", HOUSE / "data" / "home"))
PORT = 8051
SIZES = {"laptop": (1366, 768), "phone": (390, 844)}
THEMES = ("light", "dark")
EVERY = tuple(page.id for page in PAGES)
README = ("overview", "issues", "stations")
WIDER = "document.documentElement.scrollWidth - window.innerWidth"


def is_listening() -> bool:
    """Whether somebody answers at the port."""
    with socket() as knock:
        return knock.connect_ex(("127.0.0.1", PORT)) == 0


@contextmanager
def served(home: Path) -> Iterator[tuple[str, str]]:
    """Where the product is served for as long as the pictures take, and its one-time sign-in link."""
    command = [sys.executable, "-m", "dashboard", "serve", "--home", str(home), "--port", str(PORT)]
    if is_listening():
        raise click.ClickException(f"port {PORT} is taken")
    process = subprocess.Popen(command, cwd=HOUSE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        process.stderr.readline()  # the address
        link = process.stderr.readline().split()
        while not is_listening():
            if process.poll() is not None:
                raise click.ClickException(f"no pages are served from {home}")
            sleep(0.2)
        yield f"http://127.0.0.1:{PORT}", link[-1]
    finally:
        process.terminate()
        process.wait(timeout=20)


def opened(visitor: BrowserContext, address: str, size: tuple[int, int], theme: str) -> Page:
    """The page at this size and in this theme, once its charts are drawn."""
    page = visitor.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.goto(f"{address}{'&' if urlsplit(address).query else '?'}theme={theme}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    return page


def addressed(visitor: BrowserContext, base: str, query: str, names: Iterable[str]) -> dict[str, str]:
    """The address of each page so named: those of the menu, and of one thing the first that is linked."""
    paths = {page.path: page.id for page in PAGES}
    found = {page.id: f"{page.path}?{query}" for page in PAGES if page.tab or page.needs == "administer"}
    found |= {name: f"/{name}&{query}" for name in names if "?" in name}
    waiting = [found[page.id] for page in PAGES if page.tab]
    while waiting and not found.keys() >= set(names):
        page = opened(visitor, base + waiting.pop(0), SIZES["laptop"], "light")
        links = page.eval_on_selector_all("main a[href]", "all => all.map(one => one.getAttribute('href'))")
        for link in links:
            name = paths.get(urlsplit(link).path)
            if name and name not in found:
                found[name] = link
                waiting.append(link)
        page.close()
    return found


def pictures(
    visitor: BrowserContext,
    base: str,
    query: str,
    names: Iterable[str],
    sizes: Iterable[str],
    themes: Iterable[str],
    folder: Path,
) -> Iterator[Path]:
    """Pictures of the pages so named, all of each page; those of the readme show what a screen holds.

    Says on stderr where a page is wider than the screen or a card of it failed.
    """
    is_readme = folder == HOUSE / "docs" / "pictures"
    known = addressed(visitor, base, query, names)
    for name in names:
        for size in sizes:
            for theme in themes:
                page = opened(visitor, base + known[name], SIZES[size], theme)
                wider, failed = page.evaluate(WIDER), page.locator(".mq-failed").count()
                if wider > 0 or failed:
                    click.echo(f"{name} {size}: {wider} px too wide, {failed} failed cards", err=True)
                title = name.partition("?")[0]
                path = folder / (f"{title}.png" if is_readme else f"{title}-{size}-{theme}.png")
                page.screenshot(path=path, full_page=not is_readme)
                page.close()
                yield path


def slide(folder: Path, home: Path, number: int) -> None:
    """One slide of the quarter's deck as LibreOffice draws it; left out where that is not installed."""
    if not (which("soffice") and which("pdftoppm")):
        return
    with tempfile.TemporaryDirectory() as temporary:
        deck = Path(temporary) / "deck.pptx"
        quarter = ["--region", "610902", "--quarter", "2021Q4", "--home", str(home), "-o", str(deck)]
        subprocess.run([sys.executable, "-m", "dashboard", "slides", *quarter], cwd=HOUSE, check=True)
        subprocess.run(["soffice", "--headless", "--convert-to", "pdf", str(deck)], cwd=temporary, check=True)
        pages_of = ["-f", str(number), "-l", str(number), "-singlefile", "-r", "80"]
        subprocess.run(
            ["pdftoppm", "-png", *pages_of, "deck.pdf", str(folder / "slide")], cwd=temporary, check=True
        )


@click.command()
@click.option("--home", type=click.Path(path_type=Path), default=HOME, help="A place that is loaded.")
@click.option("--scope", default="region=610902&from=2021-01-01&to=2021-12-31", help="As in an address.")
@click.option("--page", "names", multiple=True, default=EVERY, help="A page's id, or 'deputy?id=unit/D1'.")
@click.option("--size", "sizes", multiple=True, type=click.Choice(list(SIZES)), default=list(SIZES))
@click.option("--theme", "themes", multiple=True, type=click.Choice(THEMES), default=THEMES)
@click.option("--readme", "is_readme", is_flag=True, help="Those of the readme, into docs/pictures.")
@click.option("-o", "--out", "folder", type=click.Path(path_type=Path), help="A new folder unless given.")
def shots(
    home: Path,
    scope: str,
    names: tuple[str, ...],
    sizes: tuple[str, ...],
    themes: tuple[str, ...],
    is_readme: bool,
    folder: Path | None,
) -> None:
    """Pictures of pages, to look at; their paths on stdout."""
    if is_readme:
        folder, names, sizes, themes = HOUSE / "docs" / "pictures", README, ("laptop",), ("light",)
    folder = folder or Path(tempfile.mkdtemp(prefix="minqing-shots-"))
    folder.mkdir(parents=True, exist_ok=True)
    with served(home) as (base, link), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        visitor = browser.new_context()
        visitor.new_page().goto(link)
        for path in pictures(visitor, base, scope, names, sizes, themes, folder):
            click.echo(path)
        browser.close()
    if is_readme:
        slide(folder, home, 5)


if __name__ == "__main__":
    shots()
